"""What was added and what there is then.

新增企业59家,达到230家; 在原有120个的基础上又建35个,总数达到155个; 24人当场死亡,…2名重伤员医治无效.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.addends import amount, one_unit, said
from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

#: Before what was added, in its own clause.
_ADDED = compiled(r"(?:新增|净增|新建|新建成|新认定|新培育|新获批|新开工?)[^,;。:]{0,24}$")
#: From what was added to what there is: ,总数达到. No word may name another thing.
_ATTAINS = compiled(
    r"[^,;。:、和与及]{0,8}[,、](?:(?:目前|现|已|累计|总|数|量|数量|总数|总量|总规模|保有量|总面积|总里程|总装机)*)"
    r"(?:达到?|增至|增加到|扩大到|突破|升至|超过)(?:了)?"
)
#: What there was before, and what came on top of it.
_HAD = compiled(r"在[^,;。:]{0,10}(?:原有|原来|原|现有|已有|已|前期|先期|年初|此前)[^,;。:]{0,8}$")
_ON_TOP = compiled(
    r"[^,;。:]{0,14}基础上,?(?:今年|又|再|还|将|另)*(?:追加|增加|新增|增设|新建|新设|增|扩建|安排|投入|下达|拨付)[^,;。:]{0,8}"
)
_IN_ALL = compiled(
    r"[^,;。:、和与及]{0,12},[^,;。:、]{0,4}?(?:累计|总数|总额|总量|共计?|合计|总共)[^,;。:、]{0,8}"
)

_PEOPLE, _STOP = "people", compiled("[,;。:]")
#: So many sentences before tell of what happened.
_SENTENCES = 4


def read(frame: Frame) -> Iterator[Relation]:
    """The additions of a sentence, each with the amount that it led to."""
    if "基础上" in frame.text:
        yield from _on_top(frame)
    if said(frame.text, "died-later"):
        yield from _died(frame)
    if "新" not in frame.text and "净增" not in frame.text:
        return
    for at in range(len(frame.figures) - 1):
        added, reached = frame.figures[at], frame.figures[at + 1]
        if not (amount(added) and amount(reached)):
            continue
        if not one_unit(added.quantity, reached.quantity):
            continue
        if _ADDED.search(frame.before(at)) and _ATTAINS.fullmatch(frame.after(at)):
            sides = (reached.side, added.side)
            yield Relation(RelationKind.WITHIN, sides, frame.span(at, at + 1))


def _on_top(frame: Frame) -> Iterator[Relation]:
    """What there was, what was added to it, and both together where the sentence tells that."""
    for at in range(len(frame.figures) - 1):
        had, added = frame.figures[at : at + 2]
        if not (amount(had) and amount(added) and one_unit(had.quantity, added.quantity)):
            continue
        if not (_HAD.search(frame.before(at)) and _ON_TOP.fullmatch(frame.after(at))):
            continue
        whole = frame.figures[at + 2] if at + 2 < len(frame.figures) else None
        if whole is not None and _IN_ALL.fullmatch(frame.after(at + 1)):
            if amount(whole) and one_unit(added.quantity, whole.quantity):
                sides = (whole.side, had.side, added.side)
                yield Relation(RelationKind.SUM, sides, frame.span(at, at + 2))
        else:
            yield Relation(RelationKind.ON_TOP, (had.side, added.side), frame.span(at, at + 1))


def _died(frame: Frame) -> Iterator[Relation]:
    """Who died of what happened there and then, and who of their injuries later on."""
    later = [at for at in range(len(frame.figures)) if _fate(frame, at, "died-later")]
    earlier: Frame | None = frame
    for _ in range(_SENTENCES):
        if earlier is None or len(later) != 1:
            return
        last = later[0] if earlier is frame else len(earlier.figures)
        at_once = [at for at in range(last) if _fate(earlier, at, "died-at-once")]
        if at_once:
            first, second = earlier.figures[at_once[-1]], frame.figures[later[0]]
            span = frame.span_of(first, second)
            yield Relation(RelationKind.ON_TOP, (first.side, second.side), span)
            return
        earlier = earlier.previous


def _fate(frame: Frame, at: int, role: str) -> bool:
    """Whether a figure counts people of whom the words right behind it tell that."""
    people = frame.figures[at].quantity.dimension == _PEOPLE
    return people and said(_STOP.split(frame.after(at))[0], role)
