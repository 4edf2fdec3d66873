"""One figure with its decimal point, zeros or 万 in two places: 11520吨 and 11.52万吨."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.alignment import wording
from factcheck.checks.findings import Outcome, finding
from factcheck.model import Claim, Confidence, Corpus
from factcheck.rulebook import Rule

FIELDS = ("times",)

#: So many digits that two figures have in common are no chance,
_DIGITS = 4
#: and beyond this power of ten nobody slips.
_POWERS = 4


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for claims of like indicators with the same digits, a power of ten apart."""
    by_digits: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.quantity.dimension == "time":
            continue  # the days of thirty years and of three have their digits in common
        digits = _digits(claim)
        if len(digits) >= _DIGITS:
            by_digits[claim.quantity.dimension, digits].append(claim)
    for claims in by_digits.values():
        for a, b in combinations(claims, 2):
            power = abs(_power(a) - _power(b))
            if 0 < power <= _POWERS and _alike(a, b):
                times = f"{10**power:,}"
                yield finding(
                    rule,
                    (a, b),
                    f"{a.text} ≠ {b.text}",
                    confidence=Confidence.MEDIUM,
                    fields={"times": times},
                )


def _digits(claim: Claim) -> str:
    """The significant digits of the figure in its base unit."""
    nominal = claim.quantity.nominal
    if not nominal:
        return ""
    written = Decimal(repr(nominal * claim.quantity.factor)).normalize()
    return "".join(map(str, written.as_tuple().digits))


def _power(claim: Claim) -> int:
    nominal = claim.quantity.nominal or 1.0
    return Decimal(repr(nominal * claim.quantity.factor)).adjusted()


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
