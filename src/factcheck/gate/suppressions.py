"""Findings that somebody lets stand, with a reason: comments in a text, ``[[ignore]]`` entries.

A comment ``<!-- factcheck: ignore[value-conflict] reason -->`` covers the line on which it stands.
Alone on its line it covers the next line that is not blank, with the whole paragraph of which that
line is a part. A finding is suppressed where any of its sides is covered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.config import Ignore
from factcheck.errors import UsageError
from factcheck.model import Document, Finding, Message, Notice, Span, Status, Suppression
from factcheck.patterns import compiled
from factcheck.reading import comments, normalise
from factcheck.rulebook import Rule, find_rule

_IGNORE = compiled(r" *ignore *\[([^\[\]]*)\]")
_BETWEEN = compiled(r"[,、]")
_LINE = compiled(r"[^\r\n]*")
#: What may stand between the rules and the reason.
_LEADING = " \t\u3000:：,，-—"
_WORD = compiled(r"\w")
_FORM = "<!-- factcheck: ignore[value-conflict] {0} -->"

_MALFORMED = Message(
    zh=f"看不懂这条注释，应写作 {_FORM.format('原因')}",
    en=f"this comment is not understood; write {_FORM.format('reason')}",
)
_UNCLOSED = Message(
    zh="注释没有在同一行用 --> 结束，不起作用",
    en="this comment is not closed with --> on its line, so it does nothing",
)
_NO_REASON = Message(
    zh="忽略要写明原因，没有原因的不起作用",
    en="an ignore needs a reason; without one it does nothing",
)
_UNUSED = Message(
    zh="这条忽略已没有用处（{0}），请删去", en="this ignore is no longer used ({0}); remove it"
)
_UNUSED_ENTRY = Message(
    zh="[[ignore]] {0} 已没有用处，请删去（原因：{1}）",
    en="[[ignore]] {0} is no longer used; remove it (reason: {1})",
)
_EXPIRED = Message(
    zh="[[ignore]] {0} 已于 {2} 到期，不再起作用（原因：{1}）",
    en="[[ignore]] {0} expired on {2} and does nothing any more (reason: {1})",
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that counts, with what it covers; ``rules`` are ids with their names."""

    place: Span
    line: int
    rules: dict[str, str]
    reason: str
    covers: tuple[Span, ...]

    def holds(self, finding: Finding) -> bool:
        """Whether the finding is of one of the rules and has a side here."""
        return finding.rule in self.rules and any(
            claim.span.overlaps(covered) for claim in finding.claims for covered in self.covers
        )


def read(document: Document, rules: Sequence[Rule]) -> tuple[list[Comment], list[Notice]]:
    """The comments of a document that count, and what is to be said of the others.

    ``rules`` are all that there are.
    """
    found: list[Comment] = []
    notices = [_notice(document, at, _UNCLOSED) for at in comments.unclosed(document.normal)]
    for place in document.comments:
        outcome = _parse(document, place, rules)
        if isinstance(outcome, Comment):
            found.append(outcome)
        else:
            notices.append(_notice(document, place.start, outcome))
    return found, notices


def apply(
    findings: Iterable[Finding],
    comments: Iterable[Comment],
    ignored: Iterable[Ignore],
    today: date,
) -> list[Finding]:
    """The findings, those suppressed that a comment or an entry covers."""
    entries = {entry.fingerprint: entry for entry in ignored if not _expired(entry, today)}
    by_document: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        by_document[comment.place.document].append(comment)
    done: list[Finding] = []
    for finding in findings:
        near = (c for path in _paths(finding) for c in by_document.get(path, ()))
        holding = next((comment for comment in near if comment.holds(finding)), None)
        entry = entries.get(finding.fingerprint)
        if holding is not None:
            finding = _suppressed(finding, Suppression(holding.reason, holding.place))
        elif entry is not None:
            finding = _suppressed(finding, Suppression(entry.reason))
        done.append(finding)
    return done


