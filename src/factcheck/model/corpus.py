"""Everything that one run holds against each other."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from factcheck.model.claim import Claim, SetAside
from factcheck.model.document import Document
from factcheck.model.relation import Relation
from factcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by path; what was read in them, by path and position.

    ``against`` are the paths of documents that the others are only compared with: what they say
    among themselves is no concern. ``forms`` are words beside figures that so many documents have,
    of which the corpus may hold a few, that they are no copies of each other; ``whole`` are the
    documents of which it holds everything, ``None`` all of them. ``unsure`` tells whether findings
    of low confidence are asked for: checks may save the work where they are not.
    """

    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...] = ()
    relations: tuple[Relation, ...] = ()
    against: frozenset[str] = frozenset()
    forms: Container[tuple[str, str, str]] = frozenset()
    whole: frozenset[str] | None = None
    unsure: bool = True

    def concerns(self, *spans: Span) -> bool:
        """Whether any of these stands in a document that is checked."""
        against = self.against
        return not against or any(span.document not in against for span in spans)
