"""Two values and how many times the one is the other that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.alignment import years
from factcheck.checks.equations import DOUBLED, dimension, in_order, magnitude, middle, told
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import (
    Claim,
    Confidence,
    Corpus,
    Interval,
    Message,
    RelationKind,
    Severity,
    Side,
)
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

_ONE = Interval.point(1)
_HUNDRED = 100.0
_GROWN_FOR_TIMES = Message(
    zh="增长n倍是原来的n+1倍，这里像是“是原来的n倍”",
    en="grown n times is n + 1 times as much; here it looks like n times as much",
)

_TIMES_FOR_GROWN = Message(
    zh="增长150%是原来的2.5倍，这里像是把增长的倍数当成了总的倍数",
    en="grown by 150% is 2.5 times as much; here the growth seems to be told as the multiple",
)


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for multiples that the two values do not have."""
    for relation in corpus.relations:
        if relation.kind is RelationKind.TIMES:
            value, base, times = relation.sides
            yield from _multiple(rule, (value, base, times), added=False)
        elif relation.kind is RelationKind.RISE:
            old, new, *amounts = relation.sides
            for times in amounts:
                if dimension(times) == "multiple" and in_order(old, new, rises=True):
                    yield from _multiple(rule, (new, old, times), added=not _doubled(times))

    for rate, multiple, confidence in years.multiples(corpus):
        yield _retold(rule, rate, multiple, confidence)


def _retold(rule: Rule, rate: Claim, times: Claim, confidence: Confidence) -> Outcome:
    """同比增长150%, and 是上年的2.5倍: one change, told in two ways."""
    grown = magnitude(rate)
    if dimension(rate) == "percent":
        grown = grown.scaled(1 / _HUNDRED)
    equation = f"1 + {rate.text}"
    if not (grown + _ONE).disjoint(magnitude(times)):
        return holds(rule, (times, rate), f"{equation} = {times.text}")
    loose = not grown.disjoint(magnitude(times))
    return finding(
        rule,
        (times, rate),
        f"{equation} ≠ {times.text}",
        confidence=confidence,
        reasons=[_TIMES_FOR_GROWN] if loose else [],
    )


def _multiple(rule: Rule, sides: tuple[Side, Side, Side], *, added: bool) -> Iterator[Outcome]:
    """``added`` tells that the multiple came on top: 增长2倍 is three times as much."""
    value, base, times = sides
    if magnitude(base).low <= 0 or magnitude(value).low < 0:
        return

    def right(values: Sequence[Interval]) -> bool:
        return values[1].low > 0 and not (values[0] / values[1]).disjoint(
            _meant(times, values[2], added=added)
        )

    found = magnitude(value) / magnitude(base)
    loose = added and not found.disjoint(magnitude(times))
    roughly = loose and times.quantity is not None and times.quantity.hedge
    equation = f"{value.text} ÷ {base.text}"
    more = " + 1" if added else ""
    yield told(
        rule,
        sides,
        f"{equation} = {times.text}{more}",
        f"{equation} = {(middle(value) / middle(base)).low:.2f} ≠ {times.text}{more}",
        right,
        severity=Severity.INFO if roughly else Severity.WARNING if loose else None,
        reasons=[_GROWN_FOR_TIMES] if loose else [],
    )


def _meant(times: Side, value: Interval, *, added: bool) -> Interval:
    """How many times as much the words say that it is."""
    if _doubled(times):
        return value * DOUBLED
    return value + _ONE if added else value


def _doubled(times: Side) -> bool:
    """翻一番: the multiple is of the whole, not what was added."""
    return times.text.startswith("翻")
