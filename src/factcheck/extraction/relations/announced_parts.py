"""A whole in so many classes, each in a clause of its own: 31527人。包括四类:…50人;…1428人;…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

_CLASSES = compiled(
    r"(?P<count>[两二三四五六七八九]|[2-9])(?:大?类|种|个?部分|个?方面|个?档|个?批次?)[^,;:。]{0,6}:"
)
_DIGITS = "零一二三四五六七八九"


def read(frame: Frame) -> Iterator[Relation]:
    """The wholes of which a sentence tells as many parts as it announces."""
    match = _CLASSES.search(frame.text)
    if match is None:
        return
    text, offset = frame.text, frame.sentence.start
    ends = [at for at, mark in enumerate(text) if mark == ";" and at > match.end()]
    edges = [match.end(), *ends, len(text)]
    classes = [_only(frame, offset + start, offset + end) for start, end in pairwise(edges)]
    count = _DIGITS.find(match["count"].replace("两", "二"))
    parts = [part for part in classes if part is not None]
    announced = count if count >= 0 else int(match["count"])
    if len(parts) != announced or len(classes) != announced:
        return
    whole = _whole(frame, offset + match.start(), parts)
    if whole is not None:
        sides = (whole.side, *(part.side for part in parts))
        yield Relation(RelationKind.SUM, sides, frame.span_of(whole, parts[-1]))


def _only(frame: Frame, start: int, end: int) -> Figure | None:
    """The amount that a class ends with: its last, where no other clause follows it."""
    inside = [f for f in frame.figures if start <= f.start and f.end <= end and addends.amount(f)]
    last = inside[-1] if inside else None
    after = frame.part.text[last.end : end].strip("。 ") if last else ""
    return None if addends.SEPARATOR.search(after) else last


def _whole(frame: Frame, end: int, parts: Sequence[Figure]) -> Figure | None:
    """The amount just before, in this sentence or the last, in the unit of all parts."""
    for where in filter(None, (frame, frame.previous)):
        for figure in reversed(where.figures):
            before = where is not frame or figure.end <= end
            fits = all(addends.one_unit(figure.quantity, part.quantity) for part in parts)
            if before and fits and addends.amount(figure):
                return figure
    return None
