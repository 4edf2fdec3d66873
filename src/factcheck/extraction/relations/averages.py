"""An amount, the things it falls on, and how much that is for each: 3558家、6.96万次,户均19.6次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.extraction.relations.addends import one_unit, said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Aspect, Interval, QuantityKind, Relation, RelationKind, Side
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: The clause that leads to an average; a fare is one of each visit.
_EACH = compiled(
    r"(?:(?:平均)?(?:折?算下来|平均下来|折算|折合|相当于|也就是|即|[据按照]此[计测推]?算))?"
    r"(?:(?P<of>[人户亩件台次村家项套头只株篇场单班校店])均|(?:平均)?每一?(?P<each>[^均]{1,12})"
    r"|(?:平均|每)单(?P<one>[^均]{1,12})|平均(?=票价|客单价)(?P<visit>))(?P<noun>.{0,6}?)"
)
#: What parts clauses, and the items of a list.
CLAUSE = compiled("[,;、(:]")
_LEADS = compiled(r"^的?|(?:[可约近超过达到为至仅有]|大约|左右|突破|高达|只)+$|(?:规模|强度)$")
_SEVERALLY = compiled(r"[各每][^,;。:、]{0,4}$")
_AVERAGE = compiled(r"[均每][^,;。:]{0,10}$")
#: The price of one is no total: 票价最高280元.
_UTMOST = compiled("最[高低大小多少贵][^,;。:、]{0,4}$")
#: What is left out of the total or of the average alone.
_NET = compiled("[不未]含|扣除|剔除|除去|净|纯")
#: So many characters name what the average is of.
_NOUN = 2
#: An amount and a count stand among so many figures before the average.
_NEAR = 4
#: What one counts with for each word of the average.
_SAME = {
    "人": "人名位", "户": "户家", "家": "家户", "件": "件个项", "个": "个项家", "体": "个项座家栋",
    "班": "个", "校": "所间", "店": "家间", "次": "场", "场": "次",
}  # fmt: skip
#: Whoever spends something, or pays for a seat, comes once each time.
_VISIT, _VISITS = "人次", ("人次", "人", "张")
_SPENT, _EARNED = ("消费", "花费"), compiled("旅游|消费|花费")
_RELATIVE = ("percent", "points", "multiple")
_ACRE = "亩"
_YIELD = compiled(r"(?:亩产|单产(?:[^,;。:、]{0,4}每亩))[^,;。:、]{0,5}$")
_HARVEST = compiled(r"(?:总产|产量)[^,;。:、]{0,5}$")


def read(frame: Frame) -> Iterator[Relation]:
    """The averages of a sentence, each with the amount and the count that it comes of."""
    yield from _yield(frame)
    for at in range(1, len(frame.figures)):
        yield from _average(frame, at)


def _average(frame: Frame, at: int) -> Iterator[Relation]:
    """6.96万次、3558家,户均19.6次: the figures before it, in whatever order, growth aside."""
    *others, clause = CLAUSE.split(frame.before(at))
    each = _EACH.fullmatch(clause) if others else None
    if each is None or _NET.search(frame.text):
        return
    average = frame.figures[at]
    told = [f for f in frame.figures[:at] if f.quantity.dimension not in _RELATIVE][-_NEAR:]
    told = [f for f in told if ";" not in frame.part.text[f.end : average.start]]
    nouns = [(f, noun) for f in told if (noun := _counted(frame, f, each)) is not None]
    if len(nouns) != 1:
        return
    count, noun = nouns[0]
    noun = _LEADS.sub("", noun)
    totals = _totals(frame, [f for f in told if f is not count], average, noun)
    where = frame
    if not totals and frame.previous is not None and len(noun) >= _NOUN:
        where = frame.previous
        totals = [] if _NET.search(where.text) else _totals(where, where.figures, average, noun)
    if len(totals) != 1:
        return
    if not noun and not _beside(frame, (totals[0], count), at):
        return
    start = min(totals[0].start, count.start)
    if not said(frame.part.text[start : average.start], "of-which"):
        sides = (totals[0].written, number(count), rounded(average))
        first = totals[0] if totals[0].start == start else count
        yield Relation(RelationKind.PER, sides, frame.span_of(first, average))


def _beside(frame: Frame, told: Sequence[Figure], at: int) -> bool:
    """Whether the figures are the last two before figure ``at``: no word ties them to it."""
    return {f.start for f in told} == {f.start for f in frame.figures[max(at - 2, 0) : at]}


def _yield(frame: Frame) -> Iterator[Relation]:
    """播种面积62.4万亩,平均亩产486公斤,总产量30.3万吨: the one area and harvest of a sentence."""
    if "产" not in frame.text:
        return
    each = [f for at, f in enumerate(frame.figures) if _YIELD.search(frame.before(at))]
    plain = [f for f in frame.figures if f.quantity.kind is QuantityKind.CARDINAL and not moved(f)]
    areas = [f for f in plain if f.quantity.dimension == "area"]
    crops = [f for f in plain if f.quantity.dimension == "mass" and f not in each]
    if not len(each) == len(areas) == len(crops) == 1 or not is_total(crops[0], each[0]):
        return
    at = frame.figures.index(crops[0])
    if areas[0].quantity.unit == _ACRE and _HARVEST.search(frame.before(at)):
        first, *_, last = sorted((*each, *areas, *crops), key=lambda figure: figure.start)
        sides = (crops[0].written, number(areas[0]), each[0].written)
        yield Relation(RelationKind.PER, sides, frame.span_of(first, last))


def number(figure: Figure) -> Side:
    """How many there are, of whatever size one is: 3.6万亩 are 36,000."""
    side = figure.written
    assert side.quantity is not None
    return replace(side, quantity=replace(side.quantity, factor=1.0))


def rounded(figure: Figure) -> Side:
    """How much that is for each: things that are counted are cut or rounded to whole ones."""
    side, quantity = figure.written, figure.quantity
    value = quantity.nominal
    if side.quantity is None or not quantity.counts or value is None or "." in quantity.text:
        return side
    about = Interval(
        min(value - 0.5, quantity.interval.low), max(value + 1, quantity.interval.high)
    )
    return replace(side, quantity=replace(side.quantity, interval=about))


def moved(figure: Figure) -> bool:
    """Whether a figure tells by how much something changed."""
    return figure.claim is not None and figure.claim.aspect in (Aspect.CHANGE, Aspect.GROWTH)


def is_total(figure: Figure, each: Figure) -> bool:
    """Whether a figure may be so much of many times what each has."""
    quantity = figure.quantity
    return (
        quantity.dimension == each.quantity.dimension
        and quantity.kind is QuantityKind.CARDINAL
        and quantity.dimension not in (*_RELATIVE, "time")
        and one_unit(quantity, each.quantity)
        and quantity.magnitude.low > each.quantity.magnitude.high
    )


def counts(figure: Figure, unit: str) -> bool:
    """Whether a figure counts with such a unit, or one that counts the same."""
    quantity = figure.quantity
    return quantity.kind is QuantityKind.CARDINAL and quantity.unit in (
        unit,
        *_SAME.get(unit, ()),
    )


def _counted(frame: Frame, figure: Figure, each: re.Match[str]) -> str | None:
    """What the average is of, where the figure counts the things that it is for."""
    at = frame.figures.index(figure)
    quantity = figure.quantity
    if quantity.kind is not QuantityKind.CARDINAL or quantity.dimension == "time" or moved(figure):
        return None
    if _SEVERALLY.search(frame.before(at)):
        return None  # 12个县区各建1所
    unit = quantity.unit
    if not unit and frame.before(at).endswith(_VISIT):
        unit = _VISIT
    if each["visit"] is not None:
        return each["noun"] if unit in _VISITS else None
    if each["of"]:
        fits = counts(figure, each["of"]) or (each["of"], unit) == ("人", _VISIT)
        return each["noun"] if fits else None
    thing = each["each"] or each["one"]
    if unit and thing.startswith(unit):
        return thing.removeprefix(unit) + each["noun"]
    if each["one"] and counts(figure, thing[0]):
        return thing[1:] + each["noun"]
    return None


def _totals(frame: Frame, figures: Sequence[Figure], average: Figure, noun: str) -> list[Figure]:
    """The figures that may be what the average is of: those whose words name it."""
    return [
        figure
        for figure in figures
        if is_total(figure, average)
        and not moved(figure)
        and not _AVERAGE.search(frame.before(frame.figures.index(figure)))
        and not _UTMOST.search(frame.before(frame.figures.index(figure)))
        and _names(frame, noun, figure)
    ]


def _names(frame: Frame, noun: str, total: Figure) -> bool:
    """Whether an average is one of the total: 户均增收2万元 is none of an output of 560万元."""
    at = frame.figures.index(total)
    told = frame.before(at) + CLAUSE.split(frame.after(at), maxsplit=1)[0]
    if noun.endswith(_SPENT) and _EARNED.search(told):
        return True
    if noun.endswith(group("parts", "priced")):
        return any(word in told for word in group("parts", "paid"))
    return len(noun) < _NOUN or noun[-_NOUN:] in told
