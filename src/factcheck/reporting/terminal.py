"""The report for readers: on a terminal with colours, in a pipe as plain text.

Both come from the same lines. Where there is no colour the figure stands between 【】 instead of
being highlighted, and nothing else differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from factcheck.model import (
    Claim,
    Finding,
    Held,
    Language,
    Message,
    Notice,
    Report,
    Severity,
    Side,
    Span,
    Status,
)
from factcheck.reporting import words
from factcheck.reporting.layout import cut, excerpt, wrap, wrap_parts
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline

#: Named colours follow the theme of the terminal, light or dark; reverse reads on both.
SEVERITY_STYLE = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}
_FIGURE = "bold reverse"
_NOTICE_STYLE = "bold magenta"
_MUTED = "dim"
_OWN = "not dim"
_PLACE = "cyan"

_MARGIN = 2
_GAP = 2
_GUTTER = 16  #: cells that a figure beside its quote may take

_RELATION = Message(zh="关系", en="relation")
_REASONS = Message(zh="可比", en="why")
_ACTION = Message(zh="待办", en="next")
_SEE = Message(zh="参见", en="see")
_ALSO = Message(zh="另见", en="also")
_DETAIL = Message(zh="细节", en="detail")
_ALSO_RULES = Message(zh="规则 {0} 也发现此处矛盾", en="seen by {0} as well")
_DENOTES = Message(zh="指 {0}", en="denotes {0}")
_INFERRED = Message(zh="推断：{0}", en="inferred: {0}")
_COMMA = Message(zh="、", en=", ")
_FINGERPRINT = Message(zh="指纹 {0}", en="fingerprint {0}")
_HIDDEN_INFO = Message(zh="{0}（未列出，用 --show-info 查看）", en="{0} (not listed: --show-info)")
_SETTLED = {
    Status.BASELINED: Message(zh="已知 {0} 处", en="{0} known"),
    Status.SUPPRESSED: Message(zh="已忽略 {0} 处", en="{0} suppressed"),
}
_NOTICE = Message(zh="提醒", en="notice")
_RULE = Message(zh="规则", en="rule")
#: The columns of the statistics: severities of open findings, then what asks for nothing.
_COLUMNS: tuple[tuple[Severity | Status, Message, str], ...] = (
    *((one, words.SEVERITY[one], SEVERITY_STYLE[one]) for one in reversed(Severity)),
    *((one, words.STATUS[one], _MUTED) for one in _SETTLED),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is laid out; ``marks`` puts 【】 around figures, for want of colour."""

    language: Language = Language.ZH
    width: int = 80
    marks: bool = False
    show_info: bool = False
    verbose: bool = False
    statistics: bool = False  #: counts by rule instead of the findings
    summary: bool = True


def render(report: Report, look: Look) -> Iterator[Text]:
    """The lines of the report; but for headings and places none is wider than ``look.width``.

    Of the findings, the open ones.
    """
    sources = Sources(report.documents, look.language)
    if look.statistics and report.findings:
        yield from statistics(report, look.language)
        yield Text()
    for finding in () if look.statistics else report.open:
        if finding.severity > Severity.INFO or look.show_info:
            yield from _Page(sources, look).finding(finding)
            yield Text()
    for relation in report.verified:
        yield _verified(relation, sources)
    if report.verified:
        yield Text()
    if look.summary:
        for notice in report.notices:
            yield from _notice(notice, look)
        if report.notices:
            yield Text()
        yield from summary(report, look)


def _verified(relation: Held, sources: Sources) -> Text:
    """One line for a relation that holds."""
    return Text.assemble(
        ("✓ ", "bold green"),
        (f"{inline(relation.rule)}  ", _MUTED),
        (f"{inline(sources.place(relation.claims[0].span))}  ", _PLACE),
        inline(relation.derivation),
    )


def _notice(notice: Notice, look: Look) -> Iterator[Text]:
    """A place in one piece, for terminals to open, and what is to be said of it."""
    place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
    label = Text.assemble((_NOTICE[look.language], _NOTICE_STYLE), " ")
    if place:
        yield label + Text(inline(place), _PLACE)
        label = Text(" " * _MARGIN)
    for line in wrap(notice.message[look.language], look.width - label.cell_len):
        yield label + line
        label = Text(" " * label.cell_len)


def summary(report: Report, look: Look) -> Iterator[Text]:
    """How many findings there are, and how much was looked at."""
    language = look.language
    found = Counter(finding.severity for finding in report.open)
    settled = Counter(finding.status for finding in report.findings)
    line = Text()
    for severity in reversed(Severity):
        if not found[severity]:
            continue
        count = words.count(found[severity], words.SEVERITY[severity], language)
        if severity is Severity.INFO and not look.show_info:
            count = _HIDDEN_INFO[language].format(count)
        line.append(_comma(line, language))
        line.append(count, SEVERITY_STYLE[severity])
    if report.problems:
        line.append(_comma(line, language))
        line.append(words.failed(report.problems, language), SEVERITY_STYLE[Severity.ERROR])
    if report.size and not report.summary.claims:
        line.append(_comma(line, language))
        line.append(words.UNREAD[language], SEVERITY_STYLE[Severity.WARNING])
    if report.verified:
        line.append(_comma(line, language))
        line.append(words.VERIFIED[language].format(len(report.verified)), "bold green")
    if not line and report.size:
        nothing = words.NOTHING if settled.total() == 0 else words.NOTHING_NEW
        line.append(nothing[language], "bold green")
    for status, template in _SETTLED.items():
        if settled[status]:
            line.append(_comma(line, language))
            line.append(template[language].format(f"{settled[status]:,}"), _MUTED)
    yield line
    yield Text(words.totals(report, language), _MUTED)


