"""Some of what a sentence has counted, by its number alone: 服务企业14家,2家入选后备库.

Where a number stands without what it counts and a verb says what befell it, it counts some of what
was named before. It may count others too, so such a part is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: 通过验收 befalls; 通过调整价格 says how.
_BY = "通过"
#: The number opens its clause.
_OPENS = compiled(r"(?:[,;、中]|^)(?:已?有|已|并有)?$")
_TOTAL = compiled(r"(?P<thing>[\u4e00-\u9fff]{2,4})(?:总量|总数|总人数)(?:已|达到?|突破|超过|为)*$")


def read(frame: Frame) -> Iterator[Relation]:
    """The parts of a sentence that only a number names, with what they are parts of."""
    if said(frame.text, "of-which") or _verbs().search(frame.text) is None:
        return
    whole: int | None = None
    parts: list[Figure] = []
    for at, figure in enumerate(frame.figures):
        if not addends.amount(figure) or not figure.quantity.counts:
            continue
        if _is_elided(frame, at):
            if whole is not None and _fits(frame.figures[whole], figure):
                parts.append(figure)
        elif parts and _sums_up(frame, whole, at):
            assert whole is not None  # parts have a whole
            sides = (figure.side, frame.figures[whole].side, *(part.side for part in parts))
            yield Relation(RelationKind.WITHIN, sides, frame.span(whole, at), sure=False)
        elif not parts:
            whole = at
    if whole is not None and parts:
        sides = (frame.figures[whole].side, *(part.side for part in parts))
        span = frame.span_of(frame.figures[whole], parts[-1])
        yield Relation(RelationKind.WITHIN, sides, span, sure=False)


def _is_elided(frame: Frame, at: int) -> bool:
    """Whether a figure opens its clause and a verb follows right behind it."""
    return bool(_OPENS.search(frame.before(at)[-3:]) and _befell().match(frame.after(at)))


def _fits(whole: Figure, part: Figure) -> bool:
    a, b = whole.quantity, part.quantity
    return addends.one_unit(a, b) and (a.unit == b.unit or {a.unit, b.unit} <= {"名", "人", "位"})


def _sums_up(frame: Frame, whole: int | None, at: int) -> bool:
    """人才总量突破3500人, where the whole counts 高层次人才."""
    total = _TOTAL.search(frame.before(at))
    if whole is None or total is None or not _fits(frame.figures[at], frame.figures[whole]):
        return False
    named = frame.before(whole)[-16:] + frame.after(whole)[:8]
    return total["thing"][-2:] in named


@cache
def _befell() -> re.Pattern[str]:
    """What became of them, or where: 获评…, 在…挂牌."""
    return compiled(rf"(?:在[^,;。:]{{2,16}})?(?:成功|先后|同时)?被?{_verbs().pattern}")


@cache
def _verbs() -> re.Pattern[str]:
    """The verb of it alone, which is found far faster."""
    words = {*group("cues", "status"), *group("cues", "honoured")} - {_BY}
    longest = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    passed = f"{_BY}(?:[了国省市]|[^,;。:]{{0,8}}(?:验收|评审|考核|认定|复核|认证|审核|审查|答辩))"
    return compiled(rf"(?:{longest}|{passed})(?!的)")
