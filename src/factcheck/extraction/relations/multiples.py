"""One value as a multiple of another: 120.4亿美元,是去年同期32.3亿美元的5.4倍."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extraction.relations.directions import reached
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Interval, Relation, RelationKind, Side
from factcheck.patterns import compiled

#: Between a value and what it is a multiple of; whose that is may stand behind the verb.
_IS = compiled(
    r"[^,;。:]{0,12}[,(]?(?:约|也|已|几乎|差不多|接近|大约)*(?:是|为|相当于|达到?|等于)[^,;。:、]{0,20}"
)
_OF = compiled(r"(?:的?[^,;。:、]{0,8})?(?:的|之)?(?:近|约|逾|超过?|整整|大约)*")


#: 141万人报名,招录2.2万个岗位,竞争比为64:1: how many come on each place.
_RATIO = compiled(
    r"^[^,;。:]{0,12}[,;](?P<of>平均)?(?:竞争|报录|招录|录取|供需|求职|报考)比例?(?:约|达到?|高达|为|是|超过?|:)*$"
)
#: What is the ratio of one place of many, or of another time.
_ONE_OF = compiled("其中|最|去年|上年|同期")
_COMPETING = "people"
#: A ratio is told in whole numbers.
_ROUNDED = 1.0


#: 由20万增加到80万,是原来的4倍: what it was before, or at the time that the old value is of.
_OF_BEFORE = compiled(
    r"[^,;。:、]{0,8}[,(]?(?:约|也|已|几乎|差不多|接近|大约)*(?:是|为|相当于|达到?|等于)"
    r"(?P<then>[^,;。:、]{2,8}?)的(?:近|约|逾|超过?|整整|大约)*"
)
_BEFORE = ("原来", "原先", "原有", "此前", "以前", "过去", "当初", "当时")
_SOURCE = compiled(r"(?:[由从]|(?<![来各])自)(?P<when>[^,;。:、]*)$")


def read(frame: Frame) -> Iterator[Relation]:
    """A value, another and how many times that it is."""
    yield from _competition(frame)
    yield from _of_before(frame)
    for at in range(2, len(frame.figures)):
        times, base, value = frame.figures[at], frame.figures[at - 1], frame.figures[at - 2]
        if times.quantity.dimension != "multiple" or "的" not in frame.before(at):
            continue
        if base.quantity.dimension != value.quantity.dimension:
            continue
        if _OF.fullmatch(frame.before(at)) and _IS.fullmatch(frame.before(at - 1)):
            yield Relation(
                RelationKind.TIMES,
                (value.written, base.written, times.written),
                frame.span(at - 2, at),
            )


def _of_before(frame: Frame) -> Iterator[Relation]:
    """What something came to, and how many times it is of what it was."""
    for at in range(2, len(frame.figures)):
        old, new, times = frame.figures[at - 2 : at + 1]
        source = _SOURCE.search(frame.before(at - 2))
        told = _OF_BEFORE.fullmatch(frame.before(at))
        if times.quantity.dimension != "multiple" or source is None or told is None:
            continue
        then = told["then"] in _BEFORE or source["when"].startswith(told["then"])
        alike = old.quantity.dimension == new.quantity.dimension
        if then and alike and reached(frame.after(at - 2)):
            sides = new.written, old.written, times.written
            yield Relation(RelationKind.TIMES, sides, frame.span(at - 2, at))


def _competition(frame: Frame) -> Iterator[Relation]:
    """How many people come on each place, beside both numbers."""
    if "比" not in frame.text:
        return
    for at in range(2, len(frame.figures)):
        ratio = frame.figures[at]
        near = frame.figures[at - 2 : at]
        words = frame.before(at - 1) + frame.before(at)
        if ratio.quantity.dimension != "ratio" or not _RATIO.match(frame.before(at)):
            continue
        people = [figure for figure in near if figure.quantity.dimension == _COMPETING]
        places = [figure for figure in near if figure not in people and figure.quantity.counts]
        if len(people) == len(places) == 1 and not _ONE_OF.search(words):
            sides = people[0].written, places[0].written, _times(frame, ratio)
            yield Relation(RelationKind.TIMES, sides, frame.span(at - 2, at))


def _times(frame: Frame, ratio: Figure) -> Side:
    """A ratio to one as a number of times."""
    value = ratio.quantity.nominal or 0.0
    about = Interval(max(value - _ROUNDED, 0.0), value + _ROUNDED)
    quantity = replace(ratio.quantity, interval=about, unit="倍", dimension="multiple")
    return frame.part.mention(ratio.start, ratio.end, quantity=frame.part.place(quantity))
