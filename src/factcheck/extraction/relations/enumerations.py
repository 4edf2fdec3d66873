"""A list and the numeral that announces how many it holds: 甲、乙、丙三省; 三省:甲、乙、丙.

The list stands right at its numeral, and its items are alike: whatever else a 、 parts before a
numeral (在甲、乙新设3个…) is no list of what the numeral counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from factcheck import segmentation
from factcheck.extraction.clauses import NOUN_TAGS
from factcheck.extraction.relations import announcements, listing, numbering
from factcheck.extraction.relations.announcements import Announcement
from factcheck.extraction.relations.listing import Listing
from factcheck.extraction.relations.numbering import Series
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: Between a list and its numeral: 甲、乙等三省, 甲、乙共三省, 甲、乙、丙“三提升”.
_BETWEEN = re.compile(r"(?P<open>(?<![高中初同平对相优上下均])等)?(?:这|共|共计|一共|总共)?“?$")
_COUNT = re.compile(r"[0-9]+(?![年月日号])|[两二三四五六七八九十]+[个项家名位种类条件人]")
#: What is counted, between the numeral and its list.
_THING = r"[^,。;:!?、()“”\n—]{0,16}”?"
_COLON = re.compile(rf"{_THING}\)?(?::|——?)(?!\n)")
_SAID = re.compile(rf"{_THING}(?:,(?:即|也就是|就是|分别是|分别为|依次为|依次是):?|,?分别(?:是|为):?)")
_INCLUDING = re.compile(rf"{_THING},?(?:其中)?包括:?")
_BRACKET = re.compile(rf"{_THING}\(")
#: What ends a list that is not whole.
_OPEN = re.compile(r"等(?:等|[^、]{0,12})$|…+$")
#: From the numeral to 一是: the thing counted, and one stop.
_LEADS = re.compile(rf"{_THING}(?:[,。:;]|——?)?(?:即|分别是|就是|包括|其中)?[:,]?\s*$")
#: Before the numeral, where no colon tells that the list follows.
_COUNTED = re.compile(r"[0-9一二两三四五六七八九十](?:个|大)?(?:方面|领域|类|项|个|大)[^,。;:]{0,4}$")
_PROMISES = re.compile(
    "以下|如下|下列|重点|主要|着力|提出|做好|抓好|采取|确定|明确|突出|把握|处理好|分为|推进|实施|包括|从|有|为|抓|讲|谈"
)
_SAYS = ("显示", "表示", "认为", "指出", "强调", "表明", "说")
#: What a list of clauses tells one by one.
_NOTIONS = frozenset("大项点种类条件者方面个部分")
#: One more item, without its number.
_UNNUMBERED = re.compile("[,;。](?:而|此外|另外|同时|还有|最后|再就是)")
_WINDOW = 60
#: A list that a numeral only counts by chance is short.
_LONG = 4
_ENDS = frozenset("。!?\n")
_TAILS = NOUN_TAGS | {"v", "w", "t", "q", "m"}
_PEOPLE = frozenset("人名位")
_PLACES = frozenset("国省市地县区")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "x"))
#: 省(区、市), 县(市、区): other kinds of what is counted.
_KINDS = re.compile(r"(?:自治|直辖)?[省市县区州旗盟乡镇村]|街道|兵团")


def read(passage: Passage) -> Iterator[Relation]:
    """The announced lists of a passage that are parted by signs."""
    if "、" not in passage.text and "等" not in passage.text and ";" not in passage.text:
        return
    for announced in passage.announcements(0, len(passage.text)):
        found = _before(passage, announced) or _after(passage, announced)
        if found is not None:
            yield found


def numbered(series: Sequence[Series], passages: Sequence[Passage]) -> Iterator[Relation]:
    """The announced lists whose items are numbered: 三项措施:一是…;二是…;三是…."""
    after = dict(zip(map(id, passages[1:]), passages, strict=False))
    for one in series:
        first, last = one.markers[0], one.markers[-1]
        if len(one.markers) < 2 or not one.whole:
            continue
        passage, end = first.passage, first.start
        start = max(0, end - _WINDOW)
        if not passage.text[start:end].strip(" (第") and id(passage) in after:
            passage = after[id(passage)]
            end = len(passage.text)
            start = max(0, end - _WINDOW)
        announced = _leading(passage.text[start:end].rstrip(" (第"))
        if announced is None:
            continue
        more = _UNNUMBERED.search(last.passage.text, last.end)
        count = Interval(last.number, last.number + bool(more))
        side = passage.figure(start + announced.start, start + announced.end, announced.number)
        listed = first.passage.mention(
            first.start,
            last.end if last.passage is first.passage else len(first.passage.text),
            count,
        )
        yield Relation(RelationKind.LIST, (side, listed), side.span)


def _leading(text: str) -> Announcement | None:
    """The numeral at the end of ``text`` that announces the numbered list after it."""
    for announced in reversed(list(announcements.find(text, 0, len(text)))):
        leads = _LEADS.fullmatch(text, announced.end)
        if leads is None or announced.counter in _PLACES:
            continue
        if _COUNTED.search(text, 0, announced.start):
            return None  # 11方面35条措施: either may be told one by one
        colon = text.endswith((":", "—")) or announced.counter == "点"
        if colon or _PROMISES.search(text, max(0, announced.start - 8), announced.start):
            return announced
    return None


def _before(passage: Passage, announced: Announcement) -> Relation | None:
    text = passage.text
    between = _BETWEEN.search(text, max(announced.start - 4, 0), announced.start)
    assert between is not None  # it may be empty
    end = between.start()
    if between["open"]:
        found = listing.ending_at(text, end) or listing.single(text, end)
        if found is None:
            return None
        found = _own(text, found)
        items = [listing.masked(text[start:end]) for start, end in found.items]
        if announced.counter in _PLACES and not all(map(_place, items[1:])):
            return None  # 甲总统、乙主席等两国领导人
        if len(items) > 2 and _begins_late(items):
            return None
        return _relation(passage, announced, found, open_=True)
    found = listing.ending_at(text, end)
    if found is None or text[end - 1] == "、":
        return None
    if not _apposed(text, announced, found) or found.count.high - found.count.low > 1:
        return None
    sure = len(found.items) >= _LONG or (announced.sure and len(found.items) > 2)
    return _relation(passage, announced, found, sure=sure)


def _own(text: str, found: Listing) -> Listing:
    """The items after the last one that another numeral counts: 甲等3个…、乙、丙等5个…."""
    start = 0
    for at, (first, last) in enumerate(found.items):
        item = listing.masked(text[first:last])
        if "等" in item or _COUNT.search(item):
            start = at
    items = found.items[start:]
    return Listing(items, Interval.point(len(items)))


def _apposed(text: str, announced: Announcement, found: Listing) -> bool:
    """Whether a list that ends at a numeral is what the numeral counts."""
    items = [listing.masked(text[start:end]) for start, end in found.items]
    last = items[-1]
    if any(_COUNT.search(item) or "等" in item or announced.again(item) for item in items):
        return False
    if any("的" in item for item in items[1:]):
        return False
    if last[-1] != "”" and any(item[-1] == "”" for item in items[:-1]):
        return False
    if last[-1] in "和与及跟" or _names_in_head(text, announced, items):
        return False
    if announced.counter in _PEOPLE:
        return all(map(_person, _members(items[1:])))
    if not announced.sure and not _names(text, announced):
        return False
    words = [segmentation.cut(item) for item in items]
    if any(word in group("cues", "predicate") for word in words[-1]):
        return False
    if any(word in lexicons.words("verbs") for word in words[-1][-1:]):
        return False
    tags = [segmentation.tag(item[-1]) for item in words]
    if tags[-1] == "v" and not all(tag in ("v", "vn") for tag in tags):
        return False
    if tags[-1] not in _TAILS:
        return False
    return _alike(items, words, tags, announced)


def _place(item: str) -> bool:
    """Whether an item can be the name of a place."""
    return len(item) <= 2 or segmentation.tag(segmentation.cut(item)[-1]) in ("ns", "x")


def _person(item: str) -> bool:
    """Whether an item can be the name of a person."""
    if "·" in item:
        return True
    words = segmentation.cut(item)
    return 1 < len(item) <= 4 and all(
        len(word) == 1 or segmentation.tag(word) in _NAME_TAGS for word in words
    )


def _alike(
    items: Sequence[str],
    words: Sequence[Sequence[str]],
    tags: Sequence[str],
    announced: Announcement,
) -> bool:
    """Whether the items look alike; what leads to the first one is passed over."""
    members = _members(items[1:])
    if len(members[-1]) == announced.number and announced.counter in _PLACES:
        return False  # 美食以及中秘两国, 央地及京津两市: the places are named by a character each
    if len(items) == 2:
        own, other = items[1], words[0][-1]
        if len(own) == 1 or len(other) == 1:
            return len(own) == len(other)
        return own[-1] == other[-1]
    if announced.counter in _PLACES and tags[0] != "ns" and set(tags[1:]) == {"ns"}:
        return False  # 副总理某某、甲国和乙国两国
    if all(tag == "v" for tag in tags) and max(map(len, members)) <= 2:
        return False  # 取消、下放49项
    longest = max(map(len, members[:-1]))
    if len(members[-1]) == 1 < longest or len(members[-1]) > 1.5 * longest + 2:
        return False
    return not _begins_late(items)


def _begins_late(items: Sequence[str]) -> bool:
    """Whether the list may begin within a later item: 甲院、乙部联合丙、丁、戊三省."""
    return any(
        len(item) > 1.5 * max(map(len, _members(items[at + 1 :]))) + 2
        for at, item in enumerate(items[:-1])
        if at
    )


def _members(items: Sequence[str]) -> list[str]:
    """The items, with the last one parted where an 和 parts it."""
    *others, last = items
    return [*others, *filter(None, re.split("和|与|及|以及", last))]


def _names_in_head(text: str, announced: Announcement, items: Sequence[str]) -> bool:
    """Whether some items but not all end with what the numeral counts: 中文频道、英语两个外语频道."""
    head = re.match(r"[\u4e00-\u9fff]*", text[announced.end : announced.end + 8])
    assert head is not None  # it may be empty
    named = [len(item) > 2 and item[-2:] in head.group() for item in items]
    return any(named) and not all(named)


def _names(text: str, announced: Announcement) -> bool:
    """Whether the counter is followed by what it counts: 5个产业, not 团伙5个."""
    following = listing.masked(text[announced.end : announced.end + 12])
    return bool(re.match(r"[“A-Za-z0-9\u4e00-\u9fff]", following)) and following[0] not in "以及和与也都均被全在分共已于的并"


def _after(passage: Passage, announced: Announcement) -> Relation | None:
    text = passage.text
    if match := _BRACKET.match(text, announced.end):
        end = listing.starting_at(text, match.end(), frozenset())
        if end is None or all(map(_KINDS.fullmatch, text[match.end() : end].split("、"))):
            return None
        return _listed(passage, announced, match.end(), end)
    if announced.counter in _PLACES:
        return None
    if match := _COLON.match(text, announced.end):
        if match.group().rstrip(":").endswith(_SAYS):
            return None
        end = listing.starting_at(text, match.end(), _ENDS)
        return end and _listed(passage, announced, match.end(), end)
    if match := _SAID.match(text, announced.end):
        end = listing.starting_at(text, match.end(), _ENDS)
        return end and _listed(passage, announced, match.end(), end)
    if match := _INCLUDING.match(text, announced.end):
        end = listing.starting_at(text, match.end(), _ENDS)
        return end and _listed(passage, announced, match.end(), end, open_=True)
    return None


def _listed(
    passage: Passage, announced: Announcement, start: int, end: int, *, open_: bool = False
) -> Relation | None:
    """The list in ``[start, end)``, whose parts ; or 、 set off."""
    text = passage.text
    plain = listing.masked(text[start:end])
    if ":" in plain or _COUNT.search(plain):
        return None
    if numbering.marked(text, start):
        return None
    if ";" in plain:
        if announced.counter[0] not in _NOTIONS or text[start - 1] == "—":
            return None
        found = _repeated(text, announced, start, end) or listing.split(text, start, end, ";")
    elif "," in plain or "——" in plain:
        return None
    else:
        found = listing.split(text, start, end)
    if found is None:
        return None
    return _relation(passage, announced, found, open_=open_ or bool(_OPEN.search(plain)))


def _repeated(text: str, announced: Announcement, start: int, end: int) -> Listing | None:
    """The clauses of 五个必须:必须…;必须…,必须…, which all begin with what is counted."""
    word = text[announced.end : announced.end + 2]
    if not text.startswith(word, start):
        return None
    starts = [match.start(1) for match in re.finditer(f"[:,;。] *({word})", text[start - 1 : end])]
    ranges = tuple((start - 1 + at, end) for at in starts)
    return Listing(ranges, Interval.point(len(ranges)))


def _relation(
    passage: Passage, announced: Announcement, found: Listing, *, open_: bool = False, sure: bool = True
) -> Relation:
    count = Interval(found.count.low, math.inf, high_open=True) if open_ else found.count
    side = passage.figure(announced.start, announced.end, announced.number)
    return Relation(
        RelationKind.LIST,
        (side, passage.mention(found.start, found.end, count)),
        passage.span(min(found.start, announced.start), max(found.end, announced.end)),
        sure,
    )
