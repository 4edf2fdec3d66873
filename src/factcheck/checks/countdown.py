"""Days between two days: 7月27日距离8月18日还有20天."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.dates import days_between
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Interval, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("days",)


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for days that do not lie between the two, either end counted or not."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.COUNTDOWN:
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
