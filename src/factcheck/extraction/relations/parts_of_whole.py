"""A whole and its parts in one sentence: 28项, 其中新建18个、续建10个."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind
from factcheck.rulebook.lexicons import group


def read(frame: Frame) -> Iterator[Relation]:
    """A whole before 其中 with the figures of its dimension after it, to the sentence's end."""
    cues = group("cues", "part")
    for at in range(1, len(frame.figures)):
        if not any(cue in frame.before(at) for cue in cues):
            continue
        dimension = frame.figures[at].quantity.dimension
        whole = next(
            (f for f in reversed(frame.figures[:at]) if f.quantity.dimension == dimension), None
        )
        parts = [f.side for f in frame.figures[at:] if f.quantity.dimension == dimension]
        if whole is not None:
            first = frame.figures.index(whole)
            yield Relation(
                RelationKind.PARTS,
                (whole.side, *parts),
                frame.span(first, len(frame.figures) - 1),
            )
