"""The command line with nothing replaced: files in, report and exit code out."""

import json
from pathlib import Path

import pytest

from .conftest import Command

FIRST = "云港高新区创新纪实\n\n截至2025年底，云港高新区拥有高新技术企业52家、科技型中小企业70家。\n"
SECOND = "云港高新区2025年综述\n\n截至2025年底，云港高新区高新技术企业达46家。\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


def test_a_conflict_between_two_articles(command: Command, articles: Path) -> None:
    outcome = command("run", str(articles), "--format", "json")
    assert (outcome.code, outcome.err) == (1, "")
    data = json.loads(outcome.out)
    (found,) = [one for one in data["findings"] if one["severity"] != "info"]
    sides = {(Path(c["span"]["path"]).name, c["span"]["quote"]) for c in found["claims"]}
    assert sides == {("first.txt", "52家"), ("second.txt", "46家")}
    assert command("run", str(articles), "--ignore", found["name"]).code == 0
    text = command("run", str(articles), "--lang", "en").out
    assert f"{articles / 'first.txt'}:3:" in text
    assert "【52家】" in text


def test_one_article_alone_agrees_with_itself(command: Command, articles: Path) -> None:
    outcome = command("run", str(articles / "first.txt"), "--lang", "en")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("no findings\n1 document, ")


def test_standard_input_against_a_folder(command: Command, articles: Path) -> None:
    outcome = command(
        *("run", "-", str(articles / "first.txt"), "--stdin-filename", "draft.txt"),
        stdin=SECOND.encode("gb18030"),
    )
    assert outcome.code == 1
    assert "draft.txt:3:" in outcome.out


@pytest.mark.parametrize("bad", ["missing", "empty folder", "binary", "empty file"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_read_is_one_line_and_the_rest_is_checked(
    command: Command, articles: Path, tmp_path: Path, bad: str, lang: str
) -> None:
    path = tmp_path / ("void" if "folder" in bad else "odd.txt")
    if bad == "empty folder":
        path.mkdir()
    elif bad == "binary":
        path.write_bytes(bytes(range(256)) * 20)
    elif bad == "empty file":
        path.touch()
    outcome = command("run", str(path), str(articles), "--lang", lang)
    assert outcome.code == 2
    assert "【52家】" in outcome.out
    assert outcome.err.startswith(f"factcheck: {path}: ")
    assert outcome.err.count("\n") == 1


def test_an_unknown_rule_is_told_before_anything_is_read(command: Command, articles: Path) -> None:
    outcome = command("run", str(articles), "--select", "value-conflicts", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "factcheck: error: no rule 'value-conflicts', did you mean value-conflict?\n"
    )


def test_claims_of_a_folder(command: Command, articles: Path) -> None:
    outcome = command("claims", str(articles), "--format", "jsonl")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert {row["span"]["quote"] for row in rows} >= {"52家", "70家", "46家"}
    for row in rows:
        text = Path(row["span"]["path"]).read_text(encoding="utf-8")
        assert text[row["span"]["start"] : row["span"]["end"]] == row["span"]["quote"]
