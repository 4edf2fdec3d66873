"""Indicators that name too little: what they count need not be what the next one counts."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.extraction import phrases
from factcheck.extraction.whose.subjects import Name
from factcheck.model import Quantity
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group
from factcheck.segmentation import cut, tag

#: One word of so many characters is a common word.
_SHORT = 3


@lru_cache(maxsize=1 << 12)
def vague(text: str) -> bool:
    """Whether an indicator is a bare verb (筹措), a bare common noun (项目), or what many measures
    do to a common noun (惠及企业).
    """
    if len(text) < 2 or text in generic() or phrases.verb_part(text) or tag(text) == "v":
        return True
    reaching = group("cues", "reach")
    return any(text.startswith(verb) and text[len(verb) :] in generic() for verb in reaching)


def intrinsic(indicator: str, subject: Name | None) -> bool:
    """Whether an indicator, short as it is, is a measure that a works has once: 某某大桥全长."""
    return (
        subject is not None
        and subject.kind == "project"
        and not subject.deictic
        and indicator in group("cues", "intrinsic")
    )


def weak(indicator: str, quantity: Quantity) -> bool:
    """Whether an indicator is one short word (金牌, 死亡), which many events have, or money that
    every person or household has (月薪, 租金).
    """
    if quantity.dimension.startswith("money"):
        return indicator in group("cues", "own-money")
    if quantity.unit in ("%", "‰"):
        return False
    return len(indicator) <= _SHORT and _one_word(indicator)


@lru_cache(maxsize=1 << 12)
def _one_word(text: str) -> bool:
    return len(cut(text)) == 1


@cache
def generic() -> frozenset[str]:
    """Nouns that name no indicator by themselves."""
    return frozenset(lexicons.words("generic"))
