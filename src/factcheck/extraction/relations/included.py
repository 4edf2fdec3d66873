"""Some named among all: 包括44份讲稿在内的200多份文件, 包括2名儿童在内的15人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.relations.frames import Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_WITH = "在内"
#: What stands between the some and the all: the noun of the some, 在内, and words that lead on.
_BETWEEN = compiled(r"[^,;。:]{0,16}在内的?,?(?:共计?|一共|总共|合计|至少)?")
#: Between the word that opens the list and its figure stands no clause.
_OPENS = compiled(r"[^,;。:]{0,24}")


def read(frame: Frame) -> Iterator[Relation]:
    """The figures of a sentence that are named as some of the next one."""
    if _WITH not in frame.text:
        return
    opening = "|".join(group("parts", "takes-in"))
    for at, (some, whole) in enumerate(zip(frame.figures, frame.figures[1:], strict=False)):
        if some.quantity.dimension != whole.quantity.dimension or not whole.quantity.counts:
            continue
        if {some.quantity.kind, whole.quantity.kind} != {QuantityKind.CARDINAL}:
            continue
        led = re.search(rf"(?:{opening}){_OPENS.pattern}$", frame.before(at))
        if led is not None and _BETWEEN.fullmatch(frame.after(at)):
            yield Relation(RelationKind.WITHIN, (whole.side, some.side), frame.span(at, at + 1))
