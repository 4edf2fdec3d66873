"""Totals that grow with time: quarters that do not make up their half-year, and what was added to a
total that is not by how much it grew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import add

from msgspec.structs import replace

from factcheck.alignment import compatible, key, wording
from factcheck.alignment.compare import apart
from factcheck.checks import repairs
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Interval,
    Modality,
    Period,
    PeriodBasis,
    QuantityKind,
)
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

#: Statistics are revised by less than this part.
_REVISED = 0.01
_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)
#: What there is at the end of a year.
_HELD = (Aspect.STOCK, Aspect.CUMULATIVE)
#: What came on top, and all that there are with it: 新增公园172座,…,累计达到1100座.
_ADDED = compiled(r"(?:新增|净增|新建|新认定|新创建)[^,，。;；0-9]{0,20}$")
_IN_ALL = compiled(
    r"[^。;；0-9]{0,24}(?:累计|总数|总量|总计|共有|全[省市区县州]已?有)(?:已|达到?|为|有|增至)*$"
)
#: A year in months, the most times that are added up.
_MOST = 12
_RELATIVE = ("percent", "points", "multiple", "time")
#: Released again and again, each time anew; or of a year so far, and of the next one anew.
_ANEW = compiled("生产总值|GDP|增加值|初步|修订|核算|可比")
_OF_YEAR = compiled("今年|本年|年内|全年|年初|当年|年度")
#: What looks back on several years.
_YEARS = compiled(
    "[这过去近的][两三四五六七八九十]年|[两三四五六七八九十]年[间来]|“十[一二三四五]五”"
)
#: Hours of a day; its end is the day itself.
_HOUR = compiled(
    r"[0-9] ?(?:[时点]|:[0-9]{2})|[0-9] ?[-—–~至到]+(?![0-9])|[上下中]午|晚|[早今明昨]|当"
)
_END = compiled(r"(?:0?0(?:时|:00)?[-—~至到]+ ?)?24 ?(?:时|:00)")
#: A total at an hour, what was added from the beginning of a day to an hour, a day's last hour.
_AT_HOUR = compiled("([0-9]{1,2})时")
_SINCE_DAY = compiled("0?0(?:时|:00)?[-—–~至到]+([0-9]{1,2})时")
_LAST = "24"
#: What leaves a total, or enters it besides what was added.
_OTHERWISE = compiled(
    "核[减增销]|订正|修正|注销|退出|撤销|关停|淘汰|转[出入为]|转归|转确诊|去重|重复|调整|结转|划[出入转]|合并|历史|补[报登]"
)
#: The place of a thing's total: what it is and whose.
Key = tuple[str, str, frozenset[str]]


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for values over times that add up to another's, and for totals that grew."""
    flows: defaultdict[Key, list[Claim]] = defaultdict(list)
    totals: defaultdict[Key, list[Claim]] = defaultdict(list)
    held: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if not _adds_up(claim):
            continue
        if claim.aspect in _HELD and _year_end(claim) is not None:
            for place in _keys(claim):
                held[place].append(claim)
        kept = flows if claim.aspect is Aspect.FLOW else totals
        dated = _day(claim) is not None or bool(_hour(claim))
        if claim.aspect is Aspect.FLOW or (claim.aspect is Aspect.CUMULATIVE and dated):
            for place in _keys(claim):
                kept[place].append(claim)
    for place, added in flows.items():
        yield from _over_times(rule, added, corpus)
        yield from _grown(rule, totals.get(place, ()), added, corpus)
        yield from _over_year(rule, held.get(place, ()), added, corpus)


def _adds_up(claim: Claim) -> bool:
    """Whether the claim is an amount that came true, of somebody, at a known time."""
    period, quantity = claim.period, claim.quantity
    if period is None or period.start is None or period.end is None or claim.subject is None:
        return False
    amount = quantity.kind is QuantityKind.CARDINAL and quantity.dimension not in _RELATIVE
    return amount and claim.modality is Modality.ACTUAL and claim.confidence > Confidence.LOW


def _keys(claim: Claim) -> Iterator[Key]:
    """Where the claim may be added: to the likes of it, and to what its newcomers are among."""
    name = key(claim)[2]
    for thing in (name, *sorted(wording.joined(name))):
        yield _key(claim, thing)


def _key(claim: Claim, thing: str) -> Key:
    return thing, claim.quantity.dimension, frozenset(map(wording.place, claim.members))


