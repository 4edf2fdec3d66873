"""Who holds a post: 某某区党工委书记、某某区委书记高屹东."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import segmentation
from factcheck.extraction.clauses import NOUN_TAGS
from factcheck.extraction.parts import Part
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group, words

#: How far before its last word the name of a post may begin.
_REACH = 30
#: What parts two posts of one holder.
_AND = compiled(r"[、,]?兼?任?|和|及|暨")
_SIGN = compiled(r"[^\u3400-\u9fff]|$")
_HAN = compiled(r"[\u3400-\u9fff]+")
#: Parts of speech of which the name of a body has one at least; those of two characters or more.
_PROPER = frozenset(("ns", "nt", "nz", "x", "nr", "nrt"))
#: Divisions of a country, and the centre of a party; which is meant, the words do not tell.
_DIVISIONS = ("自治区", "自治州", "省", "市", "县", "区", "旗", "盟", "州", "镇", "乡", "中央")
_NAMELESS = "某"
_LONGEST = 2  #: characters of a given name
_FULL_NAME = 3
#: What stands within a foreign name: 马泰奥·某某.
_FOREIGN = ("·", "・", "•", "-")
#: Characters of a foreign name.
_SOUNDS = (2, 8)
_FORMERLY = ("原", "前")
#: Where the holder speaks is no part of the body: 会议上|云泽省.
_SCENE = compiled("[㐀-鿿]*(?:会议?|仪式|典礼|论坛|活动)[上中](?=.)")
_DEPUTY = compiled("(?:常务)?副$")
#: Who heads a place for now does so alone: 代省长.
_ACTING = compiled("代(?=[省市县区旗盟州镇乡]长)")
#: What parts two posts of one holder of which one names no body.
_THEN = compiled(r"[、,]?(?:兼任?)?")
#: The place whose committee or council a post is of.
_PLACE = compiled(r".{2,8}?[省市县区旗盟州乡镇](?=委|人大|政协|人民政府|政府)")
#: Parts of speech of what follows a name.
_GOES_ON = ("v", "d", "c", "p")
_DOES = ("v", "vn", "d", "p", "c")
#: Words that open like a name: 国家主席时隔11年.
_NO_NAME = ("v", "d", "c", "p", "t", "r")
#: What a body with two matters joins them by: 财经事务及库务局, and the matters that it joins.
_JOINS = "及"
_MATTERS = ("n", "vn", "v", "b")
_OFFICES = ("委员会", "局", "署", "司", "部", "厅", "处")
#: A verb that can have no part in a name: 何伟明说。
_SAYS = compiled("说[,。:“!]|表示|介绍|指出|强调|认为|要求|透露|坦言|宣布")


class _Post(NamedTuple):
    """A post at ``[start, end)`` of a part with its name; ``body`` is whose it is.

    ``sole`` where one person holds it, of a body that is named.
    """

    start: int
    end: int
    name: str
    body: str
    sole: bool


def read(part: Part) -> Iterator[Relation]:
    """The posts that a part names with their holders; joint ones one by one."""
    pending: list[_Post] = []
    for found in _posts().finditer(part.text):
        post = _post(part.text, *found.span())
        if post is None:
            pending.clear()
            continue
        if pending and _within_body(part.text, pending[-1], post, found.start()):
            pending.clear()
        if pending and not _joined(part.text[pending[-1].end : post.start], post):
            pending.clear()
        pending.append(_of_place(post, pending[-1]) if pending else post)
        at = post.end + (part.text[post.end : post.end + 1] == " ")
        holder = _holder(part.text, at) or _foreign(part.text, post, at)
        if holder:
            person = part.mention(at, at + len(holder), name=holder)
            # Of several deputies one alone succeeds somebody.
            succeeds = part.text.startswith(group("cues", "succeeds"), at + len(holder))
            for held in pending:
                sole = held.sole or (succeeds and _names_a_body(held.body))
                kind = RelationKind.POST if sole else RelationKind.OFFICE
                sides = (part.mention(held.start, held.end, name=held.name), person)
                yield Relation(kind, sides, sides[0].span)
            pending.clear()


def people(part: Part) -> Iterator[Relation]:
    """Whom a part names by what they are: 交警某某某, 男友某某某."""
    for found in _roles().finditer(part.text):
        at = found.end()
        holder = _holder(part.text, at) or _full_name(part.text, at)
        if len(holder) == _FULL_NAME:
            person = part.mention(at, at + len(holder), name=holder)
            sides = (part.mention(*found.span(), name=found.group()), person)
            yield Relation(RelationKind.PERSON, sides, person.span)


def name_at(text: str, at: int) -> str:
    """The name of a person that stands at a place, ``""`` where none does or its end is unsure."""
    return _holder(text, at) or _full_name(text, at)


def _full_name(text: str, at: int) -> str:
    """What may be a name of three characters, whatever follows it."""
    name = text[at : at + _FULL_NAME]
    if name[:1] not in _surnames() or not _HAN.fullmatch(name) or _NAMELESS in name:
        return ""
    words_of = segmentation.cut(text[at : at + 2 * _FULL_NAME])
    common = len(words_of[0]) > 1 and segmentation.tag(words_of[0]) not in _PROPER
    return "" if common or text.startswith(_FOREIGN, at + _FULL_NAME) else name


def _post(text: str, start: int, end: int) -> _Post | None:
    """The post whose last word stands at ``[start, end)``, ``None`` where it was held once."""
    deputy = _DEPUTY.search(text, max(0, start - _REACH), start)
    acting = _ACTING.match(text, max(0, start - 1))
    first = deputy.start() if deputy else acting.start() if acting else start
    begin = _begin(text, first)
    if _shared(text, first) or _shared(text, begin):
        return None
    body = text[begin:first]
    if body.startswith(_FORMERLY) and segmentation.tag(segmentation.cut(body)[0]) == "x":
        return None  # 原云泽市市长, not 原州区区长
    several = deputy is not None or text[start:end] in group("cues", "office")
    standing = "副" if deputy else "代" if acting else ""
    name = body + standing + text[start:end]
    return _Post(begin, end, name, body, _names_a_body(body) and not several)


def _within_body(text: str, before: _Post, post: _Post, word: int) -> bool:
    """Whether the post before is of the body of this one: 联合国秘书长|某国|问题特使."""
    return post.start < before.end < word and not text[before.end : word].startswith("副")


def _joined(gap: str, post: _Post) -> bool:
    """Whether one person holds a post and the one before it, by the words between them."""
    return (_AND if post.sole else _THEN).fullmatch(gap) is not None


def _of_place(post: _Post, before: _Post) -> _Post:
    """A post without a body is of the place that the one before it names: 云泽市委副书记、市长."""
    place = None if post.body else _PLACE.match(before.name)
    if place is None:
        return post
    sole = not post.name.startswith("副")
    return post._replace(name=place.group() + post.name, body=place.group(), sole=sole)


def _begin(text: str, end: int) -> int:
    """Where the body begins whose post ends the run of nouns at ``end``."""
    run = _HAN.search(text[max(0, end - _REACH) : end][::-1])
    if run is None or run.start():
        return end
    begin = end
    cut = segmentation.cut(run.group()[::-1])
    for at in range(len(cut) - 1, -1, -1):
        word = cut[at]
        noun = segmentation.tag(word) in NOUN_TAGS and word not in group("cues", "not-sole")
        if not noun and not _joins(cut, at, text[begin:end]):
            break
        begin -= len(word)
    scene = _SCENE.match(text, begin, end)
    return scene.end() if scene else begin


def _joins(cut: Sequence[str], at: int, behind: str) -> bool:
    """Whether a word joins two matters of one body: 交通|及|运输委员会, not 教育局|及|民政局."""
    if cut[at] != _JOINS or not behind.endswith(_OFFICES) or at == 0:
        return False
    before = cut[at - 1]
    return segmentation.tag(before) in _MATTERS and not before.endswith(_OFFICES)


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
    if not surname or _does().match(text, at):
        return ""
    for length in range(_LONGEST, 0, -1):
        end = at + len(surname) + length
        name, rest = text[at:end], text[end : end + 4]
        if not _HAN.fullmatch(name) or _NAMELESS in name or segmentation.tag(name) in _NO_NAME:
            continue
        if rest.startswith(_FOREIGN):
            return ""  # the rest of the name stands behind the dot
        if _ends(rest):
            return name[:-1] if length > 1 and _next_word(text, end - 1) else name
    return ""


def _foreign(text: str, post: _Post, at: int) -> str:
    """The name of a head of state or a minister in the characters that foreign names are told in,
    the whole of it where it has several parts: 马泰奥·伦诺.
    """
    if not post.name.endswith(group("cues", "of-state")):
        return ""
    found = _sounds().match(text, at)
    if found is None:
        return ""
    rest = text[found.end() : found.end() + 4]
    return found.group() if _ends(rest) and not rest.startswith(_FOREIGN) else ""


def _ends(rest: str) -> bool:
    """Whether a name ends before ``rest``: at a sign, or a word for what a person does."""
    follows = rest.startswith(group("cues", "holder"))
    return follows or _SIGN.match(rest) is not None or segmentation.tag(rest[:2]) in _DOES


def _next_word(text: str, at: int) -> bool:
    """Whether the last character of a name may begin the next word: 郭某|等, 郭某|参与."""
    if text.startswith(group("cues", "holder"), at):
        return True
    if _SAYS.match(text, at + 1):
        return False
    word = text[at : at + _LONGEST]
    if len(word) < _LONGEST or segmentation.tag(word) not in _GOES_ON:
        return False
    return len(segmentation.cut(text[at : at + 2 * _LONGEST])[0]) > 1  # not 周达明|处理


@cache
def _does() -> re.Pattern[str]:
    """What is done, where a name might begin: 总统宣布, 部长强调."""
    return compiled("|".join(word for word in group("cues", "holder") if len(word) > 1))


@cache
def _sounds() -> re.Pattern[str]:
    characters = "".join(words("transliteration"))
    least, most = _SOUNDS
    name = f"[{characters}]{{{least},{most}}}"
    return compiled(f"(?:[{characters}]{{1,{most}}}·)*{name}")


@cache
def _posts() -> re.Pattern[str]:
    every = {*words("posts"), *group("cues", "office")}
    longest_first = sorted(every, key=lambda word: (-len(word), word))
    return compiled("|".join(longest_first))


@cache
def _roles() -> re.Pattern[str]:
    longest_first = sorted(group("cues", "role"), key=lambda word: (-len(word), word))
    return compiled("|".join(longest_first))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


@cache
def _longest_surname() -> int:
    return max(map(len, _surnames()))
