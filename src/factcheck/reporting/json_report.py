"""The report as JSON: the form that scripts rely on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from typing import Any

import msgspec

from factcheck.model import (
    Claim,
    Finding,
    Held,
    InputProblem,
    Language,
    Notice,
    Period,
    Quantity,
    Report,
    SetAside,
    Severity,
    Side,
    Span,
    Suppression,
)
from factcheck.reporting.numbers import plain
from factcheck.reporting.places import as_dict
from factcheck.reporting.regions import text_region
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import steers

FORMAT_VERSION = 1

_STEP = "  "


def to_dict(report: Report, language: Language) -> dict[str, Any]:
    """The report as plain data, every text in ``language``; the same input gives the same data."""
    parts = _parts(report, language)
    return {
        name: list(part) if isinstance(part, Iterator) else part for name, part in parts.items()
    }


def pieces(report: Report, language: Language) -> Iterator[str]:
    """The report as JSON text, piece by piece: thousands of findings are much for a memory."""
    opening = "{"
    for name, part in _parts(report, language).items():
        yield f'{opening}\n{_STEP}"{name}": '
        if isinstance(part, Iterator):
            yield from _list(part)
        else:
            yield _deeper(part, 1)
        opening = ","
    yield "\n}\n"


def _list(values: Iterator[object]) -> Iterator[str]:
    opening = "["
    for value in values:
        yield f"{opening}\n{_STEP * 2}{_deeper(value, 2)}"
        opening = ","
    yield "[]" if opening == "[" else f"\n{_STEP}]"


def _deeper(value: object, steps: int) -> str:
    """A part of the data as it stands in the whole: no string of JSON holds a line end."""
    return dumps(value).rstrip("\n").replace("\n", "\n" + _STEP * steps)


def _parts(report: Report, language: Language) -> dict[str, Any]:
    """The members of the report, those that grow with it one at a time."""
    sources = Sources(report.documents, language)
    severities = Counter(finding.severity for finding in report.findings)
    return {
        "version": FORMAT_VERSION,
        "tool": {"name": "factcheck", "version": version("factcheck-zh")},
        "documents": (
            {
                "path": document.path,
                "title": document.title,
                "date": document.date.isoformat() if document.date else None,
                "characters": len(document.text),
                "claims": report.claims_of.get(document.path, 0),
                "against": document.path in report.against,
            }
            for document in report.documents
        ),
        "findings": (_finding(finding, sources, language) for finding in report.findings),
        "verified": (_held(held, sources) for held in report.verified),
        "errors": [_problem(problem, language) for problem in report.problems],
        "notices": [_notice(notice, language) for notice in report.notices],
        "summary": {
            "documents": report.size,
            "figures": report.summary.figures,
            "claims": report.summary.claims,
            "compared": report.summary.compared,
            "findings": {severity.label: severities[severity] for severity in reversed(Severity)},
        },
    }


def dumps(data: object, *, indent: int | None = len(_STEP)) -> str:
    """JSON text that is valid UTF-8 and harmless on a terminal, ending with a line end."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    if indent is not None:
        # The encoder of the standard library is a slow one where it indents. As bytes, since
        # halves of surrogate pairs are no text to another.
        indented = msgspec.json.format(text.encode("utf-8", "surrogatepass"), indent=indent)
        text = indented.decode("utf-8", "surrogatepass")
    # Inside a JSON string every character may be written as its escape; outside none steers but
    # the line ends of the indentation.
    escapes = {ord(one): json.dumps(one)[1:-1] for one in set(text) - {"\n"} if steers(one)}
    return (text.translate(escapes) if escapes else text) + "\n"


def claim_dict(claim: Claim, sources: Sources) -> dict[str, Any]:
    """One claim."""
    return {
        "span": span_dict(claim.span, sources),
        "sentence": span_dict(claim.sentence, sources),
        "subject": claim.subject,
        "indicator": claim.indicator or None,
        "aspect": claim.aspect,
        "base": claim.base,
        "period": _period(claim.period),
        "modality": claim.modality,
        "value": _date(claim.quantity, claim.period) or _value(claim.quantity),
        "confidence": claim.confidence.label,
        "inferred": list(claim.inferred),
    }


