"""Some of what a sentence has counted, named without its modifiers: 42个重点项目…甲、乙等22个项目.

Behind 等 the short name mostly stands for the long one before; it may be another, so such a part is
never sure.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import segmentation
from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_AND_OTHERS = "等"
_NOUNS = frozenset(("n", "nz", "nt", "ng", "s", "x"))
#: How far a name is looked at for what goes on with it.
_AHEAD = 8
#: Between the figure of the whole and its noun.
_MODIFIED = compiled(r"[\u4e00-\u9fff“”]{2,8}?$")


def read(frame: Frame) -> Iterator[Relation]:
    """The parts of a sentence named by a short name behind 等, with what they are parts of."""
    if _AND_OTHERS not in frame.text or said(frame.text, "of-which"):
        return
    for thing in group("cues", "things"):
        if frame.text.count(thing) < 2:
            continue
        whole: Figure | None = None
        parts: list[Figure] = []
        for at, figure in enumerate(frame.figures):
            if not addends.amount(figure) or not figure.quantity.counts:
                continue
            after = frame.after(at)
            if whole is not None and frame.before(at).endswith(_AND_OTHERS):
                same = figure.quantity.unit == whole.quantity.unit
                if same and after.startswith(thing) and _ends(after[len(thing) :]):
                    parts.append(figure)
            elif whole is None and _names(after, thing):
                whole = figure
        if whole is not None and parts:
            sides = (whole.side, *(part.side for part in parts))
            span = frame.span_of(whole, parts[-1])
            yield Relation(RelationKind.WITHIN, sides, span, sure=False)


def _names(after: str, thing: str) -> bool:
    """Whether the words behind a figure name the thing with modifiers: 重点项目."""
    at = after.find(thing)
    modified = at > 0 and _MODIFIED.fullmatch(after[:at]) is not None
    return modified and _ends(after[at + len(thing) :])


def _ends(rest: str) -> bool:
    """Whether no noun goes on with the name: 2个产业集群 are no 产业."""
    if not rest or not rest[0].isalnum():
        return True
    return rest[0] != "的" and segmentation.tag(segmentation.cut(rest[:_AHEAD])[0]) not in _NOUNS
