"""Places and what lies in each of them: 12个省区市63个中心, 4个县20个乡镇.

In each place there is one at least, so there are no fewer of these than of the places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.relations.frames import Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled

#: Kinds of places, each of which lies in one of a kind before it.
_LEVELS = (
    ("国家", "国家和地区"),
    ("省", "省份", "省区市", "省市", "省市区", "省区", "省(区、市)", "省(自治区、直辖市)"),
    ("市", "州", "市州", "市(州)", "地市", "城市", "设区市", "地级市"),
    ("县", "县区", "区县", "县市区", "旗县", "县市", "市县", "县(市、区)", "县级市"),
    ("乡", "镇", "乡镇", "街道", "乡镇街道", "乡镇(街道)", "苏木镇"),
    ("村", "行政村", "嘎查村", "社区", "村(社区)", "建制村", "自然村"),
)
_LEVEL = {word: level for level, words in enumerate(_LEVELS) for word in words}
_PLACES = "|".join(sorted(map(re.escape, _LEVEL), key=len, reverse=True))
_BETWEEN = compiled(rf"(?P<place>{_PLACES})(?:的)?")
_THEN = compiled(rf"(?P<place>{_PLACES})(?![\u4e00-\u9fff]*(?:级|以上))")

#: Whoever comes from a place comes from one alone, as people, teams and bodies mostly do: a road
#: or a project lies in several.
_FROM = "来自"
_OF_ONE = frozenset("人名位支家间所对户只匹辆架艘")


def read(frame: Frame) -> Iterator[Relation]:
    """The places of a sentence that are counted right before what lies in them."""
    for at in range(len(frame.figures) - 1):
        outer, inner = frame.figures[at], frame.figures[at + 1]
        if not (outer.quantity.counts and inner.quantity.counts):
            continue
        kinds = {outer.quantity.kind, inner.quantity.kind}
        between = _BETWEEN.fullmatch(frame.after(at))
        if between is None or kinds != {QuantityKind.CARDINAL}:
            continue
        lower = _THEN.match(frame.after(at + 1))
        level = _LEVEL[between["place"]]
        if lower is not None and _LEVEL[lower["place"]] <= level:
            continue
        yield Relation(
            RelationKind.WITHIN,
            (inner.side, outer.side),
            frame.span(at, at + 1),
            sure=lower is not None
            or frame.before(at).endswith(_FROM)
            or inner.quantity.unit in _OF_ONE,
        )