def statistics(report: Report, language: Language) -> Iterator[Text]:
    """A table of how many findings each rule has: open ones by severity, then the others."""
    counts = Counter(
        (f"{finding.rule} {finding.name}", _column(finding)) for finding in report.findings
    )
    columns = {
        column: (label[language], style)
        for column, label, style in _COLUMNS
        if any(column is filled for _, filled in counts)
    }
    rules = sorted({rule for rule, _ in counts})
    first = max(map(cell_len, (_RULE[language], *map(inline, rules))))
    room = {
        column: max(cell_len(label), *(len(f"{counts[rule, column]:,}") for rule in rules))
        for column, (label, _) in columns.items()
    }
    head = Text(_left(_RULE[language], first), _MUTED)
    for column, (label, _) in columns.items():
        head.append(" " * (_GAP + room[column] - cell_len(label)) + label)
    yield head
    for rule in rules:
        line = Text(_left(inline(rule), first))
        for column, (_, style) in columns.items():
            number = f"{counts[rule, column]:,}" if counts[rule, column] else ""
            line.append(number.rjust(_GAP + room[column]), style)
        yield line


def _column(finding: Finding) -> Severity | Status:
    """Where a finding is counted."""
    return finding.severity if finding.status is Status.NEW else finding.status


def _left(text: str, width: int) -> str:
    """``text`` filled up to ``width`` cells."""
    return text + " " * (width - cell_len(text))


class _Page:
    """Lays out one finding: labels and figures in a gutter on the left, the rest beside it."""

    def __init__(self, sources: Sources, look: Look) -> None:
        self._sources = sources
        self._look = look
        self._gutter = 0

    def finding(self, finding: Finding) -> Iterator[Text]:
        look, language = self._look, self._look.language
        labels = [inline(claim.text) for claim in finding.claims]
        labels += [label[language] for label in (_RELATION, _REASONS, _SEE, _ACTION)]
        self._gutter = min(_GUTTER, max(map(cell_len, labels)))
        yield self._heading(finding)
        for line in wrap(finding.message[language], look.width):
            yield Text(line, "bold")
        told = [set(words.about(claim, language)) for claim in finding.claims]
        shared = set.intersection(*told)
        for claim in finding.claims:
            yield from self._side(claim, shared, SEVERITY_STYLE[finding.severity])
        yield from self._row(_RELATION, finding.derivation)
        yield from self._row(_REASONS, *(reason[language] for reason in finding.reasons))
        for related in finding.related:
            yield from self._row(_SEE, related.note[language])
            yield self._place(related.span)
            yield self._quote(related.span, self._sources.sentence(related.span))
        yield from self._row(_ACTION, finding.action[language])
        if look.verbose:
            also = ", ".join(finding.also)
            yield from self._row(_ALSO, _ALSO_RULES[language].format(also) if also else "")
            yield from self._row(_DETAIL, _FINGERPRINT[language].format(finding.fingerprint))

    def _heading(self, finding: Finding) -> Text:
        language = self._look.language
        return Text.assemble(
            (words.SEVERITY[finding.severity][language], SEVERITY_STYLE[finding.severity]),
            (f" {inline(finding.rule)} {inline(finding.name)}", "bold"),
            (f" · {words.CONFIDENCE[finding.confidence][language]}", _MUTED),
        )

    def _side(self, claim: Side, shared: set[str], style: str) -> Iterator[Text]:
        language = self._look.language
        yield self._place(claim.span, cut(inline(claim.text), self._gutter), style)
        yield self._quote(claim.span, claim.sentence)
        detail = words.about(claim, language)
        own = [inline(part) for part in detail if part not in shared]
        if self._look.verbose and isinstance(claim, Claim):
            quantity = claim.quantity
            interval = words.interval_words(quantity.interval, quantity.unit)
            detail.append(_DENOTES[language].format(interval))
            detail.append(words.CONFIDENCE[claim.confidence][language])
            if claim.inferred:
                parts = (words.PART[part][language] for part in claim.inferred)
                detail.append(_INFERRED[language].format(_COMMA[language].join(parts)))
        for line in wrap_parts(detail, words.SEPARATOR, self._room):
            text = Text(line, _MUTED)
            # What all sides have in common stays in the background.
            text.highlight_words(own, _OWN)
            yield self._left() + text

    def _row(self, label: Message, *parts: str) -> Iterator[Text]:
        """A label in the gutter with its text; nothing where there is no text."""
        for at, line in enumerate(wrap_parts(parts, words.SEPARATOR, self._room)):
            yield Text.assemble(
                self._left(label[self._look.language] if at == 0 else "", _MUTED), line
            )

    def _place(self, span: Span, label: str = "", style: str = "") -> Text:
        return Text.assemble(self._left(label, style), (inline(self._sources.place(span)), _PLACE))

    def _quote(self, span: Span, around: Span) -> Text:
        text = self._sources.document(span).text
        left, right = "【】" if self._look.marks else ("", "")
        fitted = excerpt(
            text[min(around.start, span.start) : span.start],
            text[span.start : span.end],
            text[span.end : max(around.end, span.end)],
            self._room - cell_len(left + right),
        )
        return Text.assemble(
            self._left(), fitted.before, left, (fitted.figure, _FIGURE), right, fitted.after
        )

    def _left(self, label: str = "", style: str = "") -> Text:
        return Text.assemble(" " * _MARGIN, (_left(label, self._gutter + _GAP), style))

    @property
    def _room(self) -> int:
        # Below some width nothing can be read anyway; then lines may be longer than the window.
        return max(20, self._look.width - _MARGIN - self._gutter - _GAP)


def _comma(line: Text, language: Language) -> str:
    if not line:
        return ""
    return "，" if language is Language.ZH else ", "
