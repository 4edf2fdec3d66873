"""Two things that a word for two sums up: 创新与服务双提升, 量质双升, 生态安全和安全稳定“两道防线”.

A pair is mostly joined by 和 alone, so that nothing but the word for two tells that it is a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.relations import listing
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: Between the things and 双: 实现“双提升”, 连续13年保持双下降.
_LEAD = compiled(r"(?:连续[0-9一二三四五六七八九十]+[年月季]度?)?(?:均|都|也|再|的)?$")
_QUOTED = compiled(r"“两[个大道条项翼轮座]")
#: A list that says 等 holds more than it names.
_OPEN = "等"
_TWO = 2


def read(passage: Passage) -> Iterator[Relation]:
    """The pairs of a passage."""
    text = passage.text
    if "双" in text:
        for match in _double().finditer(text):
            yield from _doubled(passage, match)
    if "“两" in text:
        for match in _QUOTED.finditer(text):
            yield from _summed_up(passage, match)


def _doubled(passage: Passage, match: re.Match[str]) -> Iterator[Relation]:
    """Things that both did what 双 says."""
    text = passage.text
    end = match.start() - (text[match.start() - 1] == "“" if match.start() else 0)
    end = _stripped(text, end)
    for word in group("cues", "dual"):
        if text.startswith(word, end - len(word)) and end >= len(word):
            yield _relation(passage, match.start("two"), end - len(word), end, _TWO)
            return
    found = listing.ending_at(text, end, joined=True)
    if found is None or _OPEN in listing.masked(text[found.start : end]):
        return
    if found.count.low > _TWO or found.count.low == found.count.high == _TWO:
        yield _relation(passage, match.start("two"), found.start, end, int(found.count.low))


def _stripped(text: str, end: int) -> int:
    """Where the things end, before verbs like 实现 and how long it has been so."""
    for verb in group("cues", "doing"):
        if text.startswith(verb, end - len(verb)) and end > len(verb):
            end -= len(verb)
            break
    lead = _LEAD.search(text, max(0, end - 12), end)
    return lead.start() if lead is not None else end


def _summed_up(passage: Passage, match: re.Match[str]) -> Iterator[Relation]:
    """A pair right before a quoted slogan that counts two."""
    text, end = passage.text, match.start()
    found = listing.ending_at(text, end, joined=True)
    if found is None or len(found.items) != _TWO or found.count != Interval.point(_TWO):
        return
    if "、" in text[found.start : end]:
        return  # such a list is read as one
    own = found.items[1][1] - found.items[1][0]
    if own > len("两") * _TWO:  # 坚持和落实“两个…”: two verbs
        yield _relation(passage, match.start() + 1, found.start, end, _TWO)


def _relation(passage: Passage, two: int, start: int, end: int, count: int) -> Relation:
    said = passage.mention(two, two + 1, Interval.point(_TWO), QuantityKind.ENUMERATIVE)
    listed = passage.mention(start, end, Interval.point(count))
    return Relation(RelationKind.LIST, (said, listed), passage.span(start, two + 1))


@cache
def _double() -> re.Pattern[str]:
    """双提升, “双下降”: what both did."""
    return compiled(rf"(?<!双)(?P<two>双)(?:{'|'.join(group('cues', 'both'))})")
