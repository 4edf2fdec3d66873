"""Headlines that leave out what they count: 云港新增4例,累计55例 over a text of 确诊病例.

A headline tells again what the text tells, so its figure is of what the first figure of the text
with the same unit and the same verb is of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extraction.clauses import Word
from factcheck.extraction.phrases import verb_part
from factcheck.model import Claim, Confidence, SetAside

#: Words that stand for the verbs that they go with.
_VERBS = ("累计", "确诊", "死亡", "遇难", "受伤", "失踪", "共")


class Bare(Struct, frozen=True, gc=False):
    """A headline's figure with nothing beside it but the ``verb``."""

    aside: SetAside
    verb: str
    context: str
    subject: str | None


class Said(Struct, frozen=True, gc=False):
    """A claim of the text, whose figure is the word ``at`` of its clause."""

    claim: Claim
    words: Sequence[Word]
    at: int

    @property
    def before(self) -> str:
        """What the clause says before the figure."""
        return "".join(word.text for word in self.words[: self.at])


def verb_before(words: Sequence[Word], at: int) -> str:
    """The verb directly before a figure, ``""`` where there is none."""
    last = words[at - 1].text if at else ""
    if at > 1 and words[at - 2].text == "(":
        return ""  # 商界(共13人): what is counted stands before the bracket
    return last if verb_part(last) or last in _VERBS else ""


def filled(bare: Bare, said: Iterable[Said]) -> Claim | None:
    """The headline's figure as a claim, ``None`` where the text tells no figure like it."""
    quantity = bare.aside.quantity
    assert quantity is not None
    for told in said:
        of = told.claim
        if of.quantity.unit != quantity.unit or bare.verb not in told.before:
            continue
        return replace(
            of,
            quantity=quantity,
            sentence=bare.aside.sentence,
            context=bare.context,
            part=bare.aside.part,
            block=bare.aside.block,
            subject=bare.subject or of.subject,
            members=(bare.subject,) if bare.subject else of.members,
            confidence=min(of.confidence, Confidence.MEDIUM),
            inferred=("subject", "indicator", "period"),
        )
    return None
