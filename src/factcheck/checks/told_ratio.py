"""A share, a multiple or a rise of one text that the values of another do not give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.alignment.ratios import Ratio, ratios
from factcheck.checks.equations import magnitude, middle
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Held, Interval, Message, Span
from factcheck.rulebook import Rule

SCOPE = Scope.PASSAGES

PARAMETERS = {"points": float}

_HUNDRED = 100.0
_ONE = Interval.point(1.0)
_REASON = Message(zh="比例写在另一稿里", en="the ratio stands in another text")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for ratios that the values do not give, by more than ``points`` in per cent."""
    points = float(rule.parameters["points"])
    outcomes: defaultdict[Span, list[Outcome]] = defaultdict(list)
    for told in ratios(corpus):
        if magnitude(told.base).low > 0 and magnitude(told.value).low > 0:
            outcomes[told.ratio.span].append(_outcome(rule, told, points))
    for found in outcomes.values():
        # Of several values that it may be of, one is enough.
        kept = [outcome for outcome in found if isinstance(outcome, Held)]
        yield from kept or found


def _outcome(rule: Rule, told: Ratio, points: float) -> Outcome:
    value, base = magnitude(told.value), magnitude(told.base)
    percent = told.ratio.quantity.dimension == "percent"
    scale = _HUNDRED if percent else 1.0
    found = (value / base - _ONE if told.added else value / base).scaled(scale)
    sides = (told.ratio, told.value, told.base)
    more = " − 1" if told.added else ""
    equation = f"{told.value.text} ÷ {told.base.text}{more}"
    if found.gap(magnitude(told.ratio)) * _HUNDRED / scale <= points:
        return holds(rule, sides, f"{equation} = {told.ratio.text}")
    exact = middle(told.value).low / middle(told.base).low - told.added
    written = f"{exact * _HUNDRED:.1f}%" if percent else f"{exact:.2f}"
    return finding(
        rule,
        sides,
        f"{equation} = {written} ≠ {told.ratio.text}",
        confidence=Confidence.MEDIUM,
        reasons=(_REASON,),
    )
