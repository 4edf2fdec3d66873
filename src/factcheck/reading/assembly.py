"""From the blocks of a text to a document: its title, its date, the time of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import dropwhile, takewhile
from pathlib import PurePosixPath

from factcheck.model import Block, BlockKind, Document, SourceMap, Span

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?!\d)")
_CLOCK = re.compile(r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日? ?(\d{1,2}:\d{2}(?::\d{2})?)")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")
_DATED = (BlockKind.DATELINE, BlockKind.SOURCE, BlockKind.BYLINE)


def assemble(
    path: str,
    text: str,
    normal: str,
    blocks: tuple[Block, ...],
    *,
    comments: tuple[Span, ...] = (),
    source: SourceMap | None = None,
    beside: Iterable[str] = (),
    otherwise: date | None = None,
) -> Document:
    """The document that these blocks of a text make up, with the title of its first article.

    ``beside`` are words around the text that may tell its date (running heads), ``otherwise`` is
    the date where neither they, the text nor the file's name tell one.
    """
    titled = dropwhile(lambda block: block.kind is not BlockKind.TITLE, blocks)
    title = takewhile(lambda block: block.kind is BlockKind.TITLE, titled)
    around = [block.view.read(normal) for block in blocks if block.kind in _DATED]
    return Document(
        path=path,
        text=text,
        normal=normal,
        blocks=blocks,
        title=" ".join(block.view.read(text) for block in title) or None,
        date=_date(path, (*around, *beside)) or otherwise,
        clock=_clock(around),
        comments=comments,
        source=source,
    )


def _clock(around: Iterable[str]) -> str:
    """The time of day that stands behind the date of publication."""
    found = (_CLOCK.search(words) for words in around)
    return next((match[1] for match in found if match), "")


def _date(path: str, around: Iterable[str]) -> date | None:
    """The day of publication: from the lines around the article, else from the file's name."""
    for words in around:
        found = _valid(_DATE.search(words))
        if found is not None:
            return found
    return _valid(_FILE_DATE.search(PurePosixPath(path).name))


def _valid(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    year, month, day = (int(group) for group in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
