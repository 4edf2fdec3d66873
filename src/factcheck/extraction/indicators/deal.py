"""分别: several figures dealt out to several things."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import About
from factcheck.extraction.subjects import Name
from factcheck.model import Aspect
from factcheck.rulebook.lexicons import group

#: The word that deals figures out.
DEALT = "分别"


class Line(Struct, frozen=True, gc=False):
    """A clause with one figure at ``at``: its words and names, and what stands before it."""

    words: Sequence[Word]
    at: int
    names: Sequence[Name]
    before: Sequence[About]


def alone(line: Line) -> Line:
    """The clause as it would be written for its figure alone.

    甲、乙产量分别达3吨、5吨 for the second figure is 乙产量达5吨. Where the things stand in the
    clauses before (…115200吨,…17.82亿元,同比分别增长…), the figure gets its own one of ``before``.
    """
    found, at, before = line.words, line.at, line.before
    spread = next((i for i in range(at - 1, -1, -1) if found[i].text.endswith(DEALT)), None)
    if spread is None:
        return line
    dealt = [i for i in range(spread + 1, len(found)) if found[i].figure is not None]
    dealt = [i for turn, i in enumerate(dealt) if i <= dealt[0] + 2 * turn]
    if at not in dealt or len(dealt) < 2:
        return line
    turn, verb = dealt.index(at), list(found[spread + 1 : dealt[0]])
    things = _things(found[:spread])
    if len(things) == len(dealt) and all(things):
        comparison = [word for word in found[:spread] if word.text in group("cues", "comparison")]
        words = [*_thing(things, turn), *comparison, *verb, found[at]]
        names = [_party(name, turn, len(dealt)) for name in line.names]
        return Line(words, len(words) - 1, names, before)
    levels = [item for item in before if item.aspect not in (Aspect.GROWTH, Aspect.CHANGE)]
    if len(levels) >= len(dealt) and not any(things):
        words = [*found[:spread], *verb, found[at]]
        return Line(words, len(words) - 1, line.names, [levels[turn - len(dealt)]])
    return line


def _party(name: Name, turn: int, dealt: int) -> Name:
    """Of a joint name with a figure for each party the party whose turn it is."""
    return replace(name, parties=(name.parties[turn],)) if len(name.parties) == dealt else name


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
