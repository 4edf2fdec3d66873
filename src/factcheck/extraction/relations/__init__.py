"""What a text binds together in so many words: parts and their whole, a rise with its two ends.

One module a kind, each a function ``read(frame)`` that yields the relations which one sentence
states, whether they hold or not. Checks compute; nothing here compares values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.extraction.parts import Part
from factcheck.extraction.relations import averages, changes, multiples, parts_of_whole, tables
from factcheck.extraction.relations.frames import Frame, frames
from factcheck.model import Claim, Relation, SetAside

_READERS: tuple[Callable[[Frame], Iterator[Relation]], ...] = (
    parts_of_whole.read,
    changes.read,
    multiples.read,
    averages.read,
)


def read(parts: Sequence[Part], read_of: Iterable[Claim | SetAside]) -> Iterator[Relation]:
    """The relations of a document, those of sentences first; ``read_of`` are all of its figures."""
    by_span = {figure.span: figure for figure in read_of}
    for part in parts:
        for frame in frames(part, by_span):
            for reader in _READERS:
                yield from reader(frame)
    yield from tables.read(parts)
