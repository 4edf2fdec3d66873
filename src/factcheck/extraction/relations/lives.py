"""From when to when somebody lived, and at what age: 生于1862年…1956年逝世,享年93岁; 1970年出生,
今年45岁; 1930年出生。1947年,年仅17岁的他参军; 今年59岁,从19岁起当供水员,一干就是40年.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.parts import Part
from factcheck.model import Mention, Period, Quantity, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: What stands right before the age that somebody reached, and before one that somebody has.
_REACHED = compiled(
    r"(?:享年|终年|卒年|得年|[时殁]年|(?:去世|逝世|离世|病逝|牺牲|遇难)时,?(?:年仅|年)?)[,:]?$"
)
_HAS = compiled(r"(?:现年|今年)(?:已经?)?$")
#: A birthday that somebody has just had: 迎来107岁生日.
_BIRTHDAY = compiled("(?:生日|寿辰|寿诞|大寿|华诞)(?![时那])")
_CELEBRATES = compiled("(?:迎来|迎接|喜迎|度过|庆祝|过完?)了?(?:自己的?|她的?|他的?)?$")
#: Behind a year, the age that somebody just told of had then, whom nothing else names.
_THEN = compiled(
    "(?:时年|年方|那年,?|当时,?|时,?)(?:[他她]|才|刚|就|已经?|年仅|年|只有|只|满)*$"
    "|,?(?:[他她当]|那时|这时|才|刚|就|时|已经?)*年仅$"
)
_THAT_ONE = compiled("的?[他她]|[,。;!?)就便时]")
#: From which age on, and how long until now: 从19岁起, 这一干就是40年.
_FROM, _ON = compiled("[从自]"), compiled("起|开始|那年")
_UNTIL_NOW = compiled(
    "(?:这?一[干做守教走跑当唱待种养修扎](?:就是|便是|就[干做守教走跑当]了?)|至今已?(?:有|经)?|至今已[干做守教工作]+了)"
    "(?:整整|足足)?$"
)
_AFTERWARDS = compiled("[,]?(?:[之以此]?后|直到)")
#: So far before the age its dates may stand.
_REACH = 220
_BEHIND, _BEFORE, _LEAD = 16, 6, 10
#: Behind an age, whose it is: 14岁的他.
_OF_HIM = 2
_STOP = compiled("[,;。!?]")
_BORN = compiled(r"^(?:[,在于]?[^,;。!?0-9]{0,12})?(?:出生|诞生|生(?:[于在]|(?=[,;。)])))")
_BORN_ON = compiled(r"(?:出生|诞生|生)[于在]?:?$")
_YEAR = compiled("[0-9]{4}年")
#: The name right before a birth, with what may stand in between: 何远山,男,1958年3月生.
_OWNER = compiled(r"([\u4e00-\u9fff·]{1,2})(?:[,(男女性]|.{1,3}族|出?生[于在]|[于在])*$")
_THEY = compiled("[他她]")
#: Others, of whom the other date may tell.
_KIN = compiled(
    "父|母|妻|夫妇|丈夫|儿子|女儿|长子|次子|兄|弟|姐|妹|(?:[他她其我的]|^|[,。;])(?:爷爷|奶奶)|外公|外婆|老伴|配偶|遗孀|好友|另一|同伴"
    "|徒|学生|老师|师从|队友|对手|战友|孩子|后人|孙"
)


def read(part: Part) -> Iterator[Relation]:
    """The lives of a part: the age, the birth and, of who is dead or was told of then, the year."""
    if "岁" not in part.text:
        return
    births = [period for period in part.periods if _born(part, period)]
    for quantity in part.figures.quantities:
        if quantity.dimension != "age":
            continue
        lead = part.text[: quantity.span.start][-_BEFORE:]
        has = bool(_HAS.search(lead))
        if has:
            yield from _career(part, quantity)
        near = [birth for birth in births if _one_life(part, birth, quantity)]
        if len(near) != 1:
            continue
        birth = near[0]
        if _REACHED.search(lead) and (died := _when(part, birth, quantity, _died)):
            yield _life(part, quantity, birth, died)
        elif has or _has_birthday(part, quantity, birth):
            yield _life(part, quantity, birth)
        elif (then := _when(part, birth, quantity, _dated)) and _then(part, then, quantity):
            yield _life(part, quantity, birth, then)


def _life(part: Part, age: Quantity, *days: Period) -> Relation:
    sides = (_mention(part, age), *(_date(part, day) for day in days))
    return Relation(RelationKind.LIFE, sides, sides[0].span)


def _one_life(part: Part, birth: Period, age: Quantity) -> bool:
    """Whether a birth and an age are told of one person, in one sentence or of one name in two."""
    first, last = sorted((birth.span, age.span), key=lambda span: span.start)
    if first.overlaps(last) or last.start - first.end > _REACH:
        return False
    here, there = (_sentence(part, span.start) for span in (birth.span, age.span))
    start = here.start if birth.span == first else birth.span.start - _LEAD
    if _KIN.search(part.text[max(start, 0) : last.end]):
        return False
    if here == there:
        return True
    told = part.text[there.start : age.span.end + _OF_HIM]
    owner = _OWNER.search(part.text[here.start : birth.span.start])
    if owner is None:
        return birth.span == first and bool(_THEY.search(told))
    if birth.span != first and _THEY.search(owner[1]):
        return True
    return owner[1] in told or (birth.span == first and bool(_THEY.search(told)))


def _sentence(part: Part, at: int) -> Sentence:
    return next(s for s in part.sentences if s.start <= at < s.end)


def _when(
    part: Part, birth: Period, age: Quantity, told: Callable[[Part, Period, Quantity], bool]
) -> Period | None:
    """The last day or year before the age of which so much is told, if it is not the birth."""
    sentence = _sentence(part, age.span.start)
    before = [p for p in part.periods_of(sentence) if p.span.end <= age.span.start and p != birth]
    days = [period for period in before if told(part, period, age)]
    return days[-1] if days else None


def _then(part: Part, then: Period, age: Quantity) -> bool:
    """Whether the age is the one in the year: 1998年,他当选县长,时年46岁."""
    between = part.text[then.span.end : age.span.start]
    later = _THAT_ONE.match(part.text, age.span.end)
    return bool(later and _THEN.search(between)) and not re.search("[;。!?]", between)


def _has_birthday(part: Part, age: Quantity, birth: Period) -> bool:
    """Whether somebody has just become so old, in no year that the sentence tells."""
    celebrated = _BIRTHDAY.match(part.text, age.span.end)
    if not celebrated or not _CELEBRATES.search(part.text[: age.span.start]):
        return False
    sentence = _sentence(part, age.span.start)
    return all(p == birth or not _dated(part, p, age) for p in part.periods_of(sentence))


def _dated(part: Part, period: Period, age: Quantity) -> bool:
    del age
    return _YEAR.match(part.text, period.span.start) is not None


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
    if period.start is None:
        return False
    words = group("cues", "event-died")
    before = part.text[max(0, period.span.start - _BEFORE) : period.span.start].rstrip("于在")
    behind = part.text[period.span.end : age.span.start]
    return before.endswith(words) or ("。" not in behind and any(word in behind for word in words))


def _mention(part: Part, age: Quantity) -> Mention:
    return part.mention(age.span.start, age.span.end, quantity=part.place(age))


def _date(part: Part, period: Period) -> Mention:
    return part.mention(period.span.start, period.span.end, period=period)
