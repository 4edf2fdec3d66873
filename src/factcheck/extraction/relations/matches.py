"""Matches and how they ended: 30轮过后15胜8平7负; 交手11次,双方各胜3次,打平5次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Relation, RelationKind, Side
from factcheck.patterns import compiled

_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_TIMES = "[场次局轮盘战]"
#: 15胜8平7负, 12胜3负; 胜15场、平8场、负7场; 各胜3次,打平5次.
_ENDED = compiled(
    rf"(?P<won>{_N}){_TIMES}?胜[,、]?(?:(?P<drawn>{_N}){_TIMES}?[平和][,、]?)?"
    rf"(?P<lost>{_N}){_TIMES}?负"
    rf"|(?<![获取得])胜(?P<wins>{_N}){_TIMES}?[,、]?(?:平(?P<draws>{_N}){_TIMES}?[,、]?)?负(?P<losses>{_N})"
    rf"|(?:双方|两队|两人)?各[胜赢](?P<each>{_N}){_TIMES}?"
    rf"(?:[,、](?:另有)?(?:打平|战平|战和|平局?|和局?)(?:了)?(?P<level>{_N}))?"
)
_PLAYED = compiled(
    rf"(?<![第0-9.一二三四五六七八九十季])(?P<played>{_N})(?P<times>[场次轮战局盘])(?!不败|连)"
)
_SIGNS = compiled("[胜赢]")
#: What tells that matches are counted, and that all of those were played.
_MATCH = compiled("交手|交锋|对阵|对决|较量|比赛|联赛|赛|战|轮|对局")
_ALL = compiled("交手|交锋|对阵|对决|较量|过后|战罢|赛罢|结束|已|共进行|战绩|出战")
#: A best-of series, and matches of another kind or time than those counted.
_OTHER = compiled("制|[主客]场|其中|连[胜败平]|[目当]前|暂|至今|[上下本]半程|除|另")
#: From the count to the record stands so much.
_REACH = 40


def read(passage: Passage) -> Iterator[Relation]:
    """The records of a passage whose sentence tells just before how many matches there were."""
    text = passage.text
    if _SIGNS.search(text) is None:
        return
    for ended in _ENDED.finditer(text):
        start = max(
            ended.start() - _REACH, *(text.rfind(mark, 0, ended.start()) for mark in "。;\n")
        )
        played = [*_PLAYED.finditer(text, max(start + 1, 0), ended.start())]
        if not played:
            continue
        last = played[-1]
        between = text[last.end() : ended.start()]
        around = text[max(start + 1, last.start() - 12) : ended.start()]
        if _OTHER.search(between) or not _MATCH.search(around):
            continue
        parts = list(_parts(passage, ended))
        number = numerals.parse(last["played"])
        if number is None or len(parts) < len(("won", "lost")):
            continue
        whole = passage.figure(last.start(), last.end(), int(number.low))
        ended_all = _ALL.search(around) is not None
        yield Relation(
            RelationKind.SUM if ended_all else RelationKind.PARTS,
            (whole, *parts),
            passage.span(last.start(), ended.end()),
            sure=ended_all,
        )


def _parts(passage: Passage, ended: re.Match[str]) -> Iterator[Side]:
    """The numbers of a record; what each of two sides won counts twice."""
    for name in ("won", "wins", "drawn", "draws", "lost", "losses", "each", "each", "level"):
        if ended[name] is not None and (number := numerals.parse(ended[name])) is not None:
            yield passage.figure(*ended.span(name), int(number.low))
