"""Plain text and Markdown without tables: the articles of ``.txt`` and ``.md`` files."""

from __future__ import annotations

from factcheck.errors import InputError
from factcheck.model import Document, Message, Span
from factcheck.reading import comments, layout, lines
from factcheck.reading.assembly import assemble
from factcheck.reading.encodings import decode
from factcheck.reading.normalise import normalise


def read(path: str, data: bytes) -> Document:
    """The document in the bytes of a text file. Raises ``InputError``."""
    text = decode(path, data)
    if not text.strip():
        raise InputError(path, Message(zh="文件是空的", en="the file is empty"))
    normal = normalise(text)
    own = comments.find(normal)
    normal = comments.mask(normal, own)
    cuts = comments.cuts(normal, own)
    blocks = layout.blocks(path, lines.split(normal, cuts), cuts)
    marks = tuple(Span(path, start, end) for start, end in own)
    return assemble(path, text, normal, blocks, comments=marks)
