"""How many years lie between a year and now, or another year, beside the year itself.

始创于1908年,已有115年历史; 自1979年的专辑之后,睽违38年; 时隔22年重返决赛,上一次还是在2003年.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product

from factcheck.extraction.parts import Part
from factcheck.model import Mention, Period, Relation, RelationKind, Span
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: What none of the wordings lacks, cheap to look for.
_SIGNS = compiled(
    "[至迄距]今|以来|年来|[时相间]隔|[睽暌]违|阔别|[就便]是|历史|历程|岁月|年头|走过|年[之以]?[后前]"
)
#: Digits may stand between blanks: 睽违 38 年.
_MANY = r" ?(?P<told>(?:将?近|约|逾|超过?)?[0-9一二三四五六七八九十百两]{1,5}[多余]? ?年[多余]?)"
_YEAR = (
    r" ?(?P<since>(?<![0-9])(?:[6-9][0-9]{2}|1[0-9]{3}|20[0-9]{2}) ?年)(?![前级代])"
    r"(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?"
)
#: Words without a figure, within a clause.
_SOME = "[^,;。!?0-9]"
_GAP = "(?:时隔|[睽暌]违|阔别|相隔|间隔)"
#: What leads to all the years until now, and tells that they are.
_UNTIL_NOW = (
    "(?:[至迄距]今|如今|现在|今年|已经|已|有|走过|度过|经历|历经|整整|了|踏入|步入|进入|迈入|在)"
)
_ALL_OF_IT = (
    rf"的?{_SOME}{{0,4}}(?:历史|历程|岁月|征程|风雨|春秋)(?!的)|年?头(?!的)|(?=[,。;])"
    r"|[之以]?后,?(?:于|在)?(?:今[天日年]|昨[天日]|日前|近日|正式)"
)
#: Not what was told of: another one, or an age of its own.
_ANOTHER = compiled(
    "前身|收购|继承|传承|拥有|源[于自]|依托|位于|坐落|来自|一家|一座|第一|改|迁|重[建修]|又|曾"
)
#: What goes on about the thing that began.
_THEN = rf"(?P<gap>{_SOME}{{0,26}}?,?)(?:在|于)?"
#: Behind a course of years, another one.
_AFTERWARDS = r"(?![后之前]|[,。](?:后来|之后|此后|直到|[12][0-9]{3}))"
_UNTIL_TODAY = (
    rf"{_YEAR}{_SOME}{{0,14}}?(?:以来|至今|迄今)的?{_MANY}(?:[间里来中]|时间)",
    rf"{_YEAR}{_SOME}{{0,14}}?,?(?:至今|迄今)(?:{_UNTIL_NOW}|当了|做了|干了|连续|举行|举办)*{_MANY}(?!前|[之以]前)",
    rf"{_YEAR}以来首[位次个][^,;。]{{2,40}}[,。][^。]{{0,40}}(?:时隔|间隔|相隔|已有){_MANY}",
    rf"{_YEAR}[^;。]{{2,30}},(?:这)?一[干当做守教住待跑][就便]是{_MANY}{_AFTERWARDS}",
    #: A day in full opens a sentence, and the next one looks back on the time since.
    r"(?:^|[。\n])\W*(?P<since>(?:1[5-9]|20)[0-9]{2}年)[0-9]{1,2}月[0-9]{1,2}[日号],"
    rf"[^;。]{{4,60}}。(?:但|而|这)?(?!近){_MANY}来,",
    rf"自{_YEAR}{_SOME}{{1,10}}以来,{_SOME}{{0,6}}{_MANY}来",
    rf"(?:^|[,。;:!?(“\n在到是于自]){_MANY}前(?:的|,?也?就?即?是|,?即|[(]){_YEAR}",
)
#: Years between the two, the later one told in the sentence or that of the article.
_BETWEEN = (
    rf"(?:自|继|从){_YEAR}{_SOME}{{0,16}}?(?:之?后|以来),?{_SOME}{{0,8}}?{_GAP}{_MANY}",
    rf"{_GAP}{_MANY}{_SOME}{{2,24}},而?(?:上一?次|上回|前一次){_SOME}{{0,16}}?{_YEAR}",
    rf"{_YEAR}(?:离开|告别|离){_SOME}{{1,8}},(?:阔别|离别|时隔|[睽暌]违){_MANY}(?=[^。]{{0,12}}[今昨])",
    rf"(?:[睽暌]违|阔别|时隔){_MANY}[之后]*,{_YEAR}(?:首[演播映次]|推出|上映|问世)的(?=[^。]{{2,30}}[再重])",
)
_TWO_YEARS = compiled(
    rf"{_YEAR}和(?P<until>(?:1[0-9]{{3}}|20[0-9]{{2}})年){_SOME}{{0,16}},?(?:相隔|间隔|相距){_MANY}"
)
_UNTIL = compiled(r"(?<![0-9])(?P<until>(?:1[0-9]{3}|20[0-9]{2})年)(?!代)")
_STOP = compiled("[。!?\n]")
#: Behind the length, the year that it leads to: 时隔4年在2014年再度夺冠.
_LEADS_TO = compiled(r"(?:之?后)?,?[在于]?(?P<until>20[0-9]{2}年)")


def read(part: Part) -> Iterator[Relation]:
    """The years of a part that something has had since a year."""
    if not _SIGNS.search(part.text):
        return
    seen = set()
    for pattern in (*_until_now(), *_between(), _TWO_YEARS):
        for match in pattern.finditer(part.text):
            told = _figure(part, match)
            if told is None or told.span in seen:
                continue
            founded = match.groupdict().get("gap")
            if founded is not None and _ANOTHER.search(founded):
                continue
            seen.add(told.span)
            until = _until(part, match, later=pattern in _between())
            sides = (_year(part, *match.span("since")), told, *until)
            yield Relation(RelationKind.JUBILEE, sides, sides[0].span)


def _until(part: Part, match: re.Match[str], *, later: bool) -> Iterator[Mention]:
    """The year up to which the years are counted, if it is told and not that of the article."""
    if "until" in match.groupdict():
        yield _year(part, *match.span("until"))
        return
    if later and (found := _LEADS_TO.match(part.text, match.end("told"))):
        yield _year(part, *found.span("until"))
        return
    starts = [stop.end() for stop in _STOP.finditer(part.text, 0, match.start())]
    before = list(_UNTIL.finditer(part.text, starts[-1] if starts else 0, match.start()))
    if not before or before[-1]["until"] <= match["since"]:
        return
    opens = before[-1].start() == (starts[-1] if starts else 0)
    if later or opens:
        yield _year(part, *before[-1].span("until"))


def _figure(part: Part, match: re.Match[str]) -> Mention | None:
    """The length as a figure, where it was read as one."""
    start, end = match.span("told")
    for quantity in part.figures.quantities:
        if start <= quantity.span.start and quantity.span.end == end:
            return part.mention(quantity.span.start, end, quantity=part.place(quantity))
    return None


def _year(part: Part, start: int, end: int) -> Mention:
    year = int(part.text[start : end - 1])
    period = Period(
        Span("", start, end), part.text[start:end], date(year, 1, 1), date(year + 1, 1, 1)
    )
    return part.mention(start, end, period=period)


@cache
def _until_now() -> tuple[re.Pattern[str], ...]:
    """What tells of the years until now; things that began are told by what they did."""
    verbs = sorted({word for role in _BEGAN for word in group("cues", role)}, key=len, reverse=True)
    began = f"(?:{'|'.join(verbs)})"
    founded = (
        rf"(?:{began}|[建造立刻])[于在]{_SOME}{{0,12}}?{_YEAR}[)]?{_THEN}",
        rf"{_YEAR}{_SOME}{{0,6}}?{began}{_THEN}",
    )
    had = (
        rf"{_UNTIL_NOW}+{_MANY}(?:{_ALL_OF_IT})",
        rf"(?:运行|运营|营业|经营|服役|使用)了?{_MANY}[之以]?后,?[于在]?(?:今[天日]|昨[天日])",
        rf"{_UNTIL_NOW}+(?P<told>第[0-9一二三四五六七八九十百]{{1,4}}个)(?=年头)",
    )
    told = [first + second for first, second in product(founded, had)]
    return tuple(map(compiled, (*told, *_UNTIL_TODAY)))


#: That something began, came to be, was put to use.
_BEGAN = ("began", "founding", "in-service")


@cache
def _between() -> tuple[re.Pattern[str], ...]:
    return tuple(map(compiled, _BETWEEN))
