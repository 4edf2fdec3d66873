"""Whose words are quoted, where the speaker is named behind them: “…”某某公司负责人某某说."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extraction.clauses import Clause
from factcheck.extraction.parts import Part
from factcheck.extraction.whose.subjects import Name, Namebook
from factcheck.extraction.whose.topics import naming, topic_of
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: An organisation, a post and a name have so many characters at most.
_LONGEST = 50


def behind(part: Part, at: int, names: Namebook) -> Name | None:
    """The company whose man speaks in the quotation around ``at``, ``None`` where none is named.

    Who speaks for a place or an office tells of many others; who speaks for a company and names
    nobody tells of the company.
    """
    end = next((end for start, end in part.speech if start <= at < end), None)
    said = _said().match(part.text, end) if end is not None else None
    if said is None:
        return None
    clause = Clause(said.start(), said.end("who"), "")
    words = naming(part, clause, names)
    name = topic_of(words, names.names(words)) if words else None
    return name if name is not None and name.kind == "company" else None


@cache
def _said() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, group("cues", "says")), key=len, reverse=True))
    return compiled(rf"(?P<who>[^,;:。!?“”\n]{{4,{_LONGEST}}}?)(?:{verbs})")
