"""Words that look misspelt: a doubled character (精细化化工), one that looks like another (九字弯).

Whether they are can only be told from the right form standing elsewhere; that is the check's task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck import segmentation
from factcheck.extraction.parts import Part
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group, words

_WORDS = frozenset(("a", "b", "c", "d", "f", "n", "nr", "p", "q", "r", "t", "u", "v", "vn"))
_DOUBLED = compiled(r"([\u3400-\u9fff])\1")
#: What stands beside a suspect, up to a sign or to a word that no name holds.
_STOPS = "等和与及的了为是在将由被"
_BEFORE = compiled(rf"(?:(?![{_STOPS}])[\u3400-\u9fff])*$")
_AFTER = compiled(rf"(?:(?![{_STOPS}])[\u3400-\u9fff])*")
#: So many characters on either side, and so many of them at least, leave little room to chance.
_SIDE, _LEAST = 2, 3
#: So many characters on either side tell where words end.
_AROUND = 6
#: What makes another word of a word: 精细化.
_SUFFIX = "化"
_WORD = 4  #: the longest words that a suspect is looked for in


def read(part: Part) -> Iterator[Relation]:
    """The windows of a part that hold a suspect, each with the form that would be right."""
    text = part.text
    for found in _DOUBLED.finditer(text):
        left, right = found.span()
        # 外交部部长, 饮用水水源: said with one of the two characters as well.
        either = text.startswith(group("cues", "after-its-like"), right - 1)
        each = text[:left].endswith("一")  # 一枚枚
        if not either and not each and not _one_word(text, left, right):
            yield from _suspect(part, left, right, found.group(1))
    for found in _suspects().finditer(text):
        before = max(0, found.start() - _WORD + 1)
        if not _in_word(text[before : found.start() + _WORD], found.start() - before):
            for other in _groups()[found.group()]:
                yield from _suspect(part, *found.span(), other)


def _suspect(part: Part, start: int, end: int, right: str) -> Iterator[Relation]:
    """The suspect with the characters beside it, where there are enough to name a thing."""
    before = _BEFORE.search(part.text[max(0, start - _SIDE) : start])
    after = _AFTER.match(part.text[end : end + _SIDE])
    if before is None or after is None or len(before.group()) + len(after.group()) < _LEAST:
        return
    first, last = start - len(before.group()), end + len(after.group())
    mention = part.mention(first, last, name=before.group() + right + after.group())
    yield Relation(RelationKind.SPELLING, (mention,), mention.span)


def _one_word(text: str, left: int, right: int) -> bool:
    """Whether the doubled character is a word (天天), ends one and begins another, or is a name."""
    return _two_words(text, left + 1) or any(
        segmentation.tag(word) != "x"
        for word in (
            text[left:right],
            text[max(0, left - 1) : right],
            text[left : right + 1],
            text[max(0, left - 2) : right],
            text[left : right + 2],
            text[max(0, left - 1) : right + 1],
        )
    )


def _two_words(text: str, between: int) -> bool:
    """Whether one word ends and another begins here: 仪仗队|队长, 奖牌榜|榜首.

    Not 精细化|化工: no writer lets a word with a suffix meet its like.
    """
    first = max(0, between - _AROUND)
    at, before = first, ""
    for word in segmentation.cut(text[first : between + _AROUND]):
        if at == between:
            suffixed = before.endswith(_SUFFIX) and _known(before[:-1])
            led = segmentation.tag(word) == "p"  # 现在|在当地
            return _known(before) and (_known(word) or led) and not suffixed
        if at < between < at + len(word):
            return _known(word)  # 美国国防部 is one word
        at, before = at + len(word), word
    return False


def _known(word: str) -> bool:
    """Whether the dictionary has the word, of two characters or more."""
    return len(word) > 1 and segmentation.tag(word) != "x"


@lru_cache(maxsize=1 << 12)
def _in_word(text: str, at: int) -> bool:
    """Whether the character stands in a word that the dictionary knows."""
    return any(
        segmentation.tag(text[first : first + length]) != "x"
        for length in range(2, _WORD + 1)
        for first in range(max(0, at - length + 1), at + 1)
        if first + length <= len(text)
    )


@cache
def _groups() -> dict[str, str]:
    """For each character those that look like it."""
    found: dict[str, set[str]] = {}
    for alike in words("lookalikes"):
        for character in alike:
            found.setdefault(character, set()).update(alike)
    return {one: "".join(sorted(others - {one})) for one, others in found.items()}


@cache
def _suspects() -> re.Pattern[str]:
    """The characters that are seldom a word of their own: 已 and 大 stand anywhere."""
    rare = sorted(one for one in _groups() if segmentation.tag(one) not in _WORDS)
    return compiled(f"[{''.join(rare)}]")
