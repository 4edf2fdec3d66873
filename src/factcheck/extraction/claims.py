"""From a document to its claims: every figure with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from factcheck.extraction import (
    comparing,
    headlines,
    indicators,
    lists,
    modality,
    parts,
    phrases,
    relations,
    reported,
    times,
)
from factcheck.extraction.clauses import Sentence, Word
from factcheck.extraction.dating import Dating
from factcheck.extraction.headlines import Bare, Said
from factcheck.extraction.indicators import About, pointed, share
from factcheck.extraction.lists import Told
from factcheck.extraction.occurrences import Occurrences
from factcheck.extraction.parts import Part
from factcheck.extraction.standing import Paragraph, Setting
from factcheck.extraction.stating import (
    LEADING,
    NAME,
    NOT_UNDERSTOOD,
    OF_THESE,
    Stating,
    sorted_out,
)
from factcheck.extraction.whose import (
    actors,
    datelines,
    dealt_places,
    introduced,
    listed_companies,
    meant,
    newsmakers,
    protagonists,
    speakers,
)
from factcheck.extraction.whose.subjects import COMPANY, PERSON, Name, Namebook, countrywide
from factcheck.extraction.whose.topics import (
    Topics,
    in_round,
    naming,
    set_at,
    set_in,
    topic_of,
)
from factcheck.model import (
    Aspect,
    BlockKind,
    Claim,
    Document,
    Quantity,
    Reading,
    SetAside,
)
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

#: A name that no dictionary knows has so many characters.
_FULL_NAME = 3
#: A brief of several items goes on with the next one.
_NEXT = ";"
#: Parts of speech of the words in front that tell who it is, and how many there are at most:
#: 另一参选人某某某.
_ROLE, _ROLE_WORDS = ("n", "r", "b", "m", "nt", "f"), 3
#: Who pays for something is not whose what follows is: 中央财政安排资金3亿元,新建公园8个.
_PURSE = "财政"
#: What a paragraph compares with from there on.
_SEEN = compiled("从?([同环]比)(?:来|情况|数据|角度|变动)?看")


def read_claims(document: Document) -> Reading:
    """All figures of a document: the claims, and what was set aside with its reason."""
    scanned = parts.scan(document)
    found: list[Claim | SetAside] = []
    for article in _articles(scanned):
        if any(part.told_until for part in article):
            found += _Reader(document, article).read()
        else:
            found += (aside for part in article for aside in _rejected(part))
    claims = sorted((item for item in found if isinstance(item, Claim)), key=lambda c: c.span)
    aside = sorted((item for item in found if isinstance(item, SetAside)), key=lambda s: s.span)
    bound = relations.read(scanned, (*claims, *aside))
    return Reading(tuple(claims), tuple(aside), tuple(bound))


def _articles(scanned: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The parts of each article: a page holds several, each with its own 今年 and 该区."""
    start = 0
    for index, (before, part) in enumerate(pairwise(scanned), start=1):
        if part.kind is BlockKind.TITLE and before.kind is not BlockKind.TITLE:
            yield scanned[start:index]
            start = index
    yield scanned[start:]


