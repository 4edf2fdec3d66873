"""Shares as texts state them, with what they are shares of."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import RelationKind
from factcheck.reading import parse


def relations(text: str, *kinds: RelationKind) -> list[tuple[str, ...]]:
    """The relations of these kinds in a text: kind and sides."""
    found = read_claims(parse("a.txt", text.encode())).relations
    return [(r.kind.value, *(side.text for side in r.sides)) for r in found if r.kind in kinds]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("15家中有12家完成改造，占80%。", ("share-of", "15家", "12家", "80%")),
        ("抽检1200批次，合格1164批次，合格率97%。", ("share-of", "1200批次", "1164批次", "97%")),
        ("有234间校舍，当中105间（45%）空置。", ("share-of", "234间", "105间", "45%")),
        ("民营企业进出口2.78万亿元，占外贸总值的38.8%。", ("share", "2.78万亿元", "38.8%")),
    ],
)
def test_a_share_has_its_part_and_whole(text: str, told: tuple[str, ...]) -> None:
    assert relations(text, RelationKind.SHARE, RelationKind.SHARE_OF) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "建议、提案分别为6672件和5065件，占总数的88.1%和91.96%。",
        "商场23家，学校22家，共占总数的75%。",
        "民营企业占38.8%。",
    ],
)
def test_a_share_without_one_part_is_not_read(text: str) -> None:
    assert relations(text, RelationKind.SHARE, RelationKind.SHARE_OF) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三次产业结构为6.1∶38.5∶55.4。", ("shares", "6.1", "38.5", "55.4")),
        ("男性占51.22%；女性占48.78%。", ("shared", "51.22%", "48.78%")),
        (
            "0至14岁人口占16.52%，15至59岁人口占67.33%；60岁及以上人口占16.15%。",
            ("shared", "16.52%", "67.33%", "16.15%"),
        ),
        ("民营企业占52%，国有企业占30%，其他占18%。", ("shares", "52%", "30%", "18%")),
    ],
)
def test_shares_of_one_whole(text: str, told: tuple[str, ...]) -> None:
    assert relations(text, RelationKind.SHARES, RelationKind.SHARED) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "民营企业占52%，国有企业占30%。",
        "15至59岁人口占67.33%；60岁及以上人口占16.15%。",
        "青禾队三场比分为3:1:0。",
        "男性增长51.22%，女性增长48.78%。",
    ],
)
def test_sets_that_need_not_be_whole(text: str) -> None:
    assert relations(text, RelationKind.SHARES, RelationKind.SHARED) == []


def test_ages_and_extremes() -> None:
    aged = relations("65岁及以上人口占总人口的15.4%。", RelationKind.AGED)
    assert aged == [("aged", "65岁及以上", "15.4%")]
    text = "最高气温18℃，平均气温8℃，最低气温2℃。"
    assert relations(text, RelationKind.ORDER) == [("order", "2℃", "8℃", "18℃")]
    apart = "甲站最高气温18℃，乙站最高气温9℃，最低气温2℃。"
    assert relations(apart, RelationKind.ORDER) == []
