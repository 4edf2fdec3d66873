"""A run that is interrupted, wherever it is, or that finds the disk full damages no file."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import writing

from ..articles import write
from .conftest import Command

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

#: Runs the program, which gets a signal from itself before or after it calls a function.
SCRIPT = """
import importlib, os, signal, sys
number, when, module, name = int(sys.argv[1]), *sys.argv[2:5]
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests ignore it
holder = importlib.import_module(module)
*path, name = name.split(".")
for one in path:
    holder = getattr(holder, one)
called = getattr(holder, name)
def hit(*given, **named):
    if when == "before":
        os.kill(os.getpid(), number)
    done = called(*given, **named)
    if when == "after":
        os.kill(os.getpid(), number)
    return done
setattr(holder, name, hit)
from factcheck.__main__ import main
sys.argv = ["factcheck", *sys.argv[5:]]
main()
"""
ONE = "截至2024年底，青禾高新区拥有高新技术企业52家。"
OTHER = "截至2024年底，青禾高新区拥有高新技术企业58家。"
MOMENTS = {
    "while it reads": ("before", "factcheck.reading.formats", "ending"),
    "while it writes": ("before", "os", "fsync"),
    "before it moves": ("before", "pathlib", "Path.replace"),
    "after it has moved": ("after", "pathlib", "Path.replace"),
}
RUN = ("run", "texts", "--baseline", "known.json", "--update-baseline", "--format", "json")


def interrupted(
    folder: Path, number: int, moment: tuple[str, str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """What became of a run; it is over when no process of it holds its output any more."""
    environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(int(number)), *moment, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def told(done: subprocess.CompletedProcess[str], number: int) -> None:
    if number == signal.SIGKILL:
        assert done.returncode == -number
        assert done.stderr == ""
    else:
        assert done.returncode == 128 + number
        assert done.stderr == "factcheck: 已中断 · interrupted\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("moment", MOMENTS)
def test_files_are_the_old_or_the_new_ones(tmp_path: Path, number: int, moment: str) -> None:
    write(tmp_path, {"texts/a.txt": ONE, "texts/b.txt": OTHER})
    old = '{"version": 1, "findings": []}'
    write(tmp_path, {"known.json": old, "report.json": "old"})
    done = interrupted(tmp_path, number, MOMENTS[moment], *RUN, "--output", "report.json")
    told(done, number)
    moved = moment == "after it has moved"
    known = (tmp_path / "known.json").read_text("utf-8")
    assert bool(json.loads(known)["findings"]) == moved
    assert moved or known == old
    assert (tmp_path / "report.json").read_text("utf-8") == "old"
    left = {path.name for path in tmp_path.iterdir()} - {"texts", "known.json", "report.json"}
    assert len(left) <= (number == signal.SIGKILL)
    assert all(name.startswith(".known.json.") and name.endswith(".tmp") for name in left)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_a_run_that_is_interrupted(tmp_path: Path, number: int) -> None:
    write(tmp_path, {f"texts/{count}.txt": ONE * 50 for count in range(60)})
    sending = ("after", "concurrent.futures.process", "ProcessPoolExecutor.submit")
    done = interrupted(tmp_path, number, sending, "run", "texts", "--jobs", "2")
    told(done, number)
    assert done.stdout == ""


def test_an_interrupt_that_no_exception_can_tell_of_is_told_again() -> None:
    """In a finaliser, where the interpreter drops what is raised."""
    code = (
        "import os, signal, time\n"
        "from factcheck import interruption\n"
        "class Ending:\n"
        "    def __del__(self): os.kill(os.getpid(), signal.SIGTERM); time.sleep(0)\n"
        "interruption.guard()\n"
        "try:\n"
        "    Ending()\n"
        "    signal.pause()\n"
        "except interruption.Interrupted as told:\n"
        "    print(told.exit_code)\n"
    )
    program = [sys.executable, "-c", code]
    done = subprocess.run(program, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == ("143\n", "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_configuration_is_written_whole_or_not_at_all(tmp_path: Path, number: int) -> None:
    told(interrupted(tmp_path, number, MOMENTS["while it writes"], "init"), number)
    assert not (tmp_path / "factcheck.toml").exists()


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"a.toml": "mine"})
    with pytest.raises(FileExistsError):
        writing.create(path, b"new")
    assert path.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.toml"
    writing.create(path, b"new")
    with pytest.raises(FileExistsError):
        writing.create(path, b"other")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("option", ["--output", "--baseline"])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    old = '{"version": 1, "findings": []}'
    write(tmp_path, {"texts/a.txt": ONE, "texts/b.txt": OTHER, "file.json": old})
    monkeypatch.setattr(os, "fsync", full)
    more = ["--update-baseline"] if option == "--baseline" else []
    done = command("run", "texts", option, "file.json", *more, "--lang", "en")
    assert (done.code, done.err) == (
        2,
        "factcheck: error: cannot write file.json: no space left on the disk\n",
    )
    assert (tmp_path / "file.json").read_text("utf-8") == old
    assert {path.name for path in tmp_path.iterdir()} == {"texts", "file.json"}


def test_a_full_disk_is_told_by_init(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    done = command("init", "--lang", "zh")
    assert (done.code, done.err) == (2, "factcheck: 错误：无法写入 factcheck.toml：磁盘已满\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("more", [[], ["--format", "json"], ["--format", "html"]])
def test_standard_output_on_a_full_disk(tmp_path: Path, more: list[str]) -> None:
    write(tmp_path, {"a.txt": ONE, "b.txt": OTHER})
    program = [sys.executable, "-m", "factcheck", "run", ".", "--lang", "en", *more]
    with Path("/dev/full").open("wb") as disk:
        done = subprocess.run(
            program, cwd=tmp_path, stdout=disk, stderr=subprocess.PIPE, check=False, timeout=120
        )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "factcheck: error: cannot write standard output: no space left on the disk\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_what_cannot_be_said_changes_no_verdict(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": ONE, "b.txt": ""})
    program = [sys.executable, "-m", "factcheck", "run", "."]
    with Path("/dev/full").open("wb") as disk:
        done = subprocess.run(
            program, cwd=tmp_path, stdout=disk, stderr=disk, check=False, timeout=120
        )
    assert done.returncode == 2
