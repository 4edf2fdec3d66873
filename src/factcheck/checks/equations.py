"""What the checks of stated arithmetic share: how a relation that fails is told.

A figure that would make the relation hold but for one slip of the pen is named with the finding.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from factcheck.alignment.slips import Slip, SlipKind, slips
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.model import (
    Confidence,
    Interval,
    Message,
    Severity,
    Side,
)
from factcheck.rulebook import Rule

#: The slips that few figures could be mended by, the likeliest first; another digit mends almost
#: anything.
_TELLING = (SlipKind.SWAP, SlipKind.SCALE, SlipKind.POINT, SlipKind.LENGTH)
_WORDS = {
    SlipKind.SWAP: Message(zh="两个数字颠倒", en="two digits swapped"),
    SlipKind.SCALE: Message(zh="万、亿误用", en="万 and 亿 mixed up"),
    SlipKind.POINT: Message(zh="小数点错位", en="a shifted decimal point"),
    SlipKind.LENGTH: Message(zh="多写或漏写一位", en="a digit too many or too few"),
}

#: 翻一番 is told of what has about doubled, or a little more.
DOUBLED = Interval(0.9, 1.25)

#: Whether a relation holds of the magnitudes of its sides.
Holds = Callable[[Sequence[Interval]], bool]


def told(
    rule: Rule,
    sides: Sequence[Side],
    equation: str,
    broken: str,
    right: Holds,
    *,
    severity: Severity | None = None,
    reasons: Sequence[Message] = (),
) -> Outcome:
    """What comes of one relation: ``equation`` where it is right, else ``broken``."""
    magnitudes = [magnitude(side) for side in sides]
    if right(magnitudes):
        return holds(rule, sides, equation)
    return finding(
        rule,
        sides,
        broken,
        confidence=Confidence.MEDIUM,
        severity=severity,
        reasons=[*reasons, *likely_slip(sides, right)],
    )


def magnitude(side: Side) -> Interval:
    """What a side's figure denotes, in the base unit of its dimension.

    A fraction in words (三分之一) is one to the nearest tenth of itself. What is computed may lie
    just between two written numbers (36.25%), and is rounded either way.
    """
    assert side.quantity is not None
    value = side.quantity.magnitude
    if not side.quantity.hedge and math.isfinite(value.low) and math.isfinite(value.high):
        value = Interval(value.low, value.high)
    if "分之" in side.quantity.text and "百分之" not in side.quantity.text:
        value = value * Interval(0.9, 1.1)
    return value


def size(side: Side) -> Interval:
    """The size of a difference or a rate, whichever sign it is written with."""
    return positive(magnitude(side))


def positive(value: Interval) -> Interval:
    """The value without its sign."""
    return -value if value.high < 0 else value


def middle(side: Side) -> Interval:
    """The one value in the middle of what a figure denotes, for results that readers are shown."""
    value = size(side)
    ends = [end for end in (value.low, value.high) if math.isfinite(end)]
    return Interval.point(sum(ends) / len(ends))


def dimension(side: Side) -> str:
    """The dimension of a side's figure."""
    return side.quantity.dimension if side.quantity is not None else ""


def in_order(old: Side, new: Side, *, rises: bool) -> bool:
    """Whether both values are above nothing, and may be in the order that the words tell."""
    first, second = magnitude(old), magnitude(new)
    if first.low <= 0 or second.low < 0:
        return False
    return not (second.entirely_below(first) if rises else first.entirely_below(second))


def likely_slip(sides: Sequence[Side], right: Holds) -> Iterator[Message]:
    """The slip of the pen, where there is just one of its kind, that would mend the relation."""
    found: dict[SlipKind, list[tuple[Side, Slip]]] = {}
    magnitudes = [magnitude(side) for side in sides]
    for index, side in enumerate(sides):
        if side.quantity is None:
            continue
        for slip in slips(side.quantity):
            meant = [*magnitudes[:index], slip.magnitude, *magnitudes[index + 1 :]]
            if slip.kind in _TELLING and right(meant):
                found.setdefault(slip.kind, []).append((side, slip))
    for kind in _TELLING:
        if len({side.span for side, _ in found.get(kind, ())}) == 1:
            side = found[kind][0][0]
            yield Message(
                zh=f"可能是{_WORDS[kind].zh}：{side.text}",
                en=f"perhaps {_WORDS[kind].en}: {side.text}",
            )
            return