def unused_comments(
    comments: Iterable[Comment], findings: Sequence[Finding], ran: Collection[str]
) -> list[Notice]:
    """What is to be said of comments for which nothing is found; ``ran`` are ids of rules."""
    by_document: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for path in _paths(finding):
            by_document[path].append(finding)
    notices: list[Notice] = []
    for comment in comments:
        used = {f.rule for f in by_document[comment.place.document] if comment.holds(f)}
        unused = [name for id_, name in comment.rules.items() if id_ in ran and id_ not in used]
        if unused:
            names = ", ".join(unused)
            message = Message(zh=_UNUSED.zh.format(names), en=_UNUSED.en.format(names))
            notices.append(Notice(comment.place.document, message, comment.line))
    return notices


def idle_entries(
    ignored: Iterable[Ignore], findings: Iterable[Finding], today: date, *, complete: bool
) -> list[Notice]:
    """What is to be said of entries that are out of date or, in a complete run, match nothing."""
    there = {finding.fingerprint for finding in findings}
    notices: list[Notice] = []
    for entry in ignored:
        if _expired(entry, today):
            template = _EXPIRED
        elif complete and entry.fingerprint not in there:
            template = _UNUSED_ENTRY
        else:
            continue
        fields = (entry.fingerprint, entry.reason, entry.expires)
        message = Message(zh=template.zh.format(*fields), en=template.en.format(*fields))
        notices.append(Notice("", message))
    return notices


def _expired(entry: Ignore, today: date) -> bool:
    return entry.expires is not None and entry.expires < today


def _suppressed(finding: Finding, suppression: Suppression) -> Finding:
    return replace(finding, status=Status.SUPPRESSED, suppression=suppression)


def _paths(finding: Finding) -> list[str]:
    return list(dict.fromkeys(claim.span.document for claim in finding.claims))


def _notice(document: Document, at: int, message: Message) -> Notice:
    return Notice(document.path, message, document.file_line(at))


def _parse(document: Document, place: Span, rules: Sequence[Rule]) -> Comment | Message:
    """The comment at ``place``, or what is wrong with it."""
    # Read in its folded form, where brackets, colon and commas of any width are one.
    whole = comments.OWN.fullmatch(normalise(document.quote(place)))
    assert whole is not None
    head = _IGNORE.match(whole[1])
    named = head and [name.strip() for name in _BETWEEN.split(head[1]) if name.strip()]
    if not head or not named:
        return _MALFORMED
    try:
        wanted = [find_rule(rules, name) for name in named]
    except UsageError as error:
        return error.message
    start = place.start + whole.start(1) + head.end()
    reason = document.text[start : place.start + whole.end(1)].strip().lstrip(_LEADING)
    if not _WORD.search(reason):
        return _NO_REASON
    return Comment(
        place=place,
        line=document.file_line(place.start),
        rules={rule.id: rule.name for rule in wanted},
        reason=reason,
        covers=_covers(document, place),
    )


def _covers(document: Document, place: Span) -> tuple[Span, ...]:
    """The line of the comment; where nothing else stands there, the next with its paragraph."""
    line = _line(document, place.start)
    if _has_text(document, line):
        return (line,)
    after = document.normal[line.end :]
    start = line.end + len(after) - len(after.lstrip())
    if start == len(document.text):
        return ()
    line = _line(document, start)
    paragraph = (
        piece
        for block in document.blocks
        if any(piece.overlaps(line) for piece in block.view.pieces)
        for piece in block.view.pieces
    )
    return line, *paragraph


def _has_text(document: Document, line: Span) -> bool:
    return bool(document.normal[line.start : line.end].strip())


def _line(document: Document, at: int) -> Span:
    text = document.text
    start = max(text.rfind("\r", 0, at), text.rfind("\n", 0, at)) + 1
    found = _LINE.match(text, start)
    assert found is not None
    return Span(document.path, start, found.end())
