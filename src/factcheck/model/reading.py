"""What was read in one document."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.claim import Claim, SetAside
from factcheck.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in one document, each kind in order of position."""

    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
    relations: tuple[Relation, ...] = ()
