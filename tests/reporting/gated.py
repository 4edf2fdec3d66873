"""Reports made by hand with all that a gate can say, and with text that is up to no good."""

from dataclasses import replace

from factcheck.model import (
    InputProblem,
    Interval,
    Message,
    Notice,
    Related,
    Report,
    Severity,
    Status,
    Suppression,
)

from . import hostile
from .samples import claim, count, document, find, finding, report, sample

PROBLEM = InputProblem("drafts/坏.txt", Message(zh="不是文本文件", en="no text file"))
NOTICE = Notice(
    "drafts/云港.txt", Message(zh="这条忽略没有用到", en="this suppression is unused"), line=3
)


def gated() -> Report:
    """The sample with findings that are known and suppressed, a bad file and a notice."""
    shown = sample()
    stock, shares, info = shown.findings
    comment = find(shown.documents[1], "回望2025年")
    known = replace(shares, status=Status.BASELINED, fingerprint="decade")
    in_source = replace(
        stock,
        status=Status.SUPPRESSED,
        fingerprint="5eed",
        suppression=Suppression("口径已核实", comment),
    )
    external = replace(
        stock,
        status=Status.SUPPRESSED,
        fingerprint="5eed5",
        suppression=Suppression("两稿年份不同"),
    )
    return replace(
        shown,
        findings=(stock, in_source, external, shares, known, info),
        problems=(PROBLEM,),
        notices=(NOTICE,),
    )


def many(number: int, severity: Severity = Severity.ERROR) -> Report:
    """Findings of one severity over two documents."""
    shown = sample()
    findings = tuple(
        replace(shown.findings[0], severity=severity, fingerprint=f"{at:x}") for at in range(number)
    )
    return replace(shown, findings=findings)


def hostile_report(text: str = hostile.TEXT) -> Report:
    """Two sides in two documents, with ``text`` wherever a document or a user can put it."""
    message = Message(zh=text, en=text)
    sources = [
        document(f"{name}{text}.txt", f"前{text}38家{text}后\n{text}35家", title=text)
        for name in "ab"
    ]
    sides = [
        claim(
            source,
            f"{text}{figure}",
            Interval.point(38),
            wording=None,
            subject=text,
            indicator=text,
            base=text,
            unit=text,
            inferred=(text,),
        )
        for source, figure in zip(sources, ("38家", "35家"), strict=True)
    ]
    clash = finding(
        *sides,
        message=message,
        derivation=text,
        reasons=(message,),
        related=(Related(message, find(sources[0], "35家")),),
        rule=f"FC{text}",
        name=text,
        also=(text,),
        fingerprint=text,
        action=message,
    )
    comment = find(sources[0], text) if text else sources[0].whole
    return replace(
        report(
            clash,
            replace(clash, status=Status.SUPPRESSED, suppression=Suppression(text, comment)),
            replace(clash, status=Status.SUPPRESSED, suppression=Suppression(text)),
            documents=tuple(sources),
            problems=(InputProblem(f"c{text}", message),),
            claims_of={source.path: 2 for source in sources},
        ),
        notices=(Notice(f"d{text}", message, line=1),),
    )


def two_lines() -> Report:
    """A figure that a line end cuts in two."""
    source = document("a.txt", "产值17.82\n亿元，出口3家。\n")
    wide = claim(source, "17.82\n亿元", Interval.point(1782000000), wording=None)
    return report(
        finding(wide, count(source, "3家", 3, wording=None)),
        documents=(source,),
        claims_of={"a.txt": 2},
    )
