"""What checks of dates share."""

from __future__ import annotations

import re
from datetime import date

from factcheck.model import Interval, Mention, Side
from factcheck.patterns import compiled
from factcheck.reading import normalise

_WEEKDAY = compiled(r"(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])")
#: No leap year, nor the one before one.
_ANY_YEAR = 2021
_DAY = compiled(r"(?<!年)(\d{1,2})月(\d{1,2})[日号號]")
_YEARS = compiled("([0-9]{4})年")
_MONTH_DAY = compiled("(?:([0-9]{1,2})月)?([0-9]{1,2})(?=[日号]|[至到—~-])[日号]?")
_ENDS = 2
_FULL_DAY = compiled("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]")
_YEAR_OF_DAYS = 365.25
#: Years between two days are rounded, as those that a text tells are.
_ROUNDED = 0.45
_ORDINAL = compiled("第([0-9一二三四五六七八九十百]{1,4})|首")
NAMES = "一二三四五六日"
_CLOCK = compiled("([0-9]{1,2})(?:[时点:]([0-9]{1,2})?分?(半)?)")
#: What tells the half of the day; 12 belongs to the other one, at midnight and at noon.
_MORNING, _EVENING = compiled("凌晨|清晨|早|上午|今晨"), compiled("下午|傍晚|晚|夜")
_NOON, _OTHER_DAY = compiled("中午|正午"), compiled("日|号|次日|翌日|第二天|隔天")
_HALF_DAY, _DAY_LONG = 12 * 60, 24 * 60
#: The hour at which the halves of a day meet; small hours that may be called of the night before.
_TWELVE, _SMALL = 12, (12, 1, 2, 3)


def day_of(side: Side) -> date | None:
    """The day that a mention resolves to, ``None`` where it is no single known day."""
    period = side.period if isinstance(side, Mention) else None
    return period.start if period is not None else None


def days_between(first: Side, last: Side) -> int | None:
    """How many days lie from the one to the other.

    Days whose year nobody tells are of one year, or of two that follow each other.
    """
    start, end = day_of(first), day_of(last)
    if start is None or end is None:
        start, end = (_in_some_year(side.text) for side in (first, last))
        if start is not None and end is not None and end < start:
            end = end.replace(year=end.year + 1)
    return (end - start).days if start and end and start < end else None


def _in_some_year(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date(_ANY_YEAR, int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def years_of(text: str) -> Interval | None:
    """How many years may be said to lie from one day in full to another, with both of them."""
    days = [date(*map(int, match.groups())) for match in _FULL_DAY.finditer(normalise(text))]
    if len(days) != _ENDS or days[0] >= days[1]:
        return None
    years = ((days[1] - days[0]).days + 1) / _YEAR_OF_DAYS
    return Interval(years - _ROUNDED, years + _ROUNDED)


def length_of(text: str) -> int | None:
    """How many days a range of days takes with both its ends, or years from one year to another.

    ``text`` is the wording of the range: 本月25日至30日, 10月3日—10月12日, 1990年到2010年.
    """
    years = [int(year) for year in _YEARS.findall(text)]
    if len(years) == _ENDS:
        return years[1] - years[0] if years[0] < years[1] else None
    days = [(int(month or 0), int(day)) for month, day in _MONTH_DAY.findall(normalise(text))]
    if len(days) != _ENDS:
        return None
    (first, start), (last, end) = days
    last = last or first
    if first == last:
        return end - start + 1 if start < end else None
    try:
        begins, ends = date(_ANY_YEAR, first, start), date(_ANY_YEAR, last, end)
    except ValueError:
        return None
    return (ends - begins).days + 1 if begins < ends else None


def minutes_between(first: str, last: str) -> tuple[int, ...]:
    """How many minutes may lie from one time of day to another, within a day.

    8时15分 may be of the evening, where nothing says that it is of the morning; with a day told to
    the times, there may be whole days more.
    """
    starts, ends = _minutes(normalise(first)), _minutes(normalise(last))
    if len(ends) == 1 and _HALF_DAY < ends[0] < _DAY_LONG:
        starts = starts[:1]  # the hours count to 24
    return tuple({(end - start) % _DAY_LONG for start in starts for end in ends})


def other_days(*times: str) -> bool:
    """Whether times of day are told with days, so that there may be more than one."""
    return any(_OTHER_DAY.search(normalise(text)) for text in times)


def _minutes(text: str) -> tuple[int, ...]:
    """The minutes from midnight that a time of day may be."""
    found = _CLOCK.search(text)
    if found is None:
        return ()
    hour, minute = int(found[1]), int(found[2] or 0) + (30 if found[3] else 0)
    told = hour * 60 + minute
    late = (told + _HALF_DAY) % _DAY_LONG
    before = text[: found.start()]
    if hour > _TWELVE or (_NOON.search(before) and hour >= _TWELVE - 1):
        return (told,)
    if _EVENING.search(before):
        return (late, told) if hour in _SMALL else (late,)
    if _MORNING.search(before):
        return (told % _HALF_DAY if hour == _TWELVE else told,)
    return (late,) if _NOON.search(before) else (told, late)


def weekday_of(text: str) -> int | None:
    """The weekday that a wording names, Monday being 0."""
    found = _WEEKDAY.search(text)
    return NAMES.index(found.group(1).replace("天", "日")) if found else None


def ordinal(text: str) -> int | None:
    """The number that a wording tells which one it is by: 第9日, 首次."""
    # Imported here because only an ordinal needs it, and start-up counts.
    from factcheck.extraction.figures.numerals import parse

    found = _ORDINAL.search(normalise(text))
    if found is None or found.group(1) is None:
        return None if found is None else 1
    numeral = parse(found.group(1))
    return int(numeral.low) if numeral else None


def has_year(text: str) -> bool:
    """Whether a wording tells its year."""
    return re.search(r"[0-9０-９]{4}年", text) is not None
