"""One fact told in two texts that have no other figure in common, known by the words around it.

A brief about a book, a storm or a village holds one figure, so that nothing but words can tell what
it is: what stands right at the figure, and stretches of the sentence that both texts have. Most of
what a sentence says must be the same, and nothing in it may name another thing, place or day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property

from factcheck.alignment.compare import Comparison, compatible, growing
from factcheck.alignment.meeting import one_base, one_party, one_time, places
from factcheck.alignment.passages import FORM, unread_claims
from factcheck.alignment.slots import (
    Likeness,
    Slot,
    added,
    agree,
    far,
    likeness,
    miswritten,
    rest,
    turned,
)
from factcheck.alignment.wording import place, two_things
from factcheck.model import (
    Aspect,
    BlockKind,
    Claim,
    Confidence,
    Corpus,
    Message,
    PeriodBasis,
    Quantity,
    QuantityKind,
    Span,
)
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook.lexicons import any_of, group, words

#: What one text may tell of a figure in another's words, and the name of its group.
Thing = tuple[str, str, str]

_PARTS = (BlockKind.PARAGRAPH, BlockKind.CAPTION)
#: Stretches of so many characters that both sentences have tell that they speak of one thing, if
#: they come to so many characters together.
_STRETCH, _ENOUGH = 4, 10
#: What a name in quotes, of the sentence or the title, is worth that both texts have.
_NAMED = 5
#: So much of the words right at the figures must be the same, where they have no name in common
#: and where they have one.
_ALIKE, _NAMED_ALIKE = 0.5, 0.25
#: The same for a figure that is a slip of the pen for the other, in its words and its sentence;
#: shorter stretches of the passage tell what it speaks of, and figures that both have.
_SLIPPED, _WORD, _SOME, _REACH = 0.28, 3, 6, 120
_TWO_DIGITS = 2
#: So much in common leaves no doubt, whatever was made of the words right at the figures.
_ALL = 20
#: So many clashes of two texts may be slips.
_TWICE = 2
_YEAR = compiled("(?:19|20)[0-9]{2}")
_MONTH = timedelta(days=31)
#: Things are told apart by what they are counted in; people and measures have several units.
_COUNT, _AGE, _MONEY, _PEOPLE = "count", "age", "money:", "people"
_QUOTED = compiled("[《“「『]([^《》“”「」『』]{2,30})[》”」』]")
#: 元 is any of these in a text of the place.
_YUAN, _LOCAL = "元", {"港元", "新台币", "澳门元"}
_RENMINBI = compiled("人民[币幣]|RMB|CNY|[¥￥]")
#: What the things are called: 10副“最佳春联”.
_CALLED = compiled("#[^,，。;；“《「『]{0,4}[“《「『]([^”》」』]{2,20})")
_ORDINAL = compiled(
    r"第[0-9一二三四五六七八九十百]+[届号次批期轮架趟列班艘]|首[届批期轮架趟列班艘]"
)
_EDITION = compiled("第([0-9一二三四五六七八九十百]+)届")
_DAY = compiled(r"(?<![0-9])([0-9]{1,2})[日号]")
_HOUR = compiled("[0-9]{1,2}[时点:](?:[0-9]{1,2}|半)?|中午|今[早晨晚]|傍晚|凌晨|深夜|早上|晚上")
_PART = compiled("其中|之[中一]|余下|剩下|另[有外]|累计|新增")
_SCOPE = compiled("全[国球省市区县盟州镇乡村]|该[省市区县盟州镇乡村]")
#: 登陆时: a storm is weaker hours later.
_MOMENT = compiled("[\u4e00-\u9fff]{2}时(?![间期代候速段任])")
_PLACE = compiled(
    "(?!高新|开发|经开|示范|自治|保护|工业|产业|保税|合作|试验)[\u4e00-\u9fff]{2}"
    "(?=[省市县区镇乡村旗州盟])"
)
_ROWS = "|"  #: stands between the columns of a table in plain text
_FIGURE = "#"  #: stands in a sentence for the figure
_NOISE = compiled(r"[\W_]+")
_NUMBER = compiled(r"[0-9][0-9.,]*")
_CLAUSE = compiled(r"[,，。;；!！?？\n]")
_REASON = Message(zh="同一件事，用词大半相同", en="one thing, told in mostly the same words")


@dataclass(frozen=True)
class Told:
    """A figure with its sentence, the title of its text, and the editions of events (第十三届) that
    the text speaks of.
    """

    claim: Claim
    slot: Slot
    title: str
    editions: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The sentence."""
        return self.slot.told

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in quotes, of the sentence and the title."""
        return frozenset(_QUOTED.findall(self.words + self.title))

    @property
    def keys(self) -> Iterator[Thing]:
        """What figures that may tell one thing have in common: characters next to them."""
        yield from self._keys(self.slot.nearest)

    @property
    def all_keys(self) -> Iterator[Thing]:
        """The same on both sides of it, in one text, where they are few: 全长6680米的隧道,
        隧道全长6860米.
        """
        yield from self._keys(self.slot.grams)

    def _keys(self, pairs: frozenset[str]) -> Iterator[Thing]:
        quantity = self.claim.quantity
        kind = quantity.unit if quantity.dimension == _COUNT else ""
        for pair in sorted(pairs):
            yield "near", pair, f"{quantity.dimension}:{kind}"
        if quantity.dimension.startswith(_MONEY) and quantity.nominal:
            yield "coin", f"{quantity.nominal * quantity.factor:g}", ""
        if quantity.dimension == _PEOPLE:
            yield "turned", "".join(sorted(filter(str.isdigit, quantity.text))), ""


def reworded_keys(corpus: Corpus) -> Iterator[Thing]:
    """What the figures of a corpus are found by."""
    for told in figures(corpus):
        yield from told.keys


def reworded(corpus: Corpus) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The pairs of claims of two documents that tell one thing in like words, with two values."""
    groups: defaultdict[Thing, list[Told]] = defaultdict(list)
    values: defaultdict[str, list[Told]] = defaultdict(list)
    for told in figures(corpus):
        values[told.claim.span.document].append(told)
        for key in told.keys:
            groups[key].append(told)
    found: dict[tuple[Span, Span], tuple[Told, Told]] = {}
    for key, alike in groups.items():
        paths = {told.claim.span.document for told in alike}
        if key in corpus.forms or not 1 < len(paths) <= FORM:
            continue
        for at, first in enumerate(alike):
            for second in alike[at + 1 :]:
                pair = first.claim.span, second.claim.span
                if pair not in found and _clash(corpus, first, second):
                    found[pair] = first, second
    clashes: defaultdict[frozenset[str], list[tuple[Told, Told]]] = defaultdict(list)
    for a, b in found.values():
        clashes[_documents(a, b)].append((a, b))
    for pairs in clashes.values():
        if any(_goes_on(a.claim, b.claim) for a, b in pairs):
            continue
        values_told = {frozenset(told.claim.quantity.magnitude for told in pair) for pair in pairs}
        if len(values_told) > 1 and not _slipped_twice(pairs):
            continue  # two versions of a story that goes on
        for a, b in pairs:
            if not (_told_there(corpus, a, b, values) or _told_there(corpus, b, a, values)):
                yield a.claim, b.claim, Comparison(Confidence.MEDIUM, (_REASON,))


