"""A figure with the words on both sides of it, and what is read from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from msgspec import Struct

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.whose.subjects import Name, countrywide, is_place, kind_of, leading
from factcheck.model import Aspect, Quantity
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: What a works can produce, hold or carry is measured so.
PHYSICAL = ("mass", "power", "energy", "volume", "computing", "mass/time")
#: So short a rate (整改率) is one of what the clause before measures.
_RATE = 3
#: A name and not a class of bodies (科技园, 高新技术产业园) has so many characters.
_SPELLED = 8
#: Last characters of the events at which a body is, named by so many words.
_EVENTS = ("会", "节", "杯", "赛", "展")
_LEAD = 4
_EACH = "每"
#: Parts of speech of words that tell when, and such words that have others.
_WHEN = ("t", "f", "d", "a", "b")
_LAST = ("的", "上届", "上次", "上轮", "上期", "上赛季")
#: 在全国有600支分队, 从全国调集40人, 是全国38个示范区之一: where, and not whose.
_SET_IN = ("在", "从", "由", "来自", "是", "更是", "也是")
_LEADING_TO = ("以", "于", "就", "对于", "至于")
_EACH_TIME = ("每小时", "每分钟", "每秒")
#: What passes by in so much time is measured so.
_PASSING = ("length", "volume")
#: 补助标准由每人每年(120元)提高到….
_BEFORE_EACH = ("的", "由", "从")
#: What is itself a rate or a score has none.
_RELATIVE = (Aspect.SHARE, Aspect.GROWTH, Aspect.CHANGE, Aspect.RANK)
_SCORES = ("分", "评分", "得分", "指数")
#: The people of some ages with whom an indicator opens.
_AGES = compiled(r"[^的]*?岁(?:[及或]?以[上下])?的?")
#: By how much something changed.
DIFFERENCES = (Aspect.GROWTH, Aspect.CHANGE)


class About(Struct, frozen=True, gc=False):
    """What one figure says.

    ``subject`` is the name that opens the indicator's phrase. ``falls`` turns the sign of a growth
    or change. ``carried`` tells that the indicator, or its head, stands in an earlier clause;
    ``verb`` governs the figure; ``counted`` things have attributes; a ``part`` follows 其中;
    ``vague`` words name too little to tell the indicator from others; what is ``named`` stands in
    a clause without a figure, and as the ``whole`` of what follows in one such as 常住人口中,….
    """

    indicator: str
    aspect: Aspect
    base: str | None = None
    subject: Name | None = None
    falls: bool = False
    carried: bool = False
    verb: str = ""
    counted: bool = False
    part: bool = False
    vague: bool = False
    named: bool = False
    whole: bool = False


class Place(Struct, frozen=True, gc=False):
    """A figure with the words up to the neighbouring figures.

    ``rest`` is all that follows in the clause; ``opens`` tells that ``left`` begins the clause;
    ``before`` holds what the figures before it in the sentence say, nearest last; ``leads`` are
    the words behind the figure with which the clause begins: (1299个)重大项目…; ``neighbour`` is
    the figure before it in the clause.
    """

    quantity: Quantity
    left: list[Word]
    right: list[Word]
    rest: list[Word]
    opens: bool
    names: Sequence[Name]
    before: Sequence[About] = ()
    leads: Sequence[Word] = ()
    neighbour: Quantity | None = None

    @property
    def leader(self) -> str:
        """What the clause counts first, whose the figures after it are: (1299个)重大项目."""
        noun = phrases.right_noun(self.leads)
        after = self.leads[len(noun) : len(noun) + 1]
        measured = bool(after) and after[0].figure is not None
        return phrases.join(phrases.doers(noun) if measured else noun)

    @property
    def relative(self) -> bool:
        """Whether the figure is a percentage or permillage."""
        return self.quantity.unit in ("%", "‰") or self.quantity.dimension == "ratio"

    @property
    def counts(self) -> bool:
        """Whether the figure counts things, so that their noun may stand on its right."""
        return self.quantity.counts

    @property
    def listed(self) -> bool:
        """Whether the figure is a further item of a list: 申报项目29项、总金额80亿元."""
        return bool(self.left) and self.left[0].text in group("cues", "listing") and not self.opens

    @property
    def part(self) -> bool:
        """Whether the figure is a part of a whole: after 其中, or in the list that it opens."""
        told = group("cues", "part")
        if any(word.text in told for word in self.left):
            return True
        if not (self.before and self.before[-1].part):
            return False
        return self.listed or not any(phrases.verb_part(word.text) for word in self.left)

    def whole_of(self, text: str) -> About | None:
        """The whole of which a part is named by where, or who, it is alone: 新建充电桩2万个,其中
        农村1万个.
        """
        if not self.part or text not in group("cues", "some-of"):
            return None
        whole = next((item for item in reversed(self.before) if not item.part), None)
        return None if whole is None or "、" in whole.indicator else whole

    @property
    def rest_of_whole(self) -> bool:
        """Whether the figure is what is left of a whole that is not told: 另外两位."""
        told = group("cues", "other")
        return any(word.text in told for word in self.left)

    @property
    def carried(self) -> About | None:
        """What the nearest figure before that names a level says."""
        return next(
            (item for item in reversed(self.before) if item.aspect not in DIFFERENCES), None
        )

    @property
    def carried_text(self) -> str:
        """The indicator carried from there, ``""`` where there is none."""
        return self.carried.indicator if self.carried else ""

    @property
    def of_their_age(self) -> str:
        """What was told of others, of people of another age: 18至29岁的支持率35%,30至49岁的42%."""
        ages = next((word.text for word in self.left if word.figure is not None), "")
        measure = _AGES.sub("", self.carried_text) if ages else ""
        return f"{ages}的{measure}" if measure else ""

    def side_of(self, side: str) -> str:
        """The indicator of which ``side`` is one: that of the last change for 增速, that of the
        last figure where no side is told, else that of the last level.
        """
        last = self.before[-1] if self.before else None
        of = last if not side or side.startswith("增") else self.carried or last
        return of.indicator if of else ""

    @property
    def thing(self) -> About | None:
        """The nearest counted things before, whose attribute a bare 产值 or 总投资 is."""
        return next(
            (item for item in reversed(self.before) if item.counted and not item.part), None
        )

    @property
    def ruling_verb(self) -> str:
        """The verb that governs the nearest figure before that has one."""
        return next((item.verb for item in reversed(self.before) if item.verb), "")

    def of_thing(self, text: str) -> str | None:
        """``text`` with the things before it of which it is an attribute, else ``None``."""
        goods = self.goods(text)
        if goods:
            return goods + text
        if text in attributes() and self.thing is not None:
            # 制造业投资稳步提升,进出口总额增长6%: a measure has no measure.
            return None if measure_of(self.thing.indicator) else self.thing.indicator + text
        if text.endswith("率") and len(text) <= _RATE:
            levels = (item for item in reversed(self.before) if item.aspect not in _RELATIVE)
            told = next(levels, None)
            own = told is None or text in group("cues", "own-rate")
            if told is not None and not own and not told.indicator.endswith(_SCORES):
                return told.indicator + text  # 应清理用房307万平米,…,整改率87.4%
        return None

    def goods(self, text: str) -> str:
        """The goods of which a bare measure is told, as another was right before: 粮食 of 粮食产量
        增长5%、出口量增长3%.
        """
        measures = group("cues", "of-goods")
        last = self.before[-1].indicator if self.before and text in measures else ""
        return next((last.removesuffix(m) for m in measures if last.endswith(m) and m != text), "")

    def head(self, found: Sequence[Word]) -> tuple[Name | None, str, str]:
        """Subject, indicator and governing verb of the words that lead to the figure."""
        linked = phrases.strip_links(phrases.told(found))
        each = len(linked)
        while each and linked[each - 1].text.startswith(_EACH):
            each -= 1
        if self.quantity.dimension in _PASSING and phrases.join(linked[-2:]) in _EACH_TIME:
            each = len(linked) - 2  # 风速达到每小时(90公里)
        told = phrases.join(linked[each:]) in _EACH_TIME  # 流量达每秒(38立方米)
        if 0 < each < len(linked) and (told or linked[each - 1].text in _BEFORE_EACH):
            linked = phrases.strip_links(linked[:each])  # 水价由上年的每吨(3.2元)
        subject, kept = self._own(phrases.strip_links(self._before_old(linked)))
        if len(kept) > 1 and kept[0].text in group("cues", "than"):
            kept = kept[1:]  # 较去年最大负荷(2846万千瓦)增长5.8%
        kept = self._before_old(_object(kept))
        if kept and kept[-1].text in phrases.INSIDE - {"等"} and self.counts:
            return subject, "", ""  # 18项科研项目中有1项…: what follows tells what is counted
        # 环比上涨的城市个数: a verb before 的 describes, if it does not open the phrase.
        ruling = [*takewhile(lambda word: word.text != "的", reversed(linked)), *kept[:1]]
        verb = next((does for word in ruling if (does := phrases.governing(word))), "")
        if kept and kept[-1].text.startswith(_EACH) and not phrases.strip_links(kept[:-1]):
            kept = []  # (提高0.28元,)达到每升1.40元: the unit alone tells of nothing
        if len(kept) > 1 and kept[0].text in _LEADING_TO:
            kept = phrases.strip_lead(kept[1:])  # 以现时储备(3000亿元)来说
        kept = phrases.strip_verbs(_behind_pronoun(_behind_spell(kept)))
        kept = phrases.undated(phrases.without_carriers(kept))
        kept = phrases.tail(kept)
        text = phrases.join(kept)
        says = any(phrases.nominal(word) or phrases.verbal(word) for word in kept)
        if phrases.verb_part(text) == "drop" or not says:
            text = ""
        if kept and kept[-1].tag == "v" and kept[-1].text in group("cues", "says"):
            text = ""  # 认为两人…: who tells it is not what is told
        text = _balanced(text.removesuffix("新增").strip("“”、的等 "))
        owner = _owner_of(kept) if subject is None and self.opens else None
        return (owner, kept[-1].text, verb) if owner else (subject, text, verb)

    def _before_old(self, kept: list[Word]) -> list[Word]:
        """Without when the old value was of one that moved: 班额从以往的(55人降到45人)."""
        at = max((i for i, word in enumerate(kept) if word.text in ("从", "由")), default=-1)
        old = kept[at + 1 :]
        timed = bool(old) and all(w.tag in _WHEN or w.text in _LAST for w in old)
        told = [word.text for word in old if word.text != "的"]
        timed = timed or told[-1:] in (["前"], ["时"])  # 从开播前的(200万)攀升至…
        return kept[:at] if at >= 0 and timed else kept

    def _delegation(self, kept: Sequence[Word]) -> Name | None:
        """A body behind the event at which it is: 本届运动会云泽代表团总人数."""
        name = next((n for n in self.names if n.kind == "institution"), None)
        before = [word for word in kept if name is not None and word.end <= name.start]
        event = bool(before) and before[-1].text.endswith(_EVENTS)
        plain = all(phrases.nominal(word) or word.tag == "r" for word in before)
        return name if event and plain and len(before) <= _LEAD else None

    def sole_name(self) -> Name | None:
        """The name that alone stands before the figure."""
        listing = group("cues", "listing")
        if self.left and self.left[-1].text in listing:
            return None  # 建成集聚区5个、商业街、步行街、20个…: the name is an item of its own
        leading = (*listing, *group("cues", "part"))
        silent = ("w", "bracket")
        words = [w for w in self.left if w.text not in leading and w.tag not in silent]
        if not words:
            return None
        start, end, text = words[0].start, words[-1].end, phrases.join(words)
        known = (name for name in self.names if (name.start, name.end) == (start, end))
        spelled = len(text) > 2 or words[0].tag in ("ns", "x", "nz")
        spelled = spelled and words[0].tag != "v" and all(map(phrases.nominal, words))
        spelled = spelled and not any(phrases.verb_part(word.text) for word in words)
        last = self.before[-1] if self.before else None
        own = last is not None and last.subject is None and not last.carried
        spelled = spelled and not (self.listed and own)  # 产业园1个、农业强镇4个: a list of things
        unknown = Name(start, end, (text,), "place") if spelled and is_place(text) else None
        return next(known, unknown)

    def _own(self, found: Sequence[Word]) -> tuple[Name | None, list[Word]]:
        """The name that opens a phrase at the beginning of the clause, and what follows it."""
        kept = phrases.strip_lead(found)
        own = self.opens and not phrases.toward(found, kept)
        name = (leading(kept, self.names) or self._delegation(kept)) if own else None
        if name is None:
            return None, kept
        rest = [word for word in kept if word.start >= name.end]
        led = found[len(found) - len(kept) - 1].text if len(found) > len(kept) else ""
        if led in _SET_IN and countrywide(name):
            return None, phrases.strip_lead(rest)  # (团队成立五年,)在全国有600支分队
        if rest and rest[0].text.startswith("级"):
            return None, kept  # 某某盟级 is a class of things, not a thing of 某某盟
        return name, phrases.strip_lead(rest)


def _behind_spell(kept: list[Word]) -> list[Word]:
    """Without the length of time with which the words begin: (过去)一年离境的旅客."""
    figure = kept[0].figure if len(kept) > 1 else None
    return kept[1:] if figure is not None and figure.dimension == "time" else kept


def _behind_pronoun(kept: list[Word]) -> list[Word]:
    """What whoever is told of does or has: 信任 of 讲过我对他的信任, 青春 of 觉得我的青春."""
    people = group("cues", "person")
    told = (i for i, word in enumerate(kept[:-1]) if word.text in people)
    at = max((i for i in told if not (i and kept[i - 1].text.endswith("其"))), default=-1)
    rest = kept[at + 1 :]
    return rest[1:] if at >= 0 and len(rest) > 1 and rest[0].text == "的" else rest


def _object(kept: list[Word]) -> list[Word]:
    """What something is done to: 班额 of 又把班额."""
    at = next((i for i, word in enumerate(kept) if word.text == "把"), -1)
    return kept[at + 1 :] if 0 <= at < len(kept) - 1 else kept


def _owner_of(found: Sequence[Word]) -> Name | None:
    """农商互汇供应链产业园投资近亿元: a body whose name has no known word in front."""
    if len(found) < 2 or found[-1].text not in attributes():
        return None
    name = phrases.join(found[:-1])
    kind = kind_of(name)
    if kind not in ("zone", "company", "institution") or len(name) < _SPELLED:
        return None
    return Name(found[0].start, found[-2].end, (name,), kind)


def _balanced(text: str) -> str:
    """The text without a quotation mark that has lost its other half."""
    whole = text.count("“") == text.count("”")
    return text if whole else text.replace("“", "").replace("”", "")


def measure_of(text: str) -> str:
    """The longest measure with which an indicator ends: 利润总额 of 国有企业利润总额."""
    known = attributes()
    for length in range(min(len(text), _longest()), 0, -1):
        if text[-length:] in known:
            return text[-length:]
    return ""


@cache
def _longest() -> int:
    return max(map(len, attributes()))


def attributes() -> dict[str, str]:
    """The measures that things have, each with its aspect."""
    return phrases.table("attributes")
