"""Articles written for a test, read as the program reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck.extraction import read_claims
from factcheck.model import Block, BlockKind, Claim, Document, Finding, Report, Severity
from factcheck.reading import parse

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


def article(text: str, name: str = "one.txt") -> Document:
    return parse(name, text.encode())


#: The texts of articles, or texts by the names of their files.
Example = tuple[str, ...] | Mapping[str, str]


def of_one_day(texts: Example) -> list[Document]:
    """The articles of an example; those without a name of their own are of one day."""
    if not isinstance(texts, Mapping):
        texts = {f"2025-02-10-{number}.txt": text for number, text in enumerate(texts, 1)}
    return [article(text, name) for name, text in texts.items()]


def claims_of(text: str, name: str = "one.txt") -> tuple[Claim, ...]:
    return read_claims(article(text, name)).claims


def claim_of(text: str, figure: str, name: str = "one.txt") -> Claim:
    """The one claim of the text about this figure."""
    found = [claim for claim in claims_of(text, name) if claim.quantity.text == figure]
    assert len(found) == 1, f"{figure}: {[claim.quantity.text for claim in claims_of(text, name)]}"
    return found[0]


def parts(document: Document, kind: BlockKind) -> list[str]:
    """The strings of the blocks of one kind, as they are read."""
    return [read(document, block) for block in document.blocks if block.kind is kind]


def read(document: Document, block: Block) -> str:
    return block.view.read(document.text)


def write(folder: Path, articles: Mapping[str, str]) -> list[Path]:
    paths = []
    for name, text in articles.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def grave(report: Report) -> list[Finding]:
    """The findings of severity warning and error."""
    return [finding for finding in report.findings if finding.severity > Severity.INFO]


def values(finding: Finding) -> tuple[str, ...]:
    return tuple(claim.text for claim in finding.claims)
