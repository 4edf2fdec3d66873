"""Who acts or has something in a clause where no name is known: its grammatical subject.

A reader who is told 警方共拘捕49人 takes the 49 for what 警方 did, and 视光师的申报金额为 for a
measure that 视光师 have. What follows without a subject of its own goes on with the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators.place import measure_of
from factcheck.extraction.subjects import ACTOR, PERSON, Name, kind_of
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: A subject has so many characters, and what describes it so many words.
_LENGTH = (2, 16)
_REACH = 14
_SHORTEST = 2
#: What no name begins or ends with.
_NEVER_FIRST = frozenset("较比获按惟据经所每各其即如若因由而且或从向为以于在到连及与又再虽故另但并")
_NEVER_LAST = frozenset("有无是为在到至经及与的了等将被把")
#: Adverbs that the segmenter runs on to unknown names before them.
_ADVERBS = "共则均亦仅只已却更便就也都曾现较再"
_OF = "的"
#: 有市民, 由某某某: what stands before who does something.
_BEFORE = ("有", "由")
#: Who follows these is held against the subject, or has it done to them.
_BESIDE = ("较", "比", "与", "跟", "同", "对", "被")
_COPULAS = ("是", "为", "系", "就是", "便是")
#: 最多的是, 其次就是: what stands before a copula behind which one of several is named.
_PICKS = ("其次", "依次")
_MOST = "最"
_JOINS = ("、", "和", "及", "与")
_HAS = "有"
_BODIES = ("institution", "company")
_AND_OTHERS = ("等", "等等")
#: What a share is held of follows it, and is no part of the subject.
_HOLDS = "占"
#: Parts of speech of how something is done: 某某某轻松(以1378票胜出).
_HOW = frozenset(("a", "ad", "an", "z", "b"))
#: Words for a place that names none: 当地, 现场.
_WHERE = frozenset(("s", "f", "t"))
#: Particles of what is done.
_DONE = frozenset(("ul", "uz", "ug"))
#: Parts of speech that only lead to a subject: 另一(参选人), 有(市民), 其次.
_LEADS = frozenset(("r", "m", "d", "c", "t", "date", "w", "ad", "y", "f"))
#: Parts of speech that go on from a subject to what it does or has.
_GOES_ON = frozenset(
    [
        "v",
        "d",
        "p",
        "c",
        "f",
        "s",
        "ad",
        "date",
        "figure",
        "vd",
        "zg",
        "t",
        "ud",
        "vn",
        "a",
        "an",
        "z",
        "b",
        "m",
    ]
)


@dataclass(slots=True)
class Acting:
    """Who acts in the clauses of a sentence, looked for only once somebody asks; ``before`` are
    those of the sentences before it.
    """

    before: Acting | None = None
    _clauses: list[tuple[Sequence[Word], Sequence[Name]]] = field(default_factory=list)
    _own: Name | None = None
    _told: Name | None = None

    def hear(self, words: Sequence[Word], names: Sequence[Name]) -> None:
        """Takes the words of a further clause with its names."""
        self._clauses.append((words, names))

    def own(self) -> Name | None:
        """The last grammatical subject in the sentence itself."""
        while self._clauses:
            found = acting(*self._clauses.pop())
            if found is not None:
                self._clauses.clear()
                self._own = found
        return self._own

    def last(self) -> Name | None:
        """The last one in the sentence or before it."""
        own, before = self.own(), self.before
        while own is None and before is not None:
            self._told = self._told or before.own() or before._told
            before = None if self._told else before.before
        if own is None:
            self.before = None  # all before it is known now
        return own or self._told


def acting(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The grammatical subject of a clause, ``None`` where it has none of its own.

    Who only tells of others is none, but the body is for which somebody speaks.
    """
    run = _lead_off(words)
    if run and run[0].text in _BESIDE:
        return None
    picked = _complement(words)
    if picked is not None:
        return picked
    start = _described(run)
    start += sum(1 for _ in takewhile(_leads, run[start:])) if start else 0
    head = _head(run[start:], compound=start > 0)
    while head and (head[-1].text in _JOINS or (len(head) > 1 and head[-1].tag in _HOW)):
        head.pop()
    after = run[start + len(head) :]
    if len(head) > 1 and after and after[0].tag in _DONE:
        after = (head.pop(), *after)  # 渔民损失了
    of = max((at for at, word in enumerate(run[:start]) if word.text == _OF), default=0)
    if not after and head and of and all(word.figure is None for word in words):
        return _name(_haver(run[:of]))  # 某某某的得分,(高6.8分)
    if not head or not after or not _goes_on(after[0]):
        return None
    if _speaks(after):
        return _body(run[: start + len(head)], names)
    if head[-1].text.endswith(_AND_OTHERS):
        return None  # 某某江、某某河等53条河流
    if not _measures(head, after):
        does = after[0].figure is None or _is_body(head[-1])
        return _name(_doer(head)) if does else None
    owners = (_haver(run[:of]), _named(head))
    return next(filter(None, map(_name, owners)), None)


def _goes_on(word: Word) -> bool:
    return word.tag in _GOES_ON or word.text in _verbs()


def _lead_off(words: Sequence[Word]) -> Sequence[Word]:
    """Without what only leads to the subject."""
    run = phrases.strip_lead(words)
    return run[sum(1 for _ in takewhile(_leads, run)) :]


