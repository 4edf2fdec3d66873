"""What a line looks like on its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import BlockKind
from factcheck.reading import normalise
from factcheck.reading.lines import split


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("► 张三 李四", BlockKind.BYLINE),
        ("本报记者 张三 李四", BlockKind.BYLINE),
        ("记者：张三", BlockKind.BYLINE),
        ("云泽日报记者 张三 通讯员 李四", BlockKind.BYLINE),
        ("文/张三", BlockKind.BYLINE),
        ("来源：云泽日报", BlockKind.SOURCE),
        ("（来源：云泽日报）", BlockKind.SOURCE),
        ("责任编辑：王五", BlockKind.SOURCE),
        ("责编:王五 校对:赵六", BlockKind.SOURCE),
        ("青禾高新区供图", BlockKind.SOURCE),
        ("图片来源：云泽日报", BlockKind.SOURCE),
        ("发布时间：2025-03-14 09:00", BlockKind.DATELINE),
        ("2025年3月14日 星期五", BlockKind.DATELINE),
        ("云泽日报2025年3月14日讯：", BlockKind.DATELINE),
        ("（摘要）青禾高新区拥有高新技术企业52家。", BlockKind.BRIEF),
        ("图为青禾高新区的一处智能车间。", BlockKind.CAPTION),
        ("▲青禾高新区全景", BlockKind.CAPTION),
        ("图1：青禾高新区全景", BlockKind.CAPTION),
        ("青禾高新区拥有高新技术企业52家。", BlockKind.PARAGRAPH),
        ("编辑部里,记者见到了从业30年的张三。", BlockKind.PARAGRAPH),
        ("2025年3月14日,青禾高新区签约项目12个,总投资30亿元。", BlockKind.PARAGRAPH),
    ],
)
def test_a_line_shows_what_it_is(text: str, kind: BlockKind) -> None:
    (line,) = split(normalise(text))
    assert line.kind is kind


@pytest.mark.parametrize(
    ("text", "body", "level"),
    [("# 青禾新城", "青禾新城", 1), ("### 产业 聚链", "产业 聚链", 3), ("#青禾", "#青禾", 0)],
)
def test_heading_markup_is_counted_and_set_apart(text: str, body: str, level: int) -> None:
    (line,) = split(text)
    assert (line.text, line.level) == (body, level)
    assert text[line.start : line.end] == body


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("青禾高新区发展加快。", True),
        ("“青禾高新区发展加快。”", True),
        ("发展加快!", True),
        ("具体如下:", True),
        ("(青禾高新区供稿)", True),
        ("在近20个细分领域", False),
        ("签约项目12个,", False),
        ("签约项目12个、", False),
        ("打造“一区两园", False),
    ],
)
def test_whether_a_line_ends_as_a_sentence_ends(text: str, finished: bool) -> None:
    (line,) = split(text)
    assert line.finished is finished


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("- 项目", True),
        ("1. 项目", True),
        ("12、项目", True),
        ("| 甲 | 乙 |", True),
        ("2024年项目", False),
        ("12家企业", False),
    ],
)
def test_items_of_lists_are_told_from_figures(text: str, item: bool) -> None:
    (line,) = split(text)
    assert line.item is item


def test_what_web_pages_put_around_an_article_is_no_line() -> None:
    assert [line.text for line in split("打印\n\n青禾高新区\n\n* * *\n\n分享\n返回顶部\n")] == [
        "青禾高新区"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_are_counted_under_all_line_ends(end: str) -> None:
    found = split(end.join(["甲。", "", "", "乙。", "丙。", " ", "丁。"]))
    assert [line.gap for line in found][1:] == [2, 0, 1]


@given(st.text(st.sampled_from("甲乙丙12#- *,。\u3000\t\r\n"), max_size=80))
def test_lines_lie_where_they_say_and_in_order(text: str) -> None:
    normal = normalise(text)
    end = 0
    for line in split(normal):
        assert end <= line.start < line.end
        assert normal[line.start : line.end] == line.text
        assert line.text == line.text.strip()
        end = line.end


def test_a_line_that_begins_with_a_decimal_is_no_item_of_a_list() -> None:
    (line,) = split("3.5亿元,同比增长6%。")
    assert not line.item


def test_a_brief_that_lists_goes_on_in_the_next_line() -> None:
    text = "【摘要】联播快讯：\n（1）云泽新增企业12家；\n（2）青禾通车。\n"
    text += "云泽日报讯，今天通车。\n\n正文。"
    kinds = [line.kind for line in split(normalise(text))]
    assert kinds == [BlockKind.BRIEF] * 3 + [BlockKind.PARAGRAPH] * 2
