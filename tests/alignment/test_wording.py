"""When two wordings name the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment import narrowing
from factcheck.alignment.wording import canonical, place, without_name

WORDS = st.lists(
    st.sampled_from(["高新技术企业", "产值", "规模以上", "规上", "工业", "青禾", "国家级", "税收"]),
    min_size=1,
    max_size=5,
).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("央企利润", "中央企业利润"),
        ("国家高新技术企业", "高新技术企业"),
        ("国家级高新技术企业", "高新技术企业"),
        ("规上工业总产值", "规模以上工业产值"),
        ("地区生产总值", "GDP"),
        ("国内生产总值", "GDP"),
        ("外贸进出口总值", "进出口总额"),
        ("专精特新小巨人企业", "专精特新“小巨人”企业"),
        ("国家级专精特新“小巨人”企业", "专精特新小巨人企业"),
        ("企业的数量", "企业"),
        ("高新技术企业产值占比", "高新技术企业产值比重"),
    ],
)
def test_words_for_one_thing(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("出口额", "进口额"),
        ("出口额", "进出口额"),
        ("出口总额", "出口总量"),
        ("高新技术企业", "科技型中小企业"),
        ("专精特新企业", "专精特新“小巨人”企业"),
        ("常住人口", "户籍人口"),
        ("工业产值", "工业增加值"),
        ("规模以上工业产值", "工业产值"),
        ("签约项目", "开工项目"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ],
)
def test_words_that_look_alike_and_differ(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(WORDS)
def test_the_canonical_wording_is_settled(text: str) -> None:
    assert canonical(text)
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("青禾高新区总产值", "青禾高新区", "总产值"),
        ("青禾高新区的总产值", "青禾高新区", "总产值"),
        ("云泽GDP", "云泽市", "GDP"),
        ("白杨示范区总产值", "青禾高新区、白杨示范区", "总产值"),
        ("全省GDP", "云泽市", "全省GDP"),
        ("总产值", None, "总产值"),
        ("青禾高新区", "青禾高新区", "青禾高新区"),
    ],
)
def test_a_base_without_its_subjects_name(text: str, name: str | None, rest: str) -> None:
    assert without_name(text, name) == rest


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("云泽市", "云泽"),
        ("云泽省", "云泽"),
        ("青禾县", "青禾"),
        ("云泽壮族自治区", "云泽"),
        ("青禾高新区", "青禾高新区"),
        ("沙县", "沙县"),
    ],
)
def test_a_place_without_its_rank(name: str, short: str) -> None:
    assert place(name) == short


@pytest.mark.parametrize(
    ("narrow", "wide", "modifier"),
    [
        ("规模以上工业产值", "产值", "规模以上工业"),
        ("规模以上工业产值", "工业产值", "规模以上"),
        ("工业产值", "产值", "工业"),
        ("产值", "规模以上工业产值", None),
        ("产值", "产值", None),
        ("税收", "产值", None),
        ("白杨示范区产值", "产值", None),
        ("进出口额", "出口额", None),
    ],
)
def test_what_narrows_a_base(narrow: str, wide: str, modifier: str | None) -> None:
    assert narrowing(narrow, wide) == modifier


@given(WORDS, WORDS)
def test_two_bases_cannot_narrow_each_other(one: str, other: str) -> None:
    assert narrowing(one, other) is None or narrowing(other, one) is None
