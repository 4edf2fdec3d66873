"""A figure in the text: a number with its hedge and unit."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.model.interval import Interval
from factcheck.model.span import Span


class QuantityKind(StrEnum):
    """How a figure is meant."""

    CARDINAL = "cardinal"  #: 38家, 17.82亿元, 66.8%
    ORDINAL = "ordinal"  #: 第65位, 首个, 前三
    ENUMERATIVE = "enumerative"  #: 四大领域, 两道防线: it announces how many things are listed
    RATIO = "ratio"  #: 3:1, 2比1


class Quantity(Struct, frozen=True, gc=False):
    """A written figure and the interval of values that it denotes.

    ``interval`` and ``nominal`` are in ``unit`` without its scale: 17.82亿元 is nominal
    1782000000, [1781500000, 1782500000) 元; 66.8% is [66.75, 66.85) %. ``factor`` converts to the
    base unit of ``dimension`` (公里 → 米: 1000), so that two quantities of one dimension compare.
    """

    span: Span
    text: str
    interval: Interval
    nominal: float | None
    unit: str
    dimension: str
    factor: float = 1.0
    kind: QuantityKind = QuantityKind.CARDINAL
    hedge: str = ""

    @property
    def counts(self) -> bool:
        """Whether the figure counts things or people."""
        return self.dimension in ("count", "people")

    @property
    def magnitude(self) -> Interval:
        """The interval in the base unit of the dimension."""
        return self.interval.scaled(self.factor)
