"""Whether two claims speak of the same thing, part by part, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from factcheck.alignment import wording
from factcheck.alignment.slots import many_digits, turned
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Message,
    Period,
    PeriodBasis,
)
from factcheck.patterns import compiled

#: Aspects that hold at a point of time, so that a day of a year may stand for the year.
AT_END = frozenset(
    (
        Aspect.STOCK,
        Aspect.SHARE,
        Aspect.RANK,
        Aspect.CAPACITY,
        Aspect.AVERAGE,
        Aspect.COUNT,
        Aspect.CUMULATIVE,
    )
)
#: Counted things of so many characters (金牌, 全国人大) are told of more than once.
_SHORT = 4
#: A sentence that says whose findings it tells: 某某报的民调显示,….
_SOURCE = compiled(r"([^,，。;；]{2,40}?)(?:也|还)?(?:显示|表明|顯示)")
#: What a sentence is about, set before it: 地面公交:….
_LABEL = compiled(r"\s*(?:[-*·—]+\s*)?([^,，。;；:：\d]{2,12})[:：]")
#: Which of several a sentence tells of: 第三宗案件, 第12批.
_WHICH = compiled(r"第([一二三四五六七八九十百\d]+)(?![一二三四五六七八九十百\d产])(\w)")
#: The edition of what is held again and again, the one before among them.
_EDITION, _LAST_ONE = (
    compiled("(?<![比较較与與同过過])上一?(?=[届屆])|[本这這今此该該][届屆次]"),
    "上",
)
#: What stands before a figure that grows from one report to the next: 遇难者增至17人.
_GROWN = compiled(r"[增升加大降跌落计計积積]至(?:最少|至少|约|約|近|逾|超过)?$")
_THOSE = compiled(
    r"的(?:[0-9一二三四五六七八九十两兩几幾百]+[个個家]|省份|城市|地[区區]|企[业業]|[国國]家|行[业業])"
)
_STRETCH = compiled(r"路段|[区區][间間]|至[\u4e00-\u9fff]{2,4}段")
_SO_FAR = compiled("至今已?有?(?:最少|至少|约|約|近|逾|超过)?$")
#: Days that have no date.
_DAYS = compiled(
    r"假期|黄金周|小长假|长假|春运|暑[期假]|寒假|[单單首当當][日天]|[一二三四五六七八九十\d]+天|首周|假日|節日|节日"
)
#: 甲、乙两省收获4亿亩 is what both come to, and no amount of either.
_SUMMED = frozenset((Aspect.STOCK, Aspect.FLOW, Aspect.CUMULATIVE, Aspect.CAPACITY))
_LATELY = compiled("近年[来來]|近些年|近几年|近幾年|[这這]些年")
_YEAR = timedelta(days=365)
_QUARTER = timedelta(days=88)
_CHANGES = (Aspect.GROWTH, Aspect.CHANGE)
#: With what a year or its part is compared where nothing else is said.
LAST_YEAR = ("上年", "去年", "上年同期", "去年同期", "上一年", "上年度", "上一年度", "前一年")
#: Times that a sentence itself tells.
_TIMED = (PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE)
_PARTS = {
    "subject": Message(zh="主体", en="subject"),
    "indicator": Message(zh="指标", en="indicator"),
    "period": Message(zh="时间", en="period"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """That two claims may be held against each other.

    ``confidence`` is that of the weakest part. ``differs`` names the parts that differ (``base``,
    ``period``); with none the claims speak of one thing.
    """

    confidence: Confidence
    reasons: tuple[Message, ...]
    differs: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Scale:
    """Collects the parts of a comparison."""

    confidence: Confidence
    reasons: list[Message]
    differs: set[str]

    def note(self, confidence: Confidence, zh: str, en: str) -> None:
        self.confidence = min(self.confidence, confidence)
        self.reasons.append(Message(zh=zh, en=en))


def compatible(a: Claim, b: Claim) -> Comparison | None:
    """Whether ``a`` and ``b`` speak of the same thing; ``None`` where they do not.

    Symmetric, and a function of the two claims alone. Subject, indicator, aspect, unit dimension
    and modality must agree or be compatible; base and period may differ, and are then named.
    """
    if a.aspect is not b.aspect or a.quantity.dimension != b.quantity.dimension:
        return None
    if a.modality is not b.modality:
        return None
    scale = _Scale(min(a.confidence, b.confidence), [], set())
    if _too_common(a, b):
        scale.confidence = Confidence.LOW
    if not (_subjects(a, b, scale) and _indicators(a, b, scale)):
        return None
    _bases(a, b, scale)
    _periods(a, b, scale)
    if "base" not in scale.differs and apart(a, b):
        scale.confidence = Confidence.LOW
    carried = [words for part, words in _PARTS.items() if part in (*a.inferred, *b.inferred)]
    if carried:
        scale.reasons.append(
            Message(
                zh=f"{'、'.join(words.zh for words in carried)}承前文或标题",
                en=f"{', '.join(words.en for words in carried)} carried from the context",
            )
        )
    return Comparison(scale.confidence, tuple(scale.reasons), frozenset(scale.differs))


def _too_common(a: Claim, b: Claim) -> bool:
    """Whether the indicator names too little for the two places that it stands in.

    A document tells of several things, and even 脑瘫患儿 need not be the same ones.
    """
    short = a.quantity.counts and len(a.indicator) <= _SHORT and a.span.document == b.span.document
    return ((a.weak or b.weak) and not _slipped(a, b)) or short


def _slipped(a: Claim, b: Claim) -> bool:
    """Whether two texts tell one number of many digits, in another order or unit: 957.62斤 and
    957.62公斤 of one place and year are of one thing by no chance.
    """
    first, second = a.quantity, b.quantity
    if a.span.document == b.span.document or not many_digits(first):
        return False
    other_unit = first.nominal == second.nominal and first.unit != second.unit
    return other_unit or turned(first, second)


def _told_apart(a: Claim, b: Claim) -> bool:
    """Whether one paragraph tells two values where a part of either is only understood.

    What a paragraph says twice with two values is mostly said of two things.
    """
    one = a.span.document == b.span.document and a.block == b.block
    return one and bool({"subject", "indicator"} & {*a.inferred, *b.inferred})


def _by_others(a: Claim, b: Claim) -> bool:
    """Whether two sources say it, each by name: two polls, two agencies."""
    first, second = _SOURCE.match(a.context), _SOURCE.match(b.context)
    return first is not None and second is not None and first[1] != second[1]


def _labelled_apart(a: Claim, b: Claim) -> bool:
    """Whether a document sets a heading of its own before either: 公交:… and 地铁:…."""
    if a.span.document != b.span.document:
        return False
    first, second = _LABEL.match(a.context), _LABEL.match(b.context)
    return first is not None and second is not None and first[1] != second[1]


def _numbered_apart(a: Claim, b: Claim) -> bool:
    """Whether the two are of two in a row: 第二宗案件起诉3人 and 第三宗案件起诉24人."""
    first, second = (dict(map(reversed, _WHICH.findall(_lead(c)))) for c in (a, b))
    return any(second.get(unit, number) != number for unit, number in first.items())


def _editions_apart(a: Claim, b: Claim) -> bool:
    """Whether one of the two is of the edition before: 上届茶博会参展企业620家,成交3.8亿元."""
    told = (_EDITION.findall(_lead(claim)) for claim in (a, b))
    first, second = (bool(found) and found[-1].startswith(_LAST_ONE) for found in told)
    return first is not second


def growing(a: Claim, b: Claim) -> bool:
    """Whether two texts tell a number that grew up to some hour that neither tells."""
    if a.span.document == b.span.document or not a.quantity.counts:
        return False
    leads = [_lead(claim) for claim in (a, b)]
    if all(map(_SO_FAR.search, leads)):
        return True  # whatever time is told of what led to it
    if not any(map(_GROWN.search, leads)):
        return False
    if _a_year(a.period) and _a_year(b.period):
        return False  # 总数增至98家, of a year: it grew to what it was at its end
    return not all(c.period is not None and c.period.basis in _TIMED for c in (a, b))


def _lead(claim: Claim) -> str:
    """What the sentence of a claim says before the figure."""
    return claim.context.partition(claim.quantity.text)[0]


def _days_apart(a: Claim, b: Claim) -> bool:
    """Whether one tells of some days that no date names and the other of a year: 国庆假期, 全年."""
    first, second = (_DAYS.search(_lead(c)) for c in (a, b))
    yearly = b if first else a
    return (first is None) != (second is None) and _a_year(yearly.period)


def _some_apart(a: Claim, b: Claim) -> bool:
    """Whether one is told of some that it picks out: 增速超10%的五个省份, 开通的路段长530公里."""
    first, second = (_picked(claim) for claim in (a, b))
    return first is not second


def _picked(claim: Claim) -> bool:
    lead, _, behind = claim.context.partition(claim.quantity.text)
    stretch = claim.quantity.dimension == "length" and _STRETCH.search(lead) is not None
    return stretch or _THOSE.match(behind) is not None


#: What makes it unlikely that two claims are of one thing, though their parts agree.
_APART = (
    _told_apart,
    _by_others,
    _labelled_apart,
    _days_apart,
    _numbered_apart,
    _editions_apart,
    growing,
    _some_apart,
)


def apart(a: Claim, b: Claim) -> bool:
    """Whether something tells that the two are of two things, though their parts agree."""
    return any(tells(a, b) for tells in _APART)


def _a_year(period: Period | None) -> bool:
    if period is None or period.start is None or period.end is None or not period.text:
        return False
    return period.end - period.start >= _YEAR


def _subjects(a: Claim, b: Claim, scale: _Scale) -> bool:
    if not a.members or not b.members:
        scale.note(Confidence.LOW, "主体未明", "subject unknown")
        return True
    first, second = ({wording.place(party) for party in claim.members} for claim in (a, b))
    if first & second and wording.namesakes(a.members, b.members):
        return False
    if a.span.document != b.span.document and any(map(wording.unnamed, first | second)):
        # 全区 of one text need not be 全区 of another.
        scale.note(Confidence.LOW, "主体未明", "subject unknown")
        return first == second
    if first == second:
        scale.note(Confidence.HIGH, f"主体相同：{a.subject}", f"same subject: {a.subject}")
        return True
    if first & second:
        joint, single = (a, b) if len(first) > len(second) else (b, a)
        if joint.aspect in _SUMMED and wording.summed_up(joint.members):
            return False
        scale.note(
            Confidence.MEDIUM,
            f"主体相容：{joint.subject} 含 {single.subject}",
            f"compatible subjects: {joint.subject} includes {single.subject}",
        )
        return True
    return False


def _indicators(a: Claim, b: Claim, scale: _Scale) -> bool:
    first = wording.canonical(wording.without_name(a.indicator, a.subject))
    second = wording.canonical(wording.without_name(b.indicator, b.subject))
    if first != second:
        return False
    if a.indicator == b.indicator:
        scale.note(Confidence.HIGH, f"指标相同：{a.indicator}", f"same indicator: {a.indicator}")
    else:
        scale.note(
            Confidence.HIGH,
            f"指标同义：{a.indicator} = {b.indicator}",
            f"same indicator, worded twice: {a.indicator} = {b.indicator}",
        )
    return True


def _bases(a: Claim, b: Claim, scale: _Scale) -> None:
    first, second = base_key(a), base_key(b)
    if first != second and one_base(a, b):
        if not (first and second):
            # 增长5% is against the year before, of a month perhaps against the month before.
            short = any(_within_a_quarter(claim.period) for claim in (a, b))
            level = Confidence.LOW if short else Confidence.MEDIUM
            scale.note(level, "一处未写明与何时相比", "one does not say against what time")
        return
    if first == second:
        if a.base and b.base:
            scale.note(
                Confidence.HIGH, f"基数相同：{a.base} = {b.base}", f"same base: {a.base} = {b.base}"
            )
        return
    scale.differs.add("base")
    scale.reasons.append(
        Message(zh=f"基数不同：{a.base} / {b.base}", en=f"bases differ: {a.base} / {b.base}")
    )


def one_base(a: Claim, b: Claim) -> bool:
    """Whether two shares are of one base, or two changes against one time."""
    first, second = base_key(a), base_key(b)
    yearly = a.aspect in _CHANGES and _yearly(first) and _yearly(second)
    return first == second or yearly


def _yearly(base: str) -> bool:
    """Whether growth is told against the year before, or against no time in words."""
    return base in ("", *LAST_YEAR)


def _within_a_quarter(period: Period | None) -> bool:
    if period is None or period.start is None or period.end is None:
        return False
    return period.end - period.start < _QUARTER


def base_key(claim: Claim) -> str:
    """The canonical base of a claim, without the name of its subject; ``""`` without a base."""
    return wording.canonical(wording.without_name(claim.base, claim.subject)) if claim.base else ""


def _periods(a: Claim, b: Claim, scale: _Scale) -> None:
    first, second = a.period, b.period
    if wording.unchanging(a.indicator, a.members) and wording.unchanging(b.indicator, b.members):
        scale.note(Confidence.MEDIUM, "不随时间变", "the same at all times")
        return
    if first is None or second is None:
        # Two undated texts both speak of their own now; a dated one may speak of another time.
        known = first or second
        undated = known is None or _assumed(known) or _of_late(a if first else b)
        scale.note(
            Confidence.MEDIUM if undated else Confidence.LOW, "时间未写明", "period not stated"
        )
        return
    if first.same_days(second):
        told = " = ".join(dict.fromkeys((_told(first), _told(second))))
        elsewhere = a.span.document != b.span.document and a.aspect not in AT_END
        guessed = elsewhere and _guessed(first) != _guessed(second)
        later = a.span.document != b.span.document and first.clock != second.clock
        sure = Confidence.LOW if guessed or later else _sure(first, second)
        scale.note(sure, f"时间相同：{told}", f"same period: {told}")
        return
    if _meet(first, second, a.aspect):
        hours = a.span.document != b.span.document and "时" in first.text + second.text
        scale.note(
            Confidence.LOW if hours else Confidence.MEDIUM,
            f"时间相容：{_told(first)} / {_told(second)}",
            f"compatible periods: {_told(first)} / {_told(second)}",
        )
        return
    scale.differs.add("period")
    scale.reasons.append(
        Message(
            zh=f"时间不同：{_told(first)} / {_told(second)}",
            en=f"periods differ: {_told(first)} / {_told(second)}",
        )
    )


def _of_late(claim: Claim) -> bool:
    """Whether a sentence speaks of its own now, whatever time was told before: 近年来."""
    inherited = claim.period is not None and claim.period.basis is PeriodBasis.INHERITED
    return inherited and claim.aspect in AT_END and _LATELY.search(_lead(claim)) is not None


def _sure(first: Period, second: Period) -> Confidence:
    return Confidence.MEDIUM if _assumed(first, second) else Confidence.HIGH


def _assumed(*periods: Period) -> bool:
    return any(period.basis is PeriodBasis.ASSUMED for period in periods)


def _guessed(period: Period) -> bool:
    """Whether no word tells this time.

    The flows of an undated report may be those of its own year or of the one it looks back on.
    """
    return _assumed(period) and not period.text


def _meet(first: Period, second: Period, aspect: Aspect) -> bool:
    """Whether two periods that are not equal may still be meant as one."""
    if not first.overlaps(second) or _lengths_apart(first, second):
        return False
    if first.end == second.end and aspect in AT_END and _years_long(first) == _years_long(second):
        return True
    # An undated document's 目前 is somewhere in its year.
    return aspect in AT_END and _assumed(first, second)


def _lengths_apart(first: Period, second: Period) -> bool:
    """Whether two lengths of time within a year are told: 1—6月, 6月份.

    Of years, one may stand for its end.
    """
    return first.start != second.start and _length(first) and _length(second)


def _length(period: Period) -> bool:
    if period.instant or not period.text or period.start is None or period.end is None:
        return False
    return not _assumed(period) and period.end - period.start < _YEAR


def _years_long(period: Period) -> bool:
    """Whether a time is several years: what was counted in them is no count of one: 四年来…70名."""
    if period.start is None or period.end is None:
        return False
    return period.end - period.start > 2 * _YEAR


def _told(period: Period) -> str:
    if period.text:
        return period.text
    return str(period.start) if period.start else "—"
