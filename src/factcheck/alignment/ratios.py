"""A ratio that one text tells of two values of which another tells one or both.

Who retells a report puts a rise, a share or a multiple for two values: 增长了65% for a rise from
0.94万家 to 1.55万家, 占全省的三成 for 35例,其中某市12例. What each is of must be told alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import product
from typing import NamedTuple

from factcheck.alignment import wording
from factcheck.alignment.compare import LAST_YEAR
from factcheck.alignment.meeting import one_time
from factcheck.alignment.passages import FORM
from factcheck.model import (
    Aspect,
    Claim,
    Corpus,
    Modality,
    PeriodBasis,
    QuantityKind,
    Relation,
    RelationKind,
)
from factcheck.patterns import compiled

#: What ratios are found by: the name of what they are of, or its end.
Thing = tuple[str, str, str]

_RATIOS = ("percent", "multiple")
_AMOUNTS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.CAPACITY))
_CHANGED = (RelationKind.RISE, RelationKind.FALL)
_PARTS = (RelationKind.SUM, RelationKind.PARTS, RelationKind.LISTED, RelationKind.WITHIN)
#: 年度计划投资完成率: of what the amount before it is a share.
_DONE = compiled("(?:完成|执行)率$")
#: What a base says of how its whole is counted.
_COUNTED = {"累计": Aspect.CUMULATIVE, "新增": Aspect.FLOW}
_YEARLY = ("年度", "全年")
#: Words in a name that do not tell what it is of.
_PASSING = compiled("累计|总|在|的|全部|数量?$|例$")
#: What is left of a place's name behind its short form.
_RANK = compiled("^(?:省|市|县|区|州|盟|旗)?的?")
#: So many characters at the end of a name are what it is found by.
_END = 2
_YEAR = timedelta(days=366)
#: Growth that two values do not give.
_REAL = compiled(r"生产总值|GDP|增加值|可比|不变价|扣除|实际|同口径|剔除|折算|年均|平均|指数")
_DAY = compiled(r"(?<![0-9])([0-9]{1,2})[日号]")
_HOUR = compiled("([0-9]{1,2})时")
_UNTOLD = (PeriodBasis.DOCUMENT, PeriodBasis.ASSUMED)


class Ratio(NamedTuple):
    """``value`` is told to be so many times, or so much of, ``base``; ``added`` on top of it."""

    ratio: Claim
    value: Claim
    base: Claim
    added: bool


class _Pair(NamedTuple):
    """A value and what it is of, as one text binds them together."""

    value: Claim
    base: Claim
    changed: bool


def ratio_keys(corpus: Corpus) -> Iterator[Thing]:
    """What the ratios and the values of a corpus are found by."""
    for claim in corpus.claims:
        if _is_ratio(claim):
            yield from _asked(claim)
        elif _is_amount(claim):
            yield _key(claim.indicator, claim)


def ratios(corpus: Corpus) -> Iterator[Ratio]:
    """The ratios with the values that another text tells of them."""
    told: defaultdict[Thing, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    before: dict[tuple[str, str], Claim] = {}
    parts: dict[object, Claim] = {}
    for claim in corpus.claims:
        if _is_ratio(claim):
            if (part := before.get((claim.span.document, claim.context))) is not None:
                parts[claim.span] = part
            for key in _asked(claim):
                told[key][0].append(claim)
        elif _is_amount(claim):
            before[claim.span.document, claim.context] = claim
            told[_key(claim.indicator, claim)][1].append(claim)
    pairs = _pairs(corpus.relations)
    seen: set[tuple[object, ...]] = set()
    for key, (asked, amounts) in told.items():
        documents = {claim.span.document for claim in (*asked, *amounts)}
        if not asked or key in corpus.forms or not 1 < len(documents) <= FORM:
            continue
        for ratio, amount in product(asked, amounts):
            for found in _of(corpus, ratio, amount, parts.get(ratio.span), pairs):
                spans = tuple(claim.span for claim in found[:3])
                if spans not in seen:
                    seen.add(spans)
                    yield found


def _of(
    corpus: Corpus,
    ratio: Claim,
    amount: Claim,
    part: Claim | None,
    pairs: Mapping[object, Sequence[_Pair]],
) -> Iterator[Ratio]:
    """What the ratio is told of where ``amount``, of another text, is one of the two values."""
    if ratio.span.document == amount.span.document or not corpus.concerns(ratio.span, amount.span):
        return
    if ratio.aspect is Aspect.GROWTH:
        for pair in pairs.get(amount.span, ()):
            if pair.changed and _same(ratio, pair.value) and _same_stretch(corpus, ratio, pair):
                yield Ratio(ratio, pair.value, pair.base, added=True)
        return
    base = _base(ratio)
    if part is not None:
        if _named(base, amount, ratio) and _fits(corpus, part, amount):
            yield Ratio(ratio, part, amount, added=False)
        return
    for pair in pairs.get(amount.span, ()):
        told = not pair.changed and _same(ratio, pair.value) and _within(base, pair.base, ratio)
        if told and _one_day(corpus, ratio, pair.value):
            yield Ratio(ratio, pair.value, pair.base, added=False)


def _is_ratio(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.dimension not in _RATIOS or claim.modality is not Modality.ACTUAL:
        return False
    if claim.aspect is Aspect.GROWTH:
        told = claim.context.partition(quantity.text)[0] + claim.indicator
        return claim.base in (None, *LAST_YEAR) and not _REAL.search(told)
    return claim.aspect is Aspect.SHARE and bool(_base(claim))


def _is_amount(claim: Claim) -> bool:
    quantity = claim.quantity
    plain = quantity.kind is QuantityKind.CARDINAL and quantity.dimension not in _RATIOS
    return plain and claim.aspect in _AMOUNTS and claim.modality is Modality.ACTUAL


def _base(claim: Claim) -> str:
    """What a share is told to be of, as its words name it."""
    if claim.base:
        return claim.base
    return _DONE.sub("", claim.indicator) if _DONE.search(claim.indicator) else ""


def _asked(ratio: Claim) -> Iterator[Thing]:
    yield _key(ratio.indicator, ratio)
    if ratio.aspect is not Aspect.GROWTH:
        yield _key(_base(ratio), ratio)


def _key(name: str, claim: Claim) -> Thing:
    return "ratio", _bare(name, claim)[-_END:], ""


def _bare(name: str, *claims: Claim) -> str:
    """A name without those of the parties, and without what does not tell what it is of."""
    _, name = wording.scope(name)
    for party in (party for claim in claims for party in claim.members):
        short = wording.place(party)
        if name.startswith(short):
            name = _RANK.sub("", name.removeprefix(party).removeprefix(short))
    return _PASSING.sub("", wording.canonical(name))


def _pairs(relations: Iterable[Relation]) -> Mapping[object, Sequence[_Pair]]:
    """The pairs of values that the texts bind together, by the place of the value."""
    found: defaultdict[object, list[_Pair]] = defaultdict(list)
    for relation in relations:
        if relation.kind not in (*_CHANGED, *_PARTS) or not relation.sure:
            continue
        first, *rest = relation.sides
        changed = relation.kind in _CHANGED
        for side in rest[:1] if changed else rest:
            if isinstance(first, Claim) and isinstance(side, Claim):
                found[side.span].append(_Pair(side, first, changed))
    return found


def _same(ratio: Claim, value: Claim) -> bool:
    """Whether the ratio is told of what the value is of."""
    first, second = ({wording.place(party) for party in c.members} for c in (ratio, value))
    if first.isdisjoint(second) or wording.namesakes(ratio.members, value.members):
        return False
    one, other = _bare(ratio.indicator, ratio), _bare(value.indicator, value)
    return bool(one and other) and (one == other or (one in other and len(one) >= _END))


def _named(base: str, amount: Claim, ratio: Claim) -> bool:
    """Whether the amount is of what the base names, and of the same party."""
    first, second = ({wording.place(party) for party in c.members} for c in (ratio, amount))
    if first.isdisjoint(second) or amount.weak:
        return False
    name = _bare(base, ratio)
    return len(name) > _END and name == _bare(amount.indicator, amount)


def _within(base: str, whole: Claim, ratio: Claim) -> bool:
    """Whether the base may be the whole of which a text tells the part itself."""
    if any((word in base) > (whole.aspect is of) for word, of in _COUNTED.items()):
        return False
    name = _bare(base, whole, ratio)
    return len(name) >= _END and name in _bare(whole.indicator, whole)


def _fits(corpus: Corpus, part: Claim, whole: Claim) -> bool:
    """Whether a part and a whole of two texts may be of one time, counted alike."""
    if part.quantity.dimension != whole.quantity.dimension or not one_time(corpus, part, whole):
        return False
    if part.period is None or whole.period is None:
        return part.period is whole.period
    yearly = whole.indicator.startswith(_YEARLY) and part.period.overlaps(whole.period)
    return yearly or part.period.same_days(whole.period)


def _same_stretch(corpus: Corpus, rate: Claim, pair: _Pair) -> bool:
    """Whether a rise is told of the years that a growth is told of."""
    if rate.period is None or pair.value.period is None or not one_time(corpus, rate, pair.value):
        return False
    if not rate.period.same_days(pair.value.period) or rate.period.basis in _UNTOLD:
        return False
    if _length(rate) > _YEAR:
        return rate.base is None
    first, second = pair.base.period, pair.value.period
    if first is None or first.start is None or second.start is None:
        return False
    return (first.start.year + 1, first.start.month) == (second.start.year, second.start.month)


def _length(claim: Claim) -> timedelta:
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return timedelta(0)
    return period.end - period.start


def _one_day(corpus: Corpus, ratio: Claim, value: Claim) -> bool:
    """Whether the sentences of two texts tell no two days, hours or times."""
    if not one_time(corpus, ratio, value):
        return False
    first, second = ratio.period, value.period
    if first is not None and second is not None and first.clock != second.clock:
        return False
    if first is not None and second is not None and not first.same_days(second):
        return False
    for sign in (_DAY, _HOUR):
        here, there = (set(sign.findall(c.context)) for c in (ratio, value))
        if here and there and here.isdisjoint(there):
            return False
    return True
