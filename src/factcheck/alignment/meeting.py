"""Whether two figures of two documents may tell of one time and one party."""

from __future__ import annotations

import re
from functools import cache

from factcheck import segmentation
from factcheck.alignment import wording
from factcheck.alignment.compare import base_key
from factcheck.model import Aspect, Claim, Corpus, Document, Modality, Period, PeriodBasis
from factcheck.patterns import compiled
from factcheck.reading import normalise
from factcheck.rulebook import lexicons

#: What is no year before: 环比, 较上月, 较3月.
_LATELY = compiled("^(?!.*年).*(?:上期|环比|[月周季日天])")
_HOME = wording.place("全国")
_YEAR = compiled(r"(?:19|20)[0-9]{2}(?=年)")


def one_time(corpus: Corpus, a: Claim, b: Claim) -> bool:
    """Whether no date tells the two apart: that of either text, or the times that they tell."""
    first, second = (corpus.documents[claim.span.document] for claim in (a, b))
    dated = first.date is not None and second.date is not None
    if dated and (first.date, first.clock) != (second.date, second.clock):
        return False
    if not _titles_meet(first, second):
        return False
    if a.period is not None and b.period is not None and _hours_apart(a.period, b.period):
        return False
    if a.modality is not Modality.ACTUAL and not _one_year(a.period, b.period):
        return False
    if a.period is None or b.period is None or a.period.same_days(b.period):
        return True
    untold = (PeriodBasis.DOCUMENT, PeriodBasis.ASSUMED)
    if a.period.basis in untold or b.period.basis in untold:
        return True
    return a.period.overlaps(b.period)


def _hours_apart(first: Period, second: Period) -> bool:
    """Whether two hours of a day are told: 截至9时, 截至9时25分."""
    return bool(first.clock and second.clock) and normalise(first.clock) != normalise(second.clock)


def _titles_meet(first: Document, second: Document) -> bool:
    """Whether the titles name no two years: the reports of two years are not one account."""
    told = [set(_YEAR.findall(document.title or "")) for document in (first, second)]
    return not all(told) or bool(told[0] & told[1])


def _one_year(first: Period | None, second: Period | None) -> bool:
    """Whether plans and aims are for one time, and say for which: every year has its own."""
    return first is not None and second is not None and first.same_days(second)


def one_base(a: Claim, b: Claim) -> bool:
    """Whether two shares may be of one whole, two changes against one time: neither base names what
    the other does not, and 环比 is 较上月 and not 同比.
    """
    if not (a.base and b.base and a.aspect is b.aspect):
        return True
    first, second = base_key(a), base_key(b)
    if a.aspect is not Aspect.SHARE:
        return bool(_LATELY.search(first)) is bool(_LATELY.search(second))
    return _tells(first, second) or _tells(second, first)


def _tells(base: str, other: str) -> bool:
    """Whether one base has all words of the other, but for who it is of."""
    words = (word for word in segmentation.cut(other) if not wording.unnamed(word))
    return all(word in base for word in words if len(word) > 1)


def one_party(corpus: Corpus, a: Claim, b: Claim) -> bool:
    """Whether the two are of one subject, or the one that is named stands in the other's text."""
    if not a.members or not b.members:
        return True
    if wording.namesakes(a.members, b.members) or wording.branches(a.members, b.members):
        return False
    if wording.summed_up(a.members) is not wording.summed_up(b.members):
        return False  # 甲、乙两省, 甲省
    first, second = ({wording.place(party) for party in claim.members} for claim in (a, b))
    if first & second or any(x in y or y in x for x in first for y in second):
        return True
    first, second = first | set(a.members), second | set(b.members)
    one, other = (corpus.documents[claim.span.document] for claim in (a, b))
    if "subject" in a.inferred and "subject" in b.inferred:
        # Each was only understood: of one story, both texts name both.
        named = (
            any(n in text.normal for n in names) for names, text in ((first, other), (second, one))
        )
        return all(named) or _at_home(first, other) or _at_home(second, one)
    if any(name in other.normal for name in first) or any(name in one.normal for name in second):
        return True
    return _titled(first, other) or _titled(second, one)


def _at_home(names: set[str], other: Document) -> bool:
    """Whether one speaks of its country and the other of no place at all."""
    return names == {_HOME} and not places().search(other.normal)


def _titled(names: set[str], document: Document) -> bool:
    """Whether a name begins with the place of a title: 湖北实验室, in 湖北省政府工作报告."""
    begun = (places().match(name) for name in names)
    return any(found is not None and found.group() in (document.title or "") for found in begun)


@cache
def places() -> re.Pattern[str]:
    """The names of known places."""
    return compiled("|".join(sorted(lexicons.words("places"), key=len, reverse=True)))
