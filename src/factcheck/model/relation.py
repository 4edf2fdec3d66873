"""Statements that the text itself binds together: 28项, 其中新建18个、续建10个."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.claim import Claim
from factcheck.model.document import BlockKind
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that take part in a relation without being a claim: a list, a date, a name, or a
    figure (``quantity``) whose meaning was not understood.

    ``text`` is the wording of the document; the rest is as in a claim.
    """

    span: Span
    sentence: Span
    text: str
    part: BlockKind
    block: int
    quantity: Quantity | None = None


#: What a relation binds and a finding holds side by side.
Side = Claim | Mention


class RelationKind(StrEnum):
    """In which way the sides are bound; the comment gives their order."""

    SUM = "sum"  #: whole, then all of its parts
    PARTS = "parts"  #: whole, then some of its parts, which do not overlap
    WITHIN = "within"  #: whole, then things in it that may overlap
    RISE = "rise"  #: the smaller (earlier) value, the larger (later) one, then by how much
    FALL = "fall"  #: the larger (earlier) value, the smaller (later) one, then by how much
    RISEN = "risen"  #: the value reached, by how much it rose, at which rate
    FALLEN = "fallen"  #: the value reached, by how much it fell, at which rate
    TIMES = "times"  #: a value, what it is a multiple of, how many times
    PER = "per"  #: an amount, the number of things it falls on, how much that is for each


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation as a text states it, whether it holds or not.

    ``span`` is the stretch of text that states it.
    """

    kind: RelationKind
    sides: tuple[Side, ...]
    span: Span
