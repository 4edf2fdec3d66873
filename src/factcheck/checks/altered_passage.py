"""Copies of one passage that differ in a figure, whatever the figure is about."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import twins
from factcheck.checks.clash import Clash, findings
from factcheck.checks.scope import Scope
from factcheck.model import Corpus, Finding
from factcheck.rulebook import Rule

SCOPE = Scope.PASSAGES


def check(corpus: Corpus, rule: Rule) -> Iterator[Finding]:
    """Findings for figures that stand in the same words and are not the same."""
    yield from findings((Clash(a, b, comparison) for a, b, comparison in twins(corpus)), rule)
