"""Figures in their sentences, and documents with marks."""

import re
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.model import Claim, Interval, Span
from factcheck.reporting.passages import anchors, marks, quote, stretches

from .samples import claim, document, find, finding

BEFORE = "云港高新区2025年继续推进各项建设。"
SENTENCE = "目前有高新技术企业38家，居全市第一。"
AFTER = "下一步将加快培育。"


def test_a_sentence_stands_in_its_paragraph() -> None:
    source = document("a.txt", f"题目\n{BEFORE}{SENTENCE}{AFTER}\n另一段。\n")
    found = quote(source, find(source, "38家"), find(source, SENTENCE))
    assert found.lead == BEFORE
    assert found.before == "目前有高新技术企业"
    assert found.figure == "38家"
    assert found.after == "，居全市第一。"
    assert found.trail == AFTER


def test_what_is_long_is_cut_but_never_inside_a_number() -> None:
    text = "前" * 300 + "17.82亿元，" + "中" * 134 + "有38家，" + "后" * 300
    source = document("a.txt", text)
    found = quote(source, find(source, "38家"), source.whole)
    assert found.before.startswith("…亿元，中")
    assert found.after.endswith("后…")
    assert (found.lead, found.trail) == ("", "")


def test_a_place_outside_its_sentence_is_quoted_all_the_same() -> None:
    source = document("a.txt", "甲38家乙。丙。")
    found = quote(source, find(source, "38家"), find(source, "丙。"))
    assert found.before + found.figure + found.after == "38家乙。丙。"


def test_places_that_overlap_are_one_mark_that_leads_to_all() -> None:
    source = document("a.txt", "约38家，另有35家。")

    def side(text: str) -> Claim:
        return claim(source, text, Interval.point(1), wording=None)

    first = finding(side("约38家"), side("35家"))
    second = finding(side("38家"), side("35家"))
    found = marks([first, second], [source])
    assert [(source.quote(mark.span), mark.findings) for mark in found["a.txt"]] == [
        ("约38家", (1, 2)),
        ("35家", (1, 2)),
    ]
    leads = anchors(found)
    assert leads[find(source, "约38家")] == leads[find(source, "38家")] == "d1-1"
    assert leads[find(source, "35家")] == "d1-2"


def test_a_figure_that_the_layout_broke_is_marked_where_it_begins() -> None:
    source = document("a.txt", "共有38\n家企业")
    broken = claim(source, "38\n家", Interval.point(38), wording=None, sentence="共有38\n家企业")
    shown = stretches(source, marks([finding(broken)], [source])["a.txt"])
    first, second = (line for stretch in shown for line in stretch.lines)
    assert [piece.text for piece in first.pieces] == ["共有", "38"]
    assert [piece.text for piece in second.pieces] == ["家企业"]


_TEXT = st.text(alphabet="甲乙38家\r\n ", min_size=1, max_size=60)


@given(_TEXT, st.lists(st.tuples(st.integers(0, 59), st.integers(1, 5)), min_size=1, max_size=5))
def test_no_character_of_a_document_is_lost_or_told_twice(
    text: str, places: list[tuple[int, int]]
) -> None:
    source = document("a.txt", text)
    spans = [
        Span("a.txt", start, min(start + length, len(text)))
        for start, length in places
        if start < len(text) and text[start] not in "\r\n"  # no figure begins with a line end
    ]
    assume(spans)
    sides = []
    for span in spans:
        side = claim(source, text, Interval.point(1), wording=None, sentence=text)
        sides.append(replace(side, quantity=replace(side.quantity, span=span)))
    found = marks([finding(*sides)], [source])["a.txt"]
    assert {span for mark in found for span in mark.covers} == set(spans)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    lines = [line for stretch in stretches(source, found) for line in stretch.lines]
    told = ["".join(piece.text for piece in line.pieces) for line in lines]
    written = [line for line in re.split(r"[\r\n]+", text) if line]
    assert [line for line in told if line.strip()] == [line for line in written if line.strip()]
    assert [line.number for line in lines] == sorted({line.number for line in lines})
