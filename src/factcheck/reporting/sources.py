"""The documents of a report, to look up what a span covers."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Document, Language, Span
from factcheck.reporting.places import in_words

_SENTENCE_ENDS = "。！？\r\n"


class Sources:
    """Documents by path; places are told in ``language``."""

    def __init__(self, documents: Iterable[Document], language: Language = Language.ZH) -> None:
        self._language = language
        self._by_path = {document.path: document for document in documents}

    def document(self, span: Span) -> Document:
        """The document in which ``span`` lies."""
        return self._by_path[span.document]

    def quote(self, span: Span) -> str:
        """The text at ``span``."""
        return self.document(span).quote(span)

    def place(self, span: Span) -> str:
        """``path:line:column``, which terminals and editors open on a click; of a file without
        lines, what people call the place.
        """
        document = self.document(span)
        line, column = document.position(span.start)
        if document.source is not None:
            place = document.source.place(span)
            if not place.in_lines:
                return f"{span.document} {in_words(place, self._language)}".rstrip()
            if place.line is not None and place.column is not None:
                line, column = place.line, place.column
        return f"{span.document}:{line}:{column}"

    def sentence(self, span: Span) -> Span:
        """The sentence that holds ``span``, by its marks alone."""
        text = self.document(span).text
        start = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_ENDS) + 1
        found = (text.find(mark, span.end) + 1 for mark in _SENTENCE_ENDS)
        return Span(span.document, start, min(filter(None, found), default=len(text)))

    def trimmed(self, span: Span) -> Span:
        """``span`` without the white space at its ends."""
        quote = self.quote(span)
        start = span.start + len(quote) - len(quote.lstrip())
        return Span(span.document, start, start + len(quote.strip()))