def _goes_on(a: Claim, b: Claim) -> bool:
    """Whether a number grew from one text to the other, and no digits only changed places."""
    return growing(a, b) and not turned(a.quantity, b.quantity)


def _slipped_twice(pairs: Sequence[tuple[Told, Told]]) -> bool:
    """Whether what two texts tell otherwise is a slip each: two at most, of which neither is a
    count that may just have grown, unless the one grew and the other fell.
    """
    slipped = all(miswritten(a.claim.quantity, b.claim.quantity) for a, b in pairs)
    if len(pairs) > _TWICE or not slipped:
        return False
    ordered = (sorted((a.claim, b.claim), key=lambda claim: claim.span) for a, b in pairs)
    grew = {x.quantity.magnitude.entirely_below(y.quantity.magnitude) for x, y in ordered}
    return len(grew) > 1 or all(far(a.claim.quantity, b.claim.quantity) for a, b in pairs)


def _documents(a: Told, b: Told) -> frozenset[str]:
    return frozenset((a.claim.span.document, b.claim.span.document))


def figures(corpus: Corpus) -> Iterator[Told]:
    """The figures of paragraphs and captions that tell how many, how much or which place."""
    texts: dict[str, tuple[str, frozenset[str]]] = {}
    for claim in (*corpus.claims, *unread_claims(corpus)):
        kind, rank = claim.quantity.kind, claim.aspect is Aspect.RANK
        plain = kind is QuantityKind.CARDINAL or (rank and kind is QuantityKind.ORDINAL)
        plain = plain and claim.quantity.nominal is not None
        if claim.part in _PARTS and plain and claim.quantity.unit:
            document = corpus.documents[claim.span.document]
            if document.path not in texts:
                editions = frozenset(_EDITION.findall(document.normal))
                texts[document.path] = normalise(document.title or ""), editions
            told = Told(claim, Slot(document, claim), *texts[document.path])
            if _ROWS not in told.words and not _contests().search(told.words):
                yield told


