"""Stretches of time that follow each other and the sum over all of them:
一季度签约35个,二季度签约42个,上半年共签约77个; 首日12万人次,次日15万人次,两天共27万人次.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import one_unit
from factcheck.extraction.relations.frames import Figure
from factcheck.extraction.relations.passages import Passage
from factcheck.extraction.relations.stretches import Stretch, stretches
from factcheck.model import Aspect, Relation, RelationKind, Span
from factcheck.patterns import compiled

_PAIR, _LEAST = 2, 3
#: Sums that the words themselves tell.
_SUMS = compiled(r"[合总共]计|总共|一共|合共|累计|共")
#: What tells a level at a time, or a value of each, which no times add up to.
_LEVEL = compiled(
    "[末底]|余额|现有|现存|保有|存量|在[校册岗职住营建库]|人均|[日月户年]均|平均|每|单价|均价"
    "|最[高低大小多少]|价格|指数|登记在|率"
)
#: What brings in more than the times that are told.
_MORE = compiled("加上|结转|另[有外]|其他|此外|还有|剔除|扣除|调整|核[减增]|除")
#: Released again and again, each time anew.
_REVISED = compiled("生产总值|GDP|增加值")
_FILLING = compiled(
    r"[,、:;。(]|全[市省县区国港州盟旗镇年]|[合总共]计|总共|一共|合共|累计|共|分别"
    "|已|实现|完成|则|又|再|也|约|达到?|为|是|有"
)
_ADDED = compiled("新增|增加|增|新")
_ENDING = 2


class _Item(NamedTuple):
    """A figure with the time that it is told of and the words between that and the figure."""

    stretch: Stretch
    words: str
    figure: Figure
    place: int  #: where that time stands


def read(passage: Passage) -> Iterator[Relation]:
    """The sums of a passage that follow the times that they are of, or stand before them."""
    figures = [figure for figure in passage.figures if addends.amount(figure)]
    if len(figures) < _LEAST:
        return
    for row in _rows(passage, figures):
        for at, item in enumerate(row):
            parts = _parts(row, at)
            if parts and not _MORE.search(passage.text, *_extent((item, *parts))):
                yield _relation(passage, item, parts)


def _rows(passage: Passage, figures: Sequence[Figure]) -> Iterator[list[_Item]]:
    """The figures of one dimension, each with its time: the first that is told of it."""
    told = list(stretches(passage.text))
    sentences = [sentence.start for sentence in passage.part.sentences]
    rows: defaultdict[str, list[_Item]] = defaultdict(list)
    at = 0
    for figure in figures:
        while at < len(told) and told[at][1] <= figure.start:
            at += 1
        if not at:
            continue
        start, end, stretch = told[at - 1]
        if bisect_left(sentences, end) < bisect_left(sentences, figure.start + 1):
            continue  # of another sentence
        row = rows[figure.quantity.dimension]
        if not row or row[-1].place != start:
            words = addends.OTHER.join(_words(passage, end, figure))
            row.append(_Item(stretch, words, figure, start))
    yield from (row for row in rows.values() if len(row) >= _LEAST)


def _words(passage: Passage, start: int, figure: Figure) -> Iterator[str]:
    """The words from ``start`` to the figure, the figures between them left out."""
    for other in passage.figures:
        if start <= other.start and other.end <= figure.start:
            yield passage.text[start : other.start]
            start = other.end
    yield passage.text[start : figure.start]


def _parts(row: Sequence[_Item], at: int) -> tuple[_Item, ...]:
    """The items right before ``row[at]``, or behind it, that make up its time."""
    total = row[at]
    if total.stretch.many:
        parts = tuple(row[max(0, at - total.stretch.many) : at])
        summed = _SUMS.search(total.words) is not None
        fits = summed and _are(parts, total.stretch) and _alike(total, parts)
        return parts if fits else ()
    for run in (_run(row[:at][::-1], total.stretch)[::-1], _run(row[at + 1 :], total.stretch)):
        if len(run) >= _PAIR and _follow(run) and _alike(total, run):
            return tuple(run)
    return ()


def _run(items: Sequence[_Item], whole: Stretch) -> Sequence[_Item]:
    """The first of the items, as many as are as long as ``whole``, where they lie within it."""
    length = 0
    for count, item in enumerate(items, 1):
        stretch = item.stretch
        within = stretch.scale == whole.scale and whole.start <= stretch.start < stretch.end
        if stretch.many or not within or stretch.end > whole.end:
            return ()
        length += stretch.end - stretch.start
        if length >= whole.end - whole.start:
            return items[:count]
    return ()


def _follow(items: Sequence[_Item]) -> bool:
    """Whether each time begins where the last one ends."""
    return all(a.stretch.end == b.stretch.start for a, b in pairwise(items))


def _are(parts: Sequence[_Item], whole: Stretch) -> bool:
    """Whether the parts are as many years, months or days in a row as the sum counts."""
    scales = ("day", "date") if whole.scale == "day" else (whole.scale,)
    units = whole.many >= _PAIR and all(
        part.stretch.scale in scales and part.stretch.end - part.stretch.start == whole.end
        for part in parts
    )
    return units and len(parts) == whole.many and _follow(parts)


def _alike(total: _Item, parts: Sequence[_Item]) -> bool:
    """Whether all of them count the same thing of the same party."""
    items = (*parts, total)
    if any(_LEVEL.search(item.words) for item in items):
        return False
    claims = [item.figure.claim for item in items if item.figure.claim is not None]
    if len({claim.modality for claim in claims}) > 1:
        return False
    if len({claim.subject for claim in claims if claim.subject}) > 1:
        return False
    if any(claim.aspect is Aspect.CUMULATIVE for item in parts if (claim := item.figure.claim)):
        return False
    if not all(one_unit(total.figure.quantity, part.figure.quantity) for part in parts):
        return False
    things = sorted({_thing(item.words) for item in items}, key=len)
    longest = things[-1]
    return all(thing in longest or thing[-_ENDING:] == longest[-_ENDING:] for thing in things)


def _thing(words: str) -> str:
    """What the words before a figure count."""
    return _ADDED.sub("", _FILLING.sub("", words))


def _extent(items: Sequence[_Item]) -> tuple[int, int]:
    """From the first time to the last figure."""
    return min(item.place for item in items), max(item.figure.end for item in items)


def _relation(passage: Passage, total: _Item, parts: Sequence[_Item]) -> Relation:
    start, end = _extent((total, *parts))
    flows = all(
        item.figure.claim is not None and item.figure.claim.aspect is Aspect.FLOW
        for item in (total, *parts)
    )
    summed = _SUMS.search(total.words) is not None
    sure = (summed or flows) and not _REVISED.search(passage.text, start, end)
    return Relation(
        RelationKind.SUM if sure else RelationKind.MAYBE_PARTS,
        (total.figure.side, *(part.figure.side for part in parts)),
        passage.part.span(Span("", start, end)),
    )
