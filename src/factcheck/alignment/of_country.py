"""What a text tells of the whole country and of a place in it: no place has more than all have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from factcheck.alignment import wording
from factcheck.alignment.blocks import blocks
from factcheck.alignment.compare import Comparison, compatible
from factcheck.model import Aspect, Claim, Confidence, Corpus, Message
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

_PART = Message(zh="地方是全国的一部分", en="the place is a part of the country")
_ASPECTS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE))
#: What the sentence itself calls the country.
_COUNTRY = ("全国", "我国", "中国")
_MONEY = "money:"
_ADDS_UP = frozenset(("area", "energy", "households", "mass", "people", "person-times", "volume"))
#: What is measured for each, or is no amount.
_MEAN = compiled("均|单产|亩产|率|指数|价|时速|全长|[高深长宽]度")


def within_country(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The claims of places with those of the country about the same, of one text and time."""
    amounts = (claim for claim in corpus.claims if _amount(claim))
    for block in blocks(amounts, _ASPECTS):
        wides = [claim for claim in block if _of_all(claim)]
        narrows = [claim for claim in block if _of_a_place(claim)] if wides else []
        for narrow in narrows:
            for wide in wides:
                if narrow.span.document != wide.span.document or narrow.context == wide.context:
                    continue
                as_wide = replace(narrow, subject=wide.subject, members=wide.members)
                comparison = compatible(as_wide, wide)
                if comparison is not None and not comparison.differs:
                    reasons = (_PART, *comparison.reasons[1:])
                    yield narrow, wide, Comparison(comparison.confidence, reasons)


def _amount(claim: Claim) -> bool:
    sure = claim.confidence > Confidence.LOW and not claim.weak
    quantity = claim.quantity
    adds_up = quantity.counts or quantity.dimension.startswith(_MONEY)
    adds_up = adds_up or quantity.dimension in _ADDS_UP
    return sure and adds_up and not _MEAN.search(claim.indicator)


def _of_all(claim: Claim) -> bool:
    one = len(claim.members) == 1 and wording.place(claim.members[0]) == wording.place("全国")
    return one and any(word in claim.context for word in _COUNTRY)


def _of_a_place(claim: Claim) -> bool:
    """Whether a claim is of a province or city that its sentence names."""
    if len(claim.members) != 1 or wording.place(claim.members[0]) not in _provinces():
        return False
    return wording.place(claim.members[0]) in claim.context


@cache
def _provinces() -> frozenset[str]:
    return frozenset(name for name, ending in lexicons.rows("places") if ending)
