"""How well the claims of texts are read, held against gold.

    python benchmarks/quality.py [TEXTS] [GOLD] [--floor exact=0.70] [--list]

TEXTS is the folder of the documents, GOLD that of the gold: ``seeds.jsonl`` or ``claims.jsonl``,
and where they exist ``nonclaims.jsonl`` and ``passages.jsonl`` (only what lies in them is scored).
The fields of a row, and when each counts as right, are in ``tests/gold/README.md``.

Printed are the precision, recall and F1 of figures, and of the figures found the share with each
part right. ``exact`` and ``whole`` are shares of all figures of the gold: interval, aspect, entity
and indicator right, and with them modality, period, base and modifiers. A figure that was set aside
counts as found and as read wrongly: that it is there was seen, what it says was not.

``--floor`` names a column and the least that its total may be, and may be repeated.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rich.cells import cell_len

import factcheck
from factcheck.errors import InputError
from factcheck.extraction import read_claims
from factcheck.model import Aspect, Claim, Period, Quantity
from factcheck.reading import normalise

ROOT = Path(__file__).parents[1]
PARTS = (
    "interval", "unit", "aspect", "modality", "period", "base", "entity", "indicator", "modifiers",
)  # fmt: skip
COLUMNS = ("precision", "recall", "f1", *PARTS, "exact", "whole")
#: Columns that count figures which belong to no row, and so to no phenomenon.
_SPURIOUS = ("precision", "f1")
#: The tags of a row, in the order in which they are printed; rows without any are "none".
PHENOMENA = (
    "share", "growth", "change", "rank", "capacity", "date", "duration", "count", "magnitude",
    "hedge", "range", "target", "list", "carried", "far", "broken", "joint", "relative", "none",
)  # fmt: skip
_EXACT = ("interval", "aspect", "entity", "indicator")
_WHOLE = (*_EXACT, "modality", "period", "base", "modifiers")
_ASPECTS = frozenset(PHENOMENA) & frozenset(Aspect)
_AHEAD = frozenset({"planned", "target", "forecast"})
#: Aspects that hold at the end of their period: when it began does not matter.
_POINTS = frozenset(
    {"stock", "count", "rank", "share", "average", "capacity", "cumulative", "duration"}
)
_NUMERAL = re.compile(r"[0-9][0-9.]*[十百千万亿]*|[零一二三四五六七八九十百千万亿两半]+")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
#: What an indicator may end in or not: that it is a rate or a number is told by the aspect.
_ENDING = re.compile(
    r"(?<=..)(同比增速|同比增长|年均增长|增长率|增速|增幅|涨幅|降幅|占比|比重|排名|位次|数量|总数|数)$"
)
#: The least likeness of two indicators, in characters; of two spans, in what they share.
_ALIKE, _OVERLAP = 0.6, 0.5
_NAME, _NUMBER = 30, 6  # widths of the printed table


class GoldError(Exception):
    """The gold or its texts cannot be used; carries one line."""


class Bounds(NamedTuple):
    """An interval that counts as right, and the units in which it does (none: in any)."""

    low: float
    high: float
    units: tuple[str, ...]


class Row(NamedTuple):
    """One claim of the gold; an empty tuple is a part that the gold does not tell."""

    doc: str
    start: int
    end: int
    quote: str
    bounds: tuple[Bounds, ...]  #: as written first
    hedge: str
    units: tuple[str, ...]
    entities: tuple[str, ...]
    indicators: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]  #: entity and indicator that are right together
    aspects: tuple[str, ...]  #: the best first
    modalities: tuple[str, ...]
    periods: tuple[tuple[int, int], ...]  #: first and last year
    base: str
    modifiers: tuple[tuple[str, ...], ...]  #: of each one wording must be kept
    phenomena: tuple[str, ...]
    optional: bool


class Place(NamedTuple):
    """A passage that is scored, or text that holds no claim and why."""

    doc: str
    start: int
    end: int
    why: str = ""
    ignore: bool = False  #: reading it as a claim is no fault either


class Figure(NamedTuple):
    """What was read at one place: the claims on the figure there, none where it was set aside."""

    start: int
    end: int
    quote: str
    claims: tuple[Claim, ...]


#: Part → whether it is right; parts that the gold does not tell are left out.
Verdict = Mapping[str, bool]


@dataclass
class Tally:
    """Counts over some rows."""

    found: int = 0
    missed: int = 0
    spurious: int = 0
    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)  #: how often the gold tells a part

    @property
    def figures(self) -> int:
        """The figures of the gold."""
        return self.found + self.missed

    def add(self, verdict: Verdict | None) -> None:
        """Counts a figure of the gold; ``None`` is one that was not found."""
        if verdict is None:
            self.missed += 1
            return
        self.found += 1
        self.told.update(verdict.keys())
        self.right.update(part for part, right in verdict.items() if right)

    def rates(self) -> dict[str, float]:
        """The share of each column, without those of which there is nothing to count."""
        of = {part: (self.right[part], self.told[part]) for part in PARTS}
        of["precision"] = self.found, self.found + self.spurious
        of["recall"] = self.found, self.figures
        of["f1"] = 2 * self.found, 2 * self.found + self.spurious + self.missed
        of["exact"] = self.right["exact"], self.figures
        of["whole"] = self.right["whole"], self.figures
        return {name: part / whole for name, (part, whole) in of.items() if whole}


@dataclass
class Score:
    """The outcome: tallies, and a line for all that is not right."""

    total: Tally = field(default_factory=Tally)
    documents: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    phenomena: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    remarks: list[str] = field(default_factory=list)


# The gold


def row_of(raw: Mapping[str, Any]) -> Row:
    """A row in either spelling: one value of each field with others in ``alt``, or lists."""
    other: Mapping[str, Any] = raw.get("alt", {})
    unit = raw["unit"]
    units = () if unit is None else (unit, *other.get("units", []))
    aspects = (*listed(raw["aspect"]), *other.get("aspect", []))
    modalities = (*listed(raw["modality"]), *other.get("modality", []))
    hedge = raw.get("hedge", "").replace("plain", "")
    bounds = tuple(bounds_of(raw, hedge, units))
    return Row(
        doc=raw["doc"],
        start=raw["start"],
        end=raw["end"],
        quote=raw["quote"],
        bounds=bounds,
        hedge=hedge,
        units=tuple(dict.fromkeys((*units, *(unit for one in bounds for unit in one.units)))),
        entities=(*listed(raw["entity"]), *other.get("entity", [])),
        indicators=(*listed(raw["indicator"]), *other.get("indicator", [])),
        pairs=tuple((entity, indicator) for entity, indicator in other.get("pairs", [])),
        aspects=aspects,
        modalities=modalities,
        periods=tuple(
            (int(years[0]), int(years[-1]))
            for told in (raw["period"], *other.get("period", []))
            if (years := _YEAR.findall(str(told)))
        ),
        base=raw["base"] if aspects[:1] == ("share",) else "",
        modifiers=tuple(tuple(listed(words)) for words in raw.get("must", [])),
        phenomena=tuple(raw.get("phenomena") or apparent(aspects, modalities, hedge)) or ("none",),
        optional=raw.get("optional", False),
    )


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def bounds_of(raw: Mapping[str, Any], hedge: str, units: tuple[str, ...]) -> Iterator[Bounds]:
    """The intervals that are right. Of a plain figure so is the number as it is written, and what
    rounding to its last digit leaves open.
    """
    low, high = raw["low"], raw["high"]
    if low is not None or high is not None:
        yield Bounds(-math.inf if low is None else low, math.inf if high is None else high, units)
    if not hedge and low is not None and high is not None:
        middle, half = (low + high) / 2, raw.get("step", 0) / 2
        yield Bounds(middle, middle, units)
        yield Bounds(middle - half, middle + half, units)
    for low, high, *unit in raw.get("alt", {}).get("intervals", []):
        ends = -math.inf if low is None else low, math.inf if high is None else high
        yield Bounds(*ends, tuple(unit) or units)


def apparent(aspects: Sequence[str], modalities: Sequence[str], hedge: str) -> Iterator[str]:
    """The phenomena of a row without tags, as far as its other fields show them."""
    yield from (aspect for aspect in aspects[:1] if aspect in _ASPECTS)
    if hedge:
        yield "range" if hedge in ("range", "special") else "hedge"
    if modalities and modalities[0] in _AHEAD:
        yield "target"


def lines(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise GoldError(f"{path}:{number}: no JSON ({error})") from error


def claims_of(gold: Path) -> list[Row]:
    """The rows in the gold's folder, in the order of the texts."""
    path = next((p for p in (gold / "seeds.jsonl", gold / "claims.jsonl") if p.is_file()), None)
    if path is None:
        raise GoldError(f"{gold}: holds no seeds.jsonl and no claims.jsonl")
    rows = []
    for number, raw in enumerate(lines(path), 1):
        try:
            rows.append(row_of(raw))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise GoldError(f"{path}: row {number} is no claim ({error!r})") from error
    return sorted(rows, key=lambda row: (row.doc, row.start))


