"""Which posts are one, and which names may be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment import posts

NAMES = st.text("李黎志治刚钢明鸣末未王汪海峰锋", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("李志刚", "李志钢"),
        ("任振鹤", "任震鹤"),
        ("关琪", "关祺"),
        ("陈家乐", "程家乐"),
        ("赵立民", "赵立明"),
        ("陈彬花", "陈斌华"),
        ("周未", "周末"),
    ],
)
def test_names_that_sound_or_look_alike_may_be_one(one: str, other: str) -> None:
    assert posts.variants(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("李志刚", "李志刚"), ("李志刚", "李刚"), ("李明", "黎鸣"), ("王海峰", "王海涛")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not posts.variants(one, other)


@given(NAMES, NAMES)
def test_variants_are_so_both_ways_and_found_by_a_likeness(one: str, other: str) -> None:
    assert posts.variants(one, other) == posts.variants(other, one)
    if posts.variants(one, other):
        assert set(posts.likenesses(one)) & set(posts.likenesses(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云泽市人民政府市长", "云泽市市长"),
        ("云泽省省长", "云泽省长"),
    ],
)
def test_wordings_of_one_post_are_one(one: str, other: str) -> None:
    assert posts.canonical(one) == posts.canonical(other)


def test_a_deputy_is_of_the_chief() -> None:
    assert posts.deputy("云泽市副市长")
    assert not posts.deputy("云泽市市长")
    assert posts.chief("云泽市副市长") == posts.canonical("云泽市市长")
    assert posts.body("云泽大学副校长") == "云泽大学"


def test_the_heads_of_a_place_have_one_seat() -> None:
    assert posts.seat("云泽县县长") == posts.seat("云泽县委书记") == posts.seat("云泽县副县长")
    assert posts.seat("云泽县县长") != posts.seat("云泽县法院院长")
