"""Shares that are not what their part and their whole come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.alignment import base_key, key, wording
from factcheck.checks import repairs
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.checks.sides import magnitude
from factcheck.model import (
    Claim,
    Confidence,
    Corpus,
    Interval,
    Message,
    Relation,
    RelationKind,
    Side,
    Span,
)
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

_KINDS = frozenset((RelationKind.SHARE, RelationKind.SHARE_OF))
_HUNDRED = 100.0
_ALL = Interval.point(_HUNDRED)
#: No part of anything is written as so small a share.
_NOTHING = 1e-9
#: How near a fraction in words is meant.
_ABOUT = Interval(0.9, 1.1)


class _Share(NamedTuple):
    """A whole, a part of it, and the share that the part is said to have."""

    whole: Side
    part: Side
    share: Side

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.share, self.part, self.whole

    @property
    def needed(self) -> tuple[Interval, ...]:
        """What the others ask of each side."""
        whole, part, share = *map(magnitude, (self.whole, self.part)), self.written
        return (
            (part / whole).scaled(_HUNDRED),
            (whole * share).scaled(1 / _HUNDRED),
            (part / share).scaled(_HUNDRED),
        )

    @property
    def written(self) -> Interval:
        """The share as it is told; 不到10% is above nothing, 四分之一多 about a quarter."""
        share = magnitude(self.share)
        bound = share.high >= _HUNDRED or share.low <= 0  # 超过三分之二, 不到一半
        if "分之" in self.share.text and "百分之" not in self.share.text and not bound:
            share = share * _ABOUT
        return Interval(max(share.low, _NOTHING), share.high, share.low_open, share.high_open)

    @property
    def holds(self) -> bool:
        return not self.needed[0].disjoint(self.written)

    def derivation(self, sign: str) -> str:
        return f"{self.part.text} ÷ {self.whole.text} {sign} {self.share.text}"


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for shares that no true values of part and whole could give."""
    for relation in corpus.relations:
        if relation.kind is RelationKind.REST:
            yield from _rest(relation, rule)
    for shares in _readings(corpus):
        kept = next((share for share in reversed(shares) if share.holds), None)
        if kept is not None:
            yield holds(rule, kept.sides, kept.derivation("="))
            continue
        one = len({magnitude(share.whole) for share in shares}) == 1
        faults = [fault for share in reversed(shares) if (fault := _fault(share, rule, sure=one))]
        yield from faults[:1]


def _rest(relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """What is left of a whole of which a share is told: 100户中90%脱贫,剩下10户."""
    whole, share, rest = map(magnitude, relation.sides)
    left = _ALL - share
    if whole.low <= 0 or rest.low <= 0 or left.low <= 0:
        return
    needed = (
        (rest / left).scaled(_HUNDRED),
        _ALL - (rest / whole).scaled(_HUNDRED),
        (whole * left).scaled(1 / _HUNDRED),
    )
    first, part, last = (side.text for side in relation.sides)
    if not needed[2].disjoint(rest):
        yield holds(rule, relation.sides, f"{first} × (1 − {part}) = {last}")
    elif slipped := tuple(repairs.repairs(relation.sides, needed)):
        yield finding(
            rule,
            relation.sides,
            f"{first} × (1 − {part}) ≠ {last}",
            confidence=Confidence.MEDIUM,
            related=repairs.told(slipped),
        )


def _readings(corpus: Corpus) -> Iterator[list[_Share]]:
    """The shares with what may be their whole, as the sentence or the document tells it."""
    found: defaultdict[tuple[Span, Span], list[_Share]] = defaultdict(list)
    wholes = _Wholes(corpus.claims)
    for relation in corpus.relations:
        if relation.kind in _KINDS:
            *_, part, share = relation.sides
            found[part.span, share.span] += filter(_positive, _shares(relation, wholes))
    yield from filter(None, found.values())


def _shares(relation: Relation, wholes: _Wholes) -> Iterator[_Share]:
    if relation.kind is RelationKind.SHARE:
        part, share = relation.sides
        if isinstance(part, Claim) and isinstance(share, Claim) and share.base:
            for told in wholes.of(part, share):
                yield _Share(told, part, share)
        return
    whole, part, share = relation.sides
    yield _Share(whole, part, share)


def _positive(share: _Share) -> bool:
    """Whether the equation can be solved for each of its sides."""
    amounts = all(magnitude(side).low > 0 for side in (share.whole, share.part))
    return amounts and magnitude(share.share).high > _NOTHING


class _Wholes:
    """The claims of each document by what they are about."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.span.document, key(claim)[2]].append(claim)

    def of(self, part: Claim, share: Claim) -> Iterator[Claim]:
        """What the base of a share names in its own document, of the part's time and kind."""
        owner, name = wording.scope(base_key(share))
        owner, name = owner or wording.place(part.subject or ""), wording.canonical(name)
        for claim in self._claims.get((part.span.document, name), ()):
            alike = claim.quantity.dimension == part.quantity.dimension
            if not owner or wording.place(claim.subject or "") != owner:
                continue
            if not alike or claim.modality is not part.modality or claim.span == part.span:
                continue
            if claim.period and part.period and claim.period.same_days(part.period):
                yield claim


def _truncated(share: _Share) -> bool:
    """Whether the share was cut off where it should have been rounded: 66% for 66.7%."""
    written = share.written
    if written.low == _NOTHING:
        return False  # 不到10% was not rounded
    half = (written.high - written.low) / 2
    return not (written + Interval.point(half)).disjoint(share.needed[0])


def _fault(share: _Share, rule: Rule, *, sure: bool) -> Outcome | None:
    slipped = tuple(repairs.repairs(share.sides, share.needed))
    written = share.written
    exact = repairs.exact(written, (share.share,))
    if _truncated(share) or not (sure or (slipped and exact)):
        return None
    if magnitude(share.whole).entirely_below(magnitude(share.part)) and not slipped:
        return None  # less than its part, it is the whole of something else
    return finding(
        rule,
        share.sides,
        f"{share.derivation('≠')}（{_percent(share.needed[0])}）",
        confidence=Confidence.HIGH if sure and slipped else Confidence.MEDIUM,
        reasons=(Message(zh="分子、分母和占比都写明了", en="part, whole and share are all told"),),
        related=repairs.told(slipped),
    )


def _percent(share: Interval) -> str:
    """What part and whole give, with one decimal more than a share is mostly written with."""
    return f"{(share.low + share.high) / 2:.4g}%"
