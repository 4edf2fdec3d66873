"""The values of a finding as intervals on one axis: where each is drawn, and the marks below it.

Places are percentages of the width, so that a drawing stretches while its lettering does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Interval, Side
from factcheck.reporting import words

_FROM, _TO = 3.0, 97.0  #: where bounded values lie, so that nothing touches the edge
_NARROW = 0.8
_MARGIN = 0.12  #: of the range, kept free on either side
_EQUAL = 1e-9  #: of a value: closer ones are drawn as one
_BEYOND = 0.25  #: of the range, for an interval without an end to run on
_STEPS = 4  #: about how many steps between the marks of the axis
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its ends in percent; an end that is ``None`` is unbounded and runs to the edge."""

    left: float | None
    right: float | None
    left_open: bool
    right_open: bool

    @property
    def start(self) -> float:
        """Where the bar begins, the edge included."""
        return 0.0 if self.left is None else self.left

    @property
    def end(self) -> float:
        """Where the bar ends, the edge included."""
        return 100.0 if self.right is None else self.right

    @property
    def middle(self) -> float:
        """The middle of what is drawn."""
        return round((self.start + self.end) / 2, 2)

    @property
    def narrow(self) -> bool:
        """Whether it is one value, or so few that its ends could not be told apart."""
        return self.end - self.start < _NARROW


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis with its number."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A bar for each value, in their order, and the marks below them."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def axis(sides: Sequence[Side]) -> Axis | None:
    """The values of ``sides`` on one axis; ``None`` where they cannot stand on one.

    That takes two values or more of one dimension, and a bounded end somewhere. Where the units
    differ (万吨, 吨) all are drawn in the base unit.
    """
    figures = [side.quantity for side in sides if side.quantity is not None]
    if len(figures) < max(2, len(sides)) or len({figure.dimension for figure in figures}) > 1:
        return None
    same_unit = len({(figure.unit, figure.factor) for figure in figures}) == 1
    intervals = [figure.interval if same_unit else figure.magnitude for figure in figures]
    ends = [end for one in intervals for end in (one.low, one.high) if math.isfinite(end)]
    if not ends:
        return None
    low, high = _range(intervals, ends)

    def place(value: float) -> float | None:
        if not math.isfinite(value):
            return None
        return round(_FROM + (_TO - _FROM) * (value - low) / (high - low), 2)

    bars = tuple(
        Bar(place(one.low), place(one.high), one.low_open, one.high_open) for one in intervals
    )
    step = _step((high - low) / _STEPS, whole=figures[0].counts)
    first, last = math.ceil(low / step), math.floor(high / step)
    numbers = [step * number for number in range(first, last + 1)]
    ticks = tuple(Tick(place(number) or 0.0, words.number(number)) for number in numbers)
    return Axis(bars, ticks)


def _range(intervals: Sequence[Interval], ends: Sequence[float]) -> tuple[float, float]:
    """The values at the two ends of the axis."""
    low, high = min(ends), max(ends)
    largest = max(abs(low), abs(high))
    width = high - low
    if width <= _EQUAL * max(largest, 1.0):
        width = largest * 0.2 if largest > _EQUAL else 1.0
    left = _BEYOND if any(math.isinf(one.low) for one in intervals) else _MARGIN
    right = _BEYOND if any(math.isinf(one.high) for one in intervals) else _MARGIN
    return low - left * width, high + right * width


def _step(about: float, *, whole: bool) -> float:
    """A round number near ``about``: 1, 2, 2.5 or 5 times a power of ten; never half a thing."""
    power = 10.0 ** math.floor(math.log10(about))
    step = next(nice * power for nice in _NICE if nice * power >= about * 0.999)
    return max(1.0, round(step)) if whole else step
