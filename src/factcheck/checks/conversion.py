"""A figure told again in another unit or currency that is not the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import product

from factcheck.checks.equations import dimension, magnitude, told
from factcheck.checks.findings import Outcome
from factcheck.checks.scope import Scope
from factcheck.model import Corpus, Interval, RelationKind, Side
from factcheck.rulebook import Rule, lexicons

SCOPE = Scope.DOCUMENT

PARAMETERS = {"rounded_percent": float}

_MONEY = "money:"
_ANY = Interval.point(1)
#: What 元 may be in texts of the mainland, of Hong Kong, Macao and Taiwan.
_YUAN, _DOLLARS = "CNY", ("HKD", "MOP", "TWD")
_NAMED = "人民币"


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for pairs of figures that no conversion makes one.

    Amounts of money are held against the rates of exchange of many years, so that what is found has
    slipped by a power of ten or so.
    """
    loose = float(rule.parameters["rounded_percent"]) / 100
    for relation in corpus.relations:
        if relation.kind is not RelationKind.SAME:
            continue
        one, other = relation.sides
        if magnitude(one).low <= 0 or magnitude(other).low <= 0:
            continue
        rates = _rates(one), _rates(other)
        if not all(rates):
            continue  # a currency of which no rate is known

        right = partial(_same, rates=rates, loose=loose)
        yield told(
            rule, relation.sides, f"{one.text} = {other.text}", f"{one.text} ≠ {other.text}", right
        )


def _same(
    values: Sequence[Interval], *, rates: tuple[list[Interval], list[Interval]], loose: float
) -> bool:
    """Whether the two come to one value at any of their rates."""
    rounded = values[1] * Interval(1 - loose, 1 + loose)
    pairs = product(*rates)
    return any(not (values[0] * mine).disjoint(rounded * theirs) for mine, theirs in pairs)


def _rates(side: Side) -> list[Interval]:
    """What one unit of the figure's currency may have cost in 元; 1 where it is no money."""
    kind = dimension(side)
    if not kind.startswith(_MONEY):
        return [_ANY]
    code = kind.removeprefix(_MONEY)
    if code == _YUAN:
        dollars = () if _NAMED in side.text else _DOLLARS
        return [_ANY, *(rate for one in dollars for rate in _known().get(one, ()))]
    return list(_known().get(code, ()))


@cache
def _known() -> dict[str, tuple[Interval]]:
    return {
        code: (Interval(float(low), float(high)),) for code, low, high in lexicons.rows("exchange")
    }
