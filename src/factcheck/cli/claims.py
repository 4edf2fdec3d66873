"""``factcheck claims``: what was read out of documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.cli.options import (
    ConfigFile,
    Date,
    Encoding,
    Lang,
    NoCache,
    NoColor,
    Paths,
    StdinFilename,
    language_of,
    read_stdin,
    settings_of,
)

HELP = """列出读出的每个数字 · List every figure with what it is about.

\b
factcheck claims draft.txt
factcheck claims seeds/ --format jsonl > claims.jsonl
"""


class Format(StrEnum):
    """How the figures are listed."""

    RICH = "rich"
    JSONL = "jsonl"


def claims(
    paths: Paths = None,
    format_: Annotated[Format, typer.Option("--format", help="格式 · format")] = Format.RICH,
    lang: Lang = None,
    date: Date = None,
    no_color: NoColor = False,
    no_cache: NoCache = False,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = None,
    config: ConfigFile = None,
) -> None:
    """Parses, calls the pipeline, prints."""
    with output.user_errors(language_of(lang)):
        settings = settings_of(config, lang=lang, date=date, encoding=encoding, no_cache=no_cache)
    language = language_of(settings.lang)
    with output.user_errors(language):
        from factcheck import pipeline

        files, stdin = read_stdin(paths or (), stdin_filename)
        with (
            output.caching(language, used=settings.cache) as cache,
            output.progress(language, quiet=False) as progress,
        ):
            found = pipeline.claims(
                files, settings.options(), stdin=stdin, progress=progress, cache=cache
            )
        if format_ is Format.JSONL:
            from factcheck.reporting.claims import json_lines

            output.write("".join(json_lines(found.documents)), utf8=True)
        else:
            from factcheck.reporting.claims import tables

            output.draw(tables(found.documents, language), no_color=no_color)
        output.complain(found.problems, language)
    if found.problems:
        raise typer.Exit(output.EXIT_PROBLEMS)
