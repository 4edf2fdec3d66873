"""A share of the whole cannot exceed the share of the same thing in a part that holds all of it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import base_key, narrowing, pairs
from factcheck.checks.clash import Clash, findings
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Corpus, Finding, Verdict
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

_SHARES = frozenset((Aspect.SHARE,))
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
    yield from findings(clashes, rule, verdict=Verdict.IMPOSSIBLE)
