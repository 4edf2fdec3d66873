"""Two values of one indicator that no true value could be written as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from factcheck.alignment import Comparison, compatible, key, pairs, restated
from factcheck.alignment.slips import SlipKind, slips
from factcheck.alignment.slots import cut
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome, holds
from factcheck.checks.scope import Scope
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Interval,
    Message,
    Quantity,
    Related,
    Severity,
    Verdict,
)
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.ABOUT

#: Shares have a base and a rule of their own; a number of slogans (两个大局) or a length of time
#: (连续24个月) says too little of what it is about to be held against another.
_ASPECTS = frozenset(Aspect) - {Aspect.SHARE, Aspect.COUNT, Aspect.DURATION, Aspect.DATE}
_LEVELS = (Aspect.STOCK, Aspect.CUMULATIVE)
#: What stands between the two values.
_SIGNS = {
    Verdict.CONFLICT: "≠",
    Verdict.REVISED: "→",
    Verdict.AGREES_ONLY_BY_ROUNDING: "≈",
    Verdict.DIFFERS_IN_PERIOD: "≠",
}
#: Within these days nobody revises what has just been released.
_RELEASE = timedelta(days=45)


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for claims that agree in all but their value.

    What is no conflict is information: an official revision, values that meet only because one is
    rounded, periods that overlap and are not the same.
    """
    kinds: dict[Verdict, list[Clash]] = {verdict: [] for verdict in _SIGNS}
    for a, b, comparison in pairs(corpus, _ASPECTS):
        verdict = _verdict(corpus, a, b, comparison)
        if verdict is None and not comparison.differs and comparison.confidence > Confidence.LOW:
            yield holds(rule, (a, b), f"{a.text} = {b.text}")
        if verdict is not None:
            kinds[verdict].append(Clash(a, b, comparison, _SIGNS[verdict]))
    for pair in restated(corpus):
        if corpus.unsure or pair[2].confidence > Confidence.LOW:
            kinds[Verdict.CONFLICT].append(Clash(*pair))
    explain = partial(_explanations, corpus, _flows(corpus))
    yield from findings(kinds.pop(Verdict.CONFLICT), rule, related=explain)
    for verdict, clashes in kinds.items():
        yield from findings(clashes, rule, verdict=verdict, severity=Severity.INFO)


def _verdict(corpus: Corpus, a: Claim, b: Claim, comparison: Comparison) -> Verdict | None:
    """In which way two comparable claims are at odds, ``None`` where they are not."""
    disjoint = a.quantity.magnitude.disjoint(b.quantity.magnitude)
    if not comparison.differs:
        if not disjoint:
            return Verdict.AGREES_ONLY_BY_ROUNDING if _rounded(a.quantity, b.quantity) else None
        if cut(a.quantity, b.quantity):
            return Verdict.AGREES_ONLY_BY_ROUNDING
        return Verdict.REVISED if _revised(corpus, a, b) else Verdict.CONFLICT
    if comparison.differs != {"period"} or a.period is None or b.period is None:
        return None
    if a.aspect is Aspect.CUMULATIVE and _falls(a, b):
        return Verdict.CONFLICT
    elsewhere = a.span.document != b.span.document
    nested = disjoint and elsewhere and a.period.overlaps(b.period)
    return Verdict.DIFFERS_IN_PERIOD if nested else None


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether two plain figures are written with other digits: 42.07万亿, 42.1万亿."""
    if a.hedge or b.hedge or a.nominal is None or b.nominal is None:
        return False
    return a.nominal * a.factor != b.nominal * b.factor


def _falls(a: Claim, b: Claim) -> bool:
    """Whether a running total of one year is smaller at its later date."""
    if a.period is None or b.period is None or a.period.end is None or b.period.end is None:
        return False
    if not (a.period.instant and b.period.instant) or a.period.end == b.period.end:
        return False
    first, later = (a, b) if a.period.end < b.period.end else (b, a)
    year = (a.period.end - timedelta(days=1)).year == (b.period.end - timedelta(days=1)).year
    return year and later.quantity.magnitude.entirely_below(first.quantity.magnitude)


def _revised(corpus: Corpus, a: Claim, b: Claim) -> bool:
    """Whether one is an official revision of the other, or may have become one since.

    A first estimate stands until the next release, and two digits that changed places are no
    revision.
    """
    if _says("revised", a) or _says("revised", b):
        return True
    if not (_says("estimated", a) or _says("estimated", b)):
        return False
    days = [corpus.documents[claim.span.document].date for claim in (a, b)]
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _RELEASE:
        return False
    return not _swapped(a.quantity, b.quantity)


def _says(role: str, claim: Claim) -> bool:
    return any(cue in claim.context for cue in group("cues", role))


def _swapped(a: Quantity, b: Quantity) -> bool:
    """Whether the two differ by neighbouring digits that changed places: 412.6, 421.6."""
    found = (slip.magnitude for slip in slips(a) if slip.kind is SlipKind.SWAP)
    return any(not magnitude.disjoint(b.magnitude) for magnitude in found)


def _flows(corpus: Corpus) -> Mapping[tuple[str, str], Sequence[tuple[Claim, Interval]]]:
    """What was added, by unit dimension and what it is about, with its size in the base unit."""
    found: defaultdict[tuple[str, str], list[tuple[Claim, Interval]]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.aspect is Aspect.FLOW:
            dimension, _, thing = key(claim)
            found[dimension, thing].append((claim, claim.quantity.magnitude))
    return found


def _explanations(
    corpus: Corpus,
    flows: Mapping[tuple[str, str], Sequence[tuple[Claim, Interval]]],
    claims: tuple[Claim, ...],
) -> Iterator[Related]:
    """What was added between two levels may be just their difference: 38 - 3 = 35."""
    if claims[0].aspect not in _LEVELS:
        return
    least, *_, most = sorted(claims, key=lambda claim: claim.quantity.magnitude.low)
    difference = most.quantity.magnitude - least.quantity.magnitude
    things = {(most.quantity.dimension, key(side)[2]) for side in (most, least)}
    added = (one for thing in things for one in flows.get(thing, ()))
    near = (flow for flow, size in added if not size.disjoint(difference))
    for flow in sorted(near, key=lambda flow: flow.span):
        level = replace(flow, aspect=most.aspect)
        sides = (side for side in (most, least) if corpus.concerns(side.span))
        if any((found := compatible(level, side)) and not found.differs for side in sides):
            equation = f"{most.quantity.text} − {flow.quantity.text} = {least.quantity.text}"
            yield Related(
                Message(
                    zh=f"{equation}：差额正是新增数，可能有一处是新增之前的数",
                    en=f"{equation}: the difference is what was added; one side may be from before",
                ),
                flow.span,
            )
