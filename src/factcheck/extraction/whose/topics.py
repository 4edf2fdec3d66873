"""Whom a text speaks of where a sentence names nobody: the topic of a section, of a document.

The title's name is the document's topic. Without one it is the name that opens most sentences, if
enough sections speak of it: what a bulletin says of one story is not said of the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, takewhile

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Clause, Word
from factcheck.extraction.indicators import About
from factcheck.extraction.indicators.place import measure_of
from factcheck.extraction.parts import Part
from factcheck.extraction.whose import (
    actors,
    introduced,
    onsite,
    protagonists,
)
from factcheck.extraction.whose.subjects import (
    PERSON,
    Name,
    Namebook,
    countrywide,
    kind_of,
    leading,
)
from factcheck.model import Aspect, BlockKind, QuantityKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import any_of, group, rows

#: A document's topic is named in one of so many sections at least.
_SPREAD = 3
#: A longer text that speaks of something opens more than one sentence with it.
_TWICE = 2
#: A section speaks of what opens one of so many of its sentences.
_FEW = 6
#: Titles of what a place itself tells of all that it did and plans.
_ACCOUNT = compiled(r"(?:报告|公报|规划|纲要|计划|要点|总结)(?![\u3400-\u9fff])")
#: Bodies at which things are; so many words may stand before the known part of their names; and
#: what ends a clause that tells when or how and not where.
#: How many there are of a body's own people.
_MEMBERS = "人数"
_BODIES = ("company", "institution")
_AT = ("company", "institution", "zone")
_APART = 3
_DURING = ("下", "时", "后", "前", "中", "上", "期间")
#: So many paragraphs that are marked up as headings are those of briefs.
_BRIEFS, _STORY = 3, compiled(r"(?m)^#{2,6} [^\n]{30,}。")
#: The columns of a programme in front of the headline of one of its items, and parts of speech of
#: what may stand before the name by which one is called.
_COLUMNS = compiled(r"(?:\[[^\[\]\n]*\])+(?=.)")
_NUMBERED = ("w", "m", "date", "t", "q")
#: A medium is named near the beginning.
_HEAD = 400
#: An article says where it is set in its title and its first paragraph; 香港时间 is no place.
_LEAD, _CLOCK = 2, "时间"
_COUNTRY = "全国"
_GIVES = "给"
_AT_PLACES = ("在", "于")
_HERE = ("这里", "此处", "这儿")
_FROM = ("从", "由", "来自")
_IS = ("是", "有", "更是", "也是", "正是", "成为", "保存着", "拥有")
_LIES = ("位于", "地处", "坐落于", "坐落在", "座落于")


@dataclass(slots=True)
class _Section:
    """A heading with the parts below it; the first section stands before any heading."""

    headed: Name | None = None
    actor: Name | None = None  #: whom the heading tells of without a name
    mentions: Counter[str] = field(default_factory=Counter)
    opened: int = 0  #: sentences looked at


class Topics:
    """The topic of the document and of each of its sections."""

    def __init__(self, parts: Sequence[Part], names: Namebook) -> None:
        self._names = names
        self._known: dict[str, Name] = {}
        self._sections = [_Section()]
        self._speaking: Counter[str] = Counter()  #: how often people only tell of others
        self._opened = 0  #: sentences looked at
        self._led: set[str] = set()  #: names that open the first of them
        self._section_of: dict[int, int] = {}
        titled: Name | None = None
        for part in parts:
            if part.kind is BlockKind.TITLE:
                titled = titled or self._named(part)
                self._sections[0].actor = self._sections[0].actor or self._acting(part)
            elif part.kind is BlockKind.HEADING:
                self._sections.append(_Section(self._named(part), self._acting(part)))
            elif part.kind is BlockKind.PARAGRAPH:
                self._count(part)
            self._section_of[id(part)] = len(self._sections) - 1
        # Briefs of one page, each with its story for a heading, have no topic in common.
        briefs = len(_STORY.findall(parts[0].document.normal)) >= _BRIEFS
        self.document = None if briefs else titled or self._most_named()
        #: whom a text names that has no such topic
        self.passing = self.document or self._most_named(once=True)
        #: whether all that nobody else is named for is told of the document's topic
        self.settled = titled is not None and titled.kind == "place" and _accounts(parts)
        self.country = _country(parts)
        #: where what no text tells of anybody happened: the place of its medium, if no country's
        self.seat = None if briefs else _seat(parts)

    def bearer(self, said: About) -> tuple[Name | None, str]:
        """Whose a figure is that has no subject, and its indicator without it.

        A class of bodies bears its own measure (国有企业利润总额); growth and shares that a
        national medium tells of nobody are the country's.
        """
        measure = measure_of(said.indicator) or _MEMBERS * said.indicator.endswith(_MEMBERS)
        bodies = said.indicator.removesuffix(measure)
        body = bodies.endswith(group("cues", "bodies")) or kind_of(bodies) in _BODIES
        if measure and body:
            return Name(0, 0, (bodies,), ""), measure
        relative = said.aspect in (Aspect.GROWTH, Aspect.SHARE, Aspect.CHANGE, Aspect.AVERAGE)
        return (self.country if relative else None), said.indicator

    def of(self, part: Part) -> Name | None:
        """The topic of a part: its section's, else the document's."""
        number = self._section_of[id(part)]
        section = self._sections[number]
        if section.headed is not None and not self.settled:
            return section.headed
        if self.document is not None or not number or not section.mentions:
            return self.document
        name, times = section.mentions.most_common(1)[0]
        return self._known[name] if times * _FEW >= section.opened else None

    def acting(self, part: Part) -> Name | None:
        """Whom the heading of a part, else the title, tells of without a name."""
        return self._sections[self._section_of[id(part)]].actor or self._sections[0].actor

    def _acting(self, part: Part) -> Name | None:
        clauses = part.sentences[0].clauses if part.sentences else ()
        words = part.words(clauses[0], None) if clauses else []
        return actors.opening(words, self._names.names(words))

    def _named(self, part: Part) -> Name | None:
        """The first name of a title or a heading; a column in front of it need not tell of whom it
        only mentions.
        """
        column = _COLUMNS.match(part.text)
        begins = column.end() if column is not None else 0
        for sentence in part.sentences:
            for clause in sentence.clauses:
                words = naming(part, clause, self._names)
                names = self._names.names(words)
                own = introduced.held(words, names) or introduced.described(words, names)
                for name in (own, *names) if own is not None else names:
                    if name.start < begins and not _opens_column(words, name):
                        continue
                    if countrywide(name) and _ranked_in(name, words):
                        continue
                    if _is_topic(name) and (name.kind != PERSON or _opens(words, name)):
                        self._names.know(name)
                        return name
        return None

    def _count(self, part: Part) -> None:
        """Counts the names that open the sentences of a part."""
        for sentence in part.sentences:
            self._opened += 1
            self._sections[-1].opened += 1
            for clause in sentence.clauses[:2]:
                if part.only_dates(clause):
                    continue
                words = naming(part, clause, self._names)
                lead = phrases.strip_lead(words)[:1]
                names = protagonists.borne(words, self._names.names(words))
                name = leading(lead, names) if lead else None
                if name is not None and in_round(name, words, names):
                    name = None
                if name is not None and protagonists.speaks(name, words):
                    self._speaking[name.text] += 1
                    name = None
                if name is not None and _is_topic(name):
                    self._names.know(name)
                    self._known.setdefault(name.text, name)
                    self._sections[-1].mentions[name.text] += 1
                    if self._opened <= _TWICE:
                        self._led.add(name.text)
                break

    def _most_named(self, *, once: bool = False) -> Name | None:
        """The name that opens most sentences, where enough sections and, if ``once`` does not
        do, enough sentences speak of it.
        """
        total: Counter[str] = Counter()
        for section in self._sections:
            total.update(section.mentions)
        for text, _ in total.most_common():
            if self._speaking[text] * 2 >= total[text]:
                continue
            if len(self._known[text].parties) > 1 and total[text] < _TWICE:
                continue  # whom one sentence names together
            same = [name for name in total if name.endswith(text) or text.endswith(name)]
            times = sum(total[name] for name in same)  # 甲省乙县, later 乙县
            led = (
                any(name in self._led for name in same) and len(total) < _SPREAD
            )  # a round of places has no topic
            led = led and self._known[text].kind != PERSON
            rare = times < _TWICE < self._opened and not led
            if rare and not once:
                continue
            speaking = sum(text in section.mentions for section in self._sections)
            if speaking * _SPREAD >= len(self._sections) or text in self._sections[0].mentions:
                return self._known[text]
        return None


def _opens_column(words: Sequence[Word], name: Name) -> bool:
    """Whether a column is called by a name or what it covers: [2013云泽经济年报], [关注云泽书展],
    but not [行进云泽·精彩故事].
    """
    lead = [word for word in words if word.end <= name.start]
    covers = group("cues", "covers")
    return all(w.tag in _NUMBERED or w.text in covers for w in lead)


def _opens(words: Sequence[Word], person: Name) -> bool:
    """Whether a headline begins with a person, and not with a thing of theirs: 某某某案辩护团."""
    return person.start <= words[0].start and not protagonists.has_done(person, words)


def _is_topic(name: Name) -> bool:
    """Whether a name can be a topic: words that only point to one (该区, 全市) cannot."""
    return not name.deictic or countrywide(name)


def _ranked_in(name: Name, words: Sequence[Word]) -> bool:
    """Whether a name is the field of a rank: 单产全国第一."""
    after = next((word for word in words if word.start >= name.end), None)
    return after is not None and after.figure is not None and after.text.startswith("第")


def _accounts(parts: Sequence[Part]) -> bool:
    """Whether the title says that a place gives account: 某某省政府工作报告."""
    return any(part.kind is BlockKind.TITLE and _ACCOUNT.search(part.text) for part in parts)


def _country(parts: Sequence[Part]) -> Name | None:
    """The country of the medium that an article names first."""
    head = parts[0].document.normal[:_HEAD]
    place = next((row[1] for row in rows("media") if row[0] in head), "")
    return Name(0, 0, (place,), "place") if place else None


def _seat(parts: Sequence[Part]) -> Name | None:
    """The place of the medium of an article, which may name itself at its end; a place abroad where
    the article begins with that and with nothing at home.
    """
    text = parts[0].document.normal
    ends = (text[:_HEAD], text[-_HEAD:])
    place = next((row[1] for end in ends for row in rows("media") if row[0] in end), "")
    if place in ("", _COUNTRY):
        return None
    lead = "\n".join(part.text for part in parts[:_LEAD]).replace(place + _CLOCK, "")
    at_home = any(sign in lead for sign in group("cues", "at-home"))
    abroad = None if at_home else _abroad().search(lead)
    return Name(0, 0, (abroad.group() if abroad else place,), "place")


@cache
def _abroad() -> re.Pattern[str]:
    """Countries, regions and cities of the world."""
    places = sorted((row[0] for row in rows("places") if not row[1]), key=len, reverse=True)
    return compiled("|".join(map(re.escape, places)))


def naming(
    part: Part, clause: Clause, names: Namebook, spellings: re.Pattern[str] | None = None
) -> list[Word]:
    """The words of a clause, none where it can hold no name."""
    text = part.text[clause.start : clause.end]
    possible = names.possible(text) or any_of("cues", "held").search(text)
    return part.words(clause, spellings) if possible else []


def topic_of(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The name that opens a clause, 在…公司 and …的某某公司 included."""
    told = introduced.found(words, names) or onsite.learnt_in(words, names)
    if told is not None:
        return told
    lead = phrases.strip_lead(words)
    if phrases.toward(words, lead):
        return None
    if lead and lead[0].text in group("cues", "setting") and len(lead) > 1:
        lead = lead[1:]
    name = _lies_in(words, names) or leading(lead, names) or _place_of(words, names)
    if name is not None and countrywide(name) and _only_where(words, name):
        return None  # 从全国调集: where they come from; 是全国重点林区: what it is
    if name is not None and in_round(name, words, names):
        return None
    if name is not None and set_in(words, name) and words[-1].text == "下":
        return None  # 在某某银行的支持下: how it came about
    if name is not None:
        if protagonists.speaks(name, words) or protagonists.has_done(name, words):
            return None
        after = next((word for word in words if word.start >= name.end), None)
        if after is not None and after.text in ("等", "级"):
            return None  # 某某、某某等22个项目: examples of what is counted, no topic
        if after is not None and after.figure and after.text.startswith("第"):
            return None  # 全国第4: a rank among others
        if after is not None and after.text == "的" and _multiple(words, after):
            return None  # 某某河的5倍: what something was held against
        if after is not None and after.figure and after.figure.kind is QuantityKind.ORDINAL:
            # 某某市首个超算中心某某中心: what is the first of its kind there
            wide = countrywide(name) or name.text in group("cues", "scope")
            last = None if wide else name  # 全国首个…投运 tells nothing of 全国
            return next((other for other in names if other.start >= after.end), last)
        if after is not None and after.text in ("唯一", "最大", "最长", "最高"):
            return next((other for other in names if other.start >= after.end), None)
        return name
    opened = protagonists.opening(words, names)
    if opened is not None:
        return opened
    struck = {word.start for word in _struck(words)}
    if struck:
        return next((name for name in names if name.start in struck), None)
    if words and words[0].text in _HERE and names and names[-1].end == words[-1].end:
        return names[-1]  # 这里是云泽烈士陵园
    # 深耕化工领域20年的某某公司: the clause describes the name with which it ends.
    if names and words and names[-1].end == words[-1].end:
        led = [word for word in words if word.end <= names[-1].start]
        if len(led) > 1 and led[-1].tag == "n" and led[-2].text == "的":
            led.pop()  # 某某某的母校某某书院
        if led and led[-1].text == "的":
            return names[-1]
        copula = len(led) > 1 and led[-1].text in group("cues", "copula")
        if copula and led[-2].text == "的" and all(word.figure is None for word in led):
            return names[-1]  # 房价最高的是某某区,达…
    return None


