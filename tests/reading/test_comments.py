"""The program's own comments: a text reads the same with and without them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.extraction import read_claims
from factcheck.model import Document, Span
from factcheck.reading import comments, normalise

from ..articles import ROOT, SEEDS, article

COMMENT = "<!-- factcheck: ignore[value-conflict] 2024年底是46家，口径不同。 -->"
TEXT = """青禾高新区创新综述

2025年1月20日 记者 林某某

截至2024年底，青禾高新区拥有高新技术企业52家、科技型中小企业118家。该区完成产值412.6亿元，

图为智能车间。

同比增长9.1%。

二、项目建设

2024年，青禾高新区实施项目64个，完成投资93.7亿元。
"""
ARTICLES = [TEXT, *(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))]
EXAMPLES = sorted((ROOT / "examples" / "articles").iterdir())


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [
        (block.kind.value, block.level, block.view.read(document.text)) for block in document.blocks
    ]


def claims(document: Document) -> list[tuple[object, ...]]:
    return [
        (
            claim.quantity.text,
            claim.quantity.interval,
            claim.subject,
            claim.indicator,
            claim.aspect,
            claim.base,
            claim.modality,
            claim.period and (claim.period.start, claim.period.end),
            claim.context,
        )
        for claim in read_claims(document).claims
    ]


def same(with_comment: str, without: str) -> None:
    one, other = article(with_comment), article(without)
    assert blocks(one) == blocks(other)
    assert claims(one) == claims(other)
    assert (one.title, one.date) == (other.title, other.date)
    for claim in read_claims(one).claims:
        assert one.quote(claim.span) == claim.quantity.text


@pytest.mark.parametrize("text", [TEXT, *(path.read_text("utf-8") for path in EXAMPLES)])
@pytest.mark.parametrize("form", ["{0}\n", "{0}\n\n", "{0}\n{0}\n", "  {0}\r\n\r\n"])
def test_a_comment_on_a_line_of_its_own(text: str, form: str) -> None:
    for line in re.finditer(r"^(?=[^\n])", text, re.MULTILINE):
        same(text[: line.start()] + form.format(COMMENT) + text[line.start() :], text)


@pytest.mark.parametrize("before", ["", " ", "　"])
def test_a_comment_behind_a_line(before: str) -> None:
    for line in re.finditer(r"(?<=\S)$", TEXT, re.MULTILINE):
        same(TEXT[: line.start()] + before + COMMENT + TEXT[line.start() :], TEXT)


#: Where a comment may stand in a line: not before a blank, and not between mark-up and its blank.
PLACES = [
    (text, match.start()) for text in ARTICLES for match in re.finditer(r"(?<=\w)(?=\S)", text)
]


@settings(max_examples=50)
@given(st.sampled_from(PLACES))
@example((TEXT, TEXT.index("亿元，")))
def test_a_comment_within_a_line(place: tuple[str, int]) -> None:
    text, at = place
    one, other = article(text[:at] + COMMENT + text[at:]), article(text)
    assert blocks(one) == blocks(other)


@pytest.mark.parametrize("after", ["52家", "高新技术企业", "，", "完成产值412.6亿元"])
def test_a_comment_within_a_sentence_breaks_nothing(after: str) -> None:
    same(TEXT.replace(after, after + COMMENT, 1), TEXT)


@settings(max_examples=50)
@given(st.sampled_from(PLACES), st.sampled_from(["\n", "\r\n", " ", ""]))
def test_the_text_stays_and_normal_has_blanks(place: tuple[str, int], around: str) -> None:
    text, at = place
    whole = text[:at] + around + COMMENT + around + text[at:]
    document = article(whole)
    (found,) = document.comments
    assert document.text == whole
    assert document.quote(found) == COMMENT
    assert document.normal[found.start : found.end] == " " * len(COMMENT)
    assert len(document.normal) == len(whole)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- factcheck: ignore[FC101] 原因 -->",
        "<!--factcheck:ignore[FC101]原因-->",
        "<!-- factcheck： ignore［FC101］ 原因 -->",
        "<!--\tfactcheck　:　ignore【FC101】原因 -->",
        "<!-- factcheck: 什么也不是 38家 -->",
        "＜！－－ factcheck：ignore［FC101］原因 －－＞",
    ],
)
def test_what_is_a_comment(comment: str) -> None:
    document = article(TEXT + comment)
    assert [document.quote(span) for span in document.comments] == [comment]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- 38家 -->",
        "<!-- factcheck: 38家",
        "<!-- factcheck: 38家\n-->",
        "factcheck: ignore[x] 1",
    ],
)
def test_what_is_none(comment: str) -> None:
    document = article(f"{TEXT}\n{comment}\n")
    assert document.comments == ()
    assert document.normal == normalise(document.text)


def test_an_unclosed_comment_swallows_nothing() -> None:
    text = f"<!-- factcheck: ignore[FC101] 原因\n{TEXT}\n{COMMENT}\n"
    document = article(text)
    assert [document.quote(span) for span in document.comments] == [COMMENT]
    assert comments.unclosed(document.normal) == [0]


@given(st.text("<!-factcheck: >\n\r家38[]"))
def test_any_text_keeps_its_length_and_its_words(text: str) -> None:
    normal = normalise(text)
    found = comments.find(normal)
    masked = comments.mask(normal, found)
    assert len(masked) == len(normal)
    kept = (sign for at, sign in enumerate(normal) if not any(a <= at < b for a, b in found))
    assert "".join(masked.split()) == "".join("".join(kept).split())


@settings(max_examples=50)
@given(st.sampled_from(PLACES), st.integers(0, 60), st.integers(1, 80), st.integers(0, 80))
def test_what_stands_beside_a_place_is_the_same(
    place: tuple[str, int], away: int, length: int, reach: int
) -> None:
    text, at = place
    one, other = article(text[:at] + COMMENT * 2 + text[at:]), article(text)
    start = max(at - away - length, 0)
    assert one.beside(Span("", start, at), reach) == other.beside(Span("", start, at), reach)
    behind = Span(one.path, at + 2 * len(COMMENT), at + 2 * len(COMMENT) + length)
    assert one.beside(behind, reach) == other.beside(Span(other.path, at, at + length), reach)


def test_many_comments_and_openings_take_no_time() -> None:
    """Linear: a thousand times a thousand steps would be felt."""
    hostile = "<!-- factcheck:" * 20_000 + "\n" + (COMMENT + "企业38家，") * 3_000 + "\n" * 20_000
    normal = normalise(hostile)
    found = comments.find(normal)
    assert len(found) == 3_000
    assert len(comments.mask(normal, found)) == len(normal)
