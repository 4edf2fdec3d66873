"""Text from documents made safe to show.

A quote may hold escape sequences, bidirectional overrides or halves of surrogate pairs; nothing of
that may reach a terminal or a log as it is.
"""

from __future__ import annotations

import unicodedata

from factcheck.patterns import compiled

#: Control, format, surrogate, line separator, paragraph separator.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPACE = compiled(r"\s+")
_SURROGATE = compiled("[\ud800-\udfff]")


class _Written(dict[int, int | str]):
    """For ``str.translate``: what becomes of a code point, found out where it is first met."""

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        self[code] = escape(character) if steers(character) else code
        return self[code]


_WRITTEN = _Written()


def visible(text: str) -> str:
    r"""``text`` with every character that steers, not shows, written out: ``\x1b``."""
    if text.isprintable():  # which excludes all of these, and a few more
        return text
    return text.translate(_WRITTEN)


def steers(character: str) -> bool:
    """Whether a character steers what is shown, without being shown itself."""
    return unicodedata.category(character) in _HIDDEN


def inline(text: str) -> str:
    """``text`` made safe and put on one line: runs of white space are one blank."""
    return visible(_SPACE.sub(" ", text))


def encodable(text: str) -> str:
    """``text`` with halves of surrogate pairs, which UTF-8 cannot hold, written out."""
    return _SURROGATE.sub(lambda found: escape(found.group()), text)


def escape(character: str) -> str:
    r"""A character as its code point: ``\x1b``, ``\u202e``, ``\U000e0041``."""
    code = ord(character)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"
