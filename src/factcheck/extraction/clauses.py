"""Sentences, clauses and words around the figures of one block of text.

All offsets are into the block's string (its view read as one), where figures and dates are atoms:
a separator inside ``1,137.07`` or ``1月9日`` splits nothing, and no word crosses their edge.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from factcheck import segmentation
from factcheck.model import Period, Quantity
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

_SENTENCE_END = compiled(r"[。!?…\n]+[”’\"')》\]]*")
#: 其中, opens a list and is no clause of its own.
_CLAUSE_END = compiled(r"[,;:。!?…\n—](?:(?<=—)—+|(?<!—)(?<!其中[,;:。!?…\n])[,;:。!?…\n]*)")
#: Headlines part their clauses by a space.
_HEADLINE_CLAUSE_END = compiled(
    rf"{_CLAUSE_END.pattern}|(?<=[\u3400-\u9fff”》)]) +(?=[\u3400-\u9fff“《])"
)
_BRACKETED = compiled(r"《[^《》\n]{1,60}》|\([^()\n。]{1,120}\)")
#: Two places that hold something together, whose names a dash joins: 中国—云泽博览会.
_DASHED = r"[\u3400-\u9fff]{2,4}—{1,2}[\u3400-\u9fff]{2,10}?"
#: What is quoted without a stop inside is a name, a slogan or a term, not speech.
_TERM = compiled(r"《[^《》\n]{1,60}》|“[^“”,;:。!?\n]{1,16}”|\([^()\n]{1,120}\)")
#: What the segmenter does not part: it takes 占 and 该 into an unknown name after them, knows no
#: 比上月, 比前(五年) and 率为, has 价格上涨 for one word, and 重要 for the end of 比重要. It takes
#: 从 and 据 into the name of a place that it does not know, 指 before a comma into who says so, and
#: 有 behind 指 into it; it knows no 合共.
_PARTED = compiled(
    r"(占(?![据地有领用先线位卜])|(?<![应活本])该(?!死|校)|比(?=[上去前][年月周季期]|前\Z)"
    r"|(?<=[率口例额])[为达]"
    r"|(?:从(?![事业前此而来未中小军容严众属今政头])|\A据(?![点守此实说称悉为理险报]))"
    r"(?=[\u3400-\u9fff]{2,3}?[省市县区旗镇]))"
    r"|(?<=[价格])(?=上涨|下跌|下降|回升|回落)|(?<=例)(?=共)|(?<=比重)(?=要)"
    r"|(?<=[者员方])(?=[指称]\Z)|(?<=[指称])(?=[有至共])"
    r"|(?<=合共)(?<![综联整]合共)(?=[\u3400-\u9fff])"
)
#: 比 right before a date, where it ends no word.
_COMPARES = compiled(r"(?<=[^同环占])比\Z")
#: 从 right before a figure, where it ends no word.
_COMES_FROM = compiled(r"(?<=[^自服听跟经理缘事来案无])[从由]\Z")
#: Verbs with how well they are done (建强, 办好) and the copula after one character (这是):
#: too many for a dictionary, and no names.
_DOES = compiled(
    r"[建做办抓用管筑守唱讲答盘扩补壮搞落压织扎育][强优大好牢实亮深细精严稳准活透密]|.[是为]"
)
#: First characters of unknown words that are no names: 我谨, 另据, 需到.
_PRONOUNS = frozenset("我你他她您咱")
#: The dictionary knows 这家 and 这位, and not 这名 and 那艘.
_POINTS = frozenset("这那该此")
_PARTICLES = frozenset("不未已并但另需须还又再更均都也就才则若虽因从被把让与或之此惟亦仍")
#: Cheap to look for: nothing is parted without one of these.
_PARTS = compiled("[占该比为达涨跌降升落共要从据]|[者员方][指称]|[指称]有")
#: Behind a length of time they tell when, and so many characters tell whether they end there.
_AROUND, _AHEAD = ("前", "后"), 8
#: The longest sentences of reports have some 500 code points. What tells of a figure is looked for
#: all over its sentence, which takes the longer the more figures it holds.
_LONGEST = 2_000
#: Parts of speech that a noun phrase holds, in a name as in an indicator.
NOUN_TAGS = frozenset(
    [
        "name",
        "n",
        "ns",
        "nr",
        "nt",
        "nz",
        "nrt",
        "nrfg",
        "ng",
        "x",
        "j",
        "vn",
        "an",
        "b",
        "eng",
        "l",
        "i",
        "s",
        "g",
        "a",
        "ag",
        "zg",
    ]
)


class Word(Struct, gc=False):
    """A word, or an atom that stands for one: a figure, a date, a quoted term, a bracket.

    ``tag`` is the part of speech; ``figure``, ``date``, ``name``, ``term`` and ``bracket`` for the
    atoms. Words are never changed; there are too many of them to have that enforced.
    """

    text: str
    tag: str
    start: int
    end: int
    figure: Quantity | None = None
    period: Period | None = None


class Clause(NamedTuple):
    """A stretch between two separators; ``mark`` is the separator after it."""

    start: int
    end: int
    mark: str


class Sentence(NamedTuple):
    """A sentence of a block with its clauses; not ``whole`` where it is a stretch of one that is
    too long to be read at once.
    """

    start: int
    end: int
    clauses: tuple[Clause, ...]
    whole: bool = True


def sentences(
    text: str, atoms: Sequence[tuple[int, int]], *, headline: bool = False
) -> Iterator[Sentence]:
    """The sentences of a block's string; ``atoms`` are the ranges that nothing may split.

    In a ``headline`` a space parts two clauses.
    """
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    joint = [match.span() for match in _joint().finditer(text)] if "—" in text else []
    ranges = (*atoms, *brackets, *joint)
    for sentence in _sentences(text, ranges, _HEADLINE_CLAUSE_END if headline else _CLAUSE_END):
        if sentence.end - sentence.start <= _LONGEST:
            yield sentence
        else:
            yield from _stretches(sentence, ranges)


@cache
def _joint() -> re.Pattern[str]:
    occasions = "|".join(map(re.escape, group("cues", "occasion")))
    return compiled(f"{_DASHED}(?:{occasions})")


def _stretches(sentence: Sentence, ranges: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    """A sentence of any length in stretches of whole clauses; of parts of those, if need be."""
    within = {at for start, end in ranges for at in range(start + 1, end)}
    clauses: list[Clause] = []
    for clause in sentence.clauses:
        left = clause.start
        while clause.end - left > _LONGEST:
            cut = left + _LONGEST
            while cut in within and cut < clause.end:
                cut += 1
            clauses.append(Clause(left, cut, ""))
            left = cut
        if left < clause.end:
            clauses.append(Clause(left, clause.end, clause.mark))
    start, first = sentence.start, 0
    for index, clause in enumerate(clauses[1:], start=1):
        if clause.end - start > _LONGEST:
            yield Sentence(start, clause.start, tuple(clauses[first:index]), whole=False)
            start, first = clause.start, index
    yield Sentence(start, sentence.end, tuple(clauses[first:]), whole=False)


def _sentences(
    text: str, ranges: Sequence[tuple[int, int]], clause_end: re.Pattern[str]
) -> Iterator[Sentence]:
    closed = {at for start, end in ranges for at in range(start, end)}
    clause_ends = [m for m in clause_end.finditer(text) if m.start() not in closed]
    start = 0
    at = 0
    ends = [m.end() for m in _SENTENCE_END.finditer(text) if m.start() not in closed]
    for end in (*ends, len(text)):
        if end <= start:
            continue
        clauses: list[Clause] = []
        left = start
        while at < len(clause_ends) and clause_ends[at].start() < end:
            mark = clause_ends[at]
            if mark.start() > left:
                clauses.append(Clause(left, mark.start(), mark.group()[0]))
            left = mark.end()
            at += 1
        if left < end:
            clauses.append(Clause(left, end, ""))
        if clauses:
            yield Sentence(start, end, tuple(clauses))
        start = end


def words(
    text: str,
    start: int,
    end: int,
    figures: Sequence[Quantity],
    periods: Sequence[Period],
    names: re.Pattern[str] | None = None,
) -> list[Word]:
    """The words of ``text[start:end]``.

    ``figures`` and ``periods`` are those of the block, with spans into ``text``; ``names`` matches
    names that are known whole. A figure wins over a date that it overlaps, both over a quoted term.
    """
    atoms: list[Word] = []
    for figure in figures:
        if start <= figure.span.start and figure.span.end <= end:
            first, last = figure.span.start, figure.span.end
            atoms.append(Word(text[first:last], "figure", first, last, figure=figure))
    for period in periods:
        if (
            start <= period.span.start
            and period.span.end <= end
            and _free(atoms, period.span.start, period.span.end)
        ):
            first, last = period.span.start, period.span.end
            word = Word(text[first:last], "date", first, last, period=period)
            insort(atoms, word, key=_start)
    for match in _TERM.finditer(text, start, end):
        if _free(atoms, match.start(), match.end()):
            tag = "bracket" if match.group()[0] == "(" else "term"
            insort(atoms, Word(match.group(), tag, match.start(), match.end()), key=_start)
    found: list[Word] = []
    offset = start
    for atom in atoms:
        last = atom.start
        leads = _COMES_FROM if atom.period is None else _COMPARES
        if atom.tag in ("figure", "date") and leads.search(text, offset, last):
            last -= 1  # 价格比上年上涨, 车站数从58座增至66座
            found += _cut(text, offset, last, names)
            offset = last
        found += _cut(text, offset, atom.start, names)
        found.append(atom)
        offset = atom.end
        if atom.figure is not None and _runs_on(text, atom, end):
            found.append(Word(text[offset], "f", offset, offset + 1))
            offset += 1
    return found + _cut(text, offset, end, names)


def _runs_on(text: str, length: Word, end: int) -> bool:
    """Whether the segmenter takes 前 behind a length of time into a word that it makes up:
    50年|前经, 十年|前种.
    """
    offset = length.end
    if length.figure is None or length.figure.dimension != "time":
        return False
    if not text.startswith(_AROUND, offset) or offset + 1 >= end:
        return False
    word = next(iter(segmentation.cut(text[offset : min(offset + _AHEAD, end)])), "")
    return len(word) > 1 and segmentation.tag(word) == "x"


def _start(word: Word) -> int:
    return word.start


def _free(atoms: list[Word], start: int, end: int) -> bool:
    """Whether none of the atoms, which stand in order, reaches into ``[start, end)``."""
    at = bisect_left(atoms, end, key=_start)
    return not at or atoms[at - 1].end <= start


def _cut(text: str, start: int, end: int, names: re.Pattern[str] | None) -> list[Word]:
    found: list[Word] = []
    for match in names.finditer(text, start, end) if names is not None else ():
        found += _plain(text, start, match.start())
        found.append(Word(match.group(), "name", match.start(), match.end()))
        start = match.end()
    return found + _plain(text, start, end)


def _plain(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch without atoms and names."""
    return [
        Word(word, tag, start + first, start + last)
        for word, tag, first, last in _segment(text[start:end])
    ]


