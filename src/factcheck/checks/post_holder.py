"""One post with two holders at a time, or with one whose name is written in two ways."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from operator import itemgetter

from factcheck.alignment import posts, surroundings
from factcheck.checks.findings import Outcome, finding, holds
from factcheck.checks.scope import Scope
from factcheck.model import Confidence, Corpus, Mention, Relation, RelationKind
from factcheck.patterns import compiled
from factcheck.rulebook import Rule
from factcheck.rulebook.lexicons import group

SCOPE = Scope.NAMES

FIELDS = ("post", "first", "second")

#: Posts change hands: texts that lie so many days apart may both be right.
DAYS = 31
#: News of states tell of elections day by day.
_DAYS_OF_STATES = 3
#: A name of so many characters is hardly that of two people in like posts; a shorter one is told
#: only of a body of so many.
_LONG_NAME, _LONG_BODY = 3, 3
#: The name of a body has so many characters, and stands so near to the words for it.
_NAMED, _REACH = 4, 200
_BODY = compiled(r"[^,。、;:“”()!?]{2,24}?(?:公司|集团|医院|大学|学院|[小中]学|工厂|化工)")
#: Of a place, fewer will do: 云泽省, and its 代省长.
_PLACE = compiled("[一-鿿]{2}[省市县区旗州]")
_SPACE = compiled(r"\s+")
#: Words for a body that the text names elsewhere: 该企业董事会秘书.
_POINTING = compiled(r"(?:[该本此]|这[家所个]).{0,4}|公司|企业|集团|学校|医院|")
#: A body that the text names elsewhere and of which these words tell which post: 集团财务总裁.
_OF_GROUP = compiled(r"(?:本|该)?(?:集团|公司|学校|医院|基金会|协会)")
#: Two texts that name so many of the same people tell of one body.
_PEOPLE = 2
#: What tells that the head of a state changes.
_LEAVES = compiled("下台|倒台|辞职|卸任|离任|就职|就任|当选|胜选|组阁|接替|继任")
#: What stands before the post of one who does not hold it for now.
_OUSTED = compiled("停职|弹劾|罢免|流亡|软禁")
_BEFORE = 10
_YEAR = compiled("(?:19|20)[0-9]{2}(?=年)")

Pair = tuple[Relation, Relation]


def check(corpus: Corpus, rule: Rule) -> Iterator[Outcome]:
    """Findings for posts whose holders, in texts of one time, have different names."""
    by_post: defaultdict[str, list[Relation]] = defaultdict(list)
    of_group: defaultdict[str, list[Relation]] = defaultdict(list)
    alike: defaultdict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.POST:
            by_post[posts.canonical(name(relation, 0))].append(relation)
        elif relation.kind is RelationKind.OFFICE and _of_group(name(relation, 0)):
            of_group[posts.canonical(name(relation, 0))].append(relation)
        if relation.kind in (RelationKind.POST, RelationKind.OFFICE):
            for likeness in posts.likenesses(name(relation, 1)):
                alike[posts.tail(name(relation, 0)), *likeness].append(relation)
    for relations in by_post.values():
        yield from _judge(rule, relations, corpus)
    people = _people(corpus) if of_group else {}
    for relations in of_group.values():
        yield from _in_one_story(rule, relations, corpus, people)
    yield from _misspelt(rule, alike.values(), corpus)
    yield from _misnamed(rule, corpus)


def _judge(rule: Rule, relations: Sequence[Relation], corpus: Corpus) -> Iterator[Outcome]:
    """What is said of one post: each two names that hold it at one time are told once."""
    by_name: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        by_name[name(relation, 1)].append(relation)
    for holder, same in by_name.items():
        for a, b in pairwise(same):
            yield holds(rule, (*a.sides, *b.sides), f"{name(a, 0)} = {holder}")
    for one, other in combinations(by_name, 2):
        if not _cut_short(one, other):
            both = near(by_name[one], by_name[other], corpus, DAYS)
            yield from _first(rule, (pair for pair in both if _stays(*pair, corpus)), corpus)


def _of_group(post: str) -> bool:
    """Whether it is a post that one person holds in a body that is named elsewhere."""
    return _OF_GROUP.match(post) is not None and posts.sole(post) and not posts.deputy(post)


def _people(corpus: Corpus) -> dict[str, set[str]]:
    """By document, whom it names with a post."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation in corpus.relations:
        if relation.kind in (RelationKind.POST, RelationKind.OFFICE):
            holder = name(relation, 1)
            if len(holder) >= _LONG_NAME:
                found[relation.span.document].add(holder)
    return found


