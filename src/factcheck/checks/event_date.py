"""One event with two dates: 1月9日 and 1月6日,某某区党工委(扩大)会议召开."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from factcheck.alignment import happenings, wording
from factcheck.alignment.meeting import places
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Claim, Confidence, Corpus, Document
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.ABOUT

#: So many characters of who and what tell one event from another of its kind.
_TELLING = 10
#: The same thing a month later is another one.
_DAYS = 31
#: So many days a year has.
_YEAR = (365, 366)
#: One of several, each with its own year.
_WHICH = compiled("第[0-9一二三四五六七八九十]+[批期届轮次]|[一二三四]期|新一轮|再次|又")
#: A day from which on something holds, with its year in so many digits; of 施行 alone nobody can
#: tell of what.
_ONWARDS, _YEARS, _MEASURE = ("起", "开"), 4, 8
_YEAR_TOLD = compiled("(?:19|20)[0-9]{2}年")
#: So many characters name a body.
_NAMED = 4
#: What was before a body, and its parts.
_OF_IT = compiled("前身|旧址|原[名址称]|[一二三四五]期|首[期批]|试运[营行]|恢复|重新|重组|合并")
_STOP = compiled("[,;。]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for events told in the same words whose days differ."""
    by_event: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.aspect is Aspect.DATE and _one_day(claim) and _tells(claim):
            event = wording.canonical(claim.indicator), wording.place(claim.subject or "")
            by_event[event].append(claim)
    for claims in by_event.values():
        for a, b in combinations(claims, 2):
            if not corpus.concerns(a.span, b.span):
                continue
            if _from_two_days(a, b, corpus.documents):
                yield _differ(rule, a, b)
            elif _may_be_one(a, b, corpus.documents):
                apart = abs(_day(a) - _day(b))
                if apart == 0:
                    yield holds(rule, (a, b), f"{a.text} = {b.text}")
                elif apart < _DAYS:
                    yield _differ(rule, a, b)
    yield from _years(corpus, rule)
    yield from _begun(corpus, rule)
    yield from _once(corpus, rule)


def _differ(rule: Rule, a: Claim, b: Claim) -> Outcome:
    return finding(rule, (a, b), f"{a.text} ≠ {b.text}", confidence=Confidence.MEDIUM)


def _from_two_days(a: Claim, b: Claim, documents: Mapping[str, Document]) -> bool:
    """Whether two texts tell a measure of one year to begin, each on a day of its own:
    从2024年7月1日起 and 从2024年10月1日起,全市提高低保标准.
    """
    for claim in (a, b):
        _, behind = documents[claim.span.document].beside(claim.span, 1)
        if behind not in _ONWARDS or not _YEAR_TOLD.match(claim.text):
            return False
    two = a.span.document != b.span.document and a.text[:_YEARS] == b.text[:_YEARS]
    return two and _day(a) != _day(b) and len(a.indicator) >= _MEASURE


def _years(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """What happens once to a body, told with two years: 2016年, 2017年启动创建工作."""
    by_event: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.aspect is Aspect.DATE and _one_year(claim) and _tells(claim) and _first(claim):
            event = wording.canonical(claim.indicator), wording.place(claim.subject or "")
            by_event[event].append(claim)
    for claims in by_event.values():
        for a, b in combinations(claims, 2):
            within = a.span.document == b.span.document
            again = within and a.part.tells_again == b.part.tells_again
            if again or not corpus.concerns(a.span, b.span) or _WHICH.search(a.indicator):
                continue
            if _day(a) == _day(b):
                yield holds(rule, (a, b), f"{a.text} = {b.text}")
            else:
                yield _differ(rule, a, b)


def _begun(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """When a body came to be or a works was put to use, in any words: 创建于1952年,
    始建于1958年.
    """
    by_event: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        event = wording.event(claim.indicator) if claim.aspect is Aspect.DATE else ""
        if event and _known(claim) and not _foretold(claim):
            by_event[event, claim.subject or ""].append(claim)
    for claims in by_event.values():
        for a, b in combinations(claims, 2):
            if a.span.document == b.span.document or not corpus.concerns(a.span, b.span):
                continue
            first, second = a.quantity.interval, b.quantity.interval
            if not first.disjoint(second):
                yield holds(rule, (a, b), f"{a.text} = {b.text}")
            else:
                yield _differ(rule, a, b)


def _known(claim: Claim) -> bool:
    """Whether the sentence names the body or works itself, all of it and not what was before it."""
    name = claim.subject or ""
    named = len(name) >= _NAMED and "subject" not in claim.inferred and len(claim.members) == 1
    if not named or wording.place(name) != name or places().fullmatch(name):
        return False
    if name not in normalise(claim.context):
        return False  # 学校医学院始建于1934年
    return _OF_IT.search(claim.context) is None


def _once(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """What happens once to a thing or a person of a name, in any words."""
    for a, b in happenings.told_twice(corpus):
        sides = a.sides[0], b.sides[0]
        apart = happenings.differ(a, b)
        if apart:
            sign = f"{sides[0].text} ≠ {sides[1].text}"
            told = happenings.told_of(a)
            yield finding(rule, sides, sign, confidence=Confidence.MEDIUM, fields=told)
        elif apart is False:
            yield holds(rule, sides, f"{sides[0].text} = {sides[1].text}")


def _tells(claim: Claim) -> bool:
    return claim.subject is not None and len(claim.subject + claim.indicator) >= _TELLING


def _one_day(claim: Claim) -> bool:
    interval = claim.quantity.interval
    return interval.high - interval.low == 1


def _first(claim: Claim) -> bool:
    """Whether the event is one that comes once, and has come."""
    return claim.indicator.startswith(group("cues", "once")) and not _foretold(claim)


def _one_year(claim: Claim) -> bool:
    interval = claim.quantity.interval
    return interval.high - interval.low in _YEAR


def _day(claim: Claim) -> float:
    return claim.quantity.interval.low


def _may_be_one(a: Claim, b: Claim, documents: Mapping[str, Document]) -> bool:
    """Whether the two tell of one event.

    Within a text only a headline or a caption tells again what the text tells; two texts that know
    their own days may tell of what happens day by day.
    """
    if _foretold(a) is not _foretold(b):
        return False
    if a.span.document == b.span.document:
        return a.part.tells_again != b.part.tells_again
    first, second = (documents[claim.span.document].date for claim in (a, b))
    return first == second


def _foretold(claim: Claim) -> bool:
    """Whether the clause of an event says itself that it is still to come, whatever a heading does.

    A date alone is followed by the clause that it dates.
    """
    told = normalise(claim.context.partition(claim.text)[2])
    clause = _STOP.split(told.lstrip(","), maxsplit=1)[0]
    return any(word in clause for word in group("cues", "foretold"))
