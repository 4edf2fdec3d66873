"""A figure told again in another unit: 1200亩(约合80公顷), 5亿美元,折合人民币35亿元."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.directions import last_direction
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled

_HEDGE = "(?:约|近|超过?|逾|大约|将近)?"
_NAMED = "(?:人民币|港币|美元|新台币|台币|澳门币)?"
_IN_BRACKETS = compiled(rf"\((?:约?合|折合|折算为?|相当于|约为|约等于|即)?{_HEDGE}{_NAMED}{_HEDGE}")
_BEHIND = compiled(rf",?(?:约?合|折合|折算为|折算成|换算为|换算成|相当于){_HEDGE}{_NAMED}{_HEDGE}")
_CLOSED = compiled(r"(?:左右|上下|以上)?\)")
_MONEY = "money:"
#: Measures that are told in several systems of units.
_MEASURES = ("area", "length", "mass", "volume", "energy", "power")


def read(frame: Frame) -> Iterator[Relation]:
    """The figures of a sentence that are told twice, side by side."""
    for at in range(1, len(frame.figures)):
        one, other = frame.figures[at - 1 : at + 1]
        words = frame.before(at)
        bracketed = _IN_BRACKETS.fullmatch(words) and _CLOSED.match(frame.part.text, other.end)
        behind = _BEHIND.fullmatch(words) and not _differs(frame, at - 1)
        if (bracketed or behind) and _units(one, other):
            yield Relation(RelationKind.SAME, (one.written, other.written), frame.span(at - 1, at))


def _differs(frame: Frame, at: int) -> bool:
    """Whether figure ``at`` is by how much one before it differs: 440元,较原价便宜60元,折合…, where
    either may be meant.
    """
    dimension = frame.figures[at].quantity.dimension
    before = any(figure.quantity.dimension == dimension for figure in frame.figures[:at])
    return before and last_direction(frame.before(at)) != ""


def _units(one: Figure, other: Figure) -> bool:
    """Whether the two measure one thing in two units, or money in two currencies."""
    first, second = one.quantity, other.quantity
    if first.kind is not QuantityKind.CARDINAL or second.kind is not QuantityKind.CARDINAL:
        return False
    if first.dimension.startswith(_MONEY) and second.dimension.startswith(_MONEY):
        return first.dimension != second.dimension
    return first.dimension == second.dimension in _MEASURES and first.unit != second.unit
