"""People of whom news tells by their posts and their words, and what is told behind 指 and 称."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.extraction.whose import newsmakers
from factcheck.model import Claim

from ..articles import article


def _claim(text: str, figure: str) -> Claim:
    return next(c for c in read_claims(article(text)).claims if c.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("罗春桃表示关注。他批评罗春桃。", ["罗春桃"]),
        ("议员罗春桃其后再指出问题。罗春桃离开。", ["罗春桃"]),
        ("主席罗春桃昨日到场。罗春桃没有发言。", ["罗春桃"]),
        ("林郑春桃昨日表示关注。林郑春桃离开。", ["林郑春桃"]),
        ("罗春桃表示关注。", []),  # a name that stands once
        ("周三晚表示关注。周三晚再开会。", []),
        ("管文署表示关注。管文署其后开会。", []),
        ("高层表示关注。高层其后开会。", []),
        ("主席高度重视。会议高度重视。高度评价。高度关注。", []),
    ],
)
def test_people_are_known_by_posts_and_words(text: str, people: list[str]) -> None:
    assert list(newsmakers.people(text)) == people


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        ("青河马拉松今早举行，主办单位指有4700人参与赛事。", "4700人", "青河马拉松", "参与赛事"),
        ("顾问昨日见记者，指江苏缺地380公顷。", "380公顷", "江苏", "缺地"),
    ],
)
def test_what_is_told_is_a_clause_of_its_own(
    text: str, figure: str, subject: str, indicator: str
) -> None:
    claim = _claim(text, figure)
    assert claim.indicator == indicator
    assert claim.subject == subject


def test_a_person_is_meant_and_not_the_place_or_body_in_front() -> None:
    text = "云泽县居民罗春桃目前拥有38亩农田。议员罗春桃表示关注。"
    assert _claim(text, "38亩").subject == "罗春桃"
    text = "云泽县居民罗春桃表示,今年收成不好。罗春桃说,村里有38户搬走。"
    assert _claim(text, "38户").subject != "罗春桃"


def test_the_one_that_is_most_has_the_value_behind_it() -> None:
    text = "全市平均房价为每平方米3.8万元。房价最高的是云泽区,达每平方米5.3万元。"
    assert _claim(text, "5.3万元").subject == "云泽区"


def test_an_adverb_run_into_its_verb_is_nobody() -> None:
    text = "青河居民罗春桃有38亩农田,共住有5名家人。议员罗春桃表示关注。"
    assert _claim(text, "5名").subject == "罗春桃"
