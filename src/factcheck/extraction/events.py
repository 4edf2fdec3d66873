"""Dates that tell when something happened, as against dates that tell when a figure holds.

1997年,某某高新区应势而生 dates an event and is a claim; 2025年,该高新区新增企业3家 dates the figure
after it and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Clause, Sentence, Word
from factcheck.extraction.parts import Part
from factcheck.model import BlockKind, Interval, Period, Quantity

_STORY = frozenset((BlockKind.PARAGRAPH, BlockKind.BRIEF, BlockKind.CAPTION))
_YEAR = timedelta(days=366)


def dated(part: Part, sentence: Sentence) -> Iterator[tuple[Period, Clause]]:
    """The dates of a sentence that no figure follows, with the clause that tells what was then."""
    if part.kind not in _STORY:
        return
    periods = list(part.periods_of(sentence))
    for number, period in enumerate(periods):
        after = period.span.end
        until = periods[number + 1].span.start if number + 1 < len(periods) else sentence.end
        if not any(sign.isdigit() for sign in part.text[period.span.start : after]):
            continue
        if any(after <= q.span.start < until for q in part.figures.quantities):
            continue
        clause = next(
            (
                Clause(max(clause.start, after), min(clause.end, until), clause.mark)
                for clause in sentence.clauses
                if clause.end > after
                and part.text[max(clause.start, after) : min(clause.end, until)].strip()
            ),
            None,
        )
        if clause is not None:
            yield period, clause


def told(words: Sequence[Word]) -> str:
    """What happened, by the words after the subject; ``""`` where no verb tells it."""
    rest = phrases.strip_lead(words)
    if not any(word.tag in ("v", "i") for word in rest):
        return ""
    kept: list[Word] = []
    for word in rest:
        if phrases.too_long([*kept, word]):
            break
        kept.append(word)
    return phrases.join(kept).strip("“”、的 ")


def day_count(period: Period) -> Quantity | None:
    """The days of a date as a figure: day numbers of the proleptic Gregorian calendar, 1 January of
    year 1 being day 1. ``None`` for what is no date: an open or a long period.
    """
    if period.start is None or period.end is None or period.end - period.start > _YEAR:
        return None
    first, after = period.start.toordinal(), period.end.toordinal()
    days = Interval(first, after, high_open=True)
    return Quantity(period.span, period.text, days, first, "日", "date")
