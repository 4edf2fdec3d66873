"""Plain text and Markdown without tables: the articles of ``.txt`` and ``.md`` files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

from factcheck.model import Block, BlockKind, Document, Span
from factcheck.reading import comments, layout, lines
from factcheck.reading.normalise import normalise

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?!\d)")
_CLOCK = re.compile(r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日? ?(\d{1,2}:\d{2}(?::\d{2})?)")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")
_DATED = (BlockKind.DATELINE, BlockKind.SOURCE, BlockKind.BYLINE)


def read(path: str, text: str) -> Document:
    """The document of a decoded text."""
    normal = normalise(text)
    own = comments.find(normal)
    normal = comments.mask(normal, own)
    cuts = comments.cuts(normal, own)
    blocks = layout.blocks(path, lines.split(normal, cuts), cuts)
    titles = [block.view.read(text) for block in blocks if block.kind is BlockKind.TITLE]
    return Document(
        path=path,
        text=text,
        normal=normal,
        blocks=blocks,
        title=" ".join(titles) or None,
        date=_date(path, normal, blocks),
        clock=_clock(normal, blocks),
        comments=tuple(Span(path, start, end) for start, end in own),
    )


def _clock(normal: str, blocks: tuple[Block, ...]) -> str:
    """The time of day that stands behind the date of publication."""
    around = (block.view.read(normal) for block in blocks if block.kind in _DATED)
    found = (_CLOCK.search(text) for text in around)
    return next((match[1] for match in found if match), "")


def _date(path: str, normal: str, blocks: tuple[Block, ...]) -> date | None:
    """The day of publication: from the lines around the article, else from the file's name."""
    for block in blocks:
        if block.kind in _DATED:
            found = _valid(_DATE.search(block.view.read(normal)))
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