def _in_one_story(
    rule: Rule, relations: Sequence[Relation], corpus: Corpus, people: Mapping[str, set[str]]
) -> Iterator[Outcome]:
    """Holders of one post of 集团 or 公司 in two texts that name the same people besides."""
    by_names: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for a, b in combinations(relations, 2):
        names = name(a, 1), name(b, 1)
        if a.span.document == b.span.document or names[0] == names[1] or _cut_short(*names):
            continue
        if not posts.variants(*names) and _one_story(a, b, corpus, people):
            by_names[min(names), max(names)].append((a, b))
    for pairs_of in by_names.values():
        yield from _first(rule, pairs_of, corpus)


def _one_story(a: Relation, b: Relation, corpus: Corpus, people: Mapping[str, set[str]]) -> bool:
    if not one_time(a, b, corpus, DAYS):
        return False
    first, second = (relation.span.document for relation in (a, b))
    texts = corpus.documents[first].normal, corpus.documents[second].normal
    named = people[first] | people[second]
    both = {holder for holder in named if all(holder in text for text in texts)}
    return len(both) >= _PEOPLE and not both & {name(a, 1), name(b, 1)}


def _stays(a: Relation, b: Relation, corpus: Corpus) -> bool:
    """Whether no sentence tells that a state gets another head, or the names may be one."""
    if not posts.of_state(name(a, 0)) or posts.variants(name(a, 1), name(b, 1)):
        return True
    if all(_succeeds(relation, corpus) for relation in (a, b)):
        return True  # 副部长某某接替: the one who comes is told twice
    return not any(_leaves(relation, corpus) for relation in (a, b))


def _succeeds(relation: Relation, corpus: Corpus) -> bool:
    """Whether the holder is told to take another's place."""
    span = relation.sides[1].span
    return corpus.documents[span.document].normal.startswith(group("cues", "succeeds"), span.end)


def _leaves(relation: Relation, corpus: Corpus) -> bool:
    start = relation.span.start
    before = corpus.documents[relation.span.document].normal[max(0, start - _BEFORE) : start]
    told = _LEAVES.search(_sentence(relation, corpus)) or _OUSTED.search(before)
    return told is not None


def _misspelt(rule: Rule, alike: Iterable[Sequence[Relation]], corpus: Corpus) -> Iterator[Outcome]:
    """Names that differ by characters that sound or look alike, of posts that may be one.

    Those of one post in so many words are told as two holders already.
    """
    pairs: defaultdict[tuple[str, str], dict[Pair, None]] = defaultdict(dict)
    for relations in alike:
        by_name: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in relations:
            by_name[name(relation, 1)].append(relation)
        for one, other in combinations(sorted(by_name), 2):
            if posts.variants(one, other):
                both = near(by_name[one], by_name[other], corpus, DAYS)
                pairs[one, other] |= dict.fromkeys(
                    pair for pair in both if _like_posts(*pair, corpus)
                )
    for found in pairs.values():
        yield from _first(rule, found, corpus)


def _misnamed(rule: Rule, corpus: Corpus) -> Iterator[Outcome]:
    """People without a post whom two texts name in like words, with a character for one like it
    or with two of them swapped.
    """
    by_likeness: defaultdict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        if relation.kind is RelationKind.PERSON:
            holder = name(relation, 1)
            by_likeness[holder[0], *sorted(holder[1:])].append(relation)
            for likeness in posts.likenesses(holder):
                by_likeness[likeness].append(relation)
    pairs: defaultdict[tuple[str, str], dict[Pair, None]] = defaultdict(dict)
    for relations in by_likeness.values():
        by_name: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in relations:
            by_name[name(relation, 1)].append(relation)
        for one, other in combinations(sorted(by_name), 2):
            if posts.swapped(one, other) or (one[0] == other[0] and posts.variants(one, other)):
                both = [
                    (a, b)
                    for a, b in product(by_name[one], by_name[other])
                    # 教师, 记者; not 男友, 男朋友
                    if a.span.document != b.span.document and set(name(a, 0)) & set(name(b, 0))
                ]
                if any(
                    surroundings.alike(a.sides[1].span, b.sides[1].span, corpus) for a, b in both
                ):
                    pairs[one, other] |= dict.fromkeys(both)
    for found in pairs.values():
        yield from _first(rule, found, corpus)


def _like_posts(a: Relation, b: Relation, corpus: Corpus) -> bool:
    """Whether two posts, of which one at least is not told as that of one person, may be one."""
    first, second = (posts.canonical(name(relation, 0)) for relation in (a, b))
    if first == second and a.kind is b.kind is RelationKind.POST:
        return False
    if posts.deputy(first) != posts.deputy(second):
        return False
    together = a.span.document == b.span.document
    if together and a.sides[0].sentence == b.sides[0].sentence:
        return False  # a list of people
    bodies = [posts.body(post) for post in (first, second)]
    if together and (first.endswith(second) or second.endswith(first)):
        return _told_apart(name(a, 1), min(bodies, key=len))
    if first == second and _told_apart(name(a, 1), bodies[0]):
        return True
    return _one_body(a, b, bodies, corpus)


