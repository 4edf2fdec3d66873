"""From paths to documents: which files are read, and what is said of those that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import InputError
from factcheck.model import Document, Message
from factcheck.reading import txt
from factcheck.reading.encodings import decode

#: The article formats, by the file name's ending.
SUFFIXES = (".txt", ".md")


def expand(path: str) -> Iterator[str]:
    """The article files that ``path`` names: itself, or those below it in a fixed order.

    Hidden files and folders are passed over. A file that is named outright is taken whatever its
    ending. Raises ``InputError`` where nothing is there, or nothing to check.
    """
    start = Path(path)
    if not start.is_dir():
        if not start.exists():
            raise InputError(path, Message(zh="没有这个文件或文件夹", en="no such file or folder"))
        yield path
        return
    found = sorted(
        below.relative_to(start).as_posix()
        for below in start.rglob("*")
        if below.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in below.relative_to(start).parts)
        and below.is_file()
    )
    if not found:
        endings = " ".join(SUFFIXES)
        raise InputError(
            path,
            Message(
                zh=f"文件夹里没有可检查的文件（{endings}）",
                en=f"no files to check here ({endings})",
            ),
        )
    prefix = path.replace("\\", "/").rstrip("/")
    for name in found:
        yield name if prefix == "." else f"{prefix}/{name}"


def read(path: str) -> Document:
    """The document in the file at ``path``. Raises ``InputError``."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            path, Message(zh=f"无法读取（{reason}）", en=f"cannot be read ({reason})")
        ) from error
    return parse(path, data)


def parse(path: str, data: bytes) -> Document:
    """The document in the bytes of a file; ``path`` names it in reports. Raises ``InputError``."""
    text = decode(path, data)
    if not text.strip():
        raise InputError(path, Message(zh="文件是空的", en="the file is empty"))
    return txt.read(path, text)
