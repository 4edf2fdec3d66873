"""Parts and wholes as texts state them: which figures are bound, and how surely."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Relation, RelationKind
from factcheck.reading import parse

_KINDS = (
    RelationKind.SUM,
    RelationKind.LISTED,
    RelationKind.PARTS,
    RelationKind.MAYBE_PARTS,
    RelationKind.WITHIN,
)


def relations(text: str) -> list[tuple[str, ...]]:
    """The relations of parts in a text: kind, whole, parts."""
    return [
        _told(r) for r in read_claims(parse("a.txt", text.encode())).relations if r.kind in _KINDS
    ]


def _told(relation: Relation) -> tuple[str, ...]:
    return (relation.kind.value, *(side.text for side in relation.sides))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("重点项目28项，其中新建18个、续建10个。", ("sum", "28项", "18个", "10个")),
        ("新建18个、续建10个，共28项。", ("sum", "28项", "18个", "10个")),
        ("15家企业中有12家完成改造。", ("within", "15家", "12家")),
        ("代表205名（男代表120名、女代表85名）。", ("sum", "205名", "120名", "85名")),
        ("64个项目已批复46个，剩余18个近期批复。", ("sum", "64个", "46个", "18个")),
        ("机上161人，其中乘客155人，6名机组人员。", ("sum", "161人", "155人", "6名")),
        (
            "病例34例，其中青禾市12例、松坪县11例、赤石县11例。",
            ("listed", "34例", "12例", "11例", "11例"),
        ),
        (
            "表彰1600人。主要包括两类：一线的，此类1100人；后勤的，此类500人。",
            ("sum", "1600人", "1100人", "500人"),
        ),
        ("共获107枚金牌、81枚银牌，奖牌总数188枚。", ("sum", "188枚", "107枚", "81枚")),
    ],
)
def test_a_relation_is_read(text: str, told: tuple[str, ...]) -> None:
    assert relations(text) == [told]


def test_each_measure_has_its_own_whole() -> None:
    text = "项目28项，总投资219亿元，其中新建18个、投资100亿元，续建10个、投资119亿元。"
    assert relations(text) == [
        ("sum", "28项", "18个", "10个"),
        ("sum", "219亿元", "100亿元", "119亿元"),
    ]


def test_a_part_has_parts_of_its_own() -> None:
    text = "处理干部49508人。其中，给予处分33966人，含省部级8人、厅级410人。"
    assert ("within", "49508人", "33966人") in relations(text)
    assert ("listed", "33966人", "8人", "410人") in relations(text)


def test_several_figures_may_be_the_whole() -> None:
    text = "全省累计病例55例，重症5例。其中，青禾市15例、松坪市26例、赤石市14例。"
    parts = ("15例", "26例", "14例")
    assert relations(text) == [("listed", "55例", *parts), ("listed", "5例", *parts)]


@pytest.mark.parametrize(
    "text",
    [
        "青禾市、松坪市产量分别为186亿斤、142亿斤。",
        "包括袭击者在内的11人死亡。",
        "女子53公斤级比赛中，她以233公斤夺冠。",
        "由三个方向进攻，因此有消息显示，不少人从西侧离开，其中就包括52个家庭。",
        "居民人均可支配收入28228元，其中城镇居民43834元，农村居民16021元。",
        "新增病例：青禾8例、松坪3例。其中，男性7例、女性4例。",
        "新建6所寄宿制初中，改扩建50所小学。",
        "除1例来自青禾市、8例来自松坪市，其余24例来自赤石市。",
    ],
)
def test_what_only_looks_like_parts_is_not_read(text: str) -> None:
    assert relations(text) == []
