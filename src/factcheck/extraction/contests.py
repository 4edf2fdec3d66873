"""Figures that only name something: the length of a race (女子200米自由泳), a format of talks that
is called by how many take part (“16+1合作”).
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.clauses import Word
from factcheck.rulebook.lexicons import group

_PLUS = "+"
_CLOSES = ("”", "’")


def only_names(words: Sequence[Word], at: int) -> bool:
    """Whether the figure ``at`` is part of what a race or a format of talks is called."""
    figure = words[at].figure
    if figure is None:
        return False
    after = [word.text for word in words[at + 1 : at + 3]]
    if _PLUS in figure.text:
        if after and after[0] in _CLOSES:
            return True
        return bool(after) and after[0].startswith(group("cues", "talks"))
    if figure.dimension != "length" or figure.hedge:
        return False
    if "".join(after).startswith(group("cues", "race")):
        return True
    if at and words[at - 1].text in group("cues", "racers"):
        return True
    listed = after[:1] == ["、"] and at + 2 < len(words)
    return listed and only_names(words, at + 2)
