"""The program as a process: start-up, pipes, signals, encodings."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from rich.cells import cell_len

from .conftest import Command

ROOT = Path(__file__).parent.parent.parent
#: Runs the program with its pipeline replaced by the sample report.
STAND_IN = """
import sys
from types import SimpleNamespace
import factcheck
from tests.reporting.samples import sample
def run(*_, **__):
    return sample()
factcheck.pipeline = sys.modules["factcheck.pipeline"] = SimpleNamespace(run=run)
from factcheck.cli import main
main()
"""


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    folders = (str(ROOT), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, folders))}
    environment.update(options.pop("env", {}))  # type: ignore[call-overload]
    settings = {"capture_output": "stdout" not in options, "env": environment, "timeout": 60}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, *arguments], check=False, **settings, **options
    )


def stand_in(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return run("-c", STAND_IN, *arguments, **options)


@pytest.mark.parametrize(
    "call",
    [
        *([], ["run"], ["claims"], ["rule"], ["config"], ["init"], ["cache"], ["archive"]),
        *(["archive", one] for one in ("add", "remove", "list", "check", "stats")),
    ],
)
def test_help_fits_80_columns_and_is_bilingual(command: Command, call: list[str]) -> None:
    outcome = command(*call, "--help")
    assert outcome.code == 0
    assert "·" in outcome.out
    assert [line for line in outcome.out.splitlines() if cell_len(line) > 80] == []
    if call:
        assert f"\n  factcheck {' '.join(call)}" in outcome.out


def test_no_command_is_help(command: Command) -> None:
    outcome = command()
    assert "Usage:" in outcome.out + outcome.err


def test_version(command: Command) -> None:
    assert command("--version").out == f"factcheck {version('factcheck-zh')}\n"


@pytest.mark.parametrize(
    "call",
    [["--help"], ["run", "--help"], ["config", "--help"], ["init", "--help"], ["--version"]],
)
def test_nothing_heavy_is_loaded_to_say_little(call: list[str]) -> None:
    code = f"""
import sys
sys.argv = ["factcheck", *{call!r}]
from factcheck.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
heavy = {{"rich", "rapidfuzz", "jieba", "rjieba", "opencc", "msgspec", "factcheck.pipeline"}}
sys.exit(", ".join(heavy & set(sys.modules)) or 0)
"""
    outcome = run("-c", code)
    assert (outcome.returncode, outcome.stderr) == (0, b"")


def test_rules_are_listed_without_the_parts_that_read_articles(tmp_path: Path) -> None:
    code = """
import sys
sys.argv = ["factcheck", "rule"]
from factcheck.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
parts = {"factcheck.reading", "factcheck.extraction", "rjieba", "jieba"}
sys.exit(", ".join(parts & set(sys.modules)) or 0)
"""
    outcome = run("-c", code, cwd=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (0, b"")


def test_what_is_kept_is_checked_without_the_parts_that_read_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2025年，云泽市利用外资占比67.3%。\n", encoding="utf-8")
    code = """
import sys
sys.argv = ["factcheck", "run", "a.txt"]
from factcheck.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
print(any(name.startswith("factcheck.extraction") for name in sys.modules))
"""
    env = {"FACTCHECK_CACHE_DIR": str(tmp_path / "cache")}
    first, again = (run("-c", code, cwd=tmp_path, env=env) for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout.endswith(b"True\n")
    assert again.stdout.endswith(b"False\n")


def test_a_folder_without_patterns_loads_no_patterns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云泽市。", encoding="utf-8")
    code = (
        "import sys; from factcheck.reading import expand; list(expand('.'));"
        " print('pathspec' in sys.modules)"
    )
    assert run("-c", code, cwd=tmp_path).stdout == b"False\n"
    (tmp_path / ".gitignore").write_text("b.txt\n", encoding="utf-8")
    assert run("-c", code, cwd=tmp_path).stdout == b"True\n"


def test_json_loads_no_terminal_library() -> None:
    at_exit = (
        "import atexit; atexit.register(lambda: print('rich' in sys.modules, file=sys.stderr))"
    )
    code = STAND_IN.replace("main()", f"{at_exit}\nmain()")
    outcome = run("-c", code, "run", "x", "--format", "json")
    assert (outcome.returncode, outcome.stderr) == (1, b"False\n")


def test_a_process_prints_the_report() -> None:
    outcome = stand_in("run", "x", env={"LANG": "C.UTF-8", "COLUMNS": "80"})
    assert outcome.returncode == 1
    assert "【38家】" in outcome.stdout.decode()
    assert outcome.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX pipes")
@pytest.mark.parametrize("call", [["run", "x"], ["run", "x", "--format", "json"]])
@pytest.mark.parametrize("colour", ["", "1"])
def test_a_reader_who_leaves_early_changes_nothing(call: list[str], colour: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        outcome = stand_in(
            *call, stdout=writer, stderr=subprocess.PIPE, env={"FORCE_COLOR": colour}
        )
    finally:
        os.close(writer)
    assert (outcome.returncode, outcome.stderr) == (1, b"")


def test_a_crash_is_no_verdict() -> None:
    code = STAND_IN.replace("return sample()", "raise RuntimeError('a bug')")
    outcome = run("-c", code, "run", "x")
    assert outcome.returncode == 2
    assert outcome.stdout == b""
    assert b"RuntimeError: a bug" in outcome.stderr
    assert outcome.stderr.decode().endswith("internal error, please report it\n")


def test_an_output_without_han_gets_escapes() -> None:
    outcome = stand_in("run", "x", "--lang", "en", env={"PYTHONIOENCODING": "ascii"})
    assert outcome.returncode == 1
    assert b"38\\u5bb6" in outcome.stdout
    assert outcome.stderr == b""


def test_json_is_utf8_whatever_the_terminal() -> None:
    outcome = stand_in(
        "run", "x", "--format", "json", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert "38家" in outcome.stdout.decode("utf-8")
