"""The place of a figure in its sentence: what makes two alike, and what parts them."""

from __future__ import annotations

import pytest

from factcheck.alignment.slots import Slot, agree, likeness, miswritten

from ..articles import article, claims_of


def likeness_of(first: str, second: str) -> float:
    one, other = claims_of(first, "one.txt")[-1], claims_of(second, "two.txt")[-1]
    here, there = Slot(article(first, "one.txt"), one), Slot(article(second, "two.txt"), other)
    assert likeness(one, other, here, there) == likeness(other, one, there, here)
    return likeness(one, other, here, there).near


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云泽海关查扣运毒车4辆。", "在云泽海关，7辆运毒车被扣。"),
        ("云泽县已建集中供水工程127处。", "雲澤縣已建成集中供水工程172處。"),
        ("云泽市贸易顺差2204亿元。", "5月份，云泽市贸易顺差220.4亿元。"),
    ],
)
def test_the_words_at_the_figure_make_two_alike(first: str, second: str) -> None:
    assert likeness_of(first, second) >= 0.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云泽市提供就业岗位50万个。", "云泽市平均每家提供就业岗位33个。"),
        ("云泽市去年提供就业岗位50万个。", "云泽市提供就业岗位33万个。"),
        ("云泽市1-5月新设企业50万个。", "云泽市前4个月新设企业33万个。"),
        ("云泽市提供就业岗位50万个。", "云泽市运毒车33万个。"),
        ("留在云泽就业的毕业生占67.5%。", "没有留在云泽就业的毕业生占32.5%。"),
    ],
)
def test_other_words_or_times_part_them(first: str, second: str) -> None:
    assert likeness_of(first, second) == 0.0


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("55.5吨", "5.55吨", True),
        ("1428吨", "1482吨", True),
        ("7吨", "4吨", False),
        ("5.74吨", "4.75吨", True),
        ("57吨", "75吨", True),
        ("574吨", "576吨", True),
        ("574吨", "936吨", False),
        ("70吨", "43吨", False),
    ],
)
def test_a_slip_of_the_pen_makes_one_of_the_other(first: str, second: str, expected: bool) -> None:
    a, b = (claims_of(f"云泽市粮食产量{text}。")[0].quantity for text in (first, second))
    assert miswritten(a, b) is expected


def test_a_bound_is_said_of_what_is_near_it() -> None:
    bound, near, far = (
        claims_of(f"云泽市进出口总值{text}。")[0].quantity
        for text in ("超17万亿元", "17.53万亿元", "170万亿元")
    )
    assert agree(bound, near)
    assert not agree(bound, far)
