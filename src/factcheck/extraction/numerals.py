"""Chinese and ASCII numerals, and mixtures of both, to exact values.

``parse`` reads one numeral as written in normalised text (Simplified characters, half width):
1,137.07, 三百二十, 2.3万亿, 三万五, 五六十, 400余万, 几十. Grammar and scale words follow GB/T
15835-2011 and everyday usage; values are exact fractions, so that rounding happens once, at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

DIGITS: Final = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4,
    "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL: Final = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "卌": 40, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}
#: Behind the digits of a numeral: the value and something more, or about it.
MARKS: Final = "余多来"
#: Two digits side by side that name a span of values besides neighbours (五六个).
_LOOSE_PAIRS: Final = {(3, 5), (2, 3), (3, 2)}
#: Longer runs of digits are codes; nothing that is counted needs as many.
MAX_DIGITS: Final = 24


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral says, in units of one.

    ``low`` and ``high`` are equal but for numerals that name a span (五六十, 几百). ``step`` is the
    place of the last printed digit. ``mark`` is 余, 多 or 来 where one stands behind the digits.
    """

    low: Fraction
    high: Fraction
    step: Fraction
    mark: str = ""
    scaled: bool = False  #: written with 万 or above
    decimal: bool = False  #: written with a decimal point
    bare: bool = False  #: a scale word alone: 百, 亿, 百万

    @property
    def vague(self) -> bool:
        """Whether the numeral names a span of values rather than one."""
        return self.low != self.high

    @property
    def place(self) -> Fraction:
        """The unit of the last digit that is not zero: 400万 → 100万."""
        value = abs(self.low)
        if not value:
            return self.step
        place = self.step
        while (value / (place * 10)).denominator == 1:
            place *= 10
        return place


class _Malformed(Exception):
    """The characters do not make a number."""


@lru_cache(maxsize=1 << 16)
def parse(surface: str) -> Numeral | None:
    """The value of a numeral, or ``None`` where the characters do not make one."""
    try:
        return _Parser(surface.replace(" ", "").replace(",", "")).run()
    except _Malformed:
        return None


