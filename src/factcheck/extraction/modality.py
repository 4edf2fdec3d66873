"""Whether a figure has come true: cues before it, in its sentence, and in the headings above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import TypeVar

from msgspec import Struct

from factcheck.extraction import refuted
from factcheck.extraction.clauses import NOUN_TAGS, Word
from factcheck.model import Modality
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

_READYING = ("准备", "打算")
#: 超出…目标, 完成…计划: a goal or plan that a result is held against is no cue of what is to come.
STANDARDS = ("标准", "限值", "上限", "下限", "红线", "门槛", "要求")
MET = (
    "超出",
    "超额",
    "超过",
    "完成",
    "实现",
    "提前",
    "达到",
    "高于",
    "低于",
    "落实",
    "执行",
    "圆满",
)
_EXPECTED = ("预期", "预期值", "预测", "预测值", "预估", "预估值")
#: 求贤若渴, 若干: no condition.
_NO_CONDITION = compiled(".若(?:[渴干隐谷愚惊狂鹜]|即若离|无人|无其事|指掌)|[宛恍似]若")
#: 局长方若琳的: a name of three characters, where the word for a condition is one of them.
_NAMED = compiled(
    r"(?:^|[^\u4e00-\u9fff]|[长员席任授生士人师者官童记的与和])(?P<surname>.)若[\u4e00-\u9fff]"
)
_NAMED_THEN = compiled(r"[的、,。;:)》在今昨于与和说称指表]|$")
_DENIED = "denied"
_OBJECT = "将"
_ENDED = "了"
_HOLDS = ("共有", "已有", "现有")
_COMES_TO = ("为", "到", "至", "成")


#: Parts of speech of words that only tell when.
_TIMED = ("p", "t", "f", "date", "d")
_AHEAD = (Modality.PLANNED, Modality.TARGET)
#: In a heading they tell that a task or plan is done.
_DONE = ("完成", "超额", "提前", "圆满")
#: 确保完成全年任务 is still to be done.
_STRIVING = ("力争", "确保", "努力", "奋力", "全力", "坚决", "情况", "要", "将")
_GOAL = "目标"
#: What is to come in or be spent; 一般公共预算 names the accounts.
_BUDGETED = compiled("(?:收入|支出|经费|资金)预算数?$")
_MAIN = "主要"
#: What follows states the goal.
_STATES = ("是", "为", ":")
#: What is told of a plan: 计划完成情况, 计划完成率.
_OF_A_PLAN = ("情况", "率", "进度", "比例")
#: How far before a goal it is told that it was reached.
_NEAR = 8


class WordCue(Struct, frozen=True, gc=False):
    """A cue that the word ``index`` of a clause begins with; ``readying`` a noun is no plan."""

    index: int
    told: Modality
    readying: bool


def in_clause(found: Sequence[Word]) -> list[WordCue]:
    """The cues among the words of a clause, in order."""
    cues: list[WordCue] = []
    opens = _openings()
    for index, word in enumerate(found):
        if word.text not in opens and not _opening(word.text):
            continue
        if word.figure is not None or word.tag in ("term", "bracket", "name"):
            continue
        if "".join(w.text for w in found[index : index + 2]) in group("cues", "no-forecast"):
            continue  # 预期寿命 is measured
        if word.text == _OBJECT and _moved(found, index):
            continue  # 将97名嫌疑人遣返, 将三成收入捐出: what is moved, and no plan
        for told in _opening(word.text):
            if told is Modality.PLANNED and word.text != "将" and _met(found, index):
                continue
            if told is Modality.PLANNED and index + 1 < len(found) and found[index + 1].tag == "ul":
                continue  # 准备了1000个面包: it is done
            noun = index + 1 < len(found) and found[index + 1].tag == "n"
            cues.append(WordCue(index, told, noun and word.text in _READYING))
        both = index + 1 < len(found) and _clause_cues().get(word.text + found[index + 1].text)
        if both:
            cues.append(WordCue(index + 1, both, False))  # 要 达到
    return cues


def of_clause(found: Sequence[Word], cues: Sequence[WordCue], at: int) -> Modality | None:
    """What the words of the clause before ``found[at]`` say; ``cues`` are those of the clause."""
    told: Modality | None = None
    after = [word.text for word in found[at + 1 : at + 3]]
    if after[:1] == ["的"] and after[1:] and after[1] in STANDARDS:
        return Modality.STANDARD  # 国家1.3的标准
    for cue in cues:
        if cue.index >= at:
            break
        if cue.told is Modality.ACTUAL and told is not None:
            continue
        if told is Modality.FORECAST and found[cue.index].text == _OBJECT:
            continue  # 预计投票率将在65%以上: nobody plans it
        if cue.readying and cue.index + 1 < at:
            continue  # 准备时间 is no plan
        told = cue.told
    return told


def announced(found: Sequence[Word]) -> Modality | None:
    """What a clause says for those after it that only tells that something is planned, and until
    when: 计划在未来5年,…
    """
    timed = takewhile(_times, reversed(found))
    cue = len(found) - 1 - len(list(timed))
    told = _clause_cues().get(found[cue].text) if 0 <= cue < len(found) - 1 else None
    return told if told in _AHEAD else None


def _times(word: Word) -> bool:
    return (
        word.tag in _TIMED
        or word.text in ("用", "利用", "时间")
        or (word.figure is not None and word.figure.dimension == "time")
    )


def _moved(found: Sequence[Word], index: int) -> bool:
    rest = found[index + 1 :]
    figure = rest[0].figure if rest else None
    if figure is not None:
        return any(word.tag == "v" for word in rest[1:])
    # 将比分锁定为3比1: a thing, what was done to it, and what it came to
    things = list(takewhile(lambda word: word.tag in NOUN_TAGS, rest))
    does = rest[len(things) : len(things) + 2]
    if not things or len(does) < 2 or things[0].text in lexicons.words("openers"):
        return False
    return does[0].tag in ("v", "vn") and does[1].text in _COMES_TO


def _met(found: Sequence[Word], index: int) -> bool:
    later = (word for word in found[index + 1 :] if word.tag not in ("date", "d", "ad"))
    after = next(later, None)
    spends = after is not None and (after.tag.startswith("v") or after.text in ("总", "投资额"))
    if after is not None and after.text in _HOLDS:
        return True  # 计划共有23名医生参与: a plan that is under way
    if found[index].tag in ("n", "vn") and not spends:
        return True  # but 协议总投资, 计划投资额 are still to be spent
    ahead = after is not None and _has_an_object(found, index + 1)
    reach = found[max(index - 5, 0) : index + (1 if ahead else 2)]
    return any(word.text.startswith(MET) for word in reach)


def _has_an_object(found: Sequence[Word], index: int) -> bool:
    """Whether a verb right behind a plan is what is planned: 计划完成投资120亿元; of one that is
    met its figure stands behind the verb, 投资计划完成120亿元.
    """
    behind = found[index + 1 : index + 3]
    things = list(takewhile(lambda word: word.tag in NOUN_TAGS, behind))
    return bool(things) and things[0].text not in _OF_A_PLAN


@lru_cache(maxsize=1 << 14)
def _opening(word: str) -> tuple[Modality, ...]:
    """What the cues say with which a word begins, the shortest first."""
    starts = (word[:length] for length in range(1, len(word) + 1))
    return tuple(filter(None, map(_clause_cues().get, starts)))


class Cues:
    """What a block's string says up to a place in it; its cues are looked for once."""

    def __init__(self, text: str) -> None:
        said = _found(text, _cues("sentence"))
        self._sentence = [cue for cue in said if not _reached(text, cue[0], cue[1])]
        self._paragraph = list(_found(text, _cues("paragraph")))
        self._denials = [
            cue
            for cue in _found(text, _denials())
            if not (_NO_CONDITION.match(text, cue[0] - 1) or _in_a_name(text, cue[0]))
        ]
        self._refuted = list(refuted.stretches(text))

    def of_sentence(self, start: int, end: int) -> Modality | None:
        """What ``[start, end)`` of a sentence says for all that follows in it."""
        return _last(self._sentence, start, end)

    def of_paragraph(self, end: int) -> Modality | None:
        """What the text up to ``end`` says for all that follows in it."""
        return _last(self._paragraph, 0, end)

    def no_fact(self, sentence: int, clause: int, end: int) -> str | None:
        """Why a figure at ``end`` states no fact, ``None`` where it does; the other two are where
        its sentence and its clause begin.

        A condition holds for all that follows in its sentence, a denial for its own clause, a
        verdict on what was said for what stands before it.
        """
        for first, last, (reason, reach) in self._denials:
            if first >= (sentence if reach == "sentence" else clause) and last <= end:
                return reason
        return _DENIED if any(start <= end <= stop for start, stop in self._refuted) else None


