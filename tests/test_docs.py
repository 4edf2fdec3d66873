"""The examples in the documentation do what they say."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_PAGES = sorted([*_ROOT.glob("*.md"), *_ROOT.glob("docs/**/*.md")])
_PYTHON = [path for path in _PAGES if ">>> " in path.read_text("utf-8")]
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SESSIONS = [_ROOT / "docs" / name for name in ("claims.md", "configuration.md")]
_SESSION = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.mark.parametrize("path", _PYTHON, ids=lambda path: path.name)
def test_python_examples(path: Path) -> None:
    failed, tried = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize("path", _SESSIONS, ids=lambda path: path.name)
def test_console_examples(path: Path, tmp_path: Path) -> None:
    """Each session prints what the page shows; ``cat`` of a file not there yet writes it."""
    ran = 0
    for block in _CONSOLE.findall(path.read_text("utf-8")):
        for command, printed in _SESSION.findall(block):
            program, *arguments = shlex.split(command)
            if program == "cat" and not (tmp_path / arguments[0]).exists():
                (tmp_path / arguments[0]).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / arguments[0]).write_text(printed, "utf-8")
            else:
                assert (command, _run(command, tmp_path)) == (command, printed.strip())
                ran += 1
    assert ran


def _run(command: str, folder: Path) -> str:
    """What a command of a session prints."""
    program = f'factcheck() {{ {shlex.quote(sys.executable)} -m factcheck "$@"; }}'
    done = subprocess.run(
        ["sh", "-c", f"{program}\n{command}"],
        cwd=folder,
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.strip()
