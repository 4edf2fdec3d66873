import json
import os
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from factcheck.cli import output
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.model import Confidence, InputProblem, Language, Message, Severity, Status
from factcheck.reporting.formats import Format

from ..reporting import hostile
from .conftest import Command, Pipeline

PROBLEM = InputProblem("gone.txt", Message(zh="没有此文件", en="no such file"))


def test_the_report_goes_to_standard_output_as_plain_text(
    pipeline: Pipeline, command: Command
) -> None:
    golden = Path(__file__).parent.parent / "reporting" / "golden" / "zh_80.txt"
    outcome = command("run", "drafts")
    assert outcome.out == golden.read_text(encoding="utf-8")
    assert outcome.err == ""
    assert pipeline.called["paths"] == ("drafts",)


@pytest.mark.parametrize(
    ("severities", "arguments", "code"),
    [
        ([], [], 0),
        ([Severity.INFO], [], 0),
        ([Severity.WARNING], [], 1),
        ([Severity.ERROR], [], 1),
        ([Severity.WARNING], ["--fail-on", "error"], 0),
        ([Severity.ERROR], ["--fail-on", "error"], 1),
        ([Severity.INFO], ["--fail-on", "info"], 1),
        ([], ["--fail-on", "info"], 0),
        ([Severity.ERROR], ["--fail-on", "never"], 0),
    ],
)
@pytest.mark.parametrize("form", list(Format))
def test_the_exit_code_is_the_verdict(
    pipeline: Pipeline,
    command: Command,
    severities: list[Severity],
    arguments: list[str],
    code: int,
    form: Format,
) -> None:
    first = pipeline.report.findings[0]
    found = tuple(replace(first, severity=severity) for severity in severities)
    pipeline.report = replace(pipeline.report, findings=found)
    assert command("run", "x", "--format", form, *arguments).code == code


@pytest.mark.parametrize("fail_on", ["warning", "never"])
def test_what_could_not_be_checked_wins_and_findings_are_still_told(
    pipeline: Pipeline, command: Command, fail_on: str
) -> None:
    pipeline.report = replace(pipeline.report, problems=(PROBLEM,))
    outcome = command("run", "x", "--fail-on", fail_on)
    assert outcome.code == 2
    assert "【38家】" in outcome.out
    assert "1 个文件未能检查" in outcome.out
    assert outcome.err == "factcheck: gone.txt: 没有此文件\n"


def test_json(pipeline: Pipeline, command: Command) -> None:
    pipeline.report = replace(pipeline.report, problems=(PROBLEM,))
    outcome = command("run", "x", "--format", "json", "--lang", "en")
    data = json.loads(outcome.out)
    assert data["errors"] == [{"path": "gone.txt", "message": "no such file"}]
    assert len(data["findings"]) == 3
    assert outcome.err == "factcheck: gone.txt: no such file\n"


def test_a_problem_without_a_path_is_told_without_one(pipeline: Pipeline, command: Command) -> None:
    pipeline.report = replace(pipeline.report, problems=(replace(PROBLEM, path=""),))
    assert command("run", "x").err == "factcheck: 没有此文件\n"


def test_options_reach_the_pipeline(pipeline: Pipeline, command: Command) -> None:
    command(
        *("run", "a", "b", "--date", "2025-12-31", "--min-confidence", "low", "--jobs", "3"),
        *("--select", "FC101, share-conflict", "--select", "FC103", "--ignore", "FC102,"),
    )
    assert pipeline.called["paths"] == ("a", "b")
    assert pipeline.called["options"] == Options(
        date=date(2025, 12, 31),
        select=("FC101", "share-conflict", "FC103"),
        ignore=("FC102",),
        min_confidence=Confidence.LOW,
        jobs=3,
    )
    assert pipeline.called["stdin"] is None


def test_defaults(pipeline: Pipeline, command: Command) -> None:
    command("run")
    assert pipeline.called["paths"] == (".",)
    assert pipeline.called["options"] == Options(jobs=None)


