"""Levels: how many, how much, how large."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import aspects, counting, lasting, vagueness
from factcheck.extraction.indicators.place import (
    DIFFERENCES,
    PHYSICAL,
    About,
    Place,
    attributes,
    measure_of,
)
from factcheck.extraction.whose.subjects import ACTOR, Name, kind_of
from factcheck.model import Aspect, QuantityKind
from factcheck.rulebook.lexicons import group

_OWNER_LENGTH = 12
#: What a works that has a capacity can produce or deliver is called by its dimension.
_CAPACITIES = {"mass": "产能", "power": "装机"}
#: 新建项目, 省级企业: so short a name of a part takes the rest from its whole.
_PART = 5
#: Parts of speech of grades: 5A级, 国家级.
_GRADES = ("m", "q", "n", "eng", "b")
#: Last characters of the sections of a works.
_IN_ALL = ("共", "总共", "一共")
_SECTIONS = ("段", "桥", "期", "侧", "幅")
_PERSONS = ("位", "名", "人")
_AND = ("并", "且", "并且", "而且", "又")
#: 新增就业202万人,年均50万人: an average of what was just told.
_EACH_TIME = ("年均", "月均", "日均")
#: How many words of a predicate tell what was done.
_PREDICATE = 3
#: 整合为: a verb and 为.
_RESULT = 2
_HOUSEHOLD = "户"
#: What so many of a unit are called.
_UNIT_MEASURES = {"票": "得票", "户": "户数", "席": "席位", "个席位": "席位"}
#: Medals, of which a text seldom tells in the same words whose they are.
_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
#: What became of so many, where the unit tells it: 12死38伤.
UNIT_STATES = {"死": "死亡", "伤": "受伤"}
#: Of which sex so many of those counted are: 3男2女.
_SEXES, _SEX = ("男", "女"), len("男性")
#: Units that tell what is counted, so that the next one tells of something else: 38死76伤, 3金2银.
TELLING_UNITS = frozenset(UNIT_STATES) | frozenset(_MEDALS) | frozenset(_SEXES)
_EVENT = 8
_TIMES = ("次", "度")
#: Last characters of those who have seats together.
_CAMPS = ("党", "派", "阵营")
#: Verbs that the segmenter runs on to a name that it does not know: 某某某得(38票).
_GETS = ("得", "获", "取", "有", "仅")
_TERMS = ("“", "”")
_KINDS = "类别"


def measured(place: Place) -> About | None:
    """高新技术企业达38家, 38家高新技术企业, 完成投资124.2亿元, 29人遇难."""
    subject, text, verb = place.head(place.left)
    party = _party(place)
    if party is not None:
        subject, text = party, ""
    noun = [] if place.quantity.unit in _MEDALS else counting.noun_of(place)
    if noun and not place.counts and len(counting.governing_words(place)) < len(place.left):
        subject, text, verb = place.head(counting.governing_words(place))
    if place.listed and len(place.left) > 1 and place.left[1].tag == "vn" and verb:
        verb = "" if verb == place.left[1].text and place.ruling_verb else verb
    if place.counts and place.left and place.left[-1].text == "在" and not noun:
        return None  # 614个项目在11个地市开工
    if noun and place.quantity.unit == "人":
        noun, text = counting.state(place, noun) or (noun, text)
    if noun:
        subject = _whole_subject(place, subject)
        owner = _owner(place) if place.quantity.dimension in PHYSICAL else None
        if owner is not None:
            subject, text = owner, phrases.join(noun)
        else:
            text, verb = counting.of_noun(place, noun, text, verb)
            text += _KINDS if counting.of_kinds(place) else ""
    elif not text and subject is not None and _itself(place, subject):
        text = subject.text  # 企业从38家发展到52家
        subject = None
    elif (
        place.counts
        and place.quantity.kind is QuantityKind.CARDINAL
        and (not text or counting.behind(place))
    ):
        text, verb = counting.of_predicate(place, verb)
    text = text if noun else _of_unit(place, _brought(place) or text)
    terse = place.quantity.unit in UNIT_STATES and len(text) <= _EVENT
    if terse:  # a longer text tells which event it was
        text = UNIT_STATES[place.quantity.unit]
    verb = aspects.ADDED if verb and counting.added(place, verb) else verb
    text = counting.struck(place) or lasting.spell(place, text) or text
    if place.quantity.kind is QuantityKind.ORDINAL and vagueness.vague(text):
        text += phrases.join(phrases.right_noun(place.right))  # 发射第23颗导航卫星
    text += _done_then(place) if text else ""
    apposed = "" if text else phrases.join(_apposed(place))
    text = text or apposed
    graded = _graded(place)
    text = graded or text
    going_on = lasting.went_on(place, text)
    text, carried = going_on or text, bool(going_on)
    if not text or _resulting(place, text) or (text in _EACH_TIME and place.carried_text):
        text = place.of_their_age or _under(place, verb) or place.carried_text or text
        carried = True
    if not text:
        return None
    if place.quantity.unit in _SEXES:
        text = f"{place.quantity.unit}性{text[_SEX:] if text[:1] in _SEXES else text}"
    whole = None if noun else place.whole_of(text)
    if whole is not None and whole.aspect not in DIFFERENCES:
        return replace(whole, indicator=text + whole.indicator, part=True, carried=True, verb="")
    sole = place.sole_name() if not noun and place.quantity.kind is QuantityKind.CARDINAL else None
    last = place.before[-1] if place.before else None
    if sole is not None and last is not None and (last.aspect is Aspect.SHARE) == place.relative:
        # 新增病例53例(甲市13例、乙市3例): places with their part of what was counted.
        return replace(last, subject=sole, carried=True)
    borne = _bearer(place)
    if borne is not None:
        subject = borne
    elif not noun:
        text, attributed = _attributed(place, subject, text)
        carried = carried or attributed
    text = _completed(place, text, verb, carried=carried)
    aspect = Aspect.CAPACITY if apposed else aspects.of_level(place, text, verb)
    text, apart = (text, False) if graded else _of_whole(place, text)
    text = _measure_of(place, text)
    if aspect is Aspect.CAPACITY and not text.endswith(aspects.capacities()):
        text += _CAPACITIES.get(place.quantity.dimension, "")
    unsure = (
        vagueness.vague(text)
        or (carried and _says_more(place))
        or (bool(noun) and _cut_short(place))
        or apart
        or sole is not None
        or _restricted(place)
        or _still(place, noun)
        or terse
        or place.quantity.unit in _MEDALS
        or place.quantity.kind is QuantityKind.ORDINAL
    )
    counted = bool(noun) or text.endswith(tuple(group("cues", "things")))
    told = place.before[-1] if place.before and carried and aspect is Aspect.SHARE else None
    base = told.base if told is not None and told.indicator == text else None
    return About(
        text, aspect, base, subject,
        carried=carried, verb=verb, counted=counted, part=place.part, vague=unsure,
    )  # fmt: skip


def _under(place: Place, verb: str) -> str:
    """开工保障房5万套,建成2万套: what was counted before, under the verb of this figure."""
    of = place.carried
    if of is None or not verb or of.verb in ("", verb) or of.verb not in of.indicator:
        return ""
    thing = of.indicator.replace(of.verb, "", 1).removesuffix("已")
    return verb + thing if len(thing) > 1 else ""


def _itself(place: Place, subject: Name) -> bool:
    """Whether what the clause speaks of is no name and is what is counted, before it moved on."""
    moves = bool(place.rest) and not counting.moves_on(place.rest)
    return moves and subject.kind in ("", ACTOR)


def _party(place: Place) -> Name | None:
    """(目前是)甲党38席、乙党27席: whose so many votes or seats are, right before them."""
    left = list(place.left)
    while left and left[-1].text in group("cues", "wins"):
        left.pop()
    last = left[-1] if left else None
    if last is None or place.quantity.unit not in _UNIT_MEASURES:
        return None
    run = phrases.strip_links(place.left)
    text = phrases.join(run)
    if run and kind_of(text) == "institution" and all(map(phrases.nominal, run)):
        return Name(run[0].start, run[-1].end, (text,), "institution")  # 某某议院全部38席
    if not (_person(last) or last.text.endswith(_CAMPS)) or phrases.arrives(last):
        return None
    plain = ("d", "w", "date", "t", "f", "c")
    leads = (*group("cues", "copula"), *group("cues", "listing"))
    if any(word.tag not in plain and word.text not in leads for word in left[:-1]):
        return None
    text = last.text[:-1] if last.tag == "x" and last.text.endswith(_GETS) else last.text
    return Name(last.start, last.start + len(text), (text,), "institution")


def _brought(place: Place) -> str:
    """以4亿元售出, 以3800票胜出: what was done by so much; 以37秒99的成绩夺冠: what it is."""
    if not place.left or place.left[-1].text not in group("cues", "by-so-much"):
        return ""
    if place.right and place.right[0].text == "的":
        return phrases.join(phrases.right_noun(place.right[1:]))
    return phrases.join(phrases.predicate(place.right)[:_PREDICATE])


#: What tells that all of what was just told is counted.
_SUMS = ("总数", "总量")


def _of_unit(place: Place, text: str) -> str:
    """取得1034票, 由36户扩至163户: the measure that the unit itself names, where no noun does."""
    if place.quantity.unit in _MEDALS:
        return _MEDALS[place.quantity.unit]
    measure = _UNIT_MEASURES.get(place.quantity.unit, "")
    if not measure or place.quantity.unit in text:
        return text
    if not text and place.neighbour is not None and place.before:
        alike = place.neighbour.unit == place.quantity.unit  # 增加到810户
        return text if alike or place.neighbour.dimension == "time" else measure
    said = phrases.join(phrases.predicate(place.right))
    if said and place.right[0].text != "的" and not said.endswith(group("cues", "to-value")):
        return said if text.endswith(group("cues", "to-value")) else text  # 以38票反对
    left = phrases.before_old(place.left)
    last = left[-1] if left else None
    led = phrases.strip_links(left)
    named = any(phrases.nominal(word) and not phrases.verbal(word) for word in led)
    if place.quantity.unit == _HOUSEHOLD and text and named:
        return text  # 市场主体达到889万户, 完成避险搬迁3万户
    last = led[-1] if led and led[-1].text in _SUMS else last  # 总数达到3159户
    added = text and last is not None and last.text == aspects.ADDED  # 企业新增270户
    bare = not text or (last is not None and not phrases.nominal(last) and not added)
    return measure if bare or text.endswith(group("cues", "to-value")) else text


def _done_then(place: Place) -> str:
    """视频首次公布, 屋宇署第二次进入…: what was done for the first time by whom it names before."""
    ordinal = place.quantity.kind is QuantityKind.ORDINAL and place.quantity.text.endswith(_TIMES)
    last = place.left[-1] if place.left else None
    run = place.right
    while run and run[0].tag in ("p", "d", "ad"):
        run = run[1:]
    names = last is not None and phrases.nominal(last) and last.tag != "vn"
    does = bool(run) and phrases.verbal(run[0])
    return phrases.join(phrases.predicate(run)) if ordinal and names and does else ""


def _graded(place: Place) -> str:
    """A级景区56家,其中5A级2家、4A级18家: some grades of what was counted."""
    words = [word for word in place.left if word.tag in _GRADES]
    thing = place.carried_text
    head = thing.rpartition("级")[2].removeprefix("及").removeprefix("以上")
    if not words or words[-1] is not place.left[-1] or head in ("", thing):
        return ""
    grade = phrases.join(words[-2:] if len(words[-1].text) == 1 else words[-1:])
    return grade + head if grade.endswith("级") else ""


def _says_more(place: Place) -> bool:
    """Whether words follow the figure that were not understood, so that it need not count what the
    figure before counts: 遇难者增至17人,37人仍然留医.
    """
    after = next((word for word in place.right if word.tag not in ("bracket", "ul", "y")), None)
    return after is not None and after.tag != "w"


def _cut_short(place: Place) -> bool:
    """Whether a second verb narrows what is counted: 与19个地区签署并已生效的协定."""
    after = [word.text for word in place.right]
    joins = next((at for at, text in enumerate(after) if text in _AND), len(after))
    return place.counts and "的" in after[joins:]


def _resulting(place: Place, text: str) -> bool:
    """园区由16个整合为9个: the verb only leads from the old value to the new one."""
    left = place.left
    to = len(left) == _RESULT and left[-1].text == "为"
    return to and not place.opens and text == left[0].text


def _restricted(place: Place) -> bool:
    """Whether the figure counts some of the things alone: 甲、乙等五位委员, 受重伤的两名队员.

    甲市的38家企业 and 建成的12个园区 are all that there are.
    """
    if not place.counts or not place.left:
        return False
    last = place.left[-1]
    if last.text == "等":
        return place.quantity.unit in _PERSONS  # but 甲大学等38所高校 are all of them
    if last.text != "的":
        listed = len(place.left) > 1 and place.left[-2].text == "、"
        return listed and last.tag in ("nr", "nrfg", "nrt")
    if len(place.left) > 1 and place.left[-2].period is not None:
        return False  # 航线由上年的137条增至150条
    said = [
        word
        for word in phrases.strip_lead(place.left[:-1])
        if not any(name.start <= word.start < name.end for name in place.names)
        and word.tag not in ("d", "date", "w", "ul")
    ]
    return len(said) > 1 or any(not phrases.verb_part(word.text) for word in said)


def _still(place: Place, noun: Sequence[Word]) -> bool:
    """仍有38名伤者正接受治疗: those of whom it is still so, and not all that there are."""
    if not phrases.join(place.left[-2:]).endswith(group("cues", "standing")):
        return False
    return bool(noun) and bool(phrases.predicate(place.right[len(noun) :]))


def _whole_subject(place: Place, subject: Name | None) -> Name | None:
    """中国射击队夺得三枚金牌: a body of a place is another subject than the place."""
    if subject is None or len(subject.parties) > 1:
        return subject
    run: list[Word] = []
    for word in (word for word in place.left if word.start >= subject.end):
        if not phrases.nominal(word) or phrases.verb_part(word.text):
            break
        run.append(word)
    text = phrases.join(run)
    if not text.endswith(group("cues", "bodies")) or place.left[-1] is run[-1]:
        return subject
    return replace(subject, end=run[-1].end, parties=(subject.text + text,), kind="institution")


def _apposed(place: Place) -> list[Word]:
    """6兆瓦、3兆瓦2个光伏项目: measures before the count of the things that they measure."""
    for index, word in enumerate(place.rest if place.quantity.dimension in PHYSICAL else ()):
        if word.figure is not None and word.figure.dimension == "count":
            return phrases.right_noun(place.rest[index + 1 :])
        alike = word.figure is not None and word.figure.dimension == place.quantity.dimension
        if not alike and word.text not in group("cues", "listing"):
            break
    return []


def _owner(place: Place) -> Name | None:
    """某某公司2万吨肌酸, 某某80万千瓦光伏项目: words right before a measure name whose it is."""
    run: list[Word] = []
    for word in reversed(place.left):
        if word.tag == "w" or word.text in group("cues", "listing"):
            break
        if not phrases.nominal(word) or phrases.verb_part(word.text):
            break
        run.insert(0, word)
    text = phrases.join(run)
    if not 2 <= len(text) <= _OWNER_LENGTH or text.endswith(aspects.capacities()):
        return None
    return Name(run[0].start, run[-1].end, (text,), "")


def _bearer(place: Place) -> Name | None:
    """全长162公里的某某高速公路: the name behind a measure and 的 has the measure, if no section of
    it does: 全长162公里的某某高速公路西段.
    """
    if place.counts and place.right and place.right[0].text != "的":
        return _holder(place)
    if len(place.right) < 2 or place.right[0].text != "的":
        return None
    if place.counts:
        return _winner(place)
    name = next((name for name in place.names if name.start == place.right[1].start), None)
    ends = name.end if name is not None else 0
    after = [word for word in place.right if word.start >= ends]
    if not after or phrases.join(after).startswith(_told_of_a_works()):
        return name
    section = phrases.nominal(after[0]) or after[0].text.endswith(_SECTIONS)
    return None if section else name


@cache
def _told_of_a_works() -> tuple[str, ...]:
    """What is told of a works right behind its name: 合龙, 设计时速350公里, 共设9个车站."""
    return (*group("cues", "once"), *group("cues", "unchanging"), *_IN_ALL)


def _holder(place: Place) -> Name | None:
    """拥有12个选区的某某地区: the place behind 的 has so many of what is counted."""
    last = place.left[-1].text if place.left else ""
    of = next((i for i, word in enumerate(place.right) if word.text == "的"), 0)
    if last not in group("cues", "has") or not of or of + 1 >= len(place.right):
        return None
    if not all(map(phrases.nominal, place.right[:of])):
        return None
    start = place.right[of + 1].start
    return next((name for name in place.names if name.start == start), None)


def _winner(place: Place) -> Name | None:
    """小胜得38票的主要对手某某某: who got so many stands behind the figure."""
    last = place.left[-1] if place.left else None
    if last is None or not last.text.endswith(group("cues", "won")):
        return None
    run = list(takewhile(lambda word: word.tag != "w" or word.text in _TERMS, place.right[1:]))
    text = phrases.join(run).strip("“”")
    if not run or not 2 <= len(text) <= _OWNER_LENGTH or not _person(run[-1]):
        return None
    return Name(run[0].start, run[-1].end, (text,), ACTOR)


def _person(word: Word) -> bool:
    return word.tag in ("name", "nr", "nrt", "x", "nt", "nz") and len(word.text) > 1


def _attributed(place: Place, subject: Name | None, text: str) -> tuple[str, bool]:
    """The text with the things whose measure it is, and whether they stand in an earlier clause."""
    if place.right and place.right[0].text == "的" and place.rest != place.right:
        # 总投资279.3亿元的39个重点项目
        after = [word for word in place.rest[1:] if word.figure is None]
        things = phrases.join(phrases.right_noun(after))
        return (text if things in text else things + text), False
    of = bool(place.right) and place.right[0].text == "的" and not place.counts
    side = phrases.join(phrases.right_noun(place.right[1:])) if of else ""
    if text and side in attributes():
        return text + side, False  # 产品16万吨的交易量
    measure = text if text in group("cues", "intrinsic") else measure_of(text)
    if measure and place.right and place.right[0].text == "的":
        owner = phrases.join(phrases.right_noun(place.right[1:]))
        if not owner or owner.endswith(group("cues", "goal")):
            return text, False  # 产值达到300亿元的目标
        return owner + measure, False  # 建设面积9亩的广场: 广场面积
    told = next((item for item in reversed(place.before) if item.aspect is not Aspect.RANK), None)
    if text in group("cues", "total") and told is not None:
        return told.indicator + text, True  # 新增企业62家、总数186家
    if place.opens and subject is None and text in group("cues", "side"):
        return place.side_of(text) + text, True  # 收入年均增长6.8%,增速连续11个季度…
    last = place.before[-1] if place.before else None
    if place.opens and last is not None and last.named and _happens(text):
        return last.indicator + text, True  # 交通事故明显减少,全年发生16起
    if subject is None and (place.opens or place.listed):
        own = place.of_thing(text)
        if own is not None:
            return own, True
    return text, False


def _goes_on(place: Place) -> bool:
    """Whether the verb of the figure before can be this one's: not in 接待游客20万人、花费3亿元."""
    before = place.neighbour
    money = place.quantity.dimension.startswith("money")
    return before is None or money == before.dimension.startswith("money")


