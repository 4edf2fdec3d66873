"""A base, a result and the growth rate between them that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from factcheck.alignment.years import Statements, across, amounts
from factcheck.checks.equations import (
    DOUBLED,
    dimension,
    in_order,
    magnitude,
    middle,
    positive,
    size,
    told,
)
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Claim, Corpus, Held, Interval, Relation, RelationKind, Side
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.ABOUT

_HUNDRED = Interval.point(100)
#: A value with the amount and the rate of its change; a rate in points is another rule's.
_AMOUNTS = (RelationKind.RISEN, RelationKind.FALLEN)

PARAMETERS = {"revision_points": float, "retold_points": float}


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for rates that no base and result could give.

    Of two percentages a rate may be meant as their ratio or, loosely, as their difference; which
    of the two is right is no matter of this rule where one of them is.
    """
    for relation in corpus.relations:
        if relation.kind in (RelationKind.RISE, RelationKind.FALL):
            yield from _of_ends(rule, relation)
        elif relation.kind in _AMOUNTS and dimension(relation.sides[-1]) == "percent":
            yield from _of_amount(rule, relation)
    revision = float(rule.parameters["revision_points"])
    for stated in across(corpus):
        yield from _of_statements(rule, stated, revision)
    for stated in amounts(corpus):
        yield from _of_amounts(rule, stated, float(rule.parameters["retold_points"]))


def _of_ends(rule: Rule, relation: Relation) -> Iterator[Outcome]:
    """由a增加到b,增长c%."""
    old, new, *amounts = relation.sides
    old, new = _asked(old), _asked(new)
    rises = relation.kind is RelationKind.RISE
    for rate in amounts:
        if dimension(rate) != "percent" or not in_order(old, new, rises=rises):
            continue
        sides = (old, new, rate)

        def right(values: Sequence[Interval]) -> bool:
            old, new, rate = values
            return old.low > 0 and not _rate(old, new, rises=rises).disjoint(positive(rate))

        difference = size(new) - size(old) if rises else size(old) - size(new)
        of_points = dimension(old) == "percent" and not difference.disjoint(size(rate))
        if of_points:
            continue  # loosely told: which is right where it is points
        equation = (
            f"({new.text} − {old.text}) ÷ {old.text}"
            if rises
            else (f"({old.text} − {new.text}) ÷ {old.text}")
        )
        ends = told(
            rule,
            sides,
            f"{equation} = {rate.text}",
            f"{equation} = {_percent(old, new, rises=rises)} ≠ {rate.text}",
            right,
        )
        yield ends
        if isinstance(ends, Held):
            yield from _of_base(rule, old, amounts)


def _asked(side: Side) -> Side:
    """A price that is asked is no rounded one: 票价2元."""
    quantity = side.quantity
    if not isinstance(side, Claim) or not side.indicator.endswith(group("parts", "tariff")):
        return side
    plain = quantity is not None and quantity.factor == 1 and not quantity.hedge
    if quantity is None or quantity.nominal is None or not plain:
        return side
    return replace(side, quantity=replace(quantity, interval=Interval.point(quantity.nominal)))


def _of_base(rule: Rule, old: Side, amounts: Sequence[Side]) -> Iterator[Outcome]:
    """比上年的a增加b,增长c%: the amount of the change is told closer than the two ends give it."""
    if [dimension(amount) == "percent" for amount in amounts] != [False, True]:
        return
    by, rate = amounts
    if dimension(by) != dimension(old) or magnitude(old).low <= 0:
        return

    def right(values: Sequence[Interval]) -> bool:
        old, by, rate = values
        return old.low > 0 and not (by / old * _HUNDRED).disjoint(positive(rate))

    equation = f"{by.text} ÷ {old.text}"
    found = _shown(positive(middle(by)) / middle(old) * _HUNDRED)
    yield told(
        rule,
        (old, by, rate),
        f"{equation} = {rate.text}",
        f"{equation} = {found} ≠ {rate.text}",
        right,
    )


