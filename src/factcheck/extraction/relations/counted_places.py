"""Places counted, then told one by one: 90例,涉及3个市(州)。其中甲市40例、乙市30例、丙州20例."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations.addends import additive
from factcheck.extraction.relations.frames import Figure
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Interval, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

_COUNTED = compiled(
    r"(?:涉及|分布在|分布于|波及|来自)(?:全[省市州区])?(?P<count>[0-9]{1,2}|[两三四五六七八九十]{1,3})个"
    r"(?:(?P<cities>地级市|设区市|市\(州\)|市、州|市州|地市|市)|(?P<counties>县\(市、区\)|县市区|区县|县区|县))"
    r"[,。;(:](?:其中|分别是|分别为|包括|即)?[,:]?"
)
#: What the names of each kind of place end in.
_ENDS = {"cities": ("市", "州", "盟", "地区"), "counties": ("县", "市", "区", "旗")}
#: Between the figure of a place and the name of the next.
_JOIN = compiled(r"[、,;和及]?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:有|为|:)?")
_END = compiled(r"[。)]")
_LEAST = 3


def read(passage: Passage) -> Iterator[Relation]:
    """The counts of places of a passage, each with the list that follows."""
    for match in _COUNTED.finditer(passage.text):
        numeral = numerals.parse(match["count"])
        listed = _listed(passage, match.end(), _ENDS[match.lastgroup or "cities"])
        if numeral is None or len(listed) < _LEAST:
            continue
        # Places may be left out, unless those that are told make up what was told before.
        most = len(listed) if _all_of_it(passage, match.start(), listed) else math.inf
        count = Interval(len(listed), most, high_open=math.isinf(most))
        said = passage.figure(match.start("count"), match.end("count"), int(numeral.low))
        places = passage.mention(match.end(), listed[-1].end, count)
        yield Relation(
            RelationKind.LIST, (said, places), passage.span(match.start(), listed[-1].end)
        )


def _listed(passage: Passage, start: int, ends: Sequence[str]) -> Sequence[Figure]:
    """The figures of a list that follows to its end, each of one place; else none."""
    found: list[Figure] = []
    for figure in passage.figures_from(start):
        lead = _JOIN.fullmatch(passage.text, found[-1].end if found else start, figure.start)
        if lead is None:
            break
        if not additive(figure.quantity) or not _is_place(lead["name"], ends):
            return ()
        found.append(figure)
    ended = bool(found) and _END.match(passage.text, found[-1].end) is not None
    return found if ended else ()


def _is_place(name: str, ends: Sequence[str]) -> bool:
    """Whether a place is of the kind that was counted."""
    last = next((row[1] for row in lexicons.rows("places") if row[0] == name), "")
    return (last or name).endswith(tuple(ends))


def _all_of_it(passage: Passage, end: int, listed: Sequence[Figure]) -> bool:
    """Whether the figures of the places make up the one told before they were counted."""
    told = [figure for figure in passage.figures if figure.end <= end]
    total = sum(figure.quantity.nominal or 0 for figure in listed)
    return bool(told) and told[-1].quantity.nominal == total
