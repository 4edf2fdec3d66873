"""TOML read into typed structures, each fault told in both languages with the file and the line.

Rule pages and configurations share it. ``tomllib`` says nothing of where a key stands, so its line
is looked for afterwards, where it is wanted: the first statement after which the key is there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from factcheck.errors import FactcheckError
from factcheck.model import Message
from factcheck.patterns import compiled

#: The way to a value: keys of tables and places in lists.
Keys = tuple[str | int, ...]
Structure = TypeVar("Structure")

_TOML_LINE = compiled(r"at line (\d+)")
_STEP = compiled(r"\.([^.\[\]`]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class TomlText:
    """A piece of TOML, and what is said of it when it is wrong.

    ``kind`` is what the file is called; the piece begins on the line ``first_line`` of the file.
    """

    file: Path
    text: str
    kind: Message
    error: Callable[[Message], FactcheckError]
    first_line: int = 1

    def decode(self, structure: type[Structure], under: Keys = ()) -> Structure:
        """The table ``under`` those keys, as the structure; raises ``error`` where it is not."""
        table = _at(self.table(), under)
        try:
            return msgspec.convert(table, type=structure)
        except msgspec.ValidationError as error:
            raise self._explained(str(error), structure, table, under) from error

    def table(self) -> dict[str, Any]:
        """All that the text holds; raises ``error`` where it is no TOML."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = _TOML_LINE.search(str(error))
            last = self.text.rstrip().count("\n") + 1
            line = (int(found.group(1)) if found else last) + self.first_line - 1
            raise self.fault(line, f"TOML 有误：{error}", f"bad TOML: {error}") from error

    def fault(self, line: int, zh: str, en: str) -> FactcheckError:
        """What is wrong on a line of the file."""
        return self.error(
            Message(
                zh=f"{self.kind.zh} {self.file}:{line}：{zh}",
                en=f"{self.kind.en} {self.file}:{line}: {en}",
            )
        )

    def line_of(self, keys: Keys) -> int:
        """The line of the file on which the statement begins that brings a value, in a list of
        several lines the line of its item; 1 where there is no such value.
        """
        lines = self.text.split("\n")
        if not keys or not _holds(_prefix(lines, len(lines)), keys):
            return 1
        end = _first_end(lines, keys)
        # What is complete ends where the text so far is TOML; behind it the statement begins.
        start = next(at for at in range(end - 1, -1, -1) if _prefix(lines, at) is not None)
        while lines[start].lstrip()[:1] in ("", "#"):
            start += 1
        item = (at for at in range(start, end) if _holds(_prefix(lines, at + 1, "]"), keys))
        return next(item, start) + self.first_line

    def _explained(
        self,
        error: str,
        structure: Any,  # noqa: ANN401 (a type)
        table: Any,  # noqa: ANN401 (whatever TOML holds)
        under: Keys,
    ) -> FactcheckError:
        what, _, place = error.partition(" - at `$")
        before, some_key, _ = place.partition("[...]")
        steps = _STEP.finditer(before)
        keys: Keys = tuple(int(step[2]) if step[2] else step[1] for step in steps)
        if some_key:
            keys = (*keys, _faulty_key(table, keys, structure))
        named = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)[1:]
        zh, en = _explanation(what)
        unknown = re.search(r"unknown field `(.+?)`", what)
        allowed = _allowed(structure, keys)
        if unknown:
            keys = (*keys, unknown.group(1))
            more = suggestion(unknown.group(1), allowed)
        else:
            more = _only(allowed if "enum" in what else ())
        return self.fault(
            self.line_of((*under, *keys)),
            (f"{named}：{zh}" if named else zh) + more.zh,
            (f"{named}: {en}" if named else en) + more.en,
        )


_NOTHING = Message(zh="", en="")


def suggestion(word: str, known: Iterable[str], otherwise: Message | None = None) -> Message:
    """What a mistyped word may be meant to be, as the end of a sentence.

    Where nothing is like it: what ``otherwise`` says, else all that is known.
    """
    # Imported here because only a mistyped word needs it, and start-up counts.
    from rapidfuzz import fuzz, process

    names = {_folded(name): name for name in known}
    close = process.extractOne(_folded(word), list(names), scorer=fuzz.ratio, score_cutoff=60)
    if close:
        meant = names[close[0]]
        return Message(zh=f"，是否指 {meant}？", en=f", did you mean {meant}?")
    return otherwise or _only(names.values())


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-")


def _only(known: Iterable[str]) -> Message:
    listed = ", ".join(known)
    return Message(zh=f"，只能是 {listed}", en=f", only {listed}") if listed else _NOTHING


