"""The one place that wires the stages: files to documents, claims, findings, report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from factcheck import ledger
from factcheck.alignment import count_pairs
from factcheck.archive import Archive, is_archive
from factcheck.checks import check_of, scope_of
from factcheck.checks.scope import Scope
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.intake import named, read_files, reader, selection_of, settle_lexicons
from factcheck.ledger import Book
from factcheck.model import (
    Confidence,
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
from factcheck.rulebook import Rule, load_rules
from factcheck.storage.cache import Cache

if TYPE_CHECKING:
    from factcheck.archive import Stats
    from factcheck.archive.beside import Fetched
    from factcheck.archive.whole import Whole

#: More files than these are checked piece by piece.
MANY = 4_000

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
    settle_lexicons(options)
    sieve = _Sieve(options)
    archives = [path for path in options.against if is_archive(path)]
    if options.replaces and not archives:
        raise UsageError(_NO_ARCHIVE)
    files = tuple(path for path in options.against if path not in archives)
    with ExitStack() as opened:
        # What is wrong with an archive is told before anything is read.
        stores = [opened.enter_context(Archive(Path(path))) for path in dict.fromkeys(archives)]
        plan = _plan(paths, replace(options, against=files), stdin, documents)
        if len(plan.files) > MANY and not stores and plan.in_utf8:
            return _check_many(plan, plan.read(options, cache, progress), sieve)
        readings = _readings(plan, options, cache, progress)
        fetched = _fetched(stores, readings, sieve.rules, options)
        return _check(readings, fetched, sieve)


def check_archive(path: Path, options: Options, *, progress: Progress | None = None) -> Report:
    """Checks all that an archive holds against each other; of its documents the report has those
    that findings tell of. Raises ``UsageError``.
    """
    from factcheck.archive.whole import Whole

    settle_lexicons(options)
    sieve = _Sieve(options)
    with Archive(path) as archive:
        archive.verify()
        whole = Whole(archive, sieve.rules)
        summary = _sift_whole(whole, archive.stats(reader()), sieve, progress)
        told = sorted(sieve.told())
        return Report(
            documents=tuple(whole.documents[path] for path in told),
            claims_of=whole.claims_of(told),
            findings=sieve.findings(),
            problems=(),
            summary=summary,
            verified=sieve.verified(),
        )


def _check_many(plan: _Plan, readings: Iterable[tuple[Document, Reading]], sieve: _Sieve) -> Report:
    """Applies the rules to more than memory should hold at once: in an archive for this run alone,
    piece by piece.
    """
    from factcheck.archive.whole import Notes, Whole, alone

    # Each document for itself is looked at while it is at hand.
    notes = Notes()
    single = sieve.of(Scope.DOCUMENT)
    documents: list[Document] = []
    claims_of: dict[str, int] = {}
    with TemporaryDirectory(prefix="factcheck-") as folder:
        path = Path(folder, "run.factcheck")
        with Archive(path, create=True, lasting=False) as archive:
            for document, reading in readings:
                # Reports need all of those alone that they tell of.
                documents.append(replace(document, normal=document.text, blocks=()))
                claims_of[document.path] = len(reading.claims)
                archive.put(document.path, b"", b"", [(document, reading)])
                own = alone(document, reading, plan.against([document]))
                notes.note(own)
                sieve.sift(own, single, plan.book)
            archive.commit()
            against = plan.against(documents)
            whole = Whole(archive, sieve.rules, against, notes)
            summary = _sift_whole(whole, archive.stats(b""), sieve, None, plan.book)
            told = {path: whole.documents[path] for path in sieve.told()}
    by_path = {document.path: document for document in documents} | told
    return Report(
        documents=tuple(by_path[path] for path in sorted(by_path)),
        claims_of=claims_of,
        findings=sieve.findings(),
        problems=plan.told(),
        summary=summary,
        against=against,
        verified=sieve.verified(),
    )


def _sift_whole(
    whole: Whole, stats: Stats, sieve: _Sieve, progress: Progress | None, book: Book | None = None
) -> Summary:
    """Applies the rules to pieces; how much was looked at."""
    compared = 0
    for scope in Scope:
        wanted = sieve.of(scope)
        # The pass over the documents comes first, and the others build on it.
        if not wanted and scope not in (Scope.DOCUMENT, Scope.ABOUT):
            continue
        for done, corpus in enumerate(whole.corpora(scope), start=1):
            sieve.sift(corpus, wanted, book)
            if scope is Scope.ABOUT:
                compared += count_pairs(corpus.claims)
            if scope is Scope.DOCUMENT and progress is not None:
                progress(done, stats.documents)
    return Summary(stats.figures, stats.claims, compared, stats.documents)


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
    settle_lexicons(options)
    against = tuple(path for path in options.against if not is_archive(path))
    plan = _plan(paths, replace(options, against=against), stdin)
    return _readings(plan, options, cache, progress)


@dataclass(slots=True)
class _Plan:
    """The files of a run with their bytes where these are at hand, what is only compared with, and
    what is read already; ``problems`` grow as files are read.
    """

    files: dict[str, bytes | None]
    beside: frozenset[str]
    book: Book
    given: list[tuple[Document, Reading]]
    problems: list[InputProblem]

    @property
    def in_utf8(self) -> bool:
        """Whether the names of all files are text."""
        return all(
            name.isascii() or name.encode("utf-8", "ignore").decode() == name for name in self.files
        )

    def read(
        self, options: Options, cache: Cache | None, progress: Progress | None
    ) -> Iterator[tuple[Document, Reading]]:
        """What is read in each document, in any order."""
        yield from self.given
        taken = read_files(sorted(self.files.items()), options, cache)
        for index, one in enumerate(taken, start=1):
            for outcome in one.outcomes or ():
                if isinstance(outcome, InputProblem):
                    self.problems.append(outcome)
                else:
                    yield outcome
            if progress is not None:
                progress(index, len(self.files))

    def against(self, documents: Iterable[Document]) -> frozenset[str]:
        """The paths of the documents that the others are only compared with."""
        paths = (document.path for document in documents)
        return self.book.paths | {path for path in paths if file_of(path) in self.beside}

    def told(self) -> tuple[InputProblem, ...]:
        """The problems by path."""
        return tuple(sorted(self.problems, key=lambda problem: problem.path))


def _plan(
    paths: Sequence[str],
    options: Options,
    stdin: Stdin | None,
    documents: Sequence[Document] = (),
) -> _Plan:
    """What is named twice is a ledger before it is checked, and checked before it is compared."""
    selection = selection_of(options)
    files: dict[str, bytes | None] = {}
    book = ledger.read_all(options.facts)
    problems: list[InputProblem] = [*book.problems]
    checked = named(paths, selection, problems)
    beside = named(options.against, selection, problems)
    for those in (checked, beside):
        for path in book.paths:
            those.pop(Path(path).resolve(), None)  # a ledger is no article
    if stdin is not None:
        files[stdin[0]] = stdin[1]
        for those in (checked, beside):
            those.pop(Path(stdin[0]).resolve(), None)
    for real, (depth, _) in tuple(checked.items()):
        # Of two arguments that name a file the nearer one decides: where all of a folder is
        # checked, the published/ in it is still only compared with.
        if real in beside:
            del (checked if beside[real][0] > depth else beside)[real]
    against_files = frozenset(file for _, file in beside.values())
    files |= dict.fromkeys(file for _, file in checked.values())
    files |= dict.fromkeys(against_files)
    named_none = paths and not checked and stdin is None
    if not problems and not documents and (not files or named_none):
        problems.append(InputProblem("", Message(zh="没有要检查的文件", en="nothing to check")))
    return _Plan(files, against_files, book, [*book.documents, *_read_in(documents)], problems)


def _readings(
    plan: _Plan, options: Options, cache: Cache | None, progress: Progress | None
) -> ClaimsReport:
    """All that is read, at once."""
    found = sorted(plan.read(options, cache, progress), key=lambda item: item[0].path)
    against = plan.against(document for document, _ in found)
    return ClaimsReport(tuple(found), plan.told(), against, plan.book)


def _read_in(documents: Sequence[Document]) -> Iterator[tuple[Document, Reading]]:
    """What is read in documents that are at hand."""
    if documents:
        from factcheck.extraction import read_claims  # which takes longest to load

        yield from ((document, read_claims(document)) for document in documents)


def _check(readings: ClaimsReport, fetched: Sequence[Fetched], sieve: _Sieve) -> Report:
    """Applies the rules to what was read, and to what of archives it may meet."""
    corpus = _corpus(readings, fetched)
    sieve.sift(corpus, sieve.rules, readings.book)
    documents = {document.path: document for document, _ in readings.documents}
    claims_of = {document.path: len(reading.claims) for document, reading in readings.documents}
    told = sieve.told()
    for archived in fetched:
        # Of an archive only what is told of is a document of this run.
        for path in told & archived.documents.keys():
            documents[path] = archived.documents[path]
            claims_of[path] = archived.claims_of[path]
    own = [reading for _, reading in readings.documents]
    return Report(
        documents=tuple(documents[path] for path in sorted(documents)),
        claims_of=claims_of,
        findings=sieve.findings(),
        problems=readings.problems,
        summary=Summary(
            sum(len(reading.claims) + len(reading.set_aside) for reading in own),
            sum(len(reading.claims) for reading in own),
            count_pairs(corpus.claims),
        ),
        notices=tuple(notice for archived in fetched for notice in archived.notices),
        against=corpus.against & documents.keys(),
        verified=sieve.verified(),
    )


class _Sieve:
    """The rules that are in force, and what comes of them that is asked for."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._overrides = Overrides(load_rules(options.rules), options)
        self.rules = self._overrides.in_force()
        if not self.rules:
            raise UsageError(Message(zh="没有一条规则在用", en="no rule is left to check with"))
        # What is wrong with a page is told before anything is read.
        self._checks = {rule.id: check_of(rule) for rule in self.rules}
        self._kept: list[Finding] = []
        self._held: list[Held] = []

    def of(self, scope: Scope) -> list[Rule]:
        """The rules whose checks see so much together."""
        return [rule for rule in self.rules if scope_of(rule) is scope]

    def sift(self, corpus: Corpus, rules: Iterable[Rule], book: Book | None = None) -> None:
        """Applies rules to a corpus."""
        corpus = replace(corpus, unsure=self._options.min_confidence is Confidence.LOW)
        for rule in rules:
            for found in self._checks[rule.id](corpus, rule):
                outcome = found if book is None else book.told(found)
                if outcome is not None and corpus.concerns(*(s.span for s in outcome.claims)):
                    self._keep(outcome, rule)

    def findings(self) -> tuple[Finding, ...]:
        """What was found, worst first."""
        return tuple(sorted(_once(self._kept), key=_gravity))

    def verified(self) -> tuple[Held, ...]:
        """The relations that hold, by place, where they are asked for."""
        return tuple(sorted(self._held, key=lambda held: (held.claims[0].span, held.rule)))

    def told(self) -> set[str]:
        """The paths of the documents that are told of."""
        places = {span.document for one in self._kept for span in _places(one)}
        return places | {side.span.document for one in self._held for side in one.claims}

    def _keep(self, outcome: Finding | Held, rule: Rule) -> None:
        if isinstance(outcome, Held):
            if self._options.show_verified:
                self._held.append(outcome)
        elif outcome.confidence >= self._options.min_confidence:
            asked = self._overrides.apply(outcome, rule)
            if asked is not None:
                self._kept.append(asked)


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


def _gravity(finding: Finding) -> tuple[object, ...]:
    """Worst first, then by place; no two findings are alike in all of it."""
    first, *others = (side.span for side in finding.claims)
    gravest = -finding.severity, -finding.confidence
    return *gravest, first, finding.rule, others, finding.verdict, finding.derivation
