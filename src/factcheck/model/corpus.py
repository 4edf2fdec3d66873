"""Everything that one run holds against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.document import Document


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by path, and their claims in order of path and position."""

    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
