"""Of what a share is, and with what a change is compared."""

from __future__ import annotations

import pytest

from factcheck.model import Aspect
from tests.articles import claim_of

WHOLES = [
    ("云泽市服务业增加值占GDP的比重是52.8%。", "52.8%", "服务业增加值", "GDP"),
    ("云泽市服务业所占的比重也已经超过50%。", "超过50%", "服务业", None),
    ("云泽市数字产业占外贸总值比重由2020年的8.5%提高到11.2%。", "8.5%", "数字产业", "外贸总值"),
    ("云泽市数字产业占外贸总值比重由2020年的8.5%提高到11.2%。", "11.2%", "数字产业", "外贸总值"),
    ("云泽市企业收入占比中，销售设备只占到三成左右。", "三成左右", "销售设备", "云泽市企业收入"),
    ("青禾运河投资完成工程概算的64.6%。", "64.6%", "青禾运河投资", "工程概算"),
    ("云泽市男性占全部的60%。", "60%", "男性", "全部"),
    ("云泽市开工保障房5万套，完成年度计划的80%。", "80%", "开工保障房", "年度计划"),
    ("云泽市财政收入38亿元，为预算的101%、增长3.2%。", "101%", "财政收入", "预算"),
    ("云泽市治沙、造林分别完成年度任务的113%和148%。", "148%", "造林", "年度任务"),
    ("云泽市财政收入38亿元，为上年的95%。", "95%", "财政收入", "上年"),
    ("云泽市民营企业占税收、就业的比重分别达58%、82%。", "58%", "民营企业", "税收"),
    ("云泽市民营企业占税收、就业的比重分别达58%、82%。", "82%", "民营企业", "就业"),
    ("云泽市工业、服务业占外贸的比重分别达3%、8%。", "3%", "工业", "外贸"),
    ("云泽市甲党和乙党分别获得3.2%和4.3%的选票。", "3.2%", "选票", "选票"),
    ("云泽市文盲率从建市时的80%降到4%。", "80%", "文盲率", None),
    ("云泽市河流的达标率为89%。", "89%", "河流的达标率", "河流"),
    ("云泽市食品抽检不合格率为2%。", "2%", "食品抽检不合格率", "食品抽检"),
    ("云泽市居民不满意率为3%。", "3%", "居民不满意率", "居民"),
    ("云泽市占全省生产总值的38%。", "38%", "生产总值", "全省生产总值"),
    ("云泽市外贸额38亿元、稳定在全省1/10以上。", "1/10以上", "外贸额", "全省外贸额"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator", "base"), WHOLES)
def test_the_whole_of_a_share(text: str, figure: str, indicator: str, base: str | None) -> None:
    claim = claim_of(f"2024年，{text}", figure)
    assert (claim.indicator, claim.base) == (indicator, base)


def test_a_goal_of_the_whole_year_tells_no_time() -> None:
    text = "2024年上半年，云泽市新增就业3.8万人，完成全年任务的52%。"
    period = claim_of(text, "52%").period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    assert (period.start.month, period.end.month) == (1, 7)


AGAINST = [
    ("云泽市开工保障房5万套，超年度计划28%。", "28%", "开工保障房", "年度计划"),
    ("云泽市人均收入比2020年翻一番。", "翻一番", "人均收入", "2020年"),
    ("云泽市外贸额38亿元，较2020年翻了两番。", "翻了两番", "外贸额", "2020年"),
    ("云泽市财政收入38亿元，比上年增加3亿元，增长8.6%。", "8.6%", "财政收入", "上年"),
    ("云泽市能耗、水耗分别比5年前累计下降9%和8%。", "8%", "水耗", None),
    ("云泽市工业投资占比提高8个百分点。", "8个百分点", "工业投资占比", None),
]


@pytest.mark.parametrize(("text", "figure", "indicator", "base"), AGAINST)
def test_what_a_change_is_held_against(
    text: str, figure: str, indicator: str, base: str | None
) -> None:
    claim = claim_of(f"2024年，{text}", figure)
    assert (claim.indicator, claim.base) == (indicator, base)
    assert claim.aspect in (Aspect.GROWTH, Aspect.CHANGE)
