"""Files to readings: out of the cache, or read, in several processes where that pays.

A few files are under way at a time, however many there are. What was read comes back in any order.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config import JsonFields, Options
from factcheck.errors import InputError, UsageError
from factcheck.interruption import end_with_parent
from factcheck.memory import collect_seldom
from factcheck.model import Document, InputProblem, Message
from factcheck.reading import Selection, expand, load, normalise, read_all
from factcheck.rulebook import lexicons
from factcheck.rulebook.own_lists import read_lists
from factcheck.storage.cache import Cache
from factcheck.storage.codec import Outcome, decode_file, encode_file
from factcheck.storage.fingerprint import program

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

#: With less to read than so many files, and bytes, another process costs more than it saves.
_WORTH_A_POOL, _WORTH_BYTES = 24, 2**17
#: So many files, or bytes of them, go to a process at a time,
_CHUNK, _CHUNK_BYTES = 8, 2**20
#: and so many chunks wait for each.
_AHEAD = 3

#: A file with its bytes, where these are at hand.
File = tuple[str, bytes | None]

_WORKER_GONE = Message(
    zh="一个读文章的进程被系统终止了（多半是内存不足）；请用 --jobs 1 重试",
    en="a process that read articles was ended by the system, most likely for want of memory; "
    "try --jobs 1",
)


@dataclass(frozen=True, slots=True)
class Manner:
    """What decides what is read of a file, besides its name, its bytes and the program."""

    encoding: str | None
    json: JsonFields
    date: date | None

    @classmethod
    def of(cls, options: Options) -> Manner:
        """That of a run."""
        return cls(options.encoding, options.json, options.date)


@dataclass(frozen=True, slots=True)
class _Job:
    path: str
    data: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file holds. ``key`` names its content and all that decides how it is read, where a
    caller is interested in that and the file can be read; ``outcomes`` is ``None`` where it is
    passed over.
    """

    path: str
    key: bytes
    outcomes: tuple[Outcome, ...] | None


def reader() -> bytes:
    """The name of what reads: this program with the word lists that are in use."""
    own = sorted(lexicons.in_use().items())
    return hashlib.sha256(repr((program(), own)).encode()).digest()


def cores() -> int:
    """How many processes can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_files(
    files: Sequence[File],
    options: Options,
    cache: Cache | None = None,
    *,
    known: Callable[[str, bytes], bool] | None = None,
) -> Iterator[Taken]:
    """What each file holds; it is passed over where it is ``known`` by its path and its key.

    Raises ``UsageError`` where a process is lost.
    """
    manner = Manner.of(options)
    keyed = cache is not None or known is not None
    keys = _Keys(manner) if keyed else None
    pool = _Pool(options.jobs or cores(), manner, cache)
    try:
        for path, given in files:
            try:
                data = load(path) if given is None else given
            except InputError as error:
                yield Taken(path, b"", (InputProblem(error.path, error.message),))
                continue
            key = keys.of(path, data) if keys is not None else b""
            if known is not None and known(path, key):
                yield Taken(path, key, None)
                continue
            kept = cache.get(key) if cache is not None else None
            if kept is not None:
                yield Taken(path, key, kept)
            else:
                yield from pool.read(_Job(path, data, key))
        yield from pool.rest()
    finally:
        pool.close()


def settle_lexicons(options: Options) -> None:
    """Puts the user's own word lists in use, before anything is read."""
    lexicons.use(read_lists(options.lexicons, normalise) if options.lexicons else {})


def selection_of(options: Options) -> Selection:
    """Which files are taken below a folder."""
    apart = tuple(folder for folder in (options.lexicons, options.rules) if folder)
    return Selection(options.include, options.exclude, options.root, apart)


def named(
    paths: Sequence[str], selection: Selection, problems: list[InputProblem]
) -> dict[Path, tuple[int, str]]:
    """The files that ``paths`` name, one file in two spellings once: for each the depth of the
    nearest path that names it, and its name. What is wrong goes to ``problems``.
    """
    found: dict[Path, tuple[int, str]] = {}
    for path in paths:
        depth = len(Path(os.path.abspath(path)).parts)  # noqa: PTH100 (never fails)
        try:
            for file in expand(path, selection):
                # Where links go in a circle, `Path.resolve` gives up; reading tells of it.
                real = Path(os.path.realpath(file))
                before, name = found.get(real, (0, file))
                found[real] = (max(before, depth), name)
        except InputError as error:
            problems.append(InputProblem(error.path, error.message))
    return found


