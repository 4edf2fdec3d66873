"""The items of a list: what stands between the 、 of one stretch of text.

Signs inside quotes, titles and brackets part nothing. The last 和 of a list may part two items or
belong to one of them (工业和信息化); where the words do not tell, the list holds either number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck import segmentation
from factcheck.model import Interval
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_OPENING = "“‘《〈(["
_CLOSING = "”’》〉)]"
_STOPS = frozenset(",。;:!?…—\n")
_INSIDE = compiled(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》|\([^()]*\)|\[[^\[\]]*\]")
#: A list is no longer than that; beyond it a bracket was never closed.
_REACH = 400
#: Items of at most so many characters are names or notions, none of which holds an 和.
_SHORT = 6
#: So many items that end alike are a pattern.
_MANY = 4
_NEARLY = 0.7

Range = tuple[int, int]


class Listing(Struct, frozen=True, gc=False):
    """The items of a list as ranges of the text, and how many there are."""

    items: tuple[Range, ...]
    count: Interval

    @property
    def start(self) -> int:
        """Where the first item begins, with whatever leads to it."""
        return self.items[0][0]

    @property
    def end(self) -> int:
        """Where the last item ends."""
        return self.items[-1][1]


def ending_at(text: str, end: int, *, joined: bool = False) -> Listing | None:
    """The items that end at ``end``, back to the nearest stop; the first one with what leads in.

    ``joined``: a list of two that an 和 alone joins is one as well, and the last item may have a
    head that is said of all (金融业、软件和信息服务业增加值): its length tells nothing.
    """
    start = _back(text, end)
    if start is None:
        return None
    if not joined:
        return split(text, start, end)
    return split(text, start, end, headed=True) or _pair(text, start, end)


def _pair(text: str, start: int, end: int) -> Listing | None:
    """Two items that one word joins."""
    parts = _parted(masked(text[start:end]))
    if len(parts) != 2:
        return None
    return Listing(((start, start + len(parts[0])), (end - len(parts[1]), end)), Interval.point(2))


def single(text: str, end: int) -> Listing | None:
    """What ends at ``end`` as a list of one."""
    start = _back(text, end)
    return None if start is None or start == end else Listing(((start, end),), Interval.point(1))


def starting_at(text: str, start: int, stops: frozenset[str] = _STOPS) -> int | None:
    """Where the stretch that begins at ``start`` comes to a stop outside of quotes and brackets."""
    depth = 0
    for at in range(start, min(len(text), start + _REACH)):
        sign = text[at]
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            if not depth:
                return at
            depth -= 1
        elif not depth and sign in stops:
            return at
    return len(text) if len(text) < start + _REACH else None


def split(
    text: str, start: int, end: int, sign: str = "、", *, headed: bool = False
) -> Listing | None:
    """The items of ``text[start:end]``, parted by ``sign``; ``None`` for fewer than two.

    ``headed``: the last item may end with a head that is said of all.
    """
    plain = masked(text[start:end])
    ranges = tuple((first, last) for first, last in _pieces(plain, sign) if first < last)
    if len(ranges) < 2:
        return None
    items = [plain[first:last] for first, last in ranges]
    count = Interval.point(len(ranges)) if sign != "、" else _count(items, headed=headed)
    return Listing(tuple((start + first, start + last) for first, last in ranges), count)


def _count(items: Sequence[str], *, headed: bool) -> Interval:
    """How many items there are, whatever their joining words part."""
    whole = _whole(items)
    if whole < len(items):
        return Interval(whole, len(items))
    if all(len(_parted(item)) > 1 for item in items):
        return Interval(len(items), len(items) + 1)  # 职责与体制、开发与建设: each is a pair
    last = _parted(items[-1])
    own = len(last) - 1
    lead = min(len(_parted(items[0])) - 1, 1)  # 甲与乙、丙、丁三国: three or four
    inner = [at for at, item in enumerate(items[1:-1], 1) if len(_parted(item)) > 1]
    if inner and own:
        own = 0  # 从职责与体制、开发与建设
    elif inner and any(_even(_parted(items[at])) for at in inner):
        return Interval(len(items) - inner[-1], len(items) + len(inner))  # 甲、乙及丙、丁两市
    bound = headed or any(pair in items[-1] for pair in group("cues", "pair"))
    if own == 1 and not (lead or bound) and _short([*items[1:-1], *last]):
        return Interval.point(len(items) + 1)
    return Interval(len(items) - lead, len(items) + own + lead)


def _whole(items: Sequence[str]) -> int:
    """How many items are whole where nearly all end alike: 网上制作、传播…案 is one of …案、…案.

    What ends otherwise is none where it is a verb alone.
    """
    ending = items[-1][-1]
    others = [item for item in items if item[-1] != ending]
    if len(items) < _MANY or len(items) - len(others) < len(items) * _NEARLY:
        return len(items)
    return len(items) - sum(map(_deed, others))


def _deed(item: str) -> bool:
    """Whether an item ends in a verb."""
    return segmentation.tag(segmentation.cut(item)[-1]) in ("v", "vn")


def _short(items: Sequence[str]) -> bool:
    """Whether the items are so short, and so much alike, that none of them holds an 和."""
    lengths = [len(item) for item in items]
    alike = max(lengths) - min(lengths) <= 1 or len({item[-1] for item in items}) == 1
    return max(lengths) <= _SHORT and alike


def _even(parts: Sequence[str]) -> bool:
    """Whether both sides of a joining word may be items: 英和巴西."""
    lengths = [len(part) for part in parts]
    return max(lengths) - min(lengths) <= 2


def masked(text: str) -> str:
    """The text with the inside of quotes, titles and brackets blotted out, of the same length."""
    return _INSIDE.sub(lambda found: f"“{'□' * (len(found.group()) - 2)}”", text)


def _back(text: str, end: int) -> int | None:
    depth = 0
    for at in range(end - 1, max(end - _REACH, 0) - 1, -1):
        sign = text[at]
        if sign in _CLOSING:
            depth += 1
        elif sign in _OPENING:
            if not depth:
                return at + 1
            depth -= 1
        elif not depth and sign in _STOPS:
            return at + 1
    return 0 if end <= _REACH else None


def _pieces(plain: str, sign: str) -> Iterator[Range]:
    """The stretches between the signs; titles and quotes that touch are items too."""
    start = 0
    for at, character in enumerate(plain):
        if character == sign:
            yield start, at
            start = at + 1
        elif sign == "、" and plain[at : at + 2] == "”“":
            yield start, at + 1
            start = at + 1
    yield start, len(plain)


def _parted(item: str) -> list[str]:
    """An item, parted at each word that joins."""
    parts = [""]
    for word in segmentation.cut(item):
        if word in group("cues", "listing") and parts[-1]:
            parts.append("")
        else:
            parts[-1] += word
    if len(parts) == 1 and (cut := re.fullmatch(r"(.{2,}(.))[和与及](.+\2)", item)):
        return [cut[1], cut[3]]  # words that the segmenter does not know: 青少年组和社会组
    return [part for part in parts if part]
