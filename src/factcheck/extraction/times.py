"""When figures hold: the document's own clock, and the times that headings hand down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction import dates, modality
from factcheck.model import Block, BlockKind, Modality, Period, PeriodBasis, Span
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: Words before or after a date that put it in the future.
_FUTURE = compiled(r"(?:到|至|面向|预计|计划|力争|目标|将|拟|规划|展望|预测)[^,;。]{0,6}$")
_TO_COME = compiled(r",?[^,;。]{0,8}(?:将(?!近)|拟|计划(?!完成)|力争|有望|预计)")
#: Wordings that are counted from the day of writing, whatever the heading says.
_FROM_TODAY = (
    "今",
    "去年",
    "明",
    "昨",
    "前年",
    "后年",
    "上年",
    "目前",
    "当前",
    "如今",
    "现在",
    "本",
    "近",
    "日前",
    "截至目前",
    "截至今",
)
#: Wordings that mean the day of writing.
NOW = ("目前", "截至目前", "当前", "如今", "现在", "眼下", "迄今", "至今", "截至今", "现")
#: Before a time that a plan is made for.
_OVER = "对"
#: Wordings that hold for their own sentence alone.
_PASSING = compiled(
    r"前一|当[年月日天时晚]|[次翌同那]|上[年月周]|[昨前]|近[一两二三四五六七八九十\d]"
)
#: Told by the wording itself or by a date before it in the paragraph, nearer than any heading.
_NEARER = (PeriodBasis.EXPLICIT, PeriodBasis.INHERITED)
#: What is told in such a text is over, and what it plans is of its own year.
_REPORT = "工作报告"
#: Wordings of a year that is told when it is over.
WHOLE = ("全年",)
#: So much of a year to come, and it cannot have been told.
_AHEAD = timedelta(days=183)
#: 提前完成“十四五”目标 names a plan; what follows was done in the year of the text.
_OF_A_PLAN = compiled(
    "”?(?:规划|目标|纲要|任务|计划|主要指标|(?:时期)?(?:的?良好|的?圆满)?(?:开局|起步|收官))"
)
#: So many years up to the day of writing.
_YEARS_BACK = compiled(r"[近过这][^年]{0,4}年|[一两二三四五六七八九十\d]+多?年来")
#: Until when in a year a report is given on the years before it.
_SPRING = 4
_WEEKDAY = compiled("(?:周|星期|礼拜)[一二三四五六日天末]")
_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)
#: What is the first of its kind since a year tells nothing of what else that year saw.
_SINCE = compiled("^自|以来$")
_OF_ITS_KIND = compiled(r"[^。;!?\n]{0,30}?(?:首[次度届]|第[一二三四五六七八九十\d]+[次度届])")
_MONTHS = timedelta(days=300)
_RANK = compiled(
    r"(?:(?P<first>[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章部]?分?)|(?P<second>\([一二三四五六七八九十]+\))|(?P<third>\d+[.、]))"
)

#: A heading that counts from one, and the rank of those that do not count.
_FIRST = compiled(r"\(?[一1][)、.]|第一[章部]")
_UNNUMBERED = 40
#: Words that lead to a year stand so near.
_LEAD = 8
#: What a report that has turned to what is to come goes on with to its end.
AHEAD = (Modality.PLANNED, Modality.TARGET)


#: The end of a year, which is that of what stood then.
_ENDS = ("年底", "年末")
#: 截至2015年底 leads to all there was by then.
_UP_TO = "截"


def at_year_end(period: Period, text: str) -> bool:
    """Whether a paragraph tells in its midst what stood at the end of a year: 2012年底."""
    ends = period.instant and period.start is not None and period.text.endswith(_ENDS)
    by_then = period.text.startswith(_UP_TO)
    return ends and not by_then and bool(text[: period.span.start].strip())


def whole_year(period: Period) -> Period:
    """The year in which a period begins."""
    assert period.start is not None
    first, after = date(period.start.year, 1, 1), date(period.start.year + 1, 1, 1)
    return replace(period, start=first, end=after, instant=False)


def lasting(period: Period, text: str) -> bool:
    """Whether what follows in the paragraph, whose ``text`` tells the period, holds for it too."""
    if not period.resolved or _PASSING.match(period.text):
        return False
    if text.endswith(_OVER, 0, period.span.start) and text.startswith("的", period.span.end):
        return False  # 对2006—2020年的科技发展作出部署
    if text.startswith(group("cues", "utmost"), period.span.end):
        return False  # 2007年以来最好
    if _SINCE.search(period.text) and _OF_ITS_KIND.match(text, period.span.end):
        return False  # 自2011年改制以来第二次招考
    if period.start is None or period.end is None or period.end - period.start <= _YEAR:
        return True  # 2025年计划新增: a year, and what is planned in it
    return _OF_A_PLAN.match(text, period.span.end) is None


def indefinite(period: Period) -> bool:
    """Whether the wording tells no dates, and points to none told before: 日前, 近年来."""
    return not period.resolved and _PASSING.match(period.text) is None


def _years(parts: Sequence[tuple[BlockKind, str, Sequence[Period]]]) -> list[int]:
    """The years told as past or present."""
    return [
        period.start.year
        for _, text, periods in parts
        for period in periods
        if period.basis is PeriodBasis.EXPLICIT
        and period.start is not None
        and (period.end is None or period.end - period.start <= _YEAR)  # no plan of five years
        and not _FUTURE.search(text, 0, period.span.start)
        and not _TO_COME.match(text, period.span.end)
        and not _elsewhen().search(text, max(0, period.span.start - _LEAD), period.span.start)
    ]


@cache
def _elsewhen() -> re.Pattern[str]:
    """What leads to a year that tells no time of the text: 创建于1952年, 较2014年底."""
    began = "|".join(sorted({*group("cues", "founded"), *group("cues", "began")}))
    return compiled(rf"(?:(?:{began})于|[比较]|相较于|相比于|不及|超过)$")


class Clock:
    """What 今年 and 目前 mean in one document.

    A dated document counts from its date. An undated one takes the year of its title, else the
    latest year that it tells as past or present; what is resolved so is ``ASSUMED``, and a point in
    time widens to the year.
    """

    def __init__(
        self, written: date | None, parts: Sequence[tuple[BlockKind, str, Sequence[Period]]]
    ) -> None:
        self._written = written
        titles = [part for part in parts if part[0] is BlockKind.TITLE]
        told = _years(titles) or _years(parts)
        self._year = written.year if written else max(told, default=None)
        self.report = any(_REPORT in text for _, text, _ in titles)
        self._looks_back = written is None and self.report

    @property
    def default(self) -> Period | None:
        """The time of a figure for which nothing in reach tells one."""
        if self._written is not None:
            after = self._written + timedelta(days=1)
            return Period(
                Span("", 0, 0), "", self._written, after, PeriodBasis.DOCUMENT, instant=True
            )
        return self._whole_year("") if self._year is not None else None

    def _whole_year(self, text: str) -> Period:
        assert self._year is not None
        first, after = date(self._year, 1, 1), date(self._year + 1, 1, 1)
        return Period(Span("", 0, 0), text, first, after, PeriodBasis.ASSUMED, instant=True)

    def resolve(self, period: Period, sections: Sections) -> Period:
        """The period with its dates, where the document allows to tell them."""
        return self._reported(self._resolve(period, sections))

    def _reported(self, period: Period) -> Period:
        """Years up to the day of a report are those that are over: 五年来 in January are the five
        before.
        """
        if not self.report or self._year is None or period.start is None or period.end is None:
            return period
        if self._written is not None and self._written.month > _SPRING:
            return period
        over = date(self._year, 1, 1)
        if not period.start <= over < period.end or period.basis is PeriodBasis.EXPLICIT:
            return period
        start, back = period.start, _YEARS_BACK.match(period.text)
        if start == over and not back:
            return period  # 今年
        if back:
            start = date(self._year - round((period.end - start) / _YEAR), 1, 1)
        return replace(period, start=start, end=over)

    def _resolve(self, period: Period, sections: Sections) -> Period:
        if period.basis in _NEARER and period.resolved:
            return period
        year = sections.year
        from_today = period.text.startswith(_FROM_TODAY)
        if self._written is not None and year is not None:
            near = dates.resolve(period, self._written)
            if self._of_late(near):
                return near  # 2024年报: a day of the week in which it is written is no day of 2024
        if year is not None and year != self._year and not from_today:
            return replace(dates.resolve(period, date(year, 12, 31)), basis=PeriodBasis.INHERITED)
        if self._written is not None:
            return period if period.resolved else dates.resolve(period, self._written)
        if self._year is None:
            return period
        found = dates.resolve(
            period, date(year if year is not None and not from_today else self._year, 12, 31)
        )
        if not found.resolved:
            return period
        if found.instant and period.text not in ("年底", "年末"):
            whole = self._whole_year(period.text)
            return replace(whole, span=period.span)
        return replace(found, basis=PeriodBasis.ASSUMED)

    def _of_late(self, period: Period) -> bool:
        """Whether a period is a day of the week that ends with the day of writing."""
        if self._written is None or period.start is None or period.end is None:
            return False
        one_day = period.end - period.start <= timedelta(days=1)
        return one_day and timedelta(0) <= self._written - period.start < _WEEK

    def telling(self, period: Period) -> bool:
        """Whether a heading with this period tells when: written out, or 过去五年 in a report."""
        back = self.report and _YEARS_BACK.match(period.text) is not None
        return period.basis is PeriodBasis.EXPLICIT or back

    def over(self, period: Period) -> Period:
        """What 全年 means where no plan is told: in March the year that is over.

        The report of a year is given at its beginning: all it tells as done was done before.
        """
        if self._looks_back and self._year is not None and period.basis is PeriodBasis.ASSUMED:
            if period.text in ("", *WHOLE):
                year = self._year - 1
                return replace(period, start=date(year, 1, 1), end=date(year + 1, 1, 1))
            return period
        if self._written is None or period.end is None or period.basis is not PeriodBasis.RELATIVE:
            return period
        if period.text not in WHOLE or period.end - self._written <= _AHEAD:
            return period
        return dates.resolve(period, date(self._written.year - 1, 12, 31))

    def before(self, year: int) -> bool:
        """Whether a year is over when the document is written."""
        return self._written is not None and year < self._written.year

    def gone(self, period: Period) -> bool:
        """Whether a period was over before the document's own year."""
        if period.end is None or self._year is None:
            return False
        return (period.end - timedelta(days=1)).year < self._year

    def near(self, year: int) -> bool:
        """Whether a year is the document's own or the one before."""
        return self._year is not None and self._year - 1 <= year <= self._year

    def past(self, period: Period | None) -> Modality | None:
        """``ACTUAL`` for a period that ends before the document's own year."""
        if period is None or period.end is None or self._year is None:
            return None
        return Modality.ACTUAL if period.end.year <= self._year else None

    def future(self, period: Period | None) -> Modality | None:
        """``PLANNED`` for a period that begins after the document's own time."""
        if period is None or period.start is None or self._year is None:
            return None
        if _WEEKDAY.fullmatch(period.text):
            return None  # 周日人流下跌: of a Tuesday it may be the Sunday before
        if self._written is not None:
            ahead = period.start > self._written or _mostly_ahead(period, self._written)
            return Modality.PLANNED if ahead else None
        return Modality.PLANNED if period.start.year > self._year else None


