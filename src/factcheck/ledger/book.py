"""The ledgers of a run: their entries as documents that articles are held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck.errors import InputError
from factcheck.ledger.entries import FACT, Cell, Entry, drafts_of
from factcheck.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Finding,
    Held,
    InputProblem,
    Message,
    Reading,
    Related,
    Relation,
    Side,
    Span,
    View,
)
from factcheck.reading import load, normalise
from factcheck.reading.encodings import decode


@dataclass(slots=True)
class Book:
    """What the ledgers hold, and what is wrong with them.

    An entry that is wrong is a problem by itself: the others are held against articles all the
    same.
    """

    documents: list[tuple[Document, Reading]] = field(default_factory=list)
    problems: list[InputProblem] = field(default_factory=list)
    _sources: dict[Span, Cell] = field(default_factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """The ledgers that were read."""
        return frozenset(document.path for document, _ in self.documents)

    def read(self, path: str) -> None:
        """Takes in the ledger at ``path``."""
        from factcheck.ledger import statements  # reads sentences, which takes long to load

        try:
            text = decode(path, load(path))
            drafts = drafts_of(path, text)
        except InputError as error:
            self._complain(error)
            return
        found: list[Entry] = []
        claims: list[Claim] = []
        relations: list[Relation] = []
        for draft in drafts:
            try:
                entry = draft.finished()
                if entry.kind == FACT:
                    claims.append(statements.claim(entry, len(found)))
                    sides: Sequence[Side] = claims[-1:]
                else:
                    relations.append(statements.post(entry, len(found)))
                    sides = relations[-1].sides
            except InputError as error:
                self._complain(error)
            else:
                found.append(entry)
                self._sources |= dict.fromkeys((s.span for s in sides), entry.cells["source"])
        document = Document(path, text, normalise(text), tuple(_blocks(path, text, found)))
        self.documents.append((document, Reading(tuple(claims), (), tuple(relations))))

    def told(self, outcome: Finding | Held) -> Finding | Held | None:
        """An outcome with its sides from articles first and the sources of the others named;
        ``None`` where all of its sides are facts.
        """
        if not self._sources:
            return outcome
        known = [self._sources.get(side.span) for side in outcome.claims]
        if not any(known):
            return outcome
        if all(known):
            return None
        first = (side for side, source in zip(outcome.claims, known, strict=True) if not source)
        last = (side for side, source in zip(outcome.claims, known, strict=True) if source)
        outcome = replace(outcome, claims=(*first, *last))
        if isinstance(outcome, Held):
            return outcome
        sources = dict.fromkeys(source for source in known if source)
        return replace(outcome, related=(*outcome.related, *map(_related, sources)))

    def _complain(self, error: InputError) -> None:
        self.problems.append(InputProblem(error.path, error.message))


def read_all(paths: Iterable[str]) -> Book:
    """The ledgers at ``paths``, each once."""
    book = Book()
    seen: set[Path] = set()
    for path in paths:
        real = Path(path).resolve()
        if real not in seen:
            seen.add(real)
            book.read(Path(path).as_posix())
    return book


def _related(source: Cell) -> Related:
    return Related(
        Message(zh=f"台账依据：{source.text}", en=f"the ledger's source: {source.text}"),
        source.span,
    )


def _blocks(path: str, text: str, found: Sequence[Entry]) -> Iterable[Block]:
    """The whole file as one block an entry: from where it begins to where the next one does."""
    starts = [0, *(entry.span.start for entry in found[1:])]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield Block(BlockKind.PARAGRAPH, View((Span(path, start, end),)))