def _told_apart(holder: str, body: str) -> bool:
    """Whether two of such a name would hardly hold like posts."""
    return len(holder) >= _LONG_NAME or len(body) >= _LONG_BODY


def _one_body(a: Relation, b: Relation, bodies: Sequence[str], corpus: Corpus) -> bool:
    """Whether a post is of a body that its text names elsewhere, and the other is of that one."""
    first, second = (
        _owner(relation, body, other, corpus)
        for relation, body, other in zip((a, b), bodies, reversed(bodies), strict=True)
    )
    if min(len(first), len(second)) < _NAMED and not _PLACE.fullmatch(min(first, second, key=len)):
        return False
    return first.endswith(second) or second.endswith(first)


def _owner(relation: Relation, body: str, other: str, corpus: Corpus) -> str:
    """The body of a post; where the words only point to it, the one named last before, or the
    ``other`` one if it is named in the text.
    """
    if not _POINTING.fullmatch(body):
        return body
    start = relation.span.start
    text = corpus.documents[relation.span.document].normal
    named = _BODY.findall(_SPACE.sub("", text[max(0, start - _REACH) : start]))
    return named[-1] if named else other * (other in text)


def _first(rule: Rule, pairs: Iterable[Pair], corpus: Corpus) -> Iterator[Outcome]:
    """The first of the pairs that are of one time."""
    at_once = (pair for pair in map(_in_order, pairs) if one_time(*pair, corpus, _days(pair[0])))
    here = (pair for pair in at_once if corpus.concerns(*(r.span for r in pair)))
    pair = min(here, key=lambda pair: (pair[0].span, pair[1].span), default=None)
    if pair is not None:
        first, second = (name(relation, 1) for relation in pair)
        yield finding(
            rule,
            (*pair[0].sides, *pair[1].sides),
            f"{first} ≠ {second}",
            confidence=Confidence.MEDIUM,
            fields={"post": name(pair[0], 0), "first": first, "second": second},
        )


def _days(relation: Relation) -> int:
    return _DAYS_OF_STATES if posts.of_state(name(relation, 0)) else DAYS


def _in_order(pair: Pair) -> Pair:
    a, b = pair
    return (a, b) if a.span <= b.span else (b, a)


def name(relation: Relation, side: int) -> str:
    """What a side of the relation is called: 0 the post, 1 its holder."""
    mention = relation.sides[side]
    return mention.name if isinstance(mention, Mention) else ""


def _cut_short(first: str, second: str) -> bool:
    """Whether one may be the other with its end read as the next word, or the other way round; or
    a part of a foreign name: 夏纳纳·古斯芒, 吴瑞曼.
    """
    if set(first.split("·")) & set(second.split("·")):
        return True
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return longer.startswith(shorter) or longer.endswith(shorter)


def near(
    some: Iterable[Relation], others: Iterable[Relation], corpus: Corpus, days: int
) -> Iterator[Pair]:
    """Each of ``some`` with those of ``others`` whose texts are no more than so many days apart, or
    of an unknown date: of a head of state there are thousands of texts.
    """
    dated: list[tuple[int, Relation]] = []
    undated: list[Relation] = []
    for relation in others:
        day = corpus.documents[relation.span.document].date
        if day is None:
            undated.append(relation)
        else:
            dated.append((day.toordinal(), relation))
    dated.sort(key=itemgetter(0))
    for one in some:
        day = corpus.documents[one.span.document].date
        first, last = 0, len(dated)
        if day is not None:
            first = bisect_left(dated, day.toordinal() - days, key=itemgetter(0))
            last = bisect_right(dated, day.toordinal() + days, key=itemgetter(0))
        yield from ((one, dated[at][1]) for at in range(first, last))
        yield from ((one, other) for other in undated)


def one_time(a: Relation, b: Relation, corpus: Corpus, days: int) -> bool:
    """Whether two posts are told of one time: by the years of their sentences, and by the dates of
    their texts, which are no more than so many days apart or not known.
    """
    first, second = (corpus.documents[relation.span.document].date for relation in (a, b))
    if first is not None and second is not None and abs((first - second).days) > days:
        return False
    years = [_years(relation, corpus) for relation in (a, b)]
    return not all(years) or not years[0].isdisjoint(years[1])


def _years(relation: Relation, corpus: Corpus) -> set[int]:
    """The years that the sentence of a post tells, or that of its text."""
    told = set(map(int, _YEAR.findall(_sentence(relation, corpus))))
    day = corpus.documents[relation.span.document].date
    return told or ({day.year} if day is not None else set())


def _sentence(relation: Relation, corpus: Corpus) -> str:
    sentence = relation.sides[0].sentence
    return corpus.documents[sentence.document].normal[sentence.start : sentence.end]
