"""Dates and periods in prose, as half-open intervals of days with their exact spans.

A wording alone often does not tell its dates: 今年 needs the day of writing, 6月7日 a year, 当日 a
day told before it. What is missing comes from the reference or from a date told before in the same
paragraph, and never from a clock; without either the period is found but not resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from factcheck.extraction.calendar import DAY, Days, days, month_length, months, shift_months, years
from factcheck.extraction.datereading import (
    NOW,
    Anchor,
    Frame,
    Point,
    Source,
    Tip,
    Wording,
    read_wording,
)
from factcheck.extraction.datewords import scanner
from factcheck.model import Period, PeriodBasis, Span
from factcheck.reading.normalise import normalise

#: How far ahead of the reference a date without a year may lie before it is taken for last year's:
#: in January 12月31日 is over, 6月 is to come.
_AHEAD = timedelta(days=183)
#: The same for a day without a month.
_DAYS_AHEAD = timedelta(days=10)
#: What may stand before a date and belong to it, and the characters in which it ends.
_LEAD = re.compile(r"(?:(截至到?|截止[至到]?)|(自从?)|从|由|([到至]))(?:当地时间|北京时间)?\ ?$")
_LEAD_ENDS = frozenset("至到止自从由间 ")
_SINCE_AHEAD = re.compile("[^,。;!?\n]{0,30}(?:以来|至今|迄今)")
_CLAUSE_END = re.compile("[。!?;\n]")


class _Resolved(NamedTuple):
    """Days ``[start, end)`` (``None``: unbounded, both: unknown) and what they were told from."""

    start: date | None
    end: date | None
    basis: PeriodBasis
    instant: bool


_UNRESOLVED = _Resolved(None, None, PeriodBasis.RELATIVE, False)


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
    antecedents = _Antecedents(normal)
    for match in scanner().finditer(normal):
        start, end = match.span()
        if start and normal[start - 1] in _LEAD_ENDS:
            start = _with_lead(normal, start, end)
        surface = normal[start:end]
        wording = read_wording(surface)
        basis = None
        base = antecedents.reference_for(wording, start)
        resolved = _resolve(surface, base or reference)
        if base is not None and resolved.basis is PeriodBasis.RELATIVE:
            basis = PeriodBasis.INHERITED
        elif base is None and _is_strict(wording):
            resolved = _UNRESOLVED
        antecedents.tell(wording, resolved, start, end)
        found.append(
            Period(
                Span(document, start, end),
                text[start:end],
                resolved.start,
                resolved.end,
                basis or resolved.basis,
                resolved.instant,
            )
        )
    return found


def resolve(period: Period, reference: date) -> Period:
    """The period with its wording held against another reference.

    A reference that is only a year is its last day. What was told from an earlier date of the text
    is told from this reference instead.
    """
    resolved = _resolve(normalise(period.text), reference)
    return replace(
        period,
        start=resolved.start,
        end=resolved.end,
        basis=resolved.basis,
        instant=resolved.instant,
    )


def anchor(period: Period) -> Anchor:
    """What has to be known beside the wording to tell its dates."""
    return read_wording(normalise(period.text)).anchor


def weekday(period: Period) -> int | None:
    """The day of the week that a wording names beside its date, Monday 0: 1月9日(周五) is 4."""
    point = read_wording(normalise(period.text)).first
    return None if point is None else point.named_weekday


def calendar_spans(periods: Sequence[Period]) -> list[tuple[int, int]]:
    """The spans of calendar references, without the counted lengths (近五年, 三十年来).

    A length counted from now is a period and a duration at once; the figure in it stays readable.
    """
    return [
        (period.span.start, period.span.end)
        for period in periods
        if read_wording(normalise(period.text)).count is None
    ]


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
        until_now = wording.first == NOW and wording.count is None
        opens = lead.start() == 0 or normal[lead.start() - 1] in ",。;、\n"
        ends = normal.endswith("为止", start, end)
        return lead.start() if until_now and (opens or ends) else start
    if wording.last is not None or wording.frame in (Frame.SINCE, Frame.FROM):
        return lead.start()
    if lead[2] and _SINCE_AHEAD.match(normal, end):
        return lead.start()
    return start


def _is_strict(wording: Wording) -> bool:
    point = wording.first
    return point is not None and point.source is Source.ANTECEDENT


@lru_cache(maxsize=1 << 16)
def _resolve(surface: str, reference: date | None) -> _Resolved:
    """The days of a wording held against a reference."""
    wording = read_wording(surface)
    if wording.first is None or (reference is None and wording.anchor is not Anchor.NONE):
        return _UNRESOLVED
    basis = (
        PeriodBasis.EXPLICIT
        if wording.anchor is Anchor.NONE
        else PeriodBasis.RELATIVE
    )
    try:
        start, end, instant = _interval(wording, wording.first, reference)
    except (ValueError, OverflowError):  # no such day: 2月30日
        return _Resolved(None, None, basis, False)
    return _Resolved(start, end, basis, instant)


def _interval(
    wording: Wording, point: Point, reference: date | None
) -> tuple[date | None, date | None, bool]:
    """The days of a wording and whether it is the point at their end.

    Raises ``ValueError`` or ``OverflowError`` where the calendar has no such day.
    """
    if wording.count is not None and reference is not None:
        return (*_counted(*wording.count, reference), False)
    last = wording.last
    over = wording.frame is Frame.SINCE or (last is not None and last.now)
    start, end = _point_days(point, reference, timedelta(0) if over else _AHEAD)
    instant = point.tip is Tip.END or point.hour == 24 or point.now
    if instant:
        start = end - DAY
    if last is not None:
        instant = False
        end = _last_days(last, start, reference)[1]
        if end <= start:
            raise ValueError("a range that runs backwards")
    match wording.frame:
        case Frame.SINCE:
            return start, _until_now(start, reference), False
        case Frame.FROM:
            return start, None, False
        case Frame.BEFORE:
            return None, start, False
        case Frame.INSTANT:
            return end - DAY, end, True
        case Frame.SAME if reference is not None:
            return start, _same_part(start, end, reference), False
    return start, end, instant


def _until_now(start: date, reference: date | None) -> date:
    if reference is not None and reference >= start:
        return reference + DAY
    return date(start.year + 1, 1, 1)


def _same_part(start: date, end: date, reference: date) -> date:
    """The end of the part of a year that the year of the reference has seen."""
    if (end - start).days < 365:
        return end
    return shift_months(reference, 12 * (start.year - reference.year)) + DAY


def _counted(length: int, unit: str, reference: date) -> tuple[date, date]:
    today = reference + DAY
    match unit:
        case "year":
            other = shift_months(today, 12 * length)
        case "month":
            other = shift_months(today, length)
        case _:
            other = today + timedelta(days=length)
    return min(today, other), max(today, other)


def _point_days(point: Point, reference: date | None, ahead: timedelta = _AHEAD) -> Days:
    """The days of one date; one without a year lies no more than ``ahead`` of the reference."""
    if point.years is not None:
        return _in_years(point, *point.years)
    if reference is None:
        raise ValueError("a date that needs a reference")
    if point.day_shift is not None:
        day = reference + point.day_shift * DAY
        return day, day + DAY
    if point.week_shift is not None:
        monday = reference + timedelta(days=7 * point.week_shift - reference.weekday())
        first, last = point.weekdays or (0, 6)
        return monday + first * DAY, monday + (last + 1) * DAY
    if point.month_shift is not None:
        month = shift_months(reference.replace(day=1), point.month_shift)
        return _in_month(point, month.year, month.month)
    if point.months is None and point.days is not None:
        return _nearest_month(point, reference)
    year = reference.year + (point.year_shift or 0)
    start, end = _in_years(point, year, year)
    if point.year_shift is not None and (point.source is not Source.CONTEXT or not point.tip):
        return start, end
    # What is counted from January, and the end of the year, is told when it is over.
    total = point.tip is Tip.END or (point.months is not None and point.months[0] == 1)
    if (end - DAY if total else start) > reference + ahead:
        return _in_years(point, year - 1, year - 1)
    return start, end


def _nearest_month(point: Point, reference: date) -> Days:
    """The days of a date without a month: in the reference's, or in the one before."""
    month = reference.replace(day=1)
    first = (point.days or (1, 1))[0]
    if first <= month_length(month.year, month.month):
        start, end = _in_month(point, month.year, month.month)
        if start <= reference + _DAYS_AHEAD:
            return start, end
    month = shift_months(month, -1)
    return _in_month(point, month.year, month.month)


