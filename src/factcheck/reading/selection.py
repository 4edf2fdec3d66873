"""Which files below a folder are articles to check.

Globs have the syntax of gitignore files, and ``.gitignore`` files count as git has them: the one
nearest to a file decides, and below an ignored folder nothing is taken. A folder that is named
outright is looked into even where a pattern would leave it out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.reading.formats import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_IGNORE_FILE = ".gitignore"
#: What begins so is hidden, or is Word's note that a file is open.
_HIDDEN = (".", "~$")


@dataclass(frozen=True)
class Globs:
    """Patterns that count from the folder ``root``; a path outside it is matched as a whole."""

    patterns: tuple[str, ...]
    root: Path = Path()

    def match(self, path: str | Path) -> bool:
        """Whether the patterns, taken in order, take the file in."""
        return bool(self.decide(_absolute(path)))

    def decide(self, path: str, *, folder: bool = False) -> bool | None:
        """Whether the last pattern that matches takes it in (or, with ``!``, out)."""
        if not self.patterns:
            return None
        inside = _below(path, self._root) or path
        return self._spec.check_file(inside.lstrip("/") + "/" * folder).include

    def names(self, path: str, *, folder: bool) -> bool | None:
        """The same of the patterns that match the entry itself, not a folder around it.

        As git has it, which has decided on the folder before it looks into it.
        """
        inside = _below(path, self._root) + "/" * folder
        for pattern in reversed(self._spec.patterns):
            found = pattern.match_file(inside)
            # What matches a folder ends behind its name, unless it is for all below (`folder/**`).
            whole = found and (found.match.lastgroup is None or found.match.end() == len(inside))
            if whole:
                return pattern.include
        return None

    def without(self, folder: str) -> Globs:
        """The patterns that do not take in the folder itself."""
        inside = _below(folder, self._root)
        if not inside:
            return self
        each = (Globs((pattern,), self.root) for pattern in self.patterns)
        kept = (one.patterns for one in each if not one.decide(folder, folder=True))
        return Globs(tuple(pattern for patterns in kept for pattern in patterns), self.root)

    @cached_property
    def _root(self) -> str:
        return _absolute(self.root)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        # Imported here because many runs know no pattern, and start-up counts.
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.patterns)


@dataclass(frozen=True)
class Selection:
    """What is taken below a folder: files that ``include`` names (none: the article formats).

    The folders ``apart`` hold no articles: word lists, rule pages.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    root: Path = Path()
    apart: tuple[Path, ...] = ()

    def files(self, folder: str) -> tuple[list[str], list[str]]:
        """Files below the folder, and folders that cannot be looked into; relative and sorted.

        Hidden files and folders are passed over, and what git would ignore.
        """
        start = _absolute(folder)
        excluded = Globs(self.exclude, self.root).without(start)
        rules = [one.without(start) for one in _ignore_files_above(start)]
        unreadable: list[str] = []
        found = sorted(self._walk(start, rules, excluded, unreadable))
        return [_below(one, start) for one in found], [_below(one, start) for one in unreadable]

    def names(self) -> str:
        """What is looked for, for readers."""
        return " ".join(self.include or (f"*{suffix}" for suffix in SUFFIXES))

    def _walk(
        self, folder: str, rules: Sequence[Globs], excluded: Globs, unreadable: list[str]
    ) -> Iterator[str]:
        try:
            entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(_HIDDEN)]
        except OSError:
            unreadable.append(folder)
            return
        rules = [*rules, *_ignore_file(folder)]
        for entry in entries:
            path = f"{folder.rstrip('/')}/{entry.name}"
            below = entry.is_dir(follow_symlinks=False)
            if excluded.decide(path, folder=below) or _ignored(path, rules, folder=below):
                continue
            if below and path not in self._apart:
                yield from self._walk(path, rules, excluded, unreadable)
            elif not below and self._taken(path) and not _is_folder(entry):
                # What is no file after all is told when it is read.
                yield path

    def _taken(self, path: str) -> bool:
        if not self.include:
            return path.lower().endswith(SUFFIXES)
        return bool(self._included.decide(path))

    @cached_property
    def _apart(self) -> frozenset[str]:
        return frozenset(map(_absolute, self.apart))

    @cached_property
    def _included(self) -> Globs:
        return Globs(self.include, self.root)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def _ignored(path: str, rules: Sequence[Globs], *, folder: bool) -> bool:
    """What the nearest ignore file with a say in it decides."""
    said = (one.names(path, folder=folder) for one in reversed(rules))
    return next((word for word in said if word is not None), False)


def _ignore_files_above(start: str) -> list[Globs]:
    """The ignore files of the folders around, the outermost first, as far as the repository goes.

    Without a repository around, those of the folders around say nothing.
    """
    around = list(Path(start).parents)
    for count, folder in enumerate(around, start=1):
        if (folder / ".git").exists() and not (Path(start) / ".git").exists():
            return [one for above in reversed(around[:count]) for one in _ignore_file(str(above))]
    return []


def _ignore_file(folder: str) -> list[Globs]:
    """The patterns of a folder's own ignore file."""
    file = Path(folder) / _IGNORE_FILE
    if not file.is_file():
        return []
    try:
        # File names are bytes to git; what is not UTF-8 still matches the name that is written so.
        text = file.read_text(encoding="utf-8-sig", errors="surrogateescape")
    except OSError:
        return []
    return [Globs(tuple(line for line in text.splitlines() if is_glob(line)), Path(folder))]


def is_glob(pattern: str) -> bool:
    """Whether a line is a pattern in the syntax of gitignore; git passes over what is none."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return False
    return True


def _absolute(path: str | Path) -> str:
    return Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 (links are not followed)


def _below(path: str, folder: str) -> str:
    """The path from the folder on; empty where it does not lie below."""
    prefix = f"{folder.rstrip('/')}/"
    return path[len(prefix) :] if path.startswith(prefix) else ""
