"""Two accounts of one thing in other words, known by the figures that they have in common.

Who tells a story again changes its words and their order, and keeps its figures. Where two passages
share some of them, a figure of the one without its equal in the other document, in the place of one
that has no equal in the first, was altered on the way; and so were two that stand in each
other's place.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from factcheck.alignment import wording
from factcheck.alignment.compare import Comparison, growing
from factcheck.alignment.meeting import one_base, one_party, one_time
from factcheck.alignment.passages import FORM
from factcheck.alignment.slots import (
    Likeness,
    Slot,
    added,
    agree,
    far,
    likeness,
    miswritten,
    rest,
    turned,
)
from factcheck.model import (
    Aspect,
    BlockKind,
    Claim,
    Confidence,
    Corpus,
    Message,
    QuantityKind,
    Span,
)

#: So far from a figure stand those that tell which passage it is.
_REACH = 120
#: What tells that two figures are one: each significant digit of the others that they have in
#: common and each pair of characters beside them (so many of either at most), a sentence that is
#: mostly the same, a slip of the pen that makes the one of the other.
_MOST, _SENTENCE, _MISWRITTEN = 4, 2, 2
_ENOUGH = 5
#: So much of the words beside the figures must be the same, and where one is a slip for the other.
_ALIKE, _SLIPPED = 0.5, 0.34
_PARTS = (BlockKind.PARAGRAPH, BlockKind.CAPTION)
_DIGITS = 12
#: The same numbers are met again and again.
_KEPT = 1 << 14
#: Numbers of so many digits are known without a unit; below the other nobody knows a count by it.
_LONG, _SMALL = 4, 10
#: Equal figures of so few digits may be of two things.
_FEW = 2
#: One in so many of the figures beside must be in common.
_MORE = 2
_COUNTED = ("number", "count", "people")

_EXCHANGED = Message(zh="两处的数字对调了", en="the two figures are exchanged")

Value = tuple[str, str, str]


def account_keys(corpus: Corpus) -> Iterator[Value]:
    """What the passages of a corpus are found by: their figures."""
    for claim in corpus.claims:
        if claim.part in _PARTS and (value := _value(claim)) is not None:
            yield value


def retold(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The pairs of claims of two documents that have one place in two accounts, and two values."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    by_value: defaultdict[Value, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        told[claim.span.document].append(claim)
        value = _value(claim)
        if value is not None and claim.part in _PARTS:
            by_value[value].append(claim)
    shared: defaultdict[tuple[str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for value, group in by_value.items():
        documents = {claim.span.document for claim in group}
        if not 1 < len(documents) <= FORM or value in corpus.forms:
            continue
        for a, b in combinations(group, 2):
            if a.span.document != b.span.document and corpus.concerns(a.span, b.span):
                shared[a.span.document, b.span.document].append((a, b))
    for (first, second), common in sorted(shared.items(), key=lambda item: item[0]):
        yield from _altered(corpus, told[first], told[second], common)


def _value(claim: Claim) -> Value | None:
    """The figure in its base unit, where it has digits that tell it."""
    quantity = claim.quantity
    if quantity.nominal is None or quantity.kind is not QuantityKind.CARDINAL:
        return None
    if claim.aspect is Aspect.DATE:
        return None  # much happens on a day
    told = _told(claim)
    if not told:
        return None
    # Long numbers are told with and without what they count.
    dimension = "" if told >= _LONG and quantity.dimension in _COUNTED else quantity.dimension
    return "", _written(quantity.nominal * quantity.factor), dimension


@lru_cache(maxsize=_KEPT)
def _written(number: float) -> str:
    return f"{number:.{_DIGITS}g}"


def _told(claim: Claim) -> int:
    """How many significant digits the figure has; none where it is a small number of things."""
    nominal = claim.quantity.nominal
    if not nominal or (abs(nominal) < _SMALL and claim.quantity.counts):
        return 0
    return _significant(abs(nominal))


@lru_cache(maxsize=_KEPT)
def _significant(number: float) -> int:
    return len(f"{number:.{_DIGITS}e}".partition("e")[0].replace(".", "").rstrip("0"))


def _common(claim: Claim) -> bool:
    """Whether the figure is so small that any text may have it."""
    return claim.quantity.nominal is None or abs(claim.quantity.nominal) < _SMALL


def _unbounded(claim: Claim) -> bool:
    """Whether a figure is as good as any above or below it: 不到四成."""
    interval = claim.quantity.interval
    return math.isinf(interval.low) or math.isinf(interval.high)


def _weight(pairs: list[tuple[Claim, Claim]]) -> int:
    """How much figures in common tell."""
    return sum(_told(a) for a in {_value(a): a for a, _ in pairs}.values())


def _altered(
    corpus: Corpus, here: list[Claim], there: list[Claim], common: list[tuple[Claim, Claim]]
) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The figures of two documents that stand among the same others and are not the same."""
    places = _Places(corpus)
    equal, common = common, [(x, y) for x, y in common if places.one(x, y)]
    if not common:
        return
    yield from _exchanged(corpus, places, equal, common)
    mates, others = _Company(here), _Company(there)
    mine = _around([x for x, _ in common], here)
    theirs = _around([y for _, y in common], there)
    told: list[tuple[Likeness, Claim, Claim]] = []
    for a in mine:
        near = [(x, y) for x, y in common if _beside(a, x)]
        for b in theirs if near else ():
            if not _one_dimension(a, b):
                continue
            company = [(x, y) for x, y in near if _beside(b, y)]
            if not company or not _may_meet(corpus, a, b):
                continue
            alike = places.likeness(a, b)
            if alike.near < _SLIPPED or not _mostly(a, b, company, mates, others):
                continue
            slipped = miswritten(a.quantity, b.quantity) or _opposite(a, b)
            if not slipped and far(a.quantity, b.quantity):
                continue
            if not slipped and (added(a, b, there) or added(b, a, here)):
                continue
            if rest(a, b, here) or rest(a, b, there):
                continue
            several = len({_value(x) for x, _ in company}) > 1 or alike.sentence >= _ALIKE
            if not (slipped or several):
                continue
            points = min(_weight(company), _MOST) + min(alike.words, _MOST)
            points += _MISWRITTEN * slipped + _SENTENCE * (alike.sentence >= _ALIKE)
            if alike.near < (_SLIPPED if slipped else _ALIKE) or points < _ENOUGH:
                continue
            if not (places.found(a, there) or places.found(b, here)):  # which takes longest
                told.append((alike, a, b))
    if any(growing(a, b) and not turned(a.quantity, b.quantity) for _, a, b in told):
        return  # two versions of a story that goes on
    for alike, a, b in told:
        rivals = (o for o, c, d in told if (c is a) != (d is b) and o.near >= alike.near)
        if not any(rivals):
            reason = Message(zh="前后的数字相同", en="the figures beside it are the same")
            yield a, b, Comparison(Confidence.MEDIUM, (reason,))


