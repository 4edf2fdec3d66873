"""What a text binds together in so many words: parts and their whole, a rise with its two ends.

One module a kind, each a function ``read(frame)`` that yields the relations which one sentence
states, whether they hold or not. Checks compute; nothing here compares values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factcheck.extraction.parts import Part
from factcheck.extraction.relations import (
    ages,
    announced_parts,
    bracketed_parts,
    extremes,
    parts_of_whole,
    portions,
    remainders,
    shares,
    totals,
)
from factcheck.extraction.relations.frames import Frame, frames
from factcheck.model import Claim, Relation, SetAside

_READERS: tuple[Callable[[Frame], Iterator[Relation]], ...] = (
    parts_of_whole.read,
    announced_parts.read,
    totals.read,
    remainders.read,
    bracketed_parts.read,
    portions.read,
    shares.read,
    ages.read,
    extremes.read,
)

#: Sentences with more figures are tables that lost their lines: words tell nothing of them.
_PROSE = 200


def read(parts: Iterable[Part], read_of: Iterable[Claim | SetAside]) -> Iterator[Relation]:
    """The relations of a document, in order of position; ``read_of`` are all of its figures."""
    by_span = {figure.span: figure for figure in read_of}
    for part in parts:
        for frame in frames(part, by_span):
            if len(frame.figures) > _PROSE:
                continue
            for reader in _READERS:
                yield from reader(frame)
