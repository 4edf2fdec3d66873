"""Whoever was aboard and what became of them: 载有476人的客轮沉没,172人获救,304人遇难或失踪."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_PEOPLE = "people"
#: How far from a figure its fate is told.
_NEAR = 6
_MORE = compiled("[^,。;]{0,8}[及和与、加]")


def read(frame: Frame) -> Iterator[Relation]:
    """All aboard as the sum of those saved and those lost, where a sentence tells of both."""
    if not _aboard().search(frame.text):
        return
    people = [at for at, figure in enumerate(frame.figures) if _counts_people(figure)]
    whole = next((at for at in people if _aboard().search(frame.before(at))), None)
    if whole is None or _MORE.fullmatch(frame.after(whole)):
        return  # 机上共有54名乘客及4名机组成员: the whole is both
    fates = {at: fate for at in people if at > whole and (fate := _fate(frame, at))}
    if set(fates.values()) == {"saved", "lost"}:
        parts = [frame.figures[at] for at in fates]
        sides = (frame.figures[whole].side, *(part.side for part in parts))
        span = frame.span_of(frame.figures[whole], parts[-1])
        yield Relation(RelationKind.SUM, sides, span, sure=False)


def _counts_people(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.dimension == _PEOPLE and quantity.kind is QuantityKind.CARDINAL


def _fate(frame: Frame, at: int) -> str:
    """What became of the people that a figure counts, ``""`` where nothing near it says so."""
    near = frame.after(at)[:_NEAR] or frame.before(at)[-_NEAR:]
    for words in (near, frame.before(at)[-_NEAR:]):
        told = {fate for fate in ("saved", "lost") if any(w in words for w in group("parts", fate))}
        if told:
            return told.pop() if len(told) == 1 else ""
    return ""


@cache
def _aboard() -> re.Pattern[str]:
    return compiled("|".join(group("parts", "aboard")))
