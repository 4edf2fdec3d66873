"""How Hong Kong news tells its figures."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Aspect, Claim, Confidence, Modality
from factcheck.reading.normalise import normalise

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


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        # who asks, speaks or reports has none of the figures
        ("主席罗春桃又再次问到钢筋数量,刘云青解释指,走廊层板有26个石仓。", "26个", "走廊层板"),
        ("众新闻查询后得悉,今次行动涉及38万元。", "38万元", "香港"),
        ("抗议警方阻碍采访,台上5名官员离场。", "5名", None),
        # words of time, place and manner, and what only leads to the clause, are nobody
        ("目前距离截止仅剩5个工作天。", "5个", None),
        ("世界在变,各国有38个城市参加。", "38个", None),
        ("起码斥资38亿元兴建。", "38亿元", None),
        # several people, the last of them before 等
        ("罗春桃、刘云青、郑守田等都捐出38万元。", "38万元", "罗春桃、刘云青、郑守田"),
        # whom the clause describes
        ("被判监七年的郑守田则表示无悔。", "七年", "郑守田"),
        ("坐监27年的刘云青刚被释放。", "27年", "刘云青"),
        # somebody has things; a measure has its value
        ("城内街道有38个档位。", "38个", "城内街道"),
        ("今次开支为38万元。", "38万元", None),
    ],
)
def test_whose_a_figure_is(text: str, figure: str, subject: str | None) -> None:
    found = _claim(text, figure).subject
    assert (found or "") == (subject or "")


def test_a_name_does_not_go_across_a_verb_to_a_country() -> None:
    assert _claim("加拿大传召中国大使,要求释放38名公民。", "38名").subject == "加拿大"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # words that only lead to the figure are none of what is measured
        ("最高津贴额虽增至38万元,仍有不足。", "38万元", "最高津贴额"),
        ("税率会维持在15%。", "15%", "税率"),
        ("她觉得我的体重达38公斤。", "38公斤", "体重"),
        ("但以现时储备3800亿元来说,仍然足够。", "3800亿元", "储备"),
        ("过去一年离境的旅客有4139人。", "4139人", "离境的旅客"),
        # what grew is what the clause before told
        ("去年离境的旅客有4139人,较前年的2922人按年增逾40%。", "2922人", "离境的旅客"),
        # what was done for the first time, and who did it
        ("新片首次放映成功。", "首次", "新片放映成功"),
        ("坐监27年的刘云青刚被释放。", "27年", "坐监"),
    ],
)
def test_what_a_figure_tells(text: str, figure: str, indicator: str) -> None:
    assert _claim(text, figure).indicator == indicator


def test_what_was_planned_ends_where_something_else_came_of_it() -> None:
    text = "该用地原计划重建后兴建3栋公屋,但政府后来将38公顷土地拍卖。"
    assert _claim(text, "3栋").modality is Modality.PLANNED
    assert _claim(text, "38公顷").modality is Modality.ACTUAL


def test_a_wish_is_a_target() -> None:
    assert _claim("规划署希望人均面积增至2.5平方米。", "2.5平方米").modality is Modality.TARGET


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("罗春桃只是刘云青2.0,大家不要忘记。", "2.0"),  # the second of its kind
        ("他的岳父50年前经律师楼购入农地。", "50年"),  # when it was
        ("资格列于《云港条例》第37、39及40条。", "40条"),  # which articles of a law
    ],
)
def test_no_claim(text: str, figure: str) -> None:
    assert all(claim.quantity.text != figure for claim in read_claims(article(text)).claims)


def test_only_is_no_unit() -> None:
    text = "造价6240亿只是初步估算。"
    assert all(claim.quantity.unit != "只" for claim in read_claims(article(text)).claims)


def test_who_came_twice_is_counted_twice() -> None:
    assert _claim("书展吸引38万人次入场。", "38万人次").aspect is Aspect.FLOW


@pytest.mark.parametrize(
    ("text", "subject", "indicator"),
    [
        ("云港科技人员协会成立于2015年2月。", "云港科技人员协会", "成立"),
        ("1月19日,罗春桃终于宣布参选。", "罗春桃", "宣布参选"),
        ("专责小组于4月26日开展公众咨询。", "专责小组", "开展公众咨询"),
    ],
)
def test_who_did_something_on_a_day(text: str, subject: str, indicator: str) -> None:
    claims = read_claims(article(text, "2018-06-01.txt")).claims
    told = next(claim for claim in claims if claim.aspect is Aspect.DATE)
    assert (told.subject, told.indicator) == (subject, indicator)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("周日的冲突中有38人受伤。", date(2019, 10, 27)),
        ("周四将有38人出席会议。", date(2019, 10, 31)),
    ],
)
def test_a_weekday_is_the_next_one_or_one_just_over(text: str, day: date) -> None:
    claim = next(iter(read_claims(article(text, "2019-10-29.txt")).claims))
    assert claim.period is not None
    assert claim.period.start == day


def test_forms_of_hong_kong_are_read_as_others() -> None:
    assert normalise("衞生署") == "卫生署"


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        # what only describes the things is not what is measured
        ("而最常见的38平方米寮屋津贴额仍然偏低。", "38平方米", None, "寮屋津贴额"),
        ("动议以逾九成赞成票通过。", "逾九成", "动议", "赞成票"),
        # a row of a table, and who is no place
        ("|8|郑守田|男|24岁|文员|", "24岁", "郑守田", "年龄"),
        ("我在大陆生活了38年。众新闻。", "38年", None, "在大陆生活"),
        ("惟经翻查纪录,有38处积水。", "38处", None, "积水"),
    ],
)
def test_who_and_what(text: str, figure: str, subject: str | None, indicator: str) -> None:
    claim = _claim(text, figure)
    assert (claim.subject, claim.indicator) == (subject, indicator)


def test_an_article_of_a_law_is_not_counted() -> None:
    claims = read_claims(article("施政报告提及23条立法,并有38条建议。")).claims
    assert [claim.quantity.text for claim in claims] == ["38条"]


def test_who_proposes_something() -> None:
    assert _claim("运输及房屋局建议批出约38个专营权。", "约38个").subject == "运输及房屋局"


@pytest.mark.parametrize(
    ("lead", "subject"),
    [
        ("土耳其大地震,当局展开搜救。", "土耳其"),
        ("港府就土耳其地震捐款。", "香港"),
        ("当局展开搜救。", "香港"),
    ],
)
def test_where_what_nobody_did_happened(lead: str, subject: str) -> None:
    text = f"地震\n\n{lead}\n\n估计有38人失踪。\n\n请加入成为众新闻的月费订户。"
    claim = _claim(text, "38人")
    assert claim.subject == subject
    assert claim.confidence is Confidence.LOW


def test_a_number_behind_a_time_before_is_no_rank() -> None:
    assert _claim("他有出席早前12位前任主席的聚会。", "12位").aspect is Aspect.STOCK


def test_people_of_hong_kong_are_counted_and_no_harbours() -> None:
    assert all(c.quantity.unit != "港" for c in read_claims(article("4港人在外被捕。")).claims)


def test_each_of_several_people_has_a_figure_of_his_own() -> None:
    text = "判决\n\n刘云青入狱7个月、郑守田入狱38个月。"
    assert _claim(text, "7个月").subject == "刘云青"
    claim = _claim(text, "38个月")
    assert (claim.subject, claim.indicator) == ("郑守田", "入狱")
