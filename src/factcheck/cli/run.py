"""``factcheck run``: checks files and folders against each other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import output
from factcheck.cli.options import (
    AtLeast,
    ConfigFile,
    Date,
    Encoding,
    FailFrom,
    FailOn,
    IgnoreRules,
    Jobs,
    Lang,
    NoCache,
    NoColor,
    Paths,
    Select,
    StdinFilename,
    language_of,
    read_stdin,
    settings_of,
)
from factcheck.errors import UsageError
from factcheck.model import Language, Message
from factcheck.reporting import formats
from factcheck.reporting.formats import Format

if TYPE_CHECKING:
    from factcheck.model import Report

HELP = """核对文章中的数字 · Check the figures of articles against each other.

\b
factcheck run seeds/
factcheck run drafts/ --against published/ --format json --output report.json
factcheck run draft.md --against house.factcheck
factcheck run drafts/ --facts facts.toml
factcheck run . --baseline known.json --changed-since main
cat draft.txt | factcheck run - published/ --stdin-filename draft.txt

\b
退出码 · exit code:
  0  无需处理 · nothing at or above --fail-on
  1  有发现 · findings
  2  有文件未能检查 · something could not be checked
"""

_NO_STATISTICS = Message(
    zh="--statistics 只用于默认的报告格式；程序可以用 --format json 自行计数",
    en="--statistics goes with the default format alone; --format json is there to be counted",
)


def run(
    paths: Paths = None,
    format_: Annotated[Format, typer.Option("--format", help="报告格式 · format")] = Format.RICH,
    output_: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="报告写入文件 · report to a file"),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV", show_default=False, help="只报改动涉及的 · only what changes touch"
        ),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="只作对照的文章、归档 · only to compare with"),
    ] = None,
    replaces: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="归档里的旧稿 · its old version there"),
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="已知事实的台账 · ledger of known facts"),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", show_default=False, help="已知的发现 · known findings"),
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="更新基线 · rewrite the baseline")
    ] = False,
    fail_on: FailFrom = None,
    min_confidence: AtLeast = None,
    select: Select = None,
    ignore: IgnoreRules = None,
    lang: Lang = None,
    date: Date = None,
    show_info: Annotated[
        bool, typer.Option("--show-info", help="列出提示 · list findings of severity info")
    ] = False,
    show_verified: Annotated[
        bool, typer.Option("--show-verified", help="列出已核对无误的关系 · relations that hold")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="只按规则计数 · counts by rule alone")
    ] = False,
    jobs: Jobs = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="只列发现 · findings only")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="更多细节 · more detail")] = False,
    no_color: NoColor = False,
    no_cache: NoCache = False,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = None,
    config: ConfigFile = None,
) -> None:
    """Parses, calls the pipeline, prints, and exits with the verdict."""
    with output.user_errors(language_of(lang)):
        if statistics and format_ is not Format.RICH:
            raise UsageError(_NO_STATISTICS)
        settings = settings_of(
            config,
            lang=lang,
            date=date,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            min_confidence=min_confidence,
            jobs=jobs,
            no_cache=no_cache,
            against=against,
            replaces=replaces,
            facts=facts,
            baseline=baseline,
            encoding=encoding,
            show_verified=show_verified or None,
        )
    language = language_of(settings.lang)
    with output.user_errors(language):
        from factcheck import pipeline
        from factcheck.gate import Gate, Terms

        files, stdin = read_stdin(paths or (), stdin_filename)
        options = settings.options()
        terms = Terms(
            baseline=settings.baseline,
            update_baseline=update_baseline,
            changed_since=changed_since,
            stdin=stdin[0] if stdin else None,
        )
        gate = Gate(options, terms)
        with (
            output.caching(language, used=settings.cache) as cache,
            output.progress(language, quiet=quiet) as progress,
        ):
            found = pipeline.run(files, options, stdin=stdin, progress=progress, cache=cache)
        judged = gate.judge(found)
        report = judged.report
        if judged.baseline is not None:
            from factcheck.reporting.json_report import dumps

            output.write(dumps(judged.baseline), settings.baseline)
        if format_ is not Format.RICH:
            written = formats.write(report, format_, language, gate.rules)
            output.write(written, output_, utf8=True)
            output.remark(() if quiet else report.notices, language)
            if format_ is Format.GITHUB:
                _summarise(report, language)
        else:
            show(
                report,
                language,
                output_,
                # What makes the run fail is listed.
                show_info=show_info or settings.fail_on == FailOn.INFO,
                verbose=verbose,
                statistics=statistics,
                quiet=quiet,
                no_color=no_color,
            )
        output.complain(report.problems, language)
    if report.problems:
        raise typer.Exit(output.EXIT_PROBLEMS)
    if FailOn(settings.fail_on).reached_by(finding.severity for finding in report.open):
        raise typer.Exit(output.EXIT_FINDINGS)


def _summarise(report: Report, language: Language) -> None:
    """Adds to the job summary where GitHub Actions tells the file that holds it."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        from factcheck.reporting.github import job_summary

        output.append(job_summary(report, language), Path(summary))


def show(
    report: Report,
    language: Language,
    file: Path | None,
    *,
    show_info: bool,
    verbose: bool,
    statistics: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """The report for readers, with colours where the terminal shows them."""
    from factcheck.reporting.terminal import Look, render

    console = None if file else output.colour_console(no_color=no_color)
    lines = render(
        report,
        Look(
            language=language,
            width=console.width if console else output.plain_width(),
            marks=console is None,
            show_info=show_info,
            verbose=verbose,
            statistics=statistics,
            summary=not quiet,
        ),
    )
    if console is None:
        output.write("".join(f"{line.plain.rstrip()}\n" for line in lines), file)
        return
    with output.pipe_may_close():
        for line in lines:
            # The lines are fitted already; a path that is too long must stay in one piece.
            console.print(line, soft_wrap=True)
