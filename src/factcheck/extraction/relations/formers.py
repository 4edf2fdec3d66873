"""What is said of two figures just told by 前者 and 后者: 前者是后者的3倍, 二者相差20家."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.extraction.relations.frames import Figure, Frame
from factcheck.model import QuantityKind, Relation, RelationKind
from factcheck.patterns import compiled

_PAIR = 2
_CUE = compiled("前者|后者|[两二]者")
_ADVERB = "(?:只|仅|也|已|约|大约|大概|几乎|差不多|则|还|更|恰好|正好|刚好|整整|略|稍|远|明显|要)*"
_MORE, _LESS = "多高大长重贵快宽深厚", "少低小短轻便宜慢窄浅薄"
_ONE, _OTHER = "(?P<one>[前后])者", "(?!(?P=one))[前后]者"
#: 前者是后者的3倍, 后者占前者的65%, 前者仅为后者的一半.
_OF = compiled(
    rf"{_ONE}{_ADVERB}(?P<verb>是|为|相当于|等于|占|达到?){_OTHER}(?:的|之)?(?:将?近|约|整整|大约)?$"
)
#: 前者比后者多20家.
_THAN = compiled(
    rf"{_ONE}{_ADVERB}[比较]{_OTHER}{_ADVERB}(?P<way>[{_MORE}{_LESS}])[出了]?(?:约|大约|整整|近)?$"
)
#: 前者高于后者, 后者低于前者17亿元.
_BEYOND = compiled(
    rf"{_ONE}{_ADVERB}(?:(?P<way>[{_MORE}{_LESS}])(?:于|过)|(?P<above>超[过出]|[高多]出)){_OTHER}(?:约|近)?$"
)
_TOGETHER = compiled(
    rf"[两二]者{_ADVERB}(?:之和|总和|总[长数量额]|相加|加起来|加在一起|合计|合共|共计|总共|总计|一共|共)"
    r"[,]?(?:总?共|合计)?(?:已|刚好|恰好|正好)?(?:为|是|达到?|有|约|等于)*$"
)
_APART = compiled(
    rf"[两二]者{_ADVERB}(?:之间)?{_ADVERB}(?:之差|相差|差距|差额|差值|差)(?:为|是|达到?|约|有|仅|只|了)*$"
)
#: What may follow an order told without an amount.
_ENDS = compiled("[,。;、)!?]|$")
#: Figures of these say how others differ, and are told apart from amounts.
_RELATIVE = ("percent", "points", "multiple")


def read(frame: Frame) -> Iterator[Relation]:
    """The relations that a sentence states of the two figures told before, here or just before."""
    cue = _CUE.search(frame.text)
    if cue is None:
        return
    for at, figure in enumerate(frame.figures):
        yield from _of_figure(frame, figure, frame.before(at))
    for clause in re.finditer("[^,。;、!?)]+", frame.text):
        # An order without an amount.
        match = _BEYOND.search(clause.group())
        if match is not None and _ENDS.match(frame.text, clause.end()):
            start = frame.sentence.start + clause.start() + match.start()
            pair = _referents(frame, start, "")
            if pair is not None:
                yield _beyond(frame, match, pair, ())


def _of_figure(frame: Frame, figure: Figure, words: str) -> Iterator[Relation]:
    """What the words right before a figure say that it is to the two."""
    dimension = figure.quantity.dimension
    if figure.quantity.kind is not QuantityKind.CARDINAL:
        return
    for pattern in (_OF, _THAN, _BEYOND, _TOGETHER, _APART):
        match = pattern.search(words)
        pair = (
            _referents(frame, figure.start - len(words) + match.start(), dimension)
            if match
            else None
        )
        if match is None or pair is None:
            continue
        former, latter = pair
        if pattern in (_THAN, _BEYOND):
            yield _beyond(frame, match, pair, (figure,))
        elif pattern is _OF:
            one, other = (former, latter) if match["one"] == "前" else (latter, former)
            if dimension == "multiple" and match["verb"] != "占":
                yield _relation(frame, RelationKind.TIMES, (one, other, figure))
            elif dimension == "percent":
                yield _relation(frame, RelationKind.SHARE_OF, (other, one, figure))
        elif dimension not in _RELATIVE or former.quantity.dimension == dimension:
            kind = RelationKind.SUM if pattern is _TOGETHER else RelationKind.APART
            sides = (figure, *pair) if pattern is _TOGETHER else (*pair, figure)
            yield _relation(frame, kind, sides)


def _beyond(
    frame: Frame, match: re.Match[str], pair: tuple[Figure, Figure], amount: Sequence[Figure]
) -> Relation:
    """One of the two is more, or less, than the other."""
    groups = match.groupdict()
    more = groups.get("above") is not None or groups["way"] in _MORE
    first = match["one"] == "前"
    less, most = pair if first != more else pair[::-1]
    return _relation(frame, RelationKind.RISE, (less, most, *amount))


def _referents(frame: Frame, end: int, dimension: str) -> tuple[Figure, Figure] | None:
    """The two figures that stand before ``end`` and may be held against each other.

    ``dimension`` is that of what is said of them, ``""`` where nothing but their order is. The two
    stand alone: of three figures of a kind the words do not tell which two are meant.
    """
    before = [figure for figure in frame.figures if figure.end <= end]
    if not before and frame.previous is not None:
        before = list(frame.previous.figures)
    kinds: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in before:
        if figure.quantity.kind is QuantityKind.CARDINAL:
            kinds[figure.quantity.dimension].append(figure)
    if dimension == "points":
        wanted = ["percent"]
    elif not dimension:
        wanted = list(kinds)
    elif dimension in _RELATIVE:
        amounts = [kind for kind in kinds if kind not in _RELATIVE]
        wanted = amounts or list(kinds)
    else:
        wanted = [dimension]
    if len(wanted) != 1 or len(kinds[wanted[0]]) != _PAIR:
        return None
    former, latter = kinds[wanted[0]]
    return former, latter


def _relation(frame: Frame, kind: RelationKind, sides: Sequence[Figure]) -> Relation:
    in_order = sorted(sides, key=lambda figure: figure.start)
    return Relation(
        kind, tuple(figure.written for figure in sides), frame.span_of(in_order[0], in_order[-1])
    )
