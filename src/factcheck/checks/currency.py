"""One amount in two currencies: 出口总额17.82亿元 and 17.82亿美元."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from factcheck.alignment import compatible, key
from factcheck.alignment.slots import many_digits
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Claim, Confidence, Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

_MONEY = "money:"
#: So many digits are the same by no chance.
_DIGITS = 3


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for claims about the same with the same number, each in a currency of its own."""
    told: defaultdict[tuple[str, float], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        quantity = claim.quantity
        if (
            quantity.dimension.startswith(_MONEY)
            and quantity.nominal
            and many_digits(quantity, _DIGITS)
        ):
            told[key(claim)[2], abs(quantity.nominal)].append(claim)
    for claims in told.values():
        for a, b in combinations(claims, 2):
            if a.quantity.dimension == b.quantity.dimension or a.context == b.context:
                continue
            if not corpus.concerns(a.span, b.span):
                continue
            comparison = compatible(a, replace(b, quantity=a.quantity))
            if comparison is None or comparison.differs:
                continue
            if comparison.confidence > Confidence.LOW:
                yield finding(
                    rule,
                    (a, b),
                    f"{a.text} ≠ {b.text}",
                    confidence=comparison.confidence,
                    reasons=comparison.reasons,
                )
