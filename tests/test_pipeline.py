"""A whole run: the same bytes whatever the order, and no file that hides another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import intake, pipeline
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.model import Confidence, Finding
from factcheck.reading import load, read

from .articles import SEEDS, article, grave, values, write

ONE = """青禾高新区科技创新观察

截至目前,青禾高新区拥有高新技术企业52家、科技型中小企业70家。2024年,该高新区新增国家高新技术企业6家。
"""
TWO = """青禾高新区2024年工作综述

青禾高新区创新主体持续壮大。2024年,高新技术企业达46家,技术合同成交额3.2亿元。
"""
ELSEWHERE = """白杨县2024年经济运行情况

2024年,白杨县粮食产量45.3万吨,接待游客320万人次,高新技术企业达9家。
"""
BOTH = {"one.txt": ONE, "two.txt": TWO}


def report_in(folder: Path, *arguments: str, seed: str = "random") -> bytes:
    """The bytes of the JSON report that the command line writes."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "run", *arguments, "--format", "json"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed, "LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1, 2), done.stderr.decode()
    assert done.stdout
    return done.stdout


def told(*articles: str) -> dict[str, Any]:
    documents = [article(text, f"{number}.txt") for number, text in enumerate(articles)]
    return factcheck.check(documents).to_dict()


class TestSameBytes:
    def test_whatever_the_order_of_paths(self) -> None:
        files = sorted(f"seeds/{path.name}" for path in SEEDS.glob("*.txt"))
        reports = [
            json.dumps(pipeline_report(order), ensure_ascii=False)
            for order in (files, files[::-1], files[2:] + files[:2])
        ]
        assert len(set(reports)) == 1

    def test_whatever_the_order_of_documents(self) -> None:
        documents = [article(t, n) for n, t in (("a", ONE), ("b", TWO), ("c", ELSEWHERE))]
        reports = [factcheck.check(order).to_dict() for order in permutations(documents)]
        assert all(report == reports[0] for report in reports)

    @pytest.mark.parametrize("seed", ["0", "1"])
    def test_whatever_the_hash_seed(self, seed: str, in_seeds: bytes) -> None:
        assert report_in(SEEDS.parent, "seeds", seed=seed) == in_seeds

    def test_whatever_the_number_of_processes(self, tmp_path: Path) -> None:
        articles = {f"{n:02}.txt": (ONE, TWO, ELSEWHERE)[n % 3] for n in range(30)}
        write(tmp_path, {f"news/{name}": text for name, text in articles.items()})
        alone = report_in(tmp_path, "news", "--jobs", "1")
        assert report_in(tmp_path, "news", "--jobs", "2") == alone
        assert len(json.loads(alone)["documents"]) == 30

    def test_a_file_named_twice_is_read_once(self, tmp_path: Path) -> None:
        paths = write(tmp_path, BOTH)
        twice = factcheck.check([tmp_path, *paths]).to_dict()
        assert twice == factcheck.check(tmp_path).to_dict()


@pytest.fixture(scope="class")
def in_seeds() -> bytes:
    return report_in(SEEDS.parent, "seeds", seed="random")


def pipeline_report(paths: list[str]) -> dict[str, Any]:
    return factcheck.check([SEEDS.parent / path for path in paths]).to_dict()


