"""Votes by what they were, and those who cast them: 299人投票,234票赞成、56票反对、9票弃权."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.relations.addends import SEPARATOR
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_VOTE = ("票", "张")
_PEOPLE = "people"
_CARDINAL = QuantityKind.CARDINAL
_PAIR = 2
#: How votes are cast, by the roles of their words.
_KINDS = ("for", "against", "abstained", "void")
#: Between two votes of one ballot stands nothing but what they are.
_NEXT = compiled(r"票?[^,;:。、]{0,4}(?:[,、和与及]|以及)[^,;:。、]{0,4}")
#: Of those who may vote: all of them did, or some of them may not have.
_CAST = compiled("参[加与](?:了)?(?:投票|表决)|投了票|投票的|投出|收回")
_PRESENT = compiled("出席|到会|与会|表决|投票|在场|实到")
#: Who does not vote, or votes for several at once.
_ABSENT = compiled("未|缺席|没有|放弃|除|每人")

_STOP = compiled("[,;。:]")


def read(frame: Frame) -> Iterator[Relation]:
    """The ballot of a sentence, with those who voted: told there, or just before."""
    if "票" not in frame.text:
        return
    votes = {at: kind for at in range(len(frame.figures)) if (kind := _kind(frame, at))}
    kinds = [*votes.values()]
    if len(votes) < _PAIR or len({*kinds}) < len(kinds) or "for" not in kinds:
        return
    figures = [frame.figures[at] for at in votes]
    text = frame.part.text
    if not all(_NEXT.fullmatch(text[a.end : b.start]) for a, b in pairwise(figures)):
        return
    voters = _voters(frame, figures)
    if voters is None:
        return
    figure, cast = voters
    stretch = text[min(figure.start, frame.sentence.start) : frame.sentence.end]
    whole = cast and "abstained" in kinds and not _ABSENT.search(stretch)
    ends = sorted((figure, *figures), key=lambda one: one.start)
    yield Relation(
        RelationKind.SUM if whole else RelationKind.PARTS,
        (figure.side, *(vote.side for vote in figures)),
        frame.span_of(ends[0], ends[-1]),
        sure=whole,
    )


def _kind(frame: Frame, at: int) -> str:
    """How the votes were cast that a figure counts, ``""`` where it counts none."""
    if frame.figures[at].quantity.unit not in _VOTE:
        return ""
    behind = SEPARATOR.split(frame.after(at))[0]
    before = SEPARATOR.split(frame.before(at))[-1].removesuffix("票")
    for kind in _KINDS:
        words = group("parts", f"votes-{kind}")
        if behind.startswith(words) or before.endswith(words):
            return kind
    return ""


def _voters(frame: Frame, votes: Sequence[Figure]) -> tuple[Figure, bool] | None:
    """The people told last before the votes, or right behind them, who voted; and whether all
    of them did.
    """
    text = frame.part.text
    last = frame.previous.figures if frame.previous is not None else ()
    earlier = [f for f in (*last, *frame.figures) if f.end <= votes[0].start]
    later = [f for f in frame.figures if f.start >= votes[-1].end]
    for figure in (*reversed(earlier), *later):
        if figure.quantity.dimension != _PEOPLE or figure.quantity.kind is not _CARDINAL:
            continue
        start = max(text.rfind(mark, 0, figure.start) for mark in ",;。:") + 1
        clause = text[start : figure.end] + _STOP.split(text[figure.end : frame.sentence.end])[0]
        if _PRESENT.search(clause):
            return figure, _CAST.search(clause) is not None
    return None
