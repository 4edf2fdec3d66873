"""Plain text: the articles of ``.txt`` files, and of whatever has no format of its own."""

from __future__ import annotations

from factcheck.model import Document
from factcheck.reading.articles import article
from factcheck.reading.encodings import decode


def read(path: str, data: bytes) -> Document:
    """The document in the bytes of a file."""
    return article(path, decode(path, data))
