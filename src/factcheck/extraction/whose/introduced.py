"""Names that no dictionary knows, told by the words beside them.

What is held has a name in front (某某演习在…举行), who speaks for a body is called by it
(某某书店负责人表示), and one walks through a place that is named (走进某某公园).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.whose.subjects import PERSON, Name, kind_of
from factcheck.model import QuantityKind
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: A name is put together from so many words at most, and has so many characters.
_WORDS = 7
_LENGTH = 24
_SHORTEST = 3
_PERSON = 4
#: A name that stands alone in a cell of a table has so many characters.
_FULL, _CELL = 3, "|"
#: Surnames that a running text holds far more often as adverbs; here a word begins with them.
_ADVERBS = ("曾",)
#: A person, and two words of what the person does.
_DOES = 3
_OF = "的"
#: What the segmenter runs on to a name that it does not know: 某某某则.
_RUN_ON = ("则", "亦", "也", "均", "刚", "已", "今", "在", "于", "向", "被")
_GROUP = "集团"
_BEGINS = 2
_PLACES = ("在", "于")


def found(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The name that the words of a clause introduce, ``None`` where they introduce none.

    ``names`` are those that are known without it.
    """
    if _telling().isdisjoint([word.text for word in words]):
        return None
    readings = (held, _speaking, _visited, _opening)
    return next(filter(None, (read(words, names) for read in readings)), None)


@cache
def _telling() -> frozenset[str]:
    """The words without which no clause introduces a name."""
    roles = ("held", "says", "walking")
    return frozenset((_GROUP, *(word for role in roles for word in group("cues", role))))


def person(words: Sequence[Word]) -> Name | None:
    """曾某某今早提交160张提名票: a person who does or has what the clause tells, and does not say
    it of something else.
    """
    run = phrases.strip_lead(words)
    if len(run) < _BEGINS or run[0].tag not in ("nr", "x", "nrt"):
        return None
    text, after = run[0].text, run[1]
    does = after.tag in ("v", "d", "date", "p") or after.text == _OF
    if not does or not 2 <= len(text) <= _PERSON:
        return None
    if not ({text[:1], text[:2]} & _surnames() or _foreign(text)) or _kind(run[0]):
        return None
    if any(word.text in group("cues", "says") for word in run[1:_DOES]):
        return None
    return Name(run[0].start, run[0].end, (text,), PERSON)


def person_behind(words: Sequence[Word], at: int) -> Name | None:
    """The person whom a clause describes that begins with a verb: 被判监七年的某某某表示."""
    lead, run = phrases.strip_lead(words[:at]), words[at + 1 :]
    begins = bool(lead) and lead[0].tag in ("v", "p") and len(lead) <= _DOES
    if not begins or len(run) < _BEGINS or run[0].text != _OF:
        return None
    whole = 1 if len(run[1].text) > 1 else _BEGINS
    text, after = phrases.join(run[1 : 1 + whole]), run[1 + whole : _BEGINS + whole]
    if after and phrases.nominal(after[0]):
        return None  # 获捐3亿元的某某某基金会
    text = text[:-1] if len(text) == _PERSON and text.endswith(_RUN_ON) else text
    proper = run[1].tag in ("nr", "x", "nrt", "name") and _BEGINS <= len(text) < _PERSON
    if not proper or not {text[:1], text[:2]} & _surnames():
        return None
    return Name(run[1].start, run[1].start + len(text), (text,), PERSON)


def person_listed(words: Sequence[Word], at: int) -> Name | None:
    """The next person of whom a clause tells what it told of one: 甲入狱7个月、乙入狱6个月."""
    last = next((i for i in range(at - 1, -1, -1) if words[i].figure is not None), None)
    run = words[last + 1 : at] if last is not None else []
    opens = len(run) > _BEGINS and run[0].text in group("cues", "listing")
    found = person(run[1:]) if opens else None
    return found if found is not None and len(found.text) >= _FULL else None


def person_of_row(words: Sequence[Word]) -> Name | None:
    """The person of whom a row of a table tells before a cell: |8|某某某|男|24岁."""
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        alone = before.text == _CELL == after.text and word.tag in ("nr", "x")
        if alone and len(word.text) == _FULL and {word.text[:1], word.text[:2]} & _surnames():
            return Name(word.start, word.end, (word.text,), PERSON)
    return None


def _foreign(text: str) -> bool:
    """Whether a word is spelled like a foreign name."""
    letters = "".join(lexicons.words("transliteration"))
    return len(text) > _BEGINS and all(letter in letters for letter in text)


@cache
def _surnames() -> frozenset[str]:
    return frozenset((*lexicons.words("surnames"), *_ADVERBS))


