"""Whether a relation that holds is reported once one figure of it is broken.

    python benchmarks/mutations.py FILE_OR_FOLDER... [--mutants 1000] [--per-document 6] [--seed 1]
                                   [--jobs 1] [--list]

Each document is checked by itself. Of the relations that hold in it (``--show-verified``), some are
drawn; of each, one side is broken by an edit that an editor might make: one digit, two digits
swapped, 万 for 亿, a decimal point shifted, another year, a list item dropped or added. A mutant is
*reported* where a finding that the original did not have holds the broken side, *named*
where it is an error or a warning. An edit after which the same relation still holds broke nothing
(rounding, hedges) and does not count. The draw depends on the seed and the documents alone.

The table tells mutants, reported and named by rule and by edit; ``--list`` prints what was missed.
"Originals with findings" counts the documents, of those drawn from, that had an error or a warning
unbroken.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import NamedTuple

import factcheck
from factcheck.config import Options
from factcheck.errors import InputError
from factcheck.model import Finding, Held, Severity, Side, Span
from factcheck.reading import expand, parse

_WRITTEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_ITEM = "、"
_CONTEXT = 40
_MARKER = 4  #: characters of the number of a list item
_NUMERALS = "一二三四五六七八九"
_OPTIONS = Options(show_verified=True)
_WIDTH = 34

Edit = Callable[[str, random.Random], str | None]


class Mutant(NamedTuple):
    """One broken relation: what was done, and whether it was told."""

    rule: str
    edit: str
    reported: bool
    named: bool
    told: str


class Tried(NamedTuple):
    """What became of one document."""

    relations: int
    alarmed: bool
    mutants: tuple[Mutant, ...]


# Edits: the text of a side, broken; ``None`` where the edit does not apply


def digit(text: str, draw: random.Random) -> str | None:
    places = [at for at, c in enumerate(text) if c.isdecimal() and c.isascii()]
    if not places:
        return None
    at = draw.choice(places)
    return text[:at] + draw.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def swap(text: str, draw: random.Random) -> str | None:
    pairs = [
        at
        for at in range(len(text) - 1)
        if text[at : at + 2].isdecimal() and text[at] != text[at + 1] and text[at + 1] != "0"
    ]
    if not pairs:
        return None
    at = draw.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def scale(text: str, draw: random.Random) -> str | None:
    del draw
    for ours, theirs in (("万", "亿"), ("亿", "万"), ("萬", "億"), ("億", "萬")):
        if ours in text:
            return text.replace(ours, theirs, 1)
    return None


def point(text: str, draw: random.Random) -> str | None:
    found = _WRITTEN.search(text)
    if found is None:
        return None
    number = found.group().replace(",", "")
    whole, _, part = number.partition(".")
    if not part:  # a count stays a count: a zero too few or too many
        moved = whole[:-1] if whole[1:].endswith("0") else f"{whole}0"
    elif len(whole) < 2 or draw.random() < 0.5:
        moved = f"{whole}{part[0]}" + (f".{part[1:]}" if part[1:] else "")
    else:
        moved = f"{whole[:-1]}.{whole[-1]}{part}"
    return text[: found.start()] + moved.lstrip("0") + text[found.end() :]


def year(text: str, draw: random.Random) -> str | None:
    found = re.search(r"(?:19|20)[0-9]{2}(?=年)", text)
    if found is None:
        return None
    other = str(int(found.group()) + draw.choice((-2, -1, 1, 2)))
    return text[: found.start()] + other + text[found.end() :]


def drop_item(text: str, draw: random.Random) -> str | None:
    items = text.split(_ITEM)
    if len(items) < 3:
        return None
    del items[draw.randrange(len(items) - 1)]
    return _ITEM.join(items)


def add_item(text: str, draw: random.Random) -> str | None:
    items = text.split(_ITEM)
    if len(items) < 2:
        return None
    # Of the form of its neighbours: another figure, or a name that ends as the last item does.
    other = digit(items[-1], draw) or f"云泽{items[-1][-1:]}"
    items.insert(draw.randrange(1, len(items)), other)
    return _ITEM.join(items)


def renumber(text: str, draw: random.Random) -> str | None:
    found = re.search(r"[一二三四五六七八九1-9]", text)
    if found is None:
        return None
    row = "123456789" if found.group().isdecimal() and found.group().isascii() else _NUMERALS
    other = draw.choice([one for one in row if one != found.group()])
    return text[: found.start()] + other + text[found.end() :]


NUMERIC: dict[str, Edit] = {
    "one digit": digit,
    "digit swap": swap,
    "万/亿": scale,
    "decimal point": point,
}
LISTED: dict[str, Edit] = {"item dropped": drop_item, "item added": add_item}
DATED: dict[str, Edit] = {"another year": year, "one digit": digit}


def edits_for(side: Side, held: Held) -> dict[str, Edit]:
    if len(side.text) <= _MARKER and side.quantity is None:
        return {"renumbered": renumber}
    # A brief may leave out items; a list that a figure counts has just so many.
    if _ITEM in side.text and any(other.quantity is not None for other in held.claims):
        return LISTED
    return NUMERIC if side.quantity is not None else DATED


# One document


def try_document(path: str, *, per_document: int, seed: int) -> Tried | None:
    """Breaks up to ``per_document`` relations of a document, each once."""
    try:
        document = factcheck.read(path)
    except InputError:
        return None
    report = factcheck.check(document, _OPTIONS)
    draw = random.Random(f"{seed} {path}")
    relations = sorted(report.verified, key=lambda held: (held.rule, held.claims[0].span))
    known = {finding.fingerprint for finding in report.findings}
    mutants = []
    for held in draw.sample(relations, min(per_document, len(relations))):
        mutant = broken(document.path, document.text, held, known, draw)
        if mutant is not None:
            mutants.append(mutant)
    alarmed = any(finding.severity > Severity.INFO for finding in report.findings)
    return Tried(len(relations), alarmed, tuple(mutants))


def broken(path: str, text: str, held: Held, known: set[str], draw: random.Random) -> Mutant | None:
    """One relation with one side broken, checked again; ``None`` where no edit breaks it."""
    choices = [
        (side, name, edit) for side in held.claims for name, edit in edits_for(side, held).items()
    ]
    draw.shuffle(choices)
    for side, name, edit in choices:
        changed = edit(side.text, draw)
        if changed is None or changed == side.text:
            continue
        at = Span(path, side.span.start, side.span.start + len(changed))
        edited = text[: side.span.start] + changed + text[side.span.end :]
        report = factcheck.check(parse(path, edited.encode("utf-8")), _OPTIONS)
        if any(other.rule == held.rule and holds_at(other, at) for other in report.verified):
            continue
        told = [f for f in report.findings if f.fingerprint not in known and names(f, at)]
        before = text[max(0, side.span.start - _CONTEXT) : side.span.start]
        after = text[side.span.end : side.span.end + _CONTEXT]
        shown = f"{before}[{side.text}→{changed}]{after}".replace("\n", "⏎")
        return Mutant(
            held.rule,
            name,
            bool(told),
            any(finding.severity > Severity.INFO for finding in told),
            f"{held.rule} {name} {path}\n    {held.derivation}\n    {shown}",
        )
    return None


def holds_at(held: Held, at: Span) -> bool:
    return any(side.span.overlaps(at) for side in held.claims)


def names(finding: Finding, at: Span) -> bool:
    spans = [side.span for side in finding.claims] + [r.span for r in finding.related]
    return any(span.overlaps(at) for span in spans)


# All of them


def tried(paths: Sequence[str], jobs: int, work: Callable[[str], Tried | None]) -> Iterator[Tried]:
    if jobs == 1:
        yield from (found for found in map(work, paths) if found is not None)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from (found for found in pool.map(work, paths, chunksize=8) if found is not None)


def table(title: str, mutants: Sequence[Mutant], key: Callable[[Mutant], str]) -> None:
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        for name in (key(mutant), "all"):
            groups[name].update(mutants=1, reported=mutant.reported, named=mutant.named)
    print(f"{title:<{_WIDTH}}{'mutants':>9}{'reported':>10}{'%':>7}{'named':>8}{'%':>7}")
    for name in sorted(groups, key=lambda name: (name == "all", name)):
        count = groups[name]
        cells = "".join(
            f"{count[what]:>{width}}{100 * count[what] / count['mutants']:>7.1f}"
            for what, width in (("reported", 10), ("named", 8))
        )
        print(f"{name:<{_WIDTH}}{count['mutants']:>9}{cells}")
    print()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--per-document", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print what was missed")
    options = parser.parse_args()
    paths = [file for path in options.paths for file in expand(path)]
    random.Random(options.seed).shuffle(paths)
    work = partial(try_document, per_document=options.per_document, seed=options.seed)
    documents, relations, alarmed = 0, 0, 0
    mutants: list[Mutant] = []
    for found in tried(paths, options.jobs, work):
        documents += 1
        relations += found.relations
        alarmed += found.alarmed and found.relations > 0
        mutants += found.mutants
        if len(mutants) >= options.mutants:
            break
    if not mutants:
        print("no relation that holds was found", file=sys.stderr)
        return 1
    table("by rule", mutants, lambda mutant: mutant.rule)
    table("by edit", mutants, lambda mutant: mutant.edit)
    print(f"{documents} documents, {relations} relations hold, {alarmed} originals with findings")
    if options.list:
        for mutant in mutants:
            if not mutant.reported:
                print(mutant.told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
