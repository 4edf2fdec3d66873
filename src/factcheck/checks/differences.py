"""Two values and their difference that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.alignment.goals import beyond_goals, held_against_goals
from factcheck.alignment.years import Statements, gains, steps
from factcheck.checks.equations import dimension, in_order, magnitude, positive, size, told
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Interval,
    Relation,
    RelationKind,
    Side,
    Span,
    Verdict,
)
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

#: All that a share may be.
_SHARES = Interval(0.0, 100.0)

SCOPE = Scope.ABOUT

PARAMETERS = {"revision_points": float, "revision_percent": float, "settled_percent": float}


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for differences (票, 元, 个百分点) that the two values do not have."""
    for relation in corpus.relations:
        if relation.kind in (RelationKind.RISE, RelationKind.FALL):
            yield from _stated(rule, relation)
        elif relation.kind is RelationKind.APART:
            yield from _stated(rule, _ascending(relation))
    stated: set[Span] = set()
    for value, amount, goal, confidence in beyond_goals(corpus):
        stated.add(amount.span)
        implied = magnitude(value) - magnitude(amount)
        equation = f"{value.text} − {amount.text}"
        sides = (value, amount, goal)
        if implied.disjoint(magnitude(goal)):
            yield finding(rule, sides, f"{equation} ≠ {goal.text}", confidence=confidence)
        else:
            yield holds(rule, sides, f"{equation} = {goal.text}")
    for stated_step in steps(corpus):
        yield from _of_steps(rule, stated_step, float(rule.parameters["revision_points"]))
    for stated_step in gains(corpus):
        old = stated_step.sides[0]
        revised = old.indicator.endswith(group("cues", "revisable"))
        share = rule.parameters["revision_percent" if revised else "settled_percent"]
        yield from _of_steps(rule, stated_step, size(old).low * float(share) / 100)
    for value, amount in held_against_goals(corpus.claims):
        if amount.span not in stated and value.aspect is Aspect.SHARE:
            yield _implied(rule, value, amount)


def _of_steps(rule: Rule, stated: Statements, revision: float) -> Iterator[Outcome]:
    """The values of two years, or months, and how far they are apart, each told for itself.

    Between documents the earlier one may have been revised since, so that only what is more than
    ``revision`` off is told.
    """
    old, new, step = stated.sides
    if new.quantity.dimension != step.quantity.dimension != "points":
        return
    more, less = (old, new) if magnitude(step).high < 0 else (new, old)
    equation = f"{more.text} − {less.text}"
    found = magnitude(new) - magnitude(old)
    off = found.gap(magnitude(step))
    if not off:
        yield holds(rule, stated.sides, f"{equation} = {step.text}")
    elif found.disjoint(magnitude(step)) and (stated.together or off > revision):
        yield finding(rule, stated.sides, f"{equation} ≠ {step.text}", confidence=stated.confidence)


def _implied(rule: Rule, value: Claim, amount: Claim) -> Outcome:
    """The goal of a share that a value and its lead tell of, which is a share as well."""
    implied = magnitude(value) - magnitude(amount)
    goal = (implied.low + implied.high) / 2
    equation = f"{value.text} − {amount.text} = {goal:.6g}%"
    if not implied.disjoint(_SHARES):
        return holds(rule, (value, amount), equation)
    return finding(
        rule,
        (value, amount),
        f"{equation} {'<' if implied.high < 0 else '>'} {0 if implied.high < 0 else 100}%",
        confidence=Confidence.MEDIUM,
        verdict=Verdict.IMPOSSIBLE,
    )


def _stated(rule: Rule, relation: Relation) -> Iterator[Outcome]:
    old, new, *amounts = relation.sides
    rises = relation.kind is RelationKind.RISE
    if not in_order(old, new, rises=rises):
        return
    more, less = (new, old) if rises else (old, new)
    for amount in amounts:
        points = dimension(amount) == "points" and dimension(old) == "percent"
        if dimension(amount) != dimension(old) and not points:
            continue
        if dimension(amount) == "percent" and not _is_difference(more, less, amount):
            continue  # a rate of a rate, which the rule of growth looks at

        def right(values: Sequence[Interval]) -> bool:
            return not (values[0] - values[1]).disjoint(positive(values[2]))

        equation = f"{more.text} − {less.text}"
        yield told(
            rule,
            (more, less, amount),
            f"{equation} = {amount.text}",
            f"{equation} ≠ {amount.text}",
            right,
        )


def _ascending(relation: Relation) -> Relation:
    """The two values that the words set apart as a rise from the smaller to the larger one."""
    first, second, amount = relation.sides
    if magnitude(second).low < magnitude(first).low:
        first, second = second, first
    return replace(relation, kind=RelationKind.RISE, sides=(first, second, amount))


def _is_difference(more: Side, less: Side, amount: Side) -> bool:
    return not (magnitude(more) - magnitude(less)).disjoint(positive(magnitude(amount)))
