"""Text with marks in it: a figure in its sentence, and whole documents with all their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.model import Document, Finding, Span
from factcheck.patterns import compiled
from factcheck.reporting.layout import head, tail

_LINE = compiled(r"[^\r\n]+")
#: How much is quoted, in cells, of which a Han character takes two.
_BEFORE, _AFTER = 280, 160  #: of the sentence, around its figure
_AROUND = 64  #: of the paragraph, on either side of the sentence
_ALWAYS_OPEN = 2  #: lines without a figure that are not worth a fold


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure in its sentence, and what stands around the sentence in the paragraph."""

    lead: str
    before: str
    figure: str
    after: str
    trail: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a document that findings speak of, by their numbers in the report.

    ``covers`` are the places themselves: those that overlap share a mark.
    """

    span: Span
    anchor: str
    findings: tuple[int, ...]
    covers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document with its number."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def marked(self) -> bool:
        """Whether a finding speaks of it."""
        return any(piece.mark for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that stand together; ``folded`` where no finding speaks of any of them."""

    lines: tuple[Line, ...]
    folded: bool


def quote(document: Document, span: Span, sentence: Span) -> Quote:
    """The figure at ``span`` in its sentence, cut where that is long, ``…`` at the cut."""
    text = document.text
    start, end = min(sentence.start, span.start), max(sentence.end, span.end)
    whole_before, whole_after = text[start : span.start], text[span.end : end]
    before, after = tail(whole_before, _BEFORE), head(whole_after, _AFTER)
    # Where the sentence itself is cut, nothing of what stands around it is shown.
    lead = text[_line_start(text, start) : start] if before == whole_before else ""
    trail = text[end : _line_end(text, end)] if after == whole_after else ""
    return Quote(tail(lead, _AROUND), before, document.quote(span), after, head(trail, _AROUND))


def places(finding: Finding) -> list[Span]:
    """All places that a finding speaks of."""
    return [one.span for one in finding.claims] + [one.span for one in finding.related]


def marks(findings: Iterable[Finding], documents: Iterable[Document]) -> dict[str, list[Mark]]:
    """The marks of each document that has any, in order of position; findings count from 1."""
    found: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, finding in enumerate(findings, start=1):
        for span in places(finding):
            found[span.document].append((span, number))
    return {
        document.path: [
            _mark(group, f"d{index}-{count}")
            for count, group in enumerate(_overlapping(sorted(found[document.path])), start=1)
        ]
        for index, document in enumerate(documents, start=1)
        if document.path in found
    }


def anchors(marked: Mapping[str, Iterable[Mark]]) -> dict[Span, str]:
    """The anchor of every place that findings speak of."""
    return {
        span: mark.anchor for found in marked.values() for mark in found for span in mark.covers
    }


def stretches(document: Document, marked: Sequence[Mark]) -> list[Stretch]:
    """The document's lines, blank ones left out, in stretches with and without marks."""
    groups = groupby(_lines(document, marked), lambda line: line.marked)
    return [
        Stretch(lines, folded=not has and len(lines) > _ALWAYS_OPEN)
        for has, lines in ((has, tuple(group)) for has, group in groups)
    ]


def _overlapping(found: Iterable[tuple[Span, int]]) -> Iterator[list[tuple[Span, int]]]:
    """Places, sorted, in groups that hang together."""
    group: list[tuple[Span, int]] = []
    end = 0
    for span, number in found:
        if group and span.start >= end:
            yield group
            group = []
        end = max(end, span.end) if group else span.end
        group.append((span, number))
    if group:
        yield group


def _mark(group: Sequence[tuple[Span, int]], anchor: str) -> Mark:
    spans = tuple(dict.fromkeys(span for span, _ in group))
    whole = Span(spans[0].document, spans[0].start, max(span.end for span in spans))
    return Mark(whole, anchor, tuple(sorted({number for _, number in group})), spans)


def _lines(document: Document, marked: Sequence[Mark]) -> Iterator[Line]:
    left = list(reversed(marked))
    for found in _LINE.finditer(document.text):
        here: list[Mark] = []
        while left and left[-1].span.start < found.end():
            here.append(left.pop())
        if here or found.group().strip():
            number, _ = document.position(found.start())
            yield Line(number, tuple(_pieces(document.text, *found.span(), here)))


def _pieces(text: str, start: int, end: int, marked: Iterable[Mark]) -> Iterator[Piece]:
    for mark in marked:
        if start < mark.span.start:
            yield Piece(text[start : mark.span.start])
        # A figure that the layout broke is marked on the line where it begins.
        start = min(mark.span.end, end)
        yield Piece(text[mark.span.start : start], mark)
    if start < end:
        yield Piece(text[start:end])


def _line_start(text: str, position: int) -> int:
    return max(text.rfind(end, 0, position) for end in "\r\n") + 1


def _line_end(text: str, position: int) -> int:
    found = (text.find(end, position) for end in "\r\n")
    return min((at for at in found if at >= 0), default=len(text))
