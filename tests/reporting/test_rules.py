from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from factcheck.model import Language, Message, Severity
from factcheck.reporting.rules import listing, page
from factcheck.rulebook import Rule

from . import hostile

RULE = Rule(
    id="FC901",
    name="odd-count",
    severity=Severity.WARNING,
    check="odd_count",
    title=Message(zh="个数不符", en="Counts differ"),
    message=Message(zh="", en=""),
    action=Message(zh="", en=""),
    parameters={},
    body=f"# FC901 odd-count\n\n## 标题\n\n- 一\n- 二{hostile.TEXT}\n\n"
    "```text a.txt\n企业[38]家\n```\n",
    examples=(),
    page=Path("FC901-odd-count.md"),
)


def drawn(parts: Iterable[RenderableType], *, styled: bool) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=400,
        force_terminal=styled,
        color_system="standard" if styled else None,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (Language.ZH, "FC901 警告 odd-count 个数不符"),
        (Language.EN, "FC901 warning odd-count Counts differ"),
    ],
)
def test_a_rule_is_a_line_of_the_list(language: Language, line: str) -> None:
    assert drawn([listing([RULE], [RULE], language)], styled=False).split() == line.split()


def test_the_severity_is_the_one_in_force() -> None:
    graver = replace(RULE, severity=Severity.ERROR)
    text = drawn([listing([RULE], [graver], Language.EN)], styled=False)
    assert text.split() == ["FC901", "error", "odd-count", "Counts", "differ"]
    for language, told in ((Language.ZH, "不用"), (Language.EN, "off")):
        assert drawn([listing([RULE], [], language)], styled=False).split()[1] == told


def test_in_a_pipe_the_page_is_markdown() -> None:
    text = drawn(page(RULE, Language.ZH), styled=False)
    assert text.startswith("FC901 odd-count 警告\n个数不符\n\n## 标题\n\n- 一\n")
    assert "```text a.txt\n企业[38]家\n```" in text
    hostile.assert_harmless(text)


def test_lines_of_chinese_are_joined_without_blanks_but_not_in_articles() -> None:
    body = "第一行、\n第二行\nin English\n\n```text a.txt\n甲\n乙\n```\n"
    text = drawn(page(replace(RULE, body=body), Language.ZH), styled=True)
    assert "第一行、第二行 in English" in text
    assert "甲乙" not in text


def test_on_a_terminal_the_page_is_drawn() -> None:
    text = drawn(page(RULE, Language.EN), styled=True)
    assert "##" not in text
    assert "企业[38]家" in text
    hostile.assert_harmless(text, styled=True)