@cache
def _contests() -> re.Pattern[str]:
    """Matches a distance that names a contest: 200米|仰泳."""
    return compiled(f"{_FIGURE}(?:{'|'.join(group('cues', 'contest'))})")


def _clash(corpus: Corpus, a: Told, b: Told) -> bool:
    first, second = a.claim, b.claim
    if first.span.document == second.span.document or agree(first.quantity, second.quantity):
        return False
    if not corpus.concerns(first.span, second.span) or first.quoted is not second.quoted:
        return False
    one, other = first.quantity, second.quantity
    if far(one, other) and not miswritten(one, other):
        return False
    alike = likeness(first, second, a.slot, b.slot)
    if _recoined(one, other):
        doubtful = apart(a, b) or told_apart(first, second)
        told = _in_common(corpus, first, second) + _NAMED * bool(a.names & b.names)
        known = told >= (_ALL if doubtful else _ENOUGH)
        return known and one_time(corpus, first, second)
    if not (_retold(alike, a, b) or _miswritten(corpus, alike, a, b)):
        return False
    if apart(a, b) or _two(named_places(a.title), named_places(b.title)):
        return False
    if told_apart(first, second):
        return False
    if first.aspect is Aspect.RANK and (not first.base or first.base != second.base):
        return False  # 全国第二位, 全省首位; 第12个比赛日
    met = compatible(first, second)
    if met is not None and met.confidence > Confidence.LOW and not _of_the_news(first, second):
        return False  # claims about the same are compared as such
    if not (one_base(first, second) and one_time(corpus, first, second)):
        return False
    return one_party(corpus, first, second)


def _of_the_news(a: Claim, b: Claim) -> bool:
    """Whether one tells a month in which lies the day of the other's text, which tells no time
    itself: 2014年1月, in the news of 30 January. Of a year there is more to tell than of a day.
    """
    first, second = a.period, b.period
    if first is None or second is None or not first.overlaps(second):
        return False
    for period in (first, second):
        if period.start is None or period.end is None or period.end - period.start > _MONTH:
            return False
    bases = {first.basis, second.basis}
    return PeriodBasis.DOCUMENT in bases and len(bases) > 1 and not first.same_days(second)


