"""Tables read as sentences: each figure with its row and its column.

A cell becomes a view: when it was, the heads of the row and of the column, the cell, the unit.
Where 产值(亿元) stands above 17.82 and 青禾高新区 before it, 青禾高新区 产值 17.82 亿元 is read.
All pieces are spans of the text, so that the figure and what explains it keep their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck.model import Block, BlockKind, Span, View
from factcheck.patterns import compiled
from factcheck.reading.comments import Ranges, outside
from factcheck.rulebook import lexicons

#: A half-open range of the text; empty where there is nothing.
Cell = tuple[int, int]

#: Longer cells hold prose: pages are laid out in tables too.
CELL_LENGTH = 60

_FIGURE = compiled(r"[-+]?\d[\d,]*(?:\.\d+)?")
_FIGURE_WITH_UNIT = compiled(rf"{_FIGURE.pattern} ?[^\W\d_]{{1,4}}%?|{_FIGURE.pattern} ?[%‰]")
#: A time that stands alone in a head: 2024年, 2024年底, 1-6月, 上半年.
_TIME = compiled(
    r"(?:\d{4}年)?(?:\d{1,2}(?:[-—~至]\d{1,2})?月|[上下]半年|第?[一二三四]季度)?(?:份|末|底|全年)?"
)
_WITH_UNIT = compiled(r"(?P<name>.*?)\s*[(\[](?:单位[::]\s*)?(?P<unit>[^()\[\]]{1,8})[)\]]")
#: The unit of all figures, above the table.
_ABOVE = compiled(r"单位[:：]\s*(?P<unit>[^\s()\[\],;。]{1,8})[)\]]?\s*$")
_REACH = 60
#: What a cell with whole sentences holds; it is read as they are elsewhere.
_SENTENCE = "。"
_DIGIT = compiled(r"\d")
_SCALE = compiled(r"[十百千万亿]*")


@dataclass(frozen=True, slots=True)
class Table:
    """A table at ``[start, end)`` of the text: rows of cells, the first ``heads`` of them heads.

    A cell over several rows or columns stands in each.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1


def covered(normal: str, tables: Sequence[Table]) -> Iterator[Cell]:
    """What the tables take of the text: all of them but for cells that hold sentences."""
    for table in tables:
        done = table.start
        for start, end in sorted({cell for row in table.rows for cell in row}):
            if _SENTENCE in normal[start:end]:
                yield done, start
                done = end
        yield done, table.end


