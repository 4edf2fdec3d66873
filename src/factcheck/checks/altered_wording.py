"""Briefs and captions whose words differ from their text's by one character: 产业聚链, 产业链.

And headlines, briefs and captions with another number than the same words of their text have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.alignment import pairs, restated, twins
from factcheck.alignment.renumbered import Number, renumbered
from factcheck.alignment.retellings import retellings
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Aspect, Confidence, Corpus, Document, Mention, Span
from factcheck.patterns import compiled
from factcheck.rulebook import Rule

SCOPE = Scope.DOCUMENT

FIELDS = ("told", "text")

_QUOTES = compiled(r"[“”‘’「」『』]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for stretches of a brief or caption that its text has but for one character."""
    for path in sorted(corpus.documents):
        document = corpus.documents[path]
        yield from _numbers(corpus, document, rule)
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


def _numbers(corpus: Corpus, document: Document, rule: Rule) -> Iterator[Outcome]:
    """One finding for each number of the text that headlines, briefs or captions have otherwise.

    Left out are figures that another rule holds against each other.
    """
    found = list(renumbered(document))
    copies = _copies(corpus, document.path) if found else set()
    again: defaultdict[Span, list[tuple[Number, Number]]] = defaultdict(list)
    for told, text in found:
        if not any(_are(pair, told, text) or _are(pair, text, told) for pair in copies):
            again[text.span].append((told, text))
    for differing in again.values():
        place = _mention(document, differing[0][1].shown, differing[0][1].block)
        tellings = [_mention(document, one.shown, one.block) for one, _ in differing]
        yield finding(
            rule,
            (*tellings, place),
            f"{tellings[0].text} ≠ {place.text}",
            confidence=Confidence.MEDIUM,
            fields={"told": _bare(tellings[0]), "text": _bare(place)},
        )


def _are(copies: tuple[Span, Span], first: Number, second: Number) -> bool:
    return copies[0].overlaps(first.span) and copies[1].overlaps(second.span)


def _copies(corpus: Corpus, path: str) -> set[tuple[Span, Span]]:
    """The figures of a document that other rules hold against each other and that differ."""
    own = Corpus(
        {path: corpus.documents[path]},
        tuple(claim for claim in corpus.claims if claim.span.document == path),
        tuple(aside for aside in corpus.set_aside if aside.span.document == path),
    )
    compared = (*restated(own), *pairs(own, frozenset(Aspect)))
    return {
        (a.span, b.span) for a, b, _ in twins(own) if a.quantity.interval != b.quantity.interval
    } | {
        (a.span, b.span)
        for a, b, comparison in compared
        if comparison.confidence > Confidence.LOW
        and a.quantity.magnitude.disjoint(b.quantity.magnitude)
    }


def _mention(document: Document, span: Span, block: int) -> Mention:
    held = document.line(span)
    return Mention(span, held, document.quote(span), document.blocks[block].kind, block)


def _bare(words: Mention) -> str:
    """The words without quotes: the texts of the page put them in some of their own."""
    return _QUOTES.sub("", words.text)
