"""Parts that do not make up their whole, or exceed it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.model import Confidence, Corpus, Interval, RelationKind, Side
from factcheck.rulebook import Rule


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for parts whose sum cannot be the whole, or is above it."""
    for relation in corpus.relations:
        if relation.kind not in (RelationKind.SUM, RelationKind.PARTS):
            continue
        whole, *parts = relation.sides
        total, sum_ = magnitude(whole), reduce(add, map(magnitude, parts))
        equation = f"{' + '.join(part.text for part in parts)}"
        if not total.disjoint(sum_):
            yield holds(rule, relation.sides, f"{equation} = {whole.text}")
        elif relation.kind is RelationKind.SUM or total.entirely_below(sum_):
            sign = "≠" if relation.kind is RelationKind.SUM else ">"
            yield finding(
                rule,
                relation.sides,
                f"{equation} {sign} {whole.text}",
                confidence=Confidence.MEDIUM,
            )


def magnitude(side: Side) -> Interval:
    """What a side's figure denotes, in the base unit of its dimension."""
    assert side.quantity is not None
    return side.quantity.magnitude
