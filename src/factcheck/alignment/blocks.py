"""Which claims may meet: blocks by what must be equal, so that cost grows with the claims."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from factcheck.alignment import wording
from factcheck.alignment.compare import Comparison, compatible
from factcheck.alignment.slots import many_digits
from factcheck.model import Aspect, Claim, Confidence, Corpus, Span

Key = tuple[str, str, str]

#: So many digits tell a figure.
_DIGITS = 4
#: Whose a claim is that names no party.
_NOBODY = ""


def key(claim: Claim) -> Key:
    """Unit dimension, aspect and canonical indicator: what compatible claims have in common; of a
    date, what began on it.
    """
    began = wording.event(claim.indicator) if claim.aspect is Aspect.DATE else ""
    indicator = began or wording.canonical(wording.without_name(claim.indicator, claim.subject))
    return claim.quantity.dimension, claim.aspect.value, indicator


def digits(claim: Claim) -> str:
    """The significant digits of the figure in its base unit, where they are enough to know it by:
    so many that two figures have in common are no chance.
    """
    nominal = claim.quantity.nominal
    # What is written decides: 万亩 has one digit, and seven in square metres.
    if not nominal or len(_significant(nominal)) < _DIGITS:
        return ""
    return _significant(nominal * claim.quantity.factor)


def _significant(number: float) -> str:
    return "".join(map(str, Decimal(repr(number)).normalize().as_tuple().digits))


def blocks(claims: Iterable[Claim], aspects: frozenset[Aspect]) -> Iterator[tuple[Claim, ...]]:
    """The claims of these aspects by key, each block in order of position, blocks by key."""
    found: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.aspect in aspects:
            found[key(claim)].append(claim)
    for name in sorted(found):
        if len(found[name]) > 1:
            yield tuple(sorted(found[name], key=lambda claim: claim.span))


def pairs(
    corpus: Corpus, aspects: frozenset[Aspect], *, within_sentence: bool = False
) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The comparable pairs among the claims of these aspects, earlier document and place first,
    but for those of which both are only compared with, and for unsure ones where the corpus is
    not asked for those.

    What one sentence tells apart is mostly apart (lists, comparisons): such pairs are left out
    unless ``within_sentence``.
    """
    claims = corpus.claims if corpus.unsure else filter(_may_be_sure, corpus.claims)
    for block in blocks(claims, aspects):
        for a, b in _meeting(block, corpus.against):
            if not within_sentence and _one_sentence(a, b):
                continue
            comparison = compatible(a, b)
            if comparison is None:
                continue
            if corpus.unsure or comparison.confidence > Confidence.LOW:
                yield a, b, comparison


def _may_be_sure(claim: Claim) -> bool:
    """Whether any comparison of the claim is more than unsure: ``compatible`` tells why not."""
    told = not claim.weak or many_digits(claim.quantity)
    return bool(claim.members) and told and claim.confidence > Confidence.LOW


def _meeting(block: Sequence[Claim], against: frozenset[str]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of a block that may be of one party; most are not, and this tells them quickly."""
    whose = [_parties(claim) for claim in block]
    checked = [claim.span.document not in against for claim in block]
    told: defaultdict[str, list[int]] = defaultdict(list)  # by party, and by none
    for at, parties in enumerate(whose):
        for party in parties or (_NOBODY,):
            told[party].append(at)
    for at, a in enumerate(block):
        others = _behind(at, told, whose[at]) if whose[at] else range(at + 1, len(block))
        for other in others:
            if checked[at] or checked[other]:
                yield a, block[other]


def across(
    narrow: Iterable[Claim], wide: Sequence[Claim], *, unsure: bool
) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of one claim of each that may be of one party; if ``unsure``, even of none."""
    if unsure:
        yield from product(narrow, wide)
        return
    told: defaultdict[tuple[str, str], dict[Span, Claim]] = defaultdict(dict)
    for claim in wide:
        for party in _parties(claim):
            told[claim.quantity.dimension, party][claim.span] = claim
    for claim in narrow:
        found: dict[Span, Claim] = {}
        for party in _parties(claim):
            found |= told.get((claim.quantity.dimension, party), {})
        yield from ((claim, other) for other in found.values())


def _parties(claim: Claim) -> frozenset[str]:
    return frozenset(map(wording.place, claim.members))


def _behind(at: int, told: Mapping[str, list[int]], parties: Iterable[str]) -> Iterable[int]:
    """Which of those behind are of one of the parties, or nobody says of which."""
    found = [told[party] for party in (*parties, _NOBODY) if party in told]
    behind = [ats[bisect_right(ats, at) :] for ats in found]
    return behind[0] if len(behind) == 1 else sorted({other for ats in behind for other in ats})


def _one_sentence(a: Claim, b: Claim) -> bool:
    return a.span.document == b.span.document and a.context == b.context


def count_pairs(claims: Iterable[Claim]) -> int:
    """How many pairs stand in one block: so many comparisons a rule over all aspects makes."""
    return sum(len(block) * (len(block) - 1) // 2 for block in blocks(claims, frozenset(Aspect)))
