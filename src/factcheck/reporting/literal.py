"""Text of documents inside Markdown, where it must stay text.

GitHub Flavored Markdown Spec, https://github.github.com/gfm/#backslash-escapes: a backslash before
ASCII punctuation takes away its meaning, that of HTML, links and table cells too.
"""

from __future__ import annotations

from factcheck.patterns import compiled
from factcheck.reporting.visible import inline

#: Punctuation that can mean something inside a line. A dot between digits cannot.
_MARKUP = compiled(r"[\\`*_\[\]()<>#+!|~&:@=$^-]|(?<!\d)\.|\.(?!\d)")


def literal(text: str) -> str:
    """``text`` on one line, safe to show, with nothing in it that Markdown or HTML would obey."""
    return _MARKUP.sub(r"\\\g<0>", inline(text))
