"""Two segmenters, one dictionary; nothing is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import segmentation
from factcheck.reading import normalise

from .articles import SEEDS

TEXTS = sorted(SEEDS.glob("*.txt"))
needs_both = pytest.mark.skipif(
    find_spec("rjieba") is None, reason="rjieba has no wheel for this interpreter"
)


@cache
def dictionary() -> dict[str, str]:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: tag for word, _, tag in (line.split(" ") for line in lines)}


@needs_both
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_both_segmenters_cut_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for form in (text, normalise(text)):
        assert segmentation._rjieba()(form) == segmentation._jieba()(form)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_tag_is_the_one_in_the_dictionary(path: Path) -> None:
    words = set(segmentation.cut(normalise(path.read_text(encoding="utf-8"))))
    known = {word for word in words if word in dictionary() and len(word) > 1}
    known = {word for word in known if not any(sign.isascii() for sign in word)}
    assert len(known) > 100
    assert {word: segmentation.tag(word) for word in known} == {
        word: dictionary()[word] for word in known
    }


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("GDP", "eng"),
        ("2024", "m"),
        ("5G", "m"),
        ("66.8%", "m"),
        (",", "w"),
        ("。", "w"),
        ("企业", "n"),
        ("增长", "v"),
        ("青禾云泽", "x"),
        ("AA制", "x"),  # the dictionary has it out of order
        ("T恤", "n"),
        ("龟", "ns"),
    ],
)
def test_tags_by_shape_and_by_dictionary(word: str, tag: str) -> None:
    assert segmentation.tag(word) == tag


@given(st.text(st.sampled_from("青禾高新区企业增长2024年,。 GDP%\n\u3000①"), max_size=40))
def test_words_make_up_the_text(text: str) -> None:
    assert "".join(segmentation.cut(text)) == text


HEAVY = ("jieba", "rjieba", "opencc", "rich", "rapidfuzz", "markdown_it", "yaml")


@pytest.mark.parametrize(
    "statement", ["import factcheck.api, factcheck.segmentation", "import factcheck.cli"]
)
def test_nothing_heavy_is_loaded_at_import(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint(*(n for n in {HEAVY!r} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    assert done.stderr == ""
