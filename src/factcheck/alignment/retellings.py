"""Briefs and captions that say a stretch of their text again, word for word or but for one change.

Compared are the characters alone, without white space and punctuation. A change is one character
for another, or one that the text lacks, between stretches that are equal; what a brief leaves out
of its text is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Block, BlockKind, Document, Span

_TOLD_AGAIN = frozenset((BlockKind.BRIEF, BlockKind.CAPTION, BlockKind.PULL_QUOTE))
#: So many equal characters before a change, and behind it, make two stretches the same.
_BEFORE, _BEHIND = 10, 4
#: Where the brief ends, fewer will do.
_LAST = 3
_SHOWN = 6
#: So much said again word for word is no common turn of phrase.
_WHOLE = 20
#: Words that a brief leaves out, of time, of place and of grammar.
_PASSING = frozenset(
    "的地得了着过于在和与及以将把被对向从由为是有也都又还就即并而且则等其该此这那一个们者所之"
    "年月日号时分今昨明当前后上下午晚早晨省市县区国州旗镇乡村新约近超达至到已正再更很最均共全各每第"
    "要北京沪津渝港澳台二两三四五六七八九十百千万亿次称说中够"
)


@dataclass(frozen=True, slots=True)
class Retelling:
    """A stretch of a brief or caption and the one of the text that it says again."""

    told: Span
    block: int
    text: Span
    text_block: int
    same: bool


@dataclass(frozen=True, slots=True)
class _Bare:
    """The characters of a block that are no punctuation, with their places in its string."""

    number: int
    block: Block
    characters: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        return self.block.view.span(self.places[start], self.places[end - 1] + 1)


def retellings(document: Document) -> Iterator[Retelling]:
    """What the briefs and captions of a document say again, in order."""
    told = [bare for bare in _blocks(document) if bare.block.kind in _TOLD_AGAIN]
    if not told:
        return
    grams: defaultdict[str, list[tuple[_Bare, int]]] = defaultdict(list)
    for bare in _blocks(document):
        if bare.block.kind is BlockKind.PARAGRAPH:
            for at in range(len(bare.characters) - _BEFORE + 1):
                grams[bare.characters[at : at + _BEFORE]].append((bare, at))
    for bare in told:
        at = 0
        while at + _BEFORE <= len(bare.characters):
            places = grams.get(bare.characters[at : at + _BEFORE], ())
            found = [one for place in places[:1] if (one := _compared(bare, at, *place))]
            if found:
                retelling, at = found[0]
                yield retelling
            elif places:
                at += _run(bare.characters, at, places[0][0].characters, places[0][1])
            else:
                at += 1


def _blocks(document: Document) -> Iterator[_Bare]:
    for number, block in enumerate(document.blocks):
        text = block.view.read(document.normal)
        places = tuple(at for at, character in enumerate(text) if character.isalnum())
        yield _Bare(number, block, "".join(text[at] for at in places), places)


def _run(first: str, at: int, second: str, place: int) -> int:
    """How many characters are equal from there on."""
    length = 0
    most = min(len(first) - at, len(second) - place)
    while length < most and first[at + length] == second[place + length]:
        length += 1
    return length


def _free(before: str, *changed: str) -> bool:
    """Whether a change is no slip: a particle, a word of time or place, a word said twice.

    A digit for another is one.
    """
    words = "".join(changed)
    if len(words) > 1 and words.isdecimal() and words.isascii():
        return False
    return any(one in _PASSING or one.isascii() for one in words) or before.endswith(words)


def _compared(told: _Bare, at: int, text: _Bare, place: int) -> tuple[Retelling, int] | None:
    """The stretch at ``at`` against the one at ``place``, and where the brief goes on.

    Nothing where the change is one that a brief may make.
    """
    first, second = told.characters, text.characters
    equal = _run(first, at, second, place)
    end, until = at + equal, place + equal
    for more, less in ((1, 1), (1, 0)):
        changed = first[end : end + more], second[until : until + less]
        if len(changed[0]) < more or len(changed[1]) < less or _free(first[:end], *changed):
            continue
        behind = _run(first, end + more, second, until + less)
        last = end + more + behind == len(first)
        if behind >= (_LAST if last else _BEHIND):
            # What readers are shown is the change with a few words around it.
            left, right = min(equal, _SHOWN), min(behind, _SHOWN)
            here = end - left, end + more + right
            there = until - left, until + less + right
            return _retelling(told, here, text, there), end + more + behind
    if equal >= _WHOLE:
        return _retelling(told, (at, end), text, (place, until)), end
    return None


def _retelling(
    told: _Bare, here: tuple[int, int], text: _Bare, there: tuple[int, int]
) -> Retelling:
    same = told.characters[slice(*here)] == text.characters[slice(*there)]
    return Retelling(told.span(*here), told.number, text.span(*there), text.number, same)