def _in_years(point: Point, first: int, last: int) -> Days:
    if point.months is None:
        start, end = years(first, last)
        if point.tip is Tip.START:
            return months(first, 1, 1)
        return start, end
    if point.months[0] == point.months[1]:
        return _in_month(point, first, point.months[0])
    return months(first, *point.months)


def _in_month(point: Point, year: int, month: int) -> Days:
    if point.days is None:
        return months(year, month, month)
    return days(year, month, *point.days)


def _last_days(last: Point, start: date, reference: date | None) -> Days:
    """The days of the end of a range, which may leave out what its beginning says."""
    if last.now and reference is None:
        return start, date(start.year + 1, 1, 1)
    if last.anchor in (Anchor.NONE, Anchor.WRITING):
        return _point_days(last, reference)
    if last.months is None and last.days is not None:
        last = replace(last, months=(start.month, start.month))
    if last.year_shift is not None and last.source is not Source.CONTEXT:
        return _point_days(last, date(start.year, 12, 31))
    year = start.year
    found = _in_years(replace(last, years=(year, year)), year, year)
    return found if found[1] > start else _in_years(last, year + 1, year + 1)


class _Antecedents:
    """The dates told before in the paragraph, from which 次年, 当日 or 6月 can count."""

    def __init__(self, normal: str) -> None:
        self._normal = normal
        self._year: tuple[int, date] | None = None
        self._month: tuple[int, date] | None = None
        self._day: tuple[int, date] | None = None

    def tell(self, wording: Wording, resolved: _Resolved, start: int, end: int) -> None:
        """Remember a resolved date."""
        if resolved.start is None or resolved.end is None or wording.count or resolved.instant:
            return
        if wording.frame is not Frame.WHOLE or self._normal[max(start - 1, 0)] in "比较与同":
            return
        last = resolved.end - DAY
        if (last.year, last.month) == (resolved.start.year, resolved.start.month):
            self._month = end, last.replace(day=month_length(last.year, last.month))
        if last == resolved.start:
            self._day = end, last
        if last.year == resolved.start.year:
            self._year = end, date(last.year, 12, 31)

    def reference_for(self, wording: Wording, start: int) -> date | None:
        """The date from which the wording at ``start`` counts, if one was told for it."""
        match wording.anchor:
            case Anchor.DAY:
                told, stop = self._day, "\n"
            case Anchor.MONTH:
                told, stop = self._month, "\n"
            case Anchor.YEAR:
                told, stop = self._year, "\n" if _is_strict(wording) else "\n。!?;"
            case _:
                return None
        if told is None or start - told[0] > 200:
            return None
        between = self._normal[told[0] : start]
        return None if any(mark in between for mark in stop) else told[1]
