"""The documents of a report, to look up what a span covers."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Document, Span

_SENTENCE_ENDS = "。！？\r\n"


class Sources:
    """Documents by path."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_path = {document.path: document for document in documents}

    def document(self, span: Span) -> Document:
        """The document in which ``span`` lies."""
        return self._by_path[span.document]

    def quote(self, span: Span) -> str:
        """The text at ``span``."""
        return self.document(span).quote(span)

    def place(self, span: Span) -> str:
        """``path:line:column``, which terminals and editors open on a click."""
        line, column = self.document(span).position(span.start)
        return f"{span.document}:{line}:{column}"

    def sentence(self, span: Span) -> Span:
        """The sentence that holds ``span``, by its marks alone."""
        text = self.document(span).text
        start = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_ENDS) + 1
        found = (text.find(mark, span.end) + 1 for mark in _SENTENCE_ENDS)
        return Span(span.document, start, min(filter(None, found), default=len(text)))