def _day(claim: Claim) -> date | None:
    """The day at whose end the claim holds, where it does not hold of a length of time."""
    period = claim.period
    if period is None or period.start is None or period.end is None or not _dated(claim, period):
        return None
    point = period.instant or period.end - period.start == _DAY
    return period.end if point else None


def _dated(claim: Claim, period: Period) -> bool:
    """Whether the sentence itself tells the day, and no hour of it: reports of a day follow each
    other by the hour.
    """
    told = normalise(period.text)
    return (
        bool(told) and told in claim.context and not _HOUR.search(_END.sub("", told + period.clock))
    )


def _hour(claim: Claim) -> str:
    """The hour of a day at which a total is told, ``""`` for none or the day's end."""
    found = _AT_HOUR.fullmatch(normalise(claim.period.clock)) if claim.period is not None else None
    return found[1] if found is not None and found[1] != _LAST else ""


def _until(flow: Claim) -> str:
    """The hour until which something was added since the day began: 0-12时."""
    found = _SINCE_DAY.fullmatch(normalise(flow.period.clock)) if flow.period is not None else None
    return found[1] if found is not None and found[1] != _LAST else ""


def _over_times(rule: Rule, added: Sequence[Claim], corpus: Corpus) -> Iterator[Outcome]:
    """Times that follow each other and the time that they make up."""
    lengths = [claim for claim in added if _told(claim.period) and not _ANEW.search(claim.context)]
    from_day: defaultdict[date | None, list[Claim]] = defaultdict(list)
    for claim in lengths:
        assert claim.period is not None
        from_day[claim.period.start].append(claim)
    for whole in lengths:
        parts = _chain(whole, from_day)
        if parts is not None and corpus.concerns(*(c.span for c in (whole, *parts))):
            equation = " + ".join(part.text for part in parts)
            yield from _outcome(rule, whole, parts, equation)


def _told(period: Period | None) -> bool:
    """Whether words tell the time, and a length of it."""
    if period is None or period.instant or not period.text or period.start is None:
        return False
    # What a day brings is told hour by hour.
    long = period.end is not None and period.end - period.start > _DAY
    return long and period.basis is not PeriodBasis.DOCUMENT


def _chain(whole: Claim, from_day: Mapping[date | None, Sequence[Claim]]) -> list[Claim] | None:
    """The fewest claims of the same thing whose times make up that of ``whole``."""
    assert whole.period is not None
    end = whole.period.end
    found: dict[date | None, list[Claim]] = {whole.period.start: []}
    for _ in range(_MOST):
        longer: dict[date | None, list[Claim]] = {}
        for day, parts in found.items():
            for part in from_day.get(day, ()):
                assert part.period is not None
                reaches = part.period.end
                if reaches is None or end is None or reaches > end or not _same(part, whole):
                    continue
                if reaches == end and parts:
                    return [*parts, part]
                if reaches < end:
                    longer.setdefault(reaches, [*parts, part])
        found = longer
    return None


def _same(part: Claim, whole: Claim) -> bool:
    """Whether the two are of one thing, but for their times.

    What one text counts by a short name (确诊病例) over one time and the next is one thing.
    """
    if part.span == whole.span or part.weak or whole.weak:
        return False
    at_once = replace(part, period=whole.period)
    comparison = compatible(at_once, whole)
    if comparison is None or comparison.differs:
        return False
    together = part.span.document == whole.span.document
    if not together and any(_assumed(claim) for claim in (part, whole)):
        return False
    return comparison.confidence > Confidence.LOW or (together and not apart(at_once, whole))


def _assumed(claim: Claim) -> bool:
    return claim.period is not None and claim.period.basis is PeriodBasis.ASSUMED


def _grown(
    rule: Rule, totals: Sequence[Claim], added: Sequence[Claim], corpus: Corpus
) -> Iterator[Outcome]:
    """A total, what was added since, and the total then: 120例 + 5例 = 125例."""
    at: defaultdict[tuple[date | None, str], list[Claim]] = defaultdict(list)
    for claim in totals:
        assert claim.period is not None
        at[claim.period.end, _hour(claim)].append(claim)
    for flow in added:
        hour = _until(flow)
        if flow.period is None or not (hour or _dated(flow, flow.period)):
            continue
        for new in at.get((flow.period.end, hour), ()):
            for old in at.get((flow.period.start, ""), ()):
                sides = (new, old, flow)
                if not _same(old, new) or not corpus.concerns(*(c.span for c in sides)):
                    continue
                if _adds_to(flow, new) and _only_grows(sides, corpus):
                    yield from _outcome(rule, new, (old, flow), f"{old.text} + {flow.text}")


