"""Word files, written by the library that writes them, with what it cannot write put in as XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Inches

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Place, Span
from factcheck.reading import parse
from factcheck.reading.docx import read as read_docx
from factcheck.reading.numbering import numeral
from factcheck.reading.paragraphs import Writer
from factcheck.reading.tables import Table

from ..articles import parts, read
from .producers import rewritten, saved

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
LONG = (
    "青禾高新区坚持创新驱动,持续培育高新技术企业,推动产业链向中高端延伸,"
    "产业规模稳步扩大,发展质量不断提高,营商环境持续改善。"
)


def paragraph(inside: str) -> Document:
    """A document with one paragraph of this content, after a long one."""
    document = docx.Document()
    document.add_paragraph(LONG)
    document.element.body.insert(1, parse_xml(f"<w:p {NAMES}>{inside}</w:p>"))
    return parse("a.docx", saved(document))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def last(document: Document) -> str:
    return read(document, document.blocks[-1])


def test_each_paragraph_is_a_line() -> None:
    document = docx.Document()
    for text in ("青禾高新区去年发展综述", LONG, "2024年,青禾高新区拥有高新技术企业52家。"):
        document.add_paragraph(text)
    found = parse("a.docx", saved(document))
    assert found.text.split("\n")[1:] == [LONG, "2024年,青禾高新区拥有高新技术企业52家。"]
    assert found.title == "青禾高新区去年发展综述"


def test_styles_tell_titles_headings_and_captions() -> None:
    document = docx.Document()
    document.add_heading("青禾高新区2024年发展报告", 0)
    document.add_heading("总体情况", 1)
    document.add_paragraph(LONG)
    document.add_heading("企业", 2)
    document.add_paragraph("图1 青禾高新区的一家企业", style="Caption")
    document.add_paragraph("短句")
    found = parse("a.docx", saved(document))
    assert [(block.kind, block.level) for block in found.blocks] == [
        (BlockKind.TITLE, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 3),
        (BlockKind.CAPTION, 0),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_a_heading_at_the_head_is_the_title() -> None:
    document = docx.Document()
    for level, text in ((1, "甲"), (2, "乙")):
        document.add_heading(text, level)
        document.add_paragraph(LONG)
    found = parse("a.docx", saved(document))
    assert (found.title, parts(found, BlockKind.HEADING)) == ("甲", ["乙"])


def test_an_outline_level_makes_a_heading_and_whole_sentences_none() -> None:
    outline = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    assert paragraph(outline + run("企业")).blocks[-1].kind is BlockKind.HEADING
    assert paragraph(outline + run("企业增加。它们很好。")).blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_place_is_a_paragraph_under_a_heading() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    document.add_paragraph()
    document.add_heading("一、总体情况", 1)
    document.add_paragraph("2024年,青禾高新区拥有高新技术企业52家。")
    document.add_heading("二、企业", 1)
    document.add_paragraph("2025年,青禾高新区拥有高新技术企业58家。")
    found = parse("a.docx", saved(document))
    assert place(found, "坚持") == Place(paragraph=1)
    assert place(found, "52家") == Place(paragraph=3, heading="一、总体情况")
    assert place(found, "58家") == Place(paragraph=5, heading="二、企业")


def place(document: Document, words: str) -> Place:
    assert document.source is not None
    at = document.text.index(words)
    return document.source.place(Span(document.path, at, at + len(words)))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        # Tracked changes, as accepted.
        (f"{run('有')}<w:del>{run('35')}</w:del><w:ins>{run('38')}</w:ins>{run('家')}", "有38家"),
        (f"{run('有')}<w:moveFrom>{run('35')}</w:moveFrom>{run('家')}", "有家"),
        (f"<w:moveTo>{run('35')}</w:moveTo>{run('家')}", "35家"),
        ("<w:del><w:r><w:delText>35</w:delText></w:r></w:del>" + run("家"), "家"),
        # Fields, as their result.
        (f'<w:fldSimple w:instr="REF a">{run("38")}</w:fldSimple>{run("家")}', "38家"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>=19*2</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"{run('99')}"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run("38")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run("家")}',
            "38家",
        ),
        # What readers of the print do not see.
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>35</w:t></w:r>{run('38家')}", "38家"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>38家</w:t></w:r>', "38家"),
        (f'<w:r><w:commentReference w:id="0"/></w:r>{run("38家")}', "38家"),
        (
            f"<w:r><w:ruby><w:rt>{run('shān')}</w:rt><w:rubyBase>{run('山')}</w:rubyBase>"
            "</w:ruby></w:r>",
            "山",
        ),
        # What they do.
        (f'<w:hyperlink r:id="x" xmlns:r="r">{run("38")}</w:hyperlink>{run("家")}', "38家"),
        (f"<w:sdt><w:sdtContent>{run('38家')}</w:sdtContent></w:sdt>", "38家"),
        ("<w:r><w:t>38</w:t><w:softHyphen/><w:t>家</w:t><w:tab/><w:t>甲</w:t></w:r>", "38家\t甲"),
        ("<w:r><w:t>第1</w:t><w:noBreakHyphen/><w:t>3季度</w:t></w:r>", "第1-3季度"),
    ],
)
def test_text_is_what_a_reader_of_the_accepted_print_sees(inside: str, text: str) -> None:
    assert last(paragraph(inside)) == text


def test_a_field_that_is_never_closed_hides_its_paragraph_alone() -> None:
    document = docx.Document()
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document.element.body.insert(0, parse_xml(f"<w:p {NAMES}>{begin}{run('甲')}</w:p>"))
    document.add_paragraph(LONG)
    assert parse("a.docx", saved(document)).text.strip() == LONG


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    document = docx.Document()
    first = (
        f'<w:p {NAMES}><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("高新技术企业")}</w:p>'
    )
    document.element.body.insert(0, parse_xml(first))
    document.element.body.insert(1, parse_xml(f"<w:p {NAMES}>{run('38家。')}</w:p>"))
    assert parse("a.docx", saved(document)).text == "高新技术企业38家。"


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('框里的话,')}</w:p></w:txbxContent>"
    inside = (
        f"{run('前半')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('后半')}"
    )
    assert paragraph(inside).text.split("\n")[1:] == ["前半后半", "", "", "", "框里的话,"]


def test_a_picture_parts_the_text_and_what_stands_below_is_its_caption() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "png")
    document = docx.Document()
    document.add_paragraph("青禾高新区综述")
    document.add_paragraph(LONG.rstrip("。") + ",补充")
    document.add_picture(picture, width=Inches(1))
    document.add_paragraph("青禾高新区的一家企业正在生产。")
    document.add_paragraph("应届毕业生100余名。")
    found = parse("a.docx", saved(document))
    assert parts(found, BlockKind.CAPTION) == ["青禾高新区的一家企业正在生产。"]
    assert any(
        text.endswith("补充应届毕业生100余名。") for text in parts(found, BlockKind.PARAGRAPH)
    )


def test_a_table_is_read_cell_by_cell() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    table = document.add_table(3, 2)
    words = ("地区", "产值（亿元）", "青禾高新区", "17.82", "白杨示范区", "12.1")
    for cell, text in zip((c for row in table.rows for c in row.cells), words, strict=True):
        cell.text = text
    document.add_paragraph(LONG)
    found = parse("a.docx", saved(document))
    assert [read(found, block) for block in found.blocks] == [
        *(LONG, "青禾高新区产值17.82亿元", "白杨示范区产值12.1亿元", LONG)
    ]


def test_a_row_is_quoted_as_a_line_and_prose_in_a_table_is_prose() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    table = document.add_table(2, 2)
    words = ("指标", "2024年", "高新技术企业（家）", "52")
    for cell, text in zip((c for row in table.rows for c in row.cells), words, strict=True):
        cell.text = text
    frame = document.add_table(2, 2)
    frame.cell(0, 0).text = LONG * 3
    frame.cell(1, 1).text = LONG
    found = parse("a.docx", saved(document))
    assert found.text.split("\n")[1:3] == ["指标\t2024年", "高新技术企业（家）\t52"]
    assert parts(found, BlockKind.CELL) == ["2024年高新技术企业52家"]
    assert parts(found, BlockKind.PARAGRAPH)[-2:] == [LONG * 3, LONG]


def test_a_merged_cell_stands_in_each_row_and_column(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Table] = []
    document_of = Writer.document

    def document(self: Writer, *, tables: Sequence[Table], otherwise: date | None) -> Document:
        given.extend(tables)
        return document_of(self, tables=tables, otherwise=otherwise)

    monkeypatch.setattr(Writer, "document", document)
    made = docx.Document()
    made.add_paragraph(LONG)
    table = made.add_table(3, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "产值"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "青禾高新区"
    table.cell(1, 1).text, table.cell(2, 2).text = "1", "2"
    found = parse("a.docx", saved(made))
    (one,) = given
    assert one.heads == 1
    assert [[found.text[start:end] for start, end in row] for row in one.rows] == [
        ["", "产值", "产值"],
        ["青禾高新区", "1", ""],
        ["青禾高新区", "", "2"],
    ]


def test_a_deleted_row_is_not_read() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    table = document.add_table(2, 2)
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"格{number}"
    deleted = parse_xml(f'<w:trPr {NAMES}><w:del w:id="1"/></w:trPr>')
    table.rows[0]._tr.insert(0, deleted)
    assert parse("a.docx", saved(document)).text.split("\n")[1:] == ["格2\t格3"]


def test_list_numbers_stand_where_word_writes_them() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    for text in ("38家企业", "3家平台"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("其他", style="List Bullet")
    found = parse("a.docx", saved(document))
    assert found.text.split("\n")[1:] == ["1. 38家企业", "2. 3家平台", "• 其他"]


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (3, "decimal", "3"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (105, "taiwaneseCountingThousand", "一百零五"),
        (21, "chineseLegalSimplified", "贰拾壹"),
        (2, "ideographTraditional", "乙"),
        (4, "decimalEnclosedCircleChinese", "④"),
        (14, "lowerRoman", "xiv"),
        (28, "upperLetter", "BB"),
        (0, "decimal", "0"),
        (7, "none", ""),
        (7, "no such style", "7"),
    ],
)
def test_numerals_of_lists(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written


def test_footnotes_stand_at_the_end_under_the_heading_that_they_belong_to() -> None:
    document = docx.Document()
    document.add_heading("企业", 1)
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = document.element.body
    body.insert(1, parse_xml(f"<w:p {NAMES}>{run(LONG)}{note}</w:p>"))
    document.add_heading("人才", 1)
    document.add_paragraph(LONG)
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="0"><w:p>{run("线")}</w:p>'
        f'</w:footnote><w:footnote w:id="2"><w:p>{run("含在孵企业3家。")}</w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p>{run("无人引用")}</w:p></w:footnote></w:footnotes>'
    )
    found = parse("a.docx", rewritten(saved(document), {"word/footnotes.xml": notes}))
    assert last(found) == "含在孵企业3家。"
    assert place(found, "在孵").heading == "企业"
    assert "线" not in found.text
    assert "无人" not in found.text


def test_a_table_of_contents_is_not_text() -> None:
    document = docx.Document()
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("总体情况……38", style="TOC 1")
    document.add_paragraph(LONG)
    assert parse("a.docx", saved(document)).text == LONG


@pytest.mark.parametrize(
    ("begun", "changed", "author", "text", "found"),
    [
        ((2025, 3, 1), (2025, 3, 2), "编辑", "", date(2025, 3, 2)),
        ((2025, 3, 1), (2025, 3, 2), "编辑", "(2025年2月20日)", date(2025, 2, 20)),
        ((2019, 3, 1), (2025, 3, 2), "编辑", "", None),  # an old file written over
        ((2025, 3, 2), (2025, 3, 1), "编辑", "", None),
        ((2025, 3, 2, 9, 30), (2025, 3, 2, 9, 30), "", "", None),  # made by a converter
        ((2025, 3, 2, 9, 30), (2025, 3, 2, 11, 5), "", "", date(2025, 3, 2)),
        ((2025, 3, 1), (2025, 3, 2), "python-docx", "", None),
    ],
)
def test_the_date_is_the_texts_or_that_of_the_file_where_it_was_written_in_one_go(
    begun: tuple[int, ...],
    changed: tuple[int, ...],
    author: str,
    text: str,
    found: date | None,
) -> None:
    document = docx.Document()
    document.core_properties.created = datetime(*begun)  # type: ignore[arg-type]
    document.core_properties.modified = datetime(*changed)  # type: ignore[arg-type]
    document.core_properties.author = author
    for line in ("青禾高新区综述", text, LONG):
        document.add_paragraph(line)
    assert parse("a.docx", saved(document)).date == found


def test_a_strict_file_and_another_main_part_are_read() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    data = saved(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = archive.read("word/document.xml").decode()
        relations = archive.read("_rels/.rels").decode()
    strict = main.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert parse("a.docx", rewritten(data, {"word/document.xml": strict})).text == LONG
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document2.xml", main)
        archive.writestr("_rels/.rels", relations.replace("document.xml", "document2.xml"))
    assert parse("a.docx", file.getvalue()).text == LONG


def test_a_file_without_text_is_told() -> None:
    with pytest.raises(InputError) as caught:
        parse("a.docx", saved(docx.Document()))
    assert re.search("没有文字", caught.value.message.zh)
    assert caught.value.path == "a.docx"


def test_a_word_file_of_any_name_is_read_by_its_reader() -> None:
    document = docx.Document()
    document.add_paragraph(LONG)
    assert read_docx("a.doc", saved(document)).text == LONG
