"""Runs the published Chinese cases of Recognizers-Text against the figures and dates found here.

    python benchmarks/conformance.py PATH [--list]

PATH holds the folder of cases as its repository names them (``Number/Chinese/NumberModel.json`` and
so on). Theirs leave units and hedges out of a number's span, so what is compared is its core, from
the first to the last character of the numeral, and its value. Of the two resolutions of a date
either will do. Of an interval the bounds are compared and not which side they belong to: there 以上
leaves its number out, and here it keeps it (Civil Code, art. 1259). A numeral that is read alike
but is no figure where it stands (a bare 二) agrees and is counted apart, as aside.

All cases run, those included that their own Python implementation does not support. Each case that
does not agree is named in ``conformance.tsv`` by file and position, as a difference in meaning or
as a gap, with its reason. What is missing there, and what stands there but agrees, makes it fail.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from math import inf, isclose
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.extraction import dates, figures
from factcheck.extraction.figures.numerals import parse
from factcheck.model import Period, Quantity
from factcheck.reading import normalise

LISTED = Path(__file__).with_suffix(".tsv")
_NUMERALS = frozenset(
    "0123456789零〇一二两俩仨三四五六七八九十百千万亿兆廿卅半几壹贰叁肆伍陆柒捌玖拾佰仟"
)
#: Figures that are no numerals to them: 百分之 is left out of the span.
_PERCENT = "百分之"
_AGES = {"Year": 365.0, "Month": 30.0, "Week": 7.0, "Day": 1.0}
#: Days of the time units, as they count them.
_DAYS = {
    "年": 365.0, "岁": 365.0, "月": 30.0, "周": 7.0, "天": 1.0, "小时": 1 / 24,
    "分钟": 1 / 1440, "秒": 1 / 86400,
}  # fmt: skip


#: What they give for a day that the calendar does not have.
_NO_DAY = ["0001-01-01"]


class Case(NamedTuple):
    """One case: a text, the day it is read on, and what they find."""

    text: str
    reference: date | None
    results: list[dict[str, Any]]


class Read(NamedTuple):
    """What is found here."""

    normal: str
    quantities: tuple[Quantity, ...]
    aside: tuple[tuple[int, int], ...]
    periods: list[Period]


def read(case: Case) -> Read:
    normal = normalise(case.text)
    periods = dates.find_periods(normal, text=case.text, reference=case.reference)
    found = figures.scan(normal, text=case.text, taken=dates.calendar_spans(periods))
    aside = tuple((item.start, item.end) for item in found.rejected)
    return Read(normal, found.quantities, aside, periods)


def core(normal: str, start: int, end: int) -> tuple[int, int] | None:
    """From the first to the last character of a numeral in ``[start, end)``."""
    if normal.startswith(_PERCENT, start):
        start += len(_PERCENT)
    end = start + len(normal[start:end].removesuffix("百分点"))
    at = [position for position in range(start, end) if normal[position] in _NUMERALS]
    return (at[0], at[-1] + 1) if at else None


def span(result: dict[str, Any]) -> tuple[int, int]:
    """Their span, half open."""
    start = int(result["Start"])
    return start, start + len(result["Text"])


def close(ours: float | None, theirs: float) -> bool:
    return ours is not None and (ours == theirs or isclose(ours, theirs, rel_tol=1e-9))


def values(quantity: Quantity) -> list[float]:
    """The nominal value, as a share also in parts of one."""
    if quantity.nominal is None:
        return []
    scaled = quantity.nominal / 100 if quantity.dimension == "percent" else quantity.nominal
    return [quantity.nominal, scaled]


def numbers(case: Case, found: Read) -> str:
    """Whether each number is found, and nothing else."""
    open_ = {core(found.normal, q.span.start, q.span.end): q for q in found.quantities}
    aside = {core(found.normal, *item): item for item in found.aside}
    verdict = "figure"
    for result in case.results:
        theirs = core(found.normal, *span(result))
        value = float(result["Resolution"]["value"])
        quantity = open_.pop(theirs, None)
        if quantity is not None:
            if not any(close(ours, value) for ours in values(quantity)):
                return ""
            continue
        if theirs not in aside or theirs is None:
            return ""
        numeral = parse(found.normal[theirs[0] : theirs[1]])
        if numeral is None or numeral.vague or not close(float(numeral.low), value):
            return ""
        verdict = "numeral"
    return "" if open_ else verdict


def ranges(case: Case, found: Read) -> str:
    """Whether all figures within each span together leave the same bounds."""
    for result in case.results:
        start, end = span(result)
        within = [q for q in found.quantities if q.span.start < end and start < q.span.end]
        if not within:
            return ""
        low = max(quantity.interval.low for quantity in within)
        high = min(quantity.interval.high for quantity in within)
        bounds = result["Resolution"]["value"][1:-1].split(",")
        theirs = float(bounds[0] or -inf), float(bounds[1] or inf)
        share = all(quantity.dimension == "percent" for quantity in within)
        if not any(
            close(low / scale, theirs[0]) and close(high / scale, theirs[1])
            for scale in ((1, 100) if share else (1,))
        ):
            return ""
    return "figure"


def money(case: Case, found: Read) -> str:
    """Whether the amounts and their currencies are the same."""
    open_ = [q for q in found.quantities if q.dimension.startswith("money")]
    for result in case.results:
        resolution = result["Resolution"]
        if resolution["value"] is None:
            return ""
        theirs = core(found.normal, *span(result))
        code = resolution.get("isoCurrency", "USD" if resolution["unit"] == "Dollar" else "XBT")
        for quantity in open_:
            same = core(found.normal, quantity.span.start, quantity.span.end) == theirs
            total = quantity.nominal and quantity.nominal * quantity.factor
            if (
                same
                and quantity.dimension == f"money:{code}"
                and close(total, float(resolution["value"]))
            ):
                open_.remove(quantity)
                break
        else:
            return ""
    return "" if open_ else "figure"


def length(quantity: Quantity) -> float:
    """Days."""
    unit = next((name for name in _DAYS if name in quantity.unit), "")
    return (quantity.nominal or 0.0) * _DAYS.get(unit, 0.0)


def ages(case: Case, found: Read) -> str:
    for result in case.results:
        theirs = core(found.normal, *span(result))
        days = float(result["Resolution"]["value"]) * _AGES[result["Resolution"]["unit"]]
        if not any(
            core(found.normal, q.span.start, q.span.end) == theirs and close(length(q), days)
            for q in found.quantities
        ):
            return ""
    return "figure"


def durations(case: Case, found: Read) -> str:
    """A length in several units is as many figures here: their sum is compared."""
    for result in case.results:
        start, end = span(result)
        within = [q for q in found.quantities if q.span.start >= start and q.span.end <= end]
        seconds = float(result["Value"]["FutureResolution"]["duration"])
        if not within or not isclose(sum(map(length, within)) * 86400, seconds):
            return ""
    return "figure"


def resolutions(result: dict[str, Any]) -> list[list[str]]:
    return [list(result["Value"][side].values()) for side in ("FutureResolution", "PastResolution")]


def days(case: Case, found: Read) -> str:
    """Whether each date is found as the one day of either resolution."""
    return _dated(case, found, _one_day)


def _one_day(period: Period) -> list[str]:
    single = period.start and period.end and (period.end - period.start).days == 1
    return [str(period.start)] if single else []


def spans(case: Case, found: Read) -> str:
    """Whether each period is found with both of its ends."""
    return _dated(case, found, lambda period: [str(period.start), str(period.end)])


def _dated(case: Case, found: Read, told: Callable[[Period], list[str]]) -> str:
    for result in case.results:
        start, end = span(result)
        if not any(
            core(found.normal, p.span.start, p.span.end) == core(found.normal, start, end)
            and p.span.start < end
            and start < p.span.end
            and (
                told(p) in resolutions(result)
                or (p.start is None and _NO_DAY in resolutions(result))
            )
            for p in found.periods
        ):
            return ""
    return "figure"


FILES: dict[str, Callable[[Case, Read], str]] = {
    "Number/Chinese/NumberModel.json": numbers,
    "Number/Chinese/NumberRangeModel.json": ranges,
    "NumberWithUnit/Chinese/CurrencyModel.json": money,
    "NumberWithUnit/Chinese/AgeModel.json": ages,
    "DateTime/Chinese/DateParser.json": days,
    "DateTime/Chinese/DatePeriodParser.json": spans,
    "DateTime/Chinese/DurationParser.json": durations,
}


#: Of the printed table, with their widths.
COLUMNS = (("cases", 7), ("agree", 7), ("aside", 7), ("meaning", 9), ("gap", 5), ("unlisted", 10))


def cases(path: Path) -> list[Case]:
    found = []
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        day = row.get("Context", {}).get("ReferenceDateTime")
        reference = date.fromisoformat(day[:10]) if day else None
        found.append(Case(row["Input"], reference, row["Results"]))
    return found


def listed() -> dict[tuple[str, int], tuple[str, str]]:
    """Kind and reason of the cases that do not agree, by file and position."""
    with LISTED.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {(name, int(index)): (kind, reason) for name, index, kind, reason in rows}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--list", action="store_true", help="name the listed cases too")
    options = parser.parse_args()
    first = next(options.path.rglob(next(iter(FILES))), None)
    if first is None:
        parser.error(f"{options.path}: holds no {next(iter(FILES))}; it is the folder Specs")
    specs = first.parents[2]
    known = listed()
    reasons: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    totals: Counter[str] = Counter()
    print(f"{'':<18}" + "".join(f"{key:>{wide}}" for key, wide in COLUMNS) + f"{'agree %':>9}")
    for name, compare in FILES.items():
        stem = Path(name).stem
        count: Counter[str] = Counter()
        for index, case in enumerate(cases(specs / name)):
            verdict = compare(case, read(case))
            entry = known.pop((stem, index), None)
            count["cases"] += 1
            if verdict:
                count["agree"] += 1
                count["aside"] += verdict == "numeral"
                if entry:
                    wrong.append(f"{stem} {index} agrees, but is listed: {case.text}")
            elif entry:
                count[entry[0]] += 1
                reasons[entry] += 1
                if options.list:
                    print(f"  {index:>4} {entry[0]}: {entry[1]}: {case.text}")
            else:
                count["unlisted"] += 1
                wrong.append(f"{stem} {index} does not agree: {case.text}")
        print(line(stem, count))
        totals += count
    print(line("all", totals))
    print()
    for (kind, reason), number in sorted(reasons.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"{kind:<8}{number:>4}  {reason}")
    wrong += [f"{stem} {index} is listed, but there is no such case" for stem, index in known]
    print("\n".join(wrong))
    return 1 if wrong else 0


def line(name: str, count: Counter[str]) -> str:
    """A line of the table; the share is of the cases without the differences in meaning."""
    share = 100 * count["agree"] / ((count["cases"] - count["meaning"]) or 1)
    columns = "".join(f"{count[key]:>{wide}}" for key, wide in COLUMNS)
    return f"{name:<18}{columns}{share:>9.1f}"


if __name__ == "__main__":
    sys.exit(main())
