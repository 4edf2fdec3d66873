"""The days of steps that follow each other, whatever goes through them.

1月19日发病,1月21日到医院就诊,23日确诊; 2021年6月开工建设,2024年10月建成通车; 9日投产,此前于5日竣工.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.parts import Part
from factcheck.model import Period, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons

_CLAUSE = compiled("[^,;。!?()、\n]+")
#: A day, a month or a year on which one thing happened.
_DATE = compiled(
    r"(?P<day>(?:(?:[0-9]{4}|[去今前明同当次上翌]|上一|下一)年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?)"
    r"(?:开始)?"
)
#: What stands before the date of a step of what was just told of; or leads back in time.
_GOES_ON = compiled(
    "(?:并|随后|而后|其后|之后|然后|最后|最终|拟|预计|计划)?[已将定]?[于在至到]?(?:直到)?"
)
_BACK = compiled("[而但]?(?:在此之前|此前|之前|早前)[已曾]?[于在]?")
#: Nothing else is named between the date and its step: 到某某医院就诊, 被落案起诉, 正式投产.
_DONE = compiled(
    r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|夜间|初|中旬?|底|末)?"
    r"(?:一审|[因由被获在到至往赴前去向从已将便即才遭依予正全顺主自接建入公当]\w{0,14}?)?"
)
#: Others, what comes again, is of a part, was meant to be or was not.
_OTHER = compiled(
    "[二终再重复]审|上诉|抗诉|再次|再度|重新|恢复|又|复发|复阳|[二三四]期|第[0-9一二三四五六七八九十]|另|其中"
    "|首[批期段例台]|部分|分别|先后|陆续|原定|原计划|推迟|延期|提前|未|父|母|妻|丈夫|儿子|女儿|[兄弟姐妹]"
    "|同[事学伴]|密切接触|号线|转院|分[馆院校厂]"
)
#: What the step is of follows (2022年投产的二期), or the date is only near it.
_OF = compiled("[的前时]|[之以][前后]")
#: So many clauses without a step may stand between two.
_BETWEEN = 2
_TWO = 2


class _Step(NamedTuple):
    period: Period
    #: Where the day ends, before its time of day.
    end: int
    #: What stands in the clause before the date.
    lead: str
    word: str
    course: str
    number: int


def read(part: Part) -> Iterator[Relation]:
    """The pairs of steps of a part that follow each other in its text."""
    if len(part.periods) < _TWO or not lexicons.any_of("steps").search(part.text):
        return
    for sentence in part.sentences:
        if len(part.periods_of(sentence)) < _TWO:
            continue
        last, apart = None, 0
        for step in _steps(part, sentence):
            if step is None:
                apart += 1
                continue
            if last is not None and apart <= _BETWEEN:
                yield from _pair(part, last, step)
            last, apart = step, 0


def _steps(part: Part, sentence: Sentence) -> Iterator[_Step | None]:
    """The steps that the clauses tell, each one ``None`` that tells none."""
    start = None
    for clause in _CLAUSE.finditer(part.text, sentence.start, sentence.end):
        start = clause.start() if start is None else start
        dates = [p for p in part.periods_of(sentence) if start <= p.span.start < clause.end()]
        if dates and dates[-1].span.end == clause.end():
            continue  # 2021年6月,开工建设: the date is a clause of its own
        yield _step(part, start, clause.end(), dates)
        start = None


def _step(part: Part, start: int, end: int, dates: list[Period]) -> _Step | None:
    """The one step of a clause that stands behind its date and names nothing else."""
    date = dates[-1] if dates else None
    day = _DATE.fullmatch(part.text, date.span.start, date.span.end) if date else None
    if date is None or day is None:
        return None
    behind = part.text[day.end("day") : end].lstrip(",")
    found = list(_words().finditer(behind))
    told = {_courses()[word.group()] for word in found}
    if len(told) != 1 or not _DONE.fullmatch(behind[: found[0].start()]):
        return None
    if _OF.match(behind, found[-1].end()):
        return None
    return _Step(
        date, day.end("day"), part.text[start : date.span.start], found[0].group(), *told.pop()
    )


def _pair(part: Part, first: _Step, second: _Step) -> Iterator[Relation]:
    begins, ends = first.period.span.start - len(first.lead), second.period.span.end + _REACH
    if first.course != second.course or _OTHER.search(part.text, begins, ends):
        return
    if first.number < second.number and _GOES_ON.fullmatch(second.lead):
        steps = first, second
    elif first.number > second.number and _BACK.fullmatch(second.lead):
        steps = second, first
    else:
        return
    sides = tuple(
        part.mention(step.period.span.start, step.end, period=step.period, name=step.word)
        for step in steps
    )
    yield Relation(RelationKind.STEPS, sides, sides[0].span)


#: What is told of the second step ends so far behind its date.
_REACH = 16


@cache
def _courses() -> dict[str, tuple[str, int]]:
    """What each word is a step of, and the how manieth."""
    return {word: (course, int(number)) for word, course, number in lexicons.rows("steps")}


@cache
def _words() -> re.Pattern[str]:
    return compiled("|".join(sorted(_courses(), key=len, reverse=True)))
