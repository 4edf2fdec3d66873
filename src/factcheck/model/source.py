"""Where a text stands in a file that is not text itself: Word, PDF."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from factcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file as its readers count: all from 1, ``None`` where the format has no such.

    ``paragraph`` counts the paragraphs that hold text, ``line`` those of the page (of the file,
    where there are no pages). ``heading`` is the one that the place stands under, ``""`` for none.
    """

    paragraph: int | None = None
    heading: str = ""
    page: int | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The places of a text: ``places[i]`` holds from ``starts[i]`` up to the next start."""

    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def __post_init__(self) -> None:
        if len(self.starts) != len(self.places) or self.starts[:1] != (0,):
            raise ValueError("each place needs a start, the first of them 0")
        if any(a >= b for a, b in zip(self.starts, self.starts[1:], strict=False)):
            raise ValueError("the starts must rise")

    def place(self, span: Span) -> Place:
        """Where the span begins."""
        return self.places[bisect_right(self.starts, span.start) - 1]
