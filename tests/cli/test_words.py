"""Findings about words that are no claims (names, dates), in every format and with the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.reporting.formats import Format

from ..articles import write
from ..reporting.test_machine_formats import READERS
from .conftest import Command

ARTICLES = {
    "one.txt": "云泽市推动盐化工、精细化化工等3个产业发展。\n\n坚决打赢黄河九字弯攻坚战。\n",
    "two.txt": "云泽市以盐化工、精细化工为主导，打赢黄河“几字弯”攻坚战，2025年投资12亿元。\n",
    "three.txt": "会议定于2025年2月30日召开。\n\n2024年，云泽市实施项目28项，"
    "其中新建18项、续建10项。\n",
}
PARTS = ("subject", "indicator", "aspect", "base", "period", "modality", "value")


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {f"articles/{name}": text for name, text in ARTICLES.items()})


@pytest.mark.parametrize("form", list(Format))
def test_every_format_shows_them(command: Command, form: Format) -> None:
    outcome = command("run", "articles", "--format", form)
    assert (outcome.code, outcome.err) == (1, "")
    for words in ("“精细化化工”疑为“精细化工”之误", "没有这样的日期：2025年2月30日"):
        assert words in outcome.out
    if form in READERS:
        READERS[form](outcome.out)


def test_a_name_in_quotes_is_quoted_once(command: Command) -> None:
    outcome = command("run", "articles", "--select", "look-alike")
    assert "“黄河九字弯”疑为“黄河几字弯”之误\n" in outcome.out
    assert "  黄河“几字弯”  articles/two.txt:1:" in outcome.out


def test_in_json_they_have_the_shape_of_claims(command: Command) -> None:
    data = json.loads(command("run", "articles", "--format", "json").out)
    sides = [side for one in data["findings"] for side in one["claims"]]
    assert len(sides) == 5
    for side in sides:
        assert all(side[part] is None for part in PARTS)
        assert side["span"]["quote"] in side["sentence"]["quote"]


def test_they_are_known_and_suppressed_as_any_other(command: Command) -> None:
    made = command("run", "articles", "--baseline", "known.json", "--update-baseline")
    assert made.code == 0
    text = ARTICLES["three.txt"].replace(
        "召开。", "召开。<!-- factcheck: ignore[FC601] 原文如此 -->"
    )
    Path("articles/three.txt").write_text(text, encoding="utf-8")
    call = ("run", "articles", "--baseline", "known.json")
    data = json.loads(command(*call, "--format", "json").out)
    assert sorted((one["rule"], one["status"]) for one in data["findings"]) == [
        ("FC601", "suppressed"),
        ("FC702", "baselined"),
        ("FC702", "baselined"),
    ]
    for form in Format:
        assert command(*call, "--format", form).code == 0


class TestVerified:
    SUM = "18项 + 10项 = 28项"

    def test_it_is_shown_where_it_is_asked_for(self, command: Command) -> None:
        for form in (Format.RICH, Format.JSON, Format.HTML):
            assert self.SUM not in command("run", "articles", "--format", form).out
            shown = command("run", "articles", "--format", form, "--show-verified").out
            assert self.SUM in shown

    def test_of_documents_to_compare_with_nothing_is_told(self, command: Command) -> None:
        call = ("run", "articles/one.txt", "--show-verified", "--against")
        assert self.SUM not in command(*call, "articles/three.txt").out
        assert self.SUM in command(*call, "articles/two.txt", "articles/three.txt").out
