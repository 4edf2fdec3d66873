"""Numerals that announce a list: 四大领域, 10个方面, 三省, 发展、资源、环境三者.

Wider than the figures of a text: in 三地 and 两国 the numeral is part of a word, which is no figure
but tells as well how many things are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.extraction.figures import numerals
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: What is counted, between a numeral and the list after it.
THING = r"[^,。;:!?、()“”\n—]{0,16}”?"


class Announcement(Struct, frozen=True, gc=False):
    """A numeral with its counter at ``[start, end)`` of a string.

    ``counter`` is empty in a slogan (“三提升”). ``sure`` marks counters that are nouns themselves
    or sum up (三省, 四大): nothing before them is the owner of what is counted.
    """

    start: int
    end: int
    number: int
    counter: str
    sure: bool

    def again(self, text: str) -> bool:
        """Whether ``text`` counts with the same word: 二级航道 before 三级航道."""
        return bool(self.counter) and bool(
            re.search(f"[0-9一二两三四五六七八九十]{self.counter}", text)
        )


def find(text: str, start: int, end: int) -> Iterator[Announcement]:
    """The announcing numerals in ``text[start:end]``, in order."""
    for match in _pattern().finditer(text, start, end):
        numeral = numerals.parse(match["numeral"])
        # 甲、乙等1家 counts, as 1点主张 may; 一 mostly counts nothing.
        least = 1 if match["numeral"] == "1" else 2
        if numeral is None or numeral.vague or numeral.low < least:
            continue
        counter = match["counter"] or ""
        yield Announcement(
            match.start(), match.end(), int(numeral.low), counter, counter in _summing()
        )


@cache
def _summing() -> frozenset[str]:
    return frozenset(("", *group("cues", "summing")))


@cache
def _pattern() -> re.Pattern[str]:
    counters = sorted((*group("cues", "summing"), *group("cues", "counter")), key=len, reverse=True)
    return compiled(
        # What stands before is asked for behind the first character: a class of characters that
        # begins the pattern is found far faster.
        r"(?P<numeral>[1-9两二三四五六七八九十](?:"
        r"(?<=[1-9])(?<![0-9.,/:~\-—第].)[0-9]{0,3}(?![0-9.,])"
        r"|(?<=[^1-9])(?<![一二两三四五六七八九十百千万亿第几数多].)[一二三四五六七八九]?十?"
        rf"[一二三四五六七八九]?))(?:(?P<counter>{'|'.join(counters)})"
        rf"(?!集团|[0-9]|[一二两三四五六七八九十][省市县区个种])|(?<=“.)[^\W\d一二两三四五六七八九十]{{2,3}}(?=”))"
    )
