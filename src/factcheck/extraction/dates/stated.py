"""What the wording of a date states: the parts that it names, and what it leaves open.

Nothing here knows which day it is: a ``Point`` holds what is written and leaves open what is not
(the year of 6月7日), so that it can be held against any reference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct


class Anchor(StrEnum):
    """What has to be known beside the wording to tell its dates."""

    NONE = "none"  #: nothing: 2025年12月5日
    WRITING = "writing"  #: the day of writing: 今年, 昨日, 目前
    YEAR = "year"  #: the year that the text is about: 6月7日, 一季度, 全年, 上年
    MONTH = "month"  #: the month that the text is about: 27日, 下旬, 月底
    DAY = "day"  #: the day that the text is about: 当日, 24时
    VAGUE = "vague"  #: no date can be told: 近日, 近年来


class Frame(StrEnum):
    """How the wording stands to the dates that it names."""

    WHOLE = "whole"  #: 2025年, 1—10月
    SINCE = "since"  #: 2025年以来: up to the day of writing
    FROM = "from"  #: 2025年起: without an end
    BEFORE = "before"  #: 2025年以前: without a start
    BY = "by"  #: 年底前: the last day, and one to come
    INSTANT = "instant"  #: 截至2025年10月: the last day
    SAME = "same"  #: 去年同期: the same part of that year


class Source(StrEnum):
    """From where a relative wording counts."""

    WRITING = "writing"  #: the day of writing: 去年
    CONTEXT = "context"  #: the date that the text is about, else the day of writing: 上年
    ANTECEDENT = "antecedent"  #: a date told before it and nothing else: 次年


class Tip(StrEnum):
    """Which end of the period before it a wording names."""

    NONE = ""
    START = "start"  #: 年初
    END = "end"  #: 年底


class Point(Struct, frozen=True, gc=False):
    """What one date says, from the coarse to the fine; ``None`` is not said.

    Pairs are first and last, both included; a last day of 0 is the month's last; weekdays count
    from Monday as 0. ``years``, ``months`` and ``days`` are written out, the shifts count from a
    reference. ``untold`` dates are of the lunar calendar, or could be of either century (20年代).
    ``now`` is the moment of writing, as against its day.
    """

    years: tuple[int, int] | None = None
    year_shift: int | None = None
    months: tuple[int, int] | None = None
    month_shift: int | None = None
    days: tuple[int, int] | None = None
    day_shift: int | None = None
    week_shift: int | None = None
    weekdays: tuple[int, int] | None = None
    tip: Tip = Tip.NONE
    untold: bool = False
    now: bool = False
    source: Source = Source.CONTEXT
    named_weekday: int | None = None
    hour: int | None = None

    @property
    def anchor(self) -> Anchor:
        """What a reference has to supply."""
        if self.years is not None:
            return Anchor.NONE
        if self.source is Source.WRITING:
            return Anchor.WRITING
        if self.day_shift is not None:
            return Anchor.DAY
        if self.month_shift is not None or (self.months is None and self.days is not None):
            return Anchor.MONTH
        return Anchor.YEAR


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, read: ``first`` to ``last`` (``None``: ``first`` alone) in its ``frame``.

    ``count`` is a length counted back from the reference (forward where positive), in years,
    months or days: 近五年 is (-5, "year"). ``first`` is ``None`` where no date can be told.
    """

    anchor: Anchor
    first: Point | None = None
    last: Point | None = None
    frame: Frame = Frame.WHOLE
    count: tuple[int, str] | None = None

    #: Whether a reference has a part in its dates, and whether a date told before it may have.
    open: bool = field(init=False)
    in_context: bool = field(init=False)

    def __post_init__(self) -> None:
        later = self.last is not None and self.last.anchor is Anchor.WRITING
        since = self.frame in (Frame.SINCE, Frame.SAME)
        context = self.frame is Frame.SAME or self.anchor in (Anchor.YEAR, Anchor.MONTH, Anchor.DAY)
        object.__setattr__(self, "open", self.anchor is not Anchor.NONE or later or since)
        object.__setattr__(self, "in_context", context)


NOW = Point(day_shift=0, source=Source.WRITING, now=True)
