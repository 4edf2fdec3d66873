"""Runs that are killed at any moment leave an archive and a cache that are whole.

    python benchmarks/kills.py [KILLS]

Half of the kills hit ``archive add``, half runs with a cache. After each the file is looked at from
its first page to its last; after every tenth, and at the end, the command is repeated, and what it
finds is compared with what a run finds that nobody disturbed. Needs ``fork``.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from factcheck import pipeline
from factcheck.archive import Archive, adding
from factcheck.config import Options
from factcheck.model import Finding, Language
from factcheck.reporting.json_report import to_dict
from factcheck.storage.cache import Cache

_ARTICLES = 40
_TEXT = (
    "截至{year}年底，云泽市第{place}区拥有高新技术企业{value}家，规上工业企业{value}1家。"
    "{year}年，该区实际使用外资{value}.{place}亿美元，同比增长{value}.5%。\n"
)
_ALONE = Options(jobs=1)


@dataclass(slots=True)
class Outcome:
    """How many runs were killed, and how many ended before that; what was wrong afterwards."""

    killed: int = 0
    ended: int = 0
    faults: list[str] | None = None


def articles(folder: Path, turn: int) -> None:
    """Articles of which some change with every turn."""
    folder.mkdir(exist_ok=True)
    for number in range(_ARTICLES):
        version = turn if number % 3 == turn % 3 else 0
        text = _TEXT.format(
            year=2020 + number % 4, place=number % 7, value=30 + number + version % 9
        )
        path = folder / f"{number}.txt"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def add() -> None:
    """Puts the articles into the archive, a few at a time."""
    adding._TOGETHER = 3
    adding.add(Path("house.factcheck"), ["published"], _ALONE)


def run() -> None:
    """Checks the articles with a cache that is written every few articles."""
    with Cache(Path("cache.sqlite3")) as cache:
        pipeline.run(["published"], _ALONE, cache=cache)


def killed(command: Callable[[], None], after: float) -> bool:
    """Whether a process was killed at its command, rather than done with it."""
    process = multiprocessing.get_context("fork").Process(target=command)
    process.start()
    process.join(after)
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return process.exitcode == -signal.SIGKILL


def archive_is_whole() -> None:
    """Raises where the archive cannot be opened or is not whole."""
    if Path("house.factcheck").exists() and Path("house.factcheck").stat().st_size:
        with Archive(Path("house.factcheck"), create=True) as archive:
            archive.verify()


def cache_is_whole() -> None:
    """Raises where the cache is damaged."""
    if Path("cache.sqlite3").exists():
        with closing(sqlite3.connect("cache.sqlite3")) as base:
            ((told,),) = base.execute("PRAGMA integrity_check").fetchall()
        assert told == "ok", told


def archive_is_right() -> None:
    """Raises where the archive, brought up to date, does not find what a run finds."""
    add()
    found = pipeline.check_archive(Path("house.factcheck"), _ALONE)
    assert findings(found.findings) == findings(pipeline.run(["published"], _ALONE).findings)


def cache_is_right() -> None:
    """Raises where a run with the cache does not find what one without finds."""
    with Cache(Path("cache.sqlite3")) as cache:
        found = pipeline.run(["published"], _ALONE, cache=cache)
        assert not cache.notes, cache.notes
    assert to_dict(found, Language.ZH) == to_dict(pipeline.run(["published"], _ALONE), Language.ZH)


def findings(found: tuple[Finding, ...]) -> list[str]:
    """Findings as they are compared: all that they say."""
    return [repr(one) for one in found]


def kill_often(kills: int, seed: int, every: int = 10) -> Outcome:
    """Kills so many runs in the current folder."""
    rng = random.Random(seed)
    outcome = Outcome(faults=[])
    assert outcome.faults is not None
    articles(Path("published"), 0)
    jobs = (
        (add, archive_is_whole, archive_is_right),
        (run, cache_is_whole, cache_is_right),
    )
    # How long a command takes whose reading is paid: what writes is what is to be hit.
    lasts = [_seconds(command) for command, _, _ in jobs]
    turn = 0
    while outcome.killed < kills:
        turn += 1
        which = outcome.killed % 2
        command, whole, right = jobs[which]
        articles(Path("published"), turn)
        if killed(command, rng.uniform(0, lasts[which])):
            outcome.killed += 1
        else:
            outcome.ended += 1
        try:
            whole()
            if turn % every == 0 or outcome.killed == kills:
                right()
        except Exception as error:  # any is a fault of the program
            outcome.faults.append(f"{command.__name__}, turn {turn}: {error!r}")
    for _, _, right in jobs:
        right()
    return outcome


def _seconds(command: Callable[[], None]) -> float:
    command()
    articles(Path("published"), 1)
    began = time.perf_counter()
    command()
    articles(Path("published"), 0)
    return time.perf_counter() - began


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        outcome = kill_often(kills, seed=20)
        os.chdir("/")
    print(f"{outcome.killed} runs killed, {outcome.ended} ended before their kill")
    print(f"{len(outcome.faults or [])} faults afterwards, {time.perf_counter() - began:.0f} s")
    for fault in outcome.faults or []:
        print(fault)
    sys.exit(bool(outcome.faults))


if __name__ == "__main__":
    main()
