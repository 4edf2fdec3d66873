"""Headlines and briefs against the text that they sum up.

A headline is short: it leaves out modifiers, dates and often the subject, so its claim need not be
compatible part by part with the text's. It must be told again, though: where the text tells figures
of the same thing and none of them is the headline's, one of the two is wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from factcheck.alignment import wording
from factcheck.alignment.compare import Comparison, one_base
from factcheck.alignment.slips import SlipKind, slips
from factcheck.alignment.slots import (
    Slot,
    added,
    agree,
    alike_in_kind,
    bounded_of,
    cut_off,
    far,
    miswritten,
    shortened,
)
from factcheck.model import (
    Aspect,
    Block,
    BlockKind,
    Claim,
    Confidence,
    Corpus,
    Document,
    Message,
    PeriodBasis,
    Quantity,
)
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_TOLD_AGAIN = frozenset(
    (Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.GROWTH, Aspect.CHANGE)
)
_PART = "其中"
_IN_ALL = compiled("(?:累计|共|总计)(?:报告|确诊|发现|有)?[^,，。;；]{0,4}$")
_ADDED, _GAPS = "新增", compiled(r"[\s,，、。;；0-9]")
_REASON = Message(zh="标题、提要与正文", en="headline or brief against the text")
#: So much of a headline's words the sentence must have that tells its figure otherwise, and where
#: the one is a slip of the pen for the other.
_ALIKE, _SLIPPED = 0.75, 0.4
#: So many times another figure is of another kind.
_SIZE = 5
#: News of today tells of the days before.
_DAYS = timedelta(days=3)
#: What stands before a figure of some of the things alone, in its clause.
_SOME = compiled(r"(?:[者人例]|人员|企业|项目|学生|员工)中|、[^、等]{1,10}$|[仍尚]有$")
_ON_TOP = compiled("[^,，。;；]{0,16}基础上")
_CLAUSES = compiled(r"[,，。;；:：!！?？\n\r]")
_DIGITS, _TWO = compiled("[0-9.,]"), 2
#: Slips that chance seldom makes of one figure.
_SLIPS = frozenset((SlipKind.SWAP, SlipKind.LENGTH))
_BRACKETS = compiled(r"[(（][^()（）]*[)）]")
_REACH = 60
#: So many characters of an indicator name a thing, where the longer one has modifiers before it.
_HEAD = 2
#: So many at its end do where it leaves out words within.
_ENDING = 4


def restated(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """A headline's claim with the one of the text that tells the same thing otherwise.

    Nothing where the text has the headline's figure anywhere, or more than one other.
    """
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        claims[claim.span.document].append(claim)
    aside: defaultdict[str, list[tuple[int, Quantity]]] = defaultdict(list)
    for item in corpus.set_aside:
        if item.quantity is not None:
            aside[item.span.document].append((item.block, item.quantity))
    for path, told in claims.items():
        if path in corpus.against or (corpus.whole is not None and path not in corpus.whole):
            continue
        text = [claim for claim in told if claim.part is BlockKind.PARAGRAPH]
        heads = [claim for claim in told if claim.part.sums_up]
        for head in heads:
            reach = _reach(corpus.documents[path], head)
            written = [claim for claim in text if not (_added(head) and _in_all(claim))]
            places = [*((claim.block, claim.quantity) for claim in written), *aside[path]]
            figures = [quantity for block, quantity in places if block in reach]
            alike = [claim for claim in text if _same_thing(head, claim, _shortened)]
            alike = alike or [claim for claim in text if _same_thing(head, claim, _running)]
            same = [claim for claim in alike if not _of_some(corpus.documents[path], claim)]
            same = [claim for claim in same if _may_be(head.quantity, claim.quantity)]
            if same and _one_value(same) and not _told_there(head, heads, same, figures):
                yield head, same[0], Comparison(Confidence.MEDIUM, (_REASON,))
            elif not same:
                below = [claim for claim in text if claim.block in reach]
                worded = _worded(corpus.documents[path], head, below, figures, heads)
                worded = worded or _only_one(head, below, figures)
                if worded is not None:
                    yield head, worded, Comparison(Confidence.MEDIUM, (_REASON,))


def _reach(document: Document, head: Claim) -> range:
    """The blocks that a headline is of: for a heading, those before the next one."""
    last = len(document.blocks)
    if head.part is not BlockKind.HEADING:
        return range(last)
    later = (at for at in range(head.block + 1, last) if _heading(document.blocks[at]))
    return range(head.block + 1, next(later, last))


def _heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _worded(
    document: Document,
    head: Claim,
    text: Sequence[Claim],
    figures: Sequence[Quantity],
    heads: Sequence[Claim],
) -> Claim | None:
    """The one claim of the text that tells the headline's figure in its words, with another value.

    Nothing where the text has the headline's figure.
    """
    if any(_found(head.quantity, told) for told in figures):
        return None
    if head.part is not BlockKind.BRIEF and document.quote(document.line(head.span)).endswith("。"):
        return None  # a short text whose first sentence stands where a title would
    place = Slot(document, head)
    others = [
        other for other in heads if shortened(place, Slot(document, other), slipped=False) < _ALIKE
    ]
    found: list[tuple[tuple[float, int], Claim]] = []
    for claim in text:
        if claim.quoted or not alike_in_kind(head, claim) or _of_some(document, claim):
            continue
        if _sorted(head) != _sorted(claim):
            continue  # 累计28例, 累计治愈病例6例
        slipped = miswritten(head.quantity, claim.quantity)
        there = Slot(document, claim)
        alike = shortened(place, there, slipped=slipped)
        if not slipped and any(agree(claim.quantity, other.quantity) for other in others):
            continue  # another headline's
        if not _may_be(head.quantity, claim.quantity):
            continue
        if added(head, claim, text) or not (slipped or _close(head, claim)):
            continue
        if alike >= (_SLIPPED if slipped else _ALIKE):
            # Of figures of one sentence, the one that the same words stand beside.
            found.append(((alike, len(place.nearest & there.grams)), claim))
    best = max((alike for alike, _ in found), default=None)
    told = [claim for alike, claim in found if alike == best]
    return told[0] if told and _one_value(told) else None


def _only_one(head: Claim, text: Sequence[Claim], figures: Sequence[Quantity]) -> Claim | None:
    """The one figure of its measure that the text has, where the title's is that with digits
    swapped, or with one too many or too few: 开30万元罚单, 罚款300万元.
    """
    if head.part is not BlockKind.TITLE or head.quantity.hedge or not head.quantity.unit:
        return None
    if len(_DIGITS.findall(head.text)) < _TWO:
        return None
    like = [q for q in figures if q.dimension == head.quantity.dimension]
    if {_DIGITS.sub("", q.text) for q in like} != {_DIGITS.sub("", head.text)}:
        return None
    found = [c for c in text if c.quantity.dimension == head.quantity.dimension and not c.quoted]
    if len({q.nominal for q in like}) != 1 or not found or not alike_in_kind(head, found[0]):
        return None
    told = found[0].quantity.magnitude
    slipped = (one for one in slips(head.quantity) if one.kind in _SLIPS)
    return found[0] if any(not one.magnitude.disjoint(told) for one in slipped) else None


def _may_be(head: Quantity, told: Quantity) -> bool:
    """Whether a figure may be the headline's with a slip, or rounded more than it should be."""
    return not far(head, told) or miswritten(head, told)


