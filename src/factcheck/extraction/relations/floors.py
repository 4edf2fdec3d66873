"""A goal with its floor and what is striven for beyond it: 增长7%以上,力争达到8%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

_STRIVES = "力争|争取|冲刺|奋力"
#: Nothing but the verb stands between the two, so that both are of one measure.
_BEYOND = compiled(rf"[,、]?(?:并|全力|努力)?(?:{_STRIVES})(?:达到|突破|实现|完成|达|到|超)?")
_OR_MORE = "以上"


def read(frame: Frame) -> Iterator[Relation]:
    """The floors and the aims of a sentence, in ascending order."""
    for at, (floor, aim) in enumerate(pairwise(frame.figures)):
        if not floor.quantity.text.endswith(_OR_MORE) or not _BEYOND.fullmatch(frame.after(at)):
            continue
        if floor.quantity.unit == aim.quantity.unit and floor.claim is not None:
            yield Relation(
                RelationKind.ORDER, (floor.written, aim.written), frame.span_of(floor, aim)
            )
