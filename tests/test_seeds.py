"""The real articles: what cannot both be true in them is found, and nothing else."""

from __future__ import annotations

import re

import pytest

import factcheck
from factcheck.model import Claim, Confidence, Finding, Severity, Verdict

from .articles import SEEDS, grave, values


@pytest.fixture(scope="module")
def report() -> factcheck.Report:
    return factcheck.check(SEEDS)


def one(report: factcheck.Report, *figures: str) -> Finding:
    (found,) = [f for f in grave(report) if sorted(values(f)) == sorted(figures)]
    return found


def test_all_articles_are_read(report: factcheck.Report) -> None:
    assert report.problems == ()
    assert len(report.documents) == 5
    assert all(report.claims_of[document.path] > 20 for document in report.documents)


def test_the_stock_of_companies(report: factcheck.Report) -> None:
    found = one(report, "38家", "35家")
    assert (found.name, found.severity) == ("value-conflict", Severity.ERROR)
    assert found.verdict is Verdict.CONFLICT
    assert len({claim.span.document for claim in found.claims}) == 2
    assert {claim.indicator for claim in found.claims if isinstance(claim, Claim)} == {
        "高新技术企业"
    }


def test_what_was_added_explains_it(report: factcheck.Report) -> None:
    (related,) = one(report, "38家", "35家").related
    source = next(d for d in report.documents if d.path == related.span.document)
    assert source.quote(related.span) == "3家"
    line = source.text[: related.span.start].splitlines()[-1]
    assert line.endswith("新增国家高新技术企业")


def test_the_share_of_one_base(report: factcheck.Report) -> None:
    found = one(report, "62.5%", "67.3%")
    assert (found.name, found.severity) == ("share-conflict", Severity.ERROR)
    assert found.verdict is Verdict.CONFLICT


def test_the_share_of_the_wider_base(report: factcheck.Report) -> None:
    found = one(report, "66.8%", "62.5%")
    assert (found.name, found.severity) == ("base-containment", Severity.ERROR)
    assert found.verdict is Verdict.IMPOSSIBLE
    assert found.derivation == "66.8% > 62.5%"


def test_the_share_of_a_base_worded_twice(report: factcheck.Report) -> None:
    found = one(report, "66.8%", "67.3%")
    assert (found.name, found.severity) == ("share-conflict", Severity.WARNING)
    assert found.verdict is Verdict.DIFFERS_IN_BASE


def test_nothing_else_is_an_error_or_a_warning(report: factcheck.Report) -> None:
    assert sorted(tuple(sorted(values(finding))) for finding in grave(report)) == [
        ("35家", "38家"),
        ("62.5%", "66.8%"),
        ("62.5%", "67.3%"),
        ("66.8%", "67.3%"),
        ("个百亿级产业聚链成群", "个百亿级产业链成群"),
        ("日松光伏制氢产业示范项目", "日松光伏制氢示范项目"),
        ("精细化化工", "精细化化工", "精细化工"),
        ("黄河“几字弯”", "黄河九字弯"),
    ]
    assert all(finding.confidence >= Confidence.MEDIUM for finding in report.findings)


def test_the_sides_are_told_apart_by_their_words(report: factcheck.Report) -> None:
    for finding in grave(report):
        claims = [claim for claim in finding.claims if isinstance(claim, Claim)]
        assert bool(finding.reasons) == bool(claims)
        assert all("高新区" in (claim.subject or "") for claim in claims)
        for language in (finding.message.zh, finding.message.en):
            assert all(re.sub("[“”]", "", value) in language for value in values(finding))


def test_findings_stand_worst_first(report: factcheck.Report) -> None:
    order = [(-f.severity, -f.confidence) for f in report.findings]
    assert order == sorted(order)
