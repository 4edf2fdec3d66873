"""The cache: what was read once is not read again, nothing stale is found, nothing goes wrong."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck import cachedir, extraction, intake, pipeline
from factcheck.config import JsonFields, Options
from factcheck.model import Document, Language, Reading, Report
from factcheck.reporting.json_report import to_dict
from factcheck.storage import cache, codec, fingerprint
from factcheck.storage.cache import Cache

from ..articles import SEEDS, article, write

TEXT = "2024年，青禾高新区现有高新技术企业{}家，实际使用外资1.2亿美元。"
ARTICLES = {f"{number}.txt": TEXT.format(number) for number in range(5)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "readings.sqlite3"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that are read, in order."""
    found: list[str] = []

    def counted(document: Document) -> Reading:
        found.append(document.path)
        return original(document)

    original = extraction.read_claims
    monkeypatch.setattr(extraction, "read_claims", counted)
    return found


def run(folder: Path, path: Path | None, **options: object) -> Report:
    chosen = Options(**{"jobs": 1, **options})  # type: ignore[arg-type]
    if path is None:
        return pipeline.run([str(folder)], chosen)
    with Cache(path) as kept:
        return pipeline.run([str(folder)], chosen, cache=kept)


def test_after_an_edit_one_document_is_read(tmp_path: Path, path: Path, read: list[str]) -> None:
    articles = write(tmp_path / "news", ARTICLES)
    cold = run(tmp_path / "news", path)
    assert len(read) == len(ARTICLES)
    read.clear()
    assert run(tmp_path / "news", path) == cold
    assert read == []
    articles[2].write_text(TEXT.format(77), encoding="utf-8")
    edited = run(tmp_path / "news", path)
    assert read == [articles[2].as_posix()]
    assert edited == run(tmp_path / "news", None)
    assert edited != cold


def test_many_files_in_several_processes(tmp_path: Path, path: Path, read: list[str]) -> None:
    write(tmp_path / "news", {f"{number}.txt": TEXT.format(number) for number in range(40)})
    with Cache(path) as kept:
        cold = pipeline.run([str(tmp_path / "news")], Options(jobs=2), cache=kept)
    assert len(read) < 2  # one, to load what reads; other processes read the rest
    assert run(tmp_path / "news", path) == cold == run(tmp_path / "news", None)


