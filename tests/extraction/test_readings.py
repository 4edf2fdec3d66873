"""Readings that went wrong once: what a figure is about in sentences people write."""

from __future__ import annotations

import pytest

import factcheck
from tests.articles import article, claim_of, claims_of, grave, values


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("2024年,青禾高新区签约项目42个。", "42个", "签约项目"),
        ("2024年,青禾高新区、白杨示范区签约项目42个。", "42个", "签约项目"),
        ("青禾高新区推进重点项目28个,其中新建项目18个、续建项目10个。", "28个", "重点项目"),
        ("青禾高新区建成投产项目22个。", "22个", "建成投产项目"),
        ("青禾高新区22个项目建成投产。", "22个", "建成投产项目"),
    ],
)
def test_a_name_ends_where_something_is_said_of_it(text: str, figure: str, indicator: str) -> None:
    claim = claim_of(text, figure)
    assert claim.indicator == indicator
    assert claim.members[0] == "青禾高新区"


@pytest.mark.parametrize(("figure", "subject"), [("52家", "青禾高新区"), ("31家", "白杨示范区")])
def test_a_joint_subject_is_dealt_out(figure: str, subject: str) -> None:
    text = "2024年,青禾高新区、白杨示范区高新技术企业分别为52家、31家。"
    assert claim_of(text, figure).subject == subject


def test_an_office_of_a_place_speaks_of_the_place() -> None:
    text = "云泽市统计局介绍,2024年全市常住人口210.4万人。"
    assert claim_of(text, "210.4万人").subject == "云泽市"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("青禾高新区计划新建标准厂房12万平方米。", "12万平方米"),
        ("云泽市计划今年投资20亿元建设地铁。", "20亿元"),
    ],
)
def test_a_plan_is_planned(text: str, figure: str) -> None:
    assert claim_of(text, figure).modality == "planned"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("2024年,云泽市第一产业、第二产业增加值分别增长3.1%、7.4%。", "7.4%", "第二产业增加值"),
        ("2024年云泽市用电量增长5%,比全省高0.8个百分点。", "0.8个百分点", "用电量"),
        ("青禾高新区研发投入强度达3.2%,居全省第一。", "第一", "研发投入强度"),
        ("青禾高新区拟建设人才公寓600套。", "600套", "建设人才公寓"),
        ("2024年,青禾高新区计划新建标准厂房12万平方米。", "12万平方米", "新建标准厂房"),
        ("青禾高新区有28个重点项目,其中新建项目18个、续建项目10个。", "10个", "续建重点项目"),
        ("青禾高新区一期规划面积12平方公里。", "12平方公里", "一期规划面积"),
    ],
)
def test_the_words_of_the_indicator(text: str, figure: str, indicator: str) -> None:
    assert claim_of(text, figure).indicator == indicator


def test_a_second_share_has_the_numerator_of_the_first() -> None:
    text = "青禾高新区2024年高新技术企业产值占总产值的66.8%,占规上工业产值的62.5%。"
    claim = claim_of(text, "62.5%")
    assert (claim.indicator, claim.base) == ("高新技术企业产值", "规上工业产值")


def test_what_follows_from_a_condition_is_no_fact() -> None:
    assert claims_of("如果青禾高新区产值达到80亿元,税收就有6亿元。") == ()


@pytest.mark.parametrize(
    "texts",
    [
        (
            "2024年,青禾高新区、白杨示范区高新技术企业分别为52家、31家。",
            "2024年,白杨示范区高新技术企业31家。",
        ),
        ("2024年,云泽市用电量增长6%,比全省高0.8个百分点。全市用水量增长5%,比全省高1.5个百分点。",),
        ("如果青禾高新区产值达到80亿元,税收就有6亿元。", "青禾高新区税收4亿元。"),
        ("青禾高新区一期规划面积12平方公里。", "青禾高新区规划面积36平方公里。"),
    ],
)
def test_no_clash(texts: tuple[str, ...]) -> None:
    documents = [article(text, f"{number}.txt") for number, text in enumerate(texts)]
    assert [values(finding) for finding in grave(factcheck.check(documents))] == []


@pytest.mark.parametrize(
    "texts",
    [
        (
            "云泽市统计局介绍,2024年全市常住人口210.4万人。",
            "2024年,云泽市常住人口215.1万人。",
        ),
        ("2024年,青禾高新区签约项目42个。", "2024年,青禾高新区签约项目48个。"),
        ("2024年,青禾高新区建成投产项目22个。", "2024年,青禾高新区26个项目建成投产。"),
        ("青禾高新区2024年高新技术企业产值占总产值的66.8%,占规上工业产值的62.5%。",),
    ],
)
def test_a_clash(texts: tuple[str, ...]) -> None:
    documents = [article(text, f"{number}.txt") for number, text in enumerate(texts)]
    assert len(grave(factcheck.check(documents))) == 1


@pytest.mark.parametrize("text", ["2024年,云泽市实现GDP1250亿元。", "2024年,云泽市GDP为1250亿元。"])
def test_letters_may_name_an_indicator(text: str) -> None:
    claim = claim_of(text, "1250亿元")
    assert (claim.indicator, claim.quantity.unit) == ("GDP", "元")
