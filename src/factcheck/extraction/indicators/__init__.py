"""What a figure says: its indicator, aspect and base, from the words of its clause.

``place`` holds the words around a figure; ``share``, ``growth``, ``rank`` and ``level`` each read
one way in which a figure says something, ``special`` what is rarer; ``deal`` writes out what 分别
deals to several figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import deal, growth, level, moved, rank, share, special
from factcheck.extraction.indicators.deal import DEALT
from factcheck.extraction.indicators.growth import AGAINST
from factcheck.extraction.indicators.place import About, Place, attributes, measure_of
from factcheck.extraction.indicators.vagueness import intrinsic, weak
from factcheck.extraction.subjects import Name
from factcheck.model import Aspect, QuantityKind
from factcheck.rulebook.lexicons import group

__all__ = [
    "AGAINST",
    "DEALT",
    "About",
    "about",
    "intrinsic",
    "measure_of",
    "spoken_of",
    "stands_alone",
    "weak",
]

#: What joins the words of a noun phrase: 研究与试验发展经费.
_JOINS = ("与", "和", "及")
#: 首次突破2%: it tells nothing of its own beside another figure.
_FIRST_TIME = "首次"
#: The ways to read a figure, the most telling first.
_READINGS = (
    moved.led,
    share.describing,
    share.of_base,
    share.before_whole,
    share.in_bracket,
    share.of_same_whole,
    share.of_kind,
    growth.grown,
    share.of_group,
    rank.ranked,
    special.aged,
    special.bracketed,
    special.equal,
    special.of_standard,
    special.revised,
    growth.led_to,
    level.measured,
)


def about(
    found: Sequence[Word],
    at: int,
    names: Sequence[Name],
    before: Sequence[About],
    *,
    dealt: bool,
) -> About | None:
    """What the figure ``found[at]`` of a clause says, ``None`` where nothing names an indicator.

    ``before`` is what the figures before it in the sentence say, nearest last; ``dealt`` tells
    that the clause holds ``DEALT``.
    """
    if phrases.point_in_time(found, at):
        return None  # 5年前: when, and not how long
    line = deal.Line(found, at, names, before)
    line = deal.alone(line) if dealt else deal.silently(line)
    place = _place(line)
    repeated = _repeated(line, place)
    if repeated is not None:
        return repeated
    readings = (read(place) for read in _READINGS)
    item = next((item for item in readings if item is not None and item.indicator), None)
    if item is not None and dealt and deal.left_over(line, found):
        return replace(item, vague=True)
    return item


def stands_alone(found: Sequence[Word], at: int, names: Sequence[Name]) -> bool:
    """Whether the figure has nothing but a name before it, and no noun of its own: 甲市15例、…"""
    figure, after = found[at].figure, found[at + 1 : at + 2]
    if figure is None or not figure.counts or figure.kind is not QuantityKind.CARDINAL:
        return False
    if after and after[0].figure is None and phrases.nominal(after[0]):
        return False
    return _place(deal.Line(found, at, names, ())).sole_name() is not None


def spoken_of(found: Sequence[Word], names: Sequence[Name]) -> About | None:
    """What a clause without figures leads up to: 猪肉价格继续上涨,涨幅为2.3%; 民营企业表现突出,….

    It is what the clause does no more than name, what it says rises or falls, or a class of bodies.
    """
    lead = phrases.strip_lead(found)
    own = next((name for name in names if lead and name.start <= lead[0].start < name.end), None)
    lead = phrases.strip_lead([w for w in lead if own is None or w.start >= own.end])
    if lead and not any(phrases.verbal(word) or word.figure is not None for word in lead):
        last = max((at for at, word in enumerate(lead) if word.text == "的"), default=-1)
        lead = lead[last + 1 :]  # 公众对该会的满意度评分,由去年的56.1分升至60.5分
    measured = _measure_alone(lead)
    if measured:
        return About(measured, Aspect.STOCK, counted=True)
    whose = len(lead) > 1 and lead[-1].text in attributes() and any(w.text == "的" for w in lead)
    if (
        whose
        and not phrases.too_long(lead)
        and all(w.figure is None and w.tag != "w" for w in lead)
    ):
        return About(phrases.join(lead), Aspect.STOCK, counted=True)  # 来自海外的收入,…
    joined = all(phrases.nominal(word) or word.text in _JOINS for word in lead)
    noun = lead if joined and not phrases.too_long(lead) else phrases.right_noun(lead)
    if not noun or noun[-1].text in (*group("cues", "found"), *group("cues", "says")):
        return None
    text, rest = phrases.join(noun), lead[len(noun) :]
    moves = bool(rest) and rest[-1].text in phrases.table("changes")
    if rest and not moves and not text.endswith(group("cues", "bodies")):
        return None
    if noun[0].tag == "v" and not rest:
        return None  # 公布年报,…: what is done, and no thing that has measures
    return About(text, Aspect.STOCK, counted=True, named=True)


def _measure_alone(lead: Sequence[Word]) -> str:
    """服务业的投资,(一季度增长12%): a clause that only names the measure of something."""
    plain = len(lead) > 1 and all(phrases.nominal(w) or w.text == "的" for w in lead)
    told = plain and lead[0].text != "的" and lead[-1].text in attributes()
    return phrases.join([word for word in lead if word.text != "的"]) if told else ""


def _place(line: deal.Line) -> Place:
    found, at = line.words, line.at
    quantity = found[at].figure
    assert quantity is not None
    start = _neighbour(found, at)
    stop = next((i for i in range(at + 1, len(found)) if found[i].figure is not None), len(found))
    return Place(
        quantity=quantity,
        left=_without_times(found, start + 1, at),
        right=list(found[at + 1 : stop]),
        rest=list(found[at + 1 :]),
        opens=start < 0,
        names=line.names,
        before=line.before,
        leads=_leads(found, at),
        neighbour=found[start].figure if start >= 0 else None,
    )


def _neighbour(found: Sequence[Word], at: int) -> int:
    """Where the figure before stands, -1 for none; one that only classes what this one counts
    (亿元以上项目15个) is passed over.
    """
    for index in range(at - 1, -1, -1):
        if found[index].figure is None or found[index].text == _FIRST_TIME:
            continue
        if phrases.point_in_time(found, index):
            continue
        plain = all(word.tag != "w" for word in found[index + 1 : at])
        if not (plain and phrases.classifying(found, index)):
            return index
    return -1


def _without_times(found: Sequence[Word], start: int, at: int) -> list[Word]:
    """The words before a figure without lengths of time that tell when: 由5年前的(829万元)."""
    kept: list[Word] = []
    index = start
    while index < at:
        if phrases.point_in_time(found, index):
            index += 2
            index += index < at and found[index].text == "的"
            continue
        kept.append(found[index])
        index += 1
    return kept


def _leads(found: Sequence[Word], at: int) -> Sequence[Word]:
    """The words behind an earlier figure with which the clause begins."""
    first = next(i for i, word in enumerate(found) if word.figure is not None)
    return () if first == at or phrases.strip_lead(found[:first]) else found[first + 1 :]


def _repeated(line: deal.Line, place: Place) -> About | None:
    """增长5%、6.5%: a figure with no words of its own says what the one before it says.

    Of what it says it is not told.
    """
    if place.opens or not place.before:
        return None
    if any(word.tag != "w" and word.text not in group("cues", "listing") for word in place.left):
        return None
    neighbour = line.words[_neighbour(line.words, line.at)].figure
    alike = neighbour is not None and neighbour.dimension == place.quantity.dimension
    if not alike or (place.right and phrases.nominal(place.right[0])):
        return None
    if place.right and place.counts and phrases.predicate(place.right):
        return None
    return replace(place.before[-1], carried=True, vague=True)
