"""Patterns are the same whether they were compiled or kept."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import patterns
from factcheck.patterns import Patterns

SOME = (
    (r"(?P<whole>[0-9]+)(?:\.(?P<rest>[0-9]+))?", 0, "约17.82亿"),
    (r"(?<![一二三])(?:亿|万(?!一))元", 0, "三亿元、两万元"),
    (r"[^\W\d_]+", re.IGNORECASE, "Aß高新区"),
    (r"^第.*\n", re.MULTILINE | re.VERBOSE, "前\n第一\n"),
)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(text)]


@pytest.mark.parametrize(("pattern", "flags", "text"), SOME)
def test_a_pattern_is_that_of_re_before_and_after_it_is_kept(
    tmp_path: Path, pattern: str, flags: int, text: str
) -> None:
    path = tmp_path / "kept" / "patterns.bin"
    usual = re.compile(pattern, flags)
    for _ in range(2):
        ours = Patterns(path)
        made = ours.compiled(pattern, flags)
        assert made == usual
        assert (made.flags, made.groups, made.groupindex) == (
            usual.flags,
            usual.groups,
            usual.groupindex,
        )
        assert found(made, text) == found(usual, text) != []
        ours.keep(path)


def test_what_is_kept_is_not_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "patterns.bin"
    first = Patterns(path)
    first.compiled("[0-9]+家")
    first.keep(path)
    monkeypatch.setattr(patterns, "_code", None)
    assert Patterns(path).compiled("[0-9]+家").search("有38家")
    with pytest.raises(TypeError):
        Patterns(path).compiled("[0-9]+户")


def test_a_wrong_pattern_is_told_as_by_re(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        Patterns(tmp_path / "patterns.bin").compiled("(")


@pytest.mark.parametrize("left", [0, 9, -9])
def test_a_damaged_file_is_written_anew(tmp_path: Path, left: int) -> None:
    path = tmp_path / "patterns.bin"
    first = Patterns(path)
    first.compiled("家")
    first.keep(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:left])
    again = Patterns(path)
    assert again.compiled("家").search("38家")
    again.keep(path)
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


def test_patterns_of_another_interpreter_count_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "patterns.bin"
    with monkeypatch.context() as other:
        other.setattr(patterns, "_VERSION", "another")
        first = Patterns(path)
        first.compiled("家")
        first.keep(path)
    monkeypatch.setattr(patterns, "_code", None)
    with pytest.raises(TypeError):
        Patterns(path).compiled("家")


def test_where_there_is_no_such_way_patterns_are_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "_VERSION", "")
    path = tmp_path / "patterns.bin"
    ours = Patterns(path)
    assert ours.compiled("家").search("38家")
    ours.keep(path)
    assert not path.exists()


def test_what_nothing_uses_any_more_goes(tmp_path: Path) -> None:
    path = tmp_path / "patterns.bin"
    old = Patterns(path)
    for number in range(9):
        old.compiled(f"{number}家")
    old.keep(path)
    before = path.stat().st_size
    new = Patterns(path)
    new.compiled("一家")
    new.keep(path)
    assert path.stat().st_size < before


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ours = Patterns(tmp_path / "file" / "patterns.bin")
    ours.compiled("家")
    ours.keep(tmp_path / "file" / "patterns.bin")


def test_a_run_keeps_its_patterns_and_clearing_the_cache_takes_them_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "kept"))
    article = tmp_path / "a.txt"
    article.write_text("云泽市有高新技术企业38家。", encoding="utf-8")

    def factcheck(*arguments: str) -> None:
        command = [sys.executable, "-m", "factcheck", *arguments]
        subprocess.run(command, check=True, capture_output=True)

    factcheck("run", str(article), "--no-cache")
    assert not (tmp_path / "kept").exists()
    factcheck("run", str(article))
    (kept,) = (tmp_path / "kept").glob("patterns-*")
    written = kept.stat().st_mtime_ns
    factcheck("run", str(article))
    assert kept.stat().st_mtime_ns == written
    factcheck("cache", "clear")
    assert not kept.exists()
