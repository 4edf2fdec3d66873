"""A whole, a part, and what is left: 64个项目已批复46个,剩余18个; 913人中解除86人,尚有827人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.relations import addends
from factcheck.extraction.relations.addends import said
from factcheck.extraction.relations.frames import Frame
from factcheck.model import Relation, RelationKind
from factcheck.rulebook.lexicons import group

#: 除1例外,其余…: what is excepted is a part too.
_EXCEPT = re.compile("(?<![解清拆免消排去扣开删])除")


def read(frame: Frame) -> Iterator[Relation]:
    """The remainders of a sentence that has no more than a whole and one part before them.

    With 其中 before the part, the list that it opens is read with its last part.
    """
    told = said(frame.text, "rest") or said(frame.text, "left")
    if not told or _EXCEPT.search(frame.text) or said(frame.text, "of-which"):
        return
    brackets = addends.bracketed(frame)
    for at, rest in enumerate(frame.figures):
        words = addends.SEPARATOR.split(frame.before(at))[-1]
        match = _left().search(words)
        if match is None or not addends.amount(rest):
            continue
        before = [
            figure
            for figure in frame.figures[:at]
            if addends.additive(figure.quantity) and not addends.within(figure, brackets)
        ]
        alike = all(figure.quantity.unit == rest.quantity.unit for figure in before)
        if alike and len(before) == len(("whole", "part")) and not said(frame.text, "overlap"):
            whole, part = before
            yield Relation(
                RelationKind.SUM if match["sure"] else RelationKind.MAYBE_PARTS,
                (whole.side, part.side, rest.side),
                frame.span_of(whole, rest),
            )


@cache
def _left() -> re.Pattern[str]:
    """其余14人, 剩余的18个, 尚有827人."""
    return re.compile(
        rf"^(?:(?P<sure>{'|'.join(group('parts', 'rest'))})|{'|'.join(group('parts', 'left'))})"
        r"的?[^,;:。]{0,4}$"
    )
