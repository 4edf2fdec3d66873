"""Parts that do not make up their whole, or exceed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import chain
from operator import add
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.alignment import wording
from factcheck.checks import repairs
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.checks.sides import magnitude
from factcheck.model import (
    Claim,
    Confidence,
    Corpus,
    Interval,
    Message,
    Relation,
    RelationKind,
    Severity,
    Side,
    Span,
)
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

_KINDS = frozenset(
    (
        RelationKind.SUM,
        RelationKind.LISTED,
        RelationKind.PARTS,
        RelationKind.MAYBE_PARTS,
        RelationKind.WITHIN,
        RelationKind.AT_MOST,
    )
)
#: What may be parts is told only where nothing surer is.
_LIKELY = (RelationKind.MAYBE_PARTS, RelationKind.WITHIN)
#: Parts that leave so little of their whole were mostly meant to be all of it,
_NEARLY_ALL = 0.8
#: and those that come to so little of it, most likely not.
_MOST = 0.5
#: A list of so many parts was meant to be whole.
_LONG = 3
_PAIR = 2
#: So many characters at its end name what a headline's figure measures.
_MEASURE = 2
_PEOPLE = "people"


class _Sum(NamedTuple):
    """A relation with what its sides denote."""

    relation: Relation
    whole: Interval
    parts: tuple[Interval, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.relation.sides

    @property
    def total(self) -> Interval:
        """What the parts come to."""
        return reduce(add, self.parts)

    @property
    def gap(self) -> float:
        return self.whole.gap(self.total)

    def derivation(self, sign: str) -> str:
        whole, first, *parts = self.sides
        # What went is told as a part below nothing.
        more = (f" {'−' if magnitude(part).high < 0 else '+'} {part.text}" for part in parts)
        return f"{first.text}{''.join(more)} {sign} {whole.text}"


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for parts whose sum cannot be the whole, or is above it."""
    for sums in _readings(corpus):
        kept = (_kept(item, rule) for item in reversed(sums))
        settled = next((outcome for outcome in kept if outcome is not None), None)
        if settled is not None:
            yield settled
            continue
        found = [(item, _fault(item, rule)) for item in reversed(sums)]
        faults = [(item, fault) for item, fault in found if fault is not None]
        failed = {item.sides[0].span for item, _ in faults}
        # Of several figures that may be the whole, all must fail for the parts to be wrong.
        if faults and all(item.sides[0].span in failed for item in sums) and not _together(sums):
            yield min(faults, key=lambda pair: (pair[0].gap, pair[0].relation.kind in _LIKELY))[1]
    yield from _headlines(corpus, rule)


