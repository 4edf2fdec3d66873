"""Per cent for percentage points, or points for per cent: 由30%提高到70个百分点."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, product

from msgspec.structs import replace

from factcheck.alignment import compatible
from factcheck.checks.equations import dimension, magnitude, size
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.growth import is_rate
from factcheck.checks.scope import Scope
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Interval,
    Mention,
    Relation,
    RelationKind,
    SetAside,
    Side,
)
from factcheck.patterns import compiled
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

_CHANGES = frozenset((Aspect.GROWTH, Aspect.CHANGE))
_HUNDRED = Interval.point(100)
_PERCENT, _POINTS = "percent", "points"
#: A sentence is told twice where so many characters before a figure agree, or behind it, or fewer
#: on either side; 同比增长 alone may be said of anything.
_BESIDE, _EITHER = 6, 3
_WORDS = compiled(r"[\u3400-\u9fffA-Za-z]*")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for values that something rose or fell from and to, one of them in points; for
    values and rates of amounts in points; and for one thing that a document tells in per cent and,
    by the same number, in points.
    """
    for relation in corpus.relations:
        if relation.kind is RelationKind.MIXED:
            old, new = relation.sides
            told = f"{old.text} → {new.text}"
            yield finding(rule, relation.sides, told, confidence=Confidence.HIGH)
        elif relation.kind is RelationKind.POINTED:
            told = relation.sides[0].text
            yield finding(rule, relation.sides, told, confidence=Confidence.MEDIUM)
        elif relation.kind in (RelationKind.RISEN, RelationKind.FALLEN) and _rate(relation):
            told = f"{relation.sides[1].text} ↔ {relation.sides[2].text}"
            yield finding(rule, relation.sides, told, confidence=Confidence.HIGH)
        elif relation.kind in (RelationKind.RISE, RelationKind.FALL):
            for by in _differences(relation):
                old, new = relation.sides[:2]
                told = f"{new.text} − {old.text} = {by.text}"
                yield finding(rule, (old, new, by), told, confidence=Confidence.MEDIUM)
    for a, b in chain(_twice(corpus), _copied(corpus)):
        told = f"{a.text} ≠ {b.text}"
        yield finding(rule, (a, b), told, confidence=Confidence.MEDIUM)


def _rate(relation: Relation) -> bool:
    """2609元,比上年增加319元,增长13.9个百分点: a rate of an amount, in points."""
    rate = relation.sides[2]
    if dimension(rate) != _POINTS:
        return False
    return is_rate(list(map(magnitude, relation.sides)), rises=relation.kind is RelationKind.RISEN)


def _differences(relation: Relation) -> Iterator[Side]:
    """由30%提高到35%,提高5%: by how much two shares differ, in per cent, and no rate of theirs."""
    old, new, *amounts = relation.sides
    if {dimension(old), dimension(new)} != {_PERCENT} or size(old).low <= 0:
        return
    less, more = (old, new) if relation.kind is RelationKind.RISE else (new, old)
    apart = size(more) - size(less)
    rate = apart / size(old) * _HUNDRED
    for by in amounts:
        if dimension(by) == _PERCENT and not apart.disjoint(size(by)) and rate.disjoint(size(by)):
            yield by


def _twice(corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """One change told in both, the one in per cent first."""
    told: defaultdict[tuple[str, float, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        number, kind = claim.quantity.nominal, claim.quantity.dimension
        if number is not None and kind in (_PERCENT, _POINTS) and claim.aspect in _CHANGES:
            told[claim.span.document, number, kind].append(claim)
    for (document, number, kind), points in told.items():
        if kind == _POINTS:
            for a, b in product(told.get((document, number, _PERCENT), ()), points):
                if a.context != b.context and _one_change(a, b):
                    yield a, b


def _one_change(a: Claim, b: Claim) -> bool:
    """Whether the two tell the same but for the unit."""
    quantity = replace(b.quantity, dimension=a.quantity.dimension)
    found = compatible(a, replace(b, quantity=quantity, aspect=a.aspect))
    return found is not None and not found.differs and found.confidence > Confidence.LOW


def _copied(corpus: Corpus) -> Iterator[tuple[Side, Side]]:
    """One number in the same words, told in per cent and in points: a headline and its text."""
    told: defaultdict[tuple[str, float, str], list[Claim | SetAside]] = defaultdict(list)
    figures: list[Claim | SetAside] = [*corpus.claims, *corpus.set_aside]
    for figure in figures:
        quantity = figure.quantity
        if quantity is None or quantity.nominal is None:
            continue
        if quantity.dimension in (_PERCENT, _POINTS):
            told[figure.span.document, abs(quantity.nominal), quantity.dimension].append(figure)
    for (document, number, kind), points in told.items():
        if kind != _POINTS:
            continue
        text = corpus.documents[document].normal
        for a, b in product(told.get((document, number, _PERCENT), ()), points):
            if _same_words(text, a, b):
                yield _side(a), _side(b)


def _same_words(text: str, a: Claim | SetAside, b: Claim | SetAside) -> bool:
    """Whether the two figures stand among the same words."""
    lefts = [text[max(0, f.span.start - _BESIDE) : f.span.start][::-1] for f in (a, b)]
    rights = [text[f.span.end : f.span.end + _BESIDE] for f in (a, b)]
    left, right = _common(*lefts), _common(*rights)
    return max(left, right) >= _BESIDE or min(left, right) >= _EITHER


def _common(first: str, second: str) -> int:
    """So many words, up to a sign, begin both."""
    match = _WORDS.match(first)
    length = len(match.group()) if match else 0
    return next(
        (at for at in range(length) if first[at] != second[at : at + 1]),
        length,
    )


def _side(figure: Claim | SetAside) -> Side:
    if isinstance(figure, Claim):
        return figure
    assert figure.quantity is not None
    return Mention(
        figure.span,
        figure.sentence,
        figure.quantity.text,
        figure.part,
        figure.block,
        figure.quantity,
    )
