"""Names that texts tell only by where they end or begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment.happenings import ends, same_name
from factcheck.checks.dates import length_of

NAMES = st.builds(
    str.__add__, st.sampled_from("=<>"), st.text("云泽柳听澜条例办法青禾", min_size=2, max_size=9)
)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("<诗人柳听澜", "<校长柳听澜", True),
        ("<死者陈小满", ">陈小满当晚驾", True),
        ("=云泽市养犬管理条例", "=青禾云泽市养犬管理条例", True),
        ("=云泽市养犬管理条例", "=青禾市养犬管理条例", False),
        ("=圆仔", "<女儿圆仔", True),
        ("<她的妻子", "<他的妻子", False),
        ("<一名男子", ">男子被送医", False),
        ("<张先生", ">张先生说", False),
    ],
)
def test_one_name(first: str, second: str, same: bool) -> None:
    assert same_name(first, second) is same


@given(NAMES, NAMES)
def test_names_are_one_both_ways_and_are_found(first: str, second: str) -> None:
    assert same_name(first, second) is same_name(second, first)
    if first[0] == second[0] == "=" and same_name(first, second):
        assert {*ends(first)} & {*ends(second)}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("25日至30日", 6),
        ("本月25号至30号", 6),
        ("10月3日至10月6日", 4),
        ("9月28日—10月3日", 6),
        ("8月15日—21日", 7),
        ("1990年到2010年", 20),
        ("30日至25日", None),
        ("2月30日至3月2日", None),
        ("10月3日", None),
    ],
)
def test_how_long_a_range_is(text: str, length: int | None) -> None:
    assert length_of(text) == length
