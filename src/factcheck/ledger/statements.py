"""The entries of a ledger as claims and relations.

An entry is worded as a sentence and read like any article, so that it meets what articles say
exactly as another article would: aspect, indicator, unit and period are those of the sentence. What
was read is then put in its place in the file. An entry that is not read as it is meant could never
be held against anything, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from msgspec.structs import replace

from factcheck.extraction import figures, read_claims
from factcheck.ledger.entries import Cell, Entry
from factcheck.model import (
    Aspect,
    Block,
    BlockKind,
    Claim,
    Confidence,
    Document,
    Mention,
    Period,
    PeriodBasis,
    Relation,
    RelationKind,
    Span,
    View,
)
from factcheck.reading import normalise

#: What may lead from the indicator to its figure: 高新技术企业52家, 增速为-3.2%.
_LEADS = ("", "为")
#: A name that is read as one, for the holder whose post is read.
_SOMEBODY = "王海"
#: What has a base: 占规上工业企业的66.8%, 居全省第3位.
_OF_A_WHOLE = (Aspect.SHARE, Aspect.RANK)
#: What holds at a point of time: without a period it holds at any.
_LASTING = frozenset(
    (
        Aspect.STOCK,
        Aspect.SHARE,
        Aspect.RANK,
        Aspect.CAPACITY,
        Aspect.AVERAGE,
        Aspect.COUNT,
    )
)


def claim(entry: Entry, block: int) -> Claim:
    """The claim that a ``[[fact]]`` makes. Raises ``InputError``."""
    cells = entry.cells
    value = cells["value"]
    wordings = list(_wordings({key: cell.text for key, cell in cells.items()}))
    readings = [found for before in wordings if (found := _read(before, value.text))]
    if not readings and not _is_figure(value.text):
        raise entry.fault(
            "value",
            f"{value.text} 不是单独一个数字（如 52家、17.82亿元、66.8%）",
            f"{value.text} is no single figure such as 52家, 17.82亿元 or 66.8%",
        )
    if not readings:
        raise entry.fault(
            "indicator",
            f"“{wordings[0]}{value.text}”读不出是什么的数；换一种文章里的写法",
            f"“{wordings[0]}{value.text}” does not read as a statement; word it as articles do",
        )
    subject = normalise(cells["subject"].text)
    # The first of the best: with the subject that is meant, and with a base where one is stated.
    found = max(
        readings,
        key=lambda one: (one.subject == subject, "base" not in cells or one.base is not None),
    )
    _verify(entry, found)
    return replace(
        found,
        quantity=replace(found.quantity, span=value.span, text=value.text),
        sentence=entry.span,
        block=block,
        period=_period(found, cells.get("period")),
        confidence=Confidence.HIGH,
        inferred=(),
        weak=False,
    )


def post(entry: Entry, block: int) -> Relation:
    """The relation that a ``[[post]]`` states. Raises ``InputError``."""
    named, holder = entry.cells["post"], entry.cells["holder"]
    read = [
        relation.sides[0]
        for relation in read_claims(_document(f"{named.text}{_SOMEBODY}。")).relations
        if relation.kind is RelationKind.POST
    ]
    if len(read) != 1 or not isinstance(read[0], Mention):
        raise entry.fault(
            "post",
            f"{named.text} 读不出是哪里的什么职务（如 云泽市市长）；一条写一个职务",
            f"{named.text} does not read as a post of some body (云泽市市长); one post an entry",
        )
    sides = tuple(
        Mention(cell.span, entry.span, cell.text, BlockKind.PARAGRAPH, block, name=name)
        for cell, name in ((named, read[0].name), (holder, normalise(holder.text)))
    )
    return Relation(RelationKind.POST, sides, named.span)


def _wordings(texts: Mapping[str, str]) -> Iterator[str]:
    """How a sentence may begin that ends with the figure, the plainest wording first.

    A period between the subject and the indicator keeps a name from taking in the words after it:
    云泽市2024年重大项目投资额.
    """
    subject, indicator = texts["subject"], texts["indicator"]
    period = texts.get("period")
    named = [f"{period}，{subject}", f"{subject}{period}"] if period else [subject]
    ends = [f"占{texts['base']}的", f"居{texts['base']}"] if "base" in texts else _LEADS
    for first, last in product(named, ends):
        yield f"{first}{indicator}{last}"


def _is_figure(text: str) -> bool:
    """Whether the text is one figure and nothing else."""
    found = figures.scan(normalise(text), text=text, taken=()).quantities
    return len(found) == 1 and len(found[0].span) == len(text)


def _read(before: str, value: str) -> Claim | None:
    """What a sentence says of the figure at its end, if that is understood."""
    at = Span("", len(before), len(before) + len(value))
    claims = read_claims(_document(f"{before}{value}。")).claims
    return next((c for c in claims if c.span == at and c.aspect is not Aspect.DATE), None)


def _verify(entry: Entry, found: Claim) -> None:
    """What was read must be what the entry says."""
    subject = normalise(entry.cells["subject"].text)
    if found.subject != subject:
        read = found.subject or ""
        raise entry.fault(
            "subject",
            f"{subject} 读不出是一个名称" + (f"，读作了 {read}" if read else ""),
            f"{subject} does not read as a name" + (f" but as {read}" if read else ""),
        )
    period = entry.cells.get("period")
    if period is not None and (
        found.period is None or normalise(found.period.text) != normalise(period.text)
    ):
        raise entry.fault(
            "period",
            f"{period.text} 不是一个写明的时间（如 2024年、2024年一季度、截至2025年底）",
            f"{period.text} is no definite time such as 2024年, 2024年一季度 or 截至2025年底",
        )
    base = entry.cells.get("base")
    if base is not None and (found.aspect not in _OF_A_WHOLE or found.base is None):
        raise entry.fault(
            "base",
            "base 是占比或位次的范围：占 base 的66.8%，居 base 第3位；这一条没有读成占比或位次",
            "base is what a share or a rank is of; this entry reads as neither",
        )
    carried = {*found.inferred} - ({"period"} if period is None else set())
    if found.confidence is Confidence.LOW or carried:
        raise entry.fault(
            "indicator",
            f"“{found.indicator}”太笼统，或者夹有标点，与文章无从比较",
            f"“{found.indicator}” says too little, or is cut by a sign, to compare articles with",
        )


def _period(found: Claim, cell: Cell | None) -> Period | None:
    """The period where it stands in the file; what has none holds at any time, if it lasts."""
    if cell is not None and found.period is not None:
        return replace(found.period, span=cell.span, text=cell.text)
    if found.aspect in _LASTING:
        return Period(found.span, "", None, None, PeriodBasis.ASSUMED)
    return None


def _document(sentence: str) -> Document:
    """An article of one sentence."""
    block = Block(BlockKind.PARAGRAPH, View((Span("", 0, len(sentence)),)))
    return Document("", sentence, normalise(sentence), (block,))
