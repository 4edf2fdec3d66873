"""Stages of one matter, each of which only some of the last one reach: 洽谈174个,签约38个,落地32个.

What is told of a year may have begun in another, so such an order is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

#: How far before its figure, and behind it, a stage may be told.
_NEAR, _BEHIND = 14, 6


def read(frame: Frame) -> Iterator[Relation]:
    """The stages of a sentence in each of its units, in order."""
    if len(frame.figures) < 2 or _stage_words().search(frame.text) is None:
        return
    rows: dict[str, list[tuple[int, Figure]]] = {}
    for at, figure in enumerate(frame.figures):
        if not addends.additive(figure.quantity):
            continue
        stage = _stage(frame, at)
        if stage is None:
            continue
        quantity = figure.quantity
        unit = quantity.unit if quantity.counts else quantity.dimension
        row = rows.setdefault(unit, [])
        if not row or stage > row[-1][0]:
            row.append((stage, figure))
        else:
            rows[unit] = [(stage, figure)]
    for row in rows.values():
        if len(row) > 1:
            figures = [figure for _, figure in row]
            yield Relation(
                RelationKind.WITHIN,
                tuple(figure.side for figure in figures),
                frame.span_of(figures[0], figures[-1]),
                sure=False,
            )


def _stage(frame: Frame, at: int) -> int | None:
    """Which stage a figure tells of: the words right before it, or those right behind."""
    before = re.split("[,;:。]", frame.before(at))[-1][-_NEAR:]
    after = re.split("[,;:。、]", frame.after(at))[0][:_BEHIND]
    found = [*_stage_words().finditer(before)][-1:] or [*_stage_words().finditer(after)][:1]
    return _stages()[found[0].group()] if found else None


@cache
def _stages() -> dict[str, int]:
    return {word: int(stage) for word, stage in lexicons.rows("stages")}


@cache
def _stage_words() -> re.Pattern[str]:
    return compiled("|".join(sorted(_stages(), key=len, reverse=True)))
