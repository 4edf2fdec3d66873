"""Shares of one whole: 男性占51.2%,女性占48.8%; 三次产业结构为6.1:38.5:55.4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.figures import numerals
from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import Item, said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.extraction.relations.partition import Extent, answers, extent
from factcheck.model import (
    Aspect,
    Interval,
    Mention,
    Quantity,
    Relation,
    RelationKind,
    Span,
)
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_PERCENT = "percent"
_AGE = "age"
_PAIR = 2
_INDUSTRIES = 3
_NUMBER = r"\d+(?:\.\d+)?"
#: 三次产业结构为6.1:38.5:55.4, 由…调整为….
_RATIO = compiled(rf"(?<![\d.:]){_NUMBER}(?::{_NUMBER}){{2,}}(?![\d.:])")
_STRUCTURE = compiled(
    r"(?:产业|[一二三]产)[^,;。]{0,6}?(?:结构|比例|比重|占比|之比|比)[^,;。]{0,12}$"
)
_THEN = compiled(r"(?:调整|优化|提升|变|演变|改变|转变|升级|发展)[^,;。\d]{0,4}$")
_OF = ("占", "比重", "比例", "份额")
#: What somebody got of the votes: 获得51.63%的选票, 得票率为48.37%; not 对99.88%选票的统计.
_OF_VOTES = compiled(r"的?(?:有效)?(?:选票|票数|投票|支持)(?![的中里内])")
_POLLED = compiled(r"(?:得票率|得票|支持率|选票)[^,;。]{0,6}$")
#: Who has a share of them got it; others were counted: 对98.77%的选票统计后.
_GOT, _STOP = compiled("[获得赢取拿以]"), compiled("[,;。]")
#: Votes of two rounds, places or times.
_POLLS = compiled(
    r"轮|[上历]届|上次|此前|去年|[从由]|升|降|[比较]|民调|民意|在[^,;。]{1,8}[州省市县区]|各"
)
#: Sorts of one whole, to each of which 分别 deals out a share.
_SORTS = compiled(
    r"(?P<many>[两二三四五六七八九2-9])(?:大?类|种|个?档|个?部分)[^,;:。各]{0,8}占(?:比|[^,;:。各同]{2,12}的?(?:比例|比重|份额)?)分别(?:为|是|占|达)?$"
)
#: Shares told as moved or as aims of growth are none of these.
_MOVED = compiled(r"增长|下降|提高|上升|回落|同比|环比|降低|增速|个百分点|率(?:为|达)?$")


def read(frame: Frame) -> Iterator[Relation]:
    """The sets of shares in a sentence."""
    yield from _ratios(frame)
    if any(word in frame.text for word in _OF):
        yield from _told(frame)
    if "票" in frame.text:
        yield from _votes(frame)


def _ratios(frame: Frame) -> Iterator[Relation]:
    """Three shares written as a ratio, after words that say of what."""
    if ":" not in frame.text:
        return
    before = False
    for match in _RATIO.finditer(frame.text):
        lead = frame.text[: match.start()]
        before = bool(_STRUCTURE.search(lead)) or (before and bool(_THEN.search(lead)))
        if not before or match.group().count(":") + 1 != _INDUSTRIES:
            continue
        numbers = [
            _mention(frame, match.start() + number.start(), match.start() + number.end())
            for number in re.finditer(_NUMBER, match.group())
        ]
        start = frame.sentence.start
        yield Relation(
            RelationKind.SHARES,
            tuple(numbers),
            frame.part.span(Span("", start + match.start(), start + match.end())),
        )


def _mention(frame: Frame, start: int, end: int) -> Mention:
    """A number of a ratio, as the share that it is."""
    offset, part = frame.sentence.start, frame.part
    text = frame.text[start:end]
    half = 0.5 * 10.0 ** -len(text.partition(".")[2])
    value = float(text)
    rounded = Interval(max(value - half, 0.0), value + half, high_open=True)
    span = Span("", offset + start, offset + end)
    quantity = part.place(Quantity(span, text, rounded, value, "%", _PERCENT))
    around = next(
        (p for p in part.pieces(frame.sentence) if p.contains(quantity.span)), quantity.span
    )
    return Mention(quantity.span, around, quantity.text, part.kind, part.number, quantity)


def _told(frame: Frame) -> Iterator[Relation]:
    """Shares told one by one, where the words say that they are all there are."""
    brackets = addends.bracketed(frame)
    row: list[Item] = []
    ages: list[Quantity | None] = []
    start = frame.sentence.start
    for figure in frame.figures:
        if figure.quantity.dimension != _PERCENT or addends.within(figure, brackets):
            continue
        gap = addends.between(frame, start, figure.start)
        if _of_itself(figure, gap):
            continue  # 甲业务收入增长3%,占比60%;乙业务毛利率12%,占比30%
        if not _is_share(gap, row):
            yield from _relation(frame, row, ages)
            row, ages = [], []
        else:
            label = re.split("[;。]", gap)[-1] if not row else gap
            row.append(Item(figure, label, ""))
            ages.append(_age(frame, start, figure))
        start = figure.end
    yield from _relation(frame, row, ages)


def _votes(frame: Frame) -> Iterator[Relation]:
    """The shares of the votes that several got: 得票率为62%,另外两人分别获得21%和12%的选票."""
    told: list[Figure] = []
    for at in reversed(range(len(frame.figures))):
        figure, behind = frame.figures[at], frame.after(at)
        if figure.quantity.dimension != _PERCENT:
            continue
        listed = told and behind in ("、", "和", "及") and frame.figures[at + 1] is told[0]
        lead = frame.text[: figure.start - frame.sentence.start]
        got = _OF_VOTES.match(behind) and _GOT.search(_STOP.split(lead)[-1])
        if listed or got or _POLLED.search(frame.before(at)):
            told.insert(0, figure)
    if len(told) >= _PAIR and not _POLLS.search(frame.text):
        sides = tuple(figure.side for figure in told)
        yield Relation(RelationKind.TOGETHER, sides, frame.span_of(told[0], told[-1]))


def _is_share(gap: str, row: Sequence[Item]) -> bool:
    listed = bool(row) and not gap.strip("、和及与")
    return listed or any(word in _last(gap) for word in _OF)


def _last(gap: str) -> str:
    """The clause that ends where the words before a figure end."""
    return re.split("[,;]", gap)[-1]


def _of_itself(figure: Figure, gap: str) -> bool:
    """Whether a figure tells how its thing grew, or a rate that it has, and nothing of a whole."""
    claim = figure.claim
    grown = claim is not None and claim.aspect in (Aspect.GROWTH, Aspect.CHANGE)
    return grown or _MOVED.search(_last(gap)) is not None


def _relation(
    frame: Frame, row: Sequence[Item], ages: Sequence[Quantity | None]
) -> Iterator[Relation]:
    if len(row) < _PAIR or _bases(row):
        return
    words = "|".join((*group("parts", "rest"), *group("parts", "others")))
    rest = re.search(rf"(?:^|[,;、])(?:{words})", row[-1].label)
    industries = "三次产业" in row[0].label and len(row) == _INDUSTRIES
    sides = tuple(item.figure.side for item in row)
    span = frame.span_of(row[0].figure, row[-1].figure)
    how = extent(row)
    if rest is not None or industries:
        yield Relation(RelationKind.SHARES, sides, span)
    elif how is Extent.ALL or _tiled(ages):
        yield Relation(RelationKind.SHARED, sides, span)
    elif answers([item.words for item in row]) is not None:
        return  # what several people answer to several questions: see answers
    elif how in (Extent.APART, Extent.SOME) or _sorted_out(frame, row):
        yield Relation(RelationKind.TOGETHER, sides, span, sure=False)


def _sorted_out(frame: Frame, row: Sequence[Item]) -> bool:
    """Whether the shares are dealt out to as many sorts of one whole: 三类人员占总数的比例分别为"""
    dealt = _SORTS.search(frame.part.text[frame.sentence.start : row[0].figure.start])
    if dealt is None or any(item.label.strip("、和及与") for item in row[1:]):
        return False
    told = numerals.parse(dealt["many"])
    return told is not None and told.low == len(row)


def _bases(row: Sequence[Item]) -> bool:
    """Whether the shares name different bases, or parts of parts."""
    claims = [item.figure.claim for item in row]
    bases = {claim.base for claim in claims if claim is not None and claim.base}
    return len(bases) > 1 or any(said(item.label, "of-which") for item in row[1:])


def _age(frame: Frame, start: int, figure: Figure) -> Quantity | None:
    """The ages of those whose share the figure is."""
    told = [
        other.quantity
        for other in frame.figures
        if start <= other.start < figure.start and other.quantity.dimension == _AGE
    ]
    return told[-1] if told else None


def _tiled(ages: Sequence[Quantity | None]) -> bool:
    """Whether the ages reach from birth to the oldest without a gap."""
    known = [age.interval for age in ages if age is not None]
    if len(known) != len(ages) or len(known) < _PAIR:
        return False
    joined = all(
        later.low in (earlier.high, earlier.high + 1) for earlier, later in pairwise(known)
    )
    return joined and known[0].low <= 0 and known[-1].high == float("inf")
