"""Which figure of an equation that fails, slipped once by the pen, makes it hold exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.alignment.slips import slips
from factcheck.model import Interval, Message, Quantity, Related, Side
from factcheck.patterns import compiled

#: A sum of so many steps of its last place is not met by chance.
_STEPS = 300
_WRITTEN = compiled(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")


def repairs(sides: Sequence[Side], needed: Sequence[Interval]) -> Iterator[Side]:
    """The sides that one slip away are what the others ask of them; ``needed`` is in their order.

    Hedged figures are no ground for this: many values would do.
    """
    if any(side.quantity is None or side.quantity.hedge for side in sides):
        return
    for side, wanted in zip(sides, needed, strict=True):
        assert side.quantity is not None
        if any(not slip.magnitude.disjoint(wanted) for slip in slips(side.quantity)):
            yield side


def told(sides: Sequence[Side]) -> tuple[Related, ...]:
    """The sides that a slip may have spoilt, as places to look at first."""
    note = Message(zh="此处写错一笔就足以造成不符", en="one slip here would explain it")
    return tuple(Related(note, side.span) for side in sides)


def exact(whole: Interval, sides: Sequence[Side]) -> bool:
    """Whether so many digits agree that neither chance nor one slip in any figure explains it."""
    figures = [side.quantity for side in sides if side.quantity is not None]
    finest = min(filter(None, map(_place_value, figures)), default=0.0)
    widest = max(figure.magnitude.high - figure.magnitude.low for figure in figures)
    step = max(finest, widest)
    return step > 0.0 and whole.low >= _STEPS * step


def _place_value(quantity: Quantity) -> float:
    """What one unit of the last figure that was written with care is worth: 0.01亿 in 17.82亿元,
    100 in 1300人.
    """
    found = _WRITTEN.search(quantity.text)
    if found is None or not quantity.nominal:
        return abs(quantity.nominal or 0.0) * quantity.factor
    written = found.group().replace(",", "")
    whole, _, decimals = written.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals else 0
    unit = 10.0 ** (-len(decimals) if decimals else zeros)
    return abs(quantity.nominal) * quantity.factor / float(written) * unit
