"""Which posts are one, and which names may be one person's, written with a wrong character."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.alignment import wording
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group, words

#: 云泽市人民政府市长 and 云泽市市长 are one, and so are 云泽省省长 and 云泽省长.
_GOVERNMENT = compiled(r"(?<=[省市县区旗盟州乡镇])(?:人民)?政府(?=[省市县区旗盟州乡镇]长)")
_TWICE = compiled(r"([省市县区旗州镇乡])(?=\1长)")
#: 联合国秘书长云海问题特使 and 联合国云海问题特使 are one.
_SENT = compiled("(?<=联合国)秘书长(?=.)")
_DEPUTY = compiled(r"副(?=[^副]{2,6}$)")
#: The head of a place's government and that of its party committee.
_HEAD = compiled(r"(.*[省市县区旗州])(?:长|委书记)")
_OF_PLACE = compiled("([^代副]{2,}[省市县区旗州])长")
_TAIL = 2  #: characters that tell what kind of post it is: 市长, 书记


@lru_cache(maxsize=1 << 14)
def canonical(post: str) -> str:
    """A post in the one wording that it is compared by."""
    return _SENT.sub("", _TWICE.sub("", _GOVERNMENT.sub("", wording.canonical(post))))


def tail(post: str) -> str:
    """What kind of post it is."""
    return post[-_TAIL:]


def body(post: str) -> str:
    """Whose post it is, in the words before it; of 云泽市长, 云泽市."""
    head = _OF_PLACE.fullmatch(post)
    return head.group(1) if head else _words().sub("", post)


def sole(post: str) -> bool:
    """Whether one person holds such a post in a body: 总裁, not 发言人."""
    return post.endswith(tuple(words("posts"))) and not post.endswith(group("cues", "office"))


def deputy(post: str) -> bool:
    """Whether it is that of a deputy: 云泽市副市长."""
    return _DEPUTY.search(post) is not None


def chief(post: str) -> str:
    """The canonical post whose deputy it is of, or itself."""
    return canonical(_DEPUTY.sub("", post))


def of_state(post: str) -> bool:
    """Whether it is a post such as that of a head of state."""
    return post.endswith(group("cues", "of-state"))


def seat(post: str) -> str:
    """The place whose head the post is or is a deputy of: nobody is its mayor and its party
    secretary at once. Of other posts, the post itself.
    """
    head = _HEAD.fullmatch(chief(post))
    return head.group(1) if head else chief(post)


def likenesses(name: str) -> tuple[tuple[str, str], ...]:
    """What names are alike by: how they sound, and how they look."""
    return tuple((way, _spelt(name, way)) for way in ("homophones", "lookalikes"))


def variants(one: str, other: str) -> bool:
    """Whether two names may be one, of which a character or more is taken for one like it."""
    if one == other or len(one) != len(other):
        return False
    same = sum(a == b for a, b in zip(one, other, strict=True))
    return bool(same) and any(
        a == b for a, b in zip(likenesses(one), likenesses(other), strict=True)
    )


def swapped(one: str, other: str) -> bool:
    """Whether two names have one family name and given ones with their characters swapped."""
    return one[0] == other[0] and one[1:] == other[:0:-1] != other[1:]


def _spelt(name: str, way: str) -> str:
    """A name with each character as the first of those that are like it."""
    return name.translate(_first_of(way))


@cache
def _words() -> re.Pattern[str]:
    every = sorted({*words("posts"), *group("cues", "office")}, key=len, reverse=True)
    return compiled(f"[副代]?(?:{'|'.join(every)})$")


@cache
def _first_of(way: str) -> dict[int, int]:
    found: dict[int, int] = {}
    for alike in words(way):
        for character in alike:
            found.setdefault(ord(character), ord(alike[0]))
    return found
