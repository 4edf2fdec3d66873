"""A whole and the parts that follow it: 28项,其中新建18个、续建10个; 15家中有12家.

Where several figures before the parts may be the whole, there is one relation for each, the nearest
last; they share their parts, and at most one of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from factcheck.extraction.indicators import measure_of
from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import Item, said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.extraction.relations.openings import Opening, openings
from factcheck.extraction.relations.partition import Extent, extent, left_over
from factcheck.model import Quantity, Relation, RelationKind
from factcheck.patterns import compiled

_PAIR = 2
#: Measures that end in the same characters are of one kind: 总投资, 完成投资.
_MEASURE = 2
#: People, and days that were traded on, are of one sort or another.
_PEOPLE = "people"
_OF_SORTS = (_PEOPLE, "trading-days")
#: What counts people, too, where it is told of whom.
_PERSONS = ("名", "位")
#: So long may the words be that open a sentence and name the whole of the one before.
_NAME = 6
#: So many figures before the parts may be their whole.
_CHOICES = 6
#: From so many places on a list of them is one of all.
_PLACES = 3
#: Between a cue and the first part stand the words that say what it counts, and no clause.
_STOPS = compiled(r"[,;:。]")
#: Among words that lead to the first part: longer ones tell of something else.
_LABEL = 18
_LISTS = "、"
#: 两市各1例: so many times over.
_EACH = "各"
#: 每年 is the same for whole and parts.
_OF_EACH = compiled("每(?![年月天日])")
#: 另有12个为专业型: of those counted before, and none of those told just now.
_ELSE, _CLASSED = compiled("[,;]另有$"), compiled("[为是属]")
#: 三场比赛中最亮眼, 第三个: figures that pick one thing out.
_PICKS = compiled(r"^[^,;:。]*(?:中最|之一|以来)|^[^、,;:。]{0,10}[例者员人目业件生]中")
#: …,均为首次报告: what more is said of the parts makes them some of the whole.
_MORE = compiled(r"^[^、,;。]*,(?:均|都|为|系|也|是)")


class _Listed(Struct, frozen=True, gc=False):
    """Parts in a row; ``entire`` tells that nothing breaks the row off, ``apart`` that one of them
    is told to be none of those before.
    """

    items: tuple[Item, ...]
    entire: bool
    apart: bool = False


def read(frame: Frame) -> Iterator[Relation]:
    """The wholes of a sentence, or of the one before it, with the parts that are told of each."""
    for opening in openings(frame):
        bracket = opening.bracket
        stop = min(opening.stop, bracket[1]) if bracket else opening.stop
        scope = [
            figure
            for figure in frame.figures
            if opening.end <= figure.start and figure.end <= stop and not opening.outside(figure)
        ]
        first = next(filter(addends.amount, scope), None)
        if first is not None and _leads_to(opening, first):
            yield from _measures(opening, scope, first)
    yield from _continued(frame)


def _continued(frame: Frame) -> Iterator[Relation]:
    """Parts that go on in sentences of their own: 其中,新建8万亩。改造5万亩."""
    items: tuple[Item, ...] = ()
    here: Frame | None = frame
    while here is not None and (found := _item(here)):
        items = (found, *items)
        here = here.previous
    last = [*openings(here)][-1:] if here is not None and items else []
    for opening in last:
        scope = [f for f in opening.frame.figures if opening.end <= f.start]
        first = next(filter(addends.amount, scope), None)
        if first is None or not _leads_to(opening, first) or opening.closed or opening.loose:
            continue
        listed = _listed(opening, scope, first, ())
        alike = all(_alike(item.figure.quantity, first.quantity) for item in items)
        parts = (*listed.items, *items)
        how = extent(parts)
        if alike and listed.entire and how in (Extent.ALL, Extent.APART, Extent.SOME):
            kind = RelationKind.SUM if how is Extent.ALL else RelationKind.PARTS
            yield from _relations(opening, first, parts, kind)


def _item(frame: Frame) -> Item | None:
    """The one amount of a sentence that begins with what it counts, and tells no more than how it
    grew.
    """
    amounts = [figure for figure in frame.figures if addends.amount(figure)]
    if len(amounts) != 1 or amounts[0] is not frame.figures[0]:
        return None
    (item,) = addends.items(frame, amounts, frame.sentence.start, frame.sentence.end)
    plain = not _STOPS.search(frame.before(0)) and 0 < len(item.label) <= _NAME
    return item if plain and not said(item.label, "outside") else None


def _measures(opening: Opening, scope: Sequence[Figure], first: Figure) -> Iterator[Relation]:
    """The parts in the measure of the first of them, and in others that go along with it:
    28项,总投资219亿元,其中新建18个、投资100亿元,续建10个、投资119亿元.
    """
    along = [
        figure
        for figure in scope[1:]
        if addends.amount(figure)
        and figure.quantity.dimension != first.quantity.dimension
        and _wholes(opening, figure)
    ]
    listed = _listed(opening, scope, first, along)
    # 甲市、乙市分别为3亿、2亿: values of several things, not parts of one.
    named = all(item.label or item.tail for item in listed.items)
    if not listed.items or (opening.closed and not named):
        return
    kind = _kind(opening, listed)
    items, overlap = listed.items, said(opening.frame.text, "overlap")
    if opening.closed and len(items) < _PAIR:
        return
    # Of a list that may lead on to other things, the first is a part for certain.
    sure = items[:1] if kind is RelationKind.WITHIN and not overlap else items
    yield from _relations(opening, first, sure, kind)
    if opening.noun and kind is RelationKind.MAYBE_PARTS:
        # 18项项目中有1项获批甲计划、16项获批乙计划: whatever they have in common, none is above 18.
        for at in range(1, len(items)):
            gap = addends.between(opening.frame, items[at - 1].figure.end, items[at].figure.start)
            if not gap.endswith(_LISTS) or items[at].figure.quantity.unit != first.quantity.unit:
                break
            yield from _relations(opening, first, items[at : at + 1], RelationKind.WITHIN)
    for dimension in sorted({figure.quantity.dimension for figure in along}):
        figures = [figure for figure in along if figure.quantity.dimension == dimension]
        if len(figures) == len(listed.items) >= _PAIR:
            others = addends.items(opening.frame, figures, opening.end, opening.stop)
            yield from _relations(opening, figures[0], others, kind)


def _leads_to(opening: Opening, first: Figure) -> bool:
    """Whether nothing but what it counts stands between the cue and the first part."""
    label = addends.between(opening.frame, opening.end, first.start).lstrip(",:、")
    tail = opening.frame.part.text[first.end : opening.stop]
    if _STOPS.search(label) or len(label) > _LABEL or _PICKS.match(tail):
        return False
    return not (opening.loose and addends.SEPARATOR.search(label)) and not said(label, "outside")


def _relations(
    opening: Opening, first: Figure, parts: Sequence[Item], kind: RelationKind
) -> Iterator[Relation]:
    wholes = _wholes(opening, first)
    if any(said(item.words, "mean") or _OF_EACH.search(item.label) for item in (*wholes, *parts)):
        return
    for whole in wholes:
        if said(whole.words, "net") and any(said(part.words, "gross") for part in parts):
            continue
        yield Relation(
            kind,
            (whole.figure.side, *(part.figure.side for part in parts)),
            opening.frame.span_of(whole.figure, parts[-1].figure),
        )


def _kind(opening: Opening, listed: _Listed) -> RelationKind:
    """How sure it is that the parts are all of the whole, or at least apart from each other."""
    parts = listed.items
    rest = opening.frame.part.text[opening.start : opening.frame.sentence.end]
    if len(parts) < _PAIR or said(rest, "overlap"):
        return RelationKind.WITHIN
    how = extent(parts)
    after = opening.frame.part.text[parts[-1].figure.end : opening.frame.sentence.end]
    more = any(said(item.words, "open") for item in parts) or not (
        listed.entire or left_over(parts[-1])
    )
    more = more or ".." in rest or _MORE.match(after) is not None
    if not more:
        if how is Extent.ALL or opening.closed:
            return RelationKind.SUM
        if how is Extent.APART or (how is Extent.PLACES and len(parts) >= _PLACES):
            return RelationKind.LISTED
    if how is not None or listed.apart:
        return RelationKind.PARTS
    return RelationKind.WITHIN if more else RelationKind.MAYBE_PARTS


def _listed(
    opening: Opening, scope: Sequence[Figure], first: Figure, along: Sequence[Figure]
) -> _Listed:
    """The figures of one list, up to words that lead on to something else."""
    scope = [figure for figure in scope if figure not in along]
    figures = [
        figure
        for figure in scope
        if addends.amount(figure) and _alike(figure.quantity, first.quantity)
    ]
    parts = addends.items(opening.frame, figures, opening.end, opening.stop)
    each = next((at for at, part in enumerate(parts) if part.label.endswith(_EACH)), None)
    if each is not None:
        return _Listed(parts[:each], entire=False)
    for at in range(1, len(parts)):
        gap = addends.between(opening.frame, figures[at - 1].end, figures[at].start)
        # What leads on to something else ends the list, and what is not understood breaks it off.
        if _ELSE.search(gap) and _CLASSED.match(opening.frame.part.text, figures[at].end):
            return _Listed(parts[: at + 1], entire=False, apart=True)
        ends = said(gap, "outside") or said(gap, "total")
        parted = ";" in gap or ":" in gap
        if ends or (parted and extent(parts[: at + 1]) in (None, Extent.ROW)):
            return _Listed(parts[:at], entire=True)
        if not _joined(gap, scope, figures[at - 1], figures[at]):
            return _Listed(parts[:at], entire=False)
    return _Listed(parts, entire=_ends(opening, scope, figures[-1]))


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may be items of one list: people are counted in several units."""
    return a.dimension == b.dimension and (a.dimension != "count" or a.unit == b.unit)


