"""Whom and what news tells of that no lexicon knows: people, and bodies, works and waters that open
a clause.

A person is named with what they are (乡村医生某某某) or with an age; a name without a last word
that tells of it opens a clause and does something: 国网云泽电力共集结…, 青河云泽段今天凌晨出现….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import measure_of
from factcheck.extraction.whose.subjects import PERSON, Name, kind_of
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group
from factcheck.segmentation import tag

#: A full name has so many characters, and stands so often in a text that tells of its bearer.
_FULL = (3, 2)
_OFTEN = 2
_TITLE = compiled(r"(?:^|[】\]])(?P<name>[\u3400-\u9fff]{2,3})[::]")
_AGED = compiled(r"\d+多?岁的(?=[\u3400-\u9fff]{2})")
_CALLED = compiled(r"(?:名叫|叫做|叫)(?P<name>[\u3400-\u9fff]{2,3})的")
#: Parts of speech of the words that a name begins with, of those that stand in it, and of those
#: that go on to what its bearer does.
_PROPER = frozenset(("ns", "nt", "nz", "x", "nr", "nrt", "j", "eng", "name"))
_WITHIN = _PROPER | frozenset(("n", "q", "b", "f"))
_GOES_ON = frozenset(("d", "ad", "date", "p", "zg"))
_LENGTH = (3, 14)
#: What the segmenter runs on to a name that it does not know: 王某某于.
_RUN_ON = ("是", "于", "用", "以", "在", "将", "被", "把", "向", "与", "和", "对", "为", "继", "指")
#: What ends what somebody does while speaking: 出席活动时表示, 会见传媒后称.
_WHEN = ("时", "后", "上", "中")
#: Last characters of words after which somebody else stands than whom they describe.
_POSSESSED = ("的", "对", "由", "方")
#: Parts of speech of what belongs to whom it follows.
_THINGS = ("n", "ng", "j", "nt")
_BODIES = ("company", "institution")
_PASSIVE, _PASSIVE_WITHIN = "被", 3
_REPORTERS = ("记者",)
#: Who only tells of others.
MEDIA = ("社", "报", "媒体", "台", "通讯社", "新闻网")


def people(text: str) -> Iterator[str]:
    """The people of whom a text tells: who they are stands before their names, or their age, or the
    title names them before a colon.
    """
    seen: set[str] = set()
    for start in _starts(text):
        name = _spelled(text, start)
        if name and name not in seen:
            seen.add(name)
            yield name


def _starts(text: str) -> Iterator[int]:
    """Where the name of a person may begin."""
    titled = _TITLE.match(text)
    if titled is not None:
        yield titled.start("name")
    for pattern in (_roles(), _AGED):
        yield from (match.end() for match in pattern.finditer(text))
    yield from (match.start("name") for match in _CALLED.finditer(text))


def _spelled(text: str, start: int) -> str:
    """The name that begins at ``start`` and stands in the text again, ``""`` where none does."""
    if not ({text[start : start + 1], text[start : start + 2]} & _surnames()):
        return ""
    for length in _FULL:
        name = text[start : start + length]
        if len(name) == length and name.isalpha() and text.count(name) >= _OFTEN:
            return name if tag(name) in ("nr", "x", "nrt", "") else ""
    return ""


@cache
def _roles() -> re.Pattern[str]:
    roles = sorted(set(group("cues", "role")) - set(_REPORTERS), key=len, reverse=True)
    heads = "".join(sorted({role[0] for role in roles}))
    return compiled(f"(?=[{heads}])(?:{'|'.join(map(re.escape, roles))})")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicons.words("surnames"))


def opening(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The name, unknown as such, that opens a clause and does what it tells."""
    run = phrases.strip_lead(words)
    if not run or run[0].figure is not None or not (run[0].tag in _PROPER or _office(run[0])):
        return None
    if any(name.start == run[0].start for name in names):
        return None
    name = list(takewhile(lambda word: word.tag in _WITHIN and word.figure is None, run))
    after = run[len(name) : len(name) + 1]
    if not after or after[0].tag not in _GOES_ON:
        return None
    text = phrases.join(name)
    if text.endswith(_RUN_ON) or text.startswith(lexicons.words("media")):
        return None
    if not _LENGTH[0] <= len(text) <= _LENGTH[1] or measure_of(text) or _no_name(name[-1]):
        return None
    if phrases.has_value(run[len(name) :]):
        return None
    does = next((word for word in run[len(name) :] if word.tag in ("v", "vn")), None)
    if does is None or does.text in group("cues", "says") or does.text in group("cues", "reports"):
        return None
    return Name(name[0].start, name[-1].end, (text,), kind_of(text))


