"""What became more or less: 由3.2亿元增至4.8亿元,增长50%; 比去年的760万元减少34%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extraction.relations.directions import (
    UP,
    Reached,
    differs_by,
    last_direction,
    reached,
)
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind, Side
from factcheck.patterns import compiled

RELATIVE = ("percent", "points", "multiple")
#: How far before the old value its 由 may stand: 由2020年上半年的.
_REACH = 24
#: How far before a rate it may be told what kind of rate it is: 按可比价格计算.
_SAID_OF = 60
_FROM = compiled(
    r"(?:[由从](?!业|事|来)|(?<![来各])自(?!治|然|动|主)|原来|原先|原本|此前|以往|过去)[^,;。:]*$"
)
#: Before what another value grew from: 比去年2.5亿元增加.
_WITH = compiled(r"(?:相较于?|比|较)[^,;。:]{0,16}$")
#: Behind the value reached, what it is held against and not told: ,比上年.
_OF_LAST = (
    r"[,;(]?(?:比|较|与)?(?:上一?年度?|去年|前年|上一?月|上一?季度?|上一?周|前一[年月周季]度?|年初|同期"
    r"|(?:19|20)?[0-9]{2}年|[0-9]{1,2}月份?)?(?:全年|同期|末|底)?(?:预算|决算|执行|预计)?数?"
    r"(?:相比)?[,]?(?:同比|环比)?(?:净|又|再|共|累计|一年)?"
)
AGAIN = r"[,;]?(?:同比|环比)?"
_AT_ONCE = r"[,;]?"
#: Rates that no two amounts give: at constant prices, over the same bodies, a year on average.
_REAL = compiled(
    r"可比|不变价|扣除|实际增|实际下|同口径|剔除|折算|年均|平均每年|生产总值|GDP|增加值"
)
#: Measured inversely, or worse where it is more: 提高 and 下降 tell no order of these.
_INVERSE = compiled(r"水位|埋深|汇率|兑|中间价|分辨率|精度|误差|制程|工艺|门槛|海拔|高程")
#: Verbs that also say that something got better.
_BETTER = frozenset(("提高", "提升", "跃升", "改善", "加快", "提速", "拓展"))
_PROMOTED = _BETTER | {"升", "上升"}
_NEARER = frozenset(("time", "length", "temperature", "angle", ""))
_CLASSES = frozenset("级类等线档期代版")
#: Of places in a field the first is the highest, so that a rise is to a smaller number.
_PLACES = frozenset("位名")
_RANKED = compiled(r"排名|位次|名次|排位|排行|位居|位列|第$")
#: Of figures with a sign of their own, 扩大 and 收窄 speak of the size.
_SIGNED = compiled(r"(?:下降|减少|下跌|增长|上涨|上升|回落|负|亏损|盈利|增加|减|降)$")
_DIGITS = compiled(r"[0-9]")
_WHILE = compiled(r"[,;]?(?:这|近|过去)?")
_OPENS = compiled(r"[,;](?:将|即|已)?[由从](?!业|事|来)[^,;。:]{0,16}")
#: An amount before the two values stands behind a verb of two characters, or one with 了.
_WAYS = compiled(r"(?:[增减提降削缩扩压][加少长高低减小大短缩]|下[调降]|上[调升])了?[约近]?$")
_BARELY = compiled(r"[,;、]?(?:已|又|整整|实现|实现了|即|也就是|将)*")
_COMES_TO = ("为", "至", "到")
_JOINED = frozenset(("、", "和", "与", "及", ",", "以及"))
#: What leads to a rate that is one of the last year: ,同比; 、比上年.
_ON_YEAR = compiled(
    r"^[,;、(]?(?:同比|(?:与|比|较|相比于?|相较于?)(?:上一?年|去年)(?:同期)?(?:相比)?[,]?)"
)
#: When an old value was, where it was a year before; what tells another time; several years.
_A_YEAR_AGO = compiled(r"(?:上一?年|去年)(?:同期)?[末底]?")
_AIMED = compiled("的(?:目标|计划|任务|预期|要求|指标)")
_THIS_YEAR = compiled("[,;]今年")
_A_TIME = compiled(r"[年月季周日期]|以来|[累原此过以先]|开局")
_YEARS = compiled(r"年来|年间|期间|时期|以来|累计|[至到—~-](?:19|20)?[0-9]{2}年|[一二三四五]五")


def read(frame: Frame) -> Iterator[Relation]:
    """The changes that a sentence tells, with the amounts of each that stand directly behind."""
    for at in range(len(frame.figures) - 1):
        yield from _from_to(frame, at)
        yield from _reached(frame, at)


_STOP = compiled("[,;。、]")
_POINTED = frozenset(("percent", "points"))


class Change(Struct, frozen=True, gc=False):
    """An old and a new value with the direction in between and the amounts behind."""

    old: Figure
    new: Figure
    direction: str
    amounts: Sequence[Figure] = ()

    def relation(self, frame: Frame) -> Relation:
        """The change as a relation of its sentence."""
        sides = [figure.written for figure in (self.old, self.new, *self.amounts)]
        kinds = (RelationKind.RISE, RelationKind.FALL)
        if _is_place(frame, self.old):
            kinds = kinds[::-1]
        return _relation(frame, *kinds, self.direction, sides)


def _relation(
    frame: Frame, rise: RelationKind, fall: RelationKind, direction: str, sides: Sequence[Side]
) -> Relation:
    order = sorted(
        index
        for index, figure in enumerate(frame.figures)
        for side in sides
        if figure.side.span == side.span
    )
    return Relation(
        rise if direction == UP else fall, tuple(sides), frame.span(order[0], order[-1])
    )


def _from_to(frame: Frame, at: int) -> Iterator[Relation]:
    """由a升至b,增长c; 由a、b分别升至c、d."""
    words = frame.after(at)
    told = reached(words)
    if told is None:
        return
    olds, news = _run_before(frame, at), _run_after(frame, at + 1)
    if len(olds) > 1 and len(olds) != len(news):
        return
    telling = told.direction or _doubles(frame, at + 1)
    opened = _opened(frame, olds[0]) or _last_years(frame, olds[0], words)
    if not opened and not (telling and told.direct and _written(olds[0])):
        return
    if len(olds) > 1:
        changes = [Change(old, new, told.direction) for old, new in zip(olds, news, strict=True)]
    else:
        yearly = _of_last_year(frame, olds[0], frame.figures[at + 1])
        direction, amounts = _amounts(frame, at + 1, told.direction, yearly=yearly)
        if _is_place(frame, olds[0]):
            amounts = []  # 增长35%,由第四位上升为第三位: no rate of places
        changes = [Change(olds[0], frame.figures[at + 1], direction, amounts)]
    for change in changes:
        dimensions = {change.old.quantity.dimension, change.new.quantity.dimension}
        if dimensions == _POINTED and told.direction and not _amount_behind(frame, at):
            sides = [change.old.written, change.new.written]
            yield _relation(frame, RelationKind.MIXED, RelationKind.MIXED, UP, sides)
        if change.direction and comparable(change.old, change.new) and ordered(frame, change, told):
            yield change.relation(frame)


def _amount_behind(frame: Frame, at: int) -> bool:
    """Whether figure ``at`` is by how much another one differs: 从12.2%提升1个百分点,升至13%."""
    if not at or _STOP.search(frame.before(at)):
        return False
    return frame.figures[at - 1].quantity.dimension in _POINTED


def _opened(frame: Frame, figure: Figure) -> bool:
    """Whether 由 or 从 stands before the old value."""
    start = max(frame.sentence.start, figure.start - _REACH)
    return _FROM.search(frame.part.text[start : figure.start]) is not None


def _last_years(frame: Frame, figure: Figure, words: str) -> bool:
    """Whether last year's value stands before one that is told to be this year's: 去年3.2亿元,今年
    达到9.6亿元.
    """
    clause = _STOP.split(frame.part.text[frame.sentence.start : figure.start])[-1]
    return _A_YEAR_AGO.search(clause) is not None and _THIS_YEAR.match(words) is not None


def _written(figure: Figure) -> bool:
    """Whether the figure stands in digits: 超百亿县 only classes what is counted."""
    return _DIGITS.search(figure.quantity.text) is not None


def _run_before(frame: Frame, at: int) -> list[Figure]:
    """The figures of one list that ends with figure ``at``: 由63%、66%."""
    first = at
    while first and frame.before(first) in _JOINED and _alike(frame, first - 1, first):
        first -= 1
    return list(frame.figures[first : at + 1])


def _run_after(frame: Frame, at: int) -> list[Figure]:
    last = at
    while (
        last + 1 < len(frame.figures)
        and frame.after(last) in _JOINED
        and _alike(frame, last, last + 1)
    ):
        last += 1
    return list(frame.figures[at : last + 1])


def _alike(frame: Frame, first: int, second: int) -> bool:
    return frame.figures[first].quantity.dimension == frame.figures[second].quantity.dimension


def _of_last_year(frame: Frame, old: Figure, new: Figure) -> bool:
    """Whether an old value is that of the year before the new one, as far as the words tell."""
    a, b = (figure.claim.period if figure.claim else None for figure in (old, new))
    if a is not None and b is not None and a.start and b.start and a.start != b.start:
        return (a.start.month, a.start.day) == (b.start.month, b.start.day) and (
            a.start.year + 1 == b.start.year
        )
    before = frame.part.text[frame.sentence.start : old.start]
    opening = _FROM.search(before)
    lead = opening.group() if opening else ""
    told = _A_TIME.search(_A_YEAR_AGO.sub("", lead.lstrip("从由自")))
    return told is None and _YEARS.search(before.removesuffix(lead)) is None


def _amounts(frame: Frame, at: int, direction: str, *, yearly: bool) -> tuple[str, list[Figure]]:
    """By how much, told directly behind figure ``at``, and the direction that it says; ``yearly``
    where what it differs from the last year by is that.
    """
    found: list[Figure] = []
    new = frame.figures[at]
    index = at
    while index + 1 < len(frame.figures):
        words = frame.after(index)
        words = _ON_YEAR.sub("", words) if yearly else words
        if _spell(frame, index + 1):
            index += 1
            words = words + frame.after(index)[1:]
            if index + 1 == len(frame.figures):
                break
        by = frame.figures[index + 1]
        way = UP if doubled(words, by) else differs_by(words)
        if not way or (direction and way != direction) or not amount_of(by, new):
            break
        if _AIMED.match(frame.after(index + 1)):
            break  # 增长25%的目标没有实现
        if by.quantity.dimension == "multiple" and words.rstrip("了").endswith("翻"):
            break  # 翻了5倍: as much again five times, or five times as much
        if by.quantity.dimension == "multiple" and words.endswith(_COMES_TO):
            break  # 增为4.3倍: as much as that of the old value
        if by.quantity.dimension in RELATIVE[::2] and real(frame, by):
            break
        direction = way
        found.append(by)
        index += 1
    return direction, found or _amount_before(frame, at - 1, direction)


def _doubles(frame: Frame, at: int) -> bool:
    """Whether what figure ``at`` came to is told to be twice as much: 达到12万亩,四年翻了一番."""
    after = at + 1
    if after < len(frame.figures) and _spell(frame, after):
        after += 1
    return after < len(frame.figures) and doubled(frame.before(after), frame.figures[after])


def doubled(words: str, by: Figure) -> bool:
    """,翻了一番: the figure is its own verb."""
    return by.quantity.text.startswith("翻") and _BARELY.fullmatch(words) is not None


def _spell(frame: Frame, at: int) -> bool:
    """Whether figure ``at`` only tells in what time: ,10年来升幅, ,一年减少."""
    spell = frame.figures[at].quantity.dimension == "time"
    return spell and _WHILE.fullmatch(frame.before(at)) is not None


def _amount_before(frame: Frame, at: int, direction: str) -> list[Figure]:
    """削减100亿美元,从350亿美元降至250亿美元: the amount before the old value, figure ``at``."""
    if at < 1 or not _OPENS.fullmatch(frame.before(at)):
        return []
    by, words = frame.figures[at - 1], frame.before(at - 1)
    if _WAYS.search(words) is None or last_direction(words) != direction:
        return []
    relative = by.quantity.dimension in ("percent", "multiple")
    if not amount_of(by, frame.figures[at]) or (relative and real(frame, by)):
        return []
    return [by]


def amount_of(by: Figure, value: Figure) -> bool:
    """Whether ``by`` can be a difference of such values."""
    dimension = by.quantity.dimension
    return by.quantity.kind is QuantityKind.CARDINAL and (
        dimension == value.quantity.dimension
        or dimension in ("percent", "multiple")
        or (dimension == "points" and value.quantity.dimension == "percent")
    )


def real(frame: Frame, by: Figure) -> bool:
    """Whether a rate is one that no two amounts give."""
    start = max(frame.sentence.start, by.start - _SAID_OF)
    return _REAL.search(frame.part.text[start : by.end]) is not None


def comparable(old: Figure, new: Figure) -> bool:
    """Whether the two may be values of one thing."""
    a, b = old.quantity, new.quantity
    return (
        a.dimension == b.dimension
        and a.kind is b.kind
        and a.dimension not in ("points", "multiple")
    )


def ordered(frame: Frame, change: Change, told: Reached) -> bool:
    """Whether the verb tells an order of the two values."""
    old, new = change.old, change.new
    text = frame.part.text
    if _INVERSE.search(text[max(frame.sentence.start, old.start - _REACH) : new.start]):
        return False
    quantity = new.quantity
    if quantity.kind is QuantityKind.ORDINAL:
        return quantity.dimension == "rank"
    if quantity.kind is not QuantityKind.CARDINAL or _split(frame, old, new):
        return False
    if told.verb in _BETTER and quantity.dimension in _NEARER:
        return False
    if told.verb in _PROMOTED and quantity.unit[-1:] in _CLASSES:
        return False
    return not _SIGNED.search(text[frame.sentence.start : old.start])


def _is_place(frame: Frame, figure: Figure) -> bool:
    """Whether the figure is a place in a field: 第5位, and 排名由369位上升到235位."""
    quantity = figure.quantity
    if quantity.kind is QuantityKind.ORDINAL:
        return True
    before = frame.part.text[frame.sentence.start : figure.start]
    return quantity.unit in _PLACES and _RANKED.search(before) is not None


def _split(frame: Frame, old: Figure, new: Figure) -> bool:
    """Whether either value is only half of one: 1小时10分钟."""
    at, then = frame.figures.index(old), frame.figures.index(new)
    more = then + 1 < len(frame.figures)
    return (at > 0 and not frame.before(at)) or (more and not frame.after(then))


def _is_base(frame: Frame, at: int) -> bool:
    """Whether figure ``at`` is what another grew from: 比去年2.5亿元增加, 与去年的2.5亿元相比."""
    words = frame.before(at)
    compared = _WITH.search(words) is not None and not last_direction(words)
    return compared or frame.after(at).startswith("相比")


def _reached(frame: Frame, at: int) -> Iterator[Relation]:
    """党员8875.8万名,比上年净增96.5万名,增幅为1.1%; 53.73亿元,比预算减少…;比上年减少…."""
    value = frame.figures[at]
    if value.quantity.kind is not QuantityKind.CARDINAL or value.quantity.dimension in RELATIVE:
        return
    if _is_base(frame, at):
        return
    while at + 2 < len(frame.figures):
        first, second = frame.figures[at + 1], frame.figures[at + 2]
        way = differs_by(frame.after(at), _OF_LAST)
        then = differs_by(frame.after(at + 1), AGAIN)
        opposed = way != then
        if not (way and then) or (opposed and not differs_by(frame.after(at + 1), _AT_ONCE)):
            return
        relative = second.quantity.dimension in _POINTED
        amount, rate = (first, second) if relative else (second, first)
        if rate.quantity.dimension not in _POINTED or real(frame, second):
            return
        if amount.quantity.dimension != value.quantity.dimension:
            return
        sides = [figure.written for figure in (value, amount, rate)]
        if opposed:
            yield _relation(frame, RelationKind.OPPOSED, RelationKind.OPPOSED, way, sides)
        else:
            yield _relation(frame, RelationKind.RISEN, RelationKind.FALLEN, way, sides)
        at += 2
