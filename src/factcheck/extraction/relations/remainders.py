"""A whole, a part, and what is left: 64个项目已批复46个,剩余18个; 913人中解除86人,尚有827人;
100户中90%脱贫,剩下10户.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Aspect, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: So many characters at their ends tell that several labels name measures of one kind.
_ENDING = 2
#: What may stand before the word for what is left.
_LEADS = compiled(r"^(?:而|但是?|还|仍(?!有)|目前|现在?|如今|只|仅)+")
_PERCENT = "percent"
_MOVED = frozenset((Aspect.GROWTH, Aspect.CHANGE))
#: 除1例外,其余…: what is excepted is a part too.
_EXCEPT = compiled("(?<![解清拆免消排去扣开删])除")


def read(frame: Frame) -> Iterator[Relation]:
    """The remainders of a sentence that has no more than a whole and one part before them.

    With 其中 before the part, the list that it opens is read with its last part.
    """
    told = any(said(frame.text, role) for role in ("rest", "left", "others"))
    if not told or _EXCEPT.search(frame.text) or said(frame.text, "of-which"):
        return
    brackets = addends.bracketed(frame)
    for at, rest in enumerate(frame.figures):
        words = _LEADS.sub("", addends.SEPARATOR.split(frame.before(at))[-1])
        match = _left().search(words)
        if match is None or not addends.amount(rest):
            continue
        before = [
            figure
            for figure in frame.figures[:at]
            if addends.additive(figure.quantity) and not addends.within(figure, brackets)
        ]
        alike = all(figure.quantity.unit == rest.quantity.unit for figure in before)
        if alike and len(before) == 1 and match["sure"]:
            yield from _of_share(frame, before[0], rest)
        if alike and len(before) == len(("whole", "part")) and not said(frame.text, "overlap"):
            whole, part = before
            if _siblings(frame, whole, part, words) or _less(whole, part):
                continue  # 市财政出资10亿元,专项债12亿元,余下6.4亿元由企业融资
            yield Relation(
                RelationKind.SUM if _sure(frame, match, whole) else RelationKind.MAYBE_PARTS,
                (whole.side, part.side, rest.side),
                frame.span_of(whole, rest),
            )


def _of_share(frame: Frame, whole: Figure, rest: Figure) -> Iterator[Relation]:
    """What is left where a share of the whole stands between the two."""
    between = [f for f in frame.figures if whole.end <= f.start and f.end <= rest.start]
    if len(between) != 1 or between[0].quantity.dimension != _PERCENT:
        return
    share = between[0]
    moved = share.claim is not None and share.claim.aspect in _MOVED
    if moved or ";" in frame.part.text[whole.end : rest.start]:
        return
    sides = whole.side, share.side, rest.side
    yield Relation(RelationKind.REST, sides, frame.span_of(whole, rest))


def _sure(frame: Frame, match: re.Match[str], whole: Figure) -> bool:
    """Whether the words tell of all that is left: 剩余8个; 其他企业 where the whole counts 企业."""
    label = frame.part.text[frame.sentence.start : whole.start]
    noun = match["noun"] or ""
    return match["sure"] is not None or (len(noun) >= _ENDING and noun in label)


def _less(whole: Figure, part: Figure) -> bool:
    """Whether what stands first cannot be the whole of what follows."""
    return whole.quantity.magnitude.entirely_below(part.quantity.magnitude)


def _siblings(frame: Frame, whole: Figure, part: Figure, rest: str) -> bool:
    """Whether all three are items of one list: 甲业务76亿元;乙业务31亿元;其他业务20亿元."""
    gap = addends.between(frame, whole.end, part.start)
    label = frame.part.text[frame.sentence.start : whole.start]
    if ";" in gap:
        return True
    alike = len(rest) > _ENDING and label[-_ENDING:] == gap[-_ENDING:] == rest[-_ENDING:]
    return alike and not said(label, "total") and "有" not in label


@cache
def _left() -> re.Pattern[str]:
    """其余14人, 剩余的18个, 尚有827人; 其他企业18家 may as well be the last of three kinds."""
    sure, left, others = ("|".join(group("parts", role)) for role in ("rest", "left", "others"))
    return compiled(
        rf"^(?:(?:(?P<sure>{sure})|{left})的?[^,;:。]{{0,4}}|(?:{others})(?P<noun>[^,;:。]{{0,4}}))$"
    )
