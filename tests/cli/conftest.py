import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import pytest
from typer.testing import CliRunner

import factcheck
from factcheck import cli
from factcheck.config import Options
from factcheck.errors import FactcheckError
from factcheck.model import Document, InputProblem, Reading, Report
from factcheck.storage.cache import Cache

from ..reporting.samples import reading, sample


@dataclass
class Outcome:
    code: int
    out: str
    err: str


class Command(Protocol):
    def __call__(
        self, *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> Outcome: ...


@dataclass
class Pipeline:
    """Stands in for the real one: remembers what it was called with and gives what it was told."""

    report: Report = field(default_factory=sample)
    problems: tuple[InputProblem, ...] = ()
    error: FactcheckError | None = None
    steps: int = 0
    called: dict[str, Any] = field(default_factory=dict)

    def run(
        self,
        paths: Sequence[str],
        options: Options,
        *,
        stdin: tuple[str, bytes] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cache: Cache | None = None,
    ) -> Report:
        self.called = {
            "paths": tuple(paths),
            "options": options,
            "stdin": stdin,
            "progress": progress,
            "cache": cache is not None,
        }
        if self.error:
            raise self.error
        for step in range(self.steps):
            assert progress is not None
            progress(step + 1, self.steps)
        return self.report

    def claims(
        self,
        paths: Sequence[str],
        options: Options,
        *,
        stdin: tuple[str, bytes] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cache: Cache | None = None,
    ) -> "Pipeline":
        self.called = {
            "paths": tuple(paths),
            "options": options,
            "stdin": stdin,
            "progress": progress,
            "cache": cache is not None,
        }
        if self.error:
            raise self.error
        return self

    @property
    def documents(self) -> tuple[tuple[Document, Reading], ...]:
        draft = self.report.documents[0]
        return ((draft, reading(draft)),)


@pytest.fixture(autouse=True)
def neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    stand_in = Pipeline()
    monkeypatch.setitem(cast(dict[str, object], sys.modules), "factcheck.pipeline", stand_in)
    monkeypatch.setattr(factcheck, "pipeline", stand_in, raising=False)
    return stand_in


@pytest.fixture
def command() -> Command:
    def call(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Outcome:
        result = CliRunner().invoke(cli.app, arguments, input=stdin, env=env)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return call
