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
    LISTED = "listed"  #: whole, then what are most likely all of its parts
    MAYBE_PARTS = "maybe-parts"  #: whole, then what may be parts of it, the first of them certainly
    SHARE = "share"  #: a part and its share of what the share's base names
    SHARE_OF = "share-of"  #: whole, part, and the share that it has of the whole
    SHARES = "shares"  #: shares of one whole, all of it
    ORDER = (
        "order"  #: a least, an average, a greatest value of one thing, each no more than the next
    )
    AGED = "aged"  #: an age, and the share of people who are of it or older
    SHARED = "shared"  #: shares of what may be one whole, all of it


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation as a text states it, whether it holds or not.

    ``span`` is the stretch of text that states it.
    """

    kind: RelationKind
    sides: tuple[Side, ...]
    span: Span
