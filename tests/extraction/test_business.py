"""News of companies, courts and the like: whose a figure is, of what, and of which year."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import BlockKind, Modality

from ..articles import article, claim_of, claims_of, parts

REPORT = """青禾新材：2024年净利润同比增长23.6%
2025-04-18 青禾晚报

青禾晚报讯（记者 林晓）4月17日晚间，青禾新材（600000）公布年报。公司全年实现营业收入48.62亿元。
其中，甲材料业务收入31.24亿元；其他业务收入5.3亿元。公司研发投入3.42亿元，拥有专利618项。
截至4月17日，总市值193.3亿元。
"""


@pytest.mark.parametrize(
    ("figure", "indicator", "year"),
    [
        ("23.6%", "净利润", 2024),
        ("48.62亿元", "营业收入", 2024),
        ("31.24亿元", "甲材料业务收入", 2024),
        ("5.3亿元", "其他业务收入", 2024),
        ("3.42亿元", "研发投入", 2024),
        ("618项", "专利", 2024),
        ("193.3亿元", "总市值", 2025),
    ],
)
def test_a_company_is_known_by_its_code(figure: str, indicator: str, year: int) -> None:
    claim = claim_of(REPORT, figure)
    assert claim.subject == "青禾新材"
    assert claim.indicator == indicator
    assert claim.period is not None
    assert claim.period.start is not None
    assert claim.period.start.year == year


def test_a_day_with_a_medium_is_no_part_of_the_title() -> None:
    document = article(REPORT)
    assert document.title == "青禾新材：2024年净利润同比增长23.6%"
    assert parts(document, BlockKind.DATELINE) == ["2025-04-18 青禾晚报"]
    assert document.date == date(2025, 4, 18)


@pytest.mark.parametrize(
    "code", ["600000", "600000.SH", "股票代码：600000", "00700.HK", "SZ300000"]
)
def test_codes_are_written_in_many_ways(code: str) -> None:
    text = (
        f"昨日，青禾材料（{code}）披露季报。青禾材料一季度实现营业收入3亿元，公司净利润2000万元。"
    )
    assert claim_of(text, "3亿元").subject == "青禾材料"
    assert claim_of(text, "2000万元").subject == "青禾材料"


def test_a_number_in_brackets_behind_a_word_names_no_company() -> None:
    text = "热线电话（623456）开通。公司表示，云泽市去年接听电话3000个。"
    assert claim_of(text, "3000个").subject == "云泽市"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("云泽市法院通报\n2025年1月16日\n\n市法院昨天举行会议。\n全年审结案件5218件。", 2024),
        ("云泽市法院通报\n2025年11月16日\n\n市法院昨天举行会议。\n全年审结案件5218件。", 2025),
    ],
)
def test_a_whole_year_told_early_is_the_one_before(text: str, year: int) -> None:
    period = claim_of(text, "5218件").period
    assert period is not None
    assert period.start is not None
    assert period.start.year == year


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        (
            "假期里，东山景区接待游客46万人次，10月3日单日接待8万人次；西湖景区接待游客39万人次。",
            "39万人次",
            9,
        ),
        (
            "东山站发送旅客42万人次，其中10月3日发送6万人次。机场方面，西湖机场运送旅客17万人次。",
            "17万人次",
            9,
        ),
        # what stands before the subject is its time
        ("东山景区接待游客46万人次；10月3日，西湖景区接待游客39万人次。", "39万人次", 3),
        ("10月3日，东山景区接待游客46万人次，西湖景区接待游客39万人次。", "39万人次", 3),
        # and what goes on of the same subject holds the time told last
        ("东山景区接待游客46万人次，10月3日接待8万人次，门票收入9万元。", "9万元", 3),
    ],
)
def test_a_time_told_late_is_of_its_subject_alone(text: str, figure: str, day: int) -> None:
    period = claim_of(f"假期旅游\n2025年10月9日\n\n{text}", figure).period
    assert period is not None
    assert period.start == date(2025, 10, day)


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("青禾队将比分锁定为5分。", "5分", Modality.ACTUAL),
        ("云泽市交通局将路程缩短到3公里。", "3公里", Modality.ACTUAL),
        ("云泽市将重点支持企业30家。", "30家", Modality.PLANNED),
        ("云泽市将建设公园8个。", "8个", Modality.PLANNED),
    ],
)
def test_what_is_changed_stands_behind_a_word_of_plans(
    text: str, figure: str, modality: Modality
) -> None:
    assert claim_of(text, figure).modality is modality


def test_years_of_pupils_are_no_numbers() -> None:
    text = "云泽大学2025届毕业生和2024级新生共3000人，其中过夜游客12人。"
    assert [claim.text for claim in claims_of(text)] == ["3000人", "12人"]
    assert claim_of(text, "12人").indicator == "过夜游客"


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "start"),
    [
        # what only tells how long something went on leaves the measure as it was
        ("均价为11236元，连续3个月下跌，比去年同期的12480元低。", "12480元", "均价", "2024-01-01"),
        # 其中 with a time of its own goes no further
        (
            "今年上半年接待旅客2360万人次；其中6月接待350万人次。内地旅客1780万人次。",
            "1780万人次",
            "内地旅客",
            "2025-01-01",
        ),
        ("财务方面，2024年云服务收入24亿元，占比64.4%。", "64.4%", "云服务收入", "2024-01-01"),
        ("2024年营业收入38亿元，上年同期为30亿元。", "30亿元", "营业收入", "2023-01-01"),
    ],
)
def test_a_measure_goes_on_past_what_is_told_beside_it(
    text: str, figure: str, indicator: str, start: str
) -> None:
    claim = claim_of(f"云泽市旅游和楼市\n2025年7月31日\n\n{text}", figure)
    assert claim.indicator == indicator
    assert claim.period is not None
    assert str(claim.period.start) == start


def test_numbers_of_versions_and_of_homes_are_no_figures() -> None:
    text = "云泽科技发布“云鹊3.0”，首套房贷利率为3.05%，二套房贷利率为3.45%。"
    found = {claim.text: claim.indicator for claim in claims_of(text)}
    assert found == {"3.05%": "首套房贷利率", "3.45%": "二套房贷利率"}


def test_what_a_newspaper_begins_with_is_nobody() -> None:
    text = "本报讯 云泽市医保局近日印发通知。\n\n本报讯 云泽市医保局去年支付费用3亿元。"
    assert claim_of(text, "3亿元").subject == "云泽市医保局"


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        # what has a value is what is counted, and nobody
        ("到2027年，普通高中专任教师将达到1.15万人。", "1.15万人", "云泽市", "普通高中专任教师"),
        ("云桥应用月活用户达到4300万人。", "4300万人", "云泽市", "云桥应用月活用户"),
        ("就业不足率维持1.4%。", "1.4%", "云泽市", "就业不足率"),
        ("灾情发生后，派出救援队伍43支。", "43支", "云泽市", "派出救援队伍"),
        ("计划今年招聘教师800人。", "800人", "云泽市", "招聘教师"),
        # what befell some tells nothing of others
        ("事故致4人死亡6人受伤。", "4人", "云泽市", "死亡"),
        ("事故造成3人遇难、5人失联。", "5人", "云泽市", "失联"),
    ],
)
def test_what_is_measured_does_nothing(
    text: str, figure: str, subject: str, indicator: str
) -> None:
    claim = claim_of(f"云泽市通报\n2025年5月20日\n\n{text}", figure)
    assert claim.subject == subject
    assert claim.indicator == indicator


def test_parts_of_a_population_have_the_shares() -> None:
    text = "全市常住人口中，男性人口为211万人，占50.65%；女性人口为206万人，占49.35%。"
    for figure, part in (("50.65%", "男性人口"), ("49.35%", "女性人口")):
        claim = claim_of(f"云泽市人口公报\n\n{text}", figure)
        assert (claim.indicator, claim.base) == (part, "全市常住人口")


def test_a_value_that_is_compared_with_is_the_one_before() -> None:
    text = "全市常住人口为417万人，与2010年第六次人口普查的389万人相比，共增加28万人。"
    claim = claim_of(f"云泽市人口公报\n2021年5月26日\n\n{text}", "389万人")
    assert claim.indicator == "常住人口"
    assert claim.period is not None
    assert claim.period.start == date(2010, 1, 1)


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        # growth after growth is of what the one before told
        ("失业率为5.3%；增加值同比增长5.2%，环比增长0.37%。", "0.37%", "云泽市", "增加值"),
        # 分别 deals out to what stands in the clauses before
        ("科技企业168家、建筑企业94家，较上年分别增加26家、17家。", "26家", "云泽市", "科技企业"),
        ("形成8条线路、总里程260公里的网络。", "260公里", "云泽市", "线路总里程"),
        (
            "记者从市统计局获悉，全市夏粮播种面积386万亩。其中，小麦面积379万亩。",
            "379万亩",
            "全市",
            "小麦面积",
        ),
    ],
)
def test_what_goes_on_is_told_of_what_was_named(
    text: str, figure: str, subject: str, indicator: str
) -> None:
    title = "" if subject == "全市" else "云泽市通报\n2025年5月20日\n\n"
    claim = claim_of(title + text, figure)
    assert claim.subject == subject
    assert claim.indicator == indicator


def test_an_office_of_the_state_before_a_colon_tells_of_the_country() -> None:
    text = "国家统计局：8月零售总额增长3.4%\n\n8月，城镇零售额34387亿元。"
    assert claim_of(text, "3.4%").subject == "全国"
    assert claim_of(text, "34387亿元").subject == "全国"


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "base"),
    [
        ("26个断面中，Ⅰ至Ⅲ类断面24个，占92.3%；Ⅳ类2个，占7.7%。", "92.3%", "Ⅰ至Ⅲ类断面", "断面"),
        ("26个断面中，Ⅰ至Ⅲ类断面24个，占92.3%；Ⅳ类2个，占7.7%。", "7.7%", "Ⅳ类", "断面"),
        ("在职职工的报销比例由50%提高到60%。", "60%", "在职职工的报销比例", None),
    ],
)
def test_shares_of_what_a_clause_before_names(
    text: str, figure: str, indicator: str, base: str | None
) -> None:
    claim = claim_of(f"云泽市公报\n2025年5月20日\n\n{text}", figure)
    assert (claim.indicator, claim.base) == (indicator, base)


def test_a_value_compared_with_by_name_has_its_own_year() -> None:
    text = "最大负荷达3012万千瓦，较去年最大负荷2846万千瓦增长5.8%。"
    claim = claim_of(f"云泽市电网\n2025-08-05 本报记者 何平\n\n{text}", "2846万千瓦")
    assert claim.indicator == "最大负荷"
    assert claim.period is not None
    assert claim.period.start == date(2024, 1, 1)


def test_a_rate_behind_a_growth_in_a_headline_is_another() -> None:
    text = "云泽银行净利润增长4.2% 不良率降至0.98%\n\n该行实现营业收入186亿元。"
    assert claim_of(text, "4.2%").indicator == "净利润"
    assert claim_of(text, "186亿元").subject == "云泽银行"


def test_a_dispatch_tells_of_the_place_where_it_was_written() -> None:
    text = (
        "云桥前7月外贸进出口增长8.3%\n新华社云桥8月14日电（记者 李原）据云桥海关统计，"
        "出口1236亿元，增长10.2%。\n从方式看，一般贸易进出口1204亿元，增长9.8%，占64.7%。"
    )
    for figure in ("8.3%", "1236亿元", "10.2%", "1204亿元", "9.8%", "64.7%"):
        assert claim_of(text, figure).subject == "云桥", figure


INCOMES = "城镇、农村居民人均可支配收入分别达到5万元、2万元，年均分别增长5.6%、7.8%。"


def test_the_party_of_a_place_speaks_for_it() -> None:
    title = "在中国共产党云泽市第十四次代表大会上的报告\n2026年1月12日"
    text = f"{title}\n\n{INCOMES}"
    assert claim_of(text, "5.6%").subject == "云泽市"
    assert claim_of(text, "5.6%").indicator == "城镇人均可支配收入"
    assert claim_of(text, "7.8%").indicator == "农村居民人均可支配收入"
