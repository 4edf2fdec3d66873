"""The values of two adjacent years with the growth between them, each told for itself.

Two of the three stand in one document: a value with its growth, or the values of both years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from msgspec.structs import replace

from factcheck.alignment import wording
from factcheck.alignment.compare import AT_END, LAST_YEAR, compatible
from factcheck.model import Aspect, Claim, Confidence, Corpus, Modality, Period
from factcheck.patterns import compiled

_LEVELS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.AVERAGE, Aspect.COUNT))
#: What points are told of: shares, and growth against the year before.
_SHARES = frozenset((Aspect.SHARE, Aspect.GROWTH))
_RATES = ("percent", "multiple")
#: 翻一番: the value is so many times the old one, and not grown by that.
_DOUBLED = "翻"
#: With which year a clause compares: 快于2024年.
_YEAR = compiled(r"((?:19|20)[0-9]{2})年(?:全年|同期)?")
#: With what a month is compared.
_LAST_MONTH = ("上月", "上期", "上个月")
_MONTH = timedelta(days=31)
#: So near behind its growth a value is what that led to.
_BESIDE = 6
#: Growth of these is told at constant prices, or in sentences that say so.
_REAL = compiled(r"生产总值|GDP|增加值|可比|不变价|扣除|实际|同口径|剔除|折算|年均|平均增|指数")
#: Growth over several years, told from the first of them: 从2005年到2013年,…增加40%.
_SINCE = compiled(r"[从自由](?:19|20)[0-9]{2}年|[两三四五六七八九十0-9]年(?:[间内来]|翻)")

#: Points of several years, or on average, or of what is not the same.
_LONGER = compiled(
    r"[从自由](?:19|20)[0-9]{2}年|[两三四五六七八九十0-9]年[间内来]|年均|平均每年|五年|累计|可比|同口径|折算"
    r"|十[一二三四]五"
)


@dataclass(frozen=True, slots=True)
class Statements:
    """The value of a year, that of the next one, and the rate; ``together`` in one document."""

    sides: tuple[Claim, Claim, Claim]
    confidence: Confidence
    together: bool


def across(corpus: Corpus) -> Iterator[Statements]:
    """Growth rates with the value that they led to and that of the year before.

    The rate and its result stand in one sentence and the base in any document, or the two values
    in one and the rate anywhere.
    """
    return _found(corpus, _LEVELS, _yearly)


def steps(corpus: Corpus) -> Iterator[Statements]:
    """Shares with by how many points they rose or fell, and the share of the year, or month,
    before.
    """
    return _found(corpus, _SHARES, _stepped)


def gains(corpus: Corpus) -> Iterator[Statements]:
    """Values with the amount by which they rose or fell, and the value of the year, or month,
    before.
    """
    return _found(corpus, _LEVELS, _gained)


def amounts(corpus: Corpus) -> Iterator[Statements]:
    """Values with the amount by which they rose or fell in a year, and the rate of that, which is
    told elsewhere.
    """
    told = _Told(corpus, _LEVELS, _gained)
    rates: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.modality is Modality.ACTUAL and claim.period is not None and _yearly(claim):
            rates[_thing(claim)].append(claim)
    for step in told.changes:
        if step.base in _LAST_MONTH:
            continue
        for new in told.beside(step):
            for rate in rates[_thing(new)]:
                apart = rate.context != step.context and corpus.concerns(new.span, rate.span)
                if apart and _of_one_time(rate, new):
                    together = rate.span.document == new.span.document
                    sure = min(step.confidence, rate.confidence, new.confidence)
                    yield Statements((new, step, rate), sure, together)


def multiples(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Confidence]]:
    """Growth rates with how many times the value of the year before the new one is told to be."""
    rates: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    times: list[Claim] = []
    for claim in corpus.claims:
        if claim.modality is not Modality.ACTUAL:
            continue
        if _yearly(claim) and not claim.text.startswith(_DOUBLED):
            rates[_thing(claim)].append(claim)
        elif _of_last_year(claim):
            times.append(claim)
    for multiple in times:
        for rate in rates[_thing(multiple)]:
            sure = _at_once(rate, multiple)
            if sure is not None and corpus.concerns(rate.span, multiple.span):
                yield rate, multiple, sure


class _Told:
    """What documents tell of levels and of how they changed."""

    def __init__(
        self, corpus: Corpus, aspects: frozenset[Aspect], changes: Callable[[Claim], bool]
    ) -> None:
        self.levels: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        self.dimensions: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.changes: list[Claim] = []
        self._sentences: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in corpus.claims:
            if claim.modality is not Modality.ACTUAL or claim.period is None:
                continue
            if claim.aspect in aspects and claim.subject is not None:
                self.levels[_key(claim)].append(claim)
                self.dimensions[_thing(claim)].add(claim.quantity.dimension)
                self._sentences[claim.span.document, claim.context].append(claim)
            elif changes(claim):
                self.changes.append(claim)

    def beside(self, change: Claim) -> Iterator[Claim]:
        """What the change led to, told in its sentence."""
        for value in self._sentences[change.span.document, change.context]:
            if _led_to(change, value):
                yield value

    def apart(self, change: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Two values that the change may lie between, told in one document and not beside it."""
        about = _thing(change)
        for dimension in self.dimensions[about]:
            values: defaultdict[str, list[Claim]] = defaultdict(list)
            for value in self.levels[dimension, *about]:
                values[value.span.document].append(value)
            for told in values.values():
                news = [new for new in told if _of_one_time(change, new)]
                for new in news:
                    if new.context != change.context:
                        yield from ((old, new) for old in told if old is not new)


