"""Two accounts of one thing that share their figures, or their words, but for one figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.alignment import retold, reworded
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome
from factcheck.checks.scope import Scope
from factcheck.model import Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.PASSAGES


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for a figure that stands among the same others or words and has another value."""
    pairs = chain(retold(corpus), reworded(corpus))
    yield from findings((Clash(a, b, comparison) for a, b, comparison in pairs), rule)
