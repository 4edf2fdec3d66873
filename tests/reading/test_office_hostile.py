"""Broken and hostile Word and PDF files: each ends in a document or one clear line."""

from __future__ import annotations

import io
import random
import socket
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from factcheck.errors import InputError
from factcheck.model import Document
from factcheck.reading import package, parse, pdfium

from .producers import Column, Press, rewritten, saved

MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@cache
def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("青禾高新区发展综述", 1)
    document.add_paragraph("2024年,青禾高新区拥有高新技术企业52家。")
    document.add_table(2, 2).cell(1, 1).text = "17.82"
    document.add_paragraph("首先", style="List Number")
    return saved(document)


@cache
def pdf_file(compressed: bool = True) -> bytes:
    press = Press([[Column(40, 700, 60, 240), Column(300, 700, 60, 240)]], compressed=compressed)
    press.headline("青禾高新区发展综述", 24)
    for _ in range(12):
        press.paragraph(
            "2024年,青禾高新区拥有高新技术企业52家,产业规模持续扩大,发展质量不断提高。" * 2
        )
    return press.bytes()


def main(xml: str | bytes) -> bytes:
    return rewritten(word_file(), {MAIN: xml})


def document(body: str, head: str = "") -> str:
    return f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"


def words(count: int) -> str:
    """So many characters; signs that do not pack well, or it would be a bomb."""
    signs = random.Random(0).choices("青禾高新区拥有高新技术企业五十二家", k=count)
    return f"<w:p><w:r><w:t>{''.join(signs)}</w:t></w:r></w:p>"


def flagged(data: bytes) -> bytes:
    """The archive with its parts marked as encrypted."""
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data = data[: at + offset] + b"\x01" + data[at + offset + 1 :]
            at = data.find(signature, at + 4)
    return data


def packed(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(MAIN, document("<w:p/>"), method)
    return file.getvalue()


def outside_relation() -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/officeDocument" Target="http://example.org/a.xml"'
        ' TargetMode="External"/></Relationships>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", relations)
    return file.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TEXT = "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"

WORD: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "已加密"),
    "of old Word": (lambda: OLE + b"WordDocument", "旧版 Word"),
    "encrypted parts": (lambda: flagged(word_file()), "已加密"),
    "no archive": (lambda: b"{\\rtf1 hello}", "不是 Word 文件"),
    "half of it": (lambda: word_file()[: len(word_file()) // 2], "不完整"),
    "no document in it": (lambda: outside_relation(), "已损坏"),
    "an empty archive": (lambda: b"PK\x05\x06" + bytes(18), "已损坏"),
    "macros": (lambda: rewritten(word_file(), {"word/vbaProject.bin": b"x"}), "含宏"),
    "a path upwards": (lambda: rewritten(word_file(), {"../../evil.xml": b"x"}), "指向外部"),
    "an absolute path": (lambda: rewritten(word_file(), {"/etc/evil": b"x"}), "指向外部"),
    "a path of Windows": (lambda: rewritten(word_file(), {"C:\\evil": b"x"}), "指向外部"),
    "a bomb": (lambda: main(b" " * (20 * 1024 * 1024)), "解压后过大"),
    "parts without end": (lambda: word_file() + b"PK\x01\x02" * 30_000, "解压后过大"),
    "entities": (lambda: main(document(TEXT, ENTITIES)), "DTD"),
    "an outside entity": (lambda: main(document(TEXT, EXTERNAL)), "DTD"),
    "deep nesting": (lambda: main(document("<w:p>" * 5000)), "嵌套"),
    "paragraphs without end": (lambda: main(document("<w:p/>" * 200_001)), "段"),
    "characters without end": (lambda: main(document(words(2_000_001))), "2000000 字"),
    "XML cut short": (lambda: main(document("<w:p>")[:-30]), "已损坏"),
    "an encoding of nobody": (lambda: main('<?xml version="1.0" encoding="x-no"?><a/>'), "已损坏"),
    "an unusual packing": (lambda: packed(zipfile.ZIP_LZMA), "已损坏"),
    "no text": (lambda: main(document("<w:p/>")), "没有文字"),
}


def bomb(times: int = 1, size: int = pdfium.MOST_BYTES + 1) -> bytes:
    """A PDF with a stream that unpacks to this size, packed so many times."""
    packer = zlib.compressobj()
    data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20))
    data += packer.compress(bytes(size & 0xFFFFF)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data)
    filters = b"/FlateDecode " * times
    head = b"%%PDF-1.4\n1 0 obj<</Filter[%s]/Length %d>>stream\n" % (filters, len(data))
    return head + data + b"\nendstream endobj\n%%EOF"


def locked(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file())))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


