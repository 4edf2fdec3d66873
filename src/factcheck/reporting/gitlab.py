"""The report as GitLab Code Quality, which merge requests show.

The definition is https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: an
array of issues in UTF-8 without a byte-order mark. GitLab drops everything from the first issue
that lacks a key, and shows issues of one fingerprint once. It compares the fingerprints of two
branches, so none holds a line; that of a finding holds no path either.

A finding is one issue, at its first side: the widget counts issues, and an editor counts clashes.
Findings that are known or suppressed are left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from factcheck.model import Finding, InputProblem, Language, Notice, Report, Severity
from factcheck.reporting.account import ACTION, side
from factcheck.reporting.json_report import dumps
from factcheck.reporting.paths import project_path
from factcheck.reporting.regions import region
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline
from factcheck.reporting.words import SEPARATOR

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, language: Language) -> str:
    """An array of issues: files that were not read, open findings, notices."""
    sources = Sources(report.documents, language)
    issues = [
        *(_problem(problem, language) for problem in report.problems),
        *(_finding(finding, sources, language) for finding in report.open),
        *(_notice(notice, language) for notice in report.notices),
    ]
    seen: Counter[str] = Counter()
    for issue in issues:
        seen[issue["fingerprint"]] += 1
        if seen[issue["fingerprint"]] > 1:
            # The same words in two pairs of documents are two findings of one fingerprint.
            issue["fingerprint"] += f"-{seen[issue['fingerprint']]}"
    return dumps(issues)


def _finding(finding: Finding, sources: Sources, language: Language) -> dict[str, Any]:
    primary = finding.claims[0].span
    told = [finding.message[language]]
    # Nothing but the description is shown, on one line: it names the other sides too.
    told += (" ".join(side(claim, sources)[:2]) for claim in finding.claims)
    if finding.action[language]:
        told.append(ACTION[language].format(finding.action[language]))
    return _issue(
        description=SEPARATOR.join(told),
        check=f"{finding.rule} {finding.name}",
        fingerprint=finding.fingerprint,
        severity=_SEVERITY[finding.severity],
        path=primary.document,
        line=region(sources.document(primary), primary).line,
    )


def _problem(problem: InputProblem, language: Language) -> dict[str, Any]:
    return _issue(
        description=problem.message[language],
        check="unchecked-file",
        fingerprint=_digest("unchecked-file", problem.path, problem.message.en),
        severity="critical",
        path=problem.path,
    )


def _notice(notice: Notice, language: Language) -> dict[str, Any]:
    return _issue(
        description=notice.message[language],
        check="notice",
        fingerprint=_digest("notice", notice.path, notice.message.en),
        severity="info",
        path=notice.path,
        line=notice.line or 1,
    )


def _issue(
    *, description: str, check: str, fingerprint: str, severity: str, path: str, line: int = 1
) -> dict[str, Any]:
    return {
        "description": inline(description),
        "check_name": inline(check),
        "fingerprint": inline(fingerprint),
        "severity": severity,
        "location": {"path": project_path(path), "lines": {"begin": line}},
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
