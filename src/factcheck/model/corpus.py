"""Everything that one run holds against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.claim import Claim, SetAside
from factcheck.model.document import Document
from factcheck.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by path; what was read in them, by path and position."""

    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...] = ()
    relations: tuple[Relation, ...] = ()
