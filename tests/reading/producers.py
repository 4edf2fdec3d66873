"""Word and PDF files made by the libraries that write them, from the text of an article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
#: What must not begin a line of Chinese.
_NOT_FIRST = "，。、；：！？”’）》】,.;:!?)%"
_NOT_LAST = "“‘（《【("


def docx(text: str) -> bytes:
    """A Word file with one paragraph for each line, blank ones too."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a document of python-docx."""
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def rewritten(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The archive with these parts put in, or in the place of those that it has."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
        for name, content in parts.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def canvas(file: io.BytesIO, page_size: tuple[float, float], *, compressed: bool = True) -> Canvas:
    """Pages to draw on, with ``FONT`` at hand."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return Canvas(file, page_size, invariant=True, pageCompression=int(compressed))


@dataclass(frozen=True)
class Column:
    """A place for lines, in points from the page's lower left corner."""

    left: float
    top: float
    bottom: float
    width: float


@dataclass
class Press:
    """Sets text in columns of full-width characters, as a newspaper page is set.

    The lines are drawn across the columns, row by row, so that the order in the file tells
    nothing of the order of reading.
    """

    pages: Sequence[Sequence[Column]]
    page_size: tuple[float, float] = (595, 842)
    size: float = 10
    leading: float = 1.5
    head: str = ""
    compressed: bool = True

    def __post_init__(self) -> None:
        self._file = io.BytesIO()
        self._canvas = canvas(self._file, self.page_size, compressed=self.compressed)
        self._lines: list[tuple[float, float, float, str]] = []
        self._places = self._columns()
        self._number = 0
        self._next_column()

    def paragraph(self, text: str, *, indent: int = 2) -> None:
        for line in fold(text, int(self._column.width / self.size) - 1, indent):
            if self.y < self._column.bottom:
                self._next_column()
            left = self._column.left + (len(line) - len(line.lstrip("\0"))) * self.size
            self.line(left, self.y, line.lstrip("\0"), self.size)
            self.y -= self.size * self.leading

    def headline(self, text: str, size: float) -> None:
        """A headline over the column."""
        self.line(self._column.left, self.y, text, size)
        self.y -= size * self.leading

    def gap(self, points: float) -> None:
        self.y -= points

    def line(self, left: float, y: float, text: str, size: float) -> None:
        self._lines.append((size - y, left, size, text))

    def photo(self, left: float, top: float, width: float, height: float) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        picture = ImageReader(Image.new("RGB", (8, 8), "grey"))
        self._canvas.drawImage(picture, left, top - height, width, height)

    def stamp(self, left: float, y: float, text: str, size: float, angle: float) -> None:
        self._canvas.saveState()
        self._canvas.translate(left, y)
        self._canvas.rotate(angle)
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def bytes(self) -> bytes:
        self._draw()
        self._canvas.save()
        return self._file.getvalue()

    def _columns(self) -> Iterator[Column]:
        for number, page in enumerate(self.pages):
            if number:
                self._draw()
            self._number = number + 1
            if self.head:
                width, height = self.page_size
                self.line(40, height - 20, self.head, 8)
                self.line(width / 2, 28, f"— {self._number} —", 8)
            yield from page

    def _next_column(self) -> None:
        self._column = next(self._places)
        self.y = self._column.top

    def _draw(self) -> None:
        for depth, left, size, text in sorted(self._lines):
            self._canvas.setFont(FONT, size)
            self._canvas.drawString(left, -depth, text)
        self._lines.clear()
        self._canvas.showPage()


def fold(text: str, width: int, indent: int) -> list[str]:
    """The lines of a paragraph, each at most ``width`` cells; NUL stands for an indent."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [""]
    room: float = width - indent
    prefix = "\0" * indent
    for character in text:
        cells = stringWidth(character, FONT, 1)
        hangs = character in _NOT_FIRST
        if room < cells and not hangs:
            pushed = lines[-1][-1:] if lines[-1][-1:] in _NOT_LAST and lines[-1] else ""
            lines[-1] = lines[-1].removesuffix(pushed)
            lines.append(pushed)
            room = width - len(pushed)
        lines[-1] += character
        room -= cells
    return [prefix + lines[0], *lines[1:]]


def pdf(text: str) -> bytes:
    """A PDF of A4 pages in one column; blank lines are kept as space, as Word prints them."""
    press = Press([[Column(60, 780, 70, 475)]] * 40)
    for line in text.splitlines():
        if line.strip():
            press.paragraph(line.strip(), indent=0 if len(line) < 30 else 2)
        else:
            press.gap(press.size * press.leading)
    return press.bytes()
