"""Everything that one run holds against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.claim import Claim, SetAside
from factcheck.model.document import Document


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by path; their claims, and the figures set aside, by path and position."""

    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...] = ()
