"""The zip archive of an Office file: named parts of it only, within limits, none on disk.

Parts are read as they are parsed, so that memory does not grow with what an archive claims to
hold. Relations to things outside the file are never followed. Document type definitions, which
the format forbids (ECMA-376 part 2, 8.1.4), are refused: what entities can do needs one.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Protocol
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from factcheck.errors import InputError
from factcheck.model import Message

#: All parts that are read, unpacked. A million characters of text are some 50 MB.
MOST_BYTES = 256 * 1024 * 1024
#: How much larger than its packed form a part may be, from this size on.
MOST_RATIO = 200
_SMALL = 8 * 1024 * 1024
#: No office program writes so many parts.
MOST_PARTS = 20_000
#: Nor elements so deep.
MOST_DEPTH = 500

#: Word's own namespace, in both forms of the standard (transitional and strict).
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_CHUNK = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY_ENTRY = b"PK\x01\x02"

_ENCRYPTED = Message(
    zh="文件已加密；请取消密码后重新保存",
    en="the file is encrypted; save it without a password",
)
_OLD = Message(
    zh="旧版 Word 文件；请另存为 .docx",
    en="a file of old Word; save it as .docx",
)
_NO_WORD_FILE = Message(
    zh="不是 Word 文件（.docx），或文件不完整；请重新取得或另存为 .docx",
    en="no Word file (.docx), or not all of it; get it again or save it as .docx",
)
_DAMAGED = Message(
    zh="Word 文件已损坏或不完整；请重新取得或另存",
    en="the Word file is damaged or cut short; get it again or save it anew",
)
_OUTSIDE = Message(
    zh="压缩包里有指向外部的路径，不予读取；请用 Word 另存为 .docx",
    en="the archive holds a path that leads outside; not read; save it as .docx with Word",
)
_BOMB = Message(
    zh=f"解压后过大（超过 {MOST_BYTES // 2**20} MB、压缩比超过 {MOST_RATIO} 或部件超过"
    f" {MOST_PARTS} 个），不予读取",
    en=f"too large when unpacked (over {MOST_BYTES // 2**20} MB, {MOST_RATIO} times its packed"
    f" size or {MOST_PARTS} parts); not read",
)
_DTD = Message(
    zh="XML 里有 Word 不允许的文档类型定义（DTD），不予读取；请用 Word 另存为 .docx",
    en="the XML holds a document type definition, which Word files may not; not read; save it"
    " as .docx with Word",
)
_DEEP = Message(
    zh=f"XML 嵌套超过 {MOST_DEPTH} 层，不予读取；请用 Word 另存为 .docx",
    en=f"XML nested more than {MOST_DEPTH} deep; not read; save it as .docx with Word",
)


class Target(Protocol):
    """What is told of the elements of a part, in order (as targets of ``XMLParser`` are).

    Names in Word's own namespace come without it, all others as ``{namespace}name``.
    """

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, tag: str, /) -> None:
        """An element ends."""

    def data(self, text: str, /) -> None:
        """Text stands here."""


class Package:
    """The parts of an Office file. Every fault of it is an ``InputError``."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        self._read = 0
        if data.startswith(_OLE):
            raise InputError(path, _ENCRYPTED if _ENCRYPTED_STREAM in data else _OLD)
        if data.count(_DIRECTORY_ENTRY) > MOST_PARTS:
            raise InputError(path, _BOMB)
        try:
            self._archive = ZipFile(BytesIO(data))
        # The module also lets the errors of what it parses with through.
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise InputError(path, _NO_WORD_FILE) from error
        if any(_leads_outside(name) for name in self._archive.namelist()):
            raise InputError(path, _OUTSIDE)

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def holds(self, name: str) -> bool:
        """Whether a part of this name stands in any of its folders."""
        return any(one.rpartition("/")[2] == name for one in self._archive.namelist())

    def parse(self, name: str, target: Target) -> None:
        """Tells ``target`` of the XML in a part. Raises ``InputError``."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser

        info = self._checked(name)
        parser = DefusedXMLParser(target=_Bounded(self._path, target), forbid_dtd=True)
        try:
            with self._archive.open(info) as part:
                while chunk := part.read(_CHUNK):
                    self._read += len(chunk)
                    if self._read > MOST_BYTES:
                        raise InputError(self._path, _BOMB)
                    parser.feed(chunk)
            parser.close()
        except DefusedXmlException as error:
            raise InputError(self._path, _DTD) from error
        except (
            BadZipFile,
            zlib.error,
            ParseError,
            LookupError,  # an encoding that nobody knows
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
        ) as error:
            raise InputError(self._path, _DAMAGED) from error

    def _checked(self, name: str) -> ZipInfo:
        info = self._archive.NameToInfo.get(name)
        if info is None or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InputError(self._path, _DAMAGED)
        if info.flag_bits & 1:
            raise InputError(self._path, _ENCRYPTED)
        if info.file_size > max(info.compress_size * MOST_RATIO, _SMALL):
            raise InputError(self._path, _BOMB)
        return info


class _Bounded:
    """Hands on what it is told, as deep as documents are nested."""

    def __init__(self, path: str, target: Target) -> None:
        self._path = path
        self._target = target
        self._depth = 0
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise InputError(self._path, _DEEP)
        self._target.start(_name(tag), {_name(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(_name(tag))

    def close(self) -> None:
        """Nothing is left to do."""


def _name(name: str) -> str:
    for namespace in _WORD:
        name = name.removeprefix(namespace)
    return name


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
