"""What was just counted, counted again: 2个科技创新成果进入中试。…这2项科技创新成果….

Only the sentence itself and the one before it are looked at, and only where nothing else of the
name is counted there: 5名男子和3名女子 are 这8名….
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled

_THESE = compiled(r"(?:[,;。、:]|^)(?:上述|以上|这)$")
#: What is counted, in words that a verb or a mark ends.
_NAME = compiled(r"[\u4e00-\u9fff“”]{2,12}")
#: So many characters at its end tell a name from others.
_TELLING = 3
_MORE = ",以及"
_LEAST = 2


def read(frame: Frame) -> Iterator[Relation]:
    """The figures of a sentence that count again what the last ones counted."""
    if "这" not in frame.text and "上" not in frame.text:
        return
    for at, figure in enumerate(frame.figures):
        if _counts(figure) and _THESE.search(_before(frame, at)):
            first = _counted(frame, at)
            if first is not None:
                sides = (first.side, figure.side)
                yield Relation(RelationKind.AGAIN, sides, figure.side.span)


def _counts(figure: Figure) -> bool:
    quantity = figure.quantity
    exact = quantity.nominal is not None and not quantity.hedge
    return quantity.counts and quantity.kind is QuantityKind.CARDINAL and exact


def _before(frame: Frame, at: int) -> str:
    start = frame.figures[at].start
    return frame.part.text[max(frame.sentence.start - 1, start - 3, 0) : start]


def _counted(frame: Frame, at: int) -> Figure | None:
    """The one figure before that counts what the figure at ``at`` names."""
    named = _NAME.match(frame.after(at))
    if named is None:
        return None
    earlier = [(frame, index) for index in range(at)]
    last = frame.previous
    if last is not None and last.sentence.end <= frame.sentence.start <= last.sentence.end + 1:
        earlier = [(last, index) for index in range(len(last.figures))] + earlier
    found = [
        where.figures[index]
        for where, index in earlier
        if _counts(where.figures[index]) and _same(where.after(index), named.group())
    ]
    if len(found) != 1 or not _many(found[0]):
        return None
    more = any(_MORE in where.after(index) for where, index in earlier)
    return None if more else found[0]  # 两名…运动员:甲、乙,以及…丙


def _many(figure: Figure) -> bool:
    return figure.quantity.nominal is not None and figure.quantity.nominal >= _LEAST


def _same(words: str, named: str) -> bool:
    """Whether the words behind an earlier figure name it too, with modifiers or without."""
    first = _NAME.match(words)
    if first is None:
        return False
    return any(
        first.group().find(named[:length]) >= 0 for length in range(len(named), _TELLING - 1, -1)
    )
