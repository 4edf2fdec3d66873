"""Identities between indicators of one subject and time: 进出口总额 = 出口总额 + 进口总额.

The identities stand on the rule's page (``parameters.identities``), each with its source; a page of
one's own states others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, sub, truediv

from factcheck.alignment import wording
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Claim, Confidence, Corpus, Interval, Message
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

PARAMETERS = {"identities": list}
FIELDS = ("identity", "law")

_OPERATORS = {"+": add, "-": sub, "/": truediv}
_SIGNS = {"+": " + ", "-": " − ", "/": " ÷ "}
_TERM = compiled(r"\s*([+\-/])\s*")
_MEASURED = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.SHARE, Aspect.AVERAGE))
#: The name of an indicator: a letter at least, and no sign of reckoning.
_NAME = compiled(r"(?=.*[^\W\d_])[^\s×*÷%^<>()]+")
_DIVIDED = 2  #: terms of a division
_PERCENT = Interval.point(100.0)
#: The word that texts leave out: 出口, 出口额.
_AMOUNT = "额"

Key = tuple[frozenset[str], object, object, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """``whole`` is what ``operator`` makes of the ``terms``, all of them canonical names.

    ``told`` is the side of the terms as the page words it.
    """

    whole: str
    terms: tuple[str, ...]
    operator: str
    source: str
    told: str

    def fits(self, whole: Claim, claims: Sequence[Claim]) -> bool:
        """Whether the dimensions allow it: amounts of one kind, a share of two of a kind, or so
        much of one kind for each of another (人均地区生产总值 = 地区生产总值 / 常住人口).
        """
        kinds = {claim.quantity.dimension for claim in claims}
        same = whole.quantity.dimension == claims[0].quantity.dimension
        if self.operator != "/":
            return same and len(kinds) == 1
        return same != (len(kinds) == 1) and claims[1].quantity.magnitude.low > 0

    def value(self, claims: Sequence[Claim]) -> Interval:
        """What the terms make, in the base unit of the whole."""
        return reduce(_OPERATORS[self.operator], (c.quantity.magnitude for c in claims))


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for indicators whose values cannot satisfy an identity of the page."""
    identities = _identities(rule)
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
    if not identity.fits(whole, claims):
        return
    made = identity.value(claims)
    if identity.operator == "/" and whole.quantity.unit == "%":
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
        fields={"identity": identity.told, "law": identity.source},
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


def families(rule: Rule) -> list[frozenset[str]]:
    """The canonical indicators that each identity of the page holds against each other."""
    return [
        frozenset(name + more for name in (one.whole, *one.terms) for more in ("", _AMOUNT))
        for one in _identities(rule)
    ]


def verify(rule: Rule) -> None:
    """Reads the formulas of the page; raises ``RuleError`` at the line of a faulty one."""
    if not _identities(rule):
        raise rule.fault("parameters", "identities 里没有等式", "there is nothing in identities")


def _identities(rule: Rule) -> list[Identity]:
    return [_identity(rule, at, one) for at, one in enumerate(rule.parameters["identities"])]


def _identity(rule: Rule, at: int, entry: object) -> Identity:
    place = ("parameters", "identities", at)
    told = entry if isinstance(entry, dict) else {}
    texts = [text for text in told.values() if isinstance(text, str) and text.strip()]
    if told.keys() != {"formula", "source"} or len(texts) != len(told):
        raise rule.fault(
            place,
            f'第 {at + 1} 个等式应写作 {{ formula = "甲 = 乙 + 丙", source = "出处" }}，两项都要有',
            f"identity {at + 1} is written "
            '{ formula = "a = b + c", source = "…" }, with both and nothing else',
        )
    # Names are compared in the width and script in which texts are read.
    whole, *sides = (side.strip() for side in normalise(told["formula"]).split("="))
    parts = _TERM.split(sides[0]) if len(sides) == 1 else []
    terms, operators = tuple(parts[::2]), set(parts[1::2])
    uneven = "/" in operators and len(terms) != _DIVIDED
    if not all(map(_NAME.fullmatch, (whole, *terms))) or len(operators) != 1 or uneven:
        raise rule.fault(
            place,
            f"“{told['formula']}”不是“甲 = 乙 + 丙”“甲 = 乙 - 丙”“甲 = 乙 / 丙”这样的等式；"
            "一个等式只用一种运算，没有括号和系数",
            f"“{told['formula']}” is no “a = b + c”, “a = b - c” or “a = b / c”; "
            "a formula has one kind of operator, no brackets and no factors",
        )
    operator = operators.pop()
    names = tuple(_bare(term) for term in terms)
    if len({_bare(whole), *names}) <= len(names):
        raise rule.fault(
            place,
            f"“{told['formula']}”里有一个指标写了两次（别名算同一个）",
            f"“{told['formula']}” names an indicator twice (aliases count as one)",
        )
    worded = _SIGNS[operator].join(terms)
    return Identity(_bare(whole), names, operator, told["source"], worded)


def _bare(name: str) -> str:
    """The canonical name without the word for an amount, which texts leave out: 出口, 出口额."""
    return wording.canonical(name).removesuffix(_AMOUNT)
