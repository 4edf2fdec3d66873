"""When two claims speak of the same thing: each part for itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace as replaced
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.alignment import blocks, compatible, count_pairs, pairs
from factcheck.alignment.blocks import key
from factcheck.model import Aspect, Claim, Confidence, Corpus, Modality, PeriodBasis

from ..made import CLAIMS, end_of, made, share, year

SAME = made()
OTHER = made(46, path="two.txt")
STOCK = frozenset((Aspect.STOCK,))


@given(CLAIMS, CLAIMS)
def test_comparison_is_symmetric(a: Claim, b: Claim) -> None:
    there, back = compatible(a, b), compatible(b, a)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.confidence is back.confidence
        assert there.differs == back.differs
        assert len(there.reasons) == len(back.reasons)


@given(CLAIMS)
def test_a_claim_is_comparable_with_a_copy_in_another_text(a: Claim) -> None:
    copy = replace(a, quantity=replace(a.quantity, span=replace(a.span, document="three.txt")))
    found = compatible(a, copy)
    if found is not None:
        assert found.differs == frozenset()
        assert found.confidence <= a.confidence


@given(CLAIMS, CLAIMS)
def test_what_is_comparable_meets_in_a_block(a: Claim, b: Claim) -> None:
    if compatible(a, b) is not None:
        assert key(a) == key(b)


@given(CLAIMS, CLAIMS)
def test_a_comparison_is_no_surer_than_its_claims(a: Claim, b: Claim) -> None:
    found = compatible(a, b)
    if found is not None:
        assert found.confidence <= min(a.confidence, b.confidence)
        assert found.reasons
        assert all(reason.zh and reason.en for reason in found.reasons)


@given(CLAIMS, CLAIMS)
def test_aspect_dimension_and_modality_must_agree(a: Claim, b: Claim) -> None:
    if compatible(a, b) is not None:
        assert a.aspect is b.aspect
        assert a.modality is b.modality
        assert a.quantity.dimension == b.quantity.dimension


def test_what_agrees_in_all_parts_is_sure() -> None:
    found = compatible(SAME, OTHER)
    assert found is not None
    assert (found.confidence, found.differs) == (Confidence.HIGH, frozenset())


@pytest.mark.parametrize(
    "other",
    [
        made(46, path="two.txt", subject="白杨高新区"),
        made(46, path="two.txt", subject="青禾科技有限公司"),
        made(46, path="two.txt", indicator="科技型中小企业"),
        made(46, path="two.txt", indicator="国家级专精特新“小巨人”企业"),
        made(46, path="two.txt", indicator="重点高新技术企业"),
        made(46, path="two.txt", aspect=Aspect.FLOW),
        made(46, path="two.txt", aspect=Aspect.CUMULATIVE),
        made(46, path="two.txt", aspect=Aspect.GROWTH),
        made(46, path="two.txt", dimension="people", unit="人"),
        made(46, path="two.txt", modality=Modality.TARGET),
        made(46, path="two.txt", modality=Modality.FORECAST),
    ],
    ids=[
        "subject",
        "company",
        "indicator",
        "class",
        "modifier",
        "flow",
        "cumulative",
        "growth",
        "dimension",
        "target",
        "forecast",
    ],
)
def test_one_part_that_differs_keeps_two_claims_apart(other: Claim) -> None:
    assert compatible(SAME, other) is None


@pytest.mark.parametrize(
    "other",
    [
        made(46, path="two.txt", indicator="国家高新技术企业"),
        made(46, path="two.txt", indicator="高企"),
        made(46, path="two.txt", indicator="青禾高新区高新技术企业"),
        made(46, path="two.txt", indicator="高新技术企业数量"),
    ],
    ids=["alias", "short", "with its subject's name", "number of"],
)
def test_other_words_for_one_indicator(other: Claim) -> None:
    found = compatible(SAME, other)
    assert found is not None
    assert found.differs == frozenset()
    assert any("同义" in reason.zh for reason in found.reasons)


def test_a_place_is_named_with_and_without_its_rank() -> None:
    found = compatible(made(subject="云泽市"), made(46, path="two.txt", subject="云泽"))
    assert found is not None
    assert found.confidence is Confidence.HIGH


def test_a_joint_subject_is_compatible_with_its_members_at_medium_confidence() -> None:
    joint = made(46, path="two.txt", subject="青禾高新区、白杨示范区")
    found = compatible(SAME, joint)
    assert found is not None
    assert found.confidence is Confidence.MEDIUM
    assert any("含" in reason.zh for reason in found.reasons)
    assert compatible(made(subject="云泽市"), joint) is None


def test_compatibility_is_not_transitive() -> None:
    one, both = made(subject="青禾高新区"), made(path="two.txt", subject="青禾高新区、白杨示范区")
    two = made(path="three.txt", subject="白杨示范区")
    assert compatible(one, both)
    assert compatible(both, two)
    assert compatible(one, two) is None


def test_an_unknown_subject_is_compatible_at_low_confidence() -> None:
    found = compatible(SAME, made(46, path="two.txt", subject=None))
    assert found is not None
    assert found.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("总产值", "总产值", False),
        ("规模以上工业产值", "规上工业总产值", False),
        ("青禾高新区总产值", "总产值", False),
        ("总产值", "规上工业总产值", True),
        ("总产值", "税收", True),
        ("总产值", None, True),
    ],
)
def test_bases_that_differ_are_named(first: str, second: str | None, differs: bool) -> None:
    found = compatible(share(62.5, first), share(67.3, second, path="two.txt"))
    assert found is not None
    assert found.differs == (frozenset(("base",)) if differs else frozenset())


@pytest.mark.parametrize(
    ("aspect", "first", "second", "differs"),
    [
        (Aspect.STOCK, year(2024), year(2024), False),
        (Aspect.STOCK, year(2023), year(2024), True),
        (Aspect.STOCK, year(2024), end_of(2024), False),
        (Aspect.STOCK, end_of(2023), end_of(2024), True),
        (Aspect.FLOW, year(2023), year(2024), True),
        (Aspect.FLOW, year(2024), end_of(2024), True),
        (Aspect.STOCK, year(2024, PeriodBasis.ASSUMED), end_of(2024), False),
    ],
)
def test_periods_that_differ_are_named(
    aspect: Aspect, first: object, second: object, differs: bool
) -> None:
    a = made(aspect=aspect, period=first)  # type: ignore[arg-type]
    b = made(46, path="two.txt", aspect=aspect, period=second)  # type: ignore[arg-type]
    found = compatible(a, b)
    assert found is not None
    assert found.differs == (frozenset(("period",)) if differs else frozenset())


def test_an_assumed_period_lowers_the_confidence() -> None:
    found = compatible(SAME, made(46, path="two.txt", period=year(2024, PeriodBasis.ASSUMED)))
    assert found is not None
    assert found.confidence is Confidence.MEDIUM


def test_a_period_on_one_side_alone_is_unsure() -> None:
    found = compatible(SAME, made(46, path="two.txt", period=None))
    assert found is not None
    assert found.confidence is Confidence.LOW


def test_what_was_inferred_is_told() -> None:
    found = compatible(SAME, made(46, path="two.txt", inferred=("subject",)))
    assert found is not None
    assert any("承前" in reason.zh and "主体" in reason.zh for reason in found.reasons)


def corpus(*claims: Claim, against: Iterable[str] = ()) -> Corpus:
    return Corpus({}, claims, against=frozenset(against))


def test_what_is_only_compared_with_meets_nothing_of_its_kind() -> None:
    claims = [made(number, path=f"{number}.txt") for number in range(4)]
    found = [
        (a.span.document, b.span.document)
        for a, b, _ in pairs(corpus(*claims, against=("0.txt", "1.txt", "3.txt")), STOCK)
    ]
    assert found == [("0.txt", "2.txt"), ("1.txt", "2.txt"), ("2.txt", "3.txt")]


def test_pairs_come_in_order_of_place_whatever_the_order_of_claims() -> None:
    claims = [made(number, path=f"{number}.txt", at=number) for number in (3, 1, 2)]
    expected = [("1.txt", "2.txt"), ("1.txt", "3.txt"), ("2.txt", "3.txt")]
    for order in (claims, claims[::-1], claims[1:] + claims[:1]):
        found = [(a.span.document, b.span.document) for a, b, _ in pairs(corpus(*order), STOCK)]
        assert found == expected


def _apart(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each in a text of its own."""
    return [
        replace(one, quantity=replace(one.quantity, span=replace(one.span, document=f"{at}.txt")))
        for at, one in enumerate(claims)
    ]