def _in_a_name(text: str, at: int) -> bool:
    """Whether the character at ``at`` stands inside somebody's name."""
    found = _NAMED.match(text, max(at - 2, 0)) or _NAMED.match(text, max(at - 1, 0))
    if found is None or found.start("surname") != at - 1:
        return False
    known = found["surname"] in lexicons.words("surnames")
    return known and _NAMED_THEN.match(text, found.end()) is not None


def of_ended(words: Sequence[Word], at: int) -> Modality | None:
    """What a verb that ended tells of the figure right behind it: 到2015年变成了74.6亿元."""
    return Modality.ACTUAL if at > 1 and words[at - 1].text == _ENDED else None


def of_indicator(text: str) -> Modality | None:
    """What an indicator says by its own name: 增长预期, 销量预测值, 支出预算."""
    if text.endswith(_EXPECTED):
        return Modality.FORECAST
    return Modality.PLANNED if _BUDGETED.search(text) else None


def of_heading(text: str) -> Modality | None:
    """What a heading says of the section below; 完成排雷任务 tells of what is done."""
    told = _last(list(_found(text, _cues("heading"))), 0, len(text))
    done = any(word in text for word in _DONE) and not any(word in text for word in _STRIVING)
    return None if told in _AHEAD and done else told


_T = TypeVar("_T")


