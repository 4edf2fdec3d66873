"""Figures in a row: what stands between them, and the words that say what each one counts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Aspect, Quantity, QuantityKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: Dimensions whose values add up over the parts of a whole; money of any currency does too.
_ADDITIVE = frozenset(
    {
        "area", "barrel", "coal-equivalent", "computing", "containers", "count", "doses", "energy",
        "freight", "households", "length", "mass", "occurrences", "people", "person-times", "power",
        "services", "trading-days", "vehicle-times", "volume",
    }
)  # fmt: skip
_MONEY = "money:"
_LARGE = ("万", "萬", "亿", "億")
#: What tells no amount of a thing.
_NO_AMOUNT = frozenset(
    (Aspect.GROWTH, Aspect.CHANGE, Aspect.RANK, Aspect.AVERAGE, Aspect.DATE, Aspect.DURATION)
)
#: Units that count anything, so that 28项 may have 18个 for its part.
_ANY = frozenset(("个", "项", "件", "家", "户", "例", "名", "人", "位", "男", "女"))
_TOTAL = "total"
SEPARATOR = compiled(r"[、,;:]|以及|(?<!参)[和与及]|并(?!网)")
_BRACKET = compiled(r"\([^()]*\)")
#: What stands in quotes is one name, whatever parts it: “假媒体、假记者站”案件.
_QUOTED = compiled("“[^“”]*”")
#: Stands for a figure of another kind in the words between two figures.
OTHER = "#"


class Item(Struct, frozen=True, gc=False):
    """One figure of a list: ``label`` are the words before it since the item before, ``tail`` those
    after it up to the next item.
    """

    figure: Figure
    label: str
    tail: str

    @property
    def words(self) -> str:
        """All that says what the figure counts."""
        return self.label + self.figure.quantity.unit + self.tail


def additive(quantity: Quantity) -> bool:
    """Whether the parts of what the figure measures add up to it."""
    amount = quantity.dimension in _ADDITIVE or quantity.dimension.startswith(_MONEY)
    # 150万民众: nobody numbers things in ten thousands.
    amount = amount or (quantity.dimension == "number" and quantity.text.endswith(_LARGE))
    return amount and quantity.kind is QuantityKind.CARDINAL


def amount(figure: Figure) -> bool:
    """Whether the figure tells how much there is of a thing, not how it moved or ranks."""
    claim = figure.claim
    classing = figure.quantity.text.endswith("级")  # 53公斤级
    told = claim is None or claim.aspect not in _NO_AMOUNT
    return additive(figure.quantity) and told and not classing


def one_unit(a: Quantity, b: Quantity) -> bool:
    """Whether one figure may be a part of the other by what they are counted in."""
    if a.dimension != b.dimension:
        return False
    return not a.counts or a.unit == b.unit or {a.unit, b.unit} <= _ANY


def bracketed(frame: Frame) -> tuple[tuple[int, int], ...]:
    """The brackets of a sentence, in the offsets of its block."""
    start = frame.sentence.start
    return tuple(
        (start + match.start(), start + match.end()) for match in _BRACKET.finditer(frame.text)
    )


def within(figure: Figure, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether the figure stands in one of the ranges."""
    return any(start <= figure.start and figure.end <= end for start, end in ranges)


def between(frame: Frame, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with figures masked and brackets left out; no sign in
    quotes parts them.
    """
    pieces: list[str] = []
    for figure in frame.figures:
        if start <= figure.start and figure.end <= end:
            pieces += [frame.part.text[start : figure.start], OTHER]
            start = figure.end
    words = _BRACKET.sub("", "".join((*pieces, frame.part.text[start:end])))
    return _QUOTED.sub(lambda quoted: SEPARATOR.sub("", quoted.group()), words)


def items(frame: Frame, figures: Sequence[Figure], start: int, end: int) -> tuple[Item, ...]:
    """The figures as items of one list that stands from ``start`` to ``end``."""
    found: list[Item] = []
    for at, figure in enumerate(figures):
        first = figures[at - 1].end if at else start
        last = figures[at + 1].start if at + 1 < len(figures) else end
        before = SEPARATOR.split(between(frame, first, figure.start))
        after = SEPARATOR.split(between(frame, figure.end, last))
        label = before[-1] if at == 0 or len(before) > 1 else ""
        found.append(Item(figure, label.strip(), after[0].strip() if after else ""))
    return tuple(found)


def said(words: str, role: str) -> bool:
    """Whether one of the words of the lexicon ``parts`` with this role is among ``words``, not
    only as a part of another word: 公共 sums nothing up.
    """
    if role == _TOTAL:
        for other in group("parts", "no-total"):
            words = words.replace(other, "")
    return any(word in words for word in group("parts", role))


def follows(what: str, words: str) -> bool:
    """Whether the characters of ``what`` stand in ``words`` in their order: 结 in 审结."""
    left = iter(words)
    return all(character in left for character in what)
