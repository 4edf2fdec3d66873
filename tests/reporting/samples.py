"""A report made by hand: two articles of an invented zone that disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from msgspec import structs

from factcheck.model import (
    Aspect,
    Block,
    BlockKind,
    Claim,
    Confidence,
    Document,
    Finding,
    InputProblem,
    Interval,
    Message,
    Modality,
    Notice,
    Period,
    PeriodBasis,
    Quantity,
    Reading,
    Related,
    Report,
    SetAside,
    Severity,
    Span,
    Status,
    Summary,
    Suppression,
    Verdict,
    View,
)

DRAFT = """云港高新区奋力争先

2025年以来，云港高新区推进28项重点项目建设，总投资219.14亿元，出口总额17.82亿元，同比增长124.34%。2025年，该高新区新增高新技术企业3家。目前，云港高新区拥有高新技术企业38家、科技型中小企业41家，规模以上企业研发费用总量与增速均居全市第一，高新技术企业产值占云港高新区总产值比重达66.8%，科技创新从“关键变量”成为“最大增量”。
"""
PUBLISHED = """回望2025年

2025年，云港高新区高新技术企业达35家，产值占规上工业总产值的62.5%，超出规划目标12.5个百分点。
"""


def document(
    path: str, text: str, *, title: str | None = None, day: date | None = None
) -> Document:
    whole = Block(BlockKind.PARAGRAPH, View((Span(path, 0, len(text)),)))
    return Document(path, text, text, (whole,), title, day)


def find(source: Document, quote: str) -> Span:
    start = source.text.index(quote)
    return Span(source.path, start, start + len(quote))


def claim(
    source: Document,
    quote: str,
    interval: Interval,
    *,
    indicator: str = "高新技术企业",
    aspect: Aspect = Aspect.STOCK,
    base: str | None = None,
    nominal: float | None = None,
    unit: str = "家",
    dimension: str = "count",
    wording: str | None = "2025年",
    basis: PeriodBasis = PeriodBasis.EXPLICIT,
    sentence: str | None = None,
    subject: str | None = "云港高新区",
    inferred: tuple[str, ...] = (),
) -> Claim:
    """A claim about the figure ``quote``, with the line that holds it as its sentence."""
    span = find(source, quote)
    around = find(source, sentence) if sentence else Span(source.path, *_line(source.text, span))
    period = wording and Period(
        find(source, wording), wording, date(2025, 1, 1), date(2026, 1, 1), basis
    )
    value = interval.low if nominal is None and interval.low == interval.high else nominal
    return Claim(
        quantity=Quantity(span, quote, interval, value, unit, dimension),
        sentence=around,
        context=source.quote(around),
        part=BlockKind.PARAGRAPH,
        block=0,
        subject=subject,
        members=(),
        indicator=indicator,
        aspect=aspect,
        base=base,
        period=period or None,
        modality=Modality.ACTUAL,
        confidence=Confidence.HIGH,
        inferred=inferred,
    )


def count(source: Document, quote: str, value: float, **more: object) -> Claim:
    return claim(source, quote, Interval.point(value), **more)  # type: ignore[arg-type]


def share(source: Document, quote: str, value: float, base: str) -> Claim:
    return claim(
        source,
        quote,
        Interval(value - 0.05, value + 0.05, high_open=True),
        nominal=value,
        indicator="高新技术企业产值",
        aspect=Aspect.SHARE,
        base=base,
        unit="%",
        dimension="ratio",
    )


def finding(*claims: Claim, **changes: object) -> Finding:
    fields: dict[str, object] = {
        "rule": "FC101",
        "name": "value-conflict",
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "verdict": Verdict.CONFLICT,
        "message": Message(zh="数值不一致", en="The values differ"),
        "claims": claims,
        "derivation": "38 ≠ 35",
        "fingerprint": "c0ffee",
        "action": Message(zh="请核实", en="check it"),
    }
    return Finding(**(fields | changes))  # type: ignore[arg-type]


def report(
    *findings: Finding,
    documents: tuple[Document, ...],
    problems: tuple[InputProblem, ...] = (),
    claims_of: Mapping[str, int] | None = None,
) -> Report:
    return Report(
        documents=documents,
        claims_of=dict(claims_of or {}),
        findings=findings,
        problems=problems,
        summary=Summary(figures=12, claims=9, compared=14) if claims_of else Summary(0, 0, 0),
    )


def sample() -> Report:
    """Two findings of note and one of severity info, over two documents."""
    draft = document("drafts/云港.txt", DRAFT, title="云港高新区奋力争先")
    published = document("published/2025.txt", PUBLISHED, title="回望2025年", day=date(2026, 1, 9))
    stock = finding(
        count(draft, "38家", 38, wording="目前", basis=PeriodBasis.ASSUMED, inferred=("period",)),
        count(published, "35家", 35),
        message=Message(
            zh="云港高新区的高新技术企业：一处为38家，另一处为35家",
            en="高新技术企业 of 云港高新区: 38家 here, 35家 there",
        ),
        reasons=(
            Message(zh="主体相同：云港高新区", en="same subject: 云港高新区"),
            Message(zh="指标相同：高新技术企业", en="same indicator: 高新技术企业"),
            Message(zh="时间相容：目前按2025年计", en="compatible periods: 目前 taken as 2025"),
        ),
        related=(
            Related(
                Message(
                    zh="38 − 35 = 3：差额恰为2025年新增的3家，35家可能是上年末的数",
                    en="38 − 35 = 3: just what was added in 2025; 35家 may be last year's stock",
                ),
                find(draft, "3家"),
            ),
        ),
        also=("base-containment",),
    )
    shares = finding(
        share(draft, "66.8%", 66.8, "云港高新区总产值"),
        share(published, "62.5%", 62.5, "规上工业总产值"),
        rule="FC103",
        name="base-containment",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        verdict=Verdict.IMPOSSIBLE,
        message=Message(
            zh="分母更大，占比反而更高：占云港高新区总产值66.8%，占规上工业总产值62.5%",
            en="The share of the wider base is the higher one: 66.8% of 云港高新区总产值, "
            "62.5% of 规上工业总产值",
        ),
        derivation="66.8% > 62.5%",
        fingerprint="facade",
    )
    info = finding(
        count(draft, "41家", 41, indicator="科技型中小企业"),
        severity=Severity.INFO,
        message=Message(zh="口径不同，未作比较", en="Bases differ; not compared"),
        derivation="",
    )
    return report(
        stock,
        shares,
        info,
        documents=(draft, published),
        claims_of={draft.path: 7, published.path: 2},
    )


def reading(source: Document) -> Reading:
    """What might have been read out of the draft."""
    aside = find(source, "第一")
    line = Span(source.path, *_line(source.text, aside))
    return Reading(
        claims=(count(source, "38家", 38, wording="目前"), count(source, "41家", 41)),
        set_aside=(SetAside(aside, line, "ordinal", BlockKind.PARAGRAPH, 0),),
    )


def _line(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


def desk() -> Report:
    """The sample with all else that a report may hold: statuses, notices, files not read."""
    shown = sample()
    draft = shown.documents[0]
    stock, shares, info = shown.findings
    growth = "同比增长124.34%"
    open_ended = finding(
        claim(draft, "219.14亿元", Interval.above(2.19e10), nominal=2.1914e10, unit="元"),
        claim(draft, "17.82亿元", Interval(1.7815e9, 1.7825e9, high_open=True), unit="元"),
        fingerprint="0pen",
        status=Status.SUPPRESSED,
        suppression=Suppression("两个口径 <b>", find(draft, growth)),
    )
    return replace(
        shown,
        findings=(
            replace(stock, fingerprint="5ca1ab1e"),
            replace(stock, fingerprint="decade", status=Status.BASELINED),
            open_ended,
            shares,
            info,
        ),
        problems=(InputProblem("gone.txt", Message(zh="没有此文件", en="no such file")),),
        notices=(
            Notice("factcheck.toml", Message(zh="豁免没有用到", en="unused suppression"), line=7),
        ),
    )


def many(findings: int, documents: int = 50) -> Report:
    """A report of any size: each finding about a park of its own, its sides in two documents."""
    texts = ["某年综述\n\n"] * documents
    for number in range(findings):
        for at, value in ((number % documents, 38), ((number + 1) % documents, 35)):
            texts[at] += (
                f"回望全年，第{number:04}号园区创新主体持续壮大，高新技术企业达{value}家，"
                "规模以上企业研发费用总量与增速均居全市前列。\n这一段没有数字。\n"
            )
    sources = [document(f"articles/{at:02}.txt", text) for at, text in enumerate(texts)]
    found = []
    for number in range(findings):
        name = f"第{number:04}号园区"
        sides = []
        for at, value in ((number % documents, 38), ((number + 1) % documents, 35)):
            source = sources[at]
            start = source.text.index(f"{value}家", source.text.index(name))
            side = count(source, "家", value, wording=None, subject=name)
            span = Span(source.path, start, start + 3)
            line = Span(source.path, *_line(source.text, span))
            quantity = structs.replace(side.quantity, span=span, text=f"{value}家")
            sides.append(structs.replace(side, quantity=quantity, sentence=line))
        message = Message(zh=f"{name}的数值不一致：38家、35家", en=f"{name}: 38家, 35家")
        severity = Severity.WARNING if number % 4 == 3 else Severity.ERROR
        found.append(
            finding(*sides, message=message, severity=severity, fingerprint=f"{number:08x}")
        )
    return report(*found, documents=tuple(sources), claims_of={sources[0].path: 1})
