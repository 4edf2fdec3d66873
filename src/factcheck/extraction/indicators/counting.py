"""What is counted, where it stands behind the figure: its noun, or what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import aspects, vagueness
from factcheck.extraction.indicators.place import Place, attributes
from factcheck.extraction.whose.subjects import kind_of
from factcheck.model import QuantityKind
from factcheck.rulebook.lexicons import group

_BESIDE = 8
_TO = ("为", "向", "对", "给", "从", "由", "在", "把", "将", "让", "使", "于")
#: What things did or became is told of so many there are, as by this verb.
_HAVE = "有"
_BESIDES = ("与", "和", "同", "跟")
_WITH = (*_BESIDES, "向", "对", "为")
#: What leads from people to where, or by what, something befell them.
_WHERE, _BY = ("在", "于", "因", "从"), ("被", "遭")
#: The longest indicator that tells what became of the things.
_BECAME = 24
#: How many words of a predicate tell the things it is about from others.
_PREDICATE = 3
#: How far the kinds of what is counted reach: 50多个品种的.
_KINDS_OF = 4
#: Last characters of the units in which kinds are counted.
_KINDS = ("类", "批")
_IS = ("是", "系", "即")
_IN_A_ROW = "连续"
_SPOT = "处"
_SCALE = "规模"
#: From the verb of a change to the value that it came to.
_REACHED = ("到", "至", "为", "成")
_JUBILEE = "周年"
#: A listing word, a figure and what both figures count; measure words that go together so.
_SHARES, _ITEMS = 3, ("条", "项")
_UNCOUNTED = "数以"
_UP_TO, _EXTENT = ("到", "至"), "范围"
_GREAT = ("万", "亿", "萬", "億")
#: What describes the counted things has so many words.
_DESCRIPTION = 9
_DESCRIBES = 2
#: 2万名各条战线的干部.
_EVERY = "各"
_QUOTES = ("“", "”", "、")
_WORTH = ("价值", "总价值")
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


def of_kinds(place: Place) -> bool:
    """Whether the figure tells of how many kinds the things are that the next one counts:
    10大类52项民生实事.
    """
    kinds = place.quantity.unit.endswith(_KINDS) and bool(place.rest)
    return kinds and place.rest[0].figure is not None and place.rest[0].figure.counts


def noun_of(place: Place) -> list[Word]:
    """The noun on the right of the figure that tells what is counted or measured."""
    if not place.rest or place.quantity.kind is QuantityKind.ORDINAL:
        return []
    if place.relative or place.quantity.dimension == "points":
        return []
    if place.quantity.unit == _JUBILEE:
        return []  # 为自治区成立60周年营造氛围
    if place.quantity.dimension == "time" and place.left and place.left[-1].text == _IN_A_ROW:
        return []  # 连续5年高于全国平均水平
    if {place.rest[0].text, phrases.join(place.rest[:2])} & set(group("cues", "mark")):
        return []  # 生产总值突破3000亿元大关, 跨越三个大台阶
    if place.rest[0].text == _SPOT and place.quantity.dimension == "length":
        return []  # 距县城约60公里处
    ends = len(place.rest) == 1 or place.rest[1].tag == "w"
    if place.rest[0].text == _SCALE and ends and not place.counts:
        return []  # 跨越3000亿元规模
    left = phrases.strip_links(governing_words(place))
    words = place.rest[: moves_on(place.rest)]
    if not words:
        return []  # 从58所增加到66所
    if place.quantity.dimension.startswith("money") and words[0].tag == "v":
        # 投入3亿元加强防火, but 拿到5000元补助
        return words if len(words) == 1 and words[0].text in group("cues", "given") else []
    shared = _shared(place) or _sized_by(place)
    if shared:
        return shared
    handed = bool(left) and _handed(left[-1])  # 坐拥400票的提名票, but 协助两人的议员
    handed = handed and not (place.counts and place.quantity.unit == "人")
    if words[0].text == "的" and place.quantity.text.startswith(_UNCOUNTED):
        return phrases.right_noun(words[1:])  # 救治数以亿计的患者
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
        if of_kinds(place):
            return phrases.right_noun(words[1:])
        # 400万株50多个品种的郁金香: the second figure tells how many kinds of it.
        of = next((i for i, word in enumerate(words[1:_KINDS_OF], 1) if word.text == "的"), None)
        return phrases.right_noun(words[of + 1 :]) if of else []
    linked = bool(left) and phrases.nominal(left[-1]) and place.left[-1] is not left[-1]
    linked = linked and place.left[-1].text not in group("cues", "listing")  # 2亿吨镍、3千万吨磷
    bare = place.quantity.text.endswith(_GREAT)  # 900万农民工
    happened = _happened(place)
    if linked and not (place.counts or bare or happened):
        return []
    done = left[-1:] and left[-1].text in group("cues", "carries-out")
    carried_out = phrases.carried_out(words) if done else []
    return happened or carried_out or _doers(place, _of_cause(phrases.right_noun(words), words))


def moves_on(words: Sequence[Word]) -> int:
    """Where words lead from an old value to the new one (3个系|发展到); else how many they are."""
    verbs = (i for i, word in enumerate(words[:-2]) if word.tag.startswith("v"))
    to = (i for i in verbs if words[i + 1].text in _REACHED and words[i + 2].figure is not None)
    return next(to, len(words))


def _shared(place: Place) -> list[Word]:
    """提出60条、300多项举措, 帮助62万户、200余万居民: what both count stands with the last."""
    if len(place.rest) < _SHARES or place.rest[0].text not in group("cues", "listing"):
        return []
    after, left = place.rest[1].figure, place.left[-1:]
    alike = after is not None and _one_kind(place.quantity.unit, after.unit)
    governed = bool(left) and (not phrases.nominal(left[0]) or left[0].tag == "vn")
    return phrases.right_noun(place.rest[2:]) if alike and governed else []


def _one_kind(unit: str, other: str) -> bool:
    return unit != "人" and (other in ("", unit) or {unit, other} == set(_ITEMS))


def _sized_by(place: Place) -> list[Word]:
    """30个面积超过1万平方米的工场: what is counted stands behind what each measures."""
    if not place.counts or not place.right or place.right[0].text not in attributes():
        return []
    at = len(place.right)
    measured = at < len(place.rest) and not _counted(place.rest[at])
    of = measured and at + 1 < len(place.rest) and place.rest[at + 1].text == "的"
    return phrases.right_noun(place.rest[at + 2 :]) if of else []


def _counted(word: Word) -> bool:
    return word.figure is not None and word.figure.counts


def governing_words(place: Place) -> Sequence[Word]:
    """The words that lead to the figure, where they are its own and tell more than that it is a
    price: 提供价值(3亿元的设备), 40公里公路和(6公里的桥梁).
    """
    left = place.left
    listed = bool(left) and not place.opens and left[-1].text in group("cues", "listing")
    if listed and left[:-1] and left[-2].text in group("cues", "befell"):
        return ()  # 36人受伤、(76间房屋)倒塌
    if not left or place.counts:
        return left
    if listed:
        return ()
    return left[:-1] if left[-1].text in _WORTH and len(left) > 1 else left


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


def _doers(place: Place, noun: list[Word]) -> list[Word]:
    """The noun without what its things do that the next figure measures."""
    last = phrases.strip_links(place.right)[-1:]
    ends = bool(noun) and any(noun[-1] is word for word in last)
    listed = bool(place.right) and place.right[-1].text in group("cues", "listing")
    runs_on = ends and not listed and place.rest != place.right
    if not runs_on or not place.counts:
        return noun
    return phrases.doers(noun)


def _described(place: Place) -> list[Word]:
    """40名来自北京的选手, 12处影响市容的违法建设: what is counted stands behind what describes it.

    造成3人死亡的事故 counts people, and 38家企业生产的产品 companies.
    """
    words, left = place.right, place.left
    if not place.counts or place.quantity.unit == "人":
        return []
    named = bool(left) and any(name.end == left[-1].end for name in place.names)
    if left and phrases.nominal(left[-1]) and left[-1].tag != "vn" and not named:
        return []
    reach = takewhile(lambda word: word.tag != "w" or word.text in _QUOTES, words[:_DESCRIPTION])
    at = next((i for i, word in enumerate(reach) if word.text == "的"), 0)
    if at < _DESCRIBES:
        return []
    opens = words[0].tag in ("v", "p", "d", "ad", "vn", "f", "t")
    opens = opens or (words[1].tag == "p" and words[1].text not in _BY)  # 村民被河水围困
    opens = opens or words[0].text.startswith(_EVERY)
    opens = opens or words[1].text in group("cues", "copula")  # 17个原本是某党的席位
    head = phrases.right_noun(words[at + 1 :])
    run = [*words[: at + 1], *head]
    return run if opens and head and not phrases.too_long(run) else []


def _first_body(noun: list[Word]) -> list[Word]:
    """2大产业园重点企业项目: the first of the words that names bodies is what there are 2 of."""
    at = next((i for i, word in enumerate(noun) if kind_of(word.text) == "zone"), len(noun) - 1)
    return noun[: at + 1]


def state(place: Place, noun: list[Word]) -> tuple[list[Word], str] | None:
    """15人情况危殆: how the people are, and no noun that is counted."""
    after = place.right[len(noun) :]
    opening = (*group("cues", "part"), *group("cues", "listing"))
    led = any(word.text not in opening and word.tag not in ("d", "w") for word in place.left)
    if led or not after or after[0].tag not in ("a", "v", "z", "x", "an"):
        return None
    return [], phrases.join((*noun, after[0]))


def of_noun(place: Place, noun: list[Word], text: str, verb: str) -> tuple[str, str]:
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
    reached = _reached(place, told)
    if reached:
        return reached + told, verb
    left = phrases.strip_links(governing_words(place))
    last = left[-1] if left else None
    if last is not None and phrases.verb_part(last.text) == "keep":
        return last.text + told, verb  # 共建137家科创平台
    beside = last is not None and list(left) == place.left and last.tag in ("n", "nz", "term")
    if beside and text and place.opens and len(text) <= _BESIDE and "、" not in text:
        return text + told, verb  # 风机叶片8条生产线
    if told in vagueness.generic():
        # 项目 alone tells nothing: 建成投产项目, 签约项目.
        said = phrases.predicate(place.right[len(noun) :])
        if became:
            stands = last is not None and last.text in _BESIDES  # 与11家企业开展合作
            told_of = (*group("cues", "status"), *group("cues", "honoured"))
            stands = stands or (bool(said) and said[0].text in told_of)
            return became + told, verb or (_HAVE if stands else _governing(said))
        after = place.right[len(noun) :]
        if told in _SIDES and after[:1] and after[0].text == "的":
            return phrases.join(phrases.right_noun(after[1:])) + told, verb
        plain = left == place.left and last is not None and last.tag == "v"
        if plain and last is not None and not _governs_or_leads(last):
            return last.text + told, verb  # 跑5个部门
        said = [] if _listing(after) or _is(after) else phrases.strip_links(said)
        # 五大基地建设取得成效: how all of them fared does not tell which they are.
        length = 1 if place.quantity.kind is QuantityKind.ENUMERATIVE else _PREDICATE
        verbs = [word for word in said if phrases.verbal(word) or word.tag == "term"][:length]
        return phrases.join(verbs).strip("“”") + told, verb or _governing(verbs)
    return told, verb


def _reached(place: Place, told: str) -> str:
    """What was spread to so many places: 医疗试点 of 医疗试点范围扩大到1451个县."""
    if told not in group("cues", "summing") or not place.left or place.left[-1].text not in _UP_TO:
        return ""
    spread = place.left[:-1]
    if not spread or spread[-1].text not in group("cues", "spreads"):
        return ""
    _, text, _ = place.head(spread[:-1])
    return text.removesuffix(_EXTENT)


def _became(place: Place, noun: Sequence[Word]) -> str:
    """What is told of the counted things where they are the subject: 入选全国名录 in 13种产品入选….

    It tells them from all others. It is not theirs after a verb (引进38家企业签约) or a preposition
    (为38家企业减税), or where it leads to the next figure (38个项目完成投资20亿元).
    """
    after = place.right[len(noun) :]
    if not place.counts or place.quantity.kind is not QuantityKind.CARDINAL or _is(after):
        return ""
    fate = _fate(place, after)
    if fate:
        return fate
    said = phrases.predicate(after)
    if not said:
        return ""
    if _listing(after):
        return ""  # 跑5个部门、花三天: what follows is told of the next
    if after[0].text == "的" or phrases.join(said) == "建设":
        return ""
    left = phrases.without_examples(place.left)
    left = [word for word in left if word.tag not in ("w", "date", "d", "t", "ul")]
    quoted = after[0].text == "“"  # 实现85个事项“一次办好”: what they were brought to
    among = bool(left) and left[-1].text == "在"
    if among:  # 在30个细分领域拥有话语权, but 在12个城市新增网点5个
        return phrases.join(said) if said[0].tag == "v" and place.rest == place.right else ""
    caused = bool(left) and left[-1].text in group("cues", "cause")
    if caused and said[0].text in group("cues", "befell"):
        return said[0].text  # 造成30名平民丧生
    if left and left[-1].text not in _BESIDES and _governs(left[-1]) and not quoted:
        return ""
    measured = phrases.strip_links(place.right)[-1:]  # 38个城市达标率为76%
    done = phrases.strip_links(said)[-1:]
    leads = place.rest != place.right and bool(done) and any(done[0] is word for word in measured)
    status = (*group("cues", "status"), *group("cues", "befell"))
    if leads or not any(w.tag in ("v", "i", "term") or w.text in status for w in said):
        return ""
    said = [word for word in said if word.text != "全部"]
    length = _BECAME - len(phrases.join(noun))
    while said and len(phrases.join(said)) > length:
        said.pop()
    return _unquoted(phrases.join(said))


def _fate(place: Place, after: Sequence[Word]) -> str:
    """What befell people, behind where or by what it did: (有38名士兵)在交火中死亡,
    (8名村民)被河水围困.
    """
    toward = bool(place.left) and place.left[-1].text in _TO  # 对2名学生被停学感到难过
    ends = place.rest == place.right and len(after) > 1 and not toward
    led = next((word.text for word in after if word.tag not in ("d", "date", "t")), "")
    last = after[-1] if ends else None
    if last is None or led not in (*_WHERE, *_BY):
        return ""
    befell = last.text in group("cues", "befell") or (led in _BY and last.tag == "v")
    return last.text if befell and len(last.text) > 1 else ""


def _unquoted(text: str) -> str:
    """The text without quotation marks around all of it, or one that has lost its other half."""
    if text.count("“") == text.count("”") and not (text.startswith("“") and text.endswith("”")):
        return text
    return text.strip("“”")


def _governs_or_leads(word: Word) -> bool:
    return phrases.verb_part(word.text) != "" or word.text in _WITH


def _listing(after: Sequence[Word]) -> bool:
    return bool(after) and after[0].text in group("cues", "listing")


def _is(after: Sequence[Word]) -> bool:
    """Whether what follows tells what the things are: 这两个条件分别是…."""
    first = next((word for word in after if word.tag != "d"), None)
    return first is not None and first.text in _IS


def _governs(word: Word) -> bool:
    """Whether the counted things after the word are what it is done to or for."""
    return word.text in _TO or word.tag in ("v", "p") or phrases.verb_part(word.text) != ""


def of_predicate(place: Place, verb: str) -> tuple[str, str]:
    """Indicator and verb where only the predicate tells what is counted: 20人获评…人才."""
    if place.right and place.right[0].text == "、":
        return "", verb  # 增加到155家、科技型企业达到280家: what follows is the next item
    if len(place.right) == 1 and place.rest != place.right:
        after = place.rest[1].figure
        same = after is not None and after.unit == place.quantity.unit
        if same and place.left and not _caused(place):
            own = place.left[-1]  # 确诊2744例死亡80例
            return own.text if own.tag.startswith("v") else "", verb
    what = _being(place.right)
    if what:
        return what, verb
    said = phrases.predicate(place.right)
    if len(said) == 1 and said[0].text in phrases.table("changes") and place.rest != place.right:
        return "", verb  # 较前年的2922人增逾四成: by how much follows
    told = (*group("cues", "status"), *group("cues", "honoured"))
    opens = all(any(n.start <= w.start < n.end for n in place.names) for w in place.left)
    stands = bool(said) and opens and any(word.text in told for word in said)
    return phrases.join(said), _HAVE if stands else _governing(said) or verb


def _being(found: Sequence[Word]) -> str:
    """(当中2950宗)属不恰当申报, (其中2例)为境外输入病例: what so many of the things are."""
    if not found or found[0].text not in group("cues", "being"):
        return ""
    told = list(takewhile(lambda word: word.tag not in ("w", "uj", "ul", "r"), found[1:]))
    plain = told and not phrases.too_long(told) and phrases.nominal(told[-1])
    return phrases.join(told) if plain else ""


def _governing(words: Sequence[Word]) -> str:
    return next((word.text for word in words if phrases.verb_aspect(word.text)), "")


def behind(place: Place) -> bool:
    """Whether the words before the figure tell something else than what it counts."""
    return _caused(place) or _befell(place) or _next_item(place) or _aboard(place)


def _caused(place: Place) -> bool:
    """山火致3700人撤离, 山火致某某市3700人撤离: what was caused follows the figure."""
    ends = {word.end: index for index, word in enumerate(place.left)}
    last = place.names[-1] if place.names else None
    at = len(place.left) - 1
    if last is not None and place.left and last.end == place.left[-1].end:
        at = ends.get(last.start, at)
    return at >= 0 and place.left[at].text in group("cues", "cause")


def added(place: Place, verb: str) -> bool:
    """新增报告病例9例: the verb tells only how what came on top was told."""
    words = [word.text for word in place.left]
    return any(pair == (aspects.ADDED, verb) for pair in pairwise(words))


def struck(place: Place) -> str:
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


def _aboard(place: Place) -> bool:
    """船上18人遇险: where they are, and not what they are."""
    return bool(place.left) and all(word.tag == "s" for word in place.left)


def _next_item(place: Place) -> bool:
    """1项获批甲项目、16项获批乙项目: the words before 、 are those of the figure before."""
    listed = bool(place.left) and place.left[-1].text in group("cues", "listing")
    return listed and bool(phrases.predicate(place.right))


def _next_noun(rest: Sequence[Word]) -> str:
    """20个国家级、19个省级粮食产能提升重点县: what both count stands with the last."""
    if len(rest) < 2 or rest[0].text not in group("cues", "listing") or rest[1].figure is None:
        return ""
    return phrases.join(phrases.right_noun(rest[2:])).partition("级")[2]
