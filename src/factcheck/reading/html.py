"""HTML: the article of a page as text, each stretch of it at its line and column of the file.

What stands around the article is left out: navigation, buttons, footers, scripts. The page is read
once from front to back: no tree is kept, nothing is loaded, and no entities are known but those of
HTML, which name single characters.
"""

from __future__ import annotations

import re

from factcheck.errors import InputError
from factcheck.model import Document, Message
from factcheck.reading import page
from factcheck.reading.articles import article
from factcheck.reading.encodings import decode
from factcheck.reading.webtext import assemble

#: Where a page has to declare its encoding (HTML 4.2.5.4: within the first 1024 bytes).
_HEAD = 4096
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
#: A report quotes the articles that it is about.
_OWN_REPORT = Message(
    zh="这是 factcheck 自己的报告，不是文章；请移出文件夹，或用 exclude 排除",
    en="this is a report of factcheck, no article; move it away, or name it under exclude",
)
_NO_TEXT = Message(zh="网页里没有正文", en="the page holds no text")


def read(path: str, data: bytes) -> Document:
    """The document in the bytes of a page. Raises ``InputError``."""
    found = _CHARSET.search(data[:_HEAD])
    return read_text(path, decode(path, data, found[1].decode("ascii") if found else None))


def read_text(path: str, source: str) -> Document:
    """The document in the text of a page. Raises ``InputError``."""
    read = page.read(path, source)
    if read.fields.get("generator", "").startswith("factcheck"):
        raise InputError(path, _OWN_REPORT)
    if not read.tells_article:
        # Where the names of its parts mislead, all of the page is better than nothing.
        read = page.read(path, source, parts=False)
    text, markup = assemble(read, source)
    if not text.strip():
        raise InputError(path, _NO_TEXT)
    return article(path, text, markup)
