"""Which counts of people have their names right behind, and how many these are."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import RelationKind

from ...articles import article

READINGS = [
    ("三名救人者张立新、陈小满昨天受到表彰。", ("三名", "张立新、陈小满")),
    ("两位烈士李春生、杨树林、王海的遗体运送回国。", ("两位", "李春生、杨树林、王海")),
    ("两名队员李强、王明和教练赵丽一同前往。", None),  # what follows may be a name
    ("三名被告人刘刚、赵宏和孙明分别被判刑。", ("三名", "刘刚、赵宏和孙明")),
    ("3名选手李强、王明等分获金银铜牌。", None),  # an open list
    ("5名候选人中李强、王明得票最高。", None),
    ("8名医生、护士组成医疗队。", None),
    ("十余名队员李强、王明出发。", None),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_people_named_behind_their_count(text: str, expected: tuple[str, str] | None) -> None:
    found = [
        tuple(side.text for side in relation.sides)
        for relation in read_claims(article(text)).relations
        if relation.kind is RelationKind.LIST
    ]
    assert found == ([expected] if expected else [])
