"""Two values of one indicator that no true value could be written as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from factcheck.alignment import compatible, pairs, restated
from factcheck.checks.clash import Clash, findings
from factcheck.model import Aspect, Claim, Corpus, Finding, Message, Related, Severity, Verdict
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

#: Shares have a base and a rule of their own; a number of slogans (两个大局) or a length of time
#: (连续24个月) says too little of what it is about to be held against another.
_ASPECTS = frozenset(Aspect) - {Aspect.SHARE, Aspect.COUNT, Aspect.DURATION, Aspect.DATE}
_LEVELS = (Aspect.STOCK, Aspect.CUMULATIVE)


def check(corpus: Corpus, rule: Rule) -> Iterator[Finding]:
    """Findings for claims that agree in all but their value."""
    clashes = (
        Clash(a, b, comparison)
        for a, b, comparison in pairs(corpus.claims, _ASPECTS)
        if not comparison.differs and a.quantity.magnitude.disjoint(b.quantity.magnitude)
    )
    headlines = (Clash(*pair) for pair in restated(corpus))
    revised: list[Clash] = []
    plain: list[Clash] = []
    for clash in chain(clashes, headlines):
        (revised if _revised(clash) else plain).append(clash)
    yield from findings(plain, rule, related=lambda claims: _explanations(corpus, claims))
    yield from findings(revised, rule, verdict=Verdict.REVISED, severity=Severity.INFO)


def _revised(clash: Clash) -> bool:
    """Whether one side says that it is a first estimate or an official revision."""
    return any(
        cue in side.context for side in (clash.a, clash.b) for cue in group("cues", "revised")
    )


def _explanations(corpus: Corpus, claims: tuple[Claim, ...]) -> Iterator[Related]:
    """What was added between two levels may be just their difference: 38 - 3 = 35."""
    if claims[0].aspect not in _LEVELS:
        return
    least, *_, most = sorted(claims, key=lambda claim: claim.quantity.magnitude.low)
    difference = most.quantity.magnitude - least.quantity.magnitude
    for flow in corpus.claims:
        if flow.aspect is not Aspect.FLOW or flow.quantity.magnitude.disjoint(difference):
            continue
        level = replace(flow, aspect=most.aspect)
        if any((found := compatible(level, side)) and not found.differs for side in (most, least)):
            equation = f"{most.quantity.text} − {flow.quantity.text} = {least.quantity.text}"
            yield Related(
                Message(
                    zh=f"{equation}：差额正是新增数，可能有一处是新增之前的数",
                    en=f"{equation}: the difference is what was added; one side may be from before",
                ),
                flow.span,
            )
