"""Medals and how many they are: 9金、5银、6铜,奖牌总数20枚; 夺得20枚奖牌(9金5银6铜)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

_METALS = ("金", "银", "铜")
_MEDALS = "奖牌"
#: Between the three and all of them, and the other way round.
_IN_ALL = compiled(
    r"(?:枚|块|牌|的成绩)*[,、。(]?(?:夺得|获得|共|总计|合计|一共|总共|计|以及)*(?:(?:所获|的)?奖牌)?"
    r"(?:总数|总计|数|榜)?(?:达到?|为|是|共|有|至|计)*"
)
_OF_WHICH = compiled(
    r"(?:枚|块)?(?:奖牌)?[,、(]?(?:其中|包括|包含|即|分别是|分别为|有)*:?(?:金牌)?"
)


def read(frame: Frame) -> Iterator[Relation]:
    """The sums of three metals with the total that stands right beside them, in their sentence or
    the next one.
    """
    if _MEDALS not in frame.text:
        return
    before = frame.previous.figures if frame.previous is not None else ()
    figures = (*before, *frame.figures)
    text = frame.part.text
    for at in range(len(figures) - len(_METALS) + 1):
        three = figures[at : at + len(_METALS)]
        if [_metal(text, figure) for figure in three] != list(_METALS):
            continue
        first = figures[at - 1] if at else None
        last = figures[at + len(three)] if at + len(three) < len(figures) else None
        total = None
        if last is not None and _IN_ALL.fullmatch(text[three[-1].end : last.start]):
            total = last
        elif first is not None and _OF_WHICH.fullmatch(text[first.end : three[0].start]):
            total = first
        if (
            total is not None
            and _all(text, total)
            and max(total.end, three[-1].end) > frame.sentence.start
        ):
            ends = sorted((total, *three), key=lambda figure: figure.start)
            sides = (total.side, *(figure.side for figure in three))
            yield Relation(RelationKind.SUM, sides, frame.span_of(ends[0], ends[-1]))


def _metal(text: str, figure: Figure) -> str:
    """Of which metal a figure counts medals: 9金, 9枚金牌, 金牌9枚."""
    if figure.quantity.unit in _METALS:
        return figure.quantity.unit
    before, behind = text[max(figure.start - 2, 0) : figure.start], text[figure.end :][:2]
    return next((m for m in _METALS if f"{m}牌" in (before, behind)), "")


def _all(text: str, figure: Figure) -> bool:
    """Whether a figure counts medals of all kinds: 奖牌总数20枚, 20枚奖牌."""
    before = text[max(figure.start - 8, 0) : figure.start]
    behind = text[figure.end : figure.end + 2]
    return behind == _MEDALS or re.search(f"{_MEDALS}[^,，。;0-9]*$", before) is not None
