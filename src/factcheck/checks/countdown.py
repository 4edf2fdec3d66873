"""Days between two days, and how long something takes from one day or time of day to another."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.dates import (
    day_of,
    days_between,
    length_of,
    minutes_between,
    ordinal,
    other_days,
    years_of,
)
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Interval, Mention, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

#: The sides of a countdown from the day of the document; what is not so sure as two days told.
_FROM_TODAY, _UNSURE = 2, Confidence.MEDIUM
#: An article may be written so many days before its date; nobody counts days for a year.
_BEFORE, _YEAR = 2, 366
#: A day in minutes; how far from the minute, the half hour, the hour a length may be told.
_DAY_LONG, _DAYS_LONG = 24 * 60, 10
_LOOSE = {"分钟": 2.0, "刻钟": 8.0}
_HOUR_LOOSE = 20.0
#: The name of a day on or after which the count begins.
_AT_LEAST = "at-least"
#: A day that is told by its number.
_DATED = compiled("[0-9]月?[0-9]*[日号]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for days that do not lie between the two, either end counted or not."""
    for relation in corpus.relations:
        if relation.kind is RelationKind.LENGTH:
            yield from _length(relation, rule)
        if relation.kind is RelationKind.HOURS:
            yield from _hours(relation, rule)
        if relation.kind is RelationKind.NTH_DAY:
            yield from _nth_day(relation, rule)
        if relation.kind is not RelationKind.COUNTDOWN:
            continue
        if len(relation.sides) == _FROM_TODAY:
            yield from _from_today(corpus, relation, rule)
            continue
        first, last, told = relation.sides
        days = days_between(first, last)
        if days is None or told.quantity is None:
            continue
        text = f"{last.text} − {first.text} = {days}天"
        if told.quantity.interval.disjoint(Interval(days - 1, days + 1)):
            yield finding(
                rule,
                relation.sides,
                f"{text} ≠ {told.text}",
                confidence=Confidence.HIGH,
            )
        else:
            yield holds(rule, relation.sides, text)


def _from_today(corpus: Corpus, relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """Days from the day of the document, which may have been written a day or two before."""
    last, told = relation.sides
    today, day = corpus.documents[relation.span.document].date, day_of(last)
    if today is None or day is None or told.quantity is None:
        return
    days = (day - today).days
    text = f"{last.text} − {today.isoformat()} = {days}天"
    if not 0 < days < _YEAR:
        return
    if told.quantity.interval.disjoint(Interval(days - 1, days + _BEFORE)):
        sides = relation.sides
        yield finding(rule, sides, f"{text} ≠ {told.text}", confidence=_UNSURE)
    else:
        yield holds(rule, relation.sides, text)


def _length(relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """How long something lasts. Whether the day or year on which it ends counts is left open; of
    years, so is whether the first does: 1958年至1960年 are three.
    """
    *ends, told = relation.sides
    wording = "—".join(side.text for side in ends)
    length, exact = length_of(wording), years_of(wording)
    if exact is not None:
        length = round((exact.low + exact.high) / 2)
    if length is None or told.quantity is None:
        return
    text = f"{wording} = {length}{told.quantity.unit}"
    years = told.quantity.unit == "年"
    allowed = exact or Interval(max(length - 1, 0), length + 1 if years else length)
    if told.quantity.interval.disjoint(allowed):
        yield finding(
            rule,
            relation.sides,
            f"{text} ≠ {told.text}",
            confidence=Confidence.HIGH,
        )
    else:
        yield holds(rule, relation.sides, text)


def _hours(relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """The hours and minutes from one time of day to another; over several days, a few more days."""
    first, last, told = relation.sides
    minutes = minutes_between(first.text, last.text)
    if told.quantity is None or not minutes:
        return
    loose = _LOOSE.get(told.quantity.unit, _HOUR_LOOSE)
    days = range(_DAYS_LONG if other_days(first.text, last.text) else 1)
    length = told.quantity.magnitude.scaled(_DAY_LONG)
    allowed = [m + _DAY_LONG * day for m in minutes for day in days]
    nearest = min(minutes, key=lambda m: Interval.point(m).gap(length))
    hours, rest = divmod(nearest, 60)
    text = f"{last.text} − {first.text} = {hours}小时{rest}分"
    if all(Interval.point(m).gap(length) > loose for m in allowed):
        yield finding(
            rule,
            relation.sides,
            f"{text} ≠ {told.text}",
            confidence=Confidence.HIGH,
        )
    else:
        yield holds(rule, relation.sides, text)


def _nth_day(relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """The how manieth day it is: the first one counts, or the next one is the first."""
    first, today, told = relation.sides
    number, days = ordinal(told.text), days_between(first, today)
    if number is None or days is None or days > _YEAR:
        return
    # What is told on a day may be printed on the next; a search begins later than what befell.
    late = 0 if _DATED.search(normalise(today.text)) else 1
    least = 0 if isinstance(first, Mention) and first.name == _AT_LEAST else days - late
    text = f"{first.text} → {today.text}：第{days + 1}天"
    if least <= number <= days + 1 + late:
        yield holds(rule, relation.sides, text)
    else:
        yield finding(rule, relation.sides, f"{text} ≠ {told.text}", confidence=Confidence.MEDIUM)
