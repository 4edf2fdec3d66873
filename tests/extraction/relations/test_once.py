"""What happens once to something with a name, and how old somebody is said to be."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Mention, RelationKind
from tests.articles import article


def named(text: str, kind: RelationKind) -> list[tuple[str, list[str]]]:
    """The first side of each relation, and the names of the others."""
    relations = read_claims(article(f"云泽要闻\n\n{text}\n", "2023-05-01.txt")).relations
    return [
        (r.sides[0].text, [side.name for side in r.sides[1:] if isinstance(side, Mention)])
        for r in relations
        if r.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "day", "names"),
    [
        ("《云泽市养犬条例》自5月1日起施行。", "自5月1日起", ["=云泽市养犬条例"]),
        ("“云泽一号”卫星2022年5月5日成功发射。", "2022年5月5日", ["=云泽一号"]),
        ("第八届茶文化节10月12日开幕。", "10月12日", ["=第八届茶文化节"]),
        ("白石大桥2021年9月10日正式通车。", "2021年9月10日", ["=白石大桥"]),
        ("诗人柳听澜1987年3月在云港病逝。", "1987年3月", ["<诗人柳听澜"]),
        ("1972年柳听澜在云港逝世。", "1972年", [">柳听澜"]),
        ("柳听澜生于1923年。", "1923年", ["<柳听澜"]),
        ("2013年7月6日，圆圆产下女儿圆仔。", "2013年7月6日", ["<女儿圆仔"]),
    ],
)
def test_what_happened_on_a_date(text: str, day: str, names: list[str]) -> None:
    assert named(text, RelationKind.HAPPENED) == [(day, names)]


@pytest.mark.parametrize(
    "text",
    [
        "《云泽市养犬条例》将在2017年7月1日生效20年。",
        "《关于修改养犬条例的决定》自2015年1月1日起施行。",
        "《关于修改养犬条例的决定》已由云泽市第十二届人民代表大会通过，自2015年1月1日起施行。",
        "2017年7月1日，市长说，该条例将会很好地得到施行。",
        "2017年，《云泽市养犬条例》通车。",
    ],
)
def test_dates_of_nothing_that_happened(text: str) -> None:
    assert named(text, RelationKind.HAPPENED) == []


@pytest.mark.parametrize(
    ("text", "age", "name"),
    [
        ("现年60岁的白木山上任。", "60岁", ">白木山上任"),
        ("死者陈小满，32岁，是司机。", "32岁", "<死者陈小满"),
        ("技师柳听澜今年45岁。", "45岁", "<技师柳听澜"),
        ("技师柳听澜(45岁)进厂。", "45岁", "<技师柳听澜"),
    ],
)
def test_how_old_somebody_is(text: str, age: str, name: str) -> None:
    assert named(text, RelationKind.AGE) == [(age, [name])]


@pytest.mark.parametrize(
    "text",
    [
        "1984年，30岁的白木山进入议会。",
        "65岁以上的老人增加。",
        "他在途中失事牺牲，时年50岁。",
        "参加者须年满18岁。",
    ],
)
def test_ages_of_another_time_or_of_nobody(text: str) -> None:
    assert named(text, RelationKind.AGE) == []
