"""A block of text with its figures: where lists are looked for, with figures in it or without."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.extraction.parts import Part
from factcheck.extraction.relations import announcements
from factcheck.extraction.relations.announcements import Announcement
from factcheck.extraction.relations.frames import Figure, figure_of
from factcheck.model import Claim, Interval, Mention, Quantity, QuantityKind, SetAside, Side, Span


@dataclass(frozen=True)
class Passage:
    """A part of a document; ``read_of`` is what became of each of its figures."""

    part: Part
    read_of: Mapping[Span, Claim | SetAside]

    @property
    def text(self) -> str:
        """The string of the part, normalised."""
        return self.part.text

    def line_end(self, start: int, end: int) -> int | None:
        """The last place in ``[start, end)`` where lines were joined."""
        ends = accumulate(map(len, self.part.block.view.pieces))
        return max((at for at in ends if start < at < end), default=None)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the part, in order."""
        return tuple(
            figure_of(self.part, quantity, self.read_of)
            for quantity in self.part.figures.quantities
        )

    def figures_from(self, start: int) -> tuple[Figure, ...]:
        """The figures that begin at ``start`` or later, in order."""
        return self.figures[bisect_left(self._starts, start) :]

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    def announcements(self, start: int, end: int) -> list[Announcement]:
        """The numerals in ``[start, end)`` that may announce a list: no set phrase (八项规定)."""
        phrases = [
            (rejected.start, rejected.end)
            for rejected in self.part.figures.rejected
            if rejected.reason is Reason.SET_PHRASE
        ]
        return [
            announced
            for announced in announcements.find(self.text, start, end)
            if not any(first <= announced.start < last for first, last in phrases)
        ]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the string where it stands in the document."""
        return self.part.span(Span("", start, end))

    def figure(self, start: int, end: int, number: int) -> Side:
        """The figure that says ``number`` at ``[start, end)``, or these words where none does."""
        at = bisect_left(self._starts, end) - 1
        if at >= 0 and self.figures[at].end > start and self.figures[at].quantity.nominal == number:
            return self.figures[at].side
        return self.mention(start, end, Interval.point(number), QuantityKind.ENUMERATIVE)

    def mention(
        self, start: int, end: int, count: Interval, kind: QuantityKind = QuantityKind.CARDINAL
    ) -> Mention:
        """The words at ``[start, end)``, which say or hold so many."""
        span = self.span(start, end)
        text = self.part.document.quote(span)
        nominal = count.low if count.low == count.high else None
        quantity = Quantity(span, text, count, nominal, "", "count", kind=kind)
        return Mention(
            span, self._sentence(span, start), text, self.part.kind, self.part.number, quantity
        )

    def _sentence(self, span: Span, start: int) -> Span:
        """The part of the sentence at ``start`` that holds ``span``."""
        starts = [sentence.start for sentence in self.part.sentences]
        sentence: Sentence = self.part.sentences[max(bisect_left(starts, start + 1) - 1, 0)]
        pieces = self.part.pieces(sentence)
        return next((piece for piece in pieces if piece.contains(span)), span)
