"""Two shares of one thing over one base, or over bases that are mostly one base worded twice."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import base_key, narrowing, pairs
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome, holds
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Claim, Confidence, Corpus, Severity, Verdict
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

PARAMETERS = {"near_points": float}

_SHARES = frozenset((Aspect.SHARE,))
_BASE_ALONE = frozenset(("base",))


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for shares that agree in all but their value, or in all but value and base."""
    near = float(rule.parameters["near_points"])
    same: list[Clash] = []
    reworded: list[Clash] = []
    apart: list[Clash] = []
    for a, b, comparison in pairs(corpus, _SHARES):
        if not a.quantity.magnitude.disjoint(b.quantity.magnitude):
            if not comparison.differs and comparison.confidence > Confidence.LOW:
                yield holds(rule, (a, b), f"{a.text} = {b.text}")
            continue
        if not comparison.differs:
            same.append(Clash(a, b, comparison))
        elif comparison.differs == _BASE_ALONE and _one_modifier(a, b):
            close = a.quantity.magnitude.gap(b.quantity.magnitude) <= near
            (reworded if close else apart).append(Clash(a, b, comparison, "≈" if close else "/"))
    yield from findings(same, rule)
    yield from findings(reworded, rule, verdict=Verdict.DIFFERS_IN_BASE, severity=Severity.WARNING)
    yield from findings(apart, rule, verdict=Verdict.DIFFERS_IN_BASE, severity=Severity.INFO)


def _one_modifier(a: Claim, b: Claim) -> bool:
    first, second = base_key(a), base_key(b)
    return bool(first and second and (narrowing(first, second) or narrowing(second, first)))
