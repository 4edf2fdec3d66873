"""A year that is not the one of its five-year plan: 2025年是“十五五”开局之年."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Mention, Period, RelationKind, Side
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("year", "plan", "years")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for years and lengths of time that five-year plans do not have."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.PLAN:
            continue
        said, plan = relation.sides
        days = _days(plan)
        if days is None or days.start is None or days.end is None:
            continue
        years = _told(days)
        if said.quantity is not None:
            length = days.end.year - days.start.year
            right = said.quantity.interval.low <= length  # some years into a plan it is fewer
            exact = said.quantity.interval.low == length
        else:
            right = exact = (own := _days(said)) is not None and own.same_days(days)
        if exact:
            yield holds(rule, relation.sides, f"{plan.text} = {years}")
        elif not right:
            yield finding(
                rule,
                relation.sides,
                f"{plan.text} = {years} ≠ {said.text}",
                confidence=Confidence.MEDIUM,
                fields={"year": said.text, "plan": plan.text, "years": years},
            )


def _days(side: Side) -> Period | None:
    return side.period if isinstance(side, Mention) else None


def _told(period: Period) -> str:
    """2026年, or 2021—2025年."""
    assert period.start is not None
    assert period.end is not None
    first, last = period.start.year, period.end.year - 1
    return f"{first}年" if first == last else f"{first}—{last}年"
