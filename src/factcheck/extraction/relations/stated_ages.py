"""How old a text says that somebody is: 现年60岁的某某, 某某今年45岁, 某某(32岁)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extraction.parts import Part
from factcheck.model import Interval, Mention, Relation, RelationKind
from factcheck.patterns import compiled

_NOW = "(?:现年|今年|年仅|刚满)"
_NAME = "[\u4e00-\u9fff]{2,6}"
_AGES = (
    compiled(rf"{_NOW}?(?<![0-9])(?P<age>[0-9]{{1,3}}岁)的(?P<begins>{_NAME})"),
    compiled(rf"(?P<ends>{_NAME})[,(]?(?:[男女]性?,)?{_NOW}?(?P<age>[0-9]{{1,3}}岁)(?=[,。;)、])"),
    # 某某今早在家中离世,终年87岁
    compiled(
        rf"(?P<ends>{_NAME})(?=[今昨前][日天早晚晨]|于|在|因|(?:[0-9]{{4}}年)?[0-9]{{1,2}}[月日])[^。!?\n]{{1,60}}?"
        r"(?:终年|享年|得年)(?P<age>[0-9]{1,3}岁)"
    ),
)
#: When somebody was born: 何远山,男,1969年8月生; 柳听澜1984年出生于云港; 1984年出生的柳听澜.
_DATE = r"(?P<born>[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)"
_BIRTHS = (
    compiled(
        rf"(?P<ends>{_NAME})[,(]?(?:[男女]性?,)?(?:[\u4e00-\u9fff]{{1,3}}族,)?于?{_DATE}"
        r"(?:出生|诞生|生(?=[于在,。;)]))(?!的)"
    ),
    compiled(rf"(?P<ends>{_NAME})(?:出生|诞生|生)[于在]{_DATE}"),
    compiled(rf"{_DATE}(?:出生|诞生)的(?P<begins>{_NAME})"),
)
_AGO = compiled(
    rf"(?P<told>(?<![0-9])(?P<years>[0-9]{{1,2}})年前,(?P<age>[0-9]{{1,3}}岁))的(?P<begins>{_NAME})"
)
_AT_DEATH = compiled("终年|享年|得年")
#: The name of an age that is told as so many years ago, and of one of another year.
RECKONED, THEN = "reckoned", "then"
_THAT_YEAR = compiled(
    rf"(?:那一?年|当时|时年),?(?P<ends>{_NAME}?)(?:才|刚|只有|年仅|刚满)?(?P<age>[0-9]{{1,3}}岁)(?=[,。;])"
)
#: So far behind the year it is told.
_STORY = 60
#: What makes an age one of another time.
_THEN = compiled(r"[0-9]年|当年|那年|那时|当时|曾|如果|假如|以前|之前|年后|时候")
#: What stands before an age instead of a name: 时年50岁, 年满18岁.
_NO_NAME = (*"年周约近过仅是在到从至均龄了的", "年满", "已满", "未满", "不满", "刚满", "年已")
_REACH = 16
_BREAK = compiled("[。!?\n]")


def read(part: Part) -> Iterator[Relation]:
    """The ages of a part with the characters that the name of their owner begins or ends with."""
    if "生" in part.text:
        yield from _births(part)
    if "岁" not in part.text:
        return
    yield from _reckoned(part)
    yield from _back_then(part)
    for pattern in _AGES:
        for match in pattern.finditer(part.text):
            lead = _BREAK.split(part.text[max(match.start() - _REACH, 0) : match.start()])[-1]
            age = _age(part, match)
            dead = _AT_DEATH.search(match.group())
            if age is None or (not dead and _THEN.search(lead + match.group())):
                continue
            sign, group = (">", "begins") if "begins" in match.groupdict() else ("<", "ends")
            name = _bare(match[group])
            if sign == "<" and name.endswith(_NO_NAME):
                continue
            owner = part.mention(*match.span(group), name=sign + name)
            yield Relation(RelationKind.AGE, (age, *_died(part, match), owner), age.span)


def _births(part: Part) -> Iterator[Relation]:
    """The births of a part with the characters that the name of the born begins or ends with."""
    for pattern in _BIRTHS:
        for match in pattern.finditer(part.text):
            sign, group = (">", "begins") if "begins" in match.groupdict() else ("<", "ends")
            start, end = match.span("born")
            days = [p for p in part.periods if p.span.start <= start + 1 and p.span.end >= end]
            if days:
                day = part.mention(start, end, period=days[0])
                owner = part.mention(*match.span(group), name=sign + match[group])
                yield Relation(RelationKind.BORN, (day, owner), day.span)


def _died(part: Part, match: re.Match[str]) -> Iterator[Mention]:
    """The day on which somebody died at an age, if it is told."""
    days = [p for p in part.periods if match.start() <= p.span.start < match.end("age") and p.start]
    if days and _AT_DEATH.search(match.group()):
        yield part.mention(days[-1].span.start, days[-1].span.end, period=days[-1])


def _reckoned(part: Part) -> Iterator[Relation]:
    """The ages that follow from one of years ago: 57年前,31岁的某某."""
    for match in _AGO.finditer(part.text):
        age = _age(part, match)
        if age is None or age.quantity is None or age.quantity.nominal is None:
            continue
        now = age.quantity.nominal + float(match["years"])
        quantity = replace(age.quantity, nominal=now, interval=Interval.point(now))
        told = part.mention(*match.span("told"), quantity=quantity, name=RECKONED)
        owner = part.mention(*match.span("begins"), name=">" + match["begins"])
        yield Relation(RelationKind.AGE, (told, owner), told.span)


def _back_then(part: Part) -> Iterator[Relation]:
    """The ages of one year: 2010年4月,他被击中。那年,柳听澜29岁."""
    for match in _THAT_YEAR.finditer(part.text):
        age = _age(part, match)
        days = [p for p in part.periods if p.span.end <= match.start() and p.start is not None]
        if age is None or not days or match.start() - days[-1].span.end > _STORY:
            continue
        day = part.mention(days[-1].span.start, days[-1].span.end, period=days[-1])
        told = part.mention(*match.span("age"), quantity=age.quantity, name=THEN)
        owner = part.mention(*match.span("ends"), name="<" + match["ends"])
        yield Relation(RelationKind.AGE, (told, day, owner), told.span)


def _bare(name: str) -> str:
    """The name without what stands between it and the age: 某某今年."""
    return re.sub(f"{_NOW}$", "", name) or name


def _age(part: Part, match: re.Match[str]) -> Mention | None:
    start, end = match.span("age")
    for quantity in part.figures.quantities:
        if quantity.span.start == start and quantity.span.end == end:
            return part.mention(start, end, quantity=part.place(quantity))
    return None
