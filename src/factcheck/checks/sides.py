"""What the sides of a relation denote."""

from __future__ import annotations

from factcheck.model import Interval, Side


def magnitude(side: Side) -> Interval:
    """What a side's figure denotes, in the base unit of its dimension."""
    assert side.quantity is not None
    return side.quantity.magnitude
