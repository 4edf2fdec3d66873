"""Scores of matches: 云泽队以3比1战胜青河队."""

from __future__ import annotations

from factcheck.extraction.indicators.place import About, Place
from factcheck.model import Aspect, QuantityKind
from factcheck.rulebook.lexicons import group

_SCORE = "比分"
#: How far behind the score what it came to may stand: 3比1的总比分逆转战胜….
_NEAR = 5


def scored(place: Place) -> About | None:
    """The score by which somebody won or lost. Of which match it is no words tell."""
    if place.quantity.kind is not QuantityKind.RATIO:
        return None
    behind = (word.text for word in place.right[:_NEAR])
    beaten = any(text.startswith(group("cues", "beats")) for text in behind)
    if not beaten and not any(word.text.endswith(_SCORE) for word in place.left):
        return None
    return About(_SCORE, Aspect.STOCK, None, place.head(place.left)[0], vague=True)
