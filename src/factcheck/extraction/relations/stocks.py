"""What there was, what came and went, and what there is then: 新增6家,总数由18家增至24家;
原有320人,招聘60人、离职25人,目前共有355人.

Where both what came and what went is told, or 净增 tells what is left of it, that is all. Else more
may have gone, or come, than is told, so that only what there is may not be more, or less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.directions import reached
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Quantity, Relation, RelationKind, Side
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: 由去年的18家增至24家: whose it is, and when it was so many.
_FROM = compiled(
    r"(?P<thing>[^,;。:、]*?)(?:(?<![来各])自|[由从])(?P<when>[^,;。:、由从自]{0,12})$"
)
_STOP = compiled("[,;。:、()]")
#: So many characters at its end name a thing.
_ENDING = 2
#: So many characters behind a figure may tell that it came or went: 25人离职.
_BEHIND = 4
#: When a stock is told at the beginning of a time, and what that time is called.
_TIMES = (
    (compiled(r"[上去]一?年|年初"), compiled(r"[今全本当一]年|年内|(?:19|20)[0-9]{2}年")),
    (compiled("上个?月|月初"), compiled("[本当这]个?月|月内")),
    (compiled("上周|上个?星期|周初"), compiled("[本这]周")),
    (compiled("昨[日天]"), compiled("[今当][日天]")),
)
#: What of a year has passed, where the account does not go on to its end.
_SO_FAR = compiled(
    "上半年|前?[一二三]季度|前?[0-9一二三四五六七八九十]{1,2}(?:[-—~至到][0-9]{1,2})?个?月份?"
)
_TO_ITS_END = compiled("[年期][末底]")
#: Any time at all.
_TIME = compiled("[年月季周日天昨]|以来|期间|累计|“十")
_END = compiled("[底末]")
_NOISE = compiled(
    "^(?:的|了|有|为|共|仅|只|已|又|还|再|则|达到?|增至|增加到|约|近|逾)+"
    "|(?:的|了|有|为|共|达到?|[增减升降]至|[增减][加少]到|约|近|逾|是|总?[数量额]|数量|余额|规模|总?里程)+$"
)
_SCOPE = compiled("^(?:全[市县区省州镇村乡国港校院馆]|[我该][市县区省国馆校院]|其)")


class _Role(StrEnum):
    """What a figure tells of a stock: the words of each are of this role in ``parts``."""

    STOOD = "stood"
    CAME = "came"
    WENT = "went"
    NET = "net-come"
    STANDS = "stands"


_MOVES = (_Role.CAME, _Role.WENT, _Role.NET)


class _Told(Struct, frozen=True, gc=False):
    """A figure with what it tells, the words that tell when, and the name of the thing, as far as
    it is told there.
    """

    figure: Figure
    role: _Role | None
    when: str = ""
    thing: str = ""


def read(frame: Frame) -> Iterator[Relation]:
    """The accounts of a sentence, or of it and the one before, one for each unit."""
    if not any(_words(role).search(frame.text) for role in _MOVES):
        return
    own = list(_all_told(frame))
    before = list(_all_told(frame.previous)) if frame.previous is not None else []
    for told in _by_unit(own):
        relation = _account(frame, told)
        if relation is None and before:
            alike = [e for e in before if addends.one_unit(_unit(e), _unit(told[0]))]
            relation = _account(frame, alike + told)
        if relation is not None:
            yield relation


def _by_unit(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    units: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for each in told:
        quantity = _unit(each)
        units[quantity.dimension, quantity.unit if quantity.counts else ""].append(each)
    yield from units.values()


def _unit(told: _Told) -> Quantity:
    return told.figure.quantity


def _account(frame: Frame, told: Sequence[_Told]) -> Relation | None:
    """The account that figures of one unit give, where all of them have their place in it."""
    roles = [each.role for each in told]
    if None in roles or roles.count(_Role.STOOD) != 1 or roles.count(_Role.STANDS) != 1:
        return None
    stood, stands = told[roles.index(_Role.STOOD)], told[roles.index(_Role.STANDS)]
    moves = [each for each in told if each.role in _MOVES]
    came = [each for each in moves if each.role is not _Role.WENT]
    went = [each for each in moves if each.role is _Role.WENT]
    net = _Role.NET in roles
    rough = any(_unit(each).hedge for each in moves)
    if not moves or rough or (net and len(moves) > 1) or not _in_time(stood, stands, moves):
        return None
    whole = net or bool(came and went)
    if not _named_alike((stood, stands), moves, whole=whole):
        return None
    if came:
        sides = [stands, stood, *came]
        gone = [_below_nothing(each.figure.side) for each in went]
    else:
        sides, gone = [stood, stands, *went], []
    figures = sorted((each.figure for each in told), key=lambda figure: figure.start)
    return Relation(
        RelationKind.SUM if whole else RelationKind.AT_MOST,
        (*(each.figure.side for each in sides), *gone),
        frame.span_of(figures[0], figures[-1]),
    )


def _below_nothing(side: Side) -> Side:
    """What went, so that it may be added."""
    assert side.quantity is not None
    return replace(side, quantity=replace(side.quantity, interval=-side.quantity.interval))


def _in_time(stood: _Told, stands: _Told, moves: Sequence[_Told]) -> bool:
    """Whether what came and went did so since the first stock: 去年底, and this year."""
    told = "".join(each.when for each in moves)
    if not _TO_ITS_END.search(stands.when):
        told = _SO_FAR.sub("", told)
    for beginning, own in _TIMES:
        if beginning.search(stood.when):
            rest = _END.sub("", beginning.sub("", stood.when))
            return not _TIME.search(rest) and not _TIME.search(own.sub("", told))
    return not _TIME.search(stood.when)


def _named_alike(stocks: Sequence[_Told], moves: Sequence[_Told], *, whole: bool) -> bool:
    """Whether all that is told is of one thing; of another sort more may have come, even where
    that is of a wider one: an enterprise that was there becomes one of high technology.
    """
    names = sorted((each.thing for each in stocks if each.thing), key=len)
    if not names:
        return True
    short, full = names[0], names[-1]
    one = short in full or short[-_ENDING:] == full[-_ENDING:]
    moved = (each.thing for each in moves if each.thing)
    return one and all(thing in names or (whole and thing.endswith(short)) for thing in moved)


def _all_told(frame: Frame) -> Iterator[_Told]:
    """The amounts of a sentence with what each tells of its stock."""
    brackets = addends.bracketed(frame)
    reached_at, last = -1, frame.sentence.start
    for at, figure in enumerate(frame.figures):
        if not addends.additive(figure.quantity) or addends.within(figure, brackets):
            continue
        source = _FROM.search(frame.before(at))
        if at == reached_at:
            yield _Told(figure, _Role.STANDS)
        elif source and at + 1 < len(frame.figures) and reached(frame.after(at)):
            reached_at = at + 1
            yield _Told(figure, _Role.STOOD, source["when"], _name(source["thing"]))
        else:
            yield _told(frame, at, last)
        last = figure.end


def _told(frame: Frame, at: int, start: int) -> _Told:
    """What the words of its clause say of a figure, or those right behind: what came or went
    rather than what there is. When is told since ``start``.
    """
    figure = frame.figures[at]
    before = _clause(frame.before(at))
    behind = _STOP.split(frame.after(at))[0]
    thing = _name(behind)
    since = frame.part.text[start : figure.start]
    move = _last(before, _MOVES)
    if move is not None:
        return _Told(figure, move[0], since, move[1] or thing)
    for role in _MOVES[:-1]:
        if _words(role).search(behind[:_BEHIND]):
            return _Told(figure, role, since)
    stock = _last(before, (_Role.STOOD, _Role.STANDS))
    return _Told(figure, stock[0], before, stock[1] or thing) if stock else _Told(figure, None)


def _clause(words: str) -> str:
    """The clause that ends there, with the one before it where that only tells when: 去年底,共有"""
    *earlier, last = _STOP.split(words)
    opens = earlier[-1] if earlier else ""
    when = any(_words(role).fullmatch(opens) for role in (_Role.STOOD, _Role.STANDS))
    return opens + last if when else last


def _last(words: str, roles: Sequence[_Role]) -> tuple[_Role, str] | None:
    """The role whose word stands last, and the name behind it."""
    found = [(match.end(), role) for role in roles for match in _words(role).finditer(words)]
    if not found:
        return None
    end, role = max(found)
    return role, _name(words[end:])


def _name(words: str) -> str:
    """The name of a thing without what leads to a figure or tells how far it reaches."""
    return _NOISE.sub("", _SCOPE.sub("", _NOISE.sub("", words)))


@cache
def _words(role: _Role) -> re.Pattern[str]:
    return compiled("|".join(sorted(group("parts", role.value), key=len, reverse=True)))
