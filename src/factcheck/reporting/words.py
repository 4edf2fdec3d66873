"""What readers are told about severities, aspects, periods and values, in their language."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    InputProblem,
    Interval,
    Language,
    Message,
    Modality,
    Period,
    Report,
    Severity,
    Side,
    Status,
)
from factcheck.reporting.numbers import plain

SEPARATOR = " · "

SEVERITY = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="警告", en="warning"),
    Severity.INFO: Message(zh="提示", en="info"),
}
CONFIDENCE = {
    Confidence.HIGH: Message(zh="可信度高", en="high confidence"),
    Confidence.MEDIUM: Message(zh="可信度中", en="medium confidence"),
    Confidence.LOW: Message(zh="可信度低", en="low confidence"),
}
ASPECT = {
    Aspect.STOCK: Message(zh="存量", en="stock"),
    Aspect.FLOW: Message(zh="当期量", en="flow"),
    Aspect.CUMULATIVE: Message(zh="累计", en="cumulative"),
    Aspect.GROWTH: Message(zh="增速", en="growth"),
    Aspect.CHANGE: Message(zh="增减", en="change"),
    Aspect.SHARE: Message(zh="占比", en="share"),
    Aspect.RANK: Message(zh="位次", en="rank"),
    Aspect.AVERAGE: Message(zh="平均", en="average"),
    Aspect.CAPACITY: Message(zh="产能", en="capacity"),
    Aspect.DURATION: Message(zh="时长", en="duration"),
    Aspect.DATE: Message(zh="日期", en="date"),
    Aspect.COUNT: Message(zh="个数", en="count"),
}
#: The parts of a claim that a clause may leave to its context, by their names in a claim.
PART = {
    "subject": Message(zh="主体", en="subject"),
    "indicator": Message(zh="指标", en="indicator"),
    "period": Message(zh="时间", en="period"),
}
#: Why a numeral is no claim, by ``SetAside.reason``.
REASON = {
    "age-group": Message(zh="年龄段", en="an age group"),
    "article": Message(zh="“一个、一批”一类", en="an article: 一个, 一批"),
    "code": Message(zh="编号或代码", en="a code or number of identity"),
    "date": Message(zh="日期或时刻", en="a date or time of day"),
    "denied": Message(zh="被否定的说法", en="denied"),
    "grade": Message(zh="等级", en="a grade"),
    "hypothetical": Message(zh="假设", en="a supposition"),
    "idiom": Message(zh="成语", en="an idiom"),
    "list-marker": Message(zh="序号", en="the number of a list item"),
    "name": Message(zh="名称的一部分", en="part of a name"),
    "not understood": Message(zh="没有读懂", en="not understood"),
    "ordinal": Message(zh="次序，不是数量", en="which one, not how many"),
    "per": Message(zh="比率的分母", en="the denominator of a rate"),
    "phase": Message(zh="期次", en="a phase"),
    "set-phrase": Message(zh="固定说法", en="a set phrase"),
    "size-class": Message(zh="规模档次", en="a class of sizes"),
    "url": Message(zh="网址", en="part of an address"),
    "vague": Message(zh="不定数", en="no definite number"),
    "version": Message(zh="版本号", en="a version"),
    "word": Message(zh="词语的一部分", en="part of a word"),
}
MODALITY = {
    Modality.ACTUAL: Message(zh="实际", en="actual"),
    Modality.PLANNED: Message(zh="计划", en="planned"),
    Modality.TARGET: Message(zh="目标", en="target"),
    Modality.FORECAST: Message(zh="预计", en="forecast"),
    Modality.STANDARD: Message(zh="标准", en="standard"),
}
STATUS = {
    Status.NEW: Message(zh="新发现", en="new"),
    Status.BASELINED: Message(zh="已知", en="known"),
    Status.SUPPRESSED: Message(zh="已忽略", en="suppressed"),
}
NOTHING = Message(zh="没有发现矛盾", en="no findings")
NOTHING_NEW = Message(zh="没有新的矛盾", en="no new findings")
VERIFIED = Message(zh="{0:,} 处关系核对无误", en="{0:,} verified")
UNREAD = Message(
    zh="没有读出任何可以核对的数字，等于什么也没有检查",
    en="no figure was understood, so nothing has been checked",
)
_TOTALS = Message(
    zh="{documents} 篇文档，{figures} 个数字，{claims} 条陈述，比较 {compared} 对",
    en="{documents}, {figures}, {claims}, {compared}",
)
_FAILED = Message(zh="{0} 个文件未能检查", en="{0} not checked")
#: From which size on large numbers are told in what.
_SCALES = ((1e8, 1e8, "亿"), (1e5, 1e4, "万"))
_NO_PERIOD = Message(zh="未注明时间", en="no period stated")
_NO_SUBJECT = Message(zh="未注明主体", en="no subject stated")
_YEAR = Message(zh="{0}年", en="{0}")
_YEARS = Message(zh="{0}—{1}年", en="{0}–{1}")
_MONTH = Message(zh="{0}年{1}月", en="{0}-{1:02}")
_MONTHS = Message(zh="{0}年{1}—{2}月", en="{0}-{1:02} to {0}-{2:02}")
_DAY = Message(zh="{0.year}年{0.month}月{0.day}日", en="{0}")
_DAYS = Message(zh="{0} 至 {1}", en="{0} to {1}")
_FROM = Message(zh="{0} 起", en="from {0}")
_UNTIL = Message(zh="至 {0}", en="until {0}")
_PAREN = Message(zh="{0}（{1}）", en="{0} ({1})")


def count(number: int, of: Message, language: Language) -> str:
    """How many findings of a kind: ``3 处错误``, ``3 errors``."""
    return f"{number:,} 处{of.zh}" if language is Language.ZH else _noun(number, of.en, language)


def totals(report: Report, language: Language) -> str:
    """How much was looked at."""
    counts = {
        "documents": (report.size, "document"),
        "figures": (report.summary.figures, "figure"),
        "claims": (report.summary.claims, "claim"),
        "compared": (report.summary.compared, "comparison"),
    }
    filled = {key: _noun(number, noun, language) for key, (number, noun) in counts.items()}
    return _TOTALS[language].format(**filled)


def failed(problems: Iterable[InputProblem], language: Language) -> str:
    """How many files could not be checked, or not wholly."""
    files = {problem.path for problem in problems}
    return _FAILED[language].format(_noun(len(files), "file", language))


def about(claim: Side, language: Language) -> list[str]:
    """What a figure is about: subject, indicator, aspect with its base, period and modality.

    Nothing of words that are no claim.
    """
    if not isinstance(claim, Claim):
        return []
    aspect = ASPECT[claim.aspect][language]
    if claim.base:
        aspect = _PAREN[language].format(aspect, claim.base)
    parts = [
        claim.subject or _NO_SUBJECT[language],
        claim.indicator or REASON["not understood"][language],
        aspect,
        period_words(claim.period, language),
        MODALITY[claim.modality][language],
    ]
    return [part for part in parts if part]


def period_words(period: Period | None, language: Language) -> str:
    """The wording of the text with the dates that it was resolved to: ``目前（2025年）``."""
    if period is None:
        return _NO_PERIOD[language]
    dates = _dates(period, language)
    # The wording is Chinese: where it says the dates already, they are not told twice.
    if not dates or _dates(period, Language.ZH) == period.text:
        return period.text
    return _PAREN[language].format(period.text, dates) if period.text else dates


def interval_words(interval: Interval, unit: str) -> str:
    """What a figure denotes: ``[66.75, 66.85) %``."""
    low, high = number(interval.low), number(interval.high)
    if low == high:
        return f"{low} {unit}".rstrip()
    left, right = "(["[not interval.low_open], ")]"[not interval.high_open]
    return f"{left}{low}, {high}{right} {unit}".rstrip()


def number(value: float) -> str:
    """A number as the articles write it, large ones in 万 and 亿: ``17.815亿``."""
    if math.isinf(value):
        return "−∞" if value < 0 else "∞"
    unit, name = next(
        ((unit, name) for least, unit, name in _SCALES if abs(value) >= least), (1.0, "")
    )
    return f"{plain(value / unit)}{name}"


def _noun(number: int, noun: str, language: Language) -> str:
    """A count for a sentence; English adds the noun and its plural."""
    if language is Language.ZH:
        return f"{number:,}"
    plural = noun if noun == "info" or number == 1 else f"{noun}s"
    return f"{number:,} {plural}"


def _dates(period: Period, language: Language) -> str:
    last = period.end - timedelta(days=1) if period.end else None
    if period.start is None or last is None:
        if period.start is not None:
            return _FROM[language].format(_DAY[language].format(period.start))
        return _UNTIL[language].format(_DAY[language].format(last)) if last else ""
    return _range(period.start, last, language)


def _range(start: date, last: date, language: Language) -> str:
    """Both days inclusive, as years or months where the range is made of whole ones."""
    whole = start.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and (start.month, last.month) == (1, 12):
        if start.year == last.year:
            return _YEAR[language].format(start.year)
        return _YEARS[language].format(start.year, last.year)
    if whole and start.year == last.year:
        if start.month == last.month:
            return _MONTH[language].format(start.year, start.month)
        return _MONTHS[language].format(start.year, start.month, last.month)
    if start == last:
        return _DAY[language].format(start)
    return _DAYS[language].format(_DAY[language].format(start), _DAY[language].format(last))
