"""People counted by what they are, and their names right behind: 两名战士秦望川、柳听澜."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations import posts
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: Between the count and the first name: what the people are.
_ROLE = 12
_COUNT = compiled(
    r"(?<![0-9.第一二三四五六七八九十百千万余多几近约])(?P<count>[2-9]|[两三四五六七八九])(?P<counter>[名位])"
)
_NO_ROLE = compiled("[^\u4e00-\u9fff“”·]|中|其|分别|以及|和|与")
#: What stands behind a name of so many characters and is no part of it.
_BEHIND, _LENGTHS = "、的在已被将因从对向均都和与及", (2, 3)
_JOINS = ("、", "和", "与", "及")
_OPEN = compiled("等|,|、")


def read(passage: Passage) -> Iterator[Relation]:
    """The counts of people of a passage whose names follow; an open list tells nothing."""
    text = passage.text
    if "、" not in text:
        return
    for match in _COUNT.finditer(text):
        numeral = numerals.parse(match["count"])
        start = _first_name(text, match.end())
        if numeral is None or start is None:
            continue
        end, names = start, 0
        while name := _name(text, end):
            end += len(name)
            names += 1
            join = next((join for join in _JOINS if text.startswith(join, end)), "")
            if not join or not _name(text, end + len(join)):
                break
            end += len(join)
        if names < len(("甲", "乙")) or _OPEN.match(text, end) or text[end : end + 1] in _JOINS:
            continue
        told = passage.figure(match.start(), match.end(), int(numeral.low))
        listed = passage.mention(start, end, Interval.point(names))
        span = passage.span(match.start(), end)
        yield Relation(RelationKind.LIST, (told, listed), span, sure=False)


def _first_name(text: str, at: int) -> int | None:
    """Where the names begin: behind a word for what people are, with another name behind a sign."""
    for role in _roles().finditer(text, at, at + _ROLE):
        if _NO_ROLE.search(text, at, role.end()):
            return None
        name = _name(text, role.end())
        if name and text.startswith("、", role.end() + len(name)):
            return role.end()
    return None


def _name(text: str, at: int) -> str:
    """The name of a person at a place, as far as it is sure where it ends."""
    for length in _LENGTHS:
        end = at + length
        if text[end : end + 1] and text[end] in _BEHIND:
            return posts.name_at(text[at:end] + "、", 0)
    return posts.name_at(text, at)


@cache
def _roles() -> re.Pattern[str]:
    words = (*group("cues", "role"), *group("cues", "named-after"))
    return compiled("|".join(sorted(words, key=len, reverse=True)))
