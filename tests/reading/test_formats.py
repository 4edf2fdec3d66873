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


def marked(encoding: str) -> Callable[[str], bytes]:
    return lambda text: f"\ufeff{text}".encode(encoding)


def page_in(encoding: str) -> Callable[[str], bytes]:
    """A page that says in which encoding it is."""

    def made(text: str) -> bytes:
        page = as_page(text).decode().replace("charset=utf-8", f"charset={encoding}")
        return page.encode(encoding, "xmlcharrefreplace")

    return made


FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Markdown": (".md", str.encode),
    "page": (".html", as_page),
    "page in GB18030": (".html", page_in("gb18030")),
    "page in GBK": (".html", page_in("gbk")),
    "lines of Windows": (".txt", lambda text: text.replace("\n", "\r\n").encode()),
}
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": marked("utf-8"),
    "UTF-16 LE": marked("utf-16-le"),
    "UTF-16 BE": marked("utf-16-be"),
    "UTF-16 LE without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE without a mark": lambda text: text.encode("utf-16-be"),
    "GB18030": lambda text: text.encode("gb18030"),
    # GBK has no ►, which programs then write as a question mark.
    "GBK": lambda text: text.encode("gbk", "replace"),
}
FORMS |= {
    f"{name}, {ending}": (ending, write)
    for ending in (".txt", ".md")
    for name, write in ENCODINGS.items()
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


@cache
def traditional(encoding: str) -> tuple[tuple[str, str], ...]:
    """The articles in Traditional characters, without those that the encoding has not."""
    convert = OpenCC("s2t").convert
    texts = ((seed.stem, convert(seed.read_bytes().decode())) for seed in SEEDS.glob("*.txt"))
    return tuple((name, text.encode(encoding, "ignore").decode(encoding)) for name, text in texts)


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs"])
@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_traditional_text_in_big5(encoding: str, ending: str, tmp_path: Path) -> None:
    for name, text in traditional(encoding):
        plain = as_page(text) if ending == ".html" else text.encode()
        coded = page_in(encoding)(text) if ending == ".html" else text.encode(encoding)
        for folder, data in (("utf8", plain), ("big5", coded)):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}{ending}").write_bytes(data)
    assert findings(tmp_path / "big5") == findings(tmp_path / "utf8") != Counter()
