"""What a date says: one wording, read into the parts that it states (``stated``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.extraction.dates.arithmetic import decade_years, number, plan_years
from factcheck.extraction.dates.stated import NOW, Anchor, Frame, Point, Source, Tip, Wording
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import rows

_VAGUE = Wording(Anchor.VAGUE)


class _Relative(NamedTuple):
    unit: str
    shift: int
    source: Source


@cache
def _relatives() -> dict[str, _Relative]:
    return {
        word: _Relative(unit, int(shift), Source(source))
        for word, unit, shift, source, *_ in rows("relative-dates")
    }


@cache
def _eras() -> dict[str, tuple[int, bool]]:
    """The first year of each reign and whether its months are lunar."""
    return {row[0]: (int(row[1]), row[3] == "lunar") for row in rows("eras")}


@cache
def _events() -> dict[str, Point]:
    found: dict[str, Point] = {}
    for event, day, *_ in rows("events"):
        year, month, of_month = (int(part) for part in day.split("-"))
        found[event] = Point(years=(year, year), months=(month, month), days=(of_month, of_month))
    return found


_WEEKDAYS = {name: index for index, name in enumerate("一二三四五六日")} | {"天": 6}
_LUNAR_MONTHS = frozenset("正腊冬")
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "上中旬": (1, 20), "中上旬": (1, 20),
          "中下旬": (11, 0), "上半月": (1, 15), "下半月": (16, 0), "初": (1, 10)}  # fmt: skip
_UNITS = {"年": ("year", 1), "季度": ("month", 3), "月": ("month", 1), "星期": ("day", 7),
          "周": ("day", 7), "天": ("day", 1), "日": ("day", 1)}  # fmt: skip

_DIGIT = "〇零○一二三四五六七八九"
_N = "[0-9〇零○一二两三四五六七八九十廿卅百千]+"
_MONTH = "(?:[0-9〇零○一二两三四五六七八九十廿卅]+|[元正腊冬])"
_TO = r"(?:至|到|——?|--?|~)"
_AND = rf"(?:{_TO}|、|和|与)"


def _patterns(**patterns: str) -> dict[str, re.Pattern[str]]:
    return {name: compiled(pattern) for name, pattern in patterns.items()}


_WHOLE = _patterns(
    fiscal=rf"([0-9]{{4}})(?:(/|{_TO})([0-9]{{4}}|[0-9]{{2}}))?年?度?(财政年度|财年|学年度?|赛季|雪季|榨季|)",
    years=rf"([0-9]{{4}})(?:{_AND}([0-9]{{4}})(?:年度?)?)?",
    event="(?:党的)?(.+)以来",
    counted=rf"(最近|过去|过往|近|这|未来|今后|接下来)?[的这]?({_N}|半)[多余]?(?:个?(年|季度|星期|周|天|日)|(?:个|(?<=两))(月))(半?)多?(?:以来|来|间|里|内)?",
    plan=r"(?:[“‘\"]([一二三四五六七八九十]+)五[”’\"]|(十.(?=五)|.(?=五(?:规划|计划|期间|时期)))五|第([一二三四五六七八九十]+)个五年)(?:规划|计划)?(?:期间|时期)?的?(?:(初期?)|(期?末)|(开局之?年)|(收官之?年)|([前后])([一二两三四])年|第([一二三四五])年)?",
)
_PIECE = _patterns(
    iso=r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})T?",
    day_first=r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})",
    years=rf"({_N}|元)年度?",
    month_days=rf"({_MONTH})月份?({_N})(?:[日号]?{_AND}({_N}))*[日号]",
    lunar_day=rf"(农历|阴历)?(?:({_MONTH})月份?(初?{_N})日?|大年(?:初{_N}|三十))",
    months=rf"({_MONTH})(?:月?份?{_AND}({_MONTH}))*月份?(?:(初|底|末)|([上中下]{{1,2}}旬|[上下]半月))?",
    days=rf"({_N})(?:[日号]?{_AND}({_N}))*[日号]",
    month_part="([上中下]{1,2}旬|[上下]半月)|(初)|底|末",
    quarters=rf"第?([一二三四1-4])(?:季?度?{_AND}第?([一二三四1-4]))?季度|第([一二三四1-4])季|Q([1-4])|(首季度?)|前([一二两三1-3])个?季度|([上下前后])半年",
    first_months=rf"[前头首]({_N})个?月份?",
    year_part="年?(?:(初|伊始)|底|末|终)|[初仲晚深隆]?([春夏秋冬])[季天]?",
    week="(?:星期|周|礼拜)?([一二三四五六日天])|末",
    pair="(今明|去今|明后)[两2]年",
    century=rf"(?:([上本]个?世纪|新世纪)|({_N})世纪)(?:([五六七八]、?[六七八九]十|{_N})(?:(?:年代)?{_AND}({_N}))?年代)?",
    decade=rf"([0-9]{{4}}|[{_DIGIT}]{{4}}|[五六七八]、?[六七八九]十|{_N})(?:(?:年代)?{_AND}({_N}))?年代",
)
_AGE_PART = compiled("(初期?|早期|前期)|(中期|中叶|中后期)|(末期?|后期|晚期)|([上下])半叶")
_LEAD = compiled("(截至到?|截止[至到]?)|(自从?)|(?:从|由|到|至)|")
_LEAD_PLACE = compiled("(?:当地时间|北京时间)")
_SUFFIX = compiled(
    "前后|左右|(同期)|([^以]*以来|起?至今|迄今)|(起|以后|之后|开始|后)|(以前|之前|前)"
    "|期间|之间|年间|间|以内|之内|内|为止"
)
_WEEKDAY = compiled(r"\(?[,、 ]?(?:星期|周|礼拜)([一二三四五六日天])\)?")
_PART_OF_DAY = (
    "(?:凌晨|清晨|早晨|早上|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|夜里|深夜|午夜"
    "|早|晚|夜)"
)
_MINUTES = f"(?:{_N}分|半|整|许|正|左右)?"
_HOUR = rf"{_N}(?:[时点]|:[0-9]{{2}}(?::[0-9]{{2}})?)"
_TIME = compiled(
    rf"{_PART_OF_DAY}?\ ?(?:(?:{_HOUR}|{_N}(?={_TO})){_MINUTES})?"
    rf"({_TO}(?:次日)?{_HOUR}{_MINUTES})?"
)
#: The end of a day, as against an hour of it or all of its hours.
_MIDNIGHT = compiled("24(?:[时点]|:00)")
_CONNECTOR = compiled(rf"{_TO}|和|与")
_SPACE = compiled(r"(?<![0-9]) +| +(?![0-9])")


@lru_cache(maxsize=1 << 15)
def read_wording(surface: str) -> Wording:
    """What a wording found by the scanner says; one that says no date is vague."""
    text = _SPACE.sub("", surface)
    for reader in (_word, _counted, _event, _years, _fiscal, _plan):
        wording = reader(text)
        if wording is not None:
            return wording
    return _dates(text)


def _word(text: str) -> Wording | None:
    relative = _relatives().get(text)
    match relative:
        case _Relative(unit="vague"):
            return _VAGUE
        case _Relative(unit="now"):
            return Wording(Anchor.WRITING, NOW)
    return None


def _counted(text: str) -> Wording | None:
    match = _WHOLE["counted"].fullmatch(text)
    if match is None or not (match[1] or text.endswith("来")):
        return None
    side, count, *units, half = match.groups()
    if side is None and len(count) == 4:
        return None  # 2025年以来, 二〇二五年以来
    unit, size = _UNITS[units[0] or units[1]]
    if count == "半":
        unit, length = ("month", 6) if unit == "year" else ("day", 15)
    else:
        length = number(count) * size
    if half:
        unit, length = "month", 12 * length + 6
    ahead = side in ("未来", "今后", "接下来")
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
    if kind in ("赛季", "雪季", "榨季") or last < first:
        return _VAGUE
    if not kind and match[2] != "/" and (last > first + 1 or not text.endswith("度")):
        return Wording(Anchor.NONE, Point(years=(first, last)))  # 2012至14年
    if kind.startswith("学年"):
        return Wording(Anchor.NONE, Point(years=(first, first), months=(9, 20)))
    if match[3] is None:
        # The fiscal year of the mainland is the calendar year (预算法, article 18).
        return Wording(Anchor.NONE, Point(years=(first, first)))
    # One year over two is Hong Kong's way, whose fiscal year begins in April.
    return Wording(Anchor.NONE, Point(years=(first, first), months=(4, 15)))


def _plan(text: str) -> Wording | None:
    match = _WHOLE["plan"].match(text)
    if match is None:
        return None
    quoted, bare, counted, early, end, opening, closing, side, length, ordinal = match.groups()
    first, last = plan_years(number(quoted or bare or counted))
    point = Point(years=(first, last), tip=Tip.END if end else Tip.NONE)
    if early or opening:
        point = Point(years=(first, first))
    elif closing:
        point = Point(years=(last, last))
    elif side == "前":
        point = Point(years=(first, first + number(length) - 1))
    elif side == "后":
        point = Point(years=(last - number(length) + 1, last))
    elif ordinal:
        year = first + number(ordinal) - 1
        point = Point(years=(year, year))
    return _framed(point, None, text[match.end() :])


def _dates(text: str) -> Wording:
    lead = _LEAD.match(text)
    place = _LEAD_PLACE.match(text, lead.end() if lead else 0)
    position = place.end() if place else lead.end() if lead else 0
    first, position = _take_point(text, position)
    if first is None:
        return _clock(text)
    last = None
    connector = _CONNECTOR.match(text, position)
    if connector is not None:
        last, end = _take_point(text, connector.end())
        position = position if last is None else end
    kind = "" if lead is None else "until" if lead[1] else "since" if lead[2] else ""
    return _framed(first, last, text[position:], kind)


def _framed(first: Point, last: Point | None, rest: str, lead: str = "") -> Wording:
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
        elif suffix[4]:
            frame = Frame.BY if first.tip is Tip.END else Frame.BEFORE
    if lead == "until":
        frame = Frame.INSTANT
    elif lead == "since" and last is None and frame in (Frame.WHOLE, Frame.FROM):
        frame = Frame.SINCE if frame is Frame.WHOLE else frame
    if first.untold or (last is not None and last.untold):
        return _VAGUE
    return Wording(first.anchor, first, last, frame)


def _clock(text: str) -> Wording:
    """A time of day alone: only midnight at its end tells the day, which is over by then."""
    if text.startswith("24"):
        return Wording(Anchor.DAY, Point(day_shift=0, hour=24), frame=Frame.INSTANT)
    if text == "同期":
        return Wording(Anchor.YEAR, Point(year_shift=0), frame=Frame.SAME)
    return _VAGUE


def _take_point(text: str, position: int) -> tuple[Point | None, int]:
    """The date that begins at ``position``, and where it ends."""
    for take in (_take_iso, _take_age, _take_pair, _take_relative, _take_year, _take_part):
        point, end = take(text, position)
        if point is not None:
            return _take_time(text, end, point)
    return None, position


def _take_time(text: str, position: int, point: Point) -> tuple[Point, int]:
    """The day of the week and the time of day behind a date."""
    match = _WEEKDAY.match(text, position)
    if match is not None:
        point = replace(point, named_weekday=_WEEKDAYS[match[1]])
        position = match.end()
    match = _TIME.match(text, position)
    if match is not None and match.end() > position:
        if match[1] is None and _MIDNIGHT.search(match[0]):
            point = replace(point, hour=24)
        position = match.end()
    return point, position


_Taken = tuple[Point | None, int]


def _take_iso(text: str, position: int) -> _Taken:
    match = _PIECE["iso"].match(text, position)
    if match is not None:
        return _date(int(match[1]), int(match[3]), int(match[4])), match.end()
    match = _PIECE["day_first"].match(text, position)
    if match is None:
        return None, position
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    # Chinese writers put the day first (Hong Kong); a second number over 12 can only be the day.
    if month > 12:
        day, month = month, day
    return _date(year, month, day), match.end()


def _date(year: int, month: int, day: int) -> Point:
    return Point(years=(year, year), months=(month, month), days=(day, day))


def _take_age(text: str, position: int) -> _Taken:
    """A century or decade with its part."""
    match = _PIECE["century"].match(text, position)
    if match is not None:
        century = number(match[2]) if match[2] else 20 if match[1][0] == "上" else 21
        first, last = (century - 1) * 100, century * 100 - 1
        if match[3]:
            first, last = _decades(match[3], match[4], century)
    else:
        match = _PIECE["decade"].match(text, position)
        if match is None:
            return None, position
        if len(match[1]) == 2 and number(match[1]) < 30:
            return Point(untold=True), match.end()
        first, last = _decades(match[1], match[2], 20)
    part = _AGE_PART.match(text, match.end())
    if part is None:
        return Point(years=(first, last)), match.end()
    length = last - first + 1
    if part[1]:
        last = first + (length * 3 // 10 if length < 100 else 10) - 1
    elif part[4]:
        first, last = (first, first + 49) if part[4] == "上" else (first + 50, last)
    elif part[2]:
        first, last = first + length * 4 // 10, first + length * 6 // 10
    else:
        first = last + 1 - (length * 3 // 10 if length < 100 else 10)
    return Point(years=(first, last)), part.end()


def _decades(first: str, last: str | None, century: int) -> tuple[int, int]:
    first = first.replace("、", "")
    if len(first) == 4:
        start = number(first)
    elif len(first) == 3:  # 七八十: the seventies and eighties
        start, last = decade_years(10 * number(first[0]), century)[0], first[1:]
    else:
        start = decade_years(number(first), century)[0]
    return start, decade_years(number(last), century)[1] if last else start + 9


def _take_pair(text: str, position: int) -> _Taken:
    match = _PIECE["pair"].match(text, position)
    if match is None:
        return None, position
    shift = {"去今": -1, "今明": 0, "明后": 1}[match[1]]
    return Point(year_shift=shift, months=(1, 24), source=Source.WRITING), match.end()


def _take_relative(text: str, position: int) -> _Taken:
    """今年, 上月, 本周三, 昨日, and what narrows them."""
    relatives = _relatives()
    if text[position] == "今" and text[position + 1 : position + 2] in _SEASONS:
        point = Point(year_shift=0, months=_SEASONS[text[position + 1]], source=Source.WRITING)
        return point, position + 2
    for length in range(min(6, len(text) - position), 1, -1):
        word = text[position : position + length]
        relative = relatives.get(word)
        if relative is not None:
            break
    else:
        return None, position
    end = position + length
    match relative.unit:
        case "year":
            base = Point(year_shift=relative.shift, source=relative.source)
            return _narrow_year(text, end, base)
        case "month":
            base = Point(month_shift=relative.shift, source=relative.source)
            return _narrow_month(text, end, base)
        case "week":
            base = Point(week_shift=relative.shift, source=relative.source)
            found = _PIECE["week"].match(text, end)
            if found is None:
                return base, end
            weekday = _WEEKDAYS.get(found[1])
            pair = (5, 6) if weekday is None else (weekday, weekday)
            return replace(base, weekdays=pair), found.end()
        case "now":
            return NOW, end
        case _:
            return Point(day_shift=relative.shift, source=relative.source), end


def _take_year(text: str, position: int) -> _Taken:
    for title, (first, lunar) in _eras().items():
        if text.startswith(title, position):
            match = _PIECE["years"].match(text, position + len(title))
            if match is None:
                return None, position
            year = first - 1 + number("一" if match[1] == "元" else match[1])
            point, end = _narrow_year(text, match.end(), Point(years=(year, year)))
            return (Point(years=(year, year)) if lunar else point), end
    match = _PIECE["years"].match(text, position)
    if match is None:
        return None, position
    year = number(match[1])
    if year < 100:
        year += 2000 if year < 50 else 1900
    return _narrow_year(text, match.end(), Point(years=(year, year)))


def _take_part(text: str, position: int) -> _Taken:
    """A part of a year, month or week that is not named itself."""
    match = _PIECE["week"].match(text, position)
    if match is not None and match[0][0] in "星周礼":
        weekday = _WEEKDAYS[match[1]]
        return (
            Point(weekdays=(weekday, weekday), source=Source.WRITING),
            match.end(),
        )
    point, end = _narrow_year(text, position, Point())
    if point == Point():
        point, end = _narrow_month(text, position, Point(month_shift=0))
        if end > position and point.days is not None:
            point = replace(point, month_shift=None)
    return (point, end) if end > position else (None, position)


def _narrow_year(text: str, position: int, year: Point) -> tuple[Point, int]:
    """A year with the month, day, quarter or end that follows."""
    start = position
    if text.startswith("的", position):
        position += 1
    for name in ("month_days", "lunar_day", "months", "quarters", "first_months", "year_part"):
        match = _PIECE[name].match(text, position)
        if match is not None:
            return _NARROW[name](year, match), match.end()
    return year, start


def _with_month_days(year: Point, match: re.Match[str]) -> Point:
    if match[1] in _LUNAR_MONTHS:
        return replace(year, untold=True)
    month, first = number(match[1]), number(match[2])
    return replace(year, months=(month, month), days=(first, number(match[3] or match[2])))


def _with_lunar_day(year: Point, match: re.Match[str]) -> Point:
    """A day without 日: of the lunar calendar where its words are, as 八月十五 alone mostly is."""
    calendar, month, day = match.groups()
    lunar = calendar or month is None or month in _LUNAR_MONTHS or day.startswith("初")
    if lunar or (match[0] == "八月十五" and year.years is None):
        return replace(year, untold=True)
    return replace(year, months=(number(month),) * 2, days=(number(day),) * 2)


def _with_months(year: Point, match: re.Match[str]) -> Point:
    if match[1] in _LUNAR_MONTHS:
        return replace(year, untold=True)
    first = number(match[1])
    months = replace(year, months=(first, number(match[2] or match[1])))
    if match[3] in ("底", "末"):
        return replace(months, tip=Tip.END)
    part = match[3] or match[4]
    return replace(months, days=_PARTS[part]) if part else months


def _with_quarters(year: Point, match: re.Match[str]) -> Point:
    if match[7]:
        return replace(year, months=(1, 6) if match[7] in "上前" else (7, 12))
    if match[6]:
        return replace(year, months=(1, 3 * number(match[6])))
    first = 1 if match[5] else number(match[1] or match[3] or match[4])
    last = number(match[2]) if match[2] else first
    return replace(year, months=(3 * first - 2, 3 * last))


def _with_first_months(year: Point, match: re.Match[str]) -> Point:
    return replace(year, months=(1, number(match[1])))


def _with_year_part(year: Point, match: re.Match[str]) -> Point:
    if year.years is None and year.year_shift is None:
        year = replace(year, year_shift=0)
    if match[2]:
        return replace(year, months=_SEASONS[match[2]])
    return replace(year, tip=Tip.START if match[1] else Tip.END)


_NARROW: dict[str, Callable[[Point, re.Match[str]], Point]] = {
    "month_days": _with_month_days,
    "lunar_day": _with_lunar_day,
    "months": _with_months,
    "quarters": _with_quarters,
    "first_months": _with_first_months,
    "year_part": _with_year_part,
}


def _narrow_month(text: str, position: int, month: Point) -> tuple[Point, int]:
    """A month with the day or part that follows."""
    start = position
    if text.startswith("的", position):
        position += 1
    match = _PIECE["days"].match(text, position)
    if match is not None:
        first = number(match[1])
        return replace(month, days=(first, number(match[2] or match[1]))), match.end()
    if text.startswith("月", position) and month == Point(month_shift=0):
        position += 1
    match = _PIECE["month_part"].match(text, position)
    if match is None:
        return month, start
    part = match[1] or match[2]
    if part:
        return replace(month, days=_PARTS[part]), match.end()
    return replace(month, tip=Tip.END), match.end()
