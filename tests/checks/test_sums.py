"""Sums and shares: silent where true values exist, told where one figure is broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.config import Options
from factcheck.model import Finding, Held, Severity
from factcheck.reading import parse


def report(text: str, rule: str) -> factcheck.Report:
    options = Options(select=(rule,), show_verified=True)
    return factcheck.check([parse("a.txt", text.encode())], options)


def check(text: str, rule: str) -> tuple[Finding, ...]:
    """What a rule finds in a text."""
    return report(text, rule).findings


def verified(text: str, rule: str) -> tuple[Held, ...]:
    """The relations of a text that hold."""
    return report(text, rule).verified


@settings(max_examples=40)
@given(st.lists(st.integers(1, 9999), min_size=2, max_size=2))
def test_a_sum_that_holds_is_silent_and_verified(parts: list[int]) -> None:
    text = f"重点项目{sum(parts)}项，其中新建{parts[0]}个、续建{parts[1]}个。"
    assert check(text, "FC201") == ()
    assert len(verified(text, "FC201")) == 1


@settings(max_examples=40)
@given(st.lists(st.integers(1, 9999), min_size=2, max_size=2), st.integers(1, 9999))
def test_a_sum_that_fails_is_told(parts: list[int], more: int) -> None:
    text = f"重点项目{sum(parts) + more}项，其中新建{parts[0]}个、续建{parts[1]}个。"
    (found,) = check(text, "FC201")
    assert found.severity is Severity.ERROR
    assert [side.text for side in found.claims][1:] == [f"{part}个" for part in parts]


@settings(max_examples=40)
@given(st.integers(1, 999), st.integers(1, 999))
def test_a_share_of_its_part_and_whole_is_silent(part: int, rest: int) -> None:
    share = round(100 * part / (part + rest), 1)
    text = f"{part + rest}家企业中有{part}家完成改造，占{share}%。"
    assert check(text, "FC202") == ()


@settings(max_examples=40)
@given(st.floats(0.1, 99.0), st.floats(0.0, 1.0))
def test_rounding_is_no_alarm(first: float, cut: float) -> None:
    second = (100 - first) * cut
    shares = [round(value, 1) for value in (first, second, 100 - first - second)]
    text = f"三次产业结构为{shares[0]}∶{shares[1]}∶{shares[2]}。"
    assert check(text, "FC203") == ()


def test_one_unaccounted_for_is_info() -> None:
    (found,) = check("18项科研项目中有1项获批省级资金、16项获批市级计划。", "FC201")
    assert found.severity is Severity.INFO
    assert found.derivation == "1项 + 16项 < 18项"


def test_the_figure_that_slipped_is_shown() -> None:
    text = "经费71.54亿元。其中，出国费16.92亿元，购车费45.23亿元，接待费12.09亿元。"
    (found,) = check(text, "FC201")
    assert any(text[r.span.start : r.span.end] == "45.23亿元" for r in found.related)


@pytest.mark.parametrize(
    "text",
    [
        # Small open lists are repaired by some slip, and need not be wrong.
        "警方共拘捕49人，当中4人被控藏械，1人被控伤人。",
        "重症病例53例，其中重症12例、危重3例。",
        # The parts may be of both wholes together.
        "函询1258件，谈话180件，其中市级535件、县级597件、乡级235件。",
        # 66.7% was cut off, not rounded.
        "742宗求助中，495宗为女性，占总数66%。",
    ],
)
def test_what_need_not_be_wrong_is_silent(text: str) -> None:
    for rule in ("FC201", "FC202"):
        assert [f for f in check(text, rule) if f.severity > Severity.INFO] == []
