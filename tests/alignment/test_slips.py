"""Slips of the pen: what a figure may have been."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.alignment.slips import SlipKind, slips
from factcheck.model import Quantity


def figure(text: str) -> Quantity:
    (quantity,) = factcheck.quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("written", "meant", "kind"),
    [
        ("1482人", "1428人", SlipKind.SWAP),
        ("38家", "35家", SlipKind.DIGIT),
        ("1410.1万户", "410.1万户", SlipKind.LENGTH),
        ("26.5亿元", "265亿元", SlipKind.POINT),
        ("17.82亿元", "17.82万元", SlipKind.SCALE),
        ("下降3.5%", "下降5.3%", SlipKind.SWAP),
        ("1,137.07亿元", "1,173.07亿元", SlipKind.SWAP),
    ],
)
def test_a_slip_is_found(written: str, meant: str, kind: SlipKind) -> None:
    wanted = figure(meant).magnitude
    assert kind in {
        slip.kind for slip in slips(figure(written)) if not slip.magnitude.disjoint(wanted)
    }


@pytest.mark.parametrize("text", ["三十八家", "数百人"])
def test_figures_without_digits_have_none(text: str) -> None:
    assert list(slips(figure(text))) == []


@given(st.integers(10, 10**7), st.data())
def test_every_changed_digit_is_found(value: int, data: st.DataObject) -> None:
    written = str(value)
    at = data.draw(st.integers(0, len(written) - 1))
    digit = data.draw(st.sampled_from("123456789"))
    broken = written[:at] + digit + written[at + 1 :]
    if broken == written:
        return
    wanted = figure(f"{written}人").magnitude
    found = [slip.magnitude for slip in slips(figure(f"{broken}人"))]
    assert any(not magnitude.disjoint(wanted) for magnitude in found)