def _joined(gap: str, scope: Sequence[Figure], a: Figure, b: Figure) -> bool:
    """Whether nothing stands between two parts but what they count and how it grew."""
    if any(a.end <= f.start < b.start and addends.amount(f) for f in scope):
        return False
    pieces = re.split(r"[、,;:]", gap)
    return not any(piece.strip() and addends.OTHER not in piece for piece in pieces[1:-1])


def _ends(opening: Opening, scope: Sequence[Figure], last: Figure) -> bool:
    """Whether no more amounts are joined to the last part, which might be parts too."""
    after = next((f for f in scope if last.end <= f.start and addends.amount(f)), None)
    if after is None:
        return True
    gap = addends.between(opening.frame, last.end, after.start)
    return "," in gap or ";" in gap


def _wholes(opening: Opening, part: Figure) -> tuple[Item, ...]:
    """What the part may be a part of: amounts before it, or those of the last sentence."""
    frame = opening.frame
    before = [f for f in frame.figures if f.end <= opening.start and not opening.outside(f)]
    start = frame.part.text.rfind(";", frame.sentence.start, opening.start)
    if before and part.quantity.dimension == _PEOPLE and before[-1].quantity.unit in _PERSONS:
        # 18人死亡,另有74名伤者,其中19人伤势严重: some of those told last, and of no one in a list.
        lead = frame.part.text[before[-2].end if len(before) > 1 else start + 1 : opening.start]
        if _LISTS in lead:
            return ()
        nested = len(before) > 1 and any(said(lead, role) for role in ("of-which", "takes-in"))
        before = before[-2:] if nested else before[-1:]  # 包括35名女生,其中42人: of either
        start = before[0].start - 1
    # What stands before a ; was told to its end, if there is a whole behind it.
    beside = _fitting(frame, [f for f in before if f.start > start], part, opening.start)
    fitting = beside or _fitting(frame, before, part, opening.start)
    if opening.noun and fitting and fitting[-1].figure.end == opening.start:
        whole = fitting[-1].figure.quantity
        alike = whole.counts and whole.unit == part.quantity.unit
        return fitting[-1:] if alike or whole.dimension in _OF_SORTS else ()
    if fitting:
        near = fitting[-_CHOICES:] if _near(opening, fitting[-1].figure) else ()
        return _named(fitting, opening.noun) if opening.noun else near
    last = frame.previous
    if last is None or any(f.end <= opening.start for f in frame.figures):
        return ()
    brackets = addends.bracketed(last)
    plain = [figure for figure in last.figures if not addends.within(figure, brackets)]
    fitting = _unlisted(last, _fitting(last, plain, part, last.sentence.end))
    fitting = tuple(whole for whole in fitting if not _other_measure(whole.figure, part))
    if opening.loose and (counted := _counted(frame, opening.start)):
        # 56名乘客和10名机组人员。乘客包括…: the words before the cue say which.
        listed = _fitting(last, plain, part, last.sentence.end)
        return tuple(whole for whole in listed if whole.tail.startswith(counted)) or fitting
    return _named(fitting, opening.noun) if opening.noun else fitting


