"""Formats for programs through the real command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.reporting.formats import Format

from ..golden import assert_golden
from ..reporting import hostile
from ..reporting.gated import hostile_report
from ..reporting.stable import stable
from ..reporting.test_machine_formats import ENDINGS, GOLDEN, READERS
from .conftest import Command, Pipeline

ROOT = Path(__file__).parent.parent.parent

each_format = pytest.mark.parametrize("form", READERS)


@each_format
def test_the_articles(form: Format, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = command("run", "seeds", "--format", form)
    assert (outcome.code, outcome.err) == (1, "")
    READERS[form](outcome.out)
    assert_golden(stable(outcome.out), GOLDEN / f"{form}_seeds_zh.{ENDINGS.get(form, 'json')}")


@each_format
@pytest.mark.usefixtures("pipeline")
def test_a_file_holds_what_standard_output_would(
    form: Format, command: Command, tmp_path: Path
) -> None:
    told = command("run", "x", "--format", form, "--lang", "en")
    file = tmp_path / "report"
    outcome = command("run", "x", "--format", form, "--lang", "en", "--output", str(file))
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    assert file.read_bytes() == told.out.encode("utf-8")
    READERS[form](told.out)


@each_format
def test_hostile_text_is_harmless(form: Format, pipeline: Pipeline, command: Command) -> None:
    pipeline.report = replace(hostile_report(), problems=())
    outcome = command("run", "x", "--format", form, env={"FORCE_COLOR": "1"})
    assert outcome.code == 1
    hostile.assert_harmless(outcome.out)
    hostile.assert_harmless(outcome.err)
    READERS[form](outcome.out)


@each_format
def test_a_clean_run(form: Format, pipeline: Pipeline, command: Command) -> None:
    pipeline.report = replace(pipeline.report, findings=())
    outcome = command("run", "x", "--format", form)
    assert (outcome.code, outcome.err) == (0, "")
    READERS[form](outcome.out)


@pytest.mark.usefixtures("pipeline")
def test_the_job_summary_is_added_to_what_stands_there(command: Command, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# 构建", encoding="utf-8")
    environment = {"GITHUB_STEP_SUMMARY": str(summary)}
    plain = command("run", "x", "--format", "github")
    outcome = command("run", "x", "--format", "github", env=environment)
    assert outcome == plain
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# 构建\n### factcheck: 1 处错误，1 处警告，1 处提示\n")
    assert "| 错误 | FC101 value\\-conflict |" in text
    command("run", "x", "--format", "github", env=environment)
    assert summary.read_text(encoding="utf-8").count("### factcheck") == 2


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.GITHUB])
@pytest.mark.usefixtures("pipeline")
def test_other_formats_leave_the_job_summary_alone(
    form: Format, command: Command, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    command("run", "x", "--format", form, env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert not summary.exists()


@pytest.mark.usefixtures("pipeline")
def test_no_job_summary_outside_github(command: Command) -> None:
    assert command("run", "x", "--format", "github", env={"GITHUB_STEP_SUMMARY": ""}).code == 1


@pytest.mark.usefixtures("pipeline")
def test_a_job_summary_that_cannot_be_written_is_one_line(command: Command, tmp_path: Path) -> None:
    outcome = command(
        *("run", "x", "--format", "github", "--lang", "en"),
        env={"GITHUB_STEP_SUMMARY": str(tmp_path)},
    )
    assert outcome.code == 2
    assert outcome.err == f"factcheck: error: cannot write {tmp_path}: Is a directory\n"
    # The annotations are out already.
    assert "::error file=drafts/云港.txt" in outcome.out
