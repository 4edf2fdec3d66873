"""What a figure may have been before a slip of the pen: one digit, two swapped, a shifted point.

A relation that fails and would hold but for one such slip is very likely a relation, even where the
words leave open whether it is one; and the slip names the figure to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from factcheck.model import Interval, Quantity
from factcheck.patterns import compiled

_WRITTEN = compiled(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")
#: Beyond these powers of ten nobody slips by a point alone.
_SHIFTS = (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)
_SCALES = (1e-4, 1e4, 1e-8, 1e8)
#: A figure is held against one after the other.
_KEPT = 256


class SlipKind(StrEnum):
    """What went wrong in writing."""

    DIGIT = "digit"  #: one digit is another: 38 for 35
    SWAP = "swap"  #: two neighbours changed places: 1482 for 1428
    LENGTH = "length"  #: a digit too many or too few: 1410 for 410
    POINT = "point"  #: the decimal point, or zeros: 11520 for 115200
    SCALE = "scale"  #: 万 for 亿, or none for 万


@dataclass(frozen=True, slots=True)
class Slip:
    """What the figure would denote without the slip, in the base unit of its dimension."""

    kind: SlipKind
    magnitude: Interval


@lru_cache(maxsize=_KEPT)
def slips(quantity: Quantity) -> tuple[Slip, ...]:
    """What ``quantity`` may have been, by one slip each; nothing for figures without digits."""
    return tuple(_slips(quantity))


def _slips(quantity: Quantity) -> Iterator[Slip]:
    found = _WRITTEN.search(quantity.text)
    if found is None:
        return
    written = found.group().replace(",", "")
    value, magnitude = float(written), quantity.magnitude
    if not value:
        return
    for factor in _SHIFTS:
        yield Slip(SlipKind.POINT, magnitude.scaled(factor))
    for factor in _SCALES:
        yield Slip(SlipKind.SCALE, magnitude.scaled(factor))
    # What one unit of the written number is worth: 17.82亿元 is written 17.82, each worth 1e8.
    worth = abs(quantity.nominal) * quantity.factor / value if quantity.nominal else 0.0
    if not worth:
        return
    sign = -1.0 if quantity.nominal is not None and quantity.nominal < 0 else 1.0
    for kind, other in _rewritten(written):
        if quantity.hedge and 0 < float(other) < value:  # 约8万 reaches far, and 约1万 less far
            yield Slip(kind, magnitude.scaled(float(other) / value))
            continue
        difference = Interval.point(sign * (float(other) - value) * worth)
        yield Slip(kind, magnitude + difference)


def _rewritten(written: str) -> Iterator[tuple[SlipKind, str]]:
    """The numbers that one slip in the digits makes of ``written``, each once."""
    seen = {written}
    for kind, other in _edits(written):
        digits = other.lstrip("0")
        leads = other.startswith("0") and not other.startswith("0.")
        if other not in seen and digits.strip(".") and not leads:
            seen.add(other)
            yield kind, other


def _edits(written: str) -> Iterator[tuple[SlipKind, str]]:
    places = [at for at, character in enumerate(written) if character != "."]
    for first, second in pairwise(places):
        swapped = list(written)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        yield SlipKind.SWAP, "".join(swapped)
    for at in places:
        for digit in "0123456789":
            yield SlipKind.DIGIT, written[:at] + digit + written[at + 1 :]
    whole = written.partition(".")[0]
    for at in range(len(whole)):
        if len(whole) > 1:
            yield SlipKind.LENGTH, written[:at] + written[at + 1 :]
        for digit in "0123456789":
            yield SlipKind.LENGTH, written[:at] + digit + written[at:]
