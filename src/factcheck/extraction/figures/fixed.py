"""Phrases that are read as a whole: idioms and names that hold a numeral, and figures in words.

They come from the lexicons ``nonfigures`` and ``wordfigures``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from factcheck.extraction.figures import grammar, hedges, units
from factcheck.extraction.figures.hedges import Bounds
from factcheck.extraction.figures.meaning import Meaning
from factcheck.extraction.figures.nonfigures import Reason
from factcheck.extraction.figures.ranks import Found
from factcheck.extraction.figures.units import NUMBER
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

#: A phrase, the offset of its first numeral, and what it is.
Phrase = tuple[str, int, Meaning | Reason]

_NUMERAL = compiled("[0-9零〇一二三四五六七八九十百千万亿两半首翻俩仨兆]")


@cache
def index() -> tuple[dict[str, tuple[Phrase, ...]], dict[str, tuple[Phrase, ...]]]:
    """Phrases that begin with a numeral, and phrases with a numeral further on.

    The former are found by their first three characters (all of them where there are two), the
    latter by the character before the numeral and the numeral. The longest comes first.
    """
    ahead: dict[str, list[Phrase]] = {}
    behind: dict[str, list[Phrase]] = {}
    for phrase, meaning in _phrases():
        match = _NUMERAL.search(phrase)
        if match is None or len(phrase) == 1:
            raise ValueError(f"{phrase!r} holds no numeral with a neighbour")
        offset = match.start()
        if offset:
            behind.setdefault(phrase[offset - 1 : offset + 1], []).append((phrase, offset, meaning))
        else:
            ahead.setdefault(phrase[:3], []).append((phrase, 0, meaning))
    return _longest_first(ahead), _longest_first(behind)


def _phrases() -> Iterator[tuple[str, Meaning | Reason]]:
    for phrase, reason in lexicons.rows("nonfigures"):
        yield phrase, Reason(reason)
    for phrase, nominal, low, high, ends, unit, _ in lexicons.rows("wordfigures"):
        bounds = Bounds(Decimal(low), Decimal(high), ends[0] == "(", ends[1] == ")")
        named = units.units()[unit] if unit else NUMBER
        yield phrase, Meaning.of(bounds, Decimal(nominal) if nominal else None, named)


def _longest_first(found: dict[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {
        key: tuple(sorted(phrases, key=lambda item: -len(item[0])))
        for key, phrases in found.items()
    }


def read(normal: str, start: int, end: int, meaning: Meaning | Reason) -> Found | None:
    """The phrase at ``[start, end)`` with its unit; ``None`` where it only looks like one."""
    if isinstance(meaning, Reason):
        return start, end, meaning
    words = hedges.before().get(normal[start], ())
    if start and any(normal[start - 1] in hedge.not_after for hedge in words):
        return None  # 最近半年
    if normal[end - 1] == "半" and grammar.HALVED.match(normal, end - 1):
        return None  # 近半年
    if meaning.dimension == NUMBER.dimension:
        named = units.unit_at(normal, end)
        if named:
            unit = units.units()[named]
            return (
                start,
                end + len(named),
                replace(
                    meaning,
                    unit=unit.name,
                    dimension=unit.dimension,
                    factor=float(unit.factor),
                ),
            )
    return start, end, meaning