def test_bad_files_are_told_each_time(tmp_path: Path, path: Path) -> None:
    write(tmp_path / "news", ARTICLES)
    (tmp_path / "news" / "bad.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "news" / "gone.txt").symlink_to("nowhere")
    cold = run(tmp_path / "news", path)
    assert len(cold.problems) == 2
    assert run(tmp_path / "news", path) == cold


@pytest.mark.parametrize(
    "options",
    [
        {"date": date(2025, 1, 1)},
        {"encoding": "utf-16"},
        {"json": JsonFields(text="body")},
    ],
)
def test_other_options_are_other_readings(
    tmp_path: Path, path: Path, read: list[str], options: dict[str, object]
) -> None:
    write(tmp_path / "news", {"a.txt": TEXT})
    run(tmp_path / "news", path)
    read.clear()
    assert run(tmp_path / "news", path, **options) == run(tmp_path / "news", None, **options)
    assert read.count(f"{(tmp_path / 'news').as_posix()}/a.txt") != 1  # not out of the cache


def test_another_name_is_another_reading(tmp_path: Path, path: Path, read: list[str]) -> None:
    """A name may tell the date."""
    (article_,) = write(tmp_path / "news", {"a.txt": "目前，青禾高新区现有企业3家。"})
    run(tmp_path / "news", path)
    article_.rename(article_.with_name("2024-03-05.txt"))
    found = run(tmp_path / "news", path)
    assert found.documents[0].date == date(2024, 3, 5)
    assert len(read) == 2


def test_another_program_reads_anew(
    tmp_path: Path, path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "news", ARTICLES)
    run(tmp_path / "news", path)
    read.clear()
    monkeypatch.setattr(intake, "program", lambda: "another")
    run(tmp_path / "news", path)
    assert len(read) == len(ARTICLES)


def test_a_file_that_is_saved_makes_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.py": "x = 1\n", "lexicons/b.tsv": "x\n", "c.txt": "x\n"})
    monkeypatch.setattr(fingerprint, "_PACKAGE", tmp_path)

    def program() -> str:
        fingerprint.program.cache_clear()
        return fingerprint.program()

    try:
        names = [program()]
        assert program() == names[0]
        for file in ("a.py", "lexicons/b.tsv"):
            os.utime(tmp_path / file, ns=(1, 1))
            names.append(program())
        (tmp_path / "lexicons" / "d.tsv").touch()
        names.append(program())
        assert len(set(names)) == 4
        (tmp_path / "e.txt").touch()
        assert program() == names[-1]
    finally:
        fingerprint.program.cache_clear()


def asked(path: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as base, base:
        return base.execute(statement).fetchall()


def entry(number: int) -> tuple[bytes, bytes]:
    document = article(TEXT.format(number), f"{number}.txt")
    return f"{number}".encode(), codec.encode_file([(document, extraction.read_claims(document))])


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"no database" * (len(data) // 11),
        lambda data: data[:5000],
        lambda data: data[:2000] + bytes(9000) + data[11000:],
        lambda data: data.replace(b"reading", b"written"),
    ],
)
def test_a_damaged_file_is_begun_anew(path: Path, damage: Callable[[bytes], bytes]) -> None:
    with Cache(path) as kept:
        for number in range(10):
            kept.put(*entry(number))
    path.write_bytes(damage(path.read_bytes()))
    with Cache(path) as kept:
        assert kept.get(b"3") is None
        kept.put(*entry(3))
    assert [note.en for note in kept.notes] == [
        f"the cache file {path} was damaged; it was thrown away and begun anew"
    ]
    with Cache(path) as kept:
        assert kept.get(b"3") is not None
    assert kept.notes == []


def test_a_damaged_entry_is_noticed(path: Path) -> None:
    with Cache(path) as kept:
        kept.put(b"1", entry(1)[1][:-4])
    with Cache(path) as kept:
        assert kept.get(b"1") is None
        assert len(kept.notes) == 1


def test_a_program_cannot_be_put_in(path: Path, tmp_path: Path) -> None:
    """Whoever can write the file cannot make the program run anything."""
    import pickle

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "ran",))

    with Cache(path) as kept:
        kept.put(b"1", pickle.dumps(Evil()))
    with Cache(path) as kept:
        assert kept.get(b"1") is None
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("blocked", ["folder", "file"])
def test_where_there_can_be_none_a_run_reads_everything(tmp_path: Path, blocked: str) -> None:
    write(tmp_path / "news", ARTICLES)
    (tmp_path / "no").touch()
    path = tmp_path / "no" / "readings.sqlite3"
    if blocked == "file":
        path = tmp_path / "dir"
        path.mkdir()
    with Cache(path) as kept:
        found = pipeline.run([str(tmp_path / "news")], Options(), cache=kept)
        assert kept.state().readings == 0
    assert len(found.documents) == len(ARTICLES)
    assert kept.notes == []


def test_a_file_that_another_run_keeps_to_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PATIENCE", 0)
    with Cache(path) as kept:
        kept.put(*entry(1))
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with Cache(path) as kept:
        assert kept.get(b"1") is not None
        kept.put(*entry(2))
    other.close()
    with Cache(path) as kept:
        assert kept.get(b"1") is not None
        assert kept.get(b"2") is None  # there was no turn to write
        assert kept.notes == []


def test_two_runs_at_a_time(path: Path) -> None:
    with Cache(path) as one, Cache(path) as other:
        one.put(*entry(1))
        other.put(*entry(2))
    with Cache(path) as kept:
        assert kept.get(b"1") is not None
        assert kept.get(b"2") is not None


