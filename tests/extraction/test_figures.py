"""The figure scanner: spans, intervals and kinds; what is no figure; no text makes it raise."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from factcheck.extraction.figures import Figures, scan, scanner
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.model import Quantity, QuantityKind
from factcheck.reading import normalise


def table(name: str) -> list[tuple[str, ...]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [
        tuple(line.split("\t")) for line in text.split("\n") if line and not line.startswith("#")
    ]


FIGURES = table("quantities.tsv")
NONFIGURES = table("nonfigures.tsv")


def read(text: str) -> Figures:
    return scan(normalise(text), text=text)


def one(text: str) -> Quantity:
    (quantity,) = read(text).quantities
    return quantity


@pytest.mark.parametrize(
    ("text", "figure", "low", "high", "ends", "nominal", "unit", "dimension", "kind"), FIGURES
)
def test_figure(
    text: str,
    figure: str,
    low: str,
    high: str,
    ends: str,
    nominal: str,
    unit: str,
    dimension: str,
    kind: str,
) -> None:
    quantity = next(quantity for quantity in read(text).quantities if quantity.text == figure)
    interval = quantity.interval
    assert (interval.low, interval.high) == (float(low), float(high))
    assert (interval.low_open, interval.high_open) == (ends[0] == "(", ends[1] == ")")
    assert quantity.nominal == (float(nominal) if nominal else None)
    assert (quantity.unit, quantity.dimension, quantity.kind) == (unit, dimension, kind)


def test_the_table_is_large_and_holds_no_row_twice() -> None:
    assert len(FIGURES) >= 600
    assert len({row[:2] for row in FIGURES}) == len(FIGURES)


@pytest.mark.parametrize(("text", "aside", "reason"), NONFIGURES)
def test_no_figure(text: str, aside: str, reason: str) -> None:
    figures = read(text)
    start = text.index(aside)
    found = {(item.span.start, item.span.end): item.reason for item in figures.rejected}
    assert found[start, start + len(aside)] == reason
    assert all(
        q.span.end <= start or q.span.start >= start + len(aside) for q in figures.quantities
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("从3家增至5家", ["3家", "5家"]),
        ("从62.5%到66.8%", ["62.5%", "66.8%"]),
        ("由不足25%提高至80%以上", ["不足25%", "80%以上"]),
        ("附近3家、签约12个、通过5项、节约200元", ["3家", "12个", "5项", "200元"]),
        ("目前3家、日前5人", ["3家", "5人"]),
        ("每万人12.3件", ["12.3件"]),
        ("人均3.2万元", ["3.2万元"]),
        ("18项中有1项获批、16项在建", ["18项", "1项", "16项"]),
        ("15万吨的2吉瓦组件和8条线", ["15万吨", "2吉瓦", "8条"]),
        ("2025年38家", ["38家"]),
        ("接种1亿剂次,其中第3剂3000万剂次", ["1亿剂次", "3000万剂次"]),
        ("GDP增长5.2%,CPI上涨0.3%", ["5.2%", "0.3%"]),
        ("突破百万 三项数据领先", ["突破百万", "三项"]),
    ],
)
def test_figures_of_a_text(text: str, figures: list[str]) -> None:
    assert [quantity.text for quantity in read(text).quantities] == figures


def test_hedges_are_named() -> None:
    assert [one(text).hedge for text in ("近30个", "超400余万件", "38家")] == ["近", "超余", ""]


def test_nothing_is_read_where_a_date_explains_the_digits() -> None:
    text = "近五年12家"
    assert [q.text for q in scan(text, taken=[(0, 3)]).quantities] == ["12家"]


def test_a_hedge_is_not_taken_from_a_date_before() -> None:
    assert [q.text for q in scan("截至约3家", taken=[(0, 3)]).quantities] == ["3家"]


def test_spans_name_their_document() -> None:
    figures = scan("共3家,ACT001", document="a.txt")
    assert figures.quantities[0].span.document == figures.rejected[0].span.document == "a.txt"


def test_kinds() -> None:
    assert one("增长8%-15%").kind is QuantityKind.CARDINAL
    assert one("跻身百强第65位").kind is QuantityKind.ORDINAL
    assert one("聚焦四大领域").kind is QuantityKind.ENUMERATIVE
    assert one("比分为3:1").kind is QuantityKind.RATIO


def test_a_score_against_nothing_has_no_value() -> None:
    quantity = one("以3比0战胜")
    assert (quantity.nominal, quantity.interval.low, quantity.interval.high) == (
        None,
        -math.inf,
        math.inf,
    )


def test_equal_reals_give_equal_floats() -> None:
    bounds = {one(text).interval for text in ("17.82亿元", "178200万元")}
    assert bounds == {one("17.82亿元").interval, one("178200万元").interval}
    assert one("约0.3%").interval.low == 0.285
    assert one("0.1%").interval.high == 0.15


TRADITIONAL = OpenCC("s2t").convert
FULL_WIDTH = str.maketrans({chr(point): chr(point + 0xFEE0) for point in range(33, 127)})


def meanings(text: str) -> list[tuple[int, int, object, float | None, str]]:
    return [
        (q.span.start, q.span.end, q.interval, q.nominal, q.unit) for q in read(text).quantities
    ]


@pytest.mark.parametrize("text", sorted({row[0] for row in FIGURES}))
def test_script_and_width_do_not_matter(text: str) -> None:
    traditional = TRADITIONAL(text)
    if len(traditional) == len(text):
        assert meanings(traditional) == meanings(text)
    assert meanings(text.translate(FULL_WIDTH)) == meanings(text)


CHARACTERS = (
    "0123456789零一二三四五六七八九十百千万亿两半几数首翻点分之又至到-~—,.、%个家元吨年月日时"
    "第前近约超余多来以上下左右 /:+^eE$“”\n每人名次成倍折AaK壹贰拾级大兆瓦\u2009負萬億"
)


@given(st.text(alphabet=CHARACTERS, max_size=50) | st.text(max_size=50))
@settings(max_examples=500)
def test_any_text_is_explained_without_gaps_or_overlaps(text: str) -> None:
    figures = read(text)
    for quantity in figures.quantities:
        assert text[quantity.span.start : quantity.span.end] == quantity.text
    spans = [quantity.span for quantity in figures.quantities]
    spans += [rejected.span for rejected in figures.rejected]
    covered = sorted((span.start, span.end) for span in spans)
    assert all(start < end for start, end in covered)
    assert all(end <= start for (_, end), (start, _) in pairwise(covered))
    for position, character in enumerate(normalise(text)):
        if character in "0123456789":
            assert any(start <= position < end for start, end in covered)


@given(st.text(alphabet=CHARACTERS, max_size=40))
def test_what_was_read_before_does_not_matter(text: str) -> None:
    warm = read(text)
    scanner._MEANINGS.clear()
    scanner._SETTLED.clear()
    assert read(text) == warm


@given(
    st.integers(min_value=0, max_value=10**9),
    st.integers(min_value=0, max_value=4),
    st.sampled_from(["", "万", "亿", "万亿"]),
    st.sampled_from(["家", "元", "吨", "%", "天", "公里"]),
)
def test_a_printed_number_lies_in_its_interval(
    digits: int, places: int, scale: str, unit: str
) -> None:
    number = f"{digits / 10**places:.{places}f}"
    quantity = one(f"共有{number}{scale}{unit}。")
    assert quantity.nominal is not None
    assert quantity.nominal in quantity.interval


@given(
    st.integers(min_value=1, max_value=10**6),
    st.sampled_from(["近", "约", "超", "不足", "至少", "不超过"]),
)
def test_a_hedge_keeps_to_its_side(number: int, hedge: str) -> None:
    interval = one(f"共有{hedge}{number}吨。").interval
    assert interval.low <= number <= interval.high
    assert (number in interval) == (hedge in ("约", "至少", "不超过"))


def test_absurdly_long_digits_are_a_code() -> None:
    (rejected,) = scan("9" * 100_000).rejected
    assert rejected.reason is Reason.CODE
    assert len(rejected.span) == 100_000
