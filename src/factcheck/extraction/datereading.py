"""What a date says: one wording, read into the parts that it states.

Nothing here knows which day it is: a ``Point`` holds what is written and leaves open what is not
(the year of 6月7日), so that it can be held against any reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.extraction.calendar import decade_years, number, plan_years
from factcheck.rulebook.lexicons import rows


class Anchor(StrEnum):
    """What has to be known beside the wording to tell its dates."""

    NONE = "none"  #: nothing: 2025年12月5日
    WRITING = "writing"  #: the day of writing: 今年, 昨日, 目前
    YEAR = "year"  #: the year that the text is about: 6月7日, 一季度, 全年, 上年
    MONTH = "month"  #: the month that the text is about: 27日, 下旬, 月底
    DAY = "day"  #: the day that the text is about: 当日, 24时
    VAGUE = "vague"  #: no date can be told: 近日, 近年来


class Frame(StrEnum):
    """How the wording stands to the dates that it names."""

    WHOLE = "whole"  #: 2025年, 1—10月
    SINCE = "since"  #: 2025年以来: up to the day of writing
    FROM = "from"  #: 2025年起: without an end
    BEFORE = "before"  #: 2025年以前: without a start
    INSTANT = "instant"  #: 截至2025年10月: the last day
    SAME = "same"  #: 去年同期: the same part of that year


class Tip(StrEnum):
    """Which end of the period before it a wording names."""

    NONE = ""
    START = "start"  #: 年初
    END = "end"  #: 年底


@dataclass(frozen=True, slots=True)
class Point:
    """What one date says, from the coarse to the fine; ``None`` is not said.

    Pairs are first and last, both included; a last day of 0 is the month's last; weekdays count
    from Monday as 0. ``years``, ``months`` and ``days`` are written out, the shifts count from a
    reference. ``lunar`` months and days are not those of the sun: such a date has a year at most.
    """

    years: tuple[int, int] | None = None
    year_shift: int | None = None
    months: tuple[int, int] | None = None
    month_shift: int | None = None
    days: tuple[int, int] | None = None
    day_shift: int | None = None
    week_shift: int | None = None
    weekdays: tuple[int, int] | None = None
    tip: Tip = Tip.NONE
    lunar: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the wording states a year, in figures or by counting."""
        return self.years is not None or self.year_shift is not None or self.counts_days

    @property
    def counts_days(self) -> bool:
        """Whether months, weeks or days are counted from a reference."""
        return not self.month_shift is self.week_shift is self.day_shift is None


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, read: ``first`` to ``last`` (``None``: ``first`` alone) in its ``frame``.

    ``count`` is a length counted back from the reference (forward where positive), in years,
    months or days: 近五年 is (-5, "year"). ``strict`` wordings (次年) count from a date told before
    them, never from the day of writing. ``first`` is ``None`` where no date can be told.
    """

    anchor: Anchor
    first: Point | None = None
    last: Point | None = None
    frame: Frame = Frame.WHOLE
    count: tuple[int, str] | None = None
    strict: bool = False
    weekday: int | None = None


NOW = Point(day_shift=0)
_VAGUE = Wording(Anchor.VAGUE)


class _Relative(NamedTuple):
    unit: str
    shift: int
    source: str


@cache
def _relatives() -> dict[str, _Relative]:
    return {row[0]: _Relative(row[1], int(row[2]), row[3]) for row in rows("relative-dates")}


@cache
def _eras() -> dict[str, tuple[int, bool]]:
    """The first year of each reign and whether its months are lunar."""
    return {row[0]: (int(row[1]), row[3] == "lunar") for row in rows("eras")}


@cache
def _events() -> dict[str, Point]:
    found: dict[str, Point] = {}
    for event, day, *_ in rows("events"):
        year, month, of_month = (int(part) for part in day.split("-"))
        found[event] = Point(
            years=(year, year), months=(month, month), days=(of_month, of_month)
        )
    return found


_WEEKDAYS = {name: index for index, name in enumerate("一二三四五六日")} | {"天": 6}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "上中旬": (1, 20), "中上旬": (1, 20),
          "中下旬": (11, 0), "上半月": (1, 15), "下半月": (16, 0), "初": (1, 10)}  # fmt: skip
_UNITS = {"年": ("year", 1), "季度": ("month", 3), "月": ("month", 1), "星期": ("day", 7),
          "周": ("day", 7), "天": ("day", 1), "日": ("day", 1)}  # fmt: skip

_N = "[0-9〇零○一二两三四五六七八九十廿卅百千元正腊]+"
_TO = r"(?:至|到|——?|--?|~)"
_AND = rf"(?:{_TO}|、|和|与)"


def _patterns(**patterns: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


_WHOLE = _patterns(
    fiscal=rf"([0-9]{{4}})(?:(/|{_TO})([0-9]{{4}}|[0-9]{{2}}))?年?度?(财政年度|财年|学年度?|赛季|雪季|榨季|)",
    years=rf"([0-9]{{4}})(?:{_AND}([0-9]{{4}})(?:年度?)?)?",
    event="(?:党的)?(.+)以来",
    counted=rf"(最近|过去|过往|近|这|未来|今后|接下来)?[的这]?({_N}|半)[多余]?个?(年|季度|月|星期|周|天|日)(半?)多?(?:以来|来|间|里|内)?",
    plan=r"[“‘\"]?([一二三四五六七八九十]+)五[”’\"]?(?:规划|计划)?(?:期间|时期)?的?(?:(初期?)|(期?末)|(开局之?年)|(收官之?年)|([前后])([一二两三四])年|第([一二三四五])年)?",
)
_PIECE = _patterns(
    iso=r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})T?",
    day_first=r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})",
    years=rf"({_N})年度?",
    month_days=rf"({_N})月份?({_N})(?:[日号]?{_AND}({_N}))*[日号]",
    lunar_day=rf"({_N})月份?(初?{_N})",
    months=rf"({_N})(?:月?份?{_AND}({_N}))*月份?(?:(初|底|末)|([上中下]{{1,2}}旬|[上下]半月))?",
    days=rf"({_N})(?:[日号]?{_AND}({_N}))*[日号]",
    month_part="([上中下]{1,2}旬|[上下]半月)|(初)|底|末",
    quarters=rf"第?([一二三四1-4])(?:季?度?{_AND}第?([一二三四1-4]))?季度|第([一二三四1-4])季|Q([1-4])|(首季度?)|前([一二两三1-3])个?季度|([上下前后])半年",
    first_months=rf"[前头首]({_N})个?月份?",
    year_part="年?(?:(初|伊始)|底|末|终)|[初仲晚深隆]?([春夏秋冬])[季天]?",
    week="(?:星期|周|礼拜)?([一二三四五六日天])|末",
    pair="(今明|去今)[两2]年",
    century=rf"(?:([上本]个?世纪|新世纪)|({_N})世纪)(?:({_N})(?:(?:年代)?{_AND}({_N}))?年代)?",
    decade=rf"([0-9]{{4}}|{_N})(?:(?:年代)?{_AND}({_N}))?年代",
)
_AGE_PART = re.compile("(初期?|早期|前期)|(中期|中叶|中后期)|(末期?|后期|晚期)")
_LEAD = re.compile("(截至到?|截止[至到]?)|(自从?)|(?:从|由|到|至)|")
_LEAD_PLACE = re.compile("(?:当地时间|北京时间)")
_SUFFIX = re.compile(
    "(同期)|((?:年来)?以来|起?至今|迄今)|(起|以后|之后|开始|后)|(以前|之前|前)"
    "|期间|之间|年间|以内|之内|内|前后|左右|为止"
)
_WEEKDAY = re.compile(r"\(?[,、 ]?(?:星期|周|礼拜)([一二三四五六日天])\)?")
_PART_OF_DAY = "(?:凌晨|清晨|早晨|早上|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|夜里|深夜|午夜|早|晚|夜)"
_TIME = re.compile(
    rf"{_PART_OF_DAY}?\ ?(?:{_N}(?:[时点]|:[0-9]{{2}}(?::[0-9]{{2}})?|(?={_TO}))(?:{_N}分|半|整|许|正|左右)?)?"
    rf"(?:{_TO}(?:次日)?{_N}(?:[时点]|:[0-9]{{2}}(?::[0-9]{{2}})?)(?:{_N}分|半|整|许|正|左右)?)?"
)
_CONNECTOR = re.compile(rf"{_TO}|和|与")
_SPACE = re.compile(r"(?<![0-9]) +| +(?![0-9])")


@lru_cache(maxsize=1 << 15)
def read_wording(surface: str) -> Wording:
    """What a wording found by the scanner says; one that says no date is vague."""
    text = _SPACE.sub("", surface)
    for reader in (_vague, _counted, _event, _years, _fiscal, _plan):
        wording = reader(text)
        if wording is not None:
            return wording
    return _dates(text)


def _vague(text: str) -> Wording | None:
    relative = _relatives().get(text)
    return _VAGUE if relative is not None and relative.unit == "vague" else None


def _counted(text: str) -> Wording | None:
    match = _WHOLE["counted"].fullmatch(text)
    if match is None or not (match[1] or text.endswith("来")):
        return None
    unit, size = _UNITS[match[3]]
    if match[2] == "半":
        unit, length = ("month", 6) if unit == "year" else ("day", 15)
    else:
        length = number(match[2]) * size
    if match[4]:
        unit, length = "month", 12 * length + 6
    ahead = match[1] in ("未来", "今后", "接下来")
    return Wording(Anchor.WRITING, NOW, count=(length if ahead else -length, unit))


def _event(text: str) -> Wording | None:
    match = _WHOLE["event"].fullmatch(text)
    point = _events().get(match[1]) if match else None
    return None if point is None else Wording(Anchor.NONE, point, frame=Frame.SINCE)


def _years(text: str) -> Wording | None:
    match = _WHOLE["years"].fullmatch(text)
    if match is None:
        return None
    first = int(match[1])
    return Wording(Anchor.NONE, Point(years=(first, int(match[2] or first))))


def _fiscal(text: str) -> Wording | None:
    match = _WHOLE["fiscal"].fullmatch(text)
    if match is None:
        return None
    first, kind = int(match[1]), match[4]
    if match[3] is None and kind not in ("财年", "财政年度", "学年", "学年度"):
        return None
    last = first if match[3] is None else int(match[1][: -len(match[3])] + match[3])
    if kind in ("赛季", "雪季", "榨季") or last not in (first, first + 1):
        return _VAGUE
    if kind.startswith("学年"):
        return Wording(Anchor.NONE, Point(years=(first, first), months=(9, 20)))
    if match[3] is None:
        # The fiscal year of the mainland is the calendar year (预算法, article 18).
        return Wording(Anchor.NONE, Point(years=(first, first)))
    # One year over two is Hong Kong's way, whose fiscal year begins in April.
    return Wording(Anchor.NONE, Point(years=(first, first), months=(4, 15)))


def _plan(text: str) -> Wording | None:
    suffix = ""
    match = _WHOLE["plan"].match(text)
    if match is None:
        return None
    suffix = text[match.end() :]
    start, end = plan_years(number(match[1]))
    point = Point(years=(start, end))
    if match[2]:
        point = Point(years=(start, start))
    elif match[3]:
        point = Point(years=(start, end), tip=Tip.END)
    elif match[4]:
        point = Point(years=(start, start))
    elif match[5]:
        point = Point(years=(end, end))
    elif match[6]:
        length = number(match[7])
        point = Point(
            years=(start, start + length - 1) if match[6] == "前" else (end - length + 1, end)
        )
    elif match[8]:
        year = start + number(match[8]) - 1
        point = Point(years=(year, year))
    return _framed(point, None, suffix, lead="")


def _dates(text: str) -> Wording:
    lead = _LEAD.match(text)
    assert lead is not None
    position = lead.end()
    place = _LEAD_PLACE.match(text, position)
    position = place.end() if place else position
    first, position, weekday = _take_point(text, position)
    if first is None:
        return _clock(text)
    last = None
    connector = _CONNECTOR.match(text, position)
    if connector is not None:
        last, end, _ = _take_point(text, connector.end())
        position = position if last is None else end
    kind = "until" if lead[1] else "since" if lead[2] else ""
    wording = _framed(first, last, text[position:], lead=kind)
    return replace(wording, weekday=weekday) if weekday is not None else wording


def _framed(first: Point, last: Point | None, rest: str, *, lead: str) -> Wording:
    """The wording of the given dates with what follows them."""
    suffix = _SUFFIX.match(rest)
    frame = Frame.WHOLE
    if suffix is not None:
        if suffix[1]:
            frame = Frame.SAME
        elif suffix[2]:
            frame = Frame.SINCE
        elif suffix[3]:
            frame = Frame.FROM
        elif suffix[4] and first.tip is not Tip.END:
            frame = Frame.BEFORE
    if lead == "until":
        frame = Frame.INSTANT
    elif lead == "since" and frame is Frame.WHOLE and last is None:
        frame = Frame.SINCE
    anchor, strict = _anchor(first)
    if last is not None and anchor is Anchor.NONE:
        anchor = _anchor(last)[0] if last == NOW else anchor
    return Wording(anchor, first, last, frame, strict=strict)
