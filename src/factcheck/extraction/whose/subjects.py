"""Whose figure it is: names in the text, their short forms, and the words that stand for them.

A name is a proper noun with what follows it up to a last word such as 市, 高新区 or 集团
(``lexicons/entities.tsv``). Short forms are learned from the document itself
(某某开发区（以下简称“高新区”）); 该区, 全市 and 园区 (``lexicons/scopes.tsv``) take the name before
them that ends so, the document's own topic first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby, takewhile

from msgspec import Struct

from factcheck import segmentation
from factcheck.extraction.clauses import NOUN_TAGS, Word
from factcheck.extraction.whose import mouthpieces
from factcheck.model import QuantityKind
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: Parts of speech that a name may hold, and those that it must begin with.
_IN_NAME = NOUN_TAGS | {"f", "v", "q", "vg"}
_PROPER = frozenset(("name", "ns", "nr", "nt", "nz", "nrt", "x", "eng"))
#: Verbs are words of a name only inside the name of a company or a project.
_LOOSE = frozenset(("v", "vg", "zg"))
_NAME_LENGTH = 30
#: The kinds of name that a person and a company have.
PERSON, COMPANY = "person", "company"
#: The kind of a subject that only the grammar of its clause tells. It is no name: the next text
#: means others by it.
ACTOR = "actor"
#: Stands for a name of its own far more often than it ends one that is unknown.
_UNNAMED = "自治区"
#: Last characters of the divisions of a country, which unknown words of two characters may end in.
_DIVISIONS = frozenset("镇乡村县区市州旗省盟")
#: 临近的, 新成立的: so many words describe the name after them.
_DESCRIPTION = 3
_BRACKET = 6
#: So many single characters may stand before the last word of a name.
_PIECES = 2
#: A short form that is no known name yet is a run of so many words at most.
_SHORT_WORDS = 5
_LEGAL_FORMS = (
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
)
_DEICTIC = frozenset(("该", "本", "这", "此", "这家", "这个", "该家"))
#: 全省, 我省: what whoever speaks calls the own place.
_OWN = ("全", "我", "本", "自治")
_JOINERS = frozenset(("、", "和", "与", "及", "同"))
_LINE = "号线"
#: What a text calls the company that it speaks of, and what leads from it to what it does.
_FIRM, _GROUP = "公司", "集团"
#: What a thing of the whole country is called has so many words.
_TITLE_WORDS = 3
_GOES_ON = frozenset(("d", "ad", "date", "t", "p", "b", "zg"))
#: 据某某市卫健委消息: a source is led to by these, and nothing but these follows.
_SOURCES = ("据", "根据", "从", "来自")
_TELLING = (["消息"], ["通报"], ["的", "消息"], ["发布"], ["数据"], ["最新", "消息"])
#: Between a source of figures and what it does: 工信部的最新统计数据, 商务部重点监测.
_BESIDE_SAYING = ("date", "d", "t", "w", "m")
_LATEST = ("的", "最新", "初步", "重点", "相关", "有关", "消息")
#: Offices of the state begin and end so, with so many words behind the first.
_NATION = "国家"
_OFFICES = ("局", "总局", "委", "署", "总署")
_OFFICE_WORDS = 4
_STATE = "中华人民共和国"
_PARTY = ("中国共产党", "中共")
#: Offices whose names begin so are the whole country's.
_NATIONAL, _COUNTRY = ("国家", "中央"), "全国"
#: The shortest name of a town, what may be left of the place before it, and what it cannot hold.
_TOWN = 3
_SEATED = "省市县州"
_NO_TOWN = frozenset("的等把在各及和与")
_SEAT = compiled(r".{2,8}?(?:自治区|省|市|盟|旗|县|州)(?=.)")
_ABBREVIATION = compiled(
    r"\((?:以下|下文)?(?:简称|统称|下称|合称)[:为]?[“‘]?(?P<short>[^()]{1,40}?)[”’]?\)"
)


class Name(Struct, frozen=True, gc=False):
    """A resolved name at ``[start, end)`` of a block's string; several parties where it is joint.

    ``deictic`` marks words that stand for a name (该区, 全市).
    """

    start: int
    end: int
    parties: tuple[str, ...]
    kind: str
    deictic: bool = False

    @property
    def text(self) -> str:
        """The name as it is reported."""
        return "、".join(self.parties)


@dataclass(slots=True)
class Namebook:
    """The names of one document: full forms, short forms, and which was mentioned last."""

    short_forms: dict[str, str] = field(default_factory=dict)
    topic: Name | None = None
    accounts: bool = False  #: whether the topic speaks of itself: 全省 in a report of its work
    _kinds: dict[str, str] = field(default_factory=dict)
    _recent: list[str] = field(default_factory=list)

    def learn(self, text: str) -> None:
        """Takes the short forms that a block's string defines in brackets."""
        for match in _ABBREVIATION.finditer(text):
            shorts = [part.strip("“”‘’《》 ") for part in re.split(r"[、和]", match["short"])]
            stretch = re.split(r"[,;:。!?\n“”《》]", text[: match.start()])[-1]
            fulls = stretch.split("、")[-len(shorts) :]
            if len(fulls) != len(shorts) or not all(shorts):
                continue
            for short, full in zip(shorts, fulls, strict=True):
                if len(full) > len(short) >= 2 and full.endswith(short[-1]):
                    self.short_forms[short] = full
        for match in _within().finditer(text):
            own = match["own"].lstrip(_SEATED)
            if len(own) >= _TOWN and not _common_noun(own):
                self.short_forms.setdefault(own, own)
                stem = own[:-1]
                if len(stem) < _TOWN and segmentation.tag(stem) in ("ns", "x", "nrt"):
                    self.short_forms.setdefault(stem, own)

    def meet(self, names: Iterable[str], kind: str) -> None:
        """Takes people, or companies, as names of the document."""
        for name in names:
            self.short_forms[name] = name
            self._kinds[name] = kind

    def possible(self, text: str) -> bool:
        """Whether a name can stand in a text: far cheaper to tell than to cut it into words."""
        if _signs().search(text):
            return True
        return any(form in text for pair in self.short_forms.items() for form in pair)

    def names(self, found: Sequence[Word]) -> list[Name]:
        """The names among the words of a clause, in order, joint ones as one."""
        known = {name.start: name for name in self._known(found)}
        words = _whole_words()
        begun = [
            index
            for index, word in enumerate(found)
            if word.tag in _PROPER
            or word.text in words
            or word.start in known
            or (word.text == _NATION and _national(found, index) is not None)
        ]
        if not begun:
            return []
        single: list[Name] = []
        for index in begun:
            word = found[index]
            if single and word.start < single[-1].end:
                continue
            proper = self._proper(found, index) or _national(found, index)
            proper = proper or self._bare(found, index)
            defined = word.start in known
            partner = self._partner(found, index) if single and not defined else None
            if partner is not None and single[-1].end == found[index - 1].start:
                single.append(partner)
                continue
            here = known.get(word.start), self._deictic(found, index), proper
            longest = max(filter(None, here), key=_end, default=None)
            if longest is not None and _clock(longest, found[index:]):
                continue
            if longest is not None and not (_counted(found, index) and longest.kind != "place"):
                single.append(_spoken_for(longest, found))
        return _join(list(_nested(single, found)), found)

    def know(self, name: Name) -> None:
        """Takes ``name`` as one of the document's, spelled so wherever it stands."""
        for party in name.parties:
            self._kinds.setdefault(party, name.kind)

    def note(self, name: Name) -> None:
        """Remembers that the text has just spoken of ``name``."""
        self.know(name)
        for party in name.parties:
            if name.kind == COMPANY:
                self._shorten(party)
            seat = _SEAT.match(party) if name.kind in ("institution", COMPANY) else None
            if seat is not None and seat.group() not in self._recent:
                self._recent.append(seat.group())  # 某某市统计局 speaks of 某某市
            if party in self._recent:
                self._recent.remove(party)
            self._recent.append(party)

    def _shorten(self, company: str) -> None:
        """Learns the short forms of a company: its name without legal form, and without region."""
        stem = company.removesuffix(_GROUP)
        if stem != company and segmentation.tag(stem) == "x":
            self.short_forms.setdefault(stem, company)  # no word of the dictionary
        for ending in _LEGAL_FORMS:
            if company.endswith(ending):
                core = company.removesuffix(ending)
                break
        else:
            return
        region = next(
            (p for p in sorted(_places(), key=len, reverse=True) if core.startswith(p)), ""
        )
        bare = core.removeprefix(region).removeprefix("市").removeprefix("省")
        for short in (core, bare):
            if len(short) >= 4:
                self.short_forms.setdefault(short, company)

    def spellings(self) -> re.Pattern[str] | None:
        """Matches the names learned so far, the longest first: no word crosses their edges."""
        known = {*self._kinds, *self.short_forms, *self.short_forms.values()}
        longest_first = sorted(
            (name for name in known if len(name) > 2), key=lambda n: (-len(n), n)
        )
        return compiled("|".join(map(re.escape, longest_first))) if longest_first else None

    def _known(self, found: Sequence[Word]) -> Iterator[Name]:
        """Names and short forms learned before; short ones are whole words or runs of them."""
        short = bool(self.short_forms)
        for index, first in enumerate(found):
            if first.tag == "name":
                full = self.short_forms.get(first.text, first.text)
                kind = self._kinds.get(full) or kind_of(full)
                yield Name(first.start, first.end, (full,), kind)
            elif short:
                run = ""
                for word in found[index : index + _SHORT_WORDS]:
                    run += word.text
                    full = self.short_forms.get(run, "")
                    if full:
                        kind = self._kinds.get(full) or kind_of(full)
                        yield Name(first.start, word.end, (full,), kind)

    def _partner(self, found: Sequence[Word], index: int) -> Name | None:
        """某某高新区、示范区: a bare last word beside a name is a party of a joint name."""
        text = found[index].text
        kind = _endings().get(text, "")
        if kind != "zone" or index < 2 or found[index - 1].text not in _JOINERS:
            return None
        party = self._antecedent([text]) or text
        return Name(found[index].start, found[index].end, (party,), kind)

    def _deictic(self, found: Sequence[Word], index: int) -> Name | None:
        word = found[index]
        endings = _scopes().get(word.text)
        if _titled(found, index):
            return None
        if endings is not None:
            own = self.accounts and word.text.startswith(_OWN)
            party = self._antecedent(endings.split("/"), own=own) if endings else None
            return Name(word.start, word.end, (party or word.text,), "place", deictic=True)
        if word.text not in _DEICTIC:
            return None
        end = index + 1
        last = found[end : end + 1]
        if last and last[0].text in group("cues", "own-body"):
            body = self._last(last[0].text)  # 该行, 本院
            if body is not None:
                return Name(word.start, last[0].end, (body,), kind_of(body), deictic=True)
        while end < len(found) and end <= index + 4 and found[end].tag in _IN_NAME - _LOOSE:
            end += 1
            run = "".join(part.text for part in found[index + 1 : end])
            party = self._antecedent([run, found[end - 1].text])
            if party is not None:
                return Name(word.start, found[end - 1].end, (party,), kind_of(party), deictic=True)
            kind = kind_of(run)
            if kind == "" and run not in ("企业", "单位", "机构", "院", "校"):
                continue
            party = self._latest(kind or COMPANY)
            if party is not None:
                return Name(word.start, found[end - 1].end, (party,), kind, deictic=True)
        return None

    def _bare(self, found: Sequence[Word], index: int) -> Name | None:
        """隧道全长…: a bare last word that opens a clause takes up the name that ended so."""
        word, after = found[index], found[index + 1 : index + 2]
        if len(word.text) < 2 or word.text not in _endings() or not after:
            return None
        if any(before.tag not in ("date", "t", "d") for before in found[:index]):
            return None
        if self.accounts and word.text in group("cues", "network"):
            return None  # 高铁里程居全国前三: all that the place has, whichever was named before
        if word.text == _FIRM:
            goes_on = after[0].tag in _IN_NAME | _GOES_ON
            firm = (self._latest(COMPANY) or self._latest("")) if goes_on else None
            return Name(word.start, word.end, (firm,), COMPANY, deictic=True) if firm else None
        schools = group("cues", "school")
        endings = schools if word.text in schools else word.text
        party = next((p for p in reversed(self._recent) if p.endswith(endings)), None)
        if party is None or after[0].tag not in _IN_NAME:
            return None
        return Name(word.start, word.end, (party,), kind_of(party), deictic=True)

    def _antecedent(self, endings: Sequence[str], *, own: bool = False) -> str | None:
        """The last name that ends in one of ``endings``, else the topic's party that does; its
        ``own`` first where the topic speaks of itself, however many others it names.
        """
        for ending in endings:
            told, of_topic = self._last(ending), self._of_topic(ending)
            party = (of_topic or told) if own else (told or of_topic)
            if party is not None:
                return party
        return self._seat(endings)

    def _last(self, ending: str) -> str | None:
        """The last name that ends so."""
        return next((party for party in reversed(self._recent) if party.endswith(ending)), None)

    def _of_topic(self, ending: str) -> str | None:
        """The topic's party that ends so: 全省 of a text about 河南."""
        for party in self.topic.parties if self.topic else ():
            if party.endswith(ending):
                return party
            if _levels().get(party) == ending:
                return party + ending
            if _levels().get(party, "").endswith(ending):
                return party  # 全区 of a text about 广西
        return None

    def _seat(self, endings: Sequence[str]) -> str | None:
        """The place that the topic's name begins with: 全市 of a text about a zone of 苏州."""
        for party in self.topic.parties if self.topic else ():
            for length in range(len(party) - 1, 1, -1):
                if _levels().get(party[:length]) in endings:
                    return party[:length] + _levels()[party[:length]]
        return None

    def _latest(self, kind: str) -> str | None:
        return next((p for p in reversed(self._recent) if self._kinds.get(p) == kind), None)

    def _proper(self, found: Sequence[Word], index: int) -> Name | None:
        """The longest name that begins at ``index``."""
        first = found[index]
        if first.tag not in _PROPER:
            return None
        if len(first.text) < 2 and first.tag != "ns":
            return _spelled_out(found, index)
        best: Name | None = None
        if (
            first.text in _places()
            or _in_province(first)
            or (first.tag in ("ns", "nt", "x") and len(first.text) > 2 and kind_of(first.text))
            or (first.tag == "nz" and kind_of(first.text) in ("project", "zone"))  # 三峡工程
        ):
            best = _named(first.start, first.end, first.text, kind_of(first.text) or "place")
        if first.tag == "name":
            best = Name(first.start, first.end, (first.text,), kind_of(first.text) or "place")
        endings, common = _endings(), _common()
        run = ""
        loose = governs = False
        for at, word in enumerate(found[index : index + 14], index):
            if word.tag == "bracket" and best is not None and len(word.text) <= _BRACKET:
                run += word.text  # 某某大学(北京)某某研究院
                continue
            if not (word.tag in _IN_NAME or _numbered(found, at)) or len(run) > _NAME_LENGTH:
                break
            if at > index and (_apart(found[at - 1], word) or _titled(found, at)):
                break
            if best is not None and (word.text in common or _class(best, word.text)):
                break
            if best is not None and best.kind not in ("place", "zone") and word.tag in _LOOSE:
                break  # 某某有限公司联合…
            run += word.text
            governs = governs or (loose and word.text not in endings)
            loose = loose or word.tag in _LOOSE
            kind = _ends(word.text, word.tag)
            if (
                kind == "place"
                and word.text in _places()
                and (first.tag == "x" or found[at - 1].text not in _places())
            ):
                kind = ""  # 某词中国, 某国传召中国: a country is no last word of an unknown name
            if kind == "project":
                plain = word.text.endswith(("项目", "工程"))
                if governs or (plain and first.tag == "x"):
                    kind = ""  # 未知词项目 is rarely a name, 财政下拨安居工程 a clause
            if word.text == _UNNAMED and first.tag == "x":
                kind = ""  # 办复自治区…
            if kind and run != word.text and (not loose or kind in (COMPANY, "project")):
                best = _named(first.start, word.end, run, kind)
        return best