class TestRoom:
    @pytest.fixture
    def today(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
        def set_to(day: int) -> None:
            class Today(date):
                @classmethod
                def today(cls) -> Today:
                    return cls.fromordinal(day)

            monkeypatch.setattr(cache, "date", Today)

        return set_to  # type: ignore[return-value]

    def test_what_was_not_used_for_longest_goes(
        self, path: Path, today: Callable[[int], None]
    ) -> None:
        for day in range(1, 31):
            today(day)
            with Cache(path) as kept:
                kept.put(f"{day}".encode(), os.urandom(10_000))
        asked(path, "UPDATE reading SET used = 99 WHERE key = x'32'")
        today(100)
        with Cache(path, most=200_000) as kept:
            kept.put(b"new", os.urandom(10_000))
        with Cache(path) as kept:
            assert kept.state().size <= 200_000
        left = {key.decode() for (key,) in asked(path, "SELECT key FROM reading")}
        assert {"new", "2", "30"} <= left
        assert left.isdisjoint({"1", "3", "4", "5"})
        assert path.stat().st_size < 250_000

    def test_use_is_written_down(self, path: Path, today: Callable[[int], None]) -> None:
        today(1)
        with Cache(path) as kept:
            kept.put(*entry(1))
        today(50)
        with Cache(path) as kept:
            assert kept.get(b"1") is not None
        assert asked(path, "SELECT used FROM reading") == [(50,)]


class TestCommand:
    @pytest.fixture
    def call(self, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
        def call(*arguments: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [sys.executable, "-m", "factcheck", *arguments],
                cwd=tmp_path,
                env={**os.environ, cachedir.FOLDER: str(tmp_path / "c"), "LANG": "C.UTF-8"},
                capture_output=True,
                text=True,
                check=False,
            )

        return call

    def test_its_life(
        self, tmp_path: Path, call: Callable[..., subprocess.CompletedProcess[str]]
    ) -> None:
        write(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})
        file = tmp_path / "c" / "readings-1.sqlite3"
        assert call("cache", "dir").stdout == f"{tmp_path}/c\n"
        assert call("run", "a.txt", "--no-cache").returncode == 0
        assert not file.exists()
        write(tmp_path, {"factcheck.toml": "cache = false\n"})
        assert call("run", "a.txt").returncode == 0
        assert not file.exists()
        (tmp_path / "factcheck.toml").unlink()
        assert call("claims", "a.txt", "b.txt").returncode == 0
        told = call("cache", "--lang", "en").stdout.splitlines()
        assert told[0] == str(file)
        assert told[1].startswith("2 files read, 0.0 MB")
        file.write_bytes(b"no database")
        damaged = call("run", "a.txt")
        assert damaged.returncode == 0
        assert damaged.stderr == f"factcheck: 缓存文件 {file} 已损坏，已丢弃重建\n"
        cleared = call("cache", "clear")
        assert (cleared.returncode, cleared.stdout) == (0, f"已清空：{file}\n")
        assert list(file.parent.iterdir()) == []
        assert call("cache", "clear").returncode == 0

    def test_the_same_bytes_with_and_without(
        self, call: Callable[..., subprocess.CompletedProcess[str]]
    ) -> None:
        runs = [
            call("run", str(SEEDS), "--format", "json", *more)
            for more in (["--no-cache"], [], [], ["--jobs", "2"])
        ]
        assert len({done.stdout for done in runs}) == 1
        assert runs[0].returncode == 1
        assert all(done.stderr == "" for done in runs)


def test_a_report_is_a_report(path: Path) -> None:
    """What comes out of the cache is in no way other than what was read."""
    reports = [to_dict(run(SEEDS, one), Language.EN) for one in (None, path, path)]
    assert reports[0] == reports[1] == reports[2]
