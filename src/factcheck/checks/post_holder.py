"""One post with two holders at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product

from factcheck.alignment import wording
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Document, Mention, Relation, RelationKind
from factcheck.rulebook import Rule

SCOPE = Scope.NAMES

FIELDS = ("post", "first", "second")

#: Posts change hands: texts that lie so many days apart may both be right.
DAYS = 31


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for posts whose holders, in texts of one time, have different names."""
    by_post: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.POST:
            by_post[wording.canonical(_name(relation, 0))].append(relation)
    for relations in by_post.values():
        yield from _judge(rule, relations, corpus)


def _judge(rule: Rule, relations: Sequence[Relation], corpus: Corpus) -> Iterator[Outcome]:
    """What is said of one post: each two names that hold it at one time are told once."""
    by_name: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        by_name[_name(relation, 1)].append(relation)
    for name, same in by_name.items():
        for a, b in pairwise(same):
            yield holds(rule, (*a.sides, *b.sides), f"{_name(a, 0)} = {name}")
    for one, other in combinations(by_name, 2):
        if _cut_short(one, other):
            continue
        both = map(_in_order, product(by_name[one], by_name[other]))
        at_once = (pair for pair in both if _one_time(*pair, corpus.documents))
        pairs = (pair for pair in at_once if corpus.concerns(*(r.span for r in pair)))
        pair = min(pairs, key=lambda pair: (pair[0].span, pair[1].span), default=None)
        if pair is not None:
            first, second = (_name(relation, 1) for relation in pair)
            yield finding(
                rule,
                (*pair[0].sides, *pair[1].sides),
                f"{first} ≠ {second}",
                confidence=Confidence.MEDIUM,
                fields={"post": _name(pair[0], 0), "first": first, "second": second},
            )


def _in_order(pair: tuple[Relation, Relation]) -> tuple[Relation, Relation]:
    a, b = pair
    return (a, b) if a.span <= b.span else (b, a)


def _name(relation: Relation, side: int) -> str:
    mention = relation.sides[side]
    return mention.name if isinstance(mention, Mention) else ""


def _cut_short(first: str, second: str) -> bool:
    """Whether one may be the other with its end read as the next word, or the other way round."""
    return first.startswith(second) or second.startswith(first)


def _one_time(a: Relation, b: Relation, documents: Mapping[str, Document]) -> bool:
    first, second = (documents[relation.span.document].date for relation in (a, b))
    return first is None or second is None or abs((first - second).days) <= DAYS