def _in_province(word: Word) -> bool:
    """Whether a word of the dictionary is a province with a place in it: 云南昆明."""
    if word.tag != "ns" or len(word.text) <= _TOWN:
        return False
    return any(_levels().get(word.text[:length]) for length in (2, 3))


def _titled(found: Sequence[Word], index: int) -> bool:
    """Whether 全国 begins what some things are called, wherever they are: 全国重点实验室."""
    if found[index].text != _COUNTRY:
        return False
    after = "".join(word.text for word in found[index + 1 : index + 1 + _TITLE_WORDS])
    return after.startswith(group("cues", "national-title"))


def _class(name: Name, word: str) -> bool:
    """Whether a word begins what there are many of in a place: 某某市上市公司, 某某市A级景区,
    某某省高速公路.
    """
    if word in group("cues", "class"):
        return True
    return name.text[-1] in _DIVISIONS and word in group("cues", "network")


def _spelled_out(found: Sequence[Word], index: int) -> Name | None:
    """沙/坳/堡镇: a name that the segmenter took apart into characters and its last word."""
    run = list(takewhile(lambda word: len(word.text) == 1, found[index : index + _PIECES]))
    last = found[index + len(run)] if index + len(run) < len(found) else None
    if last is None or last.tag != "x" or not _ends(last.text, last.tag):
        return None
    if any(word.tag not in _IN_NAME or word.text in _whole_words() for word in run):
        return None
    text = "".join(word.text for word in run) + last.text
    return Name(found[index].start, last.end, (text,), kind_of(last.text))


