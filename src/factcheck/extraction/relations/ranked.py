"""Values that a sentence ranks: 云泽队以38枚金牌居首,青禾队以35枚金牌居第二."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.figures.numerals import parse
from factcheck.extraction.parts import Part
from factcheck.model import Quantity, Relation, RelationKind
from factcheck.patterns import compiled

#: Which place, within some words behind the value.
_RANK = compiled(
    r"^[^;。!?0-9]{0,6}?[,]?(?:位?居|高居|[位名]?列|排名?|居于|排在|获得?|夺得?|摘得|占据|登上|名列)"
    r"(?:金牌榜|奖牌榜|榜单|票房榜)?(?P<rank>第(?P<number>[0-9一二三四五六七八九十]{1,3})[位名]?"
    r"|榜首|首位|头名|冠军|亚军|季军)(?![批届季大期组轮])"
)
_PLACES = {"榜首": 1, "首位": 1, "头名": 1, "冠军": 1, "亚军": 2, "季军": 3}
#: A field of its own, and what is the better the less it is.
_FIELD = compiled("[全亚中][国省市区县球洲部]|世界|[同各]类|行业|并列")
_LESS = compiled(
    "最[低少短]|倒数|[降跌]|用时|耗时|罚|扣|失|浓度|能耗|成本|误差|[杆秒]|死|伤|案|投诉"
)
#: Characters before and behind the value tell what it is of; or what such things are won by.
_BEFORE, _BEHIND = 3, 2
_HAN = compiled(".?[\u4e00-\u9fff]{2}")
_WON_BY = frozenset({"分", "票"})


def read(part: Part) -> Iterator[Relation]:
    """The pairs of values of one measure, one told behind the other; the better place first."""
    if not _ANY.search(part.text):
        return
    for sentence in part.sentences:
        if _LESS.search(part.text, sentence.start, sentence.end):
            continue
        found = list(_ranked(part, part.figures_of(sentence), sentence.end))
        for (first, place), (second, other) in pairwise(found):
            if place == other or not _one_measure(part, first, second):
                continue
            two = (first, second) if place < other else (second, first)
            sides = tuple(part.mention(*_at(q), quantity=part.place(q)) for q in two)
            yield Relation(RelationKind.RANKED, sides, sides[0].span)


#: Cheap to look for.
_ANY = compiled("[居列排获夺据登]")


def _ranked(part: Part, figures: Sequence[Quantity], end: int) -> Iterator[tuple[Quantity, int]]:
    """The values with their places, each told before the next value."""
    for at, figure in enumerate(figures):
        stop = figures[at + 1].span.start if at + 1 < len(figures) else end
        found = _RANK.search(part.text[figure.span.end : stop])
        if found is None and at + 1 < len(figures):
            # 第二 may be a figure itself.
            stop = figures[at + 2].span.start if at + 2 < len(figures) else end
            found = _RANK.search(part.text[figure.span.end : stop])
        if found is not None and not _FIELD.search(found.group()):
            place = _place(found)
            if place:
                yield figure, place


def _place(found: re.Match[str]) -> int:
    if found["number"] is None:
        return _PLACES[found["rank"]]
    numeral = parse(found["number"])
    return int(numeral.low) if numeral else 0


def _one_measure(part: Part, first: Quantity, second: Quantity) -> bool:
    """Whether the words beside two values of a unit are the same."""
    if (first.unit, first.dimension) != (
        second.unit,
        second.dimension,
    ) or first.dimension == "time":
        return False
    before = [part.text[max(q.span.start - _BEFORE, 0) : q.span.start] for q in (first, second)]
    behind = [part.text[q.span.end : q.span.end + _BEHIND] for q in (first, second)]
    for words in (before, behind):
        if words[0] == words[1] and _HAN.fullmatch(words[0]):
            return True
    leads = {text[-1:] for text in before}
    return leads == {"占"} or (leads == {"以"} and first.unit in _WON_BY)


def _at(figure: Quantity) -> tuple[int, int]:
    return figure.span.start, figure.span.end
