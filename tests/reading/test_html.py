"""Pages: the article, what stands around it left out, each figure at its place in the file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.extraction import read_claims
from factcheck.model import BlockKind, Document, Language
from factcheck.reading import parse

from ..articles import parts

BODY = (
    "截至2024年底，青禾高新区拥有高新技术企业52家，该区完成产值412.6亿元，"
    "产业规模持续扩大，企业活力不断增强，园区面貌日新月异。"
)


def page(text: str, encoding: str = "utf-8") -> Document:
    return parse("one.html", text.encode(encoding))


FULL = f"""<!DOCTYPE html>
<html><head><title>青禾高新区创新综述_云泽市人民政府</title>
<meta name="PubDate" content="2025-01-20 10:00"><style>p {{ width: 99% }}</style>
<script>var people = "99万人";</script></head>
<body><nav>首页 新闻99条</nav><div class="top-menu">要闻98条</div>
<h1>青禾高新区创新综述</h1>
<div>来源：云泽日报</div>
<div class="toolbar">字号97 <button>下载</button> <a href="#">打印</a></div>
<div class="TRS_Editor">
<p>　　{BODY}
<figure><img src="a.png"><figcaption>图为企业车间。</figcaption></figure>
<h2>一、创新</h2>
<p>到2025年，该区力争<b>高新技术企业</b>达到&#56;0家。</p>
<!-- 原为96家 --><p style="display:none">95家</p>
</div>
<ul><li><a href="x">相关：94家企业亮相</a></li></ul>
<footer>版权所有 电话93号</footer></body></html>
"""


def test_the_article_and_nothing_around_it() -> None:
    document = page(FULL)
    assert [(block.kind, block.view.read(document.text)) for block in document.blocks] == [
        (BlockKind.TITLE, "青禾高新区创新综述"),
        (BlockKind.SOURCE, "来源：云泽日报"),
        (BlockKind.PARAGRAPH, BODY),
        (BlockKind.CAPTION, "图为企业车间。"),
        (BlockKind.HEADING, "一、创新"),
        (BlockKind.PARAGRAPH, "到2025年，该区力争高新技术企业达到80家。"),
    ]
    assert (document.title, document.date) == ("青禾高新区创新综述", date(2025, 1, 20))


def test_every_figure_is_found_in_the_page() -> None:
    document = page(FULL)
    lines = FULL.split("\n")
    assert document.source is not None
    for claim in read_claims(document).claims:
        place = document.source.place(claim.span)
        assert place.line
        assert place.column
        written = lines[place.line - 1][place.column - 1 :]
        assert written.startswith((document.quote(claim.span), "&#56;0家"))


def test_the_title_of_the_page_where_no_heading_has_it() -> None:
    document = page(f"<title>青禾高新区综述 - 云泽日报</title><p>{BODY}</p>")
    assert document.title == "青禾高新区综述"
    assert parts(document, BlockKind.TITLE) == ["青禾高新区综述"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("全区\n拥有\r\n企业52家", "全区拥有企业52家"),
        ("rate  of\n growth", "rate of growth"),
        ("全区&nbsp;企业&lt;52家&amp;&copy", "全区\u00a0企业<52家&©"),
        ("全区<sup>①</sup>企业&nosuch;52家", "全区①企业&nosuch;52家"),
        ("1 < 2，全区企业52家", "1 < 2，全区企业52家"),
        ("甲<br>乙", "甲\n\n乙"),
        ("<p>甲<p>乙", "甲\n\n乙"),
        ("<ruby>青<rp>(</rp><rt>qing</rt></ruby>禾", "青禾"),
        ("<p title='a > b'>青禾", "青禾"),
        ("<P CLASS=x>青禾</P>", "青禾"),
        ("<pre>甲\n乙</pre>", "甲\n\n乙"),
    ],
)
def test_text_is_read_as_browsers_show_it(written: str, read: str) -> None:
    assert page(f"<body>{written}").text == read


def test_a_name_that_misleads_costs_no_article() -> None:
    assert BODY in page(f"<div class='share'><p>{BODY}</p></div><p>返回</p>").text


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-8"])
@pytest.mark.parametrize(
    "form", ["<meta charset={0}>", '<meta http-equiv=x content="text/html; charset={0}">']
)
def test_a_declared_encoding_is_honoured(encoding: str, form: str) -> None:
    declared = {"gb18030": "gb2312", "big5hkscs": "big5"}.get(encoding, encoding)
    text = "联通" if encoding == "gb18030" else "高新"
    assert page(form.format(declared) + f"<p>{text}</p>", encoding).text == text


def test_a_page_that_declares_what_it_is_not() -> None:
    assert page(f"<meta charset=gb2312><p>{BODY}</p>").text == BODY


def test_a_comment_for_the_program_covers_the_next_paragraph() -> None:
    comment = "<!-- factcheck: ignore[value-conflict] 口径不同 -->"
    document = page(f"<p>{BODY}\n{comment}\n<p>{BODY}")
    (place,) = document.comments
    assert document.quote(place) == comment
    assert parts(document, BlockKind.PARAGRAPH) == [BODY, BODY]
    assert document.file_line(place.start) == 2


def test_a_report_of_the_program_is_no_article() -> None:
    with pytest.raises(InputError, match="report"):
        page(f'<meta name="generator" content="factcheck 1.0"><p>{BODY}</p>')


def test_a_page_without_text_is_told() -> None:
    with pytest.raises(InputError, match="no text"):
        page("<script>52家</script>")


def test_a_report_names_the_lines_of_the_page(tmp_path: Path) -> None:
    import factcheck
    from factcheck.reporting import formats
    from factcheck.reporting.formats import Format

    path = tmp_path / "a.html"
    path.write_text(FULL, "utf-8")
    (tmp_path / "b.txt").write_text("截至2024年底，青禾高新区拥有高新技术企业58家。", "utf-8")
    report = factcheck.check([path, tmp_path / "b.txt"])
    first = report.to_dict()["findings"][0]["claims"][0]["span"]
    assert first["quote"] == "52家"
    line = FULL[: FULL.index("52家")].count("\n") + 1
    column = FULL.split("\n")[line - 1].index("52家") + 1
    assert first["source"] == {"line": line, "column": column}
    sarif = json.loads("".join(formats.write(report, Format.SARIF, Language.ZH, ())))
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (line, column)
    assert "charOffset" not in region
