"""Options that commands share, and what their values mean.

Help is in both languages on every line, short enough for a terminal of 80 columns: whoever meets
the program first has not told it a language yet.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.errors import UsageError
from factcheck.model import Confidence, Language, Message, Severity

if TYPE_CHECKING:
    from factcheck.settings import Settings


class FailOn(StrEnum):
    """The least severity that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def reached_by(self, severities: Iterable[Severity]) -> bool:
        """Whether any finding is severe enough."""
        if self is FailOn.NEVER:
            return False
        return any(severity >= Severity[self.name] for severity in severities)


class Level(StrEnum):
    """A confidence, as it is written on the command line."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def confidence(self) -> Confidence:
        """The confidence that is meant."""
        return Confidence[self.name]


def language_of(chosen: Language | None) -> Language:
    """The language asked for; else English where the locale is English, else Chinese."""
    if chosen is not None:
        return chosen
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return Language.EN if locale.lower().startswith("en") else Language.ZH


def settings_of(
    config: Path | None,
    *,
    lang: Language | None = None,
    date: date | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    fail_on: FailOn | None = None,
    min_confidence: Level | None = None,
    jobs: int | None = None,
    no_cache: bool = False,
    against: Sequence[str] | None = None,
    replaces: Sequence[str] | None = None,
    facts: Sequence[str] | None = None,
    baseline: Path | None = None,
    encoding: str | None = None,
    show_verified: bool | None = None,
) -> Settings:
    """What is in force: the configuration, with what the command line says on top."""
    from factcheck import settings

    return settings.load(
        config,
        {
            "lang": lang,
            "date": date,
            "select": split_lists(select) if select else None,
            "ignore": split_lists(ignore) if ignore else None,
            "fail_on": fail_on.value if fail_on else None,
            "min_confidence": min_confidence.confidence if min_confidence else None,
            "jobs": jobs,
            "cache": False if no_cache else None,
            "against": tuple(against) if against else None,
            "replaces": tuple(replaces) if replaces else None,
            "facts": tuple(facts) if facts else None,
            "baseline": baseline,
            "encoding": encoding,
            "show_verified": show_verified,
        },
    )


def split_lists(values: Iterable[str]) -> tuple[str, ...]:
    """The items of options that may be repeated and may hold commas."""
    return tuple(item for value in values for item in map(str.strip, value.split(",")) if item)


def read_stdin(
    paths: Iterable[str], filename: str | None
) -> tuple[tuple[str, ...], tuple[str, bytes] | None]:
    """The paths without ``-``, and standard input with its name where ``-`` was among them.

    No path at all is the current folder.
    """
    paths = tuple(paths)
    if "-" in paths:
        from factcheck.reading.files import MAX_BYTES

        # One byte more than any file may have: enough to tell that it is too large.
        data = typer.get_binary_stream("stdin").read(MAX_BYTES + 1)
        return tuple(path for path in paths if path != "-"), (filename or "<stdin>", data)
    if filename is not None:
        raise UsageError(
            Message(
                zh="--stdin-filename 只与 - 一起使用",
                en="--stdin-filename needs - among the paths",
            )
        )
    return paths or (".",), None


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            f"{value!r}: 日期应写作 2025-12-31 · dates are written 2025-12-31"
        ) from None


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        show_default=False,
        help="文件、文件夹、-（标准输入）· files, folders, -",
    ),
]
Lang = Annotated[
    Language | None, typer.Option(show_default=False, help="语言，默认随系统 · language")
]
Date = Annotated[
    date | None,
    typer.Option(
        parser=_date, metavar="DATE", help="未注明日期的文档的日期 · date of undated texts"
    ),
]
StdinFilename = Annotated[
    str | None, typer.Option(metavar="NAME", help="标准输入的名称 · name for stdin")
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="文本的编码，默认自行识别 · encoding of texts"),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="不用颜色 · no colours")]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="配置，默认取最近的一份 · configuration"),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="只用这些规则 · only these rules (FC101,…)"),
]
IgnoreRules = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="不用这些规则 · not these rules"),
]
FailFrom = Annotated[
    FailOn | None,
    typer.Option("--fail-on", show_default=False, help="达到即失败，默认 warning · fails from"),
]
AtLeast = Annotated[
    Level | None,
    typer.Option("--min-confidence", show_default=False, help="最低可信度，默认 medium · at least"),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", show_default=False, help="进程数，默认全部核 · processes"),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="不用缓存，全部重读 · read everything anew")
]
