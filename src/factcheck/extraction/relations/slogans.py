"""A slogan that counts names, and the names somewhere in the text: “三都”, “世界钠都”“绿能之都”.

The names are quoted one after the other and end in the word that the slogan counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind
from factcheck.patterns import compiled

_SLOGAN = compiled(r"“(?P<count>[三四五六七八九])(?P<word>[\u4e00-\u9fff])(?P<tail>[^“”]{0,3})”")
_NAMES = compiled(r"(?:“[^“”]{1,8}”[、和与及]?){2,}(?!等)")
_NAME = compiled("“([^“”]+)”")
#: A text may name some of what the slogan counts; one more than it counts is one too many.
_TOO_MANY = 1


def read(passages: Sequence[Passage]) -> Iterator[Relation]:
    """The slogans of a document with each row of names that they count."""
    slogans = [(one, match) for one in passages for match in _SLOGAN.finditer(one.text)]
    if not slogans:
        return
    rows = [(one, match) for one in passages for match in _NAMES.finditer(one.text)]
    for said, slogan in slogans:
        numeral = numerals.parse(slogan["count"])
        assert numeral is not None
        number = int(numeral.low)
        for passage, row in rows:
            names = _NAME.findall(row.group())
            alike = all(name.endswith(slogan["word"]) for name in names)
            if not alike or not number <= len(names) <= number + _TOO_MANY:
                continue
            at = slogan.start("count")
            side = said.figure(at, at + 1, number)
            listed = passage.mention(row.start(), row.end(), Interval.point(len(names)))
            yield Relation(RelationKind.LIST, (side, listed), side.span)
