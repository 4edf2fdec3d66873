"""Figures that stand in the same words: copies of one passage, whatever the claims are about.

A figure's surroundings are the characters beside it without white space and punctuation, figures
reduced to a sign. Two figures are twins where the nearest surroundings are equal and the wider ones
nearly so; an inserted character or a cut does not part them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from factcheck.alignment.compare import Comparison
from factcheck.model import (
    Aspect,
    BlockKind,
    Claim,
    Confidence,
    Corpus,
    Document,
    Interval,
    Message,
    Modality,
    Quantity,
    SetAside,
    Span,
)
from factcheck.patterns import compiled

#: How far the surroundings reach in the text, and how many of their characters count.
_REACH = 60
_WIDE = (28, 16)
#: What must be equal: so many characters on one side of the figure, and on the other.
_NEAR, _BESIDE = 8, 3
#: So much of a sentence, figures and all, a document says twice only where it repeats itself.
_LEAD = 16
#: So many words around a figure, without another one, are no pattern that is filled in.
_SENTENCE = 40
#: Stands for a figure in the words around another.
_FIGURE = "#"
#: How alike the wider surroundings must be, of 100, and how many characters they must have.
_ALIKE = 90
_LENGTH = 16
#: A passage that so many documents hold is a form that is filled in, not a copy.
FORM = 12

_NOT_UNDERSTOOD = "not understood"
#: Why a numeral may be set aside and still be altered; one digit alone is a chapter or a grade.
_NUMBERED = ("name", "code")
_SEVERAL = 2
#: So many digits tell numbers apart.
_TELLING = 15

_NUMBER = compiled(r"[0-9][0-9.,]*[%‰]?")
_NOISE = compiled(r"[^\w#]|_")
_BREAK = compiled(r"[\n\r。!?]")


@dataclass(frozen=True, slots=True)
class _Figure:
    claim: Claim
    before: str
    after: str
    lead: str  #: the last characters before it, with their figures as they are written

    @property
    def keys(self) -> Iterator[tuple[str, str, str]]:
        """What twins have in common: the near surroundings, long on either side."""
        dimension = self.claim.quantity.dimension
        if len(self.before) >= _NEAR:
            yield self.before[-_NEAR:], self.after[:_BESIDE], dimension
        if len(self.after) >= _NEAR:
            yield self.before[-_BESIDE:], self.after[:_NEAR], dimension


def passage_keys(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """What the figures of a corpus have in common with their twins."""
    for figure in _figures(corpus):
        yield from figure.keys


def twins(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The pairs of claims whose figures stand in the same words at one time.

    Where the figures differ, neither of the two has its equal in the other's document.

    Two places of one document are twins only where one of them is a headline, brief or caption, or
    where it says a sentence again; two documents only where no date tells them apart and most
    figures that stand in the same words agree. The reports of two years, or of two places, share
    their phrases and none of the figures.
    """
    groups: defaultdict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
    for figure in _figures(corpus):
        for key in figure.keys:
            groups[key].append(figure)
    hours = _hours(corpus)
    pairs: dict[tuple[Span, Span], tuple[_Figure, _Figure]] = {}
    updated: set[tuple[str, str]] = set()  # documents, of which one goes on from the other
    for key in sorted(key for key, group in groups.items() if len(group) > 1):
        group = sorted(groups[key], key=lambda figure: figure.claim.span)
        if len({figure.claim.span.document for figure in group}) > FORM or key in corpus.forms:
            continue
        for a, b in combinations(group, 2):
            if _timed_apart(a.claim, b.claim) and not _within(a, b):
                updated.add(_documents(a, b))
            if _may_copy(corpus, a, b) and not _hours_apart(hours, *_documents(a, b)):
                pairs.setdefault((a.claim.span, b.claim.span), (a, b))
    alike = [
        (a, b, sameness)
        for a, b in pairs.values()
        if _documents(a, b) not in updated and (sameness := _sameness(a, b))
    ]
    agreement = Counter[tuple[str, str]]()
    matched: set[tuple[Span, str]] = set()  # figures that the other document has in the same words
    for a, b, _ in alike:
        agreement[_documents(a, b)] += 1 if _agree(a, b) else -1
        if _agree(a, b):
            matched |= {
                (a.claim.span, b.claim.span.document),
                (b.claim.span, a.claim.span.document),
            }
    for a, b, sameness in alike:
        if _agree(a, b):
            yield a.claim, b.claim, sameness
            continue
        told = (a.claim.span, b.claim.span.document) in matched
        told = told or (b.claim.span, a.claim.span.document) in matched
        if not told and (_within(a, b) or agreement[_documents(a, b)] >= 0):
            yield a.claim, b.claim, sameness


