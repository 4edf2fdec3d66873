"""Identities between indicators of one subject and time: 进出口总额 = 出口总额 + 进口总额.

The identities stand on the rule's page (``parameters.identities``), each with its source; a page of
one's own states others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, sub, truediv

from factcheck.alignment import wording
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.errors import RuleError
from factcheck.model import Aspect, Claim, Confidence, Corpus, Interval, Message
from factcheck.rulebook import Rule

PARAMETERS = {"identities": list}
FIELDS = ("identity", "law")

_OPERATORS = {"+": add, "-": sub, "/": truediv}
_SIGNS = {"+": " + ", "-": " − ", "/": " ÷ "}
_TERM = re.compile(r"\s*([+\-/])\s*")
_MEASURED = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.SHARE, Aspect.AVERAGE))
_PERCENT = Interval.point(100.0)

Key = tuple[frozenset[str], object, object, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """``whole`` is what ``operator`` makes of the ``terms``, all of them canonical names."""

    whole: str
    terms: tuple[str, ...]
    operator: str
    source: str

    def value(self, claims: Sequence[Claim]) -> Interval:
        """What the terms make, in the base unit of the whole."""
        return reduce(_OPERATORS[self.operator], (c.quantity.magnitude for c in claims))


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for indicators whose values cannot satisfy an identity of the page."""
    identities = [_identity(rule, entry) for entry in rule.parameters["identities"]]
    wanted = {name for found in identities for name in (found.whole, *found.terms)}
    by_key: defaultdict[Key, defaultdict[str, list[Claim]]]
    by_key = defaultdict(lambda: defaultdict(list))
    for claim in corpus.claims:
        name = _bare(wording.without_name(claim.indicator, claim.subject))
        if name in wanted and claim.aspect in _MEASURED:
            by_key[_key(claim)][name].append(claim)
    for told in by_key.values():
        for identity in identities:
            for whole in told.get(identity.whole, ()):
                yield from _judge(rule, identity, whole, told)


def _judge(
    rule: Rule, identity: Identity, whole: Claim, told: Mapping[str, Sequence[Claim]]
) -> Iterator[Outcome]:
    terms = [_nearest(whole, told.get(name, ())) for name in identity.terms]
    sides = [whole, *(term for term in terms if term is not None)]
    if None in terms or len({side.span for side in sides}) < len(sides):
        return
    claims = sides[1:]
    if len({claim.quantity.dimension for claim in claims}) > 1:
        return
    share = whole.quantity.dimension != claims[0].quantity.dimension
    if share != (identity.operator == "/"):
        return
    if share and claims[1].quantity.magnitude.low <= 0:
        return
    made = identity.value(claims)
    if share and whole.quantity.unit == "%":
        made = made * _PERCENT
    text = _SIGNS[identity.operator].join(claim.text for claim in claims)
    if not made.disjoint(whole.quantity.magnitude):
        yield holds(rule, sides, f"{text} = {whole.text}")
        return
    yield finding(
        rule,
        sides,
        f"{text} ≠ {whole.text}",
        confidence=_confidence(sides),
        fields={"identity": _SIGNS[identity.operator].join(identity.terms), "law": identity.source},
        reasons=[Message(zh=f"依据：{identity.source}", en=f"by {identity.source}")],
    )


def _nearest(whole: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a term that stands closest to the whole, its own document first."""
    return min(claims, key=lambda claim: _distance(whole, claim), default=None)


def _distance(whole: Claim, claim: Claim) -> tuple[bool, int, str]:
    elsewhere = claim.span.document != whole.span.document
    return elsewhere, abs(claim.span.start - whole.span.start), claim.span.document


def _confidence(sides: Sequence[Claim]) -> Confidence:
    """Figures of one paragraph are told together, whatever of them is only understood."""
    if len({(side.span.document, side.block) for side in sides}) == 1:
        return Confidence.MEDIUM
    return min(side.confidence for side in sides)


def _key(claim: Claim) -> Key:
    """What the claims of one identity have in common; the unknown is known in one document only."""
    parties = frozenset(map(wording.place, claim.members))
    period = claim.period
    days = (period.start, period.end) if period is not None else None
    alone = "" if parties and days else claim.span.document
    return parties, days, claim.modality, alone


def _identity(rule: Rule, entry: Mapping[str, str]) -> Identity:
    whole, _, rest = str(entry.get("formula", "")).partition("=")
    parts = _TERM.split(rest.strip())
    terms, operators = tuple(parts[::2]), set(parts[1::2])
    if not whole.strip() or not all(terms) or len(operators) != 1 or "source" not in entry:
        raise RuleError(
            Message(
                zh=f"规则 {rule.id}：identities 每项应写作 "
                '{ formula = "甲 = 乙 + 丙", source = "出处" }，一个等式只用一种运算',
                en=f"rule {rule.id}: each of identities is written "
                '{ formula = "a = b + c", source = "…" }, with one kind of operator',
            )
        )
    names = tuple(_bare(term) for term in terms)
    return Identity(_bare(whole.strip()), names, operators.pop(), str(entry["source"]))


def _bare(name: str) -> str:
    """The canonical name without the word for an amount, which texts leave out: 出口, 出口额."""
    return wording.canonical(name).removesuffix("额")
