"""The article formats: which module reads a file, by its ending.

Each is imported when the first file of its kind is read. A reader has one function,
``read(path, data) -> Document``, and raises ``InputError`` alone. A file of many articles has
``read_all`` in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any, cast

from factcheck.model import Document

Reader = Callable[[str, bytes], Document]


def _lazy(module: str) -> Reader:
    def read(path: str, data: bytes) -> Document:
        return cast("Document", load(module).read(path, data))

    return read


def load(module: str) -> Any:  # noqa: ANN401 (a module of this package)
    """A module of this package, imported when it is needed."""
    return import_module(f"factcheck.reading.{module}")


#: Files of one article.
READERS: Mapping[str, Reader] = {
    ".txt": _lazy("txt"),
    ".md": _lazy("markdown"),
    ".html": _lazy("html"),
    ".htm": _lazy("html"),
    ".docx": _lazy("docx"),
    # The macro and the old formats of Word are not read, but a folder of them is not passed over.
    ".docm": _lazy("docx"),
    ".doc": _lazy("docx"),
    ".pdf": _lazy("pdf"),
}
#: Files of many articles, all read by ``records``.
COLLECTIONS = (".json", ".jsonl", ".ndjson")
#: What has an encoding, which may be told from outside.
TEXT = frozenset((".txt", ".md", ".html", ".htm", *COLLECTIONS))
#: What is taken below a folder: projects are full of JSON that holds no article.
SUFFIXES = tuple(READERS)


def ending(path: str) -> str:
    """The ending that decides how a file is read; any other file is plain text."""
    suffix = PurePath(path).suffix.lower()
    return suffix if suffix in TEXT or suffix in READERS else ".txt"
