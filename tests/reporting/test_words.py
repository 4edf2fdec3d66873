import math
from datetime import date

import pytest

from factcheck.extraction.figures.nonfigures import Reason
from factcheck.model import Interval, Language, Period, Span
from factcheck.reporting.numbers import plain
from factcheck.reporting.words import REASON, interval_words, period_words

PLACE = Span("", 0, 1)


@pytest.mark.parametrize(
    ("text", "start", "end", "zh", "en"),
    [
        ("2025年", (2025, 1, 1), (2026, 1, 1), "2025年", "2025年"),
        ("目前", (2025, 1, 1), (2026, 1, 1), "目前（2025年）", "目前 (2025)"),
        ("", (2025, 1, 1), (2026, 1, 1), "2025年", "2025"),
        ("“十四五”", (2021, 1, 1), (2026, 1, 1), "“十四五”（2021—2025年）", "“十四五” (2021–2025)"),
        (
            "上半年",
            (2025, 1, 1),
            (2025, 7, 1),
            "上半年（2025年1—6月）",
            "上半年 (2025-01 to 2025-06)",
        ),
        ("上月", (2024, 2, 1), (2024, 3, 1), "上月（2024年2月）", "上月 (2024-02)"),
        ("昨日", (2025, 3, 4), (2025, 3, 5), "昨日（2025年3月4日）", "昨日 (2025-03-04)"),
        (
            "节日期间",
            (2025, 9, 29),
            (2025, 10, 9),
            "节日期间（2025年9月29日 至 2025年10月8日）",
            "节日期间 (2025-09-29 to 2025-10-08)",
        ),
        ("此后", (2025, 1, 1), None, "此后（2025年1月1日 起）", "此后 (from 2025-01-01)"),
        ("此前", None, (2025, 1, 1), "此前（至 2024年12月31日）", "此前 (until 2024-12-31)"),
        ("近期", None, None, "近期", "近期"),
    ],
)
def test_periods_are_told_with_their_dates(
    text: str,
    start: tuple[int, int, int] | None,
    end: tuple[int, int, int] | None,
    zh: str,
    en: str,
) -> None:
    period = Period(PLACE, text, start and date(*start), end and date(*end))
    assert period_words(period, Language.ZH) == zh
    assert period_words(period, Language.EN) == en


@pytest.mark.parametrize(
    ("interval", "unit", "words"),
    [
        (Interval.point(38), "家", "38 家"),
        (Interval(66.75, 66.85, high_open=True), "%", "[66.75, 66.85) %"),
        (Interval.above(2), "%", "(2, ∞) %"),
        (Interval.below(30, open_end=False), "", "(−∞, 30]"),
        (Interval(1.7815e9, 1.7825e9, high_open=True), "元", "[17.815亿, 17.825亿) 元"),
        (Interval(4e6, 5e6), "件", "[400万, 500万] 件"),
        (Interval.point(99_999), "件", "99999 件"),
        (Interval.point(-215_601), "件", "-21.5601万 件"),
    ],
)
def test_intervals(interval: Interval, unit: str, words: str) -> None:
    assert interval_words(interval, unit) == words


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1782000000.0, "1782000000"),
        (17.815 * 1e8, "1781500000"),
        (66.8, "66.8"),
        (-0.0, "0"),
        (math.inf, "None"),
        (-math.inf, "None"),
        (math.nan, "None"),
        (None, "None"),
        (1e20, "100000000000000000000"),
    ],
)
def test_numbers_are_plain(value: float | None, expected: str) -> None:
    assert str(plain(value)) == expected


def test_every_reason_is_told_in_both_languages() -> None:
    others = {"not understood", "hypothetical", "denied", "age-group", "size-class"}
    told = {reason.value for reason in Reason} | others
    assert set(REASON) == told
