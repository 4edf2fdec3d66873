"""The days that a wording names, held against a reference."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.extraction.dates.arithmetic import (
    DAY,
    Days,
    days,
    month_length,
    months,
    shift_months,
    years,
)
from factcheck.extraction.dates.reading import read_wording
from factcheck.extraction.dates.stated import Anchor, Frame, Point, Source, Tip, Wording
from factcheck.model import PeriodBasis

#: How far ahead of the reference a date without a year may lie before it is taken for last year's:
#: in January 12月31日 is over, 6月 is to come.
_AHEAD = timedelta(days=183)
#: The same for a day without a month.
_DAYS_AHEAD = timedelta(days=10)
#: The same for a weekday without a week.
_WEEKDAYS_AHEAD = timedelta(days=3)


class Told(NamedTuple):
    """What a date tells to those after it: the last day of its year, of its month, and its day.

    ``first`` and ``after`` are its own days. ``certain`` tells that its year is stated.
    """

    first: date
    after: date
    year: date | None
    month: date | None
    day: date | None
    certain: bool


class Resolved(NamedTuple):
    """Days ``[start, end)`` (``None``: unbounded, both: unknown) and what they were told from."""

    start: date | None
    end: date | None
    basis: PeriodBasis
    instant: bool
    told: Told | None = None


UNRESOLVED = Resolved(None, None, PeriodBasis.RELATIVE, instant=False)


@lru_cache(maxsize=1 << 16)
def resolve_wording(surface: str, reference: date | None) -> Resolved:
    """The days of a wording held against a reference; unresolved where that does not tell them."""
    wording = read_wording(surface)
    if wording.first is None or (reference is None and wording.anchor is not Anchor.NONE):
        return UNRESOLVED
    basis = PeriodBasis.RELATIVE if wording.open else PeriodBasis.EXPLICIT
    try:
        start, end, instant = _interval(wording, wording.first, reference)
        if start is not None and end is not None and end <= start:
            raise ValueError("a period that runs backwards")
    except (ValueError, OverflowError):  # no such day: 2月30日
        return Resolved(None, None, basis, instant=False)
    return Resolved(start, end, basis, instant, _told(wording, wording.first, start, end))


def _told(wording: Wording, point: Point, first: date | None, after: date | None) -> Told | None:
    """What the resolved wording tells; lengths, 目前 and open spans of time tell nothing."""
    if first is None or after is None or point.now or wording.count is not None:
        return None
    if wording.frame not in (Frame.WHOLE, Frame.BY, Frame.INSTANT):
        return None
    if point.source is Source.CONTEXT and point.year_shift:
        return None  # 上年 is only compared with
    last = after - DAY
    day = last if last == first else None
    if point.day_shift is not None or point.week_shift is not None or point.weekdays is not None:
        # 昨日 tells no year: in January 12月28日 is last year's.
        return Told(first, after, None, None, day, certain=False)
    year = date(last.year, 12, 31) if last.year == first.year else None
    month = None
    if year is not None and last.month == first.month:
        month = last.replace(day=month_length(last.year, last.month))
    # 全年 takes its year from elsewhere.
    named = point.year_shift is not None and point.source is not Source.CONTEXT
    certain = point.years is not None or named
    return Told(first, after, year, month, day, certain)


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
    ahead = timedelta(0) if over else timedelta.max if wording.frame is Frame.BY else _AHEAD
    start, end = _point_days(point, reference, ahead)
    instant = point.tip is Tip.END or point.hour == 24 or point.now
    if instant:
        start = end - DAY
    if last is not None:
        instant = False
        end = _last_days(last, start, reference)[1]
    match wording.frame:
        case Frame.SINCE:
            return start, _until_now(start, reference), False
        case Frame.FROM:
            return start, None, False
        case Frame.BEFORE:
            return None, start, False
        case Frame.INSTANT | Frame.BY:
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
    if other == today:
        raise ValueError("a length of nothing")
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
    if point.week_shift is not None or point.weekdays is not None:
        return _in_week(point, reference)
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
    if (end - DAY if total else start) - reference > ahead:
        return _in_years(point, year - 1, year - 1)
    return start, end


def _in_week(point: Point, reference: date) -> Days:
    """The days of a week; those of a weekday alone in the reference's week, or in the one before:
    on a Tuesday 周日 is the Sunday that is over.
    """
    monday = reference + timedelta(days=7 * (point.week_shift or 0) - reference.weekday())
    first, last = point.weekdays or (0, 6)
    if point.week_shift is None and monday + first * DAY - reference > _WEEKDAYS_AHEAD:
        monday -= 7 * DAY
    return monday + first * DAY, monday + (last + 1) * DAY


def _nearest_month(point: Point, reference: date) -> Days:
    """The days of a date without a month: in the reference's, or in the one before."""
    month = reference.replace(day=1)
    first = (point.days or (1, 1))[0]
    if first <= month_length(month.year, month.month):
        start, end = _in_month(point, month.year, month.month)
        if start - reference <= _DAYS_AHEAD:
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
    if last.weekdays is not None and last.week_shift is None:
        return _in_week(replace(last, week_shift=0), start)  # 周四至周日
    if last.anchor in (Anchor.NONE, Anchor.WRITING):
        return _point_days(last, reference)
    if last.months is None and last.days is not None:
        last = replace(last, months=(start.month, start.month))
    if last.year_shift is not None and last.source is not Source.CONTEXT:
        return _point_days(last, date(start.year, 12, 31))
    year = start.year
    found = _in_years(replace(last, years=(year, year)), year, year)
    return found if found[1] > start else _in_years(last, year + 1, year + 1)
