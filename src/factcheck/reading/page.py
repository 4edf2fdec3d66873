"""The lines of a web page, with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from factcheck.errors import InputError
from factcheck.model import BlockKind, Message
from factcheck.patterns import compiled
from factcheck.reading.comments import OWN
from factcheck.reading.lines import Looks
from factcheck.reading.tags import Comment, Text, tokens
from factcheck.rulebook import lexicons


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


#: Elements that hold no text of an article.
_SILENT = _words(
    "script style noscript template svg math iframe object select option button textarea nav aside "
    "footer audio video canvas map rp rt datalist dialog"
)
#: Elements that stand in a line of text; all others end it.
_INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rbc rtc "
    "ruby s samp rp rt small span strike strong sub sup time title tt u var"
)
_VOID = _words("area base br col embed hr img input link meta param source track wbr")
#: What an element closes that was left open before it (HTML 13.1.2.4, optional tags).
_CELLS = frozenset(("td", "th"))
_CLOSES = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr"},
    "tbody": _CELLS | {"tr", "thead", "tbody"},
    "tfoot": _CELLS | {"tr", "thead", "tbody"},
}
_LOOKS = {
    **{f"h{level}": Looks(BlockKind.HEADING, level) for level in range(1, 7)},
    "figcaption": Looks(BlockKind.CAPTION),
    "caption": Looks(BlockKind.CAPTION),
    "li": Looks(item=True),
    "dd": Looks(item=True),
}
#: No page of an article is nested deeper; browsers stop at 512.
_DEPTH = 2000
_TOO_DEEP = Message(
    zh=f"网页标签嵌套超过 {_DEPTH} 层", en=f"the tags are nested more than {_DEPTH} deep"
)
_WORD = compiled(r"[a-z]+(?:_(?:editor|media_content))?")
_HIDING = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_END = compiled(r"\r\n|\r|\n")
#: So much more may be left out of a page than is kept of it.
_LEFT_OUT = 4

#: A string of the page and the offset at which it stands.
Piece = tuple[str, int]


@dataclass(slots=True)
class Line:
    """A line of the page: its text in pieces, what it is, whether a picture stands before it.

    ``linked`` counts the characters in links.
    """

    pieces: list[Piece] = field(default_factory=list)
    looks: Looks | None = None
    picture: bool = False
    linked: int = 0

    @property
    def text(self) -> str:
        """The text, white space as it stands in the page."""
        return "".join(text for text, _ in self.pieces)


@dataclass(slots=True)
class Grid:
    """A table: for each row its cells, as ranges of lines, with how many columns and rows each
    spans. ``heads`` counts the rows of heads.
    """

    rows: list[list[tuple[int, int, int, int]]] = field(default_factory=list)
    heads: int = 0
    nested: bool = False
    ended: bool = False


@dataclass(slots=True)
class Page:
    """What was read: ``scopes`` are ranges of lines that call themselves the article."""

    lines: list[Line] = field(default_factory=list)
    scopes: list[tuple[int, int]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    title: list[Piece] = field(default_factory=list)
    left_out: int = 0

    @property
    def tells_article(self) -> bool:
        """Whether what was left out can have been no article."""
        kept = sum(len(line.text.strip()) for line in self.lines)
        return kept > 0 and self.left_out < kept * _LEFT_OUT


def read(path: str, source: str, *, parts: bool = True) -> Page:
    """The lines of a page; ``parts`` leaves out those that their names tell to stand around it.

    Raises ``InputError``.
    """
    return _Reader(path, source, parts=parts).read()


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    silent: bool = False
    left_out: bool = False
    scope: int | None = None
    looks: Looks | None = None


class _Reader:
    def __init__(self, path: str, source: str, *, parts: bool) -> None:
        self._path = path
        self._source = source
        self._parts = parts
        self._open: list[_Element] = []
        self._silent = 0
        self._left_out = 0
        self._links = 0
        self._preformatted = 0
        self._line = Line()
        self._page = Page()
        self._grids: list[Grid] = []
        self._cells: list[tuple[int, int, int]] = []

    def read(self) -> Page:
        """All of the page, what was left open closed."""
        for token in tokens(self._source):
            if isinstance(token, Text):
                self._text(token.text, token.start)
            elif isinstance(token, Comment):
                self._comment(token)
            elif token.closes:
                self._end(token.name)
            else:
                self._start(token.name, token.attributes)
        while self._open:
            self._pop()
        self._break()
        return self._page

    # What stands in the page.

    def _start(self, tag: str, named: Mapping[str, str]) -> None:
        if tag == "meta":
            key = (named.get("name") or named.get("property") or "").lower()
            self._page.fields.setdefault(key, named.get("content", ""))
        if tag in _VOID:
            self._void(tag)
            return
        if tag not in _INLINE:
            self._close_implied(_CLOSES.get(tag, frozenset()))
            self._break()
        self._push(tag, named)

    def _end(self, tag: str) -> None:
        if tag in _VOID:
            self._void(tag)
            return
        # A sign of emphasis closes nothing but what stands in the same line of text.
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                break
            if tag in _INLINE and self._open[at].tag not in _INLINE:
                return
        else:
            return
        while len(self._open) > at:
            self._pop()

    def _comment(self, comment: Comment) -> None:
        """Keeps what the user says to the program in the text, where it covers its line."""
        if self._silent or not OWN.fullmatch(comment.written):
            return
        first = max(self._source.rfind(end, 0, comment.start) for end in "\r\n") + 1
        after = _LINE_END.search(self._source, comment.start)
        around = self._source[first : after.start() if after else None]
        alone = around.strip() == comment.written
        if alone:
            self._break()
        self._line.pieces.append((comment.written, comment.start))
        if alone:
            self._break()

    # Elements.

    def _push(self, tag: str, named: Mapping[str, str]) -> None:
        role = _role(named) if self._parts else ""
        page = tag in ("html", "body")
        left_out = role == "around" and not page
        silent = tag in _SILENT or left_out or _hides(named)
        scope = None
        if tag in ("article", "main") or (role == "article" and not page and tag not in _INLINE):
            scope = len(self._page.lines)
        looks = _LOOKS.get(tag)
        if looks is None and self._open and tag in _INLINE | {"p", "div"}:
            looks = self._open[-1].looks
        if len(self._open) >= _DEPTH:
            raise InputError(self._path, _TOO_DEEP)
        self._open.append(_Element(tag, silent, left_out, scope, looks))
        self._count(self._open[-1], 1)
        if not self._silent:
            self._enter_table(tag, named)

    def _pop(self) -> None:
        element = self._open[-1]
        if element.tag not in _INLINE:
            self._break()
        self._open.pop()
        if not self._silent:
            self._leave_table(element.tag)
        self._count(element, -1)
        if element.scope is not None:
            self._page.scopes.append((element.scope, len(self._page.lines)))

    def _count(self, element: _Element, step: int) -> None:
        self._silent += step * element.silent
        self._left_out += step * element.left_out
        self._links += step * (element.tag == "a")
        self._preformatted += step * (element.tag == "pre")

    def _close_implied(self, closes: frozenset[str]) -> None:
        """Closes what ends where another block begins: a paragraph, the item or cell before."""
        while True:
            at = len(self._open) - 1
            while at >= 0 and self._open[at].tag in _INLINE:
                at -= 1
            if at < 0 or self._open[at].tag not in closes | {"p"}:
                return
            while len(self._open) > at:
                self._pop()

    def _void(self, tag: str) -> None:
        if tag in ("br", "hr"):
            self._break()
        elif tag == "img" and not self._silent:
            self._line.picture = True

    def _enter_table(self, tag: str, named: Mapping[str, str]) -> None:
        if tag == "table":
            for outer in self._grids:
                outer.nested = True
            self._grids.append(Grid())
            self._cells.append((0, 0, 0))
        elif not self._grids:
            return
        elif tag == "tr":
            self._grids[-1].rows.append([])
        elif tag in _CELLS:
            if not self._grids[-1].rows:
                self._grids[-1].rows.append([])
            spans = (_number(named.get(name, "")) for name in ("colspan", "rowspan"))
            self._cells[-1] = (len(self._page.lines), *spans)  # type: ignore[assignment]

    def _leave_table(self, tag: str) -> None:
        if not self._grids:
            return
        grid = self._grids[-1]
        if tag == "table":
            self._page.grids.append(self._grids.pop())
            self._cells.pop()
        elif tag in _CELLS and grid.rows:
            start, columns, rows = self._cells[-1]
            grid.rows[-1].append((start, len(self._page.lines), columns, rows))
            if tag == "td":
                grid.ended = True
        elif tag == "tr" and not grid.ended:
            grid.heads = len(grid.rows)

    # Text.

    def _text(self, text: str, origin: int) -> None:
        if self._open and self._open[-1].tag == "title":
            self._page.title.append((text, origin))
            return
        if self._silent:
            self._page.left_out += len(text.strip()) if self._left_out else 0
            return
        if not self._preformatted:
            self._add(text, origin)
            return
        done = 0
        for end in _LINE_END.finditer(text):
            self._add(text[done : end.start()], origin + done)
            self._break()
            done = end.end()
        self._add(text[done:], origin + done)

    def _add(self, text: str, origin: int) -> None:
        if not text:
            return
        if self._line.looks is None and self._open and text.strip():
            self._line.looks = self._open[-1].looks
        self._line.pieces.append((text, origin))
        if self._links:
            self._line.linked += len(text.strip())

    def _break(self) -> None:
        """Ends the line."""
        if self._line.text.strip():
            self._page.lines.append(self._line)
            self._line = Line()
        else:
            self._line = Line(picture=self._line.picture)


def _role(named: Mapping[str, str]) -> str:
    """What the names of an element say of it; the last word of a name is what it is."""
    if named.get("itemprop") == "articleBody" or named.get("role") == "main":
        return "article"
    known = _roles()
    found: set[str] = set()
    for name in f"{named.get('class', '')} {named.get('id', '')}".lower().split():
        words = [word for word in _WORD.findall(name) if word in known]
        found |= {known[word] for word in words[-1:]}
    return "article" if "article" in found else "around" if found else ""


def _hides(named: Mapping[str, str]) -> bool:
    return "hidden" in named or bool(_HIDING.search(named.get("style", "")))


def _number(written: str) -> int:
    """How many rows or columns a cell spans (HTML 4.9.11: at most 1000)."""
    return min(max(int(written), 1), 1000) if written.isascii() and written.isdigit() else 1


@cache
def _roles() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.rows("page-parts")}
