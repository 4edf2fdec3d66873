"""Whose figures are in texts that name nobody: the grammatical subject of the clause."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Claim, Confidence

from ..articles import article


def _claim(text: str, figure: str) -> Claim:
    return next(c for c in read_claims(article(text)).claims if c.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        ("救援人员连夜转移了380名村民。", "380名", "救援人员", "转移村民"),
        ("各地车站先后加开列车56列。", "56列", "车站", "加开列车"),
        ("支教队已捐出书包83个。", "83个", "支教队", "捐出书包"),
        ("孩子们捡回了260颗松果。", "260颗", "孩子们", "松果"),
        ("乡村图书节征文活动昨天启动,收到了270篇稿件。", "270篇", "乡村图书节征文活动", "收到稿件"),
        ("骨干网扩容方案今起实施,增设了16条线路。", "16条", "骨干网扩容方案", "线路"),
        ("服务队走进田间,培训农民320人次。", "320人次", "服务队", "培训农民"),
        ("守桥的老人看起来有70多岁了。", "70多岁", "守桥的老人", "年龄"),
        ("女司机今年24岁。", "24岁", "女司机", "年龄"),
        # the clauses after it are told of it, and so is the next sentence
        ("志愿者连夜出发。天亮以前,又送去了60箱药品。", "60箱", "志愿者", "药品"),
        # one that is pointed out is it even where a place was told of
        ("云泽市去年开放。这家工厂每天有120辆货车进出。", "120辆", "这家工厂", "货车"),
        ("云泽市下了雨。一艘渔船昨天侧翻,船上18人遇险。", "18人", "渔船", "遇险"),
    ],
)
def test_who_acts_has_the_figure(text: str, figure: str, subject: str, indicator: str) -> None:
    claim = _claim(text, figure)
    assert (claim.subject, claim.indicator) == (subject, indicator)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        # who has a name goes before
        ("云泽市去年动工。工人们浇筑了300方混凝土。", "300方", "云泽市"),
        # what is counted or has grown is not whose it is
        ("高新技术企业达52家。", "52家", None),
        ("注册企业增加了27.6%。", "27.6%", None),
        ("粮食产量达到38万吨。", "38万吨", None),
        # nor is what something is done to, or what only tells of others
        ("对失业人员发放补助380万元。", "380万元", None),
        ("最新数据显示,失踪者有38人。", "38人", None),
        ("记者从现场获悉,伤者有38人。", "38人", None),
    ],
)
def test_who_does_not_act(text: str, figure: str, subject: str | None) -> None:
    assert _claim(text, figure).subject == subject


def test_whoever_has_no_name_is_another_in_the_next_text() -> None:
    claim = _claim("救援人员连夜转移了380名村民。", "380名")
    assert claim.members == ()
    assert claim.confidence is Confidence.LOW


def test_a_heading_tells_of_whom_its_section_speaks() -> None:
    text = "# 一周要闻\n\n## 海关查获走私食糖\n\n自今年1月以来,已经侦办案件56起。"
    assert _claim(text, "56起").subject == "海关"


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("安徽合肥今天降雨3毫米。", "3毫米", "安徽合肥"),
        ("新疆奎屯今天的气温降至3℃。", "3℃", "新疆奎屯"),
        # what there is in a place is none, nor is all of it
        ("新疆城市今天降雨3毫米。", "3毫米", "新疆"),
    ],
)
def test_a_place_in_a_place(text: str, figure: str, subject: str) -> None:
    assert _claim(text, figure).subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("云泽市进出口总值258亿元,扣除汇率因素同比增长7.6%。", "7.6%", "进出口总值"),
        ("云泽市按可比价格计算,地区生产总值增长5.2%。", "5.2%", "地区生产总值"),
        ("云泽市一季度经济增长仅为5.5%。", "5.5%", "经济"),
        ("云泽小学把班额从以往的55人降到45人。", "55人", "班额"),
    ],
)
def test_what_only_tells_how_or_when(text: str, figure: str, indicator: str) -> None:
    assert _claim(text, figure).indicator == indicator


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("活动吸引四万市民参加。", "四万"),
        ("北约三场演习同时举行。", "三场"),
        # but a hedge behind a name that ends so
        ("河北约3万人受灾。", "约3万人"),
    ],
)
def test_where_a_figure_begins_and_ends(text: str, figure: str) -> None:
    assert any(claim.quantity.text == figure for claim in read_claims(article(text)).claims)


def test_a_numbered_line_is_told_without_its_number() -> None:
    text = "1、2013年云泽市进出口额超4万亿美元;\n2、云泽市整改金额逾350亿元;"
    claims = read_claims(article(text)).claims
    assert [claim.indicator for claim in claims] == ["进出口额", "整改金额"]
    assert {claim.subject for claim in claims} == {"云泽市"}


def test_all_over_the_country_is_no_other_subject() -> None:
    assert _claim("团队成立五年,在全国有600支分队。", "600支").subject == "团队"


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("在大同煤矿集团的车间,一台机组一年能发电380万千瓦时。", "380万千瓦时", "大同煤矿集团"),
        # how it came about is no place, and who is listed there is not the exchange
        ("云泽市发展很快。在云泽银行的支持下,新建学校38所。", "38所", "云泽市"),
    ],
)
def test_a_clause_that_tells_where(text: str, figure: str, subject: str) -> None:
    assert _claim(text, figure).subject == subject


def test_no_place_has_an_age() -> None:
    assert _claim("云泽市很美。我5岁左右才知道这件事。", "5岁左右").subject is None


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        ("一位20多岁的创业者来到云泽市。", "20多岁", "创业者", "年龄"),
        ("警方救出这名12岁男孩。", "12岁", "男孩", "年龄"),
        ("云泽市职工退休年龄为63岁。", "63岁", "云泽市", "职工退休年龄"),
    ],
)
def test_who_has_an_age(text: str, figure: str, subject: str, indicator: str) -> None:
    claim = _claim(text, figure)
    assert (claim.subject, claim.indicator) == (subject, indicator)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("第六届中国陶瓷艺术节在云泽市举行,吸引了38个国家参加。", "38个", "第六届中国陶瓷艺术节"),
        (
            "环青山岛国际自行车赛今天开赛,来自16个国家的选手参赛。",
            "16个",
            "环青山岛国际自行车赛",
        ),
        # the place where something ended has what is told of it
        ("云泽市整治工作今天结束,查处案件38起。", "38起", "云泽市"),
    ],
)
def test_an_occasion_that_holds_a_name(text: str, figure: str, subject: str) -> None:
    assert _claim(text, figure).subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "base"),
    [
        ("云泽公司来自海外的收入,已经占到公司总收入的70%。", "70%", "来自海外的收入", "公司总收入"),
        ("审查的资产占到了资产总额的50%。", "50%", "审查的资产", "资产总额"),
        ("云泽市粮食产量的30%来自山区。", "30%", "粮食产量来自山区", "粮食产量"),
        ("云泽市播种面积的60%都用来发展果业。", "60%", "播种面积用来发展果业", "播种面积"),
    ],
)
def test_a_share_and_its_whole(text: str, figure: str, indicator: str, base: str) -> None:
    claim = _claim(text, figure)
    assert (claim.indicator, claim.base) == (indicator, base)
