"""An amount, the things it falls on and how much that is for each that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks.equations import magnitude, told
from factcheck.checks.findings import Outcome
from factcheck.checks.scope import Scope
from factcheck.model import Corpus, Interval, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for averages and prices that the amount and the count do not give."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.PER:
            continue
        total, count, each = relation.sides
        if magnitude(count).low <= 0:
            continue

        def right(values: Sequence[Interval]) -> bool:
            return values[1].low > 0 and not (values[0] / values[1]).disjoint(values[2])

        equation = f"{total.text} ÷ {count.text}"
        yield told(
            rule,
            relation.sides,
            f"{equation} = {each.text}",
            f"{equation} ≠ {each.text}",
            right,
        )
