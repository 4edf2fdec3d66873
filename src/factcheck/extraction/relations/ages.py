"""The share of people from some age on: 65岁及以上人口占总人口的15.4%."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

#: From the age to its share, with at most the number of those people between.
_LEADS = compiled(
    r"(?:的?常住|户籍)?(?:老年|老龄)?(?:人口|老年人|老人)(?:数量|总数)?"
    r"(?:(?:为|达到?|有|约|共|已|超过?)*#[,、])?(?:所?占|比重|比例|占比)[^,;。#提上增]{0,14}"
)


def read(frame: Frame) -> Iterator[Relation]:
    """The ages of a sentence with the shares that are told of them."""
    for at, figure in enumerate(frame.figures):
        age = figure.quantity
        if age.dimension != "age" or age.interval.high != math.inf:
            continue
        for share in frame.figures[at + 1 : at + 3]:
            if share.quantity.dimension != "percent":
                continue
            if _LEADS.fullmatch(addends.between(frame, figure.end, share.start)):
                sides = (figure.side, share.side)
                yield Relation(RelationKind.AGED, sides, frame.span_of(figure, share))
            break
