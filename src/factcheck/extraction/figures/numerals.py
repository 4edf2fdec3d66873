"""Chinese and ASCII numerals, and mixtures of both, to exact values.

``parse`` reads one numeral as written in normalised text (Simplified characters, half width):
1,137.07, 三百二十, 2.3万亿, 三万五, 五六十, 400余万, 几十. Grammar and scale words follow GB/T
15835-2011 and everyday usage; values are exact decimals, so that rounding happens once, at the end.
"""

from __future__ import annotations

from collections.abc import Container
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from typing import Final

from msgspec import Struct

from factcheck.patterns import compiled

DIGITS: Final = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4,
    "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL: Final = {
    "十": 10,
    "拾": 10,
    "廿": 20,
    "卅": 30,
    "卌": 40,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
}
SCALES: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}
#: Behind the digits of a numeral: the value and something more, or about it.
MARKS: Final = "余多来"
#: Two digits side by side that name a span of values besides neighbours (五六个).
_LOOSE_PAIRS: Final = {(3, 5), (3, 2)}
_HALF: Final = Decimal("0.5")
_FIFTY: Final = Decimal(50)
#: Longer runs of digits are codes; nothing that is counted needs as many.
MAX_DIGITS: Final = 18
#: Longer numerals are not read, larger scales than 万万亿亿 are none.
MAX_LENGTH: Final = 48
_LARGEST: Final = 10**24
#: Arithmetic on such numerals never rounds at this precision, whatever the caller's context is.
EXACT: Final = Context(prec=80)


