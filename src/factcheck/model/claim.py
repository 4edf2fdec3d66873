"""A claim: a figure with what it is about."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.model.document import BlockKind
from factcheck.model.grades import Confidence
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span


class Aspect(StrEnum):
    """Which side of the indicator the figure tells."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    AVERAGE = "average"
    CAPACITY = "capacity"
    DURATION = "duration"
    DATE = "date"
    COUNT = "count"


class Modality(StrEnum):
    """Whether the figure has come true, and if not, who stands behind it."""

    ACTUAL = "actual"
    PLANNED = "planned"
    TARGET = "target"
    FORECAST = "forecast"
    STANDARD = "standard"


class Claim(Struct, frozen=True, gc=False):
    """What a careful reader would write down for one figure.

    ``subject``, ``indicator`` and ``base`` are in resolved form (该区 → 某某高新区), ``members``
    the parties of a joint subject, none where only the grammar of the sentence tells who it is.
    ``sentence`` is the part of the sentence that holds the figure,
    ``context`` the whole of it as read (rejoined where the layout broke it). ``part`` is the kind
    and ``block`` the number of the block in which the claim stands. ``quoted`` marks words of a
    speaker. ``inferred`` names the parts that the clause itself does not state. ``weak`` marks an
    indicator of one short common word
    (金牌, 死亡): it names the same thing only where the two places speak of one event.
    """

    quantity: Quantity
    sentence: Span
    context: str
    part: BlockKind
    block: int
    subject: str | None
    members: tuple[str, ...]
    indicator: str
    aspect: Aspect
    base: str | None
    period: Period | None
    modality: Modality
    confidence: Confidence
    inferred: tuple[str, ...] = ()
    quoted: bool = False
    weak: bool = False

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.quantity.span

    @property
    def text(self) -> str:
        """The figure as the document words it."""
        return self.quantity.text


class SetAside(Struct, frozen=True, gc=False):
    """A figure that is no claim, or that was not understood, with the reason.

    ``part`` and ``block`` are those of a claim in its place.
    """

    span: Span
    sentence: Span
    reason: str
    part: BlockKind
    block: int
    quantity: Quantity | None = None
