"""``factcheck cache``: what is kept of earlier runs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.cli.options import Lang, language_of
from factcheck.errors import UsageError
from factcheck.model import Message

HELP = """缓存：读过的稿件 · The cache: what was read in earlier runs.

\b
factcheck cache          有多少 · how much there is
factcheck cache dir      在哪里 · where it is
factcheck cache clear    清空 · throw it away

\b
FACTCHECK_CACHE_DIR 另定位置 · puts it elsewhere
factcheck run --no-cache 不用它 · runs without it
"""

_STATE = Message(zh="{0}\n{1} 个文件的读取结果，{2:.1f} MB", en="{0}\n{1} files read, {2:.1f} MB")
_CLEARED = Message(zh="已清空：{0}", en="cleared: {0}")
_BYTES = 1_000_000


class Action(StrEnum):
    """What to do with it."""

    INFO = "info"
    DIR = "dir"
    CLEAR = "clear"


def cache(
    action: Annotated[Action, typer.Argument(show_default=False)] = Action.INFO,
    lang: Lang = None,
) -> None:
    """Looks at the cache, or throws it away."""
    language = language_of(lang)
    with output.user_errors(language):
        from factcheck import patterns
        from factcheck.storage.cache import Cache, file, remove

        path = file()
        if action is Action.DIR:
            output.write(f"{path.parent}\n")
        elif action is Action.CLEAR:
            try:
                remove(path)
                patterns.file().unlink(missing_ok=True)
            except OSError as error:
                raise _undeletable(path.as_posix(), error) from error
            output.write(_CLEARED[language].format(path) + "\n")
        else:
            with Cache(path) as kept:
                state = kept.state()
            size = state.size / _BYTES
            output.write(_STATE[language].format(path, state.readings, size) + "\n")


def _undeletable(path: str, error: OSError) -> UsageError:
    reason = error.strerror or str(error)
    return UsageError(
        Message(zh=f"无法删除 {path}：{reason}", en=f"cannot delete {path}: {reason}")
    )
