"""PDF files, set in columns by a library that writes them."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

import factcheck
from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Place, Span
from factcheck.reading import parse

from ..articles import parts, read
from .producers import FONT, Column, Press, canvas

LEFT = Column(40, 700, 60, 240)
RIGHT = Column(300, 700, 60, 240)
#: A paragraph of a few lines in such a column.
LONG = (
    "青禾高新区坚持创新驱动,持续培育高新技术企业,推动产业链向中高端延伸,产业规模稳步扩大,发展质量"
    "不断提高,2024年拥有高新技术企业52家,比上年增加6家,营商环境持续改善。"
)


def place(document: Document, words: str) -> Place:
    assert document.source is not None
    at = document.text.index(words)
    return document.source.place(Span(document.path, at, at + len(words)))


def test_lines_are_joined_and_places_kept() -> None:
    press = Press([[LEFT]])
    press.paragraph(LONG)
    press.paragraph("白杨示范区拥有高新技术企业38家。")
    found = parse("a.pdf", press.bytes())
    assert found.text.split("\n") == [LONG, "白杨示范区拥有高新技术企业38家。"]
    assert place(found, "青禾") == Place(page=1, line=1)
    assert place(found, "38家").line == place(found, "持续改善").line + 1  # type: ignore[operator]


@pytest.mark.parametrize("gutter", [10, 20, 60])
def test_columns_are_read_one_after_the_other(gutter: float) -> None:
    press = Press([[LEFT, Column(280 + gutter, 700, 60, 240)]])
    texts = [f"第{number}段," + LONG for number in range(1, 19)]
    for text in texts:
        press.paragraph(text)
    assert parse("a.pdf", press.bytes()).text.split("\n") == texts


def test_a_headline_over_columns_comes_first_and_is_the_title() -> None:
    press = Press([[LEFT, RIGHT]])
    press.line(40, 790, "青禾高新区发展综述", 30)
    press.line(140, 745, "创新驱动", 16)
    for _ in range(18):
        press.paragraph(LONG)
    found = parse("a.pdf", press.bytes())
    assert [read(found, block) for block in found.blocks[:3]] == [
        "青禾高新区发展综述",
        "创新驱动",
        LONG,
    ]
    assert found.title == "青禾高新区发展综述"


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    short = Column(40, 700, 660, 240)
    press = Press([[short, Column(300, 700, 660, 240)], [short]])
    press.paragraph(LONG + LONG)
    found = parse("a.pdf", press.bytes())
    assert found.text == LONG + LONG
    assert found.source is not None
    assert [one.page for one in found.source.places] == [1, 1, 1, 1, 1, 1, 2]


def test_a_column_that_begins_below_a_picture_is_a_column() -> None:
    press = Press([[LEFT, Column(300, 500, 60, 240)]])
    press.line(40, 760, "青禾高新区发展综述综述综述综述综述", 30)
    press.photo(300, 700, 240, 160)
    press.line(300, 530, "青禾高新区的一家企业。", 8)
    texts = [f"第{number}段," + LONG for number in range(1, 16)]
    for text in texts:
        press.paragraph(text)
    found = parse("a.pdf", press.bytes())
    assert parts(found, BlockKind.PARAGRAPH) == texts
    assert parts(found, BlockKind.CAPTION) == ["青禾高新区的一家企业。"]


def test_a_caption_in_the_type_of_the_text_is_told_by_the_space_below() -> None:
    press = Press([[LEFT]])
    press.paragraph(LONG)
    press.photo(40, press.y - 5, 240, 100)
    press.gap(115)
    press.paragraph("青禾高新区的一家企业。", indent=0)
    press.gap(20)
    press.paragraph(LONG)
    found = parse("a.pdf", press.bytes())
    assert parts(found, BlockKind.CAPTION) == ["青禾高新区的一家企业。"]


def test_a_sentence_that_a_picture_cuts_is_whole() -> None:
    press = Press([[LEFT]])
    cut = "青" * (20 + 22 + 20) + "补充"  # to the end of a line
    press.paragraph(cut)
    press.photo(40, press.y - 5, 240, 100)
    press.line(40, press.y - 110, "青禾高新区的一家企业。", 8)
    press.gap(130)
    press.paragraph("应届毕业生100余名。", indent=0)
    found = parse("a.pdf", press.bytes())
    assert parts(found, BlockKind.PARAGRAPH) == [f"{cut}应届毕业生100余名。"]


def test_running_heads_and_page_numbers_are_no_text_but_tell_the_date() -> None:
    press = Press([[LEFT], [LEFT], [LEFT]], head="青禾日报 2024年12月30日 星期一")
    for _ in range(20):
        press.paragraph(LONG)
    found = parse("a.pdf", press.bytes())
    assert set(found.text.split("\n")) == {LONG}
    assert found.date == date(2024, 12, 30)


def test_what_stands_at_the_edge_of_one_page_alone_is_text() -> None:
    press = Press([[Column(40, 830, 20, 240)]])
    press.paragraph(LONG)
    assert parse("a.pdf", press.bytes()).text == LONG


def test_each_headline_opens_an_article() -> None:
    press = Press([[LEFT, RIGHT]])
    for name, year, number in (("青禾高新区", 2024, 52), ("白杨示范区", 2023, 38)):
        press.headline(f"{name}发展综述", 24)
        press.paragraph(f"{year}年,{LONG[5:40]}。")
        press.paragraph(f"目前,{name}拥有高新技术企业{number}家,产业规模持续扩大。")
    found = parse("a.pdf", press.bytes())
    assert parts(found, BlockKind.TITLE) == ["青禾高新区发展综述", "白杨示范区发展综述"]
    assert found.title == "青禾高新区发展综述"


def test_latin_words_keep_their_space_and_lose_the_hyphen_of_the_line_end() -> None:
    press = Press([[LEFT]])
    lines = ("The science and technology park", "of Qinghe has thirty-eight com-", "panies in all")
    for step, text in enumerate(lines):
        press.line(40, 700 - 15 * step, text, 10)
    assert parse("a.pdf", press.bytes()).text == (
        "The science and technology park of Qinghe has thirty-eight companies in all"
    )


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    press = Press([[LEFT, RIGHT]])
    texts = [f"第{number}段," + LONG for number in range(1, 13)]
    for text in texts:
        press.paragraph(text)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(press.bytes())))
    writer.pages[0].rotate(90).transfer_rotation_to_content()
    file = io.BytesIO()
    writer.write(file)
    assert parse("a.pdf", file.getvalue()).text.split("\n") == texts


def _character_alone_is_seen() -> bool:
    """Whether the machine has a font to stand in for one that is not in a file: without, PDFium
    gives no extent to a character that is drawn by itself, and leaves it out.
    """
    file = io.BytesIO()
    page = canvas(file, (100, 100))
    page.setFont(FONT, 24)
    page.drawString(10, 10, "青")
    page.save()
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return bool(document[0].get_textpage().count_chars() == 1)


@pytest.mark.skipif(not _character_alone_is_seen(), reason="no font on this machine")
def test_a_page_set_in_columns_that_are_read_downwards() -> None:
    text = (
        "截至二〇二四年底︐青禾高新区拥有高新技术企业五十二家︐产业规模持续扩大︐发展质量不断提高︒"
        "其中规模以上工业企业三十八家︐增长百分之八︒"
    )
    file = io.BytesIO()
    page = canvas(file, (595, 842))
    for size, left, words, length in ((24, 520, "青禾高新区综述", 7), (10, 480, text, 14)):
        page.setFont(FONT, size)
        for at, character in enumerate(words):
            column, row = divmod(at, length)
            page.drawString(left - column * 1.6 * size, 760 - row * 1.05 * size, character)
    page.save()
    document = parse("a.pdf", file.getvalue())
    assert document.text == f"青禾高新区综述\n\n{text}"
    assert document.title == "青禾高新区综述"
    assert place(document, "五十二家") == Place(page=1, line=3)
    assert [claim.text for claim in factcheck.claims(document)] == [
        "五十二家",
        "三十八家",
        "百分之八",
    ]


def test_a_watermark_is_no_text() -> None:
    press = Press([[LEFT]])
    press.paragraph(LONG)
    press.stamp(100, 300, "内部资料", 60, 45)
    assert parse("a.pdf", press.bytes()).text == LONG


def test_a_page_without_text_is_told() -> None:
    press = Press([[LEFT]])
    press.photo(40, 700, 240, 400)
    with pytest.raises(InputError) as caught:
        parse("a.pdf", press.bytes())
    assert "扫描件" in caught.value.message.zh
    assert "OCR" in caught.value.message.en


def test_a_page_may_have_its_size_from_the_pages_above_it() -> None:
    press = Press([[Column(40, 2900, 60, 240)]], (400, 3000))
    press.paragraph(LONG)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(press.bytes())))
    size = writer.pages[0].pop("/MediaBox")
    writer.pages[0]["/Parent"][NameObject("/MediaBox")] = size  # type: ignore[index]
    file = io.BytesIO()
    writer.write(file)
    assert parse("a.pdf", file.getvalue()).text == LONG


def test_what_lies_beside_the_page_is_not_read() -> None:
    press = Press([[LEFT]])
    press.paragraph(LONG)
    press.line(900, 500, "版面之外", 10)
    assert parse("a.pdf", press.bytes()).text == LONG
