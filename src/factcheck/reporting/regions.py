"""Where a span begins and ends, in the lines and columns that a format counts in."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Document, Span


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1; ``end_column`` is that of the character after the last.

    Columns are ``None`` where only the lines are known.
    """

    line: int
    column: int | None
    end_line: int
    end_column: int | None


def region(document: Document, span: Span) -> Region:
    """In the file that holds the document, with columns in Unicode code points.

    A file without lines, of pages or paragraphs, is counted in the lines of its text.
    """
    if document.source is None or not (start := document.source.place(span)).in_lines:
        return text_region(document, span)
    end = document.source.end(span)
    assert start.line is not None
    return Region(start.line, start.column, end.line or start.line, end.column)


def text_region(document: Document, span: Span) -> Region:
    """In the text of the document, with columns in Unicode code points."""
    return Region(*document.position(span.start), *document.position(span.end))


def utf8_region(document: Document, span: Span) -> Region:
    """As ``region``, with columns in bytes of UTF-8; of a file with another text lines alone."""
    if document.source is not None:
        lines = region(document, span)
        return Region(lines.line, None, lines.end_line, None)
    return Region(*_utf8_position(document, span.start), *_utf8_position(document, span.end))


def _utf8_position(document: Document, offset: int) -> tuple[int, int]:
    line, column = document.position(offset)
    before = document.text[offset - column + 1 : offset]
    return line, len(before.encode("utf-8", "surrogatepass")) + 1
