"""Readings that went wrong once: what a figure is about in sentences people write."""

from __future__ import annotations

import pytest

import factcheck
from tests.articles import article, claim_of, claims_of, grave, values


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("2024年,青禾高新区签约项目42个。", "42个", "签约项目"),
        ("2024年,青禾高新区、白杨示范区签约项目42个。", "42个", "签约项目"),
        ("青禾高新区推进重点项目28个,其中新建项目18个、续建项目10个。", "28个", "重点项目"),
        ("青禾高新区建成投产项目22个。", "22个", "建成投产项目"),
        ("青禾高新区22个项目建成投产。", "22个", "建成投产项目"),
    ],
)
def test_a_name_ends_where_something_is_said_of_it(text: str, figure: str, indicator: str) -> None:
    claim = claim_of(text, figure)
    assert claim.indicator == indicator
    assert claim.members[0] == "青禾高新区"


@pytest.mark.parametrize(("figure", "subject"), [("52家", "青禾高新区"), ("31家", "白杨示范区")])
def test_a_joint_subject_is_dealt_out(figure: str, subject: str) -> None:
    text = "2024年,青禾高新区、白杨示范区高新技术企业分别为52家、31家。"
    assert claim_of(text, figure).subject == subject


def test_an_office_of_a_place_speaks_of_the_place() -> None:
    text = "云泽市统计局介绍,2024年全市常住人口210.4万人。"
    assert claim_of(text, "210.4万人").subject == "云泽市"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("青禾高新区计划新建标准厂房12万平方米。", "12万平方米"),
        ("云泽市计划今年投资20亿元建设地铁。", "20亿元"),
    ],
)
def test_a_plan_is_planned(text: str, figure: str) -> None:
    assert claim_of(text, figure).modality == "planned"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("2024年,云泽市第一产业、第二产业增加值分别增长3.1%、7.4%。", "7.4%", "第二产业增加值"),
        ("2024年云泽市用电量增长5%,比全省高0.8个百分点。", "0.8个百分点", "用电量"),
        ("青禾高新区研发投入强度达3.2%,居全省第一。", "第一", "研发投入强度"),
        ("青禾高新区拟建设人才公寓600套。", "600套", "建设人才公寓"),
        ("2024年,青禾高新区计划新建标准厂房12万平方米。", "12万平方米", "新建标准厂房"),
        ("青禾高新区有28个重点项目,其中新建项目18个、续建项目10个。", "10个", "续建重点项目"),
        ("青禾高新区一期规划面积12平方公里。", "12平方公里", "一期规划面积"),
    ],
)
def test_the_words_of_the_indicator(text: str, figure: str, indicator: str) -> None:
    assert claim_of(text, figure).indicator == indicator


def test_a_second_share_has_the_numerator_of_the_first() -> None:
    text = "青禾高新区2024年高新技术企业产值占总产值的66.8%,占规上工业产值的62.5%。"
    claim = claim_of(text, "62.5%")
    assert (claim.indicator, claim.base) == ("高新技术企业产值", "规上工业产值")


def test_what_follows_from_a_condition_is_no_fact() -> None:
    assert claims_of("如果青禾高新区产值达到80亿元,税收就有6亿元。") == ()


@pytest.mark.parametrize(
    "texts",
    [
        (
            "2024年,青禾高新区、白杨示范区高新技术企业分别为52家、31家。",
            "2024年,白杨示范区高新技术企业31家。",
        ),
        ("2024年,云泽市用电量增长6%,比全省高0.8个百分点。全市用水量增长5%,比全省高1.5个百分点。",),
        ("如果青禾高新区产值达到80亿元,税收就有6亿元。", "青禾高新区税收4亿元。"),
        ("青禾高新区一期规划面积12平方公里。", "青禾高新区规划面积36平方公里。"),
    ],
)
def test_no_clash(texts: tuple[str, ...]) -> None:
    documents = [article(text, f"{number}.txt") for number, text in enumerate(texts)]
    assert [values(finding) for finding in grave(factcheck.check(documents))] == []


@pytest.mark.parametrize(
    "texts",
    [
        (
            "云泽市统计局介绍,2024年全市常住人口210.4万人。",
            "2024年,云泽市常住人口215.1万人。",
        ),
        ("2024年,青禾高新区签约项目42个。", "2024年,青禾高新区签约项目48个。"),
        ("2024年,青禾高新区建成投产项目22个。", "2024年,青禾高新区26个项目建成投产。"),
        ("青禾高新区2024年高新技术企业产值占总产值的66.8%,占规上工业产值的62.5%。",),
    ],
)
def test_a_clash(texts: tuple[str, ...]) -> None:
    documents = [article(text, f"{number}.txt") for number, text in enumerate(texts)]
    assert len(grave(factcheck.check(documents))) == 1


@pytest.mark.parametrize("text", ["2024年,云泽市实现GDP1250亿元。", "2024年,云泽市GDP为1250亿元。"])
def test_letters_may_name_an_indicator(text: str) -> None:
    claim = claim_of(text, "1250亿元")
    assert (claim.indicator, claim.quantity.unit) == ("GDP", "元")


