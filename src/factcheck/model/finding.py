"""Findings: statements that cannot all be true, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from factcheck.model.claim import Claim, Confidence
from factcheck.model.document import Document
from factcheck.model.span import Span


class Severity(IntEnum):
    """How grave a finding is; ordered."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in reports and options."""
        return self.name.lower()


class Verdict(StrEnum):
    """In which way the statements clash."""

    CONFLICT = "conflict"
    IMPOSSIBLE = "impossible"
    DIFFERS_IN_BASE = "differs-in-base"
    DIFFERS_IN_PERIOD = "differs-in-period"
    REVISED = "revised"
    AGREES_ONLY_BY_ROUNDING = "agrees-only-by-rounding"


class Language(StrEnum):
    """The languages that users meet."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Message:
    """One text in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == Language.ZH else self.en


@dataclass(frozen=True, slots=True)
class Related:
    """A place that explains or supports a finding without being a side of the clash."""

    note: Message
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Statements that cannot all be true.

    ``claims`` are the sides, the primary one first; ``derivation`` is the relation with its numbers
    filled in (``38 ≠ 35``); ``reasons`` say part by part why the sides are comparable;
    ``fingerprint`` names the clash across runs, whatever the order of files or the line numbers.
    """

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    verdict: Verdict
    message: Message
    claims: tuple[Claim, ...]
    derivation: str
    fingerprint: str
    reasons: tuple[Message, ...] = ()
    related: tuple[Related, ...] = ()
    also: tuple[str, ...] = ()  #: names of other rules that see the same clash


@dataclass(frozen=True, slots=True)
class InputProblem:
    """A file that could not be checked, and why."""

    path: str
    message: Message


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was looked at."""

    figures: int
    claims: int
    compared: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run: documents by path, findings worst first, problems by path."""

    documents: tuple[Document, ...]
    claims_of: dict[str, int]
    findings: tuple[Finding, ...]
    problems: tuple[InputProblem, ...]
    summary: Summary
