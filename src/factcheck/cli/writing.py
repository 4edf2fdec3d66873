"""Files written beside, then moved into place: whole or not at all, whatever interrupts.

What a run that is killed outright may leave is one file ``.NAME.….tmp`` beside the one it wrote.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def replace(path: Path, data: Iterable[bytes]) -> None:
    """Puts ``data`` in the place of what the file holds. Raises ``OSError``."""
    if path.is_fifo() or path.is_char_device():
        with path.open("wb") as stream:
            stream.writelines(data)
        return
    # A link stays a link: what it names is replaced.
    path = path.resolve()
    with _beside(path, data) as written:
        written.replace(path)


def create(path: Path, data: bytes) -> None:
    """Makes a file that is not there yet. Raises ``FileExistsError``, ``OSError``."""
    with _beside(path.absolute(), (data,)) as written:
        try:
            path.hardlink_to(written)
        except FileExistsError:
            raise
        except OSError:
            # A file system without such links. Between the two steps nobody is expected.
            if path.exists():
                raise FileExistsError(path) from None
            written.replace(path)


@contextmanager
def _beside(path: Path, data: Iterable[bytes]) -> Iterator[Path]:
    """A file with ``data`` in the folder of ``path``, which is gone afterwards."""
    # Named before it is made, so that no moment is left in which nobody would take it away.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.writelines(data)
            stream.flush()
            # A full disk may tell so only now.
            os.fsync(stream.fileno())
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink()