class TestFaultyFiles:
    def test_one_bad_file_hides_no_other(self, tmp_path: Path) -> None:
        write(tmp_path, BOTH)
        (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
        (tmp_path / "empty.txt").write_bytes(b"")
        missing = str(tmp_path / "missing.txt")
        found = pipeline.run([str(tmp_path), missing], Options())
        assert [Path(document.path).name for document in found.documents] == ["one.txt", "two.txt"]
        assert [values(finding) for finding in found.findings] == [("52家", "46家")]
        names = [Path(problem.path).name for problem in found.problems]
        assert names == ["binary.txt", "empty.txt", "missing.txt"]
        assert all(problem.message.zh and problem.message.en for problem in found.problems)

    def test_the_findings_are_those_without_the_bad_file(self, tmp_path: Path) -> None:
        write(tmp_path, BOTH)
        before = pipeline.run([str(tmp_path)], Options()).findings
        (tmp_path / "bad.txt").write_bytes(b"\xff\xff\xff\xff\xff")
        assert pipeline.run([str(tmp_path)], Options()).findings == before

    def test_nothing_to_check_is_a_problem(self) -> None:
        found = pipeline.run([], Options())
        assert len(found.problems) == 1
        assert found.findings == ()

    def test_an_unknown_rule_is_a_wrong_call(self) -> None:
        with pytest.raises(UsageError):
            pipeline.run([str(SEEDS)], Options(select=("no-such-rule",)))


def sides(findings: list[dict[str, Any]]) -> list[Any]:
    return [(f["rule"], f["fingerprint"], f["claims"], f["related"]) for f in findings]


class TestLocality:
    def test_an_unrelated_document_changes_no_finding(self) -> None:
        alone, beside = told(ONE, TWO), told(ONE, TWO, ELSEWHERE)
        assert alone["findings"]
        assert beside["findings"] == alone["findings"]

    def test_a_document_alone_is_read_as_beside_others(self, tmp_path: Path) -> None:
        paths = write(tmp_path, {"one.txt": ONE, "two.txt": TWO, "three.txt": ELSEWHERE})
        found = pipeline.claims([str(tmp_path)], Options()).documents
        beside = {document.path: list(reading.claims) for document, reading in found}
        for path in paths:
            assert beside[path.as_posix()] == factcheck.claims(factcheck.read(path))

    def test_the_seeds_do_not_touch_another_place(self, tmp_path: Path) -> None:
        write(tmp_path, {"elsewhere.txt": ELSEWHERE})
        alone = factcheck.check(SEEDS).to_dict()["findings"]
        beside = factcheck.check([SEEDS, tmp_path]).to_dict()["findings"]
        assert sides(beside) == sides(alone)


class TestOptions:
    def test_rules_are_selected_and_ignored_by_id_and_by_name(self) -> None:
        documents = [article(ONE, "one.txt"), article(TWO, "two.txt")]

        def rules(**options: Any) -> set[str]:
            return {f.rule for f in factcheck.check(documents, Options(**options)).findings}

        assert rules() == {"FC101"}
        assert rules(select=("value-conflict",)) == rules(select=("FC101",)) == {"FC101"}
        assert rules(select=("FC102",)) == rules(ignore=("value-conflict",)) == set()

    def test_findings_below_the_wanted_confidence_are_left_out(self) -> None:
        documents = [article(ONE, "one.txt"), article(TWO, "two.txt")]

        def found(least: Confidence) -> list[Finding]:
            return grave(factcheck.check(documents, Options(min_confidence=least)))

        levels = [len(found(level)) for level in Confidence]
        assert levels == sorted(levels, reverse=True)
        for level in Confidence:
            assert all(finding.confidence >= level for finding in found(level))

    def test_a_given_date_dates_only_what_has_none(self, tmp_path: Path) -> None:
        from datetime import date

        write(tmp_path, {"one.txt": ONE, "2024-12-31.txt": TWO})
        options = Options(date=date(2025, 3, 14))
        found = pipeline.run([str(tmp_path)], options)
        assert {Path(d.path).name: str(d.date) for d in found.documents} == {
            "one.txt": "2025-03-14",
            "2024-12-31.txt": "2024-12-31",
        }

    def test_standard_input_is_one_more_document(self, tmp_path: Path) -> None:
        write(tmp_path, {"one.txt": ONE})
        found = pipeline.run([str(tmp_path)], Options(), stdin=("draft.txt", TWO.encode()))
        assert sorted(Path(d.path).name for d in found.documents) == ["draft.txt", "one.txt"]
        assert [sorted(values(finding)) for finding in found.findings] == [["46家", "52家"]]

    def test_progress_is_told_file_by_file(self, tmp_path: Path) -> None:
        write(tmp_path, BOTH)
        steps: list[tuple[int, int]] = []
        pipeline.run([str(tmp_path)], Options(), progress=lambda *step: steps.append(step))
        assert steps == [(1, 2), (2, 2)]


def test_the_summary_counts_what_was_looked_at(tmp_path: Path) -> None:
    write(tmp_path, BOTH)
    found = pipeline.run([str(tmp_path)], Options())
    read_back = [factcheck.claims(read(str(tmp_path / name))) for name in BOTH]
    assert found.summary.claims == sum(map(len, read_back)) == sum(found.claims_of.values())
    assert found.summary.figures >= found.summary.claims
    assert found.summary.compared > 0


def test_one_clash_is_one_finding_and_names_the_other_rules() -> None:
    claim_sets = [f.claims for f in factcheck.check(SEEDS).findings]
    spans = [frozenset(claim.span for claim in claims) for claims in claim_sets]
    assert len(spans) == len(set(spans))


def test_two_articles_of_ones_own_one_conflict_and_three_look_alikes() -> None:
    harbour = """海屿港2024年生产情况

2024年,海屿港完成货物吞吐量3120万吨,同比增长5.4%,其中外贸货物吞吐量1240万吨。全港新开通航线6条,累计开通航线48条。
"""
    review = """海屿港加快建设

2024年,海屿港完成货物吞吐量3210万吨,外贸货物吞吐量1240万吨。力争到2026年完成货物吞吐量3600万吨。目前,海屿港开通航线48条。
"""
    documents = [article(harbour, "a.txt"), article(review, "b.txt")]
    assert [values(f) for f in grave(factcheck.check(documents))] == [("3120万吨", "3210万吨")]


def test_one_file_in_two_spellings_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("2024年,青禾高新区高新技术企业52家。", encoding="utf-8")
    report = pipeline.run(["one.txt", "./one.txt", str(tmp_path / "one.txt")], Options())
    assert [document.path for document in report.documents] == ["one.txt"]


class TestProcesses:
    def test_a_few_articles_need_no_other_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake._Pool, "_start", lambda _: pytest.fail("a pool"))
        assert len(pipeline.run([str(SEEDS)], Options(jobs=2)).documents) == 5

    def test_few_files_are_under_way_at_a_time(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """However many there are, and however slowly they are taken."""
        names = [str(tmp_path / f"{number:03}.txt") for number in range(300)]
        for name in names:
            Path(name).write_text("青禾高新区现有企业38家。", encoding="utf-8")
        loaded: list[str] = []

        def noted(path: str) -> bytes:
            loaded.append(path)
            return load(path)

        monkeypatch.setattr(intake, "load", noted)
        files = intake.read_files([(name, None) for name in names], Options(jobs=2))
        for _ in range(10):
            next(files)
        assert len(loaded) < 100
        assert len(list(files)) == 290

    def test_a_lost_process_is_one_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, {f"{number}.txt": ONE for number in range(30)})
        monkeypatch.setattr(intake, "_read_chunk", _ended)
        with pytest.raises(UsageError, match="try --jobs 1"):
            pipeline.run([str(tmp_path)], Options(jobs=2))


def _ended(_: object) -> None:
    os._exit(9)