class _Parser:
    """One left-to-right pass; sections below 万 are summed and multiplied by the scale behind them."""

    def __init__(self, surface: str) -> None:
        self.surface = surface
        self.at = 0
        self.total = Fraction(0)
        self.scale: int | None = None  # the last of 万 亿 兆 that was read
        self.low = Fraction(0)  # the section below 万 so far
        self.high = Fraction(0)
        self.filled = False  # the section holds something
        self.step = Fraction(1)
        self.unit = 0  # the last of 十 百 千 in the section, or the scale before it
        self.zero = False  # 零 stands before what comes next
        self.mark = ""
        self.decimal = False
        self.digits = False  # anything but scale words was read

    def run(self) -> Numeral:
        text = self.surface
        if not text:
            raise _Malformed
        while self.at < len(text):
            char = text[self.at]
            if char.isascii():
                self._ascii()
            elif char in DIGITS:
                self._chinese()
            elif char in "几数":
                self._some()
            elif char in SMALL:
                self._multiply(Fraction(1), Fraction(1), written=False)
            elif char in SCALES:
                self._scale()
            elif char in MARKS:
                if self.mark or not (self.filled or self.scale):
                    raise _Malformed
                self.mark = char
                self.at += 1
            else:
                raise _Malformed
        return Numeral(
            self.total + self.low,
            self.total + self.high,
            self.step,
            self.mark,
            scaled=self.scale is not None,
            decimal=self.decimal,
            bare=not self.digits,
        )

    def _ascii(self) -> None:
        text, start = self.surface, self.at
        while self.at < len(text) and (text[self.at].isdigit() and text[self.at].isascii() or text[self.at] == "."):
            self.at += 1
        token = text[start : self.at]
        whole, point, decimals = token.partition(".")
        if not whole.isdigit() or (point and not decimals.isdigit()) or len(token) > MAX_DIGITS:
            raise _Malformed
        value = Fraction(int(whole + decimals), 10 ** len(decimals))
        self.decimal |= bool(point)
        self.digits = True
        self._number(value, value, Fraction(1, 10 ** len(decimals)), single=len(token) == 1)

    def _chinese(self) -> None:
        text, start = self.surface, self.at
        while self.at < len(text) and text[self.at] in DIGITS:
            self.at += 1
        run = [DIGITS[char] for char in text[start : self.at]]
        self.digits = True
        while run and not run[0] and len(run) > 1 and (self.filled or self.scale):
            self.zero = True  # 一千零五: the zero is no digit of its own
            run.pop(0)
        if run == [0] and self.at < len(text) and (self.filled or self.scale):
            self.zero = True
            return
        decimals = ""
        if text[self.at : self.at + 1] == "点":
            self.at += 1
            first = self.at
            while self.at < len(text) and text[self.at] in DIGITS:
                self.at += 1
            decimals = "".join(str(DIGITS[char]) for char in text[first : self.at])
            if not decimals or len(decimals) > MAX_DIGITS:
                raise _Malformed
            self.decimal = True
        if len(run) > MAX_DIGITS:
            raise _Malformed
        if len(run) == 2 and not decimals and _is_pair(run[0], run[1]):
            low, high = Fraction(min(run)), Fraction(max(run))
            self._number(low, high, Fraction(1), single=True)
            return
        if len(run) > 1 and (self.filled or self.scale):
            raise _Malformed  # 十五五 is a name, not a number
        value = Fraction(int("".join(map(str, run)) + decimals), 10 ** len(decimals))
        self._number(value, value, Fraction(1, 10 ** len(decimals)), single=len(run) == 1 and not decimals)

    def _some(self) -> None:
        """几 or 数 before a scale word (几十, 数万), or 几 behind 十 (十几)."""
        self.at += 1
        self.digits = True
        following = self.surface[self.at : self.at + 1]
        if following in SMALL and SMALL[following] in (10, 100, 1000) and not self.filled:
            unit = SMALL[following]
            self.at += 1
            self._add(Fraction(2 * unit), Fraction(10 * unit - 1), Fraction(1), unit)
        elif following.isdigit() and following.isascii() and not self.filled:
            start = self.at
            while self.at < len(self.surface) and self.surface[self.at] in "0123456789":
                self.at += 1
            token = self.surface[start : self.at]
            if token not in ("10", "100", "1000"):
                raise _Malformed
            self._add(Fraction(2 * int(token)), Fraction(10 * int(token) - 1), Fraction(1), int(token))
        elif following in SCALES or (self.filled and self.unit >= 10) or self.zero:
            low, high = (1, 9) if self.filled or self.scale else (2, 9)
            self._number(Fraction(low), Fraction(high), Fraction(1), single=False)
        else:
            raise _Malformed

    def _number(self, low: Fraction, high: Fraction, place: Fraction, *, single: bool) -> None:
        """A number that 十, 百 or 千 may multiply, or the end of a section."""
        following = self.surface[self.at : self.at + 1]
        if following in SMALL:
            self._multiply(low, high, written=True, place=place)
            return
        ends = self.at == len(self.surface) or following in MARKS
        if ends and single and not self.zero and self.unit >= 100:
            # 三万五 is 35000 and 一百三 is 130: the digit counts the next lower place.
            tenth = Fraction(self.unit, 10)
            self._add(low * tenth, high * tenth, place * tenth, 0)
            return
        self._add(low, high, place, 0)

    def _multiply(
        self, low: Fraction, high: Fraction, *, written: bool, place: Fraction = Fraction(1)
    ) -> None:
        """Applies 十, 百 or 千 at the cursor, with the number before it (1 where none is written)."""
        char = self.surface[self.at]
        unit = SMALL[char]
        self.at += 1
        if char in "廿卅卌":
            self.digits = True
            if written:
                raise _Malformed
            self._add(Fraction(unit), Fraction(unit), Fraction(1), 10)
            return
        if self.filled and self.unit and unit >= self.unit and self.unit < 10**4:
            raise _Malformed
        if not written and self.filled:
            if unit != 10 or not self.zero:  # 一百零十 is heard, 一百百 is not
                raise _Malformed
        # The places of a spelt-out numeral are all printed; 3千 prints the thousands alone.
        step = place * unit if self.surface[self.at - 2 : self.at - 1].isascii() and written else Fraction(1)
        self._add(low * unit, high * unit, step, unit)

    def _add(self, low: Fraction, high: Fraction, step: Fraction, unit: int) -> None:
        if self.filled and (not self.unit or self.low != self.high):
            raise _Malformed
        limit = self.unit if self.filled else self.scale
        if limit and high >= limit:
            raise _Malformed
        self.low += low
        self.high += high
        self.filled = True
        self.step = step
        self.unit = unit
        self.zero = False

    def _scale(self) -> None:
        """万, 亿 or 兆: multiplies the section, or all before it where it is larger (一万五千亿)."""
        scale = SCALES[self.surface[self.at]]
        self.at += 1
        spans = self.low != self.high
        if self.scale is None or scale >= self.scale:
            low, high = self.total + self.low, self.total + self.high
            if not low and not high:
                if self.filled or self.scale:
                    raise _Malformed
                low = high = Fraction(1)
            self.total = Fraction(0)
            self.step = self.step * scale
            self.scale = scale
            low, high = low * scale, high * scale
        else:
            if not self.filled:
                raise _Malformed
            low, high = self.low * scale, self.high * scale
            if high >= self.scale:
                raise _Malformed
            low, high = self.total + low, self.total + high
            self.total = Fraction(0)
            self.step = self.step * scale
            self.scale = scale
        self.low = self.high = Fraction(0)
        if spans:
            # A span ends the numeral: nothing can be added to 五六万.
            if self.at < len(self.surface) and self.surface[self.at] not in SCALES and self.surface[self.at] not in MARKS:
                raise _Malformed
            self.low, self.high = low, high
            self.filled = True
            self.unit = 0
            return
        self.total = low
        self.filled = False
        self.unit = scale
        self.zero = False


def _is_pair(first: int, second: int) -> bool:
    return (second == first + 1 and first > 0) or (first, second) in _LOOSE_PAIRS
