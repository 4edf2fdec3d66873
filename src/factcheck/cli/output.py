"""Where output goes: reports to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import typer

from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Language, Message

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from factcheck.model import InputProblem, Notice
    from factcheck.storage.cache import Cache

EXIT_FINDINGS = 1
EXIT_PROBLEMS = 2
#: What shells report for a program that was interrupted.
EXIT_INTERRUPTED = 130

#: Columns of plain text where no terminal says how many there are.
_PLAIN_WIDTH = 100
_PROGRESS_AFTER = 1.0  #: seconds

_ERROR = Message(zh="错误：", en="error: ")
_READING = Message(zh="正在核对", en="checking")
_RATE = Message(zh="{:.0f} 篇/秒", en="{:.0f}/s")
_INTERRUPTED = Message(zh="已中断", en="interrupted")


@contextmanager
def user_errors(language: Language) -> Iterator[None]:
    """Tells what the user can mend in one line, and exits with 2; an interrupt likewise."""
    try:
        yield
    except KeyboardInterrupt:
        _complain(_INTERRUPTED[language])
        raise typer.Exit(EXIT_INTERRUPTED) from None
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


def write(text: str, file: Path | None = None, *, utf8: bool = False) -> None:
    """Writes a report to standard output, or in UTF-8 to a file, all at once or not at all.

    Readers get standard output in the encoding of their system; ``utf8`` is for programs, which
    expect UTF-8 wherever they run.
    """
    if file is not None:
        _replace(file, text.encode("utf-8"))
        return
    with pipe_may_close():
        if utf8:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8"))
        else:
            sys.stdout.write(text)


def append(text: str, file: Path) -> None:
    """Adds to a file that other programs add to as well, in UTF-8."""
    try:
        with file.open("ab") as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise unwritable(file, error) from error


@contextmanager
def pipe_may_close() -> Iterator[None]:
    """Lets the reader of a pipe leave early (``| head``): the exit code stays the verdict."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would raise once more when the interpreter flushes it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    from factcheck.storage.cache import Cache, file

    with Cache(file()) as cache:
        yield cache
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


def _replace(path: Path, data: bytes) -> None:
    """Writes beside the file and moves into place, so that nobody reads half a report."""
    try:
        if path.is_fifo() or path.is_char_device():
            path.write_bytes(data)
            return
        # A link stays a link: what it names is replaced.
        path = path.resolve()
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes files that only their owner reads; a report has the usual permissions.
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(beside).unlink()
        raise unwritable(path, error) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def unwritable(path: Path, error: OSError) -> UsageError:
    """Why a file could not be written."""
    reason = error.strerror or str(error)
    return UsageError(Message(zh=f"无法写入 {path}：{reason}", en=f"cannot write {path}: {reason}"))


def _complain(line: str) -> None:
    from factcheck.reporting.visible import inline

    print(f"factcheck: {inline(line)}", file=sys.stderr)
