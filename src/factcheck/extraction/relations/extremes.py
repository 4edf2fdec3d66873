"""The least, the mean and the greatest value of one thing: 最低气温-3℃,平均气温8℃,最高气温19℃."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

_PAIR = 2
_ORDER = {"最低": 0, "最小": 0, "最少": 0, "平均": 1, "最高": 2, "最大": 2, "最多": 2}
_SAYS = compiled(
    rf"(?P<which>{'|'.join(_ORDER)})(?P<noun>[^,;。、的]{{1,6}}?)(?:为|是|达到?|约|仅|只有|在)*$"
)


def read(frame: Frame) -> Iterator[Relation]:
    """The extremes and means of a sentence that are of one thing, in ascending order."""
    if "最" not in frame.text:
        return
    found: dict[tuple[str, str], dict[int, Figure]] = {}
    for at, figure in enumerate(frame.figures):
        match = _SAYS.search(frame.before(at))
        if match is None:
            continue
        row = found.setdefault((match["noun"], figure.quantity.dimension), {})
        if _ORDER[match["which"]] in row:
            return  # of several days or places
        row[_ORDER[match["which"]]] = figure
    for row in found.values():
        if len(row) >= _PAIR:
            ordered = [row[place] for place in sorted(row)]
            first, last = sorted(ordered, key=lambda f: f.start)[:: len(ordered) - 1]
            yield Relation(
                RelationKind.ORDER, tuple(f.side for f in ordered), frame.span_of(first, last)
            )