def _found(
    corpus: Corpus, aspects: frozenset[Aspect], changes: Callable[[Claim], bool]
) -> Iterator[Statements]:
    told = _Told(corpus, aspects, changes)
    for change in told.changes:
        beside = ((old, new) for new in told.beside(change) for old in told.levels[_key(new)])
        for old, new in chain(beside, told.apart(change)):
            if not corpus.concerns(old.span, new.span, change.span):
                continue
            comparison = _before(old, new, change)
            if comparison is not None:
                together = old.span.document == new.span.document == change.span.document
                yield Statements((old, new, change), min(comparison, change.confidence), together)


def _key(claim: Claim) -> tuple[str, str, str]:
    return claim.quantity.dimension, *_thing(claim)


def _thing(claim: Claim) -> tuple[str, str]:
    """What a claim tells of, and whose that is."""
    indicator = wording.canonical(wording.without_name(claim.indicator, claim.subject))
    return indicator, wording.place(claim.subject or "")


def _of_one_time(change: Claim, value: Claim) -> bool:
    """Whether a change told by itself is one of the value's year: both are told for sure."""
    first, second = change.period, value.period
    if first is None or second is None or not change.subject:
        return False
    return first.same_days(second) and not change.weak and not value.weak


def _yearly(claim: Claim) -> bool:
    """Whether the claim is a nominal growth rate against the year before, in per cent or 倍."""
    if claim.aspect is not Aspect.GROWTH or claim.quantity.dimension not in _RATES:
        return False
    against = claim.base is None or claim.base in LAST_YEAR
    apart = _REAL.search(claim.context + claim.indicator) or _SINCE.search(claim.context)
    return against and not apart


def _of_last_year(claim: Claim) -> bool:
    """Whether the claim tells how many times the value of the year before something is."""
    if claim.quantity.dimension != "multiple" or claim.aspect is not Aspect.SHARE:
        return False
    return claim.base in LAST_YEAR and not _REAL.search(claim.context + claim.indicator)


def _at_once(rate: Claim, multiple: Claim) -> Confidence | None:
    """How surely both are of one value: told of one time, or in one sentence."""
    first, second = rate.period, multiple.period
    if (rate.span.document, rate.context) == (multiple.span.document, multiple.context):
        same = first is second is None or (first and second and first.same_days(second))
        return Confidence.MEDIUM if same else None
    if second is None or not _of_one_time(rate, multiple):
        return None
    return min(rate.confidence, multiple.confidence)


def _stepped(claim: Claim) -> bool:
    """Whether the claim tells points against the year or the month before."""
    return claim.quantity.dimension == "points" and _changed(claim)


def _gained(claim: Claim) -> bool:
    """Whether the claim tells an amount against the year or the month before."""
    relative = claim.quantity.dimension in ("points", "percent", "multiple", "ratio")
    return not relative and claim.base is not None and _changed(claim)


def _changed(claim: Claim) -> bool:
    """Whether the claim tells a change since the year or the month before."""
    if claim.aspect is not Aspect.CHANGE:
        return False
    against = claim.base is None or claim.base in (*LAST_YEAR, *_LAST_MONTH) or _last_year(claim)
    return against and not _LONGER.search(claim.context)


def _last_year(claim: Claim) -> bool:
    """Whether the claim compares with the year before its own, by its number."""
    told, period = _YEAR.fullmatch(claim.base or ""), claim.period
    if told is None or period is None or period.start is None:
        return False
    return int(told[1]) + 1 == period.start.year


def _led_to(rate: Claim, value: Claim) -> bool:
    """Whether ``rate`` is the growth to ``value``: the next figure on the same thing and time, or
    the one right before (增长94.5%、达168.4万辆).
    """
    assert rate.period is not None
    assert value.period is not None
    return (
        rate.indicator == value.indicator
        and rate.period.same_days(value.period)
        and (value.span.end <= rate.span.start or value.span.start - rate.span.end <= _BESIDE)
    )


def _before(old: Claim, new: Claim, rate: Claim) -> Confidence | None:
    """How surely ``old`` is the value of ``new`` at the time that ``rate`` is against, ``None``
    where it is not.
    """
    if old.period is None or new.period is None:
        return None
    next_one = _next_month if rate.base in _LAST_MONTH else _next_year
    if not _shifted(old.period, new.period, next_one, at_end=old.aspect in AT_END):
        return None
    comparison = compatible(replace(old, period=new.period), new)
    if comparison is None or comparison.differs or comparison.confidence is Confidence.LOW:
        return None
    return comparison.confidence


def _shifted(
    first: Period, second: Period, next_one: Callable[[date], date | None], *, at_end: bool
) -> bool:
    """Whether the second time is the first one, a year or a month later.

    ``at_end`` tells that what holds at the end of a time may be told of that day: 2023年末, 2024年.
    """
    ends = [(first.end, second.end)]
    if not (at_end and (first.instant or second.instant)):
        ends.append((first.start, second.start))
    return all(a is not None and b is not None and next_one(a) == b for a, b in ends)


def _next_year(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None  # 29 February


def _next_month(day: date) -> date | None:
    """A month later, of days on which months begin and end."""
    return (day + _MONTH).replace(day=1) if day.day == 1 else None
