"""Spans and views: what is read as one string maps back to where it stands."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Document, Span, View

TEXT = "".join(chr(0x4E00 + index) for index in range(200))  # no character twice

SPANS = st.builds(
    lambda document, start, length: Span(document, start, start + length),
    st.sampled_from(["one.txt", "two.txt"]),
    st.integers(0, 40),
    st.integers(1, 20),
)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Some stretches of the text in any order, as a column break may set them."""
    cuts = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=8)))
    pieces = [Span("one.txt", start, end) for start, end in itertools.pairwise(cuts)]
    kept = draw(st.permutations(pieces))
    return View(tuple(kept[: draw(st.integers(1, len(kept)))]))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[View, int, int]:
    view = draw(views())
    start = draw(st.integers(0, len(view) - 1))
    return view, start, draw(st.integers(start + 1, len(view)))


@given(views())
def test_a_view_reads_its_pieces_in_order(view: View) -> None:
    assert len(view.read(TEXT)) == len(view)
    assert view.read(TEXT) == "".join(TEXT[piece.start : piece.end] for piece in view.pieces)


@given(ranges())
def test_a_part_of_a_view_maps_back(case: tuple[View, int, int]) -> None:
    view, start, end = case
    found = view.locate(start, end)
    assert found.read(TEXT) == view.read(TEXT)[start:end]
    assert all(any(piece.contains(part) for piece in view.pieces) for part in found.pieces)
    assert all(len(part) > 0 for part in found.pieces)


@given(ranges())
def test_the_span_of_a_part_is_its_longest_piece(case: tuple[View, int, int]) -> None:
    view, start, end = case
    found = view.span(start, end)
    pieces = view.locate(start, end).pieces
    assert found in pieces
    assert len(found) == max(map(len, pieces))
    assert TEXT[found.start : found.end] in view.read(TEXT)[start:end]


@given(ranges())
def test_an_offset_leads_back_to_its_place(case: tuple[View, int, int]) -> None:
    view, start, _ = case
    assert view.offset(view.locate(start, start + 1).pieces[0].start) == start
    with pytest.raises(ValueError, match="does not hold"):
        view.offset(-1)


@given(ranges())
def test_each_position_lies_in_the_piece_that_holds_it(case: tuple[View, int, int]) -> None:
    view, position, _ = case
    piece = view.piece_at(position)
    assert view.read(TEXT)[position] in TEXT[piece.start : piece.end]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (3, 2), (0, 11), (10, 11)])
def test_what_lies_outside_a_view_is_refused(start: int, end: int) -> None:
    view = View((Span("one.txt", 0, 4), Span("one.txt", 10, 16)))
    with pytest.raises(ValueError, match="view of 10"):
        view.locate(start, end)


def test_a_view_lies_in_one_document_and_is_not_empty() -> None:
    with pytest.raises(ValueError, match="one document"):
        View((Span("one.txt", 0, 1), Span("two.txt", 0, 1)))
    with pytest.raises(ValueError, match="at least one"):
        View(())


def test_no_position_lies_behind_the_end() -> None:
    with pytest.raises(ValueError, match="view of 4"):
        View((Span("one.txt", 0, 4),)).piece_at(4)


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_within_one_document(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == (a.document == b.document and bool(shared))


@given(SPANS, SPANS)
def test_what_contains_overlaps(a: Span, b: Span) -> None:
    assert a.contains(a)
    if a.contains(b):
        assert a.overlaps(b)
        assert len(a) >= len(b)


@given(st.text(alphabet="甲乙a\r\n \u2028\u0085\x0b\x0c", max_size=60))
def test_lines_end_at_crlf_lf_and_cr_only(text: str) -> None:
    document = Document("one.txt", text, text, ())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for offset, sign in enumerate(text):
        line, column = document.position(offset)
        assert (line, column) >= (1, 1)
        if sign not in "\r\n":
            assert lines[line - 1][column - 1] == sign


def test_the_end_of_the_text_has_a_position() -> None:
    assert Document("one.txt", "甲\r\n乙", "甲\r\n乙", ()).position(4) == (2, 2)
    assert Document("one.txt", "甲\n", "甲\n", ()).position(2) == (2, 1)


def test_a_document_holds_its_normalised_twin() -> None:
    with pytest.raises(ValueError, match="length"):
        Document("one.txt", "甲乙", "甲", ())
