"""Where something stands in a document."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.patterns import compiled

#: One article of a file that holds many is named after the file and its own id.
_RECORD = compiled(r"(.+\.(?:json|jsonl|ndjson))#.+", re.IGNORECASE | re.DOTALL)


def file_of(document: str) -> str:
    """The file that holds the document of that path: ``all.jsonl`` for ``all.jsonl#17``."""
    found = _RECORD.fullmatch(document)
    return found[1] if found else document


class Span(Struct, order=True, frozen=True, gc=False):
    """A half-open range ``[start, end)`` of Unicode code points in one document's decoded text.

    ``document`` is the document's path as it is reported, or ``""`` for a bare string.
    """

    document: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return (
            self.document == other.document and self.start <= other.start and other.end <= self.end
        )
