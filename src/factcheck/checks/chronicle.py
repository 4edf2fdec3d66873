"""A history told year by year in which one year is out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.dates import day_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, RelationKind, Side
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for the one year but for which a history goes forward from year to year."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.CHRONICLE:
            continue
        sides = relation.sides
        years = [day.year for side in sides if (day := day_of(side)) is not None]
        if len(years) < len(sides):
            continue
        if _forward(years):
            yield holds(rule, sides, " ≤ ".join(map(str, years)))
            continue
        odd = [at for at in range(1, len(years) - 1) if _forward(years[:at] + years[at + 1 :])]
        if odd:  # of two that changed places either may be the wrong one
            yield _told(rule, sides, years, odd[-1])


def _forward(years: Sequence[int]) -> bool:
    return all(first <= second for first, second in pairwise(years))


def _told(rule: Rule, sides: Sequence[Side], years: Sequence[int], at: int) -> Outcome:
    around = slice(at - 1, at + 2)
    return finding(
        rule,
        sides[around],
        " → ".join(map(str, years[around])),
        confidence=Confidence.MEDIUM,
    )
