"""The file of an archive: SQLite, laid out once, with one clear error for each way to be wrong.

It is one file without companions, so that it can be copied and shared: changes go through a journal
that is gone when they are made, and that the next one who opens the file takes back after a kill.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from factcheck.errors import UsageError
from factcheck.model import Message
from factcheck.storage.codec import SCHEMA, DecodeError

VERSION = 3
ENDING = ".factcheck"
_MAGIC = b"SQLite format 3\0"
#: Tells archives from other SQLite files: "fact" as a number.
_APPLICATION = 0x66616374
#: So long another run may be writing, in seconds.
_PATIENCE = 30.0
#: In pages of 1 KiB: what a draft asks for lies all over the file.
_CACHE = 65536

#: A file holds documents. ``digest`` names its content and all that decides how it is read,
#: ``reader`` the program and the word lists among it. ``keys`` are the rows of a document in the
#: last three tables: ``about`` finds sentences by what a claim in them is about, or by its digits,
#: with whose it is; ``passage`` finds documents by the words beside a figure, ``named`` by the
#: names and words that relations compare. ``text`` is apart, since it is searched as a whole:
#: ``word`` finds documents by three characters in a row (SQLite's FTS5, "The Trigram Tokenizer").
_LAYOUT = (
    "CREATE TABLE archive (schema TEXT NOT NULL)",
    """CREATE TABLE file (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, real TEXT NOT NULL,
        digest BLOB NOT NULL, reader BLOB NOT NULL
    )""",
    "CREATE INDEX file_real ON file (real)",
    "CREATE INDEX file_reader ON file (reader)",
    """CREATE TABLE document (
        id INTEGER PRIMARY KEY, file INTEGER NOT NULL, path TEXT NOT NULL UNIQUE, title TEXT,
        date TEXT, claims INTEGER NOT NULL, figures INTEGER NOT NULL,
        data BLOB NOT NULL, rest BLOB NOT NULL, keys BLOB NOT NULL
    )""",
    "CREATE INDEX document_file ON document (file)",
    "CREATE TABLE text (document INTEGER PRIMARY KEY, normal TEXT NOT NULL)",
    """CREATE VIRTUAL TABLE word USING fts5(
        normal, content = 'text', content_rowid = 'document', columnsize = 0, detail = none,
        tokenize = 'trigram'
    )""",
    """CREATE TABLE claim (
        document INTEGER, sentence INTEGER, at INTEGER, data BLOB NOT NULL,
        PRIMARY KEY (document, sentence, at)
    ) WITHOUT ROWID""",
    """CREATE TABLE about (
        key INTEGER, party INTEGER, document INTEGER, sentence INTEGER,
        PRIMARY KEY (key, party, document, sentence)
    ) WITHOUT ROWID""",
    """CREATE TABLE passage (
        key INTEGER, document INTEGER, PRIMARY KEY (key, document)
    ) WITHOUT ROWID""",
    """CREATE TABLE named (
        key INTEGER, document INTEGER, PRIMARY KEY (key, document)
    ) WITHOUT ROWID""",
)

_OTHER = Message(zh="不是 factcheck 的归档", en="this is no archive of factcheck")
_MISSING = Message(
    zh="没有这个归档；用 factcheck archive add {0} 稿件… 来建立",
    en="no such archive; make it with factcheck archive add {0} PATH...",
)
_NEWER = Message(
    zh="归档是更新版本的 factcheck 写的，请升级 factcheck",
    en="written by a newer factcheck; upgrade factcheck",
)
_OLDER = Message(
    zh="归档是另一版本的 factcheck 写的；请删去后用 factcheck archive add 重建",
    en="written by another version of factcheck; remove it and make it anew with "
    "factcheck archive add",
)
_DAMAGED = Message(
    zh="归档已损坏（{0}）；请从备份恢复，或删去后用 factcheck archive add 重建",
    en="the archive is damaged ({0}); restore it from a backup, or remove it and make it anew "
    "with factcheck archive add",
)
_BUSY = Message(
    zh="另一个程序正在写这个归档；请稍后再试",
    en="another program is writing this archive; try again later",
)
_FAILED = Message(zh="归档无法读写（{0}）", en="the archive cannot be read or written ({0})")

_PRIMARY = 0xFF
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
#: What fails outside the file.
_OUTSIDE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


def is_archive(path: str) -> bool:
    """Whether a path names an archive: by its ending, or by what the file begins with."""
    if path.endswith(ENDING):
        return not Path(path).is_dir()
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def opened(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The file at ``path``, which is made where there is none and ``create`` says so.

    Raises ``UsageError`` where it is no archive of this version.
    """
    with told(path):
        if not create and not path.exists():
            raise fault(path, _MISSING, str(path))
        base = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            base.execute(f"PRAGMA cache_size = -{_CACHE}")
            base.execute("PRAGMA synchronous = NORMAL")
            if create:
                _lay_out(base)
            _verify(base, path)
        except BaseException:
            base.close()
            raise
    return base


def _lay_out(base: sqlite3.Connection) -> None:
    with base:
        base.execute("BEGIN IMMEDIATE")
        (tables,) = base.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            base.execute(f"PRAGMA application_id = {_APPLICATION}")
            base.execute(f"PRAGMA user_version = {VERSION}")
            for statement in _LAYOUT:
                base.execute(statement)
            base.execute("INSERT INTO archive VALUES (?)", (SCHEMA,))


def _verify(base: sqlite3.Connection, path: Path) -> None:
    (application,) = base.execute("PRAGMA application_id").fetchone()
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise fault(path, _OTHER)
    if version > VERSION:
        raise fault(path, _NEWER)
    if version < VERSION or base.execute("SELECT schema FROM archive").fetchall() != [(SCHEMA,)]:
        raise fault(path, _OLDER)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What is wrong with the file, in one line. Raises ``UsageError``."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & _PRIMARY
        if code in _IN_USE:
            raise fault(path, _BUSY) from error
        raise fault(path, _FAILED if code in _OUTSIDE else _DAMAGED, str(error)) from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & _PRIMARY == sqlite3.SQLITE_NOTADB:
            raise fault(path, _OTHER) from error
        raise fault(path, _DAMAGED, str(error)) from error
    except (DecodeError, msgspec.MsgspecError) as error:
        raise fault(path, _DAMAGED, str(error)) from error
    except OSError as error:
        raise fault(path, _FAILED, error.strerror or str(error)) from error


def fault(path: Path, template: Message, *details: str) -> UsageError:
    """What is wrong with an archive."""
    zh, en = (text.format(*details) for text in (template.zh, template.en))
    return UsageError(Message(zh=f"{path}：{zh}", en=f"{path}: {en}"))


def damaged(path: Path, reason: str) -> UsageError:
    """That an archive is damaged."""
    return fault(path, _DAMAGED, reason)
