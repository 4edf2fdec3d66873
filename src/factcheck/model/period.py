"""When a figure holds."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from factcheck.model.span import Span


class PeriodBasis(StrEnum):
    """Where the period of a figure comes from, surest first."""

    EXPLICIT = "explicit"  #: written out: 2025年
    RELATIVE = "relative"  #: counted from a known date: 今年, 去年同期
    INHERITED = "inherited"  #: carried from an earlier clause, the heading or the title
    DOCUMENT = "document"  #: the day of the document itself, where the text tells no time
    ASSUMED = "assumed"  #: the latest year told as past or present in an undated document


class Period(Struct, frozen=True, gc=False):
    """Calendar days ``[start, end)``: the end is exclusive; ``None`` is unbounded.

    Both ends ``None`` means that the wording could not be resolved to dates.
    ``span`` is where the wording stands; ``text`` is the wording. ``instant`` marks a point at the
    end of the period (截至2024年底, 目前) as against the whole of it (2024年, 今年以来). ``clock``
    is the time of day, as written, of figures that hold on one day: tolls grow within it.
    """

    span: Span
    text: str
    start: date | None
    end: date | None
    basis: PeriodBasis = PeriodBasis.EXPLICIT
    instant: bool = False
    clock: str = ""

    @property
    def resolved(self) -> bool:
        """Whether the wording was resolved to dates."""
        return self.start is not None or self.end is not None

    def same_days(self, other: Period) -> bool:
        """Whether the two cover the same days, however they are worded."""
        return (self.start, self.end) == (other.start, other.end)

    def overlaps(self, other: Period) -> bool:
        """Whether the two resolved periods share a day."""
        starts = self.start or date.min, other.start or date.min
        ends = self.end or date.max, other.end or date.max
        return max(starts) < min(ends)
