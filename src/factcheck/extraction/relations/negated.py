"""Those of a whole that are so and those that are not: 抽检1900批次,合格1836批次,不合格64批次."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

#: What is not so, right before its figure, and what is.
_NOT = compiled(r"[,、;和](?:而|尚)?(?:未|不|没有|没)(?P<so>[^,;:。、#]{1,6}?)(?:的?[有为达])?$")
_PAIR = 2


def read(frame: Frame) -> Iterator[Relation]:
    """The pairs of a sentence of which the second denies what the first says, with their whole: the
    only other amount of the unit before them.
    """
    if not any(word in frame.text for word in ("未", "不", "没")):
        return
    brackets = addends.bracketed(frame)
    figures = [f for f in frame.figures if addends.amount(f) and not addends.within(f, brackets)]
    for at in range(_PAIR, len(figures)):
        whole, is_so, is_not = _before(figures[: at - 1], figures[at]), figures[at - 1], figures[at]
        gap = addends.between(frame, is_so.end, is_not.start)
        denied = _NOT.search(gap)
        if whole is None or denied is None or not _alike(is_so, is_not):
            continue
        label = addends.SEPARATOR.split(
            addends.between(frame, frame.figures[0].start, is_so.start)
        )[-1]
        if label.removeprefix("已").removeprefix("实").startswith(denied["so"]):
            sides = (whole.side, is_so.side, is_not.side)
            yield Relation(RelationKind.SUM, sides, frame.span_of(whole, is_not))


def _before(figures: list[Figure], part: Figure) -> Figure | None:
    """The one amount before the pair that is counted alike."""
    fitting = [figure for figure in figures if _alike(figure, part)]
    return fitting[0] if len(fitting) == 1 else None


def _alike(a: Figure, b: Figure) -> bool:
    return addends.one_unit(a.quantity, b.quantity)
