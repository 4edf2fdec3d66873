"""A part with its count, and then with its share: 其中女代表34名,女代表占三成以上;
86个村已有51个恢复供电,超七成受灾村恢复供电.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import Aspect, Relation, RelationKind
from factcheck.patterns import compiled

_PERCENT, _PEOPLE = "percent", "people"
_MOVED = frozenset((Aspect.GROWTH, Aspect.CHANGE))
_STOP = compiled("[,;:。、()]")
#: Whose share follows: 女代表占.
_HAS = compiled(
    r"(?P<what>[^#]{2,10}?)(?:(?:人数|数量)?占(?:了|到|据|比)?|的?(?:比例|占比|比重))(?:为|达到?|约|超过?)*$"
)
#: Before a share that opens its clause, and behind it.
_OPENS = compiled("(?:共?有|约|其中)*")
#: What leads to what a part is.
_LEADS = compiled(
    "^(?:其中|当中|共?有|已经?有?|仅有?|只有?|约|[的中里])+|(?:的|共?有|为|达到?|约|仅|只)+$"
)
_SAYS = compiled("^(?:都|均|已经?|对此|明确|表示|认为|愿意|为|是|的|人)+")
_BASE = compiled("^的|(?:的|人|者|都|均|已经?|表示|认为|愿意|明确|为|是)+$")
_DENIED = compiled("[未没不无非]$")
#: So that a verb may have its object told with it only once.
_VERB = 4
_ELSE = ("率", "者", "另", "其他", "别")
_LEAST = 2


def read(frame: Frame) -> Iterator[Relation]:
    """The shares of a sentence that name, or say of, a part what was counted before."""
    brackets = addends.bracketed(frame)
    for at, share in enumerate(frame.figures):
        claim = share.claim
        if share.quantity.dimension != _PERCENT or claim is None or claim.aspect in _MOVED:
            continue
        if addends.within(share, brackets):
            continue
        lead = _STOP.split(frame.before(at))[-1]
        has = _HAS.fullmatch(lead)
        for part in frame.figures[:at]:
            named = has is not None and _name(frame, part) == _LEADS.sub("", has["what"])
            if not addends.amount(part) or addends.within(part, brackets):
                continue
            whole = _whole(frame, part, share)
            opens = _OPENS.fullmatch(lead) is not None
            if whole and (named or (opens and _said(frame, whole, part, share))):
                sides = (whole.side, part.side, share.side)
                yield Relation(RelationKind.SHARE_OF, sides, frame.span_of(whole, share))


def _whole(frame: Frame, part: Figure, share: Figure) -> Figure | None:
    """The one amount before a part that may be its whole, where none like them stands between the
    part and its share.
    """
    alike = [
        figure
        for figure in frame.figures
        if figure.end <= share.start and addends.amount(figure) and _alike(figure, part)
    ]
    if len(alike) != _LEAST or alike[1] is not part:
        return None
    gap = frame.part.text[alike[0].end : part.start]
    if "、" in gap and "," not in gap:
        return None  # 去程703列、回程439列: neither is of the other
    above = not alike[0].quantity.magnitude.entirely_below(part.quantity.magnitude)
    return alike[0] if above and ";" not in gap else None


def _alike(a: Figure, b: Figure) -> bool:
    people = a.quantity.dimension == b.quantity.dimension == _PEOPLE
    return people or addends.one_unit(a.quantity, b.quantity)


def _around(frame: Frame, figure: Figure) -> tuple[str, str]:
    """The words of its clause before a figure, and behind it."""
    text, sentence = frame.part.text, frame.sentence
    before = _STOP.split(text[sentence.start : figure.start])[-1]
    return before, _STOP.split(text[figure.end : sentence.end])[0]


def _name(frame: Frame, part: Figure) -> str:
    """What a part is, as the words before its figure tell, or those behind."""
    before, behind = _around(frame, part)
    return _LEADS.sub("", before) or _LEADS.sub("", behind)


def _said(frame: Frame, whole: Figure, part: Figure, share: Figure) -> bool:
    """Whether the words behind a share say of the things of the whole what those of the part say
    of it.
    """
    before, behind = _around(frame, part)
    told = _SAYS.sub("", behind) or _LEADS.sub("", before)
    _, words = _around(frame, share)
    of, found, more = words.partition(told)
    if not found:  # 430人赞成延时服务,六成家长赞成
        heads = (told[:end] for end in range(len(told), _LEAST - 1, -1))
        found = next((head for head in heads if words.endswith(head)), "")
        of = words.removesuffix(found)
    if len(found) < _LEAST or _DENIED.search(of):
        return False
    if more and (len(told) > _VERB or more.startswith(_ELSE)):
        return False
    base = _BASE.sub("", _BASE.sub("", of))
    around = "".join(_around(frame, whole))
    return addends.follows(base, around) or base == part.quantity.unit
