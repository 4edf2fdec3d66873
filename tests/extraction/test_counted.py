"""What is counted or measured where the words around a figure tell more than that."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Aspect, Claim, Reading

from ..articles import article


def _read(text: str) -> Reading:
    return read_claims(article(text, "2025-09-10.txt"))


def _claim(text: str, figure: str) -> Claim:
    return next(claim for claim in _read(text).claims if claim.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # how much one thing is, or how many there are in it
        ("云泽市拿出一笔26万元的绿化费用。", "26万元", "绿化费用"),
        ("云泽市派出一支16人组成的医疗队。", "16人", "医疗队人数"),
        ("云泽市建成一条36公里的公路。", "36公里", "公路长度"),
        ("云泽市建起一座3600平方米的展馆。", "3600平方米", "展馆面积"),
        # what befell people, behind where or by what it did
        ("云泽市当天有16名船员在风暴中遇难。", "16名", "遇难船员"),
        ("云泽市有6名村民被暴涨的河水围困。", "6名", "围困村民"),
        ("云泽市36名学生在比赛中获奖。", "36名", "获奖学生"),
        ("云泽市6名被洪水围困的村民获救。", "6名", "被洪水围困的村民"),
        # models, prefixes and examples
        ("云泽市有2架云鹰-76飞机赴海上搜寻。", "2架", "云鹰-76飞机"),
        ("云泽馆组织了260个省级非物质文化遗产项目参展。", "260个", "组织省级非物质文化遗产项目"),
        ("云泽市派出了包括运输机在内的6架飞机前往搜寻。", "6架", "飞机"),
        # the old value of what a unit names, and the new one
        ("云泽市专精特新企业从60户增加到360户。", "60户", "专精特新企业"),
        ("云泽市专精特新企业从60户增加到360户。", "360户", "专精特新企业"),
        # the first of its kind, what befell others before, and what a list shares
        ("云泽市举办首个国际性展会。", "首个", "国际性展会"),
        ("云泽市36人受伤、76间房屋倒塌。", "76间", "房屋"),
        ("云泽省地方财政收入、支出分别突破300亿元和3000亿元。", "3000亿元", "地方财政支出"),
        # the rank of what was told last
        (
            "云泽市中小企业数增长2.6倍、从全国第13位升至第6位,"
            "高新技术企业数增长1.6倍、从全国第36位升至第26位。",
            "第36位",
            "高新技术企业数",
        ),
        # how large things are tells which of them are counted
        ("云泽市培育1个600亿级、3个160亿级产业名镇。", "1个", "培育600亿级产业名镇"),
        ("云泽市培育1个600亿级、3个160亿级产业名镇。", "3个", "培育160亿级产业名镇"),
        ("云泽市为建市60周年营造氛围。", "60周年", "建市"),
        ("云泽省医疗试点范围扩大到36个县。", "36个", "医疗试点县"),
        # what two figures count, what each of many measures, and what is given
        ("云泽省提出的60条、360多项改革举措落地。", "60条", "改革"),
        ("云泽市帮助了6万户、26万城镇居民。", "6万户", "城镇居民"),
        ("云泽县建起了36个面积超过一万平方米的就业工场。", "36个", "就业工场"),
        ("云泽县的贫困户能拿到6000元补助。", "6000元", "补助"),
        ("云泽医疗队救治了数以万计的当地患者。", "数以万计", "当地患者"),
        ("云泽队以6金、3银、1铜领跑。", "6金", "金牌"),
        ("云泽队以6金、3银、1铜领跑。", "3银", "银牌"),
        ("云泽队以6金3银2铜暂列奖牌榜第六名。", "2铜", "铜牌"),
        ("云泽市科技投入五年内翻番。", "翻番", "科技投入"),
        ("云泽队以37秒99的成绩夺冠。", "37秒99", "成绩"),
        ("云泽市完成了近16万吨的交易量。", "近16万吨", "交易量"),
        ("云泽市抓获的嫌疑人中,36人来自我国台湾地区。", "36人", "来自台湾地区"),
        ("云泽市新增就业人数36万人,年均新增6万人。", "6万人", "就业人数"),
        ("云泽户主靠着六亩玉米地、全家一年收入两千元。", "两千元", "全家收入"),
        ("云泽省新增全国文明城市3个。", "3个", "全国文明城市"),
        ("云泽市食物消费由原来的近70元下降到38元。", "近70元", "食物消费"),
    ],
)
def test_what_is_counted(text: str, figure: str, indicator: str) -> None:
    assert _claim(text, figure).indicator.endswith(indicator)


def test_a_magnitude_that_classes_things_is_no_claim() -> None:
    aside = _read("云泽市培育1个600亿级、3个160亿级产业名镇。").set_aside
    assert [one.reason for one in aside] == ["size-class"] * 2


def test_the_numbers_in_a_title_count_nothing() -> None:
    assert not _read("云泽市话剧《三打黑风寨》广受好评。").claims


def test_parts_of_what_was_added_were_added() -> None:
    text = "云泽市新增装机360万千瓦,其中风电装机260万千瓦。"
    assert _claim(text, "260万千瓦").aspect is Aspect.FLOW


def test_working_days_tell_how_long_something_takes() -> None:
    assert _claim("云泽市审批用时6个工作日。", "6个工作日").aspect is Aspect.DURATION


def test_what_doubled_grew_even_if_it_is_an_average() -> None:
    text = "云泽市农牧民人均收入达到6000元,比2020年翻了一番。"
    assert _claim(text, "翻了一番").aspect is Aspect.GROWTH


@pytest.mark.parametrize("text", ["云泽队获得现代五项男子团体冠军。", "云泽省普及九年义务教育。"])
def test_a_number_in_a_name_counts_nothing(text: str) -> None:
    assert not _read(text).claims


@pytest.mark.parametrize(
    "text",
    ["五年净增经营主体16万户。", "两年时间全市16个镇脱贫。", "五年跨越16个千亿元台阶。"],
)
def test_a_length_of_time_before_what_was_done_in_it_tells_when(text: str) -> None:
    claims = _read(f"云泽市发展提速。{text}").claims
    assert not {"年", "元"} & {claim.quantity.unit for claim in claims}
