"""What came in over a time and over a part of it: no half-year brings more than its year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from factcheck.alignment.blocks import blocks
from factcheck.alignment.compare import Comparison, compatible
from factcheck.model import Aspect, Claim, Confidence, Corpus, Message, Period, PeriodBasis
from factcheck.patterns import compiled

_PART = Message(zh="一段时间是另一段的一部分", en="the one time is a part of the other")
_TOLD = (PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE)
_MONEY = "money:"
_ADDS_UP = frozenset(("area", "energy", "households", "mass", "people", "person-times", "volume"))
#: What may be negative, may be taken back, or is no amount of what came in.
_NOT_ADDED = compiled(
    "净|利润|盈余|亏|差额?$|顺差|逆差|变动|均|率|指数|价|结转|余额|最[高低大小多少]"
)
_MONTH = timedelta(days=28)
#: Wordings of a time that is told when it is over.
_WHOLE = compiled("全年|年度|半年|季|[0-9一二三四五六七八九十]月")


def within_time(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The amounts of a time with those of a longer one that holds it, of one thing."""
    amounts = (claim for claim in corpus.claims if _amount(claim))
    for block in blocks(amounts, frozenset((Aspect.FLOW,))):
        wides = [claim for claim in block if _over(corpus, claim)]
        for wide in wides:
            assert wide.period is not None
            for narrow in block:
                assert narrow.period is not None
                if not _holds(wide.period, narrow.period):
                    continue
                comparison = compatible(replace(narrow, period=wide.period), wide)
                if comparison is not None and not comparison.differs:
                    reasons = (*comparison.reasons[:2], _PART)
                    yield narrow, wide, Comparison(comparison.confidence, reasons)


def _amount(claim: Claim) -> bool:
    """Whether a claim tells what came in over a time that its own sentence tells."""
    quantity, period = claim.quantity, claim.period
    if claim.confidence is Confidence.LOW or claim.weak or period is None or period.instant:
        return False
    adds_up = quantity.counts or quantity.dimension.startswith(_MONEY)
    adds_up = adds_up or quantity.dimension in _ADDS_UP
    told = period.basis in _TOLD or (bool(period.text) and period.text in claim.context)
    return adds_up and told and not _NOT_ADDED.search(claim.indicator)


def _over(corpus: Corpus, claim: Claim) -> bool:
    """Whether the time of a claim was over when it was told, as far as the text says."""
    period, written = claim.period, corpus.documents[claim.span.document].date
    assert period is not None
    if period.end is None or period.start is None:
        return False
    return _WHOLE.search(period.text) is not None or (written or period.start) >= period.end


def _holds(wide: Period, narrow: Period) -> bool:
    """Whether one time, of months, is a part of the other, and not all of it."""
    if wide.start is None or wide.end is None or narrow.start is None or narrow.end is None:
        return False
    inside = wide.start <= narrow.start and narrow.end <= wide.end
    months = narrow.start.day == narrow.end.day == 1 and narrow.end - narrow.start >= _MONTH
    return inside and months and not wide.same_days(narrow)