def places_of(path: Path) -> list[Place]:
    """The rows of ``nonclaims.jsonl`` or ``passages.jsonl``; none where there is no such file."""
    if not path.is_file():
        return []
    try:
        return [
            Place(raw["doc"], raw["start"], raw["end"], raw.get("why", ""), bool(raw.get("ignore")))
            for raw in lines(path)
        ]
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path}: a row is no place ({error!r})") from error


# What is right


def fold(text: str) -> str:
    """Simplified, half width, without punctuation and spaces."""
    return "".join(char for char in normalise(text).lower() if char.isalnum())


def same_entity(one: str, other: str) -> bool:
    """Whether one name contains the other."""
    one, other = fold(one), fold(other)
    if min(len(one), len(other)) < 2:
        return one == other != ""
    return one in other or other in one


def same_indicator(one: str, other: str) -> bool:
    """Whether two wordings have most of their characters in common, in whatever order."""
    one, other = fold(one), fold(other)
    return max(alike(one, other), alike(_ENDING.sub("", one), _ENDING.sub("", other))) >= _ALIKE


def alike(one: str, other: str) -> float:
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other) or 1)


@cache
def measure(unit: str) -> tuple[str, float]:
    """The dimension of a unit and its factor there; a unit that is not known is its own."""
    found = factcheck.quantities(f"5{unit}")
    if len(found) != 1 or found[0].text != f"5{unit}":
        return unit, 1.0
    return scale(found[0])


