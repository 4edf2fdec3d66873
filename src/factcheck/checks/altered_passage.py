"""Copies of one passage that differ in a figure, whatever the figure is about."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import same_figure, twins
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome, holds
from factcheck.checks.scope import Scope
from factcheck.model import Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.PASSAGES


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for figures that stand in the same words and are not the same."""
    altered: list[Clash] = []
    for a, b, comparison in twins(corpus):
        if same_figure(a, b):
            yield holds(rule, (a, b), f"{a.text} = {b.text}")
        else:
            altered.append(Clash(a, b, comparison))
    yield from findings(altered, rule)
