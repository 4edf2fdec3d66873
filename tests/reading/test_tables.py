"""Tables read as sentences: each figure with its row, its column, its time and its unit."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import BlockKind
from factcheck.reading import parse

from ..articles import article, grave, parts, values

LEAD = "# 青禾高新区2024年统计公报\n\n"


def cells(table: str, name: str = "one.md") -> list[str]:
    return parts(parse(name, (LEAD + table).encode()), BlockKind.CELL)


@pytest.mark.parametrize(
    ("table", "read"),
    [
        pytest.param(
            "| 园区 | 产值（亿元） |\n|--|--|\n| 青禾高新区 | 17.82 |\n",
            ["青禾高新区产值17.82亿元"],
            id="unit in the head of the column",
        ),
        pytest.param(
            "| 指标 | 2023年 | 2024年 |\n|--|--|--|\n| 高新技术企业（家） | 46 | 52 |\n",
            ["2023年高新技术企业46家", "2024年高新技术企业52家"],
            id="times above, unit in the row",
        ),
        pytest.param(
            "| 年份 | 产值（亿元） |\n|--|--|\n| 2024年 | 17.82 |\n",
            ["2024年产值17.82亿元"],
            id="times in the rows",
        ),
        pytest.param(
            "| 序号 | 指标 | 计量单位 | 绝对数 | 比上年增长（%） |\n|--|--|--|--|--|\n"
            "| 1 | 工业产值 | 亿元 | 412.6 | 9.1 |\n",
            ["工业产值412.6亿元", "工业产值比上年增长9.1%"],
            id="a column of units, one of numbers, one of rates",
        ),
        pytest.param(
            "单位：亿元\n\n| 园区 | 产值 | 投资 |\n|--|--|--|\n| 青禾高新区 | 17.82 | **3.5** |\n",
            ["青禾高新区产值17.82亿元", "青禾高新区投资3.5亿元"],
            id="one unit above the table",
        ),
        pytest.param(
            "| 园区 | 企业 |\n|--|--|\n| 青禾高新区 | 52家 |\n| 白杨示范区 | — |\n",
            ["青禾高新区企业52家"],
            id="unit in the cell, a cell without a figure",
        ),
        pytest.param(
            "| 指标 | 2024年 |\n|--|--|\n| 工业产值（亿元） | 412.6 |\n| 同比增长（%） | 9.1 |\n",
            ["2024年工业产值412.6亿元"],
            id="of what a rate in a row of its own is told nobody knows",
        ),
        pytest.param(
            "| 规模 | 户数（户） |\n|--|--|\n| 100人以上 | 52 |\n", [], id="a figure in a head"
        ),
    ],
)
def test_a_cell_is_read_with_what_explains_it(table: str, read: list[str]) -> None:
    assert cells(table) == read


def test_the_figure_is_the_cell() -> None:
    document = article(
        f"{LEAD}| 园区 | 利润总额（亿元） |\n|--|--|\n| 青禾高新区 | 8 |\n", "2025-02-01.md"
    )
    (claim,) = read_claims(document).claims
    assert document.quote(claim.span) == "8"
    assert document.position(claim.span.start) == (5, 11)
    assert claim.quantity.nominal == 8e8
    assert (claim.subject, claim.indicator) == ("青禾高新区", "利润总额")


def test_heads_over_several_columns_and_rows() -> None:
    page = (
        "<h1>青禾高新区公报</h1><table><tr><th rowspan=2>指标</th><th colspan=2>2024年</th></tr>"
        "<tr><th>总量</th><th>比上年增长（%）</th></tr>"
        "<tr><td>工业产值（亿元）</td><td>412.6</td><td>9.1</td></tr></table>"
    )
    document = parse("one.html", page.encode())
    assert parts(document, BlockKind.CELL) == [
        "2024年工业产值412.6亿元",
        "2024年工业产值比上年增长9.1%",
    ]


def test_a_page_laid_out_in_a_table_is_prose() -> None:
    prose = "截至2024年底，青禾高新区拥有高新技术企业52家，" * 4 + "形势良好。"
    page = (
        f"<table><tr><td>栏目</td><td><p>{prose}</p></td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    document = parse("one.html", page.encode())
    assert parts(document, BlockKind.CELL) == []
    assert prose in parts(document, BlockKind.PARAGRAPH)


def test_whole_sentences_in_cells_are_read_as_sentences() -> None:
    note = "2024年，青禾高新区拥有高新技术企业52家。"
    table = f"| 园区 | 产值（亿元） | 说明 |\n|--|--|--|\n| 青禾高新区 | 17.82 | {note} |\n"
    document = parse("one.md", (LEAD + table).encode())
    assert parts(document, BlockKind.CELL) == ["青禾高新区产值17.82亿元"]
    assert note in parts(document, BlockKind.PARAGRAPH)


def test_a_table_against_prose() -> None:
    import factcheck

    table = (
        f"{LEAD}| 指标 | 2024年 |\n|--|--|\n| 高新技术企业（家） | 52 |\n"
        "| 工业产值（亿元） | 412.6 |\n| 利润总额（亿元） | 32.5 |\n"
    )
    prose = (
        "青禾高新区发展综述\n\n2024年，青禾高新区拥有高新技术企业58家，"
        "实现工业产值412.6亿元、利润总额32.5亿元。\n"
    )
    report = factcheck.check([article(table, "a.md"), article(prose, "b.txt")])
    assert [set(values(finding)) for finding in grave(report)] == [{"52", "58家"}]
