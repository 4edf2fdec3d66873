"""Word lists: data files that an editor can change, one entry a line.

A lexicon is ``lexicons/NAME.tsv``: tab-separated columns, ``#`` starts a comment line, blank lines
are skipped. Words are written in Simplified characters at half width, as normalised text is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from factcheck.errors import RuleError
from factcheck.model import Message


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the lexicon ``name``, each with the file's full number of columns.

    Raises ``RuleError`` for a row with more columns than the first, naming its line.
    """
    text = (files("factcheck") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    found: list[tuple[str, ...]] = []
    width = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        width = width or len(cells)
        if len(cells) > width:
            raise RuleError(
                Message(
                    zh=f"词表 {name}.tsv 第 {number} 行有 {len(cells)} 列，应为 {width} 列",
                    en=f"lexicon {name}.tsv line {number}: {len(cells)} columns, not {width}",
                )
            )
        found.append(cells + ("",) * (width - len(cells)))
    return tuple(found)


@cache
def words(name: str) -> tuple[str, ...]:
    """The first column of the lexicon ``name``."""
    return tuple(row[0] for row in rows(name))


@cache
def any_of(name: str, role: str = "") -> re.Pattern[str]:
    """Finds a word of the lexicon ``name`` in a text, of those of ``role`` where one is given."""
    return re.compile("|".join(map(re.escape, group(name, role) if role else words(name))))


@cache
def group(name: str, role: str) -> tuple[str, ...]:
    """The words of the lexicon ``name`` whose second column is ``role``, in the file's order."""
    found = tuple(row[0] for row in rows(name) if row[1] == role)
    if not found:
        raise RuleError(
            Message(zh=f"词表 {name}.tsv 没有 {role} 一类", en=f"lexicon {name}.tsv has no {role}")
        )
    return found
