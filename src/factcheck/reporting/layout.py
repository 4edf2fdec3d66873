"""Fitting text into a line, counted in terminal cells: a Han character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from factcheck.patterns import compiled
from factcheck.reporting.visible import inline

ELLIPSIS = "…"

_OPENING = "（“‘《〈【「『〔［(\\["
_CLOSING = "，。、；：？！）”’》〉】」』〕］…%％,.;:?!)\\]"
#: What a line may not break: a word or number, or one character, with the punctuation that leans
#: on it, and the blanks behind it.
_ATOM = compiled(
    rf"[{_OPENING}]*(?:[\x21-\x27\x2a-\x7e]+|[^\s{_OPENING}])?[{_CLOSING}]*\s*", re.DOTALL
)
#: The rest of a number or Latin word that a cut would leave behind.
_TORN_END = compiled(r"[0-9A-Za-z０-９.,．%]+$")
_TORN_START = compiled(r"^[0-9A-Za-z０-９.,．%]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A figure with as much of its surroundings as fits into one line."""

    before: str
    figure: str
    after: str


def excerpt(before: str, figure: str, after: str, width: int) -> Excerpt:
    """Trims the surroundings of ``figure`` to ``width`` cells, ``…`` where something is left out.

    Two thirds of the room go to what stands before the figure, since in Chinese that says what it
    is about; what one side does not need the other gets.
    """
    before, figure, after = inline(before).lstrip(), inline(figure), inline(after).rstrip()
    figure = cut(figure, width)
    room = width - cell_len(figure)
    behind = min(cell_len(after), max(room // 3, room - cell_len(before)))
    return Excerpt(tail(before, room - behind), figure, head(after, behind))


def cut(text: str, width: int) -> str:
    """The beginning of ``text`` in at most ``width`` cells, wherever that ends."""
    if cell_len(text) <= width:
        return text
    return _beginning(text, width - cell_len(ELLIPSIS)) + ELLIPSIS


def head(text: str, width: int) -> str:
    """The beginning of ``text`` in at most ``width`` cells; a number is kept whole or left out."""
    if cell_len(text) <= width:
        return text
    kept = _beginning(text, width - cell_len(ELLIPSIS))
    if _TORN_START.match(text[len(kept) :]):
        kept = _TORN_END.sub("", kept)
    return kept + ELLIPSIS if width > 0 else ""


def tail(text: str, width: int) -> str:
    """The end of ``text`` in at most ``width`` cells; a number is kept whole or left out."""
    if cell_len(text) <= width:
        return text
    kept = _beginning(text[::-1], width - cell_len(ELLIPSIS))[::-1]
    if _TORN_END.search(text[: len(text) - len(kept)]):
        kept = _TORN_START.sub("", kept)
    kept = kept.lstrip(_CLOSING.replace("\\", "") + " ")
    return ELLIPSIS + kept if width > 0 else ""


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells.

    Chinese breaks between any two characters, but no line begins with a closing mark or ends with
    an opening one, and words and numbers stay whole where a line can hold them.
    """
    lines = [""]
    for atom in _ATOM.findall(inline(text)):
        if lines[-1] and cell_len(lines[-1]) + cell_len(atom.rstrip()) > width:
            lines.append("")
        while cell_len(atom.rstrip()) > width:
            first = _beginning(atom, width) or atom[0]
            lines[-1] = first
            lines.append("")
            atom = atom[len(first) :]
        lines[-1] += atom
    return [line.rstrip() for line in lines if line.strip()]


def wrap_parts(parts: Iterable[str], separator: str, width: int) -> list[str]:
    """``parts`` joined by ``separator``, in lines that break between two parts where they can."""
    lines: list[str] = []
    for part in filter(None, parts):
        joined = f"{lines[-1]}{separator}{inline(part)}" if lines else ""
        if joined and cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.extend(wrap(part, width))
    return lines


def _beginning(text: str, width: int) -> str:
    used = 0
    for at, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:at]
    return text
