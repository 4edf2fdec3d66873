"""A share of the whole cannot exceed the share of the same thing in a part that holds all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.alignment import Comparison, base_key, narrowing, pairs
from factcheck.checks.clash import Clash, findings
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Claim, Confidence, Corpus, Finding, Message, Verdict
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

_SHARES = frozenset((Aspect.SHARE,))
_REASON = Message(zh="一句话里同一样东西的两个占比", en="two shares of one thing in one sentence")
_BASE_ALONE = frozenset(("base",))


def check(corpus: Corpus, rule: Rule) -> Iterator[Finding]:
    """Findings for a share over the wider base above the share over the narrower one."""
    clashes: list[Clash] = []
    for a, b, comparison in pairs(corpus, _SHARES, within_sentence=True):
        if comparison.differs != _BASE_ALONE:
            continue
        for wide, narrow in ((a, b), (b, a)):
            if narrowing(base_key(narrow), base_key(wide)) is None:
                continue
            if narrow.quantity.magnitude.entirely_below(wide.quantity.magnitude):
                clashes.append(Clash(wide, narrow, comparison, ">"))
    clashes += _in_one_sentence(corpus)
    yield from findings(clashes, rule, verdict=Verdict.IMPOSSIBLE)


def _in_one_sentence(corpus: Corpus) -> Iterator[Clash]:
    """Shares of one thing that a sentence tells one after the other, whoever's they are:
    占全国产量的37%,占全球产量的14.5%.
    """
    told: defaultdict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.aspect is Aspect.SHARE and claim.base and claim.indicator:
            told[claim.span.document, claim.context, claim.block].append(claim)
    for shares in told.values():
        for first, second in pairwise(shares):
            if (first.subject, first.indicator) != (second.subject, second.indicator):
                continue
            for wide, narrow in ((first, second), (second, first)):
                inside = narrowing(base_key(narrow), base_key(wide)) is not None
                if inside and narrow.quantity.magnitude.entirely_below(wide.quantity.magnitude):
                    yield Clash(wide, narrow, Comparison(Confidence.MEDIUM, (_REASON,)), ">")
