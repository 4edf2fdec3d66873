"""The answers to one question, of which everybody gave one: 54%市民反对,33%赞成,另有13%没有意见."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import Item, said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.extraction.relations.partition import answers
from factcheck.model import Aspect, Relation, RelationKind
from factcheck.patterns import compiled

_PERCENT = "percent"
_MOVED = frozenset((Aspect.GROWTH, Aspect.CHANGE))
_PAIR = 2
#: Stands for a figure, or an answer, among the words around it.
_HERE = "#"
#: What names neither who answers nor what about.
_FILLING = compiled(
    "其余|另外|另有|还有|有|仅|只|则|而|也|均|表示|认为|觉得|持|态度|选择|回答|会|将|占|为|达|约|近"
    "|超过?|的|人|者|[比率]例?|。"
)


def read(frame: Frame) -> Iterator[Relation]:
    """The shares of a sentence that tell the answers to one question."""
    brackets = addends.bracketed(frame)
    row: list[Figure] = []
    for figure in frame.figures:
        claim = figure.claim
        moved = claim is not None and claim.aspect in _MOVED
        if figure.quantity.dimension != _PERCENT or addends.within(figure, brackets) or moved:
            continue
        row.append(figure)
    for first, last in _runs(frame, row):
        sides = tuple(figure.side for figure in row[first:last])
        span = frame.span_of(row[first], row[last - 1])
        yield Relation(RelationKind.TOGETHER, sides, span, sure=False)


def _runs(frame: Frame, row: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The longest stretches of figures that tell answers to one question."""
    if len(row) < _PAIR:
        return
    items = addends.items(frame, row, frame.sentence.start, frame.sentence.end)
    first = 0
    while first + _PAIR <= len(items):
        last = len(items)
        while last - first >= _PAIR and not (
            _in_a_row(frame, row[first:last]) and _one_question(items[first:last])
        ):
            last -= 1
        if last - first >= _PAIR:
            yield first, last
            first = last
        else:
            first += 1


def _in_a_row(frame: Frame, row: Sequence[Figure]) -> bool:
    """Whether nothing stands between the figures but what they tell of."""
    gaps = (addends.between(frame, a.end, b.start) for a, b in pairwise(row))
    return all(";" not in gap and gap.count(",") <= 1 for gap in gaps)


def _one_question(items: Sequence[Item]) -> bool:
    """Whether each item names another answer, and all of the same people about the same."""
    words = [item.label + _HERE + item.tail for item in items]
    given = answers(words)
    if given is None or any(said(each, "of-which") for each in words[1:]):
        return False
    first, *others = (
        _FILLING.sub("", each.replace(one, _HERE)).split(_HERE)
        for each, one in zip(words, given, strict=True)
    )
    return all(any(name.endswith(other) for name in first) for each in others for other in each)
