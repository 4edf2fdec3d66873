"""What went one way for years, beside the values of these years: 连续三年增长:2022年4.1万人,…."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from factcheck.extraction.relations.directions import UP, last_direction
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Aspect, Relation, RelationKind
from factcheck.patterns import compiled

_IN_A_ROW = "连续"
_RUN = compiled(
    r"连续(?P<many>[0-9]{1,2}|[两三四五六七八九十]|多)年(?:保持|实现|呈现?|稳定|稳步|持续|正|的)*"
    r"(?P<verb>增长|增加|上升|提高|攀升|上涨|增产|下降|减少|下滑|回落|下跌|降低)"
)
_NUMERALS = {numeral: at for at, numeral in enumerate("两三四五六七八九十", start=2)}
_LEVELS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.AVERAGE, Aspect.SHARE))
#: What stands before it where its clause names nothing of its own.
_LEADING = compiled("实现了?|保持|已经?|并|且|也|均|都|呈现?出?")
_CLAUSE = compiled("[,;:。]")
_NOUN = 2
#: Values of whole years.
_YEAR = timedelta(days=364)


def read(frame: Frame) -> Iterator[Relation]:
    """Each value of a year with that of the next one, where the sentence says how it went on."""
    run = _RUN.search(frame.text) if _IN_A_ROW in frame.text else None
    rows = _rows(frame) if run else {}
    if run is None or len(rows) != 1:
        return  # of several things the words do not tell which one went on
    (indicator, row), *_ = rows.items()
    lead = _LEADING.sub("", _CLAUSE.split(frame.text[: run.start()])[-1])
    if lead and indicator[-_NOUN:] not in lead:
        return
    many = _NUMERALS.get(run["many"]) or int(run["many"] if run["many"].isdecimal() else len(row))
    kind = RelationKind.RISE if last_direction(run["verb"]) == UP else RelationKind.FALL
    for (year, old), (then, new) in pairwise(row[-many - 1 :]):
        if year + 1 == then:
            first, last = sorted((old, new), key=lambda figure: figure.start)
            yield Relation(kind, (old.written, new.written), frame.span_of(first, last))


def _rows(frame: Frame) -> dict[str, list[tuple[int, Figure]]]:
    """The values of each thing told of several years, the first year first."""
    rows: defaultdict[tuple[str, str | None, str], dict[int, Figure]] = defaultdict(dict)
    for figure in frame.figures:
        claim = figure.claim
        if claim is None or claim.aspect not in _LEVELS or claim.period is None:
            continue
        first, after = claim.period.start, claim.period.end
        if first is not None and after is not None and after - first >= _YEAR:
            about = (claim.indicator, claim.subject, figure.quantity.dimension)
            rows[about].setdefault(first.year, figure)
    return {about[0]: sorted(row.items()) for about, row in rows.items() if len(row) > 1}
