"""What was read in one document."""

from __future__ import annotations

from msgspec import Struct

from factcheck.model.claim import Claim, SetAside
from factcheck.model.relation import Relation


class Reading(Struct, frozen=True, gc=False):
    """Everything that was found in one document, each kind in order of position."""

    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
    relations: tuple[Relation, ...] = ()
