"""Parts and the whole that sums them up: 新建18个、续建10个,共28项; 3金4银两铜共9块奖牌."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.extraction.relations.partition import Extent, extent
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_PAIR = 2
#: Between two items of one list: what the first counts, what joins them, what the second counts.
_JOINED = compiled(r"[^、,;:。#]{0,14}(?:[、和及与]|以及)?[^、,;:。#]{0,14}")
#: 5个镇各1个: so many times over.
_EACH = "各"
_NUMERAL = compiled("(?<!第)[一二两三四五六七八九十]")
_LOOSELY = compiled(r"[^、,;:。]{0,14}[、,]?[^、,;:。]{0,14}")


def read(frame: Frame) -> Iterator[Relation]:
    """The sums of a sentence, each with the row of parts right before it."""
    if not said(frame.text, "total"):
        return
    brackets = addends.bracketed(frame)
    figures = [f for f in frame.figures if not addends.within(f, brackets)]
    for at in range(_PAIR, len(figures)):
        total = figures[at]
        if not addends.amount(total):
            continue
        lead = _lead().fullmatch(addends.between(frame, figures[at - 1].end, total.start))
        if lead is None:
            continue
        if _NUMERAL.search(lead["tail"]):
            continue  # 3金4银两铜共9块: a part that is no figure
        tight = not lead["comma"]
        parts = _row(frame, figures[:at], total, tight=tight)
        if len(parts) >= _PAIR:
            yield Relation(
                _kind(frame, parts, total),
                (total.side, *(part.side for part in parts)),
                frame.span_of(parts[0], total),
            )


def _row(
    frame: Frame, figures: Sequence[Figure], total: Figure, *, tight: bool
) -> tuple[Figure, ...]:
    """The parts right before a sum, as far back as one joins the next."""
    row: list[Figure] = []
    for figure in reversed(figures):
        gap = addends.between(frame, figure.end, row[0].start) if row else ""
        join = _JOINED if tight else _LOOSELY
        fits = (
            addends.amount(figure)
            and figure.quantity.dimension == total.quantity.dimension
            and (tight or addends.one_unit(figure.quantity, total.quantity))
        )
        apart = join.fullmatch(gap) is None or said(gap, "outside") or gap.endswith(_EACH)
        if not fits or (row and apart):
            break
        row.insert(0, figure)
    return tuple(row)


def _kind(frame: Frame, parts: Sequence[Figure], total: Figure) -> RelationKind:
    start = _clause_start(frame, parts[0].start)
    items = addends.items(frame, parts, start, total.start)
    gaps = (addends.between(frame, a.end, b.start) for a, b in pairwise(parts))
    sure = extent(items) not in (None, Extent.ROW) or all("," not in gap for gap in gaps)
    loose = any(said(item.words, "open") or item.label.endswith(_EACH) for item in items)
    return RelationKind.SUM if sure and not loose else RelationKind.MAYBE_PARTS


def _clause_start(frame: Frame, end: int) -> int:
    return frame.sentence.start + max(
        frame.text.rfind(mark, 0, end - frame.sentence.start) + 1 for mark in ",;:"
    )


@cache
def _lead() -> re.Pattern[str]:
    """What stands between the last part and the sum."""
    words = "|".join(sorted(group("parts", "total"), key=len, reverse=True))
    return compiled(
        rf"(?P<tail>[^、,;:。#]{{0,10}}?)(?P<comma>[、,][^、,;:。#]{{0,4}}?)?(?:{words})(?:有|为|达|约|约为)?"
    )
