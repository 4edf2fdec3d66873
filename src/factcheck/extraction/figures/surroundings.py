"""What stands around a numeral: hedges, signs and currencies before it, codes it is part of."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.extraction.figures import hedges, units
from factcheck.extraction.figures.grammar import HAN, PROGRAMME, SESSION
from factcheck.extraction.figures.hedges import Hedge
from factcheck.extraction.figures.meaning import Before
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.extraction.figures.numerals import parse
from factcheck.extraction.figures.units import Unit
from factcheck.extraction.figures.wording import Wording
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

NOTHING: Final = Before()
#: Behind these a hyphen or plus is a sign, elsewhere it joins.
_SIGN_AFTER: Final = frozenset("为是至到达率幅降升在约超近逾 \n(,;:、。“")
#: 负 that is no sign: 减负, 抱负; 正负 is both.
_BURDEN: Final = frozenset("抱胜欠担辜自肩背重减正")
_HEDGES_READ: Final = 2
#: What a speed is measured by stands between it and its hedge.
_EACH_TIME: Final = ("每小时", "每分钟", "每秒")
_IS_HAN: Final = compiled(f"[{HAN}]")
#: Behind these digits with nothing beside them are a value: 达120, 为1.2.
_LINKS: Final = frozenset("为达至到计共是有数升降增减得亡例率额量即了比分仅过快慢从由")
_YEAR: Final = compiled("(?:19|20)[0-9]{2}")
#: Which article of a law, and how a list of them goes on.
_ARTICLES: Final = ("条", "章", "节", "款", "页", "段")
GOES_ON: Final = frozenset("、及和与或至")
_LIST: Final = 60
_MORE: Final = compiled(r"(?:[、及和与或至][0-9]{1,4})+[条章节款页段]")
_NUMBERED: Final = compiled(
    r"第[0-9]{1,4}[条章节款页段]?(?:[、及和与或至][0-9]{1,4}[条章节款页段]?)*[、及和与或至]$"
)
_ENACTED: Final = ("立法", "恶法")
#: What is the second of its name and no measured value.
_SECOND: Final = compiled(r"[2-9]\.0")
#: By how much follows, so many characters behind; the value that it came to is so many times that.
_MOVES: Final = compiled(
    "(?:[增减][加少至]?|[升降跌涨]|下跌|上升|上涨|下降|提高|降低)了?[约近逾超过大]{0,2}$"
)
_MOVED: Final = 6
_FAR: Final = 5
_RATES: Final = frozenset("%‰")
#: Units that are written with a nought in front: 08分.
_CLOCKED: Final = frozenset({"年", "月", "日", "时", "点", "分", "分钟", "秒", "小时"})
#: Those who leave or enter a school in a year.
_OF_A_YEAR: Final = frozenset({"届", "级"})
_YEAR_LABELLED: Final = frozenset({"国家", "城市", "国", "省", "市", "县"})
_WEEKS: Final = frozenset("内后前的时左以")
_LISTED: Final = compiled(f"[{HAN}“‘《A-Za-z0-9]")
_CLOSING: Final = frozenset("”’》]")
#: A name that ends like a hedge: 北约三国, but 河北约3万人.
_CALLED: Final = "北约"
#: Before a list marker.
LIST_START: Final = frozenset("\n\r ;。；:(")
#: Before 一年 or 一天 that is no duration: 新的一年, 这一天.
#: Or one that is called something: 关键一年.
_KEY: Final = compiled("(?:关键|重要|开局|收官|攻坚|奠基|起步|难忘|特殊|非凡|不凡|丰收)$")
_ENDS_KEY: Final = frozenset("键要局官坚基步忘殊凡收")
DETERMINED: Final = frozenset("这那每哪上下新前后头的同另某任当又") | _ENDS_KEY
ONE_SPELL: Final = frozenset({"年", "天", "周", "秒", "小时"})
_CODE_DIGITS: Final = 7
#: From which centuries are counted.
_ERA: Final = ("公元", "公元前", "纪元前")
#: Whose congresses are counted.
_OF_PARTY: Final = ("中共", "党的")
_ACRONYM: Final = 5
_TO: Final = compiled("[到至]")
#: Days that became names: 3.15, 9.11.
_MONTH_DAY: Final = compiled("(?:1[0-2]|[1-9])\\.(?:[0-2][0-9]|3[01])")
#: 过三成, 过九成半: the hedge of scale words stands before tenths, too.
#: 麦收进度过三成 has no 度过 in it.
_OVER, _TENTHS, _FEW, _PROGRESS = "过", "成", "一二三四五六七八九123456789", "进度"


@cache
def risky() -> frozenset[str]:
    """Single characters before a numeral that make a closer look necessary."""
    ascii_marks = {chr(point) for point in range(33, 127)} - set(",;()")
    single = {
        hedge.word for last in hedges.before().values() for hedge in last if len(hedge.word) == 1
    }
    return frozenset({*single, *_currencies(), *ascii_marks, *" 第前每负下周拜法"})


@cache
def risky_pairs() -> frozenset[str]:
    """Pairs of characters before a numeral that end a hedge, or what it is a name with."""
    ends = (each[-2:] for each in _EACH_TIME)
    every = (hedge.word for last in hedges.before().values() for hedge in last)
    named = (word[-2:] for word in (*_OF_PARTY, *_ERA))
    return frozenset((*ends, *named, *(word[-2:] for word in every if len(word) > 1)))


def before(normal: str, start: int, floor: int) -> Before:
    """Hedges, sign and currency that end at ``start``, none of it before ``floor``."""
    at = start
    if at - floor > 1 and normal[at - 1] == " " and normal[at - 2] in hedges.before():
        at -= 1
    negative = False
    if at > floor:
        previous, earlier = normal[at - 1], normal[at - 2 : at - 1] if at > 1 else ""
        if previous in "-+" and (at < 2 or earlier in _SIGN_AFTER):
            negative = previous == "-"
            at -= 1
        elif previous == "负" and earlier not in _BURDEN:
            negative = True
            at -= 1
        elif previous == "下" and earlier == "零" and at - floor > 1:
            negative = True
            at -= 2
    currency, at = _currency(normal, at, floor)
    at = _per_time(normal, at, floor, normal[start])
    found: list[Hedge] = []
    while len(found) < _HEDGES_READ:
        hedge = _hedge(normal, at, floor, normal[start])
        if hedge is None:
            break
        found.insert(0, hedge)
        at -= len(hedge.word)
    if found and currency is None:
        currency, at = _currency(normal, at, floor)
    if at == start or not (found or negative or currency or normal[at] == "+"):
        return NOTHING
    return Before(tuple(found), negative, currency, start - at)


def _currency(normal: str, at: int, floor: int) -> tuple[Unit | None, int]:
    for word, unit in _currencies().get(normal[at - 1 : at], ()):
        if normal.endswith(word, floor, at):
            return unit, at - len(word)
    return None, at


def _per_time(normal: str, at: int, floor: int, numeral: str) -> int:
    """Where the time begins that stands between a hedge and its number: 超过每小时90公里."""
    for each in _EACH_TIME:
        first = at - len(each)
        if normal.endswith(each, floor, at) and _hedge(normal, first, floor, numeral) is not None:
            return first
    return at


def _hedge(normal: str, at: int, floor: int, numeral: str) -> Hedge | None:
    for hedge in hedges.before().get(normal[at - 1 : at], ()):
        first = at - len(hedge.word)
        if not normal.endswith(hedge.word, floor, at):
            continue
        tenths = hedge.word == _OVER and numeral in _FEW and normal.startswith(_TENTHS, at + 1)
        progress = tenths and normal.startswith(_PROGRESS, max(first - 2, 0))
        if hedge.not_after and first and normal[first - 1] in hedge.not_after and not progress:
            continue
        if normal[max(first - 1, 0) : at] == _CALLED and not (
            first > 1 and _LISTED.match(normal, first - 2)
        ):
            continue
        if hedge.scale_only and numeral not in "百千万亿" and not tenths:
            continue
        if hedge.word in "<>" and (not first or normal[first - 1] == "\n"):
            continue  # quoted lines and markup
        return hedge
    return None


@cache
def _currencies() -> dict[str, tuple[tuple[str, Unit], ...]]:
    """Currencies that stand before an amount, by their last character, the longest first."""
    found: dict[str, list[tuple[str, Unit]]] = {}
    for word, unit in sorted(units.currencies().items(), key=lambda item: -len(item[0])):
        found.setdefault(word[-1], []).append((word, unit))
    return {char: tuple(items) for char, items in found.items()}


def glued(normal: str, start: int) -> bool:
    """Whether digits at ``start`` continue a code: ACT001, G1817, 1.2.3."""
    previous = normal[start - 1 : start]
    if not previous.isascii() or not previous:
        return False
    if previous.isalpha() and _ends_acronym(normal, start):
        return False
    if previous.isalnum() or previous in "_@#\\&=":
        return True
    earlier = normal[start - 2 : start - 1]
    return previous in ".-/:" and start > 1 and earlier.isascii() and earlier.isalnum()


def _ends_acronym(normal: str, start: int) -> bool:
    """Whether the letters before ``start`` are an indicator's: GDP1250亿元."""
    first = start
    while (
        first
        and start - first <= _ACRONYM
        and normal[first - 1].isascii()
        and normal[first - 1].isalpha()
    ):
        first -= 1
    return (
        normal[first:start] in lexicons.words("acronyms")
        and not normal[first - 1 : first].isdigit()
    )


