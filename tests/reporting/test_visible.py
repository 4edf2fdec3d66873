import pytest

from factcheck.reporting.visible import inline, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("高新技术企业38家，“小巨人”", "高新技术企业38家，“小巨人”"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("\x9b31m", "\\x9b31m"),
        ("a\x00\x07\x7f", "a\\x00\\x07\\x7f"),
        ("\u202e83家\u202c", "\\u202e83家\\u202c"),
        ("\u2066x\u2069\u200f\u061c", "\\u2066x\\u2069\\u200f\\u061c"),
        ("\u200b\ufeff", "\\u200b\\ufeff"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("[bold red]x[/]", "[bold red]x[/]"),
        ("a\tb", "a\\x09b"),
        ("𠮷", "𠮷"),
    ],
)
def test_what_steers_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\r\n\t b", "a b"), ("一\u2028二", "一 二"), ("一\u3000二", "一 二"), ("\x1b\n", "\\x1b ")],
)
def test_one_line(text: str, shown: str) -> None:
    assert inline(text) == shown
