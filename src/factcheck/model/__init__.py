"""The things that all stages speak of: frozen, with no behaviour but their own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.model.claim import Aspect, Claim, Modality, SetAside
    from factcheck.model.corpus import Corpus
    from factcheck.model.document import Block, BlockKind, Document, View
    from factcheck.model.finding import (
        Finding,
        Held,
        InputProblem,
        Notice,
        Related,
        Report,
        Status,
        Summary,
        Suppression,
        Verdict,
    )
    from factcheck.model.grades import Confidence, Severity
    from factcheck.model.interval import Interval
    from factcheck.model.message import Language, Message
    from factcheck.model.period import Period, PeriodBasis
    from factcheck.model.quantity import Quantity, QuantityKind
    from factcheck.model.reading import Reading
    from factcheck.model.relation import Mention, Relation, RelationKind, Side
    from factcheck.model.source import Place, SourceMap
    from factcheck.model.span import Span, file_of

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
    "file_of",
]

#: Which module holds what. They are loaded on first use: the command line needs few to say little.
_HOLDS = {
    "claim": "Aspect Claim Modality SetAside",
    "corpus": "Corpus",
    "document": "Block BlockKind Document View",
    "finding": "Finding Held InputProblem Notice Related Report Status Summary Suppression Verdict",
    "grades": "Confidence Severity",
    "interval": "Interval",
    "message": "Language Message",
    "period": "Period PeriodBasis",
    "quantity": "Quantity QuantityKind",
    "reading": "Reading",
    "relation": "Mention Relation RelationKind Side",
    "source": "Place SourceMap",
    "span": "Span file_of",
}
_MODULE_OF = {name: module for module, names in _HOLDS.items() for name in names.split()}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (the module's names have many types)
    """Loads what is asked for."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = found
    return found
