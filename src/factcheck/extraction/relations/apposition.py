"""Whether a list that ends at a numeral is what the numeral counts.

甲、乙、丙三省 is. In 党委、政府新设3个中心, 女子双桨、轻量级四人双桨 and 设备27台、电脑8台 the
numeral counts something else. The items of a list are alike, and no verb stands before the count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck import segmentation
from factcheck.extraction.clauses import NOUN_TAGS
from factcheck.extraction.relations import listing
from factcheck.extraction.relations.announcements import Announcement
from factcheck.extraction.relations.listing import Listing
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: What is counted, and no number of a road or a train: G109.
COUNT = compiled(
    r"(?<![A-Za-z0-9])[0-9]+(?![年月日号])|[两二三四五六七八九十]+[个项家名位种类条件人]"
)
_JOINS = compiled("以及|和|与|及")
_TAILS = NOUN_TAGS | {"v", "w", "t", "q", "m"}
PEOPLE = frozenset("人名位")
PLACES = frozenset("国省市地县区")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "x"))
_TWO = 2
#: What sums up kinds of things, each of which is one of them.
_SORTS = compiled(
    r"[^,。;:!?、()“”的]{0,14}(?:产业集群|产业链|产业|领域|行业|学科|专业|方面|板块|赛道|品牌|环节|门类)"
)
_NAMES = frozenset(("ns", "nt", *_NAME_TAGS))
#: A kind of thing: no joining word in it.
_SORT = compiled(r"[^和与及或的]{2,10}")
_OWNER = compiled(r"[省市县区州旗镇乡村国家局部委院校厂社会]$|公司|集团|大学|学校|企业|单位$")
#: What is counted are places: 钟祥、宜城2个县市.
_OF_PLACES = compiled(
    "(?:国家|省|自治|地级|县级|重点|试点|贫困|示范)?[市县区州旗乡镇村](?!里|内|级|域|委|直|属|场)"
)
_PLACE_NAME = compiled("[\u4e00-\u9fff]{2,3}")
#: An item of at most so many characters is a name or a notion.
_BRIEF = 6
#: Of the items of a list of measures so many begin with a verb.
_MOSTLY = 0.7
#: After a counter: nothing is counted there, the sentence goes on.
_NO_THING = frozenset("以及和与也都均被全在分共已于的并")


def apposed(text: str, announced: Announcement, found: Listing) -> bool:
    """Whether a list that ends at a numeral is what the numeral counts."""
    items = [listing.masked(text[start:end]) for start, end in found.items]
    last = items[-1]
    if any(COUNT.search(item) or "等" in item or announced.again(item) for item in items):
        return False
    if any("的" in item for item in items[1:]):
        return False
    if last[-1] != "”" and any(item[-1] == "”" for item in items[:-1]):
        return False
    if last[-1] in "和与及跟" or _names_in_head(text, announced, items):
        return False
    if announced.counter in PEOPLE:
        return all(map(_person, _members(items[1:])))
    if not announced.sure and not _names(text, announced):
        return False  # 团伙5个
    of_places = _OF_PLACES.match(text, announced.end) is not None
    if not (announced.sure or of_places) and all(map(_person, _members(items[1:]))):
        return False  # the two counts of several persons
    words = [segmentation.cut(item) for item in items]
    if any(word in group("cues", "predicate") for word in words[-1]):
        return False
    if any(word in lexicons.words("verbs") for word in words[-1][-1:]):
        return False
    tags = [segmentation.tag(item[-1]) for item in words]
    noun_alike = announced.sure and len(items) > 2 and announced.counter not in PLACES
    if tags[-1] == "v" and not (noun_alike or {"v", "vn"} & set(tags[:-1])):
        return False  # 抢险、救起15人
    if tags[-1] not in _TAILS:
        return False
    joined = found.count.low > len(items)
    if pair(text, announced, found) or _sorts(text, announced, items):
        return True
    if of_places and all(map(_bare_place, items)):
        return True
    return _alike(items, words, tags, announced, joined=joined)


def _sorts(text: str, announced: Announcement, items: Sequence[str]) -> bool:
    """Whether two kinds of things stand before what sums such kinds up: 玉米、肉羊2个产业链.

    Places and bodies are left out: they may have several of these each.
    """
    if len(items) != _TWO or not _SORTS.match(text, announced.end):
        return False
    return not any(map(_owner, items)) and _SORT.fullmatch(items[1]) is not None


def _bare_place(item: str) -> bool:
    """Whether an item can be a name of a county without its 县: 罗田."""
    return _PLACE_NAME.fullmatch(item) is not None and not _OWNER.search(item)


def _owner(item: str) -> bool:
    """Whether an item ends in a place or a body, which may own what is counted, or in a name."""
    named = segmentation.tag(segmentation.cut(item)[-1]) in _NAMES
    return named or _OWNER.search(item) is not None


def pair(text: str, announced: Announcement, found: Listing) -> bool:
    """Whether two things stand before a quoted slogan that counts two: 甲、乙“两大示范区”."""
    two = len(found.items) == announced.number == len(("甲", "乙"))
    return two and announced.sure and text[announced.start - 1] == "“"


def foreign(announced: Announcement, items: Sequence[str]) -> bool:
    """Whether the items before 等 and a numeral are not, or not all, what it counts."""
    if announced.counter in PLACES and not all(map(_place, items[1:])):
        return True  # 甲总统、乙主席等两国领导人
    return len(items) > 2 and _begins_late(items)


def goes_back(text: str, found: Listing) -> bool:
    """Whether the clause before a list may be an item too: 开展调查,推进立法、加强监管3项."""
    start = found.start
    if text[start - 1 : start] != ",":
        return False
    before = max(text.rfind(mark, 0, start - 1) for mark in ",。;:!?\n") + 1
    clauses = [text[before : start - 1], *(text[first:last] for first, last in found.items)]
    if len(clauses[0]) > 2 * max(map(len, clauses[1:])):
        return False  # 要以…为主线,去产能、降成本2项
    verbs = [segmentation.tag(segmentation.cut(clause)[0]) == "v" for clause in clauses if clause]
    return verbs[0] and sum(verbs) >= len(verbs) * _MOSTLY


def _place(item: str) -> bool:
    """Whether an item can be the name of a place."""
    return len(item) <= 2 or segmentation.tag(segmentation.cut(item)[-1]) in ("ns", "x")


def _person(item: str) -> bool:
    """Whether an item can be the name of a person."""
    if "·" in item:
        return True
    words = segmentation.cut(item)
    if not 1 < len(item) <= 4:
        return False
    surname = len(words) > 1 and len(words[0]) == 1 and segmentation.tag(words[0]) == "nr"
    return surname or all(len(word) == 1 or segmentation.tag(word) in _NAME_TAGS for word in words)


def _alike(
    items: Sequence[str],
    words: Sequence[Sequence[str]],
    tags: Sequence[str],
    announced: Announcement,
    *,
    joined: bool,
) -> bool:
    """Whether the items look alike; what leads to the first one is passed over.

    ``joined``: the last one is surely two (中部、西部和东北).
    """
    members = _members(items[1:])
    if len(members[-1]) == announced.number and announced.counter in PLACES:
        return False  # 美食以及中秘两国, 央地及京津两市: the places are named by a character each
    if len(items) == 2 and not joined:
        own, other = items[1], words[0][-1]
        if len(own) == 1 or len(other) == 1:
            return len(own) == len(other)
        alike = announced.sure and tags[0] == tags[1] and len(own) <= _BRIEF
        return alike or own[-1] == other[-1]
    if announced.counter in PLACES and tags[0] != "ns" and set(tags[1:]) == {"ns"}:
        return False  # 副总理某某、甲国和乙国两国
    deeds = all(tag == "v" for tag in tags) and max(map(len, members)) <= 2
    if deeds and not announced.sure:
        return False  # 取消、下放49项
    if len(members[-1]) == 1 and sum(len(member) == 1 for member in members) > 1:
        return max(map(len, members)) <= _BRIEF  # 省、自治州、县、乡四级
    longest = max(map(len, members[:-1]))
    if len(members[-1]) == 1 < longest or len(members[-1]) > 1.5 * longest + 2:
        return False
    return not _begins_late(items)


def _begins_late(items: Sequence[str]) -> bool:
    """Whether the list may begin within a later item: 甲院、乙部联合丙、丁、戊三省."""
    return any(
        len(item) > 1.5 * max(map(len, _members(items[at + 1 :])), default=0) + 2
        for at, item in enumerate(items[:-1])
        if at
    )


def _members(items: Sequence[str]) -> list[str]:
    """The items, with the last one parted where an 和 parts it."""
    *others, last = items
    return [*others, *filter(None, _JOINS.split(last))]


def _names_in_head(text: str, announced: Announcement, items: Sequence[str]) -> bool:
    """Whether the first item but not the last ends with what the numeral counts.

    The list begins behind it then: 综合频道、英语、法语两个外语频道.
    """
    head = re.match(r"[\u4e00-\u9fff]*", text[announced.end : announced.end + 8])
    assert head is not None  # it may be empty
    named = [len(item) > 2 and item[-2:] in head.group() for item in items]
    return named[0] and not named[-1]


def _names(text: str, announced: Announcement) -> bool:
    """Whether the counter is followed by what it counts: 5个产业, not 团伙5个."""
    following = listing.masked(text[announced.end : announced.end + 12])
    return bool(re.match(r"[“A-Za-z0-9\u4e00-\u9fff]", following)) and following[0] not in _NO_THING
