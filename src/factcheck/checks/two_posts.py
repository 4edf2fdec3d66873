"""One person called a deputy in one place and the chief in another, or the head of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.alignment import posts
from factcheck.checks.findings import Outcome, finding
from factcheck.checks.post_holder import name, one_time
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Relation, RelationKind
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
    together = {
        frozenset((posts.canonical(name(a, 0)), posts.canonical(name(b, 0))))
        for a, b in combinations(relations, 2)
        if a.sides[1].span == b.sides[1].span
    }
    for a, b in combinations(relations, 2):
        if not corpus.concerns(a.span, b.span):
            continue
        told = frozenset((posts.canonical(name(a, 0)), posts.canonical(name(b, 0))))
        if told in together or not _exclude(a, b):
            continue
        if one_time(a, b, corpus, _DAYS) and not any(_changing(r, corpus) for r in (a, b)):
            return a, b
    return None


def _exclude(a: Relation, b: Relation) -> bool:
    """Whether nobody holds the two posts at once."""
    first, second = (posts.canonical(name(relation, 0)) for relation in (a, b))
    if a.sides[1].span == b.sides[1].span or first == second:
        return False
    if posts.deputy(first) == posts.deputy(second):
        heads = posts.seat(first) == posts.seat(second)
        return heads and a.kind is b.kind is RelationKind.POST
    chief, other = posts.chief(first), posts.chief(second)
    if chief == other:
        return bool(posts.body(chief))
    together = a.span.document == b.span.document
    bare = _HEADS.fullmatch(min(chief, other, key=len))
    return together and bare is not None and (chief.endswith(other) or other.endswith(chief))


def _changing(relation: Relation, corpus: Corpus) -> bool:
    """Whether the text tells of posts that change hands."""
    return _CHANGES.search(corpus.documents[relation.span.document].normal) is not None
