"""The baseline: what is known passes, what is new does not, and nothing hides behind anything."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from factcheck.checks.fingerprint import fingerprint
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.gate import Terms
from factcheck.gate.baseline import Entry, content, entry, load, recognise
from factcheck.model import Claim, Confidence, Finding, Severity, Status, Verdict

from ..made import made
from ..reporting.samples import finding
from .articles import FIRST, SECOND, SET, THIRD, judge


def say(value: int, path: str = "a.txt") -> Claim:
    return made(value, path=path, context=f"高新技术企业{value}家")


def clash(*claims: Claim, rule: str = "FC101", verdict: Verdict = Verdict.CONFLICT) -> Finding:
    name = fingerprint(rule, verdict, claims)
    return finding(*claims, rule=rule, verdict=verdict, fingerprint=name)


def known(before: Sequence[Finding], now: Sequence[Finding]) -> list[bool]:
    return recognise([entry(one) for one in before], now)[0]


A, B, C, D = (say(value, f"{value}.txt") for value in (52, 46, 38, 31))


class TestWhatIsKnown:
    def test_the_same(self) -> None:
        assert known([clash(A, B)], [clash(A, B)]) == [True]

    def test_wherever_it_stands(self) -> None:
        assert known([clash(A, B)], [clash(say(46, "x.txt"), say(52, "y.txt"))]) == [True]

    @pytest.mark.parametrize(
        "other",
        [
            clash(A, C),
            clash(A, B, rule="FC102"),
            clash(A, B, verdict=Verdict.DIFFERS_IN_PERIOD),
            clash(A, structs.replace(B, context="高新技术企业达46家")),
        ],
        ids=["value", "rule", "verdict", "sentence"],
    )
    def test_another_is_new(self, other: Finding) -> None:
        assert known([clash(A, B)], [other]) == [False]

    def test_a_side_less_is_known_since_somebody_mended_it(self) -> None:
        assert known([clash(A, B, C)], [clash(A, C)]) == [True]

    def test_what_falls_apart_is_known(self) -> None:
        assert known([clash(A, B, C, D)], [clash(A, B), clash(C, D)]) == [True, True]

    def test_a_side_more_is_new(self) -> None:
        assert known([clash(A, B)], [clash(A, B, C)]) == [False]

    def test_a_further_place_that_says_the_same_words_is_new(self) -> None:
        assert known([clash(A, B)], [clash(A, B, say(52, "copy.txt"))]) == [False]

    def test_one_entry_knows_one_finding(self) -> None:
        twice = [clash(A, B), clash(say(52, "x.txt"), say(46, "y.txt"))]
        assert known([clash(A, B)], twice) == [True, False]
        assert known(twice, twice) == [True, True]

    def test_a_mended_fault_hides_no_new_one(self) -> None:
        assert known([clash(A, B), clash(C, D)], [clash(A, C), clash(C, D)]) == [False, True]

    def test_a_whole_entry_is_not_used_up_by_a_part_of_another(self) -> None:
        assert known([clash(A, B), clash(A, B, C)], [clash(A, B), clash(A, B, C)]) == [True, True]

    @given(
        st.lists(st.lists(st.sampled_from([A, B, C, D]), min_size=1, max_size=4), max_size=5),
        st.randoms(use_true_random=False),
    )
    def test_what_was_accepted_is_known_in_any_order(
        self, sides: list[list[Claim]], random: Random
    ) -> None:
        before = [clash(*claims) for claims in sides]
        now = list(before)
        random.shuffle(now)
        found, gone = recognise([entry(one) for one in before], now)
        assert found == [True] * len(now)
        assert gone == []

    @given(st.lists(st.lists(st.sampled_from([A, B, C, D]), min_size=1, max_size=4), max_size=5))
    def test_never_more_statements_pass_than_were_accepted(self, sides: list[list[Claim]]) -> None:
        before = [entry(clash(A, B)), entry(clash(B, C, C))]
        now = [clash(*claims) for claims in sides]
        found, _ = recognise(before, now)
        passed = sum(len(one.claims) for one, ok in zip(now, found, strict=True) if ok)
        assert passed <= 5


class TestFile:
    def test_it_is_sorted_and_tells_no_line_or_time(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        entries = [entry(clash(C, D)), entry(clash(A, B))]
        path.write_text(json.dumps(content(entries)))
        assert content(entries) == content(reversed(entries))
        assert content(load(path)) == content(entries)
        first = content([entry(clash(B, A))])["findings"][0]
        assert list(first) == [
            "rule", "name", "verdict", "confidence", "values", "fingerprint", "sides"
        ]  # fmt: skip
        assert {side["says"] for side in first["sides"]} == {
            "青禾高新区 高新技术企业 52家",
            "青禾高新区 高新技术企业 46家",
        }
        assert {side["path"] for side in first["sides"]} == {"52.txt", "46.txt"}

    def test_what_is_for_readers_does_not_matter(self, tmp_path: Path) -> None:
        data = content([entry(clash(A, B))])
        for one in data["findings"]:
            one.update(name="", values="", fingerprint="")
            for side in one["sides"]:
                side.update(path="gone.txt", says="")
        path = tmp_path / "known.json"
        path.write_text(json.dumps(data))
        assert recognise(load(path), [clash(A, B)]) == ([True], [])

    @pytest.mark.parametrize(
        ("text", "zh", "en"),
        [
            ('{"version": 1,\n"findings": [', "第 2 行", "line 2"),
            ("<<<<<<< HEAD\n{}", "第 1 行", "line 1"),
            ('{"version": 2, "findings": 7}', "请升级", "upgrade"),
            ("[]", "不是 factcheck 的基线", "no baseline"),
            ('{"version": 1, "findings": [{"rule": 7}]}', "findings[0]", "findings[0]"),
            ('{"version": "1", "findings": []}', "version", "version"),
            ("[" * 100_000, "JSON", "JSON"),
            ("\udcff", "UTF-8", "UTF-8"),
        ],
    )
    def test_a_faulty_one_is_one_line(self, tmp_path: Path, text: str, zh: str, en: str) -> None:
        path = tmp_path / "known.json"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        for update in (False, True):
            with pytest.raises(UsageError) as error:
                judge(terms=Terms(path, update))
            for told, word in ((error.value.message.zh, zh), (error.value.message.en, en)):
                assert word in told
                assert str(path) in told
                assert "\n" not in told
        assert path.read_bytes() == text.encode("utf-8", "surrogateescape")

    def test_a_missing_one_says_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="--update-baseline"):
            judge(terms=Terms(tmp_path / "known.json"))

    def test_an_update_needs_a_file(self) -> None:
        with pytest.raises(UsageError, match="--baseline FILE"):
            judge(terms=Terms(update_baseline=True))


class TestUpdate:
    def kept(self, path: Path, texts: dict[str, str], options: Options | None = None) -> list[str]:
        """Updates the file; what its entries say then."""
        judged = judge(texts, Terms(path, update_baseline=True), options)
        assert judged.baseline is not None
        path.write_text(json.dumps(judged.baseline), encoding="utf-8")
        assert judged.report.open == ()
        return [one["values"] for one in judged.baseline["findings"]]

    def test_new_ones_come_in_and_gone_ones_go(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        assert self.kept(path, SET) == ["52家 ≠ 46家"]
        (found,) = judge(SET, Terms(path)).report.findings
        assert found.status is Status.BASELINED
        changed = SET | {"second.txt": SECOND.replace("46家", "38家")}
        judged = judge(changed, Terms(path))
        (found,) = judged.report.open
        assert found.derivation == "52家 ≠ 38家"
        (notice,) = judged.report.notices
        assert notice.path == str(path)
        assert "1" in notice.message.zh
        assert judged.baseline is None
        assert self.kept(path, changed) == ["52家 ≠ 38家"]
        assert self.kept(path, {"first.txt": FIRST}) == []

    def test_a_second_update_changes_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        self.kept(path, SET)
        before = path.read_bytes()
        self.kept(path, SET)
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        "options", [Options(select=("FC102",)), Options(ignore=("value-conflict",))]
    )
    def test_rules_that_do_not_run_keep_their_entries(
        self, tmp_path: Path, options: Options
    ) -> None:
        path = tmp_path / "known.json"
        self.kept(path, SET)
        assert judge(SET, Terms(path), options).report.notices == ()
        assert self.kept(path, SET, options) == ["52家 ≠ 46家"]

    def test_a_rule_that_is_no_more_has_no_entries(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        old = replace(entry(clash(A, B)), rule="FC999")
        path.write_text(json.dumps(content([old])))
        assert self.kept(path, {"first.txt": FIRST}) == []

    def test_unsure_findings_stay_where_they_are_not_looked_for(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        unsure = replace(entry(clash(C, D)), confidence="low")
        path.write_text(json.dumps(content([unsure])))
        assert set(self.kept(path, SET)) == {"52家 ≠ 46家", unsure.values}
        everything = Options(min_confidence=Confidence.LOW)
        assert self.kept(path, SET, everything) == ["52家 ≠ 46家"]

    def test_a_run_that_could_not_read_all_does_not_update(self, tmp_path: Path) -> None:
        from factcheck import pipeline
        from factcheck.gate import Gate

        path = tmp_path / "known.json"
        self.kept(path, SET)
        gate = Gate(Options(), Terms(path, update_baseline=True))
        judged = gate.judge(pipeline.run([str(tmp_path / "gone.txt")], Options()))
        assert judged.report.problems
        assert judged.baseline is None
        assert "没有更新" in judged.report.notices[0].message.zh

    def test_information_is_known_as_well(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        texts = {
            "a.txt": FIRST,
            "b.txt": f"{THIRD}\n回望2024年，青禾高新区完成固定资产投资93.72亿元。\n",
        }
        found = judge(texts).report.findings
        assert [one.severity for one in found] == [Severity.INFO]
        self.kept(path, texts)
        assert judge(texts, Terms(path)).report.open == ()


def test_an_entry_is_what_it_knows() -> None:
    assert isinstance(entry(clash(A, B)), Entry)
    assert [side.statement for side in entry(clash(A, B)).sides] == sorted(
        side.statement for side in entry(clash(B, A)).sides
    )
