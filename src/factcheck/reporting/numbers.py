"""Numbers as readers and programs expect them."""

from __future__ import annotations

import math

#: Decimal digits that survive a double; what a conversion of units leaves beyond them is noise.
_DIGITS = 15


def plain(value: float | None) -> int | float | None:
    """A JSON number, whole where it is whole; ``None`` for nothing, for infinities and for NaN."""
    if value is None or not math.isfinite(value):
        return None
    rounded = float(f"{value:.{_DIGITS}g}")
    return int(rounded) if rounded.is_integer() else rounded
