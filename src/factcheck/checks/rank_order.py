"""A better place with a lesser value: 35枚金牌居首, 38枚金牌居第二."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for values that are ranked the other way round."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.RANKED:
            continue
        first, second = (side.quantity for side in relation.sides)
        if first is None or second is None:
            continue
        texts = [side.text for side in relation.sides]
        if first.magnitude.entirely_below(second.magnitude):
            yield finding(rule, relation.sides, " < ".join(texts), confidence=Confidence.MEDIUM)
        else:
            yield holds(rule, relation.sides, " ≥ ".join(texts))
