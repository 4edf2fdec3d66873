"""The blocks of a document as strings, with what the scanners find in them.

Figures and dates are found in a block's string, so that a figure that a column break cuts in two is
one figure; their spans count within that string until a claim is placed in the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TypeVar

from msgspec.structs import replace

from factcheck.extraction import dates, figures, modality
from factcheck.extraction.clauses import Clause, Sentence, Word, sentences, words
from factcheck.model import Block, BlockKind, Document, Mention, Period, Quantity, Span
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: Blocks that state no facts of the article.
_NO_TEXT = frozenset((BlockKind.BYLINE, BlockKind.SOURCE, BlockKind.DATELINE))
#: Speech is longer than a quoted term.
_SPEECH = compiled(r"“[^“”]{17,}”?")

#: What is quoted so, without a stop inside, is no speech, nor if the sentence goes on behind it.
_NAME = compiled(
    r"“[^“”,;:。!?\n]{1,16}”(?=[\u3400-\u9fff])|(?<![:,])“[^“”,;:。!?\n]{1,16}”"
    r"|《[^《》,;。\n]{1,16}》"
)
_DIGIT = compiled("[0-9]")
#: What a name may number: things, times, lengths of time.
_NUMBERING = frozenset(("count", "number", "time", "occurrences"))


@dataclass(frozen=True)
class Part:
    """A block, the ``number`` of its document, with its string and the figures and dates in it."""

    document: Document
    number: int
    block: Block
    text: str
    figures: figures.Figures
    periods: tuple[Period, ...]
    #: What was found of a clause, by its place.
    _words: dict[tuple[int, int], list[Word]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _dating: dict[tuple[int, int], bool] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @property
    def kind(self) -> BlockKind:
        """The role of the block."""
        return self.block.kind

    @property
    def told_until(self) -> int:
        """Where the last figure or date ends, 0 where there is none."""
        figures, periods = self.figures.quantities, self.periods
        return max([found[-1].span.end for found in (figures, periods) if found], default=0)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the string."""
        atoms = [(q.span.start, q.span.end) for q in self.figures.quantities]
        atoms += [(p.span.start, p.span.end) for p in self.periods]
        headline = self.kind in (BlockKind.TITLE, BlockKind.HEADING)
        return tuple(sentences(self.text, atoms, headline=headline))

    @cached_property
    def speech(self) -> tuple[tuple[int, int], ...]:
        """Where somebody is quoted."""
        return tuple(match.span() for match in _SPEECH.finditer(self.text))

    @cached_property
    def cues(self) -> modality.Cues:
        """What the string says of what has come true and what has not."""
        return modality.Cues(self.text)

    def words(self, clause: Clause, names: re.Pattern[str] | None) -> list[Word]:
        """The words of a clause; ``names`` matches names that are known whole.

        Most clauses hold none of these, and their words are kept: a clause is read for whom it
        speaks of before it is read for what it says.
        """
        start, end = clause.start, clause.end
        if names is not None and names.search(self.text, start, end):
            return self._cut(clause, names)
        found = self._words.get((start, end))
        if found is None:
            found = self._words[start, end] = self._cut(clause, None)
        return found

    def _cut(self, clause: Clause, names: re.Pattern[str] | None) -> list[Word]:
        figures, periods = self.figures_of(clause), self.periods_of(clause)
        if self.named:
            figures = [figure for figure in figures if figure.span.start not in self.named]
        return words(self.text, clause.start, clause.end, figures, periods, names)

    @cached_property
    def named(self) -> Mapping[int, Quantity]:
        """The figures spelled out in quoted names (“四个体系”) and titles, by where they begin."""
        found: dict[int, Quantity] = {}
        if not self.figures.quantities:
            return found
        for name in _NAME.finditer(self.text):
            within = Clause(name.start(), name.end(), "")
            for figure in self.figures_of(within):
                if figure.dimension in _NUMBERING and not _DIGIT.search(figure.text):
                    found[figure.span.start] = figure
        return found

    def figures_of(self, of: Sentence | Clause) -> Sequence[Quantity]:
        """The figures in a sentence or a clause."""
        figures = self.figures.quantities
        return _within(of, figures, self._starts[0]) if figures else ()

    def periods_of(self, of: Sentence | Clause) -> Sequence[Period]:
        """The dates in a sentence or a clause."""
        return _within(of, self.periods, self._starts[1]) if self.periods else ()

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where the figures and the dates begin; both stand in order."""
        figures = [quantity.span.start for quantity in self.figures.quantities]
        return figures, [period.span.start for period in self.periods]

    def only_dates(self, clause: Clause) -> bool:
        """Whether the clause does no more than date what follows: 2025年,… and 近三年累计,…."""
        key = clause.start, clause.end
        told = self._dating.get(key)
        if told is None:
            told = self._dating[key] = self._only_dates(clause)
        return told

    def _only_dates(self, clause: Clause) -> bool:
        periods = self.periods_of(clause)
        if not periods:
            silent = _says_nothing().fullmatch(self.text, clause.start, clause.end)
            return silent is not None and not self.figures_of(clause)
        start, rest = clause.start, ""
        for period in periods:
            rest += self.text[start : period.span.start]
            start = period.span.end
        rest += self.text[start : clause.end]
        if not _says_nothing().fullmatch(rest):
            return False
        lengths = (any(p.span.overlaps(q.span) for p in periods) for q in self.figures_of(clause))
        return all(lengths)

    def span(self, span: Span) -> Span:
        """A span of the string as one of the document."""
        return self.block.view.span(span.start, span.end)

    def place(self, quantity: Quantity) -> Quantity:
        """A figure with its span and wording in the document."""
        span = self.span(quantity.span)
        return replace(quantity, span=span, text=self.document.quote(span))

    def mention(
        self,
        start: int,
        end: int,
        *,
        quantity: Quantity | None = None,
        period: Period | None = None,
        name: str = "",
    ) -> Mention:
        """Words of the string as a side of a relation, with their place in the document."""
        span = self.span(Span("", start, end))
        first = bisect_right(self._sentence_starts, start) - 1
        held = span
        if first >= 0:
            pieces = self.pieces(self.sentences[first])
            held = next((piece for piece in pieces if piece.contains(span)), span)
        written = self.document.quote(span)
        return Mention(span, held, written, self.kind, self.number, quantity, period, name)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def pieces(self, sentence: Sentence) -> tuple[Span, ...]:
        """Where the sentence stands in the document: one span, or several where it was broken.

        What is read of a cell stands in its row.
        """
        own = self.block.view.own
        if own is not None:
            return (self.document.line(own),)
        pieces = self.block.view.locate(sentence.start, sentence.end).pieces
        return tuple(_whole(pieces, self.document)) if len(pieces) > 1 else pieces


def _whole(pieces: Sequence[Span], document: Document) -> Iterator[Span]:
    """The pieces, those of one line as one that only markup parts."""
    last = pieces[0]
    for piece in pieces[1:]:
        if piece.start >= last.end and _markup(document, last.end, piece.start):
            last = replace(last, end=piece.end)
        else:
            yield last
            last = piece
    yield last


def _markup(document: Document, start: int, end: int) -> bool:
    """Whether nothing stands there but markup on one line, and no word to the program."""
    if document.normal[start:end].strip(" ") or not document.text[start:end].strip():
        return False
    return not any(
        comment.overlaps(Span(comment.document, start, end)) for comment in document.comments
    )


_Spanned = TypeVar("_Spanned", Quantity, Period)


def _within(
    of: Sentence | Clause, items: Sequence[_Spanned], starts: list[int]
) -> Sequence[_Spanned]:
    first = bisect_left(starts, of.start)
    return items[first : bisect_left(starts, of.end, first)]


@cache
def _says_nothing() -> re.Pattern[str]:
    """Matches words that may stand beside a date that a clause only tells, and signs."""
    dating = "|".join(map(re.escape, group("cues", "dating")))
    return compiled(rf"(?:{dating}|[^0-9A-Za-z\u3400-\u9fff])*+")


def scan(document: Document) -> tuple[Part, ...]:
    """The parts of a document that may state facts, in order."""
    return tuple(
        _scan(document, number, block)
        for number, block in enumerate(document.blocks)
        if block.kind not in _NO_TEXT
    )


def _scan(document: Document, number: int, block: Block) -> Part:
    text = block.view.read(document.normal)
    written = block.view.read(document.text)
    periods = dates.find_periods(text, text=written, reference=document.date)
    taken = dates.calendar_spans(periods)
    found = figures.scan(text, text=written, taken=taken)
    return Part(document, number, block, text, found, tuple(periods))
