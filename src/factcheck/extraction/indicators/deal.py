"""分别: several figures dealt out to several things."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction import phrases, timespans
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import DIFFERENCES, About, measure_of
from factcheck.extraction.whose.subjects import Name
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: The word that deals figures out.
DEALT = "分别"
#: From one dealt figure to the next: it and what joins them.
_STEP = 2
_AND = ("、", "和")
_YEARLY = "年均"
#: One of several that are numbered, and what is told of by its number alone.
_NUMBER, _INDUSTRY = compiled("第?(?P<number>[一二三四五])"), "产业"
#: Between a part and its whole.
_HOLDS = "占"
#: So short a measure has the words before the first of a list: 地方财政收入、支出.
_BARE = 2


class Line(Struct, frozen=True, gc=False):
    """A clause with one figure at ``at``: its words and names, and what stands before it."""

    words: Sequence[Word]
    at: int
    names: Sequence[Name]
    before: Sequence[About]


def alone(line: Line) -> Line:
    """The clause as it would be written for its figure alone.

    甲、乙产量分别达3吨、5吨 for the second figure is 乙产量达5吨. Where the things stand in the
    clauses before (…115200吨,…17.82亿元,同比分别增长…), the figure gets its own one of ``before``.
    """
    found, at, before = line.words, line.at, line.before
    if phrases.toward(found, phrases.strip_lead(found)):
        line = replace(line, names=())  # 对甲国、乙国进出口分别…: they are partners
    spread = next((i for i in range(at - 1, -1, -1) if found[i].text.endswith(DEALT)), None)
    if spread is None:
        return line
    figures = (i for i in range(spread + 1, len(found)) if found[i].figure)
    first = next((i for i in figures if not timespans.point_in_time(found, i)), at)
    dealt = _run(found, first)
    if at not in dealt or len(dealt) < 2:
        return line
    turn, verb = dealt.index(at), list(found[spread + 1 : dealt[0]])
    told = [found[at], *_whole(found, dealt)]
    things = [[]] if _compares(found[:spread]) else _numbered(_things(found[:spread]))
    at_once = _spoken_of_at_once(things[0], len(dealt)) if len(things) == 1 else []
    if at_once:
        return _clause([*at_once[turn], *verb], told, line.names, before)
    shares = _shares(found[:spread], line, len(dealt))
    if shares:
        names = _named(line.names, _things(found[:spread]), turn)
        return _clause([*shares[turn], *verb], told, names, before)
    if len(things) == len(dealt) and all(things):
        comparison = [word for word in found[:spread] if word.text in group("cues", "comparison")]
        words = [*_thing(things, turn, line.names), *comparison, *verb]
        return _clause(words, told, _named(line.names, things, turn), before)
    levels = [item for item in before if item.aspect not in DIFFERENCES]
    if len(levels) >= len(dealt) and not any(things):
        levels = [levels[turn - len(dealt)]]
        return _clause([*found[:spread], *verb], told, line.names, levels)
    return line


def _clause(
    lead: Sequence[Word], told: Sequence[Word], names: Sequence[Name], before: Sequence[About]
) -> Line:
    """The clause of a figure alone, which is the first word of ``told``."""
    return Line([*lead, *told], len(lead), names, before)


def _whole(found: Sequence[Word], dealt: Sequence[int]) -> Sequence[Word]:
    """What the last of several shares stands before, which they are all shares of: 分别获得3.2%和
    4.3%的选票.
    """
    after = found[dealt[-1] + 1 :]
    shares = all(word.figure and word.figure.unit == "%" for word in (found[i] for i in dealt))
    plain = bool(after) and after[0].text == "的" and all(word.figure is None for word in after)
    return after if shares and plain else ()


def _compares(words: Sequence[Word]) -> bool:
    """Whether words only tell against what something grew: 较上年, 比上年同期, 年均."""
    against = (*group("cues", "than"), *group("cues", "comparison"), _YEARLY)
    return all(word.text in against or word.tag in ("date", "t", "p") for word in words)


def left_over(line: Line, found: Sequence[Word]) -> bool:
    """Whether a figure behind 分别 is not known to be of one of the things: 前5个月,利润分别增长
    11.2%和5.8%. ``line`` is what ``alone`` made of the clause ``found``.
    """
    before = found[: line.at] if line.words is found else ()
    return any(word.text.endswith(DEALT) for word in before)


def silently(line: Line) -> Line:
    """The clause for its figure alone where no word deals the figures out.

    游客人次、总花费增长5%、7% for the second figure is 总花费增长7%; where the things stand in the
    clauses before (…收入达7万元、3万元,增长4%、5%), the figure gets its own one of ``before``.
    """
    found, at, before = line.words, line.at, line.before
    first = at
    while first >= _STEP and found[first - 1].text in _AND and found[first - _STEP].figure:
        first -= _STEP
    dealt = _run(found, first)
    if len(dealt) == 1 or any(found[i - 1].text not in group("cues", "listing") for i in dealt[1:]):
        return line
    turn = dealt.index(at)
    end = next((i for i in range(first - 1, -1, -1) if _thingly(found[i])), -1) + 1
    verb = list(found[end:first])
    if end:
        things = _things(found[:end])
        if len(things) != len(dealt) or not all(things) or found[end - 1].figure:
            return line
        words = [*_thing(things, turn, line.names), *verb, found[at]]
        names = _named(line.names, things, turn)
        return Line(words, len(words) - 1, names, before)
    levels = [item for item in before if item.aspect not in DIFFERENCES][-len(dealt) :]
    if len({item.indicator for item in levels}) < len(dealt):
        return line
    return Line([*verb, found[at]], len(verb), line.names, [levels[turn]])


def _thingly(word: Word) -> bool:
    """Whether a word can end the things of a list: no verb of change, no base of a comparison."""
    return phrases.nominal(word) and word.text not in phrases.table("changes")


def _run(found: Sequence[Word], first: int) -> list[int]:
    """The figure ``first`` and those after it with no more than one word between them."""
    run = [first]
    for index in range(first + 1, len(found)):
        if found[index].figure is not None:
            if index > run[-1] + _STEP:
                break
            run.append(index)
    return run


def _spoken_of_at_once(words: Sequence[Word], number: int) -> list[list[Word]]:
    """城乡居民收入 as 城镇居民收入 and 农村居民收入; nothing where no word speaks of so many."""
    joint = phrases.table("joint")
    for index, word in enumerate(words):
        held = max((one for one in joint if one in word.text), key=len, default="")
        things = joint[held].split("/") if held else []
        if len(things) == number:
            each = (replace(word, text=word.text.replace(held, thing)) for thing in things)
            return [[*words[:index], thing, *words[index + 1 :]] for thing in each]
    return []


def _shares(words: Sequence[Word], line: Line, number: int) -> list[list[Word]]:
    """民营企业占税收、就业的比重, 工业、服务业占生产总值的比重 for each of the shares alone;
    nothing where there are not so many.
    """
    holds = next((i for i, word in enumerate(words) if word.text == _HOLDS), 0)
    if not holds:
        return []
    parts, wholes = _things(words[:holds]), _things(phrases.strip_links(words[holds + 1 :]))
    if not all(parts) or not all(wholes) or sorted((len(parts), len(wholes))) != [1, number]:
        return []
    if len(parts) == 1:
        return [[*words[: holds + 1], *whole] for whole in wholes]
    return [[*_thing(parts, i, line.names), *words[holds:]] for i in range(number)]


def _named(names: Sequence[Name], things: Sequence[Sequence[Word]], turn: int) -> list[Name]:
    """The names for the thing whose turn it is: what stands among things that are no names is none
    (黄金、白银产量).
    """
    later = {thing[0].start for thing in things[1:] if len(thing) <= 1}
    return [_party(name, turn, len(things)) for name in names if name.start not in later]


def _party(name: Name, turn: int, dealt: int) -> Name:
    """Of a joint name with a figure for each party the party whose turn it is."""
    return replace(name, parties=(name.parties[turn],)) if len(name.parties) == dealt else name


def _things(found: Sequence[Word]) -> list[list[Word]]:
    """The things of a list: what stands between 、 and 和."""
    things: list[list[Word]] = [[]]
    for word in phrases.strip_lead(found):
        if word.text in group("cues", "listing"):
            things.append([])
        elif word.text not in group("cues", "comparison"):
            things[-1].append(word)
    return things


def _numbered(things: list[list[Word]]) -> list[list[Word]]:
    """一、二、三产业增加值 with the noun behind each number: 第一产业, 第二产业, 第三产业增加值."""
    *former, last = things
    leads = [_NUMBER.fullmatch(thing[-1].text) if thing else None for thing in former]
    told = _NUMBER.match(last[0].text) if last else None
    if told is None or not leads or not all(leads):
        return things
    noun = last[0].text[told.end() :]
    rest = last[1:]
    if not noun and rest:
        noun, rest = rest[0].text, rest[1:]
    if not noun:
        return things
    each = [lead["number"] for lead in (*leads, told) if lead is not None]
    sign = "第" if noun == _INDUSTRY or "第" in "".join(thing[-1].text for thing in former) else ""
    words = [thing[-1] for thing in former] + [last[0]]
    named = [
        replace(word, text=f"{sign}{number}{noun}", tag="n")
        for word, number in zip(words, each, strict=True)
    ]
    return [
        *([*thing[:-1], name] for thing, name in zip(former, named, strict=False)),
        [named[-1], *rest],
    ]


def _thing(things: list[list[Word]], turn: int, names: Sequence[Name]) -> list[Word]:
    """One of the things, with what the last of them says for all: 甲、乙产量 → 甲产量.

    The subject before the first of them is none of its words.
    """
    last, before = things[-1], things[-2]
    if len(things) == len((last, before)) and names and names[0].start == before[0].start:
        before = [word for word in before if word.start >= names[0].end] or before
    of = next((i for i, word in enumerate(last) if i and word.text == "的"), None)
    if measure_of(last[-1].text) not in ("", last[-1].text) and len(last) == 1:
        measure = replace(last[-1], text=measure_of(last[-1].text))
        last = [last[-1], measure]  # 黄金、镍产量, with 镍产量 for one word
    own = min(len(before), len(last)) if of is None else of  # 甲和乙的支持率
    if own == len(last) > 1 and measure_of(last[-1].text) == last[-1].text:
        own -= 1  # 精炼铜、镍产量
    while own < len(last) - 1 and len(last[own].text) == 1:
        own += 1  # a word that the segmenter cut in two
    thing = things[turn]
    while 0 < own < len(last) - 1 and thing and thing[-1].text.endswith(last[own].text):
        own += 1  # 文化产业、旅游|产业|增加值
    first = [w for w in things[0] if not any(n.start <= w.start < n.end for n in names)]
    bare = turn > 0 and len(thing) == 1 and measure_of(thing[0].text) == thing[0].text
    bare = bare and len(thing[0].text) <= _BARE
    if bare and len(first) > 1 and measure_of(first[-1].text):
        whole = first[-1].text.removesuffix(measure_of(first[-1].text))
        kept = [replace(first[-1], text=whole)] if whole else []
        return [*first[:-1], *kept, *thing]  # 地方财政收入、支出
    told = turn == len(things) - 1 or thing[-1].text.endswith(last[-1].text)
    alone = first if turn == 0 else thing
    if len(alone) > 1 and alone[-1].text.endswith(group("cues", "told-alone")):
        told = True  # 接待游客、旅游花费分别增长
    told = told or (own > 0 and measure_of(phrases.join(thing)) != "" and len(thing) > 1)
    return thing if told else thing + last[own:]
