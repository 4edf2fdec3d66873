"""From a document to its claims: every figure with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from factcheck.extraction import dates, indicators, modality, phrases, quantities, times
from factcheck.extraction.clauses import Clause, Sentence, Word, sentences, words
from factcheck.extraction.indicators import About
from factcheck.extraction.subjects import Name, Namebook
from factcheck.model import (
    Aspect,
    Block,
    BlockKind,
    Claim,
    Confidence,
    Document,
    Modality,
    Period,
    PeriodBasis,
    Quantity,
    Reading,
    SetAside,
    Span,
)

#: Blocks that state no facts of the article.
_NO_TEXT = frozenset((BlockKind.BYLINE, BlockKind.SOURCE, BlockKind.DATELINE))
_BODY = frozenset((BlockKind.PARAGRAPH, BlockKind.BRIEF))
_TITLE_WEIGHT = 10
_YEAR = timedelta(days=366)
#: Speech is longer than a quoted term.
_SPEECH = re.compile(r"“[^“”]{17,}”?")
_ADDED = "新增"
_FROM = re.compile(r"[由从](?!业)")


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with its string and what the scanners found in it."""

    block: Block
    text: str
    figures: quantities.Figures
    periods: tuple[Period, ...]


def read_claims(document: Document) -> Reading:
    """All figures of a document: the claims, and what was set aside with its reason."""
    reader = _Reader(document)
    claims: list[Claim] = []
    aside: list[SetAside] = []
    for part in reader.parts:
        for item in reader.read(part):
            if isinstance(item, Claim):
                claims.append(item)
            else:
                aside.append(item)
    claims.sort(key=lambda claim: claim.span)
    aside.sort(key=lambda item: item.span)
    return Reading(tuple(claims), tuple(aside))


