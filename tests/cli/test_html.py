"""The HTML report through the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from ..reporting.outline import parse
from .conftest import Command, Pipeline


@pytest.mark.parametrize(("lang", "title"), [("zh", "1 处错误"), ("en", "1 error")])
def test_the_report_is_one_file(
    pipeline: Pipeline, command: Command, tmp_path: Path, lang: str, title: str
) -> None:
    file = tmp_path / "report.html"
    outcome = command("run", "x", "--format", "html", "--lang", lang, "--output", str(file))
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    html = parse(file.read_text(encoding="utf-8"))
    assert html.find("title")[0].text.startswith(title)
    assert len(html.find(class_="finding")) == len(pipeline.report.findings)
    assert list(tmp_path.iterdir()) == [file]


def test_without_a_file_it_goes_to_standard_output(pipeline: Pipeline, command: Command) -> None:
    outcome = command("run", "x", "--format", "html")
    assert outcome.code == 1
    assert outcome.out.startswith("<!doctype html>\n")
    assert pipeline.called["paths"] == ("x",)


def test_real_articles_and_the_same_bytes_in_another_process(
    command: Command, tmp_path: Path
) -> None:
    for name, value in (("one.txt", 52), ("two.txt", 46)):
        text = f"云港高新区综述\n\n截至2025年底，云港高新区拥有高新技术企业{value}家。\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ("run", str(tmp_path), "--format", "html", "--lang", "zh")
    first = command(*arguments)
    assert first.code == 1
    assert {mark.text for mark in parse(first.out).find("mark")} == {"52家", "46家"}
    again = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True,
        check=False,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)},
    )
    assert again.stdout.decode() == first.out


def test_the_template_engine_is_loaded_for_this_format_alone() -> None:
    code = (
        "import sys; from factcheck.cli import app; from factcheck import pipeline\n"
        "from factcheck.reporting import formats, json_report, terminal\n"
        "print(sorted({'jinja2', 'markdown_it'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