def _office(word: Word) -> bool:
    """Whether a word of the dictionary is an office or a body by its last character: 医管局."""
    return word.tag == "n" and len(word.text) >= _LENGTH[0] and kind_of(word.text) == "institution"


def _no_name(last: Word) -> bool:
    changes = phrases.table("changes")
    return (
        last.text in changes
        or last.text in lexicons.words("generic")
        or last.tag == "f"
        or last.text.endswith(MEDIA)
    )


def speaks(name: Name, words: Sequence[Word]) -> bool:
    """Whether a person or a medium only tells of others: 某某某说,…; 某某某在会上接受访问时强调,…;
    某某晚报讯.
    """
    says = group("cues", "says")
    after = [word for word in words if word.start >= name.end]
    if name.kind != PERSON:
        dispatch = bool(after) and after[0].text.startswith(group("cues", "dispatch"))
        return dispatch and name.text.endswith(MEDIA)
    does = next((word for word in after if word.text in says or word.tag == "v"), None)
    if any(word.text.startswith(_PASSIVE) for word in after[:_PASSIVE_WITHIN]):
        return False  # 某某某被指收下3件礼物
    if does is not None and does.text in says:
        return True
    return any(at.text.endswith(_WHEN) and word.text in says for at, word in pairwise(after))


def borne(words: Sequence[Word], names: Sequence[Name]) -> list[Name]:
    """The names, a person with what stands in front and only describes whom it is as one:
    某某村村民某某某, 某党议员某某某.
    """
    told: list[Name] = []
    for name in names:
        last = told[-1] if told else None
        if last is not None and name.kind == PERSON != last.kind and _describes(words, last, name):
            told[-1] = Name(last.start, name.end, name.parties, PERSON)
        else:
            told.append(_with_role(words, name) if last is None else name)
    return told


def _with_role(words: Sequence[Word], name: Name) -> Name:
    """A person with the words that open the clause and tell what the person is: 前议员某某某."""
    if name.kind != PERSON:
        return name
    lead = phrases.strip_lead(words)
    role = [word for word in lead if word.end <= name.start]
    whole = all(phrases.nominal(word) and word.tag != "vn" for word in role)
    body = any(kind_of(word.text) in _BODIES for word in role)  # who speaks for it tells of it
    if not role or body or not whole or len(phrases.join(role)) > _LENGTH[1]:
        return name
    return Name(role[0].start, name.end, name.parties, PERSON)


def _describes(words: Sequence[Word], name: Name, person: Name) -> bool:
    between = [word for word in words if name.end <= word.start < person.start]
    whole = all(phrases.nominal(word) and word.tag not in ("vn", "name") for word in between)
    return whole and phrases.join(between)[-1:] not in _POSSESSED


def has_done(name: Name, words: Sequence[Word]) -> bool:
    """Whether a thing of a person does what a clause tells, not the person: 某某某案辩护团离开."""
    after = [word for word in words if word.start >= name.end]
    thing = list(takewhile(lambda word: word.tag in _THINGS and word.figure is None, after))
    if name.kind != PERSON or not thing or thing[0].start != name.end:
        return False
    goes_on = len(thing) < len(after) and after[len(thing)].tag in ("v", "d", "p", "date", "t")
    return goes_on and not measure_of(phrases.join(thing))