class _Reader:
    """Reads the blocks of one document in order, and keeps what one hands on to the next."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names = Namebook()
        self.parts = tuple(self._scan(block) for block in document.blocks if block.kind not in _NO_TEXT)
        for part in self.parts:
            self._names.learn(part.text)
        self._clock = times.Clock(document.date, [(part.block.kind, part.text, part.periods) for part in self.parts])
        self._spellings: re.Pattern[str] | None = None
        self._count_topics()
        self._names.settle_topic()
        self._spellings = self._names.spellings()
        self._sections = times.Sections()

    def _scan(self, block: Block) -> _Part:
        text = block.view.read(self._document.normal)
        original = block.view.read(self._document.text)
        periods = dates.find_periods(text, text=original, reference=self._document.date)
        figures = quantities.scan(text, text=original, taken=dates.calendar_spans(periods))
        return _Part(block, text, figures, tuple(periods))

    def _count_topics(self) -> None:
        """Names that open the title and the sentences make the topic."""
        for part in self.parts:
            title = part.block.kind is BlockKind.TITLE
            if not title and part.block.kind not in _BODY:
                continue
            for sentence in self._sentences(part):
                for clause in sentence.clauses if title else sentence.clauses[:2]:
                    found = self._words(part, clause)
                    for name in self._names.names(found):
                        if not name.deictic and (title or _opens(found, name)):
                            self._names.count(name, _TITLE_WEIGHT if title else 1)
                            break

    def _sentences(self, part: _Part) -> Iterator[Sentence]:
        atoms = [(q.span.start, q.span.end) for q in part.figures.quantities]
        atoms += [(p.span.start, p.span.end) for p in part.periods]
        return sentences(part.text, atoms)

    def _words(self, part: _Part, clause: Clause) -> list[Word]:
        return words(part.text, clause.start, clause.end, part.figures.quantities, part.periods, self._spellings)

    def read(self, part: _Part) -> Iterator[Claim | SetAside]:
        kind = part.block.kind
        if kind in (BlockKind.HEADING, BlockKind.TITLE):
            self._sections.heading(part.block, part.text, part.periods, self._clock)
        elif kind is BlockKind.PARAGRAPH:
            self._sections.body()
        for rejected in part.figures.rejected:
            span = part.block.view.span(rejected.span.start, rejected.span.end)
            yield SetAside(span, span, rejected.reason.value)
        speech = [match.span() for match in _SPEECH.finditer(part.text)]
        paragraph = _Paragraph(self._names.topic)
        for period in part.periods[:1] if kind is BlockKind.PARAGRAPH else ():
            if not part.text[: period.span.start].strip():
                self._sections.opens(self._clock.resolve(period, self._sections), self._clock)
        for sentence in self._sentences(part):
            if any(sentence.start <= q.span.start < sentence.end for q in part.figures.quantities):
                yield from self._sentence(part, sentence, paragraph, speech)
            else:
                self._listen(part, sentence, paragraph)

    def _listen(self, part: _Part, sentence: Sentence, paragraph: _Paragraph) -> None:
        """A sentence without figures hands on its subject and its time."""
        found = self._words(part, sentence.clauses[0])
        names = self._names.names(found)
        for name in names:
            self._names.note(name)
        subject = _topic_of(found, names)
        if subject is not None:
            paragraph.turn_to(subject)
        for period in part.periods:
            if sentence.start <= period.span.start < sentence.end:
                paragraph.hear(self._clock.resolve(period, self._sections), part.text)

    def _sentence(
        self, part: _Part, sentence: Sentence, paragraph: _Paragraph, speech: Sequence[tuple[int, int]]
    ) -> Iterator[Claim | SetAside]:
        before: list[About] = []
        stated = False
        subject = paragraph.subject if len(paragraph.spoken_of) < 2 else self._names.topic
        time: Period | None = None
        for clause in sentence.clauses:
            found = self._words(part, clause)
            names = self._names.names(found)
            named = _topic_of(found, names)
            if named is not None:
                subject, stated = named, True
                if clause is sentence.clauses[0]:
                    paragraph.turn_to(named)
            clause_time: Period | None = None
            for at, word in enumerate(found):
                if word.period is not None:
                    period = self._clock.resolve(word.period, self._sections)
                    if not _is_base(found, at):
                        clause_time = time = period
                        paragraph.hear(period, part.text)
                if word.figure is None:
                    continue
                item = indicators.about(found, at, names, before)
                when = clause_time or self._time_after(found, at) or time or paragraph.time
                yield self._claim(part, sentence, clause, found, at, names, item, subject, when, stated, clause_time, speech)
                if item is not None:
                    before.append(item)
            for name in names:
                self._names.note(name)

    def _time_after(self, found: Sequence[Word], at: int) -> Period | None:
        """23个项目一季度全部开工: a date after the figure and before the next one."""
        for index in range(at + 1, len(found)):
            word = found[index]
            if word.figure is not None:
                return None
            if word.period is not None and not _is_base(found, index):
                return self._clock.resolve(word.period, self._sections)
        return None

    def _claim(
        self,
        part: _Part,
        sentence: Sentence,
        clause: Clause,
        found: Sequence[Word],
        at: int,
        names: Sequence[Name],
        item: About | None,
        topic: Name | None,
        when: Period | None,
        stated: bool,
        clause_time: Period | None,
        speech: Sequence[tuple[int, int]],
    ) -> Claim | SetAside:
        figure = found[at].figure
        assert figure is not None
        view = part.block.view
        quantity = self._placed(figure, part)
        pieces = view.locate(sentence.start, sentence.end).pieces
        held = next((p for p in pieces if p.contains(quantity.span)), pieces[0])
        reason = modality.no_fact(part.text[clause.start : figure.span.start])
        if reason is not None or item is None:
            return SetAside(quantity.span, held, reason or "not understood", quantity)
        if item.falls and quantity.interval.low >= 0:
            nominal = None if quantity.nominal is None else -quantity.nominal
            quantity = replace(quantity, interval=-quantity.interval, nominal=nominal)
        subject = item.subject or topic
        aspect = item.aspect
        if aspect is Aspect.FLOW and item.verb and item.verb != _ADDED and when is not None and when.instant:
            aspect = Aspect.CUMULATIVE  # 目前,…引进团队14个: all of them so far
        period = when or self._sections.period or self._clock.default
        inferred: list[str] = []
        if item.subject is None and not stated:
            inferred.append("subject")
        if item.carried:
            inferred.append("indicator")
        if clause_time is None:
            inferred.append("period")
            if period is not None and period.basis in (PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE):
                period = replace(period, basis=PeriodBasis.INHERITED)
        told = (
            modality.of_clause(found, at)
            or modality.of_sentence(part.text[sentence.start : sentence.end], figure.span.start - sentence.start)
            or modality.of_paragraph(part.text[: figure.span.start])
            or self._clock.future(period)
            or self._sections.modality
            or Modality.ACTUAL
        )
        confidence = Confidence.MEDIUM if inferred else Confidence.HIGH
        if clause_time is not None and not clause_time.resolved and clause_time.text not in times.NOW:
            confidence = Confidence.LOW  # a time is told, and which one is not known
        if subject is None or item.vague or _old_value(found, at) or _too_wide(aspect, period, clause_time):
            confidence = Confidence.LOW
        return Claim(
            quantity=quantity,
            sentence=held,
            context="".join(self._document.quote(piece) for piece in pieces).strip(),
            part=part.block.kind,
            subject=subject.text if subject else None,
            members=subject.parties if subject else (),
            indicator=item.indicator,
            aspect=aspect,
            base=self._base(item, names, part),
            period=self._placed_period(period, part),
            modality=told,
            confidence=confidence,
            inferred=tuple(inferred),
            weak=bool(inferred) and indicators.weak(item.indicator, quantity),
            quoted=any(start <= figure.span.start < end for start, end in speech),
        )

    def _placed(self, figure: Quantity, part: _Part) -> Quantity:
        """The figure with its span in the document."""
        span = part.block.view.span(figure.span.start, figure.span.end)
        return replace(figure, span=span, text=self._document.quote(span))

    def _placed_period(self, period: Period | None, part: _Part) -> Period | None:
        return period if period is None or period.resolved else None

    def _base(self, item: About, names: Sequence[Name], part: _Part) -> str | None:
        """The base with the words that stand for a name filled in; 占全盟40.6% is a share of the
        same thing in the whole 盟."""
        base = item.base
        if base is None or item.aspect is not Aspect.SHARE:
            return base
        for name in names:
            spelled = part.text[name.start : name.end]
            if base.startswith(spelled):
                base = name.text + base[len(spelled) :]
                return base + item.indicator if base == name.text else base
        return base


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph hands from sentence to sentence."""

    subject: Name | None
    time: Period | None = None
    spoken_of: set[str] = field(default_factory=set)

    def turn_to(self, subject: Name) -> None:
        """Takes the subject just named. After several in turn, a sentence without one sums up."""
        self.subject = subject
        self.spoken_of.add(subject.text)

    def hear(self, period: Period, text: str) -> None:
        """Takes the time just told for what follows."""
        if times.lasting(period):
            self.time = period


