"""One fact that a text tells twice, in its body, a caption or its last lines, with two values."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import repeated
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome
from factcheck.checks.scope import Scope
from factcheck.model import Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for a figure that stands in like words further down with a slip of the pen."""
    pairs = (Clash(a, b, comparison) for a, b, comparison in repeated(corpus))
    yield from findings(pairs, rule)
