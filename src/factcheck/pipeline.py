"""The one place that wires the stages: files to documents, claims, findings, report."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from factcheck.alignment import count_pairs
from factcheck.checks import Check, check_of
from factcheck.config import Options
from factcheck.errors import InputError, UsageError
from factcheck.extraction import read_claims
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
from factcheck.rulebook import Rule, lexicons, load_rules, select_rules
from factcheck.rulebook.own_lists import read_lists

#: Below this many documents another process costs more than it saves.
_WORTH_A_POOL = 24
_CHUNK = 8

Stdin = tuple[str, bytes]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """What was read in each document, and the files that could not be read.

    ``against`` are the paths of the documents that are only compared with.
    """

    documents: tuple[tuple[Document, Reading], ...]
    problems: tuple[InputProblem, ...]
    against: frozenset[str] = frozenset()


def run(
    paths: Sequence[str],
    options: Options,
    *,
    stdin: Stdin | None = None,
    documents: Sequence[Document] = (),
    progress: Progress | None = None,
) -> Report:
    """Checks all that ``paths`` name against each other, ``documents`` already read and
    ``options.against``.

    ``stdin`` is the name and the bytes of one more document. ``progress`` is told how many files
    are read, of how many. Raises ``UsageError`` for an unknown rule, ``RuleError`` for a bad page.
    """
    _settle_lexicons(options)
    rules = load_rules(options.rules)
    overrides = Overrides(rules, options)
    chosen = overrides.graded(select_rules(rules, options.select, options.ignore))
    if not chosen:
        raise UsageError(Message(zh="没有一条规则在用", en="no rule is left to check with"))
    checks = [(rule, check_of(rule)) for rule in chosen]
    if documents and not paths and not options.against and stdin is None:
        readings = ClaimsReport((), ())
    else:
        readings = _read(paths, options, stdin, progress)
    given = tuple((document, read_claims(document)) for document in documents)
    every = replace(readings, documents=_ordered(readings.documents + given))
    return _check(every, checks, overrides, options)


def claims(
    paths: Sequence[str],
    options: Options,
    *,
    stdin: Stdin | None = None,
    progress: Progress | None = None,
) -> ClaimsReport:
    """Reads all that ``paths`` and ``options.against`` name; what both name is checked."""
    _settle_lexicons(options)
    return _read(paths, options, stdin, progress)


def _settle_lexicons(options: Options) -> None:
    """Puts the user's own word lists in use, before anything is read."""
    lexicons.use(read_lists(options.lexicons, normalise) if options.lexicons else {})


def _read(
    paths: Sequence[str], options: Options, stdin: Stdin | None, progress: Progress | None
) -> ClaimsReport:
    apart = tuple(folder for folder in (options.lexicons, options.rules) if folder)
    selection = Selection(options.include, options.exclude, options.root, apart)
    files: dict[str, bytes | None] = {}
    seen: set[Path] = set()  # one file in two spellings is one document
    problems: list[InputProblem] = []
    if stdin is not None:
        files[stdin[0]] = stdin[1]
        seen.add(Path(stdin[0]).resolve())
    files |= dict.fromkeys(_new_files(paths, selection, seen, problems))
    against_files = frozenset(_new_files(options.against, selection, seen, problems))
    files |= dict.fromkeys(against_files)
    found: list[tuple[Document, Reading]] = []
    for index, outcomes in enumerate(_read_all(sorted(files.items()), options), start=1):
        for outcome in outcomes:
            if isinstance(outcome, InputProblem):
                problems.append(outcome)
            else:
                found.append(outcome)
        if progress is not None:
            progress(index, len(files))
    if not files and not problems:
        problems.append(InputProblem("", Message(zh="没有要检查的文件", en="nothing to check")))
    problems.sort(key=lambda problem: problem.path)
    against = frozenset(
        document.path for document, _ in found if file_of(document.path) in against_files
    )
    return ClaimsReport(_ordered(found), tuple(problems), against)


def _new_files(
    paths: Sequence[str], selection: Selection, seen: set[Path], problems: list[InputProblem]
) -> Iterator[str]:
    """The files that ``paths`` name and that were not ``seen``; what is wrong goes to the list."""
    for path in paths:
        try:
            for file in expand(path, selection):
                # Where links go in a circle, `Path.resolve` gives up; reading tells of it.
                real = Path(os.path.realpath(file))
                if real not in seen:
                    seen.add(real)
                    yield file
        except InputError as error:
            problems.append(InputProblem(error.path, error.message))


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
        for outcome in check(corpus, rule):
            if isinstance(outcome, Held):
                if options.show_verified:
                    verified.append(outcome)
            elif outcome.confidence >= options.min_confidence:
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
        options.jobs, initializer=lexicons.use, initargs=(lexicons.in_use(),)
    ) as pool:
        yield from pool.map(_read_one, jobs, chunksize=_CHUNK)


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
