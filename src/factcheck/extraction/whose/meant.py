"""Which person is meant where a clause names nobody.

他 stands for the last who was told of, and what somebody tells without a subject is done by the
one who tells it: 某某某称,看见38个纸箱.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.whose import protagonists
from factcheck.extraction.whose.subjects import PERSON, Name, leading
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: Parts of speech of what opens a clause whose subject is left out.
_DOES = ("v", "p")


_I = "我"


def told_of(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The person with whom a clause begins."""
    lead = phrases.strip_lead(words)
    name = leading(lead, names) if lead else None
    return name if name is not None and name.kind == PERSON else None


def teller(words: Sequence[Word], names: Sequence[Name], last: Name | None) -> Name | None:
    """The person who tells what follows the clause; ``last`` was told of last: 他表示,…."""
    name = told_of(words, names)
    if name is not None:
        return name if protagonists.speaks(name, words) else None
    lead = phrases.strip_lead(words)
    tells = any(word.text in group("cues", "says") for word in lead[1:])
    return last if lead and lead[0].text in group("cues", "he") and tells else None


def he(words: Sequence[Word], last: Name | None, *, quoted: bool) -> Name | None:
    """The person ``last`` told of, where 他, or 我 in what is ``quoted``, opens a clause and does
    more than tell.
    """
    lead = _open(words)
    own = quoted and lead is not None and lead[0].text == _I
    if lead is None or not (own or lead[0].text in group("cues", "he")):
        return None
    tells = (*group("cues", "says"), *group("cues", "beside-says"), "的")
    return None if lead[1].text in tells else last


def doer(words: Sequence[Word], telling: Name | None) -> Name | None:
    """The person ``telling`` what the sentence tells, where a clause opens with what is done."""
    lead = _open(words)
    if lead is None or lead[0].tag not in _DOES:
        return None
    first = lead[0].text
    moves = first in lexicons.words("links") or first in phrases.table("changes")
    return None if moves or first in group("cues", "impersonal") else telling


def _open(words: Sequence[Word]) -> Sequence[Word] | None:
    """The words from the first that is no adverb or date, ``None`` where too little is told."""
    lead = phrases.strip_lead(words)
    short = len(lead) < 2 or lead[0].figure is not None
    before = words[len(words) - len(lead) - 1].text if len(lead) < len(words) else ""
    toward = phrases.toward(words, lead) or before in group("cues", "impersonal")
    return None if short or toward else lead
