"""People of whom news tells by their posts (议员某某某) or by what they say (某某某表示).

It names them so far more often than by what many people are, and a name that the segmenter takes
apart hides who does what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.whose.subjects import kind_of
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group
from factcheck.segmentation import tag

#: A name stands so often in a text that tells of its bearer, and so often where its first two
#: characters stand: what goes on behind a name of two characters changes.
_OFTEN, _MOSTLY = 2, 0.6
#: What the dictionary may take a name for, and its first two characters: a name, or no word.
_NAMED = ("nr", "nrt", "x")
_BEGUN = (*_NAMED, "ns", "nz")
_SHORT = 2
#: Surnames that are far more often adverbs, but not between a post and what stands there often.
_ADVERBS = "曾"
#: Last characters of bodies, of what else speaks and has the first character of a surname, and of
#: the words between a name and what its bearer does.
_NO_END = (
    "局署会院部厅委处组社党校司队厂店团盟方报站台府行者员们刊片书所系军众民生人士"
    "又亦也再则和与及在于"
)
#: 周一, 周三晚: days and no people of that name.
_DAYS = compiled("周[一二三四五六日末内边]")
_HAN = "[\u3400-\u9fff]"


def people(text: str) -> Iterator[str]:
    """The people whom ``text`` names by their posts, or whose words it reports, each once."""
    seen: set[str] = set()
    said = [_whole(text, match["name"]) for match in _saying().finditer(text)]
    posted = [_whole(text, match["name"]) for match in _posted().finditer(text)]
    known = [*said, *(name for name in posted if _stands(text, name))]
    for match in _styled().finditer(text):
        if match["name"] not in seen:
            seen.add(match["name"])
            yield match["name"]
    for name in known:
        if name not in seen and _is_name(name) and text.count(name) >= _OFTEN:
            seen.add(name)
            known += filter(lambda other: _stands(text, other), _beside(text, name))
            yield name


def _beside(text: str, name: str) -> Iterator[str]:
    """The names that are joined to a name: 甲某某及乙某某."""
    joined = (_joined().match(text, end) for end in _ends(text, name))
    yield from (match["name"] for match in joined if match is not None)


def _ends(text: str, name: str) -> Iterator[int]:
    """Where a name ends, wherever it stands."""
    at = text.find(name)
    while at >= 0:
        yield at + len(name)
        at = text.find(name, at + 1)


def _stands(text: str, name: str) -> bool:
    """Whether the last character is the name's: it stands wherever the others do."""
    begun = name[:_SHORT]
    if tag(begun) not in _BEGUN:
        return False
    return text.count(name) >= _MOSTLY * text.count(begun)


def _whole(text: str, name: str) -> str:
    """The name with what stands behind it almost everywhere: of 林郑 in a text 林郑某某."""
    surname = name[:_SHORT]
    if surname not in lexicons.words("surnames"):
        return name
    spelled = {text[end - _SHORT : end + _SHORT] for end in _ends(text, surname)}
    longest = max(sorted(filter(str.isalpha, spelled)), key=text.count, default=name)
    return longest if text.count(longest) >= _OFTEN else name


def _is_name(name: str) -> bool:
    """Whether the characters are a name, and no word, day or body."""
    if name[-1] in _NO_END or _DAYS.match(name) or kind_of(name):
        return False
    return tag(name) in _NAMED and (len(name) == _SHORT or tag(name[:_SHORT]) in (*_BEGUN, "n"))


@cache
def _joined() -> re.Pattern[str]:
    """Matches what joins another name to one, with the other."""
    return compiled(rf"[、及和与同](?P<name>[{_singles()}]{_HAN}{{2}})")


@cache
def _spelled() -> str:
    surnames = lexicons.words("surnames")
    double = "|".join(sorted(name for name in surnames if len(name) > 1))
    return rf"(?P<name>(?:{double}){_HAN}{{1,2}}?|[{_singles()}]{_HAN}{{1,2}}?)"


@cache
def _singles() -> str:
    return "".join(sorted(name for name in lexicons.words("surnames") if len(name) == 1))


@cache
def _roles() -> tuple[str, ...]:
    """What people are, of whom some have names that many texts hold."""
    return (*lexicons.words("posts"), *group("cues", "role"), *group("cues", "spokesman"))


@cache
def _saying() -> re.Pattern[str]:
    """Matches a name between what ends a clause, or who its bearer is, and what the bearer says."""
    tails = "".join(sorted({role[-1] for role in _roles()}))
    between = "|".join(sorted(group("cues", "beside-says"), key=len, reverse=True))
    verbs = "|".join(sorted(map(re.escape, group("cues", "says")), key=len, reverse=True))
    return compiled(
        rf"(?<!{_HAN})(?:{_HAN}{{1,14}}?[{tails}])?{_spelled()}(?:{between})*(?:{verbs})"
    )


@cache
def _styled() -> re.Pattern[str]:
    """Matches a surname with how its bearer is addressed: 曾先生."""
    styles = "|".join(group("cues", "style"))
    before = rf"(?<!{_HAN})|(?<=[的位名和与及是])"
    return compiled(rf"(?:{before})(?P<name>[{_singles()}{_ADVERBS}](?:{styles}))")


@cache
def _posted() -> re.Pattern[str]:
    """Matches a name of three characters behind a post."""
    posts = {*lexicons.words("posts"), *group("cues", "spokesman")}
    either = "|".join(sorted(posts, key=len, reverse=True))
    return compiled(rf"(?:{either})(?P<name>[{_singles()}{_ADVERBS}]{_HAN}{{2}})")
