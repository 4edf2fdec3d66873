"""TOML into structures: what is wrong is told with its line, whatever stands around it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ConfigError
from factcheck.model import Message
from factcheck.typed_toml import TomlText, suggestion


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    level: Literal["low", "high"] = "low"


class Whole(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    jobs: int = 1
    some_words: tuple[str | Inner, ...] = ()
    inner: tuple[Inner, ...] = ()
    levels: dict[str, Literal["low", "high"]] = {}


def source(text: str, first_line: int = 1) -> TomlText:
    kind = Message(zh="文件", en="file")
    return TomlText(Path("made.toml"), text, kind, ConfigError, first_line)


def fault(text: str) -> Message:
    with pytest.raises(ConfigError) as caught:
        source(text).decode(Whole)
    return caught.value.message


def test_what_is_right_is_decoded() -> None:
    text = 'jobs = 3\nsome-words = ["a", { name = "b" }]\n[levels]\nx = "high"\n'
    assert source(text).decode(Whole) == Whole(3, ("a", Inner("b")), (), {"x": "high"})
    assert source("[a.b]\njobs = 3\n").decode(Whole, ("a", "b")) == Whole(3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# a\n\njob = 3", "3: unknown key job, did you mean jobs?"),
        ("zzz = 3", "1: unknown key zzz, only jobs, some-words, inner, levels"),
        ("some_words = []", "1: unknown key some_words, did you mean some-words?"),
        ('\njobs = "3"', "2: jobs: must be int, not str"),
        ("some-words = [\n  'a',\n  3,\n]", "3: some-words[1]: must be str | table, not int"),
        ("jobs = 3\n[[inner]]\nname = 'a'\n[[inner]]\n", "4: inner[1]: name is missing"),
        (
            "[[inner]]\nname = 'a'\n\n[[inner]]\nname = 'b'\nlevel = 'hi'",
            "6: inner[1].level: cannot be 'hi', only high, low",
        ),
        ("[levels]\na = 'low'\nb = 'hi'", "3: levels.b: cannot be 'hi', only high, low"),
        ("levels = { a = 'low', b = 3 }", "1: levels.b: must be str, not int"),
        ("jobs = 3\njobs = 4\n", "2: bad TOML: Cannot overwrite a value (at line 2, column 9)"),
        ("jobs = 3\n\nx = [1,\n\n", "3: bad TOML: Invalid value (at end of document)"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, told: str) -> None:
    assert fault(text).en == f"file made.toml:{told}"
    assert fault(text).zh.startswith(f"文件 made.toml:{told.partition(':')[0]}：")


def test_lines_count_from_where_the_piece_begins() -> None:
    assert source("a = 1\nb = 2", first_line=5).line_of(("b",)) == 6


def test_what_looks_like_a_key_inside_a_text_is_none() -> None:
    text = 'a = """\njobs = 1\n[levels]\n"""\n# jobs = 2\njobs = 3\n'
    assert source(text).line_of(("jobs",)) == 6


def test_what_is_nowhere_stands_on_the_first_line() -> None:
    assert source("a = 1\n").line_of(("b",)) == 1
    assert source("a = [1]\n").line_of(("a", 1)) == 1
    assert source("a = 1\n").line_of(("a", "b")) == 1


def test_an_item_of_a_list_over_several_lines_has_its_own_line() -> None:
    text = 'b = 1\na = [\n  # one\n  { x = "]" },\n\n  { x = 2 }, { x = 3 },\n]\n'
    lines = [source(text).line_of(("a", at)) for at in range(3)]
    assert lines == [4, 6, 6]
    assert source(text).line_of(("a", 0, "x")) == 4
    assert source(text).line_of(("a",)) == 2


_FILLERS = st.lists(st.sampled_from(["", "# note", "  "]), max_size=3)
_VALUES = st.sampled_from(["1", "'a'", "[\n 1,\n # x\n 2,\n]", '"""\nk0 = 1\n"""', "{ z = 1 }"])


@given(st.lists(st.tuples(_FILLERS, _VALUES, st.booleans()), min_size=1, max_size=12))
def test_each_key_is_found_on_its_line(entries: list[tuple[list[str], str, bool]]) -> None:
    lines: list[str] = []
    places: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    tables = 0
    for number, (filler, value, opens) in enumerate(entries):
        lines += filler
        if opens:
            table, tables = ("t", tables), tables + 1
            lines.append("[[t]]")
            places[table] = len(lines)
        places[(*table, f"k{number}")] = len(lines) + 1
        lines += f"k{number} = {value}".split("\n")
    text = "\n".join(lines)
    assert {keys: source(text).line_of(keys) for keys in places} == places
    assert {keys: source(text.replace("\n", "\r\n")).line_of(keys) for keys in places} == places


def test_a_word_like_none_is_answered_with_all() -> None:
    assert suggestion("qqq", ["jobs", "lang"]).en == ", only jobs, lang"
    assert suggestion("qqq", ["jobs"], otherwise=Message(zh="甲", en="b")).zh == "甲"
    assert suggestion("qqq", []).en == ""
    assert suggestion("Job_s", ["jobs", "lang"]).zh == "，是否指 jobs？"
