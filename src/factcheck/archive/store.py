"""Documents in an archive: put in, taken out, looked up."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from factcheck.archive import base, keys
from factcheck.checks.spelling import without_quotes
from factcheck.model import Claim, Corpus, Document, Reading
from factcheck.storage import codec

#: The rows of a document in the tables of names: of sentences, of passages, of names.
_Names = tuple[tuple[tuple[int, int, int], ...], tuple[int, ...], tuple[int, ...]]
_names = msgspec.msgpack.Decoder(_Names)
#: Rows are fetched for so many numbers at a time.
_MANY = 500
#: Words are found by so many characters in a row.
_THREE = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of an archive, as it is listed."""

    path: str
    title: str | None
    date: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What an archive holds, in so many bytes; ``stale`` files were read by another program."""

    files: int
    documents: int
    claims: int
    figures: int
    size: int
    stale: int


class Archive:
    """An archive that is open. Every method raises ``UsageError`` for one that is damaged.

    ``lasting`` tells whether it is there for more than this process. Changes count from the next
    ``commit`` on; what is closed before that did not happen.
    """

    def __init__(self, path: Path, *, create: bool = False, lasting: bool = True) -> None:
        self.path = path
        self._base = base.opened(path, create=create)
        if not lasting:
            # What is gone with the run needs no care on its way to the disk.
            self._base.execute("PRAGMA journal_mode = OFF")
            self._base.execute("PRAGMA synchronous = OFF")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._base.close()

    def holds(self, path: str, digest: bytes) -> bool:
        """Whether the file is there, with this content and read in this manner."""
        return bool(self.rows("SELECT 1 FROM file WHERE path = ? AND digest = ?", path, digest))

    def put(
        self,
        path: str,
        digest: bytes,
        reader: bytes,
        documents: Iterable[tuple[Document, Reading]],
    ) -> None:
        """Puts in what a file holds, in place of what it held before."""
        with base.told(self.path):
            self._take_out(path)
            real = os.path.realpath(path)
            file = self._base.execute(
                "INSERT INTO file (path, real, digest, reader) VALUES (?, ?, ?, ?)",
                (path, real, digest, reader),
            ).lastrowid
            for document, reading in documents:
                self._put(file, document, reading)

    def remove(self, path: str) -> int:
        """Takes out the file, the document or what lies in the folder of this name; how many
        documents that are.
        """
        below = path.rstrip("/") + "/"
        with base.told(self.path):
            found = self.rows(
                "SELECT path FROM file WHERE path = ?1 OR substr(path, 1, length(?2)) = ?2",
                path,
                below,
            )
            gone = sum(self._take_out(file) for (file,) in found)
            if not found:
                single = self.rows("SELECT id FROM document WHERE path = ?", path)
                for (document,) in single:
                    # Its file is no longer there as it was: put in again, it is read anew.
                    self._base.execute(
                        "UPDATE file SET digest = x'' WHERE id ="
                        " (SELECT file FROM document WHERE id = ?)",
                        (document,),
                    )
                    self._drop(document)
                gone = len(single)
                self._base.execute("DELETE FROM file WHERE id NOT IN (SELECT file FROM document)")
        return gone

    def commit(self) -> None:
        """Makes the changes so far count."""
        with base.told(self.path):
            self._base.commit()

    def entries(self) -> Iterator[Entry]:
        """The documents by path."""
        for row in self.rows("SELECT path, title, date, claims FROM document ORDER BY path"):
            yield Entry(*row)

    def stats(self, reader: bytes) -> Stats:
        """How much there is; ``reader`` is this program."""
        ((files, stale),) = self.rows("SELECT count(*), total(reader != ?) FROM file", reader)
        ((documents, claims, figures),) = self.rows(
            "SELECT count(*), total(claims), total(figures) FROM document"
        )
        ((pages,),) = self.rows("PRAGMA page_count")
        ((size,),) = self.rows("PRAGMA page_size")
        return Stats(files, documents, int(claims), int(figures), pages * size, int(stale))

    def stale(self, reader: bytes) -> bool:
        """Whether any file was read by another program than ``reader``."""
        ((first, last),) = self.rows(
            "SELECT (SELECT min(reader) FROM file), (SELECT max(reader) FROM file)"
        )
        return first is not None and not first == last == reader

    def verify(self) -> None:
        """Looks at every page of the file, and whether its parts go together."""
        faults = [row for (row,) in self.rows("PRAGMA integrity_check(1)") if row != "ok"]
        if not faults:
            odd = """
                SELECT count(*) FROM document WHERE file NOT IN (SELECT id FROM file)
                OR id NOT IN (SELECT document FROM text)
                OR claims != (SELECT count(*) FROM claim WHERE document = document.id)
            """
            ((count,),) = self.rows(odd)
            faults = [f"{count} documents are not whole"] if count else []
        for fault in faults:
            raise base.damaged(self.path, fault)

    def document(self, number: int) -> Document:
        """The document of this number."""
        ((data,),) = self.rows("SELECT data FROM document WHERE id = ?", number)
        with base.told(self.path):
            return codec.decode_document(data)

    def reading(self, number: int) -> tuple[Document, Reading]:
        """The document of this number with all that was read in it."""
        document = self.document(number)
        return document, self.read_in(number, document.path)

    def read_in(self, number: int, path: str) -> Reading:
        """All that was read in the document of this number and path."""
        ((rest,),) = self.rows("SELECT rest FROM document WHERE id = ?", number)
        rows = self.rows("SELECT data FROM claim WHERE document = ? ORDER BY at", number)
        with base.told(self.path):
            claims = tuple(codec.decode_claim(data, path) for (data,) in rows)
            return codec.decode_rest(rest, path, claims)

    def with_word(self, word: str) -> list[int]:
        """The documents with these characters in a row, three or more, in their text."""
        threes = " ".join(f'"{word[at : at + _THREE]}"' for at in range(len(word) - _THREE + 1))
        rows = self.rows(
            "SELECT document FROM word JOIN text ON document = word.rowid"
            " WHERE word MATCH ? AND instr(text.normal, ?)",
            threes,
            word,
        )
        return [number for (number,) in rows]

    def rows(self, statement: str, *values: object) -> list[Any]:
        """What a query finds."""
        with base.told(self.path), closing(self._base.execute(statement, values)) as found:
            return found.fetchall()

    def stream(self, statement: str) -> Iterator[Any]:
        """What a query finds, row by row: more than memory should hold at once."""
        with base.told(self.path), closing(self._base.execute(statement)) as found:
            yield from found

    def rows_of(self, statement: str, numbers: Sequence[int]) -> Iterator[Any]:
        """What a query finds for any of the numbers, which stand for its ``{}``."""
        for start in range(0, len(numbers), _MANY):
            some = numbers[start : start + _MANY]
            yield from self.rows(statement.format(",".join("?" * len(some))), *some)

    def _put(self, file: int | None, document: Document, reading: Reading) -> None:
        path = document.path
        for (before,) in self.rows("SELECT id FROM document WHERE path = ?", path):
            self._drop(before)
        sentences = _sentences(reading.claims)
        about = {
            (key, party, sentence)
            for claim, sentence in zip(reading.claims, sentences, strict=True)
            for key in keys.told_by(claim)
            for party in keys.parties(claim)
        }
        passages = keys.passages(Corpus({path: document}, reading.claims, reading.set_aside))
        named = keys.named(reading.relations)
        names = (sorted(about), sorted(passages), sorted(named))
        number = self._base.execute(
            "INSERT INTO document (file, path, title, date, claims, figures, data, rest, keys)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                file,
                path,
                document.title and document.title.encode("utf-8", "replace").decode("utf-8"),
                document.date.isoformat() if document.date else None,
                len(reading.claims),
                len(reading.claims) + len(reading.set_aside),
                codec.encode_document(document),
                codec.encode_rest(reading, path),
                msgspec.msgpack.encode(names),
            ),
        ).lastrowid
        many = self._base.executemany
        searched = _searched(document)
        self._base.execute("INSERT INTO text VALUES (?, ?)", (number, searched))
        self._base.execute("INSERT INTO word (rowid, normal) VALUES (?, ?)", (number, searched))
        many(
            "INSERT INTO claim VALUES (?, ?, ?, ?)",
            (
                (number, sentence, at, codec.encode_claim(claim))
                for at, (claim, sentence) in enumerate(zip(reading.claims, sentences, strict=True))
            ),
        )
        many("INSERT INTO about VALUES (?, ?, ?, ?)", ((k, p, number, s) for k, p, s in names[0]))
        many("INSERT INTO passage VALUES (?, ?)", ((key, number) for key in names[1]))
        many("INSERT INTO named VALUES (?, ?)", ((key, number) for key in names[2]))

    def _take_out(self, file: str) -> int:
        """Takes a file out with its documents, if it is there; how many these are."""
        documents = self.rows(
            "SELECT document.id FROM document JOIN file ON file.id = file WHERE file.path = ?", file
        )
        for (number,) in documents:
            self._drop(number)
        self._base.execute("DELETE FROM file WHERE path = ?", (file,))
        return len(documents)

    def _drop(self, number: int) -> None:
        ((data,),) = self.rows("SELECT keys FROM document WHERE id = ?", number)
        about, passages, named = _names.decode(data)
        many = self._base.executemany
        many(
            "DELETE FROM about WHERE key = ? AND party = ? AND document = ? AND sentence = ?",
            ((key, party, number, sentence) for key, party, sentence in about),
        )
        many("DELETE FROM passage WHERE key = ? AND document = ?", ((k, number) for k in passages))
        many("DELETE FROM named WHERE key = ? AND document = ?", ((key, number) for key in named))
        # What only points to a text has to be told what it said.
        self._base.execute(
            "INSERT INTO word (word, rowid, normal)"
            " SELECT 'delete', document, normal FROM text WHERE document = ?",
            (number,),
        )
        for table, column in (("claim", "document"), ("text", "document"), ("document", "id")):
            self._base.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))


def _searched(document: Document) -> str:
    """The text as single words are looked for in it; half a character is none."""
    text = without_quotes(document.normal)
    return text.encode("utf-8", "replace").decode("utf-8")


def _sentences(claims: Sequence[Claim]) -> list[int]:
    """For each claim the number of its sentence."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(claim.context, len(numbers)) for claim in claims]
