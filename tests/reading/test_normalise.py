"""Normalisation: one code point into one, so that all offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.reading import normalise

from ..articles import SEEDS

CHINESE = st.text(
    st.characters(min_codepoint=0x2000, max_codepoint=0x9FFF)
    | st.characters(min_codepoint=0xF900, max_codepoint=0xFFEF)
    | st.characters(min_codepoint=0x20000, max_codepoint=0x2FA1F)
)


@given(st.text() | CHINESE)
@example("ﬀ㍿①㎡½㈱ⅷ…")
@example("乾著後裏麵\u200b\ufeff\U0001f469\u200d\U0001f680")
def test_the_length_stays_for_any_text(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(CHINESE, CHINESE)
def test_each_character_is_folded_for_itself(left: str, right: str) -> None:
    assert normalise(left + right) == normalise(left) + normalise(right)


@given(st.text() | CHINESE)
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_ascii_stays(text: str) -> None:
    assert normalise(text) == text


@given(st.text(st.sampled_from("甲乙\r\n\t "), max_size=30))
def test_line_ends_stay(text: str) -> None:
    folded = normalise(text)
    assert [i for i, sign in enumerate(folded) if sign in "\r\n"] == [
        i for i, sign in enumerate(text) if sign in "\r\n"
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１２３．５％，（约）：", "123.5%,(约):"),
        ("ＡＢｃ＋－＝／～", "ABc+-=/~"),
        ("高新技術企業產值佔總產值", "高新技术企业产值占总产值"),
        ("雲澤市進出口總額", "云泽市进出口总额"),
        ("「以升促建」『試點』", "“以升促建”‘试点’"),
        ("2024年１～３月", "2024年1~3月"),
        ("〔2024〕【快讯】", "[2024][快讯]"),
        ("5–8月，−3.2%", "5-8月,-3.2%"),
        ("全角\u3000空格\u00a0不换行", "全角 空格 不换行"),
    ],
)
def test_width_script_and_punctuation(text: str, folded: str) -> None:
    assert normalise(text) == folded


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_figures_stand_where_they_stood(path: object) -> None:
    text = SEEDS.joinpath(str(path)).read_text(encoding="utf-8")
    folded = normalise(text)
    assert len(folded) == len(text)
    assert all(
        folded[i] == sign for i, sign in enumerate(text) if sign.isdecimal() and sign.isascii()
    )
