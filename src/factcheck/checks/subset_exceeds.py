"""A part told to be more than what holds it: across sentences and documents, and in order."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise, permutations, product

from msgspec.structs import replace

from factcheck.alignment import Comparison, across, base_key, compatible, key, wording
from factcheck.alignment.of_country import within_country
from factcheck.alignment.of_times import within_time
from factcheck.checks.clash import Clash, findings
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
    Period,
    PeriodBasis,
    RelationKind,
    Side,
    Verdict,
)
from factcheck.patterns import compiled
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.ABOUT

#: A narrower claim, one that holds it, and how they compare.
_Pair = tuple[Claim, Claim, Comparison]

_ASPECTS = frozenset(
    (Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.COUNT, Aspect.SHARE, Aspect.CAPACITY)
)
#: The ages of a people do not change more than a little in so long.
_YEAR = timedelta(days=366)
#: So many characters name a measure: 装机, 产值.
_MEASURE = 2
_ALL = "全"
_WHOLE = Interval.point(100.0)
#: Whoever answers, buys or does may do several things at once.
_DO_BOTH = compiled("(?:者|户|家庭|公司|单位|网民|[^就从]业|企业|机构|学生|员工|青年|次|民)$")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for parts above what holds them, and for extremes that are none."""
    above, kept = _narrowed(corpus)
    yield from findings(above, rule, verdict=Verdict.IMPOSSIBLE)
    yield from findings(_above(corpus, within_country), rule, verdict=Verdict.IMPOSSIBLE)
    yield from findings(_above(corpus, within_time), rule, verdict=Verdict.IMPOSSIBLE)
    for narrow, wide in kept:
        yield holds(rule, (narrow, wide), f"{narrow.text} ≤ {wide.text}")
    yield from _beside(corpus, rule)
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
        within = across(named[name], wides, unsure=corpus.unsure)
        for narrow, wide in chain(within, _added(name, named, unsure=corpus.unsure)):
            over = wide.quantity.magnitude.entirely_below(narrow.quantity.magnitude)
            if not over and narrow.span.document != wide.span.document:
                continue
            if not corpus.concerns(narrow.span, wide.span):
                continue
            as_wide = replace(narrow, indicator=wide.indicator, aspect=wide.aspect)
            comparison = compatible(as_wide, wide)
            if comparison is None or (
                comparison.differs and not _base_untold(narrow, wide, comparison)
            ):
                continue
            if over:
                above.append(Clash(narrow, wide, comparison, ">"))
            elif comparison.confidence > Confidence.LOW:
                kept.append((narrow, wide))
    return above, kept


def _above(corpus: Corpus, pairs: Callable[[Corpus], Iterator[_Pair]]) -> list[Clash]:
    """What is told of a place, or a time, and is more than what holds it."""
    return [
        Clash(narrow, wide, comparison, ">")
        for narrow, wide, comparison in pairs(corpus)
        if wide.quantity.magnitude.entirely_below(narrow.quantity.magnitude)
        and comparison.confidence > Confidence.LOW
        and corpus.concerns(narrow.span, wide.span)
    ]


def _base_untold(narrow: Claim, wide: Claim, comparison: Comparison) -> bool:
    """Whether of two shares one does not say of what, and the other names all of the like:
    风电装机占电力总装机的比重, 清洁能源装机占比.
    """
    if comparison.differs != {"base"} or narrow.aspect is not Aspect.SHARE:
        return False
    told = sorted((base_key(narrow), base_key(wide)))
    measure = key(wide)[2][-_MEASURE:]
    return not told[0] and told[1].endswith(measure)


def _added(
    name: str, named: Mapping[str, Sequence[Claim]], *, unsure: bool
) -> Iterator[tuple[Claim, Claim]]:
    """What was added of things that last is among all that there are: 新增企业3家, 企业38家."""
    if name.endswith(group("cues", "lasting")):
        flows = [claim for claim in named[name] if claim.aspect is Aspect.FLOW]
        for whole in (name, *sorted(wording.joined(name))):
            stocks = [claim for claim in named.get(whole, ()) if claim.aspect is Aspect.STOCK]
            yield from across(flows, stocks, unsure=unsure)


def _beside(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Two shares of one whole that have nothing in common come to no more than all of it."""
    named: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.aspect is Aspect.SHARE and claim.base and not _DO_BOTH.search(claim.base):
            named[key(claim)[2]].append(claim)
    for name in sorted(named):
        others = [
            one for other in wording.beside(name) if name < other for one in named.get(other, ())
        ]
        for first, second in product(named[name], others):
            comparison = _together(first, second)
            if comparison is None or comparison.differs or not _one_whole(first, second):
                continue
            if not corpus.concerns(first.span, second.span):
                continue
            total = first.quantity.magnitude + second.quantity.magnitude
            sides = sorted((first, second), key=lambda claim: claim.span)
            text = " + ".join(side.text for side in sides)
            if _WHOLE.entirely_below(total):
                yield finding(
                    rule,
                    sides,
                    f"{text} > 100%",
                    confidence=comparison.confidence,
                    verdict=Verdict.IMPOSSIBLE,
                    reasons=comparison.reasons,
                )
            elif (
                comparison.confidence > Confidence.LOW
                and first.span.document == second.span.document
            ):
                yield holds(rule, sides, f"{text} ≤ 100%")


def _together(first: Claim, second: Claim) -> Comparison | None:
    """Whether two shares are of one owner and time; in one sentence, whoever's they are."""
    mine, other = (c.span.document for c in (first, second))
    alike = (first.subject, first.period) == (second.subject, second.period)
    if alike and (mine, first.block, first.context) == (other, second.block, second.context):
        return Comparison(Confidence.MEDIUM, (_APART,))
    found = compatible(replace(first, indicator=second.indicator, base=second.base), second)
    return found and dataclasses.replace(found, reasons=(_APART, *found.reasons))


def _one_whole(first: Claim, second: Claim) -> bool:
    """Whether two shares are of one base, which one of them may name by its scope: 全社会 for
    全社会研发投入.
    """
    one, other = base_key(first), base_key(second)
    if one == other:
        return True
    named = other if one.startswith(_ALL) else one if other.startswith(_ALL) else ""
    return bool(named) and all(key(claim)[2].endswith(named) for claim in (first, second))


_APART = Message(zh="两部分互不重叠", en="the two parts do not overlap")


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
