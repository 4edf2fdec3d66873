"""What of an archive drafts may meet: fetched by name, however much there is besides.

A statement that no rule would hold against one of the drafts stays where it is. Blocks, comparisons
and rules are those of any run; they are only given less to look at.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.alignment import FORM, pairs, twins
from factcheck.archive import base, keys
from factcheck.archive.store import Archive
from factcheck.checks.post_holder import DAYS
from factcheck.checks.spelling import without_quotes
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Document,
    Mention,
    Message,
    Notice,
    Reading,
    Relation,
    RelationKind,
    file_of,
)
from factcheck.rulebook import Rule
from factcheck.storage import codec

_NO_SUCH = Message(
    zh="归档里没有 {0}，--replaces 无从替换；factcheck archive list 列出全部",
    en="there is no {0} for --replaces; factcheck archive list tells what there is",
)
_NAMED = (
    "SELECT document.id, document.path, file.path FROM document JOIN file ON file.id = file WHERE"
)
_CHANGED = Message(
    zh="与归档旧稿 {0} 相比改了数字：{1} → {2}", en="changed since {0} in the archive: {1} → {2}"
)
_STALE = Message(
    zh="归档里有稿件是另一版本的程序或另一套词表读的，可能漏比；用 factcheck archive add 更新",
    en="documents of the archive were read by another version or with other word lists, so that "
    "something may be missed; factcheck archive add brings them up to date",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run asks for: its rules, how sure findings must be, what the drafts replace, and what
    is read by this very program.
    """

    rules: Sequence[Rule]
    min_confidence: Confidence
    replaces: Sequence[str]
    reader: bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: readings by path, of which most are only in part; ``texts`` are the paths
    of documents that are looked through. ``forms`` are as in a corpus.
    """

    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    texts: frozenset[str]
    forms: frozenset[tuple[str, str, str]]
    claims_of: Mapping[str, int]
    notices: tuple[Notice, ...]


class _Documents(Mapping[str, Document]):
    """The documents of an archive by path, decoded when they are asked for."""

    def __init__(self, archive: Archive, numbers: Mapping[str, int]) -> None:
        self._archive = archive
        self._numbers = numbers
        self._found: dict[str, Document] = {}

    def __getitem__(self, path: str) -> Document:
        if path not in self._found:
            self._found[path] = self._archive.document(self._numbers[path])
        return self._found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def fetch(
    archive: Archive,
    drafts: Sequence[tuple[Document, Reading]],
    known: Iterable[str],
    terms: Terms,
) -> Fetched:
    """What the drafts may meet, without documents that they replace and without those whose paths
    are ``known`` already. Raises ``UsageError``.
    """
    return _Search(archive, drafts, frozenset(known), terms).fetched()


class _Search:
    def __init__(
        self,
        archive: Archive,
        drafts: Sequence[tuple[Document, Reading]],
        known: frozenset[str],
        terms: Terms,
    ) -> None:
        self._archive = archive
        self._drafts = drafts
        self._terms = terms
        self._replaced = dict(self._old_versions())
        self._left_out = {*self._replaced, *self._numbers_of(known)}
        self._paths: dict[int, str] = {}

    def fetched(self) -> Fetched:
        """All of it."""
        forms, whole = self._passages()
        texts = self._right_forms()
        relations = {*self._named()}
        sentences = self._sentences()
        told = {number for number, _ in sentences}
        self._paths = self._paths_of({*whole, *texts, *relations, *told})
        readings = {self._paths[n]: self._archive.read_in(n, self._paths[n]) for n in whole}
        for number, claims in self._claims(sentences, whole):
            readings[self._paths[number]] = Reading(claims, ())
        for number in relations - whole:
            path = self._paths[number]
            claims = readings[path].claims if path in readings else ()
            readings[path] = Reading(claims, (), self._archive.read_in(number, path).relations)
        return Fetched(
            _Documents(self._archive, {path: number for number, path in self._paths.items()}),
            readings,
            frozenset(self._paths[number] for number in texts),
            forms,
            self._counts(),
            tuple(self._notices()),
        )

    def _old_versions(self) -> Iterator[tuple[int, str]]:
        """The documents that the drafts replace, with the draft's path."""
        for draft, _ in self._drafts:
            file = file_of(draft.path)
            # One query for each index: with OR all documents would be gone through.
            for number, path, of in self._archive.rows(
                f"{_NAMED} document.path = ? UNION {_NAMED} real = ?",
                _storable(draft.path),
                _storable(os.path.realpath(file)),
            ):
                if path == draft.path or path[len(of) :] == draft.path[len(file) :]:
                    yield number, draft.path
        for name in self._terms.replaces:
            found = self._archive.rows(
                f"{_NAMED} document.path = ?1 UNION {_NAMED} file.path = ?1", _storable(name)
            )
            if not found:
                raise base.fault(self._archive.path, _NO_SUCH, name)
            for number, _, _ in found:
                yield number, self._drafts[0][0].path if len(self._drafts) == 1 else ""

    def _numbers_of(self, paths: Iterable[str]) -> Iterator[int]:
        for path in paths:
            for (number,) in self._archive.rows(
                "SELECT id FROM document WHERE path = ?", _storable(path)
            ):
                yield number

    def _sentences(self) -> set[tuple[int, int]]:
        """The sentences with claims that the drafts' claims may meet."""
        asked: set[tuple[int, int | None]] = set()
        families = keys.families(self._terms.rules)
        anything = self._terms.min_confidence is Confidence.LOW
        for _, reading in self._drafts:
            for claim in reading.claims:
                whose = keys.parties(claim)
                parties: set[int | None] = {*whose, keys.NOBODY}
                if keys.NOBODY in whose:
                    if not anything:
                        continue  # what nobody is known to own is compared at low confidence alone
                    parties = {None}
                wanted = keys.asked_by(claim, families)
                asked.update((key, party) for key in wanted for party in parties)
        found: set[tuple[int, int]] = set()
        for key, party in asked:
            if party is None:
                rows = self._archive.rows("SELECT document, sentence FROM about WHERE key = ?", key)
            else:
                rows = self._archive.rows(
                    "SELECT document, sentence FROM about WHERE key = ? AND party = ?", key, party
                )
            found.update(rows)
        return {one for one in found if one[0] not in self._left_out}

    def _claims(
        self, sentences: set[tuple[int, int]], whole: set[int]
    ) -> Iterator[tuple[int, tuple[Claim, ...]]]:
        by_document: defaultdict[int, list[int]] = defaultdict(list)
        for number, sentence in sentences:
            if number not in whole:
                by_document[number].append(sentence)
        for number, wanted in by_document.items():
            path = self._paths[number]
            rows = [
                row
                for sentence in wanted
                for row in self._archive.rows(
                    "SELECT at, data FROM claim WHERE document = ? AND sentence = ?",
                    number,
                    sentence,
                )
            ]
            with base.told(self._archive.path):
                yield number, tuple(codec.decode_claim(data, path) for _, data in sorted(rows))

    def _passages(self) -> tuple[frozenset[tuple[str, str, str]], set[int]]:
        """Words beside figures that too many documents have; and the documents of a draft's date,
        or of none, that have others.
        """
        holders: defaultdict[int, set[str]] = defaultdict(set)
        words: dict[int, tuple[str, str, str]] = {}
        dates = {draft.path: draft.date for draft, _ in self._drafts}
        for draft, reading in self._drafts:
            told = Corpus({draft.path: draft}, reading.claims, reading.set_aside)
            for key, said in keys.passages(told).items():
                words[key] = said
                holders[key].add(draft.path)
        forms: set[tuple[str, str, str]] = set()
        beside: list[tuple[set[str], list[int]]] = []
        for key, mine in holders.items():
            limit = FORM + 1 + len(self._left_out)
            rows = self._archive.rows(
                "SELECT document FROM passage WHERE key = ? LIMIT ?", key, limit
            )
            others = [number for (number,) in rows if number not in self._left_out]
            if len(others) + len(mine) > FORM:
                forms.add(words[key])
                continue
            beside.append((mine, others))
        date_of = dict(
            self._archive.rows_of(
                "SELECT id, date FROM document WHERE id IN ({})",
                sorted({number for _, others in beside for number in others}),
            )
        )
        whole: set[int] = set()
        for mine, others in beside:
            days = {day.isoformat() if (day := dates[path]) else None for path in mine}
            # A text without a date may be of any day.
            open_ended = None in days
            whole.update(n for n in others if open_ended or date_of[n] in (*days, None))
        return frozenset(forms), whole

    def _named(self) -> Iterator[int]:
        """The documents with relations that compare the same names."""
        for draft, reading in self._drafts:
            for relation in reading.relations:
                for key in keys.named((relation,)):
                    yield from self._with_name(key, relation, draft.date)

    def _with_name(self, key: int, relation: Relation, day: date | None) -> Iterator[int]:
        limit = -1
        near = ""
        if relation.kind is RelationKind.SPELLING:
            limit = 1 + len(self._left_out)
        if relation.kind in (RelationKind.POST, RelationKind.OFFICE) and day is not None:
            ends = (day - timedelta(DAYS), day + timedelta(DAYS))
            near = "AND (date IS NULL OR date BETWEEN '{}' AND '{}')".format(*ends)
        rows = self._archive.rows(
            "SELECT named.document FROM named JOIN document ON document.id = named.document"
            f" WHERE key = ? {near} LIMIT ?",
            key,
            limit,
        )
        yield from (number for (number,) in rows if number not in self._left_out)

    def _right_forms(self) -> set[int]:
        """The first documents, by path, with the right forms of words that the drafts misspell."""
        wanted = {
            side.name
            for _, reading in self._drafts
            for relation in reading.relations
            for side in relation.sides
            if relation.kind is RelationKind.SPELLING and isinstance(side, Mention)
        }
        for draft, _ in self._drafts:
            text = without_quotes(draft.normal)
            wanted = {form for form in wanted if form not in text}
        return {number for form in sorted(wanted) for number in self._first_with(form)}

    def _first_with(self, form: str) -> Iterator[int]:
        holding = [n for n in self._archive.with_word(form) if n not in self._left_out]
        paths = self._paths_of(holding)
        if paths:
            yield min(paths, key=lambda number: paths[number])

    def _paths_of(self, numbers: Iterable[int]) -> dict[int, str]:
        return dict(
            self._archive.rows_of("SELECT id, path FROM document WHERE id IN ({})", list(numbers))
        )

    def _counts(self) -> dict[str, int]:
        return dict(
            self._archive.rows_of(
                "SELECT path, claims FROM document WHERE id IN ({})", list(self._paths)
            )
        )

    def _notices(self) -> Iterator[Notice]:
        if self._archive.stale(self._terms.reader):
            yield Notice(str(self._archive.path), _STALE)
        drafts = {draft.path: (draft, reading) for draft, reading in self._drafts}
        for number, path in self._replaced.items():
            if path:
                yield from _changes(*self._archive.reading(number), *drafts[path])