def _opens(found: Sequence[Word], name: Name) -> bool:
    """Whether the name stands where a topic stands: first, after dates and conjunctions."""
    lead = phrases.strip_lead(found)
    return bool(lead) and name.start <= lead[0].start < name.end


def _topic_of(found: Sequence[Word], names: Sequence[Name]) -> Name | None:
    """The name that opens a clause, 在…公司 and …的某某公司 included."""
    lead = phrases.strip_lead(found)
    if lead and lead[0].text in ("在", "对于", "位于") and len(lead) > 1:
        lead = lead[1:]
    for name in names:
        if lead and name.start <= lead[0].start < name.end:
            after = next((w for w in found if w.start >= name.end), None)
            # 某某、某某等22个项目: examples of what is counted, no topic.
            return None if after is not None and after.text in ("等", "级") else name
    # 深耕化工领域20年的某某公司: the clause describes the name with which it ends.
    if names and found and names[-1].end == found[-1].end:
        of = next((w for w in found if w.end == names[-1].start), None)
        if of is not None and of.text == "的":
            return names[-1]
    return None


def _is_base(found: Sequence[Word], at: int) -> bool:
    """Whether the date found[at] tells no time: 较2020年, 比上年, “十四五”规划目标."""
    after = next((w.text for w in found[at + 1 : at + 3] if w.tag != "w"), "")
    if after.startswith(("规划", "计划", "目标", "纲要", "开局", "收官")):
        return True
    return at > 0 and found[at - 1].text in ("比", "较", "与", "同", "和", "相比", "对比", "比较")


def _old_value(found: Sequence[Word], at: int) -> bool:
    """Whether the figure is the value that was left behind: 由25%提高至80%."""
    back = [word.text for word in found[max(at - 4, 0) : at]]
    return any(_FROM.fullmatch(text) for text in back) and at + 1 < len(found) and found[at + 1].text not in (",",)


def _too_wide(aspect: Aspect, period: Period | None, own: Period | None) -> bool:
    """Whether a yearly figure has only the years of a plan from its context: they need not be its."""
    if own is not None or period is None or period.start is None or period.end is None:
        return False
    return aspect in (Aspect.FLOW, Aspect.GROWTH, Aspect.CHANGE) and period.end - period.start > _YEAR
