"""Puts a document together from its text and what its format says of that text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, dropwhile, takewhile
from pathlib import PurePosixPath

from factcheck.errors import InputError
from factcheck.model import Block, BlockKind, Document, Message, SourceMap, Span, View
from factcheck.patterns import compiled
from factcheck.reading import comments, layout, lines, tables
from factcheck.reading.comments import Ranges
from factcheck.reading.lines import Looks
from factcheck.reading.normalise import normalise

_DATE = compiled(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?!\d)")
_CLOCK = compiled(r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日? ?(\d{1,2}:\d{2}(?::\d{2})?)")
_FILE_DATE = compiled(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")
_DATED = (BlockKind.DATELINE, BlockKind.SOURCE, BlockKind.BYLINE)
_NO_LINE_END = compiled(r"[^\r\n]")
_ANY = compiled(r".", re.DOTALL)
_MOST_PIECES = 500
#: A text beyond this many code points is no article; few books are as long. What is read of a text
#: takes some 250 bytes for each.
LONGEST = 2_000_000
TOO_LONG = Message(
    zh=f"文字超过 {LONGEST} 字；请分成几个文件",
    en=f"more than {LONGEST} characters of text; split the file",
)
#: JSON can name half of a character, which no text can hold.
_HALF = compiled("[\ud800-\udfff]")
_EMPTY = Message(zh="文件是空的", en="the file is empty")


@dataclass(frozen=True, slots=True)
class Markup:
    """What a format says of a text, beyond what its lines look like.

    ``looks`` are by the offset at which a line begins. ``hidden`` is markup, in order: no text.
    ``joins`` are line ends that end no line. ``decoded`` are characters that stand in the
    normalised text where the text itself has markup for them. ``tables`` are read for themselves.

    ``date`` is the day of publication as the format tells it, before all that the text says.
    ``beside`` are words around the text that may tell it (running heads), and ``otherwise`` is the
    day where neither they, the text nor the file's name tell one.
    """

    looks: Mapping[int, Looks] = field(default_factory=dict)
    hidden: Ranges = ()
    joins: Ranges = ()
    decoded: Mapping[int, str] = field(default_factory=dict)
    tables: Sequence[tables.Table] = ()
    title: str | None = None
    beside: Sequence[str] = ()
    otherwise: date | None = None
    date: date | None = None
    source: SourceMap | None = None


_PLAIN = Markup()


def article(path: str, text: str, markup: Markup = _PLAIN) -> Document:
    """The document of a decoded text. Raises ``InputError`` where there is none."""
    if not text.strip():
        raise InputError(path, _EMPTY)
    if len(text) > LONGEST:
        raise InputError(path, TOO_LONG)
    half = _HALF.search(text)
    if half is not None:
        raise InputError(path, _half_a_character(half))
    normal = normalise(text)
    own = comments.find(normal)
    # What the user says to the program counts wherever it stands, in other comments too.
    hidden = _merged([*own, *markup.hidden])
    normal = comments.mask(normal, own)
    normal = _blanked(_blanked(normal, markup.hidden), markup.joins, _ANY)
    normal = _with(normal, markup.decoded)
    cuts = _merged([*comments.cuts(normal, own), *markup.hidden, *markup.joins])
    rows = list(tables.covered(normal, markup.tables))
    found = lines.split(_blanked(normal, rows), cuts, markup.looks)
    blocks = layout.blocks(path, found, cuts)
    cells = tables.blocks(path, normal, markup.tables, hidden)
    blocks = tuple(sorted((*chain(*map(_bounded, blocks)), *cells), key=_place))
    around = [block.view.read(normal) for block in blocks if block.kind in _DATED]
    around += map(normalise, markup.beside)
    return Document(
        path=path,
        text=text,
        normal=normal,
        blocks=blocks,
        title=_title(text, blocks) or markup.title,
        date=markup.date or _date(path, around) or markup.otherwise,
        clock=_clock(around),
        comments=tuple(Span(path, start, end) for start, end in own),
        hidden=tuple(Span(path, start, end) for start, end in hidden),
        source=markup.source,
    )


def _half_a_character(found: re.Match[str]) -> Message:
    name = f"\\u{ord(found.group()):04x}"
    return Message(
        zh=f"第 {found.start() + 1} 个字 {name} 只是半个字符（代理项），不是文字；请改正来源",
        en=f"character {found.start() + 1}, {name}, is half a character (a surrogate); "
        "correct the source",
    )


def day(text: str) -> date | None:
    """The first day that a text names in full, if it is one of the calendar."""
    return _valid(_DATE.search(normalise(text)))


def _bounded(block: Block) -> Iterator[Block]:
    """A block, or several where markup cuts it in more pieces than any paragraph has.

    Where a figure stands is looked for among the pieces of its block.
    """
    pieces = block.view.pieces
    for at in range(0, len(pieces), _MOST_PIECES):
        view = View(pieces[at : at + _MOST_PIECES]) if len(pieces) > _MOST_PIECES else block.view
        yield Block(block.kind, view, block.level)


def _place(block: Block) -> int:
    own = block.view.own or block.view.pieces[0]
    return own.start


def _merged(ranges: Ranges) -> list[tuple[int, int]]:
    """The ranges in order, those together that meet."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _blanked(normal: str, ranges: Ranges, what: re.Pattern[str] = _NO_LINE_END) -> str:
    """The text with blanks in the ranges for ``what`` stands there."""
    if not ranges:
        return normal
    parts: list[str] = []
    done = 0
    for start, end in _merged(ranges):
        parts += normal[done:start], what.sub(" ", normal[start:end])
        done = end
    return "".join((*parts, normal[done:]))


def _with(normal: str, decoded: Mapping[int, str]) -> str:
    """The text with these characters at their offsets."""
    if not decoded:
        return normal
    signs = list(normal)
    for at, sign in decoded.items():
        signs[at] = sign
    return "".join(signs)


def _title(text: str, blocks: Sequence[Block]) -> str:
    """The title of the first article; a page of a newspaper holds several."""
    titled = dropwhile(lambda block: block.kind is not BlockKind.TITLE, blocks)
    first = takewhile(lambda block: block.kind is BlockKind.TITLE, titled)
    return " ".join(block.view.read(text) for block in first)


def _clock(around: Sequence[str]) -> str:
    """The time of day that stands behind the date of publication."""
    found = (_CLOCK.search(words) for words in around)
    return next((match[1] for match in found if match), "")


def _date(path: str, around: Sequence[str]) -> date | None:
    """The day of publication: from the lines around the article, else from the file's name."""
    told = (_valid(_DATE.search(words)) for words in around)
    return next(filter(None, told), _valid(_FILE_DATE.search(PurePosixPath(path).name)))


def _valid(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    year, month, day = (int(group) for group in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