def _national(found: Sequence[Word], index: int) -> Name | None:
    """国家林草局: an office of the state, which the segmenter takes apart."""
    if found[index].text != _NATION:
        return None
    text = _NATION
    for word in found[index + 1 : index + 1 + _OFFICE_WORDS]:
        if word.figure is not None or word.tag not in _IN_NAME:
            return None
        text += word.text
        if word.text in _OFFICES:
            return Name(found[index].start, word.end, (text,), "institution")
    return None


def _numbered(found: Sequence[Word], index: int) -> bool:
    """Whether a word tells an institution or a line from others of its kind: 某某市第三人民医院,
    某某地铁3号线.
    """
    word, after = found[index], found[index + 1 : index + 2]
    if word.tag != "m" or word.figure is not None:
        return False
    return word.text.startswith("第") or (bool(after) and after[0].text == _LINE)


def _apart(word: Word, after: Word) -> bool:
    """Whether a space stands between two words that are written without: 涨幅不合比例 政府拟…."""
    return word.end != after.start and not (word.text[-1].isascii() and after.text[0].isascii())


@lru_cache(maxsize=1 << 14)
def _ends(word: str, tag: str) -> str:
    """The kind of the name that ends with a word, ``""`` where none does."""
    if word in _endings():
        return kind_of(word)
    if len(word) == 1:
        return ""
    if len(word) == 2 and tag not in ("ns", "nt"):
        # 西部, 全国 and 访港 end like names and are none.
        return kind_of(word) if tag == "x" and word[-1] in _DIVISIONS else ""
    return kind_of(word)


