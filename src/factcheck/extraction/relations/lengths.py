"""How long something lasts, beside the days or years that it lasts from and to.

为期4天的赛马会本月25日至30日举行; 1990年至今的25年间; 从1990年到2010年,历时30年.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.parts import Part
from factcheck.model import Mention, Quantity, Relation, RelationKind
from factcheck.patterns import compiled

#: What none of the wordings lacks, cheap to look for.
_SIGNS = compiled(
    "假期|长假|赛程|天时间|天[里内间中]|为期|历时|历经|用时|耗时|持续|长达|会期|展期|任期|有效期|期限|租期|整整|前后"
)
_LASTS = "(?:为期|历时|会期|展期|赛期|持续时间为?)"
_LENGTH = r"(?P<told>[0-9一二三四五六七八九十两]{1,3}天)"
_RANGE = (
    r"(?P<range>(?:[0-9]{1,2}月)?[0-9]{1,2}[日号]?(?:至|到|—+|-+|~|持续到|一直到|延续到)"
    r"(?:[0-9]{1,2}月)?[0-9]{1,2}[日号])"
)
_DAY = r"(?:[0-9]{1,2}月)?[0-9]{1,2}[日号]"
#: What is not the thing itself: its part, or another one.
_OTHER = "(?:其中|分别|首轮|首批|第[一二三]|前|后|另)"
_DAYS = (
    compiled(rf"{_LASTS}{_LENGTH}的(?P<gap>[^,;。、]{{2,40}}?){_RANGE}"),
    compiled(
        rf"{_LASTS}{_LENGTH},(?P<gap>(?:将|已|定)?[于在自从](?:今年|明年|(?:19|20)[0-9]{{2}}年)?){_RANGE}"
    ),
    compiled(rf"{_RANGE}(?P<gap>[^,;。、]{{0,16}},?[^,;。、]{{0,4}}?){_LASTS}{_LENGTH}"),
    compiled(
        rf"(?P<first>{_DAY})(?P<gap>[^,;。、0-9]{{0,8}}开[幕赛展始],)(?P<last>{_DAY})"
        rf"[^,;。、0-9]{{0,8}}(?:[闭落]幕|结束|收官),{_LASTS}{_LENGTH}"
    ),
    compiled(
        rf"(?P<first>{_DAY})(?P<gap>[^,;。、0-9]{{0,16}}开[幕赛展始机]),{_LASTS}{_LENGTH},"
        rf"(?:将|至|到|并|于|直到)*(?P<last>{_DAY})(?:[闭落]幕|结束|收官)"
    ),
    compiled(
        rf"{_RANGE}(?P<gap>)(?:的|这|,?共|,?一共)?{_LENGTH}(?=的?(?:长假|假期|时间|赛程|展期|里|内|间|中))"
    ),
)
_MANY = r"(?P<told>近?[0-9一二三四五六七八九十两]{1,4}[多余]?年)"
_ENDS = compiled(
    r"从(?P<range>(?:1[5-9]|20)[0-9]{2}年(?:至|到|—+|-+|~)(?:1[5-9]|20)[0-9]{2}年)"
    rf"[^;。0-9]{{0,20}}?(?:历时|用时|整整|长达|前后){_MANY}"
)
#: A year or a day in full, with what makes it an end of something.
_END = r"(?:1[5-9]|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?"
#: How long something took, behind the years of both ends: 2004年动工,2008年初通车,历时四年.
_TOOK = compiled(
    rf"(?P<first>{_END})[初底中]?[^,;。、0-9]{{0,12}}"
    rf"(?:动工|开工|启动|开建|始建|兴建|开始[^,;。0-9]{{0,6}}),"
    rf"(?:到了?|至|直到|于|并于)?(?P<last>{_END})[初底中]?[^,;。、0-9]{{0,10}}"
    rf"(?:通车|竣工|完工|建成|落成|完成|投产|投用|封顶|贯通|交付|结束|开通)[^,;。、0-9]{{0,6}},"
    rf"(?:前后|共|总共|全程|整个工程)?(?:历时|历经|用时|耗时|为期)(?:长达|整整)?{_MANY}"
)
#: A term and the day on which it begins and ends: 租约为期7年,由2016年1月1日起,至2022年12月31日止.
_TERM = compiled(
    rf"(?:为期|任期|有效期|期限|租期|[约同]期)[为是]?{_MANY},?[,(]?"
    rf"(?:自|由|从)(?P<first>{_END})[^,;。、0-9]{{0,6}},?(?:至|到)(?P<last>{_END})(?!前)"
)


def read(part: Part) -> Iterator[Relation]:
    """The lengths of a part that its days and years tell, too."""
    if not _SIGNS.search(part.text):
        return
    for pattern in _DAYS:
        for match in pattern.finditer(part.text):
            told = _figure(part, match)
            if told is not None and not re.search(_OTHER, match["gap"]):
                yield _relation(RelationKind.LENGTH, (*_ends(part, match), told))
    for pattern in (_ENDS, _TOOK, _TERM):
        for match in pattern.finditer(part.text):
            told = _figure(part, match)
            if told is not None:
                yield _relation(RelationKind.LENGTH, (*_ends(part, match), told))


def _ends(part: Part, match: re.Match[str]) -> tuple[Mention, ...]:
    groups = ("first", "last") if "first" in match.groupdict() else ("range",)
    return tuple(part.mention(*match.span(name)) for name in groups)


def _figure(part: Part, match: re.Match[str]) -> Mention | None:
    """The length as a figure, where it was read as one."""
    start, end = match.span("told")
    for quantity in part.figures.quantities:
        if start <= quantity.span.start and quantity.span.end == end:
            return _length(part, quantity)
    return None


def _length(part: Part, quantity: Quantity) -> Mention:
    return part.mention(quantity.span.start, quantity.span.end, quantity=part.place(quantity))


def _relation(kind: RelationKind, sides: tuple[Mention, ...]) -> Relation:
    return Relation(kind, sides, sides[0].span)
