"""What a reader can work out from the figures told: growth, averages, shares, ages, lengths.

Each wrong example stands beside one of the same build that is right.
"""

from __future__ import annotations

import pytest

import factcheck
from tests.articles import article, grave, values

#: What is computed, articles that are wrong with the figures that must be told, and right ones.
EXAMPLES: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    (
        "the year before told with its value",
        ("2024年，云泽市新开工制造业项目由上年的222个增至248个、比上年增加36个。",),
        ("222个", "248个", "36个"),
        ("2024年，云泽市新开工制造业项目由上年的212个增至248个、比上年增加36个。",),
    ),
    (
        "同比 from a value of last year",
        ("禾味食品公布2024年度业绩。净利润由2023年的2.5亿元增至2.9亿元，同比增长26.0%。",),
        ("2.5亿元", "2.9亿元", "26.0%"),
        ("禾味食品公布2024年度业绩。净利润由2020年的2.1亿元增至2.9亿元，同比增长16.0%。",),
    ),
    (
        "比上年 from a value without a year",
        ("2024年，云泽市居民医保财政补助标准由60元提高到120元，比上年增长50%。",),
        ("60元", "120元", "50%"),
        ("五年来，云泽市居民医保财政补助标准由60元提高到120元，比上年增长50%。",),
    ),
    (
        "the same time of last year",
        ("2025年一季度，云泽市出口额由去年同期的60亿元增加到69亿元，同比增长25%。",),
        ("60亿元", "69亿元", "25%"),
        ("2025年一季度，云泽市出口额由去年同期的60亿元增加到69亿元，同比增长15%。",),
    ),
    (
        "two values in one text, the rate in another",
        (
            "云泽市2024年对外投资额46.6亿美元，2025年对外投资额74.6亿美元。",
            "2025年，云泽市对外投资额同比增长1.6倍。",
        ),
        ("46.6亿美元", "74.6亿美元", "1.6倍"),
        (
            "云泽市2024年对外投资额46.6亿美元。2025年，这一数字变成了74.6亿美元。",
            "2025年，云泽市对外投资额同比增长60.1%。",
        ),
    ),
    (
        "an amount in one text, the rate in another",
        (
            "2025年，云泽市支农支出达到2975亿元，比上年增加349亿元。",
            "2025年，云泽市支农支出达到2975亿元，比上年增长11.7%。",
        ),
        ("2975亿元", "349亿元", "11.7%"),
        (
            "2025年，云泽市支农支出达到2975亿元，比上年增加349亿元。",
            "2025年，云泽市支农支出达到2975亿元，比上年增长13.3%。",
        ),
    ),
    (
        "a difference in one text, the year before in another",
        (
            "2024年，云泽市粮食产量500.1亿斤。",
            "2025年，云泽市粮食产量515.6亿斤，比上年多打了25.5亿斤。",
        ),
        ("500.1亿斤", "515.6亿斤", "25.5亿斤"),
        ("2024年，云泽市生产总值6013亿元。", "2025年，云泽市生产总值6266亿元，比上年净增263亿元。"),
    ),
    (
        "the value of the year before, told again",
        ("2024年末，云泽市有航线147条。", "2025年末，云泽市航线由上年的137条增至150条。"),
        ("147条", "137条"),
        ("2024年末，云泽市有航线147条。", "2025年末，云泽市航线由上年的147条增至150条。"),
    ),
    (
        "a direction without an amount",
        ("2024年，云泽市一般公共预算收入52.3亿元，比上年的55.8亿元有所增加。",),
        ("52.3亿元", "55.8亿元"),
        ("2024年，云泽港吞吐量1200万吨，与上年的1150万吨相比略有上升。",),
    ),
    (
        "years in a row",
        ("赛事报名人数连续三年增长：2022年为4.1万人，2023年为5.6万人，2024年为5.2万人。",),
        ("5.6万人", "5.2万人"),
        ("2023年全市粮食产量39.2万吨，2024年38.8万吨，居民收入连续五年增长。",),
    ),
    (
        "doubled between two years",
        ("2020年全县茶园面积8万亩，2024年达到12万亩，四年翻了一番。",),
        ("8万亩", "12万亩", "翻了一番"),
        ("2020年全县茶园面积8万亩，2024年达到16.2万亩，四年翻了一番。",),
    ),
    (
        "a half-year and its year",
        ("2024年上半年，云泽市完成固定资产投资386亿元；全年完成固定资产投资352亿元。",),
        ("386亿元", "352亿元"),
        ("2024年上半年，云泽市完成固定资产投资186亿元；全年完成固定资产投资352亿元。",),
    ),
    (
        "an average of visits",
        ("2024年，青禾县接待游客120万人次，实现旅游收入9.6亿元，人均消费1200元。",),
        ("120万人次", "9.6亿元", "1200元"),
        ("2024年，青禾县接待游客120万人次，增长8.2%，实现旅游收入9.6亿元，人均消费800元。",),
    ),
    (
        "an average of any thing counted",
        ("青禾县建成日光温室3200座，占地4800亩，平均每座占地2.5亩。",),
        ("3200座", "4800亩", "2.5亩"),
        ("青禾县建成日光温室3200座，占地4800亩，平均每座占地1.5亩。",),
    ),
    (
        "an average of land, whose unit has a size",
        ("全县种植茶叶3.6万亩，总收入1.62亿元，亩均收入5400元。",),
        ("3.6万亩", "1.62亿元", "5400元"),
        ("全县种植茶叶3.6万亩，总收入1.62亿元，亩均收入4500元。",),
    ),
    (
        "a harvest and its yield",
        ("全县冬小麦播种面积62.4万亩，平均亩产486公斤，总产量33.3万吨。",),
        ("62.4万亩", "486公斤", "33.3万吨"),
        ("全县粮食播种面积1200万亩，粮食总产量96亿斤，平均亩产800斤。",),
    ),
    (
        "a share of an amount told with it",
        ("率先开通的云泽至青禾段长530公里，约占全线1776公里的四成。",),
        ("530公里", "1776公里", "四成"),
        ("去年自主品牌销量9000台，仅占全市销量3.7万台的四分之一多。",),
    ),
    (
        "a goal told with its value",
        ("2024年，云泽市城镇新增就业11.3万人，完成年度目标10万人的123%。",),
        ("11.3万人", "10万人", "123%"),
        ("2024年，云泽市一般公共预算收入82亿元，为年初预算80亿元的102.5%。",),
    ),
    (
        "parts of a class of which there may be more",
        ("全县粮食播种面积60万亩，其中小麦26万亩、玉米30万亩、大豆9万亩。",),
        ("60万亩", "26万亩", "30万亩", "9万亩"),
        ("全县粮食播种面积60万亩，其中小麦26万亩、玉米20万亩、大豆9万亩。",),
    ),
    (
        "all three kinds of patents",
        ("2024年，全市授权专利860件，其中发明专利320件、实用新型410件、外观设计120件。",),
        ("860件", "320件", "410件", "120件"),
        ("2024年，全市授权专利860件，其中发明专利320件、实用新型410件、外观设计130件。",),
    ),
    (
        "so much for each of so many",
        ("每户补助2000元，1200户共补助2400万元。",),
        ("2000元", "1200户", "2400万元"),
        ("每亩增产50公斤，10万亩共增产500万公斤。",),
    ),
    (
        "a rate of what was counted before",
        ("全市58个乡镇中，有32个实现通快递，覆盖率为65.2%。",),
        ("58个", "32个", "65.2%"),
        ("全市58个乡镇中，有32个实现通快递，村级覆盖率为65.2%。",),
    ),
    (
        "days of an event",
        ("第七届云泽茶博会将于5月18日至21日在云泽国际会展中心举行，为期5天。",),
        ("5月18日至21日", "5天"),
        ("第七届云泽茶博会将于5月18日至21日在云泽国际会展中心举行，为期4天。",),
    ),
    (
        "an age in a year",
        ("“老战士”王大山是青禾县人，1930年出生。1947年，年仅14岁的他参加了解放军。",),
        ("14岁", "1930年"),
        ("“老战士”王大山是青禾县人，1930年出生。1957年，14岁的李小海找到他。",),
    ),
]


def _told(texts: tuple[str, ...]) -> list[tuple[str, ...]]:
    report = factcheck.check([article(text, f"{at}.txt") for at, text in enumerate(texts)])
    return [values(finding) for finding in grave(report)]


@pytest.mark.parametrize(
    ("wrong", "figures"), [pytest.param(wrong, told, id=name) for name, wrong, told, _ in EXAMPLES]
)
def test_what_does_not_come_out_is_told(wrong: tuple[str, ...], figures: tuple[str, ...]) -> None:
    told = _told(wrong)
    assert any(set(figures) <= set(each) for each in told), told


@pytest.mark.parametrize("right", [pytest.param(right, id=name) for name, *_, right in EXAMPLES])
def test_what_comes_out_is_silent(right: tuple[str, ...]) -> None:
    assert _told(right) == []