class _Reader:
    """Reads the parts of one document in order, and keeps what one hands on to the next."""

    def __init__(self, document: Document, scanned: Sequence[Part]) -> None:
        self._document = document
        self._parts = scanned
        self._names = Namebook()
        self._spellings: re.Pattern[str] | None = None
        for part in self._parts:
            self._names.learn(part.text)
        text = "\n".join(part.text for part in self._parts)
        self._names.meet(datelines.places(text), "place")
        self._names.meet(dealt_places.places(text), "place")
        self._names.meet(listed_companies.companies(text), COMPANY)
        self._names.meet(protagonists.people(text), PERSON)
        self._names.meet(newsmakers.people(text), PERSON)
        self._dating = Dating(document, scanned)
        self._bare: list[Bare] = []
        self._said: list[Said] = []
        self._topics = Topics(self._parts, self._names)
        self._stating = Stating(self._topics, self._dating)
        self._names.topic, self._names.accounts = self._topics.document, self._topics.settled
        self._spellings = self._names.spellings()
        self._occurrences = Occurrences(
            self._names, self._spellings, self._topics, self._dating, self._stating
        )

    def read(self) -> Iterator[Claim | SetAside]:
        """The claims and what was set aside, part by part."""
        for part in self._parts:
            yield from _rejected(part)
        ends = [part.told_until for part in self._parts]
        last = max(index for index, end in enumerate(ends) if end)
        person: Name | None = None
        for index, part in enumerate(self._parts[: last + 1]):
            self._stating.enter(part)
            self._dating.enter(part)
            topic = self._topics.of(part) or self._topics.acting(part)
            paragraph = Paragraph(topic, self._topics.settled, person=person)
            for sentence in part.sentences:
                if index == last and sentence.start >= ends[index]:
                    break  # what follows tells nothing of any figure
                if part.figures_of(sentence):
                    yield from self._sentence(part, sentence, paragraph)
                else:
                    self._listen(part, sentence, paragraph)
                yield from self._occurrences.read(part, sentence, paragraph)
            person = paragraph.person
        for bare in self._bare:
            yield headlines.filled(bare, self._said) or bare.aside

    def _listen(self, part: Part, sentence: Sentence, paragraph: Paragraph) -> None:
        """A sentence without figures hands on its subject and its time."""
        for clause in sentence.clauses:
            words = naming(part, clause, self._names, self._spellings)
            names = protagonists.borne(words, self._names.names(words))
            for name in names:
                self._names.note(name)
            paragraph.person = meant.told_of(words, names) or paragraph.person
            subject = topic_of(words, names) if words else None
            if subject is None and paragraph.nameless:
                words = words or part.words(clause, self._spellings)
                paragraph.subject = actors.opening(words, names) or paragraph.subject
            if subject is not None:
                paragraph.turn_to(subject)
            if clause.end - clause.start > LEADING and not part.only_dates(clause):
                break
        for period in part.periods_of(sentence):
            if times.of_title(part.text, period.span.start):
                continue
            paragraph.hear(self._dating.resolve(period), part.text)

    def _sentence(
        self, part: Part, sentence: Sentence, paragraph: Paragraph
    ) -> Iterator[Claim | SetAside]:
        sums_up = len(paragraph.spoken_of) > 1
        here = Setting(part, sentence, self._topics.of(part) if sums_up else paragraph.subject)
        speaker = speakers.behind(part, sentence.start, self._names)
        if speaker is not None and not paragraph.settled:
            here.subject = speaker
        seen = _SEEN.match(part.text, sentence.start, sentence.end)
        if seen is not None:
            paragraph.against = indicators.AGAINST["环比"] if seen[1] == "环比" else None
        here.against = paragraph.against
        if part.text.startswith(OF_THESE, sentence.start):
            here.before.extend(paragraph.last)
        paragraph.last = here.before
        leads = True
        last = part.figures_of(sentence)[-1].span.start
        taken_up = part.text.find(OF_THESE, sentence.end) >= 0
        clauses = reported.clauses(part, sentence, self._spellings)
        for number, clause in enumerate(clauses):
            if clause.start <= last or taken_up or part.periods_of(clause):
                words = part.words(clause, self._spellings)
            else:
                words = naming(part, clause, self._names, self._spellings)
            names = protagonists.borne(words, self._names.names(words))
            if names and in_round(names[0], words, names):
                names = []
            if part.kind is BlockKind.BRIEF and part.text[: clause.start].endswith(_NEXT):
                here.subject = paragraph.subject = self._topics.of(part)
                here.stated, here.time, paragraph.time = False, None, None
            here.enter(clause, words, names)
            here.following = clauses[number + 1 :]
            self._turn(here, paragraph, leads=leads)
            leads = leads and (part.only_dates(clause) or _found_out(words))
            self._lead(here, paragraph)
            for at, word in enumerate(words):
                self._hear(here, paragraph, at)
                if word.figure is not None:
                    yield from self._figure(here, paragraph, at, word.figure)
            here.plan = modality.announced(words) or here.plan
            here.among_which = lists.whole_named(words, here.named, here.before)
            here.of_all = here.among_which or here.of_all
            for name in here.names:
                if not actors.unnamed(name):
                    self._names.note(name)

    def _turn(self, here: Setting, paragraph: Paragraph, *, leads: bool) -> None:
        """Decides whose the figures of a clause are; ``leads`` while it opens its sentence."""
        words = here.words
        figures = [at for at, word in enumerate(words) if word.figure is not None]
        if paragraph.settled and _passes(here, words):
            here.subject, here.stated = paragraph.subject, False
        named = topic_of(words, here.names)
        if paragraph.settled and named is not None and countrywide(named):
            named = None  # 全国一体化算力网络枢纽: one that the place has
        if named is not None and here.stated and countrywide(named) and set_in(words, named):
            named = None  # 团队成立五年,在全国有600支分队
        if named is not None and named not in here.names:
            self._names.note(named)
            here.call(named)
        if named is not None and not (figures and here.lists(figures[0])):
            here.turn_to(named, paragraph)
            here.measured, here.plan = bool(figures), None
            office = named is here.called and named.kind == "institution"
            if leads and not office:  # an office acts, and what follows is of others
                paragraph.turn_to(named)
        elif named is None and (rival := _rival(here)) is not None:
            here.call(rival)
            here.subject, here.stated = rival, True
        elif named is None and self._by_itself(here, paragraph):
            actor = actors.opening(words, here.names)
            if actor is not None and self._prevails(here, actor):
                here.call(actor)
                here.turn_to(actor, paragraph)
                paragraph.subject = actor
            elif actor is None and not self._others(here, paragraph):
                speech = here.part.speech
                quoted = any(start <= here.clause.start < end for start, end in speech)
                here.subject = meant.he(words, paragraph.person, quoted=quoted) or here.subject
                here.doer = None if here.stated else meant.doer(words, here.teller)
                if figures and here.subject is None and here.doer is None:
                    here.subject = set_at(words, here.names) or self._ahead(here)
                    paragraph.subject = here.subject
        here.teller = meant.teller(words, here.names, paragraph.person) or here.teller
        paragraph.person = meant.told_of(words, here.names) or paragraph.person

    def _ahead(self, here: Setting) -> Name | None:
        """Whom the next clause names, where one only leads to it: 针对9类问题,某某市采取…."""
        leads = here.words[0].text in group("cues", "leading-up")
        if not leads or not here.following:
            return None
        words = naming(here.part, here.following[0], self._names, self._spellings)
        return topic_of(words, self._names.names(words)) if words else None

    def _lead(self, here: Setting, paragraph: Paragraph) -> None:
        """Takes from a clause what its figures, or those of the clauses after it, count."""
        words = here.words
        named_list = lists.heading(words)
        if named_list:
            here.named, here.whole = named_list, None
            here.before.append(About(named_list, Aspect.STOCK, counted=True, whole=True))
            paragraph.among = True
        elif here.stated or here.part.periods_of(here.clause):
            paragraph.among = False
        here.against = comparing.compared_with(words) or here.against
        if all(word.figure is None for word in words):
            led = indicators.spoken_of(words, here.names)
            here.before.extend([led] if led else [])

    def _hear(self, here: Setting, paragraph: Paragraph, at: int) -> None:
        """Takes the time that a word tells."""
        part, word = here.part, here.words[at]
        if word.period is not None and not comparing.is_base(here.words, at):
            if times.of_title(part.text, word.start):
                return
            now = here.time is not None and here.time.text in times.NOW
            period = self._dating.told(here, word.period)
            if here.figured and comparing.in_passing(here.words, at):
                here.clause_time = period
                return
            among = part.text[: word.start].rstrip(",: ").endswith(OF_THESE)
            here.hear(period, among=among)
            if among and here.late:
                return  # 其中6月接待350万人次: what follows is of all of it
            if self._dating.in_passing(period, part.text):
                return
            if not now:  # 目前承接审批115项,2024年获评优秀: what follows holds 目前
                paragraph.hear(period, part.text, late=here.late)
        elif word.figure is not None and part.only_dates(here.clause):
            # 近三年累计,… is a length of time, and the time of what follows.
            for period in part.periods_of(here.clause):
                here.hear(self._dating.resolve(period))
                paragraph.hear(self._dating.resolve(period), part.text)

    def _figure(
        self, here: Setting, paragraph: Paragraph, at: int, figure: Quantity
    ) -> Iterator[Claim | SetAside]:
        """What the figure ``at`` tells, unless a headline needs the text to be understood."""
        words = here.words
        if not here.lists(at):
            here.whole = None
        elif here.whole is None:
            after = (here.part.words(c, self._spellings) for c in here.following)
            here.whole = self._whole(here, at, after, paragraph.told)
        item = None if sorted_out(words, at) else self._about(here, paragraph, at, figure)
        when = here.clause_time or self._dating.after(words, at) or here.time
        compared = comparing.own_time(words, at)
        if compared is not None:
            frame = self._dating.standing(here, here.time or paragraph.time, None)
            when = self._dating.left_behind(compared, frame)
        if comparing.old_value(words, at):
            here.left = when = (here.left or when) if compared is None else when
        here.among = paragraph.among and not here.named
        found = self._stating.claim(here, at, figure, item, when or paragraph.time)
        if not self._restates(here, at, found):
            yield found
        here.figured = True
        if item is not None and not _went_on(words, at, item):
            here.before.append(item)
            if item.aspect is not Aspect.RANK and here.whole is None:
                paragraph.told.append(Told(item, figure))

    def _about(
        self, here: Setting, paragraph: Paragraph, at: int, figure: Quantity
    ) -> About | None:
        """What the figure ``at`` measures or counts."""
        words, before = here.words, here.before
        if here.whole is not None:
            before = [replace(here.whole, carried=True)]
        item = indicators.about(words, at, here.names, before, dealt=here.dealt)
        if item is None and here.called is not None:
            apart = [name for name in here.names if name is not here.called]
            item = indicators.about(words, at, apart, before, dealt=here.dealt)
        item = item or lists.running(lists.Line(words, here.names), at, figure, paragraph.told)
        if item is None:
            return None
        item = share.resumed(item, [one.about for one in paragraph.told])
        item = pointed.resumed(item, words, at, paragraph.told)
        return share.within(item, here.among_which or (here.of_all if item.carried else ""))

    def _known(self, here: Setting) -> bool:
        """Whether the text so far names whose the figures of the clause may be."""
        return here.subject is not None and not actors.unnamed(here.subject)

    def _prevails(self, here: Setting, actor: Name) -> bool:
        """Whether the figures are told of the actor and not of whom the text spoke before."""
        if not self._known(here) or actor.kind == actors.POINTED:
            return True
        known, country = here.subject, self._topics.country
        assert known is not None
        if known.kind == PERSON and known is self._topics.document:
            return True  # a person whom a headline names does not all that the text tells
        wide = countrywide(known) or (country is not None and known.text == country.text)
        return wide and actors.body(actor)

    def _others(self, here: Setting, paragraph: Paragraph) -> bool:
        """Whether the paragraph has told of a body or place, whose figures its people tell."""
        known = here.subject
        turned = known is not None and known.text in paragraph.spoken_of
        return turned and known is not None and known.kind != PERSON

    def _by_itself(self, here: Setting, paragraph: Paragraph) -> bool:
        """Whether a clause may tell of somebody without a name."""
        if paragraph.settled:
            return False
        return not (self._known(here) and here.stated)

    def _restates(self, here: Setting, at: int, found: Claim | SetAside) -> bool:
        """Keeps a claim of the text, and a figure of a headline that needs one to be understood."""
        if isinstance(found, Claim):
            if found.part is BlockKind.PARAGRAPH:
                self._said.append(Said(found, here.words, at))
            return False
        if not found.part.sums_up or found.reason != NOT_UNDERSTOOD:
            return False
        verb = headlines.verb_before(here.words, at)
        if not verb:
            return False
        context = here.part.text[here.sentence.start : here.sentence.end].strip()
        subject = here.subject.text if here.subject else None
        self._bare.append(Bare(found, verb, context, subject))
        return True

    def _whole(
        self, here: Setting, at: int, following: Iterable[list[Word]], told: Sequence[Told]
    ) -> About | None:
        """What the list that begins with the figure ``at`` is a list of."""
        after = (lists.Line(words, self._names.names(words)) for words in following)
        listed = list(lists.parts(lists.Line(here.words, here.names), at, after))
        return lists.whole(listed, told, here.named)


