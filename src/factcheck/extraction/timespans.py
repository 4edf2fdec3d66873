"""Lengths of time that only tell when: 5年前, 五年新增岗位100万个."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.clauses import Word
from factcheck.extraction.phrases import OPENING, table, verb_part
from factcheck.model import QuantityKind
from factcheck.rulebook.lexicons import group

#: 5年前, 5年后.
_AROUND = ("前", "后", "以前", "之前", "以后", "之后")
#: 五年累计, 五年来共.
_SINCE = ("新增", "累计", "共", "来", "间")
#: 产量五年累计达38万吨, but not a length that the words before it lead to: 为期三年累计….
_ALTOGETHER = ("累计", "累计新增", "共")
_LEADING_TO_LENGTH = ("through", "uses", "lasts", "in-a-row")
#: Parts of speech of those whose figures a clause tells.
_WHOSE = ("name", "ns")
#: Before a length of time in which something happened, and behind 时间.
_MEANWHILE = ("在", "仅", "仅仅", "短短", "不到", "过去")
_INSIDE_OF = ("里", "内", "中")
_SINCE_THEN = ("来", "以来")
_UTMOST = ("最", "首", "第一")
_WITHIN = "内"
_AROUND_TIME = (*_AROUND, "来", "间", _WITHIN)
#: How long something is that is measured again and again: 全家一年收入.
_A_YEAR = ("一年", "一个月", "一天")


def point_in_time(found: Sequence[Word], index: int) -> bool:
    """Whether a length of time only tells when: 5年前, 建成3年后, 这是极不平凡的五年."""
    figure, after = found[index].figure, found[index + 1 : index + 2]
    if figure is None or figure.dimension != "time" or figure.kind is not QuantityKind.CARDINAL:
        return False
    if index and found[index - 1].text == "的" and not after:
        return any(word.text.endswith("是") for word in found[:index])
    opens = all(word.tag in OPENING or word.tag in _WHOSE for word in found[:index])
    if figure.unit == "年" and after and after[0].text in _ALTOGETHER and _summed(found, index):
        return True  # 产量五年累计达38万吨
    if opens and figure.unit == "年" and after:
        done = after[0].tag == "v" or verb_part(after[0].text) != ""
        done = done and any(word.figure is not None for word in found[index + 2 :])
        done = done and not figure.hedge  # 近3年提升2个百分点
        if after[0].text in _SINCE or done:
            return True  # 五年新增岗位100万个
    if _which_years(found, index) or _meanwhile(found, index):
        return True
    if after and figure.text in _A_YEAR and after[0].text in table("attributes"):
        return True  # 全家一年收入2000元
    goes_on = found[index + 2 : index + 3]
    within = bool(after) and (after[0].text == _WITHIN or (opens and after[0].text in _INSIDE_OF))
    if figure.unit == "年" and within and goes_on:
        return goes_on[0].text != "的"  # 五年内翻番
    utmost = found[index + 2 : index + 3]
    if after and after[0].text in _SINCE_THEN and utmost and utmost[0].text.startswith(_UTMOST):
        return True  # 执行十年来最为严厉的限制
    return bool(after) and after[0].text in _AROUND


def _summed(found: Sequence[Word], index: int) -> bool:
    """Whether a figure follows that a length of time sums up, to which no word leads."""
    before = found[index - 1].text if index else ""
    led = any(before in group("cues", role) for role in _LEADING_TO_LENGTH)
    return not led and any(word.figure is not None for word in found[index + 2 :])


def _meanwhile(found: Sequence[Word], index: int) -> bool:
    """Whether a length of time only tells while what went on: 半年时间,他走了120个村; 在三个月的
    时间里.
    """
    before = found[index - 1].text if index else ""
    after = [word.text for word in found[index + 1 : index + 4]]
    after = after[after[:1] == ["的"] :]
    opens = before in _MEANWHILE or all(word.tag in OPENING for word in found[:index])
    ends = not after[1:] or after[1] in _INSIDE_OF or after[1] in group("cues", "scope")
    return opens and after[:1] == ["时间"] and ends


def _which_years(found: Sequence[Word], index: int) -> bool:
    """Whether the word before tells which years they are: 这五年, 比前五年增长."""
    before = found[index - 1].text if index else ""
    return before.removeprefix("比").removeprefix("较") in group("cues", "around-years")


def _past_time(found: Sequence[Word], index: int, end: int) -> int:
    """Behind 时间里 and its like: 五年时间里(增加了2亿元)."""
    at = index + (index < end and found[index].text == "的")
    if at >= end or found[at].text != "时间":
        return index
    return at + 1 + (at + 1 < end and found[at + 1].text in _INSIDE_OF)


def timeless(found: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words ``[start, end)`` without lengths of time that tell when: 由5年前的(829万元)."""
    kept: list[Word] = []
    index = start
    while index < end:
        if point_in_time(found, index) and not _which_years(found, index):
            index = _past_time(found, index + 1, end)
            if index < end and found[index].text in _AROUND_TIME:
                index += 1
                index += index < end and found[index].text == "的"
            continue
        kept.append(found[index])
        index += 1
    return kept
