"""``factcheck config``: what is in force, and where each value comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.cli.options import (
    AtLeast,
    ConfigFile,
    Date,
    FailFrom,
    IgnoreRules,
    Jobs,
    Lang,
    NoColor,
    Select,
    language_of,
    settings_of,
)

HELP = """列出生效的设置及其来处 · Show what is in force and where from.

\b
factcheck config
factcheck config --jobs 4 --format json
"""


class Format(StrEnum):
    """How the settings are listed."""

    RICH = "rich"
    JSON = "json"


def config(
    format_: Annotated[Format, typer.Option("--format", help="格式 · format")] = Format.RICH,
    fail_on: FailFrom = None,
    min_confidence: AtLeast = None,
    select: Select = None,
    ignore: IgnoreRules = None,
    lang: Lang = None,
    date: Date = None,
    jobs: Jobs = None,
    no_color: NoColor = False,
    config: ConfigFile = None,
) -> None:
    """Loads the configuration and prints."""
    with output.user_errors(language_of(lang)):
        settings = settings_of(
            config,
            lang=lang,
            date=date,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            min_confidence=min_confidence,
            jobs=jobs,
        )
    language = language_of(settings.lang)
    from factcheck.reporting.settings import listing, to_json

    if format_ is Format.JSON:
        output.write(to_json(settings, language), utf8=True)
    else:
        output.draw(listing(settings, language), no_color=no_color)
