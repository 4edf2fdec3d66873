"""Which known conflicts are found, and what else is said of real articles.

    python benchmarks/conflicts.py CORPUS GOLD... [--distractors 10] [--list]
    python benchmarks/conflicts.py --alarms [--together] [--jobs 1] FILE_OR_FOLDER...

Each row of a GOLD file (JSON lines) names two files below CORPUS, which may be one and the same,
and the passage in each that says another figure. The two are checked together with random others
from the same top folder, since a conflict must be told from among unrelated articles; which others
depends on the row alone, so that runs compare. A row is hit by an error or a warning with one
claim in either passage, of different figures. Of an official revision (``cls`` REVISED) the verdict
``revised`` is right, at any severity, and no other is. Rows with ``substantive`` false differ in
writing only: there a hit is a fault, and they have a line of their own.

An error or a warning that a distractor has part in, and that does not join the two files, is a
stray. It may still be right: nobody has looked at the others. ``--list`` prints the strays, and
what was found in the two files of a row that was missed.

``--alarms`` has no gold: it prints all errors and warnings of each document by itself, or of all
documents held against each other (``--together``), with what is needed to judge them by hand.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import factcheck
from factcheck.config import Options
from factcheck.errors import InputError
from factcheck.model import Document, Finding, Report, Severity, Side, Span, Verdict
from factcheck.reading import normalise

#: Of a printed context, in characters.
_CONTEXT = 60
#: Documents that a process is given at once.
_CHUNK = 16
_NAME, _NUMBER = 36, 9  # widths of the printed table
_COLUMNS = ("rows", "hits", "%", "strays", "seconds")


class CallError(Exception):
    """The call, the corpus or the gold cannot be used; carries one line."""


class Quoted(NamedTuple):
    """A passage of one file below the corpus, as it is quoted."""

    file: str
    quote: str


class Row(NamedTuple):
    """One known conflict."""

    name: str
    what: str
    a: Quoted
    b: Quoted
    revised: bool
    substantive: bool


@dataclass
class Tally:
    """Counts over some rows; of the misses and the strays what was said."""

    rows: int = 0
    hits: int = 0
    seconds: float = 0.0
    missed: list[tuple[Row, list[str]]] = field(default_factory=list)
    strays: list[tuple[Row, str]] = field(default_factory=list)

    def line(self, name: str) -> str:
        """A line of the table."""
        share = f"{100 * self.hits / (self.rows or 1):.1f}"
        cells = (self.rows, self.hits, share, len(self.strays), f"{self.seconds:.1f}")
        return f"{name:<{_NAME}}" + "".join(f"{cell:>{_NUMBER}}" for cell in cells)


# The gold


def rows_of(path: Path) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CallError(f"{path}: cannot be read ({error})") from error
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                rows.append(row_of(json.loads(line), number))
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                raise CallError(f"{path}:{number}: no conflict ({error!r})") from error
    return rows


def row_of(raw: Mapping[str, Any], number: int) -> Row:
    """A row in either spelling: quotes with what they are about, or with all of their numbers."""
    quotes = [raw.get(f"quote_{side}") or raw[side] for side in "ab"]
    what = raw.get("what")
    if what is None:
        ours, theirs = raw["nums_a"], raw["nums_b"]
        what = f"{', '.join(ours)} | {', '.join(theirs)}: {quotes[0][:_CONTEXT]}"
    tags = [str(raw[key]) for key in ("cls", "kind") if key in raw]
    return Row(
        name=f"{raw.get('id', number)} {' '.join(tags)}",
        what=what,
        a=Quoted(raw["file_a"], quotes[0]),
        b=Quoted(raw["file_b"], quotes[1]),
        revised=raw.get("cls") == "REVISED",
        substantive=raw.get("substantive", True),
    )


@cache
def document(path: Path) -> Document:
    try:
        return factcheck.read(path)
    except InputError as error:
        raise CallError(f"{path}: {error}") from error


@cache
def texts(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt"))


def passages(found: Document, quote: str) -> list[Span]:
    """All places of a quote, white space ignored: the layout breaks lines, the gold does not."""
    at = [offset for offset, char in enumerate(found.text) if not char.isspace()]
    packed, wanted = "".join(found.text[offset] for offset in at), "".join(quote.split())
    spans = []
    start = packed.find(wanted) if wanted else -1
    while start >= 0:
        spans.append(Span(found.path, at[start], at[start + len(wanted) - 1] + 1))
        start = packed.find(wanted, start + 1)
    if not spans:
        raise CallError(f"{found.path}: the gold's {quote[:_CONTEXT]} is not there")
    return spans


def others(corpus: Path, row: Row, number: int) -> list[Path]:
    """Random files of the top folder, the same in each run and whatever the other rows are."""
    pair = {corpus / row.a.file, corpus / row.b.file}
    folder = corpus / Path(row.a.file).parts[0]
    rest = [path for path in texts(folder) if path not in pair]
    chance = random.Random("\n".join((*row.a, *row.b)))
    return chance.sample(rest, min(number, len(rest)))


# What is a hit


def loud(finding: Finding) -> bool:
    return finding.severity >= Severity.WARNING


def hits(row: Row, finding: Finding, a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether a finding is what the row says: two claims of it, one in either passage."""
    if row.revised:
        if finding.verdict is not Verdict.REVISED:
            return False
    elif not loud(finding):
        return False
    return any(
        one.span != other.span and inside(other, b) and figure(one) != figure(other)
        for one in finding.claims
        if inside(one, a)
        for other in finding.claims
    )