def scale(quantity: Quantity) -> tuple[str, float]:
    """Dimension and factor; 倍 and % measure the same."""
    if quantity.dimension == "multiple":
        return "percent", 100 * quantity.factor
    return quantity.dimension, quantity.factor


def same_unit(unit: str, dimension: str, other: str) -> bool:
    """Whether a unit that measures ``dimension`` converts to the gold's. Things may be counted in
    个 or without a unit.
    """
    theirs, _ = measure(other)
    if unit == normalise(other) or dimension == theirs:
        return True
    if other == "":
        return unit in ("倍", "比")
    return theirs in ("count", "people", "households") and unit in ("个", "")


def same_interval(row: Row, quantity: Quantity) -> bool:
    dimension, factor = scale(quantity)
    for number, bounds in enumerate(row.bounds):
        for unit in bounds.units or ("",):
            theirs, divisor = measure(unit)
            times = factor / divisor if theirs == dimension else 1.0
            low, high = quantity.interval.low * times, quantity.interval.high * times
            if close(low, bounds.low) and close(high, bounds.high):
                return True
            if number == 0 and hedged(row.hedge, bounds, low, high):
                return True
    return False


def close(one: float, other: float) -> bool:
    return one == other or math.isclose(one, other, rel_tol=1e-6)


def hedged(hedge: str, bounds: Bounds, low: float, high: float) -> bool:
    """Whether the interval is another reading of the hedge: how near 近 and 约 are is not fixed."""
    match hedge:
        case "near":
            return close(high, bounds.high) and 0.7 * bounds.high <= low < bounds.high
        case "about":
            middle = (bounds.low + bounds.high) / 2
            return 0.75 * middle <= low < middle < high <= 1.25 * middle
        case "more":
            return close(low, bounds.low) and low < high <= bounds.high * (1 + 1e-6)
        case "under":
            return bounds.low == -math.inf and close(high, bounds.high)
    return False


def same_period(row: Row, period: Period | None) -> bool:
    if period is None or not period.resolved:
        return False
    last = period.end and period.end - timedelta(days=1)
    ends = [day.year for day in (period.start, last) if day is not None]
    aspect = row.aspects[0] if row.aspects else ""
    for first, end in row.periods:
        starts = {first, ends[0]} if aspect in _POINTS else {first}
        if aspect in ("growth", "change") and first == end:
            starts.add(first - 1)  # from the year before to this one
        if ends[-1] == end and ends[0] in starts:
            return True
    return False


