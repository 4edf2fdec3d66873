"""The command line: each command parses, calls and prints, in a file of its own."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from factcheck.cli import archive, cache, claims, config, init, output, rule, run
from factcheck.memory import collect_seldom

app = typer.Typer(
    help="核对中文文章中的数字 · Cross-check the figures of Chinese articles.",
    add_completion=False,
    no_args_is_help=True,
    # Plain help: rich would take longer to load than the help takes to print.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("run", help=run.HELP)(run.run)
app.command("claims", help=claims.HELP)(claims.claims)
app.command("rule", help=rule.HELP)(rule.rule)
app.command("config", help=config.HELP)(config.config)
app.command("init", help=init.HELP)(init.init)
app.add_typer(archive.app, name="archive")
app.command("cache", help=cache.HELP)(cache.cache)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck-zh')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="版本 · print the version"
        ),
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """The ``factcheck`` command."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        # A terminal or a log that cannot show a character gets its escape instead of a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="factcheck")
    except Exception:
        import traceback

        # A crash is no verdict: the exit code 1 would say that there are findings.
        traceback.print_exc()
        print("factcheck: 程序内部错误，请报告 · internal error, please report it", file=sys.stderr)
        sys.exit(output.EXIT_PROBLEMS)
