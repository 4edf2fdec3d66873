"""An amount, the time it came in, and how much that is a year or a month.

2010年至2013年新增202.7万人,年均50.68万人; 全年64340元,平均每月5362元.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Interval, Mention, Quantity, QuantityKind, Relation, RelationKind, Side
from factcheck.patterns import compiled

_EACH = compiled(
    r"[,;、(](?:(?P<of>[年月日])均|平均每一?个?(?P<each>[年月天日])|每个?(?P<per>[年月天日])平均)"
    r"[^,;。:、]{0,8}$"
)
_YEARS = compiled(r"从?自?(?P<first>\d{4})年?[至到—\-~](?P<last>\d{4})年?(?:间|期间)?$")
#: What a stretch of months is called.
_MONTHS = {"全年": 12, "上半年": 6, "下半年": 6, "一季度": 3, "二季度": 3, "三季度": 3, "四季度": 3}
_CALLED = compiled("全年|上半年|下半年|(?<!前)[一二三四]季度")
#: A difference between two years is one of fewer years.
_CHANGE = compiled(r"(?:增长|增加|增|提高|提升|上升|扩大|下降|减少|降低)了?$")
_UNITS = {"年": ("年",), "月": ("个月",), "日": ("天", "日"), "天": ("天", "日")}
_DURING = compiled(r"(?:来|间|里|中|内|,|共|总共|累计|一共)")
#: 近五年 are the last five years.
_RECENT = "近"
_SPARE = ("percent", "points", "multiple", "time")


def read(frame: Frame) -> Iterator[Relation]:
    """The averages of a sentence, each with the amount right before it and its time."""
    if "均" not in frame.text:
        return
    for at in range(1, len(frame.figures)):
        found = _EACH.search(frame.before(at))
        total, each = frame.figures[at - 1], frame.figures[at]
        if found is None or not _total(total, each) or _CHANGE.search(frame.before(at - 1)):
            continue
        count = _time(frame, at - 1, found["of"] or found["each"] or found["per"])
        if count is not None:
            sides = (total.written, count, each.written)
            yield Relation(RelationKind.PER, sides, frame.span(at - 1, at))


def _total(total: Figure, each: Figure) -> bool:
    first, second = total.quantity, each.quantity
    alike = first.dimension == second.dimension and first.dimension not in _SPARE
    plain = first.kind is QuantityKind.CARDINAL is second.kind
    return alike and plain and first.magnitude.low > second.magnitude.high


def _time(frame: Frame, at: int, unit: str) -> Side | None:
    """The years, months or days in which the figure ``at`` came, nearest before it."""
    for figure in reversed(frame.figures[:at]):
        quantity = figure.quantity
        if quantity.unit not in _UNITS[unit]:
            continue
        during = _DURING.match(frame.part.text, figure.end)
        exact = quantity.nominal is not None and quantity.hedge in ("", _RECENT)
        if not (during and exact):
            return None
        return _mention(frame, figure.start, figure.end, round(quantity.nominal or 0))
    end = frame.figures[at].start
    if unit == "年":
        for period in reversed(frame.part.periods_of(frame.sentence)):
            years = _YEARS.fullmatch(frame.part.text[period.span.start : period.span.end])
            if years is not None and period.span.end <= end:
                count = int(years["last"]) - int(years["first"]) + 1
                return _mention(frame, period.span.start, period.span.end, count)
    if unit == "月":
        called = [*_CALLED.finditer(frame.part.text, frame.sentence.start, end)]
        if called:
            last = called[-1]
            return _mention(frame, last.start(), last.end(), _MONTHS[last.group()])
    return None


def _mention(frame: Frame, start: int, end: int, count: int) -> Mention:
    mention = frame.part.mention(start, end)
    number = Interval.point(count)
    quantity = Quantity(mention.span, mention.text, number, count, "", "count")
    return frame.part.mention(start, end, quantity=quantity)
