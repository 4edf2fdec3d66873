"""Which one of what is held again and again, with the day or the year of it.

9月19日晚,第三届云泽国际电影节开幕; 2024年第十二届云港马拉松赛; 市第十八届人民代表大会第四次会议.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.figures.numerals import parse
from factcheck.extraction.parts import Part
from factcheck.model import Mention, Period, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import any_of

_NUMBER = "[0-9一二三四五六七八九十百]{1,4}"
#: 第三届, 首届, 十二届, 第十次, and behind one of these 第四次, 六次.
_ORDINAL = compiled(rf"第?(?P<number>{_NUMBER}|首)(?P<measure>[届次期])")
_HAN = "[\u4e00-\u9fff()“”·—]"
_FIRST = rf"(?:第{_NUMBER}[届次期]|首届|(?<![0-9一二三四五六七八九十百第]){_NUMBER}届)"
_NAME = compiled(
    rf"{_FIRST}(?:{_HAN}{{0,14}}?第?{_NUMBER}次)?{_HAN}{{0,20}}?"
    r"(?:会议|代表大会|会(?![议展员计长见谈晤])|(?<![发开进])展(?![开示览销会望])|展览|节|赛|论坛|杯|周(?![年边期末])|展销会)"
)
#: The name goes on, or what is told of is only a part of it: 第五届云泽论坛青年分论坛.
_ENDS_HERE = compiled(
    r"[^\u4e00-\u9fff“(]|$|[在于将已今昨明上召举开闭圆胜落拉启揭起鸣热如隆进共审期参吸正从自为是由亮]|暨"
)
#: The words right before the number, of which the last ones may be a part of the name: 云泽市委.
_LEAD = compiled(r"[\u4e00-\u9fff]{2,12}$")
_CUT = compiled(
    "[在于的和与及了将是为由从对向到、]|参加|出席|迎来|承办|主办|打造|组织|今天|昨天|昨日|今日|日前|讯|消息|期间"
)
_YEAR_BEFORE = compiled(r"(?P<year>(?:19|20)[0-9]{2}年)(?=[\u4e00-\u9fff]{0,8}$)")
_DAY = compiled(r"[日号天晚早晨]")
_NEAR = 12
#: The name of what is told to be a first time, and of a year.
FIRST, YEAR = "first", "year"
_FIRST_TIME = compiled(
    r"(?P<who>[\u4e00-\u9fff]{3,8})[是系属](?P<first>首次(?:举办|举行|召开))(?=[,。;])"
    r"|作为(?P<made>首次(?:举办|举行|召开))的[\u4e00-\u9fff]{2,5},(?P<whose>[\u4e00-\u9fff]{3,8})"
)
#: So many characters of a short name are enough.
_SHORT = 3


def read(part: Part) -> Iterator[Relation]:
    """The editions that a part names, each with the one day and the year that are told of it."""
    if not _ORDINAL.search(part.text):
        return
    for sentence in part.sentences:
        names = list(_NAME.finditer(part.text, sentence.start, sentence.end))
        forms = [_form(name.group()) for name in names]
        for name, form in zip(names, forms, strict=True):
            days: tuple[Mention, ...] = ()
            if forms.count(form) == 1 and _ENDS_HERE.match(part.text, name.end()):
                days = (*_days(part, sentence), *_year(part, sentence, name))
            lead = _lead(part.text[sentence.start : name.start()])
            told = part.mention(*name.span(), name=f"{lead}|{form}")
            yield Relation(RelationKind.EDITION, (told, *days), told.span)
    yield from _first_times(part)


def _first_times(part: Part) -> Iterator[Relation]:
    """What is told to be held for the first time, with the short name of what that is."""
    for found in _FIRST_TIME.finditer(part.text):
        short = found["who"][-_SHORT:] if found["who"] else found["whose"][:_SHORT]
        first = part.mention(
            *found.span("first" if found["who"] else "made"), name=f"{FIRST}|{short}"
        )
        yield Relation(RelationKind.EDITION, (first,), first.span)


def shortened(short: str, form: str) -> bool:
    """Whether all characters stand in the name, in their order: 智博会, 智能装备博览会."""
    rest = iter(form)
    return all(character in rest for character in short)


def numbers(name: str) -> tuple[int, ...]:
    """The numbers of an edition: the eighteenth, the fourth."""
    return tuple(
        1 if found["number"] == "首" else int(numeral.low) if numeral else 0
        for found in _ORDINAL.finditer(name)
        for numeral in (parse(found["number"]),)
    )


def _form(name: str) -> str:
    """The name whatever its numbers: #届人民代表大会#次会议."""
    return _ORDINAL.sub(r"#\g<measure>", name)


def _lead(before: str) -> str:
    found = _LEAD.search(before)
    words = before[found.start() :] if found else ""
    held = any_of("cues", "held").pattern
    return re.split(f"{_CUT.pattern}|{held}", re.sub(f"(?:{held})$", "", words))[-1]


def _days(part: Part, sentence: Sentence) -> Iterator[Mention]:
    """The day of the sentence, if it tells of no other time."""
    periods = part.periods_of(sentence)
    days = [p for p in periods if _DAY.search(part.text, p.span.start, p.span.end)]
    if len(days) != 1:
        return
    day = days[0]
    if all(_holds(other, day) for other in periods):
        yield part.mention(day.span.start, day.span.end, period=day)


def _holds(other: Period, day: Period) -> bool:
    """Whether a time is that of the day, as its year is."""
    return other is day or (other.resolved and day.resolved and other.overlaps(day))


def _year(part: Part, sentence: Sentence, name: re.Match[str]) -> Iterator[Mention]:
    """The year right before the name: 2024年云泽市第十二届…."""
    start = max(sentence.start, name.start() - _NEAR)
    found = _YEAR_BEFORE.search(part.text[start : name.start()])
    if found:
        yield part.mention(start + found.start(), start + found.end(), name=YEAR)
