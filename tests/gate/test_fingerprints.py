"""A finding keeps its fingerprint wherever its words stand and however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from ..articles import ROOT
from .articles import FIRST, SECOND, SET, THIRD, report

EXAMPLES = {path.name: path.read_text("utf-8") for path in (ROOT / "examples/articles").iterdir()}
WRONG = {name: text.replace("企业达52家", "企业达46家") for name, text in EXAMPLES.items()}
#: Paragraphs about other things, to be put before, between and behind.
OTHERS = (
    "2024年，云泽市城镇新增就业2.31万人。",
    "清晨，园区的道路上车来车往，工人们陆续走进车间。",
    "云泽港开通航线28条。",
)
WIDE = str.maketrans("0123456789,%", "０１２３４５６７８９，％")


def fingerprints(texts: dict[str, str]) -> list[str]:
    return sorted(finding.fingerprint for finding in report(texts).findings)


KNOWN = fingerprints(SET)


def test_there_is_something_to_know() -> None:
    assert len(KNOWN) == 1
    assert len(fingerprints(WRONG)) == 1


@settings(max_examples=50)
@given(
    st.permutations(["first", "second", "third"]),
    st.lists(st.sampled_from(OTHERS), min_size=1, max_size=3),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n"]),
    st.booleans(),
)
def test_moved_lines_and_renamed_files(
    names: list[str], others: list[str], line_end: str, behind: bool
) -> None:
    moved = {}
    for name, text in zip(names, (FIRST, SECOND, THIRD), strict=True):
        title, *body = text.split("\n\n")
        lines = [title, *body, *others] if behind else [title, *others, *body]
        moved[f"archive/{name}.md"] = line_end.join(lines)
    assert fingerprints(moved) == KNOWN


@pytest.mark.parametrize("width", [34, 42, 50, 62, 78])
def test_wrapped_lines(width: int) -> None:
    wrapped = {
        name: "\n".join(
            line[at : at + width] for line in text.split("\n") for at in range(0, len(line), width)
        )
        for name, text in WRONG.items()
    }
    assert wrapped != WRONG
    assert fingerprints(wrapped) == fingerprints(WRONG)


def test_traditional_characters() -> None:
    convert = OpenCC("s2t").convert
    assert fingerprints({name: convert(text) for name, text in SET.items()}) == KNOWN


def test_another_width() -> None:
    assert fingerprints({name: text.translate(WIDE) for name, text in SET.items()}) == KNOWN


@pytest.mark.parametrize(
    ("old", "new"),
    [("46家", "47家"), ("高新技术企业达", "高新技术企业仅"), ("青禾", "白杨")],
    ids=["figure", "wording", "subject"],
)
def test_what_is_said_anew_is_new(old: str, new: str) -> None:
    changed = {name: text.replace(old, new) for name, text in SET.items()}
    assert set(fingerprints(changed)).isdisjoint(KNOWN)
