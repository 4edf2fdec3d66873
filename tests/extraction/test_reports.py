"""Sentences of reports and of economic news: whose a figure is, what it counts, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Aspect, Modality
from tests.articles import article, claim_of, claims_of

REPORT = "2025年云泽市政府工作报告\n\n一、2024年工作回顾\n\n{}\n"

WHOSE = [
    ("记者从云泽市统计局获悉，上半年，全市工业增加值增长6.2%。", "6.2%", "云泽市"),
    ("据云泽市商务局消息，前三季度全市进出口总额增长8.3%。", "8.3%", "云泽市"),
    ("从云泽市发展改革委了解到，今年全市安排重点项目120个。", "120个", "云泽市"),
    ("记者从青禾县获悉，去年全县粮食产量达21.6万吨。", "21.6万吨", "青禾县"),
    ("云泽市工业增加值增长6.2%，高于全省1.1个百分点。", "1.1个百分点", "云泽市"),
    ("云泽市税收占比达78%，低于全国2.5个百分点。", "2.5个百分点", "云泽市"),
    ("从事养殖的农户有320户。", "320户", None),
]


@pytest.mark.parametrize(("text", "figure", "subject"), WHOSE)
def test_whose_a_figure_is(text: str, figure: str, subject: str | None) -> None:
    assert claim_of(text, figure).subject == subject


@pytest.mark.parametrize(
    "title", ["2008年中华人民共和国国务院政府工作报告", "2024年国务院政府工作报告"]
)
def test_the_cabinet_speaks_for_the_country(title: str) -> None:
    assert claim_of(f"{title}\n\n国内生产总值增长10.6%。\n", "10.6%").subject == "全国"


WHAT = [
    ("研发与试验经费，从2019年的12亿元增加到2024年的26亿元。", "26亿元", "研发与试验经费"),
    ("研发经费达26亿元，占生产总值比重从1.1%提高到1.8%。", "1.8%", "研发经费"),
    ("出口总额由上年居全省第九位上升为第六位。", "第六位", "出口总额"),
    ("平均水价由2023年的每吨3.2元降至2.9元。", "2.9元", "平均水价"),
    ("制造业投资占比稳步提升，进出口总额增长6%。", "6%", "进出口总额"),
    ("合同金额90亿元人民币(折合13.6亿美元)，执行金额74亿元。", "13.6亿美元", "合同金额"),
    ("一次死亡3人以上事故同比下降18.3%。", "18.3%", "一次死亡3人以上事故"),
    ("建成万吨级以上泊位68个。", "68个", "万吨级以上泊位"),
    ("地区生产总值迈上3000亿元台阶。", "3000亿元", "地区生产总值"),
    ("已成为全国第三大汽车出口基地。", "第三大", "汽车出口基地"),
    ("建成后年产值30亿元。", "30亿元", "年产值"),
    ("交通事故明显减少，全年发生16起。", "16起", "交通事故发生"),
    ("规上工业增加值增速连续5年高于全省平均水平。", "5年", "规上工业增加值增速"),
    ("居民收入年均增长6.8%，增速连续11个季度居全国前列。", "11个季度", "居民收入增速"),
    ("黄金、白银、镍产量分别增长54.4%、19.2%、3.2%。", "54.4%", "黄金产量"),
    ("黄金、白银、镍产量分别增长54.4%、19.2%、3.2%。", "19.2%", "白银产量"),
    ("接待游客1752万人次、旅游花费127亿元。", "127亿元", "旅游花费"),
    ("新建农村公路3000公里、高速公路120公里。", "120公里", "新建高速公路"),
    ("5家企业挂牌“新三板”，利润增长。", "5家", "挂牌“新三板”企业"),
    ("全球首座零碳工厂建成运行。", "首座", "零碳工厂"),
    ("城镇居民收入和农村居民收入实际增长8.4%和11.4%。", "11.4%", "农村居民收入"),
    ("规上工业增加值和固定资产投资增长6%和5.5%。", "6%", "规上工业增加值"),
    ("医保补助标准由每人每年120元提高到200元。", "120元", "医保补助标准"),
    ("五年新增就业岗位100万个。", "100万个", "就业岗位"),
    ("消费贡献率升到66.4%，创15年以来新高。", "15年", "消费贡献率"),
    ("电影票房首度突破400亿元大关。", "突破400亿元", "电影票房"),
    ("当天签约额达250亿元。", "250亿元", "签约额"),
    ("省级财政投入375亿元加强森林防火。", "375亿元", "省级财政投入"),
    ("8家企业利润突破10亿元。", "8家", "企业"),
    ("保障房已开工5万套，基本建成2万套。", "2万套", "建成保障房"),
    ("新开工保障房5万套，建成2万套。", "2万套", "建成保障房"),
    ("37家中央帮扶单位援助资金31亿元、引进项目1002个。", "37家", "中央帮扶单位"),
    ("37家中央帮扶单位援助资金31亿元、引进项目1002个。", "1002个", "中央帮扶单位引进项目"),
]


@pytest.mark.parametrize(("text", "figure", "indicator"), WHAT)
def test_what_a_figure_counts(text: str, figure: str, indicator: str) -> None:
    assert claim_of(REPORT.format(text), figure).indicator == indicator


WHEN = [
    ("2024年，森林覆盖率从2020年的38.1%提高到40.2%；造林12万亩。", "38.1%", 2020),
    ("2024年，森林覆盖率从2020年的38.1%提高到40.2%；造林12万亩。", "40.2%", 2024),
    ("2024年，森林覆盖率从2020年的38.1%提高到40.2%；造林12万亩。", "12万亩", 2024),
    ("2024年，出口由2021年居全省第九位上升为第六位，新增外企45家。", "45家", 2024),
    ("研发经费从2019年的12亿元增加到2024年的26亿元。", "26亿元", 2024),
    ("研发经费从2019年的12亿元增加到2024年的26亿元，占比从1.1%提高到1.8%。", "1.1%", 2019),
    ("研发经费从2019年的12亿元增加到2024年的26亿元，占比从1.1%提高到1.8%。", "1.8%", 2024),
    ("2024年，装机35万千瓦，是1950年到2002年的总和；新增公路1.9万公里。", "1.9万公里", 2024),
    ("全市对2026—2030年的发展作出部署。研发投入达到34亿元。", "34亿元", 2024),
]


@pytest.mark.parametrize(("text", "figure", "year"), WHEN)
def test_when_it_was(text: str, figure: str, year: int) -> None:
    period = claim_of(REPORT.format(text), figure).period
    assert period is not None
    assert period.start is not None
    assert period.start.year == year


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("新增就业9.8万人，超过预期目标；居民收入38500元。", Modality.ACTUAL),
        ("圆满完成主要预期目标，居民收入38500元。", Modality.ACTUAL),
        ("今年的预期目标是：居民收入38500元。", Modality.TARGET),
        ("确保完成预期目标，居民收入38500元。", Modality.TARGET),
    ],
)
def test_a_goal_that_was_reached_makes_none_of_what_follows(text: str, told: Modality) -> None:
    assert claim_of(REPORT.format(text), "38500元").modality is told


@pytest.mark.parametrize(
    ("text", "figure", "aspect"),
    [
        ("规上工业增加值增速连续5年高于全省平均水平。", "5年", Aspect.DURATION),
        ("临港新区经济总量实现翻一番。", "翻一番", Aspect.GROWTH),
        ("在“世界500强”排名由369位上升到235位。", "235位", Aspect.RANK),
        ("研发经费达26亿元，占生产总值比重从1.1%提高到1.8%。", "1.8%", Aspect.SHARE),
    ],
)
def test_which_side_of_a_measure_it_is(text: str, figure: str, aspect: Aspect) -> None:
    assert claim_of(REPORT.format(text), figure).aspect is aspect


def test_the_years_that_a_report_calls_great_are_no_length() -> None:
    reading = read_claims(article(REPORT.format("这是极不平凡的五年。")))
    assert not reading.claims


@pytest.mark.parametrize(
    "text", ["建成千万吨级炼油厂。", "死亡3人以上事故下降了。", "万吨级以上泊位建成。"]
)
def test_a_class_of_sizes_is_no_claim(text: str) -> None:
    reading = read_claims(article(text))
    assert not reading.claims
    assert [aside.reason for aside in reading.set_aside] == ["size-class"]


def test_no_event_is_where_a_date_only_leads_to_the_next() -> None:
    text = REPORT.format("2024年，出口由上年居全省第九位上升为第六位。")
    assert {c.quantity.text for c in read_claims(article(text)).claims} == {"第九位", "第六位"}


@pytest.mark.parametrize(
    ("named", "word"),
    [("云泽市被列为全省试点", "全省"), ("与青港省共建产业园", "我省"), ("推广整省试点", "全省")],
)
def test_the_place_that_gives_account_is_meant_by_its_own_words(named: str, word: str) -> None:
    text = f"2025年河南省政府工作报告\n\n一、2024年工作回顾\n\n{named}。\n\n{word}出口增长6.5%。\n"
    assert claim_of(text, "6.5%").subject == "河南省"


AHEAD = """2026年河南省政府工作报告

