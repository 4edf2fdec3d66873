import json
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.model import InputProblem, Interval, Language, Message, Period, Report, Span
from factcheck.reporting.json_report import claim_dict, dumps, pieces, set_aside_dict, to_dict
from factcheck.reporting.sources import Sources

from . import hostile
from .gated import gated
from .samples import claim, count, document, find, finding, reading, report, sample


def test_the_report_has_the_shape_of_the_contract() -> None:
    data = to_dict(sample(), Language.ZH)
    assert list(data) == [
        "version",
        "tool",
        "documents",
        "findings",
        "verified",
        "errors",
        "notices",
        "summary",
    ]
    assert data["version"] == 1
    assert data["tool"]["name"] == "factcheck"
    assert data["documents"][1] == {
        "path": "published/2025.txt",
        "title": "回望2025年",
        "date": "2026-01-09",
        "characters": len(sample().documents[1].text),
        "claims": 2,
        "against": False,
    }
    assert data["errors"] == []
    assert data["summary"] == {
        "documents": 2,
        "figures": 12,
        "claims": 9,
        "compared": 14,
        "findings": {"error": 1, "warning": 1, "info": 1},
    }
    first = data["findings"][0]
    assert {key: value for key, value in first.items() if key not in ("claims", "related")} == {
        "rule": "FC101",
        "name": "value-conflict",
        "severity": "error",
        "confidence": "high",
        "verdict": "conflict",
        "message": "云港高新区的高新技术企业：一处为38家，另一处为35家",
        "action": "请核实",
        "fingerprint": "c0ffee",
        "derivation": "38 ≠ 35",
        "reasons": ["主体相同：云港高新区", "指标相同：高新技术企业", "时间相容：目前按2025年计"],
        "also": ["base-containment"],
        "status": "new",
        "suppression": None,
    }
    assert first["related"][0]["note"].startswith("38 − 35 = 3")
    assert first["related"][0]["span"]["quote"] == "3家"


def test_a_claim() -> None:
    data = to_dict(sample(), Language.EN)["findings"][1]["claims"][1]
    sentence = data.pop("sentence")
    assert sentence["quote"].startswith("2025年，云港高新区")
    assert data == {
        "span": {
            "path": "published/2025.txt",
            "start": 42,
            "end": 47,
            "line": 3,
            "column": 34,
            "end_line": 3,
            "end_column": 39,
            "quote": "62.5%",
        },
        "subject": "云港高新区",
        "indicator": "高新技术企业产值",
        "aspect": "share",
        "base": "规上工业总产值",
        "period": {"start": "2025-01-01", "end": "2025-12-31", "text": "2025年"},
        "modality": "actual",
        "value": {
            "nominal": 62.5,
            "low": 62.45,
            "high": 62.55,
            "low_open": False,
            "high_open": True,
            "text": "62.5%",
            "unit": "%",
            "dimension": "ratio",
        },
        "confidence": "high",
        "inferred": [],
    }


def test_every_span_quotes_its_text() -> None:
    shown = sample()
    texts = {source.path: source.text for source in shown.documents}
    data = to_dict(shown, Language.ZH)
    spans = [
        span
        for found in data["findings"]
        for holder in [*found["claims"], *found["related"]]
        for key, span in holder.items()
        if key in ("span", "sentence")
    ]
    assert spans
    for span in spans:
        assert texts[span["path"]][span["start"] : span["end"]] == span["quote"]


def test_unbounded_and_unresolved_are_null() -> None:
    source = document("a.txt", "产值超17.82亿元，近期如此。")
    period = Period(find(source, "近期"), "近期", None, None)
    above = claim(
        source,
        "超17.82亿元",
        Interval.above(1782000000.0),
        nominal=1782000000.0,
        wording=None,
        subject=None,
        indicator="",
    )
    data = claim_dict(above, Sources([source]))
    assert data["period"] is None
    assert (data["subject"], data["indicator"]) == (None, None)
    assert (data["value"]["low"], data["value"]["high"]) == (1782000000, None)
    assert '"nominal": 1782000000,' in dumps(data)
    assert not period.resolved


def test_an_open_period_keeps_its_known_end() -> None:
    source = document("a.txt", "此后38家")
    base = count(source, "38家", 38, wording=None)
    since = Period(find(source, "此后"), "此后", date(2025, 1, 1), None)
    told = replace(base, period=since)
    assert claim_dict(told, Sources([source]))["period"] == {
        "start": "2025-01-01",
        "end": None,
        "text": "此后",
    }


def test_nan_never_gets_out() -> None:
    source = document("a.txt", "38家")
    odd = claim(source, "38家", Interval.point(38), nominal=math.nan, wording=None)
    assert claim_dict(odd, Sources([source]))["value"]["nominal"] is None


def test_a_figure_set_aside_has_the_shape_of_a_claim() -> None:
    source = sample().documents[0]
    aside = reading(source).set_aside[0]
    sources = Sources([source])
    data = set_aside_dict(aside, sources)
    assert data["reason"] == "ordinal"
    assert data["span"]["quote"] == "第一"
    shape = claim_dict(reading(source).claims[0], sources)
    assert set(data) - {"reason"} == set(shape) - {"confidence", "inferred"}
    assert {data[key] for key in ("subject", "indicator", "aspect", "value")} == {None}


def test_messages_come_in_the_language() -> None:
    problem = InputProblem("gone.txt", Message(zh="没有此文件", en="no such file"))
    shown = report(documents=(), problems=(problem,))
    assert to_dict(shown, Language.ZH)["errors"] == [{"path": "gone.txt", "message": "没有此文件"}]
    assert to_dict(shown, Language.EN)["errors"] == [
        {"path": "gone.txt", "message": "no such file"}
    ]


def test_columns_are_code_points_and_lines_end_at_crlf_lf_or_cr() -> None:
    source = document("a.txt", "𠮷\r\n\r𠮷38家\n")
    span = count(source, "38家", 38, wording=None)
    data = claim_dict(span, Sources([source]))["span"]
    assert (data["line"], data["column"], data["end_line"], data["end_column"]) == (3, 2, 3, 5)


def test_hostile_text_survives_and_is_harmless() -> None:
    source = document(f"{hostile.TEXT}.txt", f"{hostile.TEXT}38家", title=hostile.TEXT)
    evil = claim(source, f"{hostile.TEXT}38家", Interval.point(38), wording=None)
    shown = report(finding(evil), documents=(source,))
    text = dumps(to_dict(shown, Language.ZH))
    text.encode("utf-8")
    hostile.assert_harmless(text)
    back = json.loads(text)
    assert back["findings"][0]["claims"][0]["span"]["quote"] == f"{hostile.TEXT}38家"
    assert back["documents"][0]["title"] == hostile.TEXT


def test_the_same_report_gives_the_same_bytes() -> None:
    assert dumps(to_dict(sample(), Language.ZH)) == dumps(to_dict(sample(), Language.ZH))
    assert Span("a", 0, 1) == Span("a", 0, 1)


_TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20)
_VALUES = st.none() | st.booleans() | st.integers() | _TEXTS
_FLOATS = st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.recursive(
        _VALUES | _FLOATS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
        max_leaves=12,
    )
)
def test_json_is_laid_out_as_the_standard_library_does_it(data: object) -> None:
    assert dumps(data) == json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shown", [sample(), gated(), report(documents=())])
def test_the_pieces_are_the_data_finding_by_finding(shown: Report, language: Language) -> None:
    found = list(pieces(shown, language))
    assert "".join(found) == dumps(to_dict(shown, language))
    assert all(piece.count('"fingerprint"') <= 1 for piece in found)
