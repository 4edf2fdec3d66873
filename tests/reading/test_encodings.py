"""From bytes to text: nothing is replaced in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.reading.encodings import decode, transcode

SIMPLIFIED = (
    "青禾高新区坐落在云泽市南部，近年来聚焦新材料与智能装备两大主导产业，持续完善基础设施。"
    "截至目前，全区拥有高新技术企业52家，同比增长6.2%。"
)
TRADITIONAL = (
    "青禾高新區坐落在雲澤市南部，近年來聚焦新材料與智能裝備兩大主導產業，持續完善基礎設施。"
    "截至目前，全區擁有高新技術企業52家，同比增長6.2%。"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk", "gb2312"]
)
def test_simplified_text_is_read_in_each_encoding(encoding: str) -> None:
    assert decode("one.txt", SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5", "big5hkscs"])
def test_traditional_text_is_read_in_each_encoding(encoding: str) -> None:
    assert decode("one.txt", TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_tells_the_byte_order(encoding: str) -> None:
    assert decode("one.txt", ("\ufeff" + SIMPLIFIED).encode(encoding)) == SIMPLIFIED


def test_only_a_leading_mark_is_dropped() -> None:
    assert decode("one.txt", "\ufeff青禾\ufeff高新区".encode()) == "青禾\ufeff高新区"


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf8_stays_what_it_is(text: str) -> None:
    assert decode("one.txt", text.encode()) == text


def test_line_ends_stay() -> None:
    assert decode("one.txt", "甲\r\n乙\r丙\n".encode()) == "甲\r\n乙\r丙\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00!\x00abcd",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x00\x01\x02",
    ],
    ids=["png", "zip", "pdf"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode("folder/one.txt", data)
    assert caught.value.path == "folder/one.txt"
    assert caught.value.message.zh
    assert caught.value.message.en


def test_a_broken_byte_is_told_with_its_offset() -> None:
    data = "青禾高新区".encode() + b"\xff\xff" + "高新技术企业".encode()
    with pytest.raises(InputError, match="15"):
        decode("one.txt", data)


def test_a_cut_character_is_an_error_and_never_a_replacement() -> None:
    with pytest.raises(InputError):
        decode("one.txt", ("\ufeff" + SIMPLIFIED).encode("utf-16-le")[:-1])


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff" * 50, bytes(range(256)) * 8])
def test_data_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match=r"binary|unknown"):
        decode("one.txt", data)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "全区企业52家"),
        ("gb18030", "联合"),
        ("big5hkscs", "全區企業52家"),
        ("big5hkscs", "東亞"),
        ("big5hkscs", "嘅企業52家"),
        ("utf-16-le", "全区企业52家。"),
        ("utf-16-be", "全区企业52家。"),
    ],
)
def test_a_few_characters_are_enough(encoding: str, text: str) -> None:
    assert decode("one.txt", text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("encoding", "source"),
    [
        ("gb18030", SIMPLIFIED),
        ("big5hkscs", TRADITIONAL),
        ("utf-16-le", SIMPLIFIED),
        ("utf-16-be", TRADITIONAL),
    ],
)
def test_every_sentence_of_a_text_is_told_alone(encoding: str, source: str) -> None:
    for start in range(0, len(source) - 12):
        text = source[start : start + 12]
        assert decode("one.txt", text.encode(encoding)) == text


def test_a_broken_byte_of_a_legacy_file_is_told() -> None:
    data = SIMPLIFIED.encode("gb18030")
    with pytest.raises(InputError, match=f"byte {len(data)} is not valid gb18030"):
        decode("one.txt", data + b"\xff" + data)


def test_another_language_is_no_guess() -> None:
    with pytest.raises(InputError, match="--encoding"):
        decode("one.txt", "Größe über alles, naïve façade".encode("latin-1"))


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])))
def test_an_encoding_that_is_told_is_used(text: str) -> None:
    data = transcode("one.txt", text.encode("utf-16-le"), "utf-16-le")
    assert decode("one.txt", data) == text.removeprefix("\ufeff")
