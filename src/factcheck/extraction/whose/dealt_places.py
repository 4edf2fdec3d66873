"""Places that a bulletin deals its counts to: 疑似病例9例(其中青林4例,云石3例,高新区2例).

Few of the places within a city are on any list, and where they stand alone before their figures
nothing tells them from what is counted. The dictionary knows some; they tell what the others are.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import segmentation
from factcheck.extraction.whose.subjects import kind_of
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group, words

#: Three or more short words with a count of one unit each.
_NAME = r"(?!其中)[\u3400-\u9fff]{2,8}"
_LIST = compiled(
    rf"(?<![\u3400-\u9fff])(?:其中[,:]?)?(?P<items>{_NAME}\d+(?P<unit>[例人名])"
    rf"(?:[,、]{_NAME}\d+(?P=unit)){{2,}})"
)
_ITEM = compiled(r"(?P<name>[\u3400-\u9fff]{2,8})\d")
#: The longest name of a place that nothing else tells.
_SHORT = 4
#: Parts of speech of what is no place.
_THINGS = ("n", "v", "vn", "b", "m", "r", "d")
_PLACE, _PLACES = "ns", ("place", "zone")


def places(text: str) -> Iterator[str]:
    """The places of such lists, if most of those in one are known for places."""
    for dealt in _LIST.finditer(text):
        names = [item["name"] for item in _ITEM.finditer(dealt["items"])]
        known = sum(_known(name) for name in names)
        if known * 2 > len(names) and not any(map(_sorts, names)):
            yield from (name for name in names if _known(name) or _may_be_one(name))


def _known(name: str) -> bool:
    ends = kind_of(name) in _PLACES
    return ends or name in words("places") or segmentation.tag(name) == _PLACE


def _may_be_one(name: str) -> bool:
    """Whether a word is short, and neither a thing of the dictionary (女性) nor made of words that
    say something: 新增|病例.
    """
    pieces = segmentation.cut(name)
    said = len(pieces) > 1 and all(len(piece) > 1 for piece in pieces)
    return len(name) <= _SHORT and not said and segmentation.tag(name) not in _THINGS


def _sorts(name: str) -> bool:
    """Whether a word tells how people are and not where: 重症3例."""
    return name.endswith((*group("cues", "befell"), *group("cues", "case-sort")))
