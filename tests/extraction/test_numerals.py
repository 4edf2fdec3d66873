"""Numerals: exact values, whatever they are written in."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.figures.numerals import parse

DIGITS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """The number in everyday Chinese numerals, up to 9999 亿."""
    if number < 10:
        return DIGITS[number]
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            head, rest = divmod(number, scale)
            begin = "" if scale == 10 and head == 1 else spelt(head)
            if not rest:
                return begin + word
            return begin + word + ("零" if rest < scale // 10 else "") + _inner(rest)
    raise AssertionError(number)


def _inner(number: int) -> str:
    """Inside a longer numeral 12 is 一十二."""
    text = spelt(number)
    return "一" + text if text.startswith("十") else text


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("38", "38"),
        ("1,137.07", "1137.07"),
        ("17.82亿", "1782000000"),
        ("2.3万亿", "2300000000000"),
        ("三百二十", "320"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("一百三", "130"),
        ("一千零一", "1001"),
        ("两千四百五", "2450"),
        ("一点五亿", "150000000"),
        ("十五点七", "15.7"),
        ("零点五", "0.5"),
        ("一万五千亿", "1500000000000"),
        ("二十万亿", "20000000000000"),
        ("10万万", "1000000000"),
        ("一亿二千万", "120000000"),
        ("1亿2000万", "120000000"),
        ("3万5千", "35000"),
        ("7万5千4百", "75400"),
        ("5百万", "5000000"),
        ("1千零20", "1020"),
        ("廿五", "25"),
        ("卅", "30"),
        ("壹佰伍拾", "150"),
        ("十万柒仟捌佰伍拾肆", "107854"),
        ("俩", "2"),
        ("半", "0.5"),
        ("半百", "50"),
        ("一百零一万一千", "1011000"),
        ("百万", "1000000"),
        ("五十五兆一十二亿四万五千二", "55001200045200"),
        ("二〇二五", "2025"),
        ("2.5e6", "2500000"),
        ("2^-1", "0.5"),
    ],
)
def test_value(surface: str, value: str) -> None:
    numeral = parse(surface)
    assert numeral is not None
    assert numeral.low == numeral.high == Decimal(value)


@pytest.mark.parametrize(
    ("surface", "low", "high"),
    [
        ("五六", 5, 6),
        ("五六十", 50, 60),
        ("五六十万", 500_000, 600_000),
        ("十五六", 15, 16),
        ("三五", 3, 5),
        ("几十", 20, 99),
        ("数百", 200, 999),
        ("十几", 11, 19),
        ("二十几", 21, 29),
        ("20几", 21, 29),
        ("数10", 20, 99),
        ("几万", 20_000, 99_999),
        ("十几万", 110_000, 199_999),
        ("数十亿", 2 * 10**9, 10**10 - 1),
    ],
)
def test_span_of_values(surface: str, low: int, high: int) -> None:
    numeral = parse(surface)
    assert numeral is not None
    assert numeral.vague
    assert (int(numeral.low), int(numeral.high)) == (low, high)


@pytest.mark.parametrize(
    ("surface", "step"),
    [
        ("38", "1"),
        ("66.8", "0.1"),
        ("17.82亿", "1000000"),
        ("20万", "10000"),
        ("3千", "1000"),
        ("三千", "1"),
        ("三百万", "10000"),
        ("1亿2000万", "10000"),
        ("三万五", "1000"),
        ("2.3万亿", "100000000000"),
    ],
)
def test_place_of_the_last_digit(surface: str, step: str) -> None:
    numeral = parse(surface)
    assert numeral is not None
    assert numeral.step == Decimal(step)


@pytest.mark.parametrize(
    ("surface", "place"),
    [("400万", 10**6), ("4000", 1000), ("70亿", 10**9), ("120", 10), ("1.2万", 1000)],
)
def test_unit_of_the_last_digit_that_is_not_zero(surface: str, place: int) -> None:
    numeral = parse(surface)
    assert numeral is not None
    assert numeral.place == place


@pytest.mark.parametrize(
    "surface",
    [
        "",
        "十五五",
        "一百一百",
        "五十千",
        "万几",
        "余",
        "几",
        "1.",
        "三百二百",
        "亿千",
        "0^-1",
        "1" * 40,
    ],
)
def test_characters_that_make_no_number(surface: str) -> None:
    assert parse(surface) is None


@pytest.mark.parametrize("first", range(7))
def test_digits_and_words_agree_up_to_a_million(first: int) -> None:
    for number in range(first, 1_000_001, 49):
        in_words, in_digits = parse(spelt(number)), parse(str(number))
        assert in_words is not None
        assert in_digits is not None
        assert in_words.low == in_digits.low == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_digits_and_words_agree_beyond(number: int) -> None:
    in_words, in_digits = parse(spelt(number)), parse(f"{number:,}")
    assert in_words is not None
    assert in_digits is not None
    assert in_words.low == in_digits.low == number


@given(
    st.text(
        alphabet="0123456789.,零〇一二三四五六七八九十百千万亿兆两半几数廿余多来点 e^-", max_size=60
    )
)
def test_nothing_raises(surface: str) -> None:
    numeral = parse(surface)
    assert numeral is None or numeral.low <= numeral.high


def test_values_do_not_depend_on_the_arithmetic_of_the_caller() -> None:
    with localcontext() as context:
        context.prec = 3
        numeral = parse("1亿2345万6789")
    assert numeral is not None
    assert numeral.low == 123_456_789
