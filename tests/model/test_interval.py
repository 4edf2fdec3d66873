"""Intervals: the properties that every check rests on."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.model import Interval

BOUNDS = st.floats(-1e12, 1e12, allow_nan=False) | st.sampled_from([-math.inf, math.inf])
FINITE = st.integers(-(10**9), 10**9).map(float)


@st.composite
def intervals(draw: st.DrawFn, bounds: st.SearchStrategy[float] = BOUNDS) -> Interval:
    low, high = sorted((draw(bounds), draw(bounds)))
    if low == high:
        assume(math.isfinite(low))
        return Interval.point(low)
    # Narrower than the slack of a comparison nobody writes an interval.
    assume(math.isinf(high - low) or high - low > 1e-9 * max(abs(low), abs(high)))
    low_open = draw(st.booleans()) or math.isinf(low)
    high_open = draw(st.booleans()) or math.isinf(high)
    return Interval(low, high, low_open, high_open)


@given(intervals(), intervals())
def test_disjointness_is_symmetric(a: Interval, b: Interval) -> None:
    assert a.disjoint(b) == b.disjoint(a)


@given(intervals())
def test_no_interval_excludes_itself(a: Interval) -> None:
    assert not a.disjoint(a)


@given(intervals(), intervals())
def test_two_intervals_cannot_lie_below_each_other(a: Interval, b: Interval) -> None:
    assert not (a.entirely_below(b) and b.entirely_below(a))


@given(intervals(FINITE), intervals(FINITE), FINITE)
def test_disjoint_intervals_share_no_value(a: Interval, b: Interval, value: float) -> None:
    if a.disjoint(b):
        assert not (value in a and value in b)


@given(intervals(FINITE), intervals(FINITE))
def test_what_is_apart_by_a_gap_is_disjoint(a: Interval, b: Interval) -> None:
    assert a.gap(b) == b.gap(a) >= 0
    if a.gap(b) >= 1:
        assert a.disjoint(b)
    if not a.disjoint(b):
        assert a.gap(b) == pytest.approx(0, abs=2)


@given(intervals(FINITE), intervals(FINITE))
def test_the_sign_turns_the_order(a: Interval, b: Interval) -> None:
    turned, other = -a, -b
    assert -turned == a
    assert a.entirely_below(b) == other.entirely_below(turned)


@given(intervals(FINITE), intervals(FINITE), FINITE, FINITE)
def test_a_difference_holds_all_differences(a: Interval, b: Interval, x: float, y: float) -> None:
    assume(x in a and y in b)
    assert x - y in a - b


@given(intervals(FINITE), intervals(FINITE), st.sampled_from([0.001, 0.5, 1, 1000, 10_000, 1e8]))
def test_one_unit_for_both_changes_no_verdict(a: Interval, b: Interval, factor: float) -> None:
    assert a.scaled(factor).disjoint(b.scaled(factor)) == a.disjoint(b)


def test_one_amount_in_two_units_is_no_clash() -> None:
    # 11.52万吨 and 115200吨, 0.3吨 and 300千克
    assert not Interval.point(11.52).scaled(10_000).disjoint(Interval.point(115_200))
    assert not Interval.point(0.3).scaled(1000).disjoint(Interval.point(300))


@pytest.mark.parametrize(
    ("a", "b", "disjoint"),
    [
        (Interval(66.75, 66.85, high_open=True), Interval(66.85, 66.95, high_open=True), True),
        (Interval(66.75, 66.85), Interval(66.85, 66.95), False),
        (Interval.above(2), Interval.point(2), True),
        (Interval.above(2, open_end=False), Interval.point(2), False),
        (Interval.below(30), Interval.point(30), True),
        (Interval.above(30), Interval.below(30), True),
        (Interval.above(1e300), Interval.below(5), True),
        (Interval.above(-5), Interval.below(5), False),
        (Interval.point(38), Interval.point(35), True),
    ],
)
def test_open_ends_touch_without_meeting(a: Interval, b: Interval, disjoint: bool) -> None:
    assert a.disjoint(b) is disjoint
    assert b.disjoint(a) is disjoint


def test_an_interval_has_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="low <= high"):
        Interval(2, 1)
    with pytest.raises(ValueError, match="low <= high"):
        Interval(math.nan, 1)


def test_a_step_of_one_in_a_billion_is_no_rounding_error() -> None:
    wide = Interval(-1e9, -999_999_999.0, high_open=True)
    assert not wide.disjoint(Interval.point(-1e9))
    assert Interval.point(1_000_000_001).disjoint(Interval.point(1_000_000_000))


@given(intervals(FINITE), intervals(FINITE), st.data())
def test_sums_and_products_hold_those_of_their_members(
    a: Interval, b: Interval, data: st.DataObject
) -> None:
    x, y = (data.draw(st.floats(i.low, i.high)) for i in (a, b))
    if x in a and y in b:
        assert not (a + b).disjoint(Interval.point(x + y))
        assert not (a * b).disjoint(Interval.point(x * y))


@given(intervals(FINITE), intervals(st.integers(1, 10**6).map(float)), st.data())
def test_a_quotient_times_its_divisor_meets_the_dividend(
    a: Interval, b: Interval, data: st.DataObject
) -> None:
    y = data.draw(st.floats(b.low, b.high))
    if y in b:
        assert not (a / b * Interval.point(y)).disjoint(a)


def test_an_open_end_stays_open() -> None:
    above, exact = Interval.above(2.0), Interval.point(3.0)
    assert 6.0 not in above * exact
    assert 5.0 not in above + exact
    assert 1.5 not in exact / above
    with pytest.raises(ZeroDivisionError):
        exact / Interval(-1.0, 1.0)


def test_nothing_times_anything_is_nothing() -> None:
    assert 0.0 in Interval.point(0.0) * Interval(1.0, 2.0, True, True)
    assert 0.0 in Interval(1.0, 2.0, True, True) * Interval.point(0.0)
    assert 0.0 not in Interval.above(0.0) * Interval.point(2.0)
