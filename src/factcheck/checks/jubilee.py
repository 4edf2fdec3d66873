"""Years since something began: 成立于1997年, 成立30周年 in 2025, or 用近40年时间 until then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.alignment import wording
from factcheck.checks.dates import day_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Interval,
    Modality,
    Relation,
    RelationKind,
)
from factcheck.patterns import compiled
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.DOCUMENT

#: A jubilee is told of in the year before it, too.
_AHEAD = 1
#: So many years are told roundly.
_OLD, _ROUNDED = 100, 0.05
#: When a text without a date may have been written.
_MEMORY = (1950, 2050)
#: All the years that something has had: 近30年时间, 30年来, 走过30年历程.
_ALL_ITS_YEARS = compiled(r"(?:来|的?时间|的?发展|的?历程|的?征程|的?奋斗|的?风雨|的?砥砺|的?建设)")
_YEARS = "年"


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for years that have not passed, by the date of the document, since the beginning."""
    for relation in corpus.relations:
        if relation.kind is RelationKind.JUBILEE:
            yield from _years_since(corpus, relation, rule)
    yield from _histories(corpus, rule)


def _years_since(corpus: Corpus, relation: Relation, rule: Rule) -> Iterator[Outcome]:
    """The years from the one year to the other, or to the day of the text; of a text without
    a date, to some day within living memory.
    """
    began, told, *until = relation.sides
    today = corpus.documents[relation.span.document].date
    start, ends = day_of(began), [day.year for day in map(day_of, until) if day is not None]
    if today is not None:
        ends.append(today.year)
    if start is None or told.quantity is None:
        return
    length = told.quantity.interval
    around = _AHEAD + length.high * _ROUNDED if length.low >= _OLD else _AHEAD
    if ends:
        text = f"{ends[0]} − {start.year} = {ends[0] - start.year}"
        spans = [Interval.point(end - start.year) for end in ends]
    elif length.low < _OLD:
        return
    else:
        text = f"{start.year} + {told.text}"
        spans = [Interval(_MEMORY[0] - start.year, _MEMORY[1] - start.year)]
    if all(span.gap(length) > around for span in spans):
        sign = f"{text} ≠ {told.text}" if ends else text
        yield finding(rule, relation.sides, sign, confidence=Confidence.MEDIUM)
    else:
        yield holds(rule, relation.sides, text)


def _histories(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """How long something is told to have been at work against the year in which it began.

    It may tell of fewer years than it has had, never of more.
    """
    founded: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    spans: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.subject is None or "subject" in claim.inferred:
            continue
        owner = claim.span.document, wording.place(claim.subject)
        if claim.aspect is Aspect.DATE and _founding(claim.indicator):
            founded[owner].append(claim)
        elif claim.aspect is Aspect.DURATION and _of_a_life(claim, corpus):
            spans[owner].append(claim)
    for owner in sorted(founded.keys() & spans.keys()):
        if len(founded[owner]) == 1:
            for told in spans[owner]:
                yield from _history(founded[owner][0], told, corpus, rule)


def _history(began: Claim, told: Claim, corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    today = corpus.documents[told.span.document].date
    if began.period is None or began.period.start is None:
        return
    latest = today.year if today is not None else _latest_year(corpus, told.span.document)
    if latest is None:
        return
    years = latest - began.period.start.year
    text = f"{latest} − {began.period.start.year} = {years}"
    length = told.quantity.interval
    had = Interval(max(years - 1, 0), max(years + _AHEAD, 0))
    if not length.disjoint(had):
        yield holds(rule, (began, told), text)
    elif had.entirely_below(length):
        yield finding(
            rule,
            (began, told),
            f"{text} < {told.text}",
            confidence=Confidence.MEDIUM,
        )


def _founding(event: str) -> bool:
    """Whether what happened is that the subject itself began."""
    return event.startswith(group("cues", "founded")) and "的" not in event


def _of_a_life(claim: Claim, corpus: Corpus) -> bool:
    """Whether a length of time in years is all that the subject has had."""
    after = corpus.documents[claim.span.document].normal[claim.span.end : claim.span.end + 4]
    told = claim.quantity.unit == _YEARS and claim.quantity.nominal is not None
    return told and bool(_ALL_ITS_YEARS.match(after))


def _latest_year(corpus: Corpus, path: str) -> int | None:
    """The latest year that an undated document tells as past or present, a beginning aside."""
    years = (
        claim.period.start.year
        for claim in corpus.claims
        if claim.span.document == path
        and claim.modality is Modality.ACTUAL
        and claim.period is not None
        and claim.period.start is not None
        and not (claim.aspect is Aspect.DATE and _founding(claim.indicator))
    )
    return max(years, default=None)