def _happens(text: str) -> bool:
    """Whether a measure is a bare verb that tells how many of what was just named there were."""
    return phrases.verb_part(text) == "keep" and phrases.verb_aspect(text) == Aspect.FLOW


def _completed(place: Place, text: str, verb: str, *, carried: bool) -> str:
    """The text with what the clause or the list says once for all its figures."""
    if carried:
        return text
    ruling = place.ruling_verb if _goes_on(place) else ""
    if place.listed and not verb and phrases.verb_part(ruling) == "keep" and ruling not in text:
        text = ruling + text  # 停业整顿歌舞厅38间、浴室156间
    leader = place.leader
    beside = bool(place.left) and place.left[-1].text in group("cues", "listing")
    if leader and not beside and leader[-2:] not in text:
        text = leader + text  # 1299个重大项目…投资完成率129.6%
    return text


def _measure_of(place: Place, text: str) -> str:
    """其中,中央企业4321.5亿元: the measure that is dealt to the parts stands with the whole."""
    if place.counts or place.relative or not text.endswith(tuple(group("cues", "things"))):
        return text
    whole = place.before[-1].indicator if place.before else ""
    measure = measure_of(whole)
    return text + measure if len(measure) < len(whole) else text


def _of_whole(place: Place, text: str) -> tuple[str, bool]:
    """其中新建项目18个 of 28项重点工业项目 is 新建重点工业项目; and whether a part stays without a
    whole that would tell it from the parts of others.
    """
    of_stock = place.thing is not None and place.thing.aspect is Aspect.STOCK
    told = of_stock and len(text) > _PART  # 企业4300家,其中高新技术企业312家: all there are
    apart = (place.part and not told) or place.rest_of_whole
    whole = place.thing.indicator if place.part and place.thing else ""
    one_kind = bool(whole) and "、" not in whole and text[-2:] == whole[-2:]
    one_kind = one_kind and not ("级" in text and "级" in whole)
    if one_kind and len(text) <= _PART and whole not in text and text[:-2] not in whole:
        return text[:-2] + whole, False
    return text, apart
