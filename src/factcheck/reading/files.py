"""From paths to documents: which files are read, and what is said of those that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import InputError
from factcheck.model import Document, Message
from factcheck.reading.formats import reader
from factcheck.reading.selection import Selection

_DEFAULT = Selection()


def expand(path: str, selection: Selection = _DEFAULT) -> Iterator[str]:
    """The article files that ``path`` names: itself, or those below it in a fixed order.

    A file that is named outright is taken whatever its ending and whatever ``selection`` leaves
    out below a folder. Raises ``InputError`` where nothing is there, or nothing to check, and
    after all else for a folder that cannot be looked into.
    """
    start = Path(path)
    if not start.is_dir():
        if not start.exists():
            raise InputError(path, Message(zh="没有这个文件或文件夹", en="no such file or folder"))
        yield path
        return
    found, unreadable = selection.files(path)
    prefix = path.replace("\\", "/").rstrip("/")
    for name in found:
        yield name if prefix == "." else f"{prefix}/{name}"
    if unreadable:
        raise InputError(
            f"{prefix}/{min(unreadable)}".rstrip("/"),
            Message(zh="文件夹无法读取", en="this folder cannot be read"),
        )
    if not found:
        endings = selection.names()
        raise InputError(
            path,
            Message(
                zh=f"文件夹里没有可检查的文件（{endings}）",
                en=f"no files to check here ({endings})",
            ),
        )


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
    if not data.strip():
        raise InputError(path, Message(zh="文件是空的", en="the file is empty"))
    return reader(path)(path, data)
