"""Copies of one passage: what makes two figures twins, and what parts them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from factcheck.alignment import twins
from factcheck.model import Confidence, Corpus

from ..articles import article, claims_of

FIRE = "据云泽市应急管理局通报，这起火灾造成至少31人死亡、逾70人受伤，救援仍在进行。"


def pairs(articles: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs that differ."""
    found = [(a.quantity.text, b.quantity.text) for a, b, _ in twins(corpus(articles))]
    return [(first, second) for first, second in found if first != second]


def confidences(corpus: Corpus) -> list[Confidence]:
    return [c.confidence for a, b, c in twins(corpus) if a.quantity.text != b.quantity.text]


def corpus(articles: Mapping[str, str]) -> Corpus:
    return Corpus(
        documents={name: article(text, name) for name, text in articles.items()},
        claims=tuple(claim for name, text in articles.items() for claim in claims_of(text, name)),
    )


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (FIRE, FIRE.replace("31", "41"), [("至少31人", "至少41人")]),
        (FIRE, FIRE.replace("31", "41").replace("，", ","), [("至少31人", "至少41人")]),
        (FIRE, FIRE.replace("31", "41").replace("仍在", "仍"), [("至少31人", "至少41人")]),
        (FIRE, FIRE, []),
        (FIRE, FIRE.replace("31", "41").replace("70", "90"), []),
        (FIRE, "另一座城市的一处火场里，至少41人死亡、逾70人受伤。", []),
    ],
)
def test_two_documents(one: str, two: str, found: list[tuple[str, str]]) -> None:
    assert pairs({"one.txt": one, "two.txt": two}) == found


def test_what_agrees_is_told_too() -> None:
    same = corpus({"one.txt": FIRE, "two.txt": FIRE})
    assert {a.quantity.text for a, *_ in twins(same)} == {"至少31人", "逾70人"}


def test_a_sentence_said_again_without_other_figures_is_a_copy() -> None:
    told = (
        "从大漠戈壁的荒滩到产业新城，从小作坊到现代化的产业集群，"
        "云泽高新区用近30年时间书写了破茧成蝶的精彩篇章，令人振奋。"
    )
    text = f"{told}\n\n云泽高新区今年新增企业12家。\n\n{told.replace('30', '40')}"
    assert pairs({"one.txt": text}) == [("近30年", "近40年")]


def test_a_date_parts_them() -> None:
    later = FIRE.replace("31", "41")
    assert pairs({"2024-01-26.txt": FIRE, "2024-01-27.txt": later}) == []
    assert pairs({"2024-01-26.txt": FIRE, "b/2024-01-26.txt": later}) != []


def test_two_paragraphs_of_one_document_are_no_copies() -> None:
    assert pairs({"one.txt": f"{FIRE}\n\n{FIRE.replace('31', '41')}"}) == []


def test_a_form_that_many_fill_in_is_no_copy() -> None:
    filled = {f"{n}.txt": FIRE.replace("31", str(100 + n)) for n in range(13)}
    assert pairs(filled) == []
    assert pairs(dict(list(filled.items())[:2])) != []


def test_words_that_differ_lower_the_confidence() -> None:
    exact = corpus({"one.txt": FIRE, "two.txt": FIRE.replace("31", "41")})
    nearly = corpus({"one.txt": FIRE, "two.txt": FIRE.replace("31", "41").replace("仍在", "仍")})
    assert confidences(exact) == [Confidence.HIGH]
    assert confidences(nearly) == [Confidence.MEDIUM]
