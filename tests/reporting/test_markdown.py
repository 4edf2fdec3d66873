"""Rule pages on the web: in the reader's language, and nothing but text."""

import pytest

from factcheck.model import Language
from factcheck.reporting.markdown import explanation, to_html
from factcheck.rulebook import load_rules

PAGE = """# FC900 a-rule

两处不一致。

**为什么重要：** 因为。

Two places differ, such as 约38家.

**Why it matters:** because.

## 应当报告 / Must fire

### 例

Not shown.
"""


def test_the_paragraphs_of_one_language() -> None:
    assert explanation(PAGE, Language.ZH) == "两处不一致。\n\n**为什么重要：** 因为。"
    assert explanation(PAGE, Language.EN) == (
        "Two places differ, such as 约38家.\n\n**Why it matters:** because."
    )


def test_a_page_in_one_language_is_shown_as_it_is() -> None:
    assert explanation("# X\n\n只有中文。\n", Language.EN) == "只有中文。"


@pytest.mark.parametrize("language", Language)
def test_every_page_explains_itself_in_both_languages(language: Language) -> None:
    for rule in load_rules():
        told = explanation(rule.body, language)
        assert {Language.ZH: "为什么重要", Language.EN: "Why it matters"}[language] in told
        assert {Language.EN: "为什么重要", Language.ZH: "Why it matters"}[language] not in told


def test_chinese_lines_are_joined_without_blanks_and_english_ones_with() -> None:
    assert to_html("同一指\n标\n") == "<p>同一指标</p>\n"
    assert to_html("one\ntwo\n") == "<p>one\ntwo</p>\n"
    assert to_html("```\n同\n一\n```\n") == "<pre><code>同\n一\n</code></pre>\n"


def test_no_markup_and_no_link_of_a_page_survives() -> None:
    html = to_html("<script>x</script> [a](http://example.org) ![b](c.png) <http://d.org> \x1b[1m")
    assert html == (
        "<p>&lt;script&gt;x&lt;/script&gt; [a](http://example.org) ![b](c.png) "
        "&lt;http://d.org&gt; \\x1b[1m</p>\n"
    )
