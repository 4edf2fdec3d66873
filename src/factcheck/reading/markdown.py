"""Markdown (CommonMark with tables): text without its markup, at the offsets of the file.

The text of the document is the text of the file. Markup is hidden in it: signs of emphasis, the
addresses of links, pictures, code, comments. Indented lines are paragraphs, as Chinese prose has
them, not code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Message
from factcheck.patterns import compiled
from factcheck.reading import frontmatter
from factcheck.reading.articles import Markup, article, day
from factcheck.reading.comments import OWN
from factcheck.reading.encodings import decode
from factcheck.reading.frontmatter import FrontMatter
from factcheck.reading.lines import Looks
from factcheck.reading.tables import Cell, Table

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LINE = compiled(r"[^\r\n]*(\r\n|\r|\n|$)")
_NOT_LINE_END = compiled(r"[^\r\n]")
#: A pair of signs is emphasis wherever it stands: beside Chinese punctuation CommonMark sees none.
_STRONG = compiled(r"\*{2,}|__+(?=[^_\W])|(?<=[^_\W])__+")
_TAG = compiled(
    r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1>|$)|<[/?!a-zA-Z][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_SENTENCE_END = tuple("。！？!?…；;：:」』”’）)》")
#: A line that goes on in the next is about as long as the longest of its paragraph.
_FULL = 0.7


def read(path: str, data: bytes) -> Document:
    """The document in the bytes of a file. Raises ``InputError``."""
    text = decode(path, data)
    front = frontmatter.read(path, text)
    try:
        found = _Reader(text, front).markup()
    except RecursionError as error:
        raise InputError(
            path, Message(zh="标记嵌套过深", en="the markup is nested too deeply")
        ) from error
    return article(path, text, found)


class _Reader:
    """Finds the markup of one text."""

    def __init__(self, text: str, front: FrontMatter) -> None:
        self._text = text
        self._front = front
        # The head goes, its lines stay: the parser counts in lines.
        body = _NOT_LINE_END.sub(" ", text[: front.end]) + text[front.end :]
        self._lines = [match.span() for match in _LINE.finditer(body) if match.group()]
        self._body = body
        self._hidden: list[tuple[int, int]] = []
        self._joins: list[tuple[int, int]] = []
        self._decoded: dict[int, str] = {}
        self._looks: dict[int, Looks] = {}
        self._tables: list[Table] = []

    def markup(self) -> Markup:
        """All that the format says of the text."""
        if self._front.end:
            self._joins.append((0, self._past_blank_lines(self._front.end)))
        inline = _Inline()
        tokens = inline.blocks(self._body)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = _closing(tokens, at)
                self._table(tokens[at : end + 1], inline)
                at = end
            elif token.type == "inline" and token.map:
                self._paragraph(token, inline, tokens[at - 1])
            elif token.type in ("fence", "html_block", "hr") and token.map:
                self._apart(token)
            at += 1
        return Markup(
            looks=self._looks,
            hidden=sorted(self._hidden),
            joins=sorted(self._joins),
            decoded=self._decoded,
            tables=self._tables,
            title=self._front.title,
            date=self._date(),
        )

    def _date(self) -> date | None:
        told = self._front.date
        return day(told) if isinstance(told, str) else told

    def _paragraph(self, token: Token, inline: _Inline, opening: Token) -> None:
        places = self._places(token)
        for start, end, sign in inline.markup(token.content):
            self._hide(places, start, end, sign)
        underlined = opening.type == "heading_open" and opening.markup in ("-", "=")
        # As with the signs of deep headings, whole sentences are a lead in bold.
        if underlined and "。" not in token.content:
            first = self._lines[token.map[0] if token.map else 0][0]
            self._looks[first] = Looks(BlockKind.HEADING, int(opening.tag[1:]))
        self._wrapped(token, places)

    def _wrapped(self, token: Token, places: list[int]) -> None:
        """Joins the lines of a paragraph that was wrapped at a width."""
        lines = token.content.split("\n")
        longest = max(map(len, lines))
        start = 0
        for line in lines[:-1]:
            start += len(line) + 1
            broken = len(line) >= longest * _FULL and not line.rstrip().endswith(_SENTENCE_END)
            if broken and not line.endswith(("  ", "\\")) and len(lines) > 1:
                # From the line end on, with the signs of quotes and lists on the next line.
                self._joins.append((places[start - 1], places[start]))

    def _hide(self, places: list[int], start: int, end: int, sign: str) -> None:
        """Hides a range of the content; a decoded character takes the place of its markup."""
        if start >= end:
            return
        first = places[start]
        if sign:
            self._decoded[first] = sign
            start += 1
        for at in range(start, end):
            self._hidden.append((places[at], places[at] + 1))

    def _apart(self, token: Token) -> None:
        """A block that is no text goes with its lines; of HTML the tags alone."""
        assert token.map is not None
        start, end = self._range(token.map)
        if token.type == "html_block":
            for tag in _TAG.finditer(self._body, start, end):
                if not OWN.match(tag.group()):
                    self._hidden.append(tag.span())
            return
        self._joins.append((start, self._past_blank_lines(end)))

    def _table(self, tokens: Sequence[Token], inline: _Inline) -> None:
        assert tokens[0].map is not None
        start, end = self._range(tokens[0].map)
        rows: list[tuple[Cell, ...]] = []
        row: list[Cell] = []
        cursor = 0
        for token in tokens:
            if token.type == "tr_open" and token.map:
                row, cursor = [], self._lines[token.map[0]][0]
            elif token.type == "inline":
                written = token.content.replace("|", "\\|")
                at = self._body.find(written, cursor) if written else cursor
                if at < 0:  # a cell that no line holds as it is
                    row.append((cursor, cursor))
                    continue
                cursor = at + len(written)
                row.append((at, cursor))
                places = list(range(at, cursor + 1))
                if written == token.content:
                    for first, last, sign in inline.markup(token.content):
                        self._hide(places, first, last, sign)
            elif token.type == "tr_close":
                rows.append(tuple(row))
        self._tables.append(Table(start, end, tuple(rows)))

    def _places(self, token: Token) -> list[int]:
        """The offset in the file of each character of a token's content, and of its end."""
        assert token.map is not None
        places: list[int] = []
        numbers = range(token.map[0], token.map[1])
        end = self._lines[token.map[0]][0]
        for number, line in zip(numbers, token.content.split("\n"), strict=False):
            start, end = self._lines[number]
            raw = self._body[start:end].rstrip("\r\n")
            at = start + max(raw.rfind(line.replace("\ufffd", "\0")), raw.rfind(line), 0)
            places += range(at, at + len(line))
            places.append(at + len(line))  # its line end
        return places or [end]

    def _range(self, numbers: Iterable[int]) -> tuple[int, int]:
        first, last = numbers
        return self._lines[first][0], self._lines[min(last, len(self._lines)) - 1][1]

    def _past_blank_lines(self, at: int) -> int:
        rest = self._body[at:]
        blank = len(rest) - len(rest.lstrip())
        return at + len(rest[:blank].rstrip(" \t\u3000")) if blank < len(rest) else at


