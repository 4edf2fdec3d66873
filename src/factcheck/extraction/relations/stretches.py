"""Stretches of time as prose names them one after the other: 一季度, 上半年, 次日, 三天.

Only their place in a row counts here, not their dates: 1月 follows upon nothing and 2月 upon it, of
whatever year the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.extraction.dates.arithmetic import number
from factcheck.patterns import compiled

_HAN = "一二两三四五六七八九十"
_N = rf"(?:[{_HAN}]{{1,3}}|[0-9]{{1,2}})"
#: Behind a month or a year stands what makes a point of it, a day or a length.
_NO_POINT = r"(?![末底初中上下]|[0-9]|[一二三四五六七八九十]{1,3}[日号])"
_TO = "(?:至|到|——?|--?|~)"
_STRETCH = compiled(
    rf"(?P<year>(?:19|20)[0-9]{{2}})年(?![末底初]|来|以来|{_TO})"
    r"|(?P<last>去年|上年|上一年|前一年)(?!末|底)|(?P<now>今年|本年)(?!末|底|以来)"
    rf"|(?<![0-9]){_N}年(?![末底初代级])(?P<years>)(?:来|间|里)?"
    rf"|(?<![0-9第{_HAN}])(?P<first>{_N}){_TO}(?P<until>{_N})月份?{_NO_POINT}"
    rf"|前(?P<months>{_N})个?月"
    rf"|(?<![0-9第{_HAN}])(?P<of>{_N})月(?P<day>{_N})[日号]"
    rf"|(?<![0-9第{_HAN}个])(?P<month>{_N})月份?{_NO_POINT}"
    rf"|前(?P<quarters>[二两三23])个?季度?(?!末)"
    rf"|(?:第?(?P<quarter>[一二三四1-4])|(?P<opening>首))季度?(?!末|度末)"
    r"|(?P<half>[上下])半年(?!末|度末)|(?P<whole>全年)"
    rf"|第(?P<nth>{_N})[天日](?!线)|(?P<one>首日|首天|头一天)|(?P<two>次日|翌日)"
    r"|(?P<noon>上午|下午)|(?P<daylong>全天|全日)"
    rf"|(?<![0-9第{_HAN}])(?P<count>[两二三四五六七八九十]|[2-9])(?P<unit>个?季度?|个?月|[天日])"
    "(?!前|后|内|以)"
)
#: The same of years, which _STRETCH reads without how many.
_YEARS = compiled(rf"(?P<count>{_N})年")
_UNITS = {"年": 12, "月": 1, "季": 3, "天": 0, "日": 0}
_MONTHS, _QUARTER, _HALF = 12, 3, 6


class Stretch(NamedTuple):
    """The time ``[start, end)`` on a scale; with ``many``, so many of such a unit, whichever."""

    scale: str
    start: int
    end: int
    many: int = 0


def stretches(text: str) -> Iterator[tuple[int, int, Stretch]]:
    """The times that a text tells, with where; months and quarters are of the year told last."""
    year = 0
    for match in _STRETCH.finditer(text):
        found = match.groupdict()
        if found["year"]:
            year = int(found["year"])
        elif found["last"] or found["now"]:
            year = -1 if found["last"] else 0
        stretch = _stretch(match, year * _MONTHS)
        if stretch is not None:
            yield *match.span(), stretch


def _stretch(match: re.Match[str], january: int) -> Stretch | None:
    """The time that is told; ``january`` is the first month of its year."""
    told = {name: text for name, text in match.groupdict().items() if text is not None}
    if "years" in told:
        count = _YEARS.search(match.group())
        return Stretch("month", 0, _MONTHS, number(count["count"])) if count else None
    if "count" in told:
        unit = _UNITS[told["unit"].strip("个度")]
        return Stretch("month" if unit else "day", 0, unit or 1, number(told["count"]))
    if "day" in told:
        # Days are told by numbers that follow each other within a month.
        day = number(told["of"]) * 100 + number(told["day"])
        return Stretch("date", day, day + 1)
    days = {"nth": number(told.get("nth", "0")) - 1, "one": 0, "two": 1}
    for name, day in days.items():
        if name in told:
            return Stretch("day", day, day + 1)
    if "noon" in told:
        half = "上下".index(told["noon"][0])
        return Stretch("noon", half, half + 1)
    if "daylong" in told:
        return Stretch("noon", 0, 2)
    start, end = _months(told)
    return Stretch("month", january + start, january + end) if 0 <= start < end else None


def _months(told: dict[str, str]) -> tuple[int, int]:
    """The months of a year that are told, counted from 0."""
    if "first" in told:
        return number(told["first"]) - 1, number(told["until"])
    if "months" in told:
        return 0, number(told["months"])
    if "month" in told:
        month = number(told["month"])
        return month - 1, month
    if "quarters" in told:
        return 0, number(told["quarters"]) * _QUARTER
    if "quarter" in told or "opening" in told:
        quarter = number(told.get("quarter", "1"))
        return (quarter - 1) * _QUARTER, quarter * _QUARTER
    if "half" in told:
        return (0, _HALF) if told["half"] == "上" else (_HALF, _MONTHS)
    return 0, _MONTHS
