"""The place that a figure has in its sentence: the words that say what it counts or measures.

Two sentences that tell one thing in other words keep those that stand right at the figure:
查扣运毒车4辆, 7辆运毒车被扣. What is compared are pairs of neighbouring characters, since words are
cut differently in different surroundings.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from factcheck.alignment import months, wording
from factcheck.alignment.slips import slips
from factcheck.model import Aspect, Claim, Document, Interval, Quantity
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: How far the words reach that say what a figure is about.
_BEFORE, _BEHIND = 14, 10
_NEXT = 3
#: Units of headlines that say what befell the people, as the words of a text do.
_BEFELL = {"死": "死亡", "亡": "死亡", "伤": "受伤"}
#: So many digits are in another order by no chance, and so many more tell what they are of.
_TURNED = 3
_TELLING = 4
_ONE_DIGIT = range(-9, 10)
_REACH = 120
#: The same figures are met again and again.
_KEPT_TEXTS = 1 << 14
_SENTENCE = compiled(r"[。;；!?！？\n\r]")
_CLAUSE = compiled(r"[,，。;；:：!！?？\n\r()（）]")
_NUMBER = compiled(r"[0-9][0-9.,]*")
#: Words of change, degree and grammar, which stand beside any figure.
_COMMON = compiled(
    r"同比|环比|比上年|其中|增长到?|增加到?|增至|提高到?|提升到?|上升到?|上升至|下降到?|减少到?|回落|突破|实现|完成|"
    r"分别|左右|以上|以下|以内|多|余|近|(?<![签预合条违])约|超过?|达到?了?|已经?|目前|截至|至少|最少|不足|不到|接近|共计?|累计|"
    r"为|是|有|的|了|和|与|(?<![埃普涉危波触顾])及|在|被|将|把|至|到|高|仅|还|也|都|只|则|又|个|名|人|亿|万|元"
)
_NOISE = compiled(r"[^\w#]|[0-9_]")
#: What tells a figure to be another one than that of the plain words: an average, a part, an
#: addition.
_MARKS = (
    compiled(r"平均|人均|户均|日均|月均|年均|均为|每"),
    compiled(r"新增|净增|新建|新设|新开|增设|再增|又增"),
    compiled(
        r"去年|上年|同期|前一[日天周月年]|上一[日天周月年]|次[日年月]|明年|下一?[年步]|上月|昨[日天]|此前"
    ),
    compiled(r"起初|最初|一度|原有|原为|原先|曾经?|当时"),
    compiled(r"其余|剩余"),
    compiled(
        r"合计|总共|总计|加起来|相当于|差额|多出|(?<!减)少了|超出|高出|低于|高于|[比较][^,。;]{0,12}[高低多少]"
    ),
)
#: What a growth is told against is no mark of the figure: 比上年增长.
_BASE = compiled(r"[比较](?:20[0-9]{2}年|去年|上年|上一年|上个?月|上个?季度|上周)(?:同期)?")
#: The marks that a headline keeps stand before this one; it says 去年 for 2013年.
_KEPT = 2
_LEVELS = frozenset(
    (Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.CAPACITY, Aspect.COUNT, Aspect.AVERAGE)
)
#: So many pairs of characters in common are no chance.
_SEVERAL = 3
#: So far two sentences are mostly the same.
_MOSTLY = 0.6
#: Without these, what a clause makes of the time of a figure is no sure sign: 时速可达80公里.
_FORESEEN = compiled(
    "预计|预测|预期|预料|有望|将|计划|规划|目标|力争|确保|争取|拟|打算|要|原定|不低于|左右"
    "|(?:收入|支出|经费|资金)预算"
)
#: Beyond so many times the bound, 超17万亿 is not said of a figure.
_LOOSE, _LOOSE_SHARE = 1.2, 1.1
_ALL = 100.0  #: per cent
#: A figure is told with a digit more.
_FINER = 10
#: Of so many digits some may be cut off.
_SOME = 2
#: So many times more has nothing become from one text to the next.
_GROWN = 5
_TIMES = (
    compiled(r"(?<![比较与0-9])((?:19|20)[0-9]{2}|[0-9]{2})年"),
    compiled(r"(?<![0-9])([0-9]{1,2})[日号]"),
    compiled(r"([0-9]{1,2})(?:时(?![间期代候速段任])|:[0-9]{2}|点(?![位]))"),
)


class Slot:
    """What stands around a figure in the normalised text, each part read when it is asked for: most
    figures meet no other.
    """

    def __init__(self, document: Document, claim: Claim) -> None:
        before, behind = document.beside(claim.span, _REACH)
        self._claim = claim
        self._before = _SENTENCE.split(before)[-1]
        self._lead = before[: len(before) - len(self._before)]
        self._behind = _SENTENCE.split(behind, maxsplit=1)[0]
        self._clause = _CLAUSE.split(self._before)[-1]
        self._rest = _CLAUSE.split(self._behind, maxsplit=1)[0]
        self._befell = _BEFELL.get(claim.quantity.unit, "")

    @property
    def sums_up(self) -> bool:
        """Whether it stands in a headline or a brief."""
        return self._claim.part.sums_up

    @cached_property
    def told(self) -> str:
        """The sentence without the figure."""
        return f"{self._before}#{self._behind}"

    @cached_property
    def grams(self) -> frozenset[str]:
        """The pairs of characters that tell its thing."""
        left, right = self._sides
        return frozenset((*left, *right)) or frozenset(self._named)

    @cached_property
    def nearest(self) -> frozenset[str]:
        """The pairs of characters next to it."""
        left, right = self._sides
        return frozenset(right[:_NEXT] or left[-_NEXT:] or self._named)

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The pairs of characters of the whole sentence."""
        befell = (self._befell,) if self._befell else ()
        return frozenset((*_grams(self._before), *_grams(self._behind), *befell))

    @cached_property
    def marks(self) -> tuple[bool, ...]:
        """What marks it as another figure than the plain one."""
        marked = _BASE.sub("", self._clause + self._rest)
        return tuple(bool(mark.search(marked)) for mark in _MARKS)

    @cached_property
    def befell(self) -> frozenset[str]:
        """What its clause says that befell people, each in one word."""
        clause = f"{self._clause}#{self._rest}{self._befell}"
        return frozenset(wording.canonical(w) for w in group("cues", "befell") if w in clause)

    @cached_property
    def times(self) -> tuple[str, ...]:
        """The times that are told: year, day, hour and the months of the year, which hold on."""
        told = [found[-1] if (found := time.findall(self._before)) else "" for time in _TIMES]
        return (*told, months.told(self._before, self._lead))

    @cached_property
    def _sides(self) -> tuple[list[str], list[str]]:
        if self._befell:
            return [], [self._befell]  # 50死406伤
        *others, near = _NUMBER.split(self._clause)
        after, *more = _NUMBER.split(self._rest, maxsplit=1)
        # 埃及人36名、法国人15名: each item of a list has words of its own.
        near = near.rpartition("、")[2] if others else near
        after = after.partition("、")[0] if more else after
        if self._claim.part.sums_up:
            after = after.strip().partition(" ")[0]  # 10人死亡 上百人受伤
        return _grams(near[-_BEFORE:]), _grams(after[:_BEHIND])

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """What the claim says that it is of, where nothing stands at the figure."""
        claim = self._claim
        named = (*_grams(wording.canonical(claim.indicator)), *_grams(claim.base or ""))
        if named or any(self._sides):
            return named
        # 规模10万亿元,同比多4146亿元: the clause before tells what it is of
        return tuple(_grams(self._before[: len(self._before) - len(self._clause)])[-_BEFORE:])


