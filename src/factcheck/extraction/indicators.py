"""What a figure says: its indicator, aspect and base, from the words of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.subjects import Name
from factcheck.model import Aspect, Quantity, QuantityKind
from factcheck.rulebook import lexicons
from factcheck.segmentation import cut, tag

#: Dimensions whose figures count things, so that the noun may stand on their right.
_COUNTED = ("count", "people")
#: What a works can produce, hold or carry is measured so.
_PHYSICAL = ("mass", "power", "energy", "volume", "computing", "mass/time")
_WORKS = ("项目", "装置", "工程", "电站", "基地", "生产线", "机组")
_SHARE_TAIL = ("的比重", "的比例", "的份额", "比重", "比例", "份额", "的", "达到", "达", "为", "约", "高", "到", "超过", "突破")
#: 超出规划目标17.3个百分点: what the value is held against follows.
_AGAINST = ("超出", "高出", "高于", "低于", "超过", "超", "少于")
#: Scopes of a share that has no 占: 全球产能占比, 国内市场份额.
_SCOPES = ("全球", "世界", "全国", "国内", "全省", "全市", "全区", "亚洲")
_SO_FAR = ("已", "已经", "累计", "共", "总共", "共计", "目前", "截至目前")
#: Words that make a figure the rest of a whole that is not told.
_OTHERS = ("另外", "另", "另有", "其他", "其它", "其余", "剩余", "剩下", "还有", "又", "再", "只剩", "约有")
#: Sides of an indicator that stand for it: 增长6.6%,增速居全国第2位.
_SIDES = ("增速", "增幅", "总量", "规模", "数量", "总额", "排名", "位次")
#: Verbs whose object is whoever a measure reaches, another for each measure.
_WEAK = ("惠及", "带动", "支持", "服务", "帮助", "涉及", "覆盖", "吸引", "推动", "培育", "实施", "打造", "开展", "组织", "建设", "改造", "推进", "发放")
_SHORT = 3
#: 山火致3700人撤离: what was caused follows the figure.
_CAUSES = ("致", "造成", "导致", "致使", "引发", "酿成", "令", "使", "已致")
_LISTING = ("、", "和", "与", "及", "以及")
_RANK_VERBS = ("居", "位居", "位列", "列", "排", "排名", "跻身", "排在", "名列", "跃居", "稳居", "升至", "位次")
_AVERAGE = ("人均", "户均", "亩均", "平均", "均价", "每人", "每户", "地均", "篇均", "次均", "日均", "年均", "月均")


@dataclass(frozen=True, slots=True)
class About:
    """What one figure says. ``falls`` turns the sign of a growth or change; ``subject`` is the name
    that opens the indicator's phrase; ``counted`` things have attributes; a ``part`` follows 其中;
    ``vague`` says that the words name too little to tell the indicator from others; ``carried`` tells that the indicator, or its head, stands in
    an earlier clause; ``verb`` is the verb that governs the figure."""

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


def about(
    found: Sequence[Word], at: int, names: Sequence[Name], before: Sequence[About]
) -> About | None:
    """What the figure ``found[at]`` of a clause says; ``before`` is what the figures before it in the
    sentence say, nearest last. ``None`` where nothing in reach names an indicator."""
    found, at, before = _respectively(found, at, before)
    quantity = found[at].figure
    assert quantity is not None
    start = max(
        (i for i in range(at) if found[i].figure is not None and not _names_a_class(found, i, at)),
        default=-1,
    )
    stop = next((i for i in range(at + 1, len(found)) if found[i].figure is not None), len(found))
    left, right = list(found[start + 1 : at]), list(found[at + 1 : stop])
    if before and start >= 0 and all(word.tag == "w" or word.text in _LISTING for word in left):
        same_kind = found[start].figure is not None and found[start].figure.dimension == quantity.dimension
        if same_kind and not (right and phrases.nominal(right[0])):
            return replace(before[-1], carried=True, vague=True)  # 增长5%、6.5%
    place = _Place(quantity, left, right, list(found[at + 1 :]), start < 0, list(names), list(before))
    place.leader = _leader(found, at)
    reading = _share(place) or _shared_out(place) or _growth(place) or _rank(place) or _level(place)
    return reading if reading is None or reading.indicator else None


def _respectively(
    found: Sequence[Word], at: int, before: Sequence[About]
) -> tuple[Sequence[Word], int, Sequence[About]]:
    """The clause as it would be written for this figure alone, where 分别 deals several out:
    甲、乙产量分别达3吨、5吨 for the second figure is 乙产量达5吨."""
    spread = next((i for i in range(at - 1, -1, -1) if found[i].text.endswith("分别")), None)
    if spread is None:
        return found, at, before
    dealt = [i for i in range(spread + 1, len(found)) if found[i].figure is not None]
    dealt = [i for n, i in enumerate(dealt) if i <= dealt[0] + 2 * n]
    if at not in dealt or len(dealt) < 2:
        return found, at, before
    turn, verb = dealt.index(at), list(found[spread + 1 : dealt[0]])
    parts: list[list[Word]] = [[]]
    for word in phrases.strip_lead(found[:spread]):
        if word.text in _LISTING:
            parts.append([])
        elif word.text not in ("同比", "环比"):
            parts[-1].append(word)
    if len(parts) == len(dealt) and all(parts):
        own = min(len(parts[-2]), len(parts[-1]))
        while own < len(parts[-1]) - 1 and len(parts[-1][own].text) == 1:
            own += 1  # a word that the segmenter cut in two
        tail = parts[-1][own:]
        head = parts[turn] if turn == len(parts) - 1 else parts[turn] + tail
        comparison = [word for word in found[:spread] if word.text in ("同比", "环比")]
        line = [*head, *comparison, *verb, found[at]]
        return line, len(line) - 1, before
    levels = [item for item in before if item.aspect not in (Aspect.GROWTH, Aspect.CHANGE)]
    if len(levels) >= len(dealt) and not any(parts):
        line = [*found[:spread], *verb, found[at]]
        return line, len(line) - 1, [levels[turn - len(dealt)]]
    return found, at, before


def _names_a_class(found: Sequence[Word], index: int, at: int) -> bool:
    """Whether the figure at ``index`` only classes what the one at ``at`` counts: 亿元以上项目15个."""
    between = found[index + 1 : at]
    return phrases.classifying(found, index) and all(word.tag != "w" for word in between)


def _leader(found: Sequence[Word], at: int) -> str:
    """The counted things with which a clause begins, whose the figures after them are."""
    first = next(i for i, word in enumerate(found) if word.figure is not None)
    if first == at or phrases.strip_lead(found[:first]):
        return ""
    return phrases.join(phrases.right_noun(found[first + 1 :]))


@dataclass(slots=True)
class _Place:
    """A figure with the words on both sides, up to the neighbouring figures."""

    quantity: Quantity
    left: list[Word]
    right: list[Word]
    rest: list[Word]  #: all that follows in the clause, other figures included
    opens: bool  #: the left words begin the clause
    names: list[Name]
    before: list[About]
    leader: str = ""  #: the counted things that the clause is about: (1299个)重大项目

    def own(self, found: Sequence[Word]) -> tuple[Name | None, list[Word]]:
        """The name that opens a phrase at the beginning of the clause, and what follows it."""
        kept = phrases.strip_lead(found)
        if self.opens and kept:
            for name in self.names:
                if name.start <= kept[0].start < name.end:
                    rest = [word for word in kept if word.start >= name.end]
                    # 阿拉善盟级 is a class of things, not a thing of 阿拉善盟.
                    if rest and rest[0].text.startswith("级"):
                        break
                    return name, phrases.strip_lead(rest)
        return None, kept

    def head(self, found: Sequence[Word]) -> tuple[Name | None, str, str]:
        """Subject, indicator and governing verb of the words that lead to the figure."""
        subject, kept = self.own(phrases.strip_links(found))
        verb = next((word.text for word in reversed(kept) if phrases.verb_part(word.text)), "")
        kept = phrases.tail(phrases.strip_verbs(kept))
        text = phrases.join(kept)
        if phrases.verb_part(text) == "drop" or not any(phrases.nominal(word) or phrases.verbal(word) for word in kept):
            text = ""
        return subject, text.strip("“”、的等 "), verb

    def listed_owner(self) -> Name | None:
        """The name that alone stands before the figure."""
        words = [word for word in self.left if word.text not in _LISTING and word.tag != "w"]
        if not words:
            return None
        return next((n for n in self.names if n.start == words[0].start and n.end == words[-1].end), None)

    @property
    def listed(self) -> bool:
        """Whether the figure is a further item of a list: 申报项目29项、总金额80亿元."""
        return bool(self.left) and self.left[0].text in _LISTING and not self.opens

    @property
    def part(self) -> bool:
        """Whether the figure is a part of a whole: after 其中, or in the list that it opens."""
        if any(word.text in ("其中", "其") for word in self.left):
            return True
        return self.listed and bool(self.before) and self.before[-1].part

    @property
    def carried(self) -> About | None:
        """What the nearest figure before that names a level says."""
        return next((item for item in reversed(self.before) if item.aspect not in (Aspect.GROWTH, Aspect.CHANGE)), None)


def _share(place: _Place) -> About | None:
    """…占…的比重达66.8%, …占比30%, …率为80%."""
    if place.quantity.unit not in ("%", "‰") and place.quantity.dimension != "ratio":
        return None
    at = next((i for i in range(len(place.left) - 1, -1, -1) if "占" in place.left[i].text and place.left[i].text not in ("占有率", "市场占有率", "占地")), None)
    if at is None:
        return None
    word = place.left[at].text
    subject, numerator, _ = place.head(place.left[:at])
    base: str | None = None
    if word.endswith(("占", "占到", "占据")):
        base = phrases.join(place.left[at + 1 :])
        if base.startswith("比") and not base.startswith("比重"):
            base = None
        else:
            base = _trim(base)
    if base is None and numerator:
        scope = next((word for word in _SCOPES if word in numerator), None)
        base = scope + numerator.replace(scope, "", 1) if scope else None
    carried = False
    if not numerator or (not subject and _attribute(numerator) and place.opens):
        head = _thing(place.before)
        if head is not None:
            numerator, carried = head.indicator + numerator, True
    return About(numerator, Aspect.SHARE, base or None, subject, carried=carried)


def _shared_out(place: _Place) -> About | None:
    """98%的生产设备为一级能效: the share stands before what it is a share of."""
    if place.quantity.unit != "%" or not place.right or place.right[0].text != "的":
        return None
    base = phrases.right_noun(place.right[1:])
    if not base:
        return None
    rest = place.right[1 + len(base) :]
    said = phrases.predicate(rest)
    subject, _, _ = place.head(place.left)
    whole = phrases.join(base)
    return About(phrases.join(said) + ("的" if said else "") + whole, Aspect.SHARE, whole, subject)


def _growth(place: _Place) -> About | None:
    """…同比增长124.34%, …下降0.5个百分点, …增加3万人."""
    kept = list(place.left)
    while kept and (kept[-1].tag in ("d", "ul", "w", "ad", "m") or kept[-1].text in ("约", "近", "了", "达", "为", "达到", "幅度", "仅", "分别", "超", "过")):
        kept.pop()
    if not kept:
        return None
    direction, length = _change(kept)
    relative = place.quantity.unit in ("%", "‰") or place.quantity.dimension in ("ratio", "multiple", "points")
    held = next((i for i, word in enumerate(kept) if word.text in _AGAINST), None)
    if place.quantity.dimension == "points" and held is not None and held + 1 < len(kept):
        subject, text, _ = place.head(kept[:held])
        goal = phrases.join(kept[held + 1 :])
        falls = kept[held].text in ("低于", "少于")
        return About(text or _carried_text(place), Aspect.CHANGE, goal, subject, falls=falls, carried=not text)
    if not direction:
        if place.quantity.dimension == "points":
            subject, text, _ = place.head(kept)
            return About(text or _carried_text(place), Aspect.CHANGE, None, subject, carried=not text)
        return None
    if not relative and (place.right and phrases.nominal(place.right[0]) or direction == "noun"):
        return None
    rest = kept[:-length]
    base, rest = _comparison(rest)
    subject, text, _ = place.head(rest)
    aspect = Aspect.GROWTH if relative and place.quantity.dimension != "points" else Aspect.CHANGE
    carried = not text
    if carried:
        text = _carried_text(place)
        subject = subject or (place.carried.subject if place.carried else None)
    elif place.opens and _attribute(text) and subject is None and (head := _thing(place.before)) is not None:
        text, carried = head.indicator + text, True
    return About(text, aspect, base, subject, falls=direction == "down", carried=carried)


def _carried_text(place: _Place) -> str:
    return place.carried.indicator if place.carried else ""


def _change(found: Sequence[Word]) -> tuple[str, int]:
    """The direction of the change told by the last words, and how many words tell it."""
    changes = _changes()
    last = found[-1].text
    for cut in range(len(last)):
        if last[cut:] in changes and (cut == 0 or last[:cut] in ("同比", "环比", "再", "净", "年均", "累计", "实际", "已", "大幅", "正")):
            return changes[last[cut:]], 1
    if len(found) > 1 and found[-2].text + last in changes:
        return changes[found[-2].text + last], 2
    return "", 0


def _comparison(found: list[Word]) -> tuple[str | None, list[Word]]:
    """The base of a comparison (同比, 环比, 比上年, 较2020年) and the words without it."""
    kept = list(found)
    if any(word.text in ("年均", "平均", "年平均", "五年平均") for word in kept[-3:]):
        return "年均", [word for word in kept if word.text not in ("年均", "平均", "年平均")]
    while kept and kept[-1].text in ("名义", "实际", "年均", "平均", "分别", "可比口径", "均", "累计", "又", "也", "还", "已", "就", "将", "预计", "则", "大幅"):
        kept.pop()
    for index in range(len(kept) - 1, max(len(kept) - 8, -1), -1):
        text = kept[index].text
        if text in ("同比", "环比", "按年", "按月", "按季"):
            base = {"同比": "上年同期", "按年": "上年同期", "环比": "上期", "按月": "上月", "按季": "上季"}[text]
            return base, kept[:index] + kept[index + 1 :]
        if text in ("比", "较", "比较", "相比", "相较") and index < len(kept) - 1:
            return phrases.join(kept[index + 1 :]), kept[:index]
    return None, kept


def _rank(place: _Place) -> About | None:
    """…居亚洲第一, 跻身全国百强第65位: the field stands between the verb and the figure."""
    if place.quantity.kind is not QuantityKind.ORDINAL:
        return None
    at = next((i for i in range(len(place.left) - 1, -1, -1) if place.left[i].text.endswith(_RANK_VERBS)), None)
    if at is None:
        return None
    subject, text, _ = place.head(place.left[:at])
    field = phrases.join(place.left[at + 1 :])
    carried = not text or text in _SIDES
    if carried:
        text = _carried_text(place) + text
    vague = not text or (carried and place.carried is not None and place.carried.vague)
    return About(text or field, Aspect.RANK, field or None, subject, carried=carried, vague=vague)


def _level(place: _Place) -> About | None:
    quantity = place.quantity
    subject, text, verb = place.head(place.left)
    left = phrases.strip_links(place.left)
    on_right = _noun_on_right(place, left)
    counted = bool(on_right)
    carried = False
    if on_right:
        noun = phrases.join(on_right)
        if noun.endswith("级"):
            noun += _next_noun(place.rest[len(on_right) :])
        said = phrases.predicate(place.right[len(on_right) :])
        verb_left = left[-1].text if left and phrases.verbal(left[-1]) else ""
        beside = left[-1] if left and left[-1].tag in ("n", "nz", "term") and not place.left[-1].text == "等" else None
        if phrases.verb_part(verb_left) == "keep":
            text = verb_left + noun
        elif beside is not None and left == place.left and text and place.opens and not phrases.verbal(beside):
            text = text + noun
        elif said and noun in _generic():
            # 项目 alone tells nothing: 建成投产项目, 签约项目.
            verbs = [word for word in said if phrases.verbal(word) or word.tag == "term"]
            text = phrases.join(verbs[:3]).strip("“”") + noun
            verb = verb or next((word.text for word in verbs if phrases.verb_aspect(word.text)), "")
        else:
            text = noun
    elif (not text or _caused(place)) and (
        quantity.dimension in _COUNTED and quantity.kind is QuantityKind.CARDINAL
    ):
        said = phrases.predicate(place.right)
        text = phrases.join(said)
        verb = next((word.text for word in said if phrases.verb_aspect(word.text)), verb)
        if not text:
            text, carried = _carried_text(place), True
    elif not text:
        text, carried = _carried_text(place), True
    if on_right and quantity.dimension in _PHYSICAL:
        owner = _owner(place, left)
        if owner is not None:
            subject = owner
            text = phrases.join(on_right)
    if not on_right and place.right and place.right[0].text == "的" and text and place.rest != place.right:
        # 总投资279.3亿元的39个重点项目
        after = [word for word in place.rest[1:] if word.figure is None]
        text = phrases.join(phrases.right_noun(after)) + text
    if (place.opens or place.listed) and subject is None and _attribute(text) and not counted:
        head = _thing(place.before)
        if head is not None:
            text, carried = head.indicator + text, True
    if not text:
        return None
    ruled = next((item.verb for item in reversed(place.before) if item.verb), "")
    if place.listed and not verb and not carried and phrases.verb_part(ruled) == "keep" and ruled not in text:
        text = ruled + text  # 停业整顿歌舞厅38间、浴室156间
    owner = place.listed_owner() if not on_right else None
    if owner is not None and place.before:
        # 新增病例53例(深圳市13例、汕头市3例): places with their part of what was counted.
        return replace(place.before[-1], subject=owner, carried=True, vague=False)
    if place.leader and not carried and place.leader[-2:] not in text:
        text = place.leader + text
    aspect = _aspect(place, text, verb)
    part = place.part
    whole = _thing(place.before) if part else None
    apart = part or any(word.text in _OTHERS for word in place.left)
    if whole is not None and "、" not in whole.indicator and len(text) < len(whole.indicator) and text[-2:] == whole.indicator[-2:]:
        text, apart = text[:-2] + whole.indicator, False
    return About(
        text, aspect, None, subject,
        carried=carried, verb=verb, counted=counted or _countable(text), part=part,
        vague=_vague(text) or apart or quantity.kind is QuantityKind.ORDINAL,
    )  # fmt: skip


def _next_noun(rest: Sequence[Word]) -> str:
    """20个国家级、19个省级粮食产能提升重点县: what both count stands with the last."""
    if len(rest) < 2 or rest[0].text not in _LISTING or rest[1].figure is None:
        return ""
    noun = phrases.join(phrases.right_noun(rest[2:]))
    return noun.partition("级")[2]


def _owner(place: _Place, left: Sequence[Word]) -> Name | None:
    """诚信永安2万吨肌酸, 某某80万千瓦光伏项目: the words right before a measure name whose it is."""
    if not left or left[-1] is not place.left[-1]:
        return None
    run: list[Word] = []
    for word in reversed(left):
        if word.tag == "w" or word.text in _LISTING or not phrases.nominal(word) or phrases.verb_part(word.text):
            break
        run.insert(0, word)
    text = phrases.join(run)
    if not 2 <= len(text) <= 12 or text in _capacities() or any(text.endswith(word) for word in _capacities()):
        return None
    return Name(run[0].start, run[-1].end, (text,), "")


def _caused(place: _Place) -> bool:
    return bool(place.left) and place.left[-1].text in _CAUSES


def _noun_on_right(place: _Place, left: Sequence[Word]) -> list[Word]:
    if not place.right or place.quantity.kind is QuantityKind.ORDINAL:
        return []
    first = place.right[0]
    if place.quantity.unit in ("%", "‰") or place.quantity.dimension in ("ratio", "points"):
        return []
    words = place.right
    if first.text == "的" and place.quantity.dimension not in _COUNTED:
        # 总投资279.3亿元的39个重点项目: the noun belongs to the next figure.
        if phrases.join(left):
            return []
        words = words[1:]
    taken = phrases.right_noun(words)
    if taken and place.quantity.dimension not in _COUNTED and left and phrases.nominal(left[-1]) and place.left[-1] is not left[-1]:
        return []
    return taken


def _aspect(place: _Place, text: str, verb: str) -> Aspect:
    quantity = place.quantity
    context = phrases.join(place.left) + text
    if quantity.kind is QuantityKind.ORDINAL:
        return Aspect.RANK
    if quantity.kind is QuantityKind.ENUMERATIVE:
        return Aspect.COUNT
    if any(word in context for word in _AVERAGE) or "每" in quantity.text:
        return Aspect.AVERAGE
    if quantity.dimension == "time":
        return Aspect.DURATION
    if quantity.unit in ("%", "‰") or quantity.dimension == "ratio":
        return Aspect.SHARE
    if verb == "新增":
        return Aspect.FLOW
    led = phrases.strip_links(place.left)
    if led and led[-1].text in _capacities():
        return Aspect.CAPACITY
    if place.listed and place.before[-1:] and place.before[-1].aspect is Aspect.CAPACITY and not verb:
        return Aspect.CAPACITY
    if quantity.dimension in _PHYSICAL:
        after = phrases.join(place.rest)
        if any(word in context or word in after for word in _capacities()):
            return Aspect.CAPACITY
        if place.right and phrases.nominal(place.right[0]) and any(word in after for word in _WORKS):
            return Aspect.CAPACITY
    if "累计" in context:
        return Aspect.CUMULATIVE
    own = _attributes().get(text) or next((aspect for word, aspect in _attributes().items() if text.endswith(word)), "")
    told = phrases.verb_aspect(verb) or own
    if told == Aspect.FLOW and verb != "新增" and any(word.text in _SO_FAR for word in place.left):
        return Aspect.CUMULATIVE
    if not verb and place.opens and place.before and place.before[-1].aspect is Aspect.CUMULATIVE and own:
        return Aspect.CUMULATIVE
    if not told:
        inherited = next((item.verb for item in reversed(place.before) if item.verb), "")
        told = phrases.verb_aspect(inherited) if place.before and not place.opens else ""
    if told:
        return Aspect(told)
    if quantity.dimension.startswith("money"):
        return Aspect.FLOW
    return Aspect.STOCK


def _vague(text: str) -> bool:
    """Whether an indicator is a bare verb (筹措), a bare common noun (项目), or what many things do to
    a common noun (惠及企业)."""
    if text in _generic() or len(text) < 2 or phrases.verb_part(text) or tag(text) == "v":
        return True
    return any(text.startswith(verb) and text[len(verb) :] in _generic() for verb in _WEAK)


def weak(indicator: str, quantity: Quantity) -> bool:
    """Whether an indicator is one short word (金牌, 死亡), which many events have."""
    if quantity.unit in ("%", "‰") or quantity.dimension.startswith("money"):
        return False
    return len(indicator) <= _SHORT and len(cut(indicator)) == 1


def _trim(base: str) -> str:
    changed = True
    while changed:
        changed = False
        for ending in _SHARE_TAIL:
            if base.endswith(ending) and len(base) > len(ending):
                base, changed = base[: -len(ending)], True
    return base.strip("“”、 ") if base not in _SHARE_TAIL else ""


def _thing(before: Sequence[About]) -> About | None:
    """The nearest figure before that counts things, whose attribute a bare 产值 or 总投资 is."""
    return next((item for item in reversed(before) if item.counted and not item.part), None)


def _attribute(text: str) -> bool:
    return text in _attributes()


def _countable(text: str) -> bool:
    return text.endswith(("企业", "项目", "公司", "机构", "平台", "园区", "基地", "产业", "单位", "产品", "工程"))


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicons.words("generic"))


@cache
def _attributes() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("attributes")}


@cache
def _changes() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("changes")}


@cache
def _capacities() -> tuple[str, ...]:
    return lexicons.words("capacity")


def with_subject(item: About, subject: Name | None) -> About:
    """The same reading with its subject filled in."""
    return replace(item, subject=subject)
