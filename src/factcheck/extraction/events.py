"""Dates that tell when something happened, as against dates that tell when a figure holds.

1997年,某某高新区应势而生 dates an event and is a claim; 2025年,该高新区新增企业3家 dates the figure
after it and is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from msgspec.structs import replace

from factcheck.extraction import dates, phrases
from factcheck.extraction.clauses import Clause, Sentence, Word
from factcheck.extraction.parts import Part
from factcheck.model import BlockKind, Interval, Period, Quantity, QuantityKind, Span
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_STORY = frozenset((BlockKind.PARAGRAPH, BlockKind.BRIEF, BlockKind.CAPTION))
_YEAR = timedelta(days=366)
_SINCE = compiled(r"(?:以来|至今|迄今)$")
#: 自2022年揭牌以来: what was then stands inside the wording of the date.
_SINCE_EVENT = compiled(r"[年月日号](?P<event>[^\d年月日号]{2,8})(?:以来|至今|迄今)$")
#: 从2024年7月1日起: the day on which what is told began.
_ONWARDS = compiled("(?<=[日号])(?:起|开始)$")
_DIGIT = compiled(r"\d")
_IDIOM = 4
#: What only leads to the next date.
_LEADS = ("由", "从", "自", "比", "较")
_WHERE = ("在", "于")
#: So many words tell where something happened.
_WHERE_LENGTH = 5


def dated(part: Part, sentence: Sentence) -> Iterator[tuple[Period, Clause]]:
    """The dates of events in a sentence, with the clause that tells what happened.

    A clause that counts or measures something tells no event: the date is that of its figure.
    """
    if part.kind not in _STORY:
        return
    periods = part.periods_of(sentence)
    for number, period in enumerate(periods):
        wording = part.text[period.span.start : period.span.end]
        if not _DIGIT.search(wording):
            continue
        begun_in = _begun_in().search(part.text, sentence.start, period.span.start)
        if begun_in is not None:
            yield period, Clause(begun_in.start("event"), begun_in.end("event"), "")
            continue
        founded = _then_founded().match(part.text, period.span.end, sentence.end)
        if founded is not None:
            yield period, Clause(founded.start("event"), founded.end("event"), "")
            continue
        since = _SINCE_EVENT.search(wording)
        if since is not None:
            start = period.span.start
            begun = _begun(period, wording[: since.start("event")])
            if begun is not None:
                yield begun, Clause(start + since.start("event"), start + since.end("event"), "")
        elif not _SINCE.search(wording):
            last = number + 1 == len(periods)
            until = sentence.end if last else periods[number + 1].span.start
            clause = _telling(part, sentence, period.span.end, until)
            onwards = _ONWARDS.search(wording)
            day = period if onwards is None else _begun(period, wording[: onwards.start()])
            if clause is not None and day is not None:
                yield day, clause


@cache
def _begun_in() -> re.Pattern[str]:
    """某某航空成立于(1992年)."""
    verbs = {*group("cues", "founded"), *group("cues", "began")}
    return compiled(f"(?P<event>{'|'.join(sorted(verbs, key=len, reverse=True))})于$")


@cache
def _then_founded() -> re.Pattern[str]:
    """1992年(成立)的某某航空."""
    verbs = sorted(group("cues", "founding"), key=len, reverse=True)
    return compiled(f"(?P<event>{'|'.join(verbs)})(?=的)")


def _begun(period: Period, wording: str) -> Period | None:
    """The date alone with which a period begins: 2022年 of 自2022年揭牌以来."""
    for date in dates.find_periods(wording):
        offset = period.span.start
        span = Span(period.span.document, offset + date.span.start, offset + date.span.end)
        return replace(date, span=span)
    return None


def _telling(part: Part, sentence: Sentence, after: int, until: int) -> Clause | None:
    """What the clause says after its date, or the next clause where the date stands alone."""
    first = bisect_right(sentence.clauses, after, key=lambda clause: clause.end)
    for clause in sentence.clauses[first:]:
        start, end = max(clause.start, after), min(clause.end, until)
        if start < end and part.text[start:end].strip():
            told = Clause(start, end, clause.mark)
            measured = (q.kind is not QuantityKind.ORDINAL for q in part.figures_of(told))
            cut = part.text[start:end].endswith(_LEADS)  # 2024年,出口由(上年居第九位升到…)
            return None if cut or any(measured) else told
    return None


def told(words: Sequence[Word]) -> str:
    """What happened, by the words after the subject; ``""`` where no verb tells it."""
    rest = phrases.strip_lead(_after_place(words))
    known = phrases.join(rest) in (*group("cues", "founding"), *group("cues", "in-service"))
    if not any(word.tag in ("v", "i", "vn") for word in rest) and not (known or _idiom(rest)):
        return ""
    kept: list[Word] = []
    for word in rest:
        if phrases.too_long([*kept, word]):
            break
        kept.append(word)
    text = phrases.join(kept).strip("“”、的 ")
    return "" if text.endswith(group("cues", "found")) else text  # 记者22日从市政府了解到


def _after_place(words: Sequence[Word]) -> Sequence[Word]:
    """Without where it happened: 举行 in 在广州举行."""
    at = next((i for i, word in enumerate(words) if word.tag not in ("d", "w", "date")), 0)
    if not words or words[at].text not in _WHERE:
        return words
    verb = next((i for i in range(at + 2, len(words)) if words[i].tag == "v"), 0)
    return words[verb:] if 0 < verb - at <= _WHERE_LENGTH else words


def _idiom(words: Sequence[Word]) -> bool:
    """Whether the words are one idiom that the segmenter does not know: 应势而生."""
    return all(word.tag == "x" for word in words) and len(phrases.join(words)) == _IDIOM


def day_count(period: Period) -> Quantity | None:
    """The days of a date as a figure, ``None`` for what is no date: an open or a long period.

    They are day numbers of the proleptic Gregorian calendar; 1 January of year 1 is day 1.
    """
    if period.start is None or period.end is None or period.end - period.start > _YEAR:
        return None
    first, after = period.start.toordinal(), period.end.toordinal()
    days = Interval(first, after, high_open=True)
    return Quantity(period.span, period.text, days, first, "日", "date")
