"""``factcheck archive``: what was published, kept for ``run --against``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    NoColor,
    Select,
    language_of,
    settings_of,
)
from factcheck.cli.run import show
from factcheck.errors import UsageError
from factcheck.model import Language, Message
from factcheck.reporting import formats
from factcheck.reporting.formats import Format

HELP = """已刊文章的归档 · An archive of what was published.

\b
factcheck archive add house.factcheck published/
factcheck run draft.md --against house.factcheck
"""
_ADD = """加入或更新 · Put articles in, or bring them up to date.

\b
factcheck archive add house.factcheck published/ extra.txt

\b
没有改动的跳过；中断之后再运行一次即可。
What is unchanged is passed over; after an interrupt run it again.
"""
_REMOVE = """取出 · Take articles out.

\b
factcheck archive remove house.factcheck published/2019/ extra.txt
"""
_LIST = """列出所存的文章 · List the articles: path, date, claims, title.

\b
factcheck archive list house.factcheck
"""
_CHECK = """核对全部所存的文章 · Hold all the articles against each other.

\b
factcheck archive check house.factcheck
factcheck archive check house.factcheck --format html --output report.html

\b
退出码与 run 相同，先查归档是否完好。
Exit codes are those of run; whether the file is sound is looked at first.
"""
_STATS = """有多少 · How much there is.

\b
factcheck archive stats house.factcheck
"""

_ADDED = Message(
    zh="加入 {0} 个文件，{1} 个没有改动",
    en="{0} files put in, {1} unchanged",
)
_REMOVED = Message(zh="取出 {0} 篇文章", en="{0} articles taken out")
_NOT_THERE = Message(
    zh="{0}：归档里没有 {1}；factcheck archive list 列出全部",
    en="{0}: there is no {1} in it; factcheck archive list tells what there is",
)
_STATS_TOLD = Message(
    zh="{0} 篇文章（{1} 个文件），{2} 个数字，{3} 条陈述，{4:.1f} MB",
    en="{0} articles ({1} files), {2} figures, {3} claims, {4:.1f} MB",
)
_STALE = Message(
    zh="其中 {0} 个文件是另一版本的程序或另一套词表读的；factcheck archive add 会重读",
    en="{0} of the files were read by another version or with other word lists; "
    "factcheck archive add reads them anew",
)
_BYTES = 1_000_000

app = typer.Typer(
    help=HELP,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

File = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="归档文件 · the archive")]
Named = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="文件、文件夹 · files, folders")
]


@app.command(help=_ADD)
def add(
    archive: File,
    paths: Named,
    date: Date = None,
    encoding: Encoding = None,
    jobs: Jobs = None,
    lang: Lang = None,
    config: ConfigFile = None,
) -> None:
    """Parses, adds, prints how many."""
    with output.user_errors(language_of(lang)):
        settings = settings_of(config, lang=lang, date=date, encoding=encoding, jobs=jobs)
    language = language_of(settings.lang)
    with output.user_errors(language):
        from factcheck import patterns
        from factcheck.archive import adding

        with output.progress(language, quiet=False) as progress:
            done = adding.add(archive, paths, settings.options(), progress=progress)
        patterns.keep()
        output.write(_ADDED[language].format(done.added, done.unchanged) + "\n")
        output.complain(done.problems, language)
    if done.problems:
        raise typer.Exit(output.EXIT_PROBLEMS)


@app.command(help=_REMOVE)
def remove(archive: File, paths: Named, lang: Lang = None) -> None:
    """Takes out all that is named, or nothing."""
    language = language_of(lang)
    with output.user_errors(language):
        from factcheck.archive import Archive

        gone = 0
        with Archive(archive) as opened:
            for path in paths:
                count = opened.remove(path)
                if not count:
                    zh, en = (text.format(archive, path) for text in (_NOT_THERE.zh, _NOT_THERE.en))
                    raise UsageError(Message(zh=zh, en=en))
                gone += count
            opened.commit()
        output.write(_REMOVED[language].format(gone) + "\n")


@app.command("list", help=_LIST)
def list_(archive: File, lang: Lang = None) -> None:
    """One line an article."""
    with output.user_errors(language_of(lang)):
        from factcheck.archive import Archive
        from factcheck.reporting.visible import inline

        with Archive(archive) as opened:
            lines = (
                (one.path, one.date or "—", str(one.claims), one.title or "—")
                for one in opened.entries()
            )
            # What separates the columns is the one tab of a line.
            output.write("".join("\t".join(map(inline, line)) + "\n" for line in lines))


@app.command(help=_CHECK)
def check(
    archive: File,
    format_: Annotated[Format, typer.Option("--format", help="报告格式 · format")] = Format.RICH,
    output_: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="报告写入文件 · report to a file"),
    ] = None,
    fail_on: FailFrom = None,
    min_confidence: AtLeast = None,
    select: Select = None,
    ignore: IgnoreRules = None,
    lang: Lang = None,
    show_info: Annotated[
        bool, typer.Option("--show-info", help="列出提示 · list findings of severity info")
    ] = False,
    show_verified: Annotated[
        bool, typer.Option("--show-verified", help="列出已核对无误的关系 · relations that hold")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="只列发现 · findings only")] = False,
    no_color: NoColor = False,
    config: ConfigFile = None,
) -> None:
    """Runs all rules over what is there, and exits with the verdict."""
    with output.user_errors(language_of(lang)):
        settings = settings_of(
            config,
            lang=lang,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            min_confidence=min_confidence,
            show_verified=show_verified or None,
        )
    language = language_of(settings.lang)
    with output.user_errors(language):
        from factcheck import pipeline
        from factcheck.gate import Gate, Terms

        gate = Gate(settings.options(), Terms())
        with output.progress(language, quiet=quiet) as progress:
            found = pipeline.check_archive(archive, settings.options(), progress=progress)
        report = gate.judge(found).report
        if format_ is not Format.RICH:
            output.write(formats.write(report, format_, language, gate.rules), output_, utf8=True)
            output.remark(() if quiet else report.notices, language)
        else:
            show(
                report,
                language,
                output_,
                show_info=show_info or settings.fail_on == FailOn.INFO,
                verbose=False,
                statistics=False,
                quiet=quiet,
                no_color=no_color,
            )
    if FailOn(settings.fail_on).reached_by(finding.severity for finding in report.open):
        raise typer.Exit(output.EXIT_FINDINGS)


@app.command(help=_STATS)
def stats(archive: File, lang: Lang = None, config: ConfigFile = None) -> None:
    """A line, and one more where something is to be done."""
    with output.user_errors(language_of(lang)):
        settings = settings_of(config, lang=lang)
    language: Language = language_of(settings.lang)
    with output.user_errors(language):
        from factcheck import intake
        from factcheck.archive import Archive

        intake.settle_lexicons(settings.options())
        with Archive(archive) as opened:
            found = opened.stats(intake.reader())
        told = (found.documents, found.files, found.figures, found.claims, found.size / _BYTES)
        output.write(_STATS_TOLD[language].format(*told) + "\n")
        if found.stale:
            output.write(_STALE[language].format(found.stale) + "\n")
