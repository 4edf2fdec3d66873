"""Times that follow each other with the sum over all of them."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.extraction.parts import scan
from factcheck.extraction.relations import running_sums
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Claim, Relation, SetAside, Span

from ...articles import article

#: A text, the sum, what is added.
READINGS: list[tuple[str, tuple[str, ...]]] = [
    ("1月新增企业12家,2月新增企业15家,前两个月合计新增27家。", ("27家", "12家", "15家")),
    ("一季度签约35个,二季度签约42个,上半年共签约77个。", ("77个", "35个", "42个")),
    ("全年招生2550人,其中上半年1200人,下半年1350人。", ("2550人", "1200人", "1350人")),
    (
        "前三季度完成税收86.4亿元。四季度完成税收31.2亿元。全年完成税收117.6亿元。",
        ("117.6亿元", "86.4亿元", "31.2亿元"),
    ),
    (
        "2020年投入3.2亿元,2021年投入3.6亿元,2022年投入4.1亿元,三年累计投入10.9亿元。",
        ("10.9亿元", "3.2亿元", "3.6亿元", "4.1亿元"),
    ),
    (
        "5月1日接待2.3万人次,5月2日接待2.8万人次,两天共接待5.1万人次。",
        ("5.1万人次", "2.3万人次", "2.8万人次"),
    ),
    ("首日成交12亿元,次日成交15亿元,两日合共成交27亿元。", ("27亿元", "12亿元", "15亿元")),
    ("上午售票1200张,下午售票1500张,全天售票2700张。", ("2700张", "1200张", "1500张")),
    (
        "一季度签约35个、投资12亿元,二季度签约42个、投资15亿元,上半年共签约77个、投资27亿元。",
        ("27亿元", "12亿元", "15亿元"),
    ),
]

#: Times that do not make up the last one, levels, other things, more than the times told.
UNREAD = [
    "1月新增企业12家,2月新增企业15家,一季度合计新增50家。",
    "2023年招生1200人,2024年招生1350人,五年共招生6650人。",
    "2024年一季度投资12亿元,二季度投资15亿元,2025年上半年投资32亿元。",
    "1月12日新增12家,2月15日新增15家,前两个月合计新增60家。",
    "一季度末有企业350家,二季度末有企业420家,上半年共有企业420家。",
    "一季度日均客流35万人次,二季度日均客流42万人次,上半年日均客流38万人次。",
    "一季度签约35个,二季度开工42个,上半年共接待120个。",
    "一季度,云泽市投资12亿元。二季度,青岚市投资18亿元。上半年共投资32亿元。",
    "上半年办案52件,下半年办案43件,加上往年结转,全年共办案105件。",
    "上半年计划投资52亿元,下半年计划投资43亿元,全年完成投资85亿元。",
    "第一天接待2.3万人次,第三天接待2.1万人次,三天共接待7.8万人次。",
    "三期建成12套,四期建成15套,全年建成60套。",
]


def sums(text: str) -> list[Relation]:
    document = article(text)
    read = read_claims(document)
    by_span: dict[Span, Claim | SetAside] = {claim.span: claim for claim in read.claims}
    by_span |= {aside.span: aside for aside in read.set_aside}
    return [r for part in scan(document) for r in running_sums.read(Passage(part, by_span))]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_sum_over_the_times_before_it_is_read(text: str, expected: tuple[str, ...]) -> None:
    assert expected in [tuple(side.text for side in r.sides) for r in sums(text)]


@pytest.mark.parametrize("text", UNREAD)
def test_other_times_are_not_added_up(text: str) -> None:
    assert sums(text) == []
