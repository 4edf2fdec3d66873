"""From bytes to text: byte-order marks, UTF-8, and the legacy encodings of Chinese text.

Nothing is ever replaced in silence: bytes that cannot be decoded are an ``InputError`` with their
offset. The decoded text is what the file holds, less a leading byte-order mark; line ends stay.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import InputError
from factcheck.model import Message

#: How much of a file is looked at to tell text from data.
_HEAD = 4096
#: What Chinese text is made of; a guessed encoding that gives less of it is a wrong guess.
_CHINESE = r"[\t\n\r -~\u2010-\u206f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_PLAUSIBLE = 0.9
_BINARY = Message(
    zh="不是文本文件（含有二进制数据）；请提供 .txt 或 .md 文本",
    en="not a text file (it holds binary data); give a .txt or .md file",
)
#: Longest first: the mark of UTF-16 is the beginning of the mark of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What a detector may answer for Chinese text, each with the superset that decodes it.
_LEGACY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "hz": "hz",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}


def decode(path: str, data: bytes) -> str:
    """The text of a file; ``path`` names it in errors."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(path, data, encoding)
    if b"\0" in data[:_HEAD] and not _looks_like_utf16(data):
        raise InputError(path, _BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _strict(path, data, _detect(path, data, error))
    if not _plausible(text):
        raise InputError(path, _BINARY)
    return text


def _plausible(text: str) -> bool:
    head = text[:_HEAD]
    return len(re.findall(_CHINESE, head)) >= len(head) * _PLAUSIBLE and any(
        c >= "\u3400" for c in head
    )


def _looks_like_utf16(data: bytes) -> bool:
    """Without a mark: line feeds or ASCII spaces stand beside zero bytes of one parity only."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(data) % 2 == 0 and min(even, odd) == 0 and head.count(b"\0\0") == 0


def _detect(path: str, data: bytes, error: UnicodeDecodeError) -> str:
    import chardet  # only a legacy file pays for it

    guess = str(chardet.detect(data)["encoding"] or "").lower().replace("_", "-")
    encoding = _LEGACY.get(guess)
    if encoding is None:
        raise InputError(
            path,
            Message(
                zh=f"无法识别编码：第 {error.start} 字节不是 UTF-8；请另存为 UTF-8",
                en=f"unknown encoding: byte {error.start} is not UTF-8; save the file as UTF-8",
            ),
        ) from error
    return encoding


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        raise InputError(
            path,
            Message(
                zh=f"按 {encoding} 解码时第 {start} 字节有误；请另存为 UTF-8",
                en=f"byte {start} is not valid {encoding}; save the file as UTF-8",
            ),
        ) from error
