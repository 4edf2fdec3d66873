"""Paths of documents as platforms and programs expect them."""

from __future__ import annotations

import posixpath
from pathlib import PurePath
from urllib.parse import quote

from factcheck.model import file_of
from factcheck.reporting.visible import encodable


def project_path(path: str) -> str:
    """The path as a repository knows the file: ``./a/../b.txt`` is ``b.txt``.

    What is said of no file at all is said of the folder, and of one article among many of a file of
    the file.
    """
    return encodable(posixpath.normpath(file_of(path)))


def is_relative(path: str) -> bool:
    """Whether the path is to be read from the folder in which the program ran."""
    return not PurePath(path).is_absolute()


def uri(path: str) -> str:
    """The path as a URI reference (RFC 3986): percent-encoded, ``file:`` where it is absolute.

    Bytes of a file name that are no UTF-8 stay the bytes that they are.
    """
    path = file_of(path)
    try:
        raw = posixpath.normpath(path).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # Half of a surrogate pair that stands for no byte: no file has such a name.
        raw = posixpath.normpath(path).encode("utf-8", "surrogatepass")
    if is_relative(path):
        return quote(raw)
    encoded = quote(raw, safe="/:")
    return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded}"
