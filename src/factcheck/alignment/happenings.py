"""When two texts tell the day of one event: what happened once to a thing or a person of one name.

A name in quotes is a name; of others the text only tells where they end (诗人柳听澜|1987年) or
begin (1987年,柳听澜|在云港), so that what two of them share is the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import cache, lru_cache
from itertools import combinations, product

from factcheck import segmentation
from factcheck.model import Corpus, Document, Mention, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: What comes again: further apart than this it is the next one.
_AGAIN = ("event-opens", "event-signs", "event-votes", "event-arrested")
_SOON = timedelta(days=31)
#: What arrives comes back soon; across a night or a border, on another day.
_ARRIVES, _BACK, _NIGHT = "event-arrives", timedelta(days=7), timedelta(days=1)
_CLOCKS = compiled("当地时间|北京时间|凌晨|深夜|午夜|次日|翌日")
#: So many characters of a place are enough.
_PLACE = 4
#: A fair has an opening the evening before it, or games that begin before its opening.
_EVE = timedelta(days=1), timedelta(days=2)
_EDITION = compiled("=(?:第[0-9一二三四五六七八九十百]+|本)届")
_RANGE = compiled("[至到—~-]")
#: Nothing that happens once is told of so long before or after it by a slip.
_LONG = timedelta(days=366 * 30)
#: A law that was revised comes into force again.
_REVISED = compiled("修订|修正|修改|新版|新规")
_YEAR = timedelta(days=366)
_FORCE, _PASSED, _VOTES = "event-force", "event-passed", "event-votes"
#: Sentences of these tell what is to come of something else, or leave it open.
_UNFORETOLD = (_FORCE, _PASSED, _VOTES)
#: Which of several parts of one thing.
_WHICH = compiled(
    "第[0-9一二三四五六七八九十百]+(?:[届次期号条批段轮]|阶段)|[一二三四]期|[左右东西南北]线|首[批次期段]|部分"
)
#: Of a law, which articles; the session that passed it has a number, too.
_ARTICLE = compiled("第[0-9一二三四五六七八九十百]+[条款章]|部分")
_BATCH = compiled("第[0-9一二三四五六七八九十百]+[批架艘]|[首末]批")
_WHICH_OF = {_FORCE: _ARTICLE, _ARRIVES: _BATCH}
_QUOTED, _ENDING, _BEGINNING, _WHERE = "=", "<", ">", "@"
_OPENS = "event-opens"
#: What a craft's name ends with.
_CRAFT = ("舰", "轮", "艇")
#: What is no name but how one speaks of somebody.
_STYLED = compiled("^老|先生|女士|小姐|某|的|老师|同学|医生|师傅|阿姨|大[爷妈姐哥叔]")
#: So many characters name something, be they a word or not; fewer only if no word is written so.
_NAMED, _SHORT, _LONGEST = 3, 2, 4
#: The name of a person has up to so many.
_FULL = 5
_PROPER = ("x", "nr", "nrt", "nrfg", "nz")
_TITLE = 6
#: What so many texts tell is compared date by date.
_MANY = 50
_MONTH_DAY = compiled("([0-9]{1,2})月(?:([0-9]{1,2})[日号])?")
_LAST = compiled("[日号]?[至到—~-]+(?:[0-9]{1,2}月)?([0-9]{1,2})[日号]$")
_OF_DAY = compiled("[0-9０-９][日号號]")
_REACH = 120
_SENTENCE = compiled(r"[。!?\n\r]")


def ends(name: str) -> Iterator[str]:
    """What a name is found by: the characters that it ends and begins with, if no common word is
    written so; a long title, by more of them.
    """
    sign, bare = name[0], name[1:]
    if _EDITION.match(name):
        yield "届" + bare[-1]
    if sign == _QUOTED and len(bare) > _LONGEST:
        yield bare[-_SHORT:] if bare.endswith(group("cues", "ballot")) else bare[-_TITLE:]
        return
    found = {bare[-_SHORT:]} if sign != _BEGINNING else set()
    found |= {bare[:_SHORT], bare[1:_NAMED]} if sign != _ENDING else set()
    yield from (end for end in found if sign == _QUOTED or tells(end))


def tells(characters: str) -> bool:
    """Whether the characters may be of a name: no common word is written so."""
    return segmentation.tag(characters) in _PROPER


def forms(name: str) -> Iterator[str]:
    """What the name of somebody may be: the characters that it begins or ends with."""
    bare = name[1:]
    for length in range(_SHORT, min(len(bare), _FULL) + 1):
        form = bare[:length] if name[0] == _BEGINNING else bare[-length:]
        if tells(form):
            yield form


def told_twice(corpus: Corpus) -> Iterator[tuple[Relation, Relation]]:
    """The pairs of relations that tell when one thing happened, in one text or in two."""
    by_name: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.HAPPENED:
            found = {end for _, name in _names(relation) for end in ends(name)}
            for end in found:
                by_name[_kind(relation), end].append(relation)
    seen = set()
    for relations in by_name.values():
        for a, b in combinations(_distinct(relations), 2):
            pair = a.span, b.span
            if pair not in seen and corpus.concerns(*pair) and _one_event(corpus, a, b):
                seen.add(pair)
                yield a, b


def told_of(relation: Relation) -> dict[str, str]:
    """What happened and to what, in words for readers."""
    names = sorted(_names(relation), key=lambda named: named[1][0] != _QUOTED)
    _, name = names[0]
    held = _kind(relation) == _OPENS and _held(relation)
    return {"subject": name[1:], "indicator": group("cues", _VOTES if held else _kind(relation))[0]}


def _distinct(relations: list[Relation]) -> list[Relation]:
    """The relations, of very many the first with each date alone."""
    if len(relations) <= _MANY:
        return relations
    first: dict[object, Relation] = {}
    for relation in relations:
        period = _day(relation).period
        first.setdefault((period.start, period.end) if period else None, relation)
    return list(first.values())


def _one_event(corpus: Corpus, a: Relation, b: Relation) -> bool:
    kind = _kind(a)
    within = a.span.document == b.span.document
    names = any(same_name(x, y, quoted=within) for (_, x), (_, y) in product(_names(a), _names(b)))
    if kind == _OPENS and (within or _held(a) != _held(b)):
        return _one_edition(a, b)
    if not names or (within and kind in (*_AGAIN, _ARRIVES)):
        return False
    here, there = (_sentence(corpus.documents[r.span.document], r) for r in (a, b))
    if any(word in here + there for word in group("cues", "moved")):
        return False
    which = _WHICH_OF.get(kind, _WHICH)
    if set(which.findall(here)) != set(which.findall(there)):
        return False
    foretold = [any(word in text for word in group("cues", "foretold")) for text in (here, there)]
    if kind not in _UNFORETOLD and foretold[0] is not foretold[1]:
        return False
    if kind not in (_FORCE, _PASSED) and all(foretold) and _days_apart(corpus, a, b):
        return False
    if kind == _ARRIVES:
        return _one_arrival(a, b, here + there)
    return _near(kind, a, b, revised=bool(_REVISED.search(here + there)))


def _one_arrival(a: Relation, b: Relation, told: str) -> bool:
    """Whether the two tell of one place, on days that no clock and no night sets apart."""
    places = [side.name[1:] for r in (a, b) for side in _mentions(r) if side.name[0] == _WHERE]
    shorter, longer = sorted(places, key=len)
    first, second = (_day(relation).period for relation in (a, b))
    if shorter[:_PLACE] not in longer or first is None or second is None:
        return False
    if first.start is None or second.start is None:
        return False
    apart = abs(first.start - second.start)
    return apart < _BACK and not (apart == _NIGHT and _CLOCKS.search(told))


def _one_edition(a: Relation, b: Relation) -> bool:
    """Whether one text tells of a fair that it opens on a day and is held from another on."""
    names = [name[1:] for r in (a, b) for _, name in _names(r) if _EDITION.match(name)]
    if _held(a) == _held(b) or not all(same_edition(*two) for two in combinations(names, 2)):
        return False
    opened, began = (_day(r).period for r in ((b, a) if _held(a) else (a, b)))
    if opened is None or began is None or opened.start is None or began.start is None:
        return False
    before, after = _EVE
    apart = began.start - opened.start
    return not apart or (abs(apart) < _SOON and not -after <= apart <= before)


def _held(relation: Relation) -> bool:
    """Whether the dates tell from when to when."""
    return _RANGE.search(_day(relation).text) is not None


def same_edition(first: str, second: str) -> bool:
    """Whether two names are of one fair, one of them shortened: 第二届青奥会, 本届青奥会."""
    (number, one), (other, another) = (name.split("届", 1) for name in (first, second))
    shorter, longer = sorted((one, another), key=len)
    if number != other and "本" not in (number, other):
        return False
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _days_apart(corpus: Corpus, a: Relation, b: Relation) -> bool:
    first, second = (corpus.documents[relation.span.document].date for relation in (a, b))
    return first is not None and second is not None and first != second


def _near(kind: str, a: Relation, b: Relation, *, revised: bool) -> bool:
    """Whether the two dates are not so far apart that the thing came again."""
    first, second = (_day(relation).period for relation in (a, b))
    if first is None or second is None or first.start is None or second.start is None:
        return True
    apart = abs(first.start - second.start)
    if kind in _AGAIN:
        return apart < _SOON
    return apart < (_YEAR if revised else _LONG)


def differ(a: Relation, b: Relation) -> bool | None:
    """Whether the dates are two; ``None`` where one tells no more than the other leaves open."""
    last = _last_day(a), _last_day(b)
    if all(last) and last[0] != last[1]:
        return True
    first, second = _day(a).period, _day(b).period
    known = [p for p in (first, second) if p is not None and p.start is not None]
    if len(known) == len((a, b)):
        if all(_OF_DAY.search(period.text) for period in known):
            return known[0].start != known[1].start  # 自5月1日起 has no end
        return not known[0].overlaps(known[1])
    days = [_MONTH_DAY.search(normalise(_day(relation).text)) for relation in (a, b)]
    if days[0] is None or days[1] is None:
        return None
    (month, day), (other, another) = (found.groups() for found in days if found is not None)
    if int(month) != int(other):
        return True
    return int(day) != int(another) if day and another else None


def _last_day(relation: Relation) -> str:
    """The day on which a range of days ends: 28 of 5月20日至28日."""
    told = _LAST.search(normalise(_day(relation).text))
    return told[1] if told is not None else ""


def same_name(first: str, second: str, *, quoted: bool = False) -> bool:
    """Whether two names are one; ``quoted`` where only one in quotes is sure."""
    signs, (x, y) = {first[0], second[0]}, (first[1:], second[1:])
    if signs == {_QUOTED}:
        if x.endswith(group("cues", "ballot")) and y.endswith(group("cues", "ballot")):
            return _same_ballot(x, y)
        long = min(len(x), len(y)) >= _TITLE
        return x == y or (long and (x.endswith(y) or y.endswith(x)))
    if quoted:
        return False
    if _QUOTED not in signs and (common := _overlap(first, second)):
        return _names_one(common)
    for length in range(_LONGEST, _SHORT - 1, -1):
        shared = {*_forms(first, length)} & {*_forms(second, length)}
        if any(_names_one(form) or _QUOTED in signs for form in shared):
            return True
    return False


def _same_ballot(first: str, second: str) -> bool:
    """Whether two names are of one ballot, one of them shortened: 九龙西补选, 九龙西选区补选."""
    shorter, longer = sorted((first, second), key=len)
    rest = iter(longer)
    return shorter[:_SHORT] in longer and all(character in rest for character in shorter)


def _overlap(first: str, second: str) -> str:
    """What one ends with and the other begins with: 死者陈小满, 陈小满当晚."""
    if {first[0], second[0]} != {_ENDING, _BEGINNING}:
        return ""
    ending, begun = (first, second) if first[0] == _ENDING else (second, first)
    for length in range(min(len(ending), len(begun)) - 1, _SHORT - 1, -1):
        if ending[-length:] == begun[1 : length + 1]:
            return begun[1 : length + 1]
    return ""


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicons.words("surnames"))


def _forms(name: str, length: int) -> Iterator[str]:
    """What the name may be, in so many characters."""
    bare = name[1:]
    if name[0] == _QUOTED:
        if len(bare) == length:
            yield bare
    elif len(bare) >= length:
        ending = name[0] == _ENDING
        if _between_words(bare, len(bare) - length if ending else length):
            yield bare[-length:] if ending else bare[:length]


@lru_cache(maxsize=1 << 12)
def _between_words(text: str, at: int) -> bool:
    """Whether no known word goes on across the place: 劳成疾 is no name in 积劳成疾."""
    start = 0
    for word in segmentation.cut(text):
        if start < at < start + len(word):
            return segmentation.tag(word) in _PROPER
        start += len(word)
    return True


def _names_one(form: str) -> bool:
    """Whether the characters name somebody, and are no common word or end of one."""
    if _STYLED.search(form):
        return False
    if len(form) == _NAMED and form[0] in _surnames():
        return segmentation.tag(form) in _PROPER
    if segmentation.tag(form) not in _PROPER:
        return False
    if len(form) >= _NAMED and form.endswith(_CRAFT):
        return True
    words = segmentation.cut(form)
    known = [word for word in words if len(word) > 1 and segmentation.tag(word) not in _PROPER]
    return not known and (len(form) >= _NAMED or segmentation.tag(form) != "x" or len(words) == 1)


def _names(relation: Relation) -> Iterator[tuple[Mention, str]]:
    for side in _mentions(relation):
        if side.name[0] != _WHERE:
            yield side, side.name


def _mentions(relation: Relation) -> Iterator[Mention]:
    """What it happened to, and where."""
    yield from (side for side in relation.sides[1:] if isinstance(side, Mention))


def _day(relation: Relation) -> Mention:
    first = relation.sides[0]
    assert isinstance(first, Mention)
    return first


def _kind(relation: Relation) -> str:
    return _day(relation).name


def _sentence(document: Document, relation: Relation) -> str:
    before, behind = document.beside(relation.span, _REACH)
    return _SENTENCE.split(before)[-1] + _SENTENCE.split(behind, maxsplit=1)[0]
