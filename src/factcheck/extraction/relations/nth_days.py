"""The how manieth day of something it is, beside the day on which that began.

罢工由4月11日开始,今日踏入第9日; 3月8日,渔船失联。今天是搜救行动第5天.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.parts import Part
from factcheck.model import Mention, Period, Relation, RelationKind
from factcheck.patterns import compiled

#: The number and what leads to it from its day: 踏入第9日, 已是罢课第12天.
_NTH = compiled(
    r"(?:已经?|就|便)?(?:踏入|迈入|步入|进入|进行到|[是为到])(?:[^,;。!?0-9今昨当]{0,10}?)"
    r"(?P<told>第[0-9一二三四五六七八九十百]{1,4}[天日])(?![子程的])"
)
#: The day that began it, as its date is worded or by what stands behind the date.
_BEGINS = compiled("(?:[自从由].*(?:起|开始|以来|启动|开幕|爆发|发生)|.*(?:开始|起))$")
_BEGAN = compiled(r"[^,;。!?0-9]{0,6}(?:开始|起(?!码)|以来|开幕|打响|启动|出发)")
#: What befell somebody: the search for them begins on that day or later.
_BEFELL = compiled(
    r",?[^。!?]{0,24}(?:失联|失踪|发生|起火|爆炸|坍塌|透水|被困|沉没|坠毁|遇险|滑坡|决堤)"
)
_TODAY = compiled("今天|今日|当天|当日")
#: The day of a dispatch: (4月22日讯), 本报云港5月20日电.
_DISPATCH = compiled(r"[^。,;]{0,12}(?<![0-9])(?P<day>[0-9]{1,2}月[0-9]{1,2}日)[讯电]")
_DAY = compiled(r"[0-9]{1,2}月[0-9]{1,2}[日号]")
#: The name of a day on or after which the count begins.
AT_LEAST = "at-least"
#: So far behind its day the number stands.
_REACH = 16


def read(part: Part) -> Iterator[Relation]:
    """The numbers of days in a part with the first day and that of which they are told."""
    if "第" not in part.text or not part.periods:
        return
    for before, sentence in pairwise((None, *part.sentences)):
        assert sentence is not None
        for match in _NTH.finditer(part.text, sentence.start, sentence.end):
            start = before.start if before is not None else sentence.start
            periods = [p for p in part.periods if start <= p.span.start < match.start()]
            today = _today(part, periods, match)
            first = _first(part, periods)
            if today is not None and first is not None and first.span != today.span:
                sides = first, today, part.mention(*match.span("told"))
                yield Relation(RelationKind.NTH_DAY, sides, sides[0].span)


def _today(part: Part, periods: Sequence[Period], match: re.Match[str]) -> Mention | None:
    """The day right before the number; one that only the dispatch dates is of its day."""
    if not periods:
        return None
    day = periods[-1]
    between = part.text[day.span.end : match.start()]
    if len(between) > _REACH or re.search("[;。]", between):
        return None
    dispatch = _DISPATCH.match(part.text)
    if not day.resolved and _TODAY.fullmatch(day.text) and dispatch:
        start, end = dispatch.span("day")
        return part.mention(start, end)
    return _mention(part, day) if day.resolved or _DAY.search(part.text, *_at(day)) else None


def _first(part: Part, periods: Sequence[Period]) -> Mention | None:
    """The day that is told to begin it, in the sentence or the one before."""
    for period in reversed(periods[:-1]):
        text = part.text[period.span.start : period.span.end]
        if not _DAY.search(text):
            continue
        if _BEGINS.search(text) or _BEGAN.match(part.text, period.span.end):
            return _mention(part, period)
        if _BEFELL.match(part.text, period.span.end):
            return _mention(part, period, name=AT_LEAST)
    return None


def _at(period: Period) -> tuple[int, int]:
    return period.span.start, period.span.end


def _mention(part: Part, period: Period, name: str = "") -> Mention:
    start, end = _at(period)
    day = _DAY.search(part.text, start, end)
    if day is not None:
        start, end = day.span()
    return part.mention(start, end, period=period, name=name)
