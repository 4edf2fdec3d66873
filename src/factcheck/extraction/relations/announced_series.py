"""Announced lists whose items are numbered, or are the paragraphs that follow.

三项措施:一是…;二是…;三是…, and “五个突出” with five paragraphs that begin with 突出.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations import announcements
from factcheck.extraction.relations.announcements import THING, Announcement
from factcheck.extraction.relations.apposition import PLACES
from factcheck.extraction.relations.numbering import Series
from factcheck.extraction.relations.passages import Passage
from factcheck.model import BlockKind, Interval, Relation, RelationKind
from factcheck.patterns import compiled

#: From the numeral to 一是: the thing counted, and one stop.
_LEADS = compiled(rf"{THING}(?:[,。:;]|——?)?(?:即|分别是|就是|包括|其中)?[:,]?\s*")
#: Before the numeral, where no colon tells that the list follows.
_PROMISES = compiled(
    "以下|如下|下列|重点|主要|着力|提出|做好|抓好|采取|确定|明确|突出|把握|处理好|分为|推进|实施"
    "|包括|从|有|为|抓|讲|谈"
)
#: Another numeral right before: 11方面35条措施.
_COUNTED = compiled(r"[0-9一二两三四五六七八九十](?:个|大)?(?:方面|领域|类|项|个|大)[^,。;:]{0,4}$")
#: One more item, without its number.
_UNNUMBERED = compiled("[,;。](?:而|此外|另外|同时|还有|最后|再就是)")
#: “五个突出”: as many paragraphs may begin with the word.
_SLOGAN = compiled(r"“([两三四五六七八九十])个?([\u4e00-\u9fff]{2})”")
_SERIES = 3
_WINDOW = 60
_PROMISED = 8


def told(passages: Sequence[Passage]) -> Iterator[Relation]:
    """“五个突出” whose items are the paragraphs after it that begin with 突出, or whose first
    sentence ends in it.
    """
    for at, passage in enumerate(passages):
        for match in _SLOGAN.finditer(passage.text):
            numeral = numerals.parse(match[1])
            later = passages[at + 1 :]
            for places in (_opening(later, match[2]), _closing(later, match[2])):
                if numeral is None or len(places) < _SERIES:
                    continue
                side = passage.figure(match.start(1), match.end(1), int(numeral.low))
                items = [
                    one.mention(start, start + len(match[2]), Interval.point(1))
                    for one, start in places
                ]
                yield Relation(RelationKind.LIST, (side, *items), side.span)


def _opening(passages: Sequence[Passage], word: str) -> list[tuple[Passage, int]]:
    """The passages that begin with a word, and where it stands."""
    begun = [one for one in passages if one.text.lstrip().startswith(word)]
    return [(one, one.text.index(word)) for one in begun]


def _closing(passages: Sequence[Passage], word: str) -> list[tuple[Passage, int]]:
    """The passages whose first sentence ends in a word, and where it stands."""
    ends = [(one, one.text.find("。")) for one in passages if one.part.kind is BlockKind.PARAGRAPH]
    return [
        (one, end - len(word))
        for one, end in ends
        if len(word) < end <= _WINDOW and one.text.startswith(word, end - len(word))
    ]


def numbered(series: Sequence[Series], passages: Sequence[Passage]) -> Iterator[Relation]:
    """The announced lists whose items are numbered."""
    previous = dict(zip(map(id, passages[1:]), passages, strict=False))
    for one in series:
        first, last = one.markers[0], one.markers[-1]
        headless = one.headless
        if len(one.markers) < 2 or not (one.whole or headless):
            continue
        passage, end = first.passage, first.start
        if not passage.text[:end].strip() and id(passage) in previous:
            passage = previous[id(passage)]
            end = len(passage.text)
        announced = _leading(passage.text, max(0, end - _WINDOW), end)
        if announced is None or (headless and announced.number != last.number):
            continue
        more = _UNNUMBERED.search(last.passage.text, last.end) is not None
        whole = last.passage is first.passage
        listed = first.passage.mention(
            first.start,
            last.end if whole else len(first.passage.text),
            Interval(len(one.markers), len(one.markers) + more),
        )
        side = passage.figure(announced.start, announced.end, announced.number)
        yield Relation(RelationKind.LIST, (side, listed), side.span)


def _leading(text: str, start: int, end: int) -> Announcement | None:
    """The numeral in ``text[start:end]`` that announces the numbered list after it."""
    for announced in reversed(list(announcements.find(text, start, end))):
        leads = _LEADS.fullmatch(text, announced.end, end)
        if leads is None or announced.counter in PLACES:
            continue
        if _COUNTED.search(text, start, announced.start):
            return None  # either may be told one by one
        colon = leads.group().rstrip().endswith((":", "—")) or announced.counter == "点"
        before = max(start, announced.start - _PROMISED)
        if colon or _PROMISES.search(text, before, announced.start):
            return announced
    return None
