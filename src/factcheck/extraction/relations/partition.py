"""Whether the figures of a list share their whole out: by what each one's words say it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from factcheck import segmentation
from factcheck.extraction.relations.addends import Item
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

#: A place, or the stretch of a road that lies in one: 甲市境内, 乙市段.
_PLACE = compiled(
    r"(?:市|省|自治区|新区|区|县|州|盟|旗|镇|乡|岛|兵团|(?<![环处困])境内?|(?<![手时])段)$"
)
#: Names of places are so short, and so many of a list of them are known.
_NAME = 8
_KNOWN = 0.7
#: So many characters at its end name what an item counts.
_ENDING = 2
#: A time, or which of several it was.
_TIME = compiled(
    r"(?:(?:19|20)\d\d年)?(?:[0-9]{1,2}月份?(?:[0-9]{1,2}[日号])?|第?[一二三四]季度)?"
    r"|第[一二三四五六七八九十]{1,2}[批次轮期组场]"
)
_LEADING = compiled(r"^(?:其中|包括|有|是|为|[,:、])+|(?:新增|报告|确诊|累计|有|为|共)+$")
#: What one of another kind may be, too.
_SEVERAL = compiled(
    "[女男童孩婴孕老幼伤残亡病]|青少年|未成年|外[国籍宾]|学生|党员|博士|硕士|研究生|教授|院士|专家|人才|家属|亲属|"
    "华[人裔侨]|公民|本地|代表|委员|获|入选|选手|首次|骨干|新"
)
#: Of both sides of the trade, and so of neither.
_BOTH = compiled("进出口|男女|城乡|境内外|国内外|省内外|市内外")


class Extent(StrEnum):
    """How the things that several figures count lie in their whole."""

    ALL = "all"  #: apart from each other, and nothing is left beside them
    PLACES = "places"  #: apart from each other, in one place each, and mostly all there are
    APART = "apart"  #: apart from each other, and often all there are
    ANSWER = "answer"  #: apart from each other, since everybody who is asked gives one of them
    SOME = "some"  #: apart from each other, among others that are not told
    ROW = "row"  #: people of several kinds, counted one after another


def extent(items: Sequence[Item]) -> Extent | None:
    """How the items of a list lie in their whole, ``None`` where their words do not tell."""
    if len(items) < 2:
        return None
    words = [_BOTH.sub("", item.words) for item in items]
    if left_over(items[-1]) or _others_alike(items):
        return Extent.ALL
    shared = _shared_out(words)
    if shared is not None:
        return shared
    if _times(items):
        return Extent.APART
    if _places(items):
        return Extent.PLACES
    return Extent.ROW if _kinds(items) else None


def opposed(items: Sequence[Item]) -> bool:
    """Whether the items are named by words that share a whole out among them: 省内, 省外."""
    return _shared_out([_BOTH.sub("", item.words) for item in items]) is not None


def answers(words: Sequence[str]) -> list[str] | None:
    """The answers to one question that the words name, another one each."""
    for members, how in _sets():
        found = [_members(members, text) for text in words] if how is Extent.ANSWER else []
        if found and all(len(several) == 1 for several in found):
            named = [several[0] for several in found]
            if len({*named}) == len(named):
                return named
    return None


def _shared_out(words: Sequence[str]) -> Extent | None:
    for members, how in _sets():
        found = [_members(members, text) for text in words]
        named = [member for several in found for member in several]
        if all(len(several) == 1 for several in found) and len({*named}) == len(named):
            left = how is Extent.ALL and len(named) < len(members)
            return Extent.APART if left or how is Extent.ANSWER else how
    return None


def _kinds(items: Sequence[Item]) -> bool:
    """Whether the items are numbers of people, each with what these are: 7名士兵、9名警察.

    One may be a woman, a child and a student at once.
    """
    tails = [item.tail for item in items]
    named = all(
        tail and not _LEADING.sub("", item.label) for item, tail in zip(items, tails, strict=True)
    )
    people = all(item.figure.quantity.dimension == "people" for item in items)
    people = people and all(map(_are, tails))
    apart = len({*tails}) == len(tails) and not any(map(_SEVERAL.search, tails))
    return people and named and apart


def _are(tail: str) -> bool:
    """Whether words tell what people are, or what befell them (士兵, 失踪), not what they did: of
    those who did one thing some may have done another.
    """
    if any(word in tail for word in lexicons.group("cues", "befell")):
        return True
    words = segmentation.cut(tail.strip("。"))
    return len(words) == 1 or not {"v", "p"} & {segmentation.tag(word) for word in words}


def _times(items: Sequence[Item]) -> bool:
    """Whether each item counts what was in a time of its own, or came in one lot: 2021年6所."""
    found = [_TIME.fullmatch(_LEADING.sub("", item.label)) for item in items]
    times = [match.group() for match in found if match is not None and match.group()]
    return len({*times}) == len(items) and not any(item.tail.strip("。") for item in items)


def _places(items: Sequence[Item]) -> bool:
    """Whether each item counts what is in a place; one name among several may be unknown."""
    known = sum(_place(item) for item in items)
    short = all(len(item.label) <= _NAME and not item.tail for item in items)
    return known == len(items) or (short and known >= _KNOWN * len(items))


def _place(item: Item) -> bool:
    """Whether the item counts what is in a place: 合肥3例."""
    label = _LEADING.sub("", item.label)
    return label in lexicons.words("places") or _PLACE.search(label) is not None


def _members(members: Sequence[str], text: str) -> list[str]:
    """The members that a text names; 不满意 is not 满意, too."""
    named = [member for member in members if member in text]
    return [one for one in named if not any(one != other and one in other for other in named)]


def _others_alike(items: Sequence[Item]) -> bool:
    """Whether the last item counts the others of what all count: 民事案件3件,其他非诉讼案件2件."""
    last = items[-1].label
    ends = {item.label[-_ENDING:] for item in items}
    others = (*lexicons.group("parts", "rest"), *lexicons.group("parts", "others"))
    return last.startswith(others) and len(ends) == 1 and len(last) > _ENDING


def left_over(item: Item) -> bool:
    """Whether the item counts all that the others leave: 其余14人."""
    return _rest().match(item.label) is not None


@cache
def _rest() -> re.Pattern[str]:
    """其余14人, 其他企业12家: what is left, before its figure."""
    words = (*lexicons.group("parts", "rest"), *lexicons.group("parts", "others"))
    return compiled(rf"(?:{'|'.join(words)})的?[^#]{{0,4}}$")


@cache
def _sets() -> tuple[tuple[tuple[str, ...], Extent], ...]:
    return tuple(
        (tuple(members.split("/")), Extent(how)) for members, how in lexicons.rows("complements")
    )
