"""Text that tries to be more than text."""

import re
import unicodedata

PIECES = (
    "\x1b[31m\x1b]8;;http://example.org\x07",
    "\x9b2J",
    "\u202e\u2066",
    "\ud83d",
    "\u2028::error::x%0A",
    "[bold red]x[/bold red]",
    "[link=http://example.org]",
    "\x00\x08\x7f",
    "]]><script>",
    ":smile:",
)
TEXT = "".join(PIECES)
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def assert_harmless(output: str, *, styled: bool = False) -> None:
    """No character of ``output`` steers, but for line ends and, where drawn, colours."""
    if styled:
        output = _STYLE.sub("", output)
    steering = {
        character
        for character in output
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    assert steering <= {"\n"}
