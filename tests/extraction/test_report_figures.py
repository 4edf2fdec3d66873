"""What the figures of reports are about: spells of years, kinds, rates, parts and marks."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Aspect
from tests.articles import claim_of, claims_of

WHAT = [
    ("天然气五年累计产量达750万立方米。", "750万立方米", "天然气产量"),
    ("用于科技的投入五年累计38亿元。", "38亿元", "用于科技的投入"),
    ("固定资产投资五年累计完成3800亿元。", "3800亿元", "固定资产投资完成"),
    ("经营主体连续4年每年新增百万户以上。", "4年", "经营主体"),
    ("经营主体连续4年每年新增百万户以上。", "百万户以上", "经营主体"),
    ("10大类52项民生实事全部完成。", "10大类", "民生实事类别"),
    ("今年实施12类45件民生实事。", "12类", "实施民生实事类别"),
    ("万元GDP能耗、水耗分别下降5%和6%。", "5%", "万元GDP能耗"),
    ("万元工业增加值用水量降至38立方米。", "38立方米", "万元工业增加值用水量"),
    ("五大基地建设取得积极成效。", "五大", "建设基地"),
    ("工业投资受房价下滑影响，同比增长1.3%。", "1.3%", "工业投资"),
    ("生产总值连续跨越7万亿、8万亿两个大台阶，增长5.9%。", "5.9%", "生产总值"),
    ("生产总值连续迈上4个千亿元台阶、达1.4万亿元。", "1.4万亿元", "生产总值"),
    ("新建充电桩2万个，其中农村1万个。", "1万个", "农村新建充电桩"),
    ("改造老旧小区380个，其中城区200个、乡镇180个。", "180个", "乡镇改造老旧小区"),
    ("居民收入增长5%，其中农村增长6%。", "6%", "农村居民收入"),
    ("育成含油量66%的油菜品种。", "66%", "油菜品种含油量"),
    ("机器人产量增长35.3%、出口量居全国第2位。", "第2位", "机器人出口量"),
    ("工业投资增长5%、连续24个月保持两位数增长。", "24个月", "工业投资两位数增长"),
    ("接待游客、旅游总花费分别增长10.7%和9.5%。", "10.7%", "接待游客"),
    ("汽车产量历史性跃居全国首位。", "首位", "汽车产量"),
    ("新增患者为3男2女。", "3男", "男性患者"),
    ("新增患者为3男2女。", "2女", "女性患者"),
    ("新能源汽车、智能手机零售额分别增长36.9%、58%。", "36.9%", "新能源汽车零售额"),
    ("建设20个残疾人日间照料机构。", "20个", "建设残疾人日间照料机构"),
    ("力争实现双边贸易额达到300亿元的目标。", "300亿元", "双边贸易额"),
    ("美丽河湖建成率达38.5%。", "38.5%", "美丽河湖建成率"),
    ("基本医保参保率保持稳定在95%以上。", "95%以上", "基本医保参保率"),
    ("基本养老保险参保率达96%。", "96%", "基本养老保险参保率"),
    ("高风险机构退出10家，融资平台压降94户、下降35.9%。", "35.9%", "融资平台"),
    ("融资平台退出213户、压降81.3%。", "213户", "融资平台退出"),
    ("市场经营主体达到889万户。", "889万户", "市场经营主体"),
    ("入湖流量达每秒3800立方米。", "3800立方米", "入湖流量"),
    ("最大风速达到每小时90公里。", "90公里", "最大风速"),
]


@pytest.mark.parametrize(("text", "figure", "indicator"), WHAT)
def test_what_a_figure_is_about(text: str, figure: str, indicator: str) -> None:
    assert claim_of(f"2024年，云泽市{text}", figure).indicator == indicator


@pytest.mark.parametrize(
    "text",
    [
        "云泽市五年生产原煤65万吨。",
        "云泽市天然气五年累计产量达750万立方米。",
        "云泽市万元GDP能耗下降5%。",
    ],
)
def test_what_only_tells_how_it_was_counted_is_no_claim(text: str) -> None:
    assert len(claims_of(f"2024年，{text}")) == 1


def test_what_is_cut_down_falls() -> None:
    claim = claim_of("2024年，云泽市融资平台压降81.3%。", "81.3%")
    assert claim.aspect is Aspect.GROWTH
    assert claim.quantity.interval.high < 0


@pytest.mark.parametrize("text", ["云泽市基本养老保险参保率达96%。", "云泽市美丽河湖建成率达60%。"])
def test_an_insurance_or_a_lake_of_all_is_no_body(text: str) -> None:
    assert claims_of(f"2024年，{text}")[0].subject == "云泽市"


def test_minutes_are_no_share_of_what_was_told_before() -> None:
    text = "2024年，云泽市86％的县建成三级医院，城市12分钟急救圈初步形成。"
    assert claim_of(text, "12分钟").aspect is not Aspect.SHARE


def test_a_platform_is_no_month() -> None:
    text = "2024年9月，云泽站新增机房38平方米，位于站内B4月台层之上。"
    assert [period.text for period in factcheck.periods(text)] == ["2024年9月"]


def test_a_number_in_a_name_is_no_day() -> None:
    text = "云泽市2024年工作报告\n\n“白鹭1号”智算中心建成。工业产值增长5%。\n"
    period = claim_of(text, "5%").period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    assert (period.start.month, period.end.month) == (1, 1)


def test_a_whole_region_is_no_park_within_it() -> None:
    text = (
        "2025年广西政府工作报告\n\n一、2024年工作回顾\n\n"
        "其中临港产业园区工业投资增长38%。全区新签约项目2433个。\n"
    )
    assert claim_of(text, "2433个").subject == "广西"


@pytest.mark.parametrize("figure", ["11万吨", "78万吨"])
def test_what_is_taken_out_is_no_capacity(figure: str) -> None:
    text = "2024年，云泽市淘汰落后炼铁产能11万吨、炼钢产能78万吨。"
    assert claim_of(text, figure).aspect is Aspect.FLOW


def test_years_in_a_row_are_no_rate() -> None:
    claim = claim_of("2024年，云泽市企业连续3年每年新增20家以上。", "3年")
    assert claim.aspect is Aspect.DURATION


REVIEW = """2026年云泽省政府工作报告