def blocks(path: str, normal: str, tables: Sequence[Table], hidden: Ranges) -> tuple[Block, ...]:
    """The figures of the tables as blocks, each with what explains it."""
    found: list[Block] = []
    for table in tables:
        for pieces, own in _Reader(normal, table).figures():
            kept = [one for piece in pieces for one in outside(*piece, hidden)]
            spans = tuple(Span(path, start, end) for start, end in kept)
            if spans:
                found.append(Block(BlockKind.CELL, View(spans, Span(path, *own))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Head:
    """What a head says: its words, and the unit in brackets behind them."""

    name: Cell
    unit: Cell | None


class _Reader:
    """Reads one table."""

    def __init__(self, normal: str, table: Table) -> None:
        self._normal = normal
        width = max((len(row) for row in table.rows), default=0)
        rows = [
            tuple(map(self._trimmed, (*row, *[(0, 0)] * (width - len(row))))) for row in table.rows
        ]
        start = table.start
        titles = 0
        while titles < len(rows) - 1 and width > 1 and _is_title(rows[titles]):
            start = rows[titles][0][1]
            titles += 1
        heads = self._count_heads(rows[titles:], table.heads - titles)
        self._heads, self._body = rows[titles : titles + heads], rows[titles + heads :]
        self._columns = [self._column(at) for at in range(width)]
        roles = [self._role(at) for at in range(width)]
        self._unit_at = roles.index("unit") if "unit" in roles else None
        self._apart = {at for at, role in enumerate(roles) if role in ("number", "unit")}
        told = [at for at in range(width) if at not in self._apart]
        self._labels = {*told[:1], *(at for at in told if not self._holds_figures(at))}
        self._above = self._unit_above(start)

    def figures(self) -> Iterator[tuple[list[Cell], Cell]]:
        """What is read of each cell with a figure, and where the cell stands."""
        for row in self._body:
            texts = {at: self._text(row[at]) for at in sorted(self._labels)}
            told = [at for at, text in texts.items() if text and _SENTENCE not in text]
            labels = [self._head(row[at]) for at in told]
            for at, cell in enumerate(row):
                if at in self._apart or at in self._labels:
                    continue
                heads = self._columns[at]
                if self._is_figure(cell) and self._readable((*labels, *heads)):
                    yield self._pieces(row, at, labels, heads), cell

    def _pieces(
        self, row: Sequence[Cell], at: int, labels: list[_Head], heads: list[_Head]
    ) -> list[Cell]:
        cell = row[at]
        spoken = [head for head in heads if self._role_of(head) != "silent"]
        # When comes first: 2024年 before 青禾高新区 and 产值, wherever the table has it.
        named = sorted((*labels, *spoken), key=lambda head: not self._is_time(head))
        pieces = [head.name for head in named if head.name[0] < head.name[1]]
        pieces.append(cell)
        if _FIGURE.fullmatch(self._text(cell)):
            pieces += self._unit(row, labels, heads)
        return pieces

    def _unit(self, row: Sequence[Cell], labels: list[_Head], heads: list[_Head]) -> list[Cell]:
        """The unit of a figure: the nearest told. A column of rates has its own."""
        told = [head.unit for head in reversed(heads)]
        told.append(None if self._unit_at is None else row[self._unit_at])
        told += [head.unit for head in reversed(labels)]
        told.append(self._above)
        return [unit for unit in told if unit and self._text(unit)][:1]

    def _count_heads(self, rows: Sequence[Sequence[Cell]], told: int) -> int:
        """How many rows are heads: a head over several columns has others below it."""
        heads = max(told, int(bool(rows) and not any(map(self._is_figure, rows[0]))))
        while 0 < heads < len(rows) - 1:
            above, below = rows[heads - 1], rows[heads]
            split = any(one == after and one[0] < one[1] for one, after in pairwise(above))
            if not split or any(map(self._is_figure, below)):
                break
            heads += 1
        return heads

    def _column(self, at: int) -> list[_Head]:
        """The heads above a column from top to bottom, each once."""
        cells = dict.fromkeys(row[at] for row in self._heads if self._text(row[at]))
        return [self._head(cell) for cell in cells]

    def _head(self, cell: Cell) -> _Head:
        found = _WITH_UNIT.fullmatch(self._text(cell))
        if found is None or not _is_unit(found["unit"]):
            return _Head(cell, None)
        start = cell[0]
        name, unit = found.span("name"), found.span("unit")
        return _Head((start + name[0], start + name[1]), (start + unit[0], start + unit[1]))

    def _role(self, at: int) -> str:
        return next(filter(None, map(self._role_of, self._columns[at])), "")

    def _role_of(self, head: _Head) -> str:
        return _roles().get(self._text(head.name).replace(" ", ""), "")

    def _readable(self, heads: Sequence[_Head]) -> bool:
        """Whether the heads say of what the figure tells, and hold no other figure but a time."""
        named = [head for head in heads if not self._is_time(head)]
        if any(_DIGIT.search(self._text(head.name)) for head in named):
            return False
        return any(self._role_of(head) not in ("silent", "relative") for head in named)

    def _is_time(self, head: _Head) -> bool:
        text = self._text(head.name)
        return bool(text) and _TIME.fullmatch(text) is not None

    def _holds_figures(self, at: int) -> bool:
        return any(self._is_figure(row[at]) for row in self._body)

    def _is_figure(self, cell: Cell) -> bool:
        text = self._text(cell)
        return bool(_FIGURE.fullmatch(text) or _FIGURE_WITH_UNIT.fullmatch(text)) and not (
            _TIME.fullmatch(text)
        )

    def _unit_above(self, start: int) -> Cell | None:
        begin = max(start - _REACH, 0)
        found = _ABOVE.search(self._normal[begin:start])
        if found is None or not _is_unit(found["unit"]):
            return None
        return begin + found.start("unit"), begin + found.end("unit")

    def _text(self, cell: Cell) -> str:
        return self._normal[cell[0] : cell[1]]

    def _trimmed(self, cell: Cell) -> Cell:
        text = self._text(cell)
        start = cell[0] + len(text) - len(text.lstrip())
        return start, start + len(text.strip())


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether one cell takes up the row."""
    return len(set(row)) == 1 and row[0][0] < row[0][1]


def _is_unit(text: str) -> bool:
    units = _units()
    scale = _SCALE.match(text)
    return text in units or (scale is not None and text[scale.end() :] in units)


@cache
def _units() -> frozenset[str]:
    return frozenset((*(row[0] for row in lexicons.rows("units")), *lexicons.words("classifiers")))


@cache
def _roles() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("table-heads")}
