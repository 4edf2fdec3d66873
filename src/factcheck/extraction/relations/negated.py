"""Those of a whole that are so and those that are not: 抽检1900批次,合格1836批次,不合格64批次;
28个村已通23个,尚有5个未通; and those that are done and those still at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import Item, said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.extraction.relations.partition import opposed
from factcheck.model import Relation, RelationKind
from factcheck.patterns import compiled

#: What is not so, to the end of its words: 未复工的, 尚未完成改造.
_NOT = compiled(r"(?:没有|[未没不])(?:曾|能|有)?(?P<so>[^未没不]{1,6}?)的?$")
_DENIED = compiled("[未没不无非]|否")
_LEADS = compiled("实现|完成|得到|全部|全面|累计|陆续|基本")
_DONE = compiled("已|了|完成|过")
#: Who is still at what others have done: 仍在点票.
_AT_IT = compiled("(?:[正仍还尚]在|等待|待)(?P<what>[^,;:。]{2,6})$")
#: What names nothing.
_FILLING = compiled(
    "^(?:[而但并尚还仍只仅均都则也另又是有的个]|目前|现在?|如今|已经?|剩下|其余|余下)+|[有为达共占是的还仍尚。]+$"
)
#: What tells that the first amount is the whole: 120家企业中, 全市共有36个小区.
_IN_IT = compiled("[^,;:。、]{0,10}[中里内](?:[,已有仅只均共约的]|$)")
_IN_ALL = compiled("[全共总应]")
_LISTED = compiled("[、;]|以及")
_PAIR = 2


def read(frame: Frame) -> Iterator[Relation]:
    """The pairs of a sentence that have nothing in common, with their whole: the only other amount
    of the unit before them. They are all of it where the one denies what the other says.
    """
    brackets = addends.bracketed(frame)
    figures = [f for f in frame.figures if addends.amount(f) and not addends.within(f, brackets)]
    for at in range(_PAIR, len(figures)):
        whole, first, second = _before(figures[: at - 1], figures[at]), figures[at - 1], figures[at]
        if whole is None or not _alike(first, second) or _less(whole, first):
            continue
        end = figures[at + 1].start if at + 1 < len(figures) else frame.sentence.end
        pair = addends.items(frame, (first, second), whole.end, end)
        if said(pair[1].label, "of-which") or said(frame.text, "overlap"):
            continue
        sides, span = (whole.side, first.side, second.side), frame.span_of(whole, second)
        thing = addends.between(frame, whole.end, first.start)
        if _denies(pair[0], pair[1], thing) or _denies(pair[1], pair[0], thing):
            more = said(frame.part.text[second.end : frame.sentence.end], "rest")
            kind = RelationKind.PARTS if more else RelationKind.SUM
            yield Relation(kind, sides, span, sure=not more)
        elif _in_whole(frame, whole, thing) and (_still(*pair) or _opposed(frame, whole, pair)):
            yield Relation(RelationKind.PARTS, sides, span, sure=False)


def _denies(item: Item, other: Item, thing: str) -> bool:
    """Whether the words of ``other`` deny just what those of ``item`` say; ``thing`` holds the name
    of what both count.
    """
    so = item.label + item.tail
    if _DENIED.search(so):
        return False
    for words, rest in ((other.label, other.tail), (other.tail, other.label)):
        words = _FILLING.sub("", words)
        denied = _NOT.search(words)
        if denied is None or not _names_no_other(words[: denied.start()] + rest, thing):
            continue
        what = denied["so"]
        told = _told_of(what, item, thing)
        if told and (len(what) > 1 or _DONE.search(so) or so.startswith(what)):
            return True
    return False


def _told_of(what: str, item: Item, thing: str) -> bool:
    """Whether the words of an item say that, and nobody else's name stands before it: 审结."""
    if not addends.follows(what, item.label):
        return _names_no_other(item.label, thing) and addends.follows(what, item.tail)
    if item.label == thing:
        return True  # right behind its whole: 32个标段已开工25个
    before = _FILLING.sub("", item.label[: item.label.index(what[0])])
    return len(_LEADS.sub("", before)) <= 1


def _names_no_other(words: str, thing: str) -> bool:
    """Whether words name nothing, or the thing that is counted."""
    name = _FILLING.sub("", words)
    return not name or name in thing


def _still(item: Item, other: Item) -> bool:
    """Whether some have done what others are still at: 23个已经完成点票,6个仍在点票."""
    done = item.label + item.tail
    at_it = _AT_IT.search((other.tail or other.label).rstrip("。"))
    if at_it is None or _DONE.search(done) is None or _DENIED.search(done):
        return False
    return any("".join(pair) in done for pair in pairwise(at_it["what"]))


def _opposed(frame: Frame, whole: Figure, pair: Sequence[Item]) -> bool:
    """Whether words that share a whole out name the two, and not the first amount with them:
    20枚金牌,17枚银牌和12枚铜牌.
    """
    figures = (whole, *(item.figure for item in pair))
    row = addends.items(frame, figures, frame.sentence.start, frame.sentence.end)
    return opposed(pair) and not opposed(row)


def _in_whole(frame: Frame, whole: Figure, behind: str) -> bool:
    """Whether the words around the first amount tell that what follows is of it, and no more of
    one list with it: 107枚金牌、81枚银牌.
    """
    before = addends.SEPARATOR.split(addends.between(frame, frame.sentence.start, whole.start))[-1]
    told = _IN_IT.match(behind) is not None or _IN_ALL.search(before) is not None
    return told and _LISTED.search(behind) is None


def _before(figures: list[Figure], part: Figure) -> Figure | None:
    """The one amount before the pair that is counted alike."""
    fitting = [figure for figure in figures if _alike(figure, part)]
    return fitting[0] if len(fitting) == 1 else None


def _alike(a: Figure, b: Figure) -> bool:
    return addends.one_unit(a.quantity, b.quantity)


def _less(whole: Figure, part: Figure) -> bool:
    return whole.quantity.magnitude.entirely_below(part.quantity.magnitude)
