"""Years and the five-year plans that they belong to: 2026年是“十五五”开局之年, “十四五”五年来.

今年 is the year of the document's date, or that of the heading above where the document has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.passages import Passage
from factcheck.model import BlockKind, Interval, Mention, Period, Relation, RelationKind
from factcheck.patterns import compiled

#: From a year to what it is of a plan.
_IS = compiled(r",?(?:(?:既|又|也|正|恰|恰逢)?是|作为|时值|适逢)[^,;。:“”0-9]{0,9}")
_NO_YEAR = compiled(rf"(?<![0-9.])((?!19|20)[0-9]{{4,5}}年|20[0-9]{{3}}年)(?:{_IS.pattern})“?$")
_YEAR = compiled(r"(?:19|20)\d{2}年?$")
_YEARS = compiled(r"[至到—\-~]")
_THIS_YEAR = "今年"
_PLAN = compiled(r"[五5](?:[”’]|年|规划|计划|$)")
#: “十四五”五年来, “十四五”时期的五年.
_LENGTH = compiled(r"(?:这|的|期间|时期)*(?P<years>[三四五六七八])年(?:来|间|里|以来)")
#: “十四五”圆满收官,…回望五年来: the plan is over.
_OVER = compiled(r"收官|圆满完成|胜利完成|收好官")
_LOOKING_BACK = compiled(r"(?:回望|回首|回顾|走过|这)(?:过去)?(?P<years>五)年")
_FIVE = 5
_LEAD = 24
_REACH = 120


def read(passages: Sequence[Passage]) -> Iterator[Relation]:
    """The years of a document that are told to be years of a plan, and how long plans last."""
    heading: Mention | None = None
    for passage in passages:
        part = passage.part
        years = [one for one in part.periods if _YEAR.fullmatch(_words(passage, one))]
        if part.kind in (BlockKind.HEADING, BlockKind.TITLE) and len(years) == 1:
            heading = _date(passage, years[0])
        for at, period in enumerate(part.periods):
            if period.resolved and _national(passage, period):
                if at:
                    yield from _year(passage, part.periods[at - 1], period, heading)
                yield from _no_year(passage, period)
                if at + 1 < len(part.periods):
                    yield from _range(passage, period, part.periods[at + 1])
                yield from _length(passage, period)


def _national(passage: Passage, period: Period) -> bool:
    """Whether a plan is that of the country: not 关于法治宣传的第七个五年规划."""
    words = _words(passage, period)
    own = passage.text[: period.span.start].endswith("的") and words.startswith("第")
    return _PLAN.search(words) is not None and not own


def _year(
    passage: Passage, year: Period, plan: Period, heading: Mention | None
) -> Iterator[Relation]:
    """2026年是“十五五”开局之年."""
    if _length_of(plan) != 1 or _IS.fullmatch(_between(passage, year, plan)) is None:
        return
    words = _words(passage, year)
    if words == _THIS_YEAR and not year.resolved and heading is not None:
        said = heading
    elif year.resolved and (words == _THIS_YEAR or _YEAR.fullmatch(words)):
        said = _date(passage, year)
    else:
        return
    told = _date(passage, plan)
    yield Relation(RelationKind.PLAN, (said, told), told.span)


def _no_year(passage: Passage, plan: Period) -> Iterator[Relation]:
    """2916年是“十四五”开局之年: a number that is no year of a calendar stands for one."""
    found = _NO_YEAR.search(passage.text, max(plan.span.start - _LEAD, 0), plan.span.start)
    if found is not None and _length_of(plan) == 1:
        told = _date(passage, plan)
        yield Relation(RelationKind.PLAN, (passage.part.mention(*found.span(1)), told), told.span)


def _range(passage: Passage, plan: Period, years: Period) -> Iterator[Relation]:
    """“十四五”时期(2021-2025年)."""
    words = _words(passage, years)
    beside = _between(passage, plan, years) == "("
    if beside and _YEARS.search(words) and years.resolved and _length_of(plan) == _FIVE:
        sides = (_date(passage, years), _date(passage, plan))
        yield Relation(RelationKind.PLAN, sides, sides[0].span)


def _length(passage: Passage, plan: Period) -> Iterator[Relation]:
    """“十四五”五年来."""
    if _length_of(plan) != _FIVE:
        return
    text, end = passage.text, plan.span.end
    found = _LENGTH.match(text, end)
    if found is None and _OVER.search(text, end, end + _REACH):
        found = _LOOKING_BACK.search(text, end, end + _REACH)
    if found is None:
        return
    numeral = numerals.parse(found["years"])
    assert numeral is not None  # the pattern only takes numerals
    start = found.start("years")
    said = passage.mention(start, found.end("years") + 1, Interval.point(float(numeral.low)))
    told = _date(passage, plan)
    yield Relation(RelationKind.PLAN, (said, told), told.span)


def _length_of(period: Period) -> int:
    """How many years a period of whole years has, 0 where it is none."""
    if period.start is None or period.end is None:
        return 0
    return period.end.year - period.start.year


def _words(passage: Passage, period: Period) -> str:
    return passage.text[period.span.start : period.span.end]


def _between(passage: Passage, first: Period, second: Period) -> str:
    return passage.text[first.span.end : second.span.start]


def _date(passage: Passage, period: Period) -> Mention:
    return passage.part.mention(period.span.start, period.span.end, period=period)
