"""Levels: how many, how much, how large."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import aspects, vagueness
from factcheck.extraction.indicators.place import PHYSICAL, About, Place, attributes, measure_of
from factcheck.extraction.subjects import Name, kind_of
from factcheck.model import Aspect, QuantityKind
from factcheck.rulebook.lexicons import group

_OWNER_LENGTH = 12
#: What a works that has a capacity can produce or deliver is called by its dimension.
_CAPACITIES = {"mass": "产能", "power": "装机"}
#: 新建项目, 省级企业: so short a name of a part takes the rest from its whole.
_PART = 5
_BESIDE = 8
#: Parts of speech of grades: 5A级, 国家级.
_GRADES = ("m", "q", "n", "eng", "b")
#: Last characters of the sections of a works.
_SECTIONS = ("段", "桥", "期", "侧", "幅")
_PERSONS = ("位", "名", "人")
_AND = ("并", "且", "并且", "而且", "又")
_TO = ("为", "向", "对", "给", "从", "由", "在", "把", "将", "让", "使", "于")
#: What things did or became is told of so many there are, as by this verb.
_HAVE = "有"
_BESIDES = ("与", "和", "同", "跟")
_WITH = (*_BESIDES, "向", "对", "为")
#: The longest indicator that tells what became of the things.
_BECAME = 24
#: How many words of a predicate tell the things it is about from others.
_PREDICATE = 3
#: 连续3年: years are counted, and what they were like follows.
_IN_A_ROW = "连续"
#: How far the kinds of what is counted reach: 50多个品种的.
_KINDS_OF = 4
#: The longest that tells what was done in a length of time.
_SPELL = 16
#: 整合为: a verb and 为.
_RESULT = 2
_AGE = "年龄"
_AGED = ("以上", "以下", "及", "至", "到", "时", "高龄")
_LONG = "时长"
_TIME = "时间"
_DEVELOPMENT = "发展"
_GREAT = ("万", "亿", "萬", "億")
#: What describes the counted things has so many words.
_DESCRIPTION = 9
_DESCRIBES = 2
_QUOTES = ("“", "”", "、")
_USED = "用时"
_SPENT = ("用", "只用", "仅用", "耗时")
_EQUALS = "相当于"
#: How often something happened is counted so; what something comes of stands before these.
_OFTEN = ("次", "场", "起", "轮")
_COMES_OF = ("感染", "引起", "引发", "导致", "所致", "造成")
#: Last characters of verbs that tell what is measured: 耗资, 占地, 载重.
_MEASURING = (
    "资",
    "地",
    "重",
    "价",
    "利",
    "款",
    "收",
    "支",
    "速",
    "高",
    "长",
    "宽",
    "深",
    "值",
    "时",
)
#: What stands in aspects, each with a number of its own: 10个方面的重点任务.
_SIDES = ("方面", "领域", "环节", "维度", "层面")


def measured(place: Place) -> About | None:
    """高新技术企业达38家, 38家高新技术企业, 完成投资124.2亿元, 29人遇难."""
    subject, text, verb = place.head(place.left)
    noun = _noun(place)
    if place.listed and len(place.left) > 1 and place.left[1].tag == "vn" and verb:
        verb = "" if verb == place.left[1].text and place.ruling_verb else verb
    carried = False
    if place.counts and place.left and place.left[-1].text == "在" and not noun:
        return None  # 614个项目在11个地市开工
    if noun and place.quantity.unit == "人":
        noun, text = _state(place, noun) or (noun, text)
    if noun:
        subject = _whole_subject(place, subject)
        owner = _owner(place) if place.quantity.dimension in PHYSICAL else None
        if owner is not None:
            subject, text = owner, phrases.join(noun)
        else:
            text, verb = _of_noun(place, noun, text, verb)
    elif (
        place.counts
        and place.quantity.kind is QuantityKind.CARDINAL
        and (not text or _caused(place) or _befell(place) or _next_item(place))
    ):
        text, verb = _of_predicate(place, verb)
    verb = aspects.ADDED if verb and _added(place, verb) else verb
    text = _struck(place) or _spell(place, text) or text
    if place.quantity.kind is QuantityKind.ORDINAL and vagueness.vague(text):
        text += phrases.join(phrases.right_noun(place.right))  # 发射第23颗导航卫星
    apposed = "" if text else phrases.join(_apposed(place))
    text = text or apposed
    graded = _graded(place)
    text = graded or text
    if not text or _resulting(place, text):
        text, carried = place.of_their_age or place.carried_text or text, True
    if not text:
        return None
    sole = place.sole_name() if not noun and place.quantity.kind is QuantityKind.CARDINAL else None
    if sole is not None and place.before:
        # 新增病例53例(甲市13例、乙市3例): places with their part of what was counted.
        return replace(place.before[-1], subject=sole, carried=True)
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
        or place.quantity.kind is QuantityKind.ORDINAL
    )
    counted = bool(noun) or text.endswith(tuple(group("cues", "things")))
    return About(
        text, aspect, None, subject,
        carried=carried, verb=verb, counted=counted, part=place.part, vague=unsure,
    )  # fmt: skip


def _spell(place: Place, text: str) -> str:
    """What took or lasted a length of time, where it follows the figure: 用十五天走完全程,
    经过两年的试运行, 连续44年无火灾; 持续时间 for 持续了半个小时.

    ``text`` is what stands before the figure.
    """
    if place.quantity.dimension != "time" or place.quantity.kind is not QuantityKind.CARDINAL:
        return ""
    left = [word for word in place.left if word.tag not in ("ul", "w")]
    last, after = (left[-1].text if left else ""), place.right
    if after and after[0].text in group("cues", "around-time"):
        done = phrases.predicate(after[1:]) if kind_of(text) else []
        return phrases.join(done[:_PREDICATE]) + _LONG if done else ""  # 三年来, 两年前
    if last in group("cues", "through") and after and after[0].text == "的":
        return phrases.join(phrases.right_noun(after[1:]) or phrases.predicate(after[1:]))
    if last in group("cues", "uses") and after and after[0].text == _TIME and _figurative(place):
        return _DEVELOPMENT + _LONG
    if last in group("cues", "uses") or (place.opens and not left):
        return _done_in(place, last)
    if text not in ("", last):
        return ""
    if last in group("cues", "lasts"):
        return last if last.endswith("时") else last + "时间"
    said = phrases.join(phrases.predicate(after)) if last == _IN_A_ROW else ""
    return said and _IN_A_ROW + said


def _figurative(place: Place) -> bool:
    """Whether what was done is a figure of speech: 用30年时间书写“凤凰涅槃”的篇章."""
    return bool(place.rest) and place.rest[-1].text in group("cues", "figurative")


def _done_in(place: Place, uses: str) -> str:
    """What was done in a length of time, with the measures of it: 走完755公里用时."""
    done = [word for word in phrases.strip_lead(place.rest) if word.tag != "bracket"]
    told = phrases.join(done)
    if uses.startswith(_SPENT) and (not place.rest or place.rest[0].text == "的"):
        return _USED  # 只用97日
    if not done or done[0].tag not in ("v", "i") or len(told) > _SPELL:
        return ""
    if uses:
        return told + _USED
    return "" if any(word.figure is not None for word in done) else told


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
    said = [
        word
        for word in phrases.strip_lead(place.left[:-1])
        if not any(name.start <= word.start < name.end for name in place.names)
        and word.tag not in ("d", "date", "w", "ul")
    ]
    return len(said) > 1 or any(not phrases.verb_part(word.text) for word in said)


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


def _state(place: Place, noun: list[Word]) -> tuple[list[Word], str] | None:
    """15人情况危殆: how the people are, and no noun that is counted."""
    after = place.right[len(noun) :]
    opening = (*group("cues", "part"), *group("cues", "listing"))
    led = any(word.text not in opening and word.tag not in ("d", "w") for word in place.left)
    if led or not after or after[0].tag not in ("a", "v", "z", "x", "an"):
        return None
    return [], phrases.join((*noun, after[0]))


def _noun(place: Place) -> list[Word]:
    """The noun on the right of the figure that tells what is counted or measured."""
    if not place.rest or place.quantity.kind is QuantityKind.ORDINAL:
        return []
    if place.relative or place.quantity.dimension == "points":
        return []
    if place.rest[0].text in group("cues", "mark"):
        return []  # 生产总值突破3000亿元大关
    left = phrases.strip_links(place.left)
    words = place.rest
    handed = bool(left) and _handed(left[-1])  # 坐拥400票的提名票, but 协助两人的议员
    handed = handed and not (place.counts and place.quantity.unit == "人")
    if words[0].text == "的" and (handed or not place.counts):
        if left and not handed:
            return []  # 总投资279.3亿元的39个重点项目: the noun belongs to the next figure
        words = words[1:]
    if place.quantity.kind is QuantityKind.ENUMERATIVE:
        return _first_body(phrases.right_noun(words))
    described = _described(place)
    if described:
        return described
    if place.counts and words[0].figure is not None and words[0].figure.counts:
        # 400万株50多个品种的郁金香: the second figure tells how many kinds of it.
        of = next((i for i, word in enumerate(words[1:_KINDS_OF], 1) if word.text == "的"), None)
        return phrases.right_noun(words[of + 1 :]) if of else []
    linked = bool(left) and phrases.nominal(left[-1]) and place.left[-1] is not left[-1]
    linked = linked and place.left[-1].text not in group("cues", "listing")  # 2亿吨镍、3千万吨磷
    bare = place.quantity.text.endswith(_GREAT)  # 900万农民工
    happened = _happened(place)
    if linked and not (place.counts or bare or happened):
        return []
    return happened or _of_cause(phrases.right_noun(words), words)


def _happened(place: Place) -> list[Word]:
    """发动30次空袭: a verb that tells what happened so often."""
    ends = len(place.right) == 1 or (len(place.right) > 1 and place.right[1].tag == "w")
    often = place.quantity.unit in _OFTEN and ends and place.right[0].tag in ("v", "l")
    return place.right[:1] if often and len(place.right[0].text) > 1 else []


def _of_cause(noun: list[Word], words: Sequence[Word]) -> list[Word]:
    """2例新型病毒感染的肺炎确诊病例: the noun with what it comes of."""
    rest = words[len(noun) :]
    verb = 0 if noun and noun[-1].text.endswith(_COMES_OF) else 1
    if not noun or len(rest) <= verb or rest[verb].text != "的":
        return noun
    if verb and rest[0].text not in _COMES_OF:
        return noun
    told = phrases.right_noun(rest[verb + 1 :])
    return [*noun, *rest[: verb + 1], *told] if told else noun


def _handed(verb: Word) -> bool:
    """Whether a verb governs what stands behind a measure: 批出2亿元的合约, 掀起6米的浪; 投资, 占地
    and 耗资 are measures themselves.
    """
    measures = verb.text.endswith(_MEASURING) or verb.text in attributes()
    return verb.tag == "v" and len(verb.text) > 1 and not measures


def _described(place: Place) -> list[Word]:
    """40名来自北京的选手, 12处影响市容的违法建设: what is counted stands behind what describes it.

    造成3人死亡的事故 counts people, and 38家企业生产的产品 companies.
    """
    words, left = place.right, place.left
    if not place.counts or place.quantity.unit == "人":
        return []
    if left and phrases.nominal(left[-1]) and left[-1].tag != "vn":
        return []
    reach = takewhile(lambda word: word.tag != "w" or word.text in _QUOTES, words[:_DESCRIPTION])
    at = next((i for i, word in enumerate(reach) if word.text == "的"), 0)
    if at < _DESCRIBES:
        return []
    opens = words[0].tag in ("v", "p", "d", "ad", "vn") or words[1].tag == "p"
    head = phrases.right_noun(words[at + 1 :])
    run = [*words[: at + 1], *head]
    return run if opens and head and not phrases.too_long(run) else []


def _first_body(noun: list[Word]) -> list[Word]:
    """2大产业园重点企业项目: the first of the words that names bodies is what there are 2 of."""
    at = next((i for i, word in enumerate(noun) if kind_of(word.text) == "zone"), len(noun) - 1)
    return noun[: at + 1]


def _apposed(place: Place) -> list[Word]:
    """6兆瓦、3兆瓦2个光伏项目: measures before the count of the things that they measure."""
    for index, word in enumerate(place.rest if place.quantity.dimension in PHYSICAL else ()):
        if word.figure is not None and word.figure.dimension == "count":
            return phrases.right_noun(place.rest[index + 1 :])
        alike = word.figure is not None and word.figure.dimension == place.quantity.dimension
        if not alike and word.text not in group("cues", "listing"):
            break
    return []


def _of_noun(place: Place, noun: list[Word], text: str, verb: str) -> tuple[str, str]:
    """Indicator and verb where the noun stands on the right."""
    if len(noun) > 1 and noun[-1].tag == "vn" and place.left and place.left[-1].text in _WITH:
        noun = noun[:-1]  # 与32所高校合作
    told = phrases.join(noun)
    if place.quantity.dimension == "area" and told in vagueness.generic():
        told += "面积"  # 百亩基地
    if told.endswith("级"):
        told += _next_noun(place.rest[len(noun) :])
    became = "" if noun == _described(place) else _became(place, noun)
    if became and told not in vagueness.generic():
        return became + told, _HAVE  # 13种产品入选全国名录
    left = phrases.strip_links(place.left)
    last = left[-1] if left else None
    if last is not None and phrases.verb_part(last.text) == "keep":
        return last.text + told, verb  # 共建137家科创平台
    beside = last is not None and left == place.left and last.tag in ("n", "nz", "term")
    if beside and text and place.opens and len(text) <= _BESIDE and "、" not in text:
        return text + told, verb  # 风机叶片8条生产线
    if told in vagueness.generic():
        # 项目 alone tells nothing: 建成投产项目, 签约项目.
        said = phrases.predicate(place.right[len(noun) :])
        if became:
            stands = last is not None and last.text in _BESIDES  # 与11家企业开展合作
            stands = stands or said[0].text in (
                *group("cues", "status"),
                *group("cues", "honoured"),
            )
            return became + told, verb or (_HAVE if stands else _governing(said))
        after = place.right[len(noun) :]
        if told in _SIDES and after[:1] and after[0].text == "的":
            return phrases.join(phrases.right_noun(after[1:])) + told, verb
        plain = left == place.left and last is not None and last.tag == "v"
        if plain and last is not None and not _governs_or_leads(last):
            return last.text + told, verb  # 跑5个部门
        said = [] if _listing(after) else said
        verbs = [word for word in said if phrases.verbal(word) or word.tag == "term"][:_PREDICATE]
        return phrases.join(verbs).strip("“”") + told, verb or _governing(verbs)
    return told, verb


def _became(place: Place, noun: Sequence[Word]) -> str:
    """What is told of the counted things where they are the subject: 入选全国名录 in 13种产品入选….

    It tells them from all others. It is not theirs after a verb (引进38家企业签约) or a preposition
    (为38家企业减税), or where it leads to the next figure (38个项目完成投资20亿元).
    """
    after = place.right[len(noun) :]
    said = phrases.predicate(after)
    if not said or not place.counts or place.quantity.kind is not QuantityKind.CARDINAL:
        return ""
    if _listing(after):
        return ""  # 跑5个部门、花三天: what follows is told of the next
    if after[0].text == "的" or phrases.join(said) == "建设":
        return ""
    left = [word for word in place.left if word.tag not in ("w", "date", "d", "t")]
    quoted = after[0].text == "“"  # 实现85个事项“一次办好”: what they were brought to
    among = bool(left) and left[-1].text == "在"
    if among:  # 在30个细分领域拥有话语权, but 在12个城市新增网点5个
        return phrases.join(said) if said[0].tag == "v" and place.rest == place.right else ""
    struck = bool(left) and left[-1].text in group("cues", "cause")
    if struck and said[0].text in group("cues", "befell"):
        return said[0].text  # 造成30名平民丧生
    if left and left[-1].text not in _BESIDES and _governs(left[-1]) and not quoted:
        return ""
    leads = place.rest != place.right and said[-1] is place.right[-1]
    status = (*group("cues", "status"), *group("cues", "befell"))
    if leads or not any(w.tag in ("v", "i", "term") or w.text in status for w in said):
        return ""
    said = [word for word in said if word.text != "全部"]
    length = _BECAME - len(phrases.join(noun))
    while said and len(phrases.join(said)) > length:
        said.pop()
    return phrases.join(said).strip("“”")


def _governs_or_leads(word: Word) -> bool:
    return phrases.verb_part(word.text) != "" or word.text in _WITH


def _listing(after: Sequence[Word]) -> bool:
    return bool(after) and after[0].text in group("cues", "listing")


def _governs(word: Word) -> bool:
    """Whether the counted things after the word are what it is done to or for."""
    return word.text in _TO or word.tag in ("v", "p") or phrases.verb_part(word.text) != ""


def _of_predicate(place: Place, verb: str) -> tuple[str, str]:
    """Indicator and verb where only the predicate tells what is counted: 20人获评…人才."""
    if place.right and place.right[0].text == "、":
        return "", verb  # 增加到155家、科技型企业达到280家: what follows is the next item
    if len(place.right) == 1 and place.rest != place.right:
        after = place.rest[1].figure
        if after is not None and after.unit == place.quantity.unit and place.left:
            own = place.left[-1]  # 确诊2744例死亡80例
            return own.text if own.tag.startswith("v") else "", verb
    said = phrases.predicate(place.right)
    told = (*group("cues", "status"), *group("cues", "honoured"))
    opens = all(any(n.start <= w.start < n.end for n in place.names) for w in place.left)
    stands = bool(said) and opens and any(word.text in told for word in said)
    return phrases.join(said), _HAVE if stands else _governing(said) or verb


def _governing(words: Sequence[Word]) -> str:
    return next((word.text for word in words if phrases.verb_aspect(word.text)), "")


def _caused(place: Place) -> bool:
    """山火致3700人撤离, 山火致某某市3700人撤离: what was caused follows the figure."""
    ends = {word.end: index for index, word in enumerate(place.left)}
    last = place.names[-1] if place.names else None
    at = len(place.left) - 1
    if last is not None and place.left and last.end == place.left[-1].end:
        at = ends.get(last.start, at)
    return at >= 0 and place.left[at].text in group("cues", "cause")


def _added(place: Place, verb: str) -> bool:
    """新增报告病例9例: the verb tells only how what came on top was told."""
    words = [word.text for word in place.left]
    return any(pair == (aspects.ADDED, verb) for pair in pairwise(words))


def _struck(place: Place) -> str:
    """造成10省475万人受灾: what befell the people of so many places."""
    if place.right or not place.counts or not place.rest or not _caused(place):
        return ""
    people = place.rest[0].figure
    after = place.rest[1:2]
    told = people is not None and people.unit == "人" and after
    return after[0].text if told and after[0].text in group("cues", "befell") else ""


def _befell(place: Place) -> bool:
    """多地发生爆炸3人死亡: the cause before the figure is not what is counted."""
    return bool(place.right) and place.right[0].text in group("cues", "befell")


def _next_item(place: Place) -> bool:
    """1项获批甲项目、16项获批乙项目: the words before 、 are those of the figure before."""
    listed = bool(place.left) and place.left[-1].text in group("cues", "listing")
    return listed and bool(phrases.predicate(place.right))


def _next_noun(rest: Sequence[Word]) -> str:
    """20个国家级、19个省级粮食产能提升重点县: what both count stands with the last."""
    if len(rest) < 2 or rest[0].text not in group("cues", "listing") or rest[1].figure is None:
        return ""
    return phrases.join(phrases.right_noun(rest[2:])).partition("级")[2]


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
    if place.counts or len(place.right) < 2 or place.right[0].text != "的":
        return None
    name = next((name for name in place.names if name.start == place.right[1].start), None)
    ends = name.end if name is not None else 0
    after = next((word for word in place.right if word.start >= ends), None)
    section = after is not None and (phrases.nominal(after) or after.text.endswith(_SECTIONS))
    return None if section else name


def _attributed(place: Place, subject: Name | None, text: str) -> tuple[str, bool]:
    """The text with the things whose measure it is, and whether they stand in an earlier clause."""
    if place.right and place.right[0].text == "的" and place.rest != place.right:
        # 总投资279.3亿元的39个重点项目
        after = [word for word in place.rest[1:] if word.figure is None]
        return phrases.join(phrases.right_noun(after)) + text, False
    measure = text if text in group("cues", "intrinsic") else measure_of(text)
    if measure and place.right and place.right[0].text == "的":
        owner = phrases.join(phrases.right_noun(place.right[1:]))
        return owner + measure if owner else text, False  # 建设面积9亩的广场: 广场面积
    told = next((item for item in reversed(place.before) if item.aspect is not Aspect.RANK), None)
    if text in group("cues", "total") and told is not None:
        return told.indicator + text, True  # 新增企业62家、总数186家
    if subject is None and (place.opens or place.listed):
        own = place.of_thing(text)
        if own is not None:
            return own, True
    return text, False


def _completed(place: Place, text: str, verb: str, *, carried: bool) -> str:
    """The text with what the clause or the list says once for all its figures."""
    if carried:
        return text
    ruling = place.ruling_verb
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
