"""What figures are about in news: people, names that no lexicon knows, foreign countries, and turns
of speech that reports of places do not have.
"""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Aspect, Claim, Modality

from ..articles import article, claim_of


def _claim(text: str, figure: str) -> Claim:
    return next(c for c in read_claims(article(text)).claims if c.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("乡村医生郑守田在山里行医。\n\n郑守田今年已经58岁了。", "58岁", "郑守田"),
        ("村民罗春桃回到家乡。\n\n罗春桃流转了113亩地。", "113亩地", "罗春桃"),
        ("郑守田:大山里的坚守\n\n郑守田照看的村民有43户。", "43户", "郑守田"),
        ("31岁的罗春桃当选。罗春桃去年走访了260户人家。", "260户", "罗春桃"),
        # whom the text names once, or who only speaks, is not whose the figures are
        ("村民罗春桃回到家乡。全村流转了113亩地。", "113亩地", "全村"),
        ("村民罗春桃说,云禾村流转了113亩地。罗春桃很高兴。", "113亩地", "云禾村"),
    ],
)
def test_people_are_named_with_what_they_are(text: str, figure: str, subject: str | None) -> None:
    assert _claim(text, figure).subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("国网云泽电力共集结了72支队伍。", "72支", "国网云泽电力"),
        ("黄河云禾段今天凌晨出现约25公里的流凌。", "约25公里", "黄河云禾段"),
        ("医管局已向中介公司批出2亿元的合约。", "2亿元", "医管局"),
        # a measure, a medium and whoever speaks are no such names
        ("云泽粮食产量今年达到38万吨。", "38万吨", None),
        ("新华社今天播发38篇稿件。", "38篇", None),
    ],
)
def test_names_without_a_last_word_open_a_clause(
    text: str, figure: str, subject: str | None
) -> None:
    assert _claim(text, figure).subject == subject


def test_a_town_told_with_its_province_is_named_without_it() -> None:
    text = "这里是江苏盐城丰新镇。丰新镇相继投入2亿元打造花海。"
    assert _claim(text, "2亿元").subject == "丰新镇"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("卢旺达去年接待游客38万人次。", "38万人次"),
        ("盧安達去年接待遊客38萬人次。", "38萬人次"),
        ("衣索比亞去年接待遊客38萬人次。", "38萬人次"),
    ],
)
def test_countries_in_every_spelling(text: str, figure: str) -> None:
    assert _claim(text, figure).subject is not None


def test_one_sentence_makes_no_topic_of_a_long_text() -> None:
    text = (
        "超强台风过后,各地抢修不断。救援人员连夜赶路。\n\n"
        "云泽市安排2000万元资金用于补贴。\n\n"
        "一艘货船昨天下午侧翻,船上38名船员遇险。当地渔民赶来相助。"
    )
    assert _claim(text, "2000万元").subject == "云泽市"
    assert _claim(text, "38名").subject == "货船"


def test_things_of_several_places_are_of_none_of_them() -> None:
    text = "受降雨影响,江西昌江、四川永宁河等53条河流发生洪水。"
    assert _claim(text, "53条").subject is None


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "base"),
    [
        ("肯尼亚占出口收入近三成的茶叶产业回暖。", "近三成", "茶叶产业", "出口收入"),
        ("云泽市占地区生产总值逾四成的旅游业回暖。", "逾四成", "旅游业", "地区生产总值"),
        ("云泽省占GDP近1/3及就业人口约八成的农业是支柱。", "约八成", "农业", "就业人口"),
        # what the share itself is told of stands before it
        ("云泽市旅游业占地区生产总值的40%。", "40%", "旅游业", "地区生产总值"),
    ],
)
def test_a_share_that_describes_what_stands_behind_it(
    text: str, figure: str, indicator: str, base: str
) -> None:
    claim = _claim(text, figure)
    assert (claim.indicator, claim.aspect, claim.base) == (indicator, Aspect.SHARE, base)


def test_what_so_many_of_those_counted_are() -> None:
    claim = _claim("云泽市山体滑坡造成38人死亡,其中约三分之二为平民。", "约三分之二")
    assert (claim.indicator, claim.aspect) == ("平民", Aspect.SHARE)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("医管局已批出2亿元的服务合约。", "2亿元", "服务合约"),
        ("台风将掀起6米以上的狂浪。", "6米以上", "狂浪"),
        ("云泽市发动了至少30次空袭。", "至少30次", "空袭"),
        ("云泽国蕴藏2.6亿吨镍、3千万吨磷酸盐。", "3千万吨", "磷酸盐"),
        ("云泽市新增2例新型病毒感染的肺炎确诊病例。", "2例", "新型病毒感染的肺炎确诊病例"),
        ("空袭造成30多名平民丧生。", "30多名", "丧生平民"),
        ("强降雨造成10省475万人受灾。", "475万人", "受灾"),
        ("云泽市服务业的投资,一季度增长了12.4%。", "12.4%", "服务业投资"),
        # measures of their own
        ("云泽市建成总投资20亿元的大桥。", "20亿元", "大桥总投资"),
        ("云泽市公园占地30亩的广场开放。", "30亩", "广场占地"),
    ],
)
def test_what_is_measured_or_counted(text: str, figure: str, indicator: str) -> None:
    assert _claim(text, figure).indicator == indicator


def test_an_age_in_brackets_is_of_whom_it_follows() -> None:
    claim = _claim("张秀兰(25岁)被裁定罪成。", "25岁")
    assert (claim.subject, claim.indicator) == ("张秀兰", "年龄")


def test_what_is_foretold_is_not_planned() -> None:
    claim = claim_of("预计,未来十天云泽市降雨量将比常年同期偏多1倍以上。", "1倍以上")
    assert claim.modality is Modality.FORECAST
    assert claim.aspect is Aspect.GROWTH


def test_a_year_in_a_title_tells_no_time() -> None:
    text = "云泽省推行《2030年远景规划》。云泽省拥有机场38个。"
    period = _claim(text, "38个").period
    assert period is None or period.start is None or period.start.year != 2030


def test_whose_clock_it_is_tells_no_place() -> None:
    assert _claim("截至北京时间17时许,事故已造成68人死亡。", "68人").subject == "事故"


def test_an_anniversary_is_a_length_of_time() -> None:
    assert _claim("今年是云泽大学成立60周年。", "60周年").aspect is Aspect.DURATION


def test_what_is_newly_reported_is_no_running_total() -> None:
    claim = _claim("截至21日24:00,云泽省新增报告9例病毒感染病例。", "9例")
    assert claim.aspect is Aspect.FLOW


def test_what_a_value_goes_on_with_is_not_its_time() -> None:
    period = _claim("2016年一季度,云泽市消费延续去年的势头,同比增长10.3%。", "10.3%").period
    assert period is not None
    assert period.text == "2016年一季度"
