"""Of what a share is, and with what a change is compared."""

from __future__ import annotations

import pytest

from tests.articles import claim_of

WHOLES = [
    ("云泽市服务业增加值占GDP的比重是52.8%。", "52.8%", "服务业增加值", "GDP"),
    ("云泽市服务业所占的比重也已经超过50%。", "超过50%", "服务业", None),
    ("云泽市数字产业占外贸总值比重由2020年的8.5%提高到11.2%。", "8.5%", "数字产业", "外贸总值"),
    ("云泽市数字产业占外贸总值比重由2020年的8.5%提高到11.2%。", "11.2%", "数字产业", "外贸总值"),
    ("云泽市企业收入占比中，销售设备只占到三成左右。", "三成左右", "销售设备", "云泽市企业收入"),
    ("云泽市男性占全部的60%。", "60%", "男性", "全部"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "indicator", "base"), WHOLES)
def test_the_whole_of_a_share(text: str, figure: str, indicator: str, base: str | None) -> None:
    claim = claim_of(f"2024年，{text}", figure)
    assert (claim.indicator, claim.base) == (indicator, base)
