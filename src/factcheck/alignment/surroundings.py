"""Whether two texts speak of one thing, by the turns of words that stand near it in both."""

from __future__ import annotations

from factcheck.model import Corpus, Span
from factcheck.patterns import compiled

#: So many turns of so many characters that two texts share near a name tell that it is one.
_TURN, _TURNS, _AROUND = 4, 2, 160
_WORDS = compiled(r"[\u3400-\u9fff]+")


def alike(first: Span, second: Span, corpus: Corpus) -> bool:
    """Whether enough turns of words that do not overlap stand near both places."""
    here, there = (_turns(span, corpus) for span in (first, second))
    apart, last = 0, -_TURN
    for start in sorted(here[turn] for turn in here.keys() & there.keys()):
        if start >= last + _TURN:
            apart, last = apart + 1, start
    return apart >= _TURNS


def _turns(span: Span, corpus: Corpus) -> dict[str, int]:
    """The runs of so many characters near a place, and where they stand."""
    before, behind = corpus.documents[span.document].beside(span, _AROUND)
    found: dict[str, int] = {}
    for offset, text in ((0, before), (len(before) + _TURN, behind)):
        for run in _WORDS.finditer(text):
            for at in range(run.start(), run.end() - _TURN + 1):
                found.setdefault(text[at : at + _TURN], offset + at)
    return found
