"""The tokens of an HTML text with their places, as the standard cuts them (HTML 13.2.5).

Every step goes on from where the last one ended, so that time grows with the page alone, whatever
is left open in it; the parser of the standard library starts over at each sign. What is never
closed swallows the rest, as in browsers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from factcheck.patterns import compiled

_MARK = compiled(r"<(?=[a-zA-Z!?/])")
_START = compiled(r"<([a-zA-Z][^\s/>]*)((?:[^>=]|=\s*\"[^\"]*\"|=\s*'[^']*'|=)*+)>")
_END = compiled(r"</([a-zA-Z][^\s/>]*)[^>]*>")
_COMMENT = compiled(r"<!--(.*?)--!?>", re.DOTALL)
_BOGUS = compiled(r"<[!?/][^>]*>")
_ATTRIBUTE = compiled(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_ENTITY = compiled(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
#: Elements whose content is text and no markup, to their end tag.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))


@dataclass(frozen=True, slots=True)
class Text:
    """Text as it is read, entities decoded, and where it stands in the page."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag or, with ``closes``, an end tag."""

    name: str
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, signs and all."""

    written: str
    start: int


def tokens(source: str) -> Iterator[Text | Tag | Comment]:
    """The tokens of a page in order; a declaration is none."""
    at = 0
    while at < len(source):
        mark = _MARK.search(source, at)
        start = mark.start() if mark else len(source)
        yield from _texts(source, at, start)
        if source.startswith("<!--", start):
            found = _COMMENT.match(source, start)
            if found:
                yield Comment(found.group(), start)
        elif found := _END.match(source, start):
            yield Tag(found[1].lower(), closes=True)
        elif found := _START.match(source, start):
            yield Tag(found[1].lower(), attributes=_attributes(found[2]))
        else:
            found = _BOGUS.match(source, start)
        if found is None:
            return
        at = found.end()
        name = found[1].lower() if found.re is _START else ""
        if name in _RAW:
            end = compiled(f"</{name}(?![^\\s/>])", re.IGNORECASE).search(source, at)
            stop = end.start() if end else len(source)
            yield from _texts(source, at, stop)
            at = stop


def _texts(source: str, start: int, end: int) -> Iterator[Text]:
    """Text up to ``end``; each entity is a text of its own."""
    done = start
    for found in _ENTITY.finditer(source, start, end):
        if done < found.start():
            yield Text(source[done : found.start()], done)
        if sign := unescape(found.group()):
            yield Text(sign, found.start())
        done = found.end()
    if done < end:
        yield Text(source[done:end], done)


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    return found
