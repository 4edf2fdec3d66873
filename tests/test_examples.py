"""The example repository and its gate, end to end: real git, the real command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from .articles import ROOT
from .repository import NEEDS_GIT, Repository

pytestmark = NEEDS_GIT

ARTICLE = "articles/2026-01-12-科创企业培育.md"
RIGHT, WRONG = "高新技术企业达52家", "高新技术企业达46家"
COMMENT = "<!-- factcheck: ignore[value-conflict] 46家为年中数，更正稿待发 -->"


class Newsroom(Repository):
    """A copy of the examples under git, and the program in it."""

    def __init__(self, top: Path) -> None:
        shutil.copytree(ROOT / "examples", top, dirs_exist_ok=True)
        super().__init__(top)

    def edit(self, old: str, new: str) -> None:
        path = self.top / ARTICLE
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def factcheck(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "factcheck", "run", *arguments],
            cwd=self.top,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1"},
            timeout=60,
        )

    def gate(self) -> subprocess.CompletedProcess[str]:
        return self.factcheck("articles", "--changed-since", "main")


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return Newsroom(tmp_path)


def test_the_examples_agree_with_each_other(newsroom: Newsroom) -> None:
    clean = newsroom.factcheck("articles")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert clean.stdout.startswith("no findings\n4 documents, ")


def test_a_figure_edited_suppressed_and_mended(newsroom: Newsroom) -> None:
    newsroom.git("switch", "--quiet", "--create", "edit")
    newsroom.edit(RIGHT, WRONG)
    newsroom.commit()
    red = newsroom.gate()
    assert (red.returncode, red.stderr) == (1, "")
    assert f"{ARTICLE}:7:" in red.stdout
    assert "【46家】" in red.stdout
    assert "52家 ≠ 46家" in red.stdout

    newsroom.edit(f"{WRONG}，", f"{WRONG}{COMMENT}，")
    green = newsroom.gate()
    assert (green.returncode, green.stderr) == (0, "")
    assert "no new findings, 1 suppressed" in green.stdout

    newsroom.edit(WRONG, RIGHT)
    mended = newsroom.gate()
    assert (mended.returncode, mended.stderr) == (0, "")
    assert f"notice {ARTICLE}:7\n" in mended.stdout
    assert "this ignore is no longer used (value-conflict); remove it" in mended.stdout
    newsroom.edit(COMMENT, "")
    assert newsroom.gate().returncode == 0
    assert newsroom.git("diff", "main") == ""


def test_a_fault_that_was_there_before_fails_no_other_change(newsroom: Newsroom) -> None:
    newsroom.edit(RIGHT, WRONG)
    newsroom.commit()
    newsroom.git("switch", "--quiet", "--create", "edit")
    newsroom.edit("1.86亿元", "1.87亿元")
    other = newsroom.gate()
    assert other.returncode == 0
    assert "not listed: 1 that do not touch what was changed since main" in other.stdout


class TestWhereItRuns:
    ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    STEP: Mapping[str, Any] = ACTION["runs"]["steps"][-1]

    def run(self, newsroom: Newsroom, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The action's last step as its runner runs it, the inputs in its variables."""
        given = {name: spec["default"] for name, spec in self.ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        names = {
            variable: name.removeprefix("${{ inputs.").removesuffix(" }}")
            for variable, name in self.STEP["env"].items()
        }
        assert set(names.values()) == set(given)
        program = newsroom.top.parent / "bin" / "factcheck"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
        program.chmod(0o755)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self.STEP["run"]],
            cwd=newsroom.top,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={
                **os.environ,
                "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
                **{variable: given[name] for variable, name in names.items()},
            },
        )

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    def test_the_action(self, newsroom: Newsroom) -> None:
        assert self.STEP["shell"] == "bash"
        told = {"paths": "articles\n", "format": "json"}
        assert self.run(newsroom, **told).returncode == 0
        newsroom.edit(RIGHT, WRONG)
        assert self.run(newsroom, **told, changed_since="main").returncode == 1
        compared = self.run(newsroom, paths=ARTICLE, against="articles", format="json")
        assert '"46家"' in compared.stdout
        assert self.run(newsroom, **told, baseline="known.json").returncode == 2

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    def test_inputs_of_the_action_are_no_commands(self, newsroom: Newsroom) -> None:
        for name in ("paths", "against", "baseline", "changed_since"):
            hostile = {"format": "json", name: '"; touch "$HOME/x"; $(touch x) --output x'}
            assert self.run(newsroom, **hostile).returncode == 2
        assert not (newsroom.top / "x").exists()
        assert "${{" not in self.STEP["run"]

    def test_the_hook_takes_the_whole_set(self) -> None:
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        assert hook["entry"] == "factcheck run"
        assert hook["pass_filenames"] is False
        assert hook["require_serial"] is True
