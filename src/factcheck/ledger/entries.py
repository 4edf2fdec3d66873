"""The entries of a ledger file, each text with its place.

A ledger is TOML (``[[fact]]``, ``[[post]]``) or CSV (RFC 4180, a header line with the same names).
One key, and in CSV one entry, stands on one line, in plain quotes: so a file is taken apart line by
line, in linear time, and every text of it is known with its place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

from factcheck.errors import FactcheckError, InputError
from factcheck.model import Message, Span
from factcheck.patterns import compiled
from factcheck.typed_toml import TomlText, suggestion

FACT, POST = "fact", "post"
REQUIRED = {
    FACT: ("subject", "indicator", "value", "source"),
    POST: ("post", "holder", "source"),
}
OPTIONAL = {FACT: ("period", "base"), POST: ()}

_KIND = Message(zh="台账", en="ledger")
_HEADER = compiled(r"\s*\[\[\s*([\w-]+)\s*\]\]\s*(?:#.*)?")
#: The beginning of a line that gives a key a text, up to its first character.
_OPENING = compiled(r"[^=]*=\s*([\"'])")
_CELL = compiled(r'\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)')


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of an entry, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its cells and their lines by key, and the stretch that it takes."""

    kind: str
    cells: Mapping[str, Cell]
    lines: Mapping[str, int]
    span: Span

    def fault(self, key: str, zh: str, en: str) -> InputError:
        """What is wrong with one of its cells."""
        return fault(self.span.document, self.lines[key], zh, en)


def fault(path: str, line: int, zh: str, en: str) -> InputError:
    """What is wrong on a line of a ledger."""
    return InputError(path, Message(zh=f"第 {line} 行：{zh}", en=f"line {line}: {en}"))


def drafts_of(path: str, text: str) -> list[Draft]:
    """What a decoded file holds, in its order and not yet verified.

    Raises ``InputError`` where the file itself cannot be taken apart.
    """
    reader = _READERS.get(Path(path).suffix.lower())
    if reader is None:
        raise InputError(
            path,
            Message(
                zh="台账应为 .toml 或 .csv 文件", en="a ledger of facts is a .toml or .csv file"
            ),
        )
    found = list(reader(path, text))
    if not found:
        raise InputError(
            path,
            Message(
                zh="台账里没有 [[fact]]、[[post]]，也没有数据行",
                en="this ledger has no [[fact]], no [[post]] and no rows",
            ),
        )
    return found


@dataclass(slots=True)
class Draft:
    """An entry as it is written; ``values`` are cells, or what stands in place of one."""

    path: str
    kind: str
    line: int
    start: int
    end: int
    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def finished(self) -> Entry:
        """The entry; raises ``InputError`` unless it has what its kind needs and nothing else."""
        path = self.path
        if self.kind not in REQUIRED:
            more = suggestion(self.kind, REQUIRED)
            zh = f"没有 [[{self.kind}]] 这一类{more.zh}"
            raise fault(path, self.line, zh, f"there is no [[{self.kind}]]{more.en}")
        known = (*REQUIRED[self.kind], *OPTIONAL[self.kind])
        for key, value in self.values.items():
            if key not in known:
                more = suggestion(key, known)
                zh, en = f"没有 {key} 这一项{more.zh}", f"unknown key {key}{more.en}"
                raise fault(path, self.lines[key], zh, en)
            if not isinstance(value, Cell):
                raise fault(
                    path,
                    self.lines[key],
                    f"{key} 应为一行之内的文字，写在一对普通引号里，不用转义",
                    f"{key} must be a text on one line, in plain quotes and without escapes",
                )
        cells = {
            key: cell for key, cell in self.values.items() if isinstance(cell, Cell) and cell.text
        }
        for key in REQUIRED[self.kind]:
            if key not in cells:
                line = self.lines.get(key, self.line)
                raise fault(path, line, f"缺少 {key}", f"{key} is missing")
        return Entry(self.kind, cells, self.lines, Span(path, self.start, self.end))