def _struck(words: Sequence[Word]) -> Iterator[Word]:
    """Before what something befell or came to: 暴雨造成(某某市)受灾, 台风袭击了(某某省),
    冷空气给(某某省)带来降雪.
    """
    causes, strikes = group("cues", "cause"), group("cues", "strikes")
    brings = any(word.text in group("cues", "brings") for word in words)
    for before, word in pairwise(w for w in words if w.tag != "ul"):
        if before.text in causes or before.text in strikes or (brings and before.text == _GIVES):
            yield word


def _multiple(words: Sequence[Word], of: Word) -> bool:
    """Whether a multiple follows 的."""
    figure = next((word.figure for word in words if word.start >= of.end), None)
    return figure is not None and figure.unit == "倍"


def _place_of(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The body at which a clause tells that something is: 在同云公司的车间,…

    Its name may begin with words that the segmenter does not know for it.
    """
    start = next((i + 1 for i, word in enumerate(words[:_APART]) if word.text == "在"), 0)
    body = next((name for name in names if name.kind in _AT), None)
    if not start or body is None or body.start < words[start - 1].end:
        return None
    before = [word for word in words[start:] if word.end <= body.start]
    alone = all(word.figure is None for word in words)  # 在某某交易中心挂牌2家 tells who is there
    plain = alone and all(word.tag not in ("v", "d", "w", "uj") for word in before)
    last = words[-1].tag == "f" or words[-1].text.endswith(_DURING)
    return body if plain and len(before) <= _APART and not last else None


def set_at(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The place in which a clause sets what it tells of nobody else: 2辆汽车在某某市相撞.

    What 的 follows only describes: 在某某市行骗的38名嫌疑人.
    """
    described = max((word.start for word in words if word.text == "的"), default=0)
    at = {word.end for word in words if word.text in _AT_PLACES and word.start > described}
    places = (name for name in names if name.start in at and not countrywide(name))
    return next((name for name in places if name.kind == "place"), None)


def set_in(words: Sequence[Word], name: Name) -> bool:
    """Whether a name only tells where: 在全国."""
    led = next((word.text for word in words if word.end == name.start), "")
    return led in ("在", *group("cues", "setting"))


def _only_where(words: Sequence[Word], name: Name) -> bool:
    """Whether a name only tells where others come from, or where what is told of is one of many."""
    led = next((word.text for word in words if word.end == name.start), "")
    return led in _FROM or led in _IS


def _lies_in(words: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """What lies in a place: 位于云泽市的某某保护区."""
    if all(word.text not in _LIES for word in words[:_APART]):
        return None
    behind = [word.end for word in words if word.text == "的"]
    return next((name for name in names if name.start in behind), None)


def in_round(name: Name, words: Sequence[Word], names: Sequence[Name]) -> bool:
    """Whether a name only opens a list of things of several places: 甲省甲江、乙省乙河等53条."""
    at = next((i for i, word in enumerate(words) if word.figure is not None), 0)
    if not at or not words[at - 1].text.endswith("等"):
        return False
    rest = [word for word in words[:at] if word.start >= name.end]
    first = list(takewhile(lambda word: word.text != "、", rest))
    if len(first) == len(rest) or not all(map(phrases.nominal, first)):
        return False
    return any(other.start >= rest[len(first)].end for other in names)
