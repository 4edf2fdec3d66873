"""Date arithmetic: years, months and days as half-open intervals, Chinese numbers in dates."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

#: Calendar days ``[first, after)``.
Days = tuple[date, date]

DAY = timedelta(days=1)

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}


def number(text: str) -> int:
    """The value of a number as dates write it: 12, 二〇二五, 十二, 廿五, 初三, 两千零四, 元(年).

    Raises ``ValueError`` for anything else.
    """
    if text.isascii():
        return int(text)
    text = text.removeprefix("初")
    if len(text) > 1 and all(_DIGITS.get(character, 10) < 10 for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _TENS:
            total += _TENS[character]
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            raise ValueError(f"no number in a date: {text}")
    return total + digit


def month_length(year: int, month: int) -> int:
    """The number of days of a month; raises ``ValueError`` for a month that is none."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month: {month}")
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def years(first: int, last: int) -> Days:
    """The days of the years ``first`` to ``last``, both included."""
    return date(first, 1, 1), date(last + 1, 1, 1)


def months(year: int, first: int, last: int) -> Days:
    """The days of the months ``first`` to ``last`` of a year, both included.

    ``last`` may run past December into the next year: winter is 12 to 14.
    """
    over, month = divmod(last, 12)
    return date(year, first, 1), date(year + over, month + 1, 1)


def days(year: int, month: int, first: int, last: int) -> Days:
    """The days ``first`` to ``last`` of a month, both included; 0 stands for the month's last."""
    final = month_length(year, month)
    return date(year, month, first or final), date(year, month, last or final) + DAY


def shift_months(day: date, by: int) -> date:
    """The same day some months away, or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def plan_years(ordinal: int) -> tuple[int, int]:
    """The first and last year of China's n-th five-year plan: 1 is 1953-1957, 14 is 2021-2025.

    The third began in 1966, three years after the end of the second; since then they follow
    one another without a gap.
    """
    first = 1953 + 5 * (ordinal - 1) if ordinal < 3 else 1966 + 5 * (ordinal - 3)
    return first, first + 4


def decade_years(decade: int, century: int) -> tuple[int, int]:
    """The years of a decade of a century: the 90s of the 20th are 1990-1999."""
    first = (century - 1) * 100 + decade
    return first, first + 9
