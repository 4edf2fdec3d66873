"""Figures of a title, a brief, a heading or a caption that the text does not have.

What such a part tells, the text tells again: as the same figure, rounded, or as a sum or a
difference of others. A figure with no such echo is wrong where the text has one in like words that
is a slip of the pen for it, or is the only one of its kind. Two figures of the text itself are held
against each other only where they have the same digits in another order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from factcheck.alignment.compare import Comparison
from factcheck.alignment.passages import unread_claims
from factcheck.alignment.reworded import Told, apart, told_apart
from factcheck.alignment.slots import (
    Slot,
    agree,
    alike_in_kind,
    bounded_of,
    digits,
    far,
    many_digits,
    miswritten,
    resemblance,
    same_side,
    turned,
)
from factcheck.model import (
    BlockKind,
    Claim,
    Confidence,
    Corpus,
    Document,
    Interval,
    Message,
    Quantity,
    QuantityKind,
)
from factcheck.patterns import compiled

#: A number in the text that is no date.
_WRITTEN = compiled(r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9.,]*[年月日号时:])")
#: So much of the words right at the figures must be the same: of digits in another order, of
#: another slip, of the only figure of its kind.
_TURNED, _SLIPPED, _SOLE = 0.15, 0.4, 0.3
#: The same where both stand in the text.
_BOTH = 0.3
#: Of fewer than so many things a text may tell by naming them.
_FEW = 10
#: The only figure of its kind is no more than so many times the one that it should be.
_TWICE = 2
#: One digit alone may be any other.
_TWO = 2
#: Much lasts, or is dated, beside what a title tells of.
_TIMES = frozenset(("date", "time", "age", "anniversary"))
_COUNT, _NUMBER, _PERCENT = "count", "number", "percent"
_REASON = Message(
    zh="正文没有这个数，同样的话说的是另一个", en="the text has another figure in its words"
)


def unechoed(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The figures that stand nowhere else in their text, each with the one that does instead."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in (*corpus.claims, *unread_claims(corpus)):
        quantity = claim.quantity
        if quantity.kind is QuantityKind.CARDINAL and quantity.nominal:
            told[claim.span.document].append(claim)
    for path, claims in told.items():
        yield from _Text(corpus.documents[path], claims).altered()


class _Text:
    """The figures of one document."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._document = document
        self._claims = sorted(claims, key=lambda claim: claim.span)
        self._told: dict[Claim, Told] = {}
        self._by_digits: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims:
            self._by_digits[digits(claim.quantity)].append(claim)

    def altered(self) -> Iterator[tuple[Claim, Claim, Comparison]]:
        """The pairs of which one figure has no echo."""
        for head in self._claims:
            if head.part.tells_again and not self._opening(head):
                others = [c for c in self._claims if c.block != head.block]
                found = self._instead(head, others)
            else:
                found = self._turned(head)
            if found is not None:
                yield head, found, Comparison(Confidence.MEDIUM, (_REASON,))

    def _opening(self, head: Claim) -> bool:
        """Whether a text has no title, and its first sentence stands in its place."""
        line = self._document.quote(self._document.line(head.span))
        return head.part is BlockKind.TITLE and line.endswith("。")

    def _instead(self, head: Claim, others: Sequence[Claim]) -> Claim | None:
        """The figure that the text has in the place of the one of a title or caption."""
        body = [c for c in others if not c.part.sums_up]
        if head.quantity.dimension in _TIMES or self._echoed(head, body):
            return None
        like = [c for c in others if _alike(head, c) and not _same(head.quantity, c.quantity)]
        sole = len({c.quantity.magnitude for c in like}) == 1
        found: list[tuple[float, Claim]] = []
        for claim in like:
            alike = resemblance(self._slot(head), self._slot(claim))
            if alike >= self._least(head, claim, sole=sole):
                found.append((alike, claim))
        best = max((alike for alike, _ in found), default=0.0)
        values = {c.quantity.magnitude for alike, c in found if alike == best}
        return next((c for alike, c in found if alike == best), None) if len(values) == 1 else None

    def _least(self, head: Claim, claim: Claim, *, sole: bool) -> float:
        """How much alike the words of two figures must be; more than all where they never meet."""
        first, second = head.quantity, claim.quantity
        never = 2.0
        if first.hedge != second.hedge and first.hedge and second.hedge:
            return never
        if turned(first, second):
            return _TURNED
        if head.part in (BlockKind.HEADING, claim.part):
            return (
                never  # a heading is of its part of the text, and one row tells nothing of others
            )
        if many_digits(first, _TWO) and miswritten(first, second) and not far(first, second):
            return _SLIPPED
        large = min(abs(first.nominal or 0.0), abs(second.nominal or 0.0)) >= _FEW
        plain = not (first.hedge or second.hedge) and head.modality is claim.modality
        near = _size(first) <= _TWICE * _size(second) <= _TWICE**2 * _size(first)
        return _SOLE if sole and large and plain and near else never

    def _turned(self, late: Claim) -> Claim | None:
        """The figure further up in like words, with the same digits in another order."""
        for early in self._by_digits[digits(late.quantity)]:
            if early.span >= late.span or early.part.sums_up or not _reordered(early, late):
                continue
            first, second = self._read(early), self._read(late)
            if resemblance(second.slot, first.slot) < _BOTH:
                continue
            if apart(first, second) or told_apart(early, late) or not same_side(early, late):
                continue
            others = [c for c in self._claims if c.span != late.span and c.context != late.context]
            if not self._echoed(late, others):
                return early
        return None

    def _read(self, claim: Claim) -> Told:
        if claim not in self._told:
            title = self._document.title or ""
            self._told[claim] = Told(claim, Slot(self._document, claim), title)
        return self._told[claim]

    def _slot(self, claim: Claim) -> Slot:
        return self._read(claim).slot

    def _echoed(self, head: Claim, text: Sequence[Claim]) -> bool:
        """Whether the text has the figure, or figures that make it."""
        mine = head.quantity
        if any(_same(mine, claim.quantity) for claim in text):
            return True
        number = _WRITTEN.search(mine.text)
        if number is not None and number.group() in self._written(head):
            return True
        like = [
            _plain(c.quantity)
            for c in text
            if _one_measure(mine, c.quantity) and _one_kind(head, c)
        ]
        meant = bounded_of(mine)
        for at, size in enumerate(like):
            later = like[at + 1 :]
            sums = (*accumulate(later, initial=size), *(size + other for other in later))
            differences = (d for other in later for d in (size - other, other - size))
            if any(not made.disjoint(meant) for made in (*sums[1:], *differences)):
                return True
        return False

    def _written(self, head: Claim) -> set[str]:
        """The numbers of the other parts as they are written."""
        blocks = (b for at, b in enumerate(self._document.blocks) if at != head.block)
        texts = (b.view.read(self._document.normal) for b in blocks if not b.kind.sums_up)
        return {number for text in texts for number in _WRITTEN.findall(text)}


