"""Shares: what is how much of what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import vagueness
from factcheck.extraction.indicators.place import About, Place
from factcheck.model import Aspect
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group
from factcheck.segmentation import tag

#: Words that hold 占 and tell no share of a base.
_COPULAS = ("是", "为", "相当于", "却是", "则是", "更是", "就是", "仍是", "已是")
_BEING = ("是", "为", "系", "属", "属于")
#: What its whole follows.
_HOLDS = ("占", "相当于")
#: Last characters of what leads to a value: 提高到, 稳定在, 首次.
_LEADING = ("到", "至", "在", "达", "次")
#: What reaches a share of those that follow.
_REACHES = ("覆盖", "惠及", "服务", "涵盖", "带动")
#: 2.9%的预测值 is a value and no share of one.
_STANDARDS = ("值", "预期", "目标", "水平", "标准", "上限", "下限", "红线", "门槛")
#: Last characters of what is itself a share.
_RATES = ("率", "比", "比重", "比例", "份额", "增速", "增幅", "涨幅", "降幅", *_STANDARDS)
_RATE = "率"
#: Last characters of what tells how much of something things hold: 含油量66%的品种.
_CONTENTS = ("含量", "量", "度", "含水", "成分")
_PERCENTAGE = ("百分比", "比例", "比重", "比率", "份额")
#: 占, one word at least and 的.
_BASE_LENGTH = 3
_WITH = ("在", "以", "于")
_BY = "以"
_HELD = ("占有率", "份额")
_DENYING = "不未非"
_NOT_OF = ("占有率", "市场占有率", "占地")
#: 有抑郁症状的学生总数达53%: what the figure is of stands between 的 and these.
_NUMBER_OF = ("总人数", "总数", "人数", "比例", "比率", "比重", "占比")
#: What somebody or something adds to, and the words behind it.
_ADDS = ("贡献", "贡献率")
#: What those asked have or have not: 36.1%有轻度症状.
_HAVING = ("有", "无", "没", "未", "没有")
_OPENS_BRACKET = "("
#: They take up what was counted before.
_ALL = ("所有", "全部", "上述", "这些", "以上")


def of_base(place: Place) -> About | None:
    """…占…的比重达66.8%, …占比30%."""
    times = _times(place)
    if times is not None or not place.relative:
        return times
    at = next((i for i in range(len(place.left) - 1, -1, -1) if _parts(place.left[i])), None)
    if at is None:
        return None
    subject, numerator, _ = place.head(place.left[:at])
    held = place.left[at].text.endswith(_HOLDS)
    base = _base(place.left[at + 1 :]) if held else ""
    base = base or _scope(numerator) or ("" if numerator else _whole_of(place))
    carried = None
    of_whole = None if numerator else _of_named_whole(place)
    if of_whole is not None:
        part, whole = of_whole
        return About(part, Aspect.SHARE, base or whole, subject, carried=True)
    if not numerator:
        shares = place.before and place.before[-1].aspect is Aspect.SHARE
        of = place.before[-1] if shares else place.carried
        of = of or (place.before[-1] if place.before else None)  # 增加值增长7.6%,占…
        carried = place.of_their_age or (of.indicator if of else _part_of(base))
    elif subject is None and place.opens:
        carried = place.of_thing(numerator)
    return About(
        carried or numerator, Aspect.SHARE, base or None, subject, carried=carried is not None
    )


def _part_of(base: str) -> str | None:
    """What a place has its part of: 生产总值 of 某某市占全省生产总值的比重."""
    scope = next((word for word in group("cues", "scope") if base.startswith(word)), "")
    return base.removeprefix(scope) or None if scope else None


def describing(place: Place) -> About | None:
    """占生产总值四成的农牧业, 占产值三成及就业人口八成的农业: the share describes what stands
    behind it; of several the last says of what.
    """
    if not place.relative:
        return None
    parts = next((i for i, word in enumerate(place.left) if word.text == _HOLDS[0]), None)
    last = place.before[-1] if place.before else None
    goes_on = last is not None and last.aspect is Aspect.SHARE and last.counted
    if parts is None and not (goes_on and _is_listed(place)):
        return None
    base = place.left[parts + 1 :] if parts is not None else place.left[1:]
    noun = _described(place.rest)
    if not noun or not base or not all(map(phrases.nominal, base)):
        return None
    text = phrases.join(noun)
    subject = place.head(place.left[:parts])[0] if parts is not None else None
    return About(text, Aspect.SHARE, phrases.join(base), subject, counted=True)


def _is_listed(place: Place) -> bool:
    return bool(place.left) and place.left[0].text in (*group("cues", "listing"), "及")


def _described(rest: Sequence[Word]) -> list[Word]:
    """The noun behind 的 and whatever further shares are listed before it."""
    at = next((i for i, word in enumerate(rest) if word.text == "的" or word.tag == "v"), None)
    if (
        at is None
        or rest[at].text != "的"
        or any(w.tag == "w" and w.text != "、" for w in rest[:at])
    ):
        return []
    if at and not any(word.figure is not None for word in rest[:at]):
        return []
    noun = phrases.right_noun(rest[at + 1 :])
    return noun if noun and not noun[-1].text.endswith(_RATES) else []


def _parts(word: Word) -> bool:
    """Whether the word stands between a part and its whole: 占, 相当于."""
    return ("占" in word.text and word.text not in _NOT_OF) or word.text == _HOLDS[1]


def _times(place: Place) -> About | None:
    """新增装机超过600万千瓦,是消纳能力的10倍: how many times another measure."""
    left = place.left
    if place.quantity.dimension != "multiple" or not left or left[-1].text != "的":
        return None
    copula = next((i for i, word in enumerate(left) if word.text in _COPULAS), None)
    if copula is None:
        return None
    subject, text, _ = place.head(place.left[:copula])
    text = text or place.carried_text
    base = phrases.join(place.left[copula + 1 : -1])
    if not text:
        return None
    return About(text, Aspect.SHARE, base, subject, carried=not place.left[:copula])


def of_goal(place: Place) -> About | None:
    """开工38套,完成年度计划的80%, 收入12亿元,为预算的101%、上年的95%: how much of what was planned,
    or had before, was reached.
    """
    left = place.left[:-1] if place.left and place.left[-1].text == "的" else place.left
    if not place.relative or not left or (place.right and phrases.nominal(place.right[0])):
        return None
    before = left[-1].period is not None and left is not place.left
    if not (before or left[-1].text.endswith(group("cues", "goal"))):
        return None
    at = next((i for i in range(len(left) - 2, -1, -1) if _attains(left[i])), None)
    if at is None or any(word.text in phrases.table("changes") for word in left[at + 1 :]):
        return None  # 实现增长目标5%
    subject, text, _ = place.head(left[:at])
    text = text or place.carried_text
    base = phrases.join(left[at + 1 :]).removeprefix("了")
    carried = not phrases.strip_lead(left[:at])
    return About(text, Aspect.SHARE, base, subject, carried=carried) if text else None


def of_scope(place: Place) -> About | None:
    """城镇新增就业稳定在全国的1/10以上: so much of what there is of it everywhere."""
    left = place.left[:-1] if place.left and place.left[-1].text == "的" else place.left
    behind = place.right[:1]
    if place.quantity.unit != "%" or len(left) < 2 or (behind and behind[0].tag != "w"):
        return None
    if left[-1].text not in group("cues", "scope") or not _links_to(left[-2]):
        return None
    subject, text, _ = place.head(left[:-1])
    text, carried = text or place.carried_text, not text
    scope = left[-1].text + text
    return About(text, Aspect.SHARE, scope, subject, carried=carried) if text else None


def _links_to(word: Word) -> bool:
    return word.text in lexicons.words("links") or word.text.endswith(group("cues", "attains"))


def _attains(word: Word) -> bool:
    return word.text.endswith(group("cues", "attains"))


def before_whole(place: Place) -> About | None:
    """98%的生产设备为一级能效: the share stands before what it is a share of."""
    if place.quantity.unit != "%" or not place.right:
        return None
    reached = place.left[-1].text if place.left and place.left[-1].text in _REACHES else ""
    by = bool(place.left) and place.left[-1].text == _BY  # 动议以九成赞成票通过
    leads = reached or by or (place.opens and _only_reports(place))  # 85%受访者表示…
    after = place.right[place.right[0].text == "的" :]
    noun = phrases.right_noun(after)
    if not noun or _has(noun[0]) or not (leads or place.right[0].text == "的"):
        return None
    content = place.left[-1] if place.left and place.right[0].text == "的" else None
    if content is not None and phrases.nominal(content) and content.text.endswith(_CONTENTS):
        subject, _, _ = place.head([])
        return About(phrases.join(noun) + content.text, Aspect.SHARE, None, subject)
    told = after[len(noun) : len(noun) + 1]
    if any(
        w.text in phrases.table("changes") or w.text.endswith(_RATES) for w in (noun[-1], *told)
    ):
        return None  # 100%的增幅, 13%的税率: no whole, but what the figure is
    if noun[0].tag == "v" and len(noun) == len(after) and place.right[0].text != "的":
        return None  # 有22%认为形象负面: what they did, and not who they are
    said = reached or _said(after[len(noun) :])
    subject, _, _ = place.head(place.left)
    whole = phrases.join(noun)
    said = "" if by else said
    text = reached + whole if reached else f"{said}的{whole}" if said else whole
    return About(text, Aspect.SHARE, whole, subject, vague=vagueness.vague(text))


def of_same_whole(place: Place) -> About | None:
    """47%受访者没有症状;36.1%有轻度症状: a share of those of whom the one before tells; 受访者中,
    有22%认为…: of those just named.
    """
    last = place.before[-1] if place.before else None
    if place.quantity.unit != "%" or not place.opens or last is None or not place.right:
        return None
    named = last.counted and last.aspect in (Aspect.STOCK, Aspect.FLOW) and not last.vague
    shared = last.aspect is Aspect.SHARE and last.base and last.indicator.endswith(last.base)
    whole = last.indicator if named else (last.base or "") if shared else ""
    said = _said(place.right) if whole and _only_reports(place) else ""
    if not said or not _predicative(place.right[0]):
        return None
    return About(f"{said}的{whole}", Aspect.SHARE, whole, last.subject, carried=True)


def in_bracket(place: Place) -> About | None:
    """234间校舍,当中的105间(45%): the share that a part is of its whole."""
    words = [word.text for word in place.left]
    if not place.relative or words != [_OPENS_BRACKET] or not place.before:
        return None
    whole = _whole_of(place)
    return About(place.before[-1].indicator, Aspect.SHARE, whole, carried=True) if whole else None


def of_kind(place: Place) -> About | None:
    """(死亡…人,)其中约三分之二为平民: what so many of those just counted are."""
    leads = (*group("cues", "part"), *group("cues", "so-far"))
    only = all(word.text in leads or word.tag in ("w", "d", "r", "p") for word in place.left)
    whole = place.carried
    if not (place.relative and only and place.part and whole is not None and len(place.right) > 1):
        return None
    if place.right[0].text not in _BEING:
        return None
    noun = phrases.right_noun(place.right[1:])
    told = bool(noun) and not any(word.text in phrases.table("changes") for word in noun)
    return About(phrases.join(noun), Aspect.SHARE, whole.indicator, part=True) if told else None


def of_group(place: Place) -> About | None:
    """省内高校毕业生67.5%留在当地: the share stands between the whole and what its part did."""
    if place.quantity.unit != "%" or not place.left or not place.right:
        return None
    left = place.left[:-1] if len(place.left) > 1 and place.left[-1].text == "的" else place.left
    last, said = left[-1], phrases.predicate(place.right)
    if not (phrases.nominal(last) and said and said[0].tag == "v") or last.text.endswith(_RATES):
        return None
    subject, whole, _ = place.head(left)
    if not whole or place.right[0].tag == "w":
        return None
    return About(whole + phrases.join(said), Aspect.SHARE, whole, subject)


def counted_by(indicator: str) -> str:
    """What a rate counts the share of, where it counts things: 重点项目 of 重点项目开工率; the
    market that somebody has a share of: 国内市场 of 国内市场占有率; or those of whom it tells what
    they have: 学生 of 有症状的学生总数.
    """
    market = next((indicator.removesuffix(e) for e in _HELD if indicator.endswith(e)), "")
    if market.endswith("市场") and market != "市场":
        return _scope(market) or market
    described, _, things = indicator.rpartition("的")
    number = next((ending for ending in _NUMBER_OF if things.endswith(ending)), "")
    if described and number:
        counted = things.removesuffix(number)
        return "" if tag(counted).startswith("v") else counted  # 职工的报销比例
    if described and things in _ADDS:
        return described
    rest = indicator.removesuffix("率")
    if rest == indicator:
        return ""
    done = group("cues", "rated")
    while ending := next((word for word in done if rest.endswith(word)), ""):
        rest = rest.removesuffix(ending)
    if rest + "率" == indicator:
        return ""
    return rest.rstrip(_DENYING).removesuffix("的")  # 不合格率, 河流的达标率


def product(words: Sequence[Word]) -> str:
    """The product of which a clause tells: 甲胺 in 自主研发的甲胺制备工艺; ``""`` without one."""
    made, making = group("cues", "made"), group("cues", "making")
    end = next((i for i, word in enumerate(words) if word.text in made), 0)
    while end and words[end - 1].text in making:
        end -= 1
    start = end
    while start and phrases.nominal(words[start - 1]) and not phrases.verbal(words[start - 1]):
        start -= 1
    text = phrases.join(words[start:end])
    return text if start and words[start - 1].text == "的" and len(text) > 1 else ""


def market_of(base: str, told: str) -> str:
    """The market of the product that is told of: 国内甲胺市场 for 国内市场."""
    scope = base.removesuffix("市场")
    bare = scope != base and scope in group("cues", "scope")
    return f"{scope}{told}市场" if bare and told else base


def resumed(item: About, told: Sequence[About]) -> About:
    """28项重点工业项目…。所有项目开工率100%: the rate of all that was counted before, with what
    that was. ``told`` is what the figures of the paragraph say, the last one last.
    """
    if item.aspect is not Aspect.SHARE or not item.indicator.startswith(_ALL):
        return item
    every = counted_by(item.indicator)
    noun = next((every.removeprefix(word) for word in _ALL if every.startswith(word)), "")
    whole = next((t for t in reversed(told) if t.counted and not t.part), None)
    if not noun or whole is None or not whole.indicator.endswith(noun):
        return item
    rate = item.indicator.removeprefix(every)
    return replace(item, indicator=whole.indicator + rate, base=whole.indicator, carried=True)


def led_to(lead: Sequence[Word]) -> About | None:
    """视光服务占总额的百分比一直上升,(由4%升至27%): the share that a clause names."""
    at = next((i for i, word in enumerate(lead) if word.text == _HOLDS[0]), 0)
    if not at:
        return None
    of = next((i for i in range(at + 1, len(lead)) if _percentage(lead[i : i + 2])), 0)
    if of - at < _BASE_LENGTH or lead[of - 1].text != "的":
        return None
    whole, part = lead[at + 1 : of - 1], phrases.join(lead[:at]).removesuffix("的")
    return About(part, Aspect.SHARE, phrases.join(whole)) if part else None


def _percentage(found: Sequence[Word]) -> bool:
    """Whether words begin with 比例, or 百分比 in one piece or two."""
    return found[0].text in _PERCENTAGE or phrases.join(found) in _PERCENTAGE


def within(item: About, whole: str) -> About:
    """在28亿元的总额中,某某占两成: a share without a base of its own is of the whole just named."""
    if item.aspect is not Aspect.SHARE or item.base or not whole or item.indicator == whole:
        return item
    return replace(item, base=whole)


def rated(place: Place) -> About | None:
    """38.8%的低投票率: the rate itself stands behind its value."""
    if place.quantity.unit not in ("%", "‰") or not place.right:
        return None
    if place.left and place.left[-1].text in phrases.table("changes"):
        return None  # 净利润增长4.2% 不良率降至0.98%
    led = place.left[:-1] if place.left and place.left[-1].text in _WITH else place.left
    linked = led and phrases.strip_links(led) != led
    after = place.right[place.right[0].text == "的" :]
    noun = phrases.right_noun(after)
    text = phrases.join(noun[1:] if len(noun) > 1 and noun[0].tag == "a" else noun)
    if linked or not text.endswith(_RATE) or len(text) <= len(_RATE):
        return None
    return About(text, Aspect.SHARE, None, place.head(led)[0])


def _only_reports(place: Place) -> bool:
    """Whether what stands before the figure only tells whose it is, and that it is so:
    某市调查发现,有60%受访者….
    """
    roles = ("reports", "says", "found", "part")
    telling = ("有", *(word for role in roles for word in group("cues", role)))
    return all(
        word.tag in ("w", "d", "date")
        or word.text in telling
        or any(name.start <= word.start < name.end for name in place.names)
        for word in place.left
    )


def _predicative(word: Word) -> bool:
    return word.tag == "v" or _has(word)


def _has(word: Word) -> bool:
    """Whether what follows is what they have; the segmenter may not know the word: 有极(严重)."""
    return word.text in _HAVING or (word.tag == "x" and word.text.startswith(_HAVING))


#: Verbs that only lead to what somebody tells.
_TELLS = ("指", "称", "说")


def _said(found: Sequence[Word]) -> str:
    """What is told of the things, by the words behind them, and what they tell themselves."""
    if len(found) > 1 and found[0].text in _TELLS:
        told = list(takewhile(lambda word: word.tag != "w" and word.figure is None, found[1:]))
        if len(phrases.join(told)) > 1 and not phrases.too_long(told):
            return phrases.join(told)  # 受访者指压力大
    held = list(dropwhile(lambda word: word.tag == "d" and not _has(word), found))
    if held and _has(held[0]):
        ends = next((i for i, word in enumerate(held) if word.tag == "w" or word.figure), len(held))
        return phrases.join(held[:ends]) if ends > 1 and not phrases.too_long(held[:ends]) else ""
    return phrases.join(phrases.predicate(found))


def _of_named_whole(place: Place) -> tuple[str, str] | None:
    """全市常住人口中,男性人口为211万人,占50.65%: what was told last, and of what it is a part."""
    last = place.before[-1] if place.before else None
    whole = next((item for item in reversed(place.before) if item.whole), None)
    if last is None or whole is None or last.whole or last.aspect is Aspect.SHARE:
        return None
    return (last.indicator, whole.indicator) if last.indicator != whole.indicator else None


def _whole_of(place: Place) -> str:
    """What the part before the figure is a part of, ``""`` where that is no part."""
    *earlier, part = place.before or (None,)
    if part is None or not part.part:
        return ""
    whole = next((item for item in reversed(earlier) if item.counted and not item.part), None)
    return whole.indicator if whole is not None and not whole.vague else ""


def _base(found: Sequence[Word]) -> str:
    """The base without what leads from it to the figure: 规上工业产值的比重已经达 → 规上工业产值,
    生产总值比重由2020年的 → 生产总值.
    """
    bare = [] if found and found[0].text == "的" else found  # 服务所占的比重
    text = phrases.join(phrases.strip_links(found) or bare)
    text = text.removeprefix("到").removeprefix("了").removesuffix("从").removesuffix("由")
    if text.startswith("比") and not text.startswith("比重"):
        return ""
    links = (link for link in lexicons.words("links") if link.endswith(_LEADING))
    endings = sorted({*group("cues", "share-tail"), *links}, key=len, reverse=True)
    ending = next((e for e in endings if text.endswith(e)), None)
    while ending is not None:
        text = text.removesuffix(ending)
        ending = next((e for e in endings if text.endswith(e)), None)
    return text.removesuffix("了").strip("“”、 ")


def _scope(numerator: str) -> str:
    """The base of a share that has no 占: 靛蓝全球产能占比 is of 全球靛蓝产能."""
    scope = next((word for word in group("cues", "scope") if word in numerator), None)
    return scope + numerator.replace(scope, "", 1) if scope else ""