#: msgspec's wordings, and what they mean to whoever writes the file.
_EXPLANATIONS = (
    (compiled(r"Object contains unknown field `(.+?)`"), "没有 {0} 这一项", "unknown key {0}"),
    (compiled(r"Object missing required field `(.+?)`"), "缺少 {0}", "{0} is missing"),
    (compiled(r"Expected `(.+?)`, got `(.+?)`"), "应为 {0}，而不是 {1}", "must be {0}, not {1}"),
    (compiled(r"matching regex '(.+?)'"), "应符合 {0}", "must match {0}"),
    (compiled(r"Invalid enum value '(.*?)'"), "不能为 {0!r}", "cannot be {0!r}"),
    (compiled(r"length >= 1"), "不能为空", "must not be empty"),
    (compiled(r">= (\d+)"), "至少为 {0}", "must be at least {0}"),
    (compiled(r"Invalid RFC3339"), "日期应写作 2025-12-31", "dates are written 2025-12-31"),
)
#: What TOML calls the things that msgspec names after JSON.
_TYPES = {" | null": "", "object": "table"}


def _explanation(what: str) -> tuple[str, str]:
    for named, called in _TYPES.items():
        what = what.replace(f"{named}`", f"{called}`") if called else what.replace(named, called)
    return next(
        (
            (chinese.format(*found.groups()), english.format(*found.groups()))
            for pattern, chinese, english in _EXPLANATIONS
            if (found := pattern.search(what))
        ),
        (what, what),
    )


def _allowed(structure: Any, keys: Keys) -> tuple[str, ...]:  # noqa: ANN401
    """The keys of the table there, or the values that may stand there."""
    known = msgspec.inspect.type_info(structure)
    for key in keys:
        known = next(iter(_inside(known, key)))
    for one in _alternatives(known):
        if isinstance(one, msgspec.inspect.StructType):
            return tuple(field.encode_name for field in one.fields)
        if isinstance(one, msgspec.inspect.LiteralType):
            return tuple(map(str, one.values))
    return ()


def _inside(known: msgspec.inspect.Type, key: str | int) -> list[msgspec.inspect.Type]:
    """The types of what stands in a table or a list under the key."""
    found: list[msgspec.inspect.Type] = []
    for one in _alternatives(known):
        if isinstance(one, msgspec.inspect.StructType):
            found += [field.type for field in one.fields if field.encode_name == key]
        elif isinstance(one, msgspec.inspect.VarTupleType):
            found.append(one.item_type)
        elif isinstance(one, msgspec.inspect.DictType):
            found.append(one.value_type)
    return found


def _alternatives(known: msgspec.inspect.Type) -> tuple[msgspec.inspect.Type, ...]:
    return known.types if isinstance(known, msgspec.inspect.UnionType) else (known,)


def _at(table: Any, keys: Keys) -> Any:  # noqa: ANN401 (whatever TOML holds)
    for key in keys:
        table = table[key]
    return table


def _faulty_key(table: Any, keys: Keys, structure: Any) -> str:  # noqa: ANN401
    """The key of a table of likes whose value is wrong: msgspec tells the table alone."""
    likes: dict[str, Any] = _at(table, keys)
    every = dict(likes)
    for key, value in every.items():
        likes.clear()
        likes[key] = value
        try:
            msgspec.convert(table, type=structure)
        except msgspec.ValidationError:
            return key
    raise AssertionError(f"nothing is wrong in {every}")


def _holds(table: Mapping[str, Any] | None, keys: Keys) -> bool:
    """Whether there is something under the keys."""
    inside: Any = table
    for key in keys:
        known: Any = range(len(inside)) if isinstance(inside, list) else inside
        if not isinstance(inside, list | dict) or key not in known:
            return False
        inside = _at(inside, (key,))
    return True


def _prefix(lines: Sequence[str], count: int, closing: str = "") -> dict[str, Any] | None:
    """What the first lines and ``closing`` hold, ``None`` where they end inside a statement."""
    try:
        return tomllib.loads("\n".join([*lines[:count], closing]))
    except tomllib.TOMLDecodeError:
        return None


def _first_end(lines: Sequence[str], keys: Keys) -> int:
    """How many lines, at least, hold a value that all of them hold; by halving."""
    without, limit, found = 0, len(lines), len(lines)
    while limit - without > 1:
        middle = (without + limit) // 2
        whole = next((at for at in range(middle, limit) if _prefix(lines, at) is not None), None)
        if whole is None:
            limit = middle
        elif _holds(_prefix(lines, whole), keys):
            found, limit = whole, middle
        else:
            without = whole
    return found
