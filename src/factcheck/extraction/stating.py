"""Writes claims down: a figure with whose it is, of what, when, and whether it is so or planned."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extraction import (
    comparing,
    contests,
    indicators,
    modality,
    phrases,
    timespans,
)
from factcheck.extraction.clauses import Word
from factcheck.extraction.dating import YEAR, Dating, last_year, too_wide, which_time
from factcheck.extraction.indicators import About, share, special
from factcheck.extraction.indicators.aspects import ADDED
from factcheck.extraction.parts import Part
from factcheck.extraction.standing import Setting
from factcheck.extraction.whose import actors, introduced
from factcheck.extraction.whose.subjects import ACTOR, PERSON, Name
from factcheck.extraction.whose.topics import Topics
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Interval,
    Modality,
    Period,
    Quantity,
    SetAside,
)
from factcheck.patterns import compiled
from factcheck.rulebook.lexicons import group

NOT_UNDERSTOOD = "not understood"
AGE_GROUP = "age-group"
SIZE_CLASS = "size-class"
ORDINAL = "ordinal"
NAME = "name"
OF_THESE = "其中"
#: So short a clause only leads to the subject of its sentence: 入冬以来,某某区….
LEADING = 6
#: 连续3年 counts years, so nothing is rounded.
_IN_A_ROW = "连续"
#: 协议总投资 is a plan by its name, and what follows it need be none.
_AGREEMENT = "协议"
_DIGIT = compiled(r"[0-9]")
#: They tell that a figure is the sum of several years.
_SUMMED = ("累计", "合计", "共", "总计")
_WE = ("我们", "咱们")
#: A row of a table that is drawn in plain text: what its figures are stands in another row.
_CELL = "|"


class Stating:
    """Writes down the claims of one article."""

    def __init__(self, topics: Topics, dating: Dating) -> None:
        self._topics = topics
        self._dating = dating
        self._announced: Modality | None = None
        self._announces: Modality | None = None

    def enter(self, part: Part) -> None:
        """Takes what the paragraph before announced: 主要预期目标是: and the goals in one of their
        own.
        """
        self._announced, self._announces = self._announces, None
        if part.text.endswith(":") and part.sentences:
            last = part.sentences[-1]
            self._announces = part.cues.of_sentence(last.start, last.end)

    def claim(
        self, here: Setting, at: int, figure: Quantity, item: About | None, when: Period | None
    ) -> Claim | SetAside:
        """The claim that the figure ``at`` makes, or why it makes none."""
        part = here.part
        quantity = part.place(figure)
        held = here.held(quantity.span)
        end = figure.span.start
        denied = part.cues.no_fact(here.sentence.start, here.clause.start, end)
        if denied is not None or item is None:
            reason = denied or sorted_out(here.words, at) or NOT_UNDERSTOOD
            return SetAside(quantity.span, held, reason, part.kind, part.number, quantity)
        if item.falls and quantity.interval.low >= 0:
            nominal = None if quantity.nominal is None else -quantity.nominal
            quantity = replace(quantity, interval=-quantity.interval, nominal=nominal)
        if at and here.words[at - 1].text == _IN_A_ROW and quantity.nominal is not None:
            counted = Interval(quantity.nominal, quantity.nominal)
            quantity = replace(quantity, interval=counted)
        subject, indicator = self._whose(here, at, item)
        aspect = _aspect(item, when, own=here.time is not None)
        told = self.cued(here, at, figure) or self._goes_on(here, item)
        told = told or modality.of_indicator(indicator) or modality.of_ended(here.words, at)
        agreed = any(word.text == _AGREEMENT for word in here.words[:at])
        here.meant = None if agreed else told
        frame = self._dating.standing(here, when, told)
        yearly = aspect is Aspect.FLOW and here.clause_time is None and _reached(here, at, item)
        period = last_year(frame) if yearly else frame
        stated = {
            "subject": item.subject is not None or here.stated,
            "indicator": not item.carried,
            "period": here.clause_time is not None,
        }
        inferred = tuple(name for name, told in stated.items() if not told)
        true = told or self._dating.modality(here, period)
        actual = true is Modality.ACTUAL
        confidence = Confidence.MEDIUM if inferred else Confidence.HIGH
        lasting = indicators.intrinsic(indicator, subject) and not item.part
        if (
            self._unsure(here, at, item, subject, lasting)
            or which_time(here.clause_time or here.time)
            or too_wide(aspect, frame, here.clause_time)
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
            base=_base(item, here, subject),
            period=self._dating.kept(period, stated=stated["period"], actual=actual),
            modality=true,
            confidence=confidence,
            inferred=inferred,
            quoted=any(start <= figure.span.start < end for start, end in part.speech),
            weak=bool(inferred)
            and not lasting
            and (
                indicators.weak(item.indicator, quantity)
                or (_of_a_place(subject) and item.indicator in group("cues", "works-money"))
            ),
        )

    def _whose(self, here: Setting, at: int, item: About) -> tuple[Name | None, str]:
        """Whose the figure is, and its indicator without whose it is."""
        subject, indicator = item.subject or here.doer or here.subject, item.indicator
        if here.part.text.startswith(_CELL) and subject is None:
            subject = introduced.person_of_row(here.words[:at])
        described = introduced.person_behind(here.words, at) if item.subject is None else None
        if described is not None:
            led = phrases.join(phrases.strip_links(phrases.strip_lead(here.words[:at])))
            return described, led if indicator.startswith(described.text) else indicator
        listed = introduced.person_listed(here.words, at) if item.subject is None else None
        if listed is not None:
            return listed, indicator.removeprefix(listed.text) or indicator
        if item.subject is None and not here.stated and self._of_topic(subject):
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
            somebody = _tells_of_somebody(here.words)
            return bearer or (None if somebody else self._topics.seat), measure
        if bearer is not None and subject.kind == ACTOR and subject not in here.names:
            return bearer, measure
        return subject, indicator

    def _of_topic(self, subject: Name | None) -> bool:
        """Whether nobody but the topic of the text is spoken of."""
        topic = self._topics.document
        return subject is None or (topic is not None and subject.text == topic.text)

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
        old = comparing.old_value(here.words, at) and comparing.own_time(here.words, at) is None
        return one_of_several or old or here.part.text.startswith(_CELL)

    def _names_one(self, subject: Name) -> bool:
        """Whether a subject is a name: who acts (警方), and the place of a medium, need not be whom
        another sentence means that names nobody.
        """
        return not actors.unnamed(subject) and subject is not self._topics.seat

    def cued(self, here: Setting, at: int, figure: Quantity) -> Modality | None:
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


def _tells_of_somebody(words: Sequence[Word]) -> bool:
    """Whether a clause begins with a pronoun: 我, 他们; 我们 may be everybody in a place."""
    lead = phrases.strip_lead(words)
    said = lead[0].text if lead else ""
    return said in group("cues", "person") and said not in _WE


def sorted_out(words: Sequence[Word], at: int) -> str:
    """Why a figure that only tells things from others is no claim, ``""`` for all others."""
    if phrases.age_group(words, at):
        return AGE_GROUP
    if phrases.sized_class(words, at):
        return SIZE_CLASS
    if contests.only_names(words, at):
        return NAME
    return ORDINAL if phrases.which_one(words, at) else ""


def _aspect(item: About, when: Period | None, *, own: bool) -> Aspect:
    """目前,…引进团队14个: what was done by now, or over several years, is all of it so far.

    ``own`` tells that the sentence itself says when.
    """
    if item.aspect is not Aspect.FLOW or item.verb == ADDED or when is None:
        return item.aspect
    first, after = when.start, when.end
    years = own and first is not None and after is not None and after - first > YEAR
    return Aspect.CUMULATIVE if (item.verb and when.instant) or years else item.aspect


def _reached(here: Setting, at: int, item: About) -> bool:
    """Whether a figure tells what a yearly measure came to: 生产总值突破3000亿元, and none that is
    summed up: 五年累计产量达38万吨.
    """
    if item.verb or not indicators.measure_of(item.indicator):
        return False
    words, figure = here.words, here.words[at].figure
    if figure is None or figure.counts:
        return False  # 跨越3个千亿元台阶
    if any(
        word.text in _SUMMED or timespans.point_in_time(words, i) for i, word in enumerate(words)
    ):
        return False
    after = words[at + 1 : at + 3]
    if len(after) > 1 and after[0].text in group("cues", "listing") and after[1].figure:
        return False  # 跨越7万亿、8万亿元: one after the other
    led = phrases.join([word for word in words[max(at - 2, 0) : at] if word.tag != "d"])
    came = group("cues", "came-to")
    return led.endswith(came) or figure.text.startswith(came)


def _base(item: About, here: Setting, whose: Name | None) -> str | None:
    """The base with the words that stand for a name filled in; 占全盟40.6% is a share of the same
    thing in the whole 盟: of all of it, where that is whose the part is (民营企业出口占全省…).
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
            if base != name.text:
                return base
            own = whose is not None and whose.text == base
            return base + ((indicators.measure_of(item.indicator) if own else "") or item.indicator)
    return base


def _of_a_place(subject: Name | None) -> bool:
    """Whether nobody or a place is spoken of, which has many works."""
    return subject is None or subject.kind == "place"


def _of_a_part(here: Setting, item: About) -> bool:
    """Whether a clause before tells whose the figure is: 其中,服务业发展势头良好,税收增长20%."""
    text, first = here.part.text, here.sentence.start
    if item.subject is not None or item.carried or not text.startswith(OF_THESE, first):
        return False
    led = text[first : here.clause.start].removeprefix(OF_THESE).strip(",: ")
    return len(led) > LEADING and not _DIGIT.search(led)
