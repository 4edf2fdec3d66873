"""Numbers that a headline, brief or caption has otherwise than the same words of its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment.renumbered import renumbered

from ..articles import article

WORDS = ("云泽市印发《深化医药卫生体制改革", "年重点工作任务》，各县区要抓好落实。")


def told(brief: str, text: str) -> list[tuple[str, str]]:
    document = article(f"云泽市部署医改\n\n【摘要】{brief}\n\n{text}\n", "one.txt")
    return [(a.value, b.value) for a, b in renumbered(document)]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_in_the_same_words_are_told_where_they_differ(one: int, other: int) -> None:
    found = told(str(one).join(WORDS), str(other).join(WORDS))
    assert found == ([(str(one), str(other))] if one != other else [])


@pytest.mark.parametrize(
    ("brief", "text"),
    [
        ("2016".join(WORDS), "近日，本市印发《教育体制改革2017年重点任务》。"),
        ("2016".join(WORDS), f"{'2017'.join(WORDS)}\n\n{'2016'.join(WORDS)}"),
        ("1,016".join(WORDS), "1016".join(WORDS)),
        ("9.11".join(WORDS), "9·11".join(WORDS)),
    ],
    ids=["other words", "the same number too", "a thousand", "a day with a dot"],
)
def test_what_is_no_other_number(brief: str, text: str) -> None:
    assert told(brief, text) == []


def test_two_numbers_of_one_sentence_are_no_slip() -> None:
    first = "2016年云泽市财政收入增长3%，为五年来最低。"
    other = "2017年云泽市财政收入增长4%，为五年来最低。"
    assert told(first, other) == []


def test_a_title_and_a_brief_may_be_short() -> None:
    document = article(
        "云泽一煤矿爆炸 25人丧生\n\n【摘要】云泽一煤矿爆炸，52人丧生。\n\n原因正在调查。\n"
    )
    assert [(a.value, b.value) for a, b in renumbered(document)] == [("25", "52")]


def test_a_group_is_called_by_one_of_it() -> None:
    text = "其中，柳听澜等7人案14日上午结束了法庭调查程序。"
    assert told("柳听澜等9人案结束法庭调查。", text) == [("9", "7")]
    assert told("柳听澜等9人案结束法庭调查。", f"{text}\n\n柳听澜等9人案下周再审。") == []
