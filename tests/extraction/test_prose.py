"""What figures are about in the prose of reports, news and bulletins, one cause of error a test."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Claim
from factcheck.reporting.json_report import claim_dict
from factcheck.reporting.sources import Sources

from ..articles import article, claim_of

REPORT = "2026年云泽省政府工作报告\n\n"


def _in_report(text: str, figure: str) -> Claim:
    claims = read_claims(article(REPORT + text)).claims
    return next(claim for claim in claims if claim.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("青白铁路、云禾铁路开工建设。建成5G基站8.9万个。", "8.9万个"),
        ("云港国际机场三期投运。入境游客增长12%。", "12%"),
        ("云禾中医药大学揭牌成立。落地省级重点产业链16条。", "16条"),
    ],
)
def test_a_report_of_a_place_tells_of_the_place(text: str, figure: str) -> None:
    assert _in_report(text, figure).subject == "云泽省"


def test_the_first_of_its_kind_in_the_country_tells_nothing_of_the_country() -> None:
    claim = _in_report("全国首个低空经济示范区落地,培育企业36家。", "36家")
    assert claim.subject == "云泽省"


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("云泽市建成5个夜间消费集聚区、20个夜间消费场景。", "20个", "云泽市"),
        ("云泽市坚持山水林田湖草沙一体化保护,修复草原3.2万亩。", "3.2万亩", "云泽市"),
        ("按时办复自治区人大代表建议680件。", "680件", None),
    ],
)
def test_what_is_no_name(text: str, figure: str, subject: str | None) -> None:
    assert claim_of(text, figure).subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("云泽市6部作品入选全国优秀剧目名录。", "6部", "入选全国优秀剧目名录作品"),
        ("云泽市131项高频事项跨市通办。", "131项", "跨市通办高频事项"),
        ("目前,青禾智算中心已与11家企业开展合作。", "11家", "开展合作企业"),
        ("云泽市28个重点项目完成投资20亿元。", "28个", "重点项目"),
        ("云泽市三大生态屏障持续筑牢。", "三大", "生态屏障"),
    ],
)
def test_what_counted_things_did_tells_them_from_others(
    text: str, figure: str, indicator: str
) -> None:
    assert claim_of(text, figure).indicator == indicator


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("云泽市建成5个夜间消费集聚区。", "5个", "夜间消费集聚区"),
        ("云泽省建成20个500千伏输变电工程。", "20个", "500千伏输变电工程"),
        ("云泽市打造20个城市15分钟便民生活圈。", "20个", "城市15分钟便民生活圈"),
        ("云泽省新建25家省级及以上企业技术中心。", "25家", "新建省级及以上企业技术中心"),
        ("云泽市推进15个文物保护传承项目。", "15个", "文物保护传承项目"),
        ("云泽市新增疑似病例2例,确诊病例新增3例。", "3例", "确诊病例"),
        ("云泽市12项民生实事全部兑现。", "12项", "兑现民生实事"),
    ],
)
def test_where_the_counted_noun_ends(text: str, figure: str, indicator: str) -> None:
    assert claim_of(text, figure).indicator == indicator


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "aspect"),
    [
        ("云泽省新增境内上市公司6家,总数186家。", "186家", "境内上市公司总数", "stock"),
        ("云泽市中小学由16所整合为9所。", "9所", "中小学", "stock"),
        ("云泽省货物吞吐量由全国第9位升至第7位。", "第7位", "货物吞吐量", "rank"),
    ],
)
def test_what_a_later_figure_takes_from_an_earlier_one(
    text: str, figure: str, indicator: str, aspect: str
) -> None:
    claim = claim_of(text, figure)
    assert (claim.indicator, claim.aspect) == (indicator, aspect)


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "base"),
    [
        (
            "云泽市研发经费支出相当于全市生产总值的比例达到4.4%。",
            "4.4%",
            "研发经费支出",
            "云泽市生产总值",
        ),
        ("云泽省民生支出占财政支出的比重稳定在80%。", "80%", "民生支出", "财政支出"),
        (
            "云泽市高新技术企业产值占规上工业比重首次超过50%。",
            "超过50%",
            "高新技术企业产值",
            "规上工业",
        ),
        ("云泽市建成5G基站8万个、覆盖95%以上行政村。", "95%以上", "覆盖行政村", "行政村"),
        ("云泽市青年调查结果公布,超过85%受访者愿意返乡。", "超过85%", "愿意返乡的受访者", "受访者"),
        ("云泽市高校毕业生67.5%留在省内。", "67.5%", "高校毕业生留在省内", "高校毕业生"),
    ],
)
def test_what_is_which_share_of_what(text: str, figure: str, indicator: str, base: str) -> None:
    claim = claim_of(text, figure)
    assert (claim.indicator, claim.aspect, claim.base) == (indicator, "share", base)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("云泽省旅游人次、总花费增长5.6%、7.5%。", ["旅游人次", "总花费"]),
        ("云泽省汽车产销量分别增长22.9%和17.4%。", ["汽车产量", "汽车销量"]),
        ("云泽省农村自来水、卫生户厕普及率达98%、85%。", ["农村自来水普及率", "卫生户厕普及率"]),
        ("云泽省研发投入增长5%、高于全国2个百分点。", ["研发投入", "研发投入"]),
        ("云泽省森林覆盖率达到66.3%,近3年提升2.1个百分点。", ["森林覆盖率"] * 3),
    ],
)
def test_figures_in_a_row_are_dealt_out(text: str, indicators: list[str]) -> None:
    claims = read_claims(article(text)).claims
    assert [claim.indicator for claim in claims] == indicators


def test_a_later_row_of_figures_goes_on_with_the_first() -> None:
    text = "云泽省城乡居民人均可支配收入分别达6.9万元、3.4万元,增长4.2%、5.3%。"
    assert [claim.indicator for claim in read_claims(article(text)).claims] == [
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
    ] * 2


def test_a_report_goes_on_from_what_it_named_to_its_own_figures() -> None:
    assert _in_report("云禾铁路开通运营,新增上市公司6家。", "6家").subject == "云泽省"
    passed = _in_report("云港国际机场开通航线9条,旅客吞吐量达128万人次。", "128万人次")
    assert passed.subject == "云港国际机场"
    assert _in_report("我谨代表市政府报告。全省生产总值增长5%。", "5%").subject == "云泽省"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("勘探队用十二天走完355公里。", "十二天", "走完355公里用时"),
        ("经过两年多的试运行,云港隧道正式通车。", "两年多", "试运行"),
        ("大雪持续了半个小时。", "半个小时", "持续时间"),
        ("雪花从空中飘下,持续了半个小时。", "半个小时", "持续时间"),
        ("云泽市连续12年无重大火灾。", "12年", "连续无重大火灾"),
        ("云泽市粮食产量连续3年居全省第二。", "3年", "粮食产量"),
    ],
)
def test_what_lasted(text: str, figure: str, indicator: str) -> None:
    assert claim_of(text, figure).indicator == indicator


def test_years_in_a_row_are_counted() -> None:
    interval = claim_of("云泽市连续12年无重大火灾。", "12年").quantity.interval
    assert (interval.low, interval.high) == (12, 12)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("云泽市花博会展出400万株50多个品种的郁金香。", "400万株", "郁金香"),
        ("建设队赶赴面积6万平方公里的搜寻区域。", "6万平方公里", "搜寻区域面积"),
        ("云泽省设立总规模500亿元的产业母基金。", "500亿元", "产业母基金规模"),
    ],
)
def test_a_measure_before_what_it_measures(text: str, figure: str, indicator: str) -> None:
    assert claim_of(text, figure).indicator == indicator


def test_a_passing_date_is_not_that_of_what_follows() -> None:
    text = (
        "2025年12月1日\n目前,青禾高新区承接审批事项115项,2023年在评估中获得优秀。"
        "青禾高新区6个事项纳入清单。"
    )
    period = claim_of(text, "6个", "2025-12-01.txt").period
    assert period is not None
    assert period.start is not None
    assert period.start.year == 2025


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("云泽海关近日破获走私案,抓获嫌疑人19名。", "19名", "云泽海关"),
        ("20类事项不需到派出所开证明。", "20类", None),
    ],
)
def test_names_of_bodies(text: str, figure: str, subject: str | None) -> None:
    assert claim_of(text, figure).subject == subject


def test_what_is_told_of_lately_has_the_time_of_the_text() -> None:
    text = "近日,云泽海关抓获嫌疑人19名。"
    period = claim_of(text, "19名", "2025-12-01.txt").period
    assert period is not None
    assert period.start is not None
    assert period.start.year == 2025


def test_signs_of_modality_may_stand_in_a_date() -> None:
    assert claim_of("云泽市年內稀土產業產值突破100億元。", "突破100億元").modality == "planned"


@pytest.mark.parametrize(
    ("told", "low", "high", "unit"),
    [
        ("1997年", 1997, 1997, "年"),
        ("2010年8月", 201008, 201008, "月"),
        ("2025年12月5日", 20251205, 20251205, "日"),
        ("2016年9月28日至30日", 20160928, 20160930, "日"),
    ],
)
def test_dates_are_reported_in_digits(told: str, low: int, high: int, unit: str) -> None:
    document = article(f"{told},青禾高新区揭牌成立。")
    (claim,) = read_claims(document).claims
    value = claim_dict(claim, Sources([document]))["value"]
    assert (value["low"], value["high"], value["unit"]) == (low, high, unit)
    assert value["nominal"] == (low if low == high else None)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("云泽省生产总值增长5.8%、增速全国第3,总量达到60013亿元。", "第3", "生产总值增速"),
        ("云泽省生产总值增长5.8%、增速全国第3,总量达到60013亿元。", "60013亿元", "生产总值总量"),
        ("云泽省产值5亿元,煤炭产量增长3%,增速居全国第2位。", "第2位", "煤炭产量增速"),
    ],
)
def test_a_side_of_what_was_told(text: str, figure: str, indicator: str) -> None:
    assert claim_of(text, figure).indicator == indicator


def test_what_the_country_has_in_a_place_is_the_places() -> None:
    claim = _in_report("全国一体化算力网络枢纽建设成效明显,算力规模22万P。", "22万P")
    assert claim.subject == "云泽省"


def test_a_hospital_with_a_number_holds_no_figure() -> None:
    claims = read_claims(article("来自云泽市第一人民医院的135名队员出征。")).claims
    assert [claim.quantity.text for claim in claims] == ["135名"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "云泽省高新技术企业从94家增加到155家、科技型中小企业达到280家。",
            ["高新技术企业", "高新技术企业", "科技型中小企业"],
        ),
        ("云泽市发生事故,24人遇难、16人重伤。", ["遇难", "重伤"]),
    ],
)
def test_each_item_has_its_own_words(text: str, indicators: list[str]) -> None:
    told = [claim.indicator for claim in read_claims(article(text)).claims]
    assert all(said.endswith(own) for said, own in zip(told, indicators, strict=True))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("对东盟进出口增长8%。", "8%"),
        ("机电产品出口占比86%,对韩国、东盟进出口分别增长37.2%、19%。", "19%"),
    ],
)
def test_whom_a_place_trades_with_is_no_subject(text: str, figure: str) -> None:
    assert _in_report(text, figure).subject == "云泽省"
