"""A machine whose encoding is not UTF-8, as Chinese Windows has it: it prints and parses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..articles import write
from ..reading.producers import docx, pdf

ONE = "截至2024年底，青禾高新区拥有高新技术企业52家（€、é、𠮷、한）。"
OTHER = "截至2024年底，青禾高新区拥有高新技术企业58家。"


def factcheck(
    folder: Path, encoding: str, *arguments: str, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": encoding,
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONCOERCECLOCALE": "0",
    }
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("encoding", ["cp936", "gbk", "big5", "ascii"])
def test_reports_are_printed_whatever_the_console_holds(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, {"a.txt": ONE, "b.html": f"<p>{OTHER}</p>"})
    done = factcheck(tmp_path, encoding, "run", ".", "--lang", "zh")
    assert done.returncode == 1, done.stderr
    shown = done.stdout.decode(encoding)
    assert "a.txt:1:23" in shown
    if encoding in ("cp936", "gbk"):
        assert "高新技术企业【52家】" in shown
    assert b"Traceback" not in done.stderr


FORMATS = ("rich", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_of_word_and_pdf_files(tmp_path: Path, format_: str) -> None:
    """Reports for programs are UTF-8 whatever the console holds."""
    (tmp_path / "甲é.docx").write_bytes(docx(ONE))
    (tmp_path / "乙한.pdf").write_bytes(pdf(OTHER))
    done = factcheck(tmp_path, "cp936", "run", ".", "--lang", "zh", "--format", format_)
    assert done.returncode == 1, done.stderr
    shown = done.stdout.decode("cp936" if format_ == "rich" else "utf-8")
    assert "52家" in shown
    assert "58家" in shown
    assert b"Traceback" not in done.stderr


def test_a_report_in_a_file_is_utf8(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": ONE, "b.txt": OTHER})
    done = factcheck(tmp_path, "cp936", "run", ".", "--output", "报告é.out")
    assert done.returncode == 1
    assert "52家" in (tmp_path / "报告é.out").read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "."),
        ("claims", ".", "--format", "jsonl"),
        ("rule",),
        ("rule", "FC101"),
        ("rule", "FC101", "--lang", "en"),
        ("config",),
        ("config", "--format", "json"),
        ("init",),
        ("run", ".", "--baseline", "known.json", "--update-baseline"),
        ("run", ".", "--statistics"),
        ("run", ".", "--verbose", "--show-info", "--show-verified"),
        ("run", "没有.docx", "--fail-on", "never"),
        ("--help",),
        ("run", "--help"),
        ("run", "--select", "没有"),
    ],
    ids=" ".join,
)
def test_every_command(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "甲é.docx").write_bytes(docx(ONE))
    (tmp_path / "乙한.txt").write_text(OTHER, "utf-8")
    done = factcheck(tmp_path, "cp936", *arguments)
    assert done.returncode in (0, 1, 2)
    assert (done.returncode == 2) == ("没有" in "".join(arguments))
    for stream in (done.stdout, done.stderr):
        stream.decode("utf-8" if {"json", "jsonl"} & {*arguments} else "cp936")
        assert b"Traceback" not in stream
    assert done.stdout or done.stderr


def test_what_is_wrong_is_printed_too(tmp_path: Path) -> None:
    (tmp_path / "é한.txt").write_bytes(b"\x00\x01")
    done = factcheck(tmp_path, "cp936", "run", ".", "--lang", "zh")
    assert done.returncode == 2
    assert "二进制" in done.stderr.decode("cp936")
    assert b"Traceback" not in done.stderr


def test_programs_get_utf8(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": ONE, "b.txt": OTHER})
    done = factcheck(tmp_path, "cp936", "run", ".", "--format", "json")
    assert "52家" in done.stdout.decode("utf-8")


def test_files_and_pipes_in_the_console_s_encoding_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OTHER.encode("gbk"))
    text = OTHER.replace("58", "52").encode("gbk")
    done = factcheck(tmp_path, "cp936", "run", "-", "a.txt", "--lang", "zh", stdin=text)
    assert done.returncode == 1, done.stderr
    assert "52家 ≠ 58家" in done.stdout.decode("cp936")


def test_an_encoding_may_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("，企業52家".encode("utf-16-be"))
    done = factcheck(
        tmp_path, "utf-8", "claims", "a.txt", "--format", "jsonl", "--encoding", "utf-16-be"
    )
    assert '"52家"' in done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64"])
def test_an_unknown_encoding_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"a.txt": ONE})
    done = factcheck(tmp_path, "utf-8", "run", "a.txt", "--lang", "zh", "--encoding", name)
    assert done.returncode == 2
    assert f"--encoding：没有 {name} 这种编码" in done.stderr.decode("utf-8")
