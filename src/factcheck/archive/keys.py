"""The names under which statements of an archive are found, and those that a draft asks for.

Claims meet in the blocks of ``alignment``: what compatible claims have in common is the canonical
indicator and a party, and that is what they are found by. A name is a number of 64 bits; where two
things share one, more is fetched than needed and nothing is missed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Container, Iterable, Iterator
from itertools import chain

from factcheck.alignment import (
    account_keys,
    digits,
    happenings,
    key,
    passage_keys,
    posts,
    reworded_keys,
    wording,
)
from factcheck.alignment.ratios import ratio_keys
from factcheck.checks import identity, nth_time
from factcheck.model import Aspect, Claim, Corpus, Mention, Relation, RelationKind, Side
from factcheck.rulebook import Rule

#: Whose claims have no known party.
NOBODY = 0
_DIGITS = "digits"
_PASSAGE = "passage"


def name(kind: str, *parts: str) -> int:
    """The number for what is told apart by these parts; those of digits are odd, others even."""
    told = "\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), signed=True)
    return number | 1 if kind == _DIGITS else number & ~1


def parties(claim: Claim) -> set[int]:
    """Whose the claim is: each of several, and all of them together."""
    told = {*claim.members, *filter(None, (claim.subject,))}
    return {name("party", wording.place(party)) for party in told} or {NOBODY}


def told_by(claim: Claim) -> set[int]:
    """What the claim is found by, besides its parties."""
    found = {name("about", indicator) for indicator in _indicators(claim)}
    written = by_digits(claim)
    return found if written is None else found | {written}


def by_digits(claim: Claim) -> int | None:
    """What the claim is found by as a figure of its digits, if these are enough."""
    written = digits(claim)
    return name(_DIGITS, claim.quantity.dimension, written) if written else None


def families(rules: Iterable[Rule]) -> list[frozenset[str]]:
    """The canonical indicators that any of the rules holds against each other."""
    return [one for rule in rules if rule.check == "identity" for one in identity.families(rule)]


def asked_by(claim: Claim, families: Iterable[frozenset[str]]) -> set[int]:
    """What the claims are found by that may be held against this one."""
    indicators = _indicators(claim)
    wanted = set(indicators)
    for indicator in indicators:
        wanted |= wording.holding(indicator) | wording.held(indicator)
        wanted |= wording.joined(indicator) | wording.joining(indicator)
        wanted |= wording.beside(indicator)
    for family in families:
        if not family.isdisjoint(indicators):
            wanted |= family
    return {name("about", indicator) for indicator in wanted} | told_by(claim)


class Words(Container[tuple[str, str, str]]):
    """Words beside figures that are known by their numbers alone."""

    def __init__(self, numbers: Collection[int]) -> None:
        self._numbers = numbers

    def __contains__(self, words: object) -> bool:
        return isinstance(words, tuple) and name(_PASSAGE, *words) in self._numbers


def passages(corpus: Corpus) -> dict[int, tuple[str, str, str]]:
    """The words beside the figures of documents, the figures themselves, and what ratios are of, by
    their numbers.
    """
    found = chain(
        passage_keys(corpus), account_keys(corpus), reworded_keys(corpus), ratio_keys(corpus)
    )
    return {name(_PASSAGE, *words): words for words in found}


def named(relations: Iterable[Relation]) -> set[int]:
    """The names and words that relations of several documents compare."""
    return {found for relation in relations for found in _names(relation)}


def _names(relation: Relation) -> Iterator[int]:
    first, last = relation.sides[0], relation.sides[-1]
    match relation.kind:
        case RelationKind.POST | RelationKind.OFFICE if isinstance(first, Mention):
            holder = relation.sides[1]
            assert isinstance(holder, Mention)
            yield name("post", posts.canonical(first.name))
            yield name("head", posts.seat(first.name), holder.name)
            for likeness in posts.likenesses(holder.name):
                yield name("holder", posts.tail(first.name), *likeness)
        case RelationKind.PERSON if isinstance(last, Mention):
            yield name("person", last.name[0], *sorted(last.name[1:]))
            for likeness in posts.likenesses(last.name):
                yield name("person", *likeness)
        case RelationKind.AGED:
            yield name("aged", wording.place(_subject(relation.sides[-1])))
        case RelationKind.HAPPENED if isinstance(first, Mention):
            for side in relation.sides[1:]:
                if isinstance(side, Mention):
                    yield from (name(first.name, end) for end in happenings.ends(side.name))
        case RelationKind.NTH if isinstance(first, Mention):
            yield from (name("nth", *turn) for turn in nth_time.turns(first.name))
        case RelationKind.EDITION if isinstance(first, Mention):
            yield name("edition", first.name.rpartition("|")[-1])
        case RelationKind.AGE | RelationKind.BORN if isinstance(last, Mention):
            yield from (name("age", form) for form in happenings.forms(last.name))
        case RelationKind.SPELLING if isinstance(first, Mention):
            yield name("spelling", first.name, first.text)


def _subject(side: Side) -> str:
    return (side.subject or "") if isinstance(side, Claim) else ""


def _indicators(claim: Claim) -> set[str]:
    """The canonical indicator with and without the name of its subject: events are told by both."""
    found = {key(claim)[2]}
    if claim.aspect is Aspect.DATE:
        found.add(wording.canonical(claim.indicator))
    return found
