"""``factcheck archive`` and ``run --against`` as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.archive import whole
from factcheck.config import Options
from factcheck.model import Language
from factcheck.reporting.json_report import to_dict
from factcheck.rulebook import load_rules

from ..articles import SEEDS, write
from ..cli.conftest import Command, command, neutral_environment

__all__ = ["command", "neutral_environment"]

OLD = "截至2024年底，青禾高新区拥有高新技术企业38家。\n"
NEW = "截至2024年底，青禾高新区拥有高新技术企业35家。\n"
ODD = "2025年2月30日，云泽市召开会议，部署粮食工作。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"published/2025-01-02.txt": OLD, "published/b.txt": ODD, "draft.txt": NEW})


def test_from_the_first_article_to_the_last(command: Command) -> None:
    house = "house.factcheck"
    added = command("archive", "add", house, "published", "--lang", "en")
    assert (added.code, added.out) == (0, "2 files put in, 0 unchanged\n")
    again = command("archive", "add", house, "published")
    assert again.out == "加入 0 个文件，2 个没有改动\n"
    listed = command("archive", "list", house).out.splitlines()
    assert listed[0].split("\t")[:3] == ["published/2025-01-02.txt", "2025-01-02", "1"]
    assert "2 articles (2 files), " in command("archive", "stats", house, "--lang", "en").out

    found = command("run", "draft.txt", "--against", house, "--format", "json")
    assert found.code == 1
    (finding,) = json.loads(found.out)["findings"]
    assert [claim["span"]["path"] for claim in finding["claims"]] == [
        "draft.txt",
        "published/2025-01-02.txt",
    ]
    replacing = command(
        *("run", "draft.txt", "--against", house, "--replaces", "published/2025-01-02.txt"),
        *("--lang", "en"),
    )
    assert replacing.code == 0
    changed = "changed since published/2025-01-02.txt in the archive: 38家 → 35家"
    assert changed in " ".join(replacing.out.split())

    checked = command("archive", "check", house, "--format", "json")
    report = json.loads(checked.out)
    assert (checked.code, report["summary"]["documents"]) == (1, 2)
    assert {finding["rule"] for finding in report["findings"]} == {"FC601"}
    assert [document["path"] for document in report["documents"]] == ["published/b.txt"]
    assert "2 篇文档" in command("archive", "check", house).out
    assert command("archive", "check", house, "--ignore", "FC601").code == 0

    removed = command("archive", "remove", house, "published/b.txt", "--lang", "en")
    assert removed.out == "1 articles taken out\n"
    gone = command(
        "archive", "remove", house, "published/2025-01-02.txt", "nothing", "--lang", "en"
    )
    assert gone.code == 2
    assert "there is no nothing in it" in gone.err
    assert len(command("archive", "list", house).out.splitlines()) == 1


def test_what_is_wrong_is_one_line(command: Command) -> None:
    for call in (
        ["archive", "list", "none.factcheck"],
        ["archive", "check", "none.factcheck"],
        ["archive", "stats", "draft.txt"],
        ["run", "draft.txt", "--against", "none.factcheck"],
        ["run", "draft.txt", "--replaces", "x"],
    ):
        outcome = command(*call)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("factcheck: 错误：")
        assert outcome.err.count("\n") == 1
    bad = command("archive", "add", "house.factcheck", "published", "gone.txt")
    assert (bad.code, bad.out) == (2, "加入 2 个文件，0 个没有改动\n")
    assert "gone.txt: " in bad.err


def test_claims_take_no_archive_for_an_article(command: Command) -> None:
    command("archive", "add", "house.factcheck", "published")
    write(Path(), {"factcheck.toml": 'against = ["house.factcheck"]\n'})
    listed = command("claims", "draft.txt", "--format", "jsonl")
    assert (listed.code, len(listed.out.splitlines())) == (0, 1)
    assert command("run", "draft.txt").code == 1


@pytest.mark.parametrize("piece", [1, 20_000])
def test_a_large_run_finds_what_a_small_one_finds(
    monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """Byte for byte, with documents and facts beside."""
    texts = {
        f"{rule.id}-{number}-{name}": text
        for rule in load_rules()
        for number, example in enumerate(rule.examples[:6])
        for name, text in example.documents
    }
    names = sorted(texts)
    write(Path("many"), {name: texts[name] for name in names[::2]})
    write(Path("beside"), {name: texts[name] for name in names[1::2]})
    write(Path("many"), {path.name: path.read_text("utf-8") for path in SEEDS.glob("*.txt")})
    (Path("many") / "bad.txt").write_bytes(b"\x00\x01")
    facts = (
        '[[fact]]\nsubject = "青禾高新区"\nindicator = "高新技术企业"\nvalue = "39家"\n'
        'period = "2024年"\nsource = "公报"\n'
    )
    write(Path(), {"facts.toml": facts})
    options = Options(against=("beside",), facts=("facts.toml",), show_verified=True, jobs=1)
    small = to_dict(pipeline.run(["many"], options), Language.ZH)
    monkeypatch.setattr(pipeline, "MANY", 0)
    monkeypatch.setattr(whole, "_CLAIMS", piece)
    monkeypatch.setattr(whole, "_DOCUMENTS", piece)
    large = to_dict(pipeline.run(["many"], options), Language.ZH)
    assert large == small
    assert len(small["findings"]) > 20
    assert list(Path().glob("*.factcheck")) == []
