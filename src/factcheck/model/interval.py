"""Intervals of real numbers: what a written figure denotes."""

from __future__ import annotations

import math

from msgspec import Struct

#: Relative slack when two bounds are compared: bounds of one decimal number reached by different
#: unit conversions differ by a few units in the last place of a double, never by this much.
_SLACK = 1e-12


class Interval(Struct, frozen=True, gc=False):
    """The set of true values that would be written so; an unbounded end is infinite (and open)."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"an interval needs low <= high, not {self.low} and {self.high}")

    @classmethod
    def point(cls, value: float) -> Interval:
        """The interval that holds exactly ``value``."""
        return cls(value, value)

    @classmethod
    def above(cls, value: float, *, open_end: bool = True) -> Interval:
        """Everything above ``value`` (``open_end``: without ``value`` itself)."""
        return cls(value, math.inf, open_end, True)

    @classmethod
    def below(cls, value: float, *, open_end: bool = True) -> Interval:
        """Everything below ``value`` (``open_end``: without ``value`` itself)."""
        return cls(-math.inf, value, True, open_end)

    def __contains__(self, value: float) -> bool:
        above = self.low < value or (self.low == value and not self.low_open)
        below = value < self.high or (self.high == value and not self.high_open)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        """All products; an end is open where no product reaches it."""
        corners = [
            (_times(a, b), _unreached(a, opens, b, also))
            for a, opens in ((self.low, self.low_open), (self.high, self.high_open))
            for b, also in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low, high = min(value for value, _ in corners), max(value for value, _ in corners)
        return Interval(
            low,
            high,
            all(opens for value, opens in corners if value == low),
            all(opens for value, opens in corners if value == high),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """All quotients; the divisor is positive, or ``ZeroDivisionError`` is raised."""
        if other.low < 0 or (other.low == 0 and not other.low_open):
            raise ZeroDivisionError("the divisor must be positive")
        most = math.inf if other.low == 0 else 1 / other.low
        return self * Interval(1 / other.high, most, other.high_open, other.low_open)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(
            self.low - other.high,
            self.high - other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def scaled(self, factor: float) -> Interval:
        """The interval times a positive factor, for the conversion of units."""
        if factor == 1:
            return self
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)

    def entirely_below(self, other: Interval) -> bool:
        """Whether every value here is smaller than every value there."""
        high, low = self.high, other.low
        slack = _SLACK * max(abs(high), abs(low))
        if slack == math.inf:
            slack = _SLACK * max(_size(high), _size(low))
        if high < low - slack:
            return True
        return abs(high - low) <= slack and (self.high_open or other.low_open)

    def disjoint(self, other: Interval) -> bool:
        """Whether no true value could be written both ways."""
        return self.entirely_below(other) or other.entirely_below(self)

    def gap(self, other: Interval) -> float:
        """The distance between the two intervals, zero where they meet."""
        return max(0.0, other.low - self.high, self.low - other.high)


def _times(a: float, b: float) -> float:
    """A product of bounds; nothing times something without bound is nothing."""
    return 0.0 if a == 0 or b == 0 else a * b


def _unreached(a: float, opens: bool, b: float, also: bool) -> bool:
    """Whether no product of the two sides is that of their bounds, each open or not.

    Nothing times whatever there is on the other side is nothing.
    """
    nothing = (a == 0 and not opens) or (b == 0 and not also)
    return (opens or also) and not nothing


def _size(bound: float) -> float:
    return abs(bound) if math.isfinite(bound) else 0.0
