"""JSON and JSON lines: files of many articles, each a document of its own.

A document is called after its file and its id, else its number: ``all.jsonl#17``. One record that
is no article never hides the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from factcheck.config import JsonFields
from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Message, Place, SourceMap
from factcheck.patterns import compiled
from factcheck.reading.articles import Markup, article, day
from factcheck.reading.encodings import decode
from factcheck.reading.lines import Looks

#: Where dumps of articles in common use have their parts.
_COMMON = {
    "text": ("content", "text", "body", "article", "articleBody", "正文", "内容"),
    "title": ("title", "headline", "name", "标题"),
    "date": (
        *("date", "publish_date", "pub_date", "published", "publish_time", "pubDate"),
        *("datePublished", "created_at", "time", "日期", "发布日期", "发布时间"),
    ),
    "id": ("id", "_id", "url", "uuid", "编号"),
}
_HTML = compiled(r"<(?:/(?:p|div|span|table)|br ?/?)>", re.IGNORECASE)
_LINE_END = compiled(r"\r\n|\r|\n")
_BLANK = compiled(r"[ \t\r\n]*")
#: Larger numbers are milliseconds; as seconds they lie beyond the year 5000.
_SECONDS = 10**11
_BEIJING = timedelta(hours=8)
_NO_RECORDS = Message(zh="JSON 里没有文章", en="there is no article in this JSON")


@dataclass(frozen=True, slots=True)
class _Record:
    """A value of the file, its number, and the line on which it begins."""

    number: int
    line: int
    value: Any


def read_all(path: str, data: bytes, fields: JsonFields) -> Sequence[Document | InputError]:
    """The articles of a file, and what is wrong with each record that is none.

    Raises ``InputError`` where the file holds no records at all.
    """
    text = decode(path, data)
    found: list[Document | InputError] = []
    names: set[str] = set()
    for record in _records(path, text):
        if isinstance(record, InputError):
            found.append(record)
            continue
        name = _name(path, record, fields, names)
        try:
            found.append(_document(name, record, fields))
        except InputError as error:
            found.append(error)
    if not found:
        raise InputError(path, _NO_RECORDS)
    return found


def _records(path: str, text: str) -> Iterator[_Record | InputError]:
    """The records: the values of a list, those of the list in an object, or one for each line."""
    try:
        if path.lower().endswith(".json"):
            yield from _of_one_value(path, text)
            return
    except _SeveralValuesError:
        pass
    number = 0
    start = 0
    ends = [*(match.span() for match in _LINE_END.finditer(text)), (len(text), len(text))]
    for line, (end, after) in enumerate(ends, start=1):
        written = text[start:end]
        start = after
        if not written.strip():
            continue
        number += 1
        try:
            yield _Record(number, line, json.loads(written))
        except (ValueError, RecursionError) as error:
            yield _fault(path, error, line)


class _SeveralValuesError(Exception):
    """One value follows another: JSON lines under the name of JSON."""


def _of_one_value(path: str, text: str) -> Iterator[_Record]:
    try:
        value, end = json.JSONDecoder().raw_decode(text, _blank(text, 0))
    except (ValueError, RecursionError) as error:
        raise _fault(path, error) from error
    if _blank(text, end) < len(text):
        raise _SeveralValuesError
    if isinstance(value, list):
        yield from _listed(text)
        return
    lists = [one for one in value.values() if _holds_records(one)] if _is_record(value) else []
    for number, one in enumerate(lists[0] if len(lists) == 1 else [value], start=1):
        yield _Record(number, 1, one)


def _listed(text: str) -> Iterator[_Record]:
    """The values of a list, each with its line."""
    decoder = json.JSONDecoder()
    at, number, line, counted = _blank(text, _blank(text, 0) + 1), 0, 1, 0
    while text[at] != "]":
        number += 1
        line += len(_LINE_END.findall(text, counted, at))
        counted = at
        value, end = decoder.raw_decode(text, at)
        yield _Record(number, line, value)
        at = _blank(text, end)
        if text[at] == ",":
            at = _blank(text, at + 1)


def _document(path: str, record: _Record, fields: JsonFields) -> Document:
    body = _text(_part(record.value, "text", fields))
    if not body.strip():
        wanted = fields.text or " / ".join(_COMMON["text"])
        raise InputError(
            path,
            Message(
                zh=f"第 {record.line} 行起的记录没有正文（{wanted}）；"
                '在配置的 [json] 里写明 text = "…"',
                en=f"the record on line {record.line} has no text ({wanted}); "
                'name its key in the configuration: [json] text = "…"',
            ),
        )
    title = _text(_part(record.value, "title", fields)).strip()
    told = _day(_part(record.value, "date", fields))
    if _HTML.search(body):
        from factcheck.reading import html

        found = html.read_text(path, f"<h1>{title}</h1>\n{body}" if title else body)
    else:
        headed = bool(title) and not body.lstrip().startswith(title)
        text = f"{title}\n\n{body}" if headed else body
        at = 0 if headed else len(body) - len(body.lstrip())
        looks = {at: Looks(BlockKind.HEADING, 1)} if title else {}
        found = article(path, text, Markup(looks=looks))
    place = SourceMap((0,), (Place(line=record.line),))
    return replace(found, title=title or found.title, date=told or found.date, source=place)


def _name(path: str, record: _Record, fields: JsonFields, taken: set[str]) -> str:
    """``file#id``; the number where there is no id, or where it is not the first of its kind."""
    told = _part(record.value, "id", fields)
    known = isinstance(told, str | int) and not isinstance(told, bool) and str(told).strip()
    name = str(told).strip() if known else str(record.number)
    if name in taken:
        name = f"{name}#{record.number}"
    taken.add(name)
    return f"{path}#{name}"


def _part(value: object, part: str, fields: JsonFields) -> object:
    """A part of a record, under the key that the configuration names or a common one."""
    asked = getattr(fields, part)
    for key in (asked,) if asked else _COMMON[part]:
        found = _nested(value, key)
        if found not in (None, "", []):
            return found
    return None


def _nested(value: object, key: str) -> object:
    """What stands under a key with dots: in ``data.items.0.text`` 0 is a place in a list."""
    if isinstance(value, dict) and key in value:
        return value[key]
    for step in key.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def _text(value: object) -> str:
    """A text, or the paragraphs of one."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_text, value)))
    return value if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    """A date as dumps have it: written out, or seconds since 1970, which are told in Beijing."""
    if isinstance(value, str):
        return day(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if abs(value) > _SECONDS else value
    try:
        return (datetime.fromtimestamp(seconds, UTC) + _BEIJING).date()
    except (OverflowError, OSError, ValueError):
        return None


def _is_record(value: object) -> bool:
    return isinstance(value, dict)


def _holds_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_record, value))


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _fault(path: str, error: Exception, line: int | None = None) -> InputError:
    if isinstance(error, json.JSONDecodeError):
        where = error.lineno if line is None else line
        zh = f"JSON 有误：第 {where} 行第 {error.colno} 列，{error.msg}"
        en = f"bad JSON: line {where}, column {error.colno}: {error.msg}"
    elif isinstance(error, RecursionError):
        zh, en = "JSON 嵌套过深", "the JSON is nested too deeply"
    else:
        zh, en = f"JSON 有误：{error}", f"bad JSON: {error}"
    return InputError(path, Message(zh=zh, en=en))
