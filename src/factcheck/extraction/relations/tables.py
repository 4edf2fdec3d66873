"""Growth in a table of years: | 2016 | 891 | +4.5% | below | 2015 | 853 | -10.1% |."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from factcheck.extraction.parts import Part
from factcheck.model import Interval, Mention, Quantity, Relation, RelationKind, Span
from factcheck.patterns import compiled

_BAR = "|"
_YEAR = compiled(r"(?:19|20)[0-9]{2}年?")
_VALUE = compiled(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_RATE = compiled(r"[+\-−]?[0-9]+(?:\.[0-9]+)?%")
#: What heads a column of rates that compare with the row of the year before.
_GROWTH = compiled(r"升|跌|增|减|变|涨|幅|同比")
_NOT_THIS = compiled(r"环比|累计|年均|占|比重|实际|可比")


class _Cell(Struct, frozen=True, gc=False):
    """What stands between two bars, without the spaces around it."""

    text: str
    start: int


class _Row(Struct, frozen=True, gc=False):
    """A line between bars."""

    part: Part
    cells: tuple[_Cell, ...]

    @property
    def year(self) -> int | None:
        first = self.cells[0].text
        return int(first[:4]) if _YEAR.fullmatch(first) else None


def read(parts: Iterable[Part]) -> Iterator[Relation]:
    """The growth rates beside a column of values, each with the values of two adjacent years.

    Only of tables whose first column is a year and whose head says that a column tells growth.
    """
    head: _Row | None = None
    before: _Row | None = None
    for part in parts:
        row = _row(part)
        if row is None or (head is not None and len(row.cells) != len(head.cells)):
            head = before = None
        elif row.year is None:
            head, before = row, None
        else:
            if head is not None and before is not None:
                yield from _growth(head, before, row)
            before = row


def _row(part: Part) -> _Row | None:
    text = part.text.strip()
    if not text.startswith(_BAR) or not text.endswith(_BAR):
        return None
    bars = [at for at, character in enumerate(part.text) if character == _BAR]
    cells: list[_Cell] = []
    for first, last in pairwise(bars):
        written = part.text[first + 1 : last]
        lead = len(written) - len(written.lstrip())
        cells.append(_Cell(written.strip(), first + 1 + lead))
    return _Row(part, tuple(cells)) if cells else None


def _growth(head: _Row, before: _Row, row: _Row) -> Iterator[Relation]:
    assert before.year is not None
    assert row.year is not None
    if abs(row.year - before.year) != 1:
        return
    old, new = (before, row) if row.year > before.year else (row, before)
    for column in range(2, len(row.cells)):
        title = head.cells[column].text
        rate = new.cells[column]
        if not _GROWTH.search(title) or _NOT_THIS.search(title) or not _RATE.fullmatch(rate.text):
            continue
        values = [old.cells[column - 1], new.cells[column - 1]]
        if not all(_VALUE.fullmatch(cell.text) for cell in values):
            continue
        kind = RelationKind.FALL if rate.text[0] in "-−" else RelationKind.RISE
        sides = (
            _mention(old.part, values[0]),
            _mention(new.part, values[1]),
            _mention(new.part, rate),
        )
        yield Relation(kind, sides, sides[2].sentence)


def _mention(part: Part, cell: _Cell) -> Mention:
    """A cell as a side; a number is rounded to its last decimal, a whole one is exact."""
    span = part.span(Span("", cell.start, cell.start + len(cell.text)))
    number = cell.text.replace(",", "").replace("−", "-").rstrip("%")
    value = float(number)
    decimals = len(number.partition(".")[2])
    relative = cell.text.endswith("%")
    half = 0.5 * 10**-decimals if decimals or relative else 0.0
    quantity = Quantity(
        span=span,
        text=part.document.quote(span),
        interval=Interval(value - half, value + half),
        nominal=value,
        unit="%" if relative else "",
        dimension="percent" if relative else "",
    )
    line = part.span(Span("", 0, len(part.text.rstrip())))
    return Mention(span, line, quantity.text, part.kind, part.number, quantity)
