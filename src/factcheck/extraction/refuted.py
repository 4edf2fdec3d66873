"""What a text tells only to say that it is untrue: 有人称…只有28家,这一说法并不准确."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: What ends the sentence that is refuted.
_ENDS = compiled(r"[。!?;\n\r]")
#: Words that point back at what was said stand so near the word for it.
_POINTS = r"(?:这|此|该|上述|以上|前述|有关|相关|网传)(?:一|种|个|类|些|条|则)?(?:网络|错误)?"
#: What lies between the word for it and the verdict: no clause.
_LEAD = r"[^,。;:!?\n\r]{0,6}?"


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a block that a verdict behind them calls untrue, as ``[start, end)``.

    The verdict is on its own sentence up to there, or on the one before, where it opens one.
    """
    for match in _verdict().finditer(text):
        start = _begin(text, match.start())
        if not text[start : match.start()].strip(" \u3000“”\"'"):
            start = _begin(text, start - 1)
        if start < match.start():
            yield start, match.start()


def _begin(text: str, end: int) -> int:
    """Where the sentence begins that reaches to ``end``."""
    return max((found.end() for found in _ENDS.finditer(text, 0, max(end, 0))), default=0)


@cache
def _verdict() -> re.Pattern[str]:
    """这一说法并不准确, 该消息不实."""
    told = "|".join(group("cues", "hearsay"))
    untrue = "|".join(group("cues", "untrue"))
    return compiled(rf"{_POINTS}(?:{told}){_LEAD}(?:{untrue})")
