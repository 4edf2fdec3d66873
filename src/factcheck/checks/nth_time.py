"""One event that two texts number differently: 第三次访问云港, 第二次访问云港."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck import segmentation
from factcheck.alignment import surroundings
from factcheck.checks.dates import ordinal
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Mention, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import Rule

SCOPE = Scope.ABOUT

#: So many days a story is told.
_DAYS = 1
#: So many characters that two texts share tell what is counted; all of them, if they are fewer.
_TURN, _WHOLE = 4, 2
#: What one text counts since, in other words.
_ALIKE = {
    "年内": "今年",
    "本年度": "今年",
    "队史": "历史",
    "有史": "历史",
    "生涯": "职业生涯",
    "赛季": "本赛季",
}
#: The end of a name.
_TAIL, _HEAD = 2, 3
_VERB = ("v", "m")
_TIMES = compiled("[0-9]+[时点日号月年]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for two texts of one story that count one thing and do not agree which one it is."""
    by_turn: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.NTH:
            for turn in turns(_name(relation)):
                by_turn[turn].append(relation)
    seen = set()
    for relations in by_turn.values():
        for a, b in combinations(relations, 2):
            pair = a.span, b.span
            if pair in seen or not corpus.concerns(*pair) or not _one_story(corpus, a, b):
                continue
            seen.add(pair)
            sides = a.sides[0], b.sides[0]
            first, second = _number(a), _number(b)
            if first == second:
                yield holds(rule, sides, f"{sides[0].text} = {sides[1].text}")
            elif not (_tells(relations, a, second) or _tells(relations, b, first)):
                sign = f"{sides[0].text} ≠ {sides[1].text}"
                yield finding(rule, sides, sign, confidence=Confidence.MEDIUM)


def turns(name: str) -> Iterator[tuple[str, str]]:
    """What a count is found by: since when it is, and how the words begin that tell of what."""
    since, counted = _counted(name)
    for at in range(len(counted) - _TURN + 1):
        yield since, counted[at : at + _TURN]
    if _WHOLE <= len(counted) < _TURN:
        yield since, counted


def _counted(name: str) -> tuple[str, str]:
    """Since when it is counted, and the words that tell what is."""
    scope, _, counted = name.partition("|")
    bare = (word.removesuffix("以来") for word in scope.split(","))
    return ",".join(sorted({_ALIKE.get(word, word) for word in bare})), counted


def _one_kind(a: Relation, b: Relation) -> bool:
    """Whether both count one thing: what the one begins with stands in the other."""
    (since, x), (other, y) = _counted(_name(a)), _counted(_name(b))
    if min(len(x), len(y)) < _TURN:
        return (since, x) == (other, y)
    return since == other and (x[:_TURN] in y or y[:_TURN] in x)


def _one_story(corpus: Corpus, a: Relation, b: Relation) -> bool:
    """Whether two texts of one time tell of one event, and of nobody else."""
    if a.span.document == b.span.document:
        return False
    first, second = (corpus.documents[r.span.document].date for r in (a, b))
    if first is not None and second is not None and abs((first - second).days) > _DAYS:
        return False
    if not _one_kind(a, b):
        return False
    here, there = (normalise(r.sides[1].text) for r in (a, b))
    if _subject(here) not in there and _subject(there) not in here:
        return False
    times = [_times(corpus, r) for r in (a, b)]
    apart = any(times[0][u].isdisjoint(times[1][u]) for u in times[0].keys() & times[1].keys())
    dated = first is not None and second is not None
    shared = any(times[0][u] & times[1][u] for u in times[0].keys() & times[1].keys())
    return not apart and (dated or shared or surroundings.alike(a.span, b.span, corpus))


def _subject(clause: str) -> str:
    """The last characters of what a clause begins with, before its verb or a number."""
    subject = ""
    for word in segmentation.cut(clause):
        if word[0].isdigit() or word == "第" or (len(word) > 1 and segmentation.tag(word) in _VERB):
            break
        subject += word
    subject = subject.strip("“”《》()")
    return subject[-_TAIL:] if len(subject) >= _TAIL else clause[:_HEAD]


def _times(corpus: Corpus, relation: Relation) -> dict[str, set[str]]:
    """The times that a story tells of, by their unit."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for time in _TIMES.findall(_told(corpus, relation)):
        found[time[-1].replace("号", "日").replace("点", "时")].add(time[:-1])
    return found


def _told(corpus: Corpus, relation: Relation) -> str:
    """The text from who did it to what it is counted as."""
    who, told = relation.sides[1].span, relation.sides[0].span
    return corpus.documents[told.document].normal[min(who.start, told.start) : told.end]


def _tells(relations: list[Relation], one: Relation, number: int | None) -> bool:
    """Whether the text tells the other number, too."""
    same = [r for r in relations if r.span.document == one.span.document]
    return any(_number(r) == number for r in same)


def _number(relation: Relation) -> int | None:
    return ordinal(relation.sides[0].text)


def _name(relation: Relation) -> str:
    side = relation.sides[0]
    assert isinstance(side, Mention)
    return side.name
