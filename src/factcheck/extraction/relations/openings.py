"""Words after which the parts of a whole follow: 其中, 包括, 18项科研项目中有, 新增确诊病例中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: 其余2份仍在处理中,…: what goes on is no whole.
_UNDERWAY = compiled("[正仍还尚]在[^,;:。、]{1,8}$")


class Opening(Struct, frozen=True, gc=False):
    """Words after which parts follow, at ``[start, end)`` of the block, and how far they reach.

    ``brackets`` are those of the sentence.
    """

    frame: Frame
    start: int
    end: int
    stop: int
    noun: str  #: what the words name: 确诊病例 in 确诊病例中
    closed: bool  #: the words say that all of the parts follow
    loose: bool  #: 包括 and its like, which lead to many other things too
    brackets: tuple[tuple[int, int], ...]

    @property
    def bracket(self) -> tuple[int, int] | None:
        """The brackets around the words, if any."""
        return next((b for b in self.brackets if b[0] <= self.start < b[1]), None)

    def outside(self, figure: Figure) -> bool:
        """Whether the figure stands in brackets of its own."""
        own = self.bracket
        return addends.within(figure, [b for b in self.brackets if b != own])


def openings(frame: Frame) -> Iterator[Opening]:
    """The cues of a sentence in order, each reaching to the next or to the sentence's end."""
    offset, text = frame.sentence.start, frame.part.text
    if not _signs().search(text, offset, frame.sentence.end):
        return
    found = [
        match
        for match in _cues().finditer(frame.text)
        if match["noun"] is None or _UNDERWAY.search(match["noun"]) is None
    ]
    brackets = addends.bracketed(frame) if found else ()
    for at, match in enumerate(found):
        stop = offset + found[at + 1].start() if at + 1 < len(found) else frame.sentence.end
        start, end = offset + match.start(), offset + match.end()
        if text.startswith("在", end) or "在内" in text[end:stop]:
            continue
        # The words that name the whole may stand right after its figure: 15家中有12家.
        start = max((f.end for f in frame.figures if start < f.end <= end), default=start)
        yield Opening(
            frame,
            start,
            end,
            stop,
            noun=match["noun"] or match["of"] or "",
            closed=match["closed"] is not None,
            loose=match["loose"] is not None,
            brackets=brackets,
        )


@cache
def _signs() -> re.Pattern[str]:
    """What no opening lacks, far cheaper to look for."""
    words = (*group("parts", "of-which"), *group("parts", "takes-in"), *group("parts", "consists"))
    return compiled("|".join((*words, "中[,:有0-9]")))


@cache
def _cues() -> re.Pattern[str]:
    """其中, 包括 and their like; 18项科研项目中有; 新增确诊病例中,"""
    of_which = "|".join(group("parts", "of-which"))
    loose = "|".join(group("parts", "takes-in"))
    closed = "|".join(group("parts", "consists"))
    return compiled(
        rf"(?:这?(?:{of_which})[,:]?(?:{loose}|有)?(?:(?P<of>[^,;:。、\d]{{2,12}})中[,:])?"
        rf"|(?P<loose>{loose})|(?P<closed>{closed})"
        r"|(?P<noun>[^,;:。、]{1,14})(?<![初高空途])中(?:[,:]有?|有|(?=[0-9])))[,:]?"
    )
