from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import InputProblem, Language, Message, Severity
from factcheck.reporting import github
from factcheck.reporting.github import job_summary, render
from factcheck.reporting.visible import inline

from . import hostile
from .gated import PROBLEM, gated, hostile_report, many, two_lines
from .readers import read_github, read_markdown_rows
from .samples import count, document, finding, report, sample


def test_the_first_side_is_annotated_and_the_other_gets_a_notice() -> None:
    commands, _ = read_github(render(sample(), Language.ZH))
    assert [command.name for command in commands] == ["error", "notice", "warning", "notice"]
    error, notice, *_ = commands
    assert error.properties == {
        "file": "drafts/云港.txt",
        "line": "3",
        "endLine": "3",
        "col": "99",
        "endColumn": "101",
        "title": "FC101 value-conflict",
    }
    assert notice.properties["file"] == "published/2025.txt"
    assert notice.properties["title"] == "FC101 value-conflict（另一处）"
    lines = error.data.split("\n")
    assert lines[0] == "云港高新区的高新技术企业：一处为38家，另一处为35家"
    assert lines[2].startswith("35家 · published/2025.txt:3:19 · 2025年，")
    assert lines[-1] == "待办：请核实"
    assert notice.data == error.data


def test_two_sides_on_one_line_are_one_annotation() -> None:
    source = document("a.txt", "企业38家，又说35家。")
    sides = [count(source, figure, 1, wording=None) for figure in ("38家", "35家")]
    commands, _ = read_github(render(report(finding(*sides), documents=(source,)), Language.ZH))
    assert [command.name for command in commands] == ["warning", "error"]
    assert "没有读出" in commands[0].data


def test_no_columns_on_a_span_over_two_lines() -> None:
    commands, _ = read_github(render(two_lines(), Language.ZH))
    assert commands[0].properties["line"] == "1"
    assert commands[0].properties["endLine"] == "2"
    assert "col" not in commands[0].properties


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_ten_of_a_level_then_how_many_more(severity: Severity) -> None:
    for number, more in ((10, []), (13, ["and 3 more"]), (2_010, ["and 2,000 more"])):
        commands, others = read_github(render(many(number, severity), Language.EN))
        names = [command.name for command in commands]
        assert names.count(severity.label) == 10
        assert names.count("notice") == 10
        assert others[:-2] == more


def test_what_is_known_suppressed_or_information_gets_nothing() -> None:
    commands, others = read_github(render(gated(), Language.ZH))
    titles = [(command.name, command.properties["title"]) for command in commands]
    assert titles == [
        ("error", "未能检查"),
        ("notice", "提醒"),
        ("error", "FC101 value-conflict"),
        ("notice", "FC101 value-conflict（另一处）"),
        ("warning", "FC103 base-containment"),
        ("notice", "FC103 base-containment（另一处）"),
    ]
    assert others[0] == "1 处错误，1 处警告，1 处提示，1 个文件未能检查"


def test_a_clean_run_says_what_was_looked_at() -> None:
    clean = replace(sample(), findings=())
    assert read_github(render(clean, Language.EN)) == (
        [],
        ["no findings", "2 documents, 12 figures, 9 claims, 14 comparisons"],
    )


def test_nothing_understood_is_a_warning() -> None:
    shown = report(documents=(document("a.txt", "x"),))
    (warning,), _ = read_github(render(shown, Language.EN))
    assert warning.name == "warning"
    assert "nothing has been checked" in warning.data


def test_a_problem_without_a_file() -> None:
    nothing = InputProblem("", Message(zh="没有要检查的文件", en="nothing to check"))
    shown = report(documents=(), problems=(nothing,))
    (error,), _ = read_github(render(shown, Language.EN))
    assert (error.properties, error.data) == ({"title": "not checked"}, "nothing to check")


@given(st.text(st.characters(codec=None), min_size=1))
def test_whatever_stands_in_a_document_comes_back_as_it_is_shown(text: str) -> None:
    commands, others = read_github(render(hostile_report(text), Language.ZH))
    assert len(others) == 2
    error = next(one for one in commands if one.properties.get("line") and one.name == "error")
    assert error.data.split("\n")[0] == inline(text)
    assert error.properties["title"] == inline(f"FC{text} {text}").rstrip()


def test_the_summary_has_a_row_for_each_finding() -> None:
    text = job_summary(gated(), Language.EN)
    assert text.startswith("\n### factcheck: 1 error, 1 warning, 1 info, 1 file not checked\n")
    assert "\n2 documents, 12 figures, 9 claims, 14 comparisons\n" in text
    assert "\n- error: drafts/坏\\.txt\\: no text file\n" in text
    header, stock, shares = read_markdown_rows(text)
    assert header == ["severity", "rule", "what", "who says what", "next"]
    assert stock[:3] == [
        "error",
        "FC101 value-conflict",
        "高新技术企业 of 云港高新区: 38家 here, 35家 there",
    ]
    assert stock[3].split("\n")[:4] == [
        "38家 drafts/云港.txt:3:99",
        "…高新技术企业3家。目前，云港高新区拥有高新技术企业【38家】、科技型中小企业41家，规…",
        "35家 published/2025.txt:3:19",
        "2025年，云港高新区高新技术企业达【35家】，产值占规上工业总产值的62.5%，超出规划目标…",
    ]
    assert stock[4] == "check it"
    assert shares[0] == "warning"


def test_the_summary_of_a_clean_run() -> None:
    clean = replace(sample(), findings=())
    assert job_summary(clean, Language.ZH) == (
        "\n### factcheck: 没有发现矛盾\n\n2 篇文档，12 个数字，9 条陈述，比较 14 对\n"
    )


def test_the_summary_stays_below_what_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert github._SUMMARY_SIZE < 1 << 20
    monkeypatch.setattr(github, "_SUMMARY_SIZE", 20_000)
    text = job_summary(many(100), Language.ZH)
    assert 18_000 < len(text.encode("utf-8")) < 20_100
    rows = read_markdown_rows(text)[1:]
    left = int(text.rstrip().splitlines()[-1].split()[1])
    assert 0 < left < 100
    assert len(rows) + left == 100


@pytest.mark.parametrize(
    "text",
    [
        *(hostile.TEXT, "a|b", "<img src=x onerror=alert(1)>", "![x](http://example.org)", "`a`"),
        *("[x](javascript:alert(1))", "**b** _i_ ~~s~~ $m$", "&lt;script&gt;", "http://a.org"),
        *("\n\n# x\n\n| a | b |", "\\", "\\|", "1. x", "<!--", "www.example.org"),
    ],
)
def test_no_text_becomes_markup_in_the_summary(text: str) -> None:
    shown = job_summary(hostile_report(text), Language.ZH)
    hostile.assert_harmless(shown)
    header, row = read_markdown_rows(shown)
    assert len(header) == len(row) == 5
    assert row[2] == inline(text).strip()


def test_the_summary_lists_what_could_not_be_read_as_text() -> None:
    bad = replace(PROBLEM, path="<b>x</b>|*y*")
    text = job_summary(replace(sample(), problems=(bad,)), Language.ZH)
    assert "\\<b\\>x\\</b\\>\\|\\*y\\*\\: 不是文本文件" in text
