"""Totals of tables, by row and by column."""

from __future__ import annotations

import pytest

import factcheck
from tests.articles import article, grave, values

TOWNS = """| 镇 | 耕地（亩） | 人口 | 人均收入（元） |
| --- | --- | --- | --- |
| 青禾镇 | 12,500 | 8,600 | 21,000 |
| 云泽镇 | 9,800 | 7,200 | 19,500 |
| 海陵镇 | 11,200 | 6,900 | 20,300 |
| 合计 | 33,500 | 22,700 | 20,330 |
"""
CLASSES = """| 年级 | 一班 | 二班 | 三班 | 合计 |
| --- | --- | --- | --- | --- |
| 一年级 | 45 | 44 | 46 | 135 |
| 二年级 | 43 | 42 | 44 | 129 |
| 三年级 | 40 | 41 | 42 | 123 |
"""
STAFF = """| 部门 | 人数 | 占比 |
| --- | --- | --- |
| 研发 | 240 | 40% |
| 生产 | 300 | 50% |
| 行政 | 60 | 10% |
| 总计 | 600 | 100% |
"""
SCHOOLS = """| 类别 | 学校数 | 教师数 |
| --- | --- | --- |
| 幼儿园 | 40 | 520 |
| 其中：公办 | 30 | 410 |
| 小学 | 20 | 830 |
| 合计 | 60 | 1350 |
"""
SHOPS = """| 城市 | 门店 | 员工 |
| --- | --- | --- |
| 青禾 | 25 | 230 |
| 云泽 | 18 | 160 |
| 全国合计 | 120 | 980 |
"""
COSTS = """| 项目 | 2023年（万元） | 2024年（万元） |
| --- | --- | --- |
| 材料 | 123 | 140 |
| 人工 | 234 | 251 |
| 运输 | 56 | 61 |
| 合计 | 414 | 452 |
"""
QUARTERS = """| 季度 | 产量（万吨） | 产值（亿元） |
| --- | --- | --- |
| 第一季度 | 12.4 | 3.1 |
| 第二季度 | 13.6 | 3.4 |
| 第三季度 | 14.2 | 3.6 |
| 第四季度 | 15.1 | 3.9 |
| 全年 | 55.3 | 14.0 |
"""


def _told(table: str) -> list[tuple[str, ...]]:
    return [values(finding) for finding in grave(factcheck.check([article(table, "one.md")]))]


@pytest.mark.parametrize("table", [TOWNS, CLASSES, STAFF, SCHOOLS, SHOPS, COSTS, QUARTERS])
def test_tables_that_add_up_or_list_some_are_silent(table: str) -> None:
    assert _told(table) == []


@pytest.mark.parametrize(
    ("table", "right", "wrong", "told"),
    [
        (TOWNS, "22,700", "21,700", ("21,700", "8,600", "7,200", "6,900")),
        (CLASSES, "129", "139", ("139", "43", "42", "44")),
        (STAFF, "600", "660", ("660", "240", "300", "60")),
        (STAFF, "| 60 | 10%", "| 60 | 20%", ("40%", "50%", "20%")),
        (SCHOOLS, "1350", "1530", ("1530", "520", "830")),
        (QUARTERS, "14.0", "15.2", ("15.2", "3.1", "3.4", "3.6", "3.9")),
    ],
)
def test_a_total_that_its_rows_or_columns_do_not_make_is_told(
    table: str, right: str, wrong: str, told: tuple[str, ...]
) -> None:
    assert table.count(right) == 1
    assert told in [tuple(each) for each in _told(table.replace(right, wrong))]
