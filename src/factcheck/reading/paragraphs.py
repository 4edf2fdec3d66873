"""Documents from formats that know their paragraphs: Word and PDF.

The text is the paragraphs, each on a line of its own, so that the layout of plain text applies to
it: most writers mark nothing, and captions, headings and broken sentences have to be told by their
looks here too. What the format does tell goes before the looks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Message, Place, SourceMap
from factcheck.reading import layout, lines
from factcheck.reading.assembly import assemble
from factcheck.reading.normalise import normalise
from factcheck.reading.tables import Table

#: A photo is told from the space between paragraphs by these many blank lines.
PHOTO = 3
#: A text beyond this many code points is no article; few books are as long.
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their place in the file; line breaks may stand in them."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as its file gives it.

    ``kind`` is ``None`` where only its looks can tell; ``level`` counts headings, the title being
    1. ``blank`` lines stand before it.
    """

    pieces: tuple[Piece, ...]
    kind: BlockKind | None = None
    level: int = 0
    blank: int = 0

    @property
    def text(self) -> str:
        """The paragraph in one string."""
        return "".join(piece.text for piece in self.pieces)


class Writer:
    """Writes paragraphs into one text and keeps where each came from."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._ends: list[tuple[int, Paragraph]] = []

    def add(self, paragraph: Paragraph) -> tuple[int, int]:
        """Writes a paragraph; where it stands in the text. Raises ``InputError``."""
        self._write("\n" * (paragraph.blank + 1) if self._parts else "\n" * paragraph.blank)
        start = self._length
        for piece in paragraph.pieces:
            if piece.text:
                # What stands between two pieces is reached from the one before.
                self._starts.append(self._length if self._starts else 0)
                self._places.append(piece.place)
                self._write(piece.text)
        self._ends.append((self._length, paragraph))
        return start, self._length

    def document(
        self,
        *,
        tables: Sequence[Table] = (),
        beside: Iterable[str] = (),
        otherwise: date | None = None,
    ) -> Document:
        """The document that was written; ``beside`` and ``otherwise`` as for ``assemble``.

        The ``tables`` do not overlap.
        """
        text = "".join(self._parts)
        normal = normalise(text)
        return assemble(
            self._path,
            text,
            normal,
            layout.blocks(self._path, self._lines(normal, tables)),
            source=SourceMap(tuple(self._starts), tuple(self._places)),
            beside=map(normalise, beside),
            otherwise=otherwise,
        )

    def _write(self, text: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST:
            raise InputError(
                self._path,
                Message(
                    zh=f"文字超过 {_LONGEST} 字；请分成几个文件",
                    en=f"more than {_LONGEST} characters of text; split the file",
                ),
            )
        self._parts.append(text)

    def _lines(self, normal: str, tables: Sequence[Table]) -> list[lines.Line]:
        """The lines of the text, with what the format says of them."""
        ranges = sorted((table.start, table.end) for table in tables)
        found: list[lines.Line] = []
        written = iter(self._ends)
        end, paragraph = next(written)
        for line in lines.split(normal):
            while line.start >= end:
                end, paragraph = next(written)
            kind = paragraph.kind or line.kind
            level = paragraph.level or line.level
            table = bisect_right(ranges, (line.start, len(normal))) - 1
            apart = table >= 0 and line.start < ranges[table][1]
            found.append(replace(line, kind=kind, level=level, apart=apart))
        return found
