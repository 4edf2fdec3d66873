"""A finding told in lines of plain text, for formats that have room for a text and no layout."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Finding, Language, Message, Side, Span
from factcheck.reporting.layout import excerpt
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline
from factcheck.reporting.words import SEPARATOR

#: Cells that a quote may take, beside its place.
_QUOTE_WIDTH = 100

RELATION = Message(zh="关系：{0}", en="relation: {0}")
SEE = Message(zh="参见：{0}", en="see: {0}")
ACTION = Message(zh="待办：{0}", en="next: {0}")


def account(finding: Finding, sources: Sources, language: Language) -> Iterator[str]:
    """What is wrong, who says what and where, what explains it, and what to do next.

    Every line is safe to show. ``account`` begins with the message, which says by itself what the
    finding is about.
    """
    yield inline(finding.message[language])
    for claim in finding.claims:
        yield SEPARATOR.join(side(claim, sources))
    if finding.derivation:
        yield RELATION[language].format(inline(finding.derivation))
    for related in finding.related:
        yield SEE[language].format(inline(related.note[language]))
        quote = quoted(related.span, sources.sentence(related.span), sources)
        yield SEPARATOR.join((place(related.span, sources), quote))
    if finding.action[language]:
        yield ACTION[language].format(inline(finding.action[language]))


def side(claim: Side, sources: Sources) -> tuple[str, str, str]:
    """The figure of a claim, its place and its sentence."""
    return (
        inline(claim.text),
        place(claim.span, sources),
        quoted(claim.span, claim.sentence, sources),
    )


def place(span: Span, sources: Sources) -> str:
    """``path:line:column``."""
    return inline(sources.place(span))


def quoted(span: Span, around: Span, sources: Sources, width: int = _QUOTE_WIDTH) -> str:
    """The figure between 【】 with as much of what stands ``around`` it as ``width`` cells hold."""
    text = sources.document(span).text
    fitted = excerpt(
        text[min(around.start, span.start) : span.start],
        text[span.start : span.end],
        text[span.end : max(around.end, span.end)],
        width,
    )
    return f"{fitted.before}【{fitted.figure}】{fitted.after}"