@lru_cache(maxsize=1 << 12)
def _segment(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """The words of a text with tag and place, without spaces.

    Kept, since every text is read twice: for whom it speaks of, and for what it says.
    """
    found: list[tuple[str, str, int, int]] = []
    start, whole = 0, group("cues", "one-word")
    pieces = filter(None, _PARTED.split(text)) if _PARTS.search(text) else (text,)
    for piece in pieces:
        for word in segmentation.cut(piece):
            end = start + len(word)
            joined = found[-1][0] + word if found and found[-1][3] == start else ""
            if joined in whole:
                found[-1] = (joined, _tag(joined), found[-1][2], end)
            elif not word.isspace():
                found.append((word, _tag(word), start, end))
            start = end
    return tuple(found)


@cache
def _tag(word: str) -> str:
    told = _tags().get(word)
    if told is not None:
        return told
    if word in _places():
        return "ns"
    if word[0] in _POINTS and word[1:] in group("cues", "individual"):
        return "r"
    tag = segmentation.tag(word)
    if tag == "x" and word[0] in _PRONOUNS:
        return "r"
    if tag == "x" and word[0] in _PARTICLES:
        return "d"
    return "v" if tag == "x" and (word in _verbs() or _DOES.fullmatch(word)) else tag


@cache
def _tags() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("tags")}


@cache
def _places() -> frozenset[str]:
    return frozenset(lexicons.words("places"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicons.words("verbs"))
