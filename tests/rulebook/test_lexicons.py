"""Word lists: each loads, each entry stands once, in the script and width that is matched."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from factcheck.errors import RuleError
from factcheck.model import Aspect, Modality
from factcheck.reading import normalise
from factcheck.rulebook import lexicons

FOLDER = Path(str(files("factcheck"))) / "lexicons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.tsv"))
#: One word may be read in several places, so a row is told by these columns.
KEYS = {"cues": (0, 1), "parts": (0, 1), "hedges": (0, 1), "modality": (0, 2), "subsets": (0, 1)}


def test_there_are_lexicons() -> None:
    assert len(NAMES) > 15
    assert {path.suffix for path in FOLDER.iterdir() if path.is_file()} == {".tsv"}


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_loads(name: str) -> None:
    rows = lexicons.rows(name)
    assert rows
    assert len({len(row) for row in rows}) == 1
    assert lexicons.words(name) == tuple(row[0] for row in rows)
    assert all(lexicons.words(name))


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_stands_once(name: str) -> None:
    columns = KEYS.get(name, (0,))
    keys = [tuple(row[column] for column in columns) for row in lexicons.rows(name)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", sorted({*NAMES} - {"eras"}))
def test_words_are_written_as_they_are_matched(name: str) -> None:
    words = lexicons.words(name)
    assert [word for word in words if normalise(word) != word] == []
    assert [word for word in words if word != word.strip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_says_what_it_is_for(name: str) -> None:
    first = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")[0]
    assert first.startswith("# ")


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_is_plain_text(name: str) -> None:
    data = (FOLDER / f"{name}.tsv").read_bytes()
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_an_alias_leads_to_no_other_alias() -> None:
    aliases = {row[0]: row[1] for row in lexicons.rows("aliases")}
    assert {word: read for word, read in aliases.items() if read in aliases} == {}


def test_aspects_modalities_and_signs_are_known() -> None:
    aspects = {"", *Aspect}
    assert {row[1] for row in lexicons.rows("verbs")} <= aspects
    assert {row[2] for row in lexicons.rows("verbs")} <= {"", "keep", "drop"}
    assert {row[1] for row in lexicons.rows("attributes")} <= aspects
    assert {row[1] for row in lexicons.rows("modality")} <= set(Modality)
    assert {row[2] for row in lexicons.rows("modality")} <= {
        "clause",
        "sentence",
        "paragraph",
        "heading",
    }
    assert {row[1] for row in lexicons.rows("changes")} <= {"up", "down", "noun"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lexicons").mkdir()
    monkeypatch.setattr(lexicons, "_FOLDER", tmp_path / "lexicons")
    for kept in (lexicons.shipped, lexicons.rows, lexicons.words):
        kept.cache_clear()
    return tmp_path / "lexicons"


def test_comments_and_blank_lines_are_skipped_and_short_rows_filled(folder: Path) -> None:
    (folder / "made.tsv").write_text("# 说明\n\n甲\t一\t二\n乙\t三\n丙\n", encoding="utf-8")
    assert lexicons.rows("made") == (("甲", "一", "二"), ("乙", "三", ""), ("丙", "", ""))


def test_a_row_too_long_is_told_with_its_line(folder: Path) -> None:
    (folder / "wrong.tsv").write_text("# 说明\n甲\t一\n乙\t二\t三\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"wrong\.tsv:3: 3 columns, not 2") as caught:
        lexicons.rows("wrong")
    assert caught.value.message.zh == "词表 wrong.tsv:3：有 3 列，应为 2 列"
