import json
from datetime import date

import pytest

from factcheck.config import Options
from factcheck.model import InputProblem, Message

from .conftest import Command, Pipeline


@pytest.mark.usefixtures("pipeline")
def test_json_lines(command: Command) -> None:
    outcome = command("claims", "x", "--format", "jsonl")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert [row["span"]["quote"] for row in rows] == ["38家", "41家", "第一"]
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.usefixtures("pipeline")
def test_tables(command: Command) -> None:
    outcome = command("claims", "x")
    assert outcome.out.startswith("drafts/云港.txt  云港高新区奋力争先\n")
    assert "存量" in outcome.out
    assert "stock" in command("claims", "x", "--lang", "en").out


def test_options_reach_the_pipeline(pipeline: Pipeline, command: Command) -> None:
    command(
        *("claims", "b", "-", "--date", "2025-12-31", "--stdin-filename", "draft.txt"), stdin=b"x"
    )
    assert pipeline.called == {
        "paths": ("b",),
        "options": Options(date=date(2025, 12, 31), jobs=None),
        "cache": True,
        "progress": None,
        "stdin": ("draft.txt", b"x"),
    }


@pytest.mark.parametrize("form", ["rich", "jsonl"])
def test_what_could_not_be_read_is_told_beside_the_rest(
    pipeline: Pipeline, command: Command, form: str
) -> None:
    pipeline.problems = (InputProblem("gone.txt", Message(zh="没有此文件", en="no such file")),)
    outcome = command("claims", "x", "--format", form)
    assert outcome.code == 2
    assert "38家" in outcome.out
    assert outcome.err == "factcheck: gone.txt: 没有此文件\n"
