"""How many hours and minutes something takes, beside the times of day at which it begins and ends.

8时15分从云岭驶出,9时02分抵达青禾,全程用时47分钟; 上午9時開始,一直到下午3時結束,歷時6小時.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extraction.clauses import Sentence
from factcheck.extraction.parts import Part
from factcheck.model import Quantity, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: A time of day with the day that stands right before it.
_CLOCK = compiled(
    r"(?:(?:(?:[0-9]{1,2}月)?[0-9]{1,2}[日号]|次日|翌日|第二天|隔天|当[日天]|今[天日早晚晨]|昨[天日早晚晨]|同日),?)?"
    r"(?:北京时间)?(?:凌晨|清晨|早[上晨]?|上午|中午|下午|傍晚|晚[上间]?|深夜|夜[里间]|午夜)?"
    r"(?<![0-9.:])(?:[01]?[0-9]|2[0-4])(?:[时点](?![0-9]{3}|[间代段速差])(?:[0-5]?[0-9]分?|半)?|:[0-5][0-9](?![0-9:]))"
    r"(?:许|左右|正)?"
)
#: What none of the sentences lacks, cheap to look for.
_SIGNS = compiled("小时|分钟|钟头")
_UNITS = frozenset({"小时", "分钟", "钟头", "刻钟"})
_CLAUSE = compiled("[,;。!?、]")
_RANGE = compiled(r"(?:至|到|—+|-+|~|直到|一直到|持续到)$")
#: Behind the second time its length follows, or stands between the two, within so many characters.
_REACH = 40
#: A clock of another place, and time that the length leaves out.
_ELSEWHERE = compiled("当地时间|时区|时差|格林尼治|(?:纽约|伦敦|东京|美东)时间")
_BROKEN = compiled("休息|停留|中途|期间|其中|中场|每|平均|另|首[节局半]|前半|后半")
#: Before a length that is not this one: 比原来缩短1小时.
_ANOTHER = compiled("原|缩短|提前|比(?!赛)|以往|此前|过去|延误|晚点|推迟|再|又|后$|提速|只需|最")


def read(part: Part) -> Iterator[Relation]:
    """The lengths of a part that two times of day tell, too."""
    if not _SIGNS.search(part.text) or _ELSEWHERE.search(part.text):
        return
    for sentence in part.sentences:
        lengths = [q for q in part.figures_of(sentence) if q.unit in _UNITS]
        clocks = list(_CLOCK.finditer(part.text, sentence.start, sentence.end)) if lengths else []
        for first, last in pairwise(clocks):
            told = _told(part, lengths, first, last, _next(clocks, last, sentence))
            if told is not None and _one_course(part, sentence, first, last):
                sides = (
                    part.mention(*first.span()),
                    part.mention(*last.span()),
                    part.mention(told.span.start, told.span.end, quantity=part.place(told)),
                )
                yield Relation(RelationKind.HOURS, sides, sides[0].span)


def _next(clocks: Sequence[re.Match[str]], last: re.Match[str], sentence: Sentence) -> int:
    """Where the time of day behind ``last`` begins, or the sentence ends."""
    return min((c.start() for c in clocks if c.start() > last.start()), default=sentence.end)


def _told(
    part: Part, lengths: Sequence[Quantity], first: re.Match[str], last: re.Match[str], stop: int
) -> Quantity | None:
    """The one length behind the two times or between them that is told to be how long it took."""
    near = [q for q in lengths if first.end() <= q.span.start < min(stop, last.end() + _REACH)]
    if len(near) != 1 or _BROKEN.search(part.text[first.end() : near[0].span.end]):
        return None
    told = near[0]
    start = max(last.end(), first.end()) if told.span.start > last.end() else first.end()
    lead = _CLAUSE.split(part.text[start : told.span.start])[-1]
    return told if _lasts().search(lead) and not _ANOTHER.search(lead) else None


def _one_course(part: Part, sentence: Sentence, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether something begins at the one time and ends at the other."""
    if _RANGE.fullmatch(part.text, first.end(), last.start()):
        return True
    behind = _CLAUSE.split(part.text[first.end() : last.start()])
    lead = _CLAUSE.split(part.text[sentence.start : first.start()])[-1]
    over = _CLAUSE.split(part.text[last.end() : sentence.end])
    # 清晨7:00,比赛鸣枪: the time is a clause of its own.
    begins = "".join(behind[:2] if not behind[0] else behind[:1]) + lead
    ends = "".join(over[:2] if over and not over[0] else over[:1]) + behind[-1]
    return bool(_words("clock-begins").search(begins) and _words("clock-ends").search(ends))


@cache
def _lasts() -> re.Pattern[str]:
    """Matches what leads to the length of a course, at the end of the words before it."""
    words = sorted(group("cues", "clock-lasts"), key=len, reverse=True)
    return compiled(
        rf"(?:{'|'.join(words)})(?:时间)?(?:共|了|为|是|约|达|长达|整整|足足|大约|将)*$"
    )


@cache
def _words(role: str) -> re.Pattern[str]:
    return compiled("|".join(sorted(group("cues", role), key=len, reverse=True)))