def side_dict(side: Side, sources: Sources) -> dict[str, Any]:
    """One side of a finding: a claim, or words in the shape of one."""
    if isinstance(side, Claim):
        return claim_dict(side, sources)
    return _no_claim(side.span, side.sentence, sources)


def set_aside_dict(figure: SetAside, sources: Sources) -> dict[str, Any]:
    """A figure that is no claim: the shape of a claim, with the reason."""
    return {**_no_claim(figure.span, figure.sentence, sources), "reason": figure.reason}


def _no_claim(span: Span, sentence: Span, sources: Sources) -> dict[str, Any]:
    return {
        "span": span_dict(span, sources),
        "sentence": span_dict(sentence, sources),
        "subject": None,
        "indicator": None,
        "aspect": None,
        "base": None,
        "period": None,
        "modality": None,
        "value": None,
    }


def span_dict(span: Span, sources: Sources) -> dict[str, Any]:
    """A place in the text with its lines and columns, all in code points; the end is exclusive.

    ``source`` is where it begins in a file whose text is another.
    """
    document = sources.document(span)
    at = text_region(document, span)
    place = document.source and {"source": as_dict(document.source.place(span))}
    return {
        "path": span.document,
        "start": span.start,
        "end": span.end,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "quote": document.quote(span),
        **(place or {}),
    }


def _finding(finding: Finding, sources: Sources, language: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.label,
        "confidence": finding.confidence.label,
        "verdict": finding.verdict,
        "message": finding.message[language],
        "action": finding.action[language],
        "fingerprint": finding.fingerprint,
        "derivation": finding.derivation,
        "claims": [side_dict(side, sources) for side in finding.claims],
        "related": [
            {"note": related.note[language], "span": span_dict(related.span, sources)}
            for related in finding.related
        ],
        "reasons": [reason[language] for reason in finding.reasons],
        "also": list(finding.also),
        "status": finding.status,
        "suppression": finding.suppression and _suppression(finding.suppression, sources),
    }


def _suppression(suppression: Suppression, sources: Sources) -> dict[str, Any]:
    place = suppression.place
    return {"reason": suppression.reason, "place": place and span_dict(place, sources)}


def _held(held: Held, sources: Sources) -> dict[str, Any]:
    return {
        "rule": held.rule,
        "name": held.name,
        "derivation": held.derivation,
        "claims": [side_dict(side, sources) for side in held.claims],
    }


def _problem(problem: InputProblem, language: Language) -> dict[str, str]:
    return {"path": problem.path, "message": problem.message[language]}


def _notice(notice: Notice, language: Language) -> dict[str, Any]:
    return {"path": notice.path, "line": notice.line, "message": notice.message[language]}


def _period(period: Period | None) -> dict[str, str | None] | None:
    if period is None or not period.resolved:
        return None
    return {
        "start": _iso(period.start),
        # Inclusive in JSON, exclusive in the model.
        "end": _iso(period.end and period.end - timedelta(days=1)),
        "text": period.text,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(quantity: Quantity, period: Period | None) -> dict[str, Any] | None:
    """The value of a date, as people write it in digits: 1997 年, 201008 月, 20251205 日.

    The days are in ``period`` too. ``None`` for a quantity that is no date.
    """
    if quantity.dimension != "date" or period is None:
        return None
    if period.start is None or period.end is None:
        return None
    first, last = period.start, period.end - timedelta(days=1)
    months = first.day == 1 and period.end.day == 1
    low, high, unit = _digits(first), _digits(last), "日"
    if months and (first.month, last.month) == (1, 12) and first.year == last.year:
        low, high, unit = first.year, first.year, "年"
    elif months and (first.year, first.month) == (last.year, last.month):
        low, high, unit = low // 100, high // 100, "月"
    told = {"text": quantity.text, "unit": unit, "dimension": quantity.dimension}
    ends = {"low": low, "high": high, "low_open": False, "high_open": False}
    return {"nominal": low if low == high else None, **ends, **told}


def _digits(day: date) -> int:
    """The day as one number: 20251205."""
    return day.year * 10_000 + day.month * 100 + day.day


def _value(quantity: Quantity) -> dict[str, Any]:
    interval = quantity.interval
    return {
        "nominal": plain(quantity.nominal),
        "low": plain(interval.low),
        "high": plain(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "text": quantity.text,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
    }
