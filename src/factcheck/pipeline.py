"""The one place that wires the stages: files to documents, claims, findings, report."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factcheck import ledger
from factcheck.alignment import count_pairs
from factcheck.checks import Check, check_of
from factcheck.config import Options
from factcheck.errors import InputError, UsageError
from factcheck.extraction import read_claims
from factcheck.interruption import end_with_parent
from factcheck.ledger import Book
from factcheck.model import (
    Corpus,
    Document,
    Finding,
    Held,
    InputProblem,
    Message,
    Reading,
    Report,
    Span,
    Summary,
    file_of,
)
from factcheck.overrides import Overrides
from factcheck.reading import Selection, expand, load, normalise, read_all
from factcheck.rulebook import Rule, lexicons, load_rules
from factcheck.rulebook.own_lists import read_lists

#: Below this many documents another process costs more than it saves.
_WORTH_A_POOL = 24
_CHUNK = 8

Stdin = tuple[str, bytes]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """What was read in each document, and the files that could not be read.

    ``against`` are the paths of the documents that are only compared with, those of the ledgers in
    ``book`` among them.
    """

    documents: tuple[tuple[Document, Reading], ...]
    problems: tuple[InputProblem, ...]
    against: frozenset[str] = frozenset()
    book: Book = field(default_factory=Book)


def run(
    paths: Sequence[str],
    options: Options,
    *,
    stdin: Stdin | None = None,
    documents: Sequence[Document] = (),
    progress: Progress | None = None,
) -> Report:
    """Checks all that ``paths`` name against each other, ``documents`` already read,
    ``options.against`` and ``options.facts``.

    ``stdin`` is the name and the bytes of one more document. ``progress`` is told how many files
    are read, of how many. Raises ``UsageError`` for an unknown rule, ``RuleError`` for a bad page.
    """
    _settle_lexicons(options)
    overrides = Overrides(load_rules(options.rules), options)
    chosen = overrides.in_force()
    if not chosen:
        raise UsageError(Message(zh="没有一条规则在用", en="no rule is left to check with"))
    checks = [(rule, check_of(rule)) for rule in chosen]
    readings = _read(paths, options, stdin, progress, documents)
    return _check(readings, checks, overrides, options)


def claims(
    paths: Sequence[str],
    options: Options,
    *,
    stdin: Stdin | None = None,
    progress: Progress | None = None,
) -> ClaimsReport:
    """Reads all that ``paths``, ``options.against`` and ``options.facts`` name."""
    _settle_lexicons(options)
    return _read(paths, options, stdin, progress)


def _settle_lexicons(options: Options) -> None:
    """Puts the user's own word lists in use, before anything is read."""
    lexicons.use(read_lists(options.lexicons, normalise) if options.lexicons else {})


def _read(
    paths: Sequence[str],
    options: Options,
    stdin: Stdin | None,
    progress: Progress | None,
    documents: Sequence[Document] = (),
) -> ClaimsReport:
    """What is named twice is a ledger before it is checked, and checked before it is compared."""
    apart = tuple(folder for folder in (options.lexicons, options.rules) if folder)
    selection = Selection(options.include, options.exclude, options.root, apart)
    files: dict[str, bytes | None] = {}
    book = ledger.read_all(options.facts)
    problems: list[InputProblem] = [*book.problems]
    checked = _named(paths, selection, problems)
    beside = _named(options.against, selection, problems)
    for named in (checked, beside):
        for path in book.paths:
            named.pop(Path(path).resolve(), None)  # a ledger is no article
    if stdin is not None:
        files[stdin[0]] = stdin[1]
        for named in (checked, beside):
            named.pop(Path(stdin[0]).resolve(), None)
    for real, (depth, _) in tuple(checked.items()):
        # Of two arguments that name a file the nearer one decides: where all of a folder is
        # checked, the published/ in it is still only compared with.
        if real in beside:
            del (checked if beside[real][0] > depth else beside)[real]
    against_files = frozenset(file for _, file in beside.values())
    files |= dict.fromkeys(file for _, file in checked.values())
    files |= dict.fromkeys(against_files)
    found = [*book.documents, *((document, read_claims(document)) for document in documents)]
    for index, outcomes in enumerate(_read_all(sorted(files.items()), options), start=1):
        for outcome in outcomes:
            if isinstance(outcome, InputProblem):
                problems.append(outcome)
            else:
                found.append(outcome)
        if progress is not None:
            progress(index, len(files))
    named_none = paths and not checked and stdin is None
    if not problems and not documents and (not files or named_none):
        problems.append(InputProblem("", Message(zh="没有要检查的文件", en="nothing to check")))
    problems.sort(key=lambda problem: problem.path)
    against = book.paths | frozenset(
        document.path for document, _ in found if file_of(document.path) in against_files
    )
    return ClaimsReport(_ordered(found), tuple(problems), against, book)


