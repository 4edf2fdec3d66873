"""Places of files whose text is not the document's: for readers and for programs."""

from __future__ import annotations

import json

import pytest

from factcheck.model import Document, Language, Place, SourceMap, Span
from factcheck.reporting.json_report import span_dict
from factcheck.reporting.places import as_dict, in_words
from factcheck.reporting.regions import region
from factcheck.reporting.sources import Sources


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (
            Place(paragraph=12, heading="二、重点工作"),
            "第12段·二、重点工作",
            "paragraph 12·二、重点工作",
        ),
        (Place(page=3, line=5), "第3页第5行", "page 3, line 5"),
        (Place(), "", ""),
    ],
)
def test_places_in_words(place: Place, zh: str, en: str) -> None:
    assert in_words(place, Language.ZH) == zh
    assert in_words(place, Language.EN) == en


def test_programs_get_what_is_known() -> None:
    assert as_dict(Place(page=3, line=5)) == {"page": 3, "line": 5}


def document(*stretches: tuple[int, Place], path: str = "a.docx") -> Document:
    text = "全区企业52家。\n\n产值8亿元。"
    starts, places = zip(*stretches, strict=True)
    return Document(path, text, text, (), source=SourceMap(starts, places))


def test_a_file_of_paragraphs() -> None:
    found = document((0, Place(paragraph=1)), (10, Place(paragraph=3, heading="一、产值")))
    span = Span("a.docx", 12, 15)
    assert Sources([found]).place(span) == "a.docx 第3段·一、产值"
    assert Sources([found], Language.EN).place(span) == "a.docx paragraph 3·一、产值"
    told = span_dict(span, Sources([found]))
    assert told["source"] == {"paragraph": 3, "heading": "一、产值"}
    assert (told["line"], told["column"]) == (3, 3)
    json.dumps(told)


def test_a_file_of_lines_is_pointed_at() -> None:
    found = document((0, Place(line=7, column=4)), (10, Place(line=9, column=1)), path="a.html")
    span = Span("a.html", 4, 7)
    assert Sources([found]).place(span) == "a.html:7:8"
    at = region(found, span)
    assert (at.line, at.column, at.end_line, at.end_column) == (7, 8, 7, 11)
    assert found.file_line(12) == 9
    assert list(found.source.stretches(range(9, 10))) == [(10, None)] if found.source else False
    # Where nothing stands on the lines, what comes next is meant.
    assert list(found.source.stretches(range(8, 9))) == [(10, None)] if found.source else False


@pytest.mark.parametrize("starts", [(), (1,), (0, 0), (0, 5, 3)])
def test_a_map_begins_at_the_beginning_and_goes_on(starts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="source map"):
        SourceMap(starts, tuple(Place() for _ in starts))
