"""How Hong Kong news tells its figures."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Claim, Confidence

from ..articles import article


def _claim(text: str, figure: str) -> Claim:
    return next(c for c in read_claims(article(text)).claims if c.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("警方昨日共拘捕49人。", "49人", "警方"),
        ("有市民表示，水位升到腰間。渔民昨日捞起13艘小艇，另有5艘待修。", "5艘", "渔民"),
    ],
)
def test_who_acts_or_has_something(text: str, figure: str, subject: str) -> None:
    claim = _claim(text, figure)
    assert claim.subject == article(subject).normal.strip()
    assert claim.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("失业率为3.8%。", "3.8%"),
        ("按时办复人大代表建议680件。", "680件"),
    ],
)
def test_a_measure_is_nobody(text: str, figure: str) -> None:
    assert _claim(text, figure).subject is None


def test_who_only_tells_of_others_has_none_of_their_figures() -> None:
    text = (
        "诊所收费\n\n议员罗春桃表示,关注事件。\n\n罗春桃指,去年诊所收费上升。罗春桃强调,情况严峻。\n\n"
        "有38名长者受影响。罗春桃补充,要改善。"
    )
    assert _claim(text, "38名").subject != "罗春桃"


def test_a_space_parts_the_clauses_of_a_headline_and_no_name_goes_across() -> None:
    text = "补贴不合比例地高　政府拟设上限2800元\n\n政府昨日公布方案。"
    assert _claim(text, "2800元").subject == "政府"


def test_a_vote_counts_votes() -> None:
    text = "罗春桃取得1034票,另一参选人刘云青仅得38票。"
    assert _claim(text, "1034票").indicator == "得票"
    assert _claim(text, "38票").indicator == "得票"
    assert "反对" in _claim("议案以38票反对被否决。", "38票").indicator


def test_what_counted_things_are() -> None:
    text = "去年收到280宗申报,当中38宗属不当申报。"
    assert "不当" in _claim(text, "38宗").indicator


def test_a_rate_behind_its_value() -> None:
    assert _claim("该党在38.8%的低投票率下胜出。", "38.8%").indicator == "投票率"


def test_a_share_of_what_was_just_named() -> None:
    text = "在去年28亿元的申报总额中,牙科服务占13%。"
    assert _claim(text, "13%").base == "申报总额"


def test_a_date_of_somebody_else_is_no_time() -> None:
    text = "今年,郑守田得票较冠军2007年首度参选多219票。"
    period = _claim(text, "219票").period
    assert period is not None
    assert period.text == "今年"


def test_a_share_that_a_clause_names_and_the_next_tells() -> None:
    text = "药剂服务占申报总额的百分比一直上升,由2015年的4%升至去年的27%。"
    claim = _claim(text, "27%")
    assert (claim.indicator, claim.base) == ("药剂服务", "申报总额")


def test_whose_a_value_is_that_one_is_compared_with() -> None:
    assert _claim("今次得票与罗春桃2011年的1038票相若。", "1038票").subject == "罗春桃"


def test_who_got_so_many_stands_behind() -> None:
    claim = _claim("该党小胜得909票的对手刘云青。", "909票")
    assert claim.subject is not None
    assert claim.subject.endswith("刘云青")


def test_a_figure_in_a_bracket_with_words_of_its_own() -> None:
    assert _claim("较早前首度参选(得票690票)进步。", "690票").indicator == "得票"
