"""Offices of a state that only tell what happened in it: 某国内政部发表声明称,5人受伤 is said of
the country, as what its statistical office publishes is.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.clauses import Word
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: The shortest name of a place, and how many words lead from an office to what it says.
_PLACE = 2
_REACH = 9


def place_of(office: str, after: Sequence[Word]) -> str:
    """The place for which an ``office`` speaks in the words ``after`` it, ``""`` without one."""
    if not office.endswith(group("cues", "state-office")):
        return ""
    says = group("cues", "says")
    said = [word for word in after if word.tag != "w"]
    ends = bool(said) and said[-1].text.endswith(says) and len(said) <= _REACH
    if not ends or any(word.figure is not None for word in said):
        return ""
    return _place(office)


def local(office: str) -> bool:
    """Whether an office reports for its place wherever it stands before a colon."""
    return office.endswith(group("cues", "reporting-office"))


def _place(office: str) -> str:
    """The place with whose name that of an office begins."""
    places = lexicons.words("places")
    lengths = range(len(office) - 1, _PLACE - 1, -1)
    return next((office[:length] for length in lengths if office[:length] in places), "")
