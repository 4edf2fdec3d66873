"""What is among what was counted before: added, named by its number alone, or in places."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import RelationKind
from tests.articles import article


def within(text: str) -> list[tuple[list[str], bool]]:
    """The figures of each whole and what is in it, and whether that is sure."""
    return [
        ([side.text for side in relation.sides], relation.sure)
        for relation in read_claims(article(f"云泽要闻\n\n{text}\n")).relations
        if relation.kind is RelationKind.WITHIN
    ]


@pytest.mark.parametrize(
    ("text", "sides", "sure"),
    [
        ("新增规模以上工业企业59家，总数达到230家。", ["230家", "59家"], True),
        ("新建绿道137公里、累计达到2136公里。", ["2136公里", "137公里"], True),
        ("来自12个国家和地区的17000多名选手参赛。", ["17000多名", "12个"], True),
        ("活动覆盖4个县20个乡镇。", ["20个", "4个"], True),
        ("与北京等12个省区市63个政务服务中心互联互通。", ["63个", "12个"], False),
        ("服务拟上市企业14家，2家入选后备库，3家挂牌。", ["14家", "2家", "3家"], False),
        ("42个重点项目加快建设，灵泉等22个项目建成投产。", ["42个", "22个"], False),
        ("洽谈重点项目174个，推动38个项目签约，落地项目32个。", ["174个", "38个", "32个"], False),
        ("协议总投资545亿元，到位资金26亿元。", ["545亿元", "26亿元"], False),
    ],
)
def test_what_is_among_what_was_counted(text: str, sides: list[str], sure: bool) -> None:
    assert (sides, sure) in within(text)


@pytest.mark.parametrize(
    "text",
    [
        "新增规模以上工业企业59家，高新技术企业达到230家。",  # another thing
        "已关停16家会所，21家通过调整价格完成转型。",  # how, not what befell them
        "创建2个产业集群，灵泉等7个产业强镇获批。",  # no short name of the first
        "落地项目32个，签约项目38个。",  # told backwards
        "覆盖20个乡镇4个县。",
    ],
)
def test_what_counts_something_else(text: str) -> None:
    assert within(text) == []
