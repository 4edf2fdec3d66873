"""Which module reads a file, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType

from factcheck.model import Document

#: Ending to the module of this package with ``read(path, data)``. The old and the macro formats of
#: Word stand here so that a folder of them is not passed over in silence.
READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "txt",
        ".md": "txt",
        ".docx": "docx",
        ".docm": "docx",
        ".doc": "docx",
        ".pdf": "pdf",
    }
)

Reader = Callable[[str, bytes], Document]


def reader(path: str) -> Reader:
    """The reader for a file of this name; one without a known ending is taken for plain text.

    Imported only here: most runs read one format, and the libraries of the others are large.
    """
    module = READERS.get(PurePath(path).suffix.lower(), "txt")
    found: Reader = import_module(f"factcheck.reading.{module}").read
    return found
