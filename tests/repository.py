"""A folder under real git, for tests of what was changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="needs the git program")


def git(*arguments: str, folder: Path) -> str:
    """Runs git without the user's own settings and without a repository around the test run."""
    around = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
    environment = {name: value for name, value in os.environ.items() if name not in around}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    )
    return done.stdout


class Repository:
    """A folder with all that is in it committed on the branch main."""

    def __init__(self, top: Path, files: Mapping[str, str] | None = None) -> None:
        self.top = top
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "编辑")
        self.git("config", "user.email", "editor@example.org")
        self.write(files or {})
        self.commit()

    def git(self, *arguments: str) -> str:
        return git(*arguments, folder=self.top)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, text in files.items():
            path = self.top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x")
