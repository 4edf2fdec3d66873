"""The months that a figure is told of, however they are told."""

from __future__ import annotations

import pytest

from factcheck.alignment import months


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("前三季度,全市进出口", "1-9"),
        ("1—9月,全市进出口", "1-9"),
        ("前9个月进出口", "1-9"),
        ("三季度进出口", "7-9"),
        ("首季访港旅客", "1-3"),
        ("上半年进出口", "1-6"),
        ("下半年进出口", "7-12"),
        ("全年进出口", "1-12"),
        ("11月实现销售", "11-11"),
        ("上半年为3亿元,7月", "7-7"),
        ("较一季度多", ""),
        ("完成全年目标的", ""),
        ("进出口", ""),
    ],
)
def test_the_months_told_last(sentence: str, told: str) -> None:
    assert months.told(sentence, "") == told


def test_they_hold_on_from_the_sentences_before_and_a_day_does_not() -> None:
    assert months.told("均价", "1—11月销售金额427亿元;") == "1-11"
    assert months.told("均价", "公司11月5日公布。") == ""
    assert months.told("12月均价", "1—11月销售金额427亿元;") == "12-12"