def _grams(text: str) -> list[str]:
    bare = _NOISE.sub("", _COMMON.sub(" ", text).replace(" ", "#"))
    pieces = [piece for piece in bare.split("#") if piece]
    return [piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two figures have one place in their sentences: the part of their near words that is
    the same, from 0 to 1, how much that is, and how far the sentences say the same.
    """

    near: float = 0.0
    words: int = 0
    sentence: float = 0.0


def likeness(a: Claim, b: Claim, first: Slot, second: Slot) -> Likeness:
    """The likeness of two figures; none at all where anything in the words tells them apart."""
    worded = False
    if (
        first.marks != second.marks
        or _apart(first.times, second.times)
        or not (same_side(a, b) or (worded := _worded(a, b, first, second)))
    ):
        return Likeness()
    near = _share(first.grams, second.grams)
    sentence = _share(first.sentence, second.sentence)
    if first.nearest.isdisjoint(second.grams) and second.nearest.isdisjoint(first.grams):
        near = 0.0  # names of places may be all that is the same
    if not (worded or a.aspect in _LEVELS or not (a.indicator and b.indicator)):
        # Every growth rate stands beside 增长: what grows decides.
        named = [frozenset(_grams(_measured(claim))) for claim in (a, b)]
        # Of a share, so do the words around it where the sentences are mostly the same.
        whole = a.aspect is Aspect.SHARE and sentence >= _MOSTLY
        near = max(near * whole, _share(*named))
    words = len(first.grams & second.grams)
    return Likeness(near, words, sentence)


def _measured(claim: Claim) -> str:
    """What a claim says that it tells of; 年均 and 上年 are what any growth is told against."""
    base = claim.base if claim.aspect not in (Aspect.GROWTH, Aspect.CHANGE) else None
    return wording.canonical(claim.indicator) + "#" + (base or "")


def _worded(a: Claim, b: Claim, first: Slot, second: Slot) -> bool:
    """Whether the same words stand right at two figures, whatever was made of them: 比票面价高."""
    aspects = {a.aspect, b.aspect} <= {*_LEVELS, Aspect.CHANGE}
    same = len(first.nearest) >= _NEXT and first.nearest == second.nearest
    return aspects and same and a.modality is b.modality


def alike_in_kind(head: Claim, claim: Claim) -> bool:
    """Whether a headline's figure may be that of the text: one unit, levels or rates both."""
    first, second = head.quantity, claim.quantity
    if first.dimension == second.dimension == "count" and first.unit != second.unit:
        return False
    if first.kind is not second.kind or first.dimension != second.dimension:
        bare = "number" in (first.dimension, second.dimension)
        if not bare or "percent" in (first.dimension, second.dimension):
            return False
    return head.aspect is claim.aspect or (head.aspect in _LEVELS and claim.aspect in _LEVELS)


def shortened(head: Slot, text: Slot, *, slipped: bool) -> float:
    """How far a headline's words are those of a sentence, the ones beside the figure first.

    A headline leaves out what stands between, so that where one figure is a slip for the other the
    words beside it need only stand in the sentence.
    """
    beside = text.grams | text.sentence if slipped else text.grams
    befell = frozenset(group("cues", "befell"))
    here, there = head.nearest & befell, text.nearest & befell
    if here and there and here.isdisjoint(there):
        return 0.0  # 10人死亡, 100多人受伤
    if head.nearest.isdisjoint(beside) or head.marks[:_KEPT] != text.marks[:_KEPT]:
        return 0.0
    if _apart(head.times, text.times) or not head.grams:
        return 0.0
    near = _share(head.grams, text.sentence | text.grams)
    few = _SEVERAL - 1 if slipped else _SEVERAL
    return near if len(head.sentence & text.sentence) >= few else 0.0


def resemblance(one: Slot, other: Slot) -> float:
    """How far the words right at a figure stand in the sentence of another, from 0 to 1; not at all
    where anything tells the two apart. People who died are those who were killed.
    """
    kept = _KEPT if one.sums_up or other.sums_up else None
    if one.marks[:kept] != other.marks[:kept] or _apart(one.times, other.times):
        return 0.0
    if one.befell or other.befell:
        return float(not one.befell.isdisjoint(other.befell))
    words = other.grams | other.sentence
    if one.nearest.isdisjoint(words) and other.nearest.isdisjoint(one.grams):
        return 0.0
    least = min(len(one.grams), len(other.grams))
    return min(len(one.grams & words) / least, 1.0) if least else 0.0


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    least = min(len(first), len(second))
    if not least:
        return 0.0
    common = len(first & second)
    return common / least if common > 1 or least == 1 else 0.0


def same_side(a: Claim, b: Claim) -> bool:
    """Whether the two are levels, or tell the same side of something."""
    if a.modality is not b.modality and _foreseen(a) is not _foreseen(b):
        return False
    if a.quantity.kind is not b.quantity.kind or _whole_together(a.quantity, b.quantity):
        return False
    return a.aspect is b.aspect or (a.aspect in _LEVELS and b.aspect in _LEVELS)


def _whole_together(a: Quantity, b: Quantity) -> bool:
    """Whether two shares come to all there is, which has two sides: 留下67.5%, 离开32.5%."""
    if not a.dimension == b.dimension == "percent" or a.nominal is None or b.nominal is None:
        return False
    return a.nominal != b.nominal and math.isclose(a.nominal + b.nominal, _ALL)


def _foreseen(claim: Claim) -> bool:
    """Whether the sentence of a figure speaks of what is to come."""
    return _FORESEEN.search(claim.context) is not None


def _apart(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return any(a and b and a != b for a, b in zip(first, second, strict=True))


def miswritten(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other but for a slip of the pen, in its digits or its unit (斤, 公斤); any
    digit alone may be any other.
    """
    if any(not q.nominal or q.nominal in _ONE_DIGIT for q in (a, b)):
        return False
    if turned(a, b):
        return True
    if a.nominal == b.nominal and a.unit != b.unit and not (a.counts or b.counts):
        return True
    if a.dimension == "percent" and _decimals(a) != _decimals(b):
        return False  # 35%, 38.6%
    if any(map(_unbounded, (a, b))) and not (many_digits(a, _TURNED) and many_digits(b, _TURNED)):
        return False  # 突破62万 is near to much: no slip makes it of 58.8万
    told = bounded_of(b)
    return any(not _bounded(one.magnitude, _LOOSE).disjoint(told) for one in slips(a))


def _decimals(quantity: Quantity) -> int:
    """How many decimals a figure is written with."""
    return len(quantity.text.rpartition(".")[2].strip("%‰")) if "." in quantity.text else 0


def _unbounded(quantity: Quantity) -> bool:
    """Whether a figure only tells what something is above or below."""
    return math.isinf(quantity.interval.low) or math.isinf(quantity.interval.high)


def turned(a: Quantity, b: Quantity, least: int = _TURNED) -> bool:
    """Whether two figures have the same digits, so many at least, in another order: 5.74, 4.75."""
    return digits(a) == digits(b) and len(digits(a)) >= least and a.factor == b.factor


def many_digits(quantity: Quantity, least: int = _TELLING) -> bool:
    """Whether a figure has so many digits that they tell what it is of."""
    return len(digits(quantity)) >= least


def digits(quantity: Quantity) -> str:
    """The digits that a figure is written with, smallest first."""
    return _sorted(quantity.text)


@lru_cache(maxsize=_KEPT_TEXTS)
def _sorted(text: str) -> str:
    return "".join(sorted(sign for sign in text if sign.isdigit()))


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may be the same: bare numbers in headlines leave out their unit, and
    nobody writes 超17万亿 for 170.
    """
    if a.dimension != b.dimension and ("number" not in (a.dimension, b.dimension) or _dated(a, b)):
        return False
    return not bounded_of(a).disjoint(bounded_of(b)) or cut(a, b)


def far(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are so far apart that none has become the other since: 1.2亿, 12亿."""
    less, more = sorted(abs((one.nominal or 0.0) * one.factor) for one in (a, b))
    return less * _GROWN < more


def cut(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other with its last digits cut off and not rounded: 1万2千, 12509."""
    first, second = (q.magnitude.high - q.magnitude.low for q in (a, b))
    coarse, fine = (a, b) if first > second else (b, a)
    if len(digits(coarse)) < _SOME:
        return False
    finer = _FINER * min(first, second) <= max(first, second) < math.inf
    return finer and not cut_off(coarse).disjoint(fine.magnitude)


def cut_off(quantity: Quantity) -> Interval:
    """What a plain figure denotes where digits were cut off rather than rounded."""
    interval = quantity.magnitude
    if quantity.hedge or quantity.nominal is None or interval.high <= interval.low:
        return interval
    least = quantity.nominal * quantity.factor
    return Interval(least, least + interval.high - interval.low, high_open=True)


def _dated(a: Quantity, b: Quantity) -> bool:
    return "date" in (a.dimension, b.dimension)


def bounded_of(quantity: Quantity) -> Interval:
    """What a writer means by a bound: 超过50人 is told of 55 and not of 400."""
    loose = _LOOSE_SHARE if quantity.dimension == "percent" else _LOOSE
    digits = f"{abs(quantity.nominal or 0.0):e}".partition("e")[0].replace(".", "").rstrip("0")
    if len(digits) == 1 and quantity.dimension != "percent":
        loose = max(loose, 1 + 1 / int(digits))  # 超千亿 is told of 1214亿
    return _bounded(quantity.magnitude, loose)


def added(whole: Claim, claim: Claim, text: Iterable[Claim]) -> bool:
    """Whether a figure is the sum of some that another's sentence tells in a row."""
    if whole.quantity.dimension == "percent":
        return False
    sizes = [
        other.quantity.magnitude
        for other in text
        if other.context == claim.context and other.quantity.unit == claim.quantity.unit
    ]
    for at in range(len(sizes)):
        for total in accumulate(sizes[at:]):
            if total != sizes[at] and not total.disjoint(bounded_of(whole.quantity)):
                return True
    return False


def rest(a: Claim, b: Claim, text: Iterable[Claim]) -> bool:
    """Whether one figure is what the other leaves of a third beside it: of 31辆, 18辆 were hit and
    13辆 were not.
    """
    first, second = a.quantity, b.quantity
    if first.unit != second.unit or first.nominal is None or second.nominal is None:
        return False
    both, beside = first.nominal + second.nominal, (a.context, b.context)
    return any(
        other.quantity.nominal == both and other.quantity.unit == first.unit
        for other in text
        if other.context in beside
    )


def _bounded(interval: Interval, loose: float) -> Interval:
    low, high = interval.low, interval.high
    if high == float("inf") and low > 0:
        return Interval(low, low * loose, interval.low_open)
    if low == float("-inf") and high > 0:
        return Interval(high / loose, high, False, interval.high_open)
    return interval