def _end(name: Name) -> int:
    return name.end


def countrywide(name: Name) -> bool:
    """Whether a word that stands for a name (我国, 全国) names its country by itself."""
    return _scopes().get(name.text) == ""


def is_place(text: str) -> bool:
    """Whether a text ends as the names of places do."""
    return kind_of(text) == "place"


def leading(found: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The name with which words begin, 临近的某某港 with its description included."""
    if not found:
        return None
    for name in names:
        if name.start <= found[0].start < name.end:
            return name
        described = [word for word in found if word.end <= name.start]
        if 0 < len(described) <= _DESCRIPTION and described[-1].text == "的":
            figures = (word.figure for word in described if word.figure is not None)
            # 首次参会的某某省, 36岁的某某某
            plain = all(f.kind is QuantityKind.ORDINAL or f.dimension == "age" for f in figures)
            return name if plain else None
    return None


def _clock(name: Name, found: Sequence[Word]) -> bool:
    """Whether a place only tells by which clock: 北京时间, 美国东部时间."""
    after = [word.text for word in found if word.start >= name.end][:2]
    return after[:1] == ["时间"] or (after[1:] == ["时间"] and after[0].endswith("部"))


def _counted(found: Sequence[Word], index: int) -> bool:
    """Whether the words at ``index`` are what a figure counts: 5个夜间消费集聚区."""
    figure = found[index - 1].figure if index else None
    return figure is not None and figure.dimension == "count" and not figure.hedge


def _spoken_for(name: Name, found: Sequence[Word]) -> Name:
    """The place whose figures a source reports: 国家统计局公布… speaks of 全国."""
    after = [word for word in found if word.start >= name.end]
    told_of = mouthpieces.place_of(name.text, after) if name.kind == "institution" else ""
    led = next((word.text for word in found if word.end == name.start), "")
    told = [word.text for word in after if word.tag != "w"]
    alone = not told or (led in _SOURCES and told in _TELLING)
    if alone and name.kind == "institution" and mouthpieces.local(name.text):
        seat = _SEAT.match(name.text)  # 某某市卫健委:新增病例3例
        national = _authorities().get(name.text) or (
            _COUNTRY if name.text.startswith(_NATIONAL) else told_of
        )
        told_of = seat.group() if seat is not None else national
    if told_of:
        return Name(name.start, name.end, (told_of,), "place", name.deictic)
    said = next((w for w in after if w.tag not in _BESIDE_SAYING and w.text not in _LATEST), None)
    if said is None or said.text not in group("cues", "reports") or len(name.parties) > 1:
        return name
    place = _authorities().get(name.text, "")
    if not place and name.kind == "institution":
        seat = _SEAT.match(name.text)
        whole = name.text.startswith(_NATIONAL)
        place = _COUNTRY if whole else seat.group() if seat else ""
    return Name(name.start, name.end, (place,), "place", name.deictic) if place else name


def _named(start: int, end: int, text: str, kind: str) -> Name:
    """The name; a place where it is the government of one."""
    party = _seat(text)
    return Name(start, end, (party,), kind if party == text else "place")


def _seat(name: str) -> str:
    """A place's government speaks for the place, as its party does, and the cabinet for the
    country.
    """
    for party in _PARTY:
        place = name.removeprefix(party)
        if place != name and kind_of(place) == "place":
            return place
    for ending in ("人民政府", "政府"):
        place = name.removesuffix(ending)
        if place != name and (kind_of(place) == "place" or place in _places()):
            return place
    body = name.removeprefix(_STATE)
    cabinet = body.removesuffix("政府")
    return _authorities().get(cabinet, name) if cabinet != body else name


def _nested(names: Sequence[Name], found: Sequence[Word]) -> Iterator[Name]:
    """The names, a place with the one in it that follows as one: 甲省|乙市.

    The dictionary knows more places (ns) than the lexicon.
    """
    after = {word.start: word for word in found}
    last: Name | None = None
    for name in names:
        beside = last is not None and last.end == name.start and not name.deictic
        if last is not None and beside and _wide(last) and name.kind == "place":
            last = _within_it(last, name.end, name.text)
            continue
        if last is not None:
            yield last
        inner = after.get(name.end)
        town = inner is not None and inner.tag == "ns" and not kind_of(inner.text)
        if inner is not None and town and inner.text not in _places() and _wide(name):
            listed = inner.end in after and after[inner.end].text in _JOINERS
            name = name if listed else _within_it(name, inner.end, inner.text)
        last = name
    if last is not None:
        yield last


def _wide(name: Name) -> bool:
    """Whether it names a place that others lie in, by a short name: 甲省 as 甲."""
    return name.text in _places() and not name.deictic and len(name.parties) == 1


def _within_it(name: Name, end: int, inner: str) -> Name:
    return Name(name.start, end, (name.text + inner,), "place")


def _join(names: list[Name], found: Sequence[Word]) -> list[Name]:
    """Names joined by 、 or 和 as one joint name."""
    if len(names) < 2:
        return names
    between = {word.start: word for word in found}
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        link = between.get(before.end) if before else None
        if (
            before is not None
            and link is not None
            and link.text in _JOINERS
            and link.end == name.start
            and before.kind == name.kind
        ):
            parties = (*before.parties, *(p for p in name.parties if p not in before.parties))
            joined[-1] = Name(before.start, name.end, parties, name.kind, before.deictic)
        else:
            joined.append(name)
    return joined


@cache
def _signs() -> re.Pattern[str]:
    """Matches what every name holds that is no short form: a last word, a place, a pointing word.

    A word that holds another is left out. Two characters are looked at before the words, which
    takes half the time.
    """
    every = {*_endings(), *_places(), *_pointing()}
    least = sorted(word for word in every if every.isdisjoint(_parts(word)))
    single = "".join(word for word in least if len(word) == 1)
    longer = [word for word in least if len(word) > 1]
    heads, tails = ("".join(sorted({word[at] for word in longer})) for at in (0, 1))
    alike = groupby(longer, key=lambda word: word[0])
    words = "|".join(f"{head}(?:{'|'.join(w[1:] for w in own)})" for head, own in alike)
    return compiled(f"[{heads}{single}](?:(?<=[{single}])|(?=[{tails}])(?<=(?={words}).))")


def _parts(word: str) -> Iterator[str]:
    """The strings that a word holds, itself left out."""
    lengths = range(1, len(word))
    return (word[at : at + length] for length in lengths for at in range(len(word) - length + 1))


@cache
def _within() -> re.Pattern[str]:
    """Matches a town or county behind the places that it lies in: 江苏盐城新丰镇.

    Two characters are looked at before the words, which takes a tenth of the time.
    """
    known = sorted(place for place, level in _levels().items() if level)
    heads, seconds = ("".join(sorted({place[at] for place in known})) for at in (0, 1))
    alike = groupby(known, key=lambda place: place[0])
    words = "|".join(
        f"{head}(?:{'|'.join(sorted((p[1:] for p in own), key=len, reverse=True))})"
        for head, own in alike
    )
    seat = f"(?:{words})(?:省|市|自治区|州|地区|盟)?"
    step = "(?:[\u3400-\u9fff]{2,3}[市县区旗州])?"
    own = "[\u3400-\u9fff]{2,3}[县区镇乡村旗]"
    return compiled(f"(?=[{heads}][{seconds}])(?P<seat>(?:{seat}){{1,2}}{step})(?P<own>{own})")


def _common_noun(text: str) -> bool:
    """Whether a text that ends as the name of a town does is something else: 贫困县, 迎来市区."""
    if text.endswith(group("cues", "no-town")) or not _NO_TOWN.isdisjoint(text):
        return True
    cut = segmentation.cut(text)
    if len(cut) == 1:
        return segmentation.tag(text) not in ("ns", "nr", "nz", "x", "")
    return any(segmentation.tag(word)[:1] in "vpdcurmt" for word in cut if len(word) > 1)


@cache
def _whole_words() -> frozenset[str]:
    """Words that are a name, or begin or end one, whatever their part of speech."""
    return _pointing() | frozenset(_endings())


@cache
def _pointing() -> frozenset[str]:
    """Words that stand for a name, or begin to."""
    return _DEICTIC | frozenset(_scopes())


@cache
def _scopes() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("scopes")}


@cache
def _common() -> frozenset[str]:
    """Words that begin what is said of a name: 某某区签约项目, 某某区企业产值."""
    said = {*lexicons.words("verbs"), *lexicons.words("generic"), *lexicons.words("attributes")}
    return frozenset(said - set(_endings()))


@cache
def _places() -> frozenset[str]:
    return frozenset(lexicons.words("places"))


@cache
def _authorities() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("authorities")}


@cache
def _levels() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("places") if row[1]}


@cache
def _endings() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("entities")}


@cache
def kind_of(text: str) -> str:
    """The kind of thing that a name with this ending names, ``""`` where it is no such ending."""
    if text.endswith(group("cues", "no-company")):
        return ""  # 城乡居民养老保险
    endings = _endings()
    for length in range(min(len(text), 10), 0, -1):
        kind = endings.get(text[-length:])
        if kind is not None:
            return kind
    return ""
