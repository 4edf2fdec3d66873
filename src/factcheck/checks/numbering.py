"""Numbered lists that do not count on: a number is left out, or stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, RelationKind, Side
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """One finding a list, with the numbers between which it does not count on."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.NUMBERING:
            continue
        odd = _odd(relation.sides)
        if odd:
            yield finding(rule, odd, _sequence(odd), confidence=Confidence.HIGH)
        else:
            yield holds(rule, relation.sides, _sequence(relation.sides))


def _odd(markers: Sequence[Side]) -> tuple[Side, ...]:
    """The markers before and after each place where the numbers do not go up by one."""
    places = {
        at + step
        for at, (one, other) in enumerate(pairwise(markers))
        if _number(other) != _number(one) + 1
        for step in (0, 1)
    }
    return tuple(markers[at] for at in sorted(places))


def _number(marker: Side) -> float:
    assert marker.quantity is not None
    assert marker.quantity.nominal is not None
    return marker.quantity.nominal


def _sequence(markers: Sequence[Side]) -> str:
    return " → ".join(f"{_number(marker):g}" for marker in markers)