def kind(aspect: str) -> str:
    """The aspect, with the number of things and their stock as one."""
    return "stock" if aspect == "count" else aspect


def judge(row: Row, claim: Claim | None) -> Verdict:
    """Which parts of a claim are right; ``None`` is a figure set aside, which says nothing."""
    told = {
        "interval": row.bounds,
        "unit": row.units,
        "aspect": row.aspects,
        "modality": row.modalities,
        "period": row.periods,
        "base": row.base,
        "entity": row.entities,
        "indicator": row.indicators,
        "modifiers": row.modifiers,
    }
    right = dict.fromkeys(told, False)
    unit, dimension = "", ""
    if claim is not None:
        unit, dimension = claim.quantity.unit, scale(claim.quantity)[0]
        subject, base = claim.subject or "", fold(claim.base or "")
        said = f"{fold(subject)}|{fold(claim.indicator)}"
        together = any(
            same_entity(subject, entity) and same_indicator(claim.indicator, indicator)
            for entity, indicator in row.pairs
        )
        right = {
            "interval": same_interval(row, claim.quantity),
            "aspect": kind(claim.aspect) in map(kind, row.aspects),
            "modality": claim.modality in row.modalities,
            "period": same_period(row, claim.period),
            "base": bool(base) and (base in fold(row.base) or fold(row.base) in base),
            "entity": together or any(same_entity(subject, name) for name in row.entities),
            "indicator": together
            or any(same_indicator(claim.indicator, name) for name in row.indicators),
            "modifiers": all(any(fold(word) in said for word in words) for words in row.modifiers),
        }
    right["unit"] = any(same_unit(unit, dimension, other) for other in row.units)
    verdict = {part: right[part] for part in PARTS if told[part]}
    exact = all(verdict.get(part, True) for part in _EXACT)
    return verdict | {"exact": exact, "whole": all(verdict.get(part, True) for part in _WHOLE)}


# Scoring


def figures_of(path: Path, rows: Iterable[Row]) -> list[Figure]:
    """What is read in a document, after a check that the gold belongs to it."""
    try:
        document = factcheck.read(path)
    except InputError as error:
        raise GoldError(f"{path}: {error}") from error
    for row in rows:
        if document.text[row.start : row.end] != row.quote:
            raise GoldError(f"{path}: the gold's {row.quote} is not at {row.start}")
    reading = read_claims(document)
    found: defaultdict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        found[claim.span.start, claim.span.end].append(claim)
    for aside in reading.set_aside:
        found.setdefault((aside.span.start, aside.span.end), [])
    return [Figure(*at, document.text[slice(*at)], tuple(on)) for at, on in sorted(found.items())]


def match(rows: Sequence[Row], figures: Sequence[Figure]) -> dict[int, int]:
    """Which row is which figure, one to one, the best overlap first.

    Two belong together where they share half of what they cover, or the numeral.
    """
    numerals = [numeral(figure.quote) for figure in figures]
    candidates = []
    for at, row in enumerate(rows):
        own = numeral(row.quote)
        for to, figure in enumerate(figures):
            shared = min(row.end, figure.end) - max(row.start, figure.start)
            if shared <= 0:
                continue
            overlap = shared / (max(row.end, figure.end) - min(row.start, figure.start))
            same = own == numerals[to] != []
            if overlap >= _OVERLAP or same:
                candidates.append((-overlap - same, at, to))
    chosen: dict[int, int] = {}
    for _, at, to in sorted(candidates):
        if at not in chosen and to not in chosen.values():
            chosen[at] = to
    return chosen


def numeral(quote: str) -> list[str]:
    return _NUMERAL.findall(normalise(quote).replace(",", ""))


def score(texts: Path, gold: Path) -> Score:
    """Reads the documents of the gold and holds them against it. Raises ``GoldError``."""
    if not texts.is_dir():
        raise GoldError(f"{texts}: no such folder of texts")
    rows, not_claims = claims_of(gold), places_of(gold / "nonclaims.jsonl")
    passages = places_of(gold / "passages.jsonl")
    found = Score()
    for doc in sorted({row.doc for row in rows} | {passage.doc for passage in passages}):
        here = [row for row in rows if row.doc == doc]
        scored = [place for place in passages if place.doc == doc]
        figures = [
            figure
            for figure in figures_of(texts / doc, here)
            if not passages or any(p.start <= figure.start and figure.end <= p.end for p in scored)
        ]
        compare(doc, here, figures, [place for place in not_claims if place.doc == doc], found)
    return found


