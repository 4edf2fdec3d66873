"""Values in a row and how many they are: 6兆瓦、3兆瓦2个项目, 21号、22号两天, 1号、2号两台机组."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind, Side
from factcheck.patterns import compiled

_VALUE = r"[0-9]+(?:\.[0-9]+)?万?"
_ROW = compiled(
    rf"(?<![0-9.、和与及至到\-—~]){_VALUE}(?P<unit>[^\W\d_]{{1,3}}?)"
    rf"(?:(?:、|和|与|及){_VALUE}(?P=unit))+"
    r"(?:这|共|总共)?(?P<count>[2-9两三四五六七八九])(?P<counter>个|[天日年台座条组套块支轮])"
)
#: Cheap to look for: no row stands without it.
_JOINED = compiled("[、和与及][0-9]")
_JOINS = compiled("[、和与及]")
#: Days and years are counted one by one; of other things the counter counts what has the values.
_OF_TIME = {"月": "个", "日": "天", "号": "天台个座组", "年": "年"}


def read(passage: Passage) -> Iterator[Relation]:
    """The rows of values of a passage, each with the count right behind it."""
    if _JOINED.search(passage.text) is None:
        return
    for match in _ROW.finditer(passage.text):
        unit, counter = match["unit"], match["counter"]
        numeral = numerals.parse(match["count"])
        if numeral is None or counter not in _OF_TIME.get(unit, counter):
            continue
        start, end = match.start(), match.start("count")
        values = len(_JOINS.findall(passage.text[start:end])) + 1
        listed = passage.mention(start, end, Interval.point(values))
        first, number = match.start("count"), int(numeral.low)
        if unit in _OF_TIME:  # 两天 is a length of time, which may be rounded; here it counts
            said: Side = passage.mention(first, match.end(), Interval.point(number))
        else:
            said = passage.figure(first, match.end(), number)
        yield Relation(RelationKind.LIST, (said, listed), passage.span(start, match.end()))
