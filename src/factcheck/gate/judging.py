"""A report with every finding's status, and what of it is to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.gate import suppressions
from factcheck.model import (
    Confidence,
    Finding,
    Held,
    Message,
    Notice,
    Report,
    Severity,
    Status,
)
from factcheck.overrides import Overrides
from factcheck.rulebook import load_rules

if TYPE_CHECKING:
    # Each is loaded where a run asks for it: start-up counts.
    from factcheck.gate.baseline import Entry
    from factcheck.gate.changes import Changes

_GONE = Message(
    zh="基线中有 {0} 处这次没有查到：已改正、已忽略，或不在所查的文档里；--update-baseline 会删去",
    en="{0} in the baseline were not found: fixed, suppressed, or in documents that were not "
    "checked; --update-baseline removes them",
)
_UPDATED = Message(
    zh="基线已更新：共 {0} 处，新增 {1} 处，删去 {2} 处",
    en="baseline updated: {0} in all, {1} added, {2} removed",
)
_NOT_UPDATED = Message(
    zh="有文件未能检查，基线没有更新",
    en="some files could not be checked, so the baseline was not updated",
)
_UNCHANGED = Message(
    zh="{0} 以来没有改动所查的文档", en="nothing of what is checked was changed since {0}"
)
_ELSEWHERE = Message(
    zh="另有 {1} 处与 {0} 以来的改动无关，没有列出",
    en="not listed: {1} that do not touch what was changed since {0}",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a gate is told: a baseline file and whether to write it, a revision of git, the name of
    the document that is standard input.
    """

    baseline: Path | None = None
    update_baseline: bool = False
    changed_since: str | None = None
    stdin: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with its statuses, and what the baseline file is to hold where it is written."""

    report: Report
    baseline: dict[str, Any] | None = None


class Gate:
    """Judges the report of a run.

    Made before the run: a baseline or a revision that is not there is told before anything is read.
    ``rules`` are those that a run uses, with their severities. Raises ``UsageError``.
    """

    def __init__(
        self, options: Options, terms: Terms, *, today: Callable[[], date] = date.today
    ) -> None:
        self._options = options
        self._terms = terms
        self._today = today
        self._all = load_rules(options.rules)
        self.rules = Overrides(self._all, options).in_force()
        self._ran = {rule.id for rule in self.rules}
        self._known = _entries(terms)
        self._changes = _changes(terms)

    def judge(self, report: Report) -> Judged:
        """Suppressions, then the baseline, then what is to be told."""
        report = self._suppress(report)
        report, content = self._recognise(report)
        return Judged(self._told(report), content)

    def _suppress(self, report: Report) -> Report:
        ignored = self._options.ignored
        # The clock has a say in nothing but an expiry.
        today = self._today() if any(entry.expires for entry in ignored) else date.min
        complete = not report.problems
        found: list[suppressions.Comment] = []
        notices: list[Notice] = []
        for document in report.documents:
            comments, faulty = suppressions.read(document, self._all)
            found += comments
            notices += [] if document.path in report.against else faulty
        if complete:
            mine = [comment for comment in found if comment.place.document not in report.against]
            notices += suppressions.unused_comments(mine, report.findings, self._ran)
        complete = complete and len(self.rules) == len(self._all)
        notices += suppressions.idle_entries(ignored, report.findings, today, complete=complete)
        return _with(report, suppressions.apply(report.findings, found, ignored, today), notices)

    def _recognise(self, report: Report) -> tuple[Report, dict[str, Any] | None]:
        """Marks the findings that the baseline knows; what it is to hold where it is updated."""
        if self._known is None:
            return report, None
        from factcheck.gate import baseline

        known, gone = baseline.recognise(self._known, report.open)
        fixed = [entry for entry in gone if self._looked_at(entry)]
        if not self._terms.update_baseline or report.problems:
            notices = self._idle_baseline(len(fixed), complete=not report.problems)
            return _with(_marked(report, known), notices=notices), None
        accepted = [
            is_known or _checked(finding, report)
            for finding, is_known in zip(report.open, known, strict=True)
        ]
        entries = [baseline.entry(finding) for finding in compress(report.open, accepted)]
        entries += [entry for entry in gone if entry not in fixed]
        added = sum(accepted) - sum(known)
        notice = self._of_baseline(_UPDATED, len(entries), added, len(fixed))
        return _with(_marked(report, accepted), notices=[notice]), baseline.content(entries)

    def _idle_baseline(self, fixed: int, *, complete: bool) -> list[Notice]:
        """What is to be said of a baseline that is not written."""
        if self._terms.update_baseline:
            return [self._of_baseline(_NOT_UPDATED)]
        return [self._of_baseline(_GONE, fixed)] if fixed and complete else []

    def _looked_at(self, entry: Entry) -> bool:
        """Whether this run would have found what the entry knows, were it still there."""
        exists = any(rule.id == entry.rule for rule in self._all)
        level = Confidence.__members__.get(entry.confidence.upper(), Confidence.HIGH)
        return (entry.rule in self._ran or not exists) and level >= self._options.min_confidence

    def _of_baseline(self, template: Message, *counts: int) -> Notice:
        return Notice(str(self._terms.baseline), _filled(template, *counts))

    def _told(self, report: Report) -> Report:
        """Without findings among documents that are only compared with, or beside the changes."""
        findings = [finding for finding in report.findings if _checked(finding, report)]
        report = replace(
            report, verified=tuple(held for held in report.verified if _checked(held, report))
        )
        if self._changes is None:
            return _with(report, findings)
        touched = self._changes.touched(report, stdin=self._terms.stdin)
        kept = [finding for finding in findings if finding in touched]
        left_out = sum(
            finding.status is Status.NEW and finding.severity > Severity.INFO
            for finding in findings
            if finding not in touched
        )
        notices = []
        revision = self._changes.revision
        checked = {document.path for document in report.documents} - report.against
        if checked and checked.isdisjoint(touched.spans):
            notices.append(Notice("", _filled(_UNCHANGED, revision)))
        if left_out:
            notices.append(Notice("", _filled(_ELSEWHERE, revision, left_out)))
        return _with(report, kept, notices)


def _entries(terms: Terms) -> Sequence[Entry] | None:
    if terms.baseline is None:
        if terms.update_baseline:
            raise UsageError(
                Message(
                    zh="--update-baseline 要与 --baseline FILE 一起使用",
                    en="--update-baseline needs --baseline FILE",
                )
            )
        return None
    from factcheck.gate import baseline

    if terms.update_baseline and not terms.baseline.exists():
        return ()
    return baseline.load(terms.baseline)


def _changes(terms: Terms) -> Changes | None:
    if terms.changed_since is None:
        return None
    from factcheck.gate.changes import since

    return since(terms.changed_since)


def _checked(found: Finding | Held, report: Report) -> bool:
    """Whether a side stands in a document that is checked, not only compared with."""
    return any(claim.span.document not in report.against for claim in found.claims)


def _marked(report: Report, known: Iterable[bool]) -> Report:
    """The report with those of its open findings baselined that are ``known``."""
    marks = iter(known)
    findings = (
        replace(finding, status=Status.BASELINED)
        if finding.status is Status.NEW and next(marks)
        else finding
        for finding in report.findings
    )
    return _with(report, findings)


def _with(
    report: Report,
    findings: Iterable[Finding] | None = None,
    notices: Iterable[Notice] = (),
) -> Report:
    """The report with these findings, and these notices besides its own, by place."""
    told = sorted((*report.notices, *notices), key=lambda n: (n.path, n.line or 0, n.message.zh))
    kept = report.findings if findings is None else tuple(findings)
    return replace(report, findings=kept, notices=tuple(told))


def _filled(template: Message, *fields: object) -> Message:
    return Message(zh=template.zh.format(*fields), en=template.en.format(*fields))