def _head(run: Sequence[Word], *, compound: bool) -> list[Word]:
    """The noun phrase with which words begin; a verb made a noun goes on in it behind 的:
    (护士的)每月申报金额.
    """
    for at, word in enumerate(run):
        after = run[at + 1] if at + 1 < len(run) else None
        inside = compound and word.tag == "vn" and after is not None and _nominal(after)
        noun = word.tag == "n" and (after is None or not after.tag.startswith("v"))
        noun = noun or (at > 0 and after is not None and kind_of(after.text) in _BODIES)
        if not (_nominal(word) or inside or noun):
            return list(run[:at])
    return list(run)


def _leads(word: Word) -> bool:
    return word.figure is None and (word.tag in _LEADS or word.text in _BEFORE)


def _described(run: Sequence[Word]) -> int:
    """Where the head of the subject begins: behind the last 的 before its verb or figure."""
    start = 0
    for at, word in enumerate(run[:_REACH]):
        if word.figure is not None or (word.tag == "w" and word.text not in _JOINS):
            break
        if word.text.startswith(_HOLDS):
            break
        if word.text == _OF:
            start = at + 1
    return start


def _nominal(word: Word) -> bool:
    return (phrases.nominal(word) and word.text not in _verbs()) or word.text in _JOINS


def _speaks(after: Sequence[Word]) -> bool:
    does = next((word for word in after if word.tag not in ("d", "ad", "date", "t", "w")), None)
    return does is not None and does.text.endswith(_telling())


def _body(run: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The body that speaks, or for which somebody does: 某某署署长某某说."""
    begins = (name for name in names if run and name.start == run[0].start)
    name = next(begins, None)
    if name is not None:
        return None if name.kind == PERSON else name
    last = run[-1]
    return _name(run) if last.tag not in ("nr", "nrt", "x", "name", "nrfg") else None


def _measures(head: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a head is no doer but what a figure measures or counts: its name says so, or nothing
    but 为, 达, 共有 stands between the two.
    """
    text = _without_adverb(phrases.join(head), head)
    if measure_of(text) or text.endswith(group("cues", "measure")):
        return True
    between = list(takewhile(lambda word: word.figure is None, after))
    rest = after[len(between) + 1 :]
    has = bool(between) and between[-1].text.endswith(_HAS)
    if has and (_is_body(head[-1]) or (rest and phrases.nominal(rest[0]))):
        return False  # 政府有38公顷土地
    return 0 < len(between) < len(after) and not phrases.strip_links(between)


def _doer(head: Sequence[Word]) -> list[Word]:
    """A head without what it does: 政府 of 政府预算."""
    kept = list(head)
    while len(kept) > 1 and kept[-1].tag in ("v", "vn"):
        kept.pop()
    return kept


def _is_body(word: Word) -> bool:
    """Whether a word is a name or a body, which does what follows so often: 医管局7次招标."""
    body = kind_of(word.text) in _BODIES
    return body or (word.tag in _PROPER and word.tag not in ("x", "ns"))


def _haver(run: Sequence[Word]) -> list[Word]:
    """Whose the measure behind 的 is: 视光师 of 视光师(的中位数)."""
    kept = list(_lead_off(run))
    of = max((at + 1 for at, word in enumerate(kept) if word.text == _OF), default=0)
    return kept[of:] if all(map(_nominal, kept[of:])) else []


def _named(head: Sequence[Word]) -> list[Word]:
    """The name with which a measure begins: 某某某 of 某某某得票."""
    proper = [at for at, word in enumerate(head[:-1]) if word.tag in _PROPER]
    return list(head[: proper[-1] + 1]) if proper else []


_PROPER = frozenset(("name", "nr", "nt", "nz", "ns", "x", "nrt", "j", "eng"))


def _complement(words: Sequence[Word]) -> Name | None:
    """需求最多的是某某场,(需要38公顷): what a clause without a figure ends with."""
    if any(word.figure is not None for word in words):
        return None
    at = next((i for i, word in enumerate(words) if word.text in _COPULAS), 0)
    picks = any(word.text in _PICKS or word.text.startswith(_MOST) for word in words[:at])
    rest = words[at + 1 :] if picks else []
    plain = all(_nominal(word) or word.tag in ("v", "vn") for word in rest)
    return _name(rest) if rest and plain else None


def _name(run: Sequence[Word]) -> Name | None:
    text = _without_adverb(phrases.join(run).strip("“”、"), run)
    if not run or not _LENGTH[0] <= len(text) <= _LENGTH[1]:
        return None
    if (
        text in _generic()
        or run[-1].text in group("cues", "abstract")
        or all(word.tag in _WHERE for word in run)
    ):
        return None
    if run[0].tag == "x" and (text[0] in _NEVER_FIRST or text[-1] in _NEVER_LAST):
        return None  # 按年, 惟经: no word at all
    return Name(run[0].start, run[-1].end, (text,), ACTOR)


def _without_adverb(text: str, run: Sequence[Word]) -> str:
    """The text without an adverb that the segmenter ran on to a word it does not know: 某某则."""
    unknown = bool(run) and run[-1].tag == "x"
    return text.rstrip(_ADVERBS) if unknown and len(text) > _SHORTEST else text


@cache
def _telling() -> tuple[str, ...]:
    return tuple(word for role in ("says", "reports", "found") for word in group("cues", role))


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicons.words("generic"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicons.words("verbs"))
