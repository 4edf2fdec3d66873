"""So many of each, and all of them: 双方各派出139名官兵,共278人; 三市各建4个,合计12个."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.addends import additive
from factcheck.extraction.relations.frames import Figure
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind, Side
from factcheck.patterns import compiled

_N = "[0-9]{1,2}|[两三四五六七八九十]{1,3}"
#: Two, or so many that a numeral counts, right before 各: 两校各, 3个区各, 甲、乙两国各.
_EACH = compiled(
    rf"(?:(?P<two>双方|两者|二者|男女|中外)|(?<![第0-9.一二三四五六七八九十])(?P<many>{_N})(?P<of>[^\W\d]{{1,6}}?))"
    r",?(?:均|都)?各(?:自)?[^,;:。、各]{0,8}$"
)
#: From what each has to what all have.
_IN_ALL = compiled(
    r"[^,;:。、()#]{0,8}[,(](?:双方|两者|二者|一|总)?(?:共计?|合[计共]|总计)(?:有|达|为|派出|是)?\)?"
)
#: 各 told of several things in turn, and what comes on top.
_MORE = compiled("各|另|除|外|其他|加上|不含|原有|累计|其中|每")


def read(passage: Passage) -> Iterator[Relation]:
    """The amounts that each of several has, with what comes right behind as that of all."""
    text = passage.text
    if "各" not in text:
        return
    for each, total in zip(passage.figures, passage.figures[1:], strict=False):
        if not (_alike(each, total) and _IN_ALL.fullmatch(text, each.end, total.start)):
            continue
        start = max(text.rfind(mark, 0, each.start) for mark in "。;!?\n") + 1
        found = _EACH.search(text, max(start, each.start - 24), each.start)
        if found is None or _MORE.search(text[start : found.start()]):
            continue
        if any(_beside(other, each, start, found.start()) for other in passage.figures):
            continue
        at = text.rindex("各", found.start(), each.start)
        if _MORE.search(text[at + 1 : each.start]):
            continue
        count = _count(passage, found)
        if count is not None:
            yield Relation(
                RelationKind.PER,
                (total.side, count, each.side),
                passage.span(found.start(), total.end),
            )


def _count(passage: Passage, found: re.Match[str]) -> Side | None:
    """The number of those that have so many each."""
    if found["two"]:
        return passage.mention(*found.span("two"), Interval.point(2))
    numeral = numerals.parse(found["many"])
    if numeral is None or numeral.vague or numeral.low < len(("甲", "乙")):
        return None
    return passage.figure(found.start("many"), found.end("of"), int(numeral.low))


def _beside(other: Figure, each: Figure, start: int, end: int) -> bool:
    """Whether another amount stands in ``[start, end)``, which the total may hold too."""
    alike = other.quantity.dimension == each.quantity.dimension and additive(other.quantity)
    return alike and start <= other.start and other.end <= end


def _alike(each: Figure, total: Figure) -> bool:
    """Whether both count the same, and plainly."""
    one, all_ = each.quantity, total.quantity
    plain = not (one.hedge or all_.hedge)
    return plain and additive(one) and additive(all_) and one.dimension == all_.dimension
