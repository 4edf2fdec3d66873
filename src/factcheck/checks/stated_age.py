"""One person with two ages: 现年60岁的某某, 现年50岁的某某; or with one that the dates belie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from factcheck.alignment import happenings, surroundings
from factcheck.alignment.reworded import named_places
from factcheck.checks.dates import day_of
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Mention, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

#: A birthday, or a count that begins with one, makes an age a year more.
_YEAR = 1
#: So many days apart, one may be told to be older.
_DAYS = 366
#: So many days a story lasts.
_STORY = 7
_WITHHELD = "某"
#: The name of an age that is told as so many years ago, and of one of another year.
_RECKONED, _THEN = "reckoned", "then"
_SEX = compiled("([男女])性?,$")
_DAY = compiled("[0-9]{1,2}月[0-9]{1,2}日")
_AROUND = 100
_HALF = compiled(".某{1,2}[甲乙丙]?$")
#: Years that an age by the old count has more, and one at death with its leap months.
_COUNTED_MORE, _DEAD_MORE = 2, 3
#: Who would be so much older or younger is another one of the name.
_NAMESAKE = 15


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for ages of one person that lie two years apart or more."""
    by_name: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.AGE:
            for name in happenings.forms(_name(relation)):
                by_name[name].append(relation)
    seen = set()
    for relations in by_name.values():
        for a, b in combinations(relations, 2):
            pair = a.span, b.span
            if pair in seen or not corpus.concerns(*pair) or _then(a) or _then(b):
                continue
            if not _one_person(a, b, corpus):
                continue
            seen.add(pair)
            first, second = _years(a), _years(b)
            sides = a.sides[0], b.sides[0]
            if abs(first - second) <= _YEAR + _reckoned(a) + _reckoned(b):
                yield holds(rule, sides, f"{sides[0].text} = {sides[1].text}")
            elif (
                a.span.document != b.span.document
                or _slipped(first, second)
                or _reckoned(a) is not _reckoned(b)
            ):
                sign = f"{sides[0].text} ≠ {sides[1].text}"
                yield finding(rule, sides, sign, confidence=Confidence.MEDIUM)
    yield from _births(corpus, rule, by_name)
    yield from _lives(corpus, rule)
    for relation in corpus.relations:
        if relation.kind is RelationKind.CAREER:
            yield _career(relation, rule)


def _births(
    corpus: Corpus, rule: Rule, by_name: Mapping[str, Sequence[Relation]]
) -> Iterator[Outcome]:
    """Ages against the birth that another text tells of who has the name, and would be near."""
    seen = set()
    for birth in corpus.relations:
        if birth.kind is not RelationKind.BORN:
            continue
        for form in happenings.forms(_name(birth)):
            for told in by_name.get(form, ()):
                pair = birth.span, told.span
                end, born = _end(told, corpus), day_of(birth.sides[0])
                if pair in seen or end is None or born is None or not corpus.concerns(*pair):
                    continue
                if birth.span.document == told.span.document or _reckoned(told):
                    continue
                if not _one_person(birth, told, corpus):
                    continue
                seen.add(pair)
                years, had = _years(told), end.year - born.year
                sides = told.sides[0], birth.sides[0]
                sign = f"{end.year} − {born.year} = {had}"
                dead = len(told.sides) > len(sides) and not _then(told)
                if had - _YEAR <= years <= had + (_DEAD_MORE if dead else _COUNTED_MORE):
                    yield holds(rule, sides, sign)
                elif abs(years - had) <= _NAMESAKE:
                    sign = f"{sign} ≠ {sides[0].text}"
                    yield finding(rule, sides, sign, confidence=Confidence.MEDIUM)


def _end(age: Relation, corpus: Corpus) -> date | None:
    """The day on which somebody was so old: that of the death, or of the text."""
    died = [day_of(side) for side in age.sides[1:-1]]
    return died[0] if died else corpus.documents[age.span.document].date