def inside(claim: Side, places: Iterable[Span]) -> bool:
    return any(claim.span.overlaps(place) for place in places)


def figure(claim: Side) -> str:
    return normalise(claim.text).replace(",", "")


def files(finding: Finding) -> set[str]:
    return {claim.span.document for claim in finding.claims}


def run(corpus: Path, row: Row, number: int, into: Tally) -> None:
    """Checks the files of one row among others and counts what is found."""
    began = time.perf_counter()
    first, second = document(corpus / row.a.file), document(corpus / row.b.file)
    a, b = passages(first, row.a.quote), passages(second, row.b.quote)
    near = {found.path: found for found in (first, second)}
    far = [document(path) for path in others(corpus, row, number)]
    report = factcheck.check([*near.values(), *far])
    by_path = {found.path: found for found in report.documents}
    right = [finding for finding in report.findings if hits(row, finding, a, b)]
    pair = set(near)
    into.rows += 1
    into.hits += bool(right)
    here = []
    for finding in report.findings:
        joins = len(pair) == 2 and pair <= files(finding)
        if joins or files(finding) <= pair:
            here.append(told(finding, by_path))
        elif loud(finding) and finding not in right:
            into.strays.append((row, told(finding, by_path)))
    if not right:
        into.missed.append((row, here))
    into.seconds += time.perf_counter() - began


# What a person judges by


def told(finding: Finding, documents: Mapping[str, Document]) -> str:
    """A finding in several lines: what it says, what it is about, and each side in its place."""
    lines = [
        f"{finding.severity.label} {finding.confidence.label} {finding.rule} {finding.name}: "
        f"{finding.derivation}",
        f"    {finding.message.zh}",
    ]
    for claim in finding.claims:
        found = documents[claim.span.document]
        line, _ = found.position(claim.span.start)
        lines.append(f"    {found.path}:{line} {claim.part}: {context(found, claim.span)}")
    return "\n".join(lines)


