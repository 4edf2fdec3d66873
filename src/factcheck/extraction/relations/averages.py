"""An amount, the things it falls on, and how much that is for each: 3558家、6.96万次,户均19.6次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind, Side
from factcheck.patterns import compiled

_EACH = compiled(
    r"[,;、(](?:(?:平均)?(?:折?算下来|平均下来|折算|折合|相当于|也就是|即|[据按照]此[计测推]?算)[,]?)?"
    r"(?:(?P<of>[人户亩件台次村家项套头只株篇场])均|(?:平均)?每一?(?P<each>[^,;。:、均]{1,12}))"
    r"(?P<noun>[^,;。:、]{0,6}?)$"
)
_LEADS = compiled(r"^的?|(?:[可约近超过达到为至仅有]|大约|左右|突破)+$")
_PER = compiled(r"^[^;。]{0,16}每(?P<unit>[人户家名位亩件台套辆股个])[^,;。:、0-9]{0,8}$")
_IN_ALL = compiled(r"[,(]?(?:合计|共计?|总计|总共|总额|计)[^,;。:、]{0,6}")
_EACH_OF = compiled(
    r"(?:^|[,;:、。])[^,;。]{0,8}每一?(?P<unit>[^,;。:、0-9]{1,2}?)[^,;。:、0-9]{0,6}$"
)
_SEVERALLY = compiled(r"[各每][^,;。:、]{0,4}$")
_LISTS = compiled("[,;]")
_SUMMED = compiled(r"[,(]?(?:合计|共计?|总计|总共|累计|一共)[^,;。:、]{0,6}")
_AVERAGE = compiled(r"[均每][^,;。:]{0,10}$")
#: So many characters name what the average is of.
_NOUN = 2
#: What one counts with for each word of the average.
_SAME = {"人": "人名位", "户": "户家", "家": "家户", "件": "件个项", "个": "个项家"}
#: What each visitor spends comes from visits.
_VISITS = ("人", "人次")
_SPENT, _EARNED = ("消费", "花费"), compiled("旅游|消费|花费")
_RELATIVE = ("percent", "points", "multiple")
_ACRE = "亩"
_YIELD = compiled(r"(?:亩产|单产(?:[^,;。:、]{0,4}每亩))[^,;。:、]{0,5}$")
_HARVEST = compiled(r"(?:总产|产量)[^,;。:、]{0,5}$")


def read(frame: Frame) -> Iterator[Relation]:
    """An average with the amount and the count, or a price for each with both."""
    yield from _yield(frame)
    for at in range(2, len(frame.figures)):
        yield from _average(frame, at)
        yield from _price(frame, at)
        yield from _times_each(frame, at)


def _average(frame: Frame, at: int) -> Iterator[Relation]:
    """6.96万次、3558家,户均19.6次: the two figures before it, in whatever order, growth aside."""
    each = _EACH.search(frame.before(at))
    if each is None:
        return
    average = frame.figures[at]
    told = [f for f in frame.figures[:at] if f.quantity.dimension not in _RELATIVE]
    near = told[-2:]
    if len(near) < 2 or ";" in frame.part.text[near[0].end : average.start]:
        return
    totals = [f for f in near if _total(f, average) and not _is_average(frame, f)]
    counts = [
        f
        for f in near
        if f not in totals and _counted(f, each) is not None and not _of_each(frame, f)
    ]
    if len(totals) != 1 or len(counts) != 1:
        return
    noun = _counted(counts[0], each) or ""
    if _names(frame, noun, totals[0]):
        sides = (totals[0].written, _number(counts[0]), average.written)
        yield Relation(RelationKind.PER, sides, frame.span_of(near[0], average))


def _yield(frame: Frame) -> Iterator[Relation]:
    """播种面积62.4万亩,平均亩产486公斤,总产量30.3万吨: the one area and harvest of a sentence."""
    if "产" not in frame.text:
        return
    each = [f for at, f in enumerate(frame.figures) if _YIELD.search(frame.before(at))]
    plain = [f for f in frame.figures if f.quantity.kind is QuantityKind.CARDINAL]
    areas = [f for f in plain if f.quantity.dimension == "area"]
    crops = [f for f in plain if f.quantity.dimension == "mass" and f not in each]
    if not len(each) == len(areas) == len(crops) == 1 or not _total(crops[0], each[0]):
        return
    at = frame.figures.index(crops[0])
    if areas[0].quantity.unit == _ACRE and _HARVEST.search(frame.before(at)):
        first, *_, last = sorted((*each, *areas, *crops), key=lambda figure: figure.start)
        sides = (crops[0].written, _number(areas[0]), each[0].written)
        yield Relation(RelationKind.PER, sides, frame.span_of(first, last))


def _number(figure: Figure) -> Side:
    """How many there are, of whatever size one is: 3.6万亩 are 36,000."""
    side = figure.written
    assert side.quantity is not None
    return replace(side, quantity=replace(side.quantity, factor=1.0))


def _of_each(frame: Frame, figure: Figure) -> bool:
    """Whether so many are counted for each of several: 12个县区各建1所."""
    return _SEVERALLY.search(frame.before(frame.figures.index(figure))) is not None


def _counted(figure: Figure, each: re.Match[str]) -> str | None:
    """What the average is of, where the figure counts the things that it is for."""
    if each["of"]:
        counts = _counts(figure, each["of"]) or (each["of"], figure.quantity.unit) == _VISITS
        return each["noun"] if counts else None
    quantity = figure.quantity
    if quantity.kind is not QuantityKind.CARDINAL or quantity.dimension == "time":
        return None
    thing = quantity.unit and each["each"].startswith(quantity.unit)
    return each["each"].removeprefix(quantity.unit) if thing else None


def _names(frame: Frame, noun: str, total: Figure) -> bool:
    """Whether an average is one of the total: 户均增收2万元 is none of an output of 560万元."""
    noun = _LEADS.sub("", noun)
    at = frame.figures.index(total)
    told = frame.before(at) + re.split("[,;、]", frame.after(at), maxsplit=1)[0]
    if noun.endswith(_SPENT) and _EARNED.search(told):
        return True
    return len(noun) < _NOUN or noun[-_NOUN:] in told


def _price(frame: Frame, at: int) -> Iterator[Relation]:
    """9名干部每人发放800元,合计7200元."""
    count, each, total = frame.figures[at - 2 : at + 1]
    per = _PER.search(frame.before(at - 1))
    if per is None or not _IN_ALL.fullmatch(frame.before(at)):
        return
    if _total(total, each) and _counts(count, per["unit"]):
        yield Relation(
            RelationKind.PER, (total.written, _number(count), each.written), frame.span(at - 2, at)
        )


def _times_each(frame: Frame, at: int) -> Iterator[Relation]:
    """每户补助2000元,1200户共补助240万元."""
    each, count, total = frame.figures[at - 2 : at + 1]
    unit = count.quantity.unit
    led = _EACH_OF.search(frame.before(at - 2)) if unit else None
    if led is None or led["unit"] != unit or not _LISTS.fullmatch(frame.before(at - 1)):
        return
    if _SUMMED.fullmatch(frame.before(at)) and _total(total, each) and _counts(count, unit):
        sides = (total.written, _number(count), each.written)
        yield Relation(RelationKind.PER, sides, frame.span(at - 2, at))


def _total(figure: Figure, average: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.dimension == average.quantity.dimension
        and quantity.kind is QuantityKind.CARDINAL
        and quantity.dimension not in (*_RELATIVE, "time")
        and quantity.magnitude.low > average.quantity.magnitude.high
    )


def _counts(figure: Figure, unit: str) -> bool:
    quantity = figure.quantity
    return quantity.kind is QuantityKind.CARDINAL and quantity.unit in (
        unit,
        *_SAME.get(unit, ()),
    )


def _is_average(frame: Frame, figure: Figure) -> bool:
    return _AVERAGE.search(frame.before(frame.figures.index(figure))) is not None