def _named(
    paths: Sequence[str], selection: Selection, problems: list[InputProblem]
) -> dict[Path, tuple[int, str]]:
    """The files that ``paths`` name, one file in two spellings once: for each the depth of the
    nearest path that names it, and its name. What is wrong goes to ``problems``.
    """
    named: dict[Path, tuple[int, str]] = {}
    for path in paths:
        depth = len(Path(os.path.abspath(path)).parts)  # noqa: PTH100 (never fails)
        try:
            for file in expand(path, selection):
                # Where links go in a circle, `Path.resolve` gives up; reading tells of it.
                real = Path(os.path.realpath(file))
                before, name = named.get(real, (0, file))
                named[real] = (max(before, depth), name)
        except InputError as error:
            problems.append(InputProblem(error.path, error.message))
    return named


def _ordered(
    found: Sequence[tuple[Document, Reading]],
) -> tuple[tuple[Document, Reading], ...]:
    return tuple(sorted(found, key=lambda item: item[0].path))


def _check(
    readings: ClaimsReport,
    checks: Sequence[tuple[Rule, Check]],
    overrides: Overrides,
    options: Options,
) -> Report:
    """Applies the rules to what was read."""
    corpus = Corpus(
        {document.path: document for document, _ in readings.documents},
        tuple(claim for _, reading in readings.documents for claim in reading.claims),
        tuple(aside for _, reading in readings.documents for aside in reading.set_aside),
        tuple(relation for _, reading in readings.documents for relation in reading.relations),
    )
    kept: list[Finding] = []
    verified: list[Held] = []
    for rule, check in checks:
        for found in check(corpus, rule):
            outcome = readings.book.told(found)
            if isinstance(outcome, Held):
                if options.show_verified:
                    verified.append(outcome)
            elif outcome is not None and outcome.confidence >= options.min_confidence:
                asked = overrides.apply(outcome, rule)
                if asked is not None:
                    kept.append(asked)
    figures = sum(len(r.claims) + len(r.set_aside) for _, r in readings.documents)
    return Report(
        documents=tuple(document for document, _ in readings.documents),
        claims_of={document.path: len(reading.claims) for document, reading in readings.documents},
        findings=tuple(sorted(_once(kept), key=_gravity)),
        problems=readings.problems,
        summary=Summary(figures, len(corpus.claims), count_pairs(corpus.claims)),
        against=readings.against & corpus.documents.keys(),
        verified=tuple(
            sorted(verified, key=lambda finding: (finding.claims[0].span, finding.rule))
        ),
    )


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """One clash is one finding: of the rules that see the same sides, the gravest reports."""
    by_sides: defaultdict[frozenset[Span], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_sides[frozenset(claim.span for claim in finding.claims)].append(finding)
    for same in by_sides.values():
        first, *others = sorted(same, key=_gravity)
        yield replace(first, also=tuple(sorted({other.name for other in others} - {first.name})))


def _gravity(finding: Finding) -> tuple[int, int, Span, str]:
    return -finding.severity, -finding.confidence, finding.claims[0].span, finding.rule


Outcome = tuple[Document, Reading] | InputProblem
#: A file with its bytes, where these are at hand.
_Job = tuple[str, bytes | None, Options]


def _read_all(
    files: Sequence[tuple[str, bytes | None]], options: Options
) -> Iterator[tuple[Outcome, ...]]:
    """What each file holds."""
    jobs = [(path, data, options) for path, data in files]
    if options.jobs == 1 or len(jobs) < _WORTH_A_POOL:
        yield from map(_read_one, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    # A process that does not inherit this one's memory has to be told of the word lists.
    with ProcessPoolExecutor(
        options.jobs, initializer=_begin, initargs=(lexicons.in_use(),)
    ) as pool:
        yield from pool.map(_read_one, jobs, chunksize=_CHUNK)


def _begin(own: lexicons.Lists) -> None:
    """Sets a process up, once."""
    end_with_parent()
    lexicons.use(own)


def _read_one(job: _Job) -> tuple[Outcome, ...]:
    path, data, options = job
    try:
        data = load(path) if data is None else data
    except InputError as error:
        return (InputProblem(error.path, error.message),)
    found = read_all(path, data, options.encoding, options.json)
    return tuple(_outcome(one, options.date) for one in found)


def _outcome(found: Document | InputError, default_date: date | None) -> Outcome:
    if isinstance(found, InputError):
        return InputProblem(found.path, found.message)
    if found.date is None and default_date is not None:
        found = replace(found, date=default_date)
    return found, read_claims(found)
