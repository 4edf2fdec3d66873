"""One person called a deputy in one place and the chief in another, or the head of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.alignment import posts
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.post_holder import name, near, one_time
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Relation, RelationKind, Span
from factcheck.patterns import compiled
from factcheck.rulebook import Rule

SCOPE = Scope.NAMES

FIELDS = ("holder", "first", "second")

#: A deputy may become the chief: texts that lie more days apart may both be right.
_DAYS = 1
#: What tells that posts change hands.
_CHANGES = compiled(
    "当选|任命|履新|就任|转任|升任|改任|调任|出任|接任|继任|新任|任职|提名|选举|辞去|辞任|免去|任免|公示"
    "|[代原][省市县区州旗乡镇校]长|候选|兼任"
)
#: A text that names no body speaks of the one it named, where the post is of a place or a school.
_HEADS = compiled("[省市县区州旗盟乡镇校]长")


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for people with two posts of which nobody holds both, in texts of one time."""
    by_holder: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind in (RelationKind.POST, RelationKind.OFFICE):
            by_holder[name(relation, 1)].append(relation)
    for relations in by_holder.values():
        if not corpus.concerns(*(relation.span for relation in relations)):
            continue  # of an archive there are many
        pair = _pair(sorted(relations, key=lambda relation: relation.span), corpus)
        if pair is not None:
            first, second = (relation.sides[0].text for relation in pair)
            yield finding(
                rule,
                (*pair[0].sides, *pair[1].sides),
                f"{first} ≠ {second}",
                confidence=Confidence.MEDIUM,
                fields={"holder": name(pair[0], 1), "first": first, "second": second},
            )


def _pair(relations: Sequence[Relation], corpus: Corpus) -> tuple[Relation, Relation] | None:
    """The first two posts of one holder that exclude each other."""
    by_post: defaultdict[str, list[Relation]] = defaultdict(list)
    by_mention: defaultdict[Span, set[str]] = defaultdict(set)
    for relation in relations:
        post = posts.canonical(name(relation, 0))
        by_post[post].append(relation)
        by_mention[relation.sides[1].span].add(post)
    together = {two for held in by_mention.values() for two in combinations(sorted(held), 2)}
    found = (
        pair
        for one, other in combinations(sorted(by_post), 2)
        if (one, other) not in together and _may_exclude(one, other)
        for pair in near(by_post[one], by_post[other], corpus, _DAYS)
        if corpus.concerns(*(relation.span for relation in pair))
        and _exclude(*pair)
        and one_time(*pair, corpus, _DAYS)
        and not any(_changing(relation, corpus) for relation in pair)
    )
    ordered = (sorted(pair, key=_span) for pair in found)
    first = min(ordered, key=lambda pair: (pair[0].span, pair[1].span), default=None)
    return None if first is None else (first[0], first[1])


def _may_exclude(first: str, second: str) -> bool:
    """Whether nobody holds the two posts at once, told of one place."""
    if posts.deputy(first) == posts.deputy(second):
        return posts.seat(first) == posts.seat(second)
    chief, other = posts.chief(first), posts.chief(second)
    if chief == other:
        return bool(posts.body(chief))
    bare = _HEADS.fullmatch(min(chief, other, key=len))
    return bare is not None and (chief.endswith(other) or other.endswith(chief))


def _exclude(a: Relation, b: Relation) -> bool:
    """Whether two posts of which nobody holds both are told of one place."""
    first, second = (posts.canonical(name(relation, 0)) for relation in (a, b))
    if posts.deputy(first) == posts.deputy(second):
        return a.kind is b.kind is RelationKind.POST
    return posts.chief(first) == posts.chief(second) or a.span.document == b.span.document


def _span(relation: Relation) -> Span:
    return relation.span


def _changing(relation: Relation, corpus: Corpus) -> bool:
    """Whether the text tells of posts that change hands."""
    return _CHANGES.search(corpus.documents[relation.span.document].normal) is not None
