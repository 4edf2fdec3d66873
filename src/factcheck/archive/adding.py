"""Articles into an archive: what is there already stays, what was changed is read anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from pathlib import Path

from factcheck import intake
from factcheck.archive.store import Archive
from factcheck.config import Options
from factcheck.model import InputProblem, Message

#: So many files count together: a kill undoes no more.
_TOGETHER = 128

_NO_NAME = Message(
    zh="文件名不是 UTF-8，归档里记不下；请改名",
    en="the name of this file is not UTF-8, which an archive cannot hold; rename it",
)


@dataclass(frozen=True, slots=True)
class Added:
    """How many files were put in, and how many were there; what could not be read."""

    added: int
    unchanged: int
    problems: tuple[InputProblem, ...]


def add(
    path: Path,
    paths: Sequence[str],
    options: Options,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Added:
    """Puts all that ``paths`` name into the archive at ``path``, which is made where there is none.

    What fails leaves what was there before. Raises ``UsageError``.
    """
    intake.settle_lexicons(options)
    problems: list[InputProblem] = []
    named = intake.named(paths, intake.selection_of(options), problems)
    named.pop(path.resolve(), None)
    files = sorted(file for _, file in named.values())
    for file in filterfalse(_is_utf8, files):
        problems.append(InputProblem(file, _NO_NAME))
    files = list(filter(_is_utf8, files))
    reader = intake.reader()
    added = unchanged = 0
    with Archive(path, create=True) as archive:
        taken = intake.read_files([(file, None) for file in files], options, known=archive.holds)
        for number, one in enumerate(taken, start=1):
            if progress is not None:
                progress(number, len(files))
            if one.outcomes is None:
                unchanged += 1
                continue
            faults = [found for found in one.outcomes if isinstance(found, InputProblem)]
            documents = [found for found in one.outcomes if not isinstance(found, InputProblem)]
            problems += faults
            if documents:
                archive.put(one.path, one.key, reader, documents)
                added += 1
            if number % _TOGETHER == 0:
                archive.commit()
        archive.commit()
    return Added(added, unchanged, tuple(sorted(problems, key=lambda problem: problem.path)))


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
