"""A part, its share and its whole: 15家中有12家,占80%; 抽检1200批次,合格1164批次,合格率97%.

Where the words of the share name its base, the whole is an amount that goes by that name, in the
sentence or those before; where none is told there, the check looks further. Where they name none,
it is the whole of the list in which the part stands. Of several that may be the whole there is one
relation each, as for parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Relation, RelationKind, Span
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_PERCENT = "percent"
#: Sentences back in the paragraph in which a whole is looked for.
_BACK = 3
#: How far before its part a whole without a cue stands, and how many commas lie between.
_CLOSE, _CLAUSES = 24, 2
#: …,(约)占(全国总量的)38.8%: the clause of a share says nothing of a part of its own.
_OF = compiled(
    r"(?:^|[,;:、])(?:总量|数量|总数|人数|金额|也|就|约|仅|只|仅仅|已|还|大约)*占"
    r"(?:据|到|了|比)*(?P<base>[^,;:。#]*?)的?(?:比重|比例|份额|占比)?(?:为|达到?|约|近|超过?)*$"
)
_RATE = compiled(r"(?P<what>[^,;:。、#的]{1,4})率(?:为|达到?|约|已|高达|仅)*$")
_VALUE = compiled("(?:为|达到?|约|已|高达|仅)+$")
_NEAR = compiled(r"[^、,;:。()#]{0,8}\(")
#: 299票中取得225票: what of it somebody got.
_AMONG = ("中取得", "中获得", "中获", "中夺得", "中得")
#: 28亿元的申报金额中,眼科占27%,约7.56亿元: the part stands behind its share.
_WITHIN = compiled(r"[^,;:。#]{0,16}[中里](?:,|(?=[^,;:。#]*占))[^,;:。#]{0,16}占(?:比|了|到)*$")
_THAT_IS = compiled(r"[,(]?(?:约合|约为|约|即|为|达|共|近|折合|也就是|合计)*")
_HELD = compiled(
    r"[^,;:。、#]{0,12}[,(]?(?:总量|数量|总数|人数|金额|也|就|约|仅|只|已|还|大约|将近)*"
    r"(?:占(?:据|到|了|比)*|(?:完成|达到?|为|是|相当于)了?(?=[^,;:。、#]*(?:目标|计划|任务|预算)))"
    r"[^,;:。、#]{0,16}"
)
_AND_OF = compiled(r"[^,;:。、#]{0,8}的(?:近|约|逾|将近|超过?|大约)*")
_ENDED = compiled("[,。;!?、)]|$")
_ALL = compiled(r"^(?:全部|总|总数|总量|总额|总人数|总数量|全体|其|其中)?(?:的)?$")
_LEFT = ("从", "由")
_PARTED = compiled("[,;:、]")
#: So many characters end the name of what a rate is of.
_ENDING = 2
#: All of what was counted before: 占总票数的.
_SUM = compiled("总|全部|所有")
_NOISE = compiled(
    r"^(?:我国|全国|全省|全市|全区|全县|全部|同期|当年|该)|的|总?数$|总|(?:金额|数量|总量)$"
)


def read(frame: Frame) -> Iterator[Relation]:
    """The shares of a sentence whose parts it tells."""
    for at, figure in enumerate(frame.figures):
        if figure.quantity.dimension != _PERCENT:
            continue
        before = addends.between(frame, frame.sentence.start, figure.start)
        if re.split("[,;]", before)[-1].count("分别") or frame.after(at).startswith(("、", "和")):
            continue  # one share each of several parts
        told = _part_behind(frame, at) or _of_amount(frame, at)
        if told is not None:
            yield told
            continue
        of = _OF.search(before)
        if of is not None and of["base"].endswith(_LEFT):
            continue  # 占生产总值从1.1%提高到1.8%: one that was left behind
        if of is not None:
            yield from _share(frame, at, of["base"])
            continue
        if frame.part.text[figure.start - 1 : figure.start] == "(" and at:
            yield from _bracketed(frame, at)
            continue
        rate = _RATE.search(before)
        if rate is not None:
            yield from _rate(frame, at, rate["what"])


def _share(frame: Frame, at: int, base: str) -> Iterator[Relation]:
    share, part = frame.figures[at], _part(frame, at)
    if part is None:
        return
    if _ALL.match(base):
        wholes = _all(frame, part) or _only(frame, part)
    else:
        wholes = _called(frame, part, base) or (_among(frame, part) if _SUM.search(base) else ())
    for of in wholes:
        yield _relation(RelationKind.SHARE_OF, frame, (of, part, share))
    if not wholes:
        yield _relation(RelationKind.SHARE, frame, (part, share))


def _part_behind(frame: Frame, at: int) -> Relation | None:
    """在28亿元的申报金额中,眼科占27%,约7.56亿元."""
    if not 0 < at < len(frame.figures) - 1:
        return None
    whole, share, part = frame.figures[at - 1 : at + 2]
    text = frame.part.text
    if not (addends.amount(whole) and addends.amount(part)):
        return None
    within = _WITHIN.fullmatch(text[whole.end : share.start].rstrip("约近超过为达到"))
    that_is = _THAT_IS.fullmatch(text[share.end : part.start]) and _ENDED.match(text, part.end)
    if not (within and that_is and addends.one_unit(whole.quantity, part.quantity)):
        return None
    return _relation(RelationKind.SHARE_OF, frame, (whole, part, share))


def _of_amount(frame: Frame, at: int) -> Relation | None:
    """已开通530公里,占全线1776公里的三成; 新增11万人,完成目标10万人的110%: the base has a value."""
    if at < 2:
        return None
    part, whole, share = frame.figures[at - 2 : at + 1]
    if not (addends.amount(whole) and addends.amount(part)):
        return None
    told = _HELD.fullmatch(frame.before(at - 1)) and _AND_OF.fullmatch(frame.before(at))
    if not told or not addends.one_unit(whole.quantity, part.quantity):
        return None
    return _relation(RelationKind.SHARE_OF, frame, (whole, part, share))


def _bracketed(frame: Frame, at: int) -> Iterator[Relation]:
    """234间空置校舍,当中105间(45%)."""
    part, share = frame.figures[at - 1 : at + 1]
    closed = frame.part.text.startswith(")", share.end)
    near = _NEAR.fullmatch(frame.part.text[part.end : share.start])
    if closed and near and addends.amount(part):
        for whole in _all(frame, part):
            yield _relation(RelationKind.SHARE_OF, frame, (whole, part, share))


def _part(frame: Frame, at: int) -> Figure | None:
    """The amount of which a share is told: the last one before it, growth and shares left out."""
    for figure in reversed(frame.figures[:at]):
        if addends.amount(figure):
            gap = frame.part.text[figure.end : frame.figures[at].start]
            return None if ";" in gap or said(gap, "of-which") else figure
        if figure.quantity.dimension != _PERCENT:
            return None
    return None


def _amounts(frame: Frame, part: Figure) -> Iterator[tuple[Frame, Figure]]:
    """The amounts told before the part that it may be a part of, nearest first."""
    where: Frame | None = frame
    for _ in range(_BACK):
        if where is None:
            return
        for figure in reversed(where.figures):
            earlier = where is not frame or figure.end <= part.start
            fits = addends.amount(figure) and addends.one_unit(figure.quantity, part.quantity)
            if earlier and fits:
                yield where, figure
        where = where.previous


def _called(frame: Frame, part: Figure, base: str) -> Sequence[Figure]:
    """The nearest amount whose words hold the name of the base, and its 全国 or 全市."""
    scope = next((word for word in (*group("cues", "scope"), "我国") if base.startswith(word)), "")
    name = _NOISE.sub("", base)
    for where, figure in _amounts(frame, part):
        at = where.figures.index(figure)
        words = where.before(at) + where.after(at)[: len(name)]
        if _SUM.search(base) and figure.quantity.magnitude.entirely_below(part.quantity.magnitude):
            continue  # 香蕉损失2亿元;…南湾县4亿元,占总损失49%
        if name and name in _NOISE.sub("", words) and scope in words:
            return (figure,)
    return ()


def _all(frame: Frame, part: Figure) -> Sequence[Figure]:
    """The amounts before the cue under which the part stands: 58项,其中…45项,占78%."""
    text = frame.part.text
    cues = (*group("parts", "of-which"), "中有", "中,", *_AMONG)
    start = max(text.rfind(cue, frame.sentence.start, part.start) for cue in cues)
    if start < 0:
        return ()
    found = [
        (where, f) for where, f in _amounts(frame, part) if where is not frame or f.end <= start
    ]
    own = [figure for where, figure in found if where is frame]
    last = [figure for where, figure in found if where is frame.previous]
    same = [f for f in own or last if f.quantity.unit == part.quantity.unit]
    return same or own or last


def _among(frame: Frame, part: Figure) -> Sequence[Figure]:
    """The figure right before 中取得 and its like, of which the part is told."""
    at = frame.figures.index(part)
    whole = frame.figures[at - 1] if at else None
    if whole is None or not addends.amount(whole):
        return ()
    led = frame.before(at).startswith(_AMONG)
    return (whole,) if led and addends.one_unit(whole.quantity, part.quantity) else ()


def _only(frame: Frame, part: Figure) -> Sequence[Figure]:
    """The one amount before the part that is counted alike: 问题15888条,已整改10569条,占66.5%."""
    same = [
        figure
        for where, figure in _amounts(frame, part)
        if where is frame and _counted_alike(figure, part)
    ]
    at = frame.figures.index(part)
    if len(same) != 1 or frame.figures[at - 1] is not same[0]:
        return ()
    between = frame.before(at)
    told = len(between) <= _CLOSE and ";" not in between
    return same if told and 1 <= between.count(",") <= _CLAUSES else ()


def _counted_alike(a: Figure, b: Figure) -> bool:
    """Whether the two are of one unit; people are, in whichever: 60名教师, 12人."""
    return a.quantity.unit == b.quantity.unit or a.quantity.dimension == "people"


def _rate(frame: Frame, at: int, what: str) -> Iterator[Relation]:
    """The amounts that a rate may come from: what it names, and what that is a part of."""
    figures = [f for f in frame.figures[:at] if addends.amount(f)]
    named = [f for f in figures if _counts_what(_words(frame, f), what)]
    if not named:
        yield from _of_base(frame, at)
    if not named or not what.endswith(group("parts", "rated")):
        return
    part = named[-1]
    for whole in figures:
        one = addends.one_unit(whole.quantity, part.quantity)
        gap = frame.part.text[whole.end : part.start]
        # 1358个重建项目已开工934项: it is the part that is named so.
        leads = not _PARTED.search(gap) and gap.rstrip("了达约有").endswith(what[-_ENDING:])
        apart = ";" in gap or (whole in named and not leads)
        if whole.end <= part.start and one and not apart:
            yield _relation(RelationKind.SHARE_OF, frame, (whole, part, frame.figures[at]))


def _counts_what(words: str, what: str) -> bool:
    """Whether words name what a rate is of, or its end, and do not deny it: 不合格22批次."""
    return any(re.search(rf"(?<![不未无非]){what[-n:]}", words) for n in (len(what), 2))


def _of_base(frame: Frame, at: int) -> Iterator[Relation]:
    """58个乡镇中,32个通快递,覆盖率为55.2%: the rate of what was counted as a whole and a part."""
    share, part = frame.figures[at], _part(frame, at)
    if part is None or share.claim is None or not share.claim.base:
        return
    between = frame.part.text[part.end : share.start]
    if _VALUE.sub("", between.rpartition(",")[2]) not in group("parts", "bounded"):
        return  # the rate of something else: 村级覆盖率
    near = between.count(",") == 1 and len(between) <= _CLOSE
    for whole in _all(frame, part) if near else ():
        if whole.claim is not None and whole.claim.indicator == share.claim.base:
            yield _relation(RelationKind.SHARE_OF, frame, (whole, part, share))


def _words(frame: Frame, figure: Figure) -> str:
    at = frame.figures.index(figure)
    before = re.split("[,;:、]", frame.before(at))[-1]
    after = re.split("[,;:、]", frame.after(at))[0]
    return before + after


def _relation(kind: RelationKind, frame: Frame, sides: Sequence[Figure]) -> Relation:
    start, end = min(f.start for f in sides), max(f.end for f in sides)
    return Relation(kind, tuple(f.side for f in sides), frame.part.span(Span("", start, end)))
