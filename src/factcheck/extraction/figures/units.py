"""Units and classifiers: what is counted or measured, and how it converts.

Everything comes from the lexicons ``units`` and ``classifiers``. A unit is found at a position by
one regular expression, built as a trie so that the cost does not grow with the number of units.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from string import ascii_letters, digits

from msgspec import Struct

from factcheck.extraction.figures.numerals import EXACT
from factcheck.rulebook import lexicons


class Follows(StrEnum):
    """Which numerals a word follows as a unit."""

    ANY = "any"
    COUNT = "count"  #: any, but 一 before it is an article: 一个
    MANY = "many"  #: ASCII digits or a numeral of at least two characters: 三十里, not 七里
    DIGITS = "digits"  #: ASCII digits only


class Unit(Struct, frozen=True, gc=False):
    """A unit as written: ``scale`` units ``name``, each ``factor`` base units of ``dimension``.

    成 is 10 of the unit %; for most units the scale is 1.
    """

    name: str
    dimension: str
    factor: Fraction
    follows: Follows
    scale: Decimal = Decimal(1)

    @property
    def counts(self) -> bool:
        """Whether it counts things, so that a plain number before it is exact."""
        return self.dimension in COUNTED


#: Dimensions of whole things.
COUNTED = frozenset(
    {
        "count", "people", "person-times", "person-days", "households", "household-times",
        "vehicle-times", "device-times", "item-times", "company-times", "ship-times", "flights",
        "services", "occurrences", "containers", "doses", "workdays", "trading-days", "grade",
        "lessons", "qubits", "number", "score",
    }
)  # fmt: skip

#: A figure without a unit.
NUMBER = Unit("", "number", Fraction(1), Follows.ANY)
#: Of a ratio 3:1, of ranks and of enumerations.
RATIO = Unit("比", "ratio", Fraction(1), Follows.ANY)
RANK = Unit("位", "rank", Fraction(1), Follows.ANY)
PERCENT = Unit("%", "percent", Fraction(1), Follows.ANY)


@cache
def units() -> dict[str, Unit]:
    """Every unit and classifier by its surface in normalised text."""
    found: dict[str, Unit] = {}
    for word, dimension, follows, _ in lexicons.rows("classifiers"):
        found[word] = Unit(word, dimension, Fraction(1), Follows(follows))
    rows = lexicons.rows("units")
    factors = {(word, unit.dimension): Fraction(1) for word, unit in found.items()}
    ratio = cache(Fraction)  # most are read more than once
    factors |= {(row[0], row[2]): ratio(row[3]) for row in rows}
    for surface, name, dimension, factor, follows, _ in rows:
        base = factors.get((name, dimension), ratio(factor))
        scale = ratio(factor) / base
        found[surface] = Unit(name, dimension, base, Follows(follows), exact(scale))
    return found


def exact(ratio: Fraction) -> Decimal:
    """A ratio of units as a decimal, to far more digits than a float holds."""
    return EXACT.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))


@cache
def currencies() -> dict[str, Unit]:
    """Names and signs of currencies that stand before the amount: 港币5亿元, US$3."""
    table = units()
    return {sign: table[surface] for sign, surface in lexicons.rows("currencies")}


def rate(unit: Unit, per: Unit) -> Unit:
    """The unit of a rate: 吨/年, of dimension mass/time."""
    return Unit(
        f"{unit.name}/{per.name}",
        f"{unit.dimension}/{per.dimension}",
        unit.factor / per.factor,
        unit.follows,
        unit.scale,
    )


def unit_at(normal: str, start: int) -> str:
    """The longest unit that stands at ``start``, ``""`` where none does: what ``pattern`` finds.

    For the few units that stand behind no numeral. To compile the pattern once more for them would
    take longer than reading an article.
    """
    barred = _barred()
    for end in range(min(start + _longest(), len(normal)), start, -1):
        word = normal[start:end]
        if word in barred and (end == len(normal) or normal[end] not in barred[word]):
            return word
    return ""


@cache
def _longest() -> int:
    return max(map(len, _barred()))


@cache
def _barred() -> dict[str, str]:
    """The characters that may not follow each unit: what is spelled in letters is a whole word."""
    barred = {row[0]: row[3] for row in lexicons.rows("classifiers")}
    barred |= {row[0]: row[5] for row in lexicons.rows("units")}
    spelled = (word for word in barred if word[-1].isascii() and word[-1].isalnum())
    return barred | dict.fromkeys(spelled, ascii_letters + digits)


#: Latin letters and digits. One by one, they are more than half of what there is to compile.
_LATIN = "A-Za-z0-9"


@cache
def pattern() -> str:
    """A regular expression for any unit, the longest first."""
    trie: dict[str, object] = {}
    for word in units():
        node = trie
        for char in word:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        barred = _barred()[word]
        among = _LATIN if barred == ascii_letters + digits else re.escape(barred)
        node[""] = f"(?![{among}])" if barred else ""
    return _expression(trie)


def _expression(node: dict[str, object]) -> str:
    """The branches of a trie node, the empty one (a word that ends here) last."""
    singles: list[str] = []
    branches: list[str] = []
    for char, child in node.items():
        if not char:
            continue
        assert isinstance(child, dict)
        rest = _expression(child)
        if rest:
            branches.append(re.escape(char) + rest)
        else:
            singles.append(char)
    if singles:
        escaped = "".join(re.escape(char) for char in singles)
        branches.append(f"[{escaped}]" if len(singles) > 1 else escaped)
    if "" in node:
        branches.append(str(node[""]))
    if len(branches) == 1:
        return branches[0]
    return f"(?:{'|'.join(branches)})" if branches else ""
