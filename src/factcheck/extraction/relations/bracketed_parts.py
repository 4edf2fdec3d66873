"""A whole with its parts in brackets behind it: 28项(新建18个、续建10个)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Frame
from factcheck.extraction.relations.partition import Extent, extent
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

_PAIR = 2
#: A noun may stand between the whole and its bracket.
_NOUN = compiled(r"[^、,;:。()|\d]{0,12}")
_EACH = "各"
_JOINS = compiled("[、,;:]|以及|(?<!参)[和与及]")


def read(frame: Frame) -> Iterator[Relation]:
    """The figures of a sentence that have a list of parts in brackets."""
    for start, end in addends.bracketed(frame):
        inside = [f for f in frame.figures if start < f.start and f.end < end]
        whole = next((f for f in reversed(frame.figures) if f.end <= start), None)
        if whole is None or len(inside) < _PAIR or not addends.amount(whole):
            continue
        text = frame.part.text[start + 1 : end - 1]
        fitting = all(
            addends.amount(f) and addends.one_unit(f.quantity, whole.quantity) for f in inside
        )
        plain = _NOUN.fullmatch(frame.part.text[whole.end : start])
        if not fitting or not plain or said(text, "of-which") or said(text, "outside"):
            continue
        items = addends.items(frame, inside, start + 1, end - 1)
        if any(item.label.endswith(_EACH) for item in items) or not _paired(text, len(items)):
            continue
        how = extent(items)
        kinds = {
            Extent.ALL: RelationKind.SUM,
            Extent.ROW: RelationKind.PARTS,
            None: RelationKind.MAYBE_PARTS,
        }
        more = any(said(item.words, "open") for item in items)
        yield Relation(
            RelationKind.PARTS if more and how else kinds.get(how, RelationKind.LISTED),
            (whole.side, *(figure.side for figure in inside)),
            frame.span_of(whole, inside[-1]),
        )


def _paired(text: str, count: int) -> bool:
    """Whether each name on the list has a figure of its own."""
    return len([piece for piece in _JOINS.split(text) if piece.strip()]) == count
