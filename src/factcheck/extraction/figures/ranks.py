"""Ordinals and ranks: 第65位, 首个, 前三; ratios and sums that are read as one figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extraction.figures import grammar, hedges, units
from factcheck.extraction.figures.hedges import Bounds
from factcheck.extraction.figures.meaning import Meaning
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.extraction.figures.numerals import parse
from factcheck.extraction.figures.units import NUMBER, RANK, RATIO, Unit
from factcheck.extraction.figures.wording import Wording
from factcheck.model import QuantityKind
from factcheck.patterns import compiled

#: Where a reading begins and ends, and what it is.
Found = tuple[int, int, Meaning | Reason]

_IS_HAN: Final = compiled(f"[{grammar.HAN}]")
#: What ranks: 位居第一, 排名第3, 全国第一.
_RANKING: Final = compiled(
    "(?:居|列|排|排名|位次|全国|全省|全市|全区|全盟|全疆|世界|全球|亚洲|国内|行业|同类|升至|跃至|升到"
    "|均|稳坐|保持|获|夺得|荣获|中部|西部|东部|西北|全线|单项|总分|得票)$"
)
#: What is numbered in a row and counts as told: 第3次, 第一家.
_ORDINAL_UNITS: Final = frozenset("位名个次家例座只枚颗艘架辆台套项人起宗所场")
#: Before 前N where it is no rank: 目前3家, 日前.
_NOT_TOP: Final = frozenset("目当此以日早月周之提年空会事战生眼午饭课班睡赛婚产身胸面跟从")
#: 首位 that is no rank: 摆在首位.
_PLACED: Final = frozenset({"在", "为", "于"})
#: But a place that was moved to is one: 上升为第三位.
_MOVED: Final = compiled("[升降跃进退变]为$")
#: And so is any below the first: 排在第2位; 把安全排在第一位 is none.
_BELOW: Final = compiled("[排列]在$")


def ordinal(normal: str, found: Wording) -> Found:
    """The ordinal of a wording behind 第."""
    start = found.start
    first = normal.rindex("第", 0, start)
    end = start + len(found.numeral)
    numeral = parse(found.numeral)
    if numeral is None or numeral.vague or numeral.decimal or found.part:
        return first, end, Reason.ORDINAL
    unit = RANK
    earlier, following = normal[first - 1 : first] if first else "", normal[end : end + 1]
    if found.big:
        end += 1
    elif found.unit is not None:
        numbered = found.unit[0] in _ORDINAL_UNITS and not found.post and not found.per
        behind = normal.index(found.unit[0], end) + 1
        if not numbered or (found.unit == "次" and grammar.SESSION.match(normal, behind)):
            return first, end, Reason.ORDINAL
        end = behind
        if found.unit[0] not in "位名":
            unit = units.units()[found.unit[0]]
        elif earlier in _PLACED and not _placed(normal, first, numeral.low):
            return first, end, Reason.SET_PHRASE
    elif following in (",", "、", ":") and not _IS_HAN.match(earlier):
        return first, end, Reason.LIST_MARKER
    elif _RANKING.search(normal, max(first - 3, 0), first):
        if following == "(" or (_IS_HAN.match(following) and following not in "的和及与并"):
            return first, end, Reason.ORDINAL
    elif (
        _IS_HAN.match(following)
        or following in "、(-"
        or earlier in ("数", "法")
        or not _IS_HAN.match(earlier)
    ):
        return first, end, Reason.ORDINAL
    return first, end, _rank(numeral.low, numeral.low, unit)


def _placed(normal: str, at: int, place: Decimal) -> bool:
    """Whether the verb before a place tells a rank."""
    start = max(at - 2, 0)
    below = place > 1 and _BELOW.search(normal, start, at) is not None
    return below or _MOVED.search(normal, start, at) is not None


def top(normal: str, found: Wording) -> Found | None:
    """前三, 前10名: a rank of at most that; ``None`` where 前 means something else."""
    start = found.start
    if start > 1 and normal[start - 2] in _NOT_TOP:
        return None
    numeral = parse(found.numeral)
    if numeral is None or numeral.vague or numeral.scaled or numeral.low <= 1:
        return None
    if numeral.low != int(numeral.low) or found.part:
        return None
    end = start + len(found.numeral)
    following = normal[end : end + 1]
    if found.unit in ("位", "名") or found.big:
        end += 1
    elif found.unit is not None or (_IS_HAN.match(following) and following not in "的强甲和"):
        return None
    return start - 1, end, _rank(Decimal(1), numeral.low, RANK)


def first(normal: str, start: int) -> Found | None:
    """首个, 首次: the first of its kind; ``None`` where 首位 only means a place of honour."""
    surface = normal[start + 1]
    if surface == "位":
        if start and normal[start - 1] in _PLACED:
            return None
        return start, start + 2, _rank(Decimal(1), Decimal(1), RANK)
    return start, start + 2, _rank(Decimal(1), Decimal(1), units.units().get(surface, NUMBER))


def composed(normal: str, start: int, end: int) -> Found | None:
    """3:1, 2比1, 5+2 and 1 1/2, where digits that end at ``end`` begin one."""
    following = normal[end : end + 1]
    if following in (":", "比"):
        ratio = grammar.RATIO.match(normal, start)
        left, right = (parse(ratio[1]), parse(ratio[2])) if ratio else (None, None)
        if ratio and left and right:
            two = ratio.end(2) == ratio.end()  # 5.7:44.0:50.3 is no one value
            if right.low and two:
                return start, ratio.end(), _point(left.low / right.low, RATIO, QuantityKind.RATIO)
            unknown = Bounds(-hedges.INFINITY, hedges.INFINITY, True, True)
            meaning = Meaning.of(unknown, None, RATIO, kind=QuantityKind.RATIO)
            return start, ratio.end(), meaning
    elif following == "+":
        total = grammar.SUM.match(normal, start)
        if total:
            value = Decimal(sum(int(part) for part in total.group().split("+")))
            return start, total.end(), _point(value, NUMBER, QuantityKind.ENUMERATIVE)
    elif following == " ":
        mixed = grammar.MIXED.match(normal, start)
        if mixed and int(mixed[3]):
            value = int(mixed[1]) + Decimal(int(mixed[2])) / int(mixed[3])
            return start, mixed.end(), _point(value, NUMBER, QuantityKind.CARDINAL)
    return None


def _rank(low: Decimal, high: Decimal, unit: Unit) -> Meaning:
    return Meaning.of(Bounds(low, high), high, unit, kind=QuantityKind.ORDINAL)


def _point(value: Decimal, unit: Unit, kind: QuantityKind) -> Meaning:
    return Meaning.of(Bounds(value, value), value, unit, kind=kind)