def runs_on(normal: str, wording: Wording) -> bool:
    """Whether a code goes on behind digits without a unit: 3C, 1.2.3, 010-62."""
    end = wording.end
    following = normal[end : end + 1]
    if wording.unit is not None or not following or not following.isascii():
        return False
    if following.isalpha() or following in "_@":
        return True
    later = normal[end + 1 : end + 2]
    return following in ".-/:" and later.isascii() and later.isalnum()


def changes(normal: str, wording: Wording) -> bool:
    """Whether 从3家到5家 tells two values, not a range."""
    if wording.last is None or not _TO.search(normal, wording.start, wording.last.start):
        return False
    earlier = normal[max(wording.start - 3, 0) : wording.start]
    return "从" in earlier or "由" in earlier or _moves_to(normal, wording)


def _moves_to(normal: str, wording: Wording) -> bool:
    """Whether 增加5300人至13.68万人 tells by how much and to what: a range has no such ends, if it
    is none of rates.
    """
    assert wording.last is not None
    if wording.unit in _RATES:
        return False
    moved = _MOVES.search(normal, max(wording.start - _MOVED, 0), wording.start)
    first, last = parse(wording.numeral), parse(wording.last.numeral)
    if moved is None or wording.unit is None or first is None or last is None:
        return False
    return last.low >= _FAR * first.high


