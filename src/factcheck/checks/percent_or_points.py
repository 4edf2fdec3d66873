"""A share in per cent that becomes one in points: 由30%提高到70个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for values that something rose or fell from and to, one of them in points."""
    for relation in corpus.relations:
        if relation.kind is RelationKind.MIXED:
            old, new = relation.sides
            yield finding(
                rule,
                relation.sides,
                f"{old.text} → {new.text}",
                confidence=Confidence.HIGH,
            )
