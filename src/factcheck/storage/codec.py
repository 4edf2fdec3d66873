"""Documents and what was read in them as bytes, and back.

The form follows from the fields of the model: a dataclass is the row of its fields, a span the two
offsets in its document. msgspec checks each value against the type of its field, so bytes that
somebody tampered with give ``DecodeError`` and nothing else: no code is ever loaded from them.
``SCHEMA`` tells the fields and their types; bytes of another schema are not to be decoded.
"""

from __future__ import annotations

import hashlib
import types
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from factcheck.model import (
    Claim,
    Document,
    InputProblem,
    Mention,
    Period,
    Reading,
    Relation,
    RelationKind,
    SetAside,
    Side,
    Span,
)

#: What a file holds: documents with what was read in them, and what could not be read.
Outcome = tuple[Document, Reading] | InputProblem

#: Texts repeat their words; more effort than the least gains little.
_LEVEL = 1
#: The first byte: strings are plain, or escaped, since the names of files may be no UTF-8.
_PLAIN, _ESCAPED = b"p", b"e"
#: More than what is read of any file comes to.
_MOST = 1 << 30


class DecodeError(ValueError):
    """The bytes are not what they should be."""


class _Shared:
    """What the values of one document have in common: its path, and equal parts but once."""

    __slots__ = ("escaped", "path", "seen")

    def __init__(self, path: str, *, escaped: bool) -> None:
        self.escaped = escaped
        self.seen: dict[Any, Any] = {}
        self.path = _once(path, self)


class _Form(NamedTuple):
    """How the values of a type are written: their type there, and the ways there and back.

    The way there is told the document's path. A way of ``None`` leaves a value as it is.
    """

    wire: Any
    to: Callable[[Any, str], Any] | None = None
    back: Callable[[Any, _Shared], Any] | None = None


def _tuple(*wires: Any) -> Any:  # noqa: ANN401
    """The type of a tuple that is made up at run time."""
    return tuple.__class_getitem__(wires)


_described: dict[str, list[str]] = {}


@cache
def _form(kind: Any) -> _Form:  # noqa: ANN401 (the type of any field)
    if kind is Span:
        return _Form(tuple[int, int], _offsets, _span)
    if kind is str:
        return _Form(str, None, _once)
    if kind is float:
        # Bounds of dates are whole numbers, and the names of statements tell 1 from 1.0.
        return _Form(int | float)
    if is_dataclass(kind) or hasattr(kind, "__struct_fields__"):
        return _row(cast("type", kind))
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (_form(one) for one in arguments if one is not type(None))
        return _optional(inner)
    if origin is tuple:
        return _many(_form(arguments[0]))
    if issubclass(kind, Enum):
        _described[kind.__name__] = [f"{one.name}={one.value}" for one in kind]
    return _Form(kind)


def _offsets(span: Span, path: str) -> tuple[int, int]:
    """The offsets; those of a bare string are marked, another document's are a mistake."""
    if span.document == path:
        return span.start, span.end
    if span.document:
        raise ValueError(f"a span of {span.document} in {path}")
    return ~span.start, span.end


def _span(value: tuple[int, int], shared: _Shared) -> Span:
    start, end = value
    return Span(shared.path, start, end) if start >= 0 else Span("", ~start, end)


def _once(value: str, shared: _Shared) -> str:
    if shared.escaped:
        value = value.encode("latin-1").decode("utf-8", "surrogatepass")
    return cast("str", shared.seen.setdefault(value, value))


def _escaped(row: Any) -> Any:  # noqa: ANN401
    """A row whose strings need not be UTF-8, as ``_once`` takes them."""
    if type(row) is str:
        return row.encode("utf-8", "surrogatepass").decode("latin-1")
    return [_escaped(one) for one in row] if isinstance(row, list | tuple) else row


def _optional(inner: _Form) -> _Form:
    to, back = inner.to, inner.back
    return _Form(
        inner.wire | None,
        to and (lambda value, path: None if value is None else to(value, path)),
        back and (lambda value, shared: None if value is None else back(value, shared)),
    )


def _many(inner: _Form) -> _Form:
    to, back = inner.to, inner.back
    return _Form(
        _tuple(inner.wire, ...),
        to and (lambda values, path: [to(value, path) for value in values]),
        back and (lambda values, shared: tuple([back(value, shared) for value in values])),
    )


