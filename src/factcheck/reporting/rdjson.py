"""The report as ``rdjson``: the Reviewdog Diagnostic Format, which reviewdog puts into reviews.

The definition is ``proto/rdf/reviewdog.proto`` (message ``DiagnosticResult``) of
https://github.com/reviewdog/reviewdog, read there by protojson: an unknown key or half of a
surrogate pair refuses the whole file. Columns count bytes of UTF-8 from 1, ends are exclusive.
Findings that are known or suppressed are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.model import Finding, InputProblem, Language, Notice, Report, Severity, Span
from factcheck.reporting.account import account
from factcheck.reporting.json_report import dumps
from factcheck.reporting.paths import project_path
from factcheck.reporting.regions import utf8_region
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, language: Language) -> str:
    """A ``DiagnosticResult``: files that were not read, open findings, notices."""
    sources = Sources(report.documents, language)
    diagnostics = [
        *(_problem(problem, language) for problem in report.problems),
        *(_diagnostic(finding, sources, language) for finding in report.open),
        *(_notice(notice, language) for notice in report.notices),
    ]
    return dumps({"source": {"name": "factcheck"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, sources: Sources, language: Language) -> dict[str, Any]:
    return {
        "message": "\n".join(account(finding, sources, language)),
        "location": _location(finding.claims[0].span, sources),
        "severity": _SEVERITY[finding.severity],
        "code": {"value": inline(f"{finding.rule} {finding.name}")},
        "related_locations": list(_related(finding, sources, language)),
    }


def _related(finding: Finding, sources: Sources, language: Language) -> Iterator[dict[str, Any]]:
    """The other sides, then what explains the finding."""
    for claim in finding.claims[1:]:
        yield {
            "message": inline(claim.text),
            "location": _location(claim.span, sources),
        }
    for related in finding.related:
        yield {
            "message": inline(related.note[language]),
            "location": _location(related.span, sources),
        }


def _location(span: Span, sources: Sources) -> dict[str, Any]:
    place = utf8_region(sources.document(span), span)
    return {
        "path": project_path(span.document),
        "range": {
            "start": _point(place.line, place.column),
            "end": _point(place.end_line, place.end_column),
        },
    }


def _point(line: int, column: int | None) -> dict[str, int]:
    return {"line": line} if column is None else {"line": line, "column": column}


def _problem(problem: InputProblem, language: Language) -> dict[str, Any]:
    return {
        "message": inline(problem.message[language]),
        "location": {"path": project_path(problem.path)},
        "severity": "ERROR",
    }


def _notice(notice: Notice, language: Language) -> dict[str, Any]:
    location: dict[str, Any] = {"path": project_path(notice.path)}
    if notice.line is not None:
        location["range"] = {"start": {"line": notice.line}}
    return {"message": inline(notice.message[language]), "location": location, "severity": "INFO"}
