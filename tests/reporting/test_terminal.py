from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from factcheck.model import InputProblem, Interval, Language, Message, Related, Report, Severity
from factcheck.reporting.terminal import Look, render

from . import hostile
from .samples import claim, document, find, finding, report, sample

GOLDEN = Path(__file__).parent / "golden"


def plain(shown: Report, look: Look) -> str:
    return "".join(f"{line.plain}\n" for line in render(shown, look))


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("zh_80.txt", Look(language=Language.ZH, width=80, marks=True)),
        (
            "en_80_verbose.txt",
            Look(language=Language.EN, width=80, marks=True, show_info=True, verbose=True),
        ),
        ("zh_200.txt", Look(language=Language.ZH, width=200, marks=True)),
    ],
)
def test_golden(name: str, look: Look) -> None:
    assert plain(sample(), look) == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_lines_fit_but_for_places(width: int, language: Language) -> None:
    look = Look(language=language, width=width, marks=True, show_info=True, verbose=True)
    for line in render(sample(), look):
        if ".txt:" not in line.plain:
            assert cell_len(line.plain) <= width, line.plain


def test_a_figure_is_highlighted_or_marked() -> None:
    marked = plain(sample(), Look(marks=True))
    assert "高新技术企业【38家】、" in marked
    lines = list(render(sample(), Look()))
    assert "【" not in "".join(line.plain for line in lines)
    highlighted = [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if "reverse" in str(span.style)
    ]
    assert highlighted == ["38家", "35家", "3家", "66.8%", "62.5%"]


def test_what_differs_between_the_sides_stands_out() -> None:
    own = [
        line.plain[span.start : span.end]
        for line in render(sample(), Look())
        for span in line.spans
        if span.style == "not dim"
    ]
    assert own == ["目前（2025年）", "2025年", "占比（云港高新区总产值）", "占比（规上工业总产值）"]


@pytest.mark.parametrize("styled", [False, True])
@pytest.mark.parametrize("language", Language)
def test_hostile_text_is_harmless(language: Language, *, styled: bool) -> None:
    source = document(f"{hostile.TEXT}.txt", f"前{hostile.TEXT}38家{hostile.TEXT}后", title="x")
    evil = claim(
        source,
        f"38家{hostile.TEXT}",
        Interval.point(38),
        wording=None,
        subject=hostile.TEXT,
        indicator=hostile.TEXT,
        base=hostile.TEXT,
        unit=hostile.TEXT,
        inferred=("subject", "indicator", "period"),
    )
    message = Message(zh=hostile.TEXT, en=hostile.TEXT)
    shown = report(
        finding(
            evil,
            message=message,
            derivation=hostile.TEXT,
            reasons=(message,),
            related=(Related(message, find(source, "38家")),),
            rule=hostile.TEXT,
            name=hostile.TEXT,
            also=(hostile.TEXT,),
            fingerprint=hostile.TEXT,
        ),
        documents=(source,),
    )
    drawn = StringIO()
    console = Console(file=drawn, force_terminal=styled, width=80, markup=False, emoji=False)
    look = Look(language=language, width=2000, show_info=True, verbose=True)
    for line in render(shown, look):
        console.print(line, soft_wrap=True)
    output = drawn.getvalue()
    hostile.assert_harmless(output, styled=styled)
    assert "[bold red]x[/bold red]" in output
    assert "\\x1b[31m" in output
    assert "\\ud83d" in output
    assert ":smile:" in output


def test_info_is_counted_and_listed_on_request() -> None:
    assert "口径不同" not in plain(sample(), Look())
    assert "1 处提示（未列出，用 --show-info 查看）" in plain(sample(), Look())
    assert "口径不同" in plain(sample(), Look(show_info=True))


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        (
            report(documents=(document("a.txt", "x"),), claims_of={"a.txt": 9}),
            "没有发现矛盾\n1 篇文档，12 个数字，9 条陈述，比较 14 对\n",
            "no findings\n1 document, 12 figures, 9 claims, 14 comparisons\n",
        ),
        (
            report(documents=(document("a.txt", "x"),)),
            "没有读出任何可以核对的数字，等于什么也没有检查\n"
            "1 篇文档，0 个数字，0 条陈述，比较 0 对\n",
            "no figure was understood, so nothing has been checked\n"
            "1 document, 0 figures, 0 claims, 0 comparisons\n",
        ),
        (
            report(documents=(), problems=(InputProblem("a", Message(zh="无", en="no")),)),
            "1 个文件未能检查\n0 篇文档，0 个数字，0 条陈述，比较 0 对\n",
            "1 file not checked\n0 documents, 0 figures, 0 claims, 0 comparisons\n",
        ),
    ],
)
def test_a_run_without_findings_says_what_was_looked_at(shown: Report, zh: str, en: str) -> None:
    assert plain(shown, Look(language=Language.ZH)) == zh
    assert plain(shown, Look(language=Language.EN)) == en


def test_without_summary_a_clean_run_is_silent() -> None:
    shown = sample()
    assert plain(replace(shown, findings=()), Look(summary=False)) == ""
    assert "篇文档" not in plain(shown, Look(summary=False))


def test_many_sides_and_long_figures() -> None:
    long = "约1234567890.12亿元人民币左右"
    source = document("a.txt", f"产值{long}，另说38家。")
    clash = finding(
        claim(source, long, Interval.point(1), wording=None),
        claim(source, "38家", Interval.point(38), wording=None),
        severity=Severity.WARNING,
    )
    lines = plain(report(clash, documents=(source,)), Look(marks=True)).split("\n")
    assert lines[2] == "  约1234567890.12…  a.txt:1:3"
    assert lines[3] == f"{'':20}产值【{long}】，另说38家。"
    assert lines[5] == "  38家              a.txt:1:27"
