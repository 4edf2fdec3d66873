"""From when to when somebody lived, and at what age: 生于1862年…1956年逝世,享年93岁; 1970年出生,
今年45岁; 1930年出生。1947年,年仅17岁的他参军; 今年59岁,从19岁起当供水员,一干就是40年.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.extraction.parts import Part
from factcheck.model import Mention, Period, Quantity, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: What stands right before the age that somebody reached, and before one that somebody has.
_REACHED = compiled(
    r"(?:享年|终年|卒年|得年|[时殁]年|(?:去世|逝世|离世|病逝|牺牲|遇难)时,?(?:年仅|年)?)[,:]?$"
)
_HAS = compiled(r"(?:现年|今年)(?:已)?$")
#: Behind a year, the age that somebody just told of had then, whom nothing else names.
_THEN = compiled(
    "^,?(?:(?:参军|入伍|入党|入学|毕业|结婚|出国|当选|就任|参加工作)时,?)?(?:他|她|当时|那时|这时|才|刚|就|时|已经?)*(?:年仅|时年|年方|刚满|才|只有)$"
)
_THAT_ONE = compiled("的?[他她]|[,。就便时]")
#: From which age on, and how long until now: 从19岁起, 这一干就是40年.
_FROM, _ON = compiled("[从自]"), compiled("起|开始|那年")
_UNTIL_NOW = compiled(
    "(?:这?一[干做守教走跑当唱待种养修扎](?:就是|便是|就[干做守教走跑当]了?)|至今已?(?:有|经)?|至今已[干做守教工作]+了)"
    "(?:整整|足足)?$"
)
_AFTERWARDS = compiled("[,]?(?:[之以此]?后|直到)")
#: So far before the age its dates may stand.
_REACH = 220
_BEHIND, _BEFORE = 16, 6
_STOP = compiled("[,;。!?]")
_BORN = compiled(r"^(?:[,在于]?[^,;。!?0-9]{0,12})?(?:出生|诞生|生[于在])")
_BORN_ON = compiled(r"(?:出生|诞生|生)[于在]?:?$")
_YEAR = compiled("[0-9]{4}年")
_ENDS = 2
#: Others, of whom the later date may tell.
_KIN = compiled(
    "父|母|妻|夫妇|丈夫|儿子|女儿|长子|次子|兄|弟|姐|妹|爷|奶|外公|外婆|老伴|配偶|遗孀|好友|另一|同伴"
)


def read(part: Part) -> Iterator[Relation]:
    """The lives of a part: the age, the birth and, of who is dead, the death."""
    if "岁" not in part.text:
        return
    for quantity in part.figures.quantities:
        if quantity.dimension != "age":
            continue
        lead = part.text[: quantity.span.start]
        if _REACHED.search(lead[-_BEFORE:]):
            yield from _life(part, quantity)
        elif _HAS.search(lead[-_BEFORE:]):
            yield from _years(part, quantity)
            yield from _career(part, quantity)
        else:
            yield from _at_that_time(part, quantity)


def _life(part: Part, age: Quantity) -> Iterator[Relation]:
    near = [p for p in part.periods if 0 <= age.span.start - p.span.end <= _REACH]
    born = [period for period in near if _born(part, period)]
    died = [period for period in near if period not in born and _died(part, period, age)]
    if len(born) != 1 or len(died) != 1 or born[0].span.start > died[0].span.start:
        return
    if _KIN.search(part.text[born[0].span.end : age.span.start]):
        return
    sides = (_mention(part, age), _date(part, born[0]), _date(part, died[0]))
    yield Relation(RelationKind.LIFE, sides, sides[0].span)


def _at_that_time(part: Part, age: Quantity) -> Iterator[Relation]:
    """The age that somebody, whose birth was told before, had in a year."""
    near = [p for p in part.periods if 0 <= age.span.start - p.span.end <= _REACH]
    if len(near) < _ENDS or not _THAT_ONE.match(part.text, age.span.end):
        return
    then, born = near[-1], [period for period in near[:-1] if _born(part, period)]
    told = _THEN.search(part.text[then.span.end : age.span.start])
    if told is None or len(born) != 1 or not _YEAR.match(part.text, then.span.start):
        return
    if not _KIN.search(part.text[born[0].span.end : age.span.start]):
        sides = (_mention(part, age), _date(part, born[0]), _date(part, then))
        yield Relation(RelationKind.LIFE, sides, sides[0].span)


def _years(part: Part, age: Quantity) -> Iterator[Relation]:
    """The birth of who has an age, told in one sentence with it."""
    for sentence in part.sentences:
        if not sentence.start <= age.span.start < sentence.end:
            continue
        born = [period for period in part.periods_of(sentence) if _born(part, period)]
        if len(born) != 1:
            return
        first, last = sorted((born[0].span, age.span), key=lambda span: span.start)
        if not _KIN.search(part.text[sentence.start : last.end]) and last.start > first.end:
            sides = (_mention(part, age), _date(part, born[0]))
            yield Relation(RelationKind.LIFE, sides, sides[0].span)


def _career(part: Part, age: Quantity) -> Iterator[Relation]:
    """How old somebody was who began what is done to this day, and how long ago that was."""
    later = [q for q in part.figures.quantities if q.span.start > age.span.end]
    told = [(a, b) for a, b in pairwise(later) if a.dimension == age.dimension]
    if not told:
        return
    began, years = told[0]
    if years.dimension != "time" or years.unit != "年" or years.span.end - age.span.end > _REACH:
        return
    text, first = part.text, began.span.start
    since = _FROM.match(text, first - 1) and _ON.match(text, began.span.end)
    now = _UNTIL_NOW.search(text[began.span.end : years.span.start])
    over = _AFTERWARDS.match(text, years.span.end)
    if since and now and not over and not _KIN.search(text[age.span.end : years.span.start]):
        sides = tuple(_mention(part, quantity) for quantity in (age, began, years))
        yield Relation(RelationKind.CAREER, sides, sides[2].span)


def _born(part: Part, period: Period) -> bool:
    if not _YEAR.match(part.text, period.span.start):
        return False
    behind = part.text[period.span.end : period.span.end + _BEHIND]
    before = part.text[max(0, period.span.start - _BEFORE) : period.span.start]
    return bool(_BORN_ON.search(before) or _BORN.match(_STOP.split(behind.lstrip(","))[0]))


def _died(part: Part, period: Period, age: Quantity) -> bool:
    if not _YEAR.match(part.text, period.span.start):
        return False
    words = group("cues", "event-died")
    before = part.text[max(0, period.span.start - _BEFORE) : period.span.start].rstrip("于在")
    behind = part.text[period.span.end : age.span.start]
    return before.endswith(words) or ("。" not in behind and any(word in behind for word in words))


def _mention(part: Part, age: Quantity) -> Mention:
    return part.mention(age.span.start, age.span.end, quantity=part.place(age))


def _date(part: Part, period: Period) -> Mention:
    return part.mention(period.span.start, period.span.end, period=period)