def _found(head: Quantity, told: Quantity) -> bool:
    """Whether a figure of the text is the headline's."""
    plain = head.dimension == told.dimension and head.nominal == told.nominal  # 70人, 逾70人
    same = plain or agree(head, told) or _cut_to(head, told)
    return same and not _other_bound(head, told)


def _of_some(document: Document, claim: Claim) -> bool:
    """Whether the figure counts some of the things alone: 接触者中确诊30例, 甲线、乙线两条铁路,
    在前期6亿元的基础上.
    """
    before, behind = document.beside(claim.span, _REACH)
    clause = _CLAUSES.split(_BRACKETS.sub("", before))[-1]  # 30个省(区、市)报告新增769例
    some = _SOME.search(clause) or _ON_TOP.match(behind)
    return some is not None


def _close(head: Claim, claim: Claim) -> bool:
    """Whether the two are of one size: a headline's total is no figure of one of many places."""
    first, second = head.quantity, claim.quantity
    if not first.nominal or not second.nominal:
        return False
    ratio = abs(first.nominal * first.factor / (second.nominal * second.factor))
    return 1 / _SIZE <= ratio <= _SIZE


def _same_thing(head: Claim, claim: Claim, named: Callable[[Claim, Claim], bool]) -> bool:
    if head.quantity.dimension != claim.quantity.dimension or head.modality is not claim.modality:
        return False
    leading = claim.context.partition(claim.quantity.text)[0]
    if head.aspect not in _TOLD_AGAIN or claim.quoted or _PART in leading:
        return False
    if head.aspect is not claim.aspect and head.indicator not in group("cues", "befell"):
        return False
    if _added(head) is not _added(claim):
        return False  # 累计死亡80例, 新增死亡24例
    alike = named(head, claim) and one_base(head, claim)
    return alike and _near(head, claim) and _in_time(head, claim)


