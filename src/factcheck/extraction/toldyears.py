"""The years that a text has told, from which 那年 and 次年 count.

Within a paragraph the wording itself is held against them; here is what a paragraph hands to the
next: 1998年,…。 and then, in a paragraph of its own, 那年,….
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from factcheck.extraction import dates
from factcheck.extraction.parts import Part
from factcheck.model import BlockKind, Period, PeriodBasis

_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)
#: 当年的大地震 is that of a time that everybody knows.
_OF_OLD = ("当年",)


class ToldYears:
    """The last year that the part being read has told, and that of the paragraph before it."""

    def __init__(self) -> None:
        self._part: Part | None = None
        self._handed: int | None = None

    def enter(self, part: Part) -> None:
        """Goes on to the next part; only paragraphs hand a year on."""
        before, self._part = self._part, part
        if before is not None and before.kind is BlockKind.PARAGRAPH:
            self._handed = _last(before, len(before.text))

    def resolve(self, period: Period) -> Period:
        """A wording that counts from a year told, held against the one told last, if any is."""
        year = _last(self._part, period.span.start) if self._part is not None else None
        if year is None and not period.text.startswith(_OF_OLD):
            year = self._handed
        if year is None:
            return period
        found = dates.resolve(period, date(year, 12, 31))
        return replace(found, basis=PeriodBasis.INHERITED)


def _last(part: Part, end: int) -> int | None:
    """The last year that a part tells in digits before ``end``."""
    told = None
    for period in part.periods:
        explicit = period.basis is PeriodBasis.EXPLICIT and period.span.end <= end
        if explicit and period.start is not None and period.end is not None:
            within = period.end - period.start <= _YEAR
            told = (period.end - _DAY).year if within else told
    return told
