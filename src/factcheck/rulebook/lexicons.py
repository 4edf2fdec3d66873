"""Word lists: data files that an editor can change, one entry a line.

A lexicon is ``lexicons/NAME.tsv``: tab-separated columns, ``#`` starts a comment line, blank lines
are skipped. Words are written in Simplified characters at half width, as normalised text is.

The user's own lists come on top. They are settled once a process, before anything is looked up:
patterns and tables are made of the lists all over the program and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from factcheck.errors import RuleError, UsageError
from factcheck.model import Message
from factcheck.patterns import compiled

Row = tuple[str, ...]
#: Rows by the name of their list.
Lists = Mapping[str, tuple[Row, ...]]

_FOLDER = Path(__file__).parent.parent / "lexicons"
#: The columns that tell a row of a list, where they are more than the first.
_KEYS = {
    "cues": (0, 1),
    "parts": (0, 1),
    "subsets": (0, 1),
    "directions": (0, 2),
    "hedges": (0, 1),
    "modality": (0, 2),
}

_own: Lists = {}


def use(own: Lists) -> None:
    """Puts the user's own rows on top of the program's, for the rest of the process.

    Raises ``UsageError`` where others are in use already.
    """
    global _own
    if own == _own:
        return
    if rows.cache_info().currsize:
        raise UsageError(
            Message(
                zh="本进程已按另一套词表读过文章；词表在一个进程里只能定一次，请另开进程",
                en="this process has read with other word lists; they are chosen once a process:"
                " start another one",
            )
        )
    _own = own


def in_use() -> Lists:
    """The user's own rows that are in use."""
    return _own


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of the lexicon ``name``, each with the file's full number of columns.

    Raises ``RuleError`` for a row with more columns than the first, naming its line.
    """
    return merged(name, shipped(name), _own.get(name, ()))


@cache
def words(name: str) -> tuple[str, ...]:
    """The first column of the lexicon ``name``."""
    return tuple(row[0] for row in rows(name))


@cache
def any_of(name: str, role: str = "") -> re.Pattern[str]:
    """Finds a word of the lexicon ``name`` in a text, of those of ``role`` where one is given."""
    return compiled("|".join(map(re.escape, group(name, role) if role else words(name))))


@cache
def group(name: str, role: str) -> tuple[str, ...]:
    """The words of the lexicon ``name`` whose second column is ``role``, in the file's order."""
    found = tuple(row[0] for row in rows(name) if row[1] == role)
    if not found:
        raise RuleError(
            Message(zh=f"词表 {name}.tsv 没有 {role} 一类", en=f"lexicon {name}.tsv has no {role}")
        )
    return found


def merged(name: str, shipped: tuple[Row, ...], own: tuple[Row, ...]) -> tuple[Row, ...]:
    """The program's rows with a user's on top: one of the same key is replaced where it stands."""
    if not own:
        return shipped
    mine = {key_of(name, row): row for row in own}
    kept = tuple(mine.pop(key_of(name, row), row) for row in shipped)
    return kept + tuple(mine.values())


def key_of(name: str, row: Row) -> Row:
    """The columns by which a row is told from the others of its list."""
    return tuple(row[column] for column in _KEYS.get(name, (0,)))


def names() -> tuple[str, ...]:
    """The names of all lists."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.tsv")))


@cache
def shipped(name: str) -> tuple[Row, ...]:
    """The rows that come with the program."""
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(row for _, row in parse(text, f"{name}.tsv"))


def parse(text: str, file: str, width: int = 0) -> Iterator[tuple[int, Row]]:
    """The rows of a list with their lines, each filled to ``width`` columns.

    Without a width it is that of the first row. Raises ``RuleError`` for a row with more.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(map(str.strip, line.split("\t")))
        width = width or len(cells)
        if len(cells) > width:
            raise fault(
                file,
                number,
                f"有 {len(cells)} 列，应为 {width} 列",
                f"{len(cells)} columns, not {width}",
            )
        yield number, cells + ("",) * (width - len(cells))


def fault(file: str, line: int, zh: str, en: str) -> RuleError:
    """What is wrong on a line of a list."""
    return RuleError(Message(zh=f"词表 {file}:{line}：{zh}", en=f"lexicon {file}:{line}: {en}"))
