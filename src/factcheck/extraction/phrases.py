"""The noun and verb phrases beside a figure, by part of speech."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from factcheck.extraction.clauses import NOUN_TAGS, Word
from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

_NOMINAL = NOUN_TAGS | {"term", "tg"}
_VERBAL = frozenset(("v", "vn", "vd", "vi", "vq", "vg", "i", "l"))
_ADVERBIAL = frozenset(
    ("d", "c", "r", "w", "y", "ul", "uz", "ug", "ud", "uv", "ad", "dg", "rr", "rz", "zg", "o", "e")
)
#: Parts of speech of what opens a clause before it tells anything.
OPENING = frozenset(("date", "c", "d", "w", "y", "ad", "t", "bracket", "o", "f"))
_LINKING = frozenset(("d", "w", "date", "c", "y", "ul", "uz", "bracket"))
_AT = ("在", "于")
_COURSE = ("中", "当中", "上", "里", "内", "期间")
#: Before the number of a model.
_DASH = "-"
#: Around examples: 包括运输机在内的.
_INCLUDED = ("包括", "在内", "的")
#: The longest indicator that news prose writes out; what is longer is a sentence.
_LENGTH = 24
_IDIOM = 4
_THAN = "比"
_DENYING = ("不", "没", "没有", "未", "不会", "并不")
#: 生态建设 is what is done, and governs nothing.
_BUILDING = "建设"
#: Alone they tell nothing.
_RATES = ("率", "比例", "比率")
_FROM = ("从", "由")
_TO = ("至", "到")
_MOVES = ("up", "down")
#: What tells some things from those told before: 其他业务收入.
_OTHERS = ("其他", "其余", "其它")
#: 评选出, 拥有了: what a verb came to.
_COMPLEMENTS = ("出", "到", "起", "成")
#: 18项科研项目中有…: what follows speaks of a part, or of more than is named.
INSIDE = frozenset(("中", "中有", "内", "里", "当中", "之中", "等"))
#: 发现有…, 表示其有…: that it is so, and no part of what is.
_HAVING = ("有", "仍有", "尚有")
_REGION = ("东部", "西部", "南部", "北部", "中部", "南方", "北方")
_UP_AND_DOWN = ("以上", "以下")
#: 6.2级地震 is none of many of that size.
_MAGNITUDE = "grade"
_SCALES = frozenset("百千万亿")
#: 三是支持…: the number of an item.
_ENUMERATES = compiled("[一二三四五六七八九十]+是")
#: What leads to a value, and the value.
_VALUE, _IS = 2, "为"
#: The name of a scheme holds so many verbs at most.
_VERBS = 3
#: Last characters of those who tell something.
_TELLERS = ("者", "人", "员", "民", "众", "长", "生", "户")
_NEGATIONS = ("未", "非", "无")
_MODIFIER_ENDINGS = ("级", "类", "型", "性", "等", "式")


def nominal(word: Word) -> bool:
    """Whether the word can stand in a noun phrase."""
    return word.tag in _NOMINAL


def verbal(word: Word) -> bool:
    """Whether the word can govern a figure or tell what became of the counted things."""
    return word.tag in _VERBAL


def join(found: Sequence[Word]) -> str:
    """The words as one string, without the brackets between them."""
    return "".join([word.text for word in found if word.tag != "bracket"])


def too_long(found: Sequence[Word]) -> bool:
    """Whether the words are more than an indicator."""
    return len(join(found)) > _LENGTH


def right_noun(found: Sequence[Word]) -> list[Word]:
    """The noun phrase with which ``found`` begins: 高新技术企业 in (38家)高新技术企业达到….

    A verb is taken only where it opens the phrase and a noun follows it (入库企业); 、 only between
    modifiers (国家级、自治区级创新平台), or where no further figure makes it a list of counts.
    """
    taken: list[Word] = []
    for index, word in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if len(join(taken)) + len(word.text) > _LENGTH or word.text in INSIDE or arrives(word):
            break
        if word.figure is not None and not (classifying(found, index) or _sized(found, index)):
            break
        if taken and after is None and word.tag in ("i", "l", "x") and len(word.text) == _IDIOM:
            break  # 63个中心互联互通
        if taken and after is None and word.text in group("cues", "says"):
            break  # 五成受访者指,…
        if taken and word.tag == "name" and taken[-1].tag == "n" and _stops(after):
            break  # 两名参选人某某某及某某某
        if taken and taken[-1].text.endswith(_TELLERS) and word.text in group("cues", "says"):
            break  # 五成受访者表示满意
        if (
            word.figure is not None
            or (nominal(word) and (word.tag != "a" or (after is not None and nominal(after))))
            or (
                word.text == "的"
                and taken
                and taken[-1].tag in ("a", "b")
                and after is not None
                and nominal(after)
            )
            or (
                word.text == "、"
                and taken
                and after is not None
                and (
                    taken[-1].text.endswith(_MODIFIER_ENDINGS)
                    or (
                        nominal(after)
                        and not any(later.figure is not None for later in found[index:])
                    )
                )
            )
            or (not taken and (_attributive(found) or _negated(found) or _made(found)))
            or (index == 1 and len(taken) == 1 and taken[0].text in _NEGATIONS)
            or _joins(found, index, taken)
        ):
            taken.append(word)
        elif _numbered(found, index, taken):
            taken.append(word)  # 伊尔-76飞机
        elif taken and _named_works(found, index, taken[-1]):
            taken.append(word)  # 全民健身提升工程
        elif (
            word.tag == "v"
            and taken
            and after is not None
            and nominal(after)
            and (_modifies(taken[-1]) or after.text in group("cues", "doers"))
        ):
            taken.append(word)  # 高品质吸附材料
        elif word.text in _UP_AND_DOWN and taken and after is not None and after.text == "的":
            if index + 2 >= len(found) or not nominal(found[index + 2]):
                break
            taken.append(word)  # 大专以下的学生
        elif word.text == "的" and taken and taken[-1].text in _UP_AND_DOWN:
            taken.append(word)
        elif word.tag in ("f", "k", "q") and taken and after is not None and nominal(after):
            if word.text in group("cues", "within"):
                break  # 27万平方公里土地上风光无限
            taken.append(word)
        elif _begins(word, taken, after) or _ends(word, taken, after) or _upward(word, taken):
            taken.append(word)
        elif word.tag != "bracket" or not taken:
            break
    while taken and (
        taken[-1].text in ("的", "、", "和", "及")
        or (len(taken) > 1 and taken[-1].text in ("建设", *group("cues", "adverb")))
    ):
        taken.pop()
    return taken


def _numbered(found: Sequence[Word], index: int, taken: Sequence[Word]) -> bool:
    """Whether the word is of the number of a model, behind its name: 伊尔-76飞机."""
    begins = found[index].text == _DASH and index + 1 < len(found)
    number = found[index + 1] if begins else found[index]
    told = bool(taken) and number.tag in ("m", "eng") and number.figure is None
    return told and (begins or taken[-1].text == _DASH)


def _stops(after: Word | None) -> bool:
    """Whether no noun goes on behind a word."""
    return after is None or not nominal(after) or after.tag == "vn"


def _named_works(found: Sequence[Word], index: int, last: Word) -> bool:
    """Whether the verb ``found[index]`` behind ``last`` is one of those in the name of a works or
    scheme, with which the phrase ends: 全民健身提升工程; but not 38家企业参与建设项目.
    """
    if last.text.endswith((*group("cues", "doers"), *group("cues", "bodies"))):
        return False
    rest = found[index:]
    verbs = list(takewhile(lambda word: word.tag in ("v", "vn", "d", "x"), rest[:_VERBS]))
    if not verbs or len(verbs) == len(rest) or rest[len(verbs)].figure is not None:
        return False
    if not rest[len(verbs)].text.endswith(group("cues", "schemes")):
        return False
    after = rest[len(verbs) + 1 : len(verbs) + 2]
    return not after or after[0].tag in ("w", "c", "bracket")


def _negated(found: Sequence[Word]) -> bool:
    """Whether the phrase opens with those to whom something is not so: (1万名)未就业毕业生."""
    told = found[0].text in _NEGATIONS and len(found) > 2
    return told and verbal(found[1]) and nominal(found[2])


def _made(found: Sequence[Word]) -> bool:
    """Whether the phrase opens with how its things were made: (一半的)新改建公路."""
    return len(found) > 2 and found[0].tag == "a" and found[1].tag == "v" and nominal(found[2])


def carried_out(found: Sequence[Word]) -> list[Word]:
    """What was carried out on the things counted: (3.7万户)家庭适老化改造."""
    run = list(takewhile(lambda w: w.figure is None and (nominal(w) or verbal(w)), found))
    ends = len(run) == len(found) or found[len(run)].tag in ("w", "c")
    done = bool(run) and run[-1].text in group("cues", "either-side") and len(run) > 1
    return run if ends and done and not too_long(run) else []


def doers(noun: Sequence[Word]) -> list[Word]:
    """Who has or does what the figure behind the noun measures: 帮扶单位 of 帮扶单位援助资金
    (31亿元), 企业 of 企业利润(10亿元).
    """
    plain = lexicons.words("generic")
    body = max((i for i, word in enumerate(noun[:-1]) if word.text in plain), default=None)
    if body is None:
        return list(noun)
    rest = noun[body + 1 :]
    does = len(rest) > 1 and rest[0].tag == "vn"
    has = rest[-1].text in table("attributes") or rest[-1].text.endswith("率")
    return list(noun[: body + 1] if does or has else noun)


def _begins(word: Word, taken: Sequence[Word], after: Word | None) -> bool:
    """Whether a time or a region opens the phrase: (5个)夜间消费集聚区, (4个)西部省区; or a prefix
    the word after it: (3个)省级非物质文化遗产项目.
    """
    if word.tag == "h":
        return after is not None and nominal(after)
    opens = word.tag == "t" or (word.tag == "f" and word.text.endswith(_REGION))
    return not taken and opens and after is not None and nominal(after)


def _ends(word: Word, taken: Sequence[Word], after: Word | None) -> bool:
    """Whether a single character ends a compound that the segmenter cut: (6发)海绵弹."""
    cut = word.tag in ("v", "zg") and len(word.text) == 1 and bool(taken)
    cut = cut and word.text not in (*group("cues", "says"), *_TO, "达")
    return cut and (after is None or after.tag == "w") and not verb_part(word.text)


def _upward(word: Word, taken: Sequence[Word]) -> bool:
    """Whether the word goes on from a level to those above it: 省级及以上企业技术中心."""
    last = taken[-1].text if taken else ""
    return (word.text in ("及", "及以上", "以上") and last.endswith("级")) or (
        word.text == "以上" and last == "及"
    )


def _sized(found: Sequence[Word], index: int) -> bool:
    """Whether a measure inside the phrase tells the things from others: (20个)500千伏输变电工程,
    (3个)15分钟生活圈.
    """
    figure = found[index].figure
    after = found[index + 1] if index + 1 < len(found) else None
    if figure is None or after is None or not nominal(after) or len(after.text) < 2:
        return False
    if index and figure.dimension != "time":
        return False
    measured = figure.unit not in ("", "%", "‰") and not figure.counts
    return measured and figure.hedge == ""


def _joins(found: Sequence[Word], index: int, taken: Sequence[Word]) -> bool:
    """Whether 和 joins two nouns that one figure counts: (几十名)科研和操作人员."""
    if found[index].text not in ("和", "及", "或") or not taken or index + 1 >= len(found):
        return False
    later = found[index + 1 :]
    if found[index].text == "或":
        return nominal(later[0])  # 41封劝喻或警告信、11宗…
    if taken[-1].text + "和" + later[0].text in group("cues", "pair"):
        return True  # 120个国家和地区
    if found[index].text == "及" and len(later) > 1 and nominal(later[1]):
        return False  # 27项专利授权及欧美药物资格: what follows is another thing
    return nominal(later[0]) and not any(word.figure is not None for word in later)


def classifying(found: Sequence[Word], index: int) -> bool:
    """Whether a figure is part of a name of a class of things: 百亿级产业, 亿元以上项目."""
    if age_group(found, index):
        return True
    figure = found[index].figure
    if sized_class(found, index):
        return True
    if figure is None or index + 1 >= len(found) or not nominal(found[index + 1]):
        return False
    return figure.hedge in ("以上", "及以上") and figure.dimension not in ("count", "people")


def sized_class(found: Sequence[Word], index: int) -> bool:
    """Whether a figure only tells of what size the things are: 千万吨级炼油厂, 万吨级以上泊位,
    死亡3人以上事故.
    """
    figure, after = found[index].figure, found[index + 1 : index + 3]
    if figure is None or not after:
        return False
    scaled = figure.text[-2:-1] in _SCALES  # 100亿级产业
    if figure.text.endswith("级") and (scaled or figure.dimension != _MAGNITUDE):
        above = after[0].text in ("以上", "及以上") and len(after) > 1
        listed = after[0].text in group("cues", "listing")  # 1个400亿级、3个100亿级产业
        return listed or nominal(after[-1] if above else after[0])
    before = found[index - 1].figure if index else None
    if before is not None and before.counts and after[0].text in group("cues", "mark"):
        return True  # 跨越两个千亿元台阶
    befell = index > 0 and found[index - 1].text in group("cues", "befell")
    return befell and figure.hedge == "以上" and nominal(after[0])


def which_one(found: Sequence[Word], index: int) -> bool:
    """Whether a figure tells which one of several and not how many: 首批, 首届, 二轮延包; two of
    them would be 两轮.
    """
    text = found[index].text
    if text in group("cues", "first-of"):
        return True
    return text.startswith("二") and text[1:] in group("cues", "second-of")


def age_group(found: Sequence[Word], index: int) -> bool:
    """Whether a figure tells people of some ages from others: 18至29岁的, 60岁以上老年人.

    It is none that tells an age: 平均年龄在60岁以上.
    """
    figure = found[index].figure if index < len(found) else None
    after = found[index + 1] if index + 1 < len(found) else None
    if figure is None or figure.dimension != "age" or after is None:
        return False
    if figure.nominal is not None and not figure.hedge.endswith(_UP_AND_DOWN):
        return False
    if any(word.text.endswith("年龄") for word in found[max(index - 3, 0) : index]):
        return False
    listed = after.text in group("cues", "listing") and age_group(found, index + 2)
    return listed or after.text == "的" or nominal(after)


def _modifies(word: Word) -> bool:
    return word.tag in ("b", "a") or word.text.endswith((*_MODIFIER_ENDINGS, "质", "度"))


def _attributive(found: Sequence[Word]) -> bool:
    """Whether the verb at the beginning describes the noun after it (入库企业), and does not govern
    the figure's things (获批中央引导地方科技发展资金项目).
    """
    if found[0].tag != "v" or len(found[0].text) < 2 or len(found) < 2 or not nominal(found[1]):
        return False
    run = next((i for i, word in enumerate(found[1:], 1) if not nominal(word)), len(found))
    if found[0].text in group("cues", "status"):
        return run == len(found) == 2  # 获批企业, but 获批中央资金项目
    return run <= 3 and not (run == len(found) and verb_part(found[0].text) == "keep" and run > 2)


def predicate(found: Sequence[Word]) -> list[Word]:
    """What became of the counted things: 建成投产 in (22个项目)建成投产, 获评…人才 in (20人)获评….

    Adverbs and dates before the verb are passed over; the phrase ends at a separator, where it does
    not stand in quotation marks: (85个事项)“一次办好、全程网办”.
    """
    quoted = _quoted(found)
    if quoted:
        return quoted
    found = _behind_where(found)
    taken: list[Word] = []
    for index, word in enumerate(found):
        if word.text in INSIDE:
            break
        if word.figure is not None or word.text in ("、", "“", "”"):
            if taken or word.figure is not None:
                break
            continue
        if not taken and (word.tag == "date" or word.tag in _ADVERBIAL or _led(found, index)):
            continue
        if word.tag == "bracket":
            continue
        if taken and word.text in _DENYING and taken[-1].text in group("cues", "says"):
            taken.append(word)  # 表示不满意
            continue
        if not (nominal(word) or verbal(word) or word.tag in ("f", "q")):
            if taken and not _own_place(found, index):
                break
            continue
        if len(join(taken)) + len(word.text) > _LENGTH:
            break
        taken.append(word)
    return taken if any(verbal(word) or _tells(word) for word in taken) else []


def _own_place(found: Sequence[Word], index: int) -> bool:
    """Whether a word only tells whose the place behind it is: 来自我国台湾."""
    after = found[index + 1 : index + 2]
    return found[index].tag == "r" and bool(after) and after[0].tag == "ns"


def _behind_where(found: Sequence[Word]) -> Sequence[Word]:
    """Without where or in the course of what it was: 获奖 in (38名学生)在比赛中获奖."""
    if not found or found[0].text not in _AT:
        return found
    ends = next((at for at, word in enumerate(found, 1) if word.text in _COURSE), 0)
    goes_on = 0 < ends < len(found) and verbal(found[ends])
    plain = goes_on and all(w.figure is None and w.tag != "w" for w in found[:ends])
    return found[ends:] if plain else found


def _quoted(found: Sequence[Word]) -> list[Word]:
    """The predicate in quotation marks with which ``found`` begins, if one does."""
    if not found or found[0].text != "“":
        return []
    inside = list(takewhile(lambda word: word.text != "”", found[1:]))
    closed = len(inside) + 1 < len(found)
    told = closed and any(verbal(word) for word in inside) and not too_long(inside)
    return inside if told and all(word.figure is None for word in inside) else []


def _led(found: Sequence[Word], index: int) -> bool:
    """Whether a word only leads on: not 达到 in 3项成果达到国际领先水平."""
    after = found[index + 1] if index + 1 < len(found) else None
    told = found[index].text in group("cues", "status") and after is not None and nominal(after)
    return found[index].text in _links() and not told


def _tells(word: Word) -> bool:
    told = (*group("cues", "status"), *group("cues", "befell"))
    return word.tag == "term" or word.text in told


def told(found: Sequence[Word]) -> list[Word]:
    """Without who says so, and without who changes what follows: 其负责人表示销量(下降5%),
    某机构将增长预期(下调至2.4%).
    """
    start = 0
    says, moves, finds = (group("cues", role) for role in ("says", "object", "found"))
    for index, (word, after) in enumerate(pairwise(found)):
        if (
            (word.text in says and word.tag != "n")
            or (word.text in moves and nominal(after) and _changed(found[index:]))
            or (word.text in finds and after.text in _HAVING and index == start)
        ):
            start = index + 1
    while 0 < start < len(found) - 1 and found[start].text in ("其", *_HAVING):
        start += 1
    return list(found[start:])


def _changed(found: Sequence[Word]) -> bool:
    """Whether the words end with what became of them: 将…下调至."""
    if found[-1].text in _FROM:
        return True
    last = next((word.text for word in reversed(found) if word.text not in _TO), "")
    return last in _links() or last in table("changes")


def strip_links(found: Sequence[Word]) -> list[Word]:
    """Without the words at the end that only lead to the figure: 达, 为, 共有, 增至."""
    kept = list(found)
    links = _links()
    while kept:
        last = kept[-1]
        pair = kept[-2].text + last.text if len(kept) > 1 else ""
        if pair in links and kept[-2].tag not in ("n", "nz"):
            del kept[-2:]
        elif last.text in _TO and len(kept) > 1 and table("changes").get(kept[-2].text) in _MOVES:
            del kept[-2:]  # 急升到
        elif last.text in links or last.tag in _LINKING or arrives(last):
            kept.pop()
        elif last.text == _THAN and any(word.tag == "date" for word in found[len(kept) :]):
            kept.pop()  # 利润比上年的(2亿元增长18%)
        else:
            break
    return kept


def before_old(found: Sequence[Word]) -> Sequence[Word]:
    """Without what leads to an old value: (企业)从80户增加到810户."""
    return found[:-1] if found and found[-1].text in _FROM else found


def without_examples(found: Sequence[Word]) -> Sequence[Word]:
    """Without the examples of what is counted: 派出包括运输机在内的(10架飞机)."""
    if [word.text for word in found[-2:]] != list(_INCLUDED[1:]):
        return found
    at = next((i for i, word in enumerate(found) if word.text == _INCLUDED[0]), len(found))
    return found[:at]


def plainly(found: Sequence[Word]) -> list[Word]:
    """Without what tells only how a value was reckoned: 按可比价格计算, 扣除汇率因素."""
    kept: list[Word] = []
    start = -1
    for word in found:
        if word.text in group("cues", "reckoned"):
            start = len(kept)
        kept.append(word)
        if start >= 0 and word.text in group("cues", "reckoning"):
            del kept[start:]
            start = -1
    return kept


def arrives(word: Word) -> bool:
    """Whether a word that no dictionary holds leads from an old value to a new one: 扩至, 减到."""
    return word.tag == "x" and len(word.text) == _IDIOM // 2 and word.text.endswith(_TO)


def strip_lead(found: Sequence[Word]) -> list[Word]:
    """Without what opens a clause before its topic: (到)dates, conjunctions, adverbs, 其中."""
    openers = _openers()
    if len(found) > 1 and found[0].tag == "m" and found[1].text == "、":
        found = found[2:]  # 2、…: the second of a list
    for index, word in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if word.text == "年" and after is not None and after.text in lexicons.words("capacity"):
            return list(found[index:])  # 年产能
        if word.text in _OTHERS and after is not None and nominal(after):
            return list(found[index:])  # 其他业务收入: not all of 业务收入
        opens = word.tag in OPENING or word.text in openers or _ENUMERATES.fullmatch(word.text)
        if opens and word.tag != "f":
            continue
        if opens and (after is None or not nominal(after)):
            continue
        if opens or word.text != "到" or after is None or after.tag != "date":
            return list(found[index:])
    return []


def toward(found: Sequence[Word], kept: Sequence[Word]) -> bool:
    """Whether a phrase opens with the other party: 对东盟进出口 is no 进出口 of 东盟, and 高于全省
    tells nothing of 全省.

    ``kept`` is the phrase without its lead.
    """
    lead = len(found) - len(kept)
    return lead > 0 and found[lead - 1].text in ("对", *group("cues", "against"))


def strip_verbs(found: Sequence[Word]) -> list[Word]:
    """Without leading verbs that carry an indicator but are no part of it: 拥有, 实现, 全力推进."""
    kept = _moved(list(found))
    start = 0
    while start < len(kept) - 1:
        word = kept[start]
        if word.text in _OTHERS and nominal(kept[start + 1]):
            break
        if kept[start + 1].text in _RATES and start + 2 == len(kept):
            break  # 建成率
        carried = verb_part(word.text) == "drop" or word.tag in ("d", "ad", "r", "ul", "y")
        carried = carried or (start > 0 and word.text in (*_COMPLEMENTS, "后"))
        if not carried:
            break
        start += 1
    return kept[start:]


def without_carriers(found: Sequence[Word]) -> list[Word]:
    """Without verbs between two nouns that only carry the figure: 国有企业累计实现利润."""
    kept: list[Word] = []
    for index, word in enumerate(found):
        inside = kept and nominal(kept[-1]) and index + 1 < len(found)
        if inside and word.text in group("cues", "carrier"):
            continue
        kept.append(word)
    return kept


def undated(found: Sequence[Word]) -> list[Word]:
    """Without dates, which tell when and not what: 某某公司上半年收入; but 2025年目标任务."""
    return [
        word
        for index, word in enumerate(found)
        if word.tag != "date" or _names_what_follows(found, index)
    ]


def _names_what_follows(found: Sequence[Word], index: int) -> bool:
    after = found[index + 1].text if index + 1 < len(found) else ""
    dated = any(sign.isdigit() for sign in found[index].text)
    return dated and after in group("cues", "of-a-time")


def _moved(found: list[Word]) -> list[Word]:
    """Without who is moved to do what follows: 鼓励企业建设联合体 → 建设联合体."""
    for index, word in enumerate(found[:-2]):
        if word.text in group("cues", "pivot"):
            later = (i for i in range(index + 2, len(found) - 1) if _does(found, i))
            does = next((i for i in later if verb_part(found[i].text)), None)
            return found[does:] if does is not None else found
    return found


def _does(found: Sequence[Word], index: int) -> bool:
    """Whether a verb, or a noun made of one right behind whoever does it, governs what follows."""
    doer = found[index - 1].text
    doing = doer in group("cues", "leading") or doer.endswith(tuple(group("cues", "doers")))
    return found[index].tag == "v" or (found[index].tag == "vn" and doing)


def tail(found: Sequence[Word]) -> list[Word]:
    """The end of a phrase too long to be an indicator: from its last verb, or its last words."""
    if len(join(found)) <= _LENGTH:
        return list(found)
    for index in range(1, len(found) - 1):
        if found[index].tag == "v" and verb_part(found[index].text) and not too_long(found[index:]):
            return list(found[index:])
    for index in range(len(found) - 2, 0, -1):
        if found[index].text in ("、", "和", "及", "以及", "并", "“", "”") and nominal(
            found[index + 1]
        ):
            return list(found[index + 1 :])
        if found[index].tag == "v" and len(join(found[index:])) > 3:
            return list(found[index:])
    kept: list[Word] = []
    for word in reversed(found):
        if len(join(kept)) + len(word.text) > _LENGTH:
            break
        kept.insert(0, word)
    return kept


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicons.words("links"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicons.words("openers"))


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in lexicons.rows("verbs")}


def verb_aspect(word: str) -> str:
    """The aspect that the verb gives to its figure, ``""`` where it gives none."""
    return _verbs().get(word, ("", ""))[0]


def has_value(after: Sequence[Word]) -> bool:
    """Whether nothing but how much it comes to stands behind a noun: it is what is counted, if it
    has no other things: 层板有26个仓.
    """
    beside, links = ("d", "ad", "date", "t", "p"), lexicons.words("links")
    said = [word for word in after if word.tag not in beside or word.text == _IS]
    if len(said) < _VALUE or said[0].text not in links:
        return False
    figure, things = said[1].figure, said[_VALUE:]
    has = said[0].text.endswith("有") and figure is not None and figure.counts
    return figure is not None and not (has and bool(things) and nominal(things[0]))


def verb_part(word: str) -> str:
    """``keep`` or ``drop`` for a governing verb, ``""`` for other words."""
    return _verbs().get(word, ("", ""))[1]


def governing(word: Word) -> str:
    """The verb that governs a figure which the word is, or in which it ends: 治理 of 综合治理."""
    if verb_part(word.text):
        return word.text
    ends = word.text[-2:] if word.tag == "l" and len(word.text) == _IDIOM else ""
    return ends if verb_part(ends) == "keep" and ends != _BUILDING else ""


@cache
def table(name: str) -> dict[str, str]:
    """The first two columns of a lexicon as a mapping."""
    return {row[0]: row[1] for row in lexicons.rows(name)}
