"""Two accounts of one thing that share their figures but for one."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import retold
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome
from factcheck.checks.scope import Scope
from factcheck.model import Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.PASSAGES


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for a figure that stands among the same others and has another value."""
    yield from findings((Clash(a, b, comparison) for a, b, comparison in retold(corpus)), rule)
