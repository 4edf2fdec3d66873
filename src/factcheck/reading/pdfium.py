"""The characters and pictures on the pages of a PDF file, as PDFium finds them.

What is packed in the file is measured before the library unpacks it. Nothing outside the file is
loaded and no script is run: the library is only asked for text.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import InputError
from factcheck.model import Message
from factcheck.reading import columns
from factcheck.reading.columns import Box, Glyph, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 5_000
#: Characters on one page; the fullest broadsheet has some 20,000.
MOST_GLYPHS = 50_000
#: And in the file: pages may share what they show, so that a small file can hold any number.
MOST_GLYPHS_IN_ALL = 2_000_000
#: What the streams of a file may hold unpacked, pictures not counted.
MOST_BYTES = 256 * 1024 * 1024

_HEAD = b"%PDF-"
_END = b"%%EOF"
_NEAR = 4096
_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_CHUNK = 1024 * 1024
#: Type that leans more than this many quarter turns is a stamp or a watermark.
_LEAN = 0.05
#: What the library puts for a hyphen at the end of a line.
HYPHEN = 0x02
#: The library's number for pictures among the objects of a page.
_IMAGE = 3

_NO_PDF = Message(
    zh="不是 PDF 文件；请重新取得或另存为 .pdf", en="no PDF file; get it again or save it as .pdf"
)
_CUT = Message(
    zh="PDF 文件不完整（没有结尾标记）；请重新取得",
    en="the PDF file is cut short (its end mark is missing); get it again",
)
_DAMAGED = Message(
    zh="PDF 文件已损坏；请重新取得或另存",
    en="the PDF file is damaged; get it again or save it anew",
)
_ENCRYPTED = Message(
    zh="PDF 文件已加密；请取消密码后重新保存",
    en="the PDF file is encrypted; save it without a password",
)
_NO_CODES = Message(
    zh="PDF 的字体没有文字编码，取不出文字；请换一种方式导出，或做文字识别（OCR）",
    en="the fonts of the PDF do not tell its characters; export it another way, or recognise its"
    " text (OCR)",
)
_BOMB = Message(
    zh=f"PDF 解压后过大（超过 {MOST_BYTES // 2**20} MB、{MOST_PAGES} 页、每页 {MOST_GLYPHS} 字或共"
    f" {MOST_GLYPHS_IN_ALL} 字），不予读取；请分成几个文件",
    en=f"the PDF is too large when unpacked (over {MOST_BYTES // 2**20} MB, {MOST_PAGES} pages,"
    f" {MOST_GLYPHS} characters on a page or {MOST_GLYPHS_IN_ALL} in all); not read; split it",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, turned so that most of its type stands upright."""

    lines: list[Line]
    pictures: list[Box]
    box: Box


def sheets(path: str, data: bytes) -> list[Sheet]:
    """The pages of a PDF file. Raises ``InputError``."""
    import pypdfium2
    from pypdfium2 import raw

    if _HEAD not in data[:1024]:
        raise InputError(path, _NO_PDF)
    if _END not in data[-_NEAR:]:
        raise InputError(path, _CUT)
    _check_streams(path, data)
    try:
        with pypdfium2.PdfDocument(data) as document:
            return list(_sheets(path, document))
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise InputError(path, _ENCRYPTED if locked else _DAMAGED) from error


def _check_streams(path: str, data: bytes) -> None:
    """Raises ``InputError`` where what is packed in the file would not fit the memory."""
    total = 0
    for match in _STREAM.finditer(data):
        before = data[max(match.start() - 600, 0) : match.start()].rpartition(b"obj")[2]
        if b"/FlateDecode" not in before and b"/Fl " not in before:
            continue
        if _PICTURE.search(before):
            continue  # is not unpacked for its text
        total += _unpacked(data, match.end(), MOST_BYTES - total)
        if total >= MOST_BYTES:
            raise InputError(path, _BOMB)