{}

粮食产量达到1300亿斤。

{}

坚定不移推动高质量发展。

{}

{}新建改造高标准农田60万亩。
"""


@pytest.mark.parametrize(
    "headings",
    [
        ("一、2025年工作回顾", "二、今年的目标任务", "三、加快乡村全面振兴"),
        ("一、2025年工作回顾", "二、“十五五”时期主要目标", "三、2026年主要工作"),
        ("2025年工作回顾", "2026年重点工作", "(一)加快乡村全面振兴"),
        ("2025年工作回顾", "2026年重点工作", "一、加快乡村全面振兴"),
    ],
)
def test_a_report_that_has_turned_to_its_tasks_goes_on_with_them(headings: tuple[str, ...]) -> None:
    text = AHEAD.format(*headings, "")
    assert claim_of(text, "1300亿斤").modality is Modality.ACTUAL
    task = claim_of(text, "60万亩")
    assert task.modality is Modality.PLANNED
    assert claim_of(AHEAD.format(*headings, "五年来，已"), "60万亩").modality is Modality.ACTUAL


def test_a_section_that_is_counted_from_one_again_has_another_heading_above() -> None:
    text = (
        "2026年河南省政府工作报告\n\n2025年工作回顾\n\n(一)扩大有效投资\n\n完成投资24亿元。\n\n"
        "2026年重点工作\n\n(一)扩大有效投资\n\n(二)推进城市更新\n\n改造老旧小区840个。\n"
    )
    plan = claim_of(text, "840个")
    assert plan.modality is Modality.PLANNED
    assert plan.period is not None
    assert plan.period.start is not None
    assert plan.period.start.year == 2026
    assert claim_of(text, "24亿元").modality is Modality.ACTUAL


BOTH = """2026年河南省政府工作报告

