"""How many things there are, told by a numeral and by a list: 四大领域 that lists five."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import reduce
from operator import add

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Interval, RelationKind, Side
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

PARAMETERS = {"relation": str}
FIELDS = ("announced", "listed", "count")

#: An unsure list is told where one item is too many or too few, which a slip of the pen makes.
_ONE = 1


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for the relations of the kind that the page names (``relation``).

    The first side of such a relation tells a number of things, the others hold them.
    """
    kind = RelationKind(rule.parameters["relation"])
    for relation in corpus.relations:
        if relation.kind is not kind:
            continue
        said, *listed = relation.sides
        announced, found = _count(said), reduce(add, map(_count, listed))
        if not announced.disjoint(found):
            if math.isinf(announced.high) and math.isinf(found.high):
                continue  # 至少7项, 包括…: any number would do
            if not relation.sure or found.low < found.high < math.inf:
                continue  # an item more or less might go unseen, so this is no proof
            sign = "≥" if math.isinf(found.high) else "="
            yield holds(rule, relation.sides, f"{said.text} {sign} {_told(found)}")
        elif relation.sure or announced.gap(found) <= _ONE:
            yield finding(
                rule,
                relation.sides,
                f"{_told(announced)} ≠ {_told(found)}",
                confidence=Confidence.HIGH if relation.sure else Confidence.MEDIUM,
                fields={"announced": said.text, "listed": _told(found), "count": _told(announced)},
            )


def _count(side: Side) -> Interval:
    """How many things a side tells of."""
    assert side.quantity is not None
    return side.quantity.interval


def _told(count: Interval) -> str:
    """A count for readers: 4, or 4-5 where an 和 leaves it open."""
    open_ = math.isinf(count.high) or count.low == count.high
    return f"{count.low:g}" if open_ else f"{count.low:g}-{count.high:g}"
