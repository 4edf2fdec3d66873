"""The values of two adjacent years with the growth between them, each told for itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from factcheck.alignment import wording
from factcheck.alignment.compare import LAST_YEAR, compatible
from factcheck.model import Aspect, Claim, Confidence, Corpus, Modality, Period

_LEVELS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.AVERAGE, Aspect.COUNT))
#: Growth of these is told at constant prices, or in sentences that say so.
_REAL = re.compile(r"生产总值|GDP|增加值|可比|不变价|扣除|实际|同口径|剔除|折算|年均|平均增|指数")
#: Growth over several years, told from the first of them: 从2005年到2013年,…增加40%.
_SINCE = re.compile(r"[从自由](?:19|20)[0-9]{2}年|[两三四五六七八九十0-9]年[间内来]")


@dataclass(frozen=True, slots=True)
class Statements:
    """The value of a year, that of the next one, and the rate; ``together`` in one document."""

    sides: tuple[Claim, Claim, Claim]
    confidence: Confidence
    together: bool


def across(corpus: Corpus) -> Iterator[Statements]:
    """Growth rates beside the value that they led to, with the value of the year before.

    The rate and its result stand in one sentence; the base may stand in any document.
    """
    levels: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    sentences: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    rates: list[Claim] = []
    for claim in corpus.claims:
        if claim.modality is not Modality.ACTUAL or claim.period is None:
            continue
        if claim.aspect in _LEVELS and claim.subject is not None:
            levels[_key(claim)].append(claim)
            sentences[claim.span.document, claim.context].append(claim)
        elif _yearly(claim):
            rates.append(claim)
    for rate in rates:
        for new in sentences[rate.span.document, rate.context]:
            if not _led_to(rate, new):
                continue
            for old in levels[_key(new)]:
                if not corpus.concerns(old.span, new.span):
                    continue
                comparison = _a_year_before(old, new)
                if comparison is not None:
                    together = old.span.document == new.span.document
                    yield Statements((old, new, rate), min(comparison, rate.confidence), together)


def _key(claim: Claim) -> tuple[str, str, str]:
    indicator = wording.canonical(wording.without_name(claim.indicator, claim.subject))
    return claim.quantity.dimension, indicator, wording.place(claim.subject or "")


def _yearly(claim: Claim) -> bool:
    """Whether the claim is a nominal growth rate against the year before."""
    if claim.aspect is not Aspect.GROWTH or claim.quantity.dimension != "percent":
        return False
    against = claim.base is None or claim.base in LAST_YEAR
    apart = _REAL.search(claim.context + claim.indicator) or _SINCE.search(claim.context)
    return against and not apart


def _led_to(rate: Claim, value: Claim) -> bool:
    """Whether ``rate`` is the growth to ``value``: the next figure on the same thing and time."""
    assert rate.period is not None
    assert value.period is not None
    return (
        rate.indicator == value.indicator
        and rate.period.same_days(value.period)
        and value.span.end <= rate.span.start
    )


def _a_year_before(old: Claim, new: Claim) -> Confidence | None:
    """How surely ``old`` is the value of ``new`` a year before, ``None`` where it is not."""
    if old.period is None or new.period is None or not _shifted(old.period, new.period):
        return None
    comparison = compatible(replace(old, period=new.period), new)
    if comparison is None or comparison.differs or comparison.confidence is Confidence.LOW:
        return None
    return comparison.confidence


def _shifted(first: Period, second: Period) -> bool:
    ends = (first.start, second.start), (first.end, second.end)
    return all(a is not None and b is not None and _next_year(a) == b for a, b in ends)


def _next_year(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None  # 29 February
