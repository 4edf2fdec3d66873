"""Where a figure stands: what a paragraph hands from sentence to sentence, and a sentence from
clause to clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.extraction import indicators, modality, times
from factcheck.extraction.clauses import Clause, Sentence, Word
from factcheck.extraction.indicators import About, share
from factcheck.extraction.lists import Told
from factcheck.extraction.parts import Part
from factcheck.extraction.whose import actors
from factcheck.extraction.whose.subjects import Name
from factcheck.model import Modality, Period, Span
from factcheck.rulebook.lexicons import group


@dataclass(slots=True)
class Paragraph:
    """What a paragraph hands from sentence to sentence."""

    subject: Name | None
    settled: bool = False  #: whether it speaks of no other subject, whoever a sentence names
    time: Period | None = None
    spoken_of: set[str] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    last: list[About] = field(default_factory=list)  #: what the sentence before told
    against: str | None = None  #: what it compares with throughout: 从环比看,…
    among: bool = False  #: whether it tells of some things alone: 新增病例中,…
    _frame: Period | None = None
    _passing: bool = False
    person: Name | None = None  #: who was told of last

    @property
    def nameless(self) -> bool:
        """Whether nobody has been named of whom it may speak."""
        return not self.settled and (self.subject is None or actors.unnamed(self.subject))

    def turn_to(self, subject: Name) -> None:
        """Takes the subject just named. After several in turn, a sentence without one sums up."""
        if self.settled:
            return
        if self.subject is None or subject.text != self.subject.text:
            self.resume()
        self.subject = subject
        self.spoken_of.add(subject.text)

    def resume(self) -> None:
        """Goes back to the time before one that was told of another subject alone."""
        if self._passing:
            self.time, self._passing = self._frame, False

    def hear(self, period: Period, text: str, *, late: bool = False) -> None:
        """Takes the time just told in the part's ``text`` for what follows; one that is told
        ``late``, after a figure of its sentence, for what follows of the same subject.

        What is told of a year goes on after a sentence that tells what there is 目前; what there
        was at its end (年末人口203万人) hands on no more than the year.
        """
        if times.at_year_end(period, text):
            if self.time is not None and self.time.overlaps(period):
                return
            period = times.whole_year(period)
        passing = period.text in times.NOW and self.time is not None
        if not times.lasting(period, text) or passing:
            return
        if late and not self._passing:
            self._frame = self.time
        self.time, self._passing = period, late


_NOWHERE = Clause(0, 0, "")


@dataclass(slots=True)
class Setting:
    """Where a figure stands: its clause, and what the sentence has told up to it."""

    part: Part
    sentence: Sentence
    subject: Name | None
    stated: bool = False
    measured: bool = False  #: whether the clause that named the subject holds a figure
    time: Period | None = None  #: told in the sentence so far
    late: bool = False  #: whether that was told after a figure
    before: list[About] = field(default_factory=list)
    clause: Clause = _NOWHERE
    words: list[Word] = field(default_factory=list)
    following: Sequence[Clause] = ()  #: the clauses of the sentence after it
    names: list[Name] = field(default_factory=list)
    dealt: bool = False  #: whether the clause deals figures out: 分别
    clause_time: Period | None = None  #: told in the clause so far
    product: str = ""  #: what the sentence has told of: 某某制备工艺,…市场占有率…
    named: str = ""  #: what a clause before a list says that its figures count
    against: str | None = None  #: what the sentence compares with: 与上月相比,…
    left: Period | None = None  #: when the value was that it last told as left behind
    meant: Modality | None = None  #: what it said of the figure before: 预计发送186万人次,增长6%
    plan: Modality | None = None  #: what a clause says for all after it: 计划在未来五年,…
    among: bool = False  #: whether a sentence before speaks of some of the things alone
    whole: About | None = None  #: what the list of names counts in which the figure stands
    pieces: tuple[Span, ...] = field(init=False)  #: where the sentence stands in the document
    context: str = field(init=False)  #: what it says, as written
    among_which: str = ""  #: what the clause before names as a whole: 在28亿元的总额中,…
    of_all: str = ""  #: what a clause so far has named as a whole: 26个断面中,优良的24个,占92.3%
    teller: Name | None = None  #: the person who tells what the sentence tells
    doer: Name | None = None  #: the teller, where the clause tells without a subject what was done
    called: Name | None = None  #: a name of the clause that only the words beside it tell
    figured: bool = False  #: whether the sentence has told a figure so far
    _frame: Period | None = None
    _among: bool = False
    _cues: list[modality.WordCue] | None = None

    def __post_init__(self) -> None:
        self.pieces = self.part.pieces(self.sentence)
        self.context = "".join(map(self.part.document.quote, self.pieces)).strip()

    def held(self, span: Span) -> Span:
        """The part of the sentence that holds a figure."""
        return next((piece for piece in self.pieces if piece.contains(span)), self.pieces[0])

    def call(self, name: Name) -> None:
        """Takes a name that only the words beside it tell as one of those of the clause."""
        apart = (n for n in self.names if n.end <= name.start or name.end <= n.start)
        self.names, self.called = sorted((name, *apart), key=lambda n: n.start), name

    def hear(self, period: Period, *, among: bool = False) -> None:
        """Takes the time that the clause tells. What is told late is of the subject just spoken of:
        某某景区接待6万人次,10月3日接待2万人次;某某景区…. A clause of its own is for what follows;
        what is told of some ``among`` all goes no further than that: 其中6月….
        """
        late = self.figured and (among or not self.part.only_dates(self.clause))
        if late and not self.late:
            self._frame = self.time
        self.time, self.clause_time, self.late = period, period, late
        self._among = late and among

    def turn_to(self, subject: Name, paragraph: Paragraph) -> None:
        """Takes whose the figures are from here on."""
        if self.subject is None or subject.text != self.subject.text:
            paragraph.resume()
            if self.late:
                self.time, self.late = self._frame, False
        self.subject, self.stated = subject, True

    def lists(self, at: int) -> bool:
        """Whether the figure ``at`` has nothing but a name before it."""
        return indicators.stands_alone(self.words, at, self.names)

    @property
    def cues(self) -> list[modality.WordCue]:
        """The cues of modality among the words of the clause, looked for once."""
        if self._cues is None:
            self._cues = modality.in_clause(self.words)
        return self._cues

    def enter(self, clause: Clause, words: list[Word], names: list[Name]) -> None:
        """Goes on to the next clause."""
        if not self.part.only_dates(self.clause):
            self.clause_time = None  # 2025年,… dates the clause after it
        self.clause, self.words, self.names, self.called = clause, words, names, None
        self.doer = None
        self.product = share.product(words) or self.product
        self._cues = None
        parted = self.part.text[clause.start - 1 : clause.start] == ";"
        if names or parted or (words and words[0].text in group("cues", "contrast")):
            self.meant = None
        if parted and self._among:
            self.time, self.late, self._among = self._frame, False, False
        self.dealt = self.part.text.find(indicators.DEALT, clause.start, clause.end) >= 0
