"""Figures that tell something else than how many of the things beside them there are: ages, what
others ask, what something would come to, and the growth that somebody now expects.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extraction import modality, phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import About, Place
from factcheck.extraction.whose.subjects import PERSON, Name
from factcheck.model import Aspect
from factcheck.rulebook.lexicons import group

_AGE = "年龄"
#: Kinds of names that no living being has.
_AGELESS = ("place", "zone", "company", "institution", "project")
#: What is measured in years of life itself.
_AGES = (_AGE, "寿命", "龄")
#: 60岁以上, 30至40岁 and 17岁时 are no ages of somebody.
_NO_AGE = ("以上", "以下", "及", "至", "到", "时", "高龄")
_EQUALS = "相当于"
_JUBILEE = "周年"
#: One thing, of what it is made up, and what it has so much of.
_ONE, _MADE_UP = "一", ("组成",)
_MEASURES = {"人": "人数", "名": "人数", "area": "面积", "length": "长度"}
_OF = "的"
#: 的 and what is asked.
_ASKED = 2


def revised(place: Place) -> About | None:
    """增长预期从6.5%上调到6.6%, 低于1月份2.9%的预测值: another value of the growth before."""
    last = place.before[-1] if place.before else None
    if last is None or last.aspect is not Aspect.GROWTH or not place.relative:
        return None
    changes = phrases.table("changes")
    left = phrases.strip_links(place.left)
    if any(word.text not in changes and word.tag != "date" for word in left) or not place.left:
        return None
    return replace(last, base=None, falls=False, carried=True, vague=True)


def compared(place: Place) -> About | None:
    """与2010年普查的389万人相比,增加27万人: the value before, of what was just told."""
    led = bool(place.left) and place.left[-1].text == _OF
    behind = bool(place.right) and place.right[0].text in group("cues", "compared")
    if not led or not behind or place.carried is None:
        return None
    return replace(place.carried, carried=True)


def aged(place: Place) -> About | None:
    """41岁, 17岁的小明: an age that nothing names is that of whoever stands beside it."""
    if place.quantity.dimension != "age" or place.quantity.hedge.startswith("以"):
        return None
    after = place.right
    if (after and after[0].text in _NO_AGE) or any(w.text.endswith(_AGES) for w in place.left):
        return None
    of = after[1:] if after and after[0].text == _OF else after
    known = next((name for name in place.names if of and name.start == of[0].start), None)
    person = phrases.right_noun(of) if known is None else [w for w in of if w.end <= known.end]
    person = person or _described(after)
    if not person:
        own = [name for name in place.names if any(w.start == name.start for w in place.left)]
        left = [w for w in place.left if not any(n.start <= w.start < n.end for n in own)]
        left = [w for w in left if w.tag not in ("w", "d", "date", "t", "c", "r", "rz")]
        left = [w for w in left if w.text not in group("cues", "at-an-age")]
        person = left if _somebody(left) else []
    return About(_AGE, Aspect.STOCK, None, _person(person), vague=True)


def _described(after: Sequence[Word]) -> list[Word]:
    """33岁、任职会计的某某某: whoever is described by an age and something else."""
    last = max((at for at, word in enumerate(after[:-1]) if word.text == _OF), default=0)
    listed = bool(after) and after[0].text in group("cues", "listing")
    who = after[last + 1 : last + 2] if last and listed else []
    return [word for word in who if word.tag in ("name", "nr", "nrt")]


def no_age(indicator: str, subject: Name | None) -> bool:
    """Whether an age would be that of a place or a body, which the text spoke of before."""
    return indicator == _AGE and subject is not None and subject.kind in _AGELESS


def _somebody(words: Sequence[Word]) -> bool:
    """Whether the words before an age are no more than who has it: 车上的老人(70多岁)."""
    named = bool(words) and phrases.nominal(words[0]) and phrases.nominal(words[-1])
    return named and all(phrases.nominal(word) or word.text == _OF for word in words)


def bracketed(place: Place) -> About | None:
    """王某某(25岁): the age of whoever stands before the bracket."""
    if place.quantity.dimension != "age" or len(place.left) < _ASKED:
        return None
    who, opens = place.left[-2:]
    if opens.text != "(" or who.tag not in ("nr", "nrt", "x", "name"):
        return None
    return About(_AGE, Aspect.STOCK, None, _person([who]), vague=True)


def _person(words: Sequence[Word]) -> Name | None:
    if not words:
        return None
    return Name(words[0].start, words[-1].end, (phrases.join(words),), PERSON)


def of_one(place: Place) -> About | None:
    """一笔3亿元的资金, 一支18人组成的队伍: how much, or how many, one thing is or has.

    It is not told which one of them.
    """
    led = place.left[-1].text if place.left else ""
    one = led.startswith(_ONE) and led[len(_ONE) :] in group("cues", "unit-of-one")
    after = place.right[1:] if place.right and place.right[0].text in _MADE_UP else place.right
    if not one or len(after) < _ASKED or after[0].text != _OF:
        return None
    noun = phrases.join(phrases.right_noun(after[1:]))
    measure = _MEASURES.get(place.quantity.unit) or _MEASURES.get(place.quantity.dimension, "")
    subject, _, _ = place.head(place.left[:-1])
    money = place.quantity.dimension.startswith("money")
    aspect = Aspect.FLOW if money else Aspect.STOCK
    return About(noun + measure, aspect, None, subject, vague=True) if noun else None


def of_jubilee(place: Place) -> About | None:
    """庆祝建市60周年大会, 对新店成立5周年表示祝贺: what happened so many years ago."""
    if place.quantity.unit != _JUBILEE:
        return None
    marks = (*group("cues", "marks-jubilee"), *group("cues", "listing"))
    last = max((at for at, word in enumerate(place.left) if word.text in marks), default=-1)
    subject, text, _ = place.head(place.left[last + 1 :])
    return About(text, Aspect.DURATION, None, subject) if text else None


def equal(place: Place) -> About | None:
    """相当于12个家庭一年的用电量: something else would come to so much."""
    if not place.counts or not place.left or place.left[-1].text != _EQUALS:
        return None
    noun = phrases.right_noun(place.right)
    after = [word for word in place.rest[len(noun) :] if word.figure is None]
    measure = phrases.right_noun(after[1:]) if after and after[0].text == _OF else []
    text = _EQUALS + phrases.join(noun) + phrases.join(measure)
    return About(text, Aspect.STOCK, None, None, vague=True) if noun and measure else None


def of_standard(place: Place) -> About | None:
    """PUE为1.2,远超国家1.3的标准: what others ask of what was just measured."""
    if len(place.right) < _ASKED or place.right[0].text != _OF or place.carried is None:
        return None
    asked, whose = place.right[1].text, place.left[-1] if place.left else None
    setter = next((w for w in group("cues", "sets") if whose and whose.text.endswith(w)), "")
    if asked not in modality.STANDARDS or whose is None or not setter:
        return None
    subject = Name(whose.start, whose.end, (setter + asked,), "")
    text = place.carried_text
    return About(text + asked, place.carried.aspect, None, subject, carried=True)
