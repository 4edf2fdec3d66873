"""Values told as beyond a goal, with the goal where it is stated: 67.3%, 超出目标17.3个百分点."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factcheck.alignment import wording
from factcheck.alignment.compare import base_key, compatible
from factcheck.model import Aspect, Claim, Confidence, Corpus, Modality

_GOALS = ("目标", "规划", "计划", "预期")
_TO_COME = (Modality.TARGET, Modality.PLANNED)
#: The aspects of which points are told.
_IN_PERCENT = frozenset((Aspect.SHARE, Aspect.STOCK, Aspect.GROWTH))


def beyond_goals(
    corpus: Corpus,
) -> Iterator[tuple[Claim, Claim, Claim, Confidence]]:
    """The value, by how many points it is beyond its goal, the goal, and how sure it is the same.

    The first two stand in one sentence, the goal anywhere.
    """
    goals = [
        c for c in corpus.claims if c.modality in _TO_COME and c.quantity.dimension == "percent"
    ]
    if not goals:
        return
    for value, amount in held_against_goals(corpus.claims):
        for goal in goals:
            if not corpus.concerns(value.span, goal.span):
                continue
            meant = replace(value, modality=goal.modality)
            comparison = compatible(meant, goal)
            if comparison is None or not _same(value, goal, comparison.differs):
                continue
            if comparison.confidence is not Confidence.LOW:
                yield value, amount, goal, comparison.confidence


def held_against_goals(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The values told as beyond a goal, each with by how many points it is."""
    before: Claim | None = None
    for claim in claims:
        if claim.quantity.dimension == "percent":
            before = claim
        elif (
            before is not None
            and claim.quantity.dimension == "points"
            and any(word in (claim.base or "") for word in _GOALS)
            and (before.span.document, before.context) == (claim.span.document, claim.context)
            and before.aspect in _IN_PERCENT
            and wording.canonical(before.indicator) == wording.canonical(claim.indicator)
        ):
            yield before, claim


def _same(value: Claim, goal: Claim, differs: frozenset[str]) -> bool:
    """Whether nothing differs but a base that one of the two leaves out."""
    return not differs or (differs == {"base"} and not (base_key(value) and base_key(goal)))
