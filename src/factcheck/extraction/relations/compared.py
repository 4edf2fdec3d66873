"""What is held against what it was, or what another is: 筹得500万元,较去年的760万元减少34%;
45家,去年同期为38家,多7家; 44.4%,高于上届(41.2%)3.2个百分点.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.changes import (
    AGAIN,
    RELATIVE,
    Change,
    amount_of,
    comparable,
    doubled,
    ordered,
    real,
)
from factcheck.extraction.relations.directions import (
    DOWN,
    UP,
    Reached,
    differs_by,
    last_direction,
)
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation
from factcheck.patterns import compiled

#: What is held against what: the value stands before, the other one behind.
_AGAINST = compiled(
    r"(?:[^,;。:、]{0,8}(?=[,;]))?[,;、(]?(?:仍|也|已|又|均|则|还|都|只|仅|其|年)*"
    r"(?:涨幅|增速|增幅|升幅|跌幅|降幅|数量|人数|总数|总量|总额|规模|占比|比重|数字|数目)?"
    r"(?:仍|也|已|又|均|则|还|都|总体)*(?:(?P<with>与|和|同|跟)|相较于?|相比于?|比起?|较)[^,;。:]{0,20}"
)
_COMPARED = r"\)?(?:的[^,;。:]{0,16}?)?(?:相比|比较)?[,]?"
#: 有所增加, 明显减少, with nothing behind it.
_SOMEWHAT = compiled(
    r"(?:的[^,;。:、]{0,8}?)?(?P<beside>相比[,]?)?(?:有所|略有|略微?|稍有|稍微?|明显|大幅|显著|小幅|进一步|又有|均有所)"
    r"(?P<verb>增加|增长|提高|上升|提升|上涨|扩大|减少|下降|降低|下滑|回落|下跌|缩小)(?:[,;。)]|$)"
)
_THAN = compiled(r"(?:相较于?|比|较)[^,;。:]{0,16}的$")
_ON = compiled(r"在[^,;。:]{0,16}$")
_ON_TOP = r"的?(?:标准|水平|价格)?的?基础上[,]?(?:每[升吨人月年户度])?(?:再|又)?"
_ATTAINS = compiled(
    r"[,;]?(?:现|已|将|总额|总量|总数)*(?:达到?|至|为|增至|升至|降至|增加到|提高到|降到|减至)(?:了|每[升吨人月年户度])?"
)
#: 比2024年的7940户多登记880户: what there was more of, or less.
_DID = compiled(rf"{_COMPARED}(?:(?P<more>多)|少)[^,;。:、于)]{{1,4}}")
_PACE = compiled("[快慢]")
#: The old value in brackets behind whose it is, and the difference behind these.
_BEYOND = compiled(
    r"(?:[^,;。:、()]{0,8}(?=[,;]))?[,;、]?(?:仍|也|已|又|均|则|还|都|略|稍|远|明显|大幅)*"
    r"(?:(?P<more>[高多大]于|超[过出]|[高多]出|领先)|[低少小]于|不及|落后于?)[^,;。:()]{0,20}\("
)
_CLOSED = compiled(r"\)(?:约|近|逾|达)?")
#: An earlier time of the same kind: a year ago that year so far, or the time before.
_EARLIER = (
    r"(?:去年|前年|上一?年度?|上一?[届季月周次期轮回]度?|前一[年月季周天日届次])"
    r"(?:[一二三四]季度|[0-9]{1,2}月份?)?(?:同期|同季|同月|末|底)?"
)
#: The old value in a clause, or brackets, of its own.
_WAS = compiled(
    rf"[^,;。:、()]{{0,10}}(?:[,;]而?|\(){_EARLIER}(?:数字|人数|数量)?(?:则|只|仅)?(?:[为是有:]|达到?)?"
)
_IN_BRACKETS = compiled(rf"[^,;。:、()]{{0,6}}\({_EARLIER}(?:数字|人数|数量)?(?:[为是有:]|达到?)?")
_SINCE = (
    rf"\)?[,;]?(?:[今本](?:年|届|次|季度?|月))?(?:比{_EARLIER}|较{_EARLIER}|同比|环比|按[年季月])?"
)
_THAN_OF = compiled("[比较]|于[^,;。:()]*\\($")
_THAN_THEN = compiled(r"(?:[比较]|同比|环比|按年|按月)[^,;。:、]{0,20}$")


def read(frame: Frame) -> Iterator[Relation]:
    """The values of a sentence that are held against older ones, or others."""
    for at in range(len(frame.figures) - 1):
        yield from _held_against(frame, at)
        yield from _against_bracket(frame, at)
        yield from _was(frame, at)
        yield from _on_top(frame, at)
    for at in range(1, len(frame.figures)):
        yield from _without_amount(frame, at)
        yield from _was_in_brackets(frame, at)


def _held_against(frame: Frame, at: int) -> Iterator[Relation]:
    """筹得500万元,较去年的760万元减少34%; 比上年的760万元减少34%,为500万元."""
    way, by = _difference(frame, at, _COMPARED)
    if by is None:
        way, by = _did(frame, at)
    if by is None:
        return
    old, held = frame.figures[at], _AGAINST.fullmatch(frame.before(at))
    if at and held and not last_direction(frame.before(at)):
        if held["with"] and "相比" not in frame.after(at):
            return
        new = _value(frame, at)
    elif _THAN.search(frame.before(at)) and (attained := _attained(frame, at + 1)):
        new = attained
    else:
        return
    if new is not None:
        rate = _rate_behind(frame, at + 1, way)
        yield from _compared(frame, old, new, way, by, *rate)


def _value(frame: Frame, at: int) -> Figure | None:
    """The value that is held against figure ``at``; one may be held against several, and how far it
    is from each stands between: 648分,比去年(641分)高7分,比前年(630分)高18分.
    """
    last = at - 1
    while last > 0 and _differs(frame, last):
        start = _clause(frame, last)
        last = next((i for i in range(last - 1, -1, -1) if frame.figures[i].end <= start), -1)
    return frame.figures[last] if last >= 0 and not _differs(frame, last) else None


def _differs(frame: Frame, at: int) -> bool:
    """Whether figure ``at`` tells how far others are apart."""
    words = frame.part.text[_clause(frame, at) : frame.figures[at].start]
    return bool(last_direction(frame.before(at))) and _THAN_OF.search(words) is not None


def _clause(frame: Frame, at: int) -> int:
    """Where the clause of figure ``at`` begins, brackets aside."""
    text, end = frame.part.text, frame.figures[at].start
    return max(frame.sentence.start, *(text.rfind(sign, 0, end) + 1 for sign in ",;:"))


def _against_bracket(frame: Frame, at: int) -> Iterator[Relation]:
    """44.4%,高于上届(41.2%)3.2个百分点: the words before the old value tell the direction."""
    beyond = _BEYOND.fullmatch(frame.before(at)) if at else None
    if beyond is None or not _CLOSED.fullmatch(frame.after(at)):
        return
    new, (old, by) = _value(frame, at), frame.figures[at : at + 2]
    if new is not None and amount_of(by, old):
        yield from _compared(frame, old, new, UP if beyond["more"] else DOWN, by)


def _was(frame: Frame, at: int) -> Iterator[Relation]:
    """86件,去年同期为71件,同比多15件; 45家(上年38家),增加7家."""
    if not at or not _WAS.fullmatch(frame.before(at)):
        return
    way, by = _difference(frame, at, _SINCE)
    if by is not None and not _differs(frame, at - 1):
        new, old = frame.figures[at - 1 : at + 1]
        yield from _compared(frame, old, new, way, by, *_rate_behind(frame, at + 1, way))


def _was_in_brackets(frame: Frame, at: int) -> Iterator[Relation]:
    """45家,比上年多7家(上年38家): the difference stands before the old value."""
    if at < 2 or not _IN_BRACKETS.fullmatch(frame.before(at)):
        return
    new, by, old = frame.figures[at - 2 : at + 1]
    words = frame.before(at - 1)
    way = last_direction(words)
    if way and _THAN_THEN.search(words) and amount_of(by, new):
        yield from _compared(frame, old, new, way, by)


def _without_amount(frame: Frame, at: int) -> Iterator[Relation]:
    """收入52亿元,比上年的55亿元有所减少: a direction, and not by how much."""
    told = _SOMEWHAT.match(frame.after(at))
    held = _AGAINST.fullmatch(frame.before(at)) if told else None
    if told is None or held is None or (held["with"] and not told["beside"]):
        return
    new, old = frame.figures[at - 1 : at + 1]
    way = last_direction(told["verb"])
    if way and comparable(old, new) and ordered(frame, Change(old, new, way), Reached(way, "")):
        yield Change(old, new, way).relation(frame)


def _on_top(frame: Frame, at: int) -> Iterator[Relation]:
    """在每升0.94元的基础上提高0.16元,达到每升1.10元."""
    if not _ON.search(frame.before(at)):
        return
    way, by = _difference(frame, at, _ON_TOP)
    attained = _attained(frame, at + 1) if by else None
    if by is not None and attained is not None:
        yield from _compared(frame, frame.figures[at], attained, way, by)


def _difference(frame: Frame, at: int, lead: str) -> tuple[str, Figure | None]:
    """The direction and the figure that figure ``at`` differs by, behind words like ``lead``."""
    way = differs_by(frame.after(at), lead)
    by = frame.figures[at + 1]
    if not way and doubled(frame.after(at), by):
        way = UP
    return way, by if way and amount_of(by, frame.figures[at]) else None


def _did(frame: Frame, at: int) -> tuple[str, Figure | None]:
    """The like where a verb stands between: 比去年的7940户多登记880户."""
    did = _DID.fullmatch(frame.after(at))
    by = frame.figures[at + 1]
    if did is None or by.quantity.dimension != frame.figures[at].quantity.dimension:
        return "", None
    return UP if did["more"] else DOWN, by


def _attained(frame: Frame, at: int) -> Figure | None:
    """The value that figure ``at`` leads to: …,达到b."""
    if at + 1 < len(frame.figures) and _ATTAINS.fullmatch(frame.after(at)):
        return frame.figures[at + 1]
    return None


def _rate_behind(frame: Frame, at: int, way: str) -> Iterator[Figure]:
    """The rate behind figure ``at``, an amount: 增加4500万元,增长18%."""
    if at + 1 < len(frame.figures) and differs_by(frame.after(at), AGAIN) == way:
        rate = frame.figures[at + 1]
        relative = (figure.quantity.dimension == "percent" for figure in (frame.figures[at], rate))
        if [*relative] == [False, True] and not real(frame, rate):
            yield rate


def _compared(
    frame: Frame, old: Figure, new: Figure, way: str, by: Figure, *rate: Figure
) -> Iterator[Relation]:
    change = Change(old, new, way, [by, *rate])
    if not comparable(old, new) or not ordered(frame, change, Reached(way, "")):
        return
    if by.quantity.dimension in RELATIVE[::2] and real(frame, by):
        return
    if by.quantity.dimension == "time" and _PACE.search(frame.before(frame.figures.index(by))):
        return  # the faster one took less
    yield change.relation(frame)
