"""What every check ends with: a finding, its words filled in from the rule's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.checks.fingerprint import fingerprint
from factcheck.model import (
    Claim,
    Confidence,
    Finding,
    Held,
    Message,
    PeriodBasis,
    Related,
    Severity,
    Side,
    Verdict,
)
from factcheck.rulebook import Rule

Outcome = Finding | Held

#: What the texts of any rule page may fill in.
FIELDS = (
    "when",
    "subject",
    "indicator",
    "base",
    "other_base",
    "source",
    "values",
    "choice",
    "derivation",
)


def finding(
    rule: Rule,
    sides: Sequence[Side],
    derivation: str,
    *,
    confidence: Confidence,
    verdict: Verdict = Verdict.CONFLICT,
    severity: Severity | None = None,
    fields: Mapping[str, str] | None = None,
    reasons: Iterable[Message] = (),
    related: Iterable[Related] = (),
) -> Finding:
    """The finding that ``rule`` makes of ``sides``, the primary one first.

    ``fields`` are further words for the page's texts, besides those of the sides.
    """
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity if severity is None else severity,
        confidence=confidence,
        verdict=verdict,
        message=_filled(rule.message, sides, derivation, fields or {}),
        claims=tuple(sides),
        derivation=derivation,
        fingerprint=fingerprint(rule.id, verdict, sides),
        action=_filled(rule.action, sides, derivation, fields or {}),
        reasons=tuple(reasons),
        related=tuple(related),
    )


def holds(rule: Rule, sides: Sequence[Side], derivation: str) -> Held:
    """A relation that was looked at and is right: told only where it is asked for."""
    return Held(rule.id, rule.name, tuple(sides), derivation)


def _filled(
    template: Message, sides: Sequence[Side], derivation: str, more: Mapping[str, str]
) -> Message:
    """A text of a rule page with the words of the sides filled in."""
    claims = [side for side in sides if isinstance(side, Claim)]
    first = next((claim for claim in claims if claim.subject), None)
    bases = list(dict.fromkeys(claim.base or "" for claim in claims))
    distinct = list(dict.fromkeys(side.text for side in sides))
    subject = (first.subject if first else None) or ""
    shared = {
        "when": _when(claims),
        "indicator": next((claim.indicator for claim in claims if claim.indicator), ""),
        "base": bases[0] if bases else "",
        "other_base": bases[-1] if bases else "",
        "derivation": derivation,
        **more,
    }
    return Message(
        zh=template.zh.format(
            **{
                "subject": subject or "?",
                "source": subject or "有关方面",
                "values": "、".join(distinct),
                "choice": "还是".join(distinct),
                **shared,
            }
        ),
        en=template.en.format(
            **{
                "subject": subject or "?",
                "source": subject or "the source",
                "values": ", ".join(distinct),
                "choice": " or ".join(distinct),
                **shared,
            }
        ),
    )


def _when(claims: Iterable[Claim]) -> str:
    """The time of the claims, as one of them states it or by its year: 2025年 rather than 目前."""
    periods = [claim.period for claim in claims if claim.period is not None]
    stated = [period.text for period in periods if period.basis is PeriodBasis.EXPLICIT]
    years = [f"{period.start.year}年" for period in periods if period.start is not None]
    return next(filter(None, (*stated, *years)), "")
