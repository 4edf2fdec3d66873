"""A part told to be more than what holds it: across sentences and documents, and in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise, permutations, product

from msgspec.structs import replace

from factcheck.alignment import Comparison, compatible, key, wording
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.checks.sides import magnitude
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Message,
    Period,
    PeriodBasis,
    RelationKind,
    Side,
    Verdict,
)
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.ABOUT

_ASPECTS = frozenset(
    (Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.COUNT, Aspect.SHARE, Aspect.CAPACITY)
)
#: The ages of a people do not change more than a little in so long.
_YEAR = timedelta(days=366)


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for parts above what holds them, and for extremes that are none."""
    above, kept = _narrowed(corpus)
    yield from findings(above, rule, verdict=Verdict.IMPOSSIBLE)
    for narrow, wide in kept:
        yield holds(rule, (narrow, wide), f"{narrow.text} ≤ {wide.text}")
    yield from _aged(corpus, rule)
    for relation in corpus.relations:
        if relation.kind is RelationKind.ORDER:
            yield _ordered(relation.sides, rule)


def _narrowed(corpus: Corpus) -> tuple[list[Clash], list[tuple[Claim, Claim]]]:
    """The claims of a thing that is part of another: those told to be more, and those of one
    document that are not.
    """
    named: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.aspect in _ASPECTS:
            named[key(claim)[2]].append(claim)
    above: list[Clash] = []
    kept: list[tuple[Claim, Claim]] = []
    for name in sorted(named):
        wides = [wide for whole in sorted(wording.holding(name)) for wide in named.get(whole, ())]
        added = _added(name, named)
        for narrow, wide in chain(product(named[name], wides), added):
            over = wide.quantity.magnitude.entirely_below(narrow.quantity.magnitude)
            if not over and narrow.span.document != wide.span.document:
                continue
            if not corpus.concerns(narrow.span, wide.span):
                continue
            as_wide = replace(narrow, indicator=wide.indicator, aspect=wide.aspect)
            comparison = compatible(as_wide, wide)
            if comparison is None or comparison.differs:
                continue
            if over:
                above.append(Clash(narrow, wide, comparison, ">"))
            elif comparison.confidence > Confidence.LOW:
                kept.append((narrow, wide))
    return above, kept


def _added(name: str, named: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """What was added of things that last is among all that there are: 新增企业3家, 企业38家."""
    if name.endswith(group("cues", "lasting")):
        flows = [claim for claim in named[name] if claim.aspect is Aspect.FLOW]
        for whole in (name, *sorted(wording.joined(name))):
            stocks = [claim for claim in named.get(whole, ()) if claim.aspect is Aspect.STOCK]
            yield from product(flows, stocks)


def _aged(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """The share of those of 65 and over above that of those of 60 and over."""
    told: defaultdict[str, list[tuple[Side, Claim]]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.AGED:
            age, share = relation.sides
            if isinstance(share, Claim) and share.subject:
                told[wording.place(share.subject)].append((age, share))
    clashes: list[Clash] = []
    for shares in told.values():
        for (older, part), (younger, whole) in permutations(shares, 2):
            if not _at_once(part.period, whole.period) or not _older(older, younger):
                continue
            concerned = corpus.concerns(part.span, whole.span)
            if concerned and whole.quantity.magnitude.entirely_below(part.quantity.magnitude):
                clashes.append(Clash(part, whole, _AGES, ">"))
    yield from findings(clashes, rule, verdict=Verdict.IMPOSSIBLE)


_AGES = Comparison(
    Confidence.MEDIUM,
    (Message(zh="高龄人口是低龄口径人口的一部分", en="the older people are among the younger"),),
)


def _older(age: Side, other: Side) -> bool:
    return magnitude(other).low < magnitude(age).low


def _at_once(first: Period | None, second: Period | None) -> bool:
    """Whether two shares are of about one time; one whose text tells no time may be of the last
    year before its document.
    """
    if first is None or second is None:
        return False
    if first.same_days(second) or first.overlaps(second):
        return True
    untold = PeriodBasis.DOCUMENT in (first.basis, second.basis)
    ends: list[date] = [period.end for period in (first, second) if period.end is not None]
    return untold and len(ends) == len((first, second)) and abs(ends[0] - ends[1]) <= _YEAR


def _ordered(sides: Sequence[Side], rule: Rule) -> Outcome:
    """A least, an average and a greatest value in this order, or what is out of it."""
    for lower, higher in pairwise(sides):
        if magnitude(higher).entirely_below(magnitude(lower)):
            return finding(
                rule,
                (lower, higher),
                f"{lower.text} > {higher.text}",
                confidence=Confidence.HIGH,
                verdict=Verdict.IMPOSSIBLE,
            )
    return holds(rule, sides, " ≤ ".join(side.text for side in sides))
