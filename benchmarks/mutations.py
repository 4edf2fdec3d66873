"""Whether a relation that holds is reported once one figure of it is broken.

    python benchmarks/mutations.py FILE_OR_FOLDER... [--mutants 1000] [--per-document 6] [--seed 1]
                                   [--jobs 1] [--list]

Each document is checked by itself. Of the relations that hold in it (``--show-verified``), some are
drawn; of each, one side is broken by an edit that an editor might make: one digit, two digits
swapped, 万 for 亿, a decimal point shifted, another year, a list item dropped or added, 个百分点
for %; or the word beside it that tells a direction (增长, 下降) is another. A mutant is *reported*
where a finding that the original did not have holds the broken side, *named* where it is an error
or a warning. An edit after which the same relation still holds broke nothing (rounding, hedges) and
does not count. The draw depends on the seed and the documents alone.

The table tells mutants, reported and named by rule and by edit; ``--list`` prints what was not
named. "Originals with findings" counts the documents, of those drawn from, that had an error or a
warning unbroken; ``--list`` names them.
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
#: A list of whole sentences is numbered: its 、 part no items.
_SENTENCES = re.compile("[。；;]")
_MARKER = 4  #: characters of the number of a list item
_NUMERALS = "一二三四五六七八九"
_NAME, _SHORT, _WORD = "云泽", "泽", 2
_QUOTES = {"》": "《", "”": "“", "」": "「", "』": "『"}
#: Words of a direction, and how far beside the sides of a relation they stand.
_DIRECTIONS = (
    ("增长", "下降"),
    ("增長", "下降"),
    ("增加", "减少"),
    ("增加", "減少"),
    ("提高", "降低"),
    ("上升", "下降"),
    ("升至", "降至"),
    ("扩大", "缩小"),
)
_BESIDE = 8
#: The rules whose relations a word of direction or 个百分点 for % breaks.
_DIRECTED = frozenset(("FC211", "FC212", "FC213", "FC214"))
_POINTED = _DIRECTED | {"FC101", "FC102", "FC104", "FC202", "FC221"}
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

    path: str
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
    items.insert(draw.randrange(1, len(items)), digit(items[-1], draw) or named_like(items[-1]))
    return _ITEM.join(items)


def named_like(item: str) -> str:
    """A name of the form of an item: as short, in such quotes, or ending as it does."""
    if len(item) < _WORD:
        return _SHORT
    if item[-1] in _QUOTES:
        return f"{_QUOTES[item[-1]]}{_NAME}{item[-1]}"
    return f"{_NAME}{item[-1]}"


def points(text: str, draw: random.Random) -> str | None:
    del draw
    for ours, theirs in (
        ("%", "个百分点"),
        ("％", "个百分点"),
        ("个百分点", "%"),
        ("個百分點", "%"),
    ):
        if ours in text:
            return text.replace(ours, theirs, 1)
    return None


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
POINTED: dict[str, Edit] = {"%/个百分点": points}
LISTED: dict[str, Edit] = {"item dropped": drop_item, "item added": add_item}
DATED: dict[str, Edit] = {"another year": year, "one digit": digit}


def edits_for(side: Side, held: Held) -> dict[str, Edit]:
    if len(side.text) <= _MARKER and side.quantity is None:
        return {"renumbered": renumber}
    # A brief may leave out items; a list that a figure counts has just so many.
    if _ITEM in side.text and any(other.quantity is not None for other in held.claims):
        return {} if _SENTENCES.search(side.text) else LISTED
    if side.quantity is None:
        return DATED
    return NUMERIC | POINTED if held.rule in _POINTED else NUMERIC


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
    return Tried(path, len(relations), alarmed, tuple(mutants))


def broken(path: str, text: str, held: Held, known: set[str], draw: random.Random) -> Mutant | None:
    """One relation with one side broken, checked again; ``None`` where no edit breaks it."""
    choices = [
        (side.span, name, edit)
        for side in held.claims
        for name, edit in edits_for(side, held).items()
    ]
    if held.rule in _DIRECTED:
        choices += [(at, "增长/下降", turned) for at in directions(text, held)]
    draw.shuffle(choices)
    for span, name, edit in choices:
        said = text[span.start : span.end]
        changed = edit(said, draw)
        if changed is None or changed == said:
            continue
        edited = text[: span.start] + changed + text[span.end :]
        report = factcheck.check(parse(path, edited.encode("utf-8")), _OPTIONS)
        at = [Span(path, span.start, span.start + len(changed))]
        if edit is turned:  # the word is in no side: those beside it are told
            at = [moved(side.span, span, len(changed)) for side in held.claims]
        if any(other.rule == held.rule and holds_at(other, at) for other in report.verified):
            continue
        told = [f for f in report.findings if f.fingerprint not in known and names(f, at)]
        before = text[max(0, span.start - _CONTEXT) : span.start]
        after = text[span.end : span.end + _CONTEXT]
        shown = f"{before}[{said}→{changed}]{after}".replace("\n", "⏎")
        return Mutant(
            held.rule,
            name,
            bool(told),
            any(finding.severity > Severity.INFO for finding in told),
            f"{held.rule} {name} {path}{' (info)' * bool(told)}\n"
            f"    {held.derivation}\n    {shown}",
        )
    return None


def directions(text: str, held: Held) -> Iterator[Span]:
    """The words of direction between the sides of a relation and right beside them."""
    spans = [side.span for side in held.claims]
    start = max(0, min(span.start for span in spans) - _BESIDE)
    end = max(span.end for span in spans)
    if len({span.document for span in spans}) == 1 and "\n" not in text[start:end]:
        for word in sorted({word for pair in _DIRECTIONS for word in pair}):
            for found in re.finditer(word, text[start:end]):
                yield Span(spans[0].document, start + found.start(), start + found.end())


def turned(text: str, draw: random.Random) -> str | None:
    del draw
    return next(
        (b if text == a else a for a, b in _DIRECTIONS if text in (a, b)),
        None,
    )


def moved(span: Span, edited: Span, length: int) -> Span:
    """A span after an edit before it."""
    by = length - (edited.end - edited.start) if span.start >= edited.end else 0
    return Span(span.document, span.start + by, span.end + by)


def holds_at(held: Held, at: Sequence[Span]) -> bool:
    return all(any(side.span.overlaps(one) for side in held.claims) for one in at)


def names(finding: Finding, at: Sequence[Span]) -> bool:
    spans = [side.span for side in finding.claims] + [r.span for r in finding.related]
    return any(span.overlaps(one) for span in spans for one in at)


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
    parser.add_argument(
        "--list", action="store_true", help="print these originals, and what was not named"
    )
    options = parser.parse_args()
    paths = [file for path in options.paths for file in expand(path)]
    random.Random(options.seed).shuffle(paths)
    work = partial(try_document, per_document=options.per_document, seed=options.seed)
    documents, relations = 0, 0
    alarmed: list[str] = []
    mutants: list[Mutant] = []
    for found in tried(paths, options.jobs, work):
        documents += 1
        relations += found.relations
        alarmed += [found.path] if found.alarmed and found.relations else []
        mutants += found.mutants
        if len(mutants) >= options.mutants:
            break
    if not mutants:
        print("no relation that holds was found", file=sys.stderr)
        return 1
    table("by rule", mutants, lambda mutant: mutant.rule)
    table("by edit", mutants, lambda mutant: mutant.edit)
    print(
        f"{documents} documents, {relations} relations hold, {len(alarmed)} originals with findings"
    )
    if options.list:
        print(*alarmed, sep="\n")
        for mutant in mutants:
            if not mutant.named:
                print(mutant.told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
