"""Shares of one whole that do not make a hundred, and shares above it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce
from operator import add

from factcheck.checks import repairs
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.checks.sides import magnitude
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Interval,
    Message,
    Relation,
    RelationKind,
    Verdict,
)
from factcheck.patterns import compiled
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.DOCUMENT

_KINDS = frozenset((RelationKind.SHARES, RelationKind.SHARED, RelationKind.TOGETHER))
#: So many characters name a measure: 产值, 支出, 人数.
_MEASURE = 2
_WHOLE = Interval.point(100.0)
_SLASHED = compiled("[0-9]+/[0-9]+")
_BESIDE = 12


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for sets of shares that cannot be all of a whole, and for shares above 100%."""
    for relation in corpus.relations:
        if relation.kind in _KINDS:
            yield from _set(relation, rule)
    for claim in corpus.claims:
        if not (_bounded(claim) or _fraction(claim, corpus)):
            continue
        if _WHOLE.entirely_below(claim.quantity.magnitude):
            yield finding(
                rule,
                (claim,),
                f"{claim.text} > 100%",
                confidence=claim.confidence,
                verdict=Verdict.IMPOSSIBLE,
            )
        elif claim.confidence > Confidence.LOW:
            yield holds(rule, (claim,), f"{claim.text} ≤ 100%")


def _set(relation: Relation, rule: Rule) -> Iterator[Outcome]:
    shares = [magnitude(side) for side in relation.sides]
    total = reduce(add, shares)
    equation = " + ".join(side.text for side in relation.sides)
    if not total.disjoint(_WHOLE):
        yield holds(rule, relation.sides, f"{equation} = 100%")
        return
    needed = [_WHOLE - reduce(add, shares[:at] + shares[at + 1 :]) for at in range(len(shares))]
    slipped = tuple(repairs.repairs(relation.sides, needed))
    above = any(_WHOLE.entirely_below(share) for share in shares)
    # What has nothing in common comes to no more than all, be it all there is or not.
    above = above or (relation.kind is not RelationKind.SHARES and _WHOLE.entirely_below(total))
    sure = relation.kind is RelationKind.SHARES or above
    if not sure and not (relation.sure and slipped and repairs.exact(_WHOLE, relation.sides)):
        return
    middle = (total.low + total.high) / 2
    yield finding(
        rule,
        relation.sides,
        f"{equation} = {middle:.6g}% ≠ 100%",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        reasons=(Message(zh="各占比合起来是全部", en="the shares are all of one whole"),),
        related=repairs.told(slipped),
    )


def _bounded(claim: Claim) -> bool:
    """Whether a share is of a base that holds what it is a share of."""
    if claim.quantity.dimension != "percent":
        return False
    if claim.indicator.endswith(group("parts", "unbounded")):
        return False
    if claim.indicator.endswith(group("parts", "bounded")):
        return claim.aspect not in (Aspect.GROWTH, Aspect.CHANGE)
    return claim.aspect is Aspect.SHARE and bool(claim.base) and _holds_part(claim)


def _fraction(claim: Claim, corpus: Corpus) -> bool:
    """Whether a share is written as a fraction, which is none above one: 三分之二, or 2/3 in words
    that leave it no day.
    """
    if claim.quantity.dimension != "percent" or claim.aspect is not Aspect.SHARE:
        return False
    found = _SLASHED.search(claim.text)
    if found is None:
        return "分之" in claim.text and "百分之" not in claim.text
    # Where all is kept from a run before, what reads is not loaded.
    from factcheck.extraction.figures.wording import told_as_share

    before, after = corpus.documents[claim.span.document].beside(claim.span, _BESIDE)
    return told_as_share(before + claim.text[: found.start()], claim.text[found.end() :] + after)


def _holds_part(claim: Claim) -> bool:
    """Whether the base is all of its kind, or measures the same: 民生支出 of 预算支出."""
    base = claim.base or ""
    if claim.indicator == base and base.endswith(_members()):
        return True  # 98%的生产设备
    named = len(claim.indicator) > _MEASURE and claim.indicator != base  # 400%的增长空间
    if named and base.endswith(claim.indicator[-_MEASURE:]):
        return True
    return any(base.endswith(word) for word in group("parts", "all-of"))


@cache
def _members() -> tuple[str, ...]:
    """What is counted by the piece, so that a share of it is no more than all of it."""
    return tuple(word for role in ("things", "doers", "bodies") for word in group("cues", role))
