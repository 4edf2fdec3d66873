"""Which claims may meet: blocks by what must be equal, so that cost grows with the claims."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.alignment import wording
from factcheck.alignment.compare import Comparison, compatible
from factcheck.model import Aspect, Claim, Corpus

Key = tuple[str, str, str]

#: So many digits tell a figure.
_DIGITS = 4


def key(claim: Claim) -> Key:
    """Unit dimension, aspect and canonical indicator: what compatible claims have in common."""
    indicator = wording.canonical(wording.without_name(claim.indicator, claim.subject))
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
    but for those of which both are only compared with.

    What one sentence tells apart is mostly apart (lists, comparisons): such pairs are left out
    unless ``within_sentence``.
    """
    for block in blocks(corpus.claims, aspects):
        for a, b in _meeting(block, corpus.against):
            if not within_sentence and _one_sentence(a, b):
                continue
            comparison = compatible(a, b)
            if comparison is not None:
                yield a, b, comparison


def _meeting(block: Sequence[Claim], against: frozenset[str]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of a block that may be of one party; most are not, and this tells them quickly."""
    whose = [frozenset(map(wording.place, claim.members)) for claim in block]
    checked = [claim.span.document not in against for claim in block]
    mine = [at for at, one in enumerate(checked) if one]
    for at, a in enumerate(block):
        others = range(at + 1, len(block)) if checked[at] else mine[bisect_right(mine, at) :]
        for other in others:
            if not whose[at] or not whose[other] or not whose[at].isdisjoint(whose[other]):
                yield a, block[other]


def _one_sentence(a: Claim, b: Claim) -> bool:
    return a.span.document == b.span.document and a.context == b.context


def count_pairs(claims: Iterable[Claim]) -> int:
    """How many pairs stand in one block: so many comparisons a rule over all aspects makes."""
    return sum(len(block) * (len(block) - 1) // 2 for block in blocks(claims, frozenset(Aspect)))
