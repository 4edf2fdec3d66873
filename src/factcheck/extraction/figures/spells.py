"""Lengths of time in hours, minutes and seconds that are one figure: 2小时30分, 3分41秒25."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extraction.figures import units
from factcheck.extraction.figures.hedges import Bounds
from factcheck.extraction.figures.meaning import Meaning
from factcheck.patterns import compiled

#: What may stand behind the digits that begin one.
BEGINS: Final = frozenset("个小分秒")
_SPELL: Final = compiled(
    r"(?:(?P<h>[0-9]{1,3})个?小时零?(?=[0-9]{1,2}分))?"
    r"(?:(?P<m>[0-9]{1,3})分钟?(?=[0-9]{1,2}(?:\.[0-9]+)?秒|(?(h)|(?!))))?"
    r"(?:(?P<s>[0-9]{1,2})(?:\.(?P<p>[0-9]{1,3}))?秒(?:(?P<c>[0-9]{1,3})(?=[,。、;)的夺获打完跑游排成]|$))?)?"
)
_MINUTE: Final = 60
_HOUR: Final = 3600


def composed(normal: str, start: int) -> tuple[int, int, Meaning] | None:
    """The length of time that the digits at ``start`` begin, if they begin one of several units."""
    match = _SPELL.match(normal, start)
    if match is None or sum(match[part] is not None for part in "hmsc") < _SEVERAL:
        return None
    fraction = match["p"] or match["c"] or ""
    seconds = Decimal(f"{match['s'] or 0}.{fraction or 0}")
    seconds += int(match["h"] or 0) * _HOUR + int(match["m"] or 0) * _MINUTE
    fine = match["s"] is not None
    unit = units.units()["秒" if fine else "分钟"]
    value = seconds if fine else seconds / _MINUTE
    half = Decimal(1).scaleb(-len(fraction)) / 2
    bounds = Bounds(value - half, value + half, False, True)
    return start, match.end(), Meaning.of(bounds, value, unit)


#: Of so many units at least it is made up.
_SEVERAL: Final = 2
