"""How suppressions, the baseline, changed lines and documents to compare with act together."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.gate import Gate, Terms
from factcheck.model import Report, Status

from ..articles import write
from ..repository import NEEDS_GIT, Repository
from .articles import FIRST, SECOND, SET, THIRD, judge, report

COMMENT = "<!-- factcheck: ignore[value-conflict] 统计时点不同 -->"
#: 64 against 58 projects, beside 52 against 46 firms.
FOURTH = THIRD.replace("64个", "58个")
FOUR = SET | {"fourth.txt": FOURTH}


def checked(folder: Path, *paths: str, against: tuple[str, ...] = ()) -> Report:
    options = Options(against=tuple(str(folder / path) for path in against))
    found = pipeline.run([str(folder / path) for path in paths], options)
    return Gate(options, Terms()).judge(found).report


class TestAgainst:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path, {f"published/{name}": text for name, text in FOUR.items()})
        write(tmp_path, {"draft.txt": THIRD.replace("64个", "61个")})
        return tmp_path

    def test_only_findings_with_a_side_in_what_is_checked(self, folder: Path) -> None:
        assert len(checked(folder, ".").findings) == 2
        shown = checked(folder, "draft.txt", against=("published",))
        (found,) = shown.findings
        assert {claim.text for claim in found.claims} == {"61个", "64个", "58个"}

    def test_all_that_was_read_is_listed_and_told_apart(self, folder: Path) -> None:
        shown = checked(folder, "draft.txt", against=("published",))
        assert len(shown.documents) == 5
        assert shown.against == {str(folder / "published" / name) for name in FOUR}

    def test_what_is_given_both_ways_is_checked(self, folder: Path) -> None:
        shown = checked(folder, "published/first.txt", against=("published", "./published/"))
        (found,) = shown.findings
        assert found.derivation == "52家 ≠ 46家"
        assert len(shown.documents) == 4
        assert str(folder / "published/first.txt") not in shown.against

    @pytest.mark.parametrize(
        ("paths", "against", "alone"),
        [
            ((".",), ("published",), 4),
            (("published",), (".",), 1),
            ((".", "published/first.txt"), ("published",), 3),
            ((".",), (".",), 0),
            (("published/first.txt",), ("published/first.txt",), 0),
        ],
    )
    def test_of_two_names_the_nearer_decides(
        self, folder: Path, paths: tuple[str, ...], against: tuple[str, ...], alone: int
    ) -> None:
        assert len(checked(folder, *paths, against=against).against) == alone

    def test_nothing_left_to_check_is_a_problem(self, folder: Path) -> None:
        (folder / "draft.txt").unlink()
        shown = checked(folder, ".", against=("published",))
        assert [problem.message.en for problem in shown.problems] == ["nothing to check"]

    def test_a_document_on_standard_input_is_checked(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        options = Options(against=("published",))
        stdin = ("./published/first.txt", FIRST.replace("52家", "46家").encode())
        found = pipeline.run([], options, stdin=stdin)
        assert len(found.documents) == 4
        assert Gate(options, Terms()).judge(found).report.findings == ()

    def test_what_cannot_be_read_there_is_a_problem(self, folder: Path) -> None:
        shown = checked(folder, "draft.txt", against=("archive",))
        assert [problem.path for problem in shown.problems] == [str(folder / "archive")]


class TestTogether:
    def test_a_suppressed_finding_is_not_taken_into_the_baseline(self, tmp_path: Path) -> None:
        texts = FOUR | {"second.txt": SECOND.rstrip() + COMMENT}
        judged = judge(texts, Terms(tmp_path / "known.json", update_baseline=True))
        assert judged.baseline is not None
        assert [one["values"] for one in judged.baseline["findings"]] == ["58个 ≠ 64个"]
        assert sorted(one.status for one in judged.report.findings) == [
            Status.BASELINED,
            Status.SUPPRESSED,
        ]

    def test_documents_to_compare_with_keep_their_entries_and_add_none(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "known.json"
        terms = Terms(path, update_baseline=True)
        path.write_text(json.dumps(judge(SET, terms).baseline))
        compared = replace(report(FOUR), against=frozenset(FOUR) - {"third.txt"})
        judged = Gate(Options(), terms).judge(compared)
        assert judged.baseline is not None
        assert {one["values"] for one in judged.baseline["findings"]} == {
            "52家 ≠ 46家",
            "58个 ≠ 64个",
        }
        apart = replace(report(FOUR), against=frozenset(FOUR))
        judged = Gate(Options(), terms).judge(apart)
        assert judged.baseline is not None
        assert [one["values"] for one in judged.baseline["findings"]] == ["52家 ≠ 46家"]
        assert judged.report.findings == ()


@NEEDS_GIT
class TestTogetherWithGit:
    @pytest.fixture
    def repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
        monkeypatch.chdir(tmp_path)
        return Repository(tmp_path, FOUR)

    def test_an_update_sees_more_than_the_change(self, repository: Repository) -> None:
        repository.write({"fourth.txt": FOURTH.replace("58个", "59个")})
        options = Options()
        terms = Terms(Path("known.json"), update_baseline=True, changed_since="main")
        judged = Gate(options, terms).judge(pipeline.run(["."], options))
        assert judged.baseline is not None
        assert {one["values"] for one in judged.baseline["findings"]} == {
            "52家 ≠ 46家",
            "59个 ≠ 64个",
        }
        assert [one.derivation for one in judged.report.findings] == ["59个 ≠ 64个"]

    def test_all_at_once(self, repository: Repository) -> None:
        """Of four findings one is known, one suppressed, one beside the change, and one left."""
        options = Options()
        terms = Terms(Path("known.json"), update_baseline=True)
        known = Gate(options, terms).judge(pipeline.run(["first.txt", "second.txt"], options))
        Path("known.json").write_text(json.dumps(known.baseline), encoding="utf-8")
        invest = "2024年，青禾高新区完成固定资产投资{}亿元。\n"
        repository.write({"fifth.txt": f"青禾高新区快讯\n\n{invest.format('88.2')}"})
        repository.commit()
        written = SECOND.rstrip() + "！\n\n2024年，青禾高新区科技型中小企业达106家。"
        suppressed = written + "<!-- factcheck: ignore[FC101] 另有更正 -->\n"
        repository.write({"second.txt": suppressed})
        repository.write({"third.txt": THIRD.replace("64个。", "64个！")})
        terms = Terms(Path("known.json"), changed_since="main")
        shown = Gate(options, terms).judge(pipeline.run(["."], options)).report
        assert sorted((one.derivation, one.status) for one in shown.findings) == sorted(
            [
                ("52家 ≠ 46家", Status.BASELINED),
                ("118家 ≠ 106家", Status.SUPPRESSED),
                ("58个 ≠ 64个", Status.NEW),
            ]
        )
        (notice,) = shown.notices
        assert "1" in notice.message.zh


def test_an_unknown_rule_is_told_before_the_run() -> None:
    with pytest.raises(UsageError, match="did you mean"):
        Gate(Options(select=("value-conflicts",)), Terms())
