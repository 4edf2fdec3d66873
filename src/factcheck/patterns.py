"""Patterns that are compiled once for each version of Python, not once for each run.

The interpreter keeps the bytecode of a program, but compiles its patterns anew in each process,
which for the hundreds here takes as long as to check an article. So their code is kept in the
folder of the cache. A pattern is found by its whole text, in a file of this very interpreter, so
that none is ever stale. ``re`` has no public way to keep patterns; where the one used here is not
there, they are compiled as always.
"""

from __future__ import annotations

import marshal
import re
import secrets
import sys
import zlib
from array import array
from contextlib import suppress
from pathlib import Path
from typing import cast

from factcheck.cachedir import folder

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler  # type: ignore[attr-defined]

    _VERSION = f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE}"
except (ImportError, AttributeError):
    _VERSION = ""

#: The type of the numbers that the code of a pattern consists of.
_NUMBER = "I"
_SUM = 4  #: bytes of a check sum
_Key = tuple[str, int]  #: a pattern with its flags
#: What ``_sre.compile`` wants besides: all flags, code, groups, their names, and back.
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class Patterns:
    """The patterns of a file, and those compiled beside it. What is wrong with the file is no
    error: nothing in it is needed.
    """

    def __init__(self, path: Path) -> None:
        self._kept = _read(path) if _VERSION else {}
        self._used: dict[_Key, _Code] = {}

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """What ``re.compile`` makes of the pattern. Raises ``re.error`` as that does."""
        if not _VERSION:
            return re.compile(pattern, flags)
        key = pattern, int(flags)
        code = self._used[key] = self._kept.get(key) or _code(*key)
        all_flags, numbers, *groups = code
        made = _sre.compile(pattern, all_flags, array(_NUMBER, numbers).tolist(), *groups)
        return cast("re.Pattern[str]", made)

    def keep(self, path: Path) -> None:
        """Writes what is new to the file; what was not used goes, once it is the greater part."""
        if self._used.keys() <= self._kept.keys():
            return
        unused = self._kept.keys() - self._used.keys()
        kept = self._used if len(unused) > len(self._used) else self._kept | self._used
        data = marshal.dumps((_VERSION, kept))
        beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
        with suppress(OSError):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(_sum(data) + data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)


def file() -> Path:
    """The patterns of this interpreter."""
    return folder() / f"patterns-{sys.implementation.cache_tag}.bin"


def _read(path: Path) -> dict[_Key, _Code]:
    try:
        data = path.read_bytes()
        if _sum(data[_SUM:]) != data[:_SUM]:
            return {}
        version, kept = marshal.loads(data[_SUM:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if version == _VERSION else {}


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "big")


def _code(pattern: str, flags: int) -> _Code:
    """As ``re._compiler.compile`` makes it."""
    parsed = _compiler._parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    numbers = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    groups = parsed.state.groups - 1, numbers, tuple(names)
    return flags | parsed.state.flags, array(_NUMBER, code).tobytes(), *groups


_PATTERNS = Patterns(file())
compiled = _PATTERNS.compiled


def keep() -> None:
    """Keeps the patterns of this run for the next."""
    _PATTERNS.keep(file())
