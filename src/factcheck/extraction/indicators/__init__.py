"""What a figure says: its indicator, aspect and base, from the words of its clause.

``place`` holds the words around a figure; ``share``, ``growth``, ``rank`` and ``level`` each read
one way in which a figure says something, ``special`` what is rarer; ``deal`` writes out what 分别
deals to several figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from factcheck.extraction import phrases, timespans
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import (
    aspects,
    deal,
    growth,
    level,
    moved,
    rank,
    scores,
    share,
    special,
)
from factcheck.extraction.indicators.deal import DEALT
from factcheck.extraction.indicators.growth import AGAINST
from factcheck.extraction.indicators.place import About, Place, attributes, measure_of
from factcheck.extraction.indicators.vagueness import intrinsic, weak
from factcheck.extraction.whose.subjects import Name
from factcheck.model import Aspect, QuantityKind
from factcheck.rulebook.lexicons import group

__all__ = [
    "AGAINST",
    "DEALT",
    "About",
    "about",
    "bare_measure",
    "intrinsic",
    "measure_of",
    "spoken_of",
    "stands_alone",
    "weak",
]

_COPULAS = ("是", "为")
#: 受房价下滑影响: around what something was affected by.
_BY, _AFFECTS = ("受", "受到"), ("影响", "拖累", "带动", "拉动", "推动", "冲击")
#: 最多, 最少: by which one of several is picked.
_MOST = "最"
#: What joins the words of a noun phrase: 研究与试验发展经费.
_JOINS = ("与", "和", "及")
#: So short a measure tells nothing of its own.
_BARE = 4
#: 首次突破2%: it tells nothing of its own beside another figure.
_FIRST_TIME = "首次"
_RESPECT = "方面"
_TIME = "时间"
#: The ways to read a figure, the most telling first.
_READINGS = (
    scores.scored,
    moved.led,
    share.describing,
    share.of_base,
    share.of_goal,
    share.of_scope,
    share.rated,
    share.before_whole,
    share.in_bracket,
    share.of_same_whole,
    share.of_kind,
    growth.grown,
    share.of_group,
    rank.ranked,
    special.compared,
    special.aged,
    special.bracketed,
    special.equal,
    special.of_one,
    special.of_jubilee,
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
    if timespans.point_in_time(found, at):
        return None  # 5年前: when, and not how long
    line = deal.Line(found, at, names, before)
    line = deal.alone(line) if dealt else deal.silently(line)
    place = _place(line)
    repeated = _repeated(line, place)
    if repeated is not None:
        return repeated
    readings = (read(place) for read in _READINGS)
    item = next((item for item in readings if item is not None and item.indicator), None)
    if item is not None and ((dealt and deal.left_over(line, found)) or _of_some(line)):
        return replace(item, vague=True)
    return item


def _of_some(line: deal.Line) -> bool:
    """Whether the figure is that of some places alone: 重点5市降水量增加10.8%."""
    at = _neighbour(line.words, line.at)
    figure = line.words[at].figure if at >= 0 else None
    if figure is None or figure.unit not in group("cues", "summing"):
        return False
    return all(word.tag != "w" for word in line.words[at + 1 : line.at])


def stands_alone(found: Sequence[Word], at: int, names: Sequence[Name]) -> bool:
    """Whether the figure has nothing but a name before it, and no noun of its own: 甲市15例、…"""
    figure, after = found[at].figure, found[at + 1 : at + 2]
    if figure is None or not figure.counts or figure.kind is not QuantityKind.CARDINAL:
        return False
    if after and after[0].figure is None and phrases.nominal(after[0]):
        return False
    name = _sole_name(found, at, names)
    first = _first_listed(found, at) if name is not None and name not in names else at
    # 产业园1个、农业强镇4个: the names of things, where the list does not begin with a place.
    return name is not None and (first == at or _sole_name(found, first, names) is not None)


def _sole_name(found: Sequence[Word], at: int, names: Sequence[Name]) -> Name | None:
    return _place(deal.Line(found, at, names, ())).sole_name()


def _first_listed(found: Sequence[Word], at: int) -> int:
    """The first figure of the list that the figure ``at`` goes on with."""
    before = _neighbour(found, at)
    while before >= 0 and found[before + 1].text in group("cues", "listing"):
        at, before = before, _neighbour(found, before)
    return at


def spoken_of(found: Sequence[Word], names: Sequence[Name]) -> About | None:
    """What a clause without figures leads up to: 猪肉价格继续上涨,涨幅为2.3%; 民营企业表现突出,….

    It is what the clause does no more than name, what it says rises or falls, or a class of bodies.
    """
    lead = phrases.strip_lead(found)
    own = next((name for name in names if lead and name.start <= lead[0].start < name.end), None)
    lead = phrases.strip_lead([w for w in lead if own is None or w.start >= own.end])
    lead = _unaffected(lead)
    if lead and not any(phrases.verbal(word) or word.figure is not None for word in lead):
        last = max((at for at, word in enumerate(lead) if word.text == "的"), default=-1)
        lead = lead[last + 1 :]  # 公众对该会的满意度评分,由去年的56.1分升至60.5分
    led = _picked(lead) or share.led_to(lead)
    if led is not None:
        return led
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
    described = _described(lead)
    if described:
        return About(described, Aspect.STOCK, counted=True, named=True)
    joined = all(phrases.nominal(word) or word.text in _JOINS for word in lead)
    noun = lead if joined and not phrases.too_long(lead) else phrases.right_noun(lead)
    noun = _record(lead) or noun
    if noun and noun[-1].text == _RESPECT:
        return None  # 财务方面,…: in what respect
    if not noun or noun[-1].text in (*group("cues", "found"), *group("cues", "says")):
        return None
    text, rest = phrases.join(noun), lead[len(noun) :]
    moves = bool(rest) and rest[-1].text in phrases.table("changes")
    if rest and not (moves or _record(lead) or text.endswith(group("cues", "bodies"))):
        return None
    if noun[0].tag == "v" and not rest:
        return None  # 公布年报,…: what is done, and no thing that has measures
    return About(text, Aspect.STOCK, counted=True, named=True)


def _unaffected(lead: list[Word]) -> list[Word]:
    """Without what something was affected by: 投资 of 投资受房价下滑影响,(同比增长3%)."""
    at = next((i for i, word in enumerate(lead) if word.text in _BY), 0)
    return lead[:at] if at and lead[-1].text in _AFFECTS else lead


def _described(lead: Sequence[Word]) -> str:
    """What a clause does no more than name with what it does: 出国进修的教师,由…增加至…."""
    last = max((at for at, word in enumerate(lead) if word.text == "的"), default=0)
    thing = lead[last + 1 :]
    if not last or not thing or not all(map(phrases.nominal, thing)) or thing[-1].tag == "vn":
        return ""
    told = (*group("cues", "copula"), *group("cues", "says"), *group("cues", "he"))
    plain = all(w.figure is None and w.tag != "w" and w.text not in told for w in lead)
    acts = thing[-1].text.endswith((*group("cues", "bodies"), *group("cues", "doers"), "财团"))
    does = not acts and lead[0].tag == "v" and phrases.verb_aspect(lead[0].text) == ""
    return phrases.join(lead) if plain and does and not phrases.too_long(lead) else ""


def _record(lead: Sequence[Word]) -> list[Word]:
    """The measure of which a clause tells no more than how it went: 进出口总值创历史新高,(达到5379
    亿元).
    """
    told = (i for i, word in enumerate(lead) if word.text.startswith(group("cues", "went")))
    noun = list(lead[: next(told, 0)])
    while noun and not phrases.nominal(noun[-1]):
        noun.pop()
    whole = bool(noun) and all(map(phrases.nominal, noun))
    return noun if whole and measure_of(phrases.join(noun)) else []


def bare_measure(lead: Sequence[Word], named: Name) -> bool:
    """Whether words that lead a clause are a measure of what was just named and tell nothing of
    their own: 吞吐量; of a body 总产能, 算力规模.
    """
    text = phrases.join(lead)
    if text in attributes():
        return True
    measured = measure_of(text) != "" or text.endswith(aspects.capacities())
    short = len(text) <= _BARE or text.endswith(group("cues", "own-measure"))
    return named.kind != "place" and measured and short


def _picked(lead: Sequence[Word]) -> About | None:
    """需求最多的是某某场,(约38公顷), 最少的需求是某某场,(约4公顷): by what one is picked."""
    at = next((i for i, word in enumerate(lead) if word.text in _COPULAS), 0)
    most = next((i for i, word in enumerate(lead[:at]) if word.text.startswith(_MOST)), None)
    if most is None or most + 1 >= at or lead[most + 1].text != "的":
        return None
    text = phrases.join(lead[most + 2 : at] or lead[:most])
    return About(text, Aspect.STOCK, counted=True) if text else None


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
    spent = int(start >= 0 and _spent(found, start)) or _counted(found, start, at)
    left = timespans.timeless(found, start + 1 + spent, at)
    return Place(
        quantity=quantity,
        left=_undescribed(_bracketed([word for word in left if word.text != _FIRST_TIME])),
        right=list(found[at + 1 : stop]),
        rest=list(found[at + 1 :]),
        opens=start < 0,
        names=line.names,
        before=line.before,
        leads=_leads(found, at),
        neighbour=found[start].figure if start >= 0 else None,
    )


def _counted(found: Sequence[Word], before: int, at: int) -> int:
    """How many words behind the figure ``before`` tell what it counts or measures: 8条线路、总里程
    260公里, 6亩水田、年收入2万元.
    """
    figure = found[before].figure if before >= 0 else None
    if figure is None or not (figure.counts or figure.dimension == "area"):
        return 0
    noun = len(list(takewhile(phrases.nominal, found[before + 1 : at])))
    ends = before + 1 + noun
    listed = 0 < noun < at - before - 1 and found[ends].text == "、"
    return noun if listed and ends + 1 < at else 0


def _spent(found: Sequence[Word], at: int) -> bool:
    """Whether a length of time took 时间, or a figure is a mark that was passed: neither word is
    part of what the next figure counts: 用三年时间造林60万亩, 迈上万亿元台阶、达1.2万亿元.
    """
    figure = found[at].figure
    if at + 1 < len(found) and found[at + 1].text in group("cues", "mark"):
        return True
    timed = figure is not None and figure.dimension == "time"
    return timed and at + 1 < len(found) and found[at + 1].text == _TIME


def _neighbour(found: Sequence[Word], at: int) -> int:
    """Where the figure before stands, -1 for none; one that only classes what this one counts
    (亿元以上项目15个) is passed over.
    """
    for index in range(at - 1, -1, -1):
        if found[index].figure is None or found[index].text == _FIRST_TIME:
            continue
        if timespans.point_in_time(found, index):
            continue
        plain = all(word.tag != "w" for word in found[index + 1 : at])
        if not (plain and phrases.classifying(found, index)):
            return index
    return -1


def _bracketed(left: list[Word]) -> list[Word]:
    """The words in the bracket that opens before a figure: 得票 in 首度参选(得票…."""
    opens = max((at for at, word in enumerate(left) if word.text == "("), default=-1)
    inside = left[opens + 1 :]
    return inside if opens > 0 and inside and all(w.text != ")" for w in inside) else left


def _undescribed(left: list[Word]) -> list[Word]:
    """Without what only tells of what kind the figure's things are: 最常见的(38平米房屋)."""
    end = len(left) - 1
    if end < 1 or left[end].text != "的" or left[end - 1].tag != "a":
        return left
    while end and left[end - 1].tag in ("a", "d"):
        end -= 1
    return left[:end] if not end or not phrases.nominal(left[end - 1]) else left


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
    apart = place.quantity.unit in level.TELLING_UNITS
    if apart and neighbour is not None and neighbour.unit != place.quantity.unit:
        return None
    if not alike or (place.right and phrases.nominal(place.right[0])):
        return None
    if place.right and place.counts and phrases.predicate(place.right):
        return None
    return replace(place.before[-1], carried=True, vague=True)
