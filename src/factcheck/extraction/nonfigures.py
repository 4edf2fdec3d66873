"""Numerals that are no figures, and the reason: idioms, set phrases, names, codes."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
import re

from factcheck.rulebook import lexicons


class Reason(StrEnum):
    """Why a numeral is no figure."""

    ARTICLE = "article"  #: 一 as an article: 一个, 一批
    CODE = "code"  #: identifiers, phone numbers, road and model numbers
    DATE = "date"  #: a date or time of day
    GRADE = "grade"  #: 一级, 二等
    IDIOM = "idiom"  #: 七上八下
    LIST_MARKER = "list-marker"  #: 一、 (2) 三是
    NAME = "name"  #: names of firms, places and rankings: 世界500强
    ORDINAL = "ordinal"  #: 第三届, 第一产业: which one, not how many
    PER = "per"  #: the denominator of a rate: 每万人
    PHASE = "phase"  #: 一期, 二期
    SET_PHRASE = "set-phrase"  #: 两会, 三农
    URL = "url"
    VAGUE = "vague"  #: 几个
    VERSION = "version"  #: 2.0版
    WORD = "word"  #: a numeral inside a word: 统一, 万科


#: First characters of a numeral as far as words are concerned.
_NUMERAL = re.compile("[0-9零〇一二三四五六七八九十百千万亿两半首翻俩仨兆]")


def key(phrase: str) -> tuple[str, int]:
    """The two characters under which a phrase is found, and the offset of its first numeral.

    They are the character before the numeral and the numeral, or the numeral and the character
    behind it where the phrase starts with the numeral.
    """
    match = _NUMERAL.search(phrase)
    if match is None or len(phrase) < 2:
        raise ValueError(f"{phrase!r} holds no numeral with a neighbour")
    offset = match.start()
    first = max(offset - 1, 0)
    return phrase[first : first + 2], offset


@cache
def index() -> dict[str, tuple[tuple[str, int, Reason], ...]]:
    """Phrases that are no figures by their ``key``, with the offset of the numeral."""
    found: dict[str, list[tuple[str, int, Reason]]] = {}
    for phrase, reason in lexicons.rows("nonfigures"):
        pair, offset = key(phrase)
        found.setdefault(pair, []).append((phrase, offset, Reason(reason)))
    return {pair: tuple(entries) for pair, entries in found.items()}
