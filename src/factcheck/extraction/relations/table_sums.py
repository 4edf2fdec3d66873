"""The totals of a table: the row, or the column, of 合计 and what stands above or beside it.

What a column that adds up makes likely of the others, nothing makes likely of a column alone: that
is only told where one slip explains it. What is no sum (a mean, a rate) is mostly no more than the
greatest that it is of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import add

from msgspec import Struct

from factcheck.extraction.parts import Part
from factcheck.model import BlockKind, Interval, Mention, Quantity, Relation, RelationKind, Span
from factcheck.patterns import compiled

_TOTAL = compiled(r"(?:.{0,6})?(?:合计|总计|共计|总和|总数)数?(?:\(.*\))?")
#: All of the year, under its quarters or months.
_YEAR = compiled(r"(?:(?:19|20)[0-9]{2}年)?全年")
_OF_YEAR = compiled(r".*(?:季度|月份?)")
#: Rows that are within others, or sum up only some.
_WITHIN = compiled(r"^\W*(?:其中|含|内含)|^#")
#: Columns that no total sums up, and those of people who may be counted in several rows.
_NO_SUM = compiled(
    "率|速|幅|同比|环比|增长|指数|单产|单价|均|排名|名次|位次|序号|编号|年份|年龄|温|得分|标准"
    "|用户|客户|访客|会员|读者|参与"
)
_VALUE = compiled(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")
_ROUNDED = compiled("[万亿%]")
#: Shares of what the row of totals tells.
_SHARE = compiled(r"(?:所?占)?(?:比重?|比例|百分比)|构成比?")
_WHOLE = Interval.point(100.0)
_SUBTOTAL = "小计"
_LEAST = 2


class _Cell(Struct, frozen=True, gc=False):
    """A cell of figures with the heads of its row and its column; ``column`` tells it from others.

    ``value`` is ``None`` where it holds no plain number.
    """

    row: str
    column: tuple[Span, ...]
    head: str
    value: Mention | None


class _Sum(Struct, frozen=True, gc=False):
    """A total and what should make it up."""

    total: Mention
    parts: tuple[Mention, ...]

    @property
    def holds(self) -> bool:
        """Whether the parts may come to the total."""
        return not _size(self.total).disjoint(reduce(add, map(_size, self.parts)))

    @property
    def likely(self) -> bool:
        """Whether it may be a sum at all, and no mean of its parts."""
        greatest = max(_size(part).high for part in self.parts)
        return greatest > 0 and _size(self.total).low > greatest


def read(parts: Iterable[Part]) -> Iterator[Relation]:
    """The sums of the tables of a document."""
    for is_cell, run in groupby(parts, key=lambda part: part.kind is BlockKind.CELL):
        if is_cell:
            rows = _rows(filter(None, map(_cell, run)))
            yield from _relations(list(_down(rows)), list(_shares(rows)))
            yield from _relations(list(_across(rows)), ())


def _relations(sums: Sequence[_Sum], shares: Sequence[Sequence[Mention]]) -> Iterator[Relation]:
    """The totals of one table in one direction, and columns of shares of them; those that hold
    vouch for the others.
    """
    told = [each for each in sums if each.likely]
    all_of_it = [not reduce(add, map(_size, parts)).disjoint(_WHOLE) for parts in shares]
    right = sum(each.holds for each in told)
    for parts in shares if right else ():
        yield Relation(RelationKind.TOGETHER, tuple(parts), parts[-1].span, sure=False)
    right += sum(all_of_it)
    for each in told:
        vouched = each.holds or len(told) - right <= right
        yield Relation(
            RelationKind.SUM if vouched else RelationKind.MAYBE_PARTS,
            (each.total, *each.parts),
            each.total.span,
        )


def _split(rows: Sequence[Sequence[_Cell]]) -> tuple[Sequence[_Cell], list[Sequence[_Cell]]]:
    """The row of totals, last or first, and the others that lie apart from each other."""
    names = [row[0].row for row in rows]
    if len(rows) <= _LEAST or sum(map(_is_total, names)) > 1:
        return (), []
    years = _YEAR.fullmatch(names[-1]) and all(map(_OF_YEAR.fullmatch, names[:-1]))
    if _is_total(names[-1]) or years:
        total, others = rows[-1], rows[:-1]
    elif _is_total(names[0]):
        total, others = rows[0], rows[1:]
    else:
        return (), []
    apart = [row for row in others if not _WITHIN.search(row[0].row)]
    some = any(row[0].row.endswith(_SUBTOTAL) for row in others)
    return ((), []) if some else (total, apart)


def _down(rows: Sequence[Sequence[_Cell]]) -> Iterator[_Sum]:
    """The totals of the columns."""
    total, apart = _split(rows)
    for cell in total:
        yield from _sum(cell, _column(cell, apart))


def _shares(rows: Sequence[Sequence[_Cell]]) -> Iterator[Sequence[Mention]]:
    """The columns of shares that the rows beside a total have of it."""
    _, apart = _split(rows)
    for first in apart[0] if apart else ():
        values = [cell.value for cell in _column(first, apart) if cell.value is not None]
        units = {value.quantity.unit for value in values if value.quantity is not None}
        if _SHARE.fullmatch(first.head) and len(values) == len(apart) and units == {"%"}:
            yield values


def _column(cell: _Cell, rows: Sequence[Sequence[_Cell]]) -> list[_Cell]:
    """The cells of a column in all of the rows, none where it has not one in each."""
    found = [each for row in rows for each in row if each.column == cell.column]
    return found if len(found) == len(rows) else []


def _across(rows: Sequence[Sequence[_Cell]]) -> Iterator[_Sum]:
    """The column of totals, last or first, row by row."""
    for row in rows:
        for at, others in ((-1, row[:-1]), (0, row[1:])):
            if _is_total(row[at].head) and not any(map(_is_total, (c.head for c in others))):
                yield from _sum(row[at], [c for c in others if not _WITHIN.search(c.head)])


def _sum(total: _Cell, cells: Sequence[_Cell]) -> Iterator[_Sum]:
    values = [cell.value for cell in cells if cell.value is not None]
    if total.value is None or len(values) != len(cells) or len(values) < _LEAST:
        return
    units = {value.quantity.unit for value in (total.value, *values) if value.quantity}
    if len(units) == 1 and not any(_NO_SUM.search(cell.head) for cell in (total, *cells)):
        yield _Sum(total.value, tuple(values))


def _is_total(name: str) -> bool:
    return _TOTAL.fullmatch(name) is not None


def _rows(cells: Iterable[_Cell]) -> list[list[_Cell]]:
    return [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]


def _cell(part: Part) -> _Cell | None:
    """A cell with figures, as it was read with its heads."""
    view, document = part.block.view, part.document
    if view.own is None:
        return None
    before = [piece for piece in view.pieces if piece.start < view.own.start]
    if not before:
        return None
    label = max(before, key=lambda piece: piece.start)
    heads = tuple(sorted(piece for piece in before if piece != label))
    head = "".join(document.normal[piece.start : piece.end] for piece in heads)
    units = "".join(
        document.normal[p.start : p.end] for p in view.pieces if p.start >= view.own.end
    )
    return _Cell(
        document.normal[label.start : label.end], heads, head, _value(part, view.own, head + units)
    )


def _value(part: Part, own: Span, words: str) -> Mention | None:
    """The number of a cell, rounded where its unit is a large one."""
    text = part.document.normal[own.start : own.end].strip()
    if not _VALUE.fullmatch(text):
        return None
    digits = text.rstrip("%").replace(",", "")
    value, decimals = float(digits), len(digits.partition(".")[2])
    rounded = decimals > 0 or _ROUNDED.search(words + text) is not None
    half = 0.5 * 10**-decimals if rounded else 0.0
    relative = text.endswith("%")
    quoted = part.document.quote(own)
    quantity = Quantity(
        span=own,
        text=quoted,
        interval=Interval(max(value - half, 0.0), value + half),
        nominal=value,
        unit="%" if relative else "",
        dimension="percent" if relative else "",
    )
    return Mention(own, own, quoted, part.kind, part.number, quantity)


def _size(value: Mention) -> Interval:
    assert value.quantity is not None
    return value.quantity.interval
