"""The examples in the documentation do what they say."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.model import Language
from factcheck.reporting import words
from factcheck.rulebook import load_rules

from .repository import git

_ROOT = Path(__file__).parent.parent
_PAGES = sorted([*_ROOT.glob("*.md"), *_ROOT.glob("docs/**/*.md")])
_PYTHON = [path for path in _PAGES if ">>> " in path.read_text("utf-8")]
_CONSOLE = re.compile(r"^(`{3,})console\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_SESSIONS = [
    _ROOT / "docs" / name
    for name in (
        "archive.md",
        "claims.md",
        "configuration.md",
        "facts.md",
        "formats.md",
        "own-rules.md",
    )
]
_READMES = [_ROOT / "README.md", _ROOT / "README.zh.md"]
_EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
#: What every change of a reading changes, and no reader counts.
_TOTALS = re.compile(r"^\d+ (?:documents|篇文档).*$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ROW = re.compile(r"^\| (FC\d+) `([a-z-]+)` \|.*\| (\S+) \|$", re.MULTILINE)
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
    for _, block in _CONSOLE.findall(path.read_text("utf-8")):
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


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize("path", _READMES, ids=lambda path: path.name)
def test_the_session_of_the_readme(path: Path) -> None:
    ((_, block),) = _CONSOLE.findall(path.read_text("utf-8"))
    ((command, printed),) = _SESSION.findall(block)
    assert _TOTALS.sub("", _run(command, _ROOT)) == _TOTALS.sub("", printed.strip())


@pytest.mark.parametrize("path", _READMES, ids=lambda path: path.name)
def test_the_program_in_the_readme(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ((code, printed),) = _EXAMPLE.findall(path.read_text("utf-8"))
    monkeypatch.chdir(_ROOT)
    with redirect_stdout(StringIO()) as shown:
        exec(code, {})
    assert shown.getvalue() == printed


@pytest.mark.parametrize("path", _READMES, ids=lambda path: path.name)
def test_the_rules_of_the_readme(path: Path) -> None:
    """Those that are listed are there, under their name and severity."""
    language = Language.ZH if ".zh" in path.name else Language.EN
    there = {(rule.id, rule.name, words.SEVERITY[rule.severity][language]) for rule in load_rules()}
    listed = _ROW.findall(path.read_text("utf-8"))
    assert listed
    assert set(listed) <= there


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(path.read_text("utf-8")):
        if "://" not in link and not link.startswith("#"):
            assert (path.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize(
    ("page", "runs"),
    [
        ("baseline-and-suppression.md", 5),
        pytest.param(
            "ci.md",
            4,
            marks=pytest.mark.skipif(
                not (shutil.which("git") and shutil.which("sed")), reason="needs git and sed"
            ),
        ),
    ],
)
def test_the_sessions_of_the_pages_on_the_gate(
    page: str, runs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a copy of the examples: articles are written, commands run, what they print compared."""
    shutil.copytree(_ROOT / "examples", tmp_path, dirs_exist_ok=True)
    if page != "ci.md":
        shutil.rmtree(tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    ran, code = 0, 0
    for _, block in _CONSOLE.findall((_ROOT / "docs" / page).read_text("utf-8")):
        for command, printed in _SESSION.findall(block):
            program, *arguments = shlex.split(command)
            if program == "cat" and arguments[0].endswith(".txt"):
                Path(arguments[0]).parent.mkdir(exist_ok=True)
                Path(arguments[0]).write_text(printed, "utf-8")
                continue
            if program == "factcheck":
                result = CliRunner().invoke(app, arguments)
                shown, code = result.output, result.exit_code
                ran += 1
            elif program == "echo":
                assert arguments == ["$?"]
                shown = f"{code}\n"
            elif program == "cat":
                shown = Path(arguments[0]).read_text("utf-8")
            elif program == "git":
                shown = git(*arguments, folder=tmp_path)
            else:
                assert program == "sed"
                subprocess.run([program, *arguments], check=True)
                shown = ""
            assert _FINGERPRINT.sub("#", shown) == _FINGERPRINT.sub("#", printed)
    assert ran == runs


def test_the_jobs_on_the_page_on_ci() -> None:
    """They are YAML, and name what the action, the hook and the program have."""
    github, gitlab, hook = (
        yaml.safe_load(block) for block in _YAML.findall((_ROOT / "docs/ci.md").read_text("utf-8"))
    )
    action = yaml.safe_load((_ROOT / "action.yml").read_text("utf-8"))
    assert set(github["jobs"]["factcheck"]["steps"][-1]["with"]) <= set(action["inputs"])
    (call,) = (line for line in gitlab["factcheck"]["script"] if line.startswith("factcheck run"))
    help_ = CliRunner().invoke(app, ["run", "--help"]).output
    options = [word for word in shlex.split(call) if word.startswith("--")]
    assert options
    assert all(option in help_ for option in options)
    ids = [
        one["id"] for one in yaml.safe_load((_ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    ]
    assert [one["id"] for one in hook["repos"][0]["hooks"]] == ids