class _Keys:
    """Names of what is read: another name for all that could be read otherwise."""

    def __init__(self, manner: Manner) -> None:
        self._base = hashlib.sha256(repr((reader(), manner)).encode())

    def of(self, path: str, data: bytes) -> bytes:
        named = self._base.copy()
        named.update(repr((path, len(data))).encode())
        named.update(data)
        return named.digest()


class _Pool:
    """Reads, in this process until it is clear that others pay, then in those."""

    def __init__(self, processes: int, manner: Manner, cache: Cache | None) -> None:
        self._processes = processes
        self._manner = manner
        self._cache = cache
        self._waiting: list[_Job] = []
        self._under_way: deque[tuple[list[_Job], Future[list[bytes]]]] = deque()
        self._executor: ProcessPoolExecutor | None = None

    def read(self, job: _Job) -> Iterator[Taken]:
        """Takes a file on; what is read by now, of this one or of others."""
        if self._processes == 1:
            yield self._here(job)
            return
        self._waiting.append(job)
        if self._executor is None:
            if not self._at_least(_WORTH_A_POOL, _WORTH_BYTES):
                return
            if _inherits():
                # What reads is loaded here, once, and not by each process for itself.
                yield self._here(self._waiting.pop())
            self._executor = self._start()
        if self._at_least(_CHUNK, _CHUNK_BYTES):
            self._send()
        while len(self._under_way) > self._processes * _AHEAD:
            yield from self._take()

    def rest(self) -> Iterator[Taken]:
        """All that is left."""
        if self._executor is None:
            yield from map(self._here, self._waiting)
            return
        self._send()
        while self._under_way:
            yield from self._take()

    def close(self) -> None:
        """Lets the processes go, whatever they are at."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(
            self._processes, initializer=_begin, initargs=(lexicons.in_use(), self._manner)
        )

    def _at_least(self, files: int, size: int) -> bool:
        waiting = self._waiting
        return len(waiting) >= files or sum(len(job.data) for job in waiting) >= size

    def _send(self) -> None:
        assert self._executor is not None
        while self._waiting:
            chunk, self._waiting = self._waiting[:_CHUNK], self._waiting[_CHUNK:]
            self._under_way.append((chunk, self._executor.submit(_read_chunk, chunk)))

    def _take(self) -> Iterator[Taken]:
        from concurrent.futures.process import BrokenProcessPool

        chunk, future = self._under_way.popleft()
        try:
            encoded = future.result()
        except BrokenProcessPool:
            raise UsageError(_WORKER_GONE) from None
        for job, data in zip(chunk, encoded, strict=True):
            if self._cache is not None:
                self._cache.put(job.key, data)
            yield Taken(job.path, job.key, decode_file(data))

    def _here(self, job: _Job) -> Taken:
        found = _read(job.path, job.data, self._manner)
        if self._cache is not None:
            self._cache.put(job.key, encode_file(found))
        return Taken(job.path, job.key, found)


def _inherits() -> bool:
    """Whether a new process begins with all that this one has loaded."""
    from multiprocessing import get_start_method

    return get_start_method() == "fork"


_manner: Manner


def _begin(own: lexicons.Lists, manner: Manner) -> None:
    """Sets a process up, once: it need not inherit this one's memory.

    It ends by a signal as the shell's other programs do: there is nothing to put in order.
    """
    global _manner
    end_with_parent()
    collect_seldom()
    lexicons.use(own)
    _manner = manner


def _read_chunk(chunk: Sequence[_Job]) -> list[bytes]:
    return [encode_file(_read(job.path, job.data, _manner)) for job in chunk]


def _read(path: str, data: bytes, manner: Manner) -> tuple[Outcome, ...]:
    found = read_all(path, data, manner.encoding, manner.json)
    return tuple(_outcome(one, manner.date) for one in found)


def _outcome(found: Document | InputError, default_date: date | None) -> Outcome:
    # Where nothing has to be read, what reads is not loaded.
    from factcheck.extraction import read_claims

    if isinstance(found, InputError):
        return InputProblem(found.path, found.message)
    if found.date is None and default_date is not None:
        found = replace(found, date=default_date)
    return found, read_claims(found)
