"""Formats and encodings through the command line and the configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..articles import write
from .conftest import Command

ONE = "截至2024年底，青禾高新区拥有高新技术企业52家。"
OTHER = "截至2024年底，青禾高新区拥有高新技术企业58家。"


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    records = [{"n": "甲", "d": {"正文": ONE}}, {"n": "乙", "d": {"正文": OTHER}}]
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in records)
    write(tmp_path, {"all.jsonl": lines, "package.json": '{"name": "x"}'})
    return tmp_path


def test_the_configuration_names_the_keys_of_records(dump: Path, command: Command) -> None:
    write(dump, {"factcheck.toml": '[json]\ntext = "d.正文"\nid = "n"\n'})
    done = command("run", "all.jsonl", "--format", "json")
    report = json.loads(done.out)
    assert done.code == 1
    assert [one["path"] for one in report["documents"]] == ["all.jsonl#乙", "all.jsonl#甲"]
    spans = [claim["span"] for claim in report["findings"][0]["claims"]]
    assert [(one["quote"], one["source"]) for one in spans] == [
        ("58家", {"line": 2}),
        ("52家", {"line": 1}),
    ]


@pytest.mark.usefixtures("dump")
def test_without_them_each_record_is_told(command: Command) -> None:
    done = command("run", "all.jsonl", "--lang", "zh")
    assert done.code == 2
    assert "all.jsonl#1: 第 1 行起的记录没有正文" in done.err
    assert "all.jsonl#2: 第 2 行起的记录没有正文" in done.err


def test_json_below_a_folder_is_taken_where_it_is_asked_for(dump: Path, command: Command) -> None:
    write(dump, {"a.txt": ONE})
    assert "1 篇文档" in command("run", ".", "--lang", "zh").out
    text = 'include = ["*.txt", "*.jsonl"]\n[json]\ntext = "d.正文"\n'
    write(dump, {"factcheck.toml": text})
    assert "3 篇文档" in command("run", ".", "--lang", "zh").out


def test_severities_by_path_count_for_records(dump: Path, command: Command) -> None:
    text = '[json]\ntext = "d.正文"\n[[per-path]]\npaths = ["all.jsonl"]\nignore = ["FC101"]\n'
    write(dump, {"factcheck.toml": text})
    assert command("run", "all.jsonl").code == 0


def test_the_configuration_may_tell_the_encoding(dump: Path, command: Command) -> None:
    (dump / "a.txt").write_bytes("企業52家".encode("utf-16-be"))
    write(dump, {"factcheck.toml": 'encoding = "utf-16-be"\n'})
    assert '"52家"' in command("claims", "a.txt", "--format", "jsonl").out
    write(dump, {"factcheck.toml": 'encoding = "klingon"\n'})
    done = command("run", "a.txt", "--lang", "en")
    assert done.code == 2
    assert "factcheck.toml:1: encoding: there is no encoding klingon" in done.err