def _exchanged(
    corpus: Corpus,
    places: _Places,
    equal: list[tuple[Claim, Claim]],
    common: list[tuple[Claim, Claim]],
) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The figures of two things that two accounts tell the other way round: 签约38个、落地32个 and
    签约32个、落地38个, beside a figure that is the same in both.
    """
    for (x, y), (other, its) in combinations(equal, 2):
        if x.context != other.context or y.context != its.context or _value(x) == _value(other):
            continue
        if x.quantity.unit != other.quantity.unit or not any(_known_by(x, y, c) for c in common):
            continue
        crossed = min(places.likeness(x, its).near, places.likeness(other, y).near)
        straight = max(places.likeness(x, y).near, places.likeness(other, its).near)
        if crossed >= _ALIKE and not straight and _may_meet(corpus, x, its):
            yield x, its, Comparison(Confidence.MEDIUM, (_EXCHANGED,))
            yield other, y, Comparison(Confidence.MEDIUM, (_EXCHANGED,))


def _known_by(x: Claim, y: Claim, common: tuple[Claim, Claim]) -> bool:
    """Whether a figure in common, in other units, tells that the two are of one account."""
    first, second = common
    beside = _beside(x, first) and _beside(y, second)
    return beside and _told(first) > _FEW and first.quantity.unit != x.quantity.unit


def _around(shared: list[Claim], claims: list[Claim]) -> list[Claim]:
    """The figures that stand beside any of those in common, which long reports have few of."""
    starts = sorted({one.span.start for one in shared})
    contexts = {one.context for one in shared}
    return [
        claim
        for claim in claims
        if claim.part in _PARTS
        and (claim.context in contexts or _within_reach(claim.span.start, starts))
    ]


def _within_reach(start: int, starts: list[int]) -> bool:
    """Whether one of the sorted ``starts`` is near."""
    at = bisect_left(starts, start - _REACH)
    return at < len(starts) and starts[at] <= start + _REACH


class _Company:
    """How many figures of a document stand beside each, counted once."""

    def __init__(self, claims: list[Claim]) -> None:
        self._claims = claims
        self._beside: dict[Span, int] = {}

    def of(self, claim: Claim) -> int:
        if claim.span not in self._beside:
            self._beside[claim.span] = sum(
                other is not claim and _beside(claim, other) and _value(other) is not None
                for other in self._claims
            )
        return self._beside[claim.span]


def _mostly(
    a: Claim, b: Claim, company: list[tuple[Claim, Claim]], mates: _Company, others: _Company
) -> bool:
    """Whether most figures beside one of the two are beside the other, too.

    Reports of two places or years share a few figures by chance, and a retelling leaves some out.
    """
    first, second = {x.span for x, _ in company}, {y.span for _, y in company}
    return _MORE * len(first) >= mates.of(a) or _MORE * len(second) >= others.of(b)


class _Places:
    """The slots of figures, each read once."""

    def __init__(self, corpus: Corpus) -> None:
        self._documents = corpus.documents
        self._slots: dict[Span, Slot] = {}

    def likeness(self, a: Claim, b: Claim) -> Likeness:
        return likeness(a, b, self._slot(a), self._slot(b))

    def one(self, a: Claim, b: Claim) -> bool:
        """Whether an equal figure tells the same thing: one of many digits, or in like words."""
        return _told(a) > _FEW or not self._slot(a).grams.isdisjoint(self._slot(b).grams)

    def found(self, claim: Claim, others: list[Claim]) -> bool:
        """Whether the figure is among the others; a small or round one in the same place."""
        for other in others:
            if not agree(claim.quantity, other.quantity):
                continue
            equal = claim.quantity.nominal == other.quantity.nominal
            vague = _common(claim) or (not equal and (_told(other) <= 1 or _unbounded(claim)))
            if not vague or self.likeness(claim, other).near >= _SLIPPED:
                return True
        return False

    def _slot(self, claim: Claim) -> Slot:
        if claim.span not in self._slots:
            document = self._documents[claim.span.document]
            self._slots[claim.span] = Slot(document, claim)
        return self._slots[claim.span]


def _beside(a: Claim, other: Claim) -> bool:
    """Whether two figures of a document stand in one passage."""
    return a.context == other.context or abs(a.span.start - other.span.start) <= _REACH


def _opposite(a: Claim, b: Claim) -> bool:
    """Whether two rates of growth are one but for their direction: 上涨1.2%, 下降1.2%."""
    first, second = a.quantity.nominal, b.quantity.nominal
    return a.aspect is b.aspect is Aspect.GROWTH and bool(first) and first == -(second or 0.0)


def _may_meet(corpus: Corpus, a: Claim, b: Claim) -> bool:
    if wording.two_things(a.indicator, b.indicator):
        return False
    return one_base(a, b) and one_time(corpus, a, b) and one_party(corpus, a, b)


def _one_dimension(a: Claim, b: Claim) -> bool:
    """Whether the two are measured alike; 参保人数达3.85亿 leaves out what 3.58亿人 says."""
    first, second = a.quantity, b.quantity
    untold = {first.dimension, second.dimension} <= {*_COUNTED} and turned(first, second)
    return first.dimension == second.dimension or untold
