"""JSON and JSON lines: each article a document of its own."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factcheck.config import JsonFields
from factcheck.errors import InputError
from factcheck.model import Document, Place
from factcheck.reading import parse, read_all

TEXT = "截至2024年底，青禾高新区拥有高新技术企业52家。"


def documents(
    value: object, name: str = "all.json", fields: JsonFields | None = None
) -> list[Document]:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    found = read_all(name, text.encode(), fields=fields or JsonFields())
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def errors(text: str, name: str = "all.json") -> list[tuple[str, str]]:
    found = read_all(name, text.encode())
    return [(one.path, one.message.en) for one in found if isinstance(one, InputError)]


@pytest.mark.parametrize(
    "value",
    [
        [{"content": TEXT}, {"content": TEXT}],
        {"total": 2, "articles": [{"text": TEXT}, {"body": TEXT}]},
        "\n".join(json.dumps({"content": TEXT}) for _ in range(2)),
    ],
    ids=["list", "list in an object", "lines"],
)
def test_each_record_is_a_document(value: object) -> None:
    assert [one.path for one in documents(value)] == ["all.json#1", "all.json#2"]
    assert [one.text for one in documents(value)] == [TEXT, TEXT]


def test_ids_titles_and_dates_in_common_dumps() -> None:
    value = [
        {"id": "A7", "title": "青禾综述", "content": TEXT, "publish_date": "2025年1月20日"},
        {"id": "A7", "headline": "青禾综述", "text": [TEXT, TEXT], "date": 1737388800},
        {"_id": 9, "body": f"<p>{TEXT}</p>", "pubDate": 1737388800000},
    ]
    first, second, third = documents(value)
    assert [one.path for one in (first, second, third)] == [
        "all.json#A7",
        "all.json#A7#2",
        "all.json#9",
    ]
    assert first.text == f"青禾综述\n\n{TEXT}"
    assert (first.title, second.title) == ("青禾综述", "青禾综述")
    assert {one.date for one in (first, second, third)} == {date(2025, 1, 21), date(2025, 1, 20)}
    assert third.text == TEXT


def test_fields_may_be_named() -> None:
    fields = JsonFields(text="data.正文", title="data.t", date="meta.0.day", id="n")
    value = [{"n": 5, "data": {"正文": TEXT, "t": "题"}, "meta": [{"day": "2025-01-20"}]}]
    (one,) = documents(value, fields=fields)
    assert (one.path, one.title, one.date) == ("all.json#5", "题", date(2025, 1, 20))


def test_the_line_of_each_record_is_told() -> None:
    found = documents([{"content": TEXT}, {"content": TEXT}])
    places = [one.source.place(one.whole) for one in found if one.source]
    assert places == [Place(line=2), Place(line=5)]


def test_one_bad_record_never_hides_the_others() -> None:
    lines = [json.dumps({"content": TEXT}), '{"content": "cut', json.dumps({"title": "x"})]
    text = "\n".join(lines)
    assert errors(text, "all.jsonl") == [
        ("all.jsonl", "bad JSON: line 2, column 13: Unterminated string starting at"),
        (
            "all.jsonl#3",
            "the record on line 3 has no text (content / text / body / article / articleBody / "
            '正文 / 内容); name its key in the configuration: [json] text = "…"',
        ),
    ]
    assert len(read_all("all.jsonl", text.encode())) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"content": "a"}, {"con', "bad JSON: line 1"),
        ("[" * 100_000, "nested too deeply"),
        ('{"content": ' * 50_000, "nested too deeply"),
        ("[]", "no article"),
        ('{"content": ' + "9" * 5000 + "}", "bad JSON"),
    ],
    ids=["cut", "deep list", "deep object", "empty", "long number"],
)
def test_a_file_that_is_no_json_is_told(text: str, told: str) -> None:
    ((path, message),) = errors(text)
    assert path == "all.json"
    assert told in message


def test_one_article_may_be_read_alone() -> None:
    assert parse("one.json", json.dumps({"content": TEXT}).encode()).text == TEXT
    with pytest.raises(InputError, match="2 articles"):
        parse("two.json", json.dumps([{"content": TEXT}] * 2).encode())


def test_half_a_character_is_told_and_the_other_articles_are_read() -> None:
    data = f'[{{"text": "{TEXT}\\ud800"}}, {{"text": "{TEXT}"}}]'.encode()
    half, whole = read_all("a.json", data)
    assert isinstance(half, InputError)
    assert "\\ud800" in half.message.en
    assert isinstance(whole, Document)
