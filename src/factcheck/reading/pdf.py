"""PDF files with a text layer: columns in the order of reading, running heads left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Message, Place
from factcheck.patterns import compiled
from factcheck.reading import columns
from factcheck.reading.columns import FINAL, Box, Line, Printed, goes_on
from factcheck.reading.paragraphs import Paragraph, Piece, Writer
from factcheck.reading.pdfium import HYPHEN, Sheet, sheets

#: How much of a page's height its running heads may take up, at either end.
_MARGIN = 0.1
_PAGE_NUMBER = compiled(r"\W*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*[页版]|\s*/\s*\d{1,4})?\W*$")
_DIGITS = compiled(r"\d+")
#: How much larger than the text headings are set, and smaller captions.
_LARGE = 1.25
_SMALL = 0.96
#: Type as large as this heads an article, of which a page holds several.
_HEADLINE = 1.8
_LONGEST_HEADING = 60
_LONGEST_CAPTION = 120
#: How near below its picture a caption stands, in sizes of its type.
_BELOW = 3.0
#: Space that sets a paragraph apart, in lines.
_SPACE = 0.4
#: So many blank lines tell no more than a photo does.
_MOST_BLANK = 4
_WORD = compiled(r"[A-Za-zÀ-ɏ]")
_HYPHENS = f"-\u2010\u00ad{chr(HYPHEN)}"
#: Hyphens that show only where a line ends there, and the library's own.
_SHOWN = {0x00AD: None, HYPHEN: "-"}

_NO_TEXT = Message(
    zh="PDF 里没有文字，像是扫描件；请先做文字识别（OCR）",
    en="the PDF holds no text, it seems to be scanned; recognise its text (OCR) first",
)


def read(path: str, data: bytes) -> Document:
    """The document in the bytes of a PDF file. Raises ``InputError``."""
    pages = sheets(path, data)
    heads = _running_heads(pages)
    lines = [
        replace(line, page=number, number=count)
        for number, page in enumerate(pages, start=1)
        for count, line in enumerate(
            columns.ordered([line for line in page.lines if line not in heads]), start=1
        )
    ]
    if not lines:
        raise InputError(path, _NO_TEXT)
    writer = Writer(path)
    for paragraph in _paragraphs(lines, [page.pictures for page in pages]):
        writer.add(paragraph)
    return writer.document(beside=[line.text for line in heads])


def _running_heads(pages: Sequence[Sheet]) -> dict[Line, None]:
    """Page numbers, and the lines at the edge of a page that another has too, but for numbers."""
    found: dict[Line, None] = {}
    by_words: defaultdict[tuple[bool, str], dict[int, list[Line]]] = defaultdict(dict)
    for number, page in enumerate(pages):
        margin = (page.box.top - page.box.bottom) * _MARGIN
        for line in page.lines:
            upper = line.y > page.box.top - margin
            if not upper and line.top > page.box.bottom + margin:
                continue
            if _PAGE_NUMBER.match(line.text):
                found[line] = None
            words = _DIGITS.sub("0", "".join(line.text.split()))
            by_words[upper, words].setdefault(number, []).append(line)
    for on_pages in by_words.values():
        if len(on_pages) > 1:
            found |= dict.fromkeys(line for lines in on_pages.values() for line in lines)
    return found


def _paragraphs(lines: Sequence[Line], pictures: Sequence[Sequence[Box]]) -> Iterator[Paragraph]:
    """The paragraphs of all pages, with what their type and the pictures tell of them."""
    usual = columns.usual_size(lines)
    printed = _rejoined(columns.paragraphs(lines))
    large = sorted({_size(one) for one in printed if _size(one) >= usual * _LARGE}, reverse=True)
    body: Line | None = None
    untold = True  # the title is the first run of the largest type
    for one, after in zip(printed, (*printed[1:], None), strict=True):
        pieces = tuple(_pieces(one.lines))
        text = "".join(piece.text for piece in pieces)
        size = _size(one)
        kind, level, blank = None, 0, min(round(one.blank), _MOST_BLANK)
        if _captions(one, body, after, text, usual, pictures):
            kind = BlockKind.CAPTION
        elif size in large and len(text) <= _LONGEST_HEADING and "。" not in text:
            kind, level = BlockKind.HEADING, large.index(size) + 1
            if size >= usual * _HEADLINE or (level == 1 and untold):
                kind, level = BlockKind.TITLE, 0
                untold = after is not None and _size(after) == size
        elif body and _open(body) and body.like(one.lines[0]) and goes_on(body, one.lines[0]):
            kind, blank = BlockKind.PARAGRAPH, 0  # the rest of what a picture cut
        if kind in (None, BlockKind.PARAGRAPH):
            body = one.lines[-1]
        yield Paragraph(pieces, kind, level, blank)


def _open(line: Line) -> bool:
    """Whether the sentence goes on behind the line."""
    return line.text.rstrip()[-1:] not in FINAL


def _size(one: Printed) -> float:
    return round(one.lines[0].size, 1)


def _rejoined(printed: Iterable[Printed]) -> list[Printed]:
    """The paragraphs, those whole that run on from one column or page to the next."""
    found: list[Printed] = []
    for one in printed:
        if one.continues and found:
            found[-1] = Printed(found[-1].lines + one.lines, found[-1].blank)
        else:
            found.append(one)
    return found


def _captions(
    one: Printed,
    body: Line | None,
    after: Printed | None,
    text: str,
    usual: float,
    pictures: Sequence[Sequence[Box]],
) -> bool:
    """Whether a paragraph stands below a picture and speaks of it, not of what went before."""
    first, last = one.lines[0], one.lines[-1]
    reach = _BELOW * first.size
    below = any(
        -first.size <= picture.bottom - first.top <= reach
        and picture.x - reach <= first.x
        and first.right <= picture.right + reach
        for picture in pictures[first.page - 1]
    )
    if not below or len(text) > _LONGEST_CAPTION:
        return False
    if first.size < usual * _SMALL:
        return True
    cut = body is not None and _open(body)
    ends = after is None or after.blank > _SPACE or after.lines[0].y > last.y
    return ends and not cut and "。" not in text[:-1]


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    """The lines put together as one text: without hyphens, and spaces only between words."""
    texts = [line.text.strip() for line in lines]
    for index, (line, text) in enumerate(zip(lines, texts, strict=True)):
        after = texts[index + 1] if index + 1 < len(texts) else ""
        if after:
            text = _before(text, after)
        yield Piece(text.translate(_SHOWN), Place(page=line.page, line=line.number))


def _before(text: str, after: str) -> str:
    """A line as it stands before the next line of its paragraph."""
    if text[-1:] in _HYPHENS and _WORD.match(text[-2:-1]) and after[0].islower():
        return text[:-1]
    both = _WORD.match(text[-1:]) and _WORD.match(after)
    sentence = text[-1:] in ",.;:" and _WORD.match(text[-2:-1]) and _WORD.match(after)
    return f"{text} " if both or sentence else text
