"""What was read of files, kept from one run to the next.

A cache is one SQLite file that any number of runs may share. Nothing in it is needed: one that is
damaged is thrown away and begun anew, and where there can be none a run reads everything. An entry
is found by all that decides what is read, so that nothing stale is ever found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from factcheck.cachedir import folder
from factcheck.model import Message
from factcheck.storage.codec import DecodeError, Outcome, decode_file

#: Another layout is another file.
_FILE = "readings-1.sqlite3"
#: Beyond this many bytes the entries that were not used for longest go,
MOST_BYTES = 512 * 2**20
#: until so much of them is left.
_LEFT = 0.8

_LAYOUT = (
    "CREATE TABLE reading (key BLOB PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL)",
    "CREATE INDEX by_use ON reading (used)",
)
#: So long another run may keep the file to itself, in seconds.
_PATIENCE = 2.0
#: So many readings are written at once: a run that is killed loses no more.
_TOGETHER = 64
#: No place, no right or no turn to write is no damage.
_PASSING = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    )
)
_PRIMARY = 0xFF

_DAMAGED = Message(
    zh="缓存文件 {0} 已损坏，已丢弃重建",
    en="the cache file {0} was damaged; it was thrown away and begun anew",
)


def file() -> Path:
    """The readings of earlier runs."""
    return folder() / _FILE


@dataclass(frozen=True, slots=True)
class State:
    """What a cache holds: how many readings, in so many bytes."""

    path: Path
    readings: int
    size: int


class Cache:
    """The readings in a file, where they can be had: no method raises.

    ``notes`` are what users should know. As a context it is written and closed at the end.
    """

    def __init__(self, path: Path, *, most: int = MOST_BYTES) -> None:
        self.notes: list[Message] = []
        self._path = path
        self._most = most
        self._today = date.today().toordinal()
        self._kept: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._base: sqlite3.Connection | None = None
        with self._guarded():
            self._base = _opened(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get(self, key: bytes) -> tuple[Outcome, ...] | None:
        """What was read under this key, ``None`` where nothing was."""
        with self._guarded():
            row = self._row(key)
            if row is None:
                return None
            used, data = row
            found = decode_file(data)
            if used != self._today:
                self._used.append((self._today, key))
            return found
        return None

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps what was read, as ``codec.encode_file`` writes it."""
        self._kept.append((key, self._today, data))
        if len(self._kept) >= _TOGETHER:
            self._write()

    def state(self) -> State:
        """How much there is."""
        with self._guarded():
            if self._base is not None:
                (readings,) = self._base.execute("SELECT count(*) FROM reading").fetchone()
                return State(self._path, readings, _size(self._base))
        return State(self._path, 0, 0)

    def close(self) -> None:
        """Writes what is not written yet, and makes room for more."""
        self._write()
        with self._guarded():
            if self._base is not None:
                _make_room(self._base, self._most)
        self._release()

    def _row(self, key: bytes) -> tuple[int, bytes] | None:
        if self._base is None:
            return None
        found: tuple[int, bytes] | None = self._base.execute(
            "SELECT used, data FROM reading WHERE key = ?", (key,)
        ).fetchone()
        return found

    def _write(self) -> None:
        kept, used, self._kept, self._used = self._kept, self._used, [], []
        with self._guarded():
            if self._base is not None and (kept or used):
                with self._base:
                    self._base.executemany("UPDATE reading SET used = ? WHERE key = ?", used)
                    self._base.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", kept)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Whatever is wrong with the file, the run goes on: without it, or with a new one."""
        try:
            yield
        except OSError:
            pass
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY not in _PASSING:
                self._begin_anew()
        except (sqlite3.DatabaseError, DecodeError):
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._release()
        with suppress(OSError, sqlite3.Error):
            remove(self._path)
            self._base = _opened(self._path)
            zh, en = (text.format(self._path) for text in (_DAMAGED.zh, _DAMAGED.en))
            self.notes.append(Message(zh=zh, en=en))

    def _release(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None


def remove(path: Path) -> None:
    """Takes a cache away, if it is there. Raises ``OSError``."""
    for ending in ("-wal", "-shm", "-journal", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        base.execute("PRAGMA synchronous = NORMAL")
        if not _tables(base):
            base.execute("PRAGMA auto_vacuum = INCREMENTAL")
            # Readers wait for no writer; who is killed leaves a log that the next one takes up.
            base.execute("PRAGMA journal_mode = WAL")
            with base:
                base.execute("BEGIN IMMEDIATE")
                if not _tables(base):
                    for statement in _LAYOUT:
                        base.execute(statement)
        base.execute("SELECT key, used, data FROM reading LIMIT 0")
    except BaseException:
        base.close()
        raise
    return base


def _tables(base: sqlite3.Connection) -> int:
    (found,) = base.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return int(found)


def _size(base: sqlite3.Connection) -> int:
    (pages,), (free,), (each,) = (
        base.execute(f"PRAGMA {name}").fetchone()
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * each)


def _make_room(base: sqlite3.Connection, most: int) -> None:
    over = _size(base) - most
    if over <= 0:
        return
    over += int(most * (1 - _LEFT))
    with base:
        gone: list[tuple[int]] = []
        for row, length in base.execute(
            "SELECT rowid, length(data) FROM reading ORDER BY used, rowid"
        ):
            gone.append((row,))
            over -= length
            if over <= 0:
                break
        base.executemany("DELETE FROM reading WHERE rowid = ?", gone)
    base.executescript("PRAGMA incremental_vacuum")  # `execute` takes one page out
