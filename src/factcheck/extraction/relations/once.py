"""What happens once to something that has a name, with the day or year of it.

《某某条例》将自2023年5月1日起施行; 诗人柳听澜1987年3月在云港病逝; “云泽一号”2022年5月5日发射.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.extraction.parts import Part
from factcheck.model import BlockKind, Mention, Period, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_STORY = frozenset((BlockKind.PARAGRAPH, BlockKind.BRIEF, BlockKind.CAPTION))
#: What happens once, and the role of the words that say it.
KINDS = (
    "event-force",
    "event-born",
    "event-died",
    "event-launch",
    "event-traffic",
    "event-opens",
    "event-signs",
    "event-arrives",
    "event-arrested",
    "event-votes",
    "event-passed",
)
#: What happens to laws.
_OF_LAWS = ("event-force", "event-passed")
_OPENS, _ARRIVES, _VOTES = "event-opens", "event-arrives", "event-votes"
_ARRESTED = "event-arrested"
#: Of a person alone a year tells enough.
_YEARLY = ("event-born", "event-died")
#: What has a name without quotes.
_NAMED = (*_YEARLY, _ARRIVES, _ARRESTED)
#: From its first day to its last, a fair is held.
_RANGE = compiled("[日号]?[至到—~-]")
_HELD = compiled("举办|举行")
#: What arrives is a person or a craft; where, the words behind the verb tell.
_CRAFT = compiled("[号轮舰艇]")
_EDITION = compiled("(?:第[0-9一二三四五六七八九十百]+|本)届")
#: An exercise or a games by its name in quotes: 代号“海盾-2019”, “云泽2020”国际马拉松赛.
_CODED = compiled("(?:代号为?|名为|称为)$")
_VOTE = compiled(
    r"[^\W\d_的于在和与将了]{2,14}?(?:补选|大选|公投|选举)(?!委员|[办法权日制人机]|结果|程序)"
)
#: Of a ballot that names no place, nobody can tell which it is.
_ANY_VOTE = compiled(
    "[^\u4e00-\u9fff]|.?轮|总统|议会|首相|全国|地方|国会|换届|提前|[此本这该][次届国项]|今年|明年|新的|举行"
)
_BESIDE_VOTE = compiled("(?:投票)?(?:将于|定于|拟于|将|于|在|,)*"), compiled("的?")
_LEADS_HELD = compiled("(?:计划|拟|确定|定)?(?:[,于在]|将|将于|已于|定于)*$")
_WHERE = compiled("[\u4e00-\u9fff]{2,10}")
_NOT_ONCE = compiled("再次|再度|又|陆续|先后|分批|第|返|未|离开")
_CLOCK = compiled("(?:当地|北京)时间$")
#: From the date to its verb.
_REACH = 24
#: 2017年7月1日生效20年: what the day is of is the years since.
_SINCE = compiled("[满近]?[0-9一二三四五六七八九十百]+[周多]?年")
_AFTER = 8
#: 5月1日起正式施行: a law's verb stands right behind its day, or nearly so.
_RIGHT_BEHIND = 4
_DAY = compiled(r"[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{1,2}月$")
_YEAR = compiled(r"^(?:[0-9]{4}|[去今前]|上一?)年")
#: The title of a law or a work, a name in quotes, a fair or a games with its number.
_TITLE = compiled(
    r"《(?P<title>[^《》]{4,40})》|“(?P<quoted>[^“”,。]{2,16})”"
    r"|(?P<fair>(?:第[0-9一二三四五六七八九十百]{1,4}|本)届[^,。;:《》“”0-9]{2,24}?(?:节|会|展|赛|论坛))"
    r"|(?P<work>[^\W\d_的于在和与]{2,10}?(?:大桥|隧道|高铁|铁路|高速公路|机场|条例|电影节|博览会))"
)
#: What takes up a law's title by its last word: 《条例》, 这部条例.
_SHORT_TITLE = compiled(r"《([^《》]{1,3})》|(?:这部|该|这一|这项)(条例|法律|办法|规定|规则|细则)")
_FULL_TITLE = compiled(r"《([^《》]{4,40})》")
#: A title that is mostly of another one's: 《关于修改〈某某法〉的决定》.
_OF_ANOTHER = ("决定", "通知", "意见", "公告", "议案", "方案", "说明", "报告")
_HAN = compiled("[\u4e00-\u9fff·]+")
#: A name ends or begins within so many characters of its date.
_NAME = (2, 6)
#: What parts a name from the verb or the place behind it.
_ENDS = compiled("[在于因的从被与和自乘率]|一行|顺利|不幸|突然|正式|成功")
_LEADS = compiled("(?:[,于在]|将|将于|已于|就于|则于|是)*$")
_CAUSE = compiled("(?:因|由于)[\u4e00-\u9fff]{1,8}$")
#: A child is told of behind the verb: 圆圆产下女儿圆仔.
_BEARS = "产下"
_CLAUSE = compiled("[,。;!?]")


def read(part: Part) -> Iterator[Relation]:
    """The dates of a part at which something with a name happened once."""
    if part.kind not in _STORY or not part.periods or not _told().search(part.text):
        return
    for sentence in part.sentences:
        periods = list(part.periods_of(sentence))
        for at, period in enumerate(periods):
            stop = periods[at + 1].span.start if at + 1 < len(periods) else sentence.end
            start = periods[at - 1].span.end if at else sentence.start
            found = _happened(part, period, start, stop)
            if found is None:
                continue
            kind, first, last = found
            wording = part.text[period.span.start : period.span.end]
            if not (_DAY.search(wording) or (kind in _YEARLY and _YEAR.match(wording))):
                continue
            run = tuple(_run(part, period, first, last)) if kind in _NAMED else ()
            titles: tuple[Mention, ...] = ()
            if kind == _VOTES:
                titles = tuple(_votes(part, sentence.start, sentence.end, period, last))
            elif kind != _ARRESTED:  # at the airport that its sentence names
                titles = tuple(_titles(part, sentence.start, sentence.end, kind))
            if kind in _OF_LAWS and not titles:
                titles = tuple(_taken_up(part, sentence.start, period.span.start))
            if kind == _OPENS and _RANGE.search(wording):
                titles = tuple(_of_held(part, period, titles))
            names = (*titles, *run)
            if names and kind == _ARRIVES:
                where = tuple(_where(part, last))
                names = (*names, *where) if where else ()
            if names:
                day = part.mention(period.span.start, period.span.end, period=period, name=kind)
                yield Relation(RelationKind.HAPPENED, (day, *names), day.span)


def _happened(part: Part, period: Period, start: int, stop: int) -> tuple[str, int, int] | None:
    """What happened on a date, and where the words say so: behind it, or right before."""
    before = part.text[max(start, period.span.start - _NAME[1]) : period.span.start]
    for kind in KINDS:
        for word in group("cues", kind):
            if before.endswith((word + "于", word + "在")) or (
                word.endswith("于") and before.endswith(word)
            ):
                at = period.span.start - len(before) + before.rindex(word)
                return kind, at, at + len(word)
    behind = part.text[period.span.end : min(stop, period.span.end + _REACH)]
    held = _RANGE.search(part.text, period.span.start, period.span.end) is not None
    found = _HELD.search(behind) if held else _verbs().search(behind) or _voted(behind)
    if found is None or "。" in behind[: found.start()]:
        return None
    if held:
        return _OPENS, period.span.end + found.start(), period.span.end + found.end()
    if _NOT_ONCE.search(behind[: found.start()]) and found.group() in group("cues", _ARRIVES):
        return None
    kind = next(kind for kind in KINDS if found.group() in group("cues", kind))
    after = part.text[period.span.end + found.end() :][:_AFTER]
    if _SINCE.match(after) or (kind == KINDS[0] and found.start() > _RIGHT_BEHIND):
        return None
    return kind, period.span.end + found.start(), period.span.end + found.end()


def _voted(behind: str) -> re.Match[str] | None:
    """The verb of a vote, where no other one stands behind the date."""
    return re.search("|".join(group("cues", _VOTES)), behind)


def _votes(part: Part, start: int, end: int, day: Period, last: int) -> Iterator[Mention]:
    """The ballot right before the day or right behind the verb, which ends at ``last``."""
    before, behind = _BESIDE_VOTE
    for vote in _VOTE.finditer(part.text, start, end):
        leads = vote.end() <= day.span.start and before.fullmatch(
            part.text, vote.end(), day.span.start
        )
        follows = vote.start() >= last and behind.fullmatch(part.text, last, vote.start())
        if (leads or follows) and not _ANY_VOTE.match(vote.group()):
            yield part.mention(*vote.span(), name="=" + vote.group())


def _titles(part: Part, start: int, end: int, kind: str) -> Iterator[Mention]:
    """The names of a sentence; laws have titles, and the session that passed them is no fair; what
    arrives is a craft.
    """
    of_law = kind in _OF_LAWS
    for match in _TITLE.finditer(part.text, start, end):
        if kind == _ARRIVES and not (match["quoted"] and _CRAFT.match(part.text, match.end())):
            continue
        if (of_law and not match["title"]) or (match["title"] or "").endswith(_OF_ANOTHER):
            continue
        yield part.mention(*match.span(), name="=" + match.group(match.lastgroup or 0))


def _taken_up(part: Part, start: int, end: int) -> Iterator[Mention]:
    """The title of the law that a sentence takes up by its last word: 《条例》共10章,自…起施行."""
    short = next(_SHORT_TITLE.finditer(part.text, start, end), None)
    if short is None:
        return
    kind = short[1] or short[2]
    told = [m for m in _FULL_TITLE.finditer(part.text, 0, start) if m[1].endswith(kind[-1])]
    if told and told[-1][1].endswith(kind) and not told[-1][1].endswith(_OF_ANOTHER):
        yield part.mention(*short.span(), name="=" + told[-1][1])


def _of_held(part: Part, period: Period, titles: Sequence[Mention]) -> Iterator[Mention]:
    """The fair right before the days on which it is held; a forum of it has its own."""
    coded = [title for title in titles if _coded(part, title)]
    if len(coded) == 1:
        yield from coded
        return
    for title in titles:
        name = title.name.removeprefix("=")
        before = part.text[max(0, period.span.start - _REACH) : period.span.start]
        if _EDITION.match(name) and _LEADS_HELD.sub("", before).endswith(name):
            yield title


def _coded(part: Part, title: Mention) -> bool:
    """Whether a name in quotes is the code of one exercise or edition: “海盾-2019”."""
    at = part.text.find(title.name.removeprefix("="))
    quoted = at > 0 and part.text[at - 1] == "“"
    numbered = any(sign.isdigit() for sign in title.name)
    return quoted and (numbered or _CODED.search(part.text, 0, at - 1) is not None)


def _where(part: Part, at: int) -> Iterator[Mention]:
    found = _WHERE.match(part.text, at)
    if found:
        yield part.mention(*found.span(), name="@" + found.group())


def _run(part: Part, period: Period, first: int, last: int) -> Iterator[Mention]:
    """The characters that a name without quotes ends or begins with: before the date or its verb,
    or behind the date.
    """
    text = part.text
    if text[first:last] == _BEARS:
        clause = _CLAUSE.split(text[last : last + _REACH])[0]
        if len(clause) >= _NAME[0]:
            yield part.mention(last, last + len(clause), name="<" + clause[-_NAME[1] :])
        return
    end = min(first, period.span.start)
    end = clock.start() if (clock := _CLOCK.search(text, max(end - _NAME[1], 0), end)) else end
    end -= len(found.group()) if (found := _LEADS.search(text[:end][-4:])) else 0
    # 李某某因病医治无效逝世: the name ends before the cause.
    end = cause.start() if (cause := _CAUSE.search(text, max(end - _REACH, 0), end)) else end
    before = _HAN.findall(text[max(end - _NAME[1], 0) : end] + "|")
    if before and text[max(end - _NAME[1], 0) : end].endswith(before[-1]) and len(before[-1]) > 1:
        yield part.mention(end - len(before[-1]), end, name="<" + before[-1])
    if first > period.span.end:
        behind = text[period.span.end : first].lstrip(",")
        begun = first - len(behind)
        name = _ENDS.split(behind)[0][: _NAME[1]]
        if len(name) >= _NAME[0] and _HAN.fullmatch(name):
            yield part.mention(begun, begun + len(name), name=">" + name)


@cache
def _told() -> re.Pattern[str]:
    votes = "|".join(group("cues", _VOTES))
    return compiled(f"{_verbs().pattern}|{_HELD.pattern}|{votes}")


@cache
def _verbs() -> re.Pattern[str]:
    words = (word for kind in KINDS if kind != _VOTES for word in group("cues", kind))
    return compiled("|".join(sorted(words, key=len, reverse=True)))
