"""How long: what took or lasted a length of time, or has gone on for so long."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import Place
from factcheck.extraction.whose.subjects import kind_of
from factcheck.model import QuantityKind
from factcheck.rulebook.lexicons import group

#: 连续3年: years are counted, and what they were like follows.
_IN_A_ROW = "连续"
#: How many words of a predicate tell what was done.
_PREDICATE = 3
#: The longest that tells what was done in a length of time.
_SPELL = 16
_TERMS = ("“", "”")
_LONG = "时长"
_TIME = "时间"
_DEVELOPMENT = "发展"
_USED = "用时"
_SPENT = ("用", "只用", "仅用", "耗时", "花", "只花", "仅花")


def spell(place: Place, text: str) -> str:
    """What took or lasted a length of time, where it follows the figure: 用十五天走完全程,
    经过两年的试运行, 连续44年无火灾; 持续时间 for 持续了半个小时.

    ``text`` is what stands before the figure.
    """
    if place.quantity.dimension != "time" or place.quantity.kind is not QuantityKind.CARDINAL:
        return ""
    left = [word for word in place.left if word.tag not in ("ul", "w")]
    last, after = (left[-1].text if left else ""), place.right
    if after and after[0].text in group("cues", "around-time"):
        done = phrases.predicate(after[1:]) if kind_of(text) else []
        return phrases.join(done[:_PREDICATE]) + _LONG if done else ""  # 三年来, 两年前
    through = {last, phrases.join(left[-2:])} & set(group("cues", "through"))
    if through and after and after[0].text == "的":
        return phrases.join(_lasting(after[1:]) or phrases.predicate(after[1:]))
    if last in group("cues", "uses") and after and after[0].text == _TIME and _figurative(place):
        return _DEVELOPMENT + _LONG
    if last in group("cues", "uses") or (place.opens and not left):
        return _done_in(place, last)
    if text not in ("", last):
        return ""
    if last in group("cues", "lasts"):
        return last if last.endswith("时") else last + "时间"
    said = phrases.join(phrases.predicate(after)) if last == _IN_A_ROW else ""
    return said and _IN_A_ROW + said


def went_on(place: Place, text: str) -> str:
    """增加值增长5%、连续24个月保持两位数增长: what has gone on so long, where it was told right
    before.
    """
    last = place.before[-1] if place.before else None
    said = text.removeprefix(_IN_A_ROW)
    alone = place.listed and phrases.join(place.left[1:]) == _IN_A_ROW
    told = last is not None and said != text and alone
    return last.indicator + said if told and last is not None else ""


def _lasting(found: Sequence[Word]) -> list[Word]:
    """What lasted so long, with all that describes it: (为期6天的)离散家属团聚活动."""
    run = list(takewhile(_describes, found))
    while run and not phrases.nominal(run[-1]):
        run.pop()
    short = len(phrases.join(run)) <= _SPELL
    return run if run and short else phrases.right_noun(found)


def _describes(word: Word) -> bool:
    inside = phrases.nominal(word) or word.tag in ("v", "term", "date") or word.text in _TERMS
    return inside and word.figure is None and word.text not in group("cues", "held")


def _figurative(place: Place) -> bool:
    """Whether what was done is a figure of speech: 用30年时间书写“凤凰涅槃”的篇章."""
    return bool(place.rest) and place.rest[-1].text in group("cues", "figurative")


def _done_in(place: Place, uses: str) -> str:
    """What was done in a length of time, with the measures of it: 走完755公里用时."""
    done = [word for word in phrases.strip_lead(place.rest) if word.tag != "bracket"]
    told = phrases.join(done)
    if uses.startswith(_SPENT) and (not place.rest or place.rest[0].text == "的"):
        return _USED  # 只用97日
    if not done or done[0].tag not in ("v", "i") or len(told) > _SPELL:
        return ""
    if uses:
        return told + _USED
    return "" if any(word.figure is not None for word in done) else told
