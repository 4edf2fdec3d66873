"""A figure that the text points back to by what it is: 这个数字升至74.6亿美元, 这一比重为20%."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import About
from factcheck.model import Aspect, Quantity, QuantityKind
from factcheck.patterns import compiled

_POINTED = compiled(
    r"^(?:[而但其中到至,]*)(?:这一?个?|该|此|上述)"
    r"(?:(?P<share>比例|比重|占比|比率|份额)|(?P<growth>增速|增幅|涨幅|降幅|增长率)"
    r"|(?P<value>数字|数值|数据|数量|指标|数目|金额|总数|总额|总量))"
)
_ASPECTS = {"share": (Aspect.SHARE,), "growth": (Aspect.GROWTH, Aspect.CHANGE)}
_DIFFERENCES = (Aspect.GROWTH, Aspect.CHANGE)


def resumed(
    item: About, words: Sequence[Word], at: int, told: Sequence[tuple[About, Quantity]]
) -> About:
    """``item`` with what the nearest figure before is about, where the clause points back to it.

    ``told`` is what the figures of the paragraph say, the last one last.
    """
    plain = "".join(word.text for word in words[:at] if word.period is None and word.tag != "w")
    found = _POINTED.match(plain)
    if found is None or words[at].figure is None or _differs(item):
        return item
    figure = words[at].figure
    assert figure is not None
    meant = _ASPECTS.get(found.lastgroup or "")
    for about, quantity in reversed(told):
        alike = quantity.dimension == figure.dimension and quantity.kind is QuantityKind.CARDINAL
        if alike and (about.aspect in meant if meant else about.aspect not in _DIFFERENCES):
            return replace(about, carried=True, part=False)
    return item


def _differs(item: About) -> bool:
    """Whether a figure tells by how much what was pointed at changed: 这一数字同比增长5%."""
    return item.aspect in _DIFFERENCES
