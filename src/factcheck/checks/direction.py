"""A rise to a smaller value, a fall to a larger one."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factcheck.alignment import pairs
from factcheck.checks.clash import Clash, findings
from factcheck.checks.equations import magnitude, size
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Confidence, Corpus, Interval, Relation, RelationKind, Side
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

#: So far above what is written does nobody mean with 以上, or below with 不足.
_MORE = 1.05
_HUNDRED = 100.0
_CHANGES = frozenset((Aspect.GROWTH, Aspect.CHANGE))


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for changes whose verb says one direction and whose values the other.

    And for one thing that rose in one place and fell in another, in one period.
    """
    for relation in corpus.relations:
        if relation.kind is RelationKind.OPPOSED:
            yield from _of_amount(relation, rule)
        if relation.kind not in (RelationKind.RISE, RelationKind.FALL):
            continue
        old, new = relation.sides[:2]
        first, second = _near(old), _near(new)
        rises = relation.kind is RelationKind.RISE
        less, more = (first, second) if rises else (second, first)
        if less.entirely_below(more):
            yield holds(rule, (old, new), f"{old.text} → {new.text}")
        elif more.entirely_below(less):
            sign = ">" if rises else "<"
            yield finding(
                rule, relation.sides, f"{old.text} {sign} {new.text}", confidence=Confidence.MEDIUM
            )
    yield from findings(_opposed(corpus), rule)


def _of_amount(relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """2609元,比上年减少319元,增长13.9%: one change, since the rate is that of the amount."""
    value, amount, rate = relation.sides
    by = size(amount)
    for base in (magnitude(value) - by, magnitude(value) + by):
        if base.low > 0 and not (by / base).scaled(_HUNDRED).disjoint(size(rate)):
            equation = f"{amount.text} ↔ {rate.text}"
            yield finding(rule, relation.sides, equation, confidence=Confidence.MEDIUM)
            return


def _near(side: Side) -> Interval:
    """The magnitude of a side. 5%以上 and 不足2000元 are near the number that is written."""
    assert side.quantity is not None
    # Written figures side by side are in order: 5% is below 6%, though each is rounded.
    value = magnitude(side) if "分之" in side.text else side.quantity.magnitude
    if value.low > 0 and math.isinf(value.high):
        return Interval(value.low, value.low * _MORE, value.low_open, high_open=False)
    if side.quantity.hedge and value.low <= 0 < value.high:
        return Interval(value.high / _MORE, value.high, low_open=False, high_open=value.high_open)
    return value


def _opposed(corpus: Corpus) -> Iterator[Clash]:
    """Two statements of one change, of which one says that it rose and one that it fell."""
    for a, b, comparison in pairs(corpus, _CHANGES):
        first, second = a.quantity.magnitude, b.quantity.magnitude
        signs = (first.low > 0 and second.high < 0) or (first.high < 0 and second.low > 0)
        if signs and not comparison.differs:
            yield Clash(a, b, comparison)
