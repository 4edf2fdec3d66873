"""Claims that tell when something happened, and to whom: 某某文化节将于9月20日举行."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction import events
from factcheck.extraction.clauses import NOUN_TAGS, Clause, Sentence, Word
from factcheck.extraction.dating import Dating
from factcheck.extraction.parts import Part
from factcheck.extraction.standing import Paragraph, Setting
from factcheck.extraction.stating import Stating
from factcheck.extraction.whose import actors, introduced, protagonists
from factcheck.extraction.whose.subjects import Name, Namebook
from factcheck.extraction.whose.topics import Topics, naming, topic_of
from factcheck.model import Aspect, Claim, Confidence, Period


class Occurrences:
    """Reads the dates of events in one article."""

    def __init__(
        self,
        names: Namebook,
        spellings: re.Pattern[str] | None,
        topics: Topics,
        dating: Dating,
        stating: Stating,
    ) -> None:
        self._names = names
        self._spellings = spellings
        self._topics = topics
        self._dating = dating
        self._stating = stating

    def read(self, part: Part, sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
        """The dates that tell when something happened."""
        topic = None if actors.unnamed(paragraph.subject) else paragraph.subject
        for period, clause in events.dated(part, sentence):
            when = self._dating.resolve(period)
            days = events.day_count(when)
            if days is None:
                continue
            words = part.words(clause, self._spellings)
            names = protagonists.borne(words, self._names.names(words))
            subject = topic_of(words, names) or self._opening(part, sentence, period)
            described = None
            if subject is None:
                described = self._described(part, sentence, max(clause.end, period.span.end))
            if subject is None and described is None and topic is None:
                subject = introduced.person(words) or self._acting(part, sentence, period, words)
            said = events.told([w for w in words if _behind(w, subject, clause)])
            told = subject or described or topic
            whose = told or self._topics.passing
            if not said or whose is None:
                continue
            if told is not None and not actors.unnamed(told):
                topic = told
            here = Setting(part, sentence, whose)
            here.enter(clause, words, names)
            cued = self._stating.cued(here, len(words), days)
            quantity = part.place(days)
            yield Claim(
                quantity=quantity,
                sentence=here.held(quantity.span),
                context=here.context,
                part=part.kind,
                block=part.number,
                subject=whose.text,
                members=() if actors.unnamed(whose) else whose.parties,
                indicator=said,
                aspect=Aspect.DATE,
                base=None,
                period=when,
                modality=cued or self._dating.modality(here, when),
                confidence=Confidence.LOW if actors.unnamed(whose) else Confidence.MEDIUM,
                inferred=() if subject or described else ("subject",),
            )

    def _described(self, part: Part, sentence: Sentence, end: int) -> Name | None:
        """Who or what a date describes: 始建于1958年的(某某大学)."""
        at = next((c for c in sentence.clauses if c.start <= end < c.end), None)
        if at is None or not part.text.startswith("的", end):
            return None
        words = part.words(at, self._spellings)
        name = next((n for n in self._names.names(words) if n.start == end + 1), None)
        after = next((w for w in words if name is not None and w.start >= name.end), None)
        return None if after is not None and after.tag in NOUN_TAGS else name

    def _opening(self, part: Part, sentence: Sentence, period: Period) -> Name | None:
        """Who or what stands before a date in its clause: 某某文化节将于9月20日举行."""
        at = next((c for c in sentence.clauses if c.start < period.span.start < c.end), None)
        if at is None:
            return None
        words = naming(part, at, self._names, self._spellings)
        names = self._names.names(words)
        name = introduced.held(words, names)
        lead = [word for word in words if word.end <= period.span.start]
        return name or (topic_of(lead, names) if lead else None)

    def _acting(
        self, part: Part, sentence: Sentence, period: Period, words: Sequence[Word]
    ) -> Name | None:
        """Who or what has no name and does what a clause tells behind a date, or around it:
        科技人员协会成立于2015年2月.
        """
        actor = actors.opening(words, self._names.names(words))
        at = next((c for c in sentence.clauses if c.start < period.span.start < c.end), None)
        if actor is not None or at is None:
            return actor
        around = part.words(at, self._spellings)
        actor = actors.opening(around, self._names.names(around))
        return actor if actor is not None and actor.end <= period.span.start else None


def _behind(word: Word, subject: Name | None, clause: Clause) -> bool:
    """Whether a word of a clause that begins with a date tells what its subject did then."""
    return subject is None or subject.start < clause.start or word.start >= subject.end
