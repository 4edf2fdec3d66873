"""Units: each is found behind a number, and converts."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.figures import scan, units
from factcheck.extraction.figures.units import Follows

SURFACES = sorted(units.units())


@pytest.mark.parametrize("surface", SURFACES)
def test_a_unit_is_found_behind_a_number(surface: str) -> None:
    if surface in ("月", "日", "点", "世纪"):
        number = "2.5"  # behind a small integer they are a date or the time of day
    elif surface == "年":
        number = "30"
    else:
        number = "12"
    behind = "宽带" if surface == "兆" else ","  # otherwise 兆 is a scale
    (quantity,) = scan(f"共{number}{surface}{behind}").quantities
    unit = units.units()[surface]
    assert quantity.text == number + surface
    assert (quantity.unit, quantity.dimension) == (unit.name, unit.dimension)
    assert quantity.nominal == float(number) * float(unit.scale)
    assert quantity.factor == float(unit.factor)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_pattern_prefers_the_longest_unit(surface: str) -> None:
    match = re.match(units.pattern(), surface)
    assert match is not None
    assert match.group() == surface


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1公里", "1000米"),
        ("1公顷", "15亩"),
        ("1平方公里", "100公顷"),
        ("2斤", "1公斤"),
        ("1吨", "1000公斤"),
        ("1吉瓦", "1000兆瓦"),
        ("1兆瓦", "1000千瓦"),
        ("1万度", "10兆瓦时"),
        ("1EFLOPS", "1000P"),
        ("1天", "24小时"),
        ("3年", "36个月"),
        ("100个基点", "1个百分点"),
        ("1000‰", "100%"),
        ("3成", "30%"),
        ("1打", "12个"),
        ("60公里/小时", "1公里/分钟"),
    ],
)
def test_units_of_one_dimension_convert(left: str, right: str) -> None:
    (a,), (b,) = scan(left).quantities, scan(right).quantities
    assert a.dimension == b.dimension
    assert a.nominal is not None
    assert b.nominal is not None
    assert a.nominal * a.factor == pytest.approx(b.nominal * b.factor)


@pytest.mark.parametrize(
    ("left", "right"),
    [("1%", "1个百分点"), ("1元", "1美元"), ("1个", "1人"), ("1人", "1人次"), ("1吨", "1吨标准煤")],
)
def test_these_do_not_compare(left: str, right: str) -> None:
    (a,), (b,) = scan(left).quantities, scan(right).quantities
    assert a.dimension != b.dimension


def test_near_equivalent_classifiers_share_a_dimension() -> None:
    assert {units.units()[word].dimension for word in "个家项件条座所例宗"} == {"count"}


def test_a_rate_divides_dimension_and_factor() -> None:
    table = units.units()
    rate = units.rate(table["公里"], table["小时"])
    assert (rate.name, rate.dimension) == ("公里/小时", "length/time")
    assert rate.factor == 1000 * Fraction(24)


def test_every_currency_is_a_unit() -> None:
    assert all(unit.dimension.startswith("money:") for unit in units.currencies().values())


def test_letters_follow_digits_only() -> None:
    for surface, unit in units.units().items():
        if surface.isascii() and surface.isalpha():
            assert unit.follows is Follows.DIGITS


@given(
    first=st.sampled_from(SURFACES),
    rest=st.lists(st.sampled_from([*SURFACES, *"内率品本aZ9 ,的"]), max_size=3),
)
def test_a_unit_behind_no_numeral_is_the_one_that_the_pattern_finds(
    first: str, rest: list[str]
) -> None:
    text = first + "".join(rest)
    found = re.match(units.pattern(), text)
    assert units.unit_at(text, 0) == (found.group() if found else "")
    assert units.unit_at(f"吨/{text}", 2) == units.unit_at(text, 0)
