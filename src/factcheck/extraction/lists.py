"""Lists of names with their parts of what was counted: 累计55例…。其中,甲市15例、乙市6例、….

What is counted stands once, before the list. Where several counts stand before it, the one that the
parts add up to is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.extraction import indicators, phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import About
from factcheck.extraction.indicators.aspects import ADDED
from factcheck.extraction.whose.subjects import Name
from factcheck.model import Aspect, Quantity, QuantityKind

#: What tells that a count is of all so far.
_TOTALLED = frozenset(("累计", "总计", "合计"))
#: 其中 names nothing.
_NAMED = 3


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

    ``following`` are the clauses after it in the sentence. Figures in brackets are parts of parts,
    unless the list begins in one.
    """
    unit, nested = None, _bracketed(line.words, at)
    for clause in chain((line,), following):
        if clause is not line and heading(clause.words):
            return  # 其中甲市15例、乙市5例;重症病例中,甲市1例: another list
        for index, word in enumerate(clause.words):
            if word.figure is None or (clause is line and index < at):
                continue
            if not nested and _bracketed(clause.words, index):
                continue
            unit = unit or word.figure.unit
            alone = indicators.stands_alone(clause.words, index, clause.names)
            if not alone or word.figure.unit != unit:
                return
            yield word.figure


def _bracketed(words: Sequence[Word], at: int) -> bool:
    """Whether the word ``at`` stands in a bracket that opens in its clause."""
    before = "".join(word.text for word in words[:at])
    return before.count("(") > before.count(")")


def whole(listed: Sequence[Quantity], told: Sequence[Told], named: str) -> About | None:
    """What the figures of a list are parts of.

    That is what a clause before the list names (确诊病例中,…), else the count before that they add
    up to, else the nearest count that can hold them. A list of one is no sum.
    """
    alike = [item for item in told if item.quantity.unit == listed[0].unit]
    if named:
        thing, added = named.removeprefix(ADDED), named.startswith(ADDED)
        meant = [
            item.about
            for item in alike
            if item.about.indicator.endswith(thing) and (item.about.aspect is Aspect.FLOW) == added
        ]
        aspect = Aspect.FLOW if added else Aspect.STOCK
        return meant[-1] if meant else About(thing, aspect, counted=True)
    total = sum(part.nominal or 0 for part in listed)
    holding = [item for item in alike if (item.quantity.nominal or 0) >= total]
    summed = [item for item in holding if item.quantity.nominal == total and len(listed) > 1]
    meant = [item.about for item in summed or holding or alike]
    return meant[-1] if meant else None


def heading(words: Sequence[Word]) -> str:
    """What a clause names whose parts follow: 确诊病例 in (其中)新增确诊病例中,甲市6例…, 收入 in
    收入占比中,甲占三成….
    """
    if not words or not words[-1].text.endswith("中"):
        return ""
    lead = phrases.strip_lead(words)
    ages = (phrases.age_group(lead, at) for at, word in enumerate(lead) if word.figure is not None)
    if not lead or not all(ages):
        return ""
    text = phrases.join(lead)
    return text[:-1].removesuffix("占比") if len(text) > _NAMED else ""


def whole_named(words: Sequence[Word], named: str, before: Sequence[About]) -> str:
    """What a clause ends with as the whole of what follows: 总额 in 在28亿元的总额中,…占两成."""
    if named or not words or not words[-1].text.endswith("中"):
        return named
    counted = any(word.figure is not None for word in words)
    return before[-1].indicator if counted and before else ""


def running(line: Line, at: int, quantity: Quantity, told: Sequence[Told]) -> About | None:
    """What a running total counts that names no thing: 新增病例32例。截至29日24时,累计报告286例.

    It is what was added right before, counted alike.
    """
    last = told[-1] if told else None
    if last is None or last.about.aspect is not Aspect.FLOW or last.about.part:
        return None
    alike = last.quantity.unit == quantity.unit and last.quantity.dimension == quantity.dimension
    if not alike or quantity.kind is not QuantityKind.CARDINAL:
        return None
    after = line.words[at + 1 : at + 2]
    if (after and after[0].tag != "w") or not any(w.text in _TOTALLED for w in line.words[:at]):
        return None
    return replace(last.about, aspect=Aspect.CUMULATIVE, subject=None, carried=True, verb="")
