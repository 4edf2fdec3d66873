"""The numbers that Word writes before the items of its lists (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from factcheck.patterns import compiled

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: A bullet is written as this: the fonts of Word's own bullets have no letters.
BULLET = "•"
_LEVEL = compiled(r"%([1-9])")
#: A counter beyond this writes no numeral that anyone reads.
_MOST = 9_999


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    space: str = " "


@dataclass
class Numbering:
    """The lists of a document: what is told of them, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    #: The list of a reference, and the levels that it starts anew.
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def label(self, reference: str, depth: int) -> str:
        """What Word writes before the next item of this list and depth, ``""`` for nothing."""
        name = self.lists.get(reference)
        levels = self.levels.get(name or "", {})
        level = levels.get(depth)
        if name is None or level is None:
            return ""
        if level.style == "bullet":
            return BULLET + " "
        counts = self._counts[name]
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        restart = self.restarts.get(reference, {}).get(depth)
        if restart is not None and (reference, depth) not in self._restarted:
            self._restarted.add((reference, depth))
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, Level())
            return numeral(counts.get(at, other.start), other.style)

        written = _LEVEL.sub(number, level.text)
        return written and written + level.space


class NumberingPart:
    """Reads the lists of ``word/numbering.xml``."""

    def __init__(self) -> None:
        self.numbering = Numbering()
        self._list = self._reference = ""
        self._depth: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._list = attributes.get("abstractNumId", "")
        elif name == "num":
            self._reference = attributes.get("numId", "")
        elif name in ("lvl", "lvlOverride"):
            self._depth = whole(attributes.get("ilvl", ""))
        elif name == "abstractNumId" and self._reference:
            self.numbering.lists[self._reference] = value
        elif name == "startOverride" and self._depth is not None:
            found = self.numbering.restarts.setdefault(self._reference, {})
            found[self._depth] = whole(value) or 0
        elif self._list and self._depth is not None:
            self._level(name, value, self._depth)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "abstractNum":
            self._list = ""
        elif name == "num":
            self._reference = ""
        elif name in ("lvl", "lvlOverride"):
            self._depth = None

    def data(self, text: str) -> None:
        """No text stands in this part."""

    def _level(self, name: str, value: str, depth: int) -> None:
        levels = self.numbering.levels.setdefault(self._list, {})
        level = levels.get(depth, Level())
        if name == "start":
            level = replace(level, start=whole(value) or 0)
        elif name == "numFmt":
            level = replace(level, style=value)
        elif name == "lvlText":
            level = replace(level, text=value)
        elif name == "suff":
            level = replace(level, space="" if value == "nothing" else " ")
        levels[depth] = level


def whole(text: str) -> int | None:
    """The whole number that an attribute holds, ``None`` for none that a list can count to."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else None


def numeral(number: int, style: str) -> str:
    """A number in one of Word's styles; those that are not known here are written as digits."""
    if not 0 < number <= _MOST:
        return str(number) if style != "none" else ""
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("upperRoman", "lowerRoman"):
        return _roman(number).upper() if style == "upperRoman" else _roman(number)
    if style == "ideographTraditional" and number <= len(_STEMS):
        return _STEMS[number - 1]
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and number <= 20:
        return chr(ord("①") + number - 1)
    if style == "ideographDigital":
        return "".join(_HAN[int(digit)] for digit in str(number))
    if style.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting")):
        return _han(number, _HAN, "十百千").removeprefix("一" if 10 <= number < 20 else "")
    if style == "chineseLegalSimplified":
        return _han(number, _LEGAL, "拾佰仟")
    return "" if style == "none" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _han(number: int, digits: str, ranks: str) -> str:
    written, gap = "", False
    figures = str(number)
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure == "0":
            gap = True
            continue
        zero = "零" if gap and written else ""
        written += zero + digits[int(figure)] + (ranks[place - 1] if place else "")
        gap = False
    return written
