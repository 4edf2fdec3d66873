"""Shares above a ceiling: a part is at most its whole."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.findings import Outcome, finding, holds
from factcheck.model import Aspect, Corpus, Verdict
from factcheck.rulebook import Rule

#: What a page gives in [parameters], and of which type: float or list.
PARAMETERS = {"ceiling": float}
#: What a page's texts may fill in besides {subject}, {indicator}, {values} and the like.
FIELDS = ("ceiling",)


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for shares of which no reading lies at or below the ceiling."""
    ceiling = float(rule.parameters["ceiling"])
    for claim in corpus.claims:
        if claim.aspect is not Aspect.SHARE or claim.quantity.unit != "%":
            continue
        if claim.quantity.interval.low > ceiling:
            yield finding(
                rule,
                [claim],
                f"{claim.text} > {ceiling:g}%",
                confidence=claim.confidence,
                verdict=Verdict.IMPOSSIBLE,
                fields={"ceiling": f"{ceiling:g}%"},
            )
        else:
            yield holds(rule, [claim], f"{claim.text} ≤ {ceiling:g}%")
