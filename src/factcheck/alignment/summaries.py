"""Headlines and briefs against the text that they sum up.

A headline is short: it leaves out modifiers, dates and often the subject, so its claim need not be
compatible part by part with the text's. It must be told again, though: where the text tells figures
of the same thing and none of them is the headline's, one of the two is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.alignment import wording
from factcheck.alignment.compare import Comparison
from factcheck.model import Aspect, BlockKind, Claim, Confidence, Corpus, Message

_SUMS_UP = frozenset((BlockKind.TITLE, BlockKind.BRIEF, BlockKind.HEADING))
_LEVELS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE))
#: So many characters of an indicator name a thing, where the longer one has modifiers before it.
_HEAD = 2


def restated(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """A headline's claim with the one of the text that tells the same thing otherwise.

    Nothing where the text has the headline's value, or more than one other.
    """
    by_document: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        by_document[claim.span.document].append(claim)
    for claims in by_document.values():
        text = [claim for claim in claims if claim.part is BlockKind.PARAGRAPH]
        for head in claims:
            told = _telling(head, text) if head.part in _SUMS_UP else []
            if told and all(_apart(head, other) for other in told) and _one_value(told):
                reason = Message(zh="标题、提要与正文", en="headline or brief against the text")
                yield head, told[0], Comparison(Confidence.MEDIUM, (reason,))


def _telling(head: Claim, text: Sequence[Claim]) -> list[Claim]:
    """The claims of the text that tell the headline's thing."""
    return [claim for claim in text if _same_thing(head, claim)]


def _same_thing(head: Claim, claim: Claim) -> bool:
    quantities = head.quantity, claim.quantity
    if quantities[0].dimension != quantities[1].dimension or head.modality is not claim.modality:
        return False
    aspects = {head.aspect, claim.aspect}
    if len(aspects) > 1 and not (aspects <= _LEVELS and Aspect.STOCK in aspects):
        return False
    return _shortened(head, claim) and _near(head, claim)


def _shortened(head: Claim, claim: Claim) -> bool:
    """Whether one indicator is the other, or the other without its modifiers."""
    first, second = (wording.canonical(c.indicator) for c in (head, claim))
    short, long = sorted((first, second), key=len)
    return len(short) >= _HEAD and long.endswith(short)


def _near(head: Claim, claim: Claim) -> bool:
    """Whether both speak of one subject, or the one's stands in the other's sentence."""
    if not head.members or not claim.members:
        return False
    first, second = ({wording.place(p) for p in c.members} for c in (head, claim))
    return bool(first & second) or any(name in claim.context for name in first)


def _apart(head: Claim, claim: Claim) -> bool:
    return head.quantity.magnitude.disjoint(claim.quantity.magnitude)


def _one_value(told: Sequence[Claim]) -> bool:
    return len({claim.quantity.magnitude for claim in told}) == 1
