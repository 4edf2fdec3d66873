"""A day and a weekday that do not meet: 2025年10月1日(星期四)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.checks.dates import NAMES, day_of, has_year, weekday_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Document, RelationKind
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("day", "right")

#: So near to the day of the document a day without a year is of its year.
_NEAR = 60
#: A day that is told by its number alone is nearer.
_WEEKS = 21
_BARE = compiled("([0-9０-９]{1,2})[日号號]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for days whose year is known and that fall on another weekday."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.WEEKDAY:
            continue
        *_, day_side = relation.sides
        day, named = day_of(day_side), weekday_of(relation.sides[0].text)
        document = corpus.documents[relation.span.document]
        if named is not None and (bare := _BARE.fullmatch(day_side.text)) and document.date:
            day = _near(int(normalise(bare[1])), named, document.date)
        if day is None or named is None or not _year_known(day, day_side.text, document):
            continue
        told = f"{day.isoformat()} = 星期{NAMES[day.weekday()]}"
        if day.weekday() == named:
            yield holds(rule, relation.sides, told)
        else:
            yield finding(
                rule,
                relation.sides,
                f"{told} ≠ 星期{NAMES[named]}",
                confidence=Confidence.HIGH,
                fields={"day": day.isoformat(), "right": f"星期{NAMES[day.weekday()]}"},
            )


def _year_known(day: date, text: str, document: Document) -> bool:
    if has_year(text):
        return True
    return document.date is not None and abs((day - document.date).days) <= _NEAR


def _near(number: int, weekday: int, today: date) -> date | None:
    """The day of that number that is near, where one is of the weekday that one."""
    days = (today + timedelta(days) for days in range(-_WEEKS, _WEEKS + 1))
    near = sorted((d for d in days if d.day == number), key=lambda d: abs((d - today).days))
    return next((d for d in near if d.weekday() == weekday), near[0] if near else None)
