"""Text from documents made safe to show.

A quote may hold escape sequences, bidirectional overrides or halves of surrogate pairs; nothing of
that may reach a terminal or a log as it is.
"""

from __future__ import annotations

import re
import unicodedata

#: Control, format, surrogate, line separator, paragraph separator.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    r"""``text`` with every character that steers, not shows, written out: ``\x1b``."""
    if text.isprintable():  # which excludes all of these, and a few more
        return text
    return "".join(
        escape(character) if unicodedata.category(character) in _HIDDEN else character
        for character in text
    )


def inline(text: str) -> str:
    """``text`` made safe and put on one line: runs of white space are one blank."""
    return visible(_SPACE.sub(" ", text))


def escape(character: str) -> str:
    r"""A character as its code point: ``\x1b``, ``\u202e``, ``\U000e0041``."""
    code = ord(character)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"
