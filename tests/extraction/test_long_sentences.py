"""Sentences of any length: all of their figures are read, in stretches that nothing binds."""

from __future__ import annotations

import pytest

from factcheck.extraction.clauses import sentences
from factcheck.extraction.parts import scan
from factcheck.extraction.relations.frames import frames

from ..articles import article, claims_of

CLAUSE = "青禾高新区拥有高新技术企业52家，"


@pytest.mark.parametrize("text", ["企" * 9000, CLAUSE * 400, "1月" * 3000, "9" * 7000])
def test_stretches_cover_the_sentence_in_order(text: str) -> None:
    atoms = [(at, at + 2) for at in range(0, len(text), 2)] if text.startswith("1月") else []
    found = list(sentences(text, atoms))
    assert [sentence.start for sentence in found[1:]] == [one.end for one in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(not sentence.whole for sentence in found)
    assert max(one.end - one.start for one in found) <= 2_000
    assert not {one.end for one in found[:-1]} & {at + 1 for at, _ in atoms}


def test_a_sentence_as_people_write_them_is_whole() -> None:
    (found,) = sentences(CLAUSE.replace("，", ",") * 40, [])
    assert found.whole
    assert len(found.clauses) == 40


def test_every_figure_of_a_long_sentence_is_read_and_bound_to_nothing() -> None:
    text = CLAUSE * 400
    assert [claim.text for claim in claims_of(text)] == ["52家"] * 400
    (part,) = scan(article(text))
    assert list(frames(part, {})) == []