def held(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """某某搜救演习今天在…举行, 一连7日的书展周二闭幕: what is held."""
    verbs = group("cues", "held")
    at = next((i for i, word in enumerate(words) if word.text in verbs), None)
    if not at:
        return None
    place = next((i for i in range(at) if words[i].text in _PLACES), at)
    run = list(words[:place])
    while run and run[-1].tag in ("date", "t", "d"):
        run.pop()
    start = next((i + 1 for i in range(len(run) - 1, -1, -1) if _bounds(run[i])), 0)
    run = run[start:]
    if run and len(run) > 1 and _occasion(run[-1]):
        # 第七届某某国合作论坛: a name within the name tells whose it is
        text = phrases.join(run)
        long = _SHORTEST < len(text) <= _LENGTH and len(run) <= _WORDS
        return Name(run[0].start, run[-1].end, (text,), "project") if long else None
    last = max((i + 1 for i, word in enumerate(run) if word.figure is not None), default=0)
    return _name(run[last:], names, ("project",))


def _bounds(word: Word) -> bool:
    """Whether no name of what is held goes across the word: 首届 is part of it, 30名 is not."""
    counts = word.figure is not None and word.figure.kind is not QuantityKind.ORDINAL
    return counts or _parts(word)


def _occasion(word: Word) -> bool:
    """Whether a word ends the name of what is held; few of these are in a dictionary: 农博会."""
    text = word.text
    return text.endswith((*group("cues", "occasion"), *group("cues", "occasion-end")))


def described(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """只用97日的某某办公室: the body that a headline describes by a figure."""
    at = max((i for i, word in enumerate(words) if word.text == _OF), default=0)
    if not at or words[at - 1].figure is None:
        return None
    return _name(words[at + 1 :], names, ("company", "institution", "zone"))


def _speaking(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """某某书店负责人林女士表示: the body that somebody speaks for."""
    says = group("cues", "says")
    if not any(word.text in says for word in words[-2:]):
        return None
    run = phrases.strip_lead(words)
    speakers = group("cues", "speaker")
    post = next((i for i, word in enumerate(run) if word.text.endswith(speakers)), 0)
    ends = [i for i in range(min(post, _WORDS)) if _body(run[i])]
    return _name(run[: ends[0] + 1], names, ("company", "institution")) if ends else None


def _visited(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """沿着某某矿山公园前行: where one walks."""
    run = phrases.strip_lead(words)
    if not run or run[0].text not in group("cues", "walking"):
        return None
    ends = [i for i in range(1, min(len(run), _WORDS)) if len(run[i].text) > 1 and _kind(run[i])]
    return _name(run[1 : ends[0] + 1], names, ("place", "zone", "institution")) if ends else None


def _opening(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """某能某能集团立足…: a group with a name that the segmenter took apart opens the clause."""
    run = phrases.strip_lead(words)
    at = next((i for i, word in enumerate(run[:_WORDS]) if word.text == _GROUP), 0)
    if not 1 < at < len(run) - 1 or not phrases.nominal(run[0]) or len(run[0].text) < _BEGINS:
        return None
    apart = any(word.tag in ("x", "v", "zg") or len(word.text) == 1 for word in run[:at])
    goes_on = run[at + 1].tag in ("v", "d", "p", "vd", "ad")
    return _name(run[: at + 1], names, ("company",)) if apart and goes_on else None


def _name(run: Sequence[Word], names: Sequence[Name], kinds: Sequence[str]) -> Name | None:
    """The words as a name of one of the kinds, unless they hold a known one."""
    text = phrases.join(run)
    if not run or len(run) > _WORDS or len(text) > _LENGTH or _kind(run[-1]) not in kinds:
        return None
    if any(_parts(word) or word.figure is not None for word in run):
        return None
    if any(name.end > run[0].start and name.start < run[-1].end for name in names):
        return None
    shortest = len(run[-1].text) if kinds == ("project",) else _SHORTEST
    return (
        Name(run[0].start, run[-1].end, (text,), _kind(run[-1])) if len(text) >= shortest else None
    )


def _parts(word: Word) -> bool:
    """Whether the word ends what stands before it, so that no name goes across."""
    return word.text == _OF or word.tag in ("w", "p", "c", "bracket", "r")


def _body(word: Word) -> bool:
    """Whether a body that is no office ends here: who speaks for an office tells of others."""
    kind = _kind(word)
    return kind == "company" or (kind == "institution" and not word.text.endswith(_OFFICES))


_OFFICES = (
    *("局", "厅", "委", "部", "署", "队", "府", "会", "院", "关", "方", "人大", "政协", "街道"),
    *("大学", "学院", "中心", "研究所"),
)


def _kind(word: Word) -> str:
    return kind_of(word.text) if word.tag not in ("w", "p", "v", "d") or len(word.text) > 1 else ""
