"""Values on one axis: what is drawn where."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.model import Claim, Interval
from factcheck.reporting.axis import Axis, axis

from ..made import made


def valued(
    interval: Interval, *, dimension: str = "money", unit: str = "元", factor: float = 1.0
) -> Claim:
    one = made(dimension=dimension, unit=unit)
    return replace(one, quantity=replace(one.quantity, interval=interval, factor=factor))


def drawn(*intervals: Interval, dimension: str = "money") -> Axis:
    found = axis([valued(one, dimension=dimension) for one in intervals])
    assert found is not None
    return found


def test_values_stand_in_their_order_with_round_marks_below() -> None:
    found = drawn(Interval.point(38), Interval.point(35), dimension="count")
    right, left = found.bars
    assert left.left is not None
    assert left.narrow
    assert right.left is not None
    assert left.left < right.left
    assert [tick.label for tick in found.ticks] == ["35", "36", "37", "38"]
    assert found.ticks[0].at == left.left


def test_open_closed_and_unbounded_ends() -> None:
    share, above = drawn(Interval(66.75, 66.85, high_open=True), Interval.above(67)).bars
    assert (share.left_open, share.right_open) == (False, True)
    assert not share.narrow
    assert (above.right, above.end, above.left_open) == (None, 100.0, True)


def test_what_is_unbounded_has_room_to_run_on() -> None:
    bounded, above = drawn(Interval(10, 20), Interval.above(30)).bars
    assert above.left is not None
    assert above.end - above.left > 10
    below, _ = drawn(Interval.below(10), Interval(20, 30)).bars
    assert (below.left, below.start) == (None, 0.0)
    assert below.right is not None
    assert below.right > 10
    assert bounded.start > 0


@pytest.mark.parametrize(
    ("intervals", "dimensions"),
    [
        ([Interval.point(1)], ["count"]),
        ([Interval.point(1), Interval.point(2)], ["count", "percent"]),
        ([Interval(-math.inf, math.inf, True, True)] * 2, ["count", "count"]),
    ],
)
def test_what_cannot_stand_on_one_axis_is_not_drawn(
    intervals: list[Interval], dimensions: list[str]
) -> None:
    claims = [
        valued(one, dimension=dimension)
        for one, dimension in zip(intervals, dimensions, strict=True)
    ]
    assert axis(claims) is None


def test_units_of_one_dimension_meet_in_the_base_unit() -> None:
    metres = valued(Interval.point(1500), dimension="length", unit="米")
    kilometres = valued(Interval.point(1.5), dimension="length", unit="公里", factor=1000)
    found = axis([metres, kilometres])
    assert found is not None
    assert found.bars[0] == found.bars[1]


def test_large_numbers_are_told_in_the_words_of_the_articles() -> None:
    found = drawn(Interval.point(1.78e9), Interval.point(1.82e9))
    assert [tick.label for tick in found.ticks] == ["17.8亿", "18亿", "18.2亿"]


def test_equal_values_are_drawn_in_the_middle() -> None:
    found = drawn(Interval.point(38), Interval.above(38))
    assert found.bars[0].left == found.bars[1].left


_BOUNDS = st.floats(-1e13, 1e13, allow_nan=False)
_INTERVALS = st.one_of(
    _BOUNDS.map(Interval.point),
    _BOUNDS.map(Interval.above),
    _BOUNDS.map(Interval.below),
    st.tuples(_BOUNDS, _BOUNDS).map(lambda two: Interval(min(two), max(two))),
)


@example([Interval.point(0.0), Interval.point(5e-324)], "count")
@given(st.lists(_INTERVALS, min_size=2, max_size=6), st.sampled_from(["count", "money"]))
def test_everything_lies_on_the_axis_and_keeps_its_order(
    intervals: list[Interval], dimension: str
) -> None:
    found = drawn(*intervals, dimension=dimension)
    for bar in found.bars:
        assert 0 <= bar.start <= bar.end <= 100
    for one, first in zip(intervals, found.bars, strict=True):
        for other, second in zip(intervals, found.bars, strict=True):
            if one.low < other.low:
                assert first.start <= second.start
    assert len(found.ticks) <= 8
    assert all(0 <= tick.at <= 100 for tick in found.ticks)
    assert len({tick.label for tick in found.ticks}) == len(found.ticks)
