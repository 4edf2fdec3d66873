"""Per cent for percentage points, or points for per cent: 由30%提高到70个百分点."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from factcheck.alignment import compatible
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Claim, Confidence, Corpus, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

_CHANGES = frozenset((Aspect.GROWTH, Aspect.CHANGE))
_PERCENT, _POINTS = "percent", "points"


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for values that something rose or fell from and to, one of them in points; and for
    one change that a document tells in per cent and, by the same number, in points.
    """
    for relation in corpus.relations:
        if relation.kind is RelationKind.MIXED:
            old, new = relation.sides
            told = f"{old.text} → {new.text}"
            yield finding(rule, relation.sides, told, confidence=Confidence.HIGH)
    for a, b in _twice(corpus):
        told = f"{a.text} ≠ {b.text}"
        yield finding(rule, (a, b), told, confidence=Confidence.MEDIUM)


def _twice(corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """One change told in both, the one in per cent first."""
    told: defaultdict[tuple[str, float, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        number, kind = claim.quantity.nominal, claim.quantity.dimension
        if number is not None and kind in (_PERCENT, _POINTS) and claim.aspect in _CHANGES:
            told[claim.span.document, number, kind].append(claim)
    for (document, number, kind), points in told.items():
        if kind == _POINTS:
            for a, b in product(told.get((document, number, _PERCENT), ()), points):
                if a.context != b.context and _one_change(a, b):
                    yield a, b


def _one_change(a: Claim, b: Claim) -> bool:
    """Whether the two tell the same but for the unit."""
    quantity = replace(b.quantity, dimension=a.quantity.dimension)
    found = compatible(a, replace(b, quantity=quantity, aspect=a.aspect))
    return found is not None and not found.differs and found.confidence > Confidence.LOW
