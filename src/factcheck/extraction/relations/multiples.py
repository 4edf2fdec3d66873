"""One value as a multiple of another: 120.4亿美元,是去年同期32.3亿美元的5.4倍."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind

#: Between a value and what it is a multiple of; whose that is may stand behind the verb.
_IS = re.compile(
    r"[^,;。:]{0,12}[,(]?(?:约|也|已|几乎|差不多|接近|大约)*(?:是|为|相当于|达到?|等于)[^,;。:、]{0,20}"
)
_OF = re.compile(r"(?:的[^,;。:、]{0,8})?(?:的|之)?(?:近|约|逾|超过?|整整|大约)*")


def read(frame: Frame) -> Iterator[Relation]:
    """A value, another and how many times that it is."""
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
