"""Values told in points: 占总数的62个百分点, 失业率为5.1个百分点. Only differences are."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

#: What a value follows, and a difference does not.
_VALUE = compiled(
    r"占(?!比|有率)(?:到|据)?[^,;:。、]{1,14}的(?:近|约|超过?|大约)?$"
    r"|(?<![增减升降涨跌速])(?:率|比重|占比|比例|份额)(?:已|均|仅|也|分别|约)*"
    r"(?:为|达到?|高达|升至|降至|提高到|提升到|上升到|下降到|增加到)(?:了|近|约|超过?)?$"
)
_DIFFERS = compiled("[高低差多少]|提[高升]|[上下]升|下降|回落|变[化动]|幅")


def read(frame: Frame) -> Iterator[Relation]:
    """The figures in points that the words before them make values."""
    for at, figure in enumerate(frame.figures):
        if figure.quantity.dimension != "points":
            continue
        found = _VALUE.search(frame.before(at))
        after = frame.after(at)[:6]
        if found is not None and not (after.startswith("的") and _DIFFERS.search(after)):
            yield Relation(RelationKind.POINTED, (figure.written,), frame.span(at, at))
