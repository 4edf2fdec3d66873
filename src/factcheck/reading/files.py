"""From paths to documents: which files are read, and what is said of those that cannot be."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence

from factcheck.config import JsonFields
from factcheck.errors import InputError
from factcheck.model import Document, Message
from factcheck.reading import formats
from factcheck.reading.encodings import transcode
from factcheck.reading.selection import Selection

#: Larger files are refused: no article is, and what is held in memory is a multiple of it.
MAX_BYTES = 64 * 1024 * 1024

_DEFAULT = Selection()
_FIELDS = JsonFields()
#: Without waiting for somebody to write into a pipe; neither constant exists everywhere.
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_MISSING = Message(zh="没有这个文件或文件夹", en="no such file or folder")
_TOO_LARGE = Message(
    zh=f"文件超过 {MAX_BYTES // 2**20} MiB，不读；请拆成单篇文章",
    en=f"the file is larger than {MAX_BYTES // 2**20} MiB; split it into single articles",
)
_NO_FILE = Message(
    zh="不是普通文件（管道、设备等不读）；要从管道读，请用 -",
    en="not a regular file (a pipe or a device); to read from a pipe use -",
)
_CHANGED = Message(
    zh="读取时文件正在改动；请稍后再运行",
    en="the file changed while it was read; run again when it is at rest",
)
_FOLDER = Message(zh="是文件夹，不是文件", en="this is a folder, not a file")
_REASONS = {
    errno.ENOENT: Message(zh="文件已不存在", en="the file is gone"),
    errno.EACCES: Message(zh="无法读取：没有读取权限", en="cannot be read: permission denied"),
    errno.ELOOP: Message(
        zh="无法读取：符号链接互相指向，没有尽头", en="cannot be read: the links go in a circle"
    ),
    errno.EISDIR: _FOLDER,
    errno.ENXIO: _NO_FILE,
}


def expand(path: str, selection: Selection = _DEFAULT) -> Iterator[str]:
    """The article files that ``path`` names: itself, or those below it in a fixed order.

    A file that is named outright is taken whatever its ending and whatever ``selection`` leaves
    out below a folder. Raises ``InputError`` where nothing is there, or nothing to check, and
    after all else for a folder that cannot be looked into.
    """
    if not path:
        # A variable of a script that is not set.
        raise InputError(path, Message(zh="路径是空的", en="an empty path"))
    if not _is_folder(path):
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
    return parse(path, load(path))


def parse(path: str, data: bytes, encoding: str | None = None) -> Document:
    """The document in the bytes of a file; ``path`` names it in reports. Raises ``InputError``.

    ``encoding`` is that of a file of text, whatever the file says itself.
    """
    first, *others = read_all(path, data, encoding)
    if others:
        raise InputError(
            path,
            Message(
                zh=f"文件里有 {len(others) + 1} 篇文章，不是一篇",
                en=f"the file holds {len(others) + 1} articles, not one",
            ),
        )
    if isinstance(first, InputError):
        raise first
    return first


def read_all(
    path: str, data: bytes, encoding: str | None = None, fields: JsonFields = _FIELDS
) -> Sequence[Document | InputError]:
    """The documents in the bytes of a file, one or many; an error for each that is none."""
    ending = formats.ending(path)
    try:
        if len(data) > MAX_BYTES:
            raise InputError(path, _TOO_LARGE)
        if encoding is not None and ending in formats.TEXT:
            data = transcode(path, data, encoding)
        if ending in formats.COLLECTIONS:
            from factcheck.reading import records

            return records.read_all(path, data, fields)
        return [formats.READERS[ending](path, data)]
    except InputError as error:
        return [error]


def load(path: str) -> bytes:
    """The bytes of a file, all of one moment. Raises ``InputError``."""
    try:
        handle = os.open(path, _OPEN)
        with os.fdopen(handle, "rb") as stream:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise InputError(path, _FOLDER if stat.S_ISDIR(before.st_mode) else _NO_FILE)
            if before.st_size > MAX_BYTES:
                raise InputError(path, _TOO_LARGE)
            data = stream.read(MAX_BYTES + 1)
            after = os.fstat(handle)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(path, _CHANGED)
    return data


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 (says why it fails)
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError):
            raise InputError(path, _MISSING) from error
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    """Why a file could not be read; a ``ValueError`` is a path that no file can have."""
    code = error.errno if isinstance(error, OSError) else None
    if code in _REASONS:
        return InputError(path, _REASONS[code])
    reason = error.strerror if isinstance(error, OSError) else None
    reason = reason or str(error)
    return InputError(path, Message(zh=f"无法读取（{reason}）", en=f"cannot be read ({reason})"))
