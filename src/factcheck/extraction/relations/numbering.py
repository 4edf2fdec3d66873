"""Numbered lists: 一是…二是…, 第一,…第二,…, (一)…(二)…, 一、…二、…, 1.…2.…, ①…②….

The numbers of one list are read in order of the text, over the paragraphs of a document; one begins
a new list. A list whose beginning is not there (an excerpt, a page that was cut off) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.passages import Passage
from factcheck.model import BlockKind, Interval, QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled

_HAN = "一二三四五六七八九十"
_AFTER_STOP = r"(?:^|(?<=[,。;:!?\s“”)—]))"
_FIRST = r"(?:^|(?<=[。;!?\n])|(?<=[^0-9]:)) *"
#: The ways to number, those of headings first: a number of one kind ends the lists of later kinds.
_KINDS = {
    "section": rf"{_FIRST}(?P<section>[{_HAN}]{{1,3}})、(?![{_HAN}]{{1,3}}[、和])",
    "bracket": rf"{_AFTER_STOP}\((?P<bracket>[{_HAN}]{{1,3}})\)",
    "point": rf"{_FIRST}(?P<point>[1-9][0-9]{{0,2}})(?:\.(?![0-9])|、(?![0-9{_HAN}]{{1,2}}、))",
    "ordinal": rf"{_AFTER_STOP}第(?P<ordinal>[{_HAN}]{{1,3}})(?=[,、:])",
    "circle": r"(?P<circle>[\u2460-\u2473])",
    "is": rf"{_AFTER_STOP}(?P<is>[{_HAN}]{{1,3}})是",
    "must": rf"{_AFTER_STOP}(?P<must>[{_HAN}]{{1,3}})要",
}
_HEADINGS = ("section", "bracket", "point")
_MARKER = compiled("|".join(_KINDS.values()))
#: The first character of a marker with what stands behind it: far cheaper to look for.
_PLACE = compiled(
    rf"[{_HAN}1-9(第 \u2460-\u2473]"
    rf"(?:(?<=[{_HAN}1-9])(?=[{_HAN}0-9]{{0,2}}[、.是要])|(?<=[(第])(?=[{_HAN}])"
    rf"|(?<= )(?= *[{_HAN}1-9])|(?<=[\u2460-\u2473]))"
)
#: Cheap to look for: no marker lacks one of these.
_CUE = compiled(r"[一二12]|\u2460")
#: So far apart two numbers in running text belong to two lists.
_APART = 2500
_SAME = 6
#: What begins a list whose next number is two.
_ANEW = ("首先", "第一", "一方面", "其一", "先是", "一来")
#: What stands for a number in a list that is numbered in mixed ways.
_LOOSE = {2: ("其次", "再者", "另外"), 3: ("再次", "最后", "此外")}


class Marker(Struct, frozen=True, gc=False):
    """A number at ``[start, end)`` of a passage, the ``number`` of the item that it begins."""

    passage: Passage
    start: int
    end: int
    number: int


@dataclass(slots=True)
class Series:
    """The markers of one list, in order."""

    kind: str
    markers: list[Marker] = field(default_factory=list)

    @property
    def begins(self) -> bool:
        """Whether the first item is there, be it by the number of the second one alone."""
        return self.markers[0].number == 1 or self.markers[1].number == 2

    @property
    def whole(self) -> bool:
        """Whether the list begins with one and counts on without a gap or a double."""
        return [marker.number for marker in self.markers] == list(range(1, len(self.markers) + 1))

    @property
    def headless(self) -> bool:
        """Whether the list counts on, but its first item has no number."""
        numbers = [marker.number for marker in self.markers]
        return numbers == list(range(2, len(numbers) + 2))


def read(series: Sequence[Series]) -> Iterator[Relation]:
    """The numbers of each list that has its first item."""
    for one in series:
        if len(one.markers) < 2 or not one.begins:
            continue
        sides = tuple(
            marker.passage.mention(
                marker.start, marker.end, Interval.point(marker.number), QuantityKind.ORDINAL
            )
            for marker in one.markers
        )
        yield Relation(RelationKind.NUMBERING, sides, sides[0].span)


def marked(text: str, at: int) -> bool:
    """Whether a number stands at ``at``."""
    return _MARKER.match(text, at) is not None


#: A list that so many others of its kind have interrupted does not go on.
_OPEN = 50


def find(passages: Sequence[Passage]) -> list[Series]:
    """The numbered lists of a document, by where they begin."""
    if not any(_CUE.search(passage.text) for passage in passages):
        return []
    found: list[Series] = []
    running: dict[str, list[Series]] = {}
    offset = 0
    ends: dict[str, int] = {}
    for passage in passages:
        if passage.part.kind is BlockKind.TITLE:
            continue
        for marker, kind in _markers(passage):
            for lower in _lower(kind):
                running.pop(lower, None)
            lists = running.setdefault(kind, [])
            near = kind in _HEADINGS or offset + marker.start - ends.get(kind, 0) < _APART
            current = _meant(lists, marker) if near else None
            if current is None:
                current = Series(kind)
                lists.append(current)
                found.append(current)
            current.markers.append(marker)
            ends[kind] = offset + marker.end
        offset += len(passage.text)
    return found


def _meant(lists: list[Series], marker: Marker) -> Series | None:
    """The list that the marker goes on with; those that began within it are over then."""
    if marker.number == 1 or not lists:
        return None
    last = lists[-1]
    follows = last.markers[-1].number + 1 == marker.number
    if not follows and (last.kind in _HEADINGS or marker.number <= last.markers[-1].number):
        reach = _OPEN if last.kind in _HEADINGS else 2
        for depth in range(2, min(reach, len(lists)) + 1):
            if lists[-depth].markers[-1].number + 1 == marker.number:
                del lists[len(lists) - depth + 1 :]
                return lists[-1]
    return last if follows or _goes_on(last, marker) else None


def _markers(passage: Passage) -> Iterator[tuple[Marker, str]]:
    done = 0
    for place in _PLACE.finditer(passage.text):
        match = _MARKER.match(passage.text, place.start()) if place.start() >= done else None
        if match is None:
            continue
        done = match.end()
        kind = match.lastgroup
        assert kind is not None  # each way to number is a group
        surface = match[kind]
        numeral = numerals.parse(surface)
        number = ord(surface) - 0x245F if kind == "circle" else int(numeral.low) if numeral else 0
        if number:
            start = match.end() - len(match.group().lstrip())
            yield Marker(passage, start, match.end(), number), kind


def _lower(kind: str) -> Sequence[str]:
    """The kinds of lists that a heading of ``kind`` ends."""
    kinds = tuple(_KINDS)
    return kinds[kinds.index(kind) + 1 :] if kind in _HEADINGS else ()


def _goes_on(series: Series, marker: Marker) -> bool:
    """Whether the marker is one of the list, though its number is not the next one."""
    last = series.markers[-1]
    opens = not marker.passage.text[: marker.start].strip()
    if marker.passage is not last.passage and not opens:
        return False  # another list, whose first items are numbered in another way
    if marker.number < last.number:
        between = _between(last, marker)
        begins = series.markers[0].number == 1
        wrong = len(series.markers) == 1 and marker.number == 2  # the first number is
        return (begins or wrong) and not any(one in between for one in _ANEW)
    if marker.number == last.number and series.kind in _HEADINGS:
        return _told(last) != _told(marker)  # a heading that is told again, in a list of contents
    loose = "、)." if series.kind in _HEADINGS else "是要则、.):,来"
    return not any(
        _stands_between(last, marker, number, loose)
        for number in range(last.number + 1, marker.number)
    )


def _between(last: Marker, marker: Marker) -> str:
    """The words between two markers, but for passages that stand between theirs."""
    if last.passage is marker.passage:
        return last.passage.text[last.end : marker.start]
    return last.passage.text[last.end :] + marker.passage.text[: marker.start]


def _told(marker: Marker) -> str:
    """The first words of the item."""
    return marker.passage.text[marker.end :].lstrip()[:_SAME]


def _stands_between(last: Marker, marker: Marker, number: int, signs: str) -> bool:
    """Whether the item ``number`` is there after all, numbered in another way."""
    text = _between(last, marker)
    surfaces = "|".join((str(number), *_HAN[number - 1 : number]))
    numbered = (
        rf"(?:^|[,。;:!?\s(“]|其)(?:{surfaces})[{re.escape(signs)}](?![0-9])|第(?:{surfaces})"
    )
    return bool(re.search(numbered, text)) or any(one in text for one in _LOOSE.get(number, ()))
