"""What somebody tells in a clause that goes on behind the verb of telling: 主办方指有4700人参赛.

Who tells it is not whose the figure is, and what is told is read as a clause of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.clauses import Clause, Sentence, Word
from factcheck.extraction.parts import Part
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: 表示 and what else only leads to what is told; so many words at least follow it.
_FOLLOW = 2
#: Parts of speech of what stands before the verb, where it tells who tells.
_TELLER = (
    *("n", "nr", "ns", "nt", "nz", "nrt", "ng", "x", "r", "j"),
    *("name", "term", "d", "date", "t"),
)
#: 指 before what is told, where who tells it stands in a clause before: 会见记者,指某某….
_LEAD = compiled(
    "[指称](?=[\u3400-\u9fff])(?![数标挥导定出控责引南示派纹望明向教点认证令头甲为呼赞作霸职])"
)
#: What makes a noun of the verb: 所指, 被指, and what it governs is no clause: 指的是, 称其为.
_NOMINAL = ("所", "被", "的", "可", "难以", "人")
_GOVERNED = ("的", "其", "为", "之", "了", "过")


def clauses(part: Part, sentence: Sentence, names: re.Pattern[str] | None) -> tuple[Clause, ...]:
    """The clauses of a sentence, one in which something is told with figures as two."""
    return tuple(piece for clause in sentence.clauses for piece in _apart(part, clause, names))


def _apart(part: Part, clause: Clause, names: re.Pattern[str] | None) -> Iterator[Clause]:
    lead = _LEAD.match(part.text, clause.start, clause.end)
    if lead is not None:
        clause = clause._replace(start=lead.end())
    figures = part.figures_of(clause)
    if figures and _verbs().search(part.text, clause.start, figures[-1].span.start):
        verb = _telling(part.words(clause, names))
        if verb is not None:
            yield Clause(clause.start, verb.end, "")
            yield Clause(verb.end, clause.end, clause.mark)
            return
    yield clause


def _telling(words: list[Word]) -> Word | None:
    """The verb behind which something is told with a figure."""
    told = group("cues", "leads-to-told")
    for at, word in enumerate(words):
        if word.figure is not None:
            return None
        if word.text not in told or len(words) - at <= _FOLLOW:
            continue
        before, after = words[at - 1] if at else None, words[at + 1]
        if before is not None and (before.tag not in _TELLER or before.text in _NOMINAL):
            continue
        if after.text not in _GOVERNED and after.tag != "w":
            return word
    return None


@cache
def _verbs() -> re.Pattern[str]:
    return compiled("|".join(map(re.escape, group("cues", "leads-to-told"))))