一、“十四五”时期工作回顾

五年来，我们攻坚克难。{}
"""

LEVELS = [
    ("地区生产总值达到1.4万亿元、年均增长5%。", "1.4万亿元", 2025),
    ("粮食产量突破380万吨。", "突破380万吨", 2025),
    ("财政收入从38亿元增加到52亿元。", "52亿元", 2025),
    ("地区生产总值达到1.4万亿元、年均增长5%。", "5%", 2021),
    ("粮食产量累计达到1800万吨。", "1800万吨", 2021),
    ("粮食产量五年累计达到1800万吨。", "1800万吨", 2021),
    ("完成投资超过380亿元。", "超过380亿元", 2021),
]


@pytest.mark.parametrize(("text", "figure", "first"), LEVELS)
def test_what_a_yearly_measure_came_to_is_of_the_last_year(
    text: str, figure: str, first: int
) -> None:
    period = claim_of(REVIEW.format(text), figure).period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    assert (period.start.year, period.end.year) == (first, 2026)


YEAR = """2025年云泽市政府工作报告

一、2024年工作回顾

{}新建公路380公里。
"""


@pytest.mark.parametrize(
    "before",
    [
        "居民生活改善。2024年底，人均住房面积38平方米。",
        "环境变好。1—11月能耗强度下降8.9%。",
        "就业稳定，年初承诺的33项实事全部办结。",
    ],
)
def test_a_report_goes_on_with_its_year(before: str) -> None:
    period = claim_of(YEAR.format(before), "380公里").period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    assert (period.start.month, period.end.year - period.start.year) == (1, 1)


def test_what_there_was_by_then_goes_on() -> None:
    text = "2016年12月29日，云泽省发布白皮书。截至2015年底，高铁里程3800公里。高新技术企业达38家。"
    period = claim_of(text, "38家").period
    assert period is not None
    assert period.end is not None
    assert (period.end.year, period.end.month) == (2016, 1)
