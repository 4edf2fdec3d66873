"""分别: several figures dealt out to several things."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import About
from factcheck.model import Aspect
from factcheck.rulebook.lexicons import group

Line = tuple[Sequence[Word], int, Sequence[About]]


def alone(found: Sequence[Word], at: int, before: Sequence[About]) -> Line:
    """The clause as it would be written for the figure ``found[at]`` alone.

    甲、乙产量分别达3吨、5吨 for the second figure is 乙产量达5吨. Where the things stand in the
    clauses before (…115200吨,…17.82亿元,同比分别增长…), the figure gets its own one of ``before``.
    """
    spread = next((i for i in range(at - 1, -1, -1) if found[i].text.endswith("分别")), None)
    if spread is None:
        return found, at, before
    dealt = [i for i in range(spread + 1, len(found)) if found[i].figure is not None]
    dealt = [i for turn, i in enumerate(dealt) if i <= dealt[0] + 2 * turn]
    if at not in dealt or len(dealt) < 2:
        return found, at, before
    turn, verb = dealt.index(at), list(found[spread + 1 : dealt[0]])
    things = _things(found[:spread])
    if len(things) == len(dealt) and all(things):
        comparison = [word for word in found[:spread] if word.text in group("cues", "comparison")]
        line = [*_thing(things, turn), *comparison, *verb, found[at]]
        return line, len(line) - 1, before
    levels = [item for item in before if item.aspect not in (Aspect.GROWTH, Aspect.CHANGE)]
    if len(levels) >= len(dealt) and not any(things):
        line = [*found[:spread], *verb, found[at]]
        return line, len(line) - 1, [levels[turn - len(dealt)]]
    return found, at, before


def _things(found: Sequence[Word]) -> list[list[Word]]:
    """The things of a list: what stands between 、 and 和."""
    things: list[list[Word]] = [[]]
    for word in phrases.strip_lead(found):
        if word.text in group("cues", "listing"):
            things.append([])
        elif word.text not in group("cues", "comparison"):
            things[-1].append(word)
    return things


def _thing(things: list[list[Word]], turn: int) -> list[Word]:
    """One of the things, with what the last of them says for all: 甲、乙产量 → 甲产量."""
    last = things[-1]
    own = min(len(things[-2]), len(last))
    while own < len(last) - 1 and len(last[own].text) == 1:
        own += 1  # a word that the segmenter cut in two
    return last if turn == len(things) - 1 else things[turn] + last[own:]
