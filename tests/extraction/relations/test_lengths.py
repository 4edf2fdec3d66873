"""How long something lasts, read beside the days or years that it lasts from and to."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import RelationKind
from tests.articles import article


def told(text: str, kind: RelationKind) -> list[list[str]]:
    relations = read_claims(article(f"云泽要闻\n\n{text}\n", "2016-10-20.txt")).relations
    return [[side.text for side in r.sides] for r in relations if r.kind is kind]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("为期4天的茶博会本月25日至30日在白杨举行。", ["25日至30日", "4天"]),
        ("茶博会10月3日至10月6日举行，为期五天。", ["10月3日至10月6日", "五天"]),
        ("展览从10月3日持续到10月12日，为期6天。", ["10月3日持续到10月12日", "6天"]),
        ("书展8月15日开幕，21日闭幕，为期10天。", ["8月15日", "21日", "10天"]),
        ("从1990年到2010年，柳老师历时30年编成词典。", ["1990年到2010年", "30年"]),
    ],
)
def test_a_length_beside_its_ends(text: str, sides: list[str]) -> None:
    assert told(text, RelationKind.LENGTH) == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "为期3天的年会开幕，代表5月1日至10日参观企业。",
        "本次集训为期10天，5月1日至3日是考核。",
        "为期4天的论坛闭幕。1月5日至9日将举办成果展。",
    ],
)
def test_a_length_of_something_else(text: str) -> None:
    assert told(text, RelationKind.LENGTH) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("1990年至今的25年间，林场造林12万亩。", ["1990年", "25年"]),
        ("李长水1987年回到村里，至今已当了39年村支书。", ["1987年", "39年"]),
        ("1987年，他当上村支书，一干就是19年。", ["1987年", "19年"]),
        ("2009年10月20日，云泽撤县设市。五年来，经济翻了一番。", ["2009年", "五年"]),
    ],
)
def test_the_years_since(text: str, sides: list[str]) -> None:
    assert told(text, RelationKind.JUBILEE) == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "1949年10月20日，云泽解放。近五年来，经济翻了一番。",
        "1987年，他当上村支书，干了12年后，去了县城。",
        "1987年，他当上村支书，一干就是19年后才离开。",
    ],
)
def test_years_that_ended(text: str) -> None:
    assert told(text, RelationKind.JUBILEE) == []
