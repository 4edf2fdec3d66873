"""Statements that the text itself binds together: 28项, 其中新建18个、续建10个."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.model.claim import Claim
from factcheck.model.document import BlockKind
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span


class Mention(Struct, frozen=True, gc=False):
    """Words that take part in a relation without being a claim: a list, a date, a name, or a
    figure whose meaning was not understood.

    ``quantity`` is the figure, or how many things a list holds (甲、乙等: no bound); ``period`` is
    what a date resolves to, ``name`` what a name is compared by. ``text`` is the wording of the
    document; the rest is as in a claim.
    """

    span: Span
    sentence: Span
    text: str
    part: BlockKind
    block: int
    quantity: Quantity | None = None
    period: Period | None = None
    name: str = ""


#: What a relation binds and a finding holds side by side.
Side = Claim | Mention


class RelationKind(StrEnum):
    """In which way the sides are bound; the comment gives their order."""

    SUM = "sum"  #: whole, then all of its parts
    PARTS = "parts"  #: whole, then some of its parts, which do not overlap
    WITHIN = "within"  #: whole, then things in it that may overlap
    LISTED = "listed"  #: whole, then what are most likely all of its parts
    MAYBE_PARTS = "maybe-parts"  #: whole, then what may be parts of it, certainly the first
    AT_MOST = "at-most"  #: an amount, then what it is no more than together
    ON_TOP = "on-top"  #: what there was, what was added to it: together what is told elsewhere
    SHARE = "share"  #: a part and its share of what the share's base names
    SHARE_OF = "share-of"  #: whole, part, and the share that it has of the whole
    REST = "rest"  #: whole, the share of it that something is told of, what is left of it
    SHARES = "shares"  #: shares of one whole, all of it
    TOGETHER = "together"  #: shares of one whole, which have nothing in common
    ORDER = "order"  #: a least, an average, a greatest value of one thing
    RANKED = "ranked"  #: two values of one measure, that of the better place first
    AGED = "aged"  #: an age, and the share of people who are of it or older
    SHARED = "shared"  #: shares of what may be one whole, all of it
    DATE = "date"  #: a day or a range that no calendar has
    WEEKDAY = "weekday"  #: a day with its weekday, in one wording or in two (weekday, day)
    COUNTDOWN = "countdown"  #: a day (or the document's), a later day, the days between them
    LENGTH = "length"  #: the days or years from which to which, how long that is
    NTH_DAY = "nth-day"  #: the first day, a later one, the how manieth it is told to be
    HOURS = "hours"  #: the times of day from which to which, the hours and minutes that it took
    STEPS = "steps"  #: the days of two steps of one thing, named by these, the first step first
    JUBILEE = "jubilee"  #: the year in which something began, the years since
    CHRONICLE = "chronicle"  #: the years that open clause after clause, in order of the text
    HAPPENED = "happened"  #: a date (named by what happens once), then names of what it happened to
    EDITION = "edition"  #: which one of what is held again and again, its day and its year
    NTH = "nth"  #: the how manieth it is, named by since when and of what; who did it
    AGE = "age"  #: how old somebody is, the day of who is dead, what the name begins or ends with
    BORN = "born"  #: the day or year of a birth, the characters that the name begins or ends with
    LIFE = "life"  #: how old somebody is or came to be, the day or year of birth, that of death
    CAREER = "career"  #: how old somebody is, was at the beginning, and the years since
    PLAN = "plan"  #: a year or how many, what it is of a five-year plan
    POST = "post"  #: a post, its holder
    OFFICE = "office"  #: a post that several may hold, or of a body that is not named, its holder
    PERSON = "person"  #: what somebody is, as many are, that person's name of three characters
    SPELLING = "spelling"  #: words that may be misspelt; their name is the form that is right
    LIST = "list"  #: how many are announced, then their list with how many it holds
    AGAIN = "again"  #: how many are counted, how many the same are told to be then
    RESPECTIVE = "respective"  #: what values are dealt out to, then the values: how many each
    NUMBERING = "numbering"  #: the numbers of a list, in order of the text
    RISE = "rise"  #: the smaller (earlier) value, the larger (later) one, then by how much
    FALL = "fall"  #: the larger (earlier) value, the smaller (later) one, then by how much
    RISEN = "risen"  #: the value reached, by how much it rose, at which rate
    FALLEN = "fallen"  #: the value reached, by how much it fell, at which rate
    MIXED = "mixed"  #: a value and what it became, the one in per cent, the other in points
    POINTED = "pointed"  #: a share or another value, told in points
    OPPOSED = "opposed"  #: the value reached, by how much it changed, the other way at which rate
    APART = "apart"  #: two values in order of the text, by how much they differ
    TIMES = "times"  #: a value, what it is a multiple of, how many times
    SAME = "same"  #: a figure, and what it is in another unit
    PER = "per"  #: an amount, the number of things it falls on, how much that is for each


class Relation(Struct, frozen=True, gc=False):
    """One relation as a text states it, whether it holds or not.

    ``span`` is the stretch of text that states it; ``sure`` whether it can be read in no other way.
    Parts that are not sure may leave any of their whole.
    """

    kind: RelationKind
    sides: tuple[Side, ...]
    span: Span
    sure: bool = True
