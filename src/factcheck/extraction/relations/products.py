"""So many things, how much each has, and all of it: 9名干部每人发放800元,合计7200元;
1200人,分24个班,每班50人; 每户补助2000元,1200户共补助240万元.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations.averages import CLAUSE, counts, is_total, moved, number, rounded
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled

#: From the things to what each has: 名干部每人发放, 个班,每班. No clause stands between.
_PER = compiled(
    r"(?P<noun>[^,;。:、]{0,10}?)[,、(]?[^,;。:、]{0,4}?每一?(?P<thing>[^,;。:、各]{1,3}?)(?P<does>[^,;。:、]{0,8})"
)
_EACH_OF = compiled(
    r"(?:^|[,;:、。])[^,;。]{0,8}每一?(?P<unit>[^,;。:、0-9]{1,2}?)[^,;。:、0-9]{0,6}$"
)
#: What sums up, between what each has and all of it.
_SUMMED = compiled(
    r"(?P<of>[^,;。:、0-9]{0,6})[,(]?(?:合[计共]|共计?|总计|总共|总额|累计|一共|总|计)[^,;。:、]{0,8}"
)
#: What deals the whole out to the things behind it.
_DEALT = compiled(
    r"(?P<of>[^,;。:、0-9]{0,6})[,、(]?(?:共|将|已|并|全部|平均)*(?:分[为成赠给配别到发作批]*|编[为成入]|送给|赠予|赠给|派给|发给)(?:了|往|至|到)?"
)
#: What each of them has, does or is given, and no thing of another kind.
_DOES = compiled(
    r"(?:有|为|约|近|可|能|最多|平均|各|计划|拟|共|设|坐|招收?|收|安排|容纳|乘坐|分到|分得|发放?|领取?|领到|获赠?|得到?|配|赠送?|送|捐赠?|搭载|载|限流|接待|派出)*"
)
_MORE = compiled("另|除|还有|其他|加上|其中|不等|[以至]上|最[多少高低]|不超|至少")
_LISTS = compiled("[,;]")


def read(frame: Frame) -> Iterator[Relation]:
    """The products of a sentence, each with its two factors."""
    if "每" not in frame.text:
        return
    for at in range(len(frame.figures) - 2):
        yield from _dealt(frame, at)
        yield from _summed(frame, at)
        yield from _times(frame, at)


def _dealt(frame: Frame, at: int) -> Iterator[Relation]:
    """1200人,分24个班,每班50人: what is dealt out stands before the things."""
    whole, count, each = frame.figures[at : at + 3]
    dealt = _DEALT.fullmatch(frame.before(at + 1))
    does = _falls_on(frame, at + 1) if dealt else None
    if dealt is None or does is None or moved(whole) or _MORE.search(_around(frame, at)):
        return
    named = frame.before(at)[-12:] + dealt["of"]
    behind = CLAUSE.split(frame.after(at + 2))[0].strip("。!?)")
    plain = not each.quantity.hedge and _kept(does) in named and behind in named
    if plain and is_total(whole, each):
        sides = (whole.written, number(count), rounded(each))
        yield Relation(RelationKind.PER, sides, frame.span(at, at + 2))


def _summed(frame: Frame, at: int) -> Iterator[Relation]:
    """9名干部每人发放800元,合计7200元: the sum stands behind what each has."""
    count, each, total = frame.figures[at : at + 3]
    does, summed = _falls_on(frame, at), _SUMMED.fullmatch(frame.before(at + 2))
    if does is None or summed is None or _before(frame, count, total):
        return
    # 每场可容纳800名观众,总计可接待观众9800人: both figures count the same, if they name it.
    named = frame.before(at + 2)[summed.end("of") :] + CLAUSE.split(frame.after(at + 2))[0]
    counted = each.quantity.counts and not (_kept(does) in named and summed["of"] in named)
    if is_total(total, each) and not (counted or _MORE.search(frame.before(at + 2))):
        sides = (total.written, number(count), rounded(each))
        yield Relation(RelationKind.PER, sides, frame.span(at, at + 2))


def _times(frame: Frame, at: int) -> Iterator[Relation]:
    """每户补助2000元,1200户共补助240万元: what each has stands first."""
    each, count, total = frame.figures[at : at + 3]
    unit = count.quantity.unit
    led = _EACH_OF.search(frame.before(at)) if unit else None
    if led is None or led["unit"] != unit or not _LISTS.fullmatch(frame.before(at + 1)):
        return
    if _SUMMED.fullmatch(frame.before(at + 2)) and is_total(total, each) and counts(count, unit):
        sides = (total.written, number(count), rounded(each))
        yield Relation(RelationKind.PER, sides, frame.span(at, at + 2))


def _falls_on(frame: Frame, at: int) -> str | None:
    """What each of the things that figure ``at`` counts is told to have or do, ``None`` where the
    next figure is of no such thing.
    """
    count, words = frame.figures[at], frame.after(at)
    per = _PER.fullmatch(words)
    if per is None or count.quantity.kind is not QuantityKind.CARDINAL or moved(count):
        return None
    for end in range(per.start("thing") + 1, min(per.start("thing") + 4, len(words) + 1)):
        thing = words[per.start("thing") : end]
        if counts(count, thing) or (per["noun"] and per["noun"].endswith(thing)):
            return words[end:]
    return None


def _kept(does: str) -> str:
    """What of the words between a thing and its amount names what is counted."""
    found = _DOES.match(does)
    return does[found.end() :] if found else does


def _around(frame: Frame, at: int) -> str:
    return frame.before(at)[-12:] + frame.after(at) + frame.after(at + 1) + frame.after(at + 2)[:8]


def _before(frame: Frame, count: Figure, total: Figure) -> bool:
    """Whether another amount of what is summed up stands before, which it may hold too."""
    dimension = total.quantity.dimension
    return any(f.end <= count.start and f.quantity.dimension == dimension for f in frame.figures)
