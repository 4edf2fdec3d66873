"""What a sentence says became more or less: which figures, which way, by how much."""

from __future__ import annotations

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Relation, RelationKind

from ...articles import article

RISE, FALL = RelationKind.RISE, RelationKind.FALL
RISEN, FALLEN = RelationKind.RISEN, RelationKind.FALLEN
TIMES, PER = RelationKind.TIMES, RelationKind.PER
_READ_HERE = frozenset((RISE, FALL, RISEN, FALLEN, TIMES, PER))

Told = tuple[RelationKind, tuple[str, ...]]


def relations(text: str) -> list[Relation]:
    found = read_claims(article(text)).relations
    return [relation for relation in found if relation.kind in _READ_HERE]


def told(text: str) -> list[Told]:
    return [(r.kind, tuple(side.text for side in r.sides)) for r in relations(text)]


READINGS: list[tuple[str, list[Told]]] = [
    ("占比由2020年的25%提高到80%。", [(RISE, ("25%", "80%"))]),
    ("税率从35%下降至15%。", [(FALL, ("35%", "15%"))]),
    ("贫困人口由2.4万人下降到不足9000人。", [(FALL, ("2.4万人", "不足9000人"))]),
    ("把原来的4个集团扩展到了17个。", [(RISE, ("4个", "17个"))]),
    ("捐资从每年5000元,增加到2万元。", [(RISE, ("5000元", "2万元"))]),
    ("决算数为58.8亿元,2015年降至53.73亿元。", [(FALL, ("58.8亿元", "53.73亿元"))]),
    # places in a field rise to smaller numbers
    ("排名由第5位升至第3位。", [(FALL, ("第5位", "第3位"))]),
    ("排名由369位上升到235位。", [(FALL, ("369位", "235位"))]),
    # a value of several units is one
    ("时间从1小时10分钟缩短到30分钟。", [(FALL, ("1小时10分钟", "30分钟"))]),
    # lists are dealt in their order
    (
        "标准分别由63%、66%提高到75%、80%。",
        [(RISE, ("63%", "75%")), (RISE, ("66%", "80%"))],
    ),
    # amounts, behind and before
    (
        "项目由398项变为170项,减少了57.3%。",
        [(FALL, ("398项", "170项", "57.3%"))],
    ),
    (
        "人数由2008年的1466人增加至8329人,10年来升幅近4.7倍。",
        [(RISE, ("1466人", "8329人", "近4.7倍"))],
    ),
    ("产值由10亿元增加到20亿元,翻了一番。", [(RISE, ("10亿元", "20亿元", "翻了一番"))]),
    (
        "规模继续削减100亿美元,从350亿美元降至250亿美元。",
        [(FALL, ("350亿美元", "250亿美元", "100亿美元"))],
    ),
    # one value held against another
    ("筹得500万元,较去年的760万元减少34%。", [(FALL, ("760万元", "500万元", "34%"))]),
    (
        "共有场地169万块,与2003年85万块相比,增长了近1倍。",
        [(RISE, ("85万块", "169万块", "近1倍"))],
    ),
    (
        "得票为106,457票,比得93,047票的李若谷多13,410票。",
        [(RISE, ("93,047票", "106,457票", "13,410票"))],
    ),
    (
        "在每升0.94元的基础上,提高0.16元,达到每升1.10元。",
        [(RISE, ("0.94元", "1.10元", "0.16元"))],
    ),
    # the value reached, its increment and its rate
    (
        "党员8875.8万名,比上年净增96.5万名,增幅为1.1%。",
        [(RISEN, ("8875.8万名", "96.5万名", "1.1%"))],
    ),
    (
        "支出53.73亿元,比预算减少9.43亿元,下降14.9%;比上年决算数减少5.07亿元,下降8.6%。",
        [
            (FALLEN, ("53.73亿元", "9.43亿元", "14.9%")),
            (FALLEN, ("53.73亿元", "5.07亿元", "8.6%")),
        ],
    ),
    # multiples and averages
    (
        "流向制造业120.4亿美元,是去年同期22.3亿美元的5.4倍。",
        [(TIMES, ("120.4亿美元", "22.3亿美元", "5.4倍"))],
    ),
    (
        "为3558家企业推送政策6.96万次,户均19.6次。",
        [(PER, ("6.96万次", "3558家", "19.6次"))],
    ),
    ("给9名干部每人发放800元,合计7200元。", [(PER, ("7200元", "9名", "800元"))]),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_change_is_read(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # measured inversely, or better where it is less
        "地下水位从12米下降到24.5米。",
        "分辨率从0.5度提高到0.1度。",
        "人民币汇率由6.2元升至6.5元。",
        "资质由三级提升到二级。",
        # a sign of its own
        "出口由增长3.5%回落到下降1.2%。",
        # what is counted is classed, not changed
        "产值超百亿县增至35个。",
        # another verb, another thing, nothing said
        "会期从3月5日持续到15日,提案由委员带来。",
        "由3家企业出资,项目增加到5亿元。",
        "由12个县改为15个县。",
    ],
)
def test_what_is_no_change_is_not_read(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("地区生产总值由1260亿元增加到1310亿元,增长6.1%。", "6.1%"),
        ("产值由820亿元增加到850亿元,按可比价格计算增长6.2%。", "6.2%"),
        ("总额由100亿元增加到150亿元,年均增长10.7%。", "10.7%"),
        ("套数由3000套增加到5000套,竣工面积增长8%。", "8%"),
        ("企业由10家增加到30家,翻了3倍。", "3倍"),
    ],
)
def test_a_rate_that_two_values_do_not_give_is_left_out(text: str, rate: str) -> None:
    (relation,) = relations(text)
    assert relation.kind is RISE
    assert rate not in [side.text for side in relation.sides]


def test_a_side_has_the_sign_that_is_written() -> None:
    (relation,) = relations("支持率净值由负3%跌至负9%。")
    values = [side.quantity.nominal for side in relation.sides if side.quantity]
    assert values == [-3, -9]


class TestTables:
    ROWS = ("| 年份 | 宗数 | 升/跌幅 |", "| 2014 | 949 | -12.4% |", "| 2015 | 853 | -10.1% |")

    def test_a_rate_beside_two_years(self) -> None:
        assert told("\n\n".join(self.ROWS)) == [(FALL, ("949", "853", "-10.1%"))]

    def test_the_latest_year_may_come_first(self) -> None:
        head, first, second = self.ROWS
        assert told("\n\n".join((head, second, first))) == [(FALL, ("949", "853", "-10.1%"))]

    @pytest.mark.parametrize(
        "head", ["| 年份 | 宗数 | 占比 |", "| 年份 | 宗数 | 环比增幅 |", "| 年份 | 宗数 |"]
    )
    def test_other_columns_tell_no_growth(self, head: str) -> None:
        assert told("\n\n".join((head, *self.ROWS[1:]))) == []

    def test_a_gap_between_the_years(self) -> None:
        head, _, second = self.ROWS
        assert told("\n\n".join((head, "| 2012 | 949 | -12.4% |", second))) == []

    def test_the_sides_stand_in_the_document(self) -> None:
        document = article("\n\n".join(self.ROWS))
        (relation,) = read_claims(document).relations
        for side in relation.sides:
            assert document.text[side.span.start : side.span.end] == side.text