def _adds_to(flow: Claim, total: Claim) -> bool:
    """Whether what came on top is of the total's kind; one text may tell of both in one breath."""
    told = flow.span.document == total.span.document and flow.indicator == total.indicator
    if told and flow.members == total.members:
        return True
    return _same(replace(flow, aspect=total.aspect, indicator=total.indicator), total)


def _over_year(
    rule: Rule, held: Sequence[Claim], added: Sequence[Claim], corpus: Corpus
) -> Iterator[Outcome]:
    """What was added in a year with the total in the same sentence, and the total a year before:
    973座 + 172座 = 1145座.
    """
    for flow in added:
        added_then = _ADDED.search(_lead(flow, corpus)) and not _of_years(flow, corpus)
        if flow.period is None or not added_then:
            continue
        for new in held:
            if not _beside(flow, new, corpus):
                continue
            for old in held:
                sides = (new, old, flow)
                if _year_end(old) != flow.period.start or not _same_total(old, new):
                    continue
                if corpus.concerns(*(c.span for c in sides)) and not any(
                    _OTHERWISE.search(c.context) for c in sides
                ):
                    yield from _outcome(rule, new, (old, flow), f"{old.text} + {flow.text}")


def _of_years(flow: Claim, corpus: Corpus) -> bool:
    """Whether the paragraph of a claim looks back on several years: ——这五年,…新增62家."""
    document = corpus.documents[flow.span.document]
    return _YEARS.search(document.blocks[flow.block].view.read(document.normal)) is not None


def _beside(flow: Claim, new: Claim, corpus: Corpus) -> bool:
    """Whether ``new`` is told right behind ``flow`` as all that there are then."""
    if new.span.document != flow.span.document or new.span.start < flow.span.end:
        return False
    if flow.period is None or new.period is None or flow.period.end != _year_end(new):
        return False
    text = corpus.documents[flow.span.document].normal[flow.span.end : new.span.start]
    return flow.context == new.context and _IN_ALL.fullmatch(text) is not None


def _same_total(old: Claim, new: Claim) -> bool:
    """Whether the two count the same, a year apart: even 公园, of which both tell all so far."""
    like, whole = replace(old, period=new.period, aspect=new.aspect), new
    if old.aspect is new.aspect is Aspect.CUMULATIVE:
        like, whole = replace(like, weak=False), replace(new, weak=False)
    comparison = compatible(like, whole)
    surely = comparison is not None and comparison.confidence > Confidence.LOW
    return surely and comparison is not None and not comparison.differs


def _lead(claim: Claim, corpus: Corpus) -> str:
    """What stands right before the figure."""
    return corpus.documents[claim.span.document].beside(claim.span, 32)[0]


def _year_end(claim: Claim) -> date | None:
    """The first day of the year before which the claim holds."""
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return None
    short = period.end - period.start <= _YEAR and (period.end.month, period.end.day) == (1, 1)
    return period.end if short else None


def _only_grows(sides: Sequence[Claim], corpus: Corpus) -> bool:
    """Whether nothing is told to have left the total, and it does not begin anew with the year."""
    if any(_OTHERWISE.search(corpus.documents[c.span.document].normal) for c in sides):
        return False
    days = {day.year for claim in sides[:2] if (day := _day(claim)) is not None}
    return len(days) == 1 or not any(_OF_YEAR.search(claim.context) for claim in sides[:2])


def _outcome(rule: Rule, whole: Claim, parts: Sequence[Claim], equation: str) -> Iterator[Outcome]:
    total = reduce(add, (part.quantity.magnitude for part in parts))
    sides = (whole, *parts)
    if not whole.quantity.magnitude.disjoint(total):
        yield holds(rule, sides, f"{equation} = {whole.text}")
        return
    texts = {side.span.document for side in sides}
    close = total.gap(whole.quantity.magnitude) < _REVISED * abs(total.high)
    if len(texts) > 1 and close and not any(repairs.repairs(sides, _needed(whole, parts))):
        return  # what was told first was revised since
    yield finding(
        rule, sides, f"{equation} ≠ {whole.text}", confidence=min(c.confidence for c in sides)
    )


def _needed(whole: Claim, parts: Sequence[Claim]) -> tuple[Interval, ...]:
    """What each side would have to be."""
    sizes = [part.quantity.magnitude for part in parts]
    others = (reduce(add, sizes[:at] + sizes[at + 1 :]) for at in range(len(sizes)))
    return reduce(add, sizes), *(whole.quantity.magnitude - rest for rest in others)
