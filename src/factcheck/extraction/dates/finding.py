"""Dates and periods in prose, as half-open intervals of days with their exact spans.

A wording alone often does not tell its dates: 今年 needs the day of writing, 6月7日 a year, 当日 a
day told before it. What is missing comes from the reference or from a date told before in the same
paragraph, and never from a clock; without either the period is found but not resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec.structs import replace

from factcheck.extraction.dates.arithmetic import month_length, shift_months
from factcheck.extraction.dates.reading import read_wording
from factcheck.extraction.dates.resolving import UNRESOLVED, Resolved, Told, resolve_wording
from factcheck.extraction.dates.stated import Anchor, Frame, Source, Wording
from factcheck.extraction.dates.words import wordings
from factcheck.model import Period, PeriodBasis, Span
from factcheck.patterns import compiled
from factcheck.reading.normalise import normalise

__all__ = [
    "Anchor",
    "anchor",
    "calendar_spans",
    "find_periods",
    "follows_a_year",
    "resolve",
    "weekday",
]

#: What may stand before a date and belong to it, and the characters in which it ends.
_LEAD = compiled(r"(?:(截至到?|截止[至到]?)|(自从?)|从|由|([到至]))(?:当地时间|北京时间)?\ ?$")
_LEAD_ENDS = frozenset("至到止从自由间 ")
_SINCE_AHEAD = compiled("[^,。;!?\n]{0,30}(?:以来|至今|迄今)")
#: What stands before a date that is only compared with: it tells nothing about the dates after it.
_COMPARING = frozenset("比较与同由从超过")
_THAN = frozenset("高低多少大小优好快慢")
_EVERY = ("每年", "历年", "往年", "逐年")
_SENTENCE_END = compiled("[\n。!?]")
_PARAGRAPH_END = compiled("\n")
#: How far a date told before reaches, in code points.
_REACH = 200
_SAME = "同期"
_HALF_YEAR = timedelta(days=183)


def find_periods(
    normal: str,
    *,
    reference: date | None = None,
    text: str | None = None,
    document: str = "",
) -> list[Period]:
    """The dates and periods of a normalised text, in order and without overlap.

    ``text`` is the text as written, of the same length: the wordings are cut from it. ``reference``
    is the day of writing, or the last day of the year where no more is known.
    """
    text = normal if text is None else text
    found: list[Period] = []
    context = _Context(normal, reference)
    for start, end in wordings(normal):
        before = normal[start - 1] if start else "\n"
        if before in _LEAD_ENDS:
            start = _with_lead(normal, start, end)
        surface = normal[start:end]
        wording = read_wording(surface)
        if before == "年" and normal.endswith(_EVERY, 0, start):
            resolved = UNRESOLVED  # 每年12月 is of no year
        elif wording.in_context:
            resolved = context.resolve(wording, surface, start)
        else:
            resolved = resolve_wording(surface, reference if wording.open else None)
        first, after, basis, instant, told = resolved
        if told is not None and not _is_compared(normal, before, start):
            context.tell(told, basis, end)
        span = Span(document, start, end)
        found.append(Period(span, text[start:end], first, after, basis, instant))
    return found


def resolve(period: Period, reference: date) -> Period:
    """The period with its wording held against another reference.

    A reference that is only a year is its last day. What was told from an earlier date of the text
    is told from this reference instead.
    """
    found = resolve_wording(_normalised(period.text), reference)
    return replace(
        period, start=found.start, end=found.end, basis=found.basis, instant=found.instant
    )


def anchor(period: Period) -> Anchor:
    """What has to be known beside the wording to tell its dates."""
    return read_wording(_normalised(period.text)).anchor


def follows_a_year(period: Period) -> bool:
    """Whether the wording counts from a year told before it and from nothing else: 次年, 那年."""
    wording = read_wording(_normalised(period.text))
    return wording.anchor is Anchor.YEAR and _is_strict(wording)


def weekday(period: Period) -> int | None:
    """The day of the week that a wording names beside its date, Monday 0: 1月9日(周五) is 4."""
    point = read_wording(_normalised(period.text)).first
    return None if point is None else point.named_weekday


def calendar_spans(periods: Sequence[Period]) -> list[tuple[int, int]]:
    """The spans of calendar references, without the counted lengths (近五年, 三十年来).

    A length counted from now is a period and a duration at once; the figure in it stays readable.
    """
    return [
        (period.span.start, period.span.end)
        for period in periods
        if read_wording(_normalised(period.text)).count is None
    ]


@lru_cache(maxsize=1 << 14)
def _normalised(surface: str) -> str:
    return normalise(surface)


def _with_lead(normal: str, start: int, end: int) -> int:
    """Where the wording at ``[start, end)`` begins, with the lead that belongs to it.

    截至 makes a date a point in time. 自 and 从 open a span of time if something closes it: the
    wording itself (从3月到5月, 自2022年起) or, for 自, a 以来 further on in the clause.
    """
    lead = _LEAD.search(normal, max(start - 8, 0), start)
    if lead is None:
        return start
    if lead[1]:
        return lead.start()
    wording = read_wording(normal[start:end])
    if lead[3]:
        until_now = wording.first is not None and wording.first.now and wording.count is None
        opens = lead.start() == 0 or normal[lead.start() - 1] in ",。;、\n"
        ends = normal.endswith("为止", start, end)
        return lead.start() if until_now and (opens or ends) else start
    if wording.last is not None or wording.frame in (Frame.SINCE, Frame.FROM):
        return lead.start()
    if lead[2] and _SINCE_AHEAD.match(normal, end):
        return lead.start()
    return start


class _Context:
    """What a paragraph has told, from which 次年, 当日, 6月 or 同期 can count.

    A date tells its year, month and day to those after it in the paragraph; a year alone reaches
    only to the end of its sentence.
    """

    def __init__(self, normal: str, reference: date | None) -> None:
        self._normal = normal
        self._reference = reference
        # The last date that told a year, a month, a day, a part of a year; where it ends.
        self._year: tuple[Told, int] | None = None
        self._month: tuple[Told, int] | None = None
        self._day: tuple[Told, int] | None = None
        self._part: tuple[Told, int] | None = None

    def tell(self, told: Told, basis: PeriodBasis, end: int) -> None:
        """Remember a date that ends at ``end`` for those after it."""
        if told.day is not None:
            self._day = told, end
        if told.year is None:
            return
        if told.month is not None:
            self._month = told, end
        if told.certain or basis is PeriodBasis.INHERITED:
            self._year = told, end
        if not _is_year(told):
            self._part = told, end

    def resolve(self, wording: Wording, surface: str, start: int) -> Resolved:
        """The days of the wording at ``start``, from what was told before it or the reference."""
        if wording.frame is Frame.SAME:
            return self._same_part(wording, surface, start)
        if wording.anchor is Anchor.YEAR:
            return self._in_year(wording, surface, start)
        base = None
        if wording.anchor is Anchor.MONTH:
            if self._month is not None and self._reaches(self._month[1], start, _PARAGRAPH_END):
                base = self._of_year_beside(self._month[0].month, start)
        elif self._day is not None and self._reaches(self._day[1], start, _PARAGRAPH_END):
            base = self._day[0].day
        return self._inherited(wording, surface, base)

    def _of_year_beside(self, month: date | None, start: int) -> date | None:
        """一年后同月: the month in the year that stands right before."""
        if month is None or self._year is None or self._year[1] != start:
            return month
        year = self._year[0].year
        if year is None or not _is_year(self._year[0]):
            return month
        return date(year.year, month.month, month_length(year.year, month.month))

    def _in_year(self, wording: Wording, surface: str, start: int) -> Resolved:
        if self._year is None:
            return self._inherited(wording, surface, None)
        told, end = self._year
        far = _is_strict(wording) or not _is_year(told)
        stop = _PARAGRAPH_END if far else _SENTENCE_END
        if told.year is None or not self._reaches(end, start, stop):
            return self._inherited(wording, surface, None)
        resolved = self._inherited(wording, surface, told.year)
        point = wording.first
        if point is None or point.year_shift is not None or resolved.start is None:
            return resolved
        before = told.first - resolved.start
        if _is_year(told) or before <= timedelta(0):
            return resolved
        if before > _HALF_YEAR and told.year.year < date.max.year:
            # Told in order: after December comes the January of the next year.
            return self._inherited(wording, surface, told.year.replace(year=told.year.year + 1))
        if self._reaches(end, start, _SENTENCE_END):
            return resolved
        return self._inherited(wording, surface, None)

    def _inherited(self, wording: Wording, surface: str, base: date | None) -> Resolved:
        if base is None:
            return UNRESOLVED if _is_strict(wording) else resolve_wording(surface, self._reference)
        return resolve_wording(surface, base)._replace(basis=PeriodBasis.INHERITED)

    def _same_part(self, wording: Wording, surface: str, start: int) -> Resolved:
        """同期: the part of a year told last, or a year now over, in the year of the wording."""
        last = max(filter(None, (self._part, self._year)), key=_where, default=None)
        if surface == _SAME and last and self._reaches(last[1], start, _PARAGRAPH_END):
            days_told = last[0].first, last[0].after
            return Resolved(*days_told, PeriodBasis.INHERITED, instant=False)
        told = (one for one in (self._part, self._over()) if one is not None)
        near = (one for one in told if self._reaches(one[1], start, _SENTENCE_END))
        point, part = wording.first, max(near, key=_where, default=None)
        if part is None or point is None:
            return resolve_wording(surface, self._reference)
        first, after = part[0].first, part[0].after
        shift = point.year_shift or 0
        if point.years is not None:
            year = point.years[0]
        elif point.source is Source.WRITING and self._reference is not None:
            # 去年同期 beside a part of last year is the year before that.
            year = min(self._reference.year, first.year) + shift
        else:
            year = first.year + shift
        if not date.min.year <= year < date.max.year:
            return UNRESOLVED
        by = 12 * (year - first.year)
        days = shift_months(first, by), shift_months(after, by)
        return Resolved(*days, PeriodBasis.INHERITED, instant=False)

    def _over(self) -> tuple[Told, int] | None:
        """The year told last, if it is one before that of the text."""
        if self._year is None or self._reference is None:
            return None
        told = self._year[0]
        return self._year if _is_year(told) and told.first.year < self._reference.year else None

    def _reaches(self, told: int, start: int, stop: re.Pattern[str]) -> bool:
        """Whether what was told at ``told`` still holds at ``start``."""
        return start - told <= _REACH and not stop.search(self._normal, told, start)


def _where(told: tuple[Told, int]) -> int:
    return told[1]


def _is_year(told: Told) -> bool:
    """Whether a date told is a whole year."""
    return told.after.year > told.first.year and told.first.month == told.first.day == 1


def _is_compared(normal: str, before: str, start: int) -> bool:
    return before in _COMPARING or (before == "于" and normal[max(start - 2, 0)] in _THAN)


def _is_strict(wording: Wording) -> bool:
    """Whether the wording counts from a date told before it and from nothing else."""
    return wording.first is not None and wording.first.source is Source.ANTECEDENT
