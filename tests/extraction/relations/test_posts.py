"""Who holds which post, and whether others may hold it too."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Mention, RelationKind

from ...articles import article

POST, OFFICE = RelationKind.POST, RelationKind.OFFICE

Told = tuple[RelationKind, str, str]

READINGS: list[tuple[str, list[Told]]] = [
    ("云泽市市长李志刚致辞。", [(POST, "云泽市市长", "李志刚")]),
    ("云泽市市长 李志刚", [(POST, "云泽市市长", "李志刚")]),
    ("云泽市副市长周敏检查工地。", [(OFFICE, "云泽市副市长", "周敏")]),
    ("云泽市常务副市长周敏检查工地。", [(OFFICE, "云泽市副市长", "周敏")]),
    ("教育局局长蔡若莲表示,将增拨款项。", [(OFFICE, "教育局局长", "蔡若莲")]),
    ("外交部发言人陈斌华说,双方已商定。", [(OFFICE, "外交部发言人", "陈斌华")]),
    (
        "云泽市委副书记、市长李志刚主持会议。",
        [(OFFICE, "云泽市委副书记", "李志刚"), (POST, "云泽市市长", "李志刚")],
    ),
    ("云泽集团总经理何伟明说。", [(POST, "云泽集团总经理", "何伟明")]),
    ("土耳其总理达乌特奥卢18日说。", [(POST, "土耳其总理", "达乌特奥卢")]),
    ("东帝汶总理夏纳纳·古斯芒抵达。", [(POST, "东帝汶总理", "夏纳纳·古斯芒")]),
    # held once, not yet, or by nobody
    ("原云泽市市长李志刚到会。", []),
    ("云泽市原副市长李志刚到会。", []),
    ("时任云泽市市长李志刚到会。", []),
    ("候任行政长官程家乐会见传媒。", []),
    ("土耳其总统宣布,实施紧急状态。", []),
    ("云泽市市长出席会议。", []),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_posts_are_read_with_their_holders(text: str, expected: list[Told]) -> None:
    found = [r for r in read_claims(article(text)).relations if r.kind in (POST, OFFICE)]
    sides = [[side.name for side in r.sides if isinstance(side, Mention)] for r in found]
    assert [(r.kind, *names) for r, names in zip(found, sides, strict=True)] == expected
