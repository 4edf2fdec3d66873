"""A history told year by year in which one year is out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, RelationKind, Side
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

#: How a year is written.
_DIGITS = 4
#: No history goes further.
_LAST = 2100


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for the one year but for which a history goes forward from year to year."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.CHRONICLE:
            continue
        sides = relation.sides
        years = [int(normalise(side.text)[:_DIGITS]) for side in sides]
        if _forward(years):
            yield holds(rule, sides, " ≤ ".join(map(str, years)))
            continue
        odd = [at for at, year in enumerate(years) if year > _LAST]
        odd += [at for at in range(1, len(years) - 1) if _forward(years[:at] + years[at + 1 :])]
        if odd and years[odd[0]] > _LAST:
            yield _told(rule, sides, years, odd[0])
        elif odd:  # of two that changed places either may be the wrong one
            yield _told(rule, sides, years, odd[-1])


def _forward(years: Sequence[int]) -> bool:
    return all(first <= second for first, second in pairwise(years))


def _told(rule: Rule, sides: Sequence[Side], years: Sequence[int], at: int) -> Outcome:
    around = slice(max(at - 1, 0), at + 2)
    return finding(
        rule,
        sides[around],
        " → ".join(map(str, years[around])),
        confidence=Confidence.MEDIUM,
    )
