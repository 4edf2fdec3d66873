"""Pages cut by photos and columns: what is set apart, and what is rejoined."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import BlockKind, Document
from factcheck.reading import parse

from ..articles import SEEDS, article, parts, read

FIRST = (
    "青禾高新区坐落在云泽市南部,近年来聚焦新材料与智能装备两大主导产业,持续完善基础设施,"
    "不断优化营商环境,吸引一批企业落户,园区面貌日新月异,发展势头良好。"
)
SECOND = (
    "管委会负责人介绍,这里已建成标准厂房和人才公寓,配套建设学校、医院和公交场站,"
    "企业用工、融资和物流成本逐年下降,群众的获得感持续增强。"
)
THIRD = (
    "绿色是这里的底色。园区实施节能改造,推广光伏和储能,工业用水循环利用率逐年提高,"
    "沿河两岸种下成片的胡杨,昔日的戈壁长出了新绿。"
)
TITLE = "青禾高新区:戈壁上的新城"
CAPTIONS = ("一处智能车间内,工人正在调试设备。", "光伏板在阳光下鳞次栉比。")


def page(*lines: str) -> Document:
    return article("\n\n".join(lines) + "\n")


def paragraphs(document: Document) -> list[str]:
    return parts(document, BlockKind.PARAGRAPH)


class TestBrokenSentences:
    def test_captions_between_the_halves_are_set_apart(self) -> None:
        photo = "\n\n\n\n".join(CAPTIONS)
        document = article(
            f"{TITLE}\n\n{FIRST}\n\n{SECOND}产品在近20个细分领域\n\n\n\n{photo}\n\n\n\n"
            f"拥有较强的市场竞争力。全区拥有发明专利320件。\n\n{FIRST}\n\n{SECOND}\n"
        )
        assert paragraphs(document) == [
            FIRST,
            f"{SECOND}产品在近20个细分领域拥有较强的市场竞争力。全区拥有发明专利320件。",
            FIRST,
            SECOND,
        ]
        assert parts(document, BlockKind.CAPTION) == list(CAPTIONS)

    def test_a_column_break_joins(self) -> None:
        document = page(
            TITLE, FIRST, f"{SECOND}18项课题中有1项", "获批省级课题、16项获批市级课题。"
        )
        assert paragraphs(document)[1:] == [
            f"{SECOND}18项课题中有1项获批省级课题、16项获批市级课题。"
        ]

    def test_a_break_inside_a_word_joins(self) -> None:
        document = page(TITLE, FIRST, f"{SECOND}到2030年,力爭高新技術企", "業達到2000家。")
        assert paragraphs(document)[1:] == [f"{SECOND}到2030年,力爭高新技術企業達到2000家。"]

    def test_a_break_inside_a_figure_joins(self) -> None:
        document = page(TITLE, FIRST, f"{SECOND}去年实现产值12", "8亿元,同比增长6%。")
        assert paragraphs(document)[1:] == [f"{SECOND}去年实现产值128亿元,同比增长6%。"]

    def test_a_sentence_may_be_broken_twice(self) -> None:
        middle = (
            "中东、非洲等地,出口额逐年增长,越来越多的企业走出国门,设立海外仓和研发中心,在近20个细分"
        )
        document = page(TITLE, FIRST, f"{SECOND}产品销往东南亚、", middle, "领域领先。")
        assert paragraphs(document)[1:] == [f"{SECOND}产品销往东南亚、{middle}领域领先。"]

    def test_each_half_maps_back_to_its_place(self) -> None:
        document = page(TITLE, FIRST, f"{SECOND}到2030年,力争高新技术企", "业达到2000家。")
        block = document.blocks[-1]
        text = block.view.read(document.text)
        start = text.index("高新技术企业")
        pieces = block.view.locate(start, start + 6).pieces
        assert [document.quote(piece) for piece in pieces] == ["高新技术企", "业"]

    def test_finished_paragraphs_stay_apart(self) -> None:
        assert paragraphs(page(TITLE, FIRST, SECOND)) == [FIRST, SECOND]

    def test_what_lost_its_end_is_not_joined_to_the_next_paragraph(self) -> None:
        lost = f"{SECOND}今年以来提前完成设备维护,补充"
        begun = "青禾高新区坚持创新驱动,搭建科创平台,推动成果从实验室走向生产线。"
        assert paragraphs(page(TITLE, FIRST, lost, begun)) == [FIRST, lost, begun]

    def test_a_heading_ends_what_stands_above_it(self) -> None:
        lost = f"{SECOND}今年以来提前完成设备维护,补充"
        document = page(f"# {TITLE}", lost, "## 产业聚链", FIRST)
        assert paragraphs(document) == [lost, FIRST]

    def test_items_of_a_list_are_not_joined(self) -> None:
        items = ["1. 高新技术企业52家", "2. 科技型中小企业70家"]
        assert paragraphs(page(TITLE, FIRST, *items))[1:] == items


class TestTitlesAndHeadings:
    def test_the_first_line_is_the_title(self) -> None:
        document = page(TITLE, FIRST, SECOND)
        assert document.title == TITLE
        assert parts(document, BlockKind.TITLE) == [TITLE]

    def test_a_title_of_two_lines(self) -> None:
        document = page("铸梦云泽 实干争先", TITLE, FIRST, SECOND)
        assert document.title == f"铸梦云泽 实干争先 {TITLE}"

    def test_a_marked_title_wins_over_what_stands_before_it(self) -> None:
        document = page("一处智能车间内,工人正在调试设备。", f"# {TITLE}", "► 张三 李四", FIRST)
        assert document.title == TITLE
        assert parts(document, BlockKind.CAPTION) == ["一处智能车间内,工人正在调试设备。"]
        assert parts(document, BlockKind.BYLINE) == ["► 张三 李四"]

    def test_short_lines_without_a_stop_are_headings(self) -> None:
        document = page(TITLE, FIRST, "产业聚链强筋骨\n项目聚势添动能", SECOND)
        assert parts(document, BlockKind.HEADING) == ["产业聚链强筋骨", "项目聚势添动能"]

    def test_marked_headings_keep_their_level(self) -> None:
        document = page(f"# {TITLE}", FIRST, "## 产业聚链", SECOND, "### 项目聚势", SECOND)
        assert [
            (read(document, block), block.level)
            for block in document.blocks
            if block.kind is BlockKind.HEADING
        ] == [("产业聚链", 2), ("项目聚势", 3)]

    def test_numbered_headings(self) -> None:
        document = page(TITLE, FIRST, "一、2024年工作回顾", SECOND, "(一)项目建设", SECOND)
        assert parts(document, BlockKind.HEADING) == ["一、2024年工作回顾", "(一)项目建设"]

    def test_a_text_of_paragraphs_has_no_title(self) -> None:
        document = page(FIRST, SECOND)
        assert document.title is None
        assert paragraphs(document) == [FIRST, SECOND]


class TestWhatStandsAround:
    def test_a_pull_quote_repeats_the_body(self) -> None:
        quote = "聚焦新材料与智能装备两大主导产业,持续完善基础设施。"
        photo = f"\n\n\n\n{quote}\n\n\n\n"
        document = article(f"{TITLE}\n\n{FIRST}\n\n{SECOND}{photo}{THIRD}\n\n{FIRST}\n")
        assert parts(document, BlockKind.PULL_QUOTE) == [quote]
        assert paragraphs(document) == [FIRST, SECOND, THIRD, FIRST]

    def test_a_pull_quote_before_the_body(self) -> None:
        quote = "聚焦新材料与智能装备两大主导产业,持续完善基础设施。"
        document = page(f"# {TITLE}", quote, FIRST, SECOND)
        assert parts(document, BlockKind.PULL_QUOTE) == [quote]
        assert paragraphs(document) == [FIRST, SECOND]

    def test_byline_dateline_and_source(self) -> None:
        document = page(
            TITLE,
            "发布时间:2025-03-14",
            "本报记者 张三",
            FIRST,
            SECOND,
            "来源:云泽日报",
            "编辑:李四",
        )
        assert str(document.date) == "2025-03-14"
        assert parts(document, BlockKind.DATELINE) == ["发布时间:2025-03-14"]
        assert parts(document, BlockKind.BYLINE) == ["本报记者 张三"]
        assert parts(document, BlockKind.SOURCE) == ["来源:云泽日报", "编辑:李四"]
        assert paragraphs(document) == [FIRST, SECOND]

    def test_a_brief_is_told_from_the_body(self) -> None:
        document = page(TITLE, "(摘要)全区拥有高新技术企业52家。", FIRST)
        assert parts(document, BlockKind.BRIEF) == ["全区拥有高新技术企业52家。"]

    def test_a_caption_after_the_end_of_the_article(self) -> None:
        document = page(TITLE, FIRST, SECOND, "青禾高新区供图", "一处智能车间内,工人正在调试设备。")
        assert parts(document, BlockKind.CAPTION) == ["一处智能车间内,工人正在调试设备。"]


def test_kinds_are_the_same_under_all_line_ends_and_in_both_scripts() -> None:
    text = f"{TITLE}\n\n► 张三\n\n{FIRST}\n\n产业聚链强筋骨\n\n{SECOND}\n\n青禾高新区供图\n"
    expected = [block.kind for block in article(text).blocks]
    for other in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), text.replace("区", "區")):
        assert [block.kind for block in article(other).blocks] == expected


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "",
            FIRST,
            SECOND,
            TITLE,
            *CAPTIONS,
            "产业聚链",
            "# 甲乙",
            "- 项目12个",
            "► 张三",
            SECOND[:60],
        ]
    ),
    max_size=14,
)


@given(LINES)
def test_every_line_stands_in_one_block_and_once(lines: list[str]) -> None:
    text = "\n".join(["青禾高新区", *lines])
    document = parse("one.txt", text.encode())
    pieces = sorted(piece for block in document.blocks for piece in block.view.pieces)
    assert all(one.end <= two.start for one, two in itertools.pairwise(pieces))
    told = "".join(document.quote(piece) for piece in pieces)
    assert told == "".join(text.replace("# ", "").split("\n"))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_an_article_has_a_title_and_paragraphs(path: object) -> None:
    document = parse("one.txt", SEEDS.joinpath(str(path)).read_bytes())
    assert document.title
    assert len(paragraphs(document)) > 5


def test_photos_may_outnumber_the_paragraphs_of_a_short_article() -> None:
    photos = "\n\n\n\n".join(CAPTIONS)
    ending = "拥有较强的市场竞争力。全区拥有发明专利320件。"
    text = f"{TITLE}\n\n{FIRST}\n\n{SECOND}产品在近20个细分领域\n\n\n\n{photos}\n\n\n\n{ending}\n"
    assert parts(article(text), BlockKind.CAPTION) == list(CAPTIONS)


def test_a_line_of_source_and_date_below_the_title_dates_the_article() -> None:
    document = article(f"{TITLE}\n云泽日报 2025年3月14日\n{FIRST}\n{SECOND}\n")
    assert document.title == TITLE
    assert str(document.date) == "2025-03-14"


def test_a_numbered_heading_below_the_title_is_no_part_of_it() -> None:
    document = page(
        "云泽市2025年政府工作报告", "一、2024年工作回顾", FIRST, "二、2025年工作安排", SECOND
    )
    assert document.title == "云泽市2025年政府工作报告"
    assert parts(document, BlockKind.HEADING) == ["一、2024年工作回顾", "二、2025年工作安排"]
