"""The report as SARIF 2.1.0, which code scanning and editors read.

The standard is https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/ (sections are named
below), what GitHub makes of it
https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support: it shows
the first location alone, and others where the message links them.

``primaryLocationLineHash``, by which GitHub knows an alert again, is the fingerprint of the finding
and not a hash of the line: a paragraph is one line, and two findings of one rule in it would be
one alert. (The upload action remarks on that in its log and keeps the value.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from factcheck.model import (
    Finding,
    InputProblem,
    Language,
    Message,
    Notice,
    Report,
    Severity,
    Span,
    Status,
    Suppression,
    file_of,
)
from factcheck.patterns import compiled
from factcheck.reporting.account import ACTION, RELATION, SEE, place, quoted
from factcheck.reporting.json_report import dumps
from factcheck.reporting.literal import literal
from factcheck.reporting.markdown import explanation, rejoined
from factcheck.reporting.paths import is_relative, uri
from factcheck.reporting.regions import region
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import encodable, inline
from factcheck.reporting.words import SEPARATOR, UNREAD, about
from factcheck.rulebook import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"
_RESULTS = 5_000  #: more are not kept by code scanning
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM_SEVERITY = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}

_MARKS = compiled("[*`]")

_FOLDER = Message(zh="运行 factcheck 的文件夹", en="the folder in which factcheck ran")
_LEFT_OUT = Message(
    zh="只列出前 {0} 处发现，另有 {1} 处未列出",
    en="only the first {0} findings are listed; {1} are left out",
)


def render(report: Report, language: Language, rules: Sequence[Rule]) -> str:
    """A log with one run: the rules, the documents, the findings, and what went wrong."""
    # What can fail a run comes first; within that the worst, as everywhere.
    findings = sorted(report.findings, key=lambda finding: finding.status is not Status.NEW)
    described = _Rules(rules, findings, language)
    sources = Sources(report.documents, language)
    results = [
        _Result(finding, sources, language).written(number, described.index(finding))
        for finding, number in _numbered(findings[:_RESULTS])
    ]
    for result, state in zip(results, _baseline_states(findings), strict=False):
        result["baselineState"] = state
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "semanticVersion": version("factcheck-zh"),
                "language": str(language),
                "rules": described.descriptors,
            }
        },
        "language": str(language),
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": _FOLDER[language]}}},
        "artifacts": [
            {"location": _artifact(file), "roles": ["analysisTarget"]}
            for file in dict.fromkeys(file_of(document.path) for document in report.documents)
        ],
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": list(_notifications(report, language)),
            }
        ],
        "results": results,
    }
    # Without indentation: thousands of results are written five times as fast.
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=None)


def _numbered(findings: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with its number among those of its fingerprint.

    The same words in two pairs of documents are two findings of one fingerprint.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        yield finding, seen[finding.fingerprint]


class _Rules:
    """The rules in force, and those that only findings name."""

    def __init__(
        self, rules: Sequence[Rule], findings: Sequence[Finding], language: Language
    ) -> None:
        self.descriptors = [_rule(rule, language) for rule in rules]
        self._index = {rule.id: at for at, rule in enumerate(rules)}
        for finding in findings:
            if finding.rule not in self._index:
                self._index[finding.rule] = len(self.descriptors)
                self.descriptors.append(_unknown_rule(finding))

    def index(self, finding: Finding) -> int:
        """Where the rule of a finding stands among the descriptors."""
        return self._index[finding.rule]


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    explained = rejoined(explanation(rule.body, language))
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": _braces(rule.title[language])},
        "fullDescription": {"text": _braces(_first_paragraph(explained))},
        "help": {"text": _braces(explained), "markdown": _braces(explained)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": _properties(rule.severity),
    }


def _unknown_rule(finding: Finding) -> dict[str, Any]:
    text = {"text": _plain(finding.name) or "factcheck"}
    return {
        "id": inline(finding.rule),
        "name": inline(finding.name),
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
        "defaultConfiguration": {"level": _LEVEL[finding.severity]},
        "properties": _properties(finding.severity),
    }


def _properties(severity: Severity) -> dict[str, Any]:
    # By default nothing is reported that is less sure than medium: precision comes before recall.
    return {
        "tags": ["consistency", "figures"],
        "precision": "high",
        "problem.severity": _PROBLEM_SEVERITY[severity],
    }


def _first_paragraph(markdown: str) -> str:
    """In plain text: on one line, without emphasis and code marks."""
    return _MARKS.sub("", markdown.split("\n\n", 1)[0]).replace("\n", " ")


class _Result:
    """Writes one finding as a ``result`` (3.27)."""

    def __init__(self, finding: Finding, sources: Sources, language: Language) -> None:
        self._finding = finding
        self._sources = sources
        self._language = language
        #: Ids of locations (3.28.2), by which messages link them (3.11.6).
        self._others = list(enumerate(finding.claims[1:], start=1))
        self._related = list(enumerate(finding.related, start=len(finding.claims)))

    def written(self, number: int, rule_index: int) -> dict[str, Any]:
        """The result; ``number`` tells it from others of its fingerprint."""
        finding = self._finding
        first = finding.claims[0]
        return {
            "ruleId": inline(finding.rule),
            "ruleIndex": rule_index,
            "level": _LEVEL[finding.severity],
            "message": {"text": self._text(), "markdown": self._markdown()},
            "locations": [self._location(first.span, first.sentence)],
            "relatedLocations": list(self._related_locations()),
            "partialFingerprints": {
                "primaryLocationLineHash": inline(f"{finding.fingerprint}:{number}"),
                "factcheck/v1": inline(finding.fingerprint),
            },
            "suppressions": self._suppressions(),
            "properties": {
                "confidence": finding.confidence.label,
                "verdict": str(finding.verdict),
                "status": str(finding.status),
                "derivation": inline(finding.derivation),
            },
        }

    def _text(self) -> str:
        finding, language = self._finding, self._language
        first = finding.claims[0]
        sides = [f"{_plain(first.text)} {_plain(place(first.span, self._sources))}"]
        sides += (
            f"{_link(claim.text, key)} {_plain(place(claim.span, self._sources))}"
            for key, claim in self._others
        )
        lines = [_plain(finding.message[language]), SEPARATOR.join(sides)]
        lines += (
            f"{_plain(SEE[language].format(related.note[language]))} "
            f"{_link(place(related.span, self._sources), key)}"
            for key, related in self._related
        )
        lines += (_plain(line) for line in self._rest())
        return "\n".join(lines)

    def _markdown(self) -> str:
        finding, language, sources = self._finding, self._language, self._sources
        first = finding.claims[0]
        items = [
            f"{_formatted(first.text)} {self._seen(first.span, first.sentence)}",
            *(
                f"[{_formatted(claim.text)}]({key}) {self._seen(claim.span, claim.sentence)}"
                for key, claim in self._others
            ),
            *(
                f"{_formatted(SEE[language].format(related.note[language]))} "
                f"[{_formatted(sources.quote(related.span))}]({key}) "
                f"{self._seen(related.span, sources.sentence(related.span))}"
                for key, related in self._related
            ),
            *map(_formatted, self._rest()),
        ]
        listed = "\n".join(f"- {item}" for item in items)
        return f"{_formatted(finding.message[language])}\n\n{listed}"

    def _rest(self) -> Iterator[str]:
        finding, language = self._finding, self._language
        if finding.derivation:
            yield RELATION[language].format(finding.derivation)
        if finding.action[language]:
            yield ACTION[language].format(finding.action[language])

    def _seen(self, span: Span, around: Span) -> str:
        quote = quoted(span, around, self._sources)
        return SEPARATOR.join((_formatted(place(span, self._sources)), _formatted(quote)))

    def _related_locations(self) -> Iterator[dict[str, Any]]:
        for key, claim in self._others:
            told = SEPARATOR.join((claim.text, *about(claim, self._language)))
            location = self._location(claim.span, claim.sentence)
            yield {"id": key, **location, "message": {"text": _plain(told)}}
        for key, related in self._related:
            location = self._location(related.span, self._sources.sentence(related.span))
            yield {"id": key, **location, "message": {"text": _plain(related.note[self._language])}}

    def _location(self, span: Span, around: Span) -> dict[str, Any]:
        physical = {"artifactLocation": _artifact(span.document), "region": self._region(span)}
        context = self._sources.trimmed(around)
        # It must be larger than what it surrounds (3.29.5).
        if context != span and context.contains(span):
            physical["contextRegion"] = self._region(context)
        return {"physicalLocation": physical}

    def _region(self, span: Span) -> dict[str, Any]:
        document = self._sources.document(span)
        at = region(document, span)
        # Offsets count in the file, whose text is not always that of the document.
        offset = span.start if document.source is None else None
        told = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": offset,
            "charLength": None if offset is None else len(span),
            "snippet": {"text": encodable(document.quote(span))},
        }
        return {name: value for name, value in told.items() if value is not None}

    def _suppressions(self) -> list[dict[str, Any]]:
        """Empty rather than absent: either all results have the property or none (3.27.23)."""
        suppression = self._finding.suppression
        return [self._suppression(suppression)] if suppression else []

    def _suppression(self, suppression: Suppression) -> dict[str, Any]:
        written: dict[str, Any] = {"kind": "inSource" if suppression.place else "external"}
        if suppression.reason:
            written["justification"] = inline(suppression.reason)
        if suppression.place:
            written["location"] = self._location(suppression.place, suppression.place)
        return written


def _baseline_states(findings: Sequence[Finding]) -> list[str]:
    """States against the baseline, where each is known; all results have one or none (3.27.24).

    Whether the baseline holds a finding that is suppressed nobody has asked.
    """
    statuses = {finding.status for finding in findings}
    if Status.BASELINED not in statuses or Status.SUPPRESSED in statuses:
        return []
    return ["new" if finding.status is Status.NEW else "unchanged" for finding in findings]


def _notifications(report: Report, language: Language) -> Iterator[dict[str, Any]]:
    """What was not checked, what the gate has to tell, and what is left out (3.58)."""
    for problem in report.problems:
        yield _problem(problem, language)
    for notice in report.notices:
        yield _notice(notice, language)
    if report.size and not report.summary.claims:
        yield {"level": "warning", "message": {"text": UNREAD[language]}}
    more = len(report.findings) - _RESULTS
    if more > 0:
        text = _LEFT_OUT[language].format(f"{_RESULTS:,}", f"{more:,}")
        yield {"level": "warning", "message": {"text": text}}


def _problem(problem: InputProblem, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {
        "level": "error",
        "message": {"text": _plain(problem.message[language])},
    }
    if problem.path:
        told["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(problem.path)}}]
    return told


def _notice(notice: Notice, language: Language) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(notice.path)}
    if notice.line is not None:
        physical["region"] = {"startLine": notice.line}
    return {
        "level": "note",
        "message": {"text": _plain(notice.message[language])},
        "locations": [{"physicalLocation": physical}],
    }


def _artifact(path: str) -> dict[str, str]:
    location = {"uri": uri(path)}
    if is_relative(path):
        location["uriBaseId"] = _ROOT
    return location


def _plain(text: str) -> str:
    """Text of a plain message, in which nothing makes a link (3.11.6) or is filled in (3.11.5)."""
    return _braces(inline(text).replace("](", "] ("))


def _link(text: str, key: int) -> str:
    """A link to a location of the same result, in a plain message (3.11.6)."""
    escaped = _plain(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"[{escaped}]({key})"


def _formatted(text: str) -> str:
    """Text of a formatted message (3.11.4), which holds no HTML."""
    return _braces(literal(text))


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
