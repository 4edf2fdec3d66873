"""Misspelt words whose right form stands elsewhere: 精细化化工 and 精细化工, 九字弯 and 几字弯."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from factcheck.checks.findings import Outcome, finding
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Document, Mention, Relation, RelationKind, Span
from factcheck.patterns import compiled
from factcheck.rulebook import Rule

SCOPE = Scope.NAMES

FIELDS = ("wrong", "right")

#: A name in quotes is the same name.
_QUOTES = compiled(r"[“”‘’]")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """One finding for each misspelling: all places of it, and one of the right form.

    What documents misspell that are only compared with is not told, but where they spell right is
    the right form.
    """
    suspects: defaultdict[str, defaultdict[str, list[Relation]]]
    suspects = defaultdict(lambda: defaultdict(list))
    for relation in corpus.relations:
        if relation.kind is RelationKind.SPELLING and isinstance(relation.sides[0], Mention):
            mention = relation.sides[0]
            suspects[mention.name][mention.text].append(relation)
    slips = {
        meant: told for meant, found in suspects.items() if (told := dict(_slips(corpus, found)))
    }
    if not slips:
        return
    right = _right_forms(corpus, slips)
    for meant, found in right.items():
        for wrong, relations in slips[meant].items():
            sides = (*(relation.sides[0] for relation in relations), found)
            # The texts of the page put it in quotes of their own.
            right_form = without_quotes(found.text)
            yield finding(
                rule,
                sides,
                f"{wrong} ≠ {right_form}",
                confidence=Confidence.MEDIUM,
                fields={"wrong": wrong, "right": right_form},
            )


def _slips(
    corpus: Corpus, suspects: Mapping[str, list[Relation]]
) -> Iterator[tuple[str, list[Relation]]]:
    """The misspellings that are told: what several write so is no slip."""
    for wrong, relations in suspects.items():
        documents = {relation.span.document for relation in relations}
        if len(documents) == 1 and corpus.concerns(*(relation.span for relation in relations)):
            yield wrong, relations


def without_quotes(text: str) -> str:
    """A text as right forms are looked for in it."""
    return _QUOTES.sub("", text)


def _right_forms(corpus: Corpus, wanted: Mapping[str, object]) -> dict[str, Mention]:
    """Where the wanted forms stand first: in what is checked, if they stand there."""
    opened: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in wanted:
        opened[tuple(form[:2])].append(form)
    found: dict[str, Mention] = {}
    for path in sorted(corpus.documents, key=lambda path: (path in corpus.against, path)):
        document = corpus.documents[path]
        text = without_quotes(document.normal)
        openings = opened.keys() & pairwise(text)
        forms = {form for opening in openings for form in opened[opening]} - found.keys()
        for form in sorted(form for form in forms if form in text):
            pattern = "[“”‘’]?".join(map(re.escape, form))
            place = re.search(pattern, document.normal)
            if place is not None:
                start, end = place.span()
                found[form] = _mention(document, start, end + _closes(document.normal, start, end))
    return found


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the next sign closes a quote that was opened within: 黄河“几字弯”."""
    return any(
        text.startswith(closing, end)
        and text.rfind(opening, start, end) > text.rfind(closing, start, end)
        for opening, closing in ("“”", "‘’")
    )


def _mention(document: Document, start: int, end: int) -> Mention:
    span = Span(document.path, start, end)
    line = document.line(span)
    number, block = next(
        (number, block)
        for number, block in enumerate(document.blocks)
        if any(piece.overlaps(span) for piece in block.view.pieces)
    )
    return Mention(span, line, document.quote(span), block.kind, number)