def _found_out(words: Sequence[Word]) -> bool:
    """Whether a clause only tells how its writer knows: 记者从市农业农村局获悉, 本台消息."""
    if len(words) == 1 and words[0].text.endswith(group("cues", "dispatch")):
        return True
    return bool(words) and words[-1].text in group("cues", "learnt")


def _went_on(words: Sequence[Word], at: int, item: About) -> bool:
    """Whether a figure only tells how long what was told before went on: 连续3个月下跌."""
    led = words[at - 1].text if at else ""
    listed = at > 1 and words[at - 2].text in group("cues", "listing")
    return led in group("cues", "in-a-row") and (listed or item.indicator.startswith(led))


def _rival(here: Setting) -> Name | None:
    """Another person of whom a clause tells what one before told of one: 甲获38票,乙获27票."""
    if here.subject is None or here.subject.kind != PERSON or not here.before:
        return None
    lead = phrases.strip_lead(here.words)
    role = list(takewhile(lambda w: w.tag in _ROLE and w.figure is None, lead[:_ROLE_WORDS]))
    for at in range(len(role) + 1):
        person = introduced.person(lead[at:])
        if person is not None and len(person.text) >= _FULL_NAME:
            return person
    return None


def _rejected(part: Part) -> Iterator[SetAside]:
    """The numerals of a part that are no figures."""
    for rejected in part.figures.rejected:
        span = part.span(rejected.span)
        yield SetAside(span, span, rejected.reason.value, part.kind, part.number)
    for figure in part.named.values():
        quantity = part.place(figure)
        yield SetAside(quantity.span, quantity.span, NAME, part.kind, part.number, quantity)


def _passes(here: Setting, words: Sequence[Word]) -> bool:
    """Whether a report goes on from what it just named to its own figures: 青白铁路开通,投资增长5%.

    A measure is that of what was named (机场开通航线9条,旅客吞吐量达…), but not that of all its
    like (青白铁路开通,铁路营业里程达…), and where only an event was told of it a bare one alone. A
    town or county of which a figure was told is spoken of longer.
    """
    named = here.subject
    if named is None or not here.stated:
        return False
    lead = phrases.right_noun(phrases.strip_lead(words))
    measure = indicators.measure_of(phrases.join(lead))
    if not here.measured and named.kind != PERSON:
        said = phrases.strip_lead(words)[:1]
        goes_on = bool(said) and said[0].text in group("cues", "becomes")
        return not (goes_on or indicators.bare_measure(lead, named))
    purse = named.text.endswith(_PURSE)
    if named.kind == "place" and len(named.parties) == 1 and not purse:
        return False
    alike = bool(lead) and named.text.endswith(lead[0].text)
    return not measure or alike