PDF: dict[str, tuple[Callable[[], bytes], str]] = {
    "no PDF": (lambda: b"hello", "不是 PDF"),
    "half of it": (lambda: pdf_file()[: len(pdf_file()) // 2], "不完整"),
    "encrypted": (lambda: locked("secret"), "已加密"),
    "nothing but its marks": (lambda: b"%PDF-1.4\n%%EOF", "已损坏"),
    "a bomb": (bomb, "解压后过大"),
    "a bomb in a bomb": (lambda: bomb(2), "解压后过大"),
}


def told(name: str, data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse(name, data)
    assert caught.value.path == name
    message = caught.value.message
    assert "\n" not in message.zh + message.en
    assert message.zh != message.en
    return message.zh


@pytest.mark.parametrize("case", WORD)
def test_a_word_file_that_cannot_be_read_is_told(case: str) -> None:
    make, message = WORD[case]
    assert message in told("a.docx", make())


@pytest.mark.parametrize("case", PDF)
def test_a_pdf_file_that_cannot_be_read_is_told(case: str) -> None:
    make, message = PDF[case]
    assert message in told("a.pdf", make())


def test_a_macro_document_is_told_by_its_name() -> None:
    assert "含宏" in told("a.docm", word_file())


def test_a_pdf_that_only_its_owner_locked_is_read() -> None:
    assert "52家" in parse("a.pdf", locked("")).text


def test_pages_and_characters_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "MOST_GLYPHS", 50)
    assert "解压后过大" in told("a.pdf", pdf_file())
    monkeypatch.setattr(pdfium, "MOST_GLYPHS", 50_000)
    monkeypatch.setattr(pdfium, "MOST_GLYPHS_IN_ALL", 50)
    assert "解压后过大" in told("a.pdf", pdf_file())
    monkeypatch.setattr(pdfium, "MOST_GLYPHS_IN_ALL", 50_000)
    monkeypatch.setattr(pdfium, "MOST_PAGES", 0)
    assert "解压后过大" in told("a.pdf", pdf_file())


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert "解压后过大" in told("a.docx", word_file())


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="x/attachedTemplate" Target="http://example.org/t.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    data = rewritten(word_file(), {"word/_rels/document.xml.rels": relations})
    assert "52家" in parse("a.docx", data).text
    told("a.docx", main(document(TEXT, EXTERNAL)))


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with some of them changed, cut out, doubled or moved."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        at, length = chance.randrange(len(found)), chance.choice((1, 1, 2, 8, 64))
        other = chance.randrange(len(found))
        match chance.randrange(5):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                found[at] ^= 1 << chance.randrange(8)
            case 2 if len(found) > 200:
                del found[at : at + length]
            case 3:
                found[at:at] = found[other : other + length]
            case _:
                found[at : at + length] = found[other : other + length]
    return bytes(found)


def outcome(name: str, data: bytes) -> Document | InputError:
    try:
        found = parse(name, data)
    except InputError as error:
        return error
    assert len(found.text) == len(found.normal)
    assert found.source is not None
    for block in found.blocks:
        for piece in block.view.pieces:
            assert 0 <= piece.start < piece.end <= len(found.text)
            found.source.place(piece)
    return found


SEEDS = st.integers(0, 2**32)


@settings(max_examples=60)
@given(SEEDS)
def test_any_change_to_a_word_archive_gives_a_document_or_an_error(seed: int) -> None:
    outcome("a.docx", mutated(word_file(), seed))


@settings(max_examples=60)
@given(SEEDS, st.sampled_from([MAIN, "word/styles.xml", "word/numbering.xml"]))
def test_any_change_to_a_part_gives_a_document_or_an_error(seed: int, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        content = archive.read(part)
    outcome("a.docx", rewritten(word_file(), {part: mutated(content, seed)}))


LEAVES = ("<w:t>三</w:t>", "<w:br/>", "<w:ilvl w:val='x'/>", "<w:numId w:val='1'/>", "")
BRANCHES = [
    "p",
    "r",
    "rPr",
    "pPr",
    "tbl",
    "tr",
    "tc",
    "del",
    "ins",
    "txbxContent",
    "footnote",
    "trPr",
    "tcPr",
    "vMerge",
    "gridSpan",
    "fldChar",
    "vanish",
    "tblHeader",
    "cellDel",
]
ELEMENTS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(BRANCHES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=60)
@given(ELEMENTS)
def test_any_order_of_elements_gives_a_document_or_an_error(body: str) -> None:
    outcome("a.docx", main(document(body)))


@settings(max_examples=60)
@given(SEEDS, st.booleans())
def test_any_change_to_a_pdf_gives_a_document_or_an_error(seed: int, compressed: bool) -> None:
    data = pdf_file(compressed)
    outcome("a.pdf", mutated(data[:-20], seed) + data[-20:])