def _found(text: str, cues: Sequence[tuple[str, _T]]) -> Iterator[tuple[int, int, _T]]:
    """Where each cue stands and what it says, in the order of the cues."""
    for cue, told in cues:
        start = text.find(cue)
        while start >= 0:
            yield start, start + len(cue), told
            start = text.find(cue, start + 1)


def _reached(text: str, start: int, end: int) -> bool:
    """Whether a goal is what a result is held against: 超过预期目标."""
    if not text.startswith(_GOAL, end - len(_GOAL)) or text.startswith(_STATES, end):
        return False
    before = text[max(start - _NEAR, 0) : start].replace(_MAIN, "")
    return any(word in before for word in MET) and not any(word in before for word in _STRIVING)


def _last(found: Sequence[tuple[int, int, Modality]], start: int, end: int) -> Modality | None:
    """What the last cue in ``[start, end)`` says, of several that begin there the first listed."""
    within = [item for item in found if start <= item[0] and item[1] <= end]
    return max(within, key=lambda item: item[0])[2] if within else None


@cache
def _cues(reach: str) -> tuple[tuple[str, Modality], ...]:
    return tuple(
        (cue, Modality(told)) for cue, told, where in lexicons.rows("modality") if where == reach
    )


@cache
def _openings() -> frozenset[str]:
    """What the first of two words may be that make a cue together."""
    return frozenset(cue[:length] for cue in _clause_cues() for length in range(1, len(cue)))


@cache
def _clause_cues() -> dict[str, Modality]:
    return dict(_cues("clause"))


@cache
def _denials() -> tuple[tuple[str, tuple[str, str]], ...]:
    return tuple((cue, (reason, reach)) for cue, reason, reach in lexicons.rows("denials"))
