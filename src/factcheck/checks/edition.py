"""One event with two numbers: 第三届 and 第四届云泽国际电影节, both opened on one evening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factcheck import segmentation
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Document, Mention, Relation, RelationKind, Side
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

_MONTH_DAY = compiled("([0-9]{1,2})月([0-9]{1,2})[日号]")
_SIGNS = compiled("#[届次期]|[^\u4e00-\u9fff]")
#: More than so many characters of a name tell whose it is, or as many that begin with a place, or
#: so many of the words before it.
_NAMED, _LEAD = 4, 2
_PLACE = ("ns", "nz", "nr", "x")
#: What meets several times a year tells its number each time.
_OFTEN = ("次", "期")
#: The name of what is told to be a first time, and of a year.
FIRST, YEAR = "first", "year"

#: The numbers of an edition: the eighteenth congress, its fourth session.
Numbers = tuple[int, ...]


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for two numbers of one event: of one day, of one year, or headline and text."""
    by_form: defaultdict[str, list[Relation]] = defaultdict(list)
    told: defaultdict[tuple[str, str, bool], set[Numbers]] = defaultdict(set)
    firsts: list[Relation] = []
    for relation in corpus.relations:
        if relation.kind is not RelationKind.EDITION:
            continue
        lead, form = _name(relation)
        if lead == FIRST:
            firsts += [relation] if corpus.concerns(relation.span) else []
        else:
            by_form[form].append(relation)
            told[form, relation.span.document, _again(relation)].add(_numbers(relation))
    yield from _first_times(firsts, by_form, rule)
    for form, relations in by_form.items():
        seen = set()
        for a, b in combinations(relations, 2):
            first, second = _numbers(a), _numbers(b)
            pair = a.span.document, b.span.document, first, second
            if pair in seen or not corpus.concerns(a.span, b.span) or not _one_series(form, a, b):
                continue
            here, there = (
                {again: told[form, one.span.document, again] for again in (True, False)}
                for one in (a, b)
            )
            if a.span.document == b.span.document:
                # A headline has the number that its text has.
                one = _again(a) and not _again(b) and here[False] == {second}
                one = one and _only_there(corpus.documents[a.span.document], first, second)
            else:
                # A text that tells both numbers knows the one from the other.
                other = second in here[True] | here[False] or first in there[True] | there[False]
                one = _together(form, a, b) and (first == second or not other)
            if not one:
                continue
            seen.add(pair)
            sides = a.sides[0], b.sides[0]
            apart = sum(x != y for x, y in zip(first, second, strict=True))
            if not apart:
                yield holds(rule, sides, f"{sides[0].text} = {sides[1].text}")
            elif apart == 1:
                sign = f"{sides[0].text} ≠ {sides[1].text}"
                yield finding(rule, sides, sign, confidence=Confidence.MEDIUM)


def _first_times(
    firsts: Sequence[Relation], by_form: Mapping[str, Sequence[Relation]], rule: Rule
) -> Iterator[Outcome]:
    """What is told to be held for the first time and has a higher number before, in its text."""
    if not firsts:
        return
    from factcheck.extraction.relations.editions import shortened

    for first in firsts:
        _, short = _name(first)
        named = [
            one
            for form, relations in by_form.items()
            if shortened(short, form)
            for one in relations
            if one.span.document == first.span.document and one.span.start < first.span.start
        ]
        last = max(named, key=lambda one: one.span.start, default=None)
        if last is not None and _numbers(last)[-1] > 1:
            sides = last.sides[0], first.sides[0]
            sign = " ≠ ".join(side.text for side in sides)
            yield finding(rule, sides, sign, confidence=Confidence.MEDIUM)


def _one_series(form: str, a: Relation, b: Relation) -> bool:
    """Whether the words before the numbers, or else the name behind them, tell whose it is."""
    shorter, longer = sorted((_name(relation)[0] for relation in (a, b)), key=len)
    if shorter:
        return len(shorter) >= _LEAD and longer.endswith(shorter)
    name = _SIGNS.sub("", form)
    tells = len(name) > _NAMED or (len(name) == _NAMED and segmentation.tag(name[:_LEAD]) in _PLACE)
    return tells and (not longer or a.span.document == b.span.document)


def _only_there(document: Document, first: Numbers, second: Numbers) -> bool:
    """Whether the text has the number of its headline nowhere else, of whatever it is."""
    from factcheck.extraction.relations.editions import numbers

    told = numbers(document.normal)
    return all(told.count(x) == 1 for x, y in zip(first, second, strict=True) if x != y)


def _together(form: str, a: Relation, b: Relation) -> bool:
    """Whether both are told of one day, or of one year if they come once a year."""
    days = [_day(side) for one in (a, b) for side in one.sides[1:] if not _named(side, YEAR)]
    if len(days) == len((a, b)) and None not in days:
        (year, *day), (another, *other) = (day for day in days if day is not None)
        return day == other and (not year or not another or year == another)
    years = [normalise(side.text) for one in (a, b) for side in one.sides[1:] if _named(side, YEAR)]
    often = any(f"#{measure}" in form for measure in _OFTEN)
    return len(years) == len((a, b)) and len(set(years)) == 1 and not often


def _day(side: Side) -> tuple[int, int, int] | None:
    """Year (0 where nobody knows it), month and day, of several days the first."""
    period = side.period if isinstance(side, Mention) else None
    if period is not None and period.start is not None:
        return period.start.year, period.start.month, period.start.day
    found = _MONTH_DAY.search(normalise(side.text))
    return (0, int(found[1]), int(found[2])) if found else None


def _named(side: Side, name: str) -> bool:
    return isinstance(side, Mention) and side.name == name


def _again(relation: Relation) -> bool:
    side = relation.sides[0]
    return side.part.tells_again


def _numbers(relation: Relation) -> Numbers:
    # Imported here because only an edition needs it, and start-up counts.
    from factcheck.extraction.relations.editions import numbers

    return numbers(normalise(relation.sides[0].text))


def _form(relation: Relation) -> str:
    return _name(relation)[1]


def _name(relation: Relation) -> tuple[str, str]:
    """The words before the numbers, and the name with its numbers left out."""
    side = relation.sides[0]
    assert isinstance(side, Mention)
    lead, _, form = side.name.partition("|")
    return lead, form
