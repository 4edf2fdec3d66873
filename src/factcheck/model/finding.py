"""Findings: statements that cannot all be true, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.document import Document
from factcheck.model.grades import Confidence, Severity
from factcheck.model.message import Message
from factcheck.model.relation import Side
from factcheck.model.span import Span


class Verdict(StrEnum):
    """In which way the statements clash."""

    CONFLICT = "conflict"
    IMPOSSIBLE = "impossible"
    DIFFERS_IN_BASE = "differs-in-base"
    DIFFERS_IN_PERIOD = "differs-in-period"
    REVISED = "revised"
    AGREES_ONLY_BY_ROUNDING = "agrees-only-by-rounding"


@dataclass(frozen=True, slots=True)
class Related:
    """A place that explains or supports a finding without being a side of the clash."""

    note: Message
    span: Span


class Status(StrEnum):
    """Whether a finding still asks for something."""

    NEW = "new"
    BASELINED = "baselined"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why somebody lets a finding stand; ``place`` is the comment, ``None`` in a configuration."""

    reason: str
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Statements that cannot all be true.

    ``claims`` are the sides, the primary one first; ``derivation`` is the relation with its numbers
    filled in (``38 ≠ 35``); ``reasons`` say part by part why the sides are comparable; ``action``
    is what an editor does next; ``fingerprint`` names the clash across runs, whatever the order of
    files or the line numbers.
    """

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    verdict: Verdict
    message: Message
    claims: tuple[Side, ...]
    derivation: str
    fingerprint: str
    action: Message
    reasons: tuple[Message, ...] = ()
    related: tuple[Related, ...] = ()
    also: tuple[str, ...] = ()  #: names of other rules that see the same clash
    status: Status = Status.NEW
    suppression: Suppression | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A relation that was looked at and is right; its parts are those of a finding."""

    rule: str
    name: str
    claims: tuple[Side, ...]
    derivation: str


@dataclass(frozen=True, slots=True)
class InputProblem:
    """A file that could not be checked, and why."""

    path: str
    message: Message


@dataclass(frozen=True, slots=True)
class Notice:
    """What the gate has to tell besides findings: a suppression that nothing needs any more."""

    path: str
    message: Message
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was looked at; ``documents`` where a report does not hold all of them."""

    figures: int
    claims: int
    compared: int
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run: documents by path, findings worst first, problems by path.

    ``verified`` are the relations that hold, by position, where they were asked for.
    ``against`` are the paths of the documents that the others are compared with.
    """

    documents: tuple[Document, ...]
    claims_of: dict[str, int]
    findings: tuple[Finding, ...]
    problems: tuple[InputProblem, ...]
    summary: Summary
    notices: tuple[Notice, ...] = ()
    verified: tuple[Held, ...] = ()
    against: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many documents were looked at."""
        return max(self.summary.documents, len(self.documents))

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that are neither known nor suppressed: those that can fail a run."""
        return tuple(finding for finding in self.findings if finding.status is Status.NEW)
