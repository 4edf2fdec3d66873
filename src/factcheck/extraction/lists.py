"""Lists of names with their parts of what was counted: 累计55例…。其中,甲市15例、乙市6例、….

What is counted stands once, before the list. Where several counts stand before it, the one that the
parts add up to is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction import indicators
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import About
from factcheck.extraction.subjects import Name
from factcheck.model import Quantity


class Told(NamedTuple):
    """A figure with what it says."""

    about: About
    quantity: Quantity


class Line(NamedTuple):
    """The words of a clause with its names."""

    words: Sequence[Word]
    names: Sequence[Name]


def parts(line: Line, at: int, following: Iterable[Line]) -> Iterator[Quantity]:
    """The figures of the list that begins with the figure ``at``: each has a name alone before it.

    ``following`` are the clauses after it in the sentence.
    """
    unit = None
    for clause in (line, *following):
        for index, word in enumerate(clause.words):
            if word.figure is None or (clause is line and index < at):
                continue
            unit = unit or word.figure.unit
            alone = indicators.stands_alone(clause.words, index, clause.names)
            if not alone or word.figure.unit != unit:
                return
            yield word.figure


def whole(listed: Sequence[Quantity], told: Sequence[Told]) -> About | None:
    """What the figures of a list are parts of: the count before that they add up to, else the one
    told last. A list of one is no sum.
    """
    alike = [item for item in told if item.quantity.unit == listed[0].unit]
    total = sum(part.nominal or 0 for part in listed)
    summed = [item.about for item in alike if item.quantity.nominal == total and len(listed) > 1]
    nearest = [item.about for item in alike]
    return next(iter(summed[-1:] + nearest[-1:]), None)
