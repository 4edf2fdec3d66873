"""Growth and change: by how much something became more or less, against what."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, takewhile

from msgspec.structs import replace

from factcheck.extraction import phrases
from factcheck.extraction.clauses import Word
from factcheck.extraction.indicators import aspects
from factcheck.extraction.indicators.place import DIFFERENCES, About, Place
from factcheck.model import Aspect, QuantityKind
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group
from factcheck.segmentation import tag

_RELATIVE = ("ratio", "multiple", "points")
#: What a rate of growth is called too: 经济增长仅为5.5%.
_GROWTH = "增长"
#: 翻一番: by how much something grew, and that it did.
_DOUBLED = "翻"
#: What 同比 and its like compare with.
AGAINST = {
    "同比": "上年同期",
    "年增": "上年同期",
    "年减": "上年同期",
    "按年": "上年同期",
    "环比": "上期",
    "按月": "上月",
    "按季": "上季",
    "按周": "上周",
    "月增": "上月",
    "月减": "上月",
    "季增": "上季",
    "季减": "上季",
}
#: A rate of births over deaths, not by how much something grew.
_LEVEL = "自然增长率"
#: What is told after 环比 goes on with it, until something else is compared with.
_IN_TURN = frozenset(("上期", "上月", "上季", "上周"))
_YEARLY = ("年均", "年平均")
#: Between a change and what it led to.
_LED = frozenset(("达", "达到", "增至", "增加到", "升至", "升到", "提高到", "降至", "降到", "至"))
#: What a figure begins with that says the same.
_PASSED = ("突破", "超过")
#: What points are told of and is itself in per cent, whatever words tell the change.
_RATED = ("率", "比重", "占比", "比例", "指数")
#: 占比, where the segmenter cuts it.
_SHARE = "占"
#: What is compared with a time and not with somebody else.
_TIMES = compiled("[年月季期周]|时候|[初末底]$")
#: How far before the verb the base of a comparison is looked for, in words.
_REACH = 8
#: The verb of a change is one of so many first words.
_OPENING = 4
#: 提高占比30% tells no change.
_SHARES = ("率", "比", "比重", "比例", "份额", "占比")
#: Of some measures less is better: 细颗粒物浓度改善5%.
#: 改造提升: the second verb of a deed, and what it is done to.
_HEIGHTENS, _WORKED_ON = "提升", frozenset(("area", "length", "count", "households"))
_BETTER = "改善"
#: Before a verb, that more or less of it was done: 比上年多打了25亿斤.
_BY_SO_MUCH = {"up": "多", "down": "少"}
#: No word at all.
_NONE = (0, 0, "")


def grown(place: Place) -> About | None:
    """…同比增长124.34%, …下降0.5个百分点, …增加3万人, 6.7%的经济增速."""
    of = _of_rate(place)
    if of is not None:
        return of
    kept = list(place.left)
    while kept and _passed_over(kept):
        kept.pop()
    if place.quantity.text.startswith(_DOUBLED):
        base, rest = _comparison(kept)
        return _about(place, rest, Aspect.GROWTH, base, falls=False)
    if not kept or phrases.join(kept[-2:]).endswith(_LEVEL):
        return None
    points = place.quantity.dimension == "points"
    goal = place.relative and kept[-1].text.endswith(group("cues", "goal"))
    against = _against(place, kept) if points or goal else None
    if against is not None:
        return against
    direction, length = _direction(kept)
    if not direction and _compares(kept[:-1]):
        # 比全省高0.8个百分点, 同比多847亿元
        direction, length = _more_or_less(kept)
    if not direction and (place.relative or points):
        done = _done_to(place, kept)
        if done is not None:
            return done
    if not direction and place.relative:
        length = _rate(kept)
        direction = "noun" if length else ""
    if not direction:
        return _about(place, kept, Aspect.CHANGE, None, falls=False) if points else None
    relative = place.relative or place.quantity.dimension in _RELATIVE
    counts = bool(place.right) and phrases.nominal(place.right[0])
    if not relative and (counts or direction == "noun" or _deed(place, kept)):
        return None
    base, rest = _comparison(kept[:-length])
    base = base or next(
        (of for word, of in AGAINST.items() if kept[-1].text.startswith(word)), None
    )
    base = base or _goes_on(place)
    aspect = Aspect.GROWTH if relative and not points else Aspect.CHANGE
    item = _about(place, rest, aspect, base, falls=direction == "down")
    item = replace(item, base=item.base or _same_change(place, item))
    if kept[-1].text == _BETTER and item.indicator.endswith(group("cues", "better-less")):
        return replace(item, falls=True)
    return item


def _deed(place: Place, kept: list[Word]) -> bool:
    """Whether two verbs name one deed, done to so much: 改造提升5万亩."""
    made = len(kept) > 1 and phrases.verb_aspect(kept[-2].text) == Aspect.FLOW
    return made and kept[-1].text == _HEIGHTENS and place.quantity.dimension in _WORKED_ON


def _passed_over(kept: list[Word]) -> bool:
    """Whether the last word tells nothing of the change: 同比增长|了|约. In 比去年多 it does."""
    last = kept[-1]
    if last.text in group("cues", "more") and _compares(kept[:-1]):
        return False
    if last.text in phrases.table("changes"):
        return False  # 再增, which is taken for an adverb
    return last.tag in ("d", "ul", "w", "ad", "m", "mq") or last.text in group("cues", "grown-by")


def _more_or_less(kept: list[Word]) -> tuple[str, int]:
    """The direction told behind a comparison, and how many words tell it: 多, 多打, 少|收."""
    for length in (1, 2):
        text = phrases.join(kept[-length:])
        done = len(text) == len("多打") and tag(text[1:]).startswith("v")
        for way, told in (("up", "more"), ("down", "less")):
            adverb = done and text.startswith(_BY_SO_MUCH[way])
            if adverb or (length == 1 and text in group("cues", told)):
                return way, length
    return "", 1


def _compares(words: list[Word]) -> bool:
    """Whether words say that something is held against something else: 比去年, 同比."""
    return any(word.text in group("cues", "than") or word.text in AGAINST for word in words)


def led_to(place: Place) -> About | None:
    """产量增长94.5%、达168.4万辆: the level of what grew, told right behind its growth."""
    last = place.before[-1] if place.before else None
    if last is None or last.aspect not in DIFFERENCES or not _is_led(place):
        return None
    if last.base is not None and not _TIMES.search(last.base):
        return None  # 比全国高0.8个百分点,达到5.6%: growth may be what is compared
    of_rate = last.aspect is Aspect.CHANGE and last.indicator.endswith(_RATED)
    if place.relative and not of_rate:
        return None
    aspect = aspects.of_level(place, last.indicator, "")
    return replace(last, aspect=aspect, base=None, falls=False, carried=True)


def _is_led(place: Place) -> bool:
    """Whether a figure with no noun of its own is said to be reached: 、达168.4万辆."""
    left = [word for word in place.left if word.tag not in ("w", "d", "ad", "ul")]
    told = place.quantity.text.startswith(_PASSED) if not left else left[0].text in _LED
    plain = place.quantity.kind is QuantityKind.CARDINAL
    plain = plain and place.quantity.dimension not in ("points", "time", "number", "multiple")
    ends = not place.right or place.right[0].tag in ("w", "bracket")
    return told and plain and ends and len(left) <= 1


def _done_to(place: Place, kept: list[Word]) -> About | None:
    """压缩“三公”经费29.9%: the verb of the change stands before what it changes."""
    lead = phrases.strip_links(kept)
    at = next((i for i, word in enumerate(lead[:_OPENING]) if word.text in _moves()), None)
    if at is None or at + 1 >= len(lead):
        return None
    object_ = lead[at + 1 :]
    nouns = all(phrases.nominal(word) or word.tag in ("w", "uj") for word in object_)
    if not nouns or object_[0].tag in ("w", "uj") or object_[-1].text.endswith(_SHARES):
        return None
    subject, before, _ = place.head(lead[:at])
    if before:
        return None
    text = phrases.join(phrases.strip_links(object_))
    falls = phrases.table("changes")[lead[at].text] == "down"
    aspect = Aspect.CHANGE if place.quantity.dimension == "points" else Aspect.GROWTH
    return About(text, aspect, None, subject, falls=falls)


@cache
def _moves() -> frozenset[str]:
    """The verbs of a change: 压缩, 提高."""
    return frozenset(word for word, way in phrases.table("changes").items() if way != "noun")


def _of_rate(place: Place) -> About | None:
    """6.7%的经济增速: what grew stands between the figure and 增速; (保持)20%以上的增长: before."""
    if not place.relative or len(place.right) < 2 or place.right[0].text != "的":
        return None
    changes = phrases.table("changes")
    ends = len(place.right) == 2 or place.right[2].tag == "w"
    if ends and changes.get(place.right[1].text) in ("up", "noun"):
        return _about(place, place.left, Aspect.GROWTH, _goes_on(place), falls=False)
    words = list(takewhile(lambda word: word.tag not in ("w", "d", "p"), place.right[1:]))
    rate = next((i for i, word in enumerate(words) if changes.get(word.text) == "noun"), 0)
    grew = words[:rate]
    if not grew or not all(map(phrases.nominal, grew)):
        return None
    subject, _, _ = place.head(place.left)
    return About(phrases.join(grew), Aspect.GROWTH, None, subject)


def _same_change(place: Place, item: About) -> str | None:
    """What a change is told against that is told once more, as a rate: 比上年增加3亿元,增长
    37.9%.
    """
    last = place.before[-1] if place.before else None
    if last is None or last.aspect is not Aspect.CHANGE or item.aspect is not Aspect.GROWTH:
        return None
    return last.base if item.carried and last.indicator == item.indicator else None


def _goes_on(place: Place) -> str | None:
    """What the growth before is told against: 环比下降0.2%。其中,食品价格下降0.5%."""
    last = next((item for item in reversed(place.before) if item.aspect is Aspect.GROWTH), None)
    return last.base if last is not None and last.base in _IN_TURN else None


def _grown_last(place: Place) -> About | None:
    """What grew or changed right before, if its own clause told what: 增加值同比增长5%,环比增长1%;
    在建项目减少94个、下降35.9%.
    """
    last = place.before[-1] if place.before else None
    if last is None or last.carried or last.aspect not in DIFFERENCES:
        return None
    return last if last.aspect is Aspect.GROWTH or place.listed else None


def _about(
    place: Place, words: list[Word], aspect: Aspect, base: str | None, *, falls: bool
) -> About:
    object_ = next((i for i, w in enumerate(words) if w.text in group("cues", "object")), -1)
    if 0 <= object_ < len(words) - 1:
        words = words[object_ + 1 :]  # 决定将油价每吨降低50元
    subject, text, _ = place.head(phrases.plainly(words))
    carried = not text or text in group("cues", "side")
    if carried:
        of = _grown_last(place) or place.carried
        last = place.before[-1].indicator if place.before else ""
        text = place.side_of(text) if text else (of.indicator if of else "") or last
        subject = subject or (of.subject if of else None)
    elif place.opens and subject is None:
        own = place.of_thing(text)
        text, carried = own or text, own is not None
    elif subject is None and place.goods(text):
        text, carried = place.goods(text) + text, True
    whole = place.whole_of(text)
    if whole is not None and whole.aspect is aspect:
        text, carried = text + whole.indicator, True
    vague = phrases.verb_part(text) != "" or tag(text) == "v"
    return About(text, aspect, base, subject, falls=falls, carried=carried, vague=vague)


def _against(place: Place, kept: list[Word]) -> About | None:
    """超出规划目标17.3个百分点, 超年度计划28%: what the value is held against stands before the
    figure.
    """
    against = group("cues", "against")
    found = ((i, i, w.text) for i, w in enumerate(kept) if w.text in against)
    # 快于 is one word, or two.
    apart = ((i, i + 1, a.text + b.text) for i, (a, b) in enumerate(pairwise(kept)))
    start, end, word = max((*found, *(one for one in apart if one[2] in against)), default=_NONE)
    if not word or end + 1 == len(kept):
        return None
    goal = phrases.join(kept[end + 1 :])
    aspect = Aspect.GROWTH if place.relative else Aspect.CHANGE
    falls = word in group("cues", "below")
    return _about(place, kept[:start], aspect, goal, falls=falls)


def _direction(found: list[Word]) -> tuple[str, int]:
    """The direction of the change told by the last words, and how many words tell it."""
    changes = phrases.table("changes")
    last = found[-1].text
    for cut in range(len(last)):
        if last[cut:] not in changes:
            continue
        if not cut or last[:cut] in (*group("cues", "grown-how"), *group("cues", "comparison")):
            return changes[last[cut:]], 1
    if len(found) > 1 and found[-2].text + last in changes:
        return changes[found[-2].text + last], 2
    return "", 0


def _rate(found: list[Word]) -> int:
    """How many words at the end tell which growth rate was reached: 涨幅控制在, 同比增速回落到."""
    changes = phrases.table("changes")
    for length in range(2, min(len(found), _REACH) + 1):
        word = found[-length]
        grown = word.text == _GROWTH and length < len(found)
        if changes.get(word.text) == "noun" or (
            grown and not any(map(_names, found[1 - length :]))
        ):
            return length
        if phrases.nominal(word) and not phrases.verbal(word):
            return 0
    return 0


def _names(word: Word) -> bool:
    return phrases.nominal(word) or word.text == "的"


def _comparison(found: list[Word]) -> tuple[str | None, list[Word]]:
    """The base of a comparison (同比, 环比, 比上年, 较2020年) and the words without it."""
    kept = list(found)
    if any(word.text in _YEARLY for word in kept[-3:]):
        return "年均", [word for word in kept if word.text not in _YEARLY]
    while kept and kept[-1].text in group("cues", "grown-how"):
        kept.pop()
    for index in range(len(kept) - 1, max(len(kept) - _REACH, -1), -1):
        text = kept[index].text
        if text in AGAINST:
            return AGAINST[text], kept[:index] + kept[index + 1 :]
        if text in group("cues", "than") and (not index or kept[index - 1].text != _SHARE):
            # 比(5年前)下降: a length of time is no word here
            base = phrases.join(kept[index + 1 :])
            return base.removesuffix("多").removesuffix("少") or base or None, kept[:index]
    return None, kept