class Numeral(Struct, frozen=True, gc=False):
    """What a numeral says, in units of one.

    ``low`` and ``high`` are equal but for numerals that name a span (五六十, 几百). ``step`` is the
    place of the last printed digit. ``mark`` is 余, 多 or 来 where one stands behind the digits.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    mark: str = ""
    scaled: bool = False  #: written with 万 or above
    decimal: bool = False  #: written with a decimal point
    bare: bool = False  #: a scale word alone: 百, 亿, 百万

    @property
    def vague(self) -> bool:
        """Whether the numeral names a span of values rather than one."""
        return self.low != self.high

    @property
    def place(self) -> Decimal:
        """The unit of the last digit that is not zero: 400万 → 100万."""
        if not self.low:
            return self.step
        exponent = EXACT.normalize(self.low).as_tuple().exponent
        assert isinstance(exponent, int)  # numerals are finite
        return Decimal(1).scaleb(exponent)


class _MalformedError(Exception):
    """The characters do not make a number."""


#: The common case, read without the parser: 17.82亿.
_PLAIN: Final = compiled(r"([0-9]{1,12})(?:\.([0-9]{1,6}))?(万|亿|万亿|)")
_POWER: Final = compiled(
    r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(?:[eE]([+-]?[0-9]{1,2})|\^([+-]?[0-9]{1,2}))"
)
_EXPONENTS: Final = {"": 0, "万": 4, "亿": 8, "万亿": 12}


def parse(surface: str) -> Numeral | None:
    """The value of a numeral, or ``None`` where the characters do not make one."""
    return _parse(surface) if len(surface) <= MAX_LENGTH else None


@lru_cache(maxsize=1 << 16)
def _parse(surface: str) -> Numeral | None:
    plain = _PLAIN.fullmatch(surface)
    if plain:
        whole, decimals, scale = plain.groups()
        exponent = _EXPONENTS[scale] - (len(decimals) if decimals else 0)
        value = Decimal(f"{whole}{decimals or ''}E{exponent}")
        return Numeral(
            value, value, Decimal(f"1E{exponent}"), "", bool(scale), decimals is not None
        )
    if surface == "半":
        return Numeral(_HALF, _HALF, _HALF)
    if surface == "半百":
        return Numeral(_FIFTY, _FIFTY, Decimal(1))
    surface = surface.replace(" ", "").replace(",", "").replace("有余", "余").replace("个亿", "亿")
    power = _POWER.fullmatch(surface)
    if power:
        return _power(*power.groups())
    if surface.startswith("."):
        surface = "0" + surface
    try:
        with localcontext(EXACT):
            return _Parser(surface).run()
    except _MalformedError:
        return None


def _power(base: str, tens: str | None, exponent: str | None) -> Numeral | None:
    """2.5e6 is the decimal shifted, 2^5 a power; either is taken as exact."""
    if exponent and not Decimal(base):
        return None
    with localcontext(EXACT):
        value = Decimal(f"{base}E{tens}") if tens else Decimal(base) ** int(exponent or 1)
        step = Decimal(1).scaleb(int(tens or 0) - len(base.partition(".")[2]))
    return Numeral(value, value, step, decimal=True)


class _Parser:
    """One left-to-right pass.

    The section holds what stands below the next 万, 亿 or 兆 and is multiplied when one is read;
    ``unit`` is the last of 十 百 千 in it, or the scale before it, and 0 once nothing can follow.
    """

    def __init__(self, surface: str) -> None:
        self.surface = surface
        self.at = 0
        self.total_low = self.total_high = Decimal(0)
        self.low = self.high = Decimal(0)
        self.filled = False  # the section holds something
        self.scale = 0  # the last of 万 亿 兆
        self.unit = 0
        self.zero = False  # 零 stands before what comes next
        self.some = False  # 几 or 数 was read: the span ends below the next order
        self.digits = False  # more than scale words was read
        self.decimal = False
        self.step = Decimal(1)
        self.mark = ""

    def run(self) -> Numeral:
        while self.at < len(self.surface):
            char = self.surface[self.at]
            if char in "0123456789":
                self._ascii()
            elif char in DIGITS:
                self._chinese()
            elif char == "点":
                self._decimals()
            elif char in "几数":
                self._some()
            elif char in SMALL:
                self._multiply(Decimal(1), Decimal(1))
            elif char in SCALES:
                self._scale()
            elif char in MARKS and not self.mark and (self.filled or self.scale):
                self.mark = char
                self.at += 1
            else:
                raise _MalformedError
        if not self.filled and not self.scale:
            raise _MalformedError
        return Numeral(
            self.total_low + self.low,
            self.total_high + self.high,
            self.step,
            self.mark,
            scaled=self.scale > 0,
            decimal=self.decimal,
            bare=not self.digits,
        )

    def _take(self, characters: Container[str]) -> str:
        start = self.at
        while self.at < len(self.surface) and self.surface[self.at] in characters:
            self.at += 1
        if self.at - start > MAX_DIGITS:
            raise _MalformedError
        return self.surface[start : self.at]

    def _following(self) -> str:
        return self.surface[self.at : self.at + 1]

    def _ascii(self) -> None:
        whole = self._take("0123456789")
        decimals = ""
        if self._following() == ".":
            self.at += 1
            decimals = self._take("0123456789")
            if not decimals:
                raise _MalformedError
        value, place = _positional(whole, decimals)
        self.decimal |= bool(decimals)
        following = self._following()
        if following in _MULTIPLIERS:
            # 3千 prints the thousands alone, 三千 as a word does not.
            self._multiply(value, value, place=place * SMALL[following])
        else:
            self._end(value, value, place, single=len(whole) == 1 and not decimals)

    def _chinese(self) -> None:
        run = [DIGITS[char] for char in self._take(DIGITS)]
        following = self._following()
        if self.filled or self.scale:
            while len(run) > 1 and not run[0]:
                self.zero = True  # 一千零五: the zero fills a place and is no digit of its own
                run.pop(0)
            if run == [0] and following:
                self.zero = True
                return
        pair = len(run) == 2 and following != "点" and _is_pair(run[0], run[1])
        if len(run) > 1 and not pair and self.filled:
            raise _MalformedError  # 十五五 is a name, not a number
        if pair:
            low, high = Decimal(min(run)), Decimal(max(run))
        else:
            low, _ = _positional("".join(map(str, run)), "")
            high = low
        if following in _MULTIPLIERS and (pair or len(run) == 1):
            self._multiply(low, high)
        else:
            self._end(low, high, Decimal(1), single=pair or len(run) == 1)

    def _decimals(self) -> None:
        self.at += 1
        if self._following() in DIGITS:
            decimals = "".join(str(DIGITS[char]) for char in self._take(DIGITS))
        else:
            decimals = self._take("0123456789")
        if not decimals or not (self.filled or self.scale) or self.low != self.high:
            raise _MalformedError
        value, place = _positional("0", decimals)
        self.low += value
        self.high += value
        self.step = place
        self.decimal = self.filled = True
        self.unit = 0

    def _some(self) -> None:
        """几 or 数: several, before a scale word (几十, 数万) or behind 十 (十几)."""
        self.at += 1
        following = self._following()
        self.some = True
        if following == "1" and not self.filled and self._round() in ("10", "100", "1000"):
            unit = int(self._take("0123456789"))
            self._add(Decimal(2 * unit), Decimal(10 * unit - 1), Decimal(1), unit)
        elif following in _MULTIPLIERS and not self.filled:
            unit = SMALL[following]
            self.at += 1
            self._add(Decimal(2 * unit), Decimal(10 * unit - 1), Decimal(1), unit)
        elif self.filled and (self.unit == 10 or self.zero or self._is_tens()):
            self.unit = 10
            self._add(Decimal(1), Decimal(9), Decimal(1), 0)
        elif following in SCALES and not self.filled:
            self._add(Decimal(2), Decimal(9), Decimal(1), 0)
        else:
            raise _MalformedError
        self.digits = True

    def _is_tens(self) -> bool:
        return self.unit == 0 and self.step == 1 and self.low >= 10 and self.low % 10 == 0

    def _round(self) -> str:
        end = self.at
        while end < len(self.surface) and self.surface[end] in "01":
            end += 1
        return self.surface[self.at : end]

    def _end(self, low: Decimal, high: Decimal, place: Decimal, *, single: bool) -> None:
        """A number that nothing multiplies below 万."""
        following = self._following()
        self.digits = True
        if single and not self.zero and self.unit >= 100 and (not following or following in MARKS):
            # 三万五 is 35000 and 一百三 is 130: the digit counts the next lower place.
            tenth = Decimal(self.unit) / 10
            low, high, place = low * tenth, high * tenth, place * tenth
        self._add(low, high, place, 0)

    def _multiply(self, low: Decimal, high: Decimal, *, place: Decimal = Decimal(1)) -> None:
        """Takes 十, 百 or 千 at the cursor, with the number before it (1 where none is written)."""
        char = self.surface[self.at]
        previous = self.surface[self.at - 1] if self.at else "十"
        written = previous not in _MULTIPLIERS and previous not in SCALES
        self.at += 1
        unit = SMALL[char]
        if not written and unit != 10 and (self.filled or self.scale):
            raise _MalformedError  # 亿千
        if char in "廿卅卌":
            unit, low = 10, Decimal(unit)
            self._add(low, low, Decimal(1), unit)
            self.digits = True
            return
        self.digits |= unit == 10 or written
        self._add(low * unit, high * unit, place, unit)

    def _add(self, low: Decimal, high: Decimal, step: Decimal, unit: int) -> None:
        limit = self.unit if self.filled or self.unit else high + 1
        spans = self.low != self.high or self.total_low != self.total_high
        if high >= limit or spans or self.mark:
            raise _MalformedError
        self.low += low
        self.high += high
        self.filled = True
        self.step = step
        self.unit = unit
        self.zero = False

    def _scale(self) -> None:
        """万, 亿, 兆: multiplies the section, or all before where it is larger (一万五千亿)."""
        scale = SCALES[self.surface[self.at]]
        self.at += 1
        if self.step * scale > _LARGEST:
            raise _MalformedError
        if self.filled and self.scale and scale < self.scale:
            low, high = self.low * scale, self.high * scale
            if high >= self.scale:
                raise _MalformedError
            low, high = self.total_low + low, self.total_high + high
        elif self.scale and scale < self.scale:
            raise _MalformedError
        else:
            low, high = self.total_low + self.low, self.total_high + self.high
            if not self.filled and not self.scale:
                low = high = Decimal(1)
            low, high = low * scale, (high + 1) * scale - 1 if self.some else high * scale
        self.total_low, self.total_high = low, high
        self.low = self.high = Decimal(0)
        self.step *= scale
        # Nothing can be added to a span: 五六万 ends there.
        self.unit = scale if low == high else 0
        self.scale = scale
        self.filled = self.zero = False


_MULTIPLIERS: Final = frozenset(SMALL) - set("廿卅卌")


def _positional(whole: str, decimals: str) -> tuple[Decimal, Decimal]:
    """Value and place of the last digit."""
    place = Decimal(1).scaleb(-len(decimals))
    return int(whole + decimals) * place, place


def _is_pair(first: int, second: int) -> bool:
    return (first > 0 and second == first + 1) or (first, second) in _LOOSE_PAIRS
