"""Markdown: text without its markup, at the offsets of the file."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import InputError
from factcheck.extraction import read_claims
from factcheck.model import BlockKind, Document
from factcheck.reading import parse

from ..articles import parts

LONG = "云泽市举行新闻发布会，介绍全市经济社会发展情况，有关部门负责人出席并回答记者提问。"


def page(text: str) -> Document:
    return parse("one.md", text.encode())


def paragraphs(text: str) -> list[str]:
    return parts(page(text), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("全区**拥有**企业52家。", "全区拥有企业52家。"),
        ("全区*拥有*企业52家。", "全区拥有企业52家。"),
        ("全区**拥有企业。**共52家。", "全区拥有企业。共52家。"),  # no emphasis to CommonMark
        ("全区[企业](http://a.cn/99家 '99家')52家。", "全区企业52家。"),
        ("全区[企业][1]52家。\n\n[1]: http://a.cn/99", "全区企业52家。"),
        ("全区`企业`52家。", "全区企业52家。"),
        ("全区![图99家](a.png)企业52家。", "全区企业52家。"),
        ("全区<b>企业</b>52家。", "全区企业52家。"),
        ("全区<!-- 原为99家 -->企业52家。", "全区企业52家。"),
        (r"全区企业52\*家。", "全区企业52*家。"),
        ("占8%~15%，3*4排列，全区企业52家。", "占8%~15%，3*4排列，全区企业52家。"),
    ],
)
def test_markup_is_no_text(written: str, read: str) -> None:
    assert paragraphs(f"{LONG}\n\n{written}\n") == [LONG, read]


def test_what_is_no_prose_is_left_out() -> None:
    text = (
        f"{LONG}\n\n```\n产值99亿元\n```\n\n<!--\n产值98亿元\n-->\n\n<div>\n产值97亿元。\n</div>\n"
    )
    assert paragraphs(text) == [LONG, "产值97亿元。"]


def test_an_entity_is_read_as_its_character_where_it_stands() -> None:
    document = page(f"{LONG}\n\n企业占比&lt;5&#37;。\n")
    block = document.blocks[-1]
    assert block.view.read(document.normal) == "企业占比<5%。"
    assert len(document.normal) == len(document.text)


def test_a_figure_keeps_its_line_and_column() -> None:
    line = "截至2024年底，**青禾高新区**拥有[高新技术企业](x)**52家**。"
    document = page(f"# 青禾\n\n{line}\n")
    (claim,) = read_claims(document).claims
    assert (claim.subject, claim.indicator) == ("青禾高新区", "高新技术企业")
    assert document.quote(claim.span) == "52家"
    assert document.position(claim.span.start) == (3, line.index("52") + 1)
    assert document.quote(claim.sentence) == line
    assert document.source is None


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    wrapped = "\n".join((LONG[:20], LONG[20:40], LONG[40:]))
    assert paragraphs(f"# 题\n\n> {LONG[:20]}\n> {LONG[20:]}\n\n{wrapped}\n")[1] == LONG


def test_a_short_line_above_a_paragraph_stays_a_line() -> None:
    assert paragraphs(f"# 题\n\n青禾高新区\n{LONG}\n")[-1] == LONG


def test_indented_lines_are_prose() -> None:
    assert paragraphs(f"# 题\n\n    {LONG}\n") == [LONG]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 青禾高新区创新综述\ndate: 2025-01-20\n---\n",
        "---\r\ntitle: 青禾高新区创新综述\r\ndate: 2025年1月20日 10:00\r\n---\r\n",
        "---\n标题: 青禾高新区创新综述\n日期: 2025-01-20T08:00:00+08:00\n---\n",
        '+++\ntitle = "青禾高新区创新综述"\ndate = 2025-01-20\n+++\n',
    ],
)
def test_front_matter_titles_and_dates(front: str) -> None:
    document = page(f"{front}\n{LONG}\n")
    assert document.title == "青禾高新区创新综述"
    assert document.date == date(2025, 1, 20)
    assert parts(document, BlockKind.PARAGRAPH) == [LONG]
    assert len(document.blocks) == 1


def test_a_line_of_dashes_is_no_front_matter() -> None:
    assert LONG in paragraphs(f"---\n{LONG}\n---\n\n全区企业52家。\n")


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("---\na: [x\n---\n", "YAML"),
        ("---\na: &a [1, 2]\nb: [*a, *a]\n---\n", "YAML"),
        ("+++\na = \n+++\n", "TOML"),
        ("---\na: " + "[" * 5000 + "\n---\n", "YAML"),
    ],
)
def test_bad_front_matter_is_told(front: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        page(f"{front}\n{LONG}\n")
    assert told in caught.value.message.zh


def test_headings_have_their_levels() -> None:
    document = page(f"青禾高新区\n=====\n\n## 一、产业\n\n{LONG}\n\n二、创新\n---\n\n{LONG}\n")
    assert document.title == "青禾高新区"
    assert [(b.kind, b.level) for b in document.blocks if b.level] == [
        (BlockKind.TITLE, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 2),
    ]
