"""Where a span begins and ends, in the lines and columns that a format counts in."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Document, Span


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1; ``end_column`` is that of the character after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(document: Document, span: Span) -> Region:
    """With columns in Unicode code points."""
    return Region(*document.position(span.start), *document.position(span.end))


def utf8_region(document: Document, span: Span) -> Region:
    """With columns in bytes of UTF-8."""
    return Region(*_utf8_position(document, span.start), *_utf8_position(document, span.end))


def _utf8_position(document: Document, offset: int) -> tuple[int, int]:
    line, column = document.position(offset)
    before = document.text[offset - column + 1 : offset]
    return line, len(before.encode("utf-8", "surrogatepass")) + 1
