"""Years since something began: 成立于1997年, 成立30周年 in 2025."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.dates import day_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Interval, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("years",)

#: A jubilee is told of in the year before it, too.
_AHEAD = 1


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for years that have not passed, by the date of the document, since the beginning."""
    for relation in corpus.relations:
        today = corpus.documents[relation.span.document].date
        if relation.kind is not RelationKind.JUBILEE or today is None:
            continue
        began, told = relation.sides
        start = day_of(began)
        if start is None or told.quantity is None:
            continue
        years = today.year - start.year
        text = f"{today.year} − {start.year} = {years}"
        if told.quantity.interval.disjoint(Interval(years - 1, years + _AHEAD)):
            yield finding(
                rule,
                relation.sides,
                f"{text} ≠ {told.text}",
                confidence=Confidence.MEDIUM,
                fields={"years": str(years)},
            )
        else:
            yield holds(rule, relation.sides, text)
