"""The front matter of an article: title, date and source between ``---`` or ``+++`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from factcheck.errors import InputError
from factcheck.model import Message
from factcheck.patterns import compiled

_BLOCK = compiled(
    r"(?:(?P<yaml>---)|(?P<toml>\+\+\+))[ \t]*(?P<end>\r\n|\r|\n)"
    r"(?P<body>(?:.*?(?P=end))??)(?(yaml)(?:---|\.\.\.)|\+\+\+)[ \t]*(?:\r\n|\r|\n|$)",
    re.DOTALL,
)
_TITLES = ("title", "标题")
_DATES = ("date", "published", "pubdate", "publish_date", "日期", "发布日期")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What it says, and where it ends in the text."""

    end: int = 0
    title: str | None = None
    date: str | date | None = None


def read(path: str, text: str) -> FrontMatter:
    """The front matter at the head of a text, if there is any. Raises ``InputError``."""
    found = _BLOCK.match(text)
    if found is None:
        return FrontMatter()
    fields = _toml(path, found["body"]) if found["toml"] else _yaml(path, found["body"])
    if fields is None:  # a line of dashes above a paragraph
        return FrontMatter()
    titles = (fields.get(name) for name in _TITLES)
    dates = (fields.get(name) for name in _DATES)
    return FrontMatter(
        end=found.end(),
        title=next((str(one).strip() for one in titles if one), None),
        date=next((_day(one) for one in dates if one), None),
    )


def _day(value: object) -> date | str:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)


def _toml(path: str, body: str) -> dict[str, Any]:
    import tomllib

    try:
        return _folded(tomllib.loads(body.replace("\r\n", "\n").replace("\r", "\n")))
    except (ValueError, RecursionError) as error:
        raise _fault(path, "TOML", str(error)) from error


def _yaml(path: str, body: str) -> dict[str, Any] | None:
    import yaml  # only a file with front matter pays for it

    if _ALIAS.search(body):
        # A few anchors that name each other stand for gigabytes.
        raise _fault(path, "YAML", "anchors and aliases are not read")
    try:
        found = yaml.safe_load(body)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _fault(path, "YAML", str(error)) from error
    if found is None:
        return {}
    return _folded(found) if isinstance(found, dict) else None


_ALIAS = compiled(r"(?:^|[\s\[,:-])[&*][\w-]+", re.MULTILINE)


def _folded(fields: dict[Any, Any]) -> dict[str, Any]:
    return {str(name).strip().lower(): value for name, value in fields.items()}


def _fault(path: str, kind: str, what: str) -> InputError:
    what = " ".join(what.split())
    return InputError(
        path,
        Message(zh=f"文首的 {kind} 有误：{what}", en=f"bad {kind} at the head of the file: {what}"),
    )