def compare(
    doc: str, rows: Sequence[Row], figures: Sequence[Figure], others: Sequence[Place], into: Score
) -> None:
    """Counts the rows and figures of one document."""
    chosen = match(rows, figures)
    for at, row in enumerate(rows):
        verdict: Verdict | None = None
        if at in chosen:
            claims = figures[chosen[at]].claims or (None,)
            verdicts = [judge(row, claim) for claim in claims]
            verdict = max(verdicts, key=lambda told: (told["exact"], sum(told.values())))
        if row.optional:
            continue
        for tally in (into.total, into.documents[doc], *(into.phenomena[t] for t in row.phenomena)):
            tally.add(verdict)
        wrong = ["not found"] if verdict is None else [p for p in PARTS if not verdict.get(p, True)]
        if wrong:
            into.remarks.append(f"{doc}:{row.start} {row.quote}: {', '.join(wrong)}")
    for to, figure in enumerate(figures):
        if to in chosen.values() or (why := fault(figure, rows, others)) is None:
            continue
        into.total.spurious += 1
        into.documents[doc].spurious += 1
        into.remarks.append(f"{doc}:{figure.start} {figure.quote}: spurious, {why}")


def fault(figure: Figure, rows: Sequence[Row], others: Sequence[Place]) -> str | None:
    """Why a figure that is none of the gold's is spurious; ``None`` where it is not.

    What was set aside claims nothing, and dates are marked in the gold where they matter only.
    """
    if any(row.start < figure.end and figure.start < row.end for row in rows):
        return "part of another figure"
    if all(claim.aspect is Aspect.DATE for claim in figure.claims):
        return None
    for place in others:
        if place.start < figure.end and figure.start < place.end:
            return None if place.ignore else place.why
    return "not in the gold"


# The command


def table(name: str, tallies: Mapping[str, Tally], columns: Sequence[str]) -> Iterator[str]:
    """A heading, then one line for each tally."""
    yield pad(name, _NAME) + f"{'figures':>9}" + "".join(f"{c:>{wide(c)}}" for c in columns)
    for label, tally in tallies.items():
        rates = tally.rates()
        cells = (f"{rates[c]:.3f}" if c in rates else "-" for c in columns)
        row = "".join(f"{cell:>{wide(c)}}" for c, cell in zip(columns, cells, strict=True))
        yield pad(label, _NAME) + f"{tally.figures:>9}" + row


def wide(column: str) -> int:
    return max(len(column), _NUMBER) + 1


def pad(text: str, width: int) -> str:
    """The end of the text in so many cells; a Han character takes two."""
    while cell_len(text) > width - 1:
        text = text[1:]
    return text + " " * (width - cell_len(text))


def floor(text: str) -> tuple[str, float]:
    name, _, least = text.partition("=")
    if name not in COLUMNS:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(COLUMNS)}")
    try:
        return name, float(least)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not like exact=0.70") from None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="?", default=ROOT / "seeds")
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "tests/gold")
    parser.add_argument(
        "--floor", type=floor, action="append", default=[], metavar="COLUMN=LEAST",
        help="fail where the total of a column is below this",
    )  # fmt: skip
    parser.add_argument("--list", action="store_true", help="name all that is not right")
    options = parser.parse_args(arguments)
    try:
        found = score(options.texts, options.gold)
    except GoldError as error:
        print(f"quality: {error}", file=sys.stderr)
        return 2
    total = {"total": found.total}
    print("\n".join(table("document", found.documents | total, COLUMNS)))
    tagged = {tag: found.phenomena[tag] for tag in PHENOMENA if tag in found.phenomena}
    print()
    print(
        "\n".join(table("phenomenon", tagged | total, [c for c in COLUMNS if c not in _SPURIOUS]))
    )
    if options.list:
        print("", *found.remarks, sep="\n")
    rates = found.total.rates()
    low = [(name, least) for name, least in options.floor if rates.get(name, 0.0) < least]
    for name, least in low:
        print(f"quality: {name} {rates.get(name, 0.0):.3f} is below {least}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
