"""What first went beyond a mark at one time and was beyond it before: 2024年首次突破2亿吨, and
2.13亿吨 in 2022.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.alignment import pairs
from factcheck.alignment.compare import AT_END
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Claim, Corpus, Interval, Period, PeriodBasis
from factcheck.patterns import compiled
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

_ASPECTS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.AVERAGE, Aspect.SHARE))
#: What leads to the mark.
_FIRST = compiled(
    "(?:首次|首度|第一次)(?:历史性)?(?:突破|超过|超|破|越过|跨过|跨越|[迈站跨跃登]上|达到?)?了?$"
)
#: The first time of some: 年内首次, 2008年以来首次.
_OF_SOME = compiled("以来|[年月季]内|[年月]来|[近今][^,。;]{0,4}年|时隔")
_REACH = 16
#: The day of an article is not when what it tells came about.
_TOLD = {PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE, PeriodBasis.INHERITED}
#: Two years may differ by a day.
_DAYS = 3


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for a first time that an earlier value beyond the mark belies."""
    for a, b, comparison in pairs(corpus, _ASPECTS):
        if comparison.differs != {"period"}:
            continue
        for first, other in ((a, b), (b, a)):
            if _before(other, first) and _first_time(corpus, first) and _beyond(other, first):
                yield finding(
                    rule,
                    (first, other),
                    f"{other.text} > {first.text}",
                    confidence=comparison.confidence,
                    reasons=comparison.reasons,
                )


def _first_time(corpus: Corpus, claim: Claim) -> bool:
    before, _ = corpus.documents[claim.span.document].beside(claim.span, _REACH)
    return _FIRST.search(before) is not None and _OF_SOME.search(before) is None


def _before(other: Claim, first: Claim) -> bool:
    """Whether the one is of an earlier time, and, of what is counted over a time, of as long a
    one.
    """
    one, later = other.period, first.period
    if one is None or later is None or one.end is None or later.start is None:
        return False
    if not {one.basis, later.basis} <= _TOLD or one.end > later.start:
        return False
    return first.aspect in AT_END or abs(_days(one) - _days(later)) <= _DAYS


def _days(period: Period) -> int:
    if period.start is None or period.end is None:
        return 0
    return (period.end - period.start).days


def _beyond(other: Claim, first: Claim) -> bool:
    """Whether a value is beyond the mark that was first passed."""
    mark = (first.quantity.nominal or 0.0) * first.quantity.factor
    return mark > 0 and Interval.point(mark).entirely_below(other.quantity.magnitude)
