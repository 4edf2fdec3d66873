"""Who holds a post: 某某区党工委书记、某某区委书记高屹东."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck import segmentation
from factcheck.extraction.clauses import NOUN_TAGS
from factcheck.extraction.parts import Part
from factcheck.model import Relation, RelationKind
from factcheck.rulebook.lexicons import group, words

#: How far before its last word the name of a post may begin.
_REACH = 30
#: What parts two posts of one holder.
_AND = re.compile(r"[、,]?兼?任?|和|及|暨")
_SIGN = re.compile(r"[^\u3400-\u9fff]|$")
_HAN = re.compile(r"[\u3400-\u9fff]+")
#: Parts of speech of which the name of a body has one at least; those of two characters or more.
_PROPER = frozenset(("ns", "nt", "nz", "x", "nr"))
#: Divisions of a country, and the centre of a party; which is meant, the words do not tell.
_DIVISIONS = ("自治区", "自治州", "省", "市", "县", "区", "旗", "盟", "州", "镇", "乡", "中央")
_NAMELESS = "某"
_LONGEST = 2  #: characters of a given name
#: What stands within a foreign name: 马泰奥·某某.
_FOREIGN = ("·", "・", "•", "-")
#: Parts of speech of what follows a name.
_GOES_ON = ("v", "d", "c", "p")


def read(part: Part) -> Iterator[Relation]:
    """The posts that a part names with their holders; joint ones one by one."""
    pending: list[tuple[int, int, str]] = []
    last = 0
    for found in _posts().finditer(part.text):
        start, end = found.span()
        if pending and not _AND.fullmatch(part.text[last : _begin(part.text, start)]):
            pending.clear()
        begin = _begin(part.text, start)
        name = part.text[begin:end]
        last = end
        shared = _shared(part.text, start) or _shared(part.text, begin)
        if shared or not _names_a_body(part.text[begin:start]):
            pending.clear()
            continue
        pending.append((begin, end, name))
        holder = _holder(part.text, end)
        if holder:
            person = part.mention(end, end + len(holder), name=holder)
            for first, after, post in pending:
                sides = (part.mention(first, after, name=post), person)
                yield Relation(RelationKind.POST, sides, sides[0].span)
            pending.clear()


def _begin(text: str, end: int) -> int:
    """Where the body begins whose post ends the run of nouns at ``end``."""
    run = _HAN.search(text[max(0, end - _REACH) : end][::-1])
    if run is None or run.start():
        return end
    begin = end
    for word in reversed(segmentation.cut(run.group()[::-1])):
        if segmentation.tag(word) not in NOUN_TAGS or word in group("cues", "not-sole"):
            break
        begin -= len(word)
    return begin


def _names_a_body(text: str) -> bool:
    """Whether the words name one body: 云泽市人民政府, not 自治区人民政府 or 公司."""
    if text.startswith(_DIVISIONS):
        return False
    return any(len(w) > 1 and segmentation.tag(w) in _PROPER for w in segmentation.cut(text))


def _shared(text: str, start: int) -> bool:
    """Whether the post is one of several, or one that somebody held: 副市长, 时任市长."""
    return text[:start].endswith(group("cues", "not-sole"))


def _holder(text: str, at: int) -> str:
    """The name that stands at ``at``: a family name, one or two characters, and what ends it."""
    lengths = range(_longest_surname(), 0, -1)
    surname = next((s for n in lengths if (s := text[at : at + n]) in _surnames()), "")
    if not surname:
        return ""
    follow = group("cues", "holder")
    for length in range(_LONGEST, 0, -1):
        end = at + len(surname) + length
        name, rest = text[at:end], text[end : end + 4]
        if not _HAN.fullmatch(name) or _NAMELESS in name:
            continue
        if rest.startswith(_FOREIGN):
            return ""  # the rest of the name stands behind the dot
        if _SIGN.match(rest) or rest.startswith(follow):
            return name[:-1] if length > 1 and _next_word(text, end - 1) else name
    return ""


def _next_word(text: str, at: int) -> bool:
    """Whether the last character of a name may begin the next word: 郭某|等, 郭某|参与."""
    if text.startswith(group("cues", "holder"), at):
        return True
    return segmentation.tag(text[at : at + 2]) in _GOES_ON


@cache
def _posts() -> re.Pattern[str]:
    longest_first = sorted(words("posts"), key=lambda word: (-len(word), word))
    return re.compile("|".join(longest_first))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


@cache
def _longest_surname() -> int:
    return max(map(len, _surnames()))