def context(found: Document, span: Span) -> str:
    """The figure in brackets and what stands around it in its line."""
    text = found.text
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    room = max(0, _CONTEXT - len(span) - len("[]"))
    before = min(span.start - first, room // 2)
    after = min(last - span.end, room - before)
    before = min(span.start - first, room - after)
    parts = (
        text[span.start - before : span.start],
        f"[{found.quote(span)}]",
        text[span.end : span.end + after],
    )
    return " ".join("".join(parts).split())


# The commands


def conflicts(corpus: Path, gold: Sequence[Path], number: int, listed: bool) -> None:
    if not corpus.is_dir():
        raise CallError(f"{corpus}: no such folder of texts")
    if not gold:
        raise CallError("a file of gold is needed after the corpus")
    read = {path: rows_of(path) for path in gold}
    factcheck.check(document(path) for path in texts(corpus)[:1])  # reads the lexicons
    print(f"{'gold':<{_NAME}}" + "".join(f"{column:>{_NUMBER}}" for column in _COLUMNS))
    found: list[tuple[Path, Tally, Tally]] = []
    for path, rows in read.items():
        real, none = Tally(), Tally()
        for row in rows:
            run(corpus, row, number, real if row.substantive else none)
        print(real.line(path.name), flush=True)
        if none.rows:
            print(none.line("  differ in writing only"), flush=True)
        found.append((path, real, none))
    for path, real, none in found:
        print(f"\n{path.name}: {len(real.missed)} missed")
        for row, there in real.missed:
            print(f"  {row.name}: {row.what}")
            if listed:
                print(f"    {row.a.file} {row.b.file}")
                print("".join(indented(text) for text in there or ["nothing found"]), end="")
        strays = real.strays + none.strays
        if listed and strays:
            print(f"\n{path.name}: {len(strays)} strays")
            for row, text in strays:
                print(f"  {row.name}: {row.what}\n{indented(text)}", end="")


def indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def alarms(paths: Sequence[Path], together: bool, jobs: int) -> None:
    wanted = [path.as_posix() for path in dict.fromkeys(expanded(paths))]
    began = time.perf_counter()
    documents = claims = found = unread = 0
    reports = [factcheck.check(wanted, Options(jobs=jobs))] if together else alone(wanted, jobs)
    for report in reports:
        documents += len(report.documents)
        claims += report.summary.claims
        by_path = {read.path: read for read in report.documents}
        for finding in filter(loud, report.findings):
            found += 1
            print(told(finding, by_path), flush=True)
        for problem in report.problems:
            unread += 1
            print(f"conflicts: {problem.path}: {problem.message.en}", file=sys.stderr)
    seconds = time.perf_counter() - began
    print(
        f"{documents} documents, {unread} not read, {claims} claims, {found} alarms, "
        f"{1000 * found / (documents or 1):.1f} per 1000 documents, {seconds:.1f} seconds"
    )


def expanded(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            below = texts(path)
            if not below:
                raise CallError(f"{path}: holds no *.txt")
            yield from below
        elif path.is_file():
            yield path
        else:
            raise CallError(f"{path}: no such file or folder")


def alone(paths: Sequence[str], jobs: int) -> Iterator[Report]:
    if jobs == 1:
        yield from map(factcheck.check, paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(factcheck.check, paths, chunksize=_CHUNK)


def positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH",
        help="the corpus and the gold, or the texts of --alarms",
    )  # fmt: skip
    parser.add_argument("--distractors", type=count, default=10, help="unrelated files of a row")
    parser.add_argument("--list", action="store_true", help="print what was found beside the hits")
    parser.add_argument("--alarms", action="store_true", help="print all errors and warnings")
    parser.add_argument(
        "--together", action="store_true", help="hold the texts of --alarms against each other"
    )
    parser.add_argument("--jobs", type=positive, default=1, help="processes of --alarms")
    options = parser.parse_args(arguments)
    try:
        if options.alarms:
            alarms(options.paths, options.together, options.jobs)
        else:
            corpus, *gold = options.paths
            conflicts(corpus, gold, options.distractors, options.list)
    except CallError as error:
        print(f"conflicts: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
