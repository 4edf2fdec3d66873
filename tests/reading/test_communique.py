"""A statistical communiqué with tables in Word, and an article that cites it: what differs."""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck.model import Report

from ..articles import grave, write
from .producers import saved

MAIN = [
    ["指标", "单位", "2024年", "比上年增长（%）"],
    ["地区生产总值", "亿元", "2156.3", "5.8"],
    ["一般公共预算收入", "亿元", "148.62", "4.1"],
    ["社会消费品零售总额", "亿元", "806.4", "6.3"],
    ["进出口总额", "亿元", "215.7", "8.9"],
]
SECTORS = [
    ["产业", "增加值", "占地区生产总值比重（%）"],
    ["第一产业", "107.8", "5.0"],
    ["第二产业", "949.2", "44.0"],
    ["第三产业", "1099.3", "51.0"],
]
PEOPLE = [
    ["项目", "2024年末", ""],
    ["", "数量", "比上年末增长（%）"],
    ["高新技术企业（家）", "1286", "12.4"],
    ["养老机构（个）", "94", "3.3"],
    ["医疗卫生机构（个）", "2318", "1.7"],
]
#: What the article says that the tables do not.
PLANTED = {
    frozenset(("148.62", "146.82亿元")),
    frozenset(("51.0", "53.0%")),
    frozenset(("6.3", "8.3%")),
    frozenset(("94", "49个")),
}
ARTICLE = """云泽市发布2024年统计公报

本报讯（记者 林然）3月18日，云泽市统计局发布2024年国民经济和社会发展统计公报。

初步核算，2024年云泽市实现地区生产总值2156.3亿元，比上年增长5.8%。其中，第一产业增加值107.8亿元，第二产业增加值949.2亿元，\
第三产业增加值1099.3亿元。第三产业占地区生产总值的比重为53.0%。

2024年，云泽市一般公共预算收入146.82亿元，比上年增长4.1%。

2024年，云泽市社会消费品零售总额806.4亿元，比上年增长8.3%。云泽市进出口总额215.7亿元，比上年增长8.9%。

2024年末，云泽市共有高新技术企业1286家，比上年末增长12.4%。云泽市共有养老机构49个，医疗卫生机构2318个。
"""


def communique() -> bytes:
    """Three tables: units in a column, above the table and in the rows; heads over two rows."""
    from docx import Document

    document = Document()
    document.add_heading("云泽市2024年国民经济和社会发展统计公报", 0)
    document.add_paragraph("云泽市统计局")
    document.add_paragraph("2025年3月18日")
    document.add_heading("一、综合", 1)
    document.add_paragraph("2024年，云泽市经济运行总体平稳。主要指标见表1。")
    document.add_paragraph("表1　2024年云泽市主要经济指标")
    tabulated(document, MAIN)
    document.add_paragraph("表2　2024年云泽市三次产业增加值")
    document.add_paragraph("单位：亿元")
    tabulated(document, SECTORS)
    document.add_heading("二、社会事业", 1)
    document.add_paragraph("表3　2024年末云泽市主要机构数")
    table = tabulated(document, PEOPLE)
    table.cell(0, 1).merge(table.cell(0, 2))  # type: ignore[attr-defined]
    table.cell(0, 0).merge(table.cell(1, 0))  # type: ignore[attr-defined]
    return saved(document)


def tabulated(document: object, rows: list[list[str]]) -> object:
    table = document.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def checked(folder: Path, article: str) -> Report:
    (folder / "2025-03-18-公报.docx").write_bytes(communique())
    write(folder, {"2025-03-19-报道.txt": article})
    return factcheck.check(folder)


def sides(report: Report) -> set[frozenset[str]]:
    return {frozenset(side.text for side in one.claims) for one in grave(report)}


def test_what_is_planted_is_found_and_nothing_else(tmp_path: Path) -> None:
    report = checked(tmp_path, ARTICLE)
    assert report.problems == ()
    assert sides(report) == PLANTED
    assert len(grave(report)) == len(PLANTED)