def _headlines(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """The total of a headline, of which the text tells what there was and what was added to it."""
    added = [one for one in corpus.relations if one.kind is RelationKind.ON_TOP]
    heads = [claim for claim in corpus.claims if claim.part.sums_up] if added else []
    for relation in added:
        for head in heads:
            if not _is_total(head, relation.sides):
                continue
            whole, *parts = map(magnitude, (head, *relation.sides))
            total = _Sum(replace(relation, sides=(head, *relation.sides)), whole, tuple(parts))
            if not whole.disjoint(total.total):
                yield holds(rule, total.sides, total.derivation("="))
            elif slipped := tuple(repairs.repairs(total.sides, tuple(_needed(total)))):
                yield _told(total, rule, "≠", slipped)


def _is_total(head: Claim, sides: Sequence[Side]) -> bool:
    """Whether a headline tells the like of both figures, and neither of them."""
    thing = wording.canonical(head.indicator)[-_MEASURE:]
    named = any(isinstance(side, Claim) and thing in side.context for side in sides)
    return named and len(thing) == _MEASURE and all(_below(side, head) for side in sides)


def _below(side: Side, head: Claim) -> bool:
    """Whether a figure of the text is of the headline's unit and less than that."""
    told, whole = side.quantity, head.quantity
    if told is None or head.span.document != side.span.document:
        return False
    alike = told.unit == whole.unit or told.dimension == whole.dimension == _PEOPLE
    return alike and told.magnitude.entirely_below(whole.magnitude)


def _together(sums: Sequence[_Sum]) -> bool:
    """Whether the parts may be of several wholes at once: 函询1258件,谈话180件,其中….

    A whole that another one holds adds nothing to it: 确诊病例20例,重症病例2例.
    """
    wholes = {item.sides[0].span: item for item in sums}.values()
    several = len(wholes) > 1 and any(item.whole.entirely_below(item.total) for item in sums)
    apart = [item.whole for item in wholes if not any(_held(item, other) for other in wholes)]
    return several and not reduce(add, apart).entirely_below(sums[0].total)


def _held(item: _Sum, other: _Sum) -> bool:
    """Whether the other whole holds what the one counts."""
    inner, outer = item.sides[0], other.sides[0]
    if not (isinstance(inner, Claim) and isinstance(outer, Claim)):
        return False
    whole = wording.canonical(outer.indicator)
    return any(map(whole.endswith, _holders(wording.canonical(inner.indicator))))


def _holders(name: str) -> frozenset[str]:
    """What holds everything of that name, whatever stands before it: 某病重症病例."""
    return frozenset(
        chain.from_iterable(wording.holding(name[at:]) for at in range(max(len(name) - 1, 1)))
    ) - {name[at:] for at in range(len(name))}


def _readings(corpus: Corpus) -> Iterator[list[_Sum]]:
    """The relations with the same parts, each of another whole.

    What is only likely to be in its whole settles nothing about the parts.
    """
    by_parts: defaultdict[tuple[bool, tuple[Span, ...]], list[_Sum]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind in _KINDS:
            whole, *parts = map(magnitude, relation.sides)
            key = tuple(side.span for side in relation.sides[1:])
            likely = relation.kind is RelationKind.WITHIN and not relation.sure
            by_parts[likely, key].append(_Sum(relation, whole, tuple(parts)))
    for sums in by_parts.values():
        # What one reading is sure of, another of the same figures does not undo.
        sure = {item.sides[0].span: item for item in sums if item.relation.kind is RelationKind.SUM}
        yield [item for item in sums if sure.get(item.sides[0].span, item) is item]


def _kept(item: _Sum, rule: Rule) -> Outcome | None:
    """The relation where it holds, so that breaking it would be seen."""
    kind = item.relation.kind
    if kind is RelationKind.WITHIN:
        within = not any(item.whole.entirely_below(part) for part in item.parts)
        return holds(rule, item.sides, _each(item, "≤")) if within else None
    if kind is RelationKind.AT_MOST:
        over = item.total.entirely_below(item.whole)
        return None if over else holds(rule, item.sides, item.derivation("≥"))
    if not item.whole.disjoint(item.total):
        sure = kind is not RelationKind.MAYBE_PARTS or repairs.exact(item.whole, item.sides)
        return holds(rule, item.sides, item.derivation("=")) if sure else None
    ended = _ended(item)
    return holds(rule, ended.sides, ended.derivation("=")) if ended is not None else None


def _ended(item: _Sum) -> _Sum | None:
    """The list without what follows where its first parts make up the whole already:
    余额682亿元,其中一般债务286亿元、专项债务396亿元,市级债务余额219亿元.
    """
    if not item.whole.entirely_below(item.total):
        return None
    for many in range(_PAIR, len(item.parts)):
        relation = replace(item.relation, sides=item.sides[: many + 1])
        first = _Sum(relation, item.whole, item.parts[:many])
        if not first.whole.disjoint(first.total) and repairs.exact(first.whole, first.sides):
            return first
    return None


def _each(item: _Sum, sign: str) -> str:
    return f"{'、'.join(part.text for part in item.sides[1:])} {sign} {item.sides[0].text}"


def _fault(item: _Sum, rule: Rule) -> Outcome | None:
    """What is wrong with a relation that does not hold, ``None`` where nothing need be."""
    kind, too_much = item.relation.kind, item.whole.entirely_below(item.total)
    first = item.parts[0] if kind is RelationKind.MAYBE_PARTS else None
    if kind is RelationKind.WITHIN or (first and item.whole.entirely_below(first)):
        unsure = None if item.relation.sure else Severity.INFO
        return _told(item, rule, ">", excess=True, severity=unsure)
    if kind is RelationKind.AT_MOST:
        return _told(item, rule, "<")
    if kind is RelationKind.SUM:
        return _told(item, rule, ">" if too_much else "<")
    if not item.whole.disjoint(item.total):
        return None
    slipped = tuple(repairs.repairs(item.sides, tuple(_needed(item))))
    if too_much and kind is not RelationKind.MAYBE_PARTS:
        return _told(item, rule, ">", slipped)
    if kind is RelationKind.PARTS and not item.relation.sure:
        return None  # 320人出席,赞成305票、反对12票: not everybody need have voted
    told = item.total.high / item.whole.low
    likely = too_much or told >= _MOST  # 862人,其中博士47人、硕士315人: there are others
    if slipped and likely and repairs.exact(item.whole, item.sides):
        return _told(item, rule, ">" if too_much else "<", slipped)
    if too_much or kind is RelationKind.PARTS:
        return None
    long = len(item.parts) >= _LONG
    if slipped and long and kind is RelationKind.LISTED and told >= _MOST:
        return _told(item, rule, "<", slipped)
    return _told(item, rule, "<", severity=Severity.INFO) if told >= _NEARLY_ALL else None


def _told(
    item: _Sum,
    rule: Rule,
    sign: str,
    slipped: Sequence[Side] = (),
    *,
    excess: bool = False,
    severity: Severity | None = None,
) -> Outcome:
    derivation = item.derivation(sign)
    sides = item.sides
    if excess:
        over = [
            side
            for side, part in zip(item.sides[1:], item.parts, strict=True)
            if item.whole.entirely_below(part)
        ]
        sides = (item.sides[0], *over)
        derivation = f"{'、'.join(side.text for side in over)} > {item.sides[0].text}"
    sure = item.relation.kind is RelationKind.SUM or (excess and item.relation.sure)
    reason = (
        _SOME
        if excess and not sure
        else _UNTOLD
        if severity is Severity.INFO
        else _REASONS.get(item.relation.kind)
    )
    return finding(
        rule,
        sides,
        derivation,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        severity=severity,
        reasons=(reason,) if reason and not sure else (),
        related=repairs.told(slipped),
    )


_UNTOLD = Message(
    zh="余下的没有交代，文字看不出是否列全", en="the rest is not told; the parts may not be all"
)
_SOME = Message(zh="多半是前面那个数的一部分", en="most likely some of what was counted before")
_REASONS = {
    RelationKind.LISTED: Message(zh="各分项像是全部分项", en="the parts seem to be all there are"),
    RelationKind.AT_MOST: Message(
        zh="原有的加上后来的，还到不了这么多",
        en="what there was and what came do not reach it",
    ),
    RelationKind.PARTS: Message(zh="各分项互不重叠", en="the parts do not overlap"),
    RelationKind.MAYBE_PARTS: Message(
        zh="改一处笔误，各分项正好合成总数", en="but for one slip the parts make up the whole"
    ),
}


def _needed(item: _Sum) -> Iterator[Interval]:
    """What the others ask of each side, the whole first."""
    yield item.total
    for at in range(len(item.parts)):
        others = [part for index, part in enumerate(item.parts) if index != at]
        yield item.whole - reduce(add, others) if others else item.whole
