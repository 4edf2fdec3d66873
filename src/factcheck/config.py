"""What a run may be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 (the field below is called ``date``)
from pathlib import Path

from factcheck.model import Confidence, Severity

#: Severities by id or name of a rule; ``None`` switches the rule off.
Severities = Mapping[str, Severity | None]


@dataclass(frozen=True, slots=True)
class Ignore:
    """A finding that somebody has looked at and lets stand, until the day ``expires``."""

    fingerprint: str
    reason: str
    expires: Date | None = None


@dataclass(frozen=True, slots=True)
class PerPath:
    """Severities for the documents that match one of the globs ``paths``."""

    paths: tuple[str, ...]
    severity: Severities


@dataclass(frozen=True, slots=True)
class JsonFields:
    """Where the parts of an article stand in a JSON object: keys, dots between nested ones.

    What is ``None`` is looked for under the names that are in common use.
    """

    text: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How to check.

    ``date`` stands in for the date of documents that state none; ``select`` and ``ignore`` are ids
    or names of rules; findings below ``min_confidence`` are left out; ``jobs`` is the number of
    processes, ``None`` for as many as can run at a time. ``against`` are files, folders and
    archives that the others are compared with, ``replaces`` the documents of archives that they
    are new versions of; ``facts`` are the ledgers of known facts that they are held against,
    ``ignored`` the findings that are let stand. ``show_verified`` keeps the relations that hold,
    for the report. ``include`` (empty: the article formats) and ``exclude`` are globs for what is
    taken below a folder, in the syntax of gitignore; they and those of ``per_path`` count from the
    folder ``root``. ``lexicons`` and ``rules`` are folders with the user's own word lists and
    rule pages; the word lists are settled once a process. ``encoding`` is that of all files of
    text, whatever they say themselves; ``json`` are the fields of articles in JSON.
    """

    date: Date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence = Confidence.MEDIUM
    jobs: int | None = 1
    show_verified: bool = False
    against: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    ignored: tuple[Ignore, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: Severities = field(default_factory=dict)
    per_path: tuple[PerPath, ...] = ()
    lexicons: Path | None = None
    rules: Path | None = None
    encoding: str | None = None
    json: JsonFields = field(default_factory=JsonFields)
    root: Path = Path()
