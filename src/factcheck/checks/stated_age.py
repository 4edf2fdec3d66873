"""One person with two ages: 现年60岁的某某, 现年50岁的某某; or with one that the dates belie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
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
#: A name has so many characters.
_SHORT, _LONGEST = 2, 5
_WITHHELD = "某"
#: The name of an age that is told as so many years ago.
_RECKONED = "reckoned"
_SEX = compiled("([男女])性?,$")
_DAY = compiled("[0-9]{1,2}月[0-9]{1,2}日")
_AROUND = 100
_HALF = compiled(".某{1,2}[甲乙丙]?$")
#: Years that an age by the old count, or one at death with its leap months, has more.
_COUNTED_MORE = 3


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for ages of one person that lie two years apart or more."""
    by_name: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.AGE:
            for name in _forms(_name(relation)):
                by_name[name].append(relation)
    seen = set()
    for relations in by_name.values():
        for a, b in combinations(relations, 2):
            pair = a.span, b.span
            if pair in seen or not corpus.concerns(*pair):
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
    yield from _lives(corpus, rule)
    for relation in corpus.relations:
        if relation.kind is RelationKind.CAREER:
            yield _career(relation, rule)


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
        if least <= told <= least + _YEAR + _COUNTED_MORE:
            yield holds(rule, relation.sides, sign)
        else:
            sign = f"{sign} ≠ {relation.sides[0].text}"
            yield finding(rule, relation.sides, sign, confidence=Confidence.MEDIUM)


def _forms(name: str) -> Iterator[str]:
    """What the name may be: the characters that it begins or ends with."""
    bare = name[1:]
    for length in range(_SHORT, min(len(bare), _LONGEST) + 1):
        form = bare[:length] if name[0] == ">" else bare[-length:]
        if happenings.tells(form):
            yield form


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
    age = relation.sides[0]
    return isinstance(age, Mention) and age.name == _RECKONED


def _name(relation: Relation) -> str:
    owner = relation.sides[-1]
    return owner.name if isinstance(owner, Mention) else ""


def _years(relation: Relation) -> int:
    quantity = relation.sides[0].quantity
    assert quantity is not None
    return round(quantity.nominal or 0)
