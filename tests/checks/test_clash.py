"""From pairs that clash to findings: one clash, one finding with all its sides."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.alignment import Comparison
from factcheck.checks import base_containment, check_of, share_conflict, value_conflict
from factcheck.checks.clash import Clash, findings
from factcheck.checks.findings import Outcome
from factcheck.errors import RuleError
from factcheck.model import (
    Aspect,
    Claim,
    Confidence,
    Corpus,
    Finding,
    Message,
    Modality,
    Related,
    Severity,
    Verdict,
)
from factcheck.rulebook import find_rule, load_rules

from ..made import made, share, year

RULES = load_rules()
VALUE, SHARE, BASE = (find_rule(RULES, name) for name in ("FC101", "FC102", "FC103"))
SURE = Comparison(Confidence.HIGH, (Message(zh="主体相同", en="same subject"),))
UNSURE = Comparison(Confidence.LOW, (Message(zh="主体未明", en="subject unknown"),))

A, B, C, D = (
    made(value, path=f"{name}.txt", context=f"高新技术企业{value}家")
    for name, value in (("a", 52), ("b", 46), ("c", 52), ("d", 31))
)


def corpus(*claims: Claim) -> Corpus:
    return Corpus({}, tuple(sorted(claims, key=lambda claim: claim.span)))


def texts(found: Iterable[Finding]) -> list[tuple[str, ...]]:
    return [tuple(claim.text for claim in finding.claims) for finding in found]


def clashing(found: Iterable[Outcome]) -> list[Finding]:
    return [outcome for outcome in found if isinstance(outcome, Finding)]


class TestFindings:
    def test_a_pair_is_a_finding(self) -> None:
        (found,) = findings([Clash(A, B, SURE)], VALUE)
        assert found.claims == (A, B)
        assert (found.rule, found.name) == (VALUE.id, VALUE.name)
        assert found.severity is VALUE.severity
        assert found.confidence is Confidence.HIGH
        assert found.verdict is Verdict.CONFLICT
        assert found.derivation == "52家 ≠ 46家"
        assert found.reasons == SURE.reasons
        for text in (found.message.zh, found.message.en):
            assert "青禾高新区" in text
            assert "高新技术企业" in text
            assert "52家" in text
            assert "46家" in text

    def test_verdict_and_severity_may_be_told(self) -> None:
        (found,) = findings(
            [Clash(A, B, SURE)], VALUE, verdict=Verdict.DIFFERS_IN_BASE, severity=Severity.INFO
        )
        assert (found.verdict, found.severity) == (Verdict.DIFFERS_IN_BASE, Severity.INFO)

    def test_clashes_that_share_a_side_are_one_finding(self) -> None:
        (found,) = findings([Clash(A, B, SURE), Clash(B, C, SURE)], VALUE)
        assert found.claims == (A, B, C)
        assert found.derivation == "52家 ≠ 46家"

    def test_clashes_apart_are_two_findings_in_order_of_place(self) -> None:
        found = list(findings([Clash(C, D, SURE), Clash(A, B, SURE)], VALUE))
        assert [finding.claims for finding in found] == [(A, B), (C, D)]

    def test_two_groups_become_one_where_a_clash_links_them(self) -> None:
        (found,) = findings([Clash(A, B, SURE), Clash(C, D, SURE), Clash(B, C, SURE)], VALUE)
        assert found.claims == (A, B, C, D)

    def test_an_unsure_clash_joins_no_other(self) -> None:
        found = list(findings([Clash(A, B, SURE), Clash(B, D, UNSURE)], VALUE))
        assert [(finding.claims, finding.confidence) for finding in found] == [
            ((A, B), Confidence.HIGH),
            ((B, D), Confidence.LOW),
        ]

    def test_a_relation_with_a_direction_reads_true(self) -> None:
        wide, narrow = (
            share(66.8, "总产值", path="b.txt"),
            share(62.5, "规上工业产值", path="a.txt"),
        )
        (found,) = findings([Clash(wide, narrow, SURE, ">")], BASE)
        assert found.derivation == "66.8% > 62.5%"
        assert found.claims == (wide, narrow)

    def test_what_explains_a_clash_is_asked_for_its_sides(self) -> None:
        note = Related(Message(zh="新增6家", en="6家 added"), made(6).span)
        asked: list[tuple[Claim, ...]] = []

        def explain(claims: tuple[Claim, ...]) -> Iterable[Related]:
            asked.append(claims)
            return [note]

        (found,) = findings([Clash(A, B, SURE)], VALUE, related=explain)
        assert found.related == (note,)
        assert asked == [(A, B)]

    def test_no_clash_is_no_finding(self) -> None:
        assert list(findings([], VALUE)) == []

    @given(st.permutations([Clash(A, B, SURE), Clash(B, C, SURE), Clash(C, D, UNSURE)]))
    def test_the_order_of_clashes_is_nothing(self, order: list[Clash]) -> None:
        assert list(findings(order, VALUE)) == list(
            findings([Clash(A, B, SURE), Clash(B, C, SURE), Clash(C, D, UNSURE)], VALUE)
        )


def moved(claim: Claim, path: str, at: int) -> Claim:
    span = replace(claim.span, document=path, start=at, end=at + len(claim.span))
    return replace(claim, quantity=replace(claim.quantity, span=span), sentence=span)


def fingerprint(*claims: Claim) -> str:
    (found,) = findings([Clash(claims[0], claims[1], SURE)], VALUE)
    return found.fingerprint


class TestFingerprint:
    def test_it_stays_where_the_text_moves(self) -> None:
        assert fingerprint(moved(A, "z.txt", 90), moved(B, "y.txt", 7)) == fingerprint(A, B)

    def test_it_stays_where_the_files_change_places(self) -> None:
        assert fingerprint(moved(B, "a.txt", 0), moved(A, "b.txt", 0)) == fingerprint(A, B)

    def test_it_stays_where_only_blanks_change(self) -> None:
        assert fingerprint(replace(A, context=" 高新技术企业\n 52家"), B) == fingerprint(A, B)

    @pytest.mark.parametrize(
        "context",
        [
            "高新技術企業52家",
            "高新技术企业５２家",
            "“高新技术企业”**52家**。",
            "高新技术\r\n企业52家",
        ],
        ids=["script", "width", "marks", "lines"],
    )
    def test_it_stays_where_the_same_words_are_written_otherwise(self, context: str) -> None:
        assert fingerprint(replace(A, context=context), B) == fingerprint(A, B)

    @given(
        st.lists(st.sampled_from(["\n", "\r\n", " ", "　", "\t"]), max_size=9),
        st.text("abc/.", min_size=1),
        st.integers(0, 10_000),
    )
    def test_it_stays_however_the_text_is_wrapped_moved_and_named(
        self, breaks: list[str], path: str, at: int
    ) -> None:
        letters = list(A.context)
        for number, line_end in enumerate(breaks):
            letters.insert(number * 2 % len(letters), line_end)
        wrapped = replace(moved(A, path, at), context="".join(letters))
        assert fingerprint(wrapped, B) == fingerprint(B, wrapped) == fingerprint(A, B)

    def test_it_tells_verdicts_apart(self) -> None:
        """What is let stand as information must not pass as a conflict."""
        (one,) = findings([Clash(A, B, SURE)], VALUE)
        (other,) = findings([Clash(A, B, SURE)], VALUE, verdict=Verdict.REVISED)
        assert one.fingerprint != other.fingerprint

    @pytest.mark.parametrize(
        "other",
        [
            made(47, path="b.txt", context=B.context),
            replace(B, context="高新技术企业达46家"),
            replace(B, indicator="科技型中小企业"),
            replace(B, aspect=Aspect.FLOW),
            replace(B, subject="白杨高新区"),
        ],
        ids=["value", "sentence", "indicator", "aspect", "subject"],
    )
    def test_it_changes_with_what_is_said(self, other: Claim) -> None:
        assert fingerprint(A, other) != fingerprint(A, B)

    def test_it_names_the_rule(self) -> None:
        (one,) = findings([Clash(A, B, SURE)], VALUE)
        (other,) = findings([Clash(A, B, SURE)], SHARE)
        assert one.fingerprint != other.fingerprint


class TestValueConflict:
    def test_disjoint_values_clash(self) -> None:
        (found,) = clashing(value_conflict.check(corpus(A, B), VALUE))
        assert found.claims == (A, B)
        assert found.severity is Severity.ERROR

    @pytest.mark.parametrize(
        "other",
        [
            C,
            made(46, path="b.txt", period=year(2023)),
            made(46, path="b.txt", modality=Modality.TARGET),
            made(46, path="b.txt", aspect=Aspect.FLOW),
            made(46, path="b.txt", subject="白杨高新区"),
        ],
        ids=["equal", "period", "modality", "aspect", "subject"],
    )
    def test_what_may_both_be_true_is_silent(self, other: Claim) -> None:
        assert clashing(value_conflict.check(corpus(A, other), VALUE)) == []

    def test_shares_have_a_rule_of_their_own(self) -> None:
        shares = corpus(share(62.5, "总产值"), share(67.3, "总产值", path="two.txt"))
        assert clashing(value_conflict.check(shares, VALUE)) == []
        assert texts(clashing(share_conflict.check(shares, SHARE))) == [("62.5%", "67.3%")]

    def test_what_was_added_explains_the_difference(self) -> None:
        flow = made(6, path="c.txt", aspect=Aspect.FLOW, context="新增高新技术企业6家")
        (found,) = clashing(value_conflict.check(corpus(A, B, flow), VALUE))
        (related,) = found.related
        assert related.span == flow.span
        assert "52家 − 6家 = 46家" in related.note.zh
        assert "52家 − 6家 = 46家" in related.note.en

    @pytest.mark.parametrize(
        "flow",
        [
            made(5, path="c.txt", aspect=Aspect.FLOW),
            made(6, path="c.txt", aspect=Aspect.FLOW, subject="白杨高新区"),
            made(6, path="c.txt", aspect=Aspect.FLOW, indicator="科技型中小企业"),
            made(6, path="c.txt", aspect=Aspect.FLOW, period=year(2020)),
            made(6, path="c.txt", aspect=Aspect.FLOW, modality=Modality.PLANNED),
        ],
        ids=["value", "subject", "indicator", "period", "modality"],
    )
    def test_what_was_added_elsewhere_explains_nothing(self, flow: Claim) -> None:
        (found,) = clashing(value_conflict.check(corpus(A, B, flow), VALUE))
        assert found.related == ()


class TestShares:
    WIDE = share(66.8, "青禾高新区总产值")
    NARROW = share(62.5, "规模以上工业产值", path="two.txt")
    NEAR = share(67.3, "规上工业总产值", path="three.txt")

    def test_one_base_two_shares(self) -> None:
        (found,) = clashing(share_conflict.check(corpus(self.NARROW, self.NEAR), SHARE))
        assert texts([found]) == [("67.3%", "62.5%")]
        assert (found.severity, found.verdict) == (Severity.ERROR, Verdict.CONFLICT)

    def test_bases_worded_twice_are_a_warning(self) -> None:
        (found,) = clashing(share_conflict.check(corpus(self.WIDE, self.NEAR), SHARE))
        assert (found.severity, found.verdict) == (Severity.WARNING, Verdict.DIFFERS_IN_BASE)

    def test_bases_that_differ_and_values_far_apart_are_for_information(self) -> None:
        (found,) = clashing(share_conflict.check(corpus(self.WIDE, self.NARROW), SHARE))
        assert (found.severity, found.verdict) == (Severity.INFO, Verdict.DIFFERS_IN_BASE)

    def test_unrelated_bases_are_silent(self) -> None:
        other = share(30, "税收", path="two.txt")
        assert clashing(share_conflict.check(corpus(self.WIDE, other), SHARE)) == []
        assert clashing(base_containment.check(corpus(self.WIDE, other), BASE)) == []

    def test_a_share_of_the_whole_above_that_of_its_part_is_impossible(self) -> None:
        (found,) = clashing(base_containment.check(corpus(self.WIDE, self.NARROW), BASE))
        assert (found.severity, found.verdict) == (Severity.ERROR, Verdict.IMPOSSIBLE)
        assert found.derivation == "66.8% > 62.5%"

    def test_a_share_of_the_whole_below_that_of_its_part_is_well(self) -> None:
        assert clashing(base_containment.check(corpus(self.WIDE, self.NEAR), BASE)) == []

    def test_rounding_is_no_contradiction(self) -> None:
        wide = replace(
            self.WIDE, quantity=replace(self.WIDE.quantity, interval=self.NARROW.quantity.interval)
        )
        assert clashing(base_containment.check(corpus(wide, self.NARROW), BASE)) == []

    @pytest.mark.parametrize(
        "other",
        [
            share(62.5, "规模以上工业产值", path="two.txt", period=year(2023)),
            share(62.5, "规模以上工业产值", path="two.txt", subject="白杨高新区"),
            share(62.5, "规模以上工业产值", path="two.txt", indicator="科技型中小企业产值"),
            share(62.5, "规模以上工业产值", path="two.txt", modality=Modality.TARGET),
        ],
        ids=["period", "subject", "indicator", "modality"],
    )
    def test_other_things_are_silent(self, other: Claim) -> None:
        both = corpus(self.WIDE, other)
        assert clashing(share_conflict.check(both, SHARE)) == []
        assert clashing(base_containment.check(both, BASE)) == []


def test_a_page_that_names_no_check_is_a_fault() -> None:
    with pytest.raises(RuleError, match="no_such_check"):
        check_of(dataclasses.replace(VALUE, check="no_such_check"))


def test_each_rule_names_a_check() -> None:
    assert all(callable(check_of(rule)) for rule in RULES)
