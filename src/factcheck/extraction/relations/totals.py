"""Parts and the whole that sums them up: 新建18个、续建10个,共28项; 3金4银两铜共9块奖牌."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extraction.figures import numerals
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

#: Before a sum of all that the sentence told.
_ABOVE = compiled("[,;](?:以上|上述)的?$")
_PEOPLE = frozenset(("例", "人", "名", "位"))
_STOP = compiled("[,;:。、]")
#: So many characters name what is summed up.
_MEASURE = 2
#: Who has the parts, so many of them: 两级财政合计, 三市共计.
_LEVELS = compiled("(?P<many>[两三四五])[^\\W\\d]")


def read(frame: Frame) -> Iterator[Relation]:
    """The sums of a sentence, each with the row of parts right before it."""
    if "以上" in frame.text or "上述" in frame.text:
        yield from _foregoing(frame)
    yield from _across(frame)
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
        kind = _kind(frame, parts, total) if len(parts) >= _PAIR else None
        # 新增甲3家、乙5家,共培育12家: what was done to all may be done to more.
        if kind is not None and (not lead["did"] or _sorted(frame, parts)):
            yield _sum(frame, total, parts, kind)


def _sum(frame: Frame, total: Figure, parts: Sequence[Figure], kind: RelationKind) -> Relation:
    sides = (total.side, *(part.side for part in parts))
    return Relation(kind, sides, frame.span_of(parts[0], total))


def _foregoing(frame: Frame) -> Iterator[Relation]:
    """All that a sentence has told, where it says 以上: 教师12名、职工9名,以上21人….

    They may be the last of them alone, so no more than two are told, neither of them so many.
    """
    brackets = addends.bracketed(frame)
    told = [f for f in frame.figures if addends.additive(f.quantity)]
    told = [f for f in told if not addends.within(f, brackets)]
    for at in range(_PAIR, len(told)):
        total, parts = told[at], told[:at]
        lead = frame.part.text[parts[-1].end : total.start]
        if _ABOVE.search(lead) is None or len(parts) != _PAIR:
            continue
        counted = all(addends.amount(f) and _one_kind(f, total) for f in parts)
        if counted and all(_less(part, total) for part in parts):
            yield _sum(frame, total, parts, RelationKind.SUM)


def _one_kind(part: Figure, total: Figure) -> bool:
    """Whether what the one counts may be counted as the other: 8例 are 8人."""
    units = {part.quantity.unit, total.quantity.unit}
    return addends.one_unit(part.quantity, total.quantity) or units <= _PEOPLE


def _less(part: Figure, total: Figure) -> bool:
    return part.quantity.magnitude.entirely_below(total.quantity.magnitude)


def _across(frame: Frame) -> Iterator[Relation]:
    """What the amounts of one sentence come to, where the next begins with that:
    中央安排7500亿元,…地方2000亿元。全国合计9500亿元.
    """
    last = frame.previous
    if last is None or not frame.figures or not addends.amount(frame.figures[0]):
        return
    total = frame.figures[0]
    lead = frame.before(0)
    words = _in_all().search(lead)
    if words is None or _STOP.search(lead.strip()):
        return
    brackets = addends.bracketed(last)
    parts = [f for f in last.figures if addends.amount(f) and not addends.within(f, brackets)]
    alike = all(addends.one_unit(f.quantity, total.quantity) for f in parts)
    if len(parts) < _PAIR or not alike or said(last.text, "of-which"):
        return
    items = addends.items(last, parts, last.sentence.start, last.sentence.end)
    announced = _LEVELS.search(lead)
    number = numerals.parse(announced["many"]) if announced else None
    thing = words["behind"] or lead[: words.start()][-_MEASURE:]
    named = len(thing) >= _MEASURE and any(thing in item.words for item in items)
    whole = named and extent(items) is Extent.ALL
    if whole or (number is not None and number.low == len(parts)):
        yield _sum(frame, total, parts, RelationKind.SUM)


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


def _sorted(frame: Frame, parts: Sequence[Figure]) -> bool:
    """Whether the parts are lots or sorts that have nothing in common."""
    items = addends.items(frame, parts, _clause_start(frame, parts[0].start), parts[-1].end)
    return extent(items) not in (None, Extent.ROW)


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
        r"(?P<did>[^、,;:。#]{2})?"
    )


@cache
def _in_all() -> re.Pattern[str]:
    """What ends before a sum that opens its sentence: 全国财政赤字合计, 两级财政合计投入."""
    words = "|".join(sorted(group("parts", "total"), key=len, reverse=True))
    return compiled(rf"(?:{words})(?P<behind>[^,;:。、]{{0,4}})$")
