"""The report formats that programs read, and the module that writes each."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import cast

from factcheck.model import Language, Report


class Format(StrEnum):
    """How the report is written; ``rich`` is the one for readers, in ``terminal.py``."""

    RICH = "rich"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    RDJSON = "rdjson"
    HTML = "html"


_MODULES = {
    Format.JSON: "json_report",
    Format.SARIF: "sarif",
    Format.GITHUB: "github",
    Format.GITLAB: "gitlab",
    Format.JUNIT: "junit",
    Format.RDJSON: "rdjson",
    Format.HTML: "html",
}


def write(report: Report, format_: Format, language: Language) -> str:
    """The report in a format for programs, as text that is written in UTF-8."""
    module = import_module(f"{__package__}.{_MODULES[format_]}")
    render = cast(Callable[[Report, Language], str], module.render)
    return render(report, language)
