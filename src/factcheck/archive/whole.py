"""All of an archive handed to the rules piece by piece, so that memory does not grow with it.

What a check has to see together is its ``SCOPE``. A piece holds as much as is handled well at once;
what may meet is always in one piece, so that nothing is missed, and what does not meet may be in
it, so that pieces are few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, TypeVar

from factcheck.alignment import FORM, key, restated, wording
from factcheck.archive import base, keys
from factcheck.archive.store import Archive
from factcheck.checks.scope import Scope
from factcheck.model import (
    Aspect,
    Claim,
    Corpus,
    Document,
    Mention,
    Reading,
    Relation,
    RelationKind,
)
from factcheck.rulebook import Rule
from factcheck.storage import codec

Thing = TypeVar("Thing", str, int)

#: A piece is full with so many claims, or documents.
_CLAIMS, _DOCUMENTS = 20_000, 2_000
#: So many claims of documents without a date are looked at together, and with so many others.
_TIMELESS = 15_000
#: So many documents are at hand without being decoded again.
_AT_HAND = 256

_COMPARING_NAMES = frozenset(
    (RelationKind.POST, RelationKind.OFFICE, RelationKind.PERSON, RelationKind.SPELLING)
)
#: What is looked at beside claims about like things.
_AMONG_CLAIMS = frozenset(
    (
        RelationKind.RISE,
        RelationKind.FALL,
        RelationKind.APART,
        RelationKind.RISEN,
        RelationKind.FALLEN,
        RelationKind.OPPOSED,
        RelationKind.TIMES,
        RelationKind.ORDER,
        RelationKind.AGED,
        RelationKind.HAPPENED,
        RelationKind.NTH,
        RelationKind.EDITION,
        RelationKind.AGE,
        RelationKind.BORN,
        RelationKind.LIFE,
        RelationKind.CAREER,
    )
)


class Notes:
    """What pieces need to know of each document, noted as the documents come by."""

    def __init__(self) -> None:
        self.things = _Groups[str]()
        self.retold: set[str] = set()
        self._among: list[Relation] = []
        self._names: list[Relation] = []

    @property
    def among(self) -> tuple[Relation, ...]:
        """The relations that are looked at beside claims about like things, by path."""
        return tuple(sorted(self._among, key=_document))

    @property
    def names(self) -> tuple[Relation, ...]:
        """The relations that compare names and words, by path."""
        return tuple(sorted(self._names, key=_document))

    def note(self, document: Corpus) -> None:
        """Takes a document in."""
        said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in document.claims:
            canonical = wording.canonical(claim.indicator)
            thing = key(claim)[2]
            self.things.add(thing)
            if claim.aspect is Aspect.DATE:
                self.things.join(thing, canonical)
            # A rate and its value, a difference and its goal are told in one sentence.
            said[claim.context, canonical].add(thing)
        for things in said.values():
            self.things.join(*things)
        if next(restated(document), None) is not None:
            self.retold |= document.documents.keys()
            self.things.join(*(key(claim)[2] for claim in document.claims))
        for relation in document.relations:
            if relation.kind in _AMONG_CLAIMS:
                self._among.append(relation)
            elif relation.kind in _COMPARING_NAMES:
                self._names.append(relation)


class Whole:
    """An archive as the pieces that checks ask for.

    ``against`` are documents that the others are only compared with. ``notes`` are those of all
    documents, where somebody took them before; each document for itself is no piece then.
    """

    def __init__(
        self,
        archive: Archive,
        rules: Sequence[Rule],
        against: frozenset[str] = frozenset(),
        notes: Notes | None = None,
    ) -> None:
        self._archive = archive
        self._against = against
        self._rules = rules
        self._numbers: dict[str, int] = dict(
            archive.rows("SELECT path, id FROM document ORDER BY path")
        )
        self._paths = {number: path for path, number in self._numbers.items()}
        self.documents = _Documents(archive, self._numbers)
        self._noted = notes is not None
        self._notes = notes or Notes()

    def corpora(self, scope: Scope) -> Iterator[Corpus]:
        """The pieces; those of ``Scope.DOCUMENT`` must have been taken before any other."""
        match scope:
            case Scope.DOCUMENT if self._noted:
                return
            case Scope.DOCUMENT:
                yield from self._one_by_one()
            case Scope.ABOUT:
                yield from self._by_thing()
            case Scope.DIGITS:
                yield from self._by_digits()
            case Scope.PASSAGES:
                yield from self._by_passages()
            case Scope.NAMES:
                documents = _LookedThrough(self.documents, self._with_right_forms())
                yield Corpus(documents, (), (), self._notes.names, against=self._against)
            case Scope.WHOLE:
                yield self._corpus(self._paths)

    def claims_of(self, paths: Iterable[str]) -> dict[str, int]:
        """How many claims each of these documents has."""
        numbers = [self._numbers[path] for path in paths]
        rows = "SELECT path, claims FROM document WHERE id IN ({})"
        return dict(self._archive.rows_of(rows, numbers))

    def _one_by_one(self) -> Iterator[Corpus]:
        for number in self._numbers.values():
            found = alone(*self._archive.reading(number), self._against)
            self._notes.note(found)
            yield found

    def _by_thing(self) -> Iterator[Corpus]:
        every = self._notes.things
        for thing in every.members():
            around = wording.holding(thing) | wording.joined(thing) | wording.beside(thing)
            every.join(thing, *(whole for whole in around if whole in every))
        for family in keys.families(self._rules):
            every.join(*(one for one in sorted(family) if one in every))
        among = self._notes.among
        pieces = [set(piece) for piece in _filled(every.groups(), self._size, _CLAIMS)]
        for things in pieces or [set()]:
            told = self._claims(keys.name("about", thing) for thing in things)
            claims = [claim for claim in told if key(claim)[2] in things]
            mine = {claim.span.document for claim in claims}
            whole = frozenset(self._notes.retold & mine)
            aside = [
                one
                for path in sorted(whole)
                for one in self._archive.reading(self._numbers[path])[1].set_aside
            ]
            yield Corpus(
                self.documents, tuple(claims), tuple(aside), among, self._against, whole=whole
            )
            among = ()

    def _with_right_forms(self) -> frozenset[str]:
        """The first documents with the right forms of words that look misspelt."""
        forms = {
            relation.sides[0].name
            for relation in self._notes.names
            if relation.kind is RelationKind.SPELLING and isinstance(relation.sides[0], Mention)
        }
        found: set[str] = set()
        for form in forms:
            paths = (self._paths[number] for number in self._archive.with_word(form))
            first = min(paths, key=lambda path: (path in self._against, path), default=None)
            found.update(() if first is None else (first,))
        return frozenset(found)

    def _size(self, thing: str) -> int:
        name = keys.name("about", thing)
        ((count,),) = self._archive.rows("SELECT count(*) FROM about WHERE key = ?", name)
        return int(count)

    def _by_digits(self) -> Iterator[Corpus]:
        """The claims of figures that are told more than once."""
        names: set[int] = set()
        full = 0
        for name, count in self._archive.rows(
            "SELECT key, count(*) FROM about WHERE key & 1 GROUP BY key HAVING count(*) > 1"
        ):
            names.add(name)
            full += count
            if full >= _CLAIMS:
                yield self._of_digits(names)
                names, full = set(), 0
        yield self._of_digits(names)

    def _of_digits(self, names: set[int]) -> Corpus:
        claims = tuple(c for c in self._claims(names) if keys.by_digits(c) in names)
        return Corpus(self.documents, claims, against=self._against)

    def _by_passages(self) -> Iterator[Corpus]:
        """Documents of one day that share a passage, together; those without a date, which may be
        of any day, together with all that share one with them.
        """
        sizes = dict(self._archive.rows("SELECT id, claims FROM document WHERE date IS NULL"))
        batches = [*_filled(([n] for n in self._paths if n in sizes), sizes.__getitem__, _TIMELESS)]
        batch_of = {number: at for at, batch in enumerate(batches) for number in batch}
        beside: list[set[int]] = [set() for _ in batches]
        of_day = _Groups[int]()
        for number in self._paths:
            if number not in batch_of:
                of_day.add(number)
        forms: set[int] = set()
        for name, found in self._shared():
            if len(found) > FORM:
                forms.add(name)
                continue
            by_day: defaultdict[str | None, list[int]] = defaultdict(list)
            for number, day in found:
                by_day[day].append(number)
            for at in {batch_of[number] for number in by_day.pop(None, ())}:
                # Of two batches the earlier one is looked at with the later.
                beside[at].update(n for n, _ in found if batch_of.get(n, len(batches)) > at)
            for numbers in by_day.values():
                of_day.join(*numbers)
        words = keys.Words(forms)
        for piece in _filled(of_day.groups(), lambda _: 1, _DOCUMENTS):
            yield replace(self._corpus(piece), forms=words)
        sizes |= self._archive.rows("SELECT id, claims FROM document WHERE date IS NOT NULL")
        for batch, others in zip(batches, beside, strict=True):
            with_others = _filled(([n] for n in sorted(others)), sizes.__getitem__, _TIMELESS)
            for chunk in chain(with_others, () if others else ([],)):
                against = self._against.union(self._paths[number] for number in chunk)
                found_in = self._corpus((*batch, *chunk))
                yield replace(found_in, forms=words, against=against)

    def _shared(self) -> Iterator[tuple[int, list[tuple[int, str | None]]]]:
        """What several documents hold, with these and their days."""
        rows = self._archive.stream(
            "SELECT key, document, date FROM passage JOIN document ON document.id = document"
            " WHERE key IN (SELECT key FROM passage GROUP BY key HAVING count(*) > 1) ORDER BY key"
        )
        for name, found in groupby(rows, key=itemgetter(0)):
            yield name, [(number, day) for _, number, day in found]

    def _corpus(self, numbers: Iterable[int]) -> Corpus:
        readings = [
            self._archive.reading(number)
            for number in sorted(numbers, key=lambda number: self._paths[number])
        ]
        return Corpus(
            {document.path: document for document, _ in readings},
            tuple(claim for _, reading in readings for claim in reading.claims),
            tuple(aside for _, reading in readings for aside in reading.set_aside),
            tuple(relation for _, reading in readings for relation in reading.relations),
            self._against,
        )

    def _claims(self, names: Iterable[int]) -> Iterator[Claim]:
        """The claims of the sentences that are found by these names, by path and position."""
        sentences = {
            row
            for name in names
            for row in self._archive.rows(
                "SELECT DISTINCT document, sentence FROM about WHERE key = ?", name
            )
        }
        by_path = defaultdict[str, list[tuple[int, int]]](list)
        for number, sentence in sentences:
            by_path[self._paths[number]].append((number, sentence))
        for path in sorted(by_path):
            rows = [
                row
                for where in by_path[path]
                for row in self._archive.rows(
                    "SELECT at, data FROM claim WHERE document = ? AND sentence = ?", *where
                )
            ]
            with base.told(self._archive.path):
                yield from (codec.decode_claim(data, path) for _, data in sorted(rows))


def _filled(
    groups: Iterable[Sequence[Thing]], size: Callable[[Thing], int], room: int
) -> Iterator[list[Thing]]:
    """The groups put together until pieces are full."""
    piece: list[Thing] = []
    left = room
    for group in groups:
        needed = sum(map(size, group))
        if piece and needed > left:
            yield piece
            piece, left = [], room
        piece += group
        left -= needed
    if piece:
        yield piece


def alone(document: Document, reading: Reading, against: frozenset[str]) -> Corpus:
    """A document for itself."""
    return Corpus(
        {document.path: document},
        reading.claims,
        reading.set_aside,
        reading.relations,
        against,
    )


def _document(relation: Relation) -> str:
    return relation.span.document


class _Documents(Mapping[str, Document]):
    """The documents of an archive by path, in order of path; a few stay at hand."""

    def __init__(self, archive: Archive, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._document = lru_cache(_AT_HAND)(archive.document)

    def __getitem__(self, path: str) -> Document:
        return self._document(self._numbers[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class _LookedThrough(Mapping[str, Document]):
    """Documents of which most are only looked up: it goes through some of them alone."""

    def __init__(self, documents: Mapping[str, Document], paths: frozenset[str]) -> None:
        self._documents = documents
        self._through = paths

    def __getitem__(self, path: str) -> Document:
        return self._documents[path]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._through))

    def __len__(self) -> int:
        return len(self._through)


class _Groups(Generic[Thing]):
    """Things that are put together, so that what is joined to one is joined to all of them."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def __contains__(self, thing: Thing) -> bool:
        return thing in self._above

    def add(self, thing: Thing) -> None:
        """Takes a thing in, on its own if it is new."""
        self._above.setdefault(thing, thing)

    def join(self, *things: Thing) -> None:
        """Puts things together."""
        for thing in things:
            self.add(thing)
            self._above[self._top(thing)] = self._top(things[0])

    def members(self) -> list[Thing]:
        """All things, in the order in which they came."""
        return list(self._above)

    def groups(self) -> list[list[Thing]]:
        """The things that belong together, in the order of their first."""
        found: defaultdict[Thing, list[Thing]] = defaultdict(list)
        for thing in self._above:
            found[self._top(thing)].append(thing)
        return list(found.values())

    def _top(self, thing: Thing) -> Thing:
        while (above := self._above[thing]) != thing:
            # Half of the way is saved the next time.
            self._above[thing] = thing = self._above[above]
        return thing
