"""Who is meant by 他, by a clause without a subject, and by the name in front of a thing."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Claim, Confidence, Modality

from ..articles import article

#: Lets the text know the name.
_KNOWN = "议员罗春桃表示关注。罗春桃指,情况严峻。"


def _claim(text: str, figure: str) -> Claim:
    claims = read_claims(article(f"消息\n\n{text}{_KNOWN}")).claims
    return next(c for c in claims if c.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("罗春桃今早到场。他名下有9家店铺。", "9家"),
        ("罗春桃称,走进仓库看见38个纸箱。", "38个"),
        ("罗春桃今早到场。他表示,早上来到时见到38名旧生。", "38名"),
        ("罗春桃今早到场。“我做了船长17年,不会后悔,也不会离开这里。”", "17年"),
        ("罗春桃今早到场。\n\n他名下有9家店铺。", "9家"),
        ("渔会会长罗春桃表示,昨日与37名船东见面。", "37名"),
        ("罗春桃被指在比赛中,打破了装有7件奖品的箱子。", "7件"),
    ],
)
def test_a_person_is_meant(text: str, figure: str) -> None:
    assert _claim(text, figure).subject == "罗春桃"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("罗春桃表示,有38名长者受伤。", "38名"),
        ("罗春桃表示,人均休憩面积由2平方米,增至38平方米。", "38平方米"),
        ("罗春桃称,两车相撞,令38名长者受伤。", "38名"),
        ("罗春桃案辩护团离开,共商议了38小时。", "38小时"),
        ("青河镇昨日停电。罗春桃称,渔民捞起13艘小艇。", "13艘"),
    ],
)
def test_a_person_is_not_meant(text: str, figure: str) -> None:
    assert _claim(text, figure).subject != "罗春桃"


def test_who_is_addressed_by_a_surname_is_a_person() -> None:
    assert _claim("在渔村做了逾30年、60多岁的曾女士则称,海水变暖。", "60多岁").subject == "曾女士"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("名画上周在拍卖行以7亿元卖出。", "7亿元", "卖出"),
        ("罗春桃以38,467票胜出。", "38,467票", "胜出"),
        ("团队在议会夺得7席。", "7席", "席位"),
    ],
)
def test_what_was_done_by_so_much(text: str, figure: str, indicator: str) -> None:
    assert _claim(text, figure).indicator == indicator


def test_a_bracket_behind_a_heading_counts_what_stands_before_it() -> None:
    text = "# 罗春桃名单\n\n议员罗春桃今早报名。\n\n## 商界(共13人)\n\n会计界共3人出席。\n"
    told = [c for c in read_claims(article(text)).claims if c.quantity.text == "13人"]
    assert all(claim.indicator != "会计界" for claim in told)


def test_the_dead_and_the_injured_are_told_by_the_unit() -> None:
    text = "云泽火灾至少38死逾200伤。"
    assert _claim(text, "至少38死").indicator == "死亡"
    assert _claim(text, "逾200伤").indicator == "受伤"


def test_some_of_whom_it_is_still_so_are_not_all() -> None:
    assert _claim("青河大桥昨日塌下,仍有38名伤者正接受手术。", "38名").confidence is Confidence.LOW


def test_what_moved_is_named_by_what_it_does_in_a_clause_before() -> None:
    text = "出国进修的教师,由2014年的1,386人,增加至2018年的5,274人。"
    for figure in ("1,386人", "5,274人"):
        assert _claim(text, figure).indicator == "出国进修的教师"


def test_a_body_has_its_own_people() -> None:
    claim = _claim("如陪审团人数为38人,裁决有效。", "38人")
    assert (claim.subject, claim.indicator) == ("陪审团", "人数")


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("36岁的罗春桃爱好登山,前年摔伤,卧床休养近两个月。", "近两个月", "罗春桃"),
        ("36岁的罗春桃爱好登山。", "36岁", "罗春桃"),
        ("当时31岁的林小红,与当时33岁、任职会计的罗春桃结婚。", "33岁", "罗春桃"),
    ],
)
def test_whoever_is_described_by_an_age(text: str, figure: str, subject: str) -> None:
    assert _claim(text, figure).subject == subject


def test_a_rate_is_nobody() -> None:
    claim = _claim("截至下午5时,投票人数为38万,投票率为12.6%。", "12.6%")
    assert (claim.subject, claim.indicator) == (None, "投票率")


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("六成受访者指压力大。", "六成", "压力大的受访者"),
        ("三成受访者表示满意。", "三成", "表示满意的受访者"),
    ],
)
def test_what_those_who_are_asked_tell(text: str, figure: str, indicator: str) -> None:
    claim = _claim(text, figure)
    assert (claim.base, claim.indicator) == ("受访者", indicator)


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        ("国民议院所有72个席位均改选。", "72个席位", "国民议院", "改选"),
        ("议会共38席,自由党占20席,工农党取得18席。", "18席", "工农党", "席位"),
        ("罗春桃得票为48,210票,另一参选人刘云青获36,905票。", "36,905票", "刘云青", "得票"),
        ("议会里保守派占27席、革新派16席。", "16席", "革新派", "席位"),
        ("目前暂时是自由党38席、民主党27席。", "27席", "民主党", "席位"),
        ("罗春桃得票为48,210票,刘云青获36,905票。", "36,905票", "刘云青", "得票"),
        ("自由党夺下17个原本是工农党的席位。", "17个", None, "原本是工农党的席位"),
        ("球队提出三项条件,这三个条件分别是道歉和重赛。", "三个", None, "条件"),
        ("他对三名参选人罗春桃及刘云青表示欣赏。", "三名", None, "参选人"),
        ("会议只花了18分钟就完成。", "18分钟", None, "完成用时"),
    ],
)
def test_whose_and_what(text: str, figure: str, subject: str | None, indicator: str) -> None:
    claim = _claim(text, figure)
    assert claim.indicator == indicator
    assert subject is None or claim.subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "low", "high"),
    [
        ("现场有6、7名警员。", "6、7名", 6, 7),
        ("每年有3、4次演习。", "3、4次", 3, 4),
        ("第6、7名获奖。", "7名", 7, 7),
        ("会上有6、9名代表。", "9名", 9, 9),
    ],
)
def test_a_digit_or_the_next(text: str, figure: str, low: float, high: float) -> None:
    interval = _claim(text, figure).quantity.interval
    assert (interval.low, interval.high) == (low, high)


def test_briefs_of_one_page_have_no_topic_in_common() -> None:
    story = "当地一间学校周二上午发生火警,消防员其后到场把所有学生带离现场并救出伤者。"
    briefs = "".join(f"#### {place}{story}\n\n" for place in ("江苏", "浙江", "福建"))
    text = f"# 今日要闻 云泽县办赛事\n\n{briefs}#### 渡轮昨日翻沉,事件中有38名乘客获救。\n"
    claims = read_claims(article(text)).claims
    assert next(c for c in claims if c.quantity.text == "38名").subject != "云泽县"


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("校方将三成收入捐出。", "三成", Modality.ACTUAL),
        ("校方将3,800元退给学生。", "3,800元", Modality.ACTUAL),
        ("校方将投资3,800元。", "3,800元", Modality.PLANNED),
    ],
)
def test_what_is_moved_is_no_plan(text: str, figure: str, modality: Modality) -> None:
    assert _claim(text, figure).modality is modality


def test_an_adverb_is_no_part_of_the_verb_behind_it() -> None:
    assert _claim("该屋苑合共建3,860伙住宅。", "3,860伙").indicator == "住宅"
