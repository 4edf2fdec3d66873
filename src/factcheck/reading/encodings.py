"""From bytes to text: byte-order marks, declarations, UTF-8, and the legacy encodings of Chinese.

Nothing is ever replaced in silence: bytes that cannot be decoded are an ``InputError`` with their
offset. The decoded text is what the file holds, less a leading byte-order mark; line ends stay.

Without a mark or a declaration, the encoding is the one in which the text consists of common
characters. Each of the encodings of Chinese spends the codes of another on rare characters, so that
a few are enough; general detectors want more text than a headline has.
"""

from __future__ import annotations

import codecs
from functools import cache

from factcheck.errors import InputError
from factcheck.model import Message
from factcheck.reading.normalise import normalise

#: How much of a file is looked at to tell text from data, and one encoding from another.
_HEAD = 4096
#: So much of a text is common characters; a wrong encoding gives less than half.
_PLAUSIBLE = 0.75
_MARK = "\ufeff"
_BINARY = Message(
    zh="不是文本文件（含有二进制数据）；编码特殊的，用 --encoding 指明",
    en="not a text file (it holds binary data); tell an unusual encoding with --encoding",
)
#: Longest first: the mark of UTF-16 is the beginning of the mark of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
#: Names that stand for less than what files under that name hold.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
}
#: What Python calls codecs, and what decodes no file.
_NO_TEXT = frozenset(
    ("base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "undefined")
)
_PUNCTUATION = ",。、;:!?()《》“”‘’—…%·[]~ "


def decode(path: str, data: bytes, declared: str | None = None) -> str:
    """The text of a file; ``path`` names it in errors, ``declared`` is what it says of itself."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(path, data, encoding)
    named = declared and _known(declared)
    if named:
        try:
            text = data.decode(named)
        except UnicodeError:
            pass  # pages that say what they are not are common
        else:
            if text.isascii() or _commonness(text) >= _PLAUSIBLE:
                return text
    if b"\0" in data[:_HEAD]:
        return _guessed(path, data, _WIDE, _BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(path, data, (*_LEGACY, *_WIDE), _not_utf8(error))


def transcode(path: str, data: bytes, encoding: str) -> bytes:
    """The bytes of a file in ``encoding`` as UTF-8 with a mark, which no reader doubts."""
    text = _strict(path, data, _SUPERSETS.get(codecs.lookup(encoding).name, encoding))
    return (_MARK + text.removeprefix(_MARK)).encode("utf-8", "surrogatepass")


def is_encoding(name: str) -> bool:
    """Whether text can be decoded by that name."""
    try:
        "".encode(name)
        return codecs.lookup(name).name not in _NO_TEXT
    except (LookupError, ValueError):
        return False


def _guessed(path: str, data: bytes, encodings: tuple[str, ...], otherwise: Message) -> str:
    """The text in the encoding that gives the most common characters, if that is a text at all."""
    ranked = sorted(encodings, key=lambda one: -_commonness(_start(data, one)))
    likely = [one for one in ranked if _commonness(_start(data, one)) >= _PLAUSIBLE]
    for encoding in likely:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            # Where no other fits, and the text was right so far, it is the byte that is wrong.
            if encoding == likely[0]:
                otherwise = _broken(encoding, error.start)
    raise InputError(path, otherwise)


def _start(data: bytes, encoding: str) -> str:
    """The first part of the text, as far as it can be decoded."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data[:_HEAD])
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding, "ignore")


def _commonness(text: str) -> float:
    """The share of what is not ASCII that is in common use, and no share of what steers devices."""
    folded = normalise(text[:_HEAD])
    if any(sign < "\t" for sign in folded):
        return 0.0
    wide = [sign for sign in folded if sign > "~"]
    return sum(sign in _common() for sign in wide) / len(wide) if wide else 0.0


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of level 1 of GB 2312-80, and punctuation."""
    rows = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    level = (row.decode("gb2312", "ignore") for row in rows)
    return frozenset((*level, *_PUNCTUATION))


def _known(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(name, name) if is_encoding(name) else None


def _not_utf8(error: UnicodeDecodeError) -> Message:
    return Message(
        zh=f"无法识别编码：第 {error.start} 字节不是 UTF-8；用 --encoding 指明，或另存为 UTF-8",
        en=f"unknown encoding: byte {error.start} is not UTF-8; tell it with --encoding, "
        "or save the file as UTF-8",
    )


def _broken(encoding: str, at: int) -> Message:
    return Message(
        zh=f"按 {encoding} 解码时第 {at} 字节有误；用 --encoding 指明编码，或另存为 UTF-8",
        en=f"byte {at} is not valid {encoding}; tell the encoding with --encoding, "
        "or save the file as UTF-8",
    )


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        raise InputError(path, _broken(encoding, start)) from error
    except UnicodeError as error:
        raise InputError(path, _broken(encoding, 0)) from error