#: A text, a figure in it, whose it is, of what, and its aspect or its base.
ROWS = [
    (
        "白杨省累计报告确诊病例61例。其中云泽市18例、松坪市43例。",
        "43例",
        "松坪市",
        "确诊病例",
        "cumulative",
    ),
    (
        "白杨省累计报告确诊病例61例(云泽市18例,松坪市43例)。",
        "18例",
        "云泽市",
        "确诊病例",
        "cumulative",
    ),
    (
        "白杨省累计报告确诊病例61例:云泽市18例、松坪市43例。",
        "18例",
        "云泽市",
        "确诊病例",
        "cumulative",
    ),
    (
        "白杨省新增确诊病例12例。新增确诊病例中,云泽市5例、松坪市7例。",
        "5例",
        "云泽市",
        "确诊病例",
        "flow",
    ),
    (
        "白杨省新增确诊病例12例。新增确诊病例中,云泽市5例、松坪市7例。",
        "7例",
        "松坪市",
        "确诊病例",
        "flow",
    ),
    ("国家统计局今天公布,CPI同比上涨1.6%。", "1.6%", "全国", "CPI", "上年同期"),
    ("白杨省卫健委通报,新增确诊病例12例。", "12例", "白杨省", "确诊病例", "flow"),
    (
        "白杨省通报\n一、云泽市\n新增确诊病例5例。\n二、松坪市\n新增确诊病例7例。",
        "5例",
        "云泽市",
        "确诊病例",
        "flow",
    ),
    (
        "白杨省通报\n一、云泽市\n新增确诊病例5例。\n二、松坪市\n新增确诊病例7例。",
        "7例",
        "松坪市",
        "确诊病例",
        "flow",
    ),
    ("白岭隧道今天贯通。隧道全长12.6公里,最大埋深480米。", "12.6公里", "白岭隧道", "全长", ""),
    ("白岭隧道今天贯通。隧道全长12.6公里,最大埋深480米。", "480米", "白岭隧道", "最大埋深", ""),
    (
        "国有企业累计实现利润总额6642.3亿元,同比下降2.4%。",
        "6642.3亿元",
        "国有企业",
        "利润总额",
        "cumulative",
    ),
    ("国有企业累计实现利润总额6642.3亿元,同比下降2.4%。", "2.4%", "国有企业", "利润总额", "growth"),
    (
        "国有企业累计实现利润总额6642.3亿元,其中,中央企业3271.4亿元。",
        "3271.4亿元",
        "中央企业",
        "利润总额",
        "",
    ),
    ("白杨省决定将油价每吨降低85元。", "85元", "白杨省", "油价每吨", "change"),
    ("12月份,全国CPI同比涨幅首次回落到3%以下。", "3%以下", "全国", "CPI", "growth"),
    ("白杨省粮食总产量766亿斤,全国第6的地位进一步巩固。", "第6", "白杨省", "粮食总产量", "rank"),
    ("白杨省新增风光装机超460万千瓦,是消纳能力的6倍。", "6倍", "白杨省", "风光装机", "消纳能力"),
    ("白杨省17种农产品入选全国名录。", "17种", "白杨省", "入选全国名录农产品", "stock"),
    ("青禾高新区建成6兆瓦、9兆瓦2个光伏项目。", "6兆瓦", "青禾高新区", "光伏项目装机", "capacity"),
    ("青禾高新区建成6兆瓦、9兆瓦2个光伏项目。", "9兆瓦", "青禾高新区", "光伏项目装机", "capacity"),
    ("全国猪肉价格继续上涨,涨幅为3.4%。", "3.4%", "全国", "猪肉价格", "growth"),
    (
        "云泽市民营企业表现突出,进出口总额达6840亿元。",
        "6840亿元",
        "云泽市",
        "民营企业进出口总额",
        "flow",
    ),
    ("与去年同期相比,云泽市7月份用电量上涨1.7%。", "1.7%", "云泽市", "用电量", "去年同期"),
    ("中国射击队夺得三枚金牌。", "三枚", "中国射击队", "金牌", ""),
    (
        "云港市新增4例,累计61例\n8月5日,云港市累计报告确诊病例63例。",
        "61例",
        "云港市",
        "确诊病例",
        "cumulative",
    ),
    (
        "云港新增4例确诊病例,累计61例\n8月5日,云港市新增4例。",
        "61例",
        "云港市",
        "确诊病例",
        "cumulative",
    ),
    ("云泽市一工厂发生爆炸7人死亡", "7人", "云泽市", "死亡", "flow"),
    ("多地发生爆炸7人死亡", "7人", None, "死亡", "flow"),
    ("云泽公司净利润比上年同期的2.5亿元增加4500万元。", "4500万元", "云泽公司", "净利润", "change"),
    (
        "云泽省生产总值4.93万亿元,五年时间里增加了1.52万亿元。",
        "1.52万亿元",
        "云泽省",
        "生产总值",
        "change",
    ),
    (
        "云泽省一、二、三产业增加值分别增长4%、5.3%、3.4%。",
        "4%",
        "云泽省",
        "第一产业增加值",
        "growth",
    ),
    (
        "云泽省一、二、三产业增加值分别增长4%、5.3%、3.4%。",
        "3.4%",
        "云泽省",
        "第三产业增加值",
        "growth",
    ),
    (
        "云泽省第一、第二、第三产业增加值分别增长4%、5.3%、3.4%。",
        "5.3%",
        "云泽省",
        "第二产业增加值",
        "growth",
    ),
    ("34%受访者表示满意,32%表示不支持。", "32%", None, "表示不支持的受访者", "受访者"),
    ("云泽银行青禾分行发放贷款35亿元。", "35亿元", "云泽银行青禾分行", "发放贷款", ""),
    ("云泽大学东校区迎来新生1260人。", "1260人", "云泽大学东校区", "迎来新生", ""),
]


@pytest.mark.parametrize(("text", "figure", "subject", "indicator", "part"), ROWS)
def test_what_a_figure_is_about(
    text: str, figure: str, subject: str | None, indicator: str, part: str
) -> None:
    claim = claim_of(text, figure)
    assert (claim.subject, claim.indicator) == (subject, indicator)
    assert part in ("", claim.aspect, claim.base)