def _changes(old: Document, before: Reading, new: Document, after: Reading) -> Iterator[Notice]:
    """The figures that a draft has otherwise than what it replaces."""
    # The two may be of one path; among the claims of one corpus they must be told apart.
    name = f"\0{old.path}"
    document, told = codec.renamed(old, before, name)
    corpus = Corpus(
        {name: replace(document, date=new.date), new.path: new},
        (*told.claims, *after.claims),
        (*told.set_aside, *after.set_aside),
        against=frozenset((name,)),
    )
    same = ((a, b) for a, b, met in pairs(corpus, frozenset(Aspect)) if not met.differs)
    changed = {
        b.span: (a, b)
        for a, b in (*same, *((a, b) for a, b, _ in twins(corpus)))
        if a.span.document == name and a.quantity.magnitude.disjoint(b.quantity.magnitude)
    }
    for span in sorted(changed):
        a, b = changed[span]
        line, _ = new.position(span.start)
        zh, en = (text.format(old.path, a.text, b.text) for text in (_CHANGED.zh, _CHANGED.en))
        yield Notice(new.path, Message(zh=zh, en=en), line)


def _storable(text: str) -> str:
    """A name as SQLite can hold it; no other is in an archive."""
    return text.encode("utf-8", "replace").decode("utf-8")
