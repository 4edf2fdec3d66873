"""One fact that a text tells twice, in its title, body, captions or last lines, with two values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.alignment import repeated, unechoed
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome
from factcheck.checks.scope import Scope
from factcheck.model import Corpus
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for a figure that stands in like words further down with a slip of the pen, and for
    one of a title or caption in whose place the text has another.
    """
    pairs = chain(repeated(corpus), unechoed(corpus))
    yield from findings((Clash(a, b, comparison) for a, b, comparison in pairs), rule)
