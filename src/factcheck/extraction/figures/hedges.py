"""Words beside a number and the interval that they make it denote (lexicon ``hedges``)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.model import Interval
from factcheck.rulebook import lexicons

INFINITY = Decimal("Infinity")


class Hedge(Struct, frozen=True, gc=False):
    """A hedge: its bounds as multiples of the printed value.

    ``None`` is unbounded; ``to_next`` puts the upper bound at the value plus one of its last digit
    that is not zero (400万 → 500万).
    """

    word: str
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    to_next: bool
    scale_only: bool
    not_after: str

    @property
    def one_sided(self) -> bool:
        """Whether the word gives a bound (超过) and not a neighbourhood (近, 约)."""
        return not self.to_next and (self.low is None or self.high is None)

    def bounds(self, low: Decimal, high: Decimal, place: Decimal) -> Bounds:
        """What the word makes of a number from ``low`` to ``high`` (equal for most numbers)."""
        if low < 0:  # a fall or a frost: the hedge speaks of its size
            size = self.bounds(-high, -low, place)
            return Bounds(-size.high, -size.low, size.high_open, size.low_open)
        if self.to_next:
            return Bounds(low, high + place, self.low_open, self.high_open)
        below = _times(low, self.low, -INFINITY)
        above = _times(high, self.high, INFINITY)
        return Bounds(below, above, self.low_open, self.high_open)


class Bounds(Struct, frozen=True, gc=False):
    """Exact bounds of an interval, infinite where there is none."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def meet(self, other: Bounds) -> Bounds | None:
        """What both say, or ``None`` where they exclude each other."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        if low > high or (low == high and (low_open or not closed)):
            return None
        return Bounds(low, high, low_open, not closed)

    def interval(self) -> Interval:
        """The bounds, each correctly rounded to a float."""
        low, high = float(self.low), float(self.high)
        if low == high:
            return Interval(low, high)
        return Interval(low, high, self.low_open, self.high_open)


@cache
def before() -> dict[str, tuple[Hedge, ...]]:
    """Hedges that stand before a number, by their last character, the longest first."""
    return _by(-1, "before")


@cache
def after() -> dict[str, Hedge]:
    """Hedges behind a number with its unit, by word."""
    return {hedge.word: hedge for hedge in _place("after")}


@cache
def inside() -> dict[str, Hedge]:
    """Hedges directly behind the digits, by word."""
    return {hedge.word: hedge for hedge in _place("inside")}


@cache
def after_pattern() -> str:
    """A regular expression for the hedges behind a number, the longest first."""
    return "|".join(re.escape(word) for word in sorted(after(), key=len, reverse=True))


def _by(index: int, place: str) -> dict[str, tuple[Hedge, ...]]:
    found: dict[str, list[Hedge]] = {}
    for hedge in sorted(_place(place), key=lambda hedge: -len(hedge.word)):
        found.setdefault(hedge.word[index], []).append(hedge)
    return {char: tuple(hedges) for char, hedges in found.items()}


def _place(place: str) -> list[Hedge]:
    return [
        Hedge(
            word,
            _multiple(low),
            _multiple(high),
            low_open=ends[0] == "(",
            high_open=ends[1] == ")",
            to_next=high == "next",
            scale_only=only == "scale",
            not_after=not_after,
        )
        for word, where, low, high, ends, only, not_after, _ in lexicons.rows("hedges")
        if where == place
    ]


def _multiple(cell: str) -> Decimal | None:
    return None if cell in ("inf", "-inf", "next") else Decimal(cell)


def _times(value: Decimal, multiple: Decimal | None, unbounded: Decimal) -> Decimal:
    return unbounded if multiple is None else value * multiple