def _figures(corpus: Corpus) -> Iterator[_Figure]:
    for claim in (*corpus.claims, *bare_claims(corpus)):
        if claim.part is not BlockKind.CELL:  # all cells of a table stand in the same words
            yield _figure(corpus.documents[claim.span.document], claim)


def _agree(a: _Figure, b: _Figure) -> bool:
    return same_figure(a.claim, b.claim)


def same_figure(a: Claim, b: Claim) -> bool:
    """Whether two figures are one, be it in another unit: 6680米, 6.68公里."""
    first, second = a.quantity, b.quantity
    if first.factor == second.factor:
        return first.interval == second.interval
    return not first.magnitude.disjoint(second.magnitude)


def _documents(a: _Figure, b: _Figure) -> tuple[str, str]:
    return a.claim.span.document, b.claim.span.document


def _within(a: _Figure, b: _Figure) -> bool:
    return a.claim.span.document == b.claim.span.document


def bare_claims(corpus: Corpus) -> Iterator[Claim]:
    """The figures that were not understood, and digits in names and codes, as bare claims."""
    yield from _bare(corpus, corpus.set_aside)


def unread_claims(corpus: Corpus) -> Iterator[Claim]:
    """The figures alone that state something and were not understood, as bare claims."""
    yield from _bare(corpus, (a for a in corpus.set_aside if a.reason == _NOT_UNDERSTOOD))


def _bare(corpus: Corpus, set_aside: Iterable[SetAside]) -> Iterator[Claim]:
    for aside in set_aside:
        document = corpus.documents[aside.span.document]
        quantity = aside.quantity or _digits(document, aside)
        if quantity is None:
            continue
        yield Claim(
            quantity=quantity,
            sentence=aside.sentence,
            context=_around(document, aside),
            part=aside.part,
            block=aside.block,
            subject=None,
            members=(),
            indicator="",
            aspect=Aspect.STOCK,
            base=None,
            period=None,
            modality=Modality.ACTUAL,
            confidence=Confidence.LOW,
        )


def _around(document: Document, aside: SetAside) -> str:
    """The sentence of a figure that is no claim, whole where the layout broke it."""
    view = document.blocks[aside.block].view
    text, at = view.read(document.normal), view.offset(aside.span.start)
    return _BREAK.split(text[:at])[-1] + _BREAK.split(text[at:], maxsplit=1)[0]


def _digits(document: Document, aside: SetAside) -> Quantity | None:
    """The digits of a name or a code as a number that only tells whether two are the same."""
    written = document.normal[aside.span.start : aside.span.end]
    figures = "".join(sign for sign in written if sign.isdigit())
    if aside.reason not in _NUMBERED or not figures.isascii() or len(figures) < _SEVERAL:
        return None
    value = float(figures[:_TELLING])
    text = document.quote(aside.span)
    return Quantity(aside.span, text, Interval.point(value), value, "", "number")


