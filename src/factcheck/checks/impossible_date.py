"""Days and ranges that no calendar has: 2月30日, 从2025年到2023年."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, RelationKind
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

_DAY = compiled(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
#: A day of a month that the text leaves out.
_ALONE = compiled(r"\d{2,3}[日号]")
_RANGE = compiled(r"(\d{4})年?[至到—\-~](\d{4})年")
#: A year with a 29 February, for days without a year.
_LEAP = 2024


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for days past the end of their month, and ranges that end before they begin."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.DATE:
            continue
        fault = _fault(normalise(relation.sides[0].text))
        if fault:
            yield finding(rule, relation.sides, fault, confidence=Confidence.HIGH)


def _fault(text: str) -> str:
    """What is wrong, as a relation: 2月30日 > 29."""
    day = _DAY.search(text)
    if day is not None:
        month, number = int(day[2]), int(day[3])
        if month not in range(1, 13):
            return f"{month}月 > 12月"
        last = calendar.monthrange(int(day[1] or _LEAP), month)[1]
        return f"{day.group()} > {month}月{last}日" if number > last else ""
    alone = _ALONE.fullmatch(text)
    if alone is not None:
        return f"{text} > 31日"
    span = _RANGE.search(text)
    return f"{span[1]} > {span[2]}" if span is not None and span[1] > span[2] else ""
