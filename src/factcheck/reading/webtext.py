"""The article among the lines of a web page, as one text with its places in the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import BlockKind, Place, SourceMap
from factcheck.patterns import compiled
from factcheck.reading import lines
from factcheck.reading.articles import Markup, day
from factcheck.reading.lines import Looks
from factcheck.reading.normalise import normalise
from factcheck.reading.page import Grid, Page, Piece
from factcheck.reading.tables import CELL_LENGTH, Cell, Table

_LINE_END = compiled(r"\r\n|\r|\n")
_SPACE = compiled(r"[ \t\r\n\f]+")
#: Between two of these the end of a line is no blank (CSS Text 3, 4.1.3).
_WIDE = compiled(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’…—]")
#: So many blank lines stand for a picture, as in a text taken from a printed page.
_AFTER_PICTURE, _BETWEEN = "\n\n\n\n", "\n\n"
_ROW, _CELL = "\n", "\t"
_FURNITURE = (BlockKind.DATELINE, BlockKind.SOURCE, BlockKind.BYLINE)
#: A part that calls itself the article is one if it holds so much of the page, and is the
#: narrowest that holds so much of the longest.
_OF_PAGE, _OF_LONGEST = 0.4, 0.6
#: A line of links is no sentence.
_LINKED = 0.8
_TITLE_FIELDS = ("articletitle", "og:title")
_DATE_FIELDS = ("pubdate", "article:published_time", "publishdate", "publish_date", "date")
#: What a site adds to the title of a page: 标题_云泽市人民政府, 标题 - 云泽日报.
_SITE = compiled(r"\s*[-_|–—]{1,2}\s*[^-_|–—]{2,24}$")


def assemble(page: Page, source: str) -> tuple[str, Markup]:
    """The text of the article in a page, and what the page says of it."""
    writer = _Writer(source)
    kept = _kept(page)
    title = _title(page)
    if not any(page.lines[at].looks == _TITLE for at in kept):
        named = next((at for at in kept if _folded(page.lines[at].text) == _folded(title)), None)
        if named is not None:
            page.lines[named].looks = _TITLE
        elif title and page.title:
            writer.line([(title, page.title[0][1])], "", _TITLE)
    grids = [grid for grid in page.grids if _holds_figures(grid, page)]
    # A row is a line of the text, whatever it is in the page.
    cells = {
        at: _ROW if at == row[0][0] else _CELL
        for grid in grids
        for row in filter(None, grid.rows)
        for at in range(row[0][0], row[-1][1])
    }
    for at in kept:
        line = page.lines[at]
        gap = _AFTER_PICTURE if line.picture else cells.get(at, _BETWEEN)
        writer.line(line.pieces, gap, line.looks, at)
    dates = (day(page.fields.get(name, "")) for name in _DATE_FIELDS)
    return writer.text, Markup(
        looks=writer.looks,
        tables=list(writer.tables(grids)),
        title=title or None,
        date=next(filter(None, dates), None),
        source=writer.source_map(),
    )


_TITLE = Looks(BlockKind.HEADING, 1)


def _kept(page: Page) -> list[int]:
    """The lines of the article, and those around it that title and date it."""
    start, end = _scope(page)
    kept: list[int] = []
    titled = any(page.lines[at].looks == _TITLE for at in range(start, end))
    for at, line in enumerate(page.lines):
        text = line.text.strip()
        if line.linked > _LINKED * len(text) and not text.endswith(("。", "！", "？")):
            continue
        if start <= at < end:
            kept.append(at)
        elif line.looks == _TITLE and not titled:
            titled = True
            kept.append(at)
        elif lines.looks(normalise(" ".join(text.split()))) in _FURNITURE:
            kept.append(at)
    return kept


def _scope(page: Page) -> tuple[int, int]:
    """The lines of the part that is the article; all, where no part is."""
    lengths = [len(line.text.strip()) - line.linked for line in page.lines]
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    scopes = [(sums[end] - sums[start], start, end) for start, end in page.scopes]
    longest = max(scopes, default=(0, 0, 0))[0]
    if longest <= _OF_PAGE * sums[-1]:
        return 0, len(page.lines)
    _, start, end = min(scope for scope in scopes if scope[0] >= _OF_LONGEST * longest)
    return start, end


def _title(page: Page) -> str:
    told = (page.fields.get(name, "").strip() for name in _TITLE_FIELDS)
    whole = "".join(text for text, _ in page.title).strip()
    return next(filter(None, told), _SITE.sub("", whole))


def _folded(text: str) -> str:
    return "".join(normalise(text).split())


def _holds_figures(grid: Grid, page: Page) -> bool:
    """Whether a table is one of figures; pages are laid out in tables too."""
    if grid.nested or len(grid.rows) < 2 or max(map(len, grid.rows)) < 2:
        return False
    return all(
        sum(len(page.lines[at].text.strip()) for at in range(start, end)) <= CELL_LENGTH
        for row in grid.rows
        for start, end, *_ in row
    )


class _Writer:
    """Puts pieces of a page together to a text, and keeps where each came from."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
        self._parts: list[str] = []
        self._length = 0
        self._map: list[tuple[int, Place]] = []
        self._next = -1
        self._lines: dict[int, Cell] = {}
        self.looks: dict[int, Looks] = {}

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def line(
        self, pieces: Iterable[Piece], gap: str, looks: Looks | None, number: int | None = None
    ) -> None:
        """Writes a line, white space as a browser shows it, ``gap`` before it."""
        collapsed = list(_collapsed(pieces))
        if not collapsed:
            return
        if self._length:
            self._write(gap, None)
        start = self._length
        for text, origin in collapsed:
            self._write(text, origin)
        if looks is not None:
            self.looks[start] = looks
        if number is not None:
            self._lines[number] = (start, self._length)

    def source_map(self) -> SourceMap:
        """Where the text stands in the page."""
        found = (
            self._map
            if self._map and not self._map[0][0]
            else [(0, Place(line=1, column=1)), *self._map]
        )
        return SourceMap(tuple(at for at, _ in found), tuple(place for _, place in found))

    def tables(self, grids: Sequence[Grid]) -> Iterator[Table]:
        """The tables, as far as they were written."""
        for grid in grids:
            rows = [[self._cell(*cell[:2]) for cell in row] for row in grid.rows]
            places = [cell for row in rows for cell in row if cell[0] < cell[1]]
            if places:
                start, end = min(places)[0], max(end for _, end in places)
                heads = min(grid.heads, len(rows) - 1)
                yield Table(start, end, tuple(_spread(grid, rows)), heads)

    def _cell(self, start: int, end: int) -> Cell:
        found = [self._lines[at] for at in range(start, end) if at in self._lines]
        return (found[0][0], found[-1][1]) if found else (0, 0)

    def _write(self, text: str, origin: int | None) -> None:
        if origin is not None and origin != self._next:
            line = bisect_right(self._starts, origin)
            column = origin - self._starts[line - 1] + 1
            self._map.append((self._length, Place(line=line, column=column)))
        self._next = -1 if origin is None else origin + len(text)
        self._parts.append(text)
        self._length += len(text)


