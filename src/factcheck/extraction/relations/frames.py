"""A sentence as its figures and the words between them: what relations are read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.parts import Part
from factcheck.model import Claim, Mention, Quantity, SetAside, Side, Span


class Figure(Struct, frozen=True, gc=False):
    """A figure at ``[start, end)`` of its block's string, as a side that a relation may have."""

    start: int
    end: int
    quantity: Quantity
    side: Side

    @property
    def claim(self) -> Claim | None:
        """The claim, where the figure was understood."""
        return self.side if isinstance(self.side, Claim) else None

    @property
    def written(self) -> Side:
        """The side with the sign that the figure is written with, whatever 下降 made of it."""
        side = self.side
        if isinstance(side, Claim) and side.quantity.interval != self.quantity.interval:
            placed = replace(self.quantity, span=side.quantity.span, text=side.quantity.text)
            return replace(side, quantity=placed)
        return side


class Frame(Struct, frozen=True, gc=False):
    """One sentence: its figures in order, set-aside ones among them, and the words around them.

    ``previous`` is the sentence just before it in the block, where that has figures too.
    """

    part: Part
    sentence: Sentence
    figures: tuple[Figure, ...]
    previous: Frame | None = None

    @property
    def text(self) -> str:
        """The sentence, normalised."""
        return self.part.text[self.sentence.start : self.sentence.end]

    def before(self, at: int) -> str:
        """The words between figure ``at`` and the one before it, or the sentence's beginning."""
        start = self.figures[at - 1].end if at else self.sentence.start
        return self.part.text[start : self.figures[at].start]

    def after(self, at: int) -> str:
        """The words between figure ``at`` and the next one, or the sentence's end."""
        last = at + 1 == len(self.figures)
        end = self.sentence.end if last else self.figures[at + 1].start
        return self.part.text[self.figures[at].end : end]

    def span(self, first: int, last: int) -> Span:
        """From figure ``first`` to figure ``last``, where they stand in the document."""
        return self.part.span(Span("", self.figures[first].start, self.figures[last].end))

    def span_of(self, first: Figure, last: Figure) -> Span:
        """From one figure of the block to a later one, where they stand in the document."""
        return self.part.span(Span("", first.start, last.end))


def frames(part: Part, read_of: Mapping[Span, Claim | SetAside]) -> Iterator[Frame]:
    """The sentences of ``part`` that hold figures; ``read_of`` is what became of each figure.

    Of a sentence that was too long to be read at once, the stretches bind nothing together.
    """
    previous: Frame | None = None
    for sentence in part.sentences:
        figures = tuple(
            figure_of(part, quantity, read_of) for quantity in part.figures_of(sentence)
        )
        told = figures and sentence.whole
        previous = Frame(part, sentence, figures, previous) if told else None
        if previous is not None:
            yield previous


def figure_of(part: Part, quantity: Quantity, read_of: Mapping[Span, Claim | SetAside]) -> Figure:
    """A figure of ``part`` with what became of it."""
    found = read_of.get(part.span(quantity.span))
    side: Side
    if isinstance(found, Claim):
        side = found
    else:
        placed = part.place(quantity)
        around = found.sentence if found is not None else placed.span
        side = Mention(placed.span, around, placed.text, part.kind, part.number, placed)
    return Figure(quantity.span.start, quantity.span.end, quantity, side)
