"""Briefs and captions that say a stretch of their text again, word for word or but for one change.

Compared are the characters alone, without white space and punctuation. A change is one character
for another, or one that the text lacks, between stretches that are equal; what a brief leaves out
of its text is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from factcheck.model import Block, BlockKind, Document, Span
from factcheck.patterns import compiled

_TOLD_AGAIN = frozenset((BlockKind.BRIEF, BlockKind.CAPTION, BlockKind.PULL_QUOTE))
#: So many equal characters before a change, and behind it, make two stretches the same.
_BEFORE, _BEHIND = 10, 4
#: Where the brief ends, fewer will do.
_LAST = 3
_SHOWN = 6
#: So few characters may a caption lack of a name, which ends so behind them.
_LACKED = ((0, 1), (0, 2))
_NAME = compiled("[^\\W\\d]{0,4}(?:项目|工程|基地|中心|平台|园区|公司|学院|大学|实验室)")
#: So much said again word for word is no common turn of phrase.
_WHOLE = 20
#: Words that a brief leaves out, of time, of place and of grammar.
_PASSING = frozenset(
    "的地得了着过于在和与及以将把被对向从由为是有也都又还就即并而且则等其该此这那一个们者所之"
    "年月日号时分今昨明当前后上下午晚早晨省市县区国州旗镇乡村新约近超达至到已正再更很最均共全各每第"
    "要北京沪津渝港澳台二两三四五六七八九十百千万亿次称说中够"
)


_NO_SIGN = compiled(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Retelling:
    """A stretch of a brief or caption and the one of the text that it says again."""

    told: Span
    block: int
    text: Span
    text_block: int
    same: bool


@dataclass(frozen=True)
class _Bare:
    """The characters of a block's string that are no punctuation."""

    number: int
    block: Block
    text: str
    characters: str

    @cached_property
    def places(self) -> list[int]:
        """Where the characters stand in the string."""
        return [at for at, character in enumerate(self.text) if character.isalnum()]

    def span(self, start: int, end: int) -> Span:
        return self.block.view.span(self.places[start], self.places[end - 1] + 1)


def retellings(document: Document) -> Iterator[Retelling]:
    """What the briefs and captions of a document say again, in order."""
    told = list(_blocks(document, _TOLD_AGAIN))
    if not told:
        return
    grams: dict[str, tuple[_Bare, int]] = {}  # where each stands first
    for bare in _blocks(document, (BlockKind.PARAGRAPH,)):
        for at in range(len(bare.characters) - _BEFORE + 1):
            grams.setdefault(bare.characters[at : at + _BEFORE], (bare, at))
    for bare in told:
        at = 0
        while at + _BEFORE <= len(bare.characters):
            place = grams.get(bare.characters[at : at + _BEFORE])
            if place is None:
                at += 1
            elif found := _compared(bare, at, *place):
                retelling, at = found
                yield retelling
            else:
                text, start = place
                at += _run(bare.characters, at, text.characters, start)


def _blocks(document: Document, kinds: Collection[BlockKind]) -> Iterator[_Bare]:
    for number, block in enumerate(document.blocks):
        if block.kind in kinds:
            text = block.view.read(document.normal)
            yield _Bare(number, block, text, _NO_SIGN.sub("", text))


def _run(first: str, at: int, second: str, place: int) -> int:
    """How many characters are equal from there on."""
    length = 0
    most = min(len(first) - at, len(second) - place)
    while length < most and first[at + length] == second[place + length]:
        length += 1
    return length


def _free(before: str, *changed: str) -> bool:
    """Whether a change is no slip of a word: a particle, a word of time or place, a number."""
    words = "".join(changed)
    return any(one in _PASSING or one.isascii() for one in words) or before.endswith(words)


def _compared(told: _Bare, at: int, text: _Bare, place: int) -> tuple[Retelling, int] | None:
    """The stretch at ``at`` against the one at ``place``, and where the brief goes on.

    Nothing where the change is one that a brief may make.
    """
    first, second = told.characters, text.characters
    equal = _run(first, at, second, place)
    end, until = at + equal, place + equal
    for more, less in ((1, 1), (1, 0), *_LACKED):
        changed = first[end : end + more], second[until : until + less]
        if len(changed[0]) < more or len(changed[1]) < less or _free(first[:end], *changed):
            continue
        behind = _run(first, end + more, second, until + less)
        if not more and not _in_name(told, first[end : end + behind], changed[1]):
            continue
        last = end + more + behind == len(first)
        if behind >= (_LAST if last else _BEHIND):
            # What readers are shown is the change with a few words around it.
            left, right = min(equal, _SHOWN), min(behind, _SHOWN)
            here = end - left, end + more + right
            there = until - left, until + less + right
            return _retelling(told, here, text, there), end + more + behind
    if equal >= _WHOLE:
        return _retelling(told, (at, end), text, (place, until)), end
    return None


def _in_name(told: _Bare, behind: str, lacked: str) -> bool:
    """Whether a caption lacks words within a name: 制氢示范项目 for 制氢产业示范项目.

    Whatever else it leaves out is brevity, as is all that a brief does.
    """
    return (
        told.block.kind is BlockKind.CAPTION
        and _NAME.match(behind) is not None
        and lacked.isalpha()
        and not any(one in _PASSING for one in lacked)
    )


def _retelling(
    told: _Bare, here: tuple[int, int], text: _Bare, there: tuple[int, int]
) -> Retelling:
    same = told.characters[slice(*here)] == text.characters[slice(*there)]
    return Retelling(told.span(*here), told.number, text.span(*there), text.number, same)
