"""Briefs and captions whose words differ from their text's by one character: 产业聚链, 产业链."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.alignment.retellings import retellings
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Document, Mention, Span
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("told", "text")

_QUOTES = re.compile(r"[“”‘’「」『』]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for stretches of a brief or caption that its text has but for one character."""
    for path in sorted(corpus.documents):
        document = corpus.documents[path]
        for one in retellings(document):
            told = _mention(document, one.told, one.block)
            text = _mention(document, one.text, one.text_block)
            if one.same:
                yield holds(rule, (told, text), f"{told.text} = {text.text}")
            else:
                yield finding(
                    rule,
                    (told, text),
                    f"{told.text} ≠ {text.text}",
                    confidence=Confidence.MEDIUM,
                    fields={"told": _bare(told), "text": _bare(text)},
                )


def _mention(document: Document, span: Span, block: int) -> Mention:
    held = document.line(span)
    return Mention(span, held, document.quote(span), document.blocks[block].kind, block)


def _bare(words: Mention) -> str:
    """The words without quotes: the texts of the page put them in some of their own."""
    return _QUOTES.sub("", words.text)