def _collapsed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one blank for white space; none at the ends and between wide characters."""
    last = ""
    blank: int | None = None
    for text, origin in pieces:
        done = 0
        for space in (*_SPACE.finditer(text), None):
            end = space.start() if space else len(text)
            word = text[done:end]
            if word:
                if last and blank is not None and not (_WIDE.match(last) and _WIDE.match(word)):
                    yield " ", blank
                yield word, origin + done
                last, blank = word[-1], None
            if space:
                blank = origin + end if blank is None else blank
                done = space.end()


def _spread(grid: Grid, rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, cells over several columns or rows in each of them."""
    below: dict[int, tuple[Cell, int]] = {}
    for cells, row in zip(grid.rows, rows, strict=True):
        found: list[Cell] = []
        again: dict[int, tuple[Cell, int]] = {}
        waiting = list(zip(cells, row, strict=True))
        while waiting or len(found) in below:
            if len(found) in below:
                cell, left = below[len(found)]
                if left > 1:
                    again[len(found)] = (cell, left - 1)
                found.append(cell)
                continue
            (_, _, columns, deep), cell = waiting.pop(0)
            for _ in range(columns):
                if deep > 1:
                    again[len(found)] = (cell, deep - 1)
                found.append(cell)
        below = again
        yield tuple(found)