def _unpacked(data: bytes, start: int, most: int) -> int:
    """How long a packed stream is when unpacked, and what is packed within it; at most ``most``."""
    inner = zlib.decompressobj()
    packed = zlib.decompressobj()
    size = 0
    nested = True
    try:
        rest = data[start : start + _CHUNK]
        while rest and size < most and not packed.eof:
            chunk = packed.decompress(rest, _CHUNK)
            size += len(chunk)
            if nested:
                nested, more = _inner(inner, chunk, most - size)
                size += more
            rest = packed.unconsumed_tail
            if not rest:
                start += _CHUNK
                rest = data[start : start + _CHUNK]
    except zlib.error:
        pass  # is left to the library, which knows how to go on
    return size


def _inner(inner: zlib._Decompress, chunk: bytes, most: int) -> tuple[bool, int]:
    size = 0
    try:
        while chunk and size < most:
            size += len(inner.decompress(chunk, _CHUNK))
            chunk = inner.unconsumed_tail
    except zlib.error:
        return False, 0
    return True, size


def _sheets(path: str, document: PdfDocument) -> Iterator[Sheet]:
    if len(document) > MOST_PAGES:
        raise InputError(path, _BOMB)
    lost = found = 0
    for index in range(len(document)):
        page = document[index]
        glyphs, unknown = _glyphs(path, page)
        lost += unknown
        found += len(glyphs)
        if found > MOST_GLYPHS_IN_ALL:
            raise InputError(path, _BOMB)
        turns = Counter(turn for turn, _ in glyphs)
        turn = max(turns, key=lambda one: (turns[one], -one), default=0)
        upright = [glyph for one, glyph in glyphs if one == turn]
        boxes = [_turned(box, turn) for box in (_box(page), *_pictures(page))]
        if columns.vertical(upright):
            # Turned back a quarter, the columns are lines, the rightmost one uppermost.
            upright = list(map(_laid, upright))
            boxes = [_turned(box, 3) for box in boxes]
        yield Sheet(columns.set_lines(upright), boxes[1:], boxes[0])
        page.close()
    if lost > found:
        raise InputError(path, _NO_CODES)


def _glyphs(path: str, page: PdfPage) -> tuple[list[tuple[int, Glyph]], int]:
    """The characters as they are drawn, with their quarter turns; how many are not known."""
    from pypdfium2 import raw

    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_GLYPHS:
        raise InputError(path, _BOMB)
    within = _box(page)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = c_double(), c_double()
    found: list[tuple[int, Glyph]] = []
    unknown = 0
    for index in range(count):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_HasUnicodeMapError(text, index) == 1 or not code:
            unknown += 1
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        numbers = (box.left, box.bottom, box.right, box.top, x.value, y.value, size, quarters)
        if not all(map(math.isfinite, numbers)) or size <= 0 or not _character(code):
            continue
        if abs(quarters - round(quarters)) > _LEAN or not _inside(within, x.value, y.value):
            continue
        turn = round(quarters) % 4
        place = _turned(Box(box.left, box.bottom, box.right, box.top), turn)
        base = _turned(Box(x.value, y.value, x.value, y.value), turn).bottom
        found.append((turn, Glyph(chr(code), place.x, place.right, base, size)))
    text.close()
    return found, unknown


def _character(code: int) -> bool:
    """Whether it is one that a text may hold; the library writes some hyphens as controls."""
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return False
    return code >= 0x20 or code in (HYPHEN, 0x09)


def _box(page: PdfPage) -> Box:
    """What is shown of the page."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return Box(0, 0, *page.get_size())
    return Box(box.left, box.bottom, box.right, box.top)


def _pictures(page: PdfPage) -> Iterator[Box]:
    for one in page.get_objects(max_depth=1):
        if one.type == _IMAGE:
            yield Box(*one.get_bounds())


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.right and box.bottom <= y <= box.top


def _laid(glyph: Glyph) -> Glyph:
    """A character of a column that is read downwards as one of a line."""
    return Glyph(glyph.text, -glyph.y - glyph.size, -glyph.y, glyph.x, glyph.size)


def _turned(box: Box, turn: int) -> Box:
    """The box after so many quarter turns clockwise."""
    for _ in range(turn):
        box = Box(box.bottom, -box.right, box.top, -box.x)
    return box
