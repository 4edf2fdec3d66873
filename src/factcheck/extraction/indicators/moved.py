"""从A提高到B: the new value of a share or a rank says what the old one says."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.indicators.place import About, Place
from factcheck.model import Aspect, QuantityKind

_TO = ("到", "至", "为", "成")


def led(place: Place) -> About | None:
    """占出口比重从1.1%提高到1.8%, 由全省第九位上升为第六位: the value that it came to."""
    last = place.before[-1] if place.before else None
    if last is None or place.opens or not place.left:
        return None
    if _grew_to(place, last.indicator) and last.aspect is not Aspect.SHARE:
        return replace(last, carried=True)
    share = last.aspect is Aspect.SHARE and place.relative
    ranked = last.aspect is Aspect.RANK and place.quantity.kind is QuantityKind.ORDINAL
    changes = phrases.table("changes")
    moves = any(changes.get(word.text, "noun") != "noun" for word in place.left)
    if not (share or ranked) or not (moves or _came_to(place)):
        return None
    if any(phrases.nominal(word) for word in place.left if word.text not in changes):
        return None
    if phrases.strip_links(place.left) and not moves:
        return None
    return replace(last, carried=True)


def _grew_to(place: Place, thing: str) -> bool:
    """Whether a verb leads from the amount before to this one: (从3家)发展到5家."""
    old, left = place.neighbour, place.left
    alike = old is not None and old.dimension == place.quantity.dimension and not place.relative
    led = len(left) > 1 and left[-1].text in _TO and left[-2].tag.startswith("v")
    return (
        alike
        and led
        and all(word.tag[0] in "vd" or thing.endswith(word.text) for word in left[:-1])
    )


def _came_to(place: Place) -> bool:
    """Whether one word tells that it became so much: 升至, 跃居."""
    return len(place.left) == 1 and place.left[0].text.endswith(("至", "到", "居", "为"))