def _career(relation: Relation, rule: Rule) -> Outcome:
    """Somebody's age, that of the beginning, and the years since, a birthday more or less."""
    now, then, years = (side.quantity.interval for side in relation.sides if side.quantity)
    equation = " − ".join(side.text for side in relation.sides[:2])
    told = relation.sides[2].text
    if (now - then).gap(years) <= _YEAR:
        return holds(rule, relation.sides, f"{equation} = {told}")
    return finding(rule, relation.sides, f"{equation} ≠ {told}", confidence=Confidence.MEDIUM)


def _lives(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Ages against birth and death, or the day of the text for who lives."""
    for relation in corpus.relations:
        if relation.kind is not RelationKind.LIFE:
            continue
        born, *died = (day_of(side) for side in relation.sides[1:])
        end = died[0] if died else corpus.documents[relation.span.document].date
        if born is None or end is None:
            continue
        least = end.year - born.year - _YEAR
        told = _years(relation)
        sign = f"{end.year} − {born.year} = {end.year - born.year}"
        if least <= told <= least + _YEAR + (_DEAD_MORE if died else _COUNTED_MORE):
            yield holds(rule, relation.sides, sign)
        else:
            sign = f"{sign} ≠ {relation.sides[0].text}"
            yield finding(rule, relation.sides, sign, confidence=Confidence.MEDIUM)


def _one_person(a: Relation, b: Relation, corpus: Corpus) -> bool:
    first, second = (corpus.documents[relation.span.document].date for relation in (a, b))
    near = first is None or second is None or abs((first - second).days) < _DAYS
    if near and (_WITHHELD in _name(a) or _WITHHELD in _name(b)):
        return _known(a, b, corpus)
    if not near or not happenings.same_name(_name(a), _name(b)):
        return False
    # Names begin alike (克里凯特, 克里斯蒂娜), and 老红军 is many: texts far apart must say more.
    apart = first is not None and second is not None and abs((first - second).days) > _STORY
    here, there = (_places(relation, corpus) for relation in (a, b))
    apart = apart or (
        a.span.document != b.span.document and bool(here and there) and here.isdisjoint(there)
    )
    return not apart or surroundings.alike(a.span, b.span, corpus)


def _places(relation: Relation, corpus: Corpus) -> set[str]:
    """The places that are named around an age."""
    beside = corpus.documents[relation.span.document].beside(relation.span, _AROUND)
    return named_places("".join(beside))


def _known(a: Relation, b: Relation, corpus: Corpus) -> bool:
    """Whether a name of which half is withheld (胡某某) is told in like words in two texts, of the
    same sex and with a day that is the same.
    """
    first, second = (_HALF.search(_name(relation)) for relation in (a, b))
    if first is None or second is None or first.group() != second.group():
        return False
    if a.span.document == b.span.document or not surroundings.alike(a.span, b.span, corpus):
        return False
    here, there = (corpus.documents[r.span.document].beside(r.span, _AROUND) for r in (a, b))
    sexes = {found for text, _ in (here, there) if (found := _sex(text))}
    days = [set(_DAY.findall("|".join(texts))) for texts in (here, there)]
    stated = [_places(relation, corpus) for relation in (a, b)]
    apart = all(stated) and stated[0].isdisjoint(stated[1])
    return len(sexes) <= 1 and bool(days[0] & days[1]) and not apart


def _sex(before: str) -> str:
    found = _SEX.search(before)
    return found.group(1) if found else ""


def _slipped(first: int, second: int) -> bool:
    """Whether the one has the digits of the other; a text may go back to somebody's youth."""
    return sorted(str(first)) == sorted(str(second))


def _reckoned(relation: Relation) -> bool:
    """Whether the age follows from one of so many years ago, which are a year more or less."""
    return _called(relation) == _RECKONED


def _then(relation: Relation) -> bool:
    """Whether the age is of a year that is told with it."""
    return _called(relation) == _THEN


def _called(relation: Relation) -> str:
    age = relation.sides[0]
    return age.name if isinstance(age, Mention) else ""


def _name(relation: Relation) -> str:
    owner = relation.sides[-1]
    return owner.name if isinstance(owner, Mention) else ""


def _years(relation: Relation) -> int:
    quantity = relation.sides[0].quantity
    assert quantity is not None
    return round(quantity.nominal or 0)
