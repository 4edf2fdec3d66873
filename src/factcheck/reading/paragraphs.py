"""Documents from formats that know their paragraphs: Word and PDF.

The text is the paragraphs, each on a line of its own, so that the layout of plain text applies to
it: most writers mark nothing, and captions, headings and broken sentences have to be told by their
looks here too. What the format does tell goes before the looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Place, SourceMap
from factcheck.patterns import compiled
from factcheck.reading.articles import LONGEST, TOO_LONG, Markup, article
from factcheck.reading.lines import Looks
from factcheck.reading.tables import Table

#: A photo is told from the space between paragraphs by these many blank lines.
PHOTO = 3
_LINE = compiled(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their place in the file; line breaks may stand in them."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as its file gives it.

    ``kind`` is ``None`` where only its looks can tell; ``level`` counts headings, the title being
    1. ``blank`` lines stand before it, none where it stands ``beside`` the one before: cells of a
    row.
    """

    pieces: tuple[Piece, ...]
    kind: BlockKind | None = None
    level: int = 0
    blank: int = 0
    beside: bool = False

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
        self._looks: dict[int, Looks] = {}

    def add(self, paragraph: Paragraph) -> tuple[int, int]:
        """Writes a paragraph; where it stands in the text. Raises ``InputError``."""
        ends = "\n" * (paragraph.blank + 1) if self._parts else "\n" * paragraph.blank
        self._write("\t" if paragraph.beside else ends)
        start = self._length
        for piece in paragraph.pieces:
            if piece.text:
                # What stands between two pieces is reached from the one before.
                self._starts.append(self._length if self._starts else 0)
                self._places.append(piece.place)
                self._write(piece.text)
        if paragraph.kind is not None:
            looks = Looks(paragraph.kind, paragraph.level)
            for line in _LINE.finditer(paragraph.text):
                self._looks[start + line.start()] = looks
        return start, self._length

    def document(
        self,
        *,
        tables: Sequence[Table] = (),
        beside: Sequence[str] = (),
        otherwise: date | None = None,
    ) -> Document:
        """The document that was written; ``beside`` and ``otherwise`` as in ``Markup``.

        The ``tables`` do not overlap.
        """
        return article(
            self._path,
            "".join(self._parts),
            Markup(
                looks=self._looks,
                tables=tables,
                beside=beside,
                otherwise=otherwise,
                source=SourceMap(tuple(self._starts), tuple(self._places)),
            ),
        )

    def _write(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST:
            raise InputError(self._path, TOO_LONG)
        self._parts.append(text)
