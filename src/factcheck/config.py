"""What a run may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 (the field below is called ``date``)

from factcheck.model import Confidence


@dataclass(frozen=True, slots=True)
class Ignore:
    """A finding that somebody lets stand, by its fingerprint; ``expires`` is the last day of it."""

    fingerprint: str
    reason: str
    expires: Date | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How to check.

    ``date`` stands in for the date of documents that state none; ``select`` and ``ignore`` are ids
    or names of rules; findings below ``min_confidence`` are left out; ``jobs`` is the number of
    processes. ``against`` are files and folders that the others are compared with, ``ignored`` the
    findings that are let stand. ``show_verified`` keeps the
    relations that hold, for the report.
    """

    date: Date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence = Confidence.MEDIUM
    jobs: int = 1
    show_verified: bool = False
    against: tuple[str, ...] = ()
    ignored: tuple[Ignore, ...] = ()
