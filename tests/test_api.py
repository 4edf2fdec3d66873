"""The Python interface."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.config import Options
from factcheck.errors import InputError, UsageError
from factcheck.model import Language

from .articles import SEEDS, article, write

ONE = "青禾高新区观察\n\n2024年,青禾高新区拥有高新技术企业52家,产值近30亿元,增长6.2%。\n"
TWO = "青禾高新区综述\n\n2024年,青禾高新区高新技术企业达46家。\n"


def spans(value: Any) -> list[dict[str, Any]]:
    """Every span of a report, wherever it stands."""
    if isinstance(value, dict):
        own = [value] if {"path", "start", "end", "quote"} <= value.keys() else []
        return own + [span for item in value.values() for span in spans(item)]
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    return []


class TestQuantities:
    def test_each_has_its_place_interval_and_unit(self) -> None:
        text = "拥有高新技术企业５２家,产值近30亿元,增长6.2%"
        found = factcheck.quantities(text)
        assert [q.text for q in found] == ["５２家", "近30亿元", "6.2%"]
        assert all(text[q.span.start : q.span.end] == q.text for q in found)
        assert [q.unit for q in found] == ["家", "元", "%"]
        assert [q.nominal for q in found] == [52, 3_000_000_000, 6.2]
        assert found[1].interval.high == 3_000_000_000
        assert found[1].interval.high_open
        assert (found[2].interval.low, found[2].interval.high) == pytest.approx((6.15, 6.25))

    def test_dates_are_no_quantities(self) -> None:
        assert [q.text for q in factcheck.quantities("2024年3月5日,签约12个项目")] == ["12个"]

    def test_a_text_without_figures(self) -> None:
        assert factcheck.quantities("") == []
        assert factcheck.quantities("企业活力不断增强。") == []


class TestPeriods:
    def test_written_out(self) -> None:
        text = "2024年,截至2023年底"
        found = factcheck.periods(text)
        assert [text[p.span.start : p.span.end] for p in found] == [p.text for p in found]
        assert (found[0].start, found[0].end) == (date(2024, 1, 1), date(2025, 1, 1))
        assert (found[1].end, found[1].instant) == (date(2024, 1, 1), True)

    def test_counted_from_a_day(self) -> None:
        (found,) = factcheck.periods("去年,青禾高新区加快发展", reference=date(2025, 3, 14))
        assert (found.start, found.end) == (date(2024, 1, 1), date(2025, 1, 1))

    def test_without_a_day_unresolved(self) -> None:
        (found,) = factcheck.periods("去年,青禾高新区加快发展")
        assert not found.resolved


class TestDocuments:
    def test_read_and_claims(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path, {"2025-03-14.txt": ONE})
        for given in (path, str(path)):
            document = factcheck.read(given)
            assert document.text == ONE
            assert document.title == "青禾高新区观察"
            assert document.date == date(2025, 3, 14)
            assert document.blocks
            assert [claim.quantity.text for claim in factcheck.claims(document)] == [
                "52家",
                "近30亿元",
                "6.2%",
            ]

    def test_what_cannot_be_read_raises(self, tmp_path: Path) -> None:
        with pytest.raises(InputError):
            factcheck.read(tmp_path / "missing.txt")


class TestCheck:
    def test_paths_folders_and_documents_are_one(self, tmp_path: Path) -> None:
        one, two = write(tmp_path, {"one.txt": ONE, "two.txt": TWO})
        by_path = factcheck.check([one, str(two)]).to_dict()
        assert len(by_path["findings"]) == 1
        assert factcheck.check(tmp_path).to_dict() == by_path
        assert factcheck.check(str(tmp_path)).to_dict() == by_path
        assert factcheck.check([factcheck.read(one), factcheck.read(two)]).to_dict() == by_path
        assert factcheck.check([factcheck.read(two), one]).to_dict() == by_path

    def test_one_document_against_itself(self) -> None:
        assert factcheck.check(article(ONE)).findings == ()

    def test_what_cannot_be_read_stands_in_the_report(self, tmp_path: Path) -> None:
        write(tmp_path, {"one.txt": ONE})
        found = factcheck.check([tmp_path, tmp_path / "missing.txt"])
        assert len(found.problems) == 1
        assert len(found.documents) == 1
        assert len(found.to_dict()["errors"]) == 1

    def test_an_unknown_rule_raises(self) -> None:
        with pytest.raises(UsageError):
            factcheck.check(article(ONE), Options(select=("nothing",)))

    def test_a_report_is_plain_data_in_both_languages(self) -> None:
        found = factcheck.check([article(ONE, "one.txt"), article(TWO, "two.txt")])
        zh, en = found.to_dict(), found.to_dict(Language.EN)
        assert json.loads(json.dumps(zh)) == zh
        assert zh["version"] == 1
        assert zh["findings"][0]["message"] != en["findings"][0]["message"]
        assert zh["findings"][0]["fingerprint"] == en["findings"][0]["fingerprint"]


def test_every_span_of_a_report_quotes_the_text() -> None:
    report = factcheck.check(SEEDS).to_dict()
    found = spans(report)
    assert len(found) > 10
    for span in found:
        text = Path(span["path"]).read_bytes().decode("utf-8-sig")
        assert text[span["start"] : span["end"]] == span["quote"]
        before = text[: span["start"]]
        assert span["line"] == before.count("\n") + 1
        assert span["column"] == len(before) - (before.rfind("\n") + 1) + 1
        to_end = text[: span["end"]]
        assert span["end_line"] == to_end.count("\n") + 1


def test_a_claim_lies_in_its_sentence() -> None:
    for finding in factcheck.check(SEEDS).to_dict()["findings"]:
        for claim in finding["claims"]:
            assert claim["sentence"]["start"] <= claim["span"]["start"]
            assert claim["span"]["end"] <= claim["sentence"]["end"]
            if claim["value"] is None:
                continue  # words that are no claim
            assert claim["span"]["quote"] == claim["value"]["text"]
            low, high = claim["value"]["low"], claim["value"]["high"]
            assert low is None or high is None or low <= high


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    factcheck.check([SEEDS, tmp_path, tmp_path / "missing.txt"])
    factcheck.quantities(ONE)
    factcheck.periods(ONE)
    assert capfd.readouterr() == ("", "")


def test_importing_has_no_side_effects() -> None:
    code = (
        "import locale, logging, signal, sys, warnings\n"
        "before = (signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGINT),"
        " list(warnings.filters), logging.root.handlers[:], sys.getrecursionlimit(),"
        " sys.stdout, sys.excepthook, locale.setlocale(locale.LC_ALL))\n"
        "import factcheck\n"
        "factcheck.check, factcheck.quantities\n"
        "after = (signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGINT),"
        " list(warnings.filters), logging.root.handlers[:], sys.getrecursionlimit(),"
        " sys.stdout, sys.excepthook, locale.setlocale(locale.LC_ALL))\n"
        "assert before == after"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_interface_names_what_it_offers() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name).__doc__
    with pytest.raises(AttributeError, match="nothing_like_it"):
        factcheck.nothing_like_it  # noqa: B018
