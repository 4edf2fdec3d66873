"""One article in every format and encoding gives the same findings."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

import factcheck
from factcheck.model import Severity

from ..articles import SEEDS

Findings = Counter[tuple[str, tuple[str, ...]]]


def as_page(text: str) -> bytes:
    """A page as a content system makes one: a picture where the text leaves room for it."""
    lines = ["<!DOCTYPE html><meta charset=utf-8><title>页</title>"]
    blank = 0
    for line in text.split("\n"):
        if not line.strip():
            blank += 1
            continue
        lines += ["<img src=a.png>"] * (blank > 2)
        blank = 0
        heading = re.match(r"(#+)\s+(.*)", line)
        tag, inner = (f"h{len(heading[1])}", heading[2]) if heading else ("p", line)
        lines.append(f"<{tag}>{html.escape(inner)}</{tag}>")
    return "\n".join(lines).encode()


FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Markdown": (".md", str.encode),
    "page": (".html", as_page),
    "GB18030": (".txt", lambda text: text.encode("gb18030")),
    "UTF-8 with a mark": (".txt", lambda text: text.encode("utf-8-sig")),
    "UTF-16": (".txt", lambda text: text.encode("utf-16")),
    "UTF-16 without a mark": (".txt", lambda text: text.encode("utf-16-be")),
    "lines of Windows": (".txt", lambda text: text.replace("\n", "\r\n").encode()),
}


def findings(folder: Path) -> Findings:
    report = factcheck.check(folder)
    assert not report.problems
    return Counter(
        (finding.rule, tuple(sorted(claim.text for claim in finding.claims)))
        for finding in report.findings
        if finding.severity > Severity.INFO
    )


@cache
def expected() -> Findings:
    found = findings(SEEDS)
    assert found
    return found


@pytest.mark.parametrize("form", FORMS)
def test_the_seeds_say_the_same(form: str, tmp_path: Path) -> None:
    ending, write = FORMS[form]
    for seed in SEEDS.glob("*.txt"):
        (tmp_path / f"{seed.stem}{ending}").write_bytes(write(seed.read_bytes().decode()))
    assert findings(tmp_path) == expected()


def test_traditional_text_in_big5(tmp_path: Path) -> None:
    """Characters that Big5 has not are left out of both."""
    convert = OpenCC("s2t").convert
    for name in ("utf8", "big5"):
        (tmp_path / name).mkdir()
        for seed in SEEDS.glob("*.txt"):
            data = convert(seed.read_bytes().decode()).encode("big5hkscs", "ignore")
            text = data if name == "big5" else data.decode("big5hkscs").encode()
            (tmp_path / name / seed.name).write_bytes(text)
    assert findings(tmp_path / "big5") == findings(tmp_path / "utf8") != Counter()
