"""One figure with its decimal point, zeros or 万 in two places: 11520吨 and 11.52万吨."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.alignment import digits, wording
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Claim, Confidence, Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.DIGITS

FIELDS = ("times",)

#: Beyond this power of ten nobody slips.
_POWERS = 4


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for claims of like indicators with the same digits, a power of ten apart."""
    by_digits: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        written = digits(claim)
        # The days of thirty years and of three have their digits in common.
        if written and claim.quantity.dimension != "time":
            by_digits[claim.quantity.dimension, written].append(claim)
    for claims in by_digits.values():
        powers = [_power(claim) for claim in claims]
        if len(set(powers)) == 1:
            continue  # nearly always
        for (a, first), (b, second) in combinations(zip(claims, powers, strict=True), 2):
            power = abs(first - second)
            if 0 < power <= _POWERS and corpus.concerns(a.span, b.span) and _alike(a, b):
                times = f"{10**power:,}"
                yield finding(
                    rule,
                    (a, b),
                    f"{a.text} ≠ {b.text}",
                    confidence=Confidence.MEDIUM,
                    fields={"times": times},
                )


def _based(claim: Claim) -> float:
    """The figure in the base unit of its dimension."""
    return (claim.quantity.nominal or 0.0) * claim.quantity.factor


def _power(claim: Claim) -> int:
    return Decimal(repr(_based(claim))).adjusted()


def _alike(a: Claim, b: Claim) -> bool:
    """Whether the two may be one figure: whose, when, planned or not, and a word in common."""
    if a.modality is not b.modality or a.context == b.context:
        return False
    parties = [{wording.place(party) for party in claim.members} for claim in (a, b)]
    if not parties[0] & parties[1] or wording.namesakes(a.members, b.members):
        return False
    if a.period is not None and b.period is not None and not a.period.overlaps(b.period):
        return False
    return bool(_pairs(a.indicator) & _pairs(b.indicator))


def _pairs(indicator: str) -> set[str]:
    return {first + second for first, second in pairwise(wording.canonical(indicator))}
