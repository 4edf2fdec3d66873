import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.reporting.literal import literal
from factcheck.reporting.visible import inline


@given(st.text(st.sampled_from("\\`*_[]()<>#+!|~&:@=$^-.1ax家\n ;\"'/\u202e"), min_size=1))
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = page.parse(f"x {literal(text)} x")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} == {"text"}
    assert "".join(child.content for child in children) == f"x {inline(text)} x"


@pytest.mark.parametrize(("text", "expected"), [("66.8%，3.1", "66.8%，3.1"), ("a.b", "a\\.b")])
def test_numbers_stay_readable(text: str, expected: str) -> None:
    assert literal(text) == expected
