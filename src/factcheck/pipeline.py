"""The one place that wires the stages: files to documents, claims, findings, report."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import ledger
from factcheck.alignment import count_pairs
from factcheck.archive import Archive, is_archive
from factcheck.checks import Check, check_of
from factcheck.config import Options
from factcheck.errors import InputError, UsageError
from factcheck.intake import read_files, reader
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
from factcheck.reading import Selection, expand, normalise
from factcheck.rulebook import Rule, lexicons, load_rules
from factcheck.rulebook.own_lists import read_lists
from factcheck.storage.cache import Cache

if TYPE_CHECKING:
    from factcheck.archive.beside import Fetched

_NO_ARCHIVE = Message(
    zh="--replaces 要与 --against 归档 一起使用", en="--replaces needs --against ARCHIVE"
)

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
    cache: Cache | None = None,
) -> Report:
    """Checks all that ``paths`` name against each other, ``documents`` already read,
    ``options.against`` and ``options.facts``.

    ``stdin`` is the name and the bytes of one more document. ``progress`` is told how many files
    are read, of how many; ``cache`` keeps what is read of files. Raises ``UsageError`` for an
    unknown rule, ``RuleError`` for a bad page.
    """
    _settle_lexicons(options)
    overrides = Overrides(load_rules(options.rules), options)
    chosen = overrides.in_force()
    if not chosen:
        raise UsageError(Message(zh="没有一条规则在用", en="no rule is left to check with"))
    checks = [(rule, check_of(rule)) for rule in chosen]
    archives = [path for path in options.against if is_archive(path)]
    if options.replaces and not archives:
        raise UsageError(_NO_ARCHIVE)
    files = tuple(path for path in options.against if path not in archives)
    with ExitStack() as opened:
        # What is wrong with an archive is told before anything is read.
        stores = [opened.enter_context(Archive(Path(path))) for path in dict.fromkeys(archives)]
        told = replace(options, against=files)
        readings = _read(paths, told, stdin, progress, cache, documents)
        fetched = _fetched(stores, readings, chosen, options)
        return _check(readings, fetched, checks, overrides, options)


def _fetched(
    archives: Sequence[Archive],
    readings: ClaimsReport,
    rules: Sequence[Rule],
    options: Options,
) -> list[Fetched]:
    """What of each archive the documents that are checked may meet."""
    if not archives:
        return []
    from factcheck.archive import beside

    checked = [one for one in readings.documents if one[0].path not in readings.against]
    known = {document.path for document, _ in readings.documents}
    terms = beside.Terms(rules, options.min_confidence, options.replaces, reader())
    found: list[Fetched] = []
    for archive in archives:
        found.append(beside.fetch(archive, checked, known, terms))
        known |= found[-1].documents.keys()
    return found


def claims(
    paths: Sequence[str],
    options: Options,
    *,
    stdin: Stdin | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
) -> ClaimsReport:
    """Reads all that ``paths``, ``options.against`` and ``options.facts`` name."""
    _settle_lexicons(options)
    return _read(paths, options, stdin, progress, cache)


def _settle_lexicons(options: Options) -> None:
    """Puts the user's own word lists in use, before anything is read."""
    lexicons.use(read_lists(options.lexicons, normalise) if options.lexicons else {})


def _read(
    paths: Sequence[str],
    options: Options,
    stdin: Stdin | None,
    progress: Progress | None,
    cache: Cache | None,
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
    found = [*book.documents, *_read_in(documents)]
    for index, taken in enumerate(read_files(sorted(files.items()), options, cache), start=1):
        for outcome in taken.outcomes or ():
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


def _read_in(documents: Sequence[Document]) -> Iterator[tuple[Document, Reading]]:
    """What is read in documents that are at hand."""
    if documents:
        from factcheck.extraction import read_claims  # which takes longest to load

        yield from ((document, read_claims(document)) for document in documents)


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
    fetched: Sequence[Fetched],
    checks: Sequence[tuple[Rule, Check]],
    overrides: Overrides,
    options: Options,
) -> Report:
    """Applies the rules to what was read, and to what of archives it may meet."""
    corpus = _corpus(readings, fetched)
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
    concerned = [one for one in kept if corpus.concerns(*(side.span for side in one.claims))]
    held = [one for one in verified if corpus.concerns(*(side.span for side in one.claims))]
    findings = tuple(sorted(_once(concerned), key=_gravity))
    told = {span.document for one in findings for span in _places(one)}
    told |= {side.span.document for one in held for side in one.claims}
    documents = {document.path: document for document, _ in readings.documents}
    claims_of = {document.path: len(reading.claims) for document, reading in readings.documents}
    for archived in fetched:
        # Of an archive only what is told of is a document of this run.
        for path in told & archived.documents.keys():
            documents[path] = archived.documents[path]
            claims_of[path] = archived.claims_of[path]
    own = [reading for _, reading in readings.documents]
    return Report(
        documents=tuple(documents[path] for path in sorted(documents)),
        claims_of=claims_of,
        findings=findings,
        problems=readings.problems,
        summary=Summary(
            sum(len(reading.claims) + len(reading.set_aside) for reading in own),
            sum(len(reading.claims) for reading in own),
            count_pairs(corpus.claims),
        ),
        notices=tuple(notice for archived in fetched for notice in archived.notices),
        against=corpus.against & documents.keys(),
        verified=tuple(sorted(held, key=lambda held: (held.claims[0].span, held.rule))),
    )


def _corpus(readings: ClaimsReport, fetched: Sequence[Fetched]) -> Corpus:
    """All that is held against each other, by path and position."""
    documents: dict[str, Document] = {document.path: document for document, _ in readings.documents}
    found = {document.path: reading for document, reading in readings.documents}
    for archived in fetched:
        found.update(archived.readings)
    ordered = [found[path] for path in sorted(found)]
    return Corpus(
        _Shelf(documents, fetched) if fetched else documents,
        tuple(claim for reading in ordered for claim in reading.claims),
        tuple(aside for reading in ordered for aside in reading.set_aside),
        tuple(relation for reading in ordered for relation in reading.relations),
        readings.against.union(*(one.documents for one in fetched)),
        frozenset().union(*(one.forms for one in fetched)),
    )


class _Shelf(Mapping[str, Document]):
    """Documents that were read and documents of archives by path.

    It goes through those alone that are to be looked through: the others are only looked up.
    """

    def __init__(self, own: Mapping[str, Document], fetched: Sequence[Fetched]) -> None:
        self._own = own
        self._fetched = fetched
        self._paths = (*own, *(path for one in fetched for path in one.texts))

    def __getitem__(self, path: str) -> Document:
        for documents in (self._own, *(one.documents for one in self._fetched)):
            if path in documents:
                return documents[path]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _places(finding: Finding) -> Iterator[Span]:
    yield from (side.span for side in finding.claims)
    yield from (related.span for related in finding.related)


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
