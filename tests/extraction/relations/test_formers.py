"""What a sentence says of the two figures before it by 前者 and 后者."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import RelationKind

from ...articles import article

RISE, APART, TIMES = RelationKind.RISE, RelationKind.APART, RelationKind.TIMES
SUM, SHARE_OF = RelationKind.SUM, RelationKind.SHARE_OF

Told = tuple[RelationKind, tuple[str, ...]]

TWO = "云泽市有企业38家,青岚市有12家"
READINGS: list[tuple[str, Told]] = [
    (f"{TWO},前者是后者的3倍。", (TIMES, ("38家", "12家", "3倍"))),
    (f"{TWO},后者仅为前者的32%。", (SHARE_OF, ("38家", "12家", "32%"))),
    (f"{TWO},前者比后者多26家。", (RISE, ("12家", "38家", "26家"))),
    (f"{TWO},后者较前者少了26家。", (RISE, ("12家", "38家", "26家"))),
    (f"{TWO},前者高出后者26家。", (RISE, ("12家", "38家", "26家"))),
    (f"{TWO},后者远少于前者。", (RISE, ("12家", "38家"))),
    (f"{TWO},两者相差26家。", (APART, ("38家", "12家", "26家"))),
    (f"{TWO},二者之和为50家。", (SUM, ("50家", "38家", "12家"))),
    (f"{TWO}。统计显示,两者合计50家。", (SUM, ("50家", "38家", "12家"))),
    (
        "男生占53.2%,女生占46.8%,前者比后者高6.4个百分点。",
        (RISE, ("46.8%", "53.2%", "6.4个百分点")),
    ),
    (
        "进口12亿元、增长5%,出口20亿元、增长8%,后者比前者高8亿元。",
        (RISE, ("12亿元", "20亿元", "8亿元")),
    ),
]

#: Nothing is said of the two, or the words do not tell which two.
UNREAD = [
    f"{TWO},前者比上年多2家。",
    f"{TWO},前者增速高于后者。",
    f"{TWO},前者的用工量是后者的2倍。",
    f"{TWO},前者高于后者的预期。",
    f"{TWO},二者合计占全省的30%。",
    f"{TWO},丙市有15家,后者比前者多3家。",
    "甲县35万人、1200平方公里,乙县52万人、900平方公里,后者是前者的1.5倍。",
    "产值240亿元,利税18亿元,前者增长12%,后者增长15%,后者高于前者。",
]


def told(text: str) -> list[Told]:
    document = article(text)
    found = read_claims(document)
    return [(r.kind, tuple(side.text for side in r.sides)) for r in found.relations]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_what_is_said_of_the_two_is_read(text: str, expected: Told) -> None:
    assert expected in told(text)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_said_of_others_is_not(text: str) -> None:
    of_two = {RISE, RelationKind.FALL, APART, TIMES, SUM, SHARE_OF}
    assert [kind for kind, _ in told(text) if kind in of_two] == []
