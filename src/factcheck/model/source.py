"""Where the text of a document stands in a file whose text it is not: page, paragraph, line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source file as people name it, all counts from 1.

    ``heading`` is the heading above the paragraph, ``""`` where there is none. Lines are those of
    the page where there are pages, else those of the file.
    """

    paragraph: int | None = None
    heading: str = ""
    page: int | None = None
    line: int | None = None
    column: int | None = None

    @property
    def in_lines(self) -> bool:
        """Whether it names a line of the file, which programs can point at."""
        return self.line is not None and self.page is None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each stretch of a document's text stands in its source.

    Stretch ``i`` begins at the offset ``starts[i]``, the first at 0, and stands at ``places[i]``;
    where that has a column, the columns go on with the text.
    """

    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def __post_init__(self) -> None:
        if len(self.starts) != len(self.places) or self.starts[:1] != (0,):
            raise ValueError("a source map has a place for each stretch, the first at 0")
        if any(a >= b for a, b in pairwise(self.starts)):
            raise ValueError("the stretches of a source map stand in order")

    def place(self, span: Span) -> Place:
        """Where the span begins."""
        return self._at(span.start)

    def end(self, span: Span) -> Place:
        """Where the span ends: behind its last character."""
        last = self._at(max(span.end - 1, span.start))
        return last if last.column is None else replace(last, column=last.column + 1)

    def stretches(self, lines: range) -> Iterator[tuple[int, int | None]]:
        """The ranges of the text that stand on the lines of the file, the last perhaps open; where
        none does, the first behind them.
        """
        ends = (*self.starts[1:], None)
        here = [
            (place.line, start, end)
            for start, end, place in zip(self.starts, ends, self.places, strict=True)
            if place.in_lines and place.line is not None and place.line >= lines.start
        ]
        found = [(start, end) for line, start, end in here if line in lines]
        yield from found or [(start, end) for _, start, end in here[:1]]

    def _at(self, offset: int) -> Place:
        found = bisect_right(self.starts, offset) - 1
        place = self.places[found]
        if place.column is None:
            return place
        return replace(place, column=place.column + offset - self.starts[found])
