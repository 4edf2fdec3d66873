"""What the HTML report shows, put together from the report: the verdict, findings, documents.

Texts are as they stand in the documents; the template makes them safe to show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from factcheck import model
from factcheck.model import (
    Document,
    Finding,
    Language,
    Quantity,
    Report,
    Severity,
    Span,
    Status,
    Suppression,
)
from factcheck.patterns import compiled
from factcheck.reporting import passages, words
from factcheck.reporting.axis import Axis, axis
from factcheck.reporting.layout import cut
from factcheck.reporting.markdown import explanation, to_html
from factcheck.reporting.passages import Quote, Stretch
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline
from factcheck.rulebook import Rule

_SAFE_ANCHOR = compiled(r"[A-Za-z0-9]+")
_LABEL = 24  #: cells
_HAN = compiled(r"[\u3400-\u9fff]")
#: A text in Traditional script differs from its Simplified form in a third of its characters.
_TRADITIONAL = 0.1


@dataclass(frozen=True, slots=True)
class Source:
    """A document as findings name it."""

    id: str
    path: str
    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its surroundings, and the anchor of its mark in the document."""

    source: Source
    where: str
    anchor: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Side:
    """One statement: ``about`` are its parts, each with whether it is this side's own.

    ``label`` is the figure, short enough to stand beside its bar on the axis of a narrow window.
    """

    letter: str
    figure: str
    label: str
    denotes: str
    about: tuple[tuple[str, bool], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Related:
    """A place that explains, with what it explains."""

    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as it is shown; ``number`` is its place in the report."""

    number: int
    anchor: str
    rule: str
    name: str
    severity: Severity
    status: Status
    status_words: str
    severity_words: str
    confidence: str
    message: str
    sides: tuple[Side, ...]
    axis: Axis | None
    derivation: str
    reasons: tuple[str, ...]
    related: tuple[Related, ...]
    action: str
    also: tuple[str, ...]
    fingerprint: str
    suppressed: tuple[str, str] | None  #: reason, and place where there is one

    @property
    def sources(self) -> list[str]:
        """The ids of the documents that it speaks of."""
        places = [side.place for side in self.sides] + [one.place for one in self.related]
        return sorted({place.source.id for place in places})


@dataclass(frozen=True, slots=True)
class Verified:
    """A relation that holds: which rule looked at it, where, and what it is."""

    rule: str
    where: str
    derivation: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that findings can be filtered by; ``shown`` is whether it is at first."""

    value: str
    label: str
    count: int
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Filters:
    """All values that findings can be filtered by."""

    severities: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    rules: tuple[Choice, ...]
    documents: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One document: ``stretches`` are its text, where findings speak of it."""

    source: Source
    date: str
    claims: int
    findings: int
    stretches: tuple[Stretch, ...]

    @property
    def folds(self) -> bool:
        """Whether a part of the text is folded away."""
        return any(stretch.folded for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a rule is about; ``html`` is made from its page and holds no markup of others."""

    id: str
    name: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The head of the report: counts by severity, each with its label, and what else to know."""

    headline: tuple[tuple[str, str], ...]
    aside: str
    totals: str


def verdict(report: Report, language: Language) -> Verdict:
    """What an editor wants to know first: open findings, and whether anything was checked."""
    found = Counter(finding.severity for finding in report.open)
    headline = [
        (severity.label, words.count(found[severity], words.SEVERITY[severity], language))
        for severity in reversed(Severity)
        if found[severity]
    ]
    if report.problems:
        headline.append(("error", words.failed(report.problems, language)))
    if report.size and not report.summary.claims:
        headline.append(("warning", words.UNREAD[language]))
    if not headline and report.size:
        nothing = words.NOTHING_NEW if report.findings else words.NOTHING
        headline.append(("none", nothing[language]))
    statuses = Counter(finding.status for finding in report.findings)
    aside = [
        words.count(statuses[status], words.STATUS[status], language)
        if language is Language.ZH
        else f"{statuses[status]:,} {words.STATUS[status].en}"
        for status in (Status.BASELINED, Status.SUPPRESSED)
        if statuses[status]
    ]
    if report.verified:
        aside.append(words.VERIFIED[language].format(len(report.verified)))
    return Verdict(
        tuple(headline),
        ("，" if language is Language.ZH else ", ").join(aside),
        words.totals(report, language),
    )


class Desk:
    """Lays out the findings and the documents of one report."""

    def __init__(self, report: Report, language: Language, rules: Sequence[Rule]) -> None:
        self._report = report
        self._rules = rules
        self._language = language
        self._lookup = Sources(report.documents, language)
        self._marks = passages.marks(report.findings, report.documents)
        self._anchors = passages.anchors(self._marks)
        self._sources = {
            document.path: _source(document, f"d{index}", document.path in self._marks)
            for index, document in enumerate(report.documents, start=1)
        }

    def entries(self) -> list[Entry]:
        """The findings in the order of the report."""
        anchors = _finding_anchors(self._report.findings)
        return [
            self._entry(number, anchor, finding)
            for number, (anchor, finding) in enumerate(
                zip(anchors, self._report.findings, strict=True), start=1
            )
        ]

    def pages(self) -> list[Page]:
        """All documents; those that no finding speaks of without their text."""
        counts = Counter(
            path
            for finding in self._report.findings
            for path in {span.document for span in passages.places(finding)}
        )
        return [
            Page(
                source=self._sources[document.path],
                date=document.date.isoformat() if document.date else "",
                claims=self._report.claims_of.get(document.path, 0),
                findings=counts[document.path],
                stretches=tuple(self._stretches(document)),
            )
            for document in self._report.documents
        ]

    def rules(self) -> list[RuleNote]:
        """The pages of the rules that found something."""
        found = {finding.rule for finding in self._report.findings}
        return [
            RuleNote(
                rule.id,
                rule.name,
                rule.title[self._language],
                to_html(explanation(rule.body, self._language)),
            )
            for rule in self._rules
            if rule.id in found
        ]

    def verified(self) -> list[Verified]:
        """The relations that hold."""
        return [
            Verified(
                f"{held.rule} {held.name}",
                self._lookup.place(held.claims[0].span),
                held.derivation,
            )
            for held in self._report.verified
        ]

    def filters(self, entries: Sequence[Entry]) -> Filters:
        """The values by which ``entries`` differ; at first what asks for nothing is not shown."""
        severities = Counter(entry.severity for entry in entries)
        statuses = Counter(entry.status for entry in entries)
        rules = Counter((entry.rule, entry.name) for entry in entries)
        documents = Counter(source for entry in entries for source in entry.sources)
        return Filters(
            severities=tuple(
                Choice(one.label, words.SEVERITY[one][self._language], severities[one], one > 1)
                for one in reversed(Severity)
                if severities[one]
            ),
            statuses=tuple(
                Choice(one, words.STATUS[one][self._language], statuses[one], one is Status.NEW)
                for one in Status
                if statuses[one]
            ),
            rules=tuple(
                Choice(rule, f"{rule} {name}", count)
                for (rule, name), count in sorted(rules.items())
            ),
            documents=tuple(
                Choice(source.id, source.title, documents[source.id])
                for source in self._sources.values()
                if documents[source.id]
            ),
        )

    def _entry(self, number: int, anchor: str, finding: Finding) -> Entry:
        language = self._language
        return Entry(
            number=number,
            anchor=anchor,
            rule=finding.rule,
            name=finding.name,
            severity=finding.severity,
            status=finding.status,
            status_words=words.STATUS[finding.status][language],
            severity_words=words.SEVERITY[finding.severity][language],
            confidence=words.CONFIDENCE[finding.confidence][language],
            message=finding.message[language],
            sides=tuple(self._sides(finding.claims)),
            axis=axis(finding.claims),
            derivation=finding.derivation,
            reasons=tuple(reason[language] for reason in finding.reasons),
            related=tuple(
                Related(one.note[language], self._place(one.span, self._lookup.sentence(one.span)))
                for one in finding.related
            ),
            action=finding.action[language],
            also=finding.also,
            fingerprint=finding.fingerprint,
            suppressed=self._suppressed(finding.suppression) if finding.suppression else None,
        )

    def _sides(self, claims: Sequence[model.Side]) -> Iterator[Side]:
        told = [words.about(claim, self._language) for claim in claims]
        shared = set.intersection(*map(set, told))
        for at, (claim, about) in enumerate(zip(claims, told, strict=True)):
            yield Side(
                letter=_letter(at),
                figure=claim.text,
                label=cut(inline(claim.text), _LABEL),
                denotes=_denotes(claim.quantity) if claim.quantity else "",
                about=tuple((part, part not in shared) for part in about),
                place=self._place(claim.span, claim.sentence),
            )

    def _place(self, span: Span, sentence: Span) -> Place:
        return Place(
            source=self._sources[span.document],
            where=self._lookup.place(span),
            anchor=self._anchors[span],
            quote=passages.quote(self._lookup.document(span), span, sentence),
        )

    def _suppressed(self, suppression: Suppression) -> tuple[str, str]:
        place = suppression.place
        return suppression.reason, self._lookup.place(place) if place else ""

    def _stretches(self, document: Document) -> list[Stretch]:
        marked = self._marks.get(document.path)
        return passages.stretches(document, marked) if marked else []


def _finding_anchors(findings: Sequence[Finding]) -> Iterator[str]:
    """An anchor for each finding: its fingerprint, so that a link holds from run to run."""
    seen: Counter[str] = Counter()
    for finding in findings:
        name = "-".join(_SAFE_ANCHOR.findall(finding.fingerprint))
        seen[name] += 1
        yield f"f-{name}" + (f"-{seen[name]}" if seen[name] > 1 else "")


def _denotes(quantity: Quantity) -> str:
    """What the figure denotes, nothing where that is what it says."""
    told = words.interval_words(quantity.interval, quantity.unit)
    return told if "".join(told.split()) != "".join(quantity.text.split()) else ""


def _letter(at: int) -> str:
    """The name of a side: A to Z, then numbers."""
    return chr(ord("A") + at) if at < 26 else str(at + 1)


def _source(document: Document, id_: str, shown: bool) -> Source:
    title = document.title or PurePosixPath(document.path).name
    return Source(id_, document.path, title, _lang(document) if shown else "zh-Hans")


def _lang(document: Document) -> str:
    """The script of a text, for the fonts: its folded twin is Simplified."""
    pairs = zip(document.text, document.normal, strict=True)
    han = [folded != written for written, folded in pairs if _HAN.match(written)]
    return "zh-Hant" if sum(han) > _TRADITIONAL * len(han) else "zh-Hans"
