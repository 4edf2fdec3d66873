"""What the reading of a text rests on besides the text: the program as it is installed.

Its files are told by name, size and time of change, as are the libraries that decide what a text
says: a checkout that is worked on is another program with every file that is saved.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from factcheck.storage import codec

_PACKAGE = Path(__file__).parent.parent
#: Code and word lists; what stands elsewhere is made of these.
_ENDINGS = (".py", ".tsv")
#: Libraries that have a say in how a text is taken apart.
_LIBRARIES = ("jieba", "rjieba", "opencc", "markdown_it", "msgspec")


@cache
def program() -> str:
    """The name of this very program: equal ones read every text alike."""
    told = [codec.SCHEMA, sys.implementation.cache_tag or sys.version]
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            if name.endswith(_ENDINGS):
                told.append(_state(os.path.join(folder, name)))  # noqa: PTH118 (many files)
    for library in _LIBRARIES:
        found = find_spec(library)
        told.append(_state(found.origin) if found and found.origin else library)
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _state(path: str) -> str:
    found = os.stat(path)  # noqa: PTH116 (many files)
    return f"{path}\t{found.st_size}\t{found.st_mtime_ns}"