def _counted(frame: Frame, end: int) -> str:
    """What stands before a cue that opens its sentence: 乘客 in 乘客包括."""
    words = frame.part.text[frame.sentence.start : end].strip()
    return words if 1 < len(words) <= _NAME and not _STOPS.search(words) else ""


def _other_measure(whole: Figure, part: Figure) -> bool:
    """Whether both name what they measure, and not the same: 营业收入2亿元。其中,贷款余额6亿元."""
    if whole.claim is None or part.claim is None:
        return False
    first, second = (measure_of(claim.indicator) for claim in (whole.claim, part.claim))
    return bool(first and second) and first[-_MEASURE:] != second[-_MEASURE:]


def _near(opening: Opening, whole: Figure) -> bool:
    """Whether not more than one clause stands between a whole and its parts, growth aside."""
    pieces = re.split("[,;:]", addends.between(opening.frame, whole.end, opening.start))
    return sum(bool(p.strip()) and addends.OTHER not in p for p in pieces[1:]) <= 1


def _unlisted(frame: Frame, wholes: tuple[Item, ...]) -> tuple[Item, ...]:
    """The wholes that are no items of a list themselves: 甲市8例、乙市3例。其中,…."""
    listed: set[int] = set()
    for a, b in pairwise(whole.figure for whole in wholes):
        gap = addends.between(frame, a.end, b.start)
        if re.fullmatch("[^、,;:]*[、和及][^、,;:]*", gap):
            listed |= {a.start, b.start}
    return tuple(whole for whole in wholes if whole.figure.start not in listed)


def _fitting(frame: Frame, figures: Sequence[Figure], part: Figure, end: int) -> tuple[Item, ...]:
    """The amounts among the figures that the part may be of, those in its own unit first of all."""
    amounts = [
        f for f in figures if addends.amount(f) and addends.one_unit(f.quantity, part.quantity)
    ]
    same = [figure for figure in amounts if figure.quantity.unit == part.quantity.unit]
    wholes = addends.items(frame, same or amounts, frame.sentence.start, end)
    return tuple(whole for whole in wholes if not whole.label.endswith(_EACH))


def _named(wholes: Sequence[Item], noun: str) -> tuple[Item, ...]:
    """The wholes that count what the words name: 新增确诊病例中,…."""
    added = "新增" in noun
    thing = re.sub("新增|累计|现有|上述|这些|其中|在|的", "", noun)
    return tuple(
        whole for whole in wholes if thing in whole.words and ("新增" in whole.words) == added
    )
