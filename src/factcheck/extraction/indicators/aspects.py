"""Which side of an indicator a level is: stock, flow, capacity, average …"""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.extraction import phrases
from factcheck.extraction.indicators.place import PHYSICAL, Place, attributes
from factcheck.model import Aspect, QuantityKind
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import any_of, group

#: What it governs came on top of what there was, so it is no running total.
ADDED = "新增"
#: Counts of all there are, however many were added.
_TOTALS = ("个数", "总数", "总人数", "总户数")
#: 把经济增长预期上调到6.6%: the level of a growth rate is a growth.
_RATE_OF_GROWTH = compiled(
    "增长速度$|增速$|(?:增长|增速|增幅|涨幅)的?(?:预[期估]|预测值?|目标)$|[增涨提降减]\\w?幅度$"
)
_IN_A_ROW = "连续"
#: How long something takes.
_LENGTHS = ("time", "workdays")
#: 翻一番: by how much it grew.
_DOUBLED = "翻"
#: Who came twice is counted twice, so it is no number of those who are there.
_VISITS = "人次"
_PLACES = ("位", "名")
_RANKINGS = ("排名", "位次", "名次")
_KINDS = {QuantityKind.ORDINAL: Aspect.RANK, QuantityKind.ENUMERATIVE: Aspect.COUNT}


def of_level(place: Place, text: str, verb: str) -> Aspect:
    """The aspect of a figure that tells a level of the indicator ``text``, governed by ``verb``."""
    quantity = place.quantity
    context = phrases.join(place.left) + text
    if quantity.kind in _KINDS:
        return _KINDS[quantity.kind]
    if quantity.dimension == "time" and place.left and place.left[-1].text == _IN_A_ROW:
        return Aspect.DURATION  # 连续5年高于平均水平
    if quantity.text.startswith(_DOUBLED):
        return Aspect.GROWTH
    if "每" in quantity.text or any_of("cues", "average").search(context):
        return Aspect.AVERAGE
    if quantity.dimension in _LENGTHS or quantity.unit == "周年":
        return Aspect.DURATION
    if quantity.unit in _PLACES and text.endswith(_RANKINGS):
        return Aspect.RANK
    if place.relative:
        return Aspect.GROWTH if _RATE_OF_GROWTH.search(text) else Aspect.SHARE
    if text.endswith(_TOTALS):
        return Aspect.STOCK
    added = place.part and bool(place.before) and place.before[-1].verb == ADDED
    if verb == ADDED or (added and not verb):
        return Aspect.FLOW  # 新增装机300万千瓦,其中风电装机200万千瓦
    ruling = verb or (place.ruling_verb if place.listed else "")
    if ruling in group("cues", "takes-out"):  # 淘汰炼铁产能11万吨、水泥产能7万吨
        return Aspect.CUMULATIVE if "累计" in context else Aspect.FLOW
    if _capacity(place, context, verb):
        return Aspect.CAPACITY
    if any(word.text in group("cues", "standing") for word in place.left):
        return Aspect.STOCK  # 尚有487人接受观察: so many today, whatever there was before
    if "累计" in context:
        return Aspect.CUMULATIVE
    return _stock_or_flow(place, text, verb)


def _capacity(place: Place, context: str, verb: str) -> bool:
    led = phrases.strip_links(place.left)
    if led and led[-1].text in capacities():
        return True
    before = place.before[-1].aspect if place.before else None
    if place.listed and before is Aspect.CAPACITY and not verb:
        return True
    if place.quantity.dimension not in PHYSICAL:
        return False
    after = phrases.join(place.rest)
    if any_of("capacity").search(f"{context} {after}"):
        return True
    things = bool(place.right) and phrases.nominal(place.right[0])
    return things and any(word in after for word in group("cues", "works"))


def _stock_or_flow(place: Place, text: str, verb: str) -> Aspect:
    own = _own(text)
    told = phrases.verb_aspect(verb) or own
    if told == Aspect.FLOW and any(word.text in group("cues", "so-far") for word in place.left):
        return Aspect.CUMULATIVE
    before = place.before[-1].aspect if place.before else None
    if own and not verb and place.opens and before is Aspect.CUMULATIVE:
        return Aspect.CUMULATIVE
    beside = place.counts and not place.opens and len(place.left) == 1
    if before is Aspect.CUMULATIVE and beside:
        return Aspect.CUMULATIVE  # 累计确诊2744例死亡80例
    if not told and not place.opens:
        told = phrases.verb_aspect(place.ruling_verb)
    if told:
        return Aspect(told)
    flows = place.quantity.dimension.startswith("money") or place.quantity.unit == _VISITS
    return Aspect.FLOW if flows else Aspect.STOCK


@lru_cache(maxsize=1 << 12)
def _own(text: str) -> str:
    """The aspect of the measure that an indicator is or ends with, ``""`` where it is none."""
    ending = (aspect for word, aspect in attributes().items() if text.endswith(word))
    return attributes().get(text) or next(ending, "")


@cache
def capacities() -> tuple[str, ...]:
    """Words that make a physical measure a capacity."""
    return lexicons.words("capacity")
