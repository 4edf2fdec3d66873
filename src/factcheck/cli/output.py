"""Where output goes: reports to standard output or a file, all else to standard error."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TextIO

import typer

from factcheck.cli import writing
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Language, Message

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from factcheck.model import InputProblem, Notice
    from factcheck.storage.cache import Cache

EXIT_FINDINGS = 1
EXIT_PROBLEMS = 2

#: Columns of plain text where no terminal says how many there are.
_PLAIN_WIDTH = 100
_PROGRESS_AFTER = 1.0  #: seconds

_ERROR = Message(zh="错误：", en="error: ")
_STDOUT = Message(zh="标准输出", en="standard output")
_REASONS = {
    errno.ENOSPC: Message(zh="磁盘已满", en="no space left on the disk"),
    errno.EDQUOT: Message(zh="磁盘配额已用完", en="the disk quota is used up"),
    errno.EROFS: Message(zh="文件系统只读", en="the file system is read-only"),
    errno.EACCES: Message(zh="没有写入权限", en="permission denied"),
    errno.ENOENT: Message(zh="没有这个文件夹", en="no such folder"),
}
_READING = Message(zh="正在核对", en="checking")
_RATE = Message(zh="{:.0f} 篇/秒", en="{:.0f}/s")


@contextmanager
def user_errors(language: Language) -> Iterator[None]:
    """Tells what the user can mend in one line, and exits with 2."""
    try:
        yield
    except FactcheckError as error:
        _complain(_ERROR[language] + error.message[language])
        raise typer.Exit(EXIT_PROBLEMS) from None


def complain(problems: Iterable[InputProblem], language: Language) -> None:
    """One line on standard error for each file that could not be checked."""
    for problem in problems:
        where = f"{problem.path}: " if problem.path else ""
        _complain(where + problem.message[language])


def remark(notices: Iterable[Notice], language: Language) -> None:
    """One line on standard error for each notice, where the report is for programs."""
    for notice in notices:
        where = f"{notice.path}:{notice.line}" if notice.line else notice.path
        _complain((f"{where}: " if where else "") + notice.message[language])


def colour_console(*, no_color: bool) -> Console | None:
    """A console for standard output where it shows colours, ``None`` where it takes plain text."""
    if no_color or not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
        return None
    # Imported here because rich takes as long to load as everything else before it.
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    return console if console.color_system and not console.no_color else None


def plain_width() -> int:
    """Columns for plain text: those of ``COLUMNS`` or of the terminal where there is one."""
    return shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns


def draw(parts: Iterable[RenderableType], *, no_color: bool) -> None:
    """Draws on standard output, with colours where it shows them."""
    console = colour_console(no_color=no_color)
    if console is None:
        write(_plain(parts))
        return
    with pipe_may_close():
        for part in parts:
            console.print(part)


def _plain(parts: Iterable[RenderableType]) -> str:
    """What rich would draw, without colours."""
    from io import StringIO

    from rich.console import Console

    drawn = StringIO()
    console = Console(
        file=drawn,
        width=plain_width(),
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


def write(text: str | Iterator[str], file: Path | None = None, *, utf8: bool = False) -> None:
    """Writes a report, or its pieces, to standard output, or in UTF-8 to a file: whole or not at
    all.

    Readers get standard output in the encoding of their system; ``utf8`` is for programs, which
    expect UTF-8 wherever they run.
    """
    pieces = iter((text,)) if isinstance(text, str) else text
    if file is not None:
        try:
            writing.replace(file, (piece.encode("utf-8") for piece in pieces))
        except OSError as error:
            raise unwritable(file, error) from error
        return
    with pipe_may_close():
        if utf8:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(piece.encode("utf-8") for piece in pieces)
        else:
            sys.stdout.writelines(pieces)


def append(text: str, file: Path) -> None:
    """Adds to a file that other programs add to as well, in UTF-8."""
    try:
        with file.open("ab") as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise unwritable(file, error) from error


@contextmanager
def pipe_may_close() -> Iterator[None]:
    """Lets the reader of a pipe leave early (``| head``): the exit code stays the verdict.

    Raises ``UsageError`` where standard output takes nothing for another reason, a full disk.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        _give_up(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise unwritable(_STDOUT, error) from error


@contextmanager
def progress(language: Language, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error for work that takes longer than a second; none without a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(language)
    try:
        yield bar
    finally:
        bar.stop()


@contextmanager
def caching(language: Language, *, used: bool) -> Iterator[Cache | None]:
    """The cache of readings where one is ``used``, with a line on what is wrong with it."""
    if not used:
        yield None
        return
    from factcheck import patterns
    from factcheck.storage.cache import Cache, file

    with Cache(file()) as cache:
        yield cache
    patterns.keep()
    for note in cache.notes:
        _complain(note[language])


class _Bar:
    """Appears once the work has taken a while."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._began = monotonic()
        self._stop: Callable[[], None] | None = None
        self._update: Callable[[int, int], None] = self._wait

    def __call__(self, done: int, total: int) -> None:
        self._update(done, total)

    def stop(self) -> None:
        """Takes the bar away."""
        if self._stop is not None:
            self._stop()

    def _wait(self, done: int, total: int) -> None:
        if monotonic() - self._began < _PROGRESS_AFTER:
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        bar = Progress(
            TextColumn(_READING[self._language]),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        task = bar.add_task("", total=total, completed=done, rate=self._rate(done))
        bar.start()
        self._stop = bar.stop

        def update(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, rate=self._rate(done))

        self._update = update

    def _rate(self, done: int) -> str:
        """How many are done in a second, on the whole."""
        return _RATE[self._language].format(done / (monotonic() - self._began))


def _give_up(stream: TextIO) -> None:
    """Lets what is still buffered go; it would raise once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def unwritable(file: Path | Message, error: OSError) -> UsageError:
    """Why a file could not be written; it was left as it was."""
    named = file if isinstance(file, Message) else Message(zh=str(file), en=str(file))
    told = _REASONS.get(error.errno or 0)
    reason = error.strerror or str(error)
    zh, en = (told.zh, told.en) if told else (reason, reason)
    return UsageError(Message(zh=f"无法写入 {named.zh}：{zh}", en=f"cannot write {named.en}: {en}"))


def _complain(line: str) -> None:
    from factcheck.reporting.visible import inline

    try:
        print(f"factcheck: {inline(line)}", file=sys.stderr, flush=True)
    except OSError:
        # There is nowhere left to say so; the exit code still tells.
        _give_up(sys.stderr)
