"""Headlines, briefs and captions that say words of their text again with another number in them.

What the number tells is not asked: 2016年 and 20160年, 26日 and 260日 are a date and no date. The
words around it, and the numbers among these, are the same in both places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.model import Block, BlockKind, Document, Span
from factcheck.patterns import compiled

#: So many equal characters around a number make two stretches the same,
_EQUAL = 12
#: and so many on either side, but where the headline or brief begins or ends.
_BESIDE = 2
#: A title and a brief that say the same but for the number may be shorter.
_WHOLE = 8
#: A name of two characters with 等 names a group.
_GROUP, _AND_OTHERS = 3, "等"
_REACH = 40
_TOLD_AGAIN = frozenset((BlockKind.TITLE, BlockKind.BRIEF, BlockKind.CAPTION, BlockKind.PULL_QUOTE))
#: What tells first; a heading does so to the brief, and the brief to the title.
_TEXT = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BRIEF))
_SHOWN = 6
_NUMBER = compiled(r"[0-9]+(?:[.,·•][0-9]+)*")
#: “9·11” and “9.11” are one day.
_POINT = compiled("[·•]")
_BARE = compiled(r"[^\W_]|(?<=[0-9])\.(?=[0-9])")
_BREAK = compiled(r"[\n\r。!?;]")
#: Articles of one law are quoted in the same words.
_ARTICLE = compiled("[条款章]")
#: The number of an item, which differs from list to list: (2)…, 2.….
_ITEM = compiled(r"(?:^|[\s(;。])[0-9]+[.、)](?![0-9])")


class Number(Struct, frozen=True, gc=False):
    """A number of a block with the bare characters on both sides of it; ``shown`` is the number
    with a few words around it.
    """

    block: int
    kind: BlockKind
    span: Span
    shown: Span
    value: str
    before: str
    after: str


def renumbered(document: Document) -> Iterator[tuple[Number, Number]]:
    """The numbers that differ, first where they are told again; none that the text has in the same
    words too.
    """
    again = list(_numbers(document, again=True))
    if not again:
        return
    places: defaultdict[str, list[Number]] = defaultdict(list)
    for number in _numbers(document, again=False):
        for key in _keys(number):
            places[key].append(number)
    for told in again:
        there = {id(one): one for key in _keys(told) for one in places.get(key, ())}
        same = [one for one in there.values() if _may_tell(one, told) and _same_words(told, one)]
        if same and all(one.value != told.value for one in same):
            yield told, same[0]


def _numbers(document: Document, *, again: bool) -> Iterator[Number]:
    """The numbers of the parts that tell again what the text tells, or of the text."""
    for at, block in enumerate(document.blocks):
        if block.kind in (_TOLD_AGAIN if again else _TEXT):
            yield from _of_block(document, at, block)


def _of_block(document: Document, at: int, block: Block) -> Iterator[Number]:
    text = block.view.read(document.normal)
    found = list(_NUMBER.finditer(text))
    items = {match.end() - 1 for match in _ITEM.finditer(text)} if found else set()
    for match in found:
        if match.end() not in items and not _ARTICLE.match(text, match.end()):
            yield Number(
                at,
                block.kind,
                block.view.span(match.start(), match.end()),
                block.view.span(*_around(text, *match.span())),
                _POINT.sub(".", match.group().replace(",", "")),
                _bare(_BREAK.split(text[max(match.start() - _REACH, 0) : match.start()])[-1]),
                _bare(_BREAK.split(text[match.end() : match.end() + _REACH])[0]),
            )


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a few characters around a number, within its sentence."""
    before = _BREAK.split(text[max(start - _SHOWN, 0) : start])[-1]
    after = _BREAK.split(text[end : end + _SHOWN])[0]
    return start - len(before), end + len(after)


def _bare(text: str) -> str:
    return "".join(_BARE.findall(text))


def _keys(number: Number) -> Iterator[str]:
    """What numbers in the same words have in common: half of the words, on one side."""
    half = _EQUAL // 2
    if len(number.before) >= half:
        yield f"<{number.before[-half:]}"
    if number.before.endswith(_AND_OTHERS) and len(number.before) >= _GROUP:
        yield f"等{number.before[-_GROUP:]}"
    if len(number.after) >= half:
        yield f">{number.after[:half]}"


def _may_tell(text: Number, told: Number) -> bool:
    """Whether a number is of the text that the other one is told again of."""
    first = {BlockKind.HEADING: BlockKind.BRIEF, BlockKind.BRIEF: BlockKind.TITLE}
    return text.kind is BlockKind.PARAGRAPH or told.kind is first[text.kind]


def _same_words(told: Number, text: Number) -> bool:
    before = _common(told.before[::-1], text.before[::-1])
    after = _common(told.after, text.after)
    begins = before == min(len(told.before), len(text.before))
    ends = after == min(len(told.after), len(text.after))
    if not begins and _another_number(told.before[-before - 1], text.before[-before - 1]):
        return False
    if not ends and _another_number(told.after[after], text.after[after]):
        return False
    beside = (begins or before >= _BESIDE) and (ends or after >= _BESIDE)
    if beside and before + after >= _EQUAL:
        return True
    if told.before == text.before and told.after == text.after:
        return text.kind is not BlockKind.PARAGRAPH and before + after >= _WHOLE
    # 柳听澜等9人案, 柳听澜等7人案: a group is called by one of it.
    called = told.before.endswith(_AND_OTHERS) and before >= _GROUP
    return called and after >= _BESIDE


def _another_number(first: str, second: str) -> bool:
    """Whether the words part at numbers: what differs in two of them tells two things."""
    return first.isdecimal() and second.isdecimal()


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    return length
