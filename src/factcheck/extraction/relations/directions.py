"""Words that tell which of two figures is the larger: 升至, 下降, 多."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

UP, DOWN = "up", "down"
#: What leads from the verb to the value reached. A verb that says no direction needs one of these.
_REACHED = "(?:达到|到了|至约|到约|[到至为成达])"
#: 变为, 调整到: the value is another, whether larger or smaller is not said.
_NEUTRAL = "变|变动|变化|变更|改|改变|调整|发展|转变|达到?|增减"
#: Whose value stands between the verb and it: 升至今年6月的60.5分.
_TAIL = "[^,;。:、]{0,12}"
#: Between the old value and its verb: 的谷底, ,已经.
_DATED = (
    "[,;](?:到|至|而)?"
    "(?:(?:19|20)?[0-9]{2}年(?:[0-9]{1,2}月)?[末底初]?|[今去]年|[本这](?:月|季度?|届|周|次)|目前|如今|现在|当年)"
)
_LEAD = (
    f"(?:(?:(?P<dated>{_DATED})|的?[,、]?)"
    "(?:快速|大幅|逐步|逐年|稳步|已经?|又|再|一下子?|陆续|进一步|直线?|急剧?|骤|猛)*|(?P<lead>[^,;。:、]{0,12}?))"
)
#: Between two statements of one change.
_MORE = (
    "[,;、]?(?:每[^,;。:、每]{1,3})?"
    "(?:累计|共|总共|净|足足|整整|大幅|即|也就是|一共|合计|按年|按月|分别|再|又|年)*"
)
_BY = "(?:了|达到|达|为|约|近|逾|超过?|高达|的?幅度|率|比例|人数|数量|[:])*"


class Reached(Struct, frozen=True, gc=False):
    """The words between an old value and a new one: their direction, ``""`` where none is said."""

    direction: str
    verb: str
    direct: bool = False  #: nothing but a date and adverbs stands before the verb


def reached(words: str) -> Reached | None:
    """What the words between two figures say where the second is what the first became."""
    words = "".join(words.split())
    match = _to().fullmatch(words)
    if match is None:
        return None
    verb = match["verb"] or ""
    direct = match["dated"] is not None or (match["lead"] is None and words[0] not in "的,、")
    return Reached(_directions().get(verb, ""), verb, direct)


def differs_by(words: str, lead: str = "") -> str:
    """The direction of a difference that the words lead to (",增长", "多"), ``""`` for none.

    ``lead`` is a pattern of what may stand before: whose value it is, what it is compared with.
    """
    match = _by(lead).fullmatch("".join(words.split()))
    return _directions()[match["verb"]] if match else ""


def last_direction(words: str) -> str:
    """The direction that the last word tells, whatever stands before it: 的工党候选人多."""
    match = _ends().search(words)
    return _directions()[match["verb"]] if match else ""


@cache
def _directions() -> dict[str, str]:
    """All words with a direction."""
    found = {word: direction for word, direction, _ in lexicons.rows("directions")}
    changes = {word: way for word, way in lexicons.rows("changes") if way != "noun"}
    return found | changes | {"增速": UP, "增长率": UP, "增长": UP}


def _alternatives(place: str) -> str:
    """The words that may stand in a place, the longest first."""
    other = {word for word, _, only in lexicons.rows("directions") if only not in ("", place)}
    words = sorted(_directions().keys() - other, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _to() -> re.Pattern[str]:
    return compiled(
        f"{_LEAD}(?:(?P<verb>{_alternatives('to')})了?{_REACHED}|(?:{_NEUTRAL}){_REACHED}|达到?){_TAIL}"
    )


@cache
def _by(lead: str) -> re.Pattern[str]:
    return compiled(f"{lead}{_MORE}(?P<verb>{_alternatives('by')}){_BY}")


@cache
def _ends() -> re.Pattern[str]:
    return compiled(f"(?P<verb>{_alternatives('by')}){_BY}$")
