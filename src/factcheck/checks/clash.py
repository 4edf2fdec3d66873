"""From comparable pairs that clash to findings: one clash, one finding with all its sides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factcheck.alignment import Comparison
from factcheck.alignment.blocks import key
from factcheck.model import (
    Claim,
    Confidence,
    Finding,
    Message,
    PeriodBasis,
    Related,
    Severity,
    Verdict,
)
from factcheck.rulebook import Rule

#: What the texts of a rule page may fill in.
FIELDS = ("when", "subject", "indicator", "base", "other_base", "source", "values", "choice")


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
        yield Finding(
            rule=rule.id,
            name=rule.name,
            severity=rule.severity if severity is None else severity,
            confidence=max(clash.comparison.confidence for clash in group),
            verdict=verdict,
            message=_filled(rule.message, claims),
            claims=claims,
            derivation=_derivation(claims, group[0].sign),
            fingerprint=_fingerprint(rule, claims),
            action=_filled(rule.action, claims),
            reasons=group[0].comparison.reasons,
            related=tuple(related(claims)),
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


def _filled(template: Message, claims: tuple[Claim, ...]) -> Message:
    """A text of a rule page with the words of the claims filled in."""
    first = claims[0]
    other = next((claim for claim in claims if claim.base != first.base), first)
    distinct = list(dict.fromkeys(claim.quantity.text for claim in claims))
    fields = {
        "when": _when(claims),
        "subject": first.subject or "?",
        "indicator": first.indicator,
        "base": first.base or "",
        "other_base": other.base or "",
    }
    return Message(
        zh=template.zh.format(
            **fields,
            source=first.subject or "有关方面",
            values="、".join(distinct),
            choice="还是".join(distinct),
        ),
        en=template.en.format(
            **fields,
            source=first.subject or "the source",
            values=", ".join(distinct),
            choice=" or ".join(distinct),
        ),
    )


def _when(claims: tuple[Claim, ...]) -> str:
    """The time of the claims, as one of them states it or by its year: 2025年 rather than 目前."""
    periods = [claim.period for claim in claims if claim.period is not None]
    stated = [period.text for period in periods if period.basis is PeriodBasis.EXPLICIT]
    years = [f"{period.start.year}年" for period in periods if period.start is not None]
    return next(filter(None, (*stated, *years)), "")


def _derivation(claims: tuple[Claim, ...], sign: str) -> str:
    texts = list(dict.fromkeys(claim.quantity.text for claim in claims))
    if sign == ">":
        return f"{texts[0]} > {'、'.join(texts[1:])}"
    return f" {sign} ".join(texts)


def _fingerprint(rule: Rule, claims: tuple[Claim, ...]) -> str:
    """The same for the same words wherever they stand: no path, line, order or clock goes in."""
    sides = sorted(
        "\x1f".join((*key(claim), str(claim.quantity.interval), "".join(claim.context.split())))
        for claim in claims
    )
    return hashlib.sha256(
        "\x1e".join((rule.id, *sides)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:32]
