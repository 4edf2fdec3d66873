"""The things that all stages speak of: frozen, with no behaviour but their own."""

from factcheck.model.claim import Aspect, Claim, Confidence, Modality, SetAside
from factcheck.model.corpus import Corpus
from factcheck.model.document import Block, BlockKind, Document, View
from factcheck.model.finding import (
    Finding,
    Held,
    InputProblem,
    Language,
    Message,
    Notice,
    Related,
    Report,
    Severity,
    Status,
    Summary,
    Suppression,
    Verdict,
)
from factcheck.model.interval import Interval
from factcheck.model.period import Period, PeriodBasis
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.reading import Reading
from factcheck.model.relation import Mention, Relation, RelationKind, Side
from factcheck.model.source import Place, SourceMap
from factcheck.model.span import Span

__all__ = [
    "Aspect",
    "Block",
    "BlockKind",
    "Claim",
    "Confidence",
    "Corpus",
    "Document",
    "Finding",
    "Held",
    "InputProblem",
    "Interval",
    "Language",
    "Mention",
    "Message",
    "Modality",
    "Notice",
    "Period",
    "PeriodBasis",
    "Place",
    "Quantity",
    "QuantityKind",
    "Reading",
    "Related",
    "Relation",
    "RelationKind",
    "Report",
    "SetAside",
    "Severity",
    "Side",
    "SourceMap",
    "Span",
    "Status",
    "Summary",
    "Suppression",
    "Verdict",
    "View",
]
