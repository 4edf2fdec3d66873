"""In which way two values of one indicator are at odds."""

from __future__ import annotations

import pytest

import factcheck
from tests.articles import article


@pytest.mark.parametrize(
    ("first", "second", "severity", "verdict"),
    [
        (
            "截至2025年6月底，云泽市累计发放消费补贴1.2亿元。",
            "截至2025年9月底，云泽市累计发放消费补贴1.1亿元。",
            "error",
            "conflict",
        ),
        (
            "2024年，云泽市进出口总额42.07亿元。",
            "2024年，云泽市进出口总额42.1亿元。",
            "info",
            "agrees-only-by-rounding",
        ),
        (
            "初步核算，2024年云泽市地区生产总值1250.6亿元。",
            "经济普查修订后，2024年云泽市地区生产总值为1263.4亿元。",
            "info",
            "revised",
        ),
        (
            "2025年上半年，云泽市进出口总额20.4亿元。",
            "2025年，云泽市进出口总额42.1亿元。",
            "info",
            "differs-in-period",
        ),
    ],
)
def test_the_verdict(first: str, second: str, severity: str, verdict: str) -> None:
    documents = [article(first, "one.txt"), article(second, "two.txt")]
    (finding,) = factcheck.check(documents).findings
    assert (finding.severity.label, finding.verdict) == (severity, verdict)


def test_a_running_total_that_grows_is_no_finding() -> None:
    documents = [
        article("截至2025年6月底，云泽市累计发放消费补贴1.1亿元。", "one.txt"),
        article("截至2025年9月底，云泽市累计发放消费补贴1.2亿元。", "two.txt"),
    ]
    assert factcheck.check(documents).findings == ()