def _mostly_ahead(period: Period, written: date) -> bool:
    """Whether a time of years has hardly begun: 从今年9月到2018年12月间, told in that September."""
    if period.start is None or period.end is None:
        return False
    left = period.end - written
    return left > _YEAR and left > 2 * (written - period.start)


class _Section(Struct, frozen=True, gc=False):
    """A heading: what it says of modality, its first time, and all where it tells several."""

    rank: int
    period: Period | None
    modality: Modality | None
    times: tuple[Period, ...] = ()


class Sections:
    """The headings above a place: what they say of its time and modality, the innermost first."""

    def __init__(self) -> None:
        self._open: list[_Section] = []
        self._ahead: Modality | None = None
        self._adjacent = False
        self._opening: Period | None = None
        self._title: Period | None = None
        self._told: Period | None = None
        self.modality: Modality | None = None  #: that the innermost telling heading gives

    @property
    def period(self) -> Period | None:
        """The time that the innermost telling heading gives, else the opening of its text, else
        the title of a text on a year that is over (2024年统计公报, of March 2025).
        """
        return self._told or self._opening or self._title

    @property
    def year(self) -> int | None:
        """The year of the headings' time, where it is a single one."""
        period = self.period
        if period is None or period.start is None or period.end is None:
            return None
        last = period.end - timedelta(days=1)
        return period.start.year if period.start.year == last.year else None

    def heading(self, block: Block, text: str, periods: Sequence[Period], clock: Clock) -> None:
        """Opens the section below a heading and closes those of its rank and below."""
        if block.kind is BlockKind.TITLE:
            years = [p for p in periods if p.basis is PeriodBasis.EXPLICIT and _is_year(p)]
            if len(years) == 1 and years[0].start and clock.before(years[0].start.year):
                self._title = years[0]
            return
        rank = _rank(block, text)
        told = [clock.resolve(p, self) for p in periods if clock.telling(p)]
        several = tuple(told) if len(told) > 1 else ()
        section = _Section(rank, told[0] if told else None, modality.of_heading(text), several)
        if _FIRST.match(text) and self._open and self._open[-1].rank == _UNNUMBERED:
            self._raise(rank)
        # A heading of two lines is one heading.
        limit = rank + 1 if self._adjacent else rank
        self._open = [above for above in self._open if above.rank < limit]
        self._open.append(section)
        inner = self._open[::-1]
        self._told = next((s.period for s in inner if s.period is not None), None)
        self.modality = next((s.modality for s in inner if s.modality is not None), None)
        if clock.report:
            turns = self.modality in AHEAD and clock.past(self._told) is None
            self._ahead = self._ahead or (self.modality if turns else None)
            self.modality = self.modality or self._ahead
        self._adjacent = True
        self._opening = None

    def _raise(self, rank: int) -> None:
        """Takes the heading just read, which has no number, as one above those of ``rank``: they
        are counted from one below it.
        """
        above = replace(self._open.pop(), rank=rank - 1)
        self._open = [section for section in self._open if section.rank < above.rank]
        self._open.append(above)

    def opens(self, period: Period, clock: Clock) -> None:
        """Takes the year with which a paragraph opens for those after it (2025年,… or 去年,…)."""
        if period.start is None or period.end is None or period.instant or period.text in WHOLE:
            return  # 全年 is of a year that is told elsewhere
        if _is_year(period) and clock.near(period.start.year):
            self._opening = replace(period, basis=PeriodBasis.INHERITED)

    def hear(self, periods: Iterable[Period]) -> None:
        """Takes the times that a paragraph tells. A heading of several (“十四五”时期和2025年工作
        回顾) holds for one after the other: the one that a paragraph tells first, or 今年, goes on.
        """
        telling = (i for i in range(len(self._open) - 1, -1, -1) if self._open[i].period)
        at = next(telling, None)
        if at is None:
            return
        known = (t for p in periods for t in self._open[at].times if _same_years(t, p))
        turned = next(known, None)
        if turned is not None:
            self._open[at] = replace(self._open[at], period=turned)
            self._told = turned

    def body(self) -> None:
        """Tells that body text follows, so that the next heading opens a new section."""
        self._adjacent = False


def _is_year(period: Period) -> bool:
    if period.start is None or period.end is None:
        return False
    return _YEAR >= period.end - period.start > _MONTHS


def _same_years(one: Period, other: Period) -> bool:
    """Whether two periods hold the same years."""
    return _of_years(one) is not None and _of_years(one) == _of_years(other)


def _of_years(period: Period) -> tuple[int, int] | None:
    """The first and the last year of a period that has both."""
    if period.start is None or period.end is None:
        return None
    return period.start.year, (period.end - timedelta(days=1)).year


def _rank(block: Block, text: str) -> int:
    match = _RANK.match(text)
    if match is None:
        return block.level * 10 if block.level else _UNNUMBERED
    return {"first": 10, "second": 20, "third": 30}[match.lastgroup or "first"]


def of_title(text: str, at: int) -> bool:
    """Whether a date stands in the title of a work, and tells no time: 《2030年远景规划》."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def told(text: str, periods: Sequence[Period]) -> list[Period]:
    """The periods of a text without those in the titles of works."""
    return [period for period in periods if not of_title(text, period.span.start)]