def _fields(kind: type) -> list[str]:
    if is_dataclass(kind):
        return [one.name for one in fields(kind) if one.init]
    return [one.name for one in msgspec.structs.fields(kind)]


def _row(kind: type) -> _Form:
    hints = get_type_hints(kind)
    names = _fields(kind)
    forms = [_form(hints[name]) for name in names]
    values = attrgetter(*names)
    there = [(at, form.to) for at, form in enumerate(forms) if form.to is not None]
    again = [(at, form.back) for at, form in enumerate(forms) if form.back is not None]
    _described[kind.__name__] = [f"{name}: {hints[name]}" for name in names]

    def to(value: object, path: str) -> list[Any]:
        row = list(values(value))
        for at, convert in there:
            row[at] = convert(row[at], path)
        return row

    def back(row: Sequence[Any], shared: _Shared) -> Any:  # noqa: ANN401
        made = list(row)
        for at, convert in again:
            made[at] = convert(made[at], shared)
        return kind(*made)

    def shared_back(row: Sequence[Any], shared: _Shared) -> Any:  # noqa: ANN401
        found = shared.seen.get(row)
        if found is None:
            found = shared.seen[row] = back(row, shared)
        return found

    wire: Any = _tuple(*(form.wire for form in forms))
    # One period is that of many claims.
    return _Form(wire, to, shared_back if kind is Period else back)


_DOCUMENT, _CLAIM, _ASIDE, _MENTION, _PROBLEM = (
    _form(kind) for kind in (Document, Claim, SetAside, Mention, InputProblem)
)
#: A side of a relation is a mention, or the number of a claim.
_RELATION = _tuple(
    _form(RelationKind).wire, _tuple(int | _MENTION.wire, ...), _tuple(int, int), bool
)
#: Sides that are none of the document's claims, what was set aside, the relations.
_REST = _tuple(_tuple(_CLAIM.wire, ...), _tuple(_ASIDE.wire, ...), _tuple(_RELATION, ...))
_READ = _tuple(_DOCUMENT.wire, _tuple(_CLAIM.wire, ...), _REST)
_FILE = _tuple(_tuple(_READ, ...), _tuple(_PROBLEM.wire, ...))

#: Which fields the bytes hold, and of which types.
SCHEMA = hashlib.sha256(repr(sorted(_described.items())).encode()).hexdigest()[:16]

_encode = msgspec.msgpack.Encoder().encode
_document = msgspec.msgpack.Decoder(_DOCUMENT.wire).decode
_claim = msgspec.msgpack.Decoder(_CLAIM.wire).decode
_rest = msgspec.msgpack.Decoder(_REST).decode
_file = msgspec.msgpack.Decoder(_FILE).decode


def described() -> Mapping[str, Sequence[str]]:
    """The fields of each type that the bytes hold, and the values of each enumeration."""
    return _described


def encode_file(outcomes: Iterable[Outcome]) -> bytes:
    """What a file holds."""
    documents: list[Any] = []
    problems: list[Any] = []
    for outcome in outcomes:
        if isinstance(outcome, InputProblem):
            problems.append(_to(_PROBLEM, outcome, ""))
        else:
            document, reading = outcome
            claims = [_to(_CLAIM, claim, document.path) for claim in reading.claims]
            documents.append(
                (_to(_DOCUMENT, document, document.path), claims, _rest_row(reading, document.path))
            )
    return packed((documents, problems))


def decode_file(data: bytes) -> tuple[Outcome, ...]:
    """What ``encode_file`` was given, the documents first. Raises ``DecodeError``."""
    with _checked():
        (documents, problems), escaped = _decoded(_file, unpacked(data))
        found: list[Outcome] = []
        for row, claims, rest in documents:
            shared = _Shared(row[0], escaped=escaped)
            document = _back(_DOCUMENT, row, shared)
            told = tuple([_back(_CLAIM, claim, shared) for claim in claims])
            found.append((document, _reading(rest, told, shared)))
        shared = _Shared("", escaped=escaped)
        return (*found, *(_back(_PROBLEM, row, shared) for row in problems))


def encode_document(document: Document) -> bytes:
    """A document alone."""
    return packed(_to(_DOCUMENT, document, document.path))


def decode_document(data: bytes) -> Document:
    """What ``encode_document`` was given. Raises ``DecodeError``."""
    with _checked():
        row, escaped = _decoded(_document, unpacked(data))
        return cast("Document", _back(_DOCUMENT, row, _Shared(row[0], escaped=escaped)))


