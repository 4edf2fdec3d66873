"""Where those who report have seen what they tell: 督查组在某某省了解到,当地…."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.clauses import Word
from factcheck.extraction.whose.subjects import Name
from factcheck.rulebook.lexicons import group

_IN = "在"
#: So many words at most stand between the place and the end of the clause: 采访时了解到.
_LEARNS = 5


def learnt_in(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The place in which whoever opens the clause learns what follows it."""
    told = [word for word in words if word.tag != "w"]
    if not "".join(word.text for word in told[-2:]).endswith(group("cues", "learnt")):
        return None
    starts = {word.end for word in told if word.text == _IN}
    place = next((name for name in names if name.start in starts), None)
    rest = [word for word in told if place is not None and word.start >= place.end]
    return place if len(rest) <= _LEARNS else None
