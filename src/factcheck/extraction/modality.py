"""Whether a figure has come true: cues before it, in its sentence, and in the headings above."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extraction.clauses import Word
from factcheck.model import Modality
from factcheck.rulebook import lexicons

_READYING = ("准备", "打算")
#: 超出…目标, 完成…计划: a goal or plan that a result is held against is no cue of what is to come.
_STANDARDS = ("标准", "限值", "上限", "下限", "红线", "门槛", "要求")
_MET = (
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


def of_clause(found: Sequence[Word], at: int) -> Modality | None:
    """What the words of the clause before ``found[at]`` say."""
    told: Modality | None = None
    after = [word.text for word in found[at + 1 : at + 3]]
    if after[:1] == ["的"] and after[1:] and after[1] in _STANDARDS:
        return Modality.STANDARD  # 国家1.3的标准
    for index in range(at):
        word = found[index]
        if word.figure is not None or word.tag in ("term", "bracket", "name"):
            continue
        if index + 1 < at:
            pair = word.text + found[index + 1].text  # 要 达到
            told = _clause_cues().get(pair, told)
        starts = (word.text[:length] for length in range(1, len(word.text) + 1))
        for modality in filter(None, map(_clause_cues().get, starts)):
            if modality is Modality.PLANNED and word.text != "将" and _met(found, index):
                continue
            if modality is Modality.ACTUAL and told is not None:
                continue
            if word.text in _READYING and index + 1 < at and found[index + 1].tag == "n":
                continue  # 准备时间 is no plan
            told = modality
    return told


def _met(found: Sequence[Word], index: int) -> bool:
    later = (word for word in found[index + 1 :] if word.tag not in ("date", "d", "ad"))
    after = next(later, None)
    if found[index].tag in ("n", "vn") and (after is None or not after.tag.startswith("v")):
        return True
    return any(word.text.startswith(_MET) for word in found[max(index - 5, 0) : index + 2])


def of_sentence(text: str) -> Modality | None:
    """What the sentence says in its ``text`` so far for all that follows in it."""
    return _last(text, "sentence")


def of_paragraph(text: str) -> Modality | None:
    """What the paragraph says in its ``text`` so far for all that follows in it."""
    return _last(text, "paragraph")


def of_heading(text: str) -> Modality | None:
    """What a heading says of the section below."""
    return _last(text, "heading")


def _last(text: str, reach: str) -> Modality | None:
    last, told = -1, None
    for cue, modality in _cues(reach):
        place = text.rfind(cue, max(last, 0))
        if place > last:
            last, told = place, modality
    return told


def no_fact(sentence: str, clause: str) -> str | None:
    """Why a figure states no fact, by its sentence and clause up to it; ``None`` where it does.

    A condition holds for all that follows in its sentence, a denial for its own clause.
    """
    for cue, reason, reach in _denials():
        if cue in (sentence if reach == "sentence" else clause):
            return reason
    return None


@cache
def _cues(reach: str) -> tuple[tuple[str, Modality], ...]:
    return tuple(
        (cue, Modality(told)) for cue, told, where in lexicons.rows("modality") if where == reach
    )


@cache
def _clause_cues() -> dict[str, Modality]:
    return dict(_cues("clause"))


@cache
def _denials() -> tuple[tuple[str, ...], ...]:
    return lexicons.rows("denials")