def told_apart(a: Claim, b: Claim) -> bool:
    """Whether the claims say themselves that they are of two things: of a place and of a zone in
    it, of all companies and of some.
    """
    understood = "subject" in a.inferred and "subject" in b.inferred
    if a.members and b.members and not (understood and a.span.document != b.span.document):
        here, there = ({place(party) for party in claim.members} for claim in (a, b))
        told = "subject" not in (*a.inferred, *b.inferred)
        within = any(x in y or y in x for x in here for y in there)
        if here.isdisjoint(there) and (told or not within):
            return True
    return two_things(a.indicator, b.indicator)


def _retold(alike: Likeness, a: Told, b: Told) -> bool:
    """Whether the two stand in one place of mostly the same words."""
    return alike.near >= (_NAMED_ALIKE if a.names & b.names else _ALIKE) and _enough(a, b)


def _miswritten(corpus: Corpus, alike: Likeness, a: Told, b: Told) -> bool:
    """Whether one is a slip of the pen for the other, in passages that speak of one thing: they
    need not have whole sentences in common.
    """
    first, second = a.claim, b.claim
    if first.quantity.dimension == _AGE or not alike.sentence:
        return False  # much happens to one at several ages
    if first.aspect is Aspect.GROWTH and not alike.near:
        return False  # 服务业增长7.6%, 经济增长6.7%
    if not first.quantity.magnitude.disjoint(second.quantity.magnitude):
        return False  # 至少12人, 15人
    beside = a.slot.nearest & (b.slot.nearest | b.slot.grams)
    if first.quantity.dimension == "count":
        beside -= set(words("generic"))  # 企业15家, 企业35家 may be of two kinds
    one, other = first.quantity, second.quantity
    if not miswritten(one, other):
        return False
    worded = alike.near or alike.sentence >= _ALIKE or far(one, other)
    if not (worded or turned(one, other, _TWO_DIGITS) or one.nominal == other.nominal):
        return False  # 汛限水位160米, 正常蓄水位165米
    if not beside:  # 143名医护人员, 134名队员
        people = first.quantity.dimension == second.quantity.dimension == _PEOPLE
        swapped = people and turned(first.quantity, second.quantity)
        return swapped and _in_common(corpus, first, second) >= _ALL
    own = first.subject == second.subject and _of_its_own(first.subject)
    found = _in_common(corpus, first, second) + _NAMED * (own + bool(a.names & b.names))
    return found >= (_SOME if min(alike.near, alike.sentence) >= _SLIPPED else _ENOUGH)


def _in_common(corpus: Corpus, a: Claim, b: Claim) -> int:
    """How much the passages of two figures have in common: characters of like stretches, and the
    other figures.
    """
    one, other = (_passage(corpus, claim) for claim in (a, b))
    stretches = len(_stretches(_NOISE.sub(" ", _NUMBER.sub(" ", one)), other, _WORD))
    return stretches + _NAMED * len(_figures_of(one) & _figures_of(other))


def _recoined(a: Quantity, b: Quantity) -> bool:
    """Whether one number is told of two currencies: 2亿美元, 2亿英镑; 元 alone is that of the
    place.
    """
    money = a.dimension.startswith(_MONEY) and b.dimension.startswith(_MONEY)
    if not money or a.dimension == b.dimension or a.nominal != b.nominal:
        return False
    plain = [q for q in (a, b) if q.unit == _YUAN and not _RENMINBI.search(q.text)]
    return not (plain and {a.unit, b.unit} & _LOCAL)


def _of_its_own(subject: str | None) -> bool:
    """Whether a subject is a body or a works: much is told of a place."""
    return subject is not None and place(subject) == subject and not places().fullmatch(subject)


def _passage(corpus: Corpus, claim: Claim) -> str:
    """What stands around a figure."""
    return _FIGURE.join(corpus.documents[claim.span.document].beside(claim.span, _REACH))


def _figures_of(passage: str) -> frozenset[str]:
    """The numbers of a passage that tell something: more than one digit, and no year."""
    return frozenset(n for n in _NUMBER.findall(passage) if len(n) > 1 and not _YEAR.fullmatch(n))


