"""The Markdown of rule pages, for the terminal and for the web."""

from __future__ import annotations

import re

from factcheck.model import Language
from factcheck.patterns import compiled
from factcheck.reporting.visible import visible

_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_HAN_LINE_END = compiled(rf"(?<={_HAN})\n(?={_HAN})")
_FENCED = compiled(r"(^```.*?^```)", re.MULTILINE | re.DOTALL)
_LETTER = compiled(r"[^\W\d_]")
_LAST_ASCII = "\x7f"


def rejoined(markdown: str) -> str:
    """Paragraphs of Chinese without the blanks that Markdown would put at their line ends."""
    pieces = _FENCED.split(markdown)
    # Every other piece is a fenced block, which stays as it is.
    pieces[::2] = (_HAN_LINE_END.sub("", piece) for piece in pieces[::2])
    return "".join(pieces)


def explanation(page: str, language: Language) -> str:
    """The paragraphs of a rule page in one language, without heading and examples.

    A paragraph is in the language in which it begins; where a page has one language only, that is
    taken.
    """
    before_examples = re.split(r"^## ", page, maxsplit=1, flags=re.MULTILINE)[0]
    paragraphs = [
        paragraph
        for paragraph in re.split(r"\n\s*\n", before_examples.strip())
        if paragraph and not paragraph.startswith("#")
    ]
    wanted = [paragraph for paragraph in paragraphs if _language(paragraph) is language]
    return "\n\n".join(wanted or paragraphs)


def to_html(markdown: str) -> str:
    """HTML in which no markup of the source, and nothing that steers, survives as such."""
    from markdown_it import MarkdownIt

    # Links are left as text: the report leads nowhere outside itself.
    html = MarkdownIt("js-default", {"html": False}).disable(["link", "image", "autolink"])
    safe = "\n".join(visible(line) for line in markdown.split("\n"))
    return str(html.render(rejoined(safe)))


def _language(paragraph: str) -> Language:
    letter = _LETTER.search(paragraph)
    return Language.EN if letter and letter.group() <= _LAST_ASCII else Language.ZH
