"""Readings as bytes and back: what comes back is what was given, and nothing else ever comes."""

from __future__ import annotations

import pickle
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction import read_claims
from factcheck.model import Claim, Document, InputProblem, Message, Place, Reading, SourceMap, Span
from factcheck.reading import parse, read
from factcheck.rulebook import load_rules
from factcheck.storage import codec
from factcheck.storage.codec import DecodeError, Outcome

from ..articles import SEEDS, article

TEXT = "青禾高新区现有企业38家，其中规上企业12家、其他企业26家。2月30日，云泽市市长李海明到访。"
PROBLEM = InputProblem("a\nb.txt", Message(zh="读不了", en="cannot be read"))


@cache
def _read() -> list[Outcome]:
    """The seeds and the articles on the rule pages, with and without a date of their own."""
    documents = [read(path.as_posix()) for path in sorted(SEEDS.glob("*.txt"))]
    documents += [
        parse(name, text.encode())
        for rule in load_rules()
        for example in rule.examples[::3]
        for name, text in example.documents
    ]
    documents += [replace(one, date=date(2025, 2, 10)) for one in documents if one.date is None]
    return [(document, read_claims(document)) for document in documents]


def test_every_article_comes_back() -> None:
    for outcome in _read():
        (found,) = codec.decode_file(codec.encode_file([outcome]))
        assert found == outcome
        assert repr(found) == repr(outcome)  # 1 is no 1.0 where it is written down


def test_part_by_part() -> None:
    for outcome in _read():
        assert not isinstance(outcome, InputProblem)
        document, reading = outcome
        assert codec.decode_document(codec.encode_document(document)) == document
        claims = tuple(
            codec.decode_claim(codec.encode_claim(claim), document.path) for claim in reading.claims
        )
        rest = codec.encode_rest(reading, document.path)
        assert codec.decode_rest(rest, document.path, claims) == reading


def test_a_side_is_the_claim_itself() -> None:
    """Checks tell the statements of a document apart by identity."""
    (found,) = codec.decode_file(codec.encode_file([_outcome()]))
    assert not isinstance(found, InputProblem)
    reading = found[1]
    sides = [side for one in reading.relations for side in one.sides]
    assert any(side is claim for side in sides for claim in reading.claims)


def test_problems_and_several_documents() -> None:
    document, reading = _outcome()
    other = replace(document, path="b.txt", text="", normal="", blocks=(), hidden=(), comments=())
    outcomes: list[Outcome] = [(document, reading), PROBLEM, (other, Reading((), ()))]
    assert codec.decode_file(codec.encode_file(outcomes)) == (outcomes[0], outcomes[2], PROBLEM)


def test_where_a_text_stands_in_its_file() -> None:
    places = (Place(1, "标题", 2, 3, 4), Place(line=7))
    document = replace(_outcome()[0], source=SourceMap((0, 5), places), clock="24时")
    assert codec.decode_document(codec.encode_document(document)) == document


@pytest.mark.parametrize("name", ["a\udcff.txt", "\x00\x7f\x80.txt"])
def test_names_and_texts_that_are_no_utf_8(name: str) -> None:
    """Names of files may be any bytes, JSON may hold half a character."""
    document = replace(article(TEXT, name), title="\ud800半个字")
    outcome = document, read_claims(document)
    problem = replace(PROBLEM, path=name)
    assert codec.decode_file(codec.encode_file([outcome, problem])) == (outcome, problem)
    assert outcome[1].claims
    for claim in outcome[1].claims:
        assert codec.decode_claim(codec.encode_claim(claim), document.path) == claim


def test_a_span_of_another_document_is_a_mistake() -> None:
    document, _ = _outcome()
    with pytest.raises(ValueError, match=r"span of b\.txt in one\.txt"):
        codec.encode_document(replace(document, comments=(Span("b.txt", 0, 1),)))


@settings(max_examples=300)
@given(st.data())
def test_damaged_bytes_are_told(data: st.DataObject) -> None:
    """Some bits of packed bytes say nothing: changed, they leave what was packed as it was."""
    whole = codec.encode_file([_outcome()])
    at = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.booleans())
    other = data.draw(st.integers(1, 255))
    damaged = whole[:at] if cut else whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :]
    try:
        found = codec.unpacked(damaged)
    except (DecodeError, zlib.error):
        with pytest.raises(DecodeError):
            codec.decode_file(damaged)
    else:
        assert not cut
        assert found == codec.unpacked(whole)


@settings(max_examples=200)
@given(st.data())
def test_no_bytes_do_more_than_fail(data: st.DataObject) -> None:
    """Claims have no checksum of their own; whatever is changed, it is a claim or an error."""
    whole = codec.encode_claim(_outcome()[1].claims[0])
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    with suppress(DecodeError):
        assert isinstance(codec.decode_claim(damaged, "one.txt"), Claim)


@pytest.mark.parametrize("data", [b"", b"x", pickle.dumps(PROBLEM), pickle.dumps(print)])
def test_other_bytes_are_told(data: bytes) -> None:
    for decode in (codec.decode_file, codec.decode_document):
        with pytest.raises(DecodeError):
            decode(data)
    with pytest.raises(DecodeError):
        codec.decode_claim(data, "one.txt")
    with pytest.raises(DecodeError):
        codec.decode_rest(data, "one.txt", ())


def test_the_schema_tells_fields_and_values() -> None:
    """It changes with the model, and with nothing else: not from one process to the next."""
    assert len(codec.SCHEMA) == 16
    assert {"Claim", "Document", "Mention", "Place", "Aspect", "RelationKind"} <= set(
        codec.described()
    )
    assert "weak: <class 'bool'>" in codec.described()["Claim"]


def _outcome() -> tuple[Document, Reading]:
    document = article(TEXT)
    return document, read_claims(document)