def bare(normal: str, wording: Wording) -> Reason | None:
    """Why digits with nothing beside them are no figure; ``None`` where something leads to them."""
    start, end, surface = wording.start, wording.end, wording.numeral
    previous = normal[start - 1] if start else "\n"
    following = normal[end : end + 1]
    if following == "版":
        return Reason.VERSION
    if following == "强":
        return Reason.NAME
    closed = following in _CLOSING
    led = previous in _LINKS and not closed
    if "." in surface:
        month_day = _MONTH_DAY.fullmatch(surface) and not led
        named = closed and (previous == "“" or (not led and previous.isalpha()))  # “云鹊3.0”
        if _SECOND.fullmatch(surface) and previous.isalpha() and not led:
            return Reason.VERSION  # 云鹊2.0
        return Reason.NAME if month_day or named else None
    if following in ("、", ".", ")") and previous in LIST_START:
        return Reason.LIST_MARKER
    if "," in surface:
        return None
    if normal[start - 2 : start] == "享年":
        return None
    if len(surface) > _CODE_DIGITS or (surface[0] == "0" and len(surface) > 1):
        return Reason.CODE
    if len(surface) == 4 and surface[:2] in ("19", "20"):
        return Reason.DATE
    han = _IS_HAN.match(following)
    if led and not han:
        return None
    return Reason.NAME if han else Reason.CODE


def numbered(normal: str, wording: Wording) -> bool:
    """Whether a number goes on with a list of which articles of a law: 第37、39及40条."""
    article = wording.unit in _ARTICLES or _MORE.match(normal, wording.end)
    first = max(wording.start - _LIST, 0)
    return bool(article) and _NUMBERED.search(normal, first, wording.start) is not None


def misplaced(normal: str, wording: Wording) -> Reason | None:
    """Why a numeral with a unit is no figure where it stands."""
    unit, numeral = wording.unit, wording.numeral
    if wording.big and not _LISTED.match(normal, wording.end):
        return Reason.NAME  # 十八大, the congress
    if wording.big and normal.endswith(_OF_PARTY, 0, wording.start):
        return Reason.NAME  # 中共六大会址
    if unit is None:
        return Reason.CODE if normal[wording.end : wording.end + 1] == "号" else None
    previous = normal[wording.start - 1 : wording.start]
    if previous == "每":
        return Reason.PER
    if unit == "年" and PROGRAMME.match(normal, wording.end):
        return Reason.SET_PHRASE
    if unit == "条" and normal.startswith(_ENACTED, wording.end):
        return Reason.NAME  # 就23条立法: an article of a law
    if unit == "次" and numeral[0] > "9" and SESSION.match(normal, wording.end):
        return Reason.ORDINAL
    if unit == "世纪" and normal.endswith(_ERA, 0, wording.start):
        return Reason.DATE  # 公元前3世纪
    if numeral == "半" and unit == "年" and previous and previous in "上下前后":
        return Reason.DATE
    if numeral == "四" and unit == "周" and normal[wording.end : wording.end + 1] not in _WEEKS:
        return Reason.WORD  # all around
    if unit == "条" and previous == "法":
        return Reason.ORDINAL
    if unit not in _CLOCKED and numeral[0] == "0" and numeral.isdigit() and len(numeral) > 1:
        return Reason.CODE  # 资源卫星04星
    if unit in _OF_A_YEAR and _YEAR.fullmatch(numeral):
        return Reason.ORDINAL  # 2025届毕业生, 2024级新生
    if unit in _YEAR_LABELLED and _YEAR.fullmatch(numeral):
        return Reason.DATE  # 2013国家科技奖
    alone = numeral == "一" and not wording.after and not wording.post
    if alone and unit in ONE_SPELL and _determined(normal, wording.start, previous):
        return Reason.ARTICLE
    if previous and previous in "周拜" and numeral in "一二三四五六":
        return Reason.DATE
    return None


def _determined(normal: str, start: int, previous: str) -> bool:
    if previous in _ENDS_KEY:
        return _KEY.search(normal, max(start - 2, 0), start) is not None
    return previous in DETERMINED
