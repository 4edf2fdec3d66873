"""A document as it was read: its text, its normalised twin and its parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from factcheck.model.source import SourceMap
from factcheck.model.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


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

    @property
    def sums_up(self) -> bool:
        """Whether such a part says in short what the text below it says."""
        return self in (BlockKind.TITLE, BlockKind.BRIEF, BlockKind.HEADING)

    @property
    def tells_again(self) -> bool:
        """Whether such a part tells what the text tells too, in short or in part."""
        return self.sums_up or self in (BlockKind.CAPTION, BlockKind.PULL_QUOTE)


@dataclass(frozen=True, slots=True)
class View:
    """Several spans of one document read as one string, in reading order.

    A sentence that a photo or a column cut in two is such a view: offsets in the joined string map
    back to the document without any text being changed.
    """

    pieces: tuple[Span, ...]

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
        return View(self._cut(start, end))

    def span(self, start: int, end: int) -> Span:
        """The longest contiguous span of ``[start, end)``: where the text is whole, all of it."""
        return max(self._cut(start, end), key=len)

    def _cut(self, start: int, end: int) -> tuple[Span, ...]:
        if not 0 <= start < end <= len(self):
            raise ValueError(f"[{start}, {end}) does not lie in a view of {len(self)} code points")
        if len(self.pieces) == 1:  # nearly always
            whole = self.pieces[0]
            return (Span(whole.document, whole.start + start, whole.start + end),)
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


@dataclass(frozen=True, slots=True)
class Block:
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
    program's own comments: no block holds them, and ``normal`` has blanks in their place.
    ``source`` tells the places in a file whose text this is not as it stands.
    """

    path: str
    text: str
    normal: str
    blocks: tuple[Block, ...]
    title: str | None = None
    date: date | None = None
    clock: str = ""
    comments: tuple[Span, ...] = ()
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
        """So many code points of ``normal`` before and after ``span``, comments not counted."""
        start, before = span.start, ""
        for comment in reversed(self.comments[: bisect_right(self.comments, span)]):
            before = self.normal[comment.end : start] + before
            start = comment.start
            if len(before) >= reach:
                break
        end, after = span.end, ""
        for comment in self.comments[bisect_right(self.comments, span) :]:
            after += self.normal[end : comment.start]
            end = comment.end
            if len(after) >= reach:
                break
        before = self.normal[max(start - reach, 0) : start] + before
        return before[-reach:], (after + self.normal[end : end + reach])[:reach]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(self.path, 0, len(self.text))
