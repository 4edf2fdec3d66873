"""A list and the numeral that announces how many it holds: 甲、乙、丙三省; 三省:甲、乙、丙.

The list stands right at its numeral, and its items are alike: whatever else a 、 parts before a
numeral (在甲、乙新设3个…) is no list of what the numeral counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from factcheck.extraction.relations import apposition, listing, numbering
from factcheck.extraction.relations.announcements import THING, Announcement
from factcheck.extraction.relations.apposition import COUNT, PEOPLE, PLACES
from factcheck.extraction.relations.listing import Listing
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind
from factcheck.patterns import compiled

#: Between a list and its numeral: 甲、乙等三省, 甲、乙共三省, 甲、乙、丙“三提升”.
_BETWEEN = compiled(r"(?P<open>(?<![高中初同平对相优上下均])等)?(?:这|共|共计|一共|总共)?“?$")
_COLON = compiled(rf"{THING}\)?(?::|——?)(?!\n)")
_SAID = compiled(rf"{THING}(?:,(?:即|也就是|就是|分别是|分别为|依次为|依次是):?|,?分别(?:是|为):?)")
#: 新设的7个试验区分别位于甲省、乙省: each in a place of its own.
_PLACED = compiled(rf"{THING}分别[^,;:。、]{{0,4}}[在于](?!内)")
_CLAUSE = compiled(r"[,;。!?\n]")
_A_PLACE = "[^、,;]{1,8}(?:[省市区县州盟旗镇乡村]|自治[区州县])"
_OF_PLACES = compiled(f"{_A_PLACE}(?:、{_A_PLACE})+(?:[和及与]{_A_PLACE})?")
_INCLUDING = compiled(rf"{THING},?(?:其中)?包括:?")
#: A note between what is announced and the list: 6名委员(按姓氏笔画为序):.
_NOTED = compiled(rf"{THING}\([^()、:。]{{1,16}}\):(?!\n)")
#: What a note says of the things counted, when it counts some: 5名委员(2人为女性):.
_OF_SOME = compiled("(?:为|是|占|系|均|属|来自|兼任)")
#: Of people it tells what they do: 15人:甲、乙分别讲话.
_DO = compiled("分别|先后|共同|一起|一致|均|都")
_BRACKET = compiled(rf"{THING}\(")
#: What a list of several stands behind, be it announced as one.
_ONE_BY_ONE = ("分别是", "分别为", "分别是:", "分别为:")
#: A list whose last item is joined, before the sentence goes on: 甲、乙和丙,….
_ENDED = compiled(r"[^,;:。]+、[^,;:。、]+[和及与][^,;:。、]+(?=,)")
#: Titles of which the last one is joined, so that none is left out: 《甲》、《乙》和《丙》.
_TITLES = compiled(r"(?:“□+”、?)+(?:和|与|及|以及)“□+”(?=[,;。]|$)")
#: A last item that an 及 joins, with what is counted at its end: 12间医院,包括:甲、乙及丙医院.
_LAST = compiled(r"[^和与及]{2,}[及和与][^和与及]+")
_HEAD = compiled(r"[\u4e00-\u9fff]{0,4}?(?P<head>[\u4e00-\u9fff]{2}),?(?:包括|其中)")
#: What ends a list that is not whole.
_OPEN = compiled(r"等(?:等|[^、]{0,12})$|…+$")
#: A colon after them introduces what somebody says.
_SAYS = ("显示", "表示", "认为", "指出", "强调", "表明", "说")
#: What a list of clauses tells one by one.
_NOTIONS = frozenset(
    ["大", "项", "点", "种", "类", "条", "件", "方面", "个", "个方面", "个领域", "部分"]
)
#: Of so few things a colon leads to all: 四间中学,包括:甲、乙、丙、丁的学生.
_FEW = 6
_ALL_OF_THEM = compiled("(?<!其中)包括:$")
#: Nobody lists more without an 等.
_MOST = 60
_ALL_OF = "者"
#: A list that a numeral only counts by chance is short.
_LONG = 4
_TWO = 2
_ENDS = frozenset("。!?\n")
_CLAUSE_ENDS = _ENDS | frozenset(",;")
#: 省(区、市), 县(市、区): other kinds of what is counted.
_KINDS = compiled(r"(?:自治|直辖)?[省市县区州旗盟乡镇村]|街道|兵团")


def read(passage: Passage) -> Iterator[Relation]:
    """The announced lists of a passage that are parted by signs."""
    if "、" not in passage.text and "等" not in passage.text and ";" not in passage.text:
        return
    for announced in passage.announcements(0, len(passage.text)):
        found = _before(passage, announced) or _after(passage, announced)
        if found is not None:
            yield found


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
        if apposition.foreign(announced, items):
            return None
        return _relation(passage, announced, found, open_=True)
    found = listing.ending_at(text, end)
    if found is None or text[end - 1] == "、" or announced.number > _MOST:
        return None
    if announced.number == 1 and not announced.sure:
        return None  # 参考工具书、外文图书、光盘1套: one of each
    if announced.counter == _ALL_OF and found.count.high - found.count.low <= len(found.items):
        # 发展与资源、环境三者: whatever joins, joins two of them.
        found = Listing(found.items, Interval.point(found.count.high))
    elif not apposition.apposed(text, announced, found) or found.count.high - found.count.low > 1:
        return None
    if found.count.high < announced.number and apposition.goes_back(text, found):
        return None
    sure = len(found.items) >= _LONG or (announced.sure and len(found.items) > 2)
    sure = sure or announced.counter == _ALL_OF or apposition.pair(text, announced, found)
    return _relation(passage, announced, found, sure=sure)


def _own(text: str, found: Listing) -> Listing:
    """The items after the last one that another numeral counts: 甲等3个…、乙、丙等5个…."""
    start = 0
    for at, (first, last) in enumerate(found.items):
        item = listing.masked(text[first:last])
        if "等" in item or COUNT.search(item):
            start = at
    items = found.items[start:]
    return Listing(items, Interval.point(len(items)))


def _after(passage: Passage, announced: Announcement) -> Relation | None:
    text, at = passage.text, announced.end
    if not announced.counter:
        return None
    noted = _NOTED.match(text, at)
    if announced.number > 1 and not noted and (match := _BRACKET.match(text, at)):
        end = listing.starting_at(text, match.end(), frozenset())
        if end is None or all(map(_KINDS.fullmatch, text[match.end() : end].split("、"))):
            return None
        return _listed(passage, announced, match.end(), end)
    if announced.counter in PLACES:
        return None  # 三国外长:…
    if text[announced.start - 1 : announced.start] == "(" and _OF_SOME.match(text, at):
        return None
    match = noted or _COLON.match(text, at) or _SAID.match(text, at)
    placed = None if match else _PLACED.match(text, at)
    including = None if match or placed else _INCLUDING.match(text, at)
    found = match or placed or including
    if announced.number == 1 and (match is None or not match.group().endswith(_ONE_BY_ONE)):
        return None  # 1项议题,包括…; 1个:…
    if found is None or found.group().rstrip(":").endswith(_SAYS):
        return None
    end = listing.starting_at(text, found.end(), _ENDS)
    if end is None:
        return None
    if found.group().endswith(_ONE_BY_ONE) and (ended := _ENDED.match(text, found.end(), end)):
        end = ended.end()
    if placed:
        end = found.end() + len(_CLAUSE.split(text[found.end() : end])[0])
        if not _OF_PLACES.fullmatch(text, found.end(), end):
            return None
    if including and announced.number <= _FEW and _ALL_OF_THEM.search(including.group()):
        end = listing.starting_at(text, found.end(), _CLAUSE_ENDS) or end
        return _listed(passage, announced, found.end(), end, sure=False)
    plain = listing.masked(text[found.end() : end])
    if including and (titles := _TITLES.match(plain)):
        end = found.end() + titles.end()
        return _listed(passage, announced, found.end(), end, sure=False)
    if including and (joined := _joined(passage, announced, found.end())):
        return _relation(passage, announced, joined, sure=False)
    return _listed(passage, announced, found.end(), end, open_=including is not None)


def _joined(passage: Passage, announced: Announcement, start: int) -> Listing | None:
    """A list whose last item is joined and ends with what is counted, for all of them."""
    text = passage.text
    thing = _HEAD.match(text, announced.end)
    end = listing.starting_at(text, start, _CLAUSE_ENDS)
    found = listing.split(text, start, end) if thing and end else None
    if found is None or thing is None or len(found.items) <= _TWO:
        return None
    items = [listing.masked(text[first:last]) for first, last in found.items]
    if any("等" in item or COUNT.search(item) for item in items):
        return None
    if _LAST.fullmatch(items[-1]) is None or not items[-1].endswith(thing["head"]):
        return None
    return Listing(found.items, Interval.point(len(items) + 1))


def _listed(
    passage: Passage,
    announced: Announcement,
    start: int,
    end: int,
    *,
    open_: bool = False,
    sure: bool = True,
) -> Relation | None:
    """The list in ``[start, end)``, whose parts ; or 、 set off."""
    text = passage.text
    plain = listing.masked(text[start:end])
    if ":" in plain:  # another list follows on the next line
        cut = passage.line_end(start, start + plain.index(":"))
        if cut is None:
            return None
        end, plain = cut, plain[: cut - start]
    if COUNT.search(plain) or (announced.counter in PEOPLE and _DO.search(plain)):
        return None
    if numbering.marked(text, start):
        return None
    if ";" in plain:
        if announced.counter not in _NOTIONS or text[start - 1] == "—":
            return None
        found = _repeated(text, announced, start, end) or listing.split(text, start, end, ";")
    elif "," in plain or "——" in plain:
        return None
    else:
        found = listing.split(text, start, end)
    if found is None:
        return None
    return _relation(passage, announced, found, open_=open_ or bool(_OPEN.search(plain)), sure=sure)


def _repeated(text: str, announced: Announcement, start: int, end: int) -> Listing | None:
    """The clauses of 五个必须:必须…;必须…,必须…, which all begin with what is counted."""
    word = text[announced.end : announced.end + 2]
    if not text.startswith(word, start):
        return None
    starts = [match.start(1) for match in re.finditer(f"[:,;。] *({word})", text[start - 1 : end])]
    if len(starts) < 2:
        return None
    ranges = tuple((start - 1 + at, end) for at in starts)
    return Listing(ranges, Interval.point(len(ranges)))


def _relation(
    passage: Passage,
    announced: Announcement,
    found: Listing,
    *,
    open_: bool = False,
    sure: bool = True,
) -> Relation:
    count = Interval(found.count.low, math.inf, high_open=True) if open_ else found.count
    side = passage.figure(announced.start, announced.end, announced.number)
    return Relation(
        RelationKind.LIST,
        (side, passage.mention(found.start, found.end, count)),
        passage.span(min(found.start, announced.start), max(found.end, announced.end)),
        sure,
    )
