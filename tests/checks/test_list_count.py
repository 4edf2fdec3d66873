"""Lists against their numerals, from the text to what a reader is told."""

from __future__ import annotations

import factcheck
from factcheck.config import Options
from factcheck.model import Confidence, Finding, Held, Severity
from tests.articles import article


def checked(text: str) -> factcheck.Report:
    options = Options(select=("FC401", "FC402", "FC403"), show_verified=True)
    return factcheck.check([article(f"云泽要闻\n\n{text}\n")], options)


def found(text: str) -> list[Finding]:
    return list(checked(text).findings)


def held(text: str) -> list[Held]:
    return list(checked(text).verified)


def test_both_sides_and_the_equation_are_told() -> None:
    (one,) = found("云泽市在产业、科技、营商环境、开放、民生四大领域多点突破。")
    assert one.derivation == "4 ≠ 5"
    assert one.severity is Severity.ERROR
    assert one.confidence is Confidence.HIGH
    assert "“四大”" in one.message.zh
    assert "5" in one.message.zh
    assert "四大" in one.message.en


def test_an_unsure_list_is_told_only_where_it_is_one_off() -> None:
    (one,) = found("新设洛新、半岛、沈大4个创新示范区。")
    assert one.confidence is Confidence.MEDIUM
    assert found("新设洛新、半岛、沈大9个创新示范区。") == []


def test_a_list_that_holds_is_told_on_demand() -> None:
    (one,) = held("山西、河南、湖北三省今天联合发布公告。")
    assert one.derivation == "三省 = 3"
    (one,) = held("浙江、重庆等七省市加入试点。")
    assert one.derivation == "七省市 ≥ 2"


def test_a_list_that_either_count_fits_is_no_proof() -> None:
    for number in "四五":
        text = f"分为政策落地、诚信建设、绿色金融、工业和信息化{number}个专题。"
        assert found(text) == []
        assert held(text) == []


def test_one_list_is_one_finding() -> None:
    (one,) = found("一是稳就业；三是保供应；三是促消费；五是防风险。")
    assert one.derivation == "1 → 3 → 3 → 5"
