"""Which claims may meet: blocks by what must be equal, so that cost grows with the claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.alignment import wording
from factcheck.alignment.compare import Comparison, compatible
from factcheck.model import Aspect, Claim

Key = tuple[str, str, str]


def key(claim: Claim) -> Key:
    """Unit dimension, aspect and canonical indicator: what compatible claims have in common."""
    indicator = wording.canonical(wording.without_name(claim.indicator, claim.subject))
    return claim.quantity.dimension, claim.aspect.value, indicator


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
    claims: Iterable[Claim], aspects: frozenset[Aspect], *, within_sentence: bool = False
) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The comparable pairs among the claims of these aspects, earlier document and place first.

    What one sentence tells apart is mostly apart (lists, comparisons): such pairs are left out
    unless ``within_sentence``.
    """
    for block in blocks(claims, aspects):
        for a, b in combinations(block, 2):
            if not within_sentence and _one_sentence(a, b):
                continue
            comparison = compatible(a, b)
            if comparison is not None:
                yield a, b, comparison


def _one_sentence(a: Claim, b: Claim) -> bool:
    return a.span.document == b.span.document and a.context == b.context


def count_pairs(claims: Iterable[Claim]) -> int:
    """How many pairs stand in one block: so many comparisons a rule over all aspects makes."""
    return sum(len(block) * (len(block) - 1) // 2 for block in blocks(claims, frozenset(Aspect)))
