"""Dates bound by the calendar: a day and its weekday, a countdown, a founding and its jubilee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.parts import Part
from factcheck.model import Mention, Period, Quantity, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_DAY = compiled(r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]$")
#: A day with its weekday, whatever time of day follows: 5月28日(星期三)晚9点.
_NAMED_DAY = compiled(r"\d{1,2}月\d{1,2}[日号][(, ]{0,2}(?:星期|周|礼拜)[一二三四五六日天]")
#: A day that may be none, with the time of day.
_MAYBE_DAY = compiled(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]"
    r"(?:$|凌晨|清晨|早|上午|中午|下午|傍晚|晚|深夜|夜|[0-9]{1,2}[时点:])"
)
_YEARS = compiled(r"从?自?(\d{4})年?[至到—\-~](\d{4})年$")
#: 上周二(14日): of a week that is near.
_THAT_WEEK = compiled("^(?:上上|上|本|这|下)个?(?=[星周礼])")
_NEAR_DAY = compiled(r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}[日号]$")
_WEEKDAY = compiled(r"(?:星期|周|礼拜)[一二三四五六日天]")
#: A weekday that a bracket or, where it opens a clause, a comma parts from its day: 周三(10月1日).
_BESIDE = compiled(r" ?[(,]?$")
_OPENS = compiled(r"^$|[,;。!?:\s(]$")
_YEAR = compiled(r"\d{4}年$")
_JUBILEE = "周年"
_QUOTES = ("《", "“")
_CLAUSE = compiled(r"[,;。]")
#: A year that opens a clause or stands in it behind 并于, and how many of these make a history.
_OPENING_YEAR = compiled(
    r"(?:^|[,;。!?:\s(])(?:并?[于在]|[又后再也]于|而)?(?P<year>[0-9]{4}年)(?![级代度前后底末]|以[前后来])"
)
_CHRONICLE = 4
#: Leads to the years of somebody or something else.
_ANOTHER = compiled("另一")
#: A day that no month has, with the time of day, what was done on it, or the place's clock.
_NO_DAY = compiled(
    r"(?<![0-9.第百年月])(?P<day>(?:3[2-9]|[4-9][0-9]|[1-9][0-9]{2})[日号])"
    r"(?=上午|下午|凌晨|早晨|早上|晚上|晚间|中午|傍晚|清晨|深夜)"
    r"|(?<=当地时间)(?P<at>(?:3[2-9]|[4-9][0-9]|[1-9][0-9]{2})[日号])"
    r"|(?<![0-9.第百年月内])(?P<on>(?:3[2-9]|[4-9][0-9])日)(?=[在向]|电[,。)])"
)
#: Cheap to look for: every such day ends so.
_LATE = compiled(r"[1-9][0-9]{1,2}[日号]")
#: What leads to the day that is to come.
_LEADING = compiled("(?:距离?|离)(?:今年|明年)?[^,;。0-9]{0,14}$")
_REACH = 24  #: characters between a founding and its verb


def read(part: Part) -> Iterator[Relation]:
    """The relations of a part's dates, sentence by sentence."""
    if not part.periods and "日" not in part.text and "号" not in part.text:
        return
    yield from _chronicle(part)
    for match in _NO_DAY.finditer(part.text) if _LATE.search(part.text) else ():
        mention = part.mention(*match.span(match.lastgroup or 0))
        yield Relation(RelationKind.DATE, (mention,), mention.span)
    for sentence in part.sentences:
        periods = part.periods_of(sentence)
        if periods:
            yield from _days(part, tuple(periods))
            yield from _countdowns(part, sentence, tuple(periods))
            yield from _jubilees(part, sentence, tuple(periods))


def _days(part: Part, periods: tuple[Period, ...]) -> Iterator[Relation]:
    for at, period in enumerate(periods):
        text = part.text[period.span.start : period.span.end]
        named = _WEEKDAY.search(text)
        alone = _WEEKDAY.sub("", text).rstrip("(), ")
        if named and period.resolved and _NAMED_DAY.search(text):
            mention = _date(part, period)
            yield Relation(RelationKind.WEEKDAY, (mention,), mention.span)
        elif named and _THAT_WEEK.sub("", text) == named.group() and at + 1 < len(periods):
            following = periods[at + 1]
            between = part.text[period.span.end : following.span.start]
            day = part.text[following.span.start : following.span.end]
            opens = between.lstrip() == "(" or _OPENS.search(part.text[: period.span.start][-1:])
            pattern = _DAY if text == named.group() else _NEAR_DAY
            free = bool(opens) or pattern is _NEAR_DAY
            if between and free and _BESIDE.fullmatch(between) and pattern.fullmatch(day):
                mention = _date(part, period)
                sides = (mention, _date(part, following))
                yield Relation(RelationKind.WEEKDAY, sides, mention.span)
        elif period.resolved or part.text.startswith(_QUOTES, max(0, period.span.start - 1)):
            continue  # 《5月35日》 is a play
        elif _MAYBE_DAY.search(alone) or _YEARS.fullmatch(text):
            mention = _date(part, period)
            yield Relation(RelationKind.DATE, (mention,), mention.span)


