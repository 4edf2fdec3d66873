"""分别: as many values as things that they are dealt out to: 甲、乙、丙分别为1项、2项、3项."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction.relations import listing
from factcheck.extraction.relations.announcements import Announcement
from factcheck.extraction.relations.frames import Figure
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind, Side
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_RESPECTIVELY = "分别"
#: From 分别 to the first value: 分别为, 分别同比增长, 分别是:.
_TO_FIRST = compiled(r"[^,;。!?、和与及]{0,12}")
#: From value to value, with the verb again or without: 增长3%和下降5%.
_TO_NEXT = compiled(
    r"(?:\([件套册份]\))?(?:、|和|与|及|以及)(?:增长|下降|上升|提高|降低|上涨|下跌|减少|增加|达到?|约|为)?"
)
#: 3月至5月三个月,…: the months that values are told of, one by one.
_MONTHS = compiled(r"月份?(?:至|到|-|—|~)[0-9]{1,2}月份?(?:这)?$|[,。、]这$|^这$")
_MANY = 6
#: 两国贸易额分别, 两项指标分别.
_THING = compiled(r"[^,;:。!?、的和与及“”()]{0,8}$")

#: What the things are that a clause lists by name and counts at its end: “甲”“乙”两个单元,分别.
_NAMED = compiled(r"[^,;:。!?、的和与及“”()]{1,6},$")
_NAMES = compiled(r"[”》]$")

#: One measure of each: 螺丝头的长度分别; no length of time, and nothing that parts it.
_MEASURE = compiled(
    r"(?!月|年|天|日|小时|分钟|星期|季|百分|交易日|工作日)[^,;:。!?、和与及“”()0-9]{1,20}的[^,;:。!?、和与及“”()的0-9]{1,8}"
)
_OTHERS = compiled("[、和与及至到和—~第前后近]$")
#: 分别增长10.7%,…: a single value, and the sentence goes on.
_GREW = compiled(
    r"(?:同比|环比|比上年|较上年|比去年|较去年)?(?:增长|下降|上升|提高|降低|上涨|下跌|增加|减少|为|是|达到?)了?"
)
_ENDS = compiled(r"[,;。](?![0-9约近超增下上]|为)")
_PERCENT = "percent"


def read(passage: Passage) -> Iterator[Relation]:
    """The values that a passage deals out, with what they are dealt out to."""
    at = passage.text.find(_RESPECTIVELY)
    while at >= 0:
        values = _values(passage, at + len(_RESPECTIVELY))
        things: Side | None = None
        if len(values) > 1:
            things = _listed(passage, at) or _announced(passage, at)
        elif values and _alone(passage, at + len(_RESPECTIVELY), values[0]):
            things = _listed(passage, at)
        if things is not None:
            yield _relation(passage, things, values)
        at = passage.text.find(_RESPECTIVELY, at + 1)


def _values(passage: Passage, start: int) -> Sequence[Figure]:
    """The figures after 分别, one after the other."""
    text = passage.text
    found: list[Figure] = []
    for figure in passage.figures_from(start):
        lead = text[(found[-1].end if found else start) : figure.start]
        if not (_TO_NEXT if found else _TO_FIRST).fullmatch(lead):
            break
        found.append(figure)
    if found and re.match(
        r"(?:\([件套册份]\))?(?:、|和|与|及|以及)|[(](?![件套册份]\))", text[found[-1].end :]
    ):
        return ()  # a value that was not understood follows
    return found


def _listed(passage: Passage, at: int) -> Side | None:
    """The things that a list before 分别 names."""
    found = listing.ending_at(passage.text, at, joined=True)
    if found is None or found.count.low != found.count.high:
        return None
    stretch = listing.masked(passage.text[found.start : at])
    if "等" in stretch or re.search("[0-9%]", stretch[stretch.find("、") + 1 :]):
        return None
    return passage.mention(found.start, found.end, found.count)


def _announced(passage: Passage, at: int) -> Side | None:
    """A count of the things, right before 分别 or of the months that the values are told of."""
    text = passage.text
    start = max(text.rfind(mark, 0, at) for mark in "。!?;\n") + 1
    for announced in passage.announcements(start, at):
        if announced.number > _MANY:
            continue
        behind = text[announced.end : at]
        if (
            _counts_months(text, start, announced)
            or (announced.counter != "个" and _THING.match(behind))
            or _measured(text, announced, behind)
            or (_NAMED.match(behind) and _NAMES.search(text[: announced.start]))
        ):
            return passage.figure(announced.start, announced.end, announced.number)
    return None


def _measured(text: str, announced: Announcement, behind: str) -> bool:
    """Whether one measure is told of each of so many things: 3个测点的水位分别."""
    if _MEASURE.fullmatch(behind) is None or any(two in behind for two in group("cues", "dual")):
        return False
    return _OTHERS.search(text[: announced.start]) is None


def _alone(passage: Passage, start: int, value: Figure) -> bool:
    """Whether one value stands where several were announced; 10%以上 and 100% may be of each."""
    text, quantity = passage.text, value.quantity
    exact = "." in quantity.text and not quantity.hedge and quantity.dimension == _PERCENT
    lead = _GREW.fullmatch(text, start, value.start)
    return exact and lead is not None and _ENDS.match(text, value.end) is not None


def _counts_months(text: str, start: int, announced: Announcement) -> bool:
    return text.startswith(("月,", "月"), announced.end) and bool(
        _MONTHS.search(text[start : announced.start])
    )


def _relation(passage: Passage, things: Side, values: Sequence[Figure]) -> Relation:
    dealt = passage.mention(values[0].start, values[-1].end, Interval.point(len(values)))
    return Relation(RelationKind.RESPECTIVE, (things, dealt), dealt.span)