def _closing(tokens: Sequence[Token], at: int) -> int:
    wanted = tokens[at].type.replace("_open", "_close")
    return next(i for i in range(at, len(tokens)) if tokens[i].type == wanted)


#: A rule of the parser, which tries to read markup where it is.
_Rule = Callable[["StateInline", bool], bool]
#: What is to be kept of markup that was read from there on.
_Note = Callable[["StateInline", int], None]


class _Inline:
    """The parser, watched: it tells what markup means, and not where it stood."""

    def __init__(self) -> None:
        from markdown_it import MarkdownIt, rules_inline

        self._parser = MarkdownIt("commonmark").enable("table").disable(["code", "inline"])
        self._found: list[tuple[int, int, str]] = []
        self._signs: list[tuple[int, Token]] = []
        self._inside_picture = 0
        rules: dict[str, tuple[_Rule, _Note]] = {
            "escape": (rules_inline.escape, self._escape),
            "backticks": (rules_inline.backtick, self._code),
            "emphasis": (rules_inline.emphasis.tokenize, self._emphasis),
            "link": (rules_inline.link, self._link),
            "image": (rules_inline.image, self._whole),
            "autolink": (rules_inline.autolink, self._autolink),
            "html_inline": (rules_inline.html_inline, self._tag),
            "entity": (rules_inline.entity, self._entity),
        }
        for name, (rule, note) in rules.items():
            self._parser.inline.ruler.at(name, self._watched(rule, note, name == "image"))

    def blocks(self, text: str) -> list[Token]:
        """The blocks of a text, what stands in them not read yet."""
        self._env: dict[str, object] = {}
        return self._parser.parse(text, self._env)

    def markup(self, content: str) -> Iterator[tuple[int, int, str]]:
        """The ranges of markup in a block, and the character that stands for one."""
        self._found, self._signs = [], []
        self._parser.inline.parse(content, self._parser, self._env, [])
        yield from self._found
        for at, token in self._signs:
            if token.type != "text" or not token.content:
                yield at, at + 1, ""
        code = [(start, end) for start, end, _ in self._found]
        for match in _STRONG.finditer(content):
            if not any(start <= match.start() < end for start, end in code):
                yield *match.span(), ""

    def _watched(self, rule: _Rule, note: _Note, picture: bool) -> _Rule:
        def watched(state: StateInline, silent: bool) -> bool:
            start = state.pos
            self._inside_picture += picture
            done = rule(state, silent)
            self._inside_picture -= picture
            # What a picture is called is read apart, at offsets of its own.
            if done and not silent and not self._inside_picture:
                note(state, start)
            return done

        return watched

    def _escape(self, state: StateInline, start: int) -> None:
        del state
        self._found.append((start, start + 1, ""))

    def _whole(self, state: StateInline, start: int) -> None:
        self._found.append((start, state.pos, ""))

    def _tag(self, state: StateInline, start: int) -> None:
        if not OWN.match(state.src, start):
            self._whole(state, start)

    def _code(self, state: StateInline, start: int) -> None:
        length = len(state.src[start:]) - len(state.src[start:].lstrip("`"))
        if state.src[start + length : state.pos].endswith("`" * length):
            self._found.append((start, start + length, ""))
            self._found.append((state.pos - length, state.pos, ""))

    def _emphasis(self, state: StateInline, start: int) -> None:
        self._signs += zip(
            range(start, state.pos), state.tokens[-(state.pos - start) :], strict=True
        )

    def _link(self, state: StateInline, start: int) -> None:
        end = state.md.helpers.parseLinkLabel(state, start, True)
        self._found.append((start, start + 1, ""))
        self._found.append((end, state.pos, ""))

    def _autolink(self, state: StateInline, start: int) -> None:
        self._found += [(start, start + 1, ""), (state.pos - 1, state.pos, "")]

    def _entity(self, state: StateInline, start: int) -> None:
        sign = state.tokens[-1].content
        self._found.append((start, state.pos, sign if len(sign) == 1 else ""))
