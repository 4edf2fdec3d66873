"""Days between two days, and how long something takes from one day to another."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.dates import day_of, days_between, length_of, years_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Interval, Relation, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("days",)

#: The sides of a countdown from the day of the document; what is not so sure as two days told.
_FROM_TODAY, _UNSURE = 2, Confidence.MEDIUM
#: An article may be written so many days before its date; nobody counts days for a year.
_BEFORE, _YEAR = 2, 366


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for days that do not lie between the two, either end counted or not."""
    for relation in corpus.relations:
        if relation.kind is RelationKind.LENGTH:
            yield from _length(relation, rule)
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
                fields={"days": str(days)},
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
        fields = {"days": str(days)}
        sides = relation.sides
        yield finding(rule, sides, f"{text} ≠ {told.text}", confidence=_UNSURE, fields=fields)
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
            fields={"days": str(length)},
        )
    else:
        yield holds(rule, relation.sides, text)
