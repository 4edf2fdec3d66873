"""The parts of a figure as it is written: numeral, unit, rate, hedge behind, end of a range."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.extraction.figures import grammar, units
from factcheck.extraction.figures.numerals import SCALES
from factcheck.patterns import compiled


class Wording(NamedTuple):
    """A figure without what stands before it, at ``[start, end)`` of the normalised text."""

    start: int
    end: int
    numeral: str
    part: str | None = None  #: 三分之*二*
    part_to: str | None = None  #: 百分之三至*五*
    over: str | None = None  #: 一又*二*分之一
    big: bool = False  #: 四*大*
    of: str | None = None  #: 三*个半*月, 五*个多*月
    unit: str | None = None
    post: str | None = None  #: 两年*半*, 3年*多*, 三成*五*
    per: str | None = None  #: 吨/*年*
    after: str | None = None  #: 80%*以上*
    last: Wording | None = None  #: 8%-*15%*
    enclosed: bool = False  #: 之间 stands behind it


def read(normal: str, match: re.Match[str], *, ranges: bool = True) -> Wording:
    """The wording at a match of ``grammar.figure``, with its rate and the end of its range."""
    numeral, mixed, share, big, of, unit, post, after = match.group(
        "numeral", "mixed", "share", "big", "of", "unit", "post", "after"
    )
    start, end = match.span()
    if big is not None and numeral[-1] in SCALES:  # 2万亿大关
        return Wording(start, match.start("big"), numeral)
    if mixed is not None or share is not None:
        return _fraction(normal, match)
    per = last = None
    if after is None and big is None:
        following = normal[end : end + 1]
        if unit is not None and following in ("/", "每"):
            rate = units.unit_at(normal, end + 1)
            if rate and not (following == "每" and rate in unit):  # 连续4年每年新增38户
                per, end = rate, end + 1 + len(rate)
                hedge = grammar.after().match(normal, end)
                after, end = (hedge.group(), hedge.end()) if hedge else (None, end)
                following = normal[end : end + 1]
        if ranges and after is None and following in _RANGE_FIRST:
            last = _last(normal, end)
            if last:
                end, after = last.end, last.after
    return Wording(
        start,
        end,
        numeral,
        big=big is not None,
        of=of,
        unit=unit,
        post=post,
        per=per,
        after=after,
        last=last,
    )


def _fraction(normal: str, match: re.Match[str]) -> Wording:
    """三分之二, 百分之三至五, 一又二分之一; the numeral alone where no fraction follows."""
    start, end = match.span("numeral")
    alone = Wording(start, end, match["numeral"])
    over = None
    position = match.end()
    if match["mixed"] is not None:
        over = _numeral(normal, position)
        of = _of().match(normal, position + len(over)) if over else None
        if of is None:
            return alone
        position = of.end()
    part = _numeral(normal, position)
    if part is None:
        return alone
    end = position + len(part)
    between = grammar.BETWEEN.match(normal, end)
    part_to = _numeral(normal, between.end()) if between and over is None else None
    if between and part_to:
        end = between.end() + len(part_to)
    after = grammar.after().match(normal, end)
    return alone._replace(
        end=after.end() if after else end,
        part=part,
        part_to=part_to,
        over=over,
        after=after.group() if after else None,
    )


def _numeral(normal: str, position: int) -> str | None:
    match = grammar.figure().match(normal, position)
    if match is None or match["word"] is not None or match["numeral"] == "首":
        return None
    return match["numeral"]


def slashed(normal: str, start: int) -> Wording | None:
    """A fraction with a slash, 1/3; larger denominators are dates and codes.

    One above one (10/3) is read where the words beside it can only tell a share.
    """
    match = grammar.FRACTION.match(normal, start)
    if match is None or not int(match[1]) or not 0 < int(match[2]) <= _MAX_DENOMINATOR:
        return None
    before = normal[max(start - _BESIDE, 0) : start]
    proper = int(match[1]) < int(match[2])
    if not proper and not told_as_share(before, normal[match.end() : match.end() + _BESIDE]):
        return None
    after = grammar.after().match(normal, match.end())
    return Wording(
        start,
        after.end() if after else match.end(),
        match[2],
        part=match[1],
        after=after.group() if after else None,
    )


def told_as_share(before: str, after: str) -> bool:
    """Whether the words on both sides of a fraction with a slash tell a share, and no day."""
    if _SHARE_LEADS.search(before) or _SHARE_FOLLOWS.match(after):
        return True
    return before.endswith(("的", "之")) and _SHARE_ENDS.match(after) is not None


_MAX_DENOMINATOR = 10
_BESIDE = 12
#: What no day stands behind: 约占全国1/3, 全市1/4的生产总值, 超过1/2.
_SHARE_LEADS = compiled(
    r"(?:占[^,。;:!?\s0-9]{0,8}|超过?|[近约逾]|不足|不到|全[国省市县区球]|世界)$"
)
_SHARE_FOLLOWS = compiled("以上|以下|左右|多的|强的|弱的")
_SHARE_ENDS = compiled(r"[,。;、)\n]|的|$")


def at(normal: str, position: int) -> Wording | None:
    """The wording whose numeral begins at ``position``, without the second half of a range."""
    match = grammar.figure().match(normal, position)
    if match is None or match["word"] is not None or match["numeral"] == "首":
        return None
    return read(normal, match, ranges=False)


_OR = "、"
_RANGE_FIRST = grammar.BETWEEN_FIRST | grammar.AND_FIRST | {_OR}


def _last(normal: str, end: int) -> Wording | None:
    if normal.startswith(_OR, end):
        return _next(normal, end)
    between = grammar.BETWEEN.match(normal, end)
    last = at(normal, between.end()) if between else _last_between(normal, end)
    return None if last is None or last.part or last.big else last


def _next(normal: str, end: int) -> Wording | None:
    """The second number of 约6、7名; 第6、7名 and 6、7月 tell which ones."""
    if grammar.OR_NEXT.match(normal, end - 2) is None:
        return None
    first, second = normal[end - 1], normal[end + 1]
    last = at(normal, end + 1) if int(second) == int(first) + 1 else None
    counted = last is not None and not (last.part or last.big or last.post) and last.unit
    return last if counted else None


def _last_between(normal: str, end: int) -> Wording | None:
    """The second number of 3%和5%之间."""
    both = grammar.AND.match(normal, end)
    last = at(normal, both.end()) if both else None
    if last is None or not normal.startswith(grammar.AND_LAST, last.end):
        return None
    return last._replace(enclosed=True)


@cache
def _of() -> re.Pattern[str]:
    return compiled(grammar.OF)