一、“十四五”时期和2025年工作回顾

{}新建高速公路620公里。

推进城乡融合发展。

建成村级服务站370个。

二、“十五五”时期目标任务和2026年工作安排

“十五五”时期，城镇化率提高2个百分点。

推进乡村振兴。今年全省主要预期目标是：粮食产量1300亿斤。

培育龙头企业45家。
"""


@pytest.mark.parametrize(
    ("opens", "years"),
    [
        ("“十四五”时期，", (2021, 2025)),
        ("五年来，", (2021, 2025)),
        ("过去五年，", (2021, 2025)),
        ("2025年，", (2025, 2025)),
        ("一年来，", (2025, 2025)),
        ("", (2021, 2025)),
    ],
)
def test_a_heading_of_two_times_holds_for_that_which_the_text_tells(
    opens: str, years: tuple[int, int]
) -> None:
    text = BOTH.format(opens)
    for figure in ("620公里", "370个"):
        assert _years(text, figure) == years
    assert _years(text, "2个百分点") == (2026, 2030)
    for figure in ("1300亿斤", "45家"):
        assert _years(text, figure) == (2026, 2026)


def _years(text: str, figure: str) -> tuple[int, int]:
    period = claim_of(text, figure).period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    return period.start.year, (period.end - timedelta(days=1)).year


@pytest.mark.parametrize(
    "text",
    [
        "降水量为1961年以来最多，新增水库3座。",
        "水质为2007年以来同期最好水平。新增水库3座。",
        "水质30年来首次达到三类。新增水库3座。",
    ],
)
def test_never_so_since_a_year_tells_no_time(text: str) -> None:
    assert _years(REPORT.format(text), "3座") == (2024, 2024)


@pytest.mark.parametrize("start", ["实现“十五五”良好开局", "这是“十五五”时期的良好开局"])
def test_the_beginning_of_a_plan_is_none_of_its_years(start: str) -> None:
    text = f"2026年河南省政府工作报告\n\n二、2026年工作安排\n\n{start}。出口增长6.5%。\n"
    assert _years(text, "6.5%") == (2026, 2026)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("推动“六个工程”取得成效。", "name"),
        ("抓好“八场硬仗”、“十项行动”。", "name"),
        ("“三个口袋”协同增长。", "name"),
        ("遗址入选“全国十大考古新发现”。", "name"),
        ("荆门高新区入选首批零碳园区。", "ordinal"),
        ("举办首届创新大会。", "ordinal"),
        ("做好二轮土地延包试点。", "ordinal"),
    ],
)
def test_a_number_in_a_name_or_row_states_nothing(text: str, reason: str) -> None:
    reading = read_claims(article(REPORT.format(text)))
    assert not reading.claims
    assert reason in {aside.reason for aside in reading.set_aside}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("新增“双百企业”23家。", {"23家"}),
        ("他说：“有两家企业停产。”", {"两家"}),
        ("新建两轮驱动试验线3条。", {"3条"}),
        ("开展两轮排查。", {"两轮"}),
        ("建成首个零碳园区。", {"首个"}),
        ("这五年，新增公园28个。", {"28个"}),
    ],
)
def test_numbers_beside_names_still_count(text: str, figures: set[str]) -> None:
    assert figures <= {claim.quantity.text for claim in claims_of(REPORT.format(text))}


def test_a_rate_is_held_against_the_years_before() -> None:
    claim = claim_of(REPORT.format("教育支出累计104亿元，比前五年增长1.3倍。"), "1.3倍")
    assert (claim.indicator, claim.aspect) == ("教育支出", Aspect.GROWTH)


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        ("建设产业园1个、产业集群2个、农业强镇4个。", "4个", "云泽市", "建设农业强镇"),
        ("新认证农产品90个，新增示范村20个、省级中心村35个。", "35个", "云泽市", "省级中心村"),
        ("新建绿道12公里、幸福河湖3个。", "3个", "云泽市", "新建幸福河湖"),
        ("新增病例53例，青禾县13例、北山县40例。", "40例", "北山县", "病例"),
    ],
)
def test_things_in_a_list_are_no_places(
    text: str, figure: str, subject: str, indicator: str
) -> None:
    claim = claim_of(REPORT.format(text), figure)
    assert (claim.subject, claim.indicator) == (subject, indicator)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("青禾公园开园，新建绿道230公里。", "230公里", "云泽市"),
        ("云泽机场扩建投用，旅客吞吐量达400万人次。", "400万人次", "云泽机场"),
        ("云泽钢铁集团完成重组，总产能达190万吨。", "190万吨", "云泽钢铁集团"),
        ("青白高铁建成通车，高铁运营里程达900公里。", "900公里", "云泽市"),
        ("青白高铁运送旅客30万人次，高铁运营里程达900公里。", "900公里", "云泽市"),
        ("推动青禾县气田增产，力争全年原煤产量8万吨。", "8万吨", "云泽市"),
        ("青禾县获批智能网联汽车试点，新能源汽车产量突破5万辆。", "突破5万辆", "云泽市"),
        ("青禾县引进项目12个，完成投资3亿元。", "3亿元", "青禾县"),
        ("青禾县获得省运会举办权，成为全省第二个举办地。", "第二个", "青禾县"),
    ],
)
def test_a_report_goes_on_from_an_event_to_its_own_figures(
    text: str, figure: str, subject: str
) -> None:
    assert claim_of(REPORT.format(text), figure).subject == subject


NOUNS = [
    ("建设300个乡村全民健身提升工程。", "300个", "建设乡村全民健身提升工程"),
    ("免费实施1万名老年人白内障复明工程。", "1万名", "实施老年人白内障复明工程"),
    ("完成3.7万户家庭适老化改造。", "3.7万户", "完成家庭适老化改造"),
    ("完成150公里农村公路提档升级改造。", "150公里", "完成农村公路提档升级改造"),
    ("建设100个乡镇综合养老服务中心和20个村级幸福院。", "100个", "建设乡镇综合养老服务中心"),
    ("三是支持1万名未就业毕业生到基层就业。", "1万名", "未就业毕业生"),
    ("七是完成残疾人家庭无障碍改造5000户。", "5000户", "完成残疾人家庭无障碍改造"),
    ("38家企业参与建设项目。", "38家", "参与建设项目企业"),
    ("组织12所高校参与攻关项目。", "12所", "组织高校"),
    ("全市进出口总值创历史新高，达到5379亿元。", "5379亿元", "进出口总值"),
    ("粮食总产量再创新高，达到53.2亿斤。", "53.2亿斤", "粮食总产量"),
    ("工业投资稳步增长，达到320亿元。", "320亿元", "工业投资"),
    ("营业收入实现由负转正，利润达到5亿元。", "5亿元", "利润"),
]


@pytest.mark.parametrize(("text", "figure", "indicator"), NOUNS)
def test_nouns_that_hold_verbs(text: str, figure: str, indicator: str) -> None:
    assert claim_of(REPORT.format(text), figure).indicator == indicator


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全市PM2.5平均浓度改善10.8%。", -10.8),
        ("优良天数比例改善1.2个百分点。", 1.2),
        ("单位产值能耗改善4.5%。", -4.5),
    ],
)
def test_of_some_measures_less_is_better(text: str, value: float) -> None:
    claims = claims_of(REPORT.format(text))
    assert [claim.quantity.nominal for claim in claims] == [value]


def test_a_margin_of_a_price_is_its_growth() -> None:
    claim = claim_of(REPORT.format("提高粮食最低收购价，提价幅度超过20%。"), "超过20%")
    assert claim.aspect is Aspect.GROWTH


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("科技型企业达到450家，连续4年保持20%以上的增长。", "20%以上", "科技型企业"),
        ("软件业收入实现12%的增长。", "12%", "软件业收入"),
    ],
)
def test_a_growth_that_is_kept_up(text: str, figure: str, indicator: str) -> None:
    claim = claim_of(REPORT.format(text), figure)
    assert (claim.indicator, claim.aspect) == (indicator, Aspect.GROWTH)


def test_the_years_of_a_term_are_told_by_the_heading() -> None:
    text = (
        "2008年国务院政府工作报告\n\n一、过去五年工作回顾\n\n"
        "五年累计造林3191万公顷。远程教育覆盖36万所学校。\n\n二、2008年主要任务\n"
    )
    for figure in ("3191万公顷", "36万所"):
        assert _years(text, figure) == (2003, 2007)
    assert claim_of(text, "3191万公顷").aspect is Aspect.CUMULATIVE


@pytest.mark.parametrize(
    ("opens", "years"),
    [
        ("五年来，我们牢记嘱托，各项事业取得重大成就。", (2021, 2025)),
        ("近三年，各项事业取得重大成就。", (2025, 2025)),
        ("2025年任务顺利完成，标志着“十四五”圆满收官。", (2025, 2025)),
    ],
)
def test_years_that_a_sentence_looks_back_on_hold_for_those_after_it(
    opens: str, years: tuple[int, int]
) -> None:
    text = f"2026年河南省政府工作报告\n\n一、2025年工作回顾\n\n{opens}新增就业470万人。\n"
    assert _years(text, "470万人") == years


def test_what_is_planned_below_a_heading_without_a_time_is_of_the_reports_year() -> None:
    text = (
        "2015年国务院政府工作报告\n\n一、2014年工作回顾\n\n二、2015年工作总体部署\n\n"
        "三、推进民生改善\n\n补助标准提高到40元。\n"
    )
    assert _years(text, "40元") == (2015, 2015)
    assert claim_of(text, "40元").modality is Modality.PLANNED


def test_a_figure_of_some_places_is_told_of_no_others() -> None:
    assert claim_of(REPORT.format("重点5市降水量增加10.8%。"), "10.8%").confidence.name == "LOW"


def test_a_network_is_all_that_a_place_has_whichever_line_was_named_before() -> None:
    text = REPORT.format("青白高铁建成通车。高铁里程居全国第3位。")
    assert claim_of(text, "第3位").subject == "云泽市"
