"""Places of a source file in words: 第12段·二、重点工作, 第3页第5行."""

from __future__ import annotations

from factcheck.model import Language, Message, Place

_PAGE = Message(zh="第{0}页", en="page {0}")
_PARAGRAPH = Message(zh="第{0}段", en="paragraph {0}")
_LINE = Message(zh="第{0}行", en="line {0}")


def in_words(place: Place, language: Language) -> str:
    """The place for readers, the heading last; ``""`` where the place says nothing."""
    counts = ((_PAGE, place.page), (_PARAGRAPH, place.paragraph), (_LINE, place.line))
    told = [template[language].format(number) for template, number in counts if number is not None]
    between = "" if language is Language.ZH else ", "
    return "·".join(filter(None, (between.join(told), place.heading)))


def as_dict(place: Place) -> dict[str, int | str]:
    """The place for programs: what it says, nothing else."""
    every = {
        "page": place.page,
        "paragraph": place.paragraph,
        "heading": place.heading or None,
        "line": place.line,
        "column": place.column,
    }
    return {name: value for name, value in every.items() if value is not None}
