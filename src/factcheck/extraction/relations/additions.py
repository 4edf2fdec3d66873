"""What was added and what there is then: 新增企业59家,达到230家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.relations.addends import amount, one_unit
from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind

#: Before what was added, in its own clause.
_ADDED = re.compile(r"(?:新增|净增|新建|新建成|新认定|新培育|新获批|新开工?)[^,;。:]{0,24}$")
#: From what was added to what there is: ,总数达到. No word may name another thing.
_ATTAINS = re.compile(
    r"[^,;。:、和与及]{0,8}[,、](?:(?:目前|现|已|累计|总|数|量|数量|总数|总量|总规模|保有量|总面积|总里程|总装机)*)"
    r"(?:达到?|增至|增加到|扩大到|突破|升至|超过)(?:了)?"
)


def read(frame: Frame) -> Iterator[Relation]:
    """The additions of a sentence, each with the amount that it led to."""
    if "新" not in frame.text and "净增" not in frame.text:
        return
    for at in range(len(frame.figures) - 1):
        added, reached = frame.figures[at], frame.figures[at + 1]
        if not (amount(added) and amount(reached)):
            continue
        if not one_unit(added.quantity, reached.quantity):
            continue
        if _ADDED.search(frame.before(at)) and _ATTAINS.fullmatch(frame.after(at)):
            sides = (reached.side, added.side)
            yield Relation(RelationKind.WITHIN, sides, frame.span(at, at + 1))
