import json
from io import StringIO

from rich.console import Console

from factcheck.model import BlockKind, Interval, Language, Reading, SetAside
from factcheck.reporting.claims import json_lines, tables

from . import hostile
from .samples import claim, document, find, reading, sample

DRAFT = sample().documents[0]


def drawn(*readings: tuple[object, Reading], language: Language = Language.ZH) -> str:
    out = StringIO()
    console = Console(file=out, width=80, color_system=None, markup=False, highlight=False)
    for part in tables(readings, language):  # type: ignore[arg-type]
        console.print(part)
    return out.getvalue()


def test_one_figure_a_line_in_order_of_position() -> None:
    lines = list(json_lines([(DRAFT, reading(DRAFT))]))
    assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines)
    rows = [json.loads(line) for line in lines]
    assert [row["span"]["quote"] for row in rows] == ["38家", "41家", "第一"]
    assert [row.get("reason") for row in rows] == [None, None, "ordinal"]


def test_tables_for_readers() -> None:
    lines = drawn((DRAFT, reading(DRAFT))).split("\n")
    rows = [" ".join(line.split()) for line in lines]
    assert rows[0] == "drafts/云港.txt 云港高新区奋力争先"
    assert rows[1] == "3:99 38家 云港高新区 · 高新技术企业 · 存量 · 目前（2025年） · 实际"
    assert rows[3] == "3:133 第一 未作陈述：次序，不是数量"


def test_a_document_without_figures_is_said() -> None:
    empty = document("empty.txt", "没有。")
    assert "没有数字" in drawn((empty, Reading((), ())))
    assert "no figures" in drawn((empty, Reading((), ())), language=Language.EN)


def test_hostile_text_is_harmless() -> None:
    source = document(f"{hostile.TEXT}.txt", f"{hostile.TEXT}38家第一", title=hostile.TEXT)
    evil = claim(
        source,
        f"{hostile.TEXT}38家",
        Interval.point(38),
        wording=None,
        subject=hostile.TEXT,
        indicator=hostile.TEXT,
    )
    aside = SetAside(
        find(source, "第一"), find(source, "第一"), hostile.TEXT, BlockKind.PARAGRAPH, 0
    )
    found = Reading((evil,), (aside,))
    hostile.assert_harmless(drawn((source, found)))
    hostile.assert_harmless("".join(json_lines([(source, found)])))
