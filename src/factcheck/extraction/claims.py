"""From a document to its claims: every figure with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extraction import (
    actors,
    comparing,
    events,
    headlines,
    indicators,
    introduced,
    lists,
    modality,
    parts,
    phrases,
    protagonists,
    relations,
    speakers,
    times,
)
from factcheck.extraction.clauses import Clause, Sentence, Word
from factcheck.extraction.headlines import Bare, Said
from factcheck.extraction.indicators import About, share, special
from factcheck.extraction.indicators.aspects import ADDED
from factcheck.extraction.lists import Told
from factcheck.extraction.parts import Part
from factcheck.extraction.standing import Paragraph, Setting
from factcheck.extraction.subjects import ACTOR, PERSON, Name, Namebook, countrywide
from factcheck.extraction.topics import Topics, in_round, naming, set_in, topic_of
from factcheck.model import (
    Aspect,
    BlockKind,
    Claim,
    Confidence,
    Document,
    Interval,
    Modality,
    Period,
    PeriodBasis,
    Quantity,
    Reading,
    SetAside,
)
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)
_AHEAD = (Modality.TARGET, Modality.PLANNED)
_HOURS = compiled(r"\d{1,2}(?:[-—~至]\d{1,2})?[时時点點].*|[上下中正]午.*|凌晨.*|[早傍]?晚.*|早")
NOT_UNDERSTOOD = "not understood"
AGE_GROUP = "age-group"
SIZE_CLASS = "size-class"
NAME = "name"
ORDINAL = "ordinal"
#: So short a clause only leads to the subject of its sentence: 入冬以来,某某区….
_LEADING = 6
_OF_THESE = "其中"
#: 连续3年 counts years, so nothing is rounded.
_IN_A_ROW = "连续"
#: 协议总投资 is a plan by its name, and what follows it need be none.
_AGREEMENT = "协议"
#: What a report of plans counts from, wherever a paragraph tells it.
_THIS_YEAR = ("今年", "今年要")
#: Who pays for something is not whose what follows is: 中央财政安排资金3亿元,新建公园8个.
_PURSE = "财政"
_DIGIT = compiled(r"[0-9]")
#: A row of a table that is drawn in plain text: what its figures are stands in another row.
_CELL = "|"
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
        self._names.meet(protagonists.people("\n".join(part.text for part in self._parts)))
        self._clock = times.Clock(
            document.date,
            [(part.kind, part.text, times.told(part.text, part.periods)) for part in self._parts],
        )
        self._sections = times.Sections()
        self._bare: list[Bare] = []
        self._said: list[Said] = []
        self._announced: Modality | None = None
        self._announces: Modality | None = None
        self._topics = Topics(self._parts, self._names)
        self._names.topic, self._names.accounts = self._topics.document, self._topics.settled
        self._spellings = self._names.spellings()

    def read(self) -> Iterator[Claim | SetAside]:
        """The claims and what was set aside, part by part."""
        for part in self._parts:
            yield from _rejected(part)
        ends = [part.told_until for part in self._parts]
        last = max(index for index, end in enumerate(ends) if end)
        for index, part in enumerate(self._parts[: last + 1]):
            self._enter(part)
            topic = self._topics.of(part) or self._topics.acting(part)
            paragraph = Paragraph(topic, self._topics.settled)
            for sentence in part.sentences:
                if index == last and sentence.start >= ends[index]:
                    break  # what follows tells nothing of any figure
                if part.figures_of(sentence):
                    yield from self._sentence(part, sentence, paragraph)
                else:
                    self._listen(part, sentence, paragraph)
                yield from self._events(part, sentence, paragraph)
        for bare in self._bare:
            yield headlines.filled(bare, self._said) or bare.aside

    def _enter(self, part: Part) -> None:
        """Tells the sections that a heading or a paragraph begins, and what the paragraph before
        announced: 主要预期目标是: and the goals in one of their own.
        """
        self._announced, self._announces = self._announces, None
        if part.text.endswith(":") and part.sentences:
            last = part.sentences[-1]
            self._announces = part.cues.of_sentence(last.start, last.end)
        if part.kind in (BlockKind.HEADING, BlockKind.TITLE):
            self._sections.heading(part.block, part.text, part.periods, self._clock)
        elif part.kind is BlockKind.PARAGRAPH:
            self._sections.body()
            self._sections.hear(self._leading(part))
            if part.periods and not part.text[: part.periods[0].span.start].strip():
                self._sections.opens(self._resolve(part.periods[0]), self._clock)

    def _resolve(self, period: Period) -> Period:
        return self._clock.resolve(period, self._sections)

    def _leading(self, part: Part) -> Iterator[Period]:
        """The times that a paragraph tells for what follows: those that open its first sentence,
        and 今年 wherever it stands.
        """
        ends = part.sentences[0].end if part.sentences else 0
        for period in part.periods:
            start = period.span.start
            if period.text in _THIS_YEAR or (start < ends and not _DIGIT.search(part.text[:start])):
                found = self._resolve(period)
                if times.lasting(found, part.text):
                    yield found

    def _when(self, here: Setting, period: Period) -> Period:
        """The time that a sentence tells: 截至1月24日,…,目前尚有266人 is of that day, where the
        document has none.
        """
        told = here.time
        dated = told is not None and told.basis is PeriodBasis.EXPLICIT
        if dated and period.text in times.NOW and self._document.date is None:
            assert told is not None
            if told.start is not None and told.end is not None and told.end - told.start <= _DAY:
                return told
        return self._resolve(period)

    def _listen(self, part: Part, sentence: Sentence, paragraph: Paragraph) -> None:
        """A sentence without figures hands on its subject and its time."""
        for clause in sentence.clauses:
            words = naming(part, clause, self._names, self._spellings)
            names = self._names.names(words)
            for name in names:
                self._names.note(name)
            subject = topic_of(words, names) if words else None
            if subject is None and paragraph.nameless:
                words = words or part.words(clause, self._spellings)
                paragraph.subject = actors.opening(words, names) or paragraph.subject
            if subject is not None:
                paragraph.turn_to(subject)
            if clause.end - clause.start > _LEADING and not part.only_dates(clause):
                break
        for period in part.periods_of(sentence):
            if times.of_title(part.text, period.span.start):
                continue
            paragraph.hear(self._resolve(period), part.text)

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
        if part.text.startswith(_OF_THESE, sentence.start):
            here.before.extend(paragraph.last)
        paragraph.last = here.before
        leads = True
        last = part.figures_of(sentence)[-1].span.start
        taken_up = part.text.find(_OF_THESE, sentence.end) >= 0
        for number, clause in enumerate(sentence.clauses):
            if clause.start <= last or taken_up or part.periods_of(clause):
                words = part.words(clause, self._spellings)
            else:
                words = naming(part, clause, self._names, self._spellings)
            names = self._names.names(words)
            if names and in_round(names[0], words, names):
                names = []
            here.enter(clause, words, names)
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
                here.subject, here.stated, here.measured = named, True, bool(figures)
                here.plan = None
                office = named is here.called and named.kind == "institution"
                if leads and not office:  # an office acts, and what follows is of others
                    paragraph.turn_to(named)
            elif named is None and self._by_itself(here, paragraph):
                actor = actors.opening(words, here.names)
                if actor is not None and self._prevails(here, actor):
                    here.call(actor)
                    here.subject, here.stated, paragraph.subject = actor, True, actor
            leads = leads and part.only_dates(clause)
            named_list = lists.heading(words)
            if named_list:
                here.named, here.whole = named_list, None
                here.before.append(About(named_list, Aspect.STOCK, counted=True))
                paragraph.among = True
            elif here.stated or part.periods_of(clause):
                paragraph.among = False
            here.against = comparing.compared_with(words) or here.against
            if not figures:
                led = indicators.spoken_of(words, here.names)
                here.before.extend([led] if led else [])
            for at, word in enumerate(words):
                if word.period is not None and not comparing.is_base(words, at):
                    if times.of_title(part.text, word.start):
                        continue
                    now = here.time is not None and here.time.text in times.NOW
                    here.time = here.clause_time = self._when(here, word.period)
                    if not now:  # 目前承接审批115项,2024年获评优秀: what follows holds 目前
                        paragraph.hear(here.time, part.text)
                elif word.figure is not None and part.only_dates(clause):
                    # 近三年累计,… is a length of time, and the time of what follows.
                    for period in part.periods_of(clause):
                        here.time = here.clause_time = self._resolve(period)
                        paragraph.hear(here.time, part.text)
                if word.figure is not None:
                    if not here.lists(at):
                        here.whole = None
                    elif here.whole is None:
                        rest = sentence.clauses[number + 1 :]
                        after = (part.words(c, self._spellings) for c in rest)
                        here.whole = self._whole(here, at, after, paragraph.told)
                    before = here.before
                    if here.whole is not None:
                        before = [replace(here.whole, carried=True)]
                    item = None
                    if not _classes(words, at):
                        item = indicators.about(words, at, here.names, before, dealt=here.dealt)
                        if item is None and here.called is not None:
                            apart = [name for name in here.names if name is not here.called]
                            item = indicators.about(words, at, apart, before, dealt=here.dealt)
                        line = lists.Line(words, here.names)
                        item = item or lists.running(line, at, word.figure, paragraph.told)
                    if item is not None:
                        item = share.resumed(item, [one.about for one in paragraph.told])
                        item = share.within(item, here.among_which)
                    when = here.clause_time or self._time_after(words, at) or here.time
                    compared = comparing.own_time(words, at)
                    when = when if compared is None else self._resolve(compared)
                    if comparing.old_value(words, at):
                        here.left = when = (here.left or when) if compared is None else when
                    here.among = paragraph.among and not here.named
                    found = self._claim(here, at, word.figure, item, when or paragraph.time)
                    if not self._restates(here, at, found):
                        yield found
                    if item is not None:
                        here.before.append(item)
                        if item.aspect is not Aspect.RANK and here.whole is None:
                            paragraph.told.append(Told(item, word.figure))
            here.plan = modality.announced(words) or here.plan
            here.among_which = lists.whole_named(words, here.named, here.before)
            for name in here.names:
                if not actors.unnamed(name):
                    self._names.note(name)

    def _known(self, here: Setting) -> bool:
        """Whether the text so far names whose the figures of the clause may be."""
        return here.subject is not None and not actors.unnamed(here.subject)

    def _prevails(self, here: Setting, actor: Name) -> bool:
        """Whether the figures are told of the actor and not of whom the text spoke before."""
        if not self._known(here) or actor.kind == actors.POINTED:
            return True
        known, country = here.subject, self._topics.country
        assert known is not None
        wide = countrywide(known) or (country is not None and known.text == country.text)
        return wide and actors.body(actor)

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

    def _time_after(self, words: Sequence[Word], at: int) -> Period | None:
        """23个项目一季度全部开工: a date after the figure and before the next one."""
        for index in range(at + 1, len(words)):
            word = words[index]
            if word.figure is not None:
                return None
            if word.period is not None and not comparing.is_base(words, index):
                return self._resolve(word.period)
        return None

    def _claim(
        self, here: Setting, at: int, figure: Quantity, item: About | None, when: Period | None
    ) -> Claim | SetAside:
        part = here.part
        quantity = part.place(figure)
        held = here.held(quantity.span)
        end = figure.span.start
        denied = part.cues.no_fact(here.sentence.start, here.clause.start, end)
        if denied is not None or item is None:
            reason = denied or _classes(here.words, at) or NOT_UNDERSTOOD
            return SetAside(quantity.span, held, reason, part.kind, part.number, quantity)
        if item.falls and quantity.interval.low >= 0:
            nominal = None if quantity.nominal is None else -quantity.nominal
            quantity = replace(quantity, interval=-quantity.interval, nominal=nominal)
        if at and here.words[at - 1].text == _IN_A_ROW and quantity.nominal is not None:
            counted = Interval(quantity.nominal, quantity.nominal)
            quantity = replace(quantity, interval=counted)
        subject, indicator = self._whose(here, at, item)
        aspect = _aspect(item, when, own=here.time is not None)
        told = self._cued(here, at, figure) or self._goes_on(here, item)
        told = told or modality.of_indicator(indicator)
        agreed = any(word.text == _AGREEMENT for word in here.words[:at])
        here.meant = None if agreed else told
        if when is not None and times.indefinite(when):
            when = None  # 日前 and 近年来 tell no time but that of the text
        stands = self._sections.period or self._clock.default
        period = when or stands
        ahead = here.time is None and (told or self._sections.modality) in _AHEAD
        if period is not None and ahead and self._clock.gone(period):
            period = stands  # 去年…. 要把涨幅控制在3.5%左右: nobody plans the past
        ahead = (told or self._sections.modality) in _AHEAD
        if period is not None and not ahead and self._sections.year is None:
            period = self._clock.over(period)
        stated = {
            "subject": item.subject is not None or here.stated,
            "indicator": not item.carried,
            "period": here.clause_time is not None,
        }
        inferred = tuple(name for name, told in stated.items() if not told)
        inherited = period is not None and not stated["period"] and period.basis in _TOLD
        timed, true = self._timed(period, inherited=inherited), told or self._modality(here, period)
        if true is Modality.ACTUAL:
            timed = self._so_far(timed)
        confidence = Confidence.MEDIUM if inferred else Confidence.HIGH
        lasting = indicators.intrinsic(indicator, subject) and not item.part
        if (
            self._unsure(here, at, item, subject, lasting)
            or _which_time(here.clause_time or here.time)
            or _too_wide(aspect, period, here.clause_time)
        ):
            confidence = Confidence.LOW
        return Claim(
            quantity=quantity,
            sentence=held,
            context=here.context,
            part=part.kind,
            block=part.number,
            subject=subject.text if subject else None,
            members=subject.parties if subject and self._names_one(subject) else (),
            indicator=indicator,
            aspect=aspect,
            base=_base(item, here),
            period=timed,
            modality=true,
            confidence=confidence,
            inferred=inferred,
            quoted=any(start <= figure.span.start < end for start, end in part.speech),
            weak=bool(inferred) and not lasting and indicators.weak(item.indicator, quantity),
        )

    def _whose(self, here: Setting, at: int, item: About) -> tuple[Name | None, str]:
        """Whose the figure is, and its indicator without whose it is."""
        subject, indicator = item.subject or here.subject, item.indicator
        if item.subject is None and not here.stated and subject in (None, self._topics.document):
            person = introduced.person(here.words[:at])
            if person is not None:
                return person, indicator.removeprefix(person.text).removeprefix("的") or indicator
        eventful = subject is not None and subject.kind == "project" and not here.stated
        if actors.unnamed(subject) and subject in here.names:
            assert subject is not None
            rest = indicator.removeprefix(subject.text)
            subject = subject if rest else None  # 高新技术企业达52家: that is what is counted
            indicator = rest if rest != indicator and len(rest) > 1 else indicator
        if item.subject is None and special.no_age(indicator, subject):
            return None, indicator
        other = comparing.other(here.words, at)
        if other is not None:
            return other, indicator
        bearer, measure = self._topics.bearer(item)
        if eventful and measure != indicator:
            return bearer, measure  # 书展…。中小出版商营业额下跌两成
        if subject is None:
            return bearer or self._topics.seat, measure
        if bearer is not None and subject.kind == ACTOR and subject not in here.names:
            return bearer, measure
        return subject, indicator

    def _unsure(
        self, here: Setting, at: int, item: About, subject: Name | None, lasting: bool
    ) -> bool:
        """Whether another sentence in the same words need not tell of the same."""
        if subject in (None, self._topics.country, self._topics.seat):
            return True
        if actors.unnamed(subject) or (subject is not None and subject.kind == PERSON):
            return True
        if (item.vague and not lasting) or here.among or _of_a_part(here, item):
            return True
        one_of_several = comparing.alternative(here.words, at)
        old = comparing.old_value(here.words, at)
        return one_of_several or old or here.part.text.startswith(_CELL)

    def _names_one(self, subject: Name) -> bool:
        """Whether a subject is a name: who acts (警方), and the place of a medium, need not be whom
        another sentence means that names nobody.
        """
        return not actors.unnamed(subject) and subject is not self._topics.seat

    def _timed(self, period: Period | None, *, inherited: bool) -> Period | None:
        """The period of a claim, where it is resolved, with the time of day, where it is one day:
        that of its wording, else of the document.
        """
        if period is None or not period.resolved:
            return None
        basis, clock = PeriodBasis.INHERITED if inherited else period.basis, period.clock
        first, after = period.start, period.end
        if first is not None and after is not None and after - first <= _DAY:
            told = _HOURS.search(period.text)
            clock = told.group() if told else self._document.clock
        if (basis, clock) == (period.basis, period.clock):
            return period
        return replace(period, basis=basis, clock=clock)

    def _so_far(self, period: Period | None) -> Period | None:
        """What is told of a year within it holds up to the day of writing: 今年新增8家."""
        written = self._document.date
        if period is None or written is None or period.start is None:
            return period
        if period.end is None:  # 自2015年起; 2016年开始录取 tells of a beginning
            if period.text.endswith("开始"):
                return period
            return replace(period, end=written + _DAY) if period.start <= written else period
        if not period.start <= written < period.end - _DAY or period.instant:
            return period
        return replace(period, end=written + _DAY) if period.end - period.start <= _YEAR else period

    def _events(self, part: Part, sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
        """The dates that tell when something happened."""
        topic = None if actors.unnamed(paragraph.subject) else paragraph.subject
        for period, clause in events.dated(part, sentence):
            when = self._resolve(period)
            days = events.day_count(when)
            if days is None:
                continue
            words = part.words(clause, self._spellings)
            names = self._names.names(words)
            subject = topic_of(words, names) or self._opening(part, sentence, period)
            said = events.told([w for w in words if _behind(w, subject, clause)])
            topic = subject or topic or self._topics.passing
            if not said or topic is None:
                continue
            here = Setting(part, sentence, topic)
            here.enter(clause, words, names)
            quantity = part.place(days)
            yield Claim(
                quantity=quantity,
                sentence=here.held(quantity.span),
                context=here.context,
                part=part.kind,
                block=part.number,
                subject=topic.text,
                members=topic.parties,
                indicator=said,
                aspect=Aspect.DATE,
                base=None,
                period=when,
                modality=self._cued(here, len(words), days) or self._modality(here, when),
                confidence=Confidence.MEDIUM,
                inferred=() if subject is not None else ("subject",),
            )

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

    def _cued(self, here: Setting, at: int, figure: Quantity) -> Modality | None:
        """What the nearest cue says: clause, sentence, paragraph."""
        start, end = here.sentence.start, figure.span.start
        clause = modality.of_clause(here.words, here.cues, at)
        sentence = here.part.cues.of_sentence(start, end)
        if (clause, sentence) == (Modality.PLANNED, Modality.FORECAST):
            return sentence  # 预计,未来十天降雨量将偏多1倍: nobody plans it
        return clause or sentence or here.part.cues.of_paragraph(end) or self._announced

    def _goes_on(self, here: Setting, item: About) -> Modality | None:
        """What a plan or forecast goes on with: 计划举办招聘会180场,提供岗位10万个.

        A time or a result of its own breaks it off.
        """
        if here.plan is not None:
            return here.plan
        if here.clause_time is not None or item.verb.startswith(modality.MET):
            return None
        return None if here.meant is Modality.ACTUAL else here.meant

    def _modality(self, here: Setting, period: Period | None) -> Modality:
        """What the time and the heading say where no word does: a time to come is planned."""
        return (
            self._clock.future(period)
            or self._clock.past(here.clause_time or self._sections.period)
            or self._sections.modality
            or Modality.ACTUAL
        )


def _classes(words: Sequence[Word], at: int) -> str:
    """Why a figure that only tells things from others is no claim, ``""`` for all others."""
    if phrases.age_group(words, at):
        return AGE_GROUP
    if phrases.sized_class(words, at):
        return SIZE_CLASS
    return ORDINAL if phrases.which_one(words, at) else ""


def _rejected(part: Part) -> Iterator[SetAside]:
    """The numerals of a part that are no figures."""
    for rejected in part.figures.rejected:
        span = part.span(rejected.span)
        yield SetAside(span, span, rejected.reason.value, part.kind, part.number)
    for figure in part.named.values():
        quantity = part.place(figure)
        yield SetAside(quantity.span, quantity.span, NAME, part.kind, part.number, quantity)


def _behind(word: Word, subject: Name | None, clause: Clause) -> bool:
    """Whether a word of a clause that begins with a date tells what its subject did then."""
    return subject is None or subject.start < clause.start or word.start >= subject.end


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


_TOLD = (PeriodBasis.EXPLICIT, PeriodBasis.RELATIVE)


def _aspect(item: About, when: Period | None, *, own: bool) -> Aspect:
    """目前,…引进团队14个: what was done by now, or over several years, is all of it so far.

    ``own`` tells that the sentence itself says when.
    """
    if item.aspect is not Aspect.FLOW or item.verb == ADDED or when is None:
        return item.aspect
    first, after = when.start, when.end
    years = own and first is not None and after is not None and after - first > _YEAR
    return Aspect.CUMULATIVE if (item.verb and when.instant) or years else item.aspect


def _base(item: About, here: Setting) -> str | None:
    """The base with the words that stand for a name filled in; 占全盟40.6% is a share of the same
    thing in the whole 盟.
    """
    base = item.base
    if base is None and item.aspect in (Aspect.GROWTH, Aspect.CHANGE):
        return here.against
    if item.aspect is not Aspect.SHARE:
        return base
    if base is None:
        return share.market_of(share.counted_by(item.indicator), here.product) or None
    for name in here.names:
        spelled = here.part.text[name.start : name.end]
        if base.startswith(spelled):
            base = name.text + base[len(spelled) :]
            return base + item.indicator if base == name.text else base
    return base


def _of_a_part(here: Setting, item: About) -> bool:
    """Whether a clause before tells whose the figure is: 其中,服务业发展势头良好,税收增长20%."""
    text, first = here.part.text, here.sentence.start
    if item.subject is not None or item.carried or not text.startswith(_OF_THESE, first):
        return False
    led = text[first : here.clause.start].removeprefix(_OF_THESE).strip(",: ")
    return len(led) > _LEADING and not _DIGIT.search(led)


def _which_time(own: Period | None) -> bool:
    """Whether a time is told and which one is not known: 当年, 当日."""
    return own is not None and not own.resolved and own.text not in times.NOW


def _too_wide(aspect: Aspect, period: Period | None, own: Period | None) -> bool:
    """Whether a yearly figure has only the years of a plan around it: they need not be its."""
    if own is not None or period is None or period.start is None or period.end is None:
        return False
    yearly = aspect in (Aspect.FLOW, Aspect.GROWTH, Aspect.CHANGE)
    return yearly and period.end - period.start > _YEAR
