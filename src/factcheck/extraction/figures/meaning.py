"""What a figure's wording means: numeral, unit and hedges to an interval.

The meaning depends on the wording alone, not on where it stands, so that it is worked out once for
each distinct wording.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final

from msgspec import Struct

from factcheck.extraction.figures import hedges, units
from factcheck.extraction.figures.hedges import Bounds, Hedge
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.extraction.figures.numerals import DIGITS, EXACT, SCALES, SMALL, Numeral, parse
from factcheck.extraction.figures.units import NUMBER, PERCENT, Follows, Unit
from factcheck.extraction.figures.wording import Wording
from factcheck.model import Interval, QuantityKind
from factcheck.patterns import compiled

#: A scale word alone is a magnitude before these (亿元以上, 万亩), a figure of speech elsewhere.
_MAGNITUDES: Final = frozenset({"area", "mass", "power", "energy"})
_SCALE_AT_END: Final = compiled(r"[十百千]?[万亿兆]+[多余来]?$|[百千]$")
#: What a half or 多 may follow as part of the same figure: 两年半, 一倍半.
_HALVED: Final = frozenset({"time", "multiple", "percent", "mass", "length", "area", "money:CNY"})


class Meaning(Struct, frozen=True, gc=False):
    """A figure without its place; the fields are those of ``Quantity``."""

    interval: Interval
    nominal: float | None
    unit: str
    dimension: str
    factor: float
    kind: QuantityKind = QuantityKind.CARDINAL
    hedge: str = ""
    plain: bool = False  #: digits with neither unit, scale nor hedge: the place decides

    @classmethod
    def of(
        cls,
        bounds: Bounds,
        nominal: Decimal | None,
        unit: Unit,
        *,
        kind: QuantityKind = QuantityKind.CARDINAL,
        hedge: str = "",
        plain: bool = False,
    ) -> Meaning:
        """Rounds exact bounds to floats, once."""
        return cls(
            bounds.interval(),
            None if nominal is None else float(nominal),
            unit.name,
            unit.dimension,
            float(unit.factor),
            kind,
            hedge,
            plain,
        )


class Before(Struct, frozen=True, gc=False):
    """What stands directly before the numeral."""

    hedges: tuple[Hedge, ...] = ()
    negative: bool = False
    currency: Unit | None = None
    length: int = 0  #: characters


def interpret(wording: Wording, before: Before) -> Meaning | Reason | None:
    """What a wording means with what stands before it.

    A ``Reason`` where it is no figure; ``None`` where it is no range although it looks like one.
    """
    first = parse(wording.numeral)
    if first is None:
        return Reason.CODE if wording.numeral[0] in "0123456789" else Reason.WORD
    with localcontext(EXACT):
        if wording.part:
            return _fraction(wording, first, before)
        if wording.big:
            return _enumeration(wording.numeral, first)
        return _Figure(wording, first, before).meaning()


def _fraction(wording: Wording, whole: Numeral, before: Before) -> Meaning | Reason:
    """百分之三点二, 三分之二: a share in per cent, so that 三分之一 compares with 33%."""
    part = parse(wording.part or "")
    if wording.over:
        return _mixed(whole, parse(wording.over), part, before)
    last = parse(wording.part_to) if wording.part_to else part
    if part is None or last is None or whole.vague or not whole.low:
        return Reason.WORD
    factor = Decimal(100) / whole.low
    numeral = Numeral(
        part.low * factor, last.high * factor, part.step * factor, part.mark, decimal=part.decimal
    )
    if whole.low not in (100, 1000, 10000):
        numeral = Numeral(numeral.low, numeral.high, Decimal(0), part.mark)
    return _hedged(numeral, PERCENT, before, wording.after, exact=False)


def _mixed(
    whole: Numeral, over: Numeral | None, part: Numeral | None, before: Before
) -> Meaning | Reason:
    """一又二分之一: a number, not a share."""
    if over is None or part is None or not over.low or whole.vague or over.vague or part.vague:
        return Reason.WORD
    value = whole.low + part.low / over.low
    value = -value if before.negative else value
    return Meaning.of(Bounds(value, value), value, NUMBER)


def _enumeration(surface: str, numeral: Numeral) -> Meaning | Reason:
    """四大(领域), 8大(产业集群): how many things are listed."""
    if surface == "一":
        return Reason.ARTICLE
    han = surface[0] in DIGITS or surface[0] in SMALL
    if numeral.vague or numeral.decimal or numeral.scaled or (han and numeral.low > 10):
        return Reason.NAME  # 二十大 is a congress
    return Meaning.of(
        Bounds(numeral.low, numeral.low), numeral.low, _LISTED, kind=QuantityKind.ENUMERATIVE
    )


_LISTED: Final = Unit("个", "count", Fraction(1), Follows.COUNT)


class _Figure:
    """Reads the parts of one wording."""

    def __init__(self, wording: Wording, first: Numeral, before: Before) -> None:
        self.wording = wording
        self.surface = wording.numeral
        self.first = first
        self.before = before
        self.after = wording.after
        self.han = not any(char in "0123456789" for char in self.surface)
        self.hedged = bool(before.hedges or first.mark or wording.after)

    def meaning(self) -> Meaning | Reason | None:
        if self.wording.last:
            return self._range(self.wording.last)
        unit = self._unit(self.wording)
        if unit is None:
            return self._alone()
        reason = self._barred(unit)
        if reason is not None:
            return reason
        numeral, place = _extended(self.first, unit, self.wording)
        bare = self.first.bare and not (self.before.hedges or self.first.mark)
        if bare and self.after in (None, "级"):
            return self._magnitude(unit)
        return _hedged(numeral, unit, self.before, self.after, exact=unit.counts, place=place)

    def _unit(self, wording: Wording) -> Unit | None:
        if wording.unit is None:
            return None
        unit = units.units()[wording.unit]
        if unit.name == "元" and self.before.currency is not None:
            unit = self.before.currency
        if unit.name == "度" and unit.dimension == "degree" and self.first.scaled:
            unit = units.units()["度电"]
        if wording.per is None:
            return unit
        return units.rate(unit, units.units()["度电" if wording.per == "度" else wording.per])

    def _barred(self, unit: Unit) -> Reason | None:
        """Why the numeral and its unit are no figure together."""
        follows = unit.follows
        if not self.han or self.wording.of:
            return None
        if not self.first.low and not self.first.high:
            return Reason.WORD  # 零部件, 零排放
        compound = len(self.surface) > 1 or self.surface in "半十"
        if _is_positional(self.surface) and not self.first.vague:
            return Reason.CODE
        if follows is Follows.DIGITS and not (self.first.scaled or self._stands_alone()):
            return (
                Reason.GRADE if unit.dimension == "grade" and not self.first.bare else Reason.WORD
            )
        if follows is Follows.MANY and not (compound or self.before.hedges or self.first.bare):
            return None if self.wording.post else Reason.WORD  # 五元三毛
        if follows is Follows.COUNT and self.surface == "一" and not self.hedged:
            return Reason.ARTICLE
        return None

    def _alone(self) -> Meaning | Reason | None:
        """A numeral without a unit."""
        unit = self.before.currency or NUMBER
        numeral = self.first
        if self.surface == "零":
            return Reason.WORD
        if unit is NUMBER and self.han and not self.before.hedges:
            if numeral.bare and self.after == "级":
                return self._magnitude(unit)
            if not (self._stands_alone() or (self.after and len(self.surface) > 1)):
                return Reason.WORD
        plain = not (
            self.han
            or self.hedged
            or numeral.scaled
            or self.before.currency
            or self.before.negative
        )
        return _hedged(numeral, unit, self.before, self.after, exact=unit.counts, plain=plain)

    def _stands_alone(self) -> bool:
        """Whether a Chinese numeral is a figure with nothing beside it: 三百万, 数百, 一百二十."""
        numeral = self.first
        if numeral.bare or _is_positional(self.surface) or self.surface == "半":
            return False
        several = any(char in "几数" for char in self.surface)
        spelt = len(self.surface) > 2 and not numeral.vague
        return bool(several or numeral.mark or numeral.scaled or spelt)

    def _magnitude(self, unit: Unit) -> Meaning | Reason:
        """亿元级, 千吨级, 万亩: the order of magnitude."""
        level = self.after == "级" or unit.dimension == "grade"
        money = unit.dimension.startswith("money")
        named = level or unit.dimension in _MAGNITUDES or (money and self.first.low >= 10**4)
        if not named:
            return Reason.WORD
        if unit.dimension == "grade":
            unit = NUMBER
        bounds = hedges.after()["级"].bounds(self.first.low, self.first.high, self.first.step)
        return Meaning.of(bounds, self.first.low, unit, hedge="级")

    def _range(self, wording: Wording) -> Meaning | None:
        """8%-15%, 3至5万: from the first number to that of ``wording``."""
        first, last = self.first, parse(wording.numeral)
        if last is None:
            return None
        left, right = self._unit(self.wording), self._unit(wording)
        if left is None and right is None:
            spelt = self.han and len(self.surface) > 1 and len(wording.numeral) > 2
            large = first.scaled or last.scaled or spelt
            if not (self.before.currency or large or self.hedged or wording.enclosed):
                return None
            right = self.before.currency or NUMBER
        unit = right or left
        assert unit is not None
        if left is not None and left.dimension != unit.dimension:
            return None
        if wording.enclosed and unit.counts and unit.dimension != NUMBER.dimension:
            return None  # 3家和5家之间 stands between things
        if self._barred(unit) not in (None, Reason.ARTICLE):
            return None
        ratio = Decimal(1)
        if left is None or right is None:
            first = _same_scale(first, last, self.surface, wording.numeral)
        else:
            ratio = units.exact(left.factor / right.factor)
        first, _ = _extended(first, left or unit, self.wording)
        last, _ = _extended(last, unit, wording)
        low = first.low * ratio
        if not low < last.high:
            return None
        numeral = Numeral(low, last.high, min(first.step * ratio, last.step))
        return _hedged(numeral, unit, self.before, self.after, exact=True)


def _extended(numeral: Numeral, unit: Unit, wording: Wording) -> tuple[Numeral, Decimal]:
    """The numeral with what stands around its unit (两年半, 五个多月, 三成五, 3年多).

    With it what 余 or 多 adds at most: the place of the last digit, or one unit where 多 stands
    behind a unit that is no share.
    """
    of, post = wording.of, wording.post
    low, high, step, mark = numeral.low, numeral.high, numeral.step, numeral.mark
    place = numeral.place if mark else step
    if not of and not post:
        return numeral, place
    if (post == "半" or (of or "").endswith("半")) and unit.dimension in _HALVED:
        step = _HALF
        low, high = low + step, high + step
    elif post and post[-1] in _COINS:
        # 五元三毛, 50元6角3分 go on by tenths and hundredths.
        step = _HUNDREDTH if len(post) > 2 else _TENTH
        part = _digit(post[0]) * _TENTH + (_digit(post[2]) * _HUNDREDTH if len(post) > 2 else 0)
        low, high = low + part, high + part
    elif post and (post in DIGITS or post.isdigit()):
        # 三成五 and 7成7 go on by a tenth, 1米75 by hundredths.
        step = _HUNDREDTH if len(post) > 1 else _TENTH
        digits = _digit(post) if len(post) == 1 else int(post)
        low, high = low + digits * step, high + digits * step
    else:
        # 3年多 is less than four; 30%多 less than forty.
        mark, place = mark or "余", numeral.place if unit.dimension == "percent" else step
    decimal = numeral.decimal or low != numeral.low
    return Numeral(low, high, step, mark, numeral.scaled, decimal, numeral.bare), place


def _digit(character: str) -> int:
    return DIGITS[character] if character in DIGITS else int(character)


_COINS: Final = frozenset("角毛分")
_HALF: Final = Decimal("0.5")
_TENTH: Final = Decimal("0.1")
_HUNDREDTH: Final = Decimal("0.01")


def _same_scale(first: Numeral, last: Numeral, left: str, right: str) -> Numeral:
    """The first end of a range in the scale of the second: 3-5万 begins at 30000."""
    end = _SCALE_AT_END.search(right)
    if end is None or first.scaled or _SCALE_AT_END.search(left):
        return first
    scale = Decimal(1)
    for char in end.group():
        scale *= SCALES.get(char, SMALL.get(char, 1))
    if not first.high < last.low / scale:
        return first
    return Numeral(
        first.low * scale, first.high * scale, first.step * scale, first.mark, True, first.decimal
    )


def _hedged(
    numeral: Numeral,
    unit: Unit,
    before: Before,
    after: str | None,
    *,
    exact: bool,
    place: Decimal | None = None,
    plain: bool = False,
) -> Meaning:
    """Applies the hedges: each narrows what the others leave; without any the digits decide."""
    low, high = numeral.low * unit.scale, numeral.high * unit.scale
    step = numeral.step * unit.scale
    if before.negative:
        low, high = -high, -low
    if place is None:
        place = numeral.place if numeral.mark else step
    place *= unit.scale
    bounds: Bounds | None = None
    found = [*before.hedges[-1:]]  # of several the nearest decides: 约超过
    if numeral.mark:
        # 多 and 余 say more than the 约 or 近 before them (约30多人).
        found = [hedge for hedge in found if hedge.one_sided]
        found.append(hedges.inside()[numeral.mark])
    if after and after != "级":
        found.append(hedges.after()[after])
    for hedge in found:
        denoted = hedge.bounds(low, high, place)
        bounds = denoted if bounds is None else bounds.meet(denoted) or bounds
    if bounds is None:
        if low != high or (exact and not numeral.scaled and not numeral.decimal):
            bounds = Bounds(low, high)
        else:
            bounds = Bounds(low - step / 2, high + step / 2, False, True)
    return Meaning.of(
        bounds,
        None if low != high else low,
        unit,
        hedge="".join(hedge.word for hedge in [*before.hedges[:-1], *found]),
        plain=plain,
    )


def _is_positional(surface: str) -> bool:
    """Whether Chinese digits stand side by side as in a year or a number plate: 二〇二五."""
    return len(surface) > 1 and all(char in DIGITS for char in surface)