@given(st.lists(CLAIMS, max_size=8), st.sets(st.integers(0, 7)))
def test_pairs_are_all_that_are_comparable(claims: list[Claim], against: set[int]) -> None:
    told = _apart(claims)
    found = pairs(corpus(*told, against=[f"{n}.txt" for n in against]), frozenset(Aspect))
    ordered = sorted(told, key=lambda claim: (key(claim), claim.span))
    expected = [
        (a, b, comparison)
        for a, b in combinations(ordered, 2)
        if key(a) == key(b) and (comparison := compatible(a, b))
        if not {int(one.span.document[0]) for one in (a, b)} <= against
    ]
    assert list(found) == expected


@given(st.lists(CLAIMS, max_size=8))
def test_where_unsure_findings_are_not_asked_for_the_sure_pairs_are_left(
    claims: list[Claim],
) -> None:
    every = corpus(*_apart(claims))
    sure = [pair for pair in pairs(every, frozenset(Aspect)) if pair[2].confidence > Confidence.LOW]
    assert list(pairs(replaced(every, unsure=False), frozenset(Aspect))) == sure


def test_pairs_are_of_the_aspects_asked_for() -> None:
    assert not list(pairs(corpus(SAME, OTHER), frozenset((Aspect.SHARE,))))
    assert len(list(pairs(corpus(SAME, OTHER), STOCK))) == 1


def test_a_block_holds_what_may_meet_and_a_claim_alone_makes_none() -> None:
    other = made(3, indicator="创新平台", dimension="count")
    assert list(blocks([SAME, OTHER, other], STOCK)) == [(SAME, OTHER)]
    assert count_pairs([SAME, OTHER, other]) == 1
    assert count_pairs([made(path=f"{n}.txt") for n in range(5)]) == 10


def test_a_flow_whose_year_no_word_tells_is_unsure_elsewhere() -> None:
    def sure(aspect: Aspect, path: str) -> Confidence | None:
        told = made(aspect=aspect)
        guess = replace(year(2024, PeriodBasis.ASSUMED), text="")
        found = compatible(told, made(46, aspect=aspect, path=path, at=9, period=guess))
        return found.confidence if found else None

    assert sure(Aspect.FLOW, "one.txt") is Confidence.MEDIUM
    assert sure(Aspect.FLOW, "two.txt") is Confidence.LOW
    assert sure(Aspect.STOCK, "two.txt") is Confidence.MEDIUM