@pytest.mark.parametrize(
    ("arguments", "paths", "name"),
    [
        (["-"], (), "<stdin>"),
        (["-", "b", "-"], ("b",), "<stdin>"),
        (["b", "-", "--stdin-filename", "draft.md"], ("b",), "draft.md"),
    ],
)
def test_standard_input_is_one_more_document(
    pipeline: Pipeline, command: Command, arguments: list[str], paths: tuple[str, ...], name: str
) -> None:
    command("run", *arguments, stdin="企业38家\r\n".encode("gb18030"))
    assert pipeline.called["paths"] == paths
    assert pipeline.called["stdin"] == (name, "企业38家\r\n".encode("gb18030"))


def test_a_name_for_standard_input_needs_it(pipeline: Pipeline, command: Command) -> None:
    outcome = command("run", "a", "--stdin-filename", "b", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "factcheck: error: --stdin-filename needs - among the paths\n"
    assert not pipeline.called


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--date", "gestern"], "2025-12-31"),
        (["--date", "2025-02-30"], "2025-12-31"),
        (["--format", "xml"], "xml"),
        (["--fail-on", "x"], "x"),
        (["--min-confidence", "x"], "x"),
        (["--lang", "fr"], "fr"),
        (["--jobs", "0"], "--jobs"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_a_wrong_call_exits_with_2(
    pipeline: Pipeline, command: Command, arguments: list[str], told: str
) -> None:
    outcome = command("run", "x", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert not pipeline.called


def test_what_the_user_can_mend_is_one_line(pipeline: Pipeline, command: Command) -> None:
    pipeline.error = UsageError(Message(zh=f"没有规则\n{hostile.TEXT}", en="no rule"))
    outcome = command("run", "x")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: 错误：没有规则 \\x1b[31m")
    assert outcome.err.count("\n") == 1
    hostile.assert_harmless(outcome.err)


@pytest.mark.parametrize(
    ("environment", "arguments", "expected"),
    [
        ({}, [], Language.ZH),
        ({"LANG": "en_GB.UTF-8"}, [], Language.EN),
        ({"LANG": "zh_CN.UTF-8"}, [], Language.ZH),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, [], Language.ZH),
        ({"LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "en_US"}, [], Language.EN),
        ({"LANG": "en_US", "LC_ALL": ""}, [], Language.EN),
        ({"LANG": "en_US"}, ["--lang", "zh"], Language.ZH),
        ({}, ["--lang", "en"], Language.EN),
    ],
)
@pytest.mark.usefixtures("pipeline")
def test_the_language_is_asked_for_or_that_of_the_locale(
    command: Command,
    environment: dict[str, str],
    arguments: list[str],
    expected: Language,
) -> None:
    out = command("run", "x", *arguments, env=environment).out
    assert ("1 处错误" if expected is Language.ZH else "1 error") in out


def test_show_info_verbose_and_quiet(pipeline: Pipeline, command: Command) -> None:
    assert "口径不同" in command("run", "x", "--show-info").out
    assert "指纹 c0ffee" in command("run", "x", "--verbose").out
    quiet = command("run", "x", "--quiet")
    assert "【38家】" in quiet.out
    assert "篇文档" not in quiet.out
    assert quiet.code == 1
    pipeline.report = replace(pipeline.report, findings=())
    clean = command("run", "x", "--quiet")
    assert (clean.code, clean.out, clean.err) == (0, "", "")


def test_statistics_count_by_rule(pipeline: Pipeline, command: Command) -> None:
    stock, shares, info = pipeline.report.findings
    many = (*[stock] * 1000, shares, info, replace(stock, status=Status.BASELINED))
    pipeline.report = replace(pipeline.report, findings=many)
    outcome = command("run", "x", "--statistics")
    assert outcome.code == 1
    assert outcome.out.split("\n\n")[0].splitlines() == [
        "规则                     错误  警告  提示  已知",
        "FC101 value-conflict    1,000           1     1",
        "FC103 base-containment            1",
    ]
    quiet = command("run", "x", "--statistics", "--quiet", "--lang", "en").out.splitlines()
    assert (len(quiet), quiet[0]) == (4, "rule                    error  warning  info  known")
    pipeline.report = replace(pipeline.report, findings=())
    assert command("run", "x", "--statistics").out.startswith("没有发现矛盾\n")


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.RICH])
def test_statistics_are_for_readers(pipeline: Pipeline, command: Command, form: Format) -> None:
    outcome = command("run", "x", "--statistics", "--format", form, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: error: --statistics goes with the default format")
    assert not pipeline.called


def test_what_fails_a_run_is_listed(pipeline: Pipeline, command: Command) -> None:
    pipeline.report = replace(pipeline.report, findings=pipeline.report.findings[2:])
    outcome = command("run", "x", "--fail-on", "info", "--quiet")
    assert outcome.code == 1
    assert "口径不同" in outcome.out


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
        ({}, [], False),
    ],
)
@pytest.mark.parametrize("call", [("run", "x"), ("claims", "x"), ("rule",), ("rule", "FC101")])
@pytest.mark.usefixtures("pipeline")
def test_colour_only_where_it_is_shown_and_wanted(
    command: Command,
    environment: dict[str, str],
    arguments: list[str],
    *,
    coloured: bool,
    call: tuple[str, ...],
) -> None:
    out = command(*call, *arguments, env=environment).out
    assert out
    assert ("\x1b[" in out) is coloured
    if call[0] == "run":
        assert ("【38家】" in out) is not coloured


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.usefixtures("pipeline")
def test_output_goes_to_a_file_in_one_move(command: Command, tmp_path: Path, form: Format) -> None:
    told = command("run", "x", "--format", form).out
    file = tmp_path / "report"
    file.write_text("older and longer " * 10_000)
    outcome = command("run", "x", "--format", form, "--output", str(file))
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    assert file.read_text(encoding="utf-8") == told
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.usefixtures("pipeline")
def test_a_file_that_cannot_be_written_is_one_line(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "none" / "report.json"
    outcome = command("run", "x", "--output", str(file), "--lang", "en")
    assert outcome.code == 2
    assert outcome.err == (f"factcheck: error: cannot write {file}: no such folder\n")


@pytest.mark.usefixtures("pipeline")
def test_a_folder_is_not_written_over(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    outcome = command("run", "x", "--output", str(folder))
    assert outcome.code == 2
    assert outcome.err.startswith(f"factcheck: 错误：无法写入 {folder}")
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.usefixtures("pipeline")
def test_a_link_stays_a_link(command: Command, tmp_path: Path) -> None:
    link, file = tmp_path / "latest.txt", tmp_path / "report.txt"
    file.touch()
    link.symlink_to(file)
    assert command("run", "x", "--output", str(link)).code == 1
    assert link.is_symlink()
    assert "38家" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.usefixtures("pipeline")
def test_a_named_pipe_is_written_to(command: Command, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert command("run", "x", "--output", str(fifo)).code == 1
        assert "38家" in os.read(reader, 1 << 16).decode()
    finally:
        os.close(reader)
    assert list(tmp_path.iterdir()) == [fifo]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "shown"), [(0.01, False), (0.6, True)])
def test_long_work_is_shown_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, seconds: float, *, shown: bool
) -> None:
    clock = iter(seconds * tick for tick in range(10_000))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "monotonic", lambda: next(clock))
    with output.progress(Language.EN, quiet=False) as progress:
        assert progress is not None
        for done in range(5):
            progress(done, 5)
    assert ("checking" in terminal.getvalue()) is shown


def test_no_progress_without_a_terminal_or_when_quiet(
    pipeline: Pipeline, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("run", "x")
    assert pipeline.called["progress"] is None
    monkeypatch.setattr(sys, "stderr", Terminal())
    with output.progress(Language.ZH, quiet=True) as progress:
        assert progress is None
