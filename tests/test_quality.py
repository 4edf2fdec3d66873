"""How well the seeds are read, and that the benchmark which says so tells right from wrong."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from factcheck.model import Aspect, Claim, Modality, Period, Span

from .articles import ROOT, SEEDS
from .made import made, share, year

GOLD = ROOT / "tests" / "gold"


def load() -> ModuleType:
    """The benchmark, which is a script outside the package."""
    spec = importlib.util.spec_from_file_location("quality", ROOT / "benchmarks" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


quality = load()


# The seeds


@pytest.fixture(scope="module")
def rates() -> dict[str, float]:
    found: dict[str, float] = quality.score(SEEDS, GOLD).total.rates()
    return found


@pytest.mark.parametrize(
    ("column", "least"),
    [
        ("f1", 0.98),
        ("interval", 0.98),
        ("aspect", 0.93),
        ("modality", 0.95),
        ("period", 0.95),
        ("entity", 0.90),
        ("exact", 0.75),
        ("whole", 0.72),
    ],
)
def test_the_seeds_are_read_well(rates: dict[str, float], column: str, least: float) -> None:
    assert rates[column] >= least


@pytest.mark.parametrize("name", ["seeds.jsonl", "nonclaims.jsonl"])
def test_the_gold_is_of_these_texts_and_in_order(name: str) -> None:
    rows = [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]
    assert len(rows) > 100
    assert rows == sorted(rows, key=lambda row: (row["doc"], row["start"]))
    assert {row["doc"] for row in rows} == {path.name for path in SEEDS.glob("*.txt")}
    texts = {path.name: path.read_bytes().decode() for path in SEEDS.glob("*.txt")}
    for row in rows:
        assert texts[row["doc"]][row["start"] : row["end"]] == row["quote"]


def test_the_gold_keeps_to_its_words() -> None:
    for line in (GOLD / "seeds.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert set(row["phenomena"]) <= set(quality.PHENOMENA) - {"none"}
        assert set(row["aspect"]) <= set(Aspect)
        assert set(row["modality"]) <= set(Modality)
        assert row.get("hedge", "over") in (
            "near", "about", "more", "over", "at_least", "under", "range",
        )  # fmt: skip
        assert row["low"] is None or row["high"] is None or row["low"] <= row["high"]


# What is right


def raw(**changes: Any) -> dict[str, Any]:
    """A row that the claim of ``made()`` fits in every part."""
    row: dict[str, Any] = {
        "doc": "one.txt",
        "start": 0,
        "end": 3,
        "quote": "52家",
        "low": 52,
        "high": 52,
        "unit": "家",
        "entity": ["青禾高新区"],
        "indicator": ["高新技术企业"],
        "aspect": ["stock"],
        "modality": ["actual"],
        "period": [2024, 2024],
        "base": "",
        "phenomena": [],
    }
    return row | changes


def wrong(claim: Claim | None, **changes: Any) -> set[str]:
    """What is wrong with a claim by a row."""
    verdict = quality.judge(quality.row_of(raw(**changes)), claim)
    return {part for part, right in verdict.items() if not right}


def test_a_claim_that_fits_is_right_in_all_parts() -> None:
    assert wrong(made()) == set()


@pytest.mark.parametrize(
    ("claim", "part"),
    [
        (made(53), "interval"),
        (made(unit="元", dimension="money:CNY"), "unit"),
        (made(aspect=Aspect.FLOW), "aspect"),
        (made(modality=Modality.TARGET), "modality"),
        (made(period=year(2023)), "period"),
        (made(period=None), "period"),
        (made(subject="白杨示范区"), "entity"),
        (made(subject=None), "entity"),
        (made(indicator="科创平台"), "indicator"),
    ],
)
def test_each_part_alone_is_wrong(claim: Claim, part: str) -> None:
    whole = {"whole", "exact"} if part in quality._EXACT else {"whole"}
    assert wrong(claim) == {part} | (whole if part != "unit" else set())


def test_a_figure_set_aside_is_read_wrongly() -> None:
    assert wrong(None) >= {"interval", "aspect", "entity", "indicator", "exact", "whole"}


def test_what_the_gold_does_not_tell_is_not_scored() -> None:
    untold = raw(low=None, high=None, unit=None, aspect=[], modality=[], period=None)
    verdict = quality.judge(quality.row_of(untold), made(7, period=None))
    assert set(verdict) == {"entity", "indicator", "exact", "whole"}
    assert all(verdict.values())


def test_a_share_needs_its_base() -> None:
    row = {
        "low": 41.45,
        "high": 41.55,
        "unit": "%",
        "indicator": ["高新技术企业产值占比"],
        "aspect": ["share"],
        "base": "规上工业总产值",
    }
    assert wrong(share(41.5, "青禾高新区规上工业总产值"), **row) == set()
    assert wrong(share(41.5, "地区生产总值"), **row) == {"base", "whole"}
    assert wrong(share(41.5, None), **row) == {"base", "whole"}


@pytest.mark.parametrize(
    ("hedge", "gold", "interval", "right"),
    [
        ("", (9.5, 10.5), (9.5, 10.5), True),
        ("", (9.5, 10.5), (10, 10), True),
        ("", (9.5, 10.5), (9, 11), False),
        ("near", (9, 10), (8, 10), True),
        ("near", (9, 10), (9, 11), False),
        ("near", (9, 10), (5, 10), False),
        ("about", (9.5, 10.5), (8, 12), True),
        ("about", (9.5, 10.5), (10, 12), False),
        ("more", (10, 20), (10, 11), True),
        ("more", (10, 20), (10, 30), False),
        ("over", (10, None), (10, float("inf")), True),
        ("over", (10, None), (10, 20), False),
        ("under", (None, 10), (0, 10), True),
        ("under", (None, 10), (0, 11), False),
        ("range", (8, 15), (8, 15), True),
        ("range", (8, 15), (11.5, 11.5), False),
    ],
)
def test_what_a_hedge_leaves_open(
    hedge: str, gold: tuple[Any, Any], interval: tuple[float, float], right: bool
) -> None:
    low, high = gold
    row = quality.row_of(raw(low=low, high=high, hedge=hedge))
    bounds = (
        quality.close(interval[0], one.low) and quality.close(interval[1], one.high)
        for one in row.bounds
    )
    assert (any(bounds) or quality.hedged(hedge, row.bounds[0], *interval)) is right


def test_units_convert() -> None:
    row = {"low": 3, "high": 3, "unit": "公里"}
    assert wrong(made(3000, unit="米", dimension="length"), **row) == set()
    assert wrong(made(3, unit="米", dimension="length"), **row) == {"interval", "exact", "whole"}
    assert wrong(made(unit="个")) == set()
    double = {"low": 200, "high": 200, "unit": "%"}
    assert wrong(made(2, unit="倍", dimension="multiple"), **double) == set()


def test_when_a_period_began_matters_for_what_runs_over_it() -> None:
    first, end = year(2021).start, year(2025).end
    claim = made(period=Period(Span("", 0, 0), "", first, end))
    flow = made(period=claim.period, aspect=Aspect.FLOW)
    assert wrong(claim, period=[2025, 2025]) == set()
    assert wrong(flow, period=[2025, 2025], aspect=["flow"]) == {"period", "whole"}
    assert wrong(flow, period=[2021, 2025], aspect=["flow"]) == set()


def test_growth_may_run_from_the_year_before() -> None:
    both = Period(Span("", 0, 0), "", year(2023).start, year(2024).end)
    growth = made(period=both, aspect=Aspect.GROWTH)
    assert wrong(growth, aspect=["growth"]) == set()
    assert wrong(growth, aspect=["growth"], period=[2025, 2025]) == {"period", "whole"}
    assert wrong(made(period=both, aspect=Aspect.FLOW), aspect=["flow"]) == {"period", "whole"}


def test_an_indicator_may_end_in_a_word_for_its_aspect() -> None:
    assert quality.same_indicator("出口总额", "出口总额同比增速")
    assert quality.same_indicator("新增高新技术企业", "高新技术企业新增数")
    assert not quality.same_indicator("科技型中小企业", "高新技术企业")


def test_an_entity_may_be_named_in_short() -> None:
    assert quality.same_entity("云澤市", "某省云泽市")
    assert not quality.same_entity("云泽市", "白杨市")
    assert not quality.same_entity("", "白杨市")


def test_entity_and_indicator_may_be_right_together() -> None:
    claim = made(subject="高新技术企业", indicator="产值")
    apart = {"entity": "青禾高新区", "indicator": "高新技术企业产值"}
    assert "entity" in wrong(claim, **apart)
    assert wrong(claim, **apart, alt={"pairs": [["高新技术企业", "产值"]]}) == set()


def test_a_modifier_must_be_kept() -> None:
    assert wrong(made(), must=["高新", ["企业", "公司"]]) == set()
    assert wrong(made(), must=["高新", "境外"]) == {"modifiers", "whole"}


def test_both_spellings_give_the_same_row() -> None:
    other = raw(
        low=41.5, high=41.5, step=0.1, hedge="plain", unit="%", entity="青禾高新区",
        indicator="高新技术企业产值", aspect="share", modality="actual", period="2021~2025",
        alt={"entity": ["全区"], "aspect": ["stock"]}, must=[], phenomena=[],
    )  # fmt: skip
    ours = raw(
        low=41.45, high=41.55, unit="%", entity=["青禾高新区", "全区"],
        indicator=["高新技术企业产值"], aspect=["share", "stock"], period=[2021, 2025],
        phenomena=["share"],
    )  # fmt: skip
    one, two = quality.row_of(other), quality.row_of(ours)
    assert one._replace(bounds=()) == two._replace(bounds=())
    assert {round(bounds.low, 9) for bounds in one.bounds} == {41.45, 41.5}
    assert {round(bounds.low, 9) for bounds in two.bounds} == {41.45, 41.5}


# Matching and counting


def figure(start: int, quote: str, *claims: Claim) -> Any:
    return quality.Figure(start, start + len(quote), quote, claims)


def counted(rows: list[dict[str, Any]], *figures: Any, others: tuple[Any, ...] = ()) -> Any:
    score = quality.Score()
    quality.compare("one.txt", [quality.row_of(row) for row in rows], figures, others, score)
    return score


def test_figures_are_matched_one_to_one() -> None:
    rows = [
        quality.row_of(raw(start=0, end=3, quote="52家")),
        quality.row_of(raw(start=4, end=6, quote="3家")),
    ]
    figures = [figure(0, "52家"), figure(0, "52"), figure(1, "2家、3家")]
    assert quality.match(rows, figures) == {0: 0}
    assert quality.match([rows[0], rows[0]], figures[:1]) == {0: 0}
    wider = [figure(0, "52家新增3家")]
    assert quality.match(rows[:1], wider) == {}
    assert quality.match(rows[:1], [figure(0, "52家左右的企业")]) == {0: 0}


def test_figures_are_counted() -> None:
    rows = [raw(), raw(start=10, end=13, quote="3家等"), raw(start=20, end=22, quote="双升")]
    rows[2]["optional"] = True
    score = counted(rows, figure(0, "52家", made()), figure(30, "7家", made(7)))
    assert (score.total.found, score.total.missed, score.total.spurious) == (1, 1, 1)
    rates = score.total.rates()
    assert [rates[column] for column in ("precision", "recall", "f1")] == [0.5, 0.5, 0.5]
    assert rates["exact"] == 0.5
    assert len(score.remarks) == 2


def test_the_best_of_several_claims_on_a_figure_counts() -> None:
    score = counted([raw()], figure(0, "52家", made(7), made(), made(indicator="平台")))
    assert score.total.rates()["whole"] == 1.0


@pytest.mark.parametrize(
    ("extra", "spurious"),
    [
        (figure(30, "7家", made(7)), 1),
        (figure(30, "7家"), 0),  # set aside
        (figure(30, "5月", made(5, aspect=Aspect.DATE)), 0),
        (figure(40, "八项", made(8)), 1),
        (figure(50, "三友", made(3)), 0),
        (figure(2, "家等", made(1)), 1),  # part of the row's own figure
    ],
)
def test_what_is_spurious(extra: Any, spurious: int) -> None:
    others = (
        quality.Place("one.txt", 40, 42, "name"),
        quality.Place("one.txt", 50, 52, "name", ignore=True),
    )
    score = counted([raw()], figure(0, "52家", made()), extra, others=others)
    assert (score.total.found, score.total.spurious) == (1, spurious)


def test_a_row_counts_in_each_of_its_phenomena() -> None:
    score = counted([raw(phenomena=["list", "far"])], figure(0, "52家", made()))
    assert {tag: tally.found for tag, tally in score.phenomena.items()} == {"list": 1, "far": 1}


# The command

TEXT = "2024年，青禾高新区拥有高新技术企业52家。\r\n"


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with one text, and one with its gold."""
    texts, gold = tmp_path / "texts", tmp_path / "gold"
    texts.mkdir()
    gold.mkdir()
    (texts / "one.txt").write_bytes(TEXT.encode())
    at = TEXT.index("52家")
    row = raw(start=at, end=at + 3)
    (gold / "claims.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    return texts, gold


def run(*arguments: object) -> int:
    code: int = quality.main([str(argument) for argument in arguments])
    return code


def test_the_tables(corpus: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*corpus, "--list", "--floor", "whole=1", "--floor", "f1=1") == 0
    printed = capsys.readouterr().out
    assert "one.txt" in printed
    assert printed.count("total") == 2


def test_below_a_floor(corpus: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus[1] / "claims.jsonl"
    path.write_text(path.read_text("utf-8").replace('"low": 52', '"low": 51'), "utf-8")
    assert run(*corpus, "--floor", "recall=1", "--floor", "exact=0.70") == 1
    assert capsys.readouterr().err == "quality: exact 0.000 is below 0.7\n"
    with pytest.raises(SystemExit):
        run(*corpus, "--floor", "beauty=1")


def test_only_the_passages_are_scored(corpus: tuple[Path, Path]) -> None:
    texts, gold = corpus
    (texts / "one.txt").write_bytes((TEXT + "青禾高新区拥有科创平台7个。").encode())
    assert quality.score(texts, gold).total.spurious == 1
    place = {"doc": "one.txt", "start": 0, "end": len(TEXT)}
    (gold / "passages.jsonl").write_text(json.dumps(place), "utf-8")
    assert quality.score(texts, gold).total.spurious == 0


@pytest.mark.parametrize(
    "fault", ["no texts", "no gold", "no document", "no JSON", "no claim", "another text"]
)
def test_faults_are_told_in_one_line(
    corpus: tuple[Path, Path], capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    texts, gold = corpus
    if fault == "no texts":
        texts = texts / "none"
    elif fault == "no gold":
        gold = gold / "none"
    elif fault == "no document":
        (texts / "one.txt").unlink()
    elif fault == "no JSON":
        (gold / "claims.jsonl").write_text("{", "utf-8")
    elif fault == "no claim":
        (gold / "claims.jsonl").write_text('{"doc": "one.txt"}', "utf-8")
    else:
        (texts / "one.txt").write_text("另一篇。", "utf-8")
    assert run(texts, gold) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("quality: ")
    assert told.err.count("\n") == 1
