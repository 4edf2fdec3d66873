"""From comparable pairs that clash to findings: one clash, one finding with all its sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factcheck.alignment import Comparison
from factcheck.checks.findings import finding
from factcheck.model import (
    Claim,
    Confidence,
    Finding,
    Related,
    Severity,
    Verdict,
)
from factcheck.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both hold, ``sign`` standing between their values (38家 ≠ 35家).

    A sign with a direction (>) keeps the order of the two.
    """

    a: Claim
    b: Claim
    comparison: Comparison
    sign: str = "≠"


def findings(
    clashes: Iterable[Clash],
    rule: Rule,
    *,
    verdict: Verdict = Verdict.CONFLICT,
    severity: Severity | None = None,
    related: Callable[[tuple[Claim, ...]], Iterable[Related]] = lambda _: (),
) -> Iterator[Finding]:
    """One finding for each connected set of clashes, in order of its first claim.

    ``related`` tells what explains a clash of the claims that it is given.
    """
    for group in _connected(clashes):
        claims = _sides(group)
        yield finding(
            rule,
            claims,
            _derivation(claims, group[0].sign),
            confidence=max(clash.comparison.confidence for clash in group),
            verdict=verdict,
            severity=severity,
            reasons=group[0].comparison.reasons,
            related=related(claims),
        )


def _connected(clashes: Iterable[Clash]) -> list[list[Clash]]:
    """The clashes that share a claim, put together; unsure ones join no others."""
    groups: list[list[Clash]] = []
    for clash in sorted(clashes, key=lambda clash: (clash.a.span, clash.b.span)):
        ends = {clash.a.span, clash.b.span}
        touched = [group for group in groups if clash.sign != ">" or group[0].a is clash.a]
        touched = [
            group
            for group in touched
            if clash.comparison.confidence is not Confidence.LOW
            and group[0].comparison.confidence is not Confidence.LOW
            and any(ends & {other.a.span, other.b.span} for other in group)
        ]
        merged = [other for group in touched for other in group] + [clash]
        groups = [group for group in groups if group not in touched]
        groups.append(merged)
    return sorted(groups, key=lambda group: min(clash.a.span for clash in group))


def _sides(group: list[Clash]) -> tuple[Claim, ...]:
    if group[0].sign == ">":
        return group[0].a, *(clash.b for clash in group)
    by_span = {claim.span: claim for clash in group for claim in (clash.a, clash.b)}
    return tuple(by_span[span] for span in sorted(by_span))


def _derivation(claims: tuple[Claim, ...], sign: str) -> str:
    texts = list(dict.fromkeys(claim.quantity.text for claim in claims))
    if sign == ">":
        return f"{texts[0]} > {'、'.join(texts[1:])}"
    return f" {sign} ".join(texts)
