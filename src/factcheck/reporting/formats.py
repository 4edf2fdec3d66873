"""The report formats that programs read, and the module that writes each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.model import Language

if TYPE_CHECKING:
    # Start-up counts: ``cli.run`` loads this module to know the names of the formats.
    from factcheck.model import Report
    from factcheck.rulebook import Rule


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


#: The formats that explain the rules: their ``render`` takes the rules too.
_EXPLAINING = (Format.SARIF, Format.HTML)


def write(
    report: Report, format_: Format, language: Language, rules: Sequence[Rule]
) -> Iterator[str]:
    """The report in a format for programs, as pieces of a text that is written in UTF-8.

    ``rules`` are those in force, the user's own among them, for the formats that explain them.
    """
    form = import_module(f"{__package__}.{_MODULES[format_]}")
    if format_ is Format.JSON:
        yield from form.pieces(report, language)
    else:
        yield form.render(report, language, *((rules,) if format_ in _EXPLAINING else ()))