def _added(claim: Claim) -> bool:
    """Whether the clause of a figure says that so many came on top."""
    before = claim.context.partition(claim.quantity.text)[0].rstrip()
    return _ADDED in _GAPS.split(before)[-1]


def _in_all(claim: Claim) -> bool:
    """Whether the clause of a figure says that so many came to be in all: 共确诊3例."""
    before = claim.context.partition(claim.quantity.text)[0]
    return _IN_ALL.search(before) is not None


def _shortened(head: Claim, claim: Claim) -> bool:
    """Whether the headline's indicator is the text's, or that without its modifiers or words
    within: 新型肺炎病例.
    """
    short, long = (wording.canonical(c.indicator) for c in (head, claim))
    if len(short) > _ENDING and long.endswith(short[-_ENDING:]):
        rest = iter(long)
        return all(character in rest for character in short)
    return len(short) >= _HEAD and long.endswith(short)


def _running(head: Claim, claim: Claim) -> bool:
    """Whether both are running totals of one kind of thing, and of all of them: 确诊病例, 肺炎病例,
    and no 疑似病例.
    """
    if not head.aspect is claim.aspect is Aspect.CUMULATIVE:
        return False
    if head.quantity.unit != claim.quantity.unit or not head.quantity.counts:
        return False
    first, second = head.indicator, claim.indicator
    named = first[-_HEAD:] == second[-_HEAD:] and len(first) > _HEAD
    return named and not _sorted(head) and not _sorted(claim)


def _sorted(claim: Claim) -> set[str]:
    """Which of all cases the indicator tells of: 治愈病例."""
    return {word for word in group("cues", "case-sort") if word in claim.indicator}


def _in_time(head: Claim, claim: Claim) -> bool:
    """Whether the text tells of the headline's time: its own, or the days before the article's."""
    first, second = head.period, claim.period
    if first is None or second is None or first.same_days(second):
        return True
    if first.start is None or second.start is None or second.end is None:
        return False
    if first.basis is not PeriodBasis.DOCUMENT:
        return False
    return second.end - second.start <= _DAYS and abs(first.start - second.start) <= _DAYS


def _near(head: Claim, claim: Claim) -> bool:
    """Whether both speak of one subject, or the one's stands in the other's sentence."""
    if not head.members or not claim.members:
        return False
    first, second = ({wording.place(p) for p in c.members} for c in (head, claim))
    return bool(first & second) or any(name in claim.context for name in first)


def _told_there(
    head: Claim, heads: Sequence[Claim], same: Sequence[Claim], figures: Sequence[Quantity]
) -> bool:
    """Whether the text has the headline's figure, as often as the headline has it."""
    if any(_meet(head.quantity, claim.quantity) for claim in same):
        return True
    written = [c for c in heads if c.block == head.block and _meet(head.quantity, c.quantity)]
    found = sum(_meet(head.quantity, quantity) for quantity in figures)
    return found >= len(written)


def _meet(head: Quantity, told: Quantity) -> bool:
    """Whether a headline's figure is the text's; headlines cut 258.6万 to 258万."""
    if head.dimension != told.dimension or _other_bound(head, told):
        return False
    if head.counts and told.counts and head.nominal == told.nominal is not None:
        return True  # 70伤, 逾70人受伤
    meant = bounded_of(told)
    return not bounded_of(head).disjoint(meant) or _cut_to(head, told)


def _other_bound(head: Quantity, told: Quantity) -> bool:
    """Whether the two are bounds of one kind and not the same: 至少45人, 至少54人."""
    one_kind = bool(head.hedge) and head.hedge == told.hedge and head.unit == told.unit
    open_ended = math.isinf(head.interval.high) or math.isinf(head.interval.low)
    return one_kind and open_ended and head.nominal != told.nominal


def _cut_to(head: Quantity, told: Quantity) -> bool:
    """Whether a headline cut the text's figure, and maybe its unit: 8千亿 of 8791亿元."""
    return head.dimension in (told.dimension, "number") and not (
        bool(head.hedge) or cut_off(head).disjoint(bounded_of(told))
    )


def _one_value(told: Sequence[Claim]) -> bool:
    return len({claim.quantity.magnitude for claim in told}) == 1