def _of_amount(rule: Rule, relation: Relation) -> Iterator[Outcome]:
    """b,比上年增加a,增长c%."""
    new, amount, rate = relation.sides
    rises = relation.kind is RelationKind.RISEN
    right = partial(is_rate, rises=rises)
    if magnitude(new).low <= 0 or size(amount).low < 0:
        return
    sign = "−" if rises else "+"
    equation = f"{amount.text} ÷ ({new.text} {sign} {amount.text})"
    whole = middle(new) - middle(amount) if rises else middle(new) + middle(amount)
    found = f" = {_shown(middle(amount) / whole * _HUNDRED)}" if whole.low > 0 else ""
    yield told(
        rule, relation.sides, f"{equation} = {rate.text}", f"{equation}{found} ≠ {rate.text}", right
    )


def is_rate(values: Sequence[Interval], *, rises: bool) -> bool:
    """Whether the last value is the rate, in per cent, of the value reached and the amount of its
    rise or fall.
    """
    base = values[0] - values[1] if rises else values[0] + values[1]
    return base.low > 0 and not (values[1] / base * _HUNDRED).disjoint(positive(values[2]))


def _of_statements(rule: Rule, stated: Statements, revision: float) -> Iterator[Outcome]:
    """The values of two years and the growth between them, each told for itself.

    Between documents a rate may be one against a base that was revised since, so that only more
    than ``revision`` points apart are told.
    """
    old, new, rate = stated.sides
    if magnitude(old).low <= 0 or magnitude(new).low <= 0:
        return
    found = _rate(magnitude(old), magnitude(new), rises=True)
    equation = f"({new.text} − {old.text}) ÷ {old.text}"
    meant = _in_percent(rate)
    apart = found.gap(meant)
    if not apart:
        yield holds(rule, stated.sides, f"{equation} = {rate.text}")
    elif found.disjoint(meant) and (stated.together or apart > revision):
        yield finding(
            rule,
            stated.sides,
            f"{equation} = {_percent(old, new, rises=True)} ≠ {rate.text}",
            confidence=stated.confidence,
        )


def _of_amounts(rule: Rule, stated: Statements, loose: float) -> Iterator[Outcome]:
    """A value with the amount of its rise or fall in one sentence, the rate in another.

    Between documents only rates more than ``loose`` points apart are told: one may be rounded, or
    of like bodies.
    """
    new, step, rate = stated.sides
    base = magnitude(new) - magnitude(step)
    if base.low <= 0:
        return
    found = magnitude(step) / base * _HUNDRED
    equation = f"{step.text} ÷ ({new.text} − {step.text})"
    apart = found.gap(_in_percent(rate))
    if not apart:
        yield holds(rule, stated.sides, f"{equation} = {rate.text}")
    elif stated.together or apart > loose:
        shown = _shown(middle(step) / (middle(new) - middle(step)) * _HUNDRED)
        yield finding(
            rule,
            stated.sides,
            f"{equation} = {shown} ≠ {rate.text}",
            confidence=stated.confidence,
        )


def _in_percent(rate: Side) -> Interval:
    """A rate, which may be told as 增长1.6倍 or 翻一番."""
    if dimension(rate) != "multiple":
        return magnitude(rate)
    times = magnitude(rate)
    if rate.text.startswith("翻"):
        times = times * DOUBLED - Interval.point(1)
    return times * _HUNDRED


def _rate(old: Interval, new: Interval, *, rises: bool) -> Interval:
    """The growth from ``old`` (above nothing) to ``new`` in percent, or the fall."""
    grown = (new / old - Interval.point(1)) * _HUNDRED
    return grown if rises else -grown


def _percent(old: Side, new: Side, *, rises: bool) -> str:
    """The growth between the two values as they are written, for readers."""
    return _shown(_rate(middle(old), middle(new), rises=rises))


def _shown(rate: Interval) -> str:
    return f"{rate.low:.1f}%"
