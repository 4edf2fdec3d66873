"""The dates of one article: what its headings and paragraphs hand down, and when a claim holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from factcheck.extraction import comparing, dates, times
from factcheck.extraction.clauses import Word
from factcheck.extraction.parts import Part
from factcheck.extraction.standing import Setting
from factcheck.extraction.toldyears import ToldYears
from factcheck.model import Aspect, BlockKind, Document, Modality, Period, PeriodBasis
from factcheck.patterns import compiled

YEAR = timedelta(days=366)
_DAY = timedelta(days=1)
#: So many days are less than a year of which 1—11月 are a part.
_PART_OF_YEAR = timedelta(days=350)
_HOURS = compiled(r"\d{1,2}(?:[-—~至]\d{1,2})?[时時点點].*|[上下中正]午.*|凌晨.*|[早傍]?晚.*|早")
_DIGIT = compiled(r"[0-9]")
#: What a report of plans counts from, wherever a paragraph tells it.
_THIS_YEAR = ("今年", "今年要")
#: The year before, and the same part of it.
_YEAR_BEFORE, _SAME_TIME = ("上年", "上一年"), ("年同期",)
_AHEAD = (Modality.TARGET, Modality.PLANNED)
_TOLD = (PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE)


class Dating:
    """The document's own clock, and the times of the headings gone through so far."""

    def __init__(self, document: Document, scanned: Sequence[Part]) -> None:
        self._document = document
        told = [(part.kind, part.text, times.told(part.text, part.periods)) for part in scanned]
        self._clock = times.Clock(document.date, told)
        self._sections = times.Sections()
        self._told = ToldYears()

    @property
    def heading_modality(self) -> Modality | None:
        """What the headings say of everything below them: 今年要…."""
        return self._sections.modality

    def enter(self, part: Part) -> None:
        """Tells the sections that a heading or a paragraph begins."""
        self._told.enter(part)
        if part.kind in (BlockKind.HEADING, BlockKind.TITLE):
            self._sections.heading(part.block, part.text, part.periods, self._clock)
        elif part.kind is BlockKind.PARAGRAPH:
            self._sections.body()
            self._sections.hear(self._leading(part))
            if part.periods and not part.text[: part.periods[0].span.start].strip():
                self._sections.opens(self.resolve(part.periods[0]), self._clock)

    def resolve(self, period: Period) -> Period:
        """A time with its days, counted from those of the article."""
        own = self._sections.year is None and not self._clock.report
        whole = period.text in times.WHOLE and self._document.date is None
        if own and not period.resolved and (whole or dates.follows_a_year(period)):
            told = self._told.resolve(period)
            if told.resolved or not whole:
                return told
        return self._clock.resolve(period, self._sections)

    def _leading(self, part: Part) -> Iterator[Period]:
        """The times that a paragraph tells for what follows: those that open its first sentence,
        and 今年 wherever it stands.
        """
        ends = part.sentences[0].end if part.sentences else 0
        for period in part.periods:
            start = period.span.start
            if period.text in _THIS_YEAR or (start < ends and not _DIGIT.search(part.text[:start])):
                found = self.resolve(period)
                if times.lasting(found, part.text):
                    yield found

    def in_passing(self, period: Period, text: str) -> bool:
        """Whether a report of a year tells of a part of it, 1—11月, in the midst of a paragraph:
        that is for no more than its sentence.
        """
        frame = self._sections.period if self._clock.report else None
        if frame is None or not text[: period.span.start].strip():
            return False
        if frame.start is None or frame.end is None or period.start is None or period.end is None:
            return False
        inside = frame.start <= period.start and period.end <= frame.end
        return inside and period.end - period.start < _PART_OF_YEAR

    def told(self, here: Setting, period: Period) -> Period:
        """The time that a sentence tells: 截至1月24日,…,目前尚有266人 is of that day, where the
        document has none.
        """
        told = here.time
        dated = told is not None and told.basis is PeriodBasis.EXPLICIT
        if dated and period.text in times.NOW and self._document.date is None:
            assert told is not None
            if told.start is not None and told.end is not None and told.end - told.start <= _DAY:
                return told
        return self.resolve(period)

    def left_behind(self, compared: Period, frame: Period | None) -> Period:
        """The time of a value that another one of the time ``frame`` is compared with: of the year
        before, where it is that of 上年 or 去年同期.
        """
        if frame is None or frame.start is None or frame.end is None:
            return self.resolve(compared)
        if compared.text.endswith(_SAME_TIME) and frame.start.day == 1 == frame.end.day:
            days = [day.replace(year=day.year - 1) for day in (frame.start, frame.end)]
            return replace(compared, start=days[0], end=days[1], basis=PeriodBasis.RELATIVE)
        if compared.text.startswith(_YEAR_BEFORE):
            year = (frame.end - _DAY).year
            return dates.resolve(compared, date(year, 12, 31))
        return self.resolve(compared)

    def after(self, words: Sequence[Word], at: int) -> Period | None:
        """23个项目一季度全部开工: a date after the figure and before the next one."""
        for index in range(at + 1, len(words)):
            word = words[index]
            if word.figure is not None:
                return None
            if word.period is not None and not comparing.is_base(words, index):
                return self.resolve(word.period)
        return None

    def standing(self, here: Setting, when: Period | None, told: Modality | None) -> Period | None:
        """The time of a figure of which ``when`` is told, if anything: else that of the headings
        or of the text. ``told`` is what the sentence makes of it.
        """
        if when is not None and times.indefinite(when):
            when = None  # 日前 and 近年来 tell no time but that of the text
        stands = self._sections.period or self._clock.default
        period = when or stands
        if period is None:
            return None
        ahead = (told or self.heading_modality) in _AHEAD
        if ahead and here.time is None and self._clock.gone(period):
            return stands  # 去年…. 要把涨幅控制在3.5%左右: nobody plans the past
        if not ahead and self._sections.year is None:
            return self._clock.over(period)
        return period

    def modality(self, here: Setting, period: Period | None) -> Modality:
        """What the time and the heading say where no word does: a time to come is planned."""
        return (
            self._clock.future(period)
            or self._clock.past(here.clause_time or self._sections.period)
            or self.heading_modality
            or Modality.ACTUAL
        )

    def kept(self, period: Period | None, *, stated: bool, actual: bool) -> Period | None:
        """``period`` as a claim keeps it; ``stated`` where its own clause tells it."""
        if period is None or not period.resolved:
            return None
        timed = self._timed(period, inherited=not stated and period.basis in _TOLD)
        return self._so_far(timed) if actual else timed

    def _timed(self, period: Period, *, inherited: bool) -> Period:
        """With the time of day, where it is one day: that of its wording, else of the document."""
        basis, clock = PeriodBasis.INHERITED if inherited else period.basis, period.clock
        first, after = period.start, period.end
        if first is not None and after is not None and after - first <= _DAY:
            told = _HOURS.search(period.text)
            clock = told.group() if told else self._document.clock
        if (basis, clock) == (period.basis, period.clock):
            return period
        return replace(period, basis=basis, clock=clock)

    def _so_far(self, period: Period) -> Period:
        """What is told of a year within it holds up to the day of writing: 今年新增8家."""
        written = self._document.date
        if written is None or period.start is None:
            return period
        if period.end is None:  # 自2015年起; 2016年开始录取 tells of a beginning
            if period.text.endswith("开始"):
                return period
            return replace(period, end=written + _DAY) if period.start <= written else period
        if not period.start <= written < period.end - _DAY or period.instant:
            return period
        return replace(period, end=written + _DAY) if period.end - period.start <= YEAR else period


def which_time(own: Period | None) -> bool:
    """Whether a time is told and which one is not known: 当年, 当日."""
    return own is not None and not own.resolved and own.text not in times.NOW


def last_year(period: Period | None) -> Period | None:
    """The last of several years: when what a yearly measure came to in them was told."""
    if period is None or period.start is None or period.end is None:
        return period
    whole = period.start.timetuple().tm_yday == 1 == period.end.timetuple().tm_yday
    if not whole or period.end - period.start <= YEAR:
        return period
    return replace(period, start=period.end.replace(year=period.end.year - 1))


def too_wide(aspect: Aspect, period: Period | None, own: Period | None) -> bool:
    """Whether a yearly figure has only the years of a plan around it: they need not be its."""
    if own is not None or period is None or period.start is None or period.end is None:
        return False
    yearly = aspect in (Aspect.FLOW, Aspect.GROWTH, Aspect.CHANGE)
    return yearly and period.end - period.start > YEAR
