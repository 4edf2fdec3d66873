"""The examples in the documentation do what they say."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli import app

_ROOT = Path(__file__).parent.parent
_PAGES = sorted([*_ROOT.glob("*.md"), *_ROOT.glob("docs/**/*.md")])
_PYTHON = [path for path in _PAGES if ">>> " in path.read_text("utf-8")]
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SESSION = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.mark.parametrize("path", _PYTHON, ids=lambda path: path.name)
def test_python_examples(path: Path) -> None:
    failed, tried = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


def test_the_example_of_the_page_on_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the line that edits the program's own lists."""
    page = (_ROOT / "docs" / "claims.md").read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    ran = 0
    for block in _CONSOLE.findall(page):
        if "printf" in block:
            break
        for command, printed in _SESSION.findall(block):
            program, *arguments = shlex.split(command)
            if program == "cat":
                Path(arguments[0]).write_text(printed, "utf-8")
                continue
            assert program == "factcheck"
            result = CliRunner().invoke(app, arguments)
            assert result.output.strip() == printed.strip()
            ran += 1
    assert ran == 4
