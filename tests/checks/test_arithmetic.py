"""Growth, multiples, differences, directions and averages: what fires, and what is shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.config import Options
from factcheck.model import Finding, Report, Severity

from ..articles import article


def report(text: str, *rules: str, name: str = "one.txt") -> Report:
    options = Options(select=rules, show_verified=True)
    return factcheck.check([article(text, name)], options)


def findings(text: str, *rules: str) -> list[Finding]:
    return list(report(text, *rules).findings)


def verified(text: str, *rules: str) -> list[str]:
    return [finding.derivation for finding in report(text, *rules).verified]


amounts = st.integers(min_value=100, max_value=99_999)


class TestGrowth:
    @settings(max_examples=50)
    @given(amounts, amounts)
    def test_a_rate_computed_from_both_ends_holds(self, old: int, new: int) -> None:
        way = "增长" if new >= old else "下降"
        verb = "增加到" if new >= old else "减少到"
        rate = Decimal(abs(new - old) * 100) / Decimal(old)
        written = rate.quantize(Decimal("0.1"), ROUND_HALF_UP)  # 四舍五入
        text = f"项目由{old}个{verb}{new}个,{way}{written}%。"
        assert findings(text, "FC211", "FC214") == []

    @settings(max_examples=50)
    @given(amounts, amounts)
    def test_a_rate_far_from_it_does_not(self, old: int, grown: int) -> None:
        new = old + grown
        rate = grown / old * 100 + 3
        (found,) = findings(f"项目由{old}个增加到{new}个,增长{rate:.1f}%。", "FC211")
        assert [side.text for side in found.claims] == [f"{old}个", f"{new}个", f"{rate:.1f}%"]

    @settings(max_examples=50)
    @given(st.integers(1000, 9999), st.integers(100, 900))
    def test_an_increment_and_its_rate(self, new: int, more: int) -> None:
        rate = more / (new - more) * 100
        right = f"党员{new}名,比上年净增{more}名,增幅为{rate:.1f}%。"
        wrong = f"党员{new}名,比上年净增{more}名,增幅为{rate + 1:.1f}%。"
        assert findings(right, "FC211") == []
        assert len(findings(wrong, "FC211")) == 1

    def test_what_was_computed_is_shown(self) -> None:
        (found,) = findings("出口额由3.2亿元增加到4.8亿元,增长58%。", "FC211")
        assert found.derivation == "(4.8亿元 − 3.2亿元) ÷ 3.2亿元 = 50.0% ≠ 58%"
        assert found.severity is Severity.ERROR

    def test_a_likely_slip_is_named(self) -> None:
        (found,) = findings("事项由10068项精简到3074项,精简了96.5%。", "FC211")
        assert [reason.zh for reason in found.reasons] == ["可能是两个数字颠倒：96.5%"]

    def test_a_rate_is_not_computed_of_values_in_the_wrong_order(self) -> None:
        text = "得分由66.1分升至60.5分,上升7.8%。"
        assert findings(text, "FC211") == []
        assert len(findings(text, "FC214")) == 1


class TestTwoYears:
    TEXT = (
        "云泽文旅\n\n2023年,云泽市旅游收入{}亿元。2024年,云泽市旅游收入150.6亿元,比上年增长25.0%。"
    )

    def test_they_hold(self) -> None:
        assert verified(self.TEXT.format("120.5"), "FC211") == [
            "(150.6亿元 − 120.5亿元) ÷ 120.5亿元 = 25.0%"
        ]

    def test_one_document_must_agree(self) -> None:
        (found,) = findings(self.TEXT.format("119.5"), "FC211")
        assert {side.text for side in found.claims} == {"119.5亿元", "150.6亿元", "25.0%"}

    @pytest.mark.parametrize(("base", "fires"), [("119.5", False), ("102.5", True)])
    def test_another_document_may_be_from_before_a_revision(self, base: str, fires: bool) -> None:
        documents = [
            article(f"2023年,云泽市旅游收入{base}亿元。", "2024-02-01.txt"),
            article("2024年,云泽市旅游收入150.6亿元,比上年增长25.0%。", "2025-02-01.txt"),
        ]
        found = factcheck.check(documents, Options(select=("FC211",))).findings
        assert bool(found) is fires

    @pytest.mark.parametrize("indicator", ["地区生产总值", "工业增加值"])
    def test_real_growth_is_left_alone(self, indicator: str) -> None:
        text = self.TEXT.format("100.5").replace("旅游收入", indicator)
        assert report(text, "FC211").findings == ()


class TestMultiples:
    @settings(max_examples=50)
    @given(st.integers(100, 9000), st.integers(2, 9))
    def test_grown_by_is_one_more_than_times(self, base: int, times: int) -> None:
        grown = f"企业由{base}家增加到{base * times}家,增长{times - 1}倍。"
        of = f"企业{base * times}家,是2020年{base}家的{times}倍。"
        assert findings(grown, "FC212") == []
        assert findings(of, "FC212") == []
        assert len(findings(of.replace(f"{times}倍", f"{times + 2}倍"), "FC212")) == 1

    @pytest.mark.parametrize(
        ("said", "severity"), [("3倍", Severity.WARNING), ("近3倍", Severity.INFO)]
    )
    def test_grown_by_for_times_is_no_error(self, said: str, severity: Severity) -> None:
        (found,) = findings(f"企业由100家增加到295家,增长{said}。", "FC212")
        assert found.severity is severity
        assert any("n+1倍" in reason.zh for reason in found.reasons)


class TestDifferences:
    @settings(max_examples=50)
    @given(amounts, amounts)
    def test_a_difference_is_that_of_its_values(self, less: int, more: int) -> None:
        text = f"甲得票{less + more}票,比得{less}票的乙多{{}}票。"
        assert findings(text.format(more), "FC213") == []
        assert len(findings(text.format(more + 1), "FC213")) == 1

    def test_points_of_two_rounded_shares(self) -> None:
        text = "比例由33.2%上升为36.4%,提高{}个百分点。"
        assert verified(text.format("3.2"), "FC213") == ["36.4% − 33.2% = 3.2个百分点"]
        assert findings(text.format("3.3"), "FC213") == []
        assert len(findings(text.format("3.5"), "FC213")) == 1

    @pytest.mark.parametrize(("goal", "fires"), [("45%", True), ("50%", False)])
    def test_an_implied_goal(self, goal: str, fires: bool) -> None:
        documents = [
            article(
                "2025年,青禾高新区高新技术企业产值占规上工业总产值的67.3%,超出“十四五”规划目标17.3个百分点。"
            ),
            article(
                f"青禾高新区提出,到2025年高新技术企业产值占规上工业总产值的比重要达到{goal}。",
                "two.txt",
            ),
        ]
        found = factcheck.check(documents, Options(select=("FC213",), show_verified=True))
        assert (len(found.findings), len(found.verified)) == ((1, 0) if fires else (0, 1))


class TestDirection:
    @settings(max_examples=50)
    @given(amounts, amounts)
    def test_the_verb_decides(self, first: int, second: int) -> None:
        rises = findings(f"企业由{first}家增加到{second}家。", "FC214")
        falls = findings(f"企业由{first}家减少到{second}家。", "FC214")
        assert bool(rises) is (first > second)
        assert bool(falls) is (first < second)

    def test_two_places(self) -> None:
        documents = [
            article(f"2024年,云泽市出口总额同比{said}5.2%。", f"{number}.txt")
            for number, said in enumerate(("增长", "下降"))
        ]
        (found,) = factcheck.check(documents, Options(select=("FC214",))).findings
        assert [side.span.document for side in found.claims] == ["0.txt", "1.txt"]


class TestPerUnit:
    @settings(max_examples=50)
    @given(st.integers(10, 999), st.integers(10, 999))
    def test_price_times_number(self, number: int, price: int) -> None:
        text = f"给{number}名职工每人发放{price}元,合计{{}}元。"
        assert findings(text.format(number * price), "FC215") == []
        assert len(findings(text.format(number * price * 10), "FC215")) == 1
