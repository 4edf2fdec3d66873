"""Steps of one thing whose days run backwards: 22日到医院就诊,21日确诊."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checks.dates import day_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Mention, RelationKind, Side
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

_TOLD = compiled(
    "(?:(?P<year>[^年]{1,4})年)?(?:(?P<month>[0-9]{1,2})月)?(?:(?P<day>[0-9]{1,2})[日号])?"
)
_SAME = frozenset("同当")
#: What a date leaves out is of the one before it or follows it: 28日就诊,2日确诊; 12月动工,8月竣工.
#: So few days or months back it can only be the former.
_DAYS, _MONTHS = 10, 2
_MONTH = 30


class _Told(NamedTuple):
    """A date as far as its wording tells it; the year as a number or as it is worded."""

    year: int | str | None
    month: int | None
    day: int | None


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for steps of which the later one has the earlier date."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.STEPS:
            continue
        first, last = relation.sides
        back = _backwards(_told(first), _told(last))
        text = " → ".join(f"{_word(side)}：{side.text}" for side in relation.sides)
        if back:
            yield finding(rule, relation.sides, text, confidence=Confidence.MEDIUM)
        elif back is False:
            yield holds(rule, relation.sides, text)


def _backwards(first: _Told, last: _Told) -> bool | None:
    """Whether the last date comes before the first; ``None`` where nobody can tell."""
    if last.year is None or first.year is None or last.year == first.year:
        return _back_in_year(first, last, known=last.year is not None)
    if isinstance(first.year, int) and isinstance(last.year, int):
        return last.year < first.year
    return None


def _back_in_year(first: _Told, last: _Told, *, known: bool) -> bool | None:
    if known and first.year is None:
        return None
    if last.month is None:
        if first.day is None or last.day is None:
            return None
        return 0 < first.day - last.day <= _DAYS
    if first.month is None:
        return None
    apart = first.month - last.month
    if apart and not known and not (first.day and last.day):
        return 0 < apart <= _MONTHS
    if first.day is None or last.day is None:
        return apart > 0
    days = apart * _MONTH + first.day - last.day
    return days > 0 if known else 0 < days <= _MONTHS * _MONTH


def _told(side: Side) -> _Told:
    found = _TOLD.match(normalise(side.text))
    assert found is not None
    month, day = (int(found[name]) if found[name] else None for name in ("month", "day"))
    return _Told(_year(side, found["year"]), month, day)


def _year(side: Side, told: str | None) -> int | str | None:
    if told is None or told in _SAME:
        return None
    start = day_of(side)
    return int(told) if told.isdigit() else start.year if start else told


def _word(side: Side) -> str:
    return side.name if isinstance(side, Mention) else ""
