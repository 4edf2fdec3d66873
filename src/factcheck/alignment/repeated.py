"""One fact told twice in one text: again in a caption, further down, at the end.

Both places have the words right at the figure in common, and one figure is a slip of the pen for
the other. What a text tells of several things in like words (towns, teams, companies) has more
than two figures in such places, or names what each is of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.alignment.compare import Comparison
from factcheck.alignment.reworded import Thing, Told, apart, figures, told_apart
from factcheck.alignment.slips import SlipKind, slips
from factcheck.alignment.slots import agree, likeness, miswritten
from factcheck.model import Aspect, Claim, Confidence, Corpus, Message, Modality, PeriodBasis
from factcheck.patterns import compiled

#: So much and so many of the words right at the figures are the same, one fewer where digits
#: changed places.
_ALIKE, _WORDS = 0.5, 3
#: So many figures in one place of like sentences are of as many things.
_SEVERAL = 2
_DIGITS = 4
#: Times that a sentence itself tells.
_TOLD = (PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE)
_RATES = ("percent", "points", "time")
_LEVELS = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.CAPACITY, Aspect.COUNT))
_SOME = compiled("等#|(?:[个家名位人座项市县省区]|企业)中[,，]")
_YEAR = compiled(
    "[一二两三四五六七八九十]天前|日前|[昨前]天|今年|去年|明年|前年|上年|当年|全年|每年"
)
#: Of two medals tables one is of a day, and one of all so far.
_TOTAL = compiled("截至|截止|共[获有计夺]|总共|累计")
_CLASS = "级"  #: 56公斤级 is who competes
_REASON = Message(zh="同一篇里又说了一遍", en="told again in the same text")


def repeated(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The pairs of claims of one document that tell one thing in like words, with two values."""
    groups: defaultdict[tuple[str, Thing], list[Told]] = defaultdict(list)
    for told in figures(corpus):
        for key in told.all_keys if _long(told.claim) else told.keys:
            groups[told.claim.span.document, key].append(told)
    pairs = {
        (a.claim.span, b.claim.span): (a, b)
        for group in groups.values()
        if len({told.claim.quantity.magnitude for told in group}) <= _SEVERAL and not _some(group)
        for a, b in combinations(group, 2)
        if _clash(a, b)
    }
    for a, b in pairs.values():
        yield a.claim, b.claim, Comparison(Confidence.MEDIUM, (_REASON,))


def _long(claim: Claim) -> bool:
    """Whether a figure has so many digits that another one seldom is a slip for it by chance."""
    return len([sign for sign in claim.quantity.text if sign.isdigit()]) >= _DIGITS


def _some(group: Sequence[Told]) -> bool:
    """Whether a figure of the group counts some of the things: 19个城市中,北京等16个城市."""
    return any(_SOME.search(told.words) for told in group)


def _clash(a: Told, b: Told) -> bool:
    first, second = a.claim, b.claim
    if first.context == second.context or agree(first.quantity, second.quantity):
        return False
    if first.quoted is not second.quoted or not _now(first, second):
        return False
    if not (_plain(first) and _plain(second)):
        return False
    if not miswritten(first.quantity, second.quantity):
        return False
    alike = likeness(first, second, a.slot, b.slot)
    if not any(gram >= "\u3400" for gram in a.slot.grams & b.slot.grams):
        return False  # US$15 Billion
    least = _WORDS - _swapped(first, second)
    if alike.near < _ALIKE or alike.words < least:
        return False
    if bool(_TOTAL.search(a.words)) is not bool(_TOTAL.search(b.words)):
        return False
    if set(_YEAR.findall(a.words)) != set(_YEAR.findall(b.words)):
        return False  # 新建公路23万公里, 今年再建20万公里
    return not (apart(a, b) or told_apart(first, second))


def _swapped(a: Claim, b: Claim) -> bool:
    """Whether two digits changed places, which chance seldom does: 128, 182."""
    found = (slip.magnitude for slip in slips(a.quantity) if slip.kind is SlipKind.SWAP)
    return any(not magnitude.disjoint(b.quantity.magnitude) for magnitude in found)


def _plain(claim: Claim) -> bool:
    """Whether a figure tells how many or how much: every rate has words like those of the next."""
    quantity = claim.quantity
    if quantity.text.endswith(_CLASS):
        return False
    return not quantity.hedge and quantity.dimension not in _RATES and claim.aspect in _LEVELS


def _now(a: Claim, b: Claim) -> bool:
    """Whether both tell what is, at no two times that their own words tell."""
    if not (a.modality is b.modality is Modality.ACTUAL):
        return False
    told = [c.period for c in (a, b) if c.period is not None and c.period.basis in _TOLD]
    return len(told) < 2 or told[0].overlaps(told[1])
