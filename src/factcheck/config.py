"""What a run may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 (the field below is called ``date``)

from factcheck.model import Confidence


@dataclass(frozen=True, slots=True)
class Options:
    """How to check.

    ``date`` stands in for the date of documents that state none; ``select`` and ``ignore`` are ids
    or names of rules; findings below ``min_confidence`` are left out; ``jobs`` is the number of
    processes; ``show_verified`` keeps the relations that hold, for the report.
    """

    date: Date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence = Confidence.MEDIUM
    jobs: int = 1
    show_verified: bool = False
