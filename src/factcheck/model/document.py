"""A document as it was read: its text, its normalised twin and its parts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from factcheck.model.source import SourceMap
from factcheck.model.span import Span
from factcheck.patterns import compiled

_LINE_END = compiled(r"\r\n|\r|\n")


class BlockKind(StrEnum):
    """What a part of a document is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BRIEF = "brief"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    PULL_QUOTE = "pull-quote"
    SOURCE = "source"
    CELL = "cell"

    @property
    def sums_up(self) -> bool:
        """Whether such a part says in short what the text below it says."""
        return self in (BlockKind.TITLE, BlockKind.BRIEF, BlockKind.HEADING)

    @property
    def tells_again(self) -> bool:
        """Whether such a part tells what the text tells too, in short or in part."""
        return self.sums_up or self in (BlockKind.CAPTION, BlockKind.PULL_QUOTE)


class View(Struct, frozen=True, gc=False):
    """Several spans of one document read as one string, in reading order.

    A sentence that a photo or a column cut in two is such a view: offsets in the joined string map
    back to the document without any text being changed. So is a cell of a table with its heads:
    ``own`` is then the cell, which the other pieces only explain.
    """

    pieces: tuple[Span, ...]
    own: Span | None = None

    def __post_init__(self) -> None:
        if not self.pieces:
            raise ValueError("a view needs at least one span")
        if any(piece.document != self.pieces[0].document for piece in self.pieces[1:]):
            raise ValueError("a view lies in one document")

    def __len__(self) -> int:
        return sum(map(len, self.pieces))

    def read(self, text: str) -> str:
        """The view's string, cut from the document's text or its normalised twin."""
        return "".join(text[piece.start : piece.end] for piece in self.pieces)

    def locate(self, start: int, end: int) -> View:
        """The part of the view at ``[start, end)`` of its string, as spans of the document."""
        return View(self._cut(start, end), self.own)

    def span(self, start: int, end: int) -> Span:
        """The longest contiguous span of ``[start, end)``: where the text is whole, all of it.

        Of what reaches into a cell of a table, the part in the cell.
        """
        cut = self._cut(start, end)
        if len(cut) == 1:
            return cut[0]
        return max(cut, key=lambda piece: (self._owns(piece), len(piece)))

    def _owns(self, piece: Span) -> bool:
        return self.own is not None and self.own.contains(piece)

    def _cut(self, start: int, end: int) -> tuple[Span, ...]:
        if len(self.pieces) == 1:  # nearly always
            whole = self.pieces[0]
            if 0 <= start < end <= whole.end - whole.start:
                return (Span(whole.document, whole.start + start, whole.start + end),)
        if not 0 <= start < end <= len(self):
            raise ValueError(f"[{start}, {end}) does not lie in a view of {len(self)} code points")
        found: list[Span] = []
        offset = 0
        for piece in self.pieces:
            first = max(start - offset, 0)
            last = min(end - offset, len(piece))
            if first < last:
                found.append(Span(piece.document, piece.start + first, piece.start + last))
            offset += len(piece)
            if offset >= end:
                break
        return tuple(found)

    def offset(self, position: int) -> int:
        """Where in the view's string the code point stands that is at ``position`` of the text."""
        offset = 0
        for piece in self.pieces:
            if piece.start <= position < piece.end:
                return offset + position - piece.start
            offset += len(piece)
        raise ValueError(f"the view does not hold the code point at {position}")

    def piece_at(self, position: int) -> Span:
        """The piece that holds the code point at ``position`` of the view's string."""
        offset = 0
        for piece in self.pieces:
            if position < offset + len(piece):
                return piece
            offset += len(piece)
        raise ValueError(f"{position} does not lie in a view of {len(self)} code points")


class Block(Struct, frozen=True, gc=False):
    """A part of the document with its role; ``level`` counts headings from 1, 0 elsewhere."""

    kind: BlockKind
    view: View
    level: int = 0


@dataclass(frozen=True)
class Document:
    """One text with its parts.

    ``normal`` has the length of ``text``: width and script folded one code point for one, so that
    every offset holds in both. ``title`` and ``date`` are ``None`` where the text states none;
    ``clock`` is the time of day of publication, as written, ``""`` likewise. ``comments`` are the
    program's own comments, ``hidden`` all that is no text, these among them: no block holds it, and
    ``normal`` has blanks in its place. ``source`` tells where the text stands in the file, where
    the text of the file is another.
    """

    path: str
    text: str
    normal: str
    blocks: tuple[Block, ...]
    title: str | None = None
    date: date | None = None
    clock: str = ""
    comments: tuple[Span, ...] = ()
    hidden: tuple[Span, ...] = ()
    source: SourceMap | None = None
    _lines: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.normal) != len(self.text):
            raise ValueError("the normalised text must have the length of the text")
        starts = (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        object.__setattr__(self, "_lines", starts)

    def quote(self, span: Span) -> str:
        """The text at ``span``."""
        return self.text[span.start : span.end]

    def line(self, span: Span) -> Span:
        """The lines that hold ``span``, without the last line end."""
        first = bisect_right(self._lines, span.start) - 1
        last = bisect_right(self._lines, max(span.start, span.end - 1))
        end = self._lines[last] if last < len(self._lines) else len(self.text)
        return Span(self.path, self._lines[first], len(self.text[:end].rstrip("\r\n")))

    def beside(self, span: Span, reach: int) -> tuple[str, str]:
        """So many code points of ``normal`` before and after ``span``, without what is hidden."""
        start, before = span.start, ""
        for hidden in reversed(self.hidden[: bisect_right(self.hidden, span)]):
            before = self.normal[hidden.end : start] + before
            start = hidden.start
            if len(before) >= reach:
                break
        end, after = span.end, ""
        for hidden in self.hidden[bisect_right(self.hidden, span) :]:
            after += self.normal[end : hidden.start]
            end = hidden.end
            if len(after) >= reach:
                break
        before = self.normal[max(start - reach, 0) : start] + before
        return before[-reach:], (after + self.normal[end : end + reach])[:reach]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def file_line(self, offset: int) -> int:
        """The line of the file on which an offset stands, where the file has lines."""
        if self.source is not None:
            place = self.source.place(Span(self.path, offset, offset))
            if place.in_lines and place.line is not None:
                return place.line
        return self.position(offset)[0]

    @cached_property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(self.path, 0, len(self.text))