def _figure(document: Document, claim: Claim) -> _Figure:
    """A figure with its surroundings: its sentence, and beyond it where the sentence is short."""
    wide_before, wide_after = document.beside(claim.span, _REACH)
    told = _BREAK.split(wide_before)[-1]
    before = _skeleton(told)
    after = _skeleton(_BREAK.split(wide_after, maxsplit=1)[0])
    if len(before) + len(after) < _LENGTH:
        before, after = _skeleton(wide_before), _skeleton(wide_after)
    lead = _NOISE.sub("", told)[-_LEAD:]
    return _Figure(claim, before[-_WIDE[0] :], after[: _WIDE[1]], lead)


def _skeleton(text: str) -> str:
    return _NOISE.sub("", _NUMBER.sub(_FIGURE, text))


def _sameness(a: _Figure, b: _Figure) -> Comparison | None:
    """How far two figures stand in the same words; nothing where they do not."""
    from rapidfuzz import fuzz  # where it is needed: the import costs a quick start

    # The shorter surroundings decide how far both are read: a cut is no difference.
    left, right = min(len(a.before), len(b.before)), min(len(a.after), len(b.after))
    here = a.before[len(a.before) - left :] + a.after[:right]
    there = b.before[len(b.before) - left :] + b.after[:right]
    if len(here) < _LENGTH or fuzz.ratio(here, there, score_cutoff=_ALIKE) == 0:
        return None
    confidence = Confidence.HIGH if here == there else Confidence.MEDIUM
    return Comparison(confidence, (Message(zh="文字相同", en="the same words"),))


def _may_copy(corpus: Corpus, one: _Figure, other: _Figure) -> bool:
    a, b = one.claim, other.claim
    if not corpus.concerns(a.span, b.span):
        return False
    if _within(one, other):
        return a.part.tells_again != b.part.tells_again or _repeats(one, other)
    first, second = (corpus.documents[claim.span.document].date for claim in (a, b))
    if first is None and not (a.indicator and b.indicator):
        return False  # nothing tells the time of a figure that was not understood
    return first == second and not _dated_apart(a, b)


def _hours(corpus: Corpus) -> dict[str, set[tuple[date | None, str]]]:
    """The times of day that each document tells: 截至1月28日10时30分."""
    told: defaultdict[str, set[tuple[date | None, str]]] = defaultdict(set)
    for claim in corpus.claims:
        period = claim.period
        if period is not None and period.clock and period.clock in period.text:
            told[claim.span.document].add((period.end, period.clock))
    return told


def _hours_apart(told: Mapping[str, set[tuple[date | None, str]]], first: str, second: str) -> bool:
    """Whether two texts are of two times of day, so that their 目前 are two."""
    if first == second:
        return False
    one, other = told.get(first, set()), told.get(second, set())
    return bool(one and other) and one.isdisjoint(other)


def _timed_apart(a: Claim, b: Claim) -> bool:
    """Whether the same words tell two times of one day: 截至中午, 截至今晚7时."""
    first, second = a.period, b.period
    if first is None or second is None or not first.same_days(second):
        return False
    told = all(period.clock and period.clock in period.text for period in (first, second))
    return told and first.clock != second.clock


def _repeats(a: _Figure, b: _Figure) -> bool:
    """Whether a document says a sentence again, with the same other figures before this one, or in
    so many equal words without any.
    """
    if a.claim.block == b.claim.block or a.lead != b.lead:
        return False
    if (a.before, a.after) == (b.before, b.after):
        words = a.before + a.after
        if len(words) >= _SENTENCE and _FIGURE not in words:
            return True
    return len(a.lead) == _LEAD and any(sign.isdigit() for sign in a.lead)


def _dated_apart(a: Claim, b: Claim) -> bool:
    """Whether each place has a time and the two differ; for a running total, be it by hours."""
    if a.period is None or b.period is None:
        return False
    running = Aspect.CUMULATIVE in (a.aspect, b.aspect)
    hours = running and a.period.clock != b.period.clock
    return hours or not a.period.same_days(b.period)
