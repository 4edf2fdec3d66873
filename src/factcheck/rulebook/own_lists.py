"""The user's own word lists: a folder of files named like the program's, checked row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from factcheck.errors import RuleError
from factcheck.model import Message
from factcheck.patterns import compiled
from factcheck.rulebook.columns import COLUMNS
from factcheck.rulebook.lexicons import Lists, Row, fault, key_of, merged, names, parse, shipped
from factcheck.typed_toml import suggestion

_BYTE_ORDER_MARK = "\ufeff"
#: Columns whose words must be units: list and place of the column.
_UNITS = {"currencies": 1, "wordfigures": 5}
#: Columns of which the first must not be above the second.
_BOUNDS = {"eras": (1, 2), "hedges": (2, 3), "wordfigures": (2, 3)}
#: An alias may lead to another one, but not for ever.
_STEPS = 16
_LONGEST = 1_000

#: Rows with the line on which each stands.
_Numbered = tuple[tuple[int, Row], ...]


def read_lists(folder: Path, normalise: Callable[[str], str]) -> Lists:
    """The lists of a folder, in the width and script that ``normalise`` gives to texts.

    Raises ``RuleError`` for a folder without lists, a file that is named like none of the
    program's, and a row that cannot be used, with its line.
    """
    files = sorted(path for path in folder.glob("*.tsv") if not path.name.startswith("."))
    if not files:
        raise RuleError(
            Message(
                zh=f"词表文件夹 {folder} 里没有 .tsv 文件",
                en=f"no .tsv files in the folder of lexicons {folder}",
            )
        )
    own = {path.stem: tuple(_rows(path, normalise)) for path in files}
    plain: Lists = {name: tuple(row for _, row in rows) for name, rows in own.items()}
    for path in files:
        _check_references(path, own[path.stem], plain)
    return plain


def _rows(path: Path, normalise: Callable[[str], str]) -> Iterable[tuple[int, Row]]:
    name = path.stem
    if name not in names():
        more = suggestion(path.name, (f"{known}.tsv" for known in names()))
        raise RuleError(
            Message(
                zh=f"词表 {path}：没有叫 {path.name} 的词表{more.zh}",
                en=f"lexicon {path}: no list is called {path.name}{more.en}",
            )
        )
    seen: dict[Row, int] = {}
    for line, raw in parse(_text(path), str(path), len(COLUMNS[name])):
        row = tuple(map(normalise, raw))
        _check_cells(path, line, row)
        _check_bounds(path, line, row)
        first = seen.setdefault(key_of(name, row), line)
        if first != line:
            raise fault(
                str(path),
                line,
                f"{row[0]} 与第 {first} 行重复",
                f"{row[0]} stands on line {first} already",
            )
        yield line, row


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").removeprefix(_BYTE_ORDER_MARK)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise fault(str(path), 1, f"无法读取（{reason}）", f"cannot be read ({reason})") from error


def _check_cells(path: Path, line: int, row: Row) -> None:
    for number, (column, cell) in enumerate(zip(COLUMNS[path.stem], row, strict=True)):
        if not column.accepts(cell):
            asks = column.asks
        elif column.closed and cell not in (known := _classes(path.stem, number)):
            more = suggestion(cell, known)
            asks = Message(zh=f"已有的类别{more.zh}", en=f"a known class{more.en}")
        else:
            continue
        raise fault(
            str(path),
            line,
            f"第 {number + 1} 列 {cell!r} 应为{asks.zh}",
            f"column {number + 1}, {cell!r}, must be {asks.en}",
        )


def _check_bounds(path: Path, line: int, row: Row) -> None:
    if path.stem not in _BOUNDS:
        return
    first, second = (row[column] for column in _BOUNDS[path.stem])
    if second != "next" and float(first) > float(second):
        raise fault(
            str(path), line, f"{first} 大于 {second}，上下限颠倒", f"{first} is above {second}"
        )


def _classes(name: str, column: int) -> tuple[str, ...]:
    return tuple(sorted({row[column] for row in shipped(name)}))


def _check_references(path: Path, rows: _Numbered, own: Lists) -> None:
    """What a row leads to must be there: the unit of a currency, the end of a chain of aliases."""
    name = path.stem
    if name in _UNITS:
        column = _UNITS[name]
        units = {row[0] for list_ in ("units", "classifiers") for row in _all(list_, own)}
        for line, row in rows:
            if row[column] and row[column] not in units:
                raise fault(
                    str(path),
                    line,
                    f"第 {column + 1} 列 {row[column]!r} 不是单位；单位写在 units.tsv",
                    f"column {column + 1}, {row[column]!r}, is no unit; units.tsv lists them",
                )
    if name == "aliases":
        read_as = {row[0]: row[1] for row in _all(name, own)}
        longest_first = sorted(read_as, key=lambda word: (-len(word), word))
        pattern = compiled("|".join(map(re.escape, longest_first)))
        for line, (word, reading) in rows:
            if not _settles(reading, pattern, read_as):
                raise fault(
                    str(path),
                    line,
                    f"{word} 读作 {reading}，而 {reading} 又读回它自己，没有尽头",
                    f"{word} is read as {reading}, which is read as itself again, without end",
                )


def _all(name: str, own: Lists) -> tuple[Row, ...]:
    return merged(name, shipped(name), own.get(name, ()))


def _settles(text: str, pattern: re.Pattern[str], read_as: dict[str, str]) -> bool:
    """Whether reading aliases in a text comes to an end, and to a name."""
    for _ in range(_STEPS):
        if len(text) > _LONGEST:
            return False  # it grows at every step, and may do so by any factor
        before = text
        text = pattern.sub(lambda found: read_as[found.group()], text)
        if text == before:
            return True
    return False
