"""What may stand in each column of a word list.

The program's own lists are held to it by the tests, those of a user when they are loaded: an entry
that nothing could be made of later is told where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from factcheck.model import Aspect, Message, Modality
from factcheck.patterns import compiled


@dataclass(frozen=True, slots=True)
class Column:
    """One column: which cells can be read, and what that asks for.

    ``closed``: its cells are those that the program's own list has there, and no others.
    """

    accepts: Callable[[str], object]  #: tells by its truth
    asks: Message
    closed: bool = False


def _column(pattern: str, zh: str, en: str) -> Column:
    return Column(compiled(pattern).fullmatch, Message(zh=zh, en=en))


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _one_of(*values: str) -> Column:
    listed = ", ".join(value or '""' for value in values)
    return _column("|".join(map(re.escape, values)), f"{listed} 之一", f"one of {listed}")


_WORD = _column(
    r"\S+",
    "一个词，中间没有空格（列与列之间用制表符）",
    "a word without blanks (tabs part the columns)",
)
#: Becomes part of a pattern as it is.
_NAME = _column(r"[\w·]+", "一个词，只用汉字、字母、数字", "a word of characters, letters, digits")
_OPTIONAL = _column(r".*", "", "")
#: A class that the code knows by name, such as the role of a cue.
_CLASS = replace(_WORD, closed=True)
#: Stands in a character class; a hyphen between two characters is a range.
_CHARACTERS = _column(r"[^\[\]\\^]*", "不含 [ ] \\ ^ 的字符", "characters other than [ ] \\ ^")
_INTEGER = _column(r"-?\d{1,4}", "整数", "a whole number")
_DECIMAL = r"-?\d+(?:\.\d+)?"
_DAY = Column(_is_day, Message(zh="2025-12-31 这样的日期", en="a date such as 2025-12-31"))
_ENDS = _column(r"[\[(][\])]", "[ ] ( ) 中的两个", "two of [ ] ( )")
_FOLLOWS = _one_of("any", "count", "many", "digits")
_PHRASE = _column(
    r"(?=..).*[0-9零〇一二三四五六七八九十百千万亿两半首翻俩仨兆].*",
    "至少两个字、其中有数字的词语",
    "a phrase of two characters or more with a numeral in it",
)
_BOUND = _column(rf"{_DECIMAL}|inf|-inf", "数、inf 或 -inf", "a number, inf or -inf")
_NUMBER = _column(rf"(?:{_DECIMAL})?", "数或空", "a number or nothing")
_FACTOR = _column(
    r"(?!0+(?:\.0+)?$)\d+(?:\.\d+)?(?:/0*[1-9]\d*)?", "正数或分数 a/b", "a positive number or a/b"
)
_MULTIPLE = _column(
    rf"{_DECIMAL}|inf|-inf|next", "倍数、inf、-inf 或 next", "a multiple, inf, -inf or next"
)
_GROUP = _column(r"[\u3400-\u9fff]{2,}", "两个以上的字", "two characters or more")
_ASPECT = _one_of(*Aspect)

#: The columns of each list, in order.
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "acronyms": (_column("[A-Za-z]+", "字母", "letters"),),
    "aliases": (_WORD, _column(r"\S*", "一个词或空", "a word or nothing")),
    "attributes": (_WORD, _ASPECT),
    "authorities": (_WORD, _WORD),
    "capacity": (_WORD,),
    "changes": (_WORD, _one_of("up", "down", "noun")),
    "classifiers": (_WORD, _WORD, _FOLLOWS, _CHARACTERS),
    "complements": (_WORD, _CLASS),
    "cues": (_WORD, _CLASS),
    "currencies": (_WORD, _WORD),
    "denials": (_WORD, _CLASS, _one_of("clause", "sentence")),
    "directions": (_WORD, _CLASS, replace(_OPTIONAL, closed=True)),
    "entities": (_NAME, _CLASS),
    "eras": (_NAME, _INTEGER, _INTEGER, _one_of("solar", "lunar")),
    "events": (_NAME, _DAY),
    "exchange": (_column("[A-Z]{3}", "三个大写字母", "three capital letters"), _FACTOR, _FACTOR),
    "furniture": (_WORD,),
    "generic": (_WORD,),
    "hedges": (
        _WORD,
        _one_of("before", "after", "inside"),
        _BOUND,
        _MULTIPLE,
        _ENDS,
        _one_of("", "scale"),
        _OPTIONAL,
        _OPTIONAL,
    ),
    "homophones": (_GROUP,),
    "joint": (_WORD, _WORD),
    "links": (_WORD,),
    "lookalikes": (_GROUP,),
    "media": (_WORD, _WORD),
    "modality": (_WORD, _one_of(*Modality), _one_of("clause", "sentence", "paragraph", "heading")),
    "modifiers": (_WORD,),
    "nonfigures": (_PHRASE, _CLASS),
    "openers": (_WORD,),
    "page-parts": (_WORD, _one_of("around", "article")),
    "parts": (_WORD, _CLASS),
    "places": (_NAME, _OPTIONAL),
    "posts": (_NAME,),
    "relative-dates": (
        _NAME,
        _one_of("year", "month", "week", "day", "now", "vague"),
        _INTEGER,
        _one_of("writing", "context", "antecedent"),
        _CHARACTERS,
        _CHARACTERS,
    ),
    "scopes": (_NAME, _OPTIONAL),
    "stages": (_WORD, _INTEGER),
    "steps": (_WORD, _WORD, _INTEGER),
    "subsets": (_WORD, _WORD),
    "surnames": (_NAME,),
    "table-heads": (_WORD, _one_of("number", "unit", "silent", "relative")),
    "tags": (_WORD, _CLASS),
    "transliteration": (_GROUP,),
    "units": (_WORD, _WORD, _WORD, _FACTOR, _FOLLOWS, _CHARACTERS),
    "verbs": (_WORD, _one_of("", *Aspect), _one_of("", "keep", "drop")),
    "wordfigures": (_PHRASE, _NUMBER, _BOUND, _BOUND, _ENDS, _OPTIONAL, _OPTIONAL),
}