def encode_claim(claim: Claim) -> bytes:
    """A claim alone; the document in which it stands is told when it is decoded."""
    return _encoded(_to(_CLAIM, claim, claim.span.document))


def decode_claim(data: bytes, path: str) -> Claim:
    """What ``encode_claim`` was given. Raises ``DecodeError``."""
    with _checked():
        row, escaped = _decoded(_claim, data)
        return cast("Claim", _back(_CLAIM, row, _shared(path, escaped=escaped)))


def encode_rest(reading: Reading, path: str) -> bytes:
    """The reading of the document at ``path`` but for its claims."""
    return packed(_rest_row(reading, path))


def decode_rest(data: bytes, path: str, claims: tuple[Claim, ...]) -> Reading:
    """The reading of which ``encode_rest`` was given the rest. Raises ``DecodeError``."""
    with _checked():
        row, escaped = _decoded(_rest, unpacked(data))
        return _reading(row, claims, _shared(path, escaped=escaped))


def renamed(document: Document, reading: Reading, path: str) -> tuple[Document, Reading]:
    """The document and its reading as if it stood at ``path``."""
    row = _to(_DOCUMENT, document, document.path)
    row[0] = path
    claims = [_to(_CLAIM, claim, document.path) for claim in reading.claims]
    whole = (row, claims, _rest_row(reading, document.path))
    (found,) = decode_file(packed(((whole,), ())))
    assert not isinstance(found, InputProblem)
    return found


def _rest_row(reading: Reading, path: str) -> tuple[list[Any], list[Any], list[Any]]:
    numbers = {claim: number for number, claim in enumerate(reading.claims)}
    others: list[Any] = []

    def side_row(side: Side) -> Any:  # noqa: ANN401
        if isinstance(side, Mention):
            return _to(_MENTION, side, path)
        if side not in numbers:
            numbers[side] = len(numbers)
            others.append(_to(_CLAIM, side, path))
        return numbers[side]

    relations = [
        (one.kind, [side_row(side) for side in one.sides], _offsets(one.span, path), one.sure)
        for one in reading.relations
    ]
    return others, [_to(_ASIDE, aside, path) for aside in reading.set_aside], relations


def _reading(rest: Any, claims: tuple[Claim, ...], shared: _Shared) -> Reading:  # noqa: ANN401
    others, asides, relations = rest
    told = (*claims, *(_back(_CLAIM, row, shared) for row in others))
    return Reading(
        claims,
        tuple([_back(_ASIDE, row, shared) for row in asides]),
        tuple(
            [
                Relation(
                    kind,
                    tuple(
                        told[side] if isinstance(side, int) else _back(_MENTION, side, shared)
                        for side in sides
                    ),
                    _span(span, shared),
                    sure,
                )
                for kind, sides, span, sure in relations
            ]
        ),
    )


def _to(form: _Form, value: object, path: str) -> Any:  # noqa: ANN401
    assert form.to is not None
    return form.to(value, path)


def _back(form: _Form, row: Any, shared: _Shared) -> Any:  # noqa: ANN401
    assert form.back is not None
    return form.back(row, shared)


def _shared(path: str, *, escaped: bool) -> _Shared:
    """That of a document whose path is told from outside."""
    shared = _Shared("", escaped=escaped)
    shared.path = path
    return shared


def _encoded(row: object) -> bytes:
    try:
        return _PLAIN + _encode(row)
    except UnicodeEncodeError:
        return _ESCAPED + _encode(_escaped(row))


def _decoded(decode: Callable[[bytes], Any], data: bytes) -> tuple[Any, bool]:
    """The row, and whether its strings are escaped."""
    if data[:1] not in (_PLAIN, _ESCAPED):
        raise DecodeError("no bytes of this kind")
    return decode(data[1:]), data[:1] == _ESCAPED


def packed(row: object) -> bytes:
    """The bytes for a row."""
    return zlib.compress(_encoded(row), _LEVEL)


def unpacked(data: bytes) -> bytes:
    """What was packed, as msgpack behind a byte that tells how strings are written."""
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(data, _MOST)
    if not unpacking.eof or unpacking.unused_data:
        raise DecodeError("cut off, or too long")
    return found


@contextmanager
def _checked() -> Iterator[None]:
    """What cannot be decoded in any way is one error."""
    try:
        yield
    except (msgspec.MsgspecError, zlib.error, ValueError, LookupError) as error:
        raise DecodeError(str(error)) from error
