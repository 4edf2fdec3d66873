"""Tables: where their cells stand in a text."""

from __future__ import annotations

from dataclasses import dataclass

#: A half-open range of the text; empty where there is nothing.
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """A table at ``[start, end)`` of the text: rows of cells, the first ``heads`` of them heads.

    A cell over several rows or columns stands in each.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
