"""The options of the gate, each through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.config import Options
from factcheck.model import Message, Notice, Status, Suppression

from ..articles import write
from ..gate.articles import SECOND, SET, THIRD
from ..reporting import hostile
from ..repository import NEEDS_GIT, Repository
from .conftest import Command, Outcome, Pipeline

Run = Callable[..., Outcome]
COMMENT = "<!-- factcheck: ignore[value-conflict] 统计时点不同 -->"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {f"articles/{name}": text for name, text in SET.items()})
    return tmp_path


@pytest.fixture
def check(command: Command) -> Run:
    def call(*arguments: str) -> Outcome:
        return command("run", "articles", *arguments, "--lang", "en")

    return call


@pytest.mark.usefixtures("folder")
class TestBaseline:
    def test_from_nothing_to_green_to_red(self, check: Run) -> None:
        assert check().code == 1
        missing = check("--baseline", "known.json")
        assert (missing.code, missing.out) == (2, "")
        assert missing.err == (
            "factcheck: error: known.json: no such baseline; make it with --update-baseline\n"
        )
        made = check("--baseline", "known.json", "--update-baseline")
        assert (made.code, made.err) == (0, "")
        assert "notice known.json\n  baseline updated: 1 in all, 1 added, 0 removed\n" in made.out
        kept = Path("known.json").read_bytes()
        known = check("--baseline", "known.json")
        assert (known.code, known.err) == (0, "")
        assert known.out.startswith("no new findings, 1 known\n3 documents, ")
        Path("articles/third.txt").write_text(SECOND.replace("46家", "38家"), encoding="utf-8")
        assert check("--baseline", "known.json").code == 1
        assert Path("known.json").read_bytes() == kept

    def test_a_mended_finding_is_told_and_pruned(self, check: Run) -> None:
        check("--baseline", "known.json", "--update-baseline")
        Path("articles/second.txt").write_text(SECOND.replace("46家", "52家"), encoding="utf-8")
        told = check("--baseline", "known.json")
        assert told.code == 0
        assert "1 in the baseline were not found: fixed, suppressed, or" in " ".join(
            told.out.split()
        )
        assert (
            "0 in all, 0 added, 1 removed"
            in check("--baseline", "known.json", "--update-baseline").out
        )
        assert json.loads(Path("known.json").read_bytes()) == {"version": 1, "findings": []}
        assert check("--baseline", "known.json").out.startswith("no findings\n")

    def test_it_is_written_in_one_move(self, check: Run) -> None:
        check("--baseline", "known.json", "--update-baseline")
        assert sorted(path.name for path in Path().iterdir()) == ["articles", "known.json"]
        outcome = check("--baseline", "none/known.json", "--update-baseline")
        assert outcome.code == 2
        assert outcome.err.startswith("factcheck: error: cannot write ")

    def test_an_update_needs_a_file(self, check: Run) -> None:
        outcome = check("--update-baseline")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == "factcheck: error: --update-baseline needs --baseline FILE\n"

    def test_statuses_in_json(self, check: Run) -> None:
        check("--baseline", "known.json", "--update-baseline")
        outcome = check("--baseline", "known.json", "--format", "json")
        assert outcome.code == 0
        assert [one["status"] for one in json.loads(outcome.out)["findings"]] == ["baselined"]

    def test_what_runs_not_is_kept(self, check: Run) -> None:
        check("--baseline", "known.json", "--update-baseline")
        kept = Path("known.json").read_bytes()
        assert (
            check(
                "--baseline", "known.json", "--update-baseline", "--select", "share-conflict"
            ).code
            == 0
        )
        assert Path("known.json").read_bytes() == kept


class TestSuppressions:
    def test_with_a_reason_it_is_let_stand(self, folder: Path, check: Run) -> None:
        write(folder, {"articles/second.txt": SECOND.rstrip() + COMMENT})
        outcome = check()
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.startswith("no new findings, 1 suppressed\n")
        data = json.loads(check("--format", "json").out)
        (found,) = data["findings"]
        assert found["status"] == "suppressed"
        assert found["suppression"]["reason"] == "统计时点不同"
        assert found["suppression"]["place"]["quote"] == COMMENT
        assert found["suppression"]["place"]["line"] == 3

    def test_without_a_reason_it_is_not(self, folder: Path, check: Run) -> None:
        write(
            folder, {"articles/second.txt": SECOND.rstrip() + COMMENT.replace("统计时点不同", "")}
        )
        outcome = check()
        assert outcome.code == 1
        assert "notice articles/second.txt:3\n  an ignore needs a reason" in outcome.out

    def test_an_idle_one_is_told(self, folder: Path, check: Run) -> None:
        write(folder, {"articles/second.txt": SECOND.replace("46家", "52家").rstrip() + COMMENT})
        assert "notice articles/second.txt:3\n  this ignore is no longer used" in check().out
        told = "factcheck: articles/second.txt:3: this ignore is no longer used"
        outcome = check("--format", "json")
        assert outcome.code == 0
        assert outcome.err.startswith(told)
        (notice,) = json.loads(outcome.out)["notices"]
        assert (notice["path"], notice["line"]) == ("articles/second.txt", 3)
        for quiet in (check("--quiet"), check("--quiet", "--format", "json")):
            assert quiet.code == 0
            assert "no longer used" not in quiet.err
        assert check("--quiet").out == ""


class TestAgainst:
    def test_only_what_is_checked_is_told(self, folder: Path, command: Command) -> None:
        write(folder, {"draft.txt": THIRD.replace("64个", "58个")})
        outcome = command("run", "draft.txt", "--against", "articles", "--format", "json")
        assert outcome.code == 1
        data = json.loads(outcome.out)
        assert [one["derivation"] for one in data["findings"]] == ["64个 ≠ 58个"]
        assert {one["path"]: one["against"] for one in data["documents"]} == {
            "draft.txt": False,
            **{f"articles/{name}": True for name in SET},
        }
        assert command("run", "draft.txt", "--against", "articles/second.txt").code == 0

    def test_it_may_be_repeated(self, pipeline: Pipeline, command: Command) -> None:
        command("run", "draft.txt", "--against", "a", "--against", "b")
        assert pipeline.called["options"] == Options(against=("a", "b"), jobs=None)

    def test_what_is_missing_is_a_problem(self, folder: Path, command: Command) -> None:
        outcome = command("run", str(folder / "articles"), "--against", "archive", "--lang", "en")
        assert outcome.code == 2
        assert outcome.err == "factcheck: archive: no such file or folder\n"


@NEEDS_GIT
class TestChangedSince:
    def test_what_was_changed_is_told(self, folder: Path, check: Run) -> None:
        repository = Repository(folder)
        untouched = check("--changed-since", "main")
        assert (untouched.code, untouched.err) == (0, "")
        assert "notice nothing of what is checked was changed since main\n" in untouched.out
        repository.write({"articles/second.txt": SECOND.replace("46家。", "46家！")})
        assert check("--changed-since", "main").code == 1
        repository.write({"articles/second.txt": SECOND})
        repository.write({"articles/third.txt": THIRD.replace("64", "65")})
        outcome = check("--changed-since", "main")
        assert outcome.code == 0
        assert "not listed: 1 that do not touch what was changed since main" in outcome.out

    def test_a_revision_that_is_none(self, folder: Path, check: Run) -> None:
        Repository(folder)
        outcome = check("--changed-since", "gone")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            "factcheck: error: --changed-since: git knows no commit or branch 'gone'; "
            "a shallow clone must fetch it first\n"
        )

    def test_standard_input_is_all_new(self, folder: Path, command: Command) -> None:
        Repository(folder)
        outcome = command(
            *("run", "-", "articles/first.txt", "--stdin-filename", "articles/second.txt"),
            *("--changed-since", "main"),
            stdin=SECOND.encode(),
        )
        assert outcome.code == 1


@pytest.mark.parametrize("form", ["rich", "json"])
def test_notices_are_harmless(pipeline: Pipeline, command: Command, form: str) -> None:
    message = Message(zh=f"提醒{hostile.TEXT}", en="x")
    notice = Notice(f"{hostile.TEXT}.txt", message, 7)
    pipeline.report = replace(pipeline.report, notices=(notice,))
    outcome = command("run", "x", "--format", form)
    hostile.assert_harmless(outcome.out)
    hostile.assert_harmless(outcome.err)
    assert "提醒" in (outcome.out if form == "rich" else outcome.err)


def test_the_terminal_lists_what_is_open_and_counts_the_rest(
    pipeline: Pipeline, command: Command
) -> None:
    stock, shares, info = pipeline.report.findings
    settled = (
        replace(stock, status=Status.BASELINED),
        replace(shares, status=Status.SUPPRESSED, suppression=Suppression("旧稿")),
        info,
    )
    pipeline.report = replace(pipeline.report, findings=settled)
    outcome = command("run", "x")
    assert outcome.code == 0
    assert "【38家】" not in outcome.out
    assert "1 处提示（未列出，用 --show-info 查看），已知 1 处，已忽略 1 处\n" in outcome.out
