"""The report for GitHub Actions: annotations on the changed articles, and a job summary.

Workflow commands and the summary are defined in
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands, what the runner
reads of them in ``src/Runner.Common/ActionCommand.cs`` of https://github.com/actions/runner. Of
one step ten errors, ten warnings and ten notices are shown, of a summary 1 MiB.

The first side of a finding gets the error or warning. The other sides get notices, which have ten
places of their own: whichever side an editor has changed, it is marked in the diff. Findings that
are known, suppressed or of severity info get nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.model import Finding, InputProblem, Language, Message, Notice, Report, Severity, Span
from factcheck.reporting import words
from factcheck.reporting.account import SEE, account, place, quoted
from factcheck.reporting.literal import literal
from factcheck.reporting.paths import project_path
from factcheck.reporting.regions import region
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline

_SHOWN = 10  #: annotations of one level
#: Bytes of the summary; the rest of what GitHub takes is left to other commands of the step.
_SUMMARY_SIZE = 1_000_000
_SUMMARY_QUOTE = 80  #: cells

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_OTHER_SIDE = Message(zh="{0}（另一处）", en="{0} (other side)")
_UNCHECKED = Message(zh="未能检查", en="not checked")
_NOTICE = Message(zh="提醒", en="notice")
_MORE = Message(zh="另有 {0} 处未列出", en="and {0} more")
_HEADER = Message(
    zh="| 级别 | 规则 | 问题 | 各处 | 待办 |",
    en="| severity | rule | what | who says what | next |",
)


@dataclass(frozen=True, slots=True)
class _Annotation:
    """One workflow command; ``what`` is its text, line by line."""

    level: str
    title: str
    what: tuple[str, ...]
    path: str = ""
    lines: tuple[int, int] | None = None
    columns: tuple[int, int] | None = None

    def __str__(self) -> str:
        properties: dict[str, object] = {}
        if self.path:
            properties["file"] = inline(project_path(self.path))
        if self.lines:
            properties["line"], properties["endLine"] = self.lines
        if self.columns:
            properties["col"], properties["endColumn"] = self.columns
        properties["title"] = inline(self.title)
        listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
        text = _data("\n".join(self.what))
        return f"::{self.level} {listed}::{text}"


def render(report: Report, language: Language) -> str:
    """Workflow commands, worst first, then a line that counts what is not shown, and the totals."""
    left: Counter[str] = Counter({"error": _SHOWN, "warning": _SHOWN, "notice": _SHOWN})
    shown: list[_Annotation] = []
    for annotation in _annotations(report, language):
        if left[annotation.level]:
            left[annotation.level] -= 1
            shown.append(annotation)
    lines = [str(annotation) for annotation in shown]
    failing = sum(annotation.level != "notice" for annotation in shown)
    more = len(_grave(report)) + len(report.problems) + _nothing_read(report) - failing
    if more:
        lines.append(_MORE[language].format(f"{more:,}"))
    lines.append(_verdict(report, language))
    lines.append(words.totals(report, language))
    return "".join(f"{line}\n" for line in lines)


def job_summary(report: Report, language: Language) -> str:
    """All open errors and warnings as a Markdown table, as many as the summary holds."""
    sources = Sources(report.documents, language)
    told = [f"\n### factcheck: {_verdict(report, language)}\n\n{words.totals(report, language)}\n"]
    told += (
        f"\n- {words.SEVERITY[Severity.ERROR][language]}: {literal(line)}\n"
        for line in _problem_lines(report.problems, language)
    )
    findings = _grave(report)
    if findings:
        told.append(f"\n{_HEADER[language]}\n|{' --- |' * 5}\n")
    size = sum(len(part.encode("utf-8")) for part in told)
    for shown, finding in enumerate(findings):
        row = _row(finding, sources, language)
        size += len(row.encode("utf-8"))
        if size > _SUMMARY_SIZE:
            told.append(f"\n{_MORE[language].format(f'{len(findings) - shown:,}')}\n")
            break
        told.append(row)
    return "".join(told)


def _annotations(report: Report, language: Language) -> Iterator[_Annotation]:
    """What is worth an annotation; of each level what matters most comes first."""
    sources = Sources(report.documents, language)
    for problem in report.problems:
        said = (inline(problem.message[language]),)
        yield _Annotation("error", _UNCHECKED[language], said, problem.path)
    if _nothing_read(report):
        yield _Annotation("warning", _UNCHECKED[language], (words.UNREAD[language],))
    for notice in report.notices:
        yield _notice(notice, language)
    for finding in _worst(_grave(report)):
        title = f"{finding.rule} {finding.name}"
        what = tuple(account(finding, sources, language))
        first, *others = (claim.span for claim in finding.claims)
        yield _at(first, sources, _LEVEL[finding.severity], title, what)
        marked = {_line(first, sources)}
        for other in others:
            if _line(other, sources) not in marked:
                marked.add(_line(other, sources))
                yield _at(other, sources, "notice", _OTHER_SIDE[language].format(title), what)


def _at(span: Span, sources: Sources, level: str, title: str, what: tuple[str, ...]) -> _Annotation:
    at = region(sources.document(span), span)
    # The runner takes columns on one line only; the last of them belongs to the span.
    columns = None
    if at.column and at.end_column and at.line == at.end_line:
        columns = (at.column, at.end_column - 1)
    return _Annotation(level, title, what, span.document, (at.line, at.end_line), columns)


def _line(span: Span, sources: Sources) -> tuple[str, int]:
    return span.document, region(sources.document(span), span).line


def _notice(notice: Notice, language: Language) -> _Annotation:
    lines = None if notice.line is None else (notice.line, notice.line)
    what = (inline(notice.message[language]),)
    return _Annotation("notice", _NOTICE[language], what, notice.path, lines)


def _grave(report: Report) -> list[Finding]:
    return [finding for finding in report.open if finding.severity > Severity.INFO]


def _worst(findings: list[Finding]) -> Iterator[Finding]:
    """Of each severity as many as can be shown."""
    for severity in _LEVEL:
        same = (finding for finding in findings if finding.severity is severity)
        yield from islice(same, _SHOWN)


def _nothing_read(report: Report) -> bool:
    return bool(report.size) and not report.summary.claims


def _verdict(report: Report, language: Language) -> str:
    """How many findings of each severity, or that there are none."""
    found = Counter(finding.severity for finding in report.open)
    parts = [
        words.count(found[severity], words.SEVERITY[severity], language)
        for severity in reversed(Severity)
        if found[severity]
    ]
    if report.problems:
        parts.append(words.failed(report.problems, language))
    if _nothing_read(report):
        parts.append(words.UNREAD[language])
    return ("，" if language is Language.ZH else ", ").join(parts) or words.NOTHING[language]


def _problem_lines(problems: Iterable[InputProblem], language: Language) -> Iterator[str]:
    for problem in problems:
        where = f"{problem.path}: " if problem.path else ""
        yield where + problem.message[language]


def _row(finding: Finding, sources: Sources, language: Language) -> str:
    sides = [
        f"**{literal(claim.text)}** {_seen(claim.span, claim.sentence, sources)}"
        for claim in finding.claims
    ]
    sides += (
        f"{literal(SEE[language].format(related.note[language]))} "
        f"{_seen(related.span, sources.sentence(related.span), sources)}"
        for related in finding.related
    )
    cells = (
        words.SEVERITY[finding.severity][language],
        literal(f"{finding.rule} {finding.name}"),
        literal(finding.message[language]),
        "<br>".join(sides),
        literal(finding.action[language]),
    )
    return f"| {' | '.join(cells)} |\n"


def _seen(span: Span, around: Span, sources: Sources) -> str:
    quote = quoted(span, around, sources, _SUMMARY_QUOTE)
    return f"{literal(place(span, sources))}<br>{literal(quote)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