def _chronicle(part: Part) -> Iterator[Relation]:
    """1997年设立;2010年升格;…: a history, year after year, whatever number stands for one."""
    years = list(_OPENING_YEAR.finditer(part.text)) if len(part.periods) >= _CHRONICLE - 1 else ()
    if len(years) < _CHRONICLE:
        return
    for row in _rows(part, years):
        if len(row) >= _CHRONICLE:
            sides = tuple(part.mention(*year.span("year")) for year in row)
            yield Relation(RelationKind.CHRONICLE, sides, sides[0].span)


def _rows(part: Part, years: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The years of each history: a sentence that does not open with one may tell another."""
    row: list[re.Match[str]] = []
    for year in years:
        start = next((s.start for s in part.sentences if s.start <= year.start("year") < s.end), 0)
        opens = not part.text[start : year.start("year")].strip("并于在又后再也而 (")
        another = row and _ANOTHER.search(part.text, row[-1].end(), year.start("year"))
        if another or (row and not opens and row[-1].start("year") < start):
            yield row
            row = []
        row.append(year)
    yield row


def _countdowns(part: Part, sentence: Sentence, periods: tuple[Period, ...]) -> Iterator[Relation]:
    """7月27日距离8月18日开幕还有20天: two days and the days between them."""
    away, left = group("cues", "away"), group("cues", "left")
    if len(periods) == 1 and (led := _LEADING.search(part.text[: periods[0].span.start])):
        yield from _from_today(part, sentence, periods[0], led.start(), left)
    for first, second in pairwise(periods):
        between = part.text[first.span.end : second.span.start]
        if not any(word in between for word in away):
            continue
        for quantity in part.figures_of(sentence):
            lead = part.text[second.span.end : quantity.span.start]
            near = 0 <= quantity.span.start - second.span.end <= _REACH
            if near and quantity.unit == "天" and any(word in lead for word in left):
                sides = (
                    _date(part, first),
                    _date(part, second),
                    _figure(part, quantity),
                )
                yield Relation(RelationKind.COUNTDOWN, sides, sides[0].span)


def _from_today(
    part: Part, sentence: Sentence, day: Period, start: int, left: tuple[str, ...]
) -> Iterator[Relation]:
    """距离8月18日开幕还有20天: the day from which is that of the document."""
    if start < sentence.start or not _DAY.search(part.text[day.span.start : day.span.end]):
        return
    for quantity in part.figures_of(sentence):
        lead = part.text[day.span.end : quantity.span.start]
        near = 0 <= quantity.span.start - day.span.end <= _REACH and "。" not in lead
        if near and quantity.unit == "天" and lead.endswith(left):
            sides = _date(part, day), _figure(part, quantity)
            yield Relation(RelationKind.COUNTDOWN, sides, sides[0].span)


def _jubilees(part: Part, sentence: Sentence, periods: tuple[Period, ...]) -> Iterator[Relation]:
    """成立于1997年…成立28周年: a year in which something began, and the years since."""
    figures = [q for q in part.figures_of(sentence) if q.unit == _JUBILEE]
    for period in periods if figures else ():
        if not _YEAR.fullmatch(part.text[period.span.start : period.span.end]):
            continue
        verb, end = _begun(part, sentence, period)
        for quantity in figures:
            lead = part.text[sentence.start : quantity.span.start]
            # 2024年是…成立75周年: the one verb is that of the jubilee.
            alike = group("cues", "founding") if verb in group("cues", "founding") else verb
            if verb and lead.endswith(alike) and quantity.span.start != end:
                sides = (_date(part, period), _figure(part, quantity))
                yield Relation(RelationKind.JUBILEE, sides, sides[0].span)


def _begun(part: Part, sentence: Sentence, period: Period) -> tuple[str, int]:
    """The verb that the year dates, and where it ends: 1997年成立, 成立于1997年."""
    before = part.text[sentence.start : period.span.start]
    after = part.text[period.span.end : min(sentence.end, period.span.end + _REACH)]
    clause = _CLAUSE.split(after)[0]
    for verb in group("cues", "began"):
        if before.endswith((verb + "于", verb + "在")):
            return verb, period.span.start
        at = clause.find(verb)
        if at >= 0:
            return verb, period.span.end + at + len(verb)
    return "", 0


def _date(part: Part, period: Period) -> Mention:
    return part.mention(period.span.start, period.span.end, period=period)


def _figure(part: Part, quantity: Quantity) -> Mention:
    return part.mention(quantity.span.start, quantity.span.end, quantity=part.place(quantity))
