"""The real articles as Word and PDF files, and as a page of a newspaper: the same findings."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import factcheck
from factcheck.model import BlockKind, Report

from ..articles import SEEDS, grave, parts, values
from .producers import Column, Press, docx, pdf

#: One finding: its rule, what it says, and each side with the name of its file.
Said = tuple[str, str, tuple[tuple[str, str], ...]]


def said(report: Report) -> list[Said]:
    documents = {document.path: document for document in report.documents}
    return [
        (
            finding.rule,
            finding.derivation,
            tuple(
                (Path(side.span.document).stem, documents[side.span.document].quote(side.span))
                for side in finding.claims
            ),
        )
        for finding in report.findings
    ]


@cache
def as_text() -> Report:
    return factcheck.check(SEEDS)


@pytest.mark.parametrize(("ending", "made"), [(".docx", docx), (".pdf", pdf)])
def test_the_articles_give_the_same_findings(
    ending: str, made: Callable[[str], bytes], tmp_path: Path
) -> None:
    for seed in SEEDS.glob("*.txt"):
        (tmp_path / f"{seed.stem}{ending}").write_bytes(made(seed.read_text("utf-8")))
    report = factcheck.check(tmp_path)
    assert report.problems == ()
    assert said(report) == said(as_text())
    assert [document.title for document in report.documents] == [
        document.title for document in as_text().documents
    ]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_articles_printed_by_an_office_program_give_the_same_findings(
    ending: str, tmp_path: Path
) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    names = sorted(map(str, SEEDS.glob("*.txt")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = tmp_path / "made"
    read_as = "--infilter=Text (encoded):UTF8"
    command = [program, profile, "--headless", read_as, "--convert-to", ending]
    subprocess.run([*command, "--outdir", target, *names], check=True, capture_output=True)
    assert said(factcheck.check(target)) == said(as_text())


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_the_articles_converted_by_pandoc_give_the_same_findings(
    ending: str, tmp_path: Path
) -> None:
    program = shutil.which("pandoc")
    if program is None:
        pytest.skip("pandoc is not installed")
    for seed in SEEDS.glob("*.txt"):
        target = tmp_path / f"{seed.stem}.{ending}"
        command = [program, "--from=markdown", "--standalone", f"--output={target}", str(seed)]
        subprocess.run(command, check=True, capture_output=True)
    found = factcheck.check(tmp_path)
    wanted = said(as_text())
    if ending == "docx":  # captions come out as paragraphs, which may leave out what they like
        wanted = [one for one in wanted if "光伏制氢" not in one[1]]
    assert sorted(said(found)) == sorted(wanted)


def newspaper() -> bytes:
    """A page in two columns and its continuation, with a picture in the second column."""
    left, right = 40, 560
    columns = [
        [Column(left, 1380, 40, 500), Column(right, 1380, 940, 500), Column(right, 700, 40, 500)],
        [Column(left, 1440, 40, 500), Column(right, 1440, 40, 500)],
    ]
    press = Press(columns, (1100, 1560), head="要闻 责任编辑")
    press.photo(right, 920, 500, 180)
    press.line(right, 735, "企业车间忙碌有序。", 9)
    first, second = ([line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        for path in sorted(SEEDS.glob("*.txt"))[:2])  # fmt: skip
    press.line(left + 100, 1500, first[0], 18)
    press.line(left, 1460, first[1], 34)
    for line in first[2:]:
        press.paragraph(line, indent=0 if len(line) < 30 else 2)
    press.gap(20)
    press.headline(second[0], 30)
    for line in second[1:]:
        press.paragraph(line, indent=0 if len(line) < 30 else 2)
    return press.bytes()


def test_a_newspaper_page_gives_what_its_articles_give(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(newspaper())
    report = factcheck.check(file)
    (document,) = report.documents
    assert len(parts(document, BlockKind.TITLE)) == 3  # one of two lines
    assert "企业车间忙碌有序。" in parts(document, BlockKind.CAPTION)
    assert "责任编辑" not in document.text
    found = {frozenset(values(finding)) for finding in grave(report)}
    assert found >= {
        frozenset(("38家", "35家")),
        frozenset(("62.5%", "67.3%")),
        frozenset(("66.8%", "62.5%")),
    }
    assert len(grave(report)) == 5
    source = document.source
    assert source is not None
    for finding in grave(report):
        for side in finding.claims:
            place = source.place(side.span)
            assert (place.page, bool(place.line)) == (1, True)
