"""What a clause compares with: the base of a growth, and the value that was left behind.

A date there tells no time of the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factcheck.extraction.clauses import Word
from factcheck.extraction.phrases import nominal, table
from factcheck.extraction.whose.subjects import ACTOR, Name
from factcheck.model import Period
from factcheck.rulebook.lexicons import group

_OR = ("或", "或者", "抑或")
_FROM = ("由", "从")
_GROUND = ("基础上", "基础")
_COMPARED = ("比", "较", "与", "跟", "同", "和", "不及", "不如", "相比", "对比", "比较")
_THAN = ("比", "较")
_AND = "和"
#: Verbs that plan what the verb behind them says.
_PLANS, _DOES = ("计划", "规划"), ("v", "vn")
_EQUALS = ("是", "相当于")
_EQUAL_TO = (*_EQUALS, "为", "约为", "仅为")
_BUT = ("而", "但")
_BEGINNING = "初"
_YEAR_BEFORE = ("上年", "去年", "上一年")
_AMOUNTS_TO = frozenset(("为", "是", "有", "达", "则", "仅", "只", "仅为", "则为", "约", "同期"))
#: 与…相比 has three words at least.
_COMPARING = 3
#: From the date of a value that was left behind to the value, and from there to the new one.
_REACH = 6
_TO = ("到", "至", "为", "成")

#: What a value goes beyond, or goes on with: 超过去年, 延续去年的增长.
_BEYOND = ("超过", "高于", "低于", "多于", "少于", "好于", "不及", "延续", "扭转", "赶超")


def own_time(words: Sequence[Word], at: int) -> Period | None:
    """The time of a value that is compared with: 较去年的102万人次减少, 由上年的25%提高到30%."""
    left = _left_in(words, at)
    if left is not None:
        return words[left].period
    behind = words[at + 1].text if at + 1 < len(words) else ""
    than = _than_value(words, at)
    if than is not None:
        return than.period
    if words[0].text in group("cues", "beside") and behind in group("cues", "compared"):
        return next((word.period for word in words[:at] if word.period is not None), None)
    before = at - 2 if at > 1 and words[at - 1].text == "的" else at - 1
    if before < 1:
        return None
    if words[before - 1].text not in _COMPARED and not _with_another(words, before):
        return None
    figure = words[at].figure
    if figure is None or figure.unit in ("%", "‰") or figure.dimension == "multiple":
        return None
    return words[before].period


def _than_value(words: Sequence[Word], at: int) -> Word | None:
    """The date of a value that is compared with by name: 较(去年)最大负荷2846万千瓦增长5.8%."""
    after = words[at + 1 : at + 2]
    if not after or after[0].text not in table("changes"):
        return None
    run = list(takewhile(nominal, reversed(words[:at])))
    date = at - len(run) - 1
    if not run or date < 1 or words[date].period is None or words[date - 1].text not in _THAN:
        return None
    return words[date]


def is_base(words: Sequence[Word], at: int) -> bool:
    """Whether the date words[at] tells no time, or that of one value alone: 较2020年, 比上年,
    “十四五”规划目标, 由上年的25%提高到30%, 是2019年全年的总和.
    """
    value = next((i for i in range(at + 1, len(words)) if words[i].figure is not None), None)
    if value is not None and _left_in(words, value) == at:
        return True
    after = next((word.text for word in words[at + 1 : at + 3] if word.tag != "w"), "")
    if at == 0 and after in _PLANS and words[at + 2 : at + 3] and words[at + 2].tag in _DOES:
        return False  # 2025年计划投资135亿元
    if after.startswith(("规划", "计划", "目标", "纲要", "开局", "收官", "起步", "良好", "圆满")):
        return True
    if words[at].text.endswith(_BEGINNING) and after.startswith(group("cues", "set-then")):
        return any(word.text == "的" for word in words[at + 1 : at + 4])  # 年初承诺的33项实事
    if after.endswith(group("cues", "goal")) and _reached(words[at + 1 :]):
        return True  # 完成全年任务的80%
    if words[at].text.endswith("来") and after.startswith(group("cues", "utmost")):
        return True  # 有效应对1961年以来最强降雨
    times = words[at + 2].figure if at + 2 < len(words) and words[at + 1].text == "的" else None
    if times is not None and times.dimension == "multiple":
        return True  # 是去年同期的5.4倍
    if times is not None and times.unit == "%" and at and words[at - 1].text in _EQUAL_TO:
        return True  # 为上年的95%
    if at and at + 1 < len(words) and words[at - 1].text in _EQUALS:
        return True  # 是1950年到2002年53年的总和, 是1990年有统计以来最少的一年
    if at > 1 and words[at - 1].text == "于":
        # 某某航空成立于1992年,现有飞机12架
        before = words[at - 2].text
        began = before in (*group("cues", "founded"), *group("cues", "began"))
        return began or before + "于" in group("cues", "against")  # 快于2024年
    if at > 0 and words[at - 1].text.endswith("于"):
        return words[at - 1].text in (*group("cues", "against"), *_BEYOND)
    return at > 0 and (words[at - 1].text in (*_COMPARED, *_BEYOND) or _with_another(words, at))


def _reached(found: Sequence[Word]) -> bool:
    """Whether so much of a goal, with which words begin, was reached: (全年)任务的80%."""
    figure = next((w.figure for w in found[1:3] if w.figure or w.text != "的"), None)
    return figure is not None and figure.unit == "%"


def in_passing(words: Sequence[Word], at: int) -> bool:
    """Whether a clause tells no more than the value of the year before: …,上年为32亿元,同比增长15%.

    What follows is told of the time before it again.
    """
    if not words[at].text.startswith(_YEAR_BEFORE):
        return False
    if any(word.tag != "w" and word.text not in _BUT for word in words[:at]):
        return False
    rest = list(takewhile(lambda word: word.figure is None, words[at + 1 :]))
    told = len(words) > at + 1 + len(rest)
    return told and all(word.text in _AMOUNTS_TO for word in rest)


def _with_another(words: Sequence[Word], at: int) -> bool:
    """Whether the date tells when somebody else had what is compared with: 较某某某2007年首度参选,
    是某某某2011年参选时的七成.
    """
    plain = reversed(words[:at])
    run = list(takewhile(lambda w: w.text not in _THAN and (nominal(w) or w.text == "的"), plain))
    led = words[at - len(run) - 1] if 0 < len(run) < min(at, _REACH) else None
    if led is None or led.figure is not None:
        return False
    if led.text in _THAN:
        return True
    value = words[at + 2].figure if at + 2 < len(words) and words[at + 1].text == "的" else None
    if led.text in _COMPARED and value is not None:
        return True  # 与某某某2011年的1032票相若
    values = (i for i in range(at + 2, len(words)) if words[i - 1].text == "的")
    shares = (words[i].figure for i in values if words[i].figure is not None)
    parts = (f.unit == "%" or f.dimension in ("ratio", "multiple") for f in shares if f)
    return led.text in _EQUALS and any(parts)


def other(words: Sequence[Word], at: int) -> Name | None:
    """Whose a value is with which one is compared: 与某某某2011年的1032票相若, 较邻市的38家多."""
    end = at - 1
    if end < 1 or words[end].text != "的":
        return None
    end -= words[end - 1].period is not None
    start = end
    while start and nominal(words[start - 1]) and words[start - 1].text not in _COMPARED:
        start -= 1
    run = words[start:end]
    if not run or not start or words[start - 1].text not in _COMPARED:
        return None
    if start > 1 and words[start - 1].text == _AND and nominal(words[start - 2]):
        return None  # 来自11个国家和地区的(12支队伍)
    text = "".join(word.text for word in run)
    return Name(run[0].start, run[-1].end, (text,), ACTOR) if len(text) > 1 else None


def _left_in(words: Sequence[Word], at: int) -> int | None:
    """Where the date of the value ``words[at]`` stands if that value was left behind in it:
    由(上年)的25%提高到30%; ``None`` for others.
    """
    before = range(at - 1, max(at - _REACH, 0), -1)
    date = next((i for i in before if words[i].tag in ("date", "figure", "w")), None)
    if date is None or words[date].period is None or words[date - 1].text not in _FROM:
        return None
    if any(word.text in _TO for word in words[date + 1 : at]):
        return None  # 从2019年到2024年的5年
    after = words[at + 1 : at + _REACH]
    new = next((i for i, word in enumerate(after) if word.figure is not None), 0)
    if any(word.tag == "w" for word in after[:new]):
        return None
    return date if any(word.text.endswith(_TO) for word in after[:new]) else None


def compared_with(words: Sequence[Word]) -> str | None:
    """What a clause that only compares tells: 与去年同期相比, 2005年与2000年相比."""
    while words and words[0].tag == "date":
        words = words[1:]
    if not words or (words[0].text not in _COMPARED and words[0].text not in _BUT):
        return None
    words = [word for word in words if word.text not in _BUT]
    if len(words) < _COMPARING or words[0].text not in _COMPARED:
        return None
    if not words[-1].text.endswith(_COMPARED[-3:]):
        return None
    told = "".join(word.text for word in words[1:])
    for ending in _COMPARED[-3:]:
        told = told.removesuffix(ending)
    return told or None


def alternative(words: Sequence[Word], at: int) -> bool:
    """Whether the figure is one of several that it may be: 市价的一半或三分之二."""
    behind = len(words) > at + 2 and words[at + 1].text in _OR and words[at + 2].figure is not None
    return behind or (at > 1 and words[at - 1].text in _OR and words[at - 2].figure is not None)


def old_value(words: Sequence[Word], at: int) -> bool:
    """Whether the figure is the value that was left behind: 由25%提高至80%, 在25%的基础上提高."""
    if any(word.text in _GROUND for word in words[at + 1 : at + 3]):
        return True
    back = [word.text for word in words[max(at - 4, 0) : at]]
    return any(text in _FROM for text in back) and at + 1 < len(words)