def _stretches(here: str, there: str, length: int) -> set[int]:
    """The places of ``here`` that stand in stretches of so many characters both have."""
    known = {there[at : at + length] for at in range(len(there) - length + 1)}
    covered: set[int] = set()
    for at in range(len(here) - length + 1):
        piece = here[at : at + length]
        if piece in known and " " not in piece:
            covered.update(range(at, at + length))
    return covered


def _told_there(corpus: Corpus, a: Told, b: Told, values: Mapping[str, Sequence[Told]]) -> bool:
    """Whether the text of ``b`` has the figure ``a`` too, beside it, in its place or as a sum."""
    if _figures_of(a.claim.quantity.text) & _figures_of(_passage(corpus, b.claim)):
        return True
    others = values[b.claim.span.document]
    amount = a.claim.aspect is not Aspect.RANK
    told = [other.claim for other in others]
    if amount and (added(a.claim, b.claim, told) or rest(a.claim, b.claim, told)):
        return True
    return any(_has(a, other) for other in others)


def _has(told: Told, other: Told) -> bool:
    """Whether a text has the other's figure in a place like its."""
    if not agree(told.claim.quantity, other.claim.quantity):
        return False
    return likeness(told.claim, other.claim, told.slot, other.slot).near >= _NAMED_ALIKE


def _enough(a: Told, b: Told) -> bool:
    """Whether the two sentences have stretches and names enough in common."""
    here, there = (_NOISE.sub("", _NUMBER.sub("#", told.words)) for told in (a, b))
    return len(_stretches(here, there, _STRETCH)) + _NAMED * bool(a.names & b.names) >= _ENOUGH


def apart(a: Told, b: Told) -> bool:
    """Whether the sentences name two things, places or days, or one tells a part of the other."""
    first, second = a.words, b.words
    hours = [set(_HOUR.findall(words)) for words in (first, second)]
    if all(hours) and hours[0] != hours[1]:
        return True  # 0时至10时, 10时至18时
    if _two(set(_CALLED.findall(first)), set(_CALLED.findall(second))):
        return True
    if _two(_ordinals(first), _ordinals(second)) or _two(a.editions, b.editions):
        return True
    for pattern in (_QUOTED, _DAY):
        if _two(set(pattern.findall(first)), set(pattern.findall(second))):
            return True
    ranked = a.claim.aspect is Aspect.RANK  # whose field is the same
    scopes = [set(_SCOPE.findall(words)) for words in (first, second)]
    if not ranked and scopes[0] != scopes[1]:
        return True
    for role in ("estimated", "revised"):  # official statistics are revised
        if any_of("cues", role).search(first + second):
            return True
    for pattern in (_PART, _MOMENT):  # what tells of one, the other tells of, too
        here, there = (pattern.findall(_clause(words)) for words in (first, second))
        if set(here) != set(there):
            return True
    return _two(named_places(first), named_places(second))


def _ordinals(words: str) -> set[str]:
    """Which of several the sentence names: 第二批; 首批 is 第一批."""
    found = _ORDINAL.findall(words)
    return {name.replace("首", "第一").replace("第1", "第一") for name in found}


def _clause(words: str) -> str:
    """The clause of the figure, behind 其中 with that of the whole: 累计267例,其中本地221例."""
    before, _, behind = words.partition(_FIGURE)
    *whole, part = _CLAUSE.split(before)
    lead = [*whole[-1:], part] if any(cue in part for cue in group("parts", "of-which")) else [part]
    return "".join(lead) + _FIGURE + _CLAUSE.split(behind, maxsplit=1)[0]


def _two(here: Set[str], there: Set[str]) -> bool:
    """Whether both texts name something, and nothing that is the same."""
    return bool(here and there) and here.isdisjoint(there)


def named_places(words: str) -> set[str]:
    """The names of places in normalised words, known ones and those that say what they are."""
    return {*_PLACE.findall(words), *places().findall(words)}