def _same(mine: Quantity, other: Quantity) -> bool:
    """Whether a figure is the same number, whatever it counts, or may be rounded from it."""
    if other.dimension == "date":
        return False
    equal = abs(mine.nominal or 0.0) == abs(other.nominal or 0.0) or _size(mine) == _size(other)
    return equal or (_one_measure(mine, other) and (agree(mine, other) or _rounded(mine, other)))


def _rounded(mine: Quantity, other: Quantity) -> bool:
    """Whether a figure has the first digits of another and ends in zeros: 减少60% of 62%."""
    leading = f"{_size(mine):e}".partition("e")[0].rstrip("0.").replace(".", "")
    first, second = (f"{_size(one):.{len(leading) - 1}e}" for one in (mine, other))
    return len(leading) < len([sign for sign in mine.text if sign.isdigit()]) and first == second


def _size(quantity: Quantity) -> float:
    return abs(quantity.nominal or 0.0) * quantity.factor


def _one_measure(mine: Quantity, other: Quantity) -> bool:
    return mine.dimension == other.dimension or _NUMBER in (mine.dimension, other.dimension)


def _plain(quantity: Quantity) -> Interval:
    """What is added up of a figure: 4500 of 超4500."""
    return Interval.point(_size(quantity)) if quantity.hedge else quantity.magnitude


def _one_kind(head: Claim, claim: Claim) -> bool:
    """Whether two counts are of things that are counted alike, by unit or by name."""
    first, second = head.quantity, claim.quantity
    if not first.dimension == second.dimension == _COUNT or first.unit == second.unit:
        return True
    return claim.indicator.endswith(first.unit) or head.indicator.endswith(second.unit)


def _alike(head: Claim, claim: Claim) -> bool:
    """Whether both count one kind of thing, or one of them leaves open which: 13城市, 16个城市."""
    if alike_in_kind(head, claim):
        return head.aspect is claim.aspect or head.quantity.dimension != _PERCENT
    counts = head.quantity.dimension == claim.quantity.dimension == _COUNT
    return counts and _one_kind(head, claim)


def _reordered(early: Claim, late: Claim) -> bool:
    """Whether two figures of a text, each in a sentence of its own, have the same digits."""
    first, second = early.quantity, late.quantity
    if first.dimension in _TIMES or _same(first, second):
        return False
    one = _one_measure(first, second) and first.hedge == second.hedge
    alike = one and turned(first, second) and early.modality is late.modality
    return alike and early.context != late.context and early.block != late.block
