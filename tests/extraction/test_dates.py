"""Dates and periods: the table of wordings, what is told before, and what must always hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.dates import (
    anchor,
    calendar_spans,
    find_periods,
    resolve,
    weekday,
)
from factcheck.extraction.dates.arithmetic import number, plan_years
from factcheck.extraction.dates.stated import Anchor
from factcheck.model import Period, PeriodBasis
from factcheck.reading.normalise import normalise

TABLE = Path(__file__).parent / "periods.tsv"


class Row(NamedTuple):
    marked: str
    reference: date | None
    expected: list[str]


def rows() -> list[Row]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            marked, reference, *expected = line.split("\t")
            day = None if reference == "-" else date.fromisoformat(reference)
            found.append(Row(marked, day, expected[0].split("; ") if expected else []))
    return found


def periods(text: str, reference: date | None = None) -> list[Period]:
    return find_periods(normalise(text), reference=reference, text=text)


def only(text: str, reference: date | None = None) -> Period:
    (period,) = periods(text, reference)
    return period


def written(period: Period) -> str:
    instant = " instant" if period.instant else ""
    return f"{period.start or '-'} {period.end or '-'} {period.basis}{instant}"


def marked(text: str, found: list[Period]) -> str:
    for period in reversed(found):
        start, end = period.span.start, period.span.end
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.marked} {row.reference or ''}")
def test_table(row: Row) -> None:
    text = row.marked.replace("«", "").replace("»", "")
    found = periods(text, row.reference)
    assert marked(text, found) == row.marked
    assert [written(period) for period in found] == row.expected


def test_the_table_is_long_and_has_no_row_twice() -> None:
    found = [(row.marked, row.reference) for row in rows()]
    assert len(found) >= 300
    assert len(found) == len(set(found))


def test_a_wording_is_cut_from_the_text_as_written() -> None:
    period = only("截至２０２４年底，共有", None)
    assert period.text == "截至２０２４年底"
    assert (period.span.start, period.span.end) == (0, 8)


def test_the_document_is_named_in_the_span() -> None:
    (period,) = find_periods("2025年", document="a.txt")
    assert period.span.document == "a.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近五年,2025年出口增长", ["2025年"]),
        ("过去十年与“十四五”期间", ["“十四五”期间"]),
        ("30年来,目前已有38家", ["目前"]),
        ("未来三年,到2028年", ["2028年"]),
        ("6月7日至9日,近日", ["6月7日至9日", "近日"]),
    ],
)
def test_counted_lengths_are_no_calendar_spans(text: str, expected: list[str]) -> None:
    spans = calendar_spans(periods(text))
    assert [text[start:end] for start, end in spans] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年", Anchor.NONE),
        ("2025年12月5日", Anchor.NONE),
        ("“十四五”", Anchor.NONE),
        ("2025年以来", Anchor.NONE),
        ("今年", Anchor.WRITING),
        ("去年同期", Anchor.WRITING),
        ("昨日", Anchor.WRITING),
        ("上周三", Anchor.WRITING),
        ("截至目前", Anchor.WRITING),
        ("近五年", Anchor.WRITING),
        ("6月7日", Anchor.YEAR),
        ("1—10月", Anchor.YEAR),
        ("一季度", Anchor.YEAR),
        ("全年", Anchor.YEAR),
        ("年底", Anchor.YEAR),
        ("上年", Anchor.YEAR),
        ("次年", Anchor.YEAR),
        ("27日", Anchor.MONTH),
        ("下旬", Anchor.MONTH),
        ("月底", Anchor.MONTH),
        ("当月", Anchor.MONTH),
        ("当日", Anchor.DAY),
        ("24时", Anchor.DAY),
        ("近日", Anchor.VAGUE),
        ("近年来", Anchor.VAGUE),
    ],
)
def test_what_a_wording_needs(text: str, expected: Anchor) -> None:
    assert anchor(only(text)) is expected


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("全年", date(2024, 12, 31), "2024-01-01 2025-01-01 relative"),
        ("6月7日", date(2024, 12, 31), "2024-06-07 2024-06-08 relative"),
        ("上年", date(2024, 12, 31), "2023-01-01 2024-01-01 relative"),
        ("当年", date(2024, 12, 31), "2024-01-01 2025-01-01 relative"),
        ("那年", date(1964, 12, 31), "1964-01-01 1965-01-01 relative"),
        ("次年", date(2024, 12, 31), "2025-01-01 2026-01-01 relative"),
        ("当日", date(2024, 6, 7), "2024-06-07 2024-06-08 relative"),
        ("自2022年以来", date(2025, 12, 31), "2022-01-01 2026-01-01 relative"),
        ("近五年", date(2025, 12, 31), "2021-01-01 2026-01-01 relative"),
        ("2025年", date(2020, 1, 1), "2025-01-01 2026-01-01 explicit"),
        ("目前", date(2024, 12, 31), "2024-12-31 2025-01-01 relative instant"),
        ("近年来", date(2024, 12, 31), "- - relative"),
        ("2月30日", date(2024, 12, 31), "- - relative"),
    ],
)
def test_another_reference(text: str, reference: date, expected: str) -> None:
    period = only(text)
    assert written(resolve(period, reference)) == expected
    assert resolve(period, reference).span == period.span


def test_a_period_told_from_the_text_can_be_held_against_a_reference() -> None:
    _, told = periods("2014年回国,次年成立公司")
    assert told.basis is PeriodBasis.INHERITED
    assert written(resolve(told, date(2020, 12, 31))) == "2021-01-01 2022-01-01 relative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1月9日(周五)", 4), ("10月12号，星期一", 0), ("2019年9月2日星期日", 6), ("1月9日", None)],
)
def test_the_day_of_the_week_beside_a_date(text: str, expected: int | None) -> None:
    assert weekday(only(text)) == expected


def test_no_reference_resolves_nothing_that_needs_one() -> None:
    for text in ("今年", "去年12月", "6月7日", "昨日", "周三", "目前", "近五年", "当日", "24时"):
        assert not only(text).resolved, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("二〇二五", 2025),
        ("二零零四", 2004),
        ("十二", 12),
        ("廿五", 25),
        ("初三", 3),
        ("三十一", 31),
        ("两千零四", 2004),
        ("一百一十三", 113),
        ("元", 1),
    ],
)
def test_numbers_in_dates(text: str, expected: int) -> None:
    assert number(text) == expected


def test_the_plans_follow_one_another() -> None:
    assert [plan_years(n) for n in (1, 2, 3, 10)] == [
        (1953, 1957),
        (1958, 1962),
        (1966, 1970),
        (2001, 2005),
    ]
    for ordinal in range(3, 30):
        assert plan_years(ordinal + 1)[0] == plan_years(ordinal)[1] + 1


_PIECES = (
    "0123456789一二三四五六七八九十廿〇零两半元正年月日号时点分周季旬世纪代初底末至到"
    "—-~、和与/:. ()“”第前后上下中今去明昨本同期自从由截止来以起内间当次全"
)
_WORDS = (
    *_PIECES,
    *("2025年", "12月", "31日", "以来", "至今", "期间", "同期", "季度", "十四五", "上半年", "年代"),
    *(
        "目前",
        "近五年",
        "24:00",
        "个月",
        "当地时间",
        "星期",
        "规划",
        "财年",
        "农历",
        "\n",
        "。",
        ",",
    ),
)
_texts = st.lists(st.sampled_from(_WORDS), max_size=16).map("".join)
_references = st.none() | st.dates()


@given(_texts, _references)
def test_whatever_is_written(text: str, reference: date | None) -> None:
    found = periods(text, reference)
    end = 0
    for period in found:
        assert end <= period.span.start < period.span.end <= len(text)
        end = period.span.end
        assert period.text == text[period.span.start : period.span.end]
        if period.start is not None and period.end is not None:
            assert period.start < period.end
        if reference is not None:
            again = resolve(period, reference)
            assert (again.span, again.text) == (period.span, period.text)
    assert set(calendar_spans(found)) <= {(p.span.start, p.span.end) for p in found}


@given(st.text(), _references)
def test_any_characters(text: str, reference: date | None) -> None:
    for period in periods(text, reference):
        assert period.text == text[period.span.start : period.span.end]


_WIDE = {ord(narrow): chr(ord(narrow) + 0xFEE0) for narrow in "0123456789-/:()"}
_TRADITIONAL = str.maketrans("后间来个周当农这内于从过点时", "後間來個週當農這內於從過點時")


@given(_texts, _references)
def test_width_and_script_make_no_difference(text: str, reference: date | None) -> None:
    def told(of: str) -> list[tuple[int, int, date | None, date | None, bool]]:
        return [
            (p.span.start, p.span.end, p.start, p.end, p.instant) for p in periods(of, reference)
        ]

    expected = told(text)
    assert told(text.translate(_WIDE)) == expected
    assert told(text.translate(_TRADITIONAL)) == expected


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), _references)
def test_every_date_is_read_back(day: date, reference: date | None) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}/{day.month}/{day.day}",
    ):
        period = only(text, reference)
        assert (period.start, period.basis) == (day, PeriodBasis.EXPLICIT)
        assert period.text == text


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_digits_and_characters_agree(day: date) -> None:
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(digit)] for digit in str(day.year))

    def spoken(value: int) -> str:
        tens, ones = divmod(value, 10)
        lead = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
        return lead + (digits[ones] if ones else "")

    if year[0] in "一二":
        period = only(f"{year}年{spoken(day.month)}月{spoken(day.day)}日")
        assert period.start == day


@pytest.mark.parametrize(
    "piece",
    ["1", "年", "2025年", "2019、", "1、", "一二三四", "3月", "至", "“十", "2025年至", "12:"],
)
def test_long_input_is_read(piece: str) -> None:
    find_periods(piece * 5000, reference=date(2025, 12, 31))