def _from_toml(path: str, text: str) -> Iterator[Draft]:
    _LedgerText(Path(path), text, _KIND, lambda told: InputError(path, told)).table()
    draft: Draft | None = None
    start = 0
    for number, ended in enumerate(text.split("\n"), start=1):
        line = ended.rstrip("\r")
        header = _HEADER.fullmatch(line)
        if header:
            if draft is not None:
                yield draft
            draft = Draft(path, header[1], number, start, start + len(line.rstrip()))
        elif line.strip() and not line.lstrip().startswith("#"):
            key, value = _pair(path, number, line)
            if draft is None:
                zh = "应放在 [[fact]] 或 [[post]] 之下"
                raise fault(path, number, zh, "belongs below a [[fact]] or a [[post]]")
            draft.values[key] = _toml_cell(path, start, line, value)
            draft.lines[key] = number
            draft.end = start + len(line.rstrip())
        start += len(ended) + 1
    if draft is not None:
        yield draft


def _pair(path: str, number: int, line: str) -> tuple[str, object]:
    """The key and the value that a line holds by itself."""
    try:
        ((key, value),) = tomllib.loads(line).items()
    except tomllib.TOMLDecodeError:
        pass
    else:
        if not isinstance(value, dict | list):
            return key, value
    raise fault(
        path,
        number,
        "每条写作 [[fact]] 或 [[post]]，其下每项占一行",
        "an entry is a [[fact]] or a [[post]] with one key on a line",
    )


def _toml_cell(path: str, start: int, line: str, value: object) -> object:
    """The text with its place; as it is where it is none, or not written as it reads."""
    opening = _OPENING.match(line)
    if not isinstance(value, str) or opening is None:
        return value
    first, last = opening.end(), opening.end() + len(value)
    if line[first : last + 1] != value + opening[1]:
        return None
    return _cell(path, start + first, value)


def _from_csv(path: str, text: str) -> Iterator[Draft]:
    names: list[str] | None = None
    start = 0
    for number, ended in enumerate(StringIO(text, newline=""), start=1):
        line = ended.rstrip("\r\n")
        if line.strip(" ,"):
            cells = _csv_cells(path, number, start, line)
            if names is None:
                names = _columns(path, number, cells)
            elif len(cells) != len(names):
                raise fault(
                    path,
                    number,
                    f"有 {len(cells)} 格，表头是 {len(names)} 格",
                    f"{len(cells)} cells where the header has {len(names)}",
                )
            else:
                draft = Draft(path, _kind(names), number, start, start + len(line.rstrip()))
                draft.values |= zip(names, cells, strict=True)
                draft.lines |= dict.fromkeys(names, number)
                yield draft
        start += len(ended)


def _columns(path: str, number: int, cells: Sequence[Cell]) -> list[str]:
    """The names of the columns, all of one kind of entry and each once."""
    names = [cell.text for cell in cells]
    kind = _kind(names)
    known = (*REQUIRED[kind], *OPTIONAL[kind])
    for at, name in enumerate(names):
        if name not in known:
            more = suggestion(name, known)
            zh, en = f"没有 {name} 这一列{more.zh}", f"unknown column {name}{more.en}"
            raise fault(path, number, f"表头：{zh}", f"header: {en}")
        if name in names[:at]:
            raise fault(path, number, f"表头：{name} 重复", f"header: {name} is there twice")
    for name in REQUIRED[kind]:
        if name not in names:
            raise fault(path, number, f"表头：缺少 {name}", f"header: {name} is missing")
    return names


def _kind(names: Sequence[str]) -> str:
    return POST if {"post", "holder"} & {*names} else FACT


def _csv_cells(path: str, number: int, start: int, line: str) -> list[Cell]:
    cells: list[Cell] = []
    at, more = 0, True
    while more:
        found = _CELL.match(line, at)
        if found is None:
            zh = "引号没有在本行结束，或者多出引号；一条占一行"
            raise fault(path, number, zh, "quotes must be closed on the line; one entry a line")
        group = 1 if found[1] is not None else 2
        cell = _cell(path, start + found.start(group), found[group])
        cells.append(replace(cell, text=cell.text.replace('""', '"')))
        at, more = found.end(), found[3] == ","
    return cells


def _cell(path: str, start: int, written: str) -> Cell:
    """The text without the white space around it."""
    text = written.strip()
    first = start + len(written) - len(written.lstrip())
    return Cell(text, Span(path, first, first + len(text)))


class _LedgerText(TomlText):
    """TOML whose faults are those of an input file, which the report names by itself."""

    def fault(self, line: int, zh: str, en: str) -> FactcheckError:
        return fault(str(self.file), line, zh, en)


_READERS: Mapping[str, Callable[[str, str], Iterator[Draft]]] = {
    ".toml": _from_toml,
    ".csv": _from_csv,
}
