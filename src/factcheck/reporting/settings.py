"""What is in force and where each value comes from, for readers and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config import Severities
from factcheck.model import Language, Message
from factcheck.reading.formats import SUFFIXES
from factcheck.reporting.visible import visible
from factcheck.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from rich.console import RenderableType

_FILE = Message(zh="配置：", en="configuration: ")
_NO_FILE = Message(zh="没有配置文件", en="no configuration file")
#: How the findings that are let stand are written, beside the rules that are left out.
_FINDINGS = "[[ignore]]"
_NOTHING = "—"

Data = None | str | int | list["Data"] | dict[str, "Data"]


def listing(settings: Settings, language: Language) -> Iterator[RenderableType]:
    """The file, then a line for each key: its value and where that comes from."""
    from rich.table import Table
    from rich.text import Text

    file = f"{_FILE[language]}{settings.file}" if settings.file else _NO_FILE[language]
    yield Text(visible(file), "bold")
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for key, (value, origin) in _values(settings, language).items():
        style = "" if origin is not DEFAULT else "dim"
        cell = "\n".join(visible(line) for line in _lines(value)) or _NOTHING
        table.add_row(Text(key, "bold"), Text(cell), Text(visible(origin[language]), style))
    yield table


def to_json(settings: Settings, language: Language) -> str:
    """The same as JSON: ``{"file", "settings": {KEY: {"value", "origin"}}}``, in English."""
    data = {
        "file": _path(settings.file),
        "settings": {
            key: {"value": value, "origin": origin[Language.EN]}
            for key, (value, origin) in _values(settings, language).items()
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _values(settings: Settings, language: Language) -> dict[str, tuple[Data, Message]]:
    """Each key with its value and its origin, in the order of the template."""
    formats = tuple(f"*{suffix}" for suffix in SUFFIXES)
    found: dict[str, Data] = {
        "include": _list(settings.include or formats),
        "exclude": _list(settings.exclude),
        "select": _list(settings.select),
        "ignore": _list(settings.ignore),
        "fail_on": settings.fail_on,
        "min_confidence": settings.min_confidence.name.lower(),
        "lang": (settings.lang or language).value,
        "date": _day(settings.date),
        "jobs": settings.jobs,
        "cache": settings.cache,
        "against": _list(settings.against),
        "facts": _list(settings.facts),
        "baseline": _path(settings.baseline),
        "lexicons": _path(settings.lexicons),
        "rules": _path(settings.rules),
        "encoding": settings.encoding,
        "json": {
            name: key
            for name in ("text", "title", "date", "id")
            if (key := getattr(settings.json, name)) is not None
        },
        "severity": _levels(settings.severity),
        "per_path": [
            {"paths": _list(one.paths), "severity": _levels(one.severity)}
            for one in settings.per_path
        ],
        "ignored": [
            {"fingerprint": one.fingerprint, "reason": one.reason, "expires": _day(one.expires)}
            for one in settings.ignored
        ],
    }
    return {
        _FINDINGS if name == "ignored" else name.replace("_", "-"): (
            value,
            settings.origins.get(name, DEFAULT),
        )
        for name, value in found.items()
    }


def _lines(value: Data) -> Iterator[str]:
    """A value in a line; a list of tables with a line for each."""
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield from (_inline(one) for one in value)
    elif value not in (None, [], {}):
        yield _inline(value)


def _inline(value: Data) -> str:
    if isinstance(value, list):
        return ", ".join(map(_inline, value))
    if isinstance(value, dict):
        shown = {key: one for key, one in value.items() if one is not None}
        return ", ".join(
            f"{key}: {_inline(one)}" if isinstance(one, list | dict) else f"{key} = {_inline(one)}"
            for key, one in shown.items()
        )
    if isinstance(value, bool):
        return str(value).lower()  # as in the file
    return str(value)


def _list(values: tuple[str, ...] | tuple[Path, ...]) -> Data:
    return [_path(value) if isinstance(value, Path) else value for value in values]


def _path(path: Path | None) -> str | None:
    return path.as_posix() if path else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _levels(severities: Severities) -> Data:
    return {rule: level.label if level else "off" for rule, level in severities.items()}
