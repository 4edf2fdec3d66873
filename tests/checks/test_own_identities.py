"""Formulas on a page of one's own, through the real command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, command, neutral_environment

__all__ = ["command", "neutral_environment"]

PAGE = """+++
id = "YZ001"
name = "house-identities"
severity = "error"
check = "identity"

[title]
zh = "本报口径"
en = "sums"

[message]
zh = "{derivation}"
en = "{derivation}"

[action]
zh = "按“{identity}”（{law}）"
en = "by “{identity}” ({law})"

[parameters]
identities = [
    { formula = "在校学生 = 本科生 + 研究生", source = "校办" },
    { formula = "顺差 = 出口总额 - 进口总额", source = "海关" },
    { formula = "人均地区生产总值 = GDP / 常住人口", source = "年末人口" },
    { formula = "研究生占比 = 研究生 / 在校学生", source = "校办" },
]
+++

# YZ001 house-identities

本报口径。

Sums of ours.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/own.md").write_text(PAGE, encoding="utf-8")
    Path("factcheck.toml").write_text('rules = "rules"', encoding="utf-8")
    return tmp_path


def run(command: Command, *articles: str) -> dict[str, Any]:
    for number, text in enumerate(articles):
        Path(f"{number}.txt").write_text(text, encoding="utf-8")
    outcome = command("run", "--select", "YZ001", "--show-verified", "--format", "json")
    assert outcome.err == ""
    data: dict[str, Any] = json.loads(outcome.out)
    return data


@pytest.mark.parametrize(
    ("articles", "derivation", "action"),
    [
        (
            ["2024年，云泽大学在校学生2.3万人。本科生1.6万人，研究生0.5万人。"],
            "1.6万人 + 0.5万人 ≠ 2.3万人",
            "按“本科生 + 研究生”（校办）",
        ),
        (
            ["2024年，雲澤大學在校學生2.3萬人。", "2024年，云泽大学本科生1.6万人、研究生0.5万人。"],
            "1.6万人 + 0.5万人 ≠ 2.3萬人",
            "按“本科生 + 研究生”（校办）",
        ),
        (
            ["2024年，云泽市地区生产总值2156.3亿元，常住人口420.5万人，人均GDP5.82万元。"],
            "2156.3亿元 ÷ 420.5万人 ≠ 5.82万元",
            "按“GDP ÷ 常住人口”（年末人口）",
        ),
    ],
)
def test_a_formula_that_fails(
    command: Command, articles: list[str], derivation: str, action: str
) -> None:
    (found,) = run(command, *articles)["findings"]
    assert (found["rule"], found["derivation"]) == ("YZ001", derivation)
    assert found["action"] == action


@pytest.mark.parametrize(
    ("article", "derivations"),
    [
        (
            "2024年，云泽大学在校学生2.3万人。本科生1.6万人，研究生0.71万人。",
            ["1.6万人 + 0.71万人 = 2.3万人"],
        ),
        (
            "2024年，云泽市地区生产总值2156.3亿元，常住人口420.5万人，人均GDP5.13万元。",
            ["2156.3亿元 ÷ 420.5万人 = 5.13万元"],
        ),
        ("2024年，云泽大学在校学生2.3万人。2023年，本科生1.6万人，研究生0.5万人。", []),
    ],
)
def test_a_formula_that_holds_or_cannot_be_judged(
    command: Command, article: str, derivations: list[str]
) -> None:
    data = run(command, article)
    assert not data["findings"]
    assert [one["derivation"] for one in data["verified"]] == derivations


GOOD = '{ formula = "顺差 = 出口总额 - 进口总额", source = "海关" }'


@pytest.mark.parametrize(
    ("faulty", "told"),
    [
        ('{ formula = "顺差 = 出口总额", source = "x" }', "“顺差 = 出口总额” is no “a = b + c”"),
        ('{ formula = "顺差 + 出口总额", source = "x" }', "is no “a = b + c”"),
        ('{ formula = "a = b + c - d", source = "x" }', "a formula has one kind of operator"),
        ('{ formula = "a = b / c / d", source = "x" }', "is no “a = b + c”"),
        ('{ formula = "a = b + c = d", source = "x" }', "is no “a = b + c”"),
        ('{ formula = "a = 2 + c", source = "x" }', "is no “a = b + c”"),
        ('{ formula = "a = b × 2 + c", source = "x" }', "no brackets and no factors"),
        ('{ formula = "a = (b + c)", source = "x" }', "no brackets and no factors"),
        ('{ formula = "甲 = 乙 + 乙", source = "x" }', "names an indicator twice"),
        ('{ formula = "GDP = 地区生产总值 + 丙", source = "x" }', "names an indicator twice"),
        ('{ formula = "a = b + c" }', "identity 2 is written { formula = "),
        ('{ formula = "a = b + c", source = " " }', "identity 2 is written { formula = "),
        ('{ formula = "a = b + c", source = "x", by = "x" }', "identity 2 is written"),
        ('"a = b + c"', "identity 2 is written { formula = "),
    ],
)
def test_a_faulty_formula_is_told_with_its_line(command: Command, faulty: str, told: str) -> None:
    assert GOOD in PAGE
    Path("0.txt").write_text("云泽市有3条路。", encoding="utf-8")
    Path("rules/own.md").write_text(PAGE.replace(GOOD, faulty), encoding="utf-8")
    line = PAGE[: PAGE.index(GOOD)].count("\n") + 1
    outcome = command("run", "--lang", "en")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(f"factcheck: error: rule page {Path('rules/own.md')}:{line}: ")
    assert told in outcome.err
    chinese = command("run", "--lang", "zh").err
    assert chinese.startswith(f"factcheck: 错误：规则页 {Path('rules/own.md')}:{line}：")


def test_a_page_without_a_formula_is_told(command: Command) -> None:
    Path("0.txt").write_text("云泽市有3条路。", encoding="utf-8")
    start, end = PAGE.index("identities = ["), PAGE.index("]\n+++")
    Path("rules/own.md").write_text(PAGE[:start] + "identities = [" + PAGE[end:], encoding="utf-8")
    assert command("run", "--lang", "en").err.endswith(
        "own.md:19: there is nothing in identities\n"
    )
