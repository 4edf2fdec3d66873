"""Claims made by hand, without a text: one part changed at a time."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from factcheck.model import (
    Aspect,
    BlockKind,
    Claim,
    Confidence,
    Interval,
    Modality,
    Period,
    PeriodBasis,
    Quantity,
    Span,
)


def year(number: int, basis: PeriodBasis = PeriodBasis.EXPLICIT) -> Period:
    first, after = date(number, 1, 1), date(number + 1, 1, 1)
    return Period(Span("", 0, 0), f"{number}年", first, after, basis)


def end_of(number: int) -> Period:
    last, after = date(number, 12, 31), date(number + 1, 1, 1)
    return Period(Span("", 0, 0), f"{number}年底", last, after, instant=True)


def made(
    value: float = 52,
    *,
    text: str | None = None,
    path: str = "one.txt",
    at: int = 0,
    subject: str | None = "青禾高新区",
    indicator: str = "高新技术企业",
    aspect: Aspect = Aspect.STOCK,
    base: str | None = None,
    dimension: str = "count",
    unit: str = "家",
    period: Period | None = year(2024),  # noqa: B008 (frozen)
    modality: Modality = Modality.ACTUAL,
    confidence: Confidence = Confidence.HIGH,
    inferred: tuple[str, ...] = (),
    context: str = "",
) -> Claim:
    written = text or f"{value:g}{unit}"
    span = Span(path, at, at + len(written))
    return Claim(
        quantity=Quantity(span, written, Interval.point(value), value, unit, dimension),
        sentence=span,
        context=context or written,
        part=BlockKind.PARAGRAPH,
        block=at,
        subject=subject,
        members=tuple(subject.split("、")) if subject else (),
        indicator=indicator,
        aspect=aspect,
        base=base,
        period=period,
        modality=modality,
        confidence=confidence,
        inferred=inferred,
    )


def share(value: float, base: str | None, **more: object) -> Claim:
    fields: dict[str, object] = {
        "indicator": "高新技术企业产值",
        "aspect": Aspect.SHARE,
        "dimension": "ratio",
        "unit": "%",
    }
    return made(value, base=base, **(fields | more))  # type: ignore[arg-type]


PERIODS = st.sampled_from(
    [None, year(2023), year(2024), end_of(2024), year(2024, PeriodBasis.ASSUMED)]
)

CLAIMS = st.builds(
    made,
    value=st.integers(1, 99),
    path=st.sampled_from(["one.txt", "two.txt"]),
    at=st.integers(0, 500),
    subject=st.sampled_from(
        [None, "青禾高新区", "云泽市", "云泽", "青禾高新区、白杨示范区", "白杨示范区"]
    ),
    indicator=st.sampled_from(
        ["高新技术企业", "国家高新技术企业", "科技型中小企业", "青禾高新区高新技术企业"]
    ),
    aspect=st.sampled_from([Aspect.STOCK, Aspect.FLOW, Aspect.SHARE]),
    base=st.sampled_from([None, "总产值", "规上工业总产值", "青禾高新区总产值"]),
    dimension=st.sampled_from(["count", "ratio"]),
    period=PERIODS,
    modality=st.sampled_from([Modality.ACTUAL, Modality.TARGET]),
    confidence=st.sampled_from(list(Confidence)),
    inferred=st.sampled_from([(), ("subject",), ("period", "indicator")]),
)
