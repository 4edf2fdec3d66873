"""The paragraphs of a Word document (ECMA-376 part 1, 17), as a reader of the print would see them.

Tracked changes are read as accepted, fields as their result, hidden text and the reading aids over
characters not at all. Text boxes follow the paragraph that they hang on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from factcheck.errors import InputError
from factcheck.model import Message
from factcheck.patterns import compiled
from factcheck.reading.numbering import whole

#: A thick book has some 30,000, empty ones counted.
MOST_PARAGRAPHS = 200_000
#: The longest novels have a million characters.
MOST_CHARACTERS = 2_000_000
_ENDLESS = Message(
    zh=f"超过 {MOST_PARAGRAPHS} 段或 {MOST_CHARACTERS} 字，不予读取；请分成几个文件",
    en=f"more than {MOST_PARAGRAPHS} paragraphs or {MOST_CHARACTERS} characters; not read; split"
    " the file",
)

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = ("}pic", "}imagedata", "}chart")
#: What a reader of the accepted document does not see, with all within it.
_UNSEEN = (
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rt",
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
    "numberingChange",
)  # fmt: skip
#: What happened to the end of a paragraph or to a row, where it stands among their properties.
_CHANGES = ("ins", "moveTo", "del", "moveFrom")
_OFF = ("0", "false", "off")
_HEADING_STYLE = compiled(r"(?:heading|标题) ?([1-9])$")
_BODY_LEVEL = 9
_FOOTNOTES = ("footnoteReference", "endnoteReference")


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says, ``None`` where the style that it builds on decides."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_: str | None = None
    depth: int | None = None


@dataclass(slots=True)
class Cell:
    """A cell; ``column`` counts the grid, of which it covers ``width``."""

    column: int
    width: int = 1
    continues: bool = False
    dropped: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table."""

    cells: list[Cell] = field(default_factory=list)
    header: bool = False
    dropped: bool = False


@dataclass(slots=True)
class Grid:
    """A table as it is written."""

    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A paragraph as it is written."""

    grid: Grid | None = None
    row: Row | None = None
    cell: Cell | None = None
    box: bool = False
    style: str = ""
    outline: int | None = None
    list_: str | None = None
    depth: int | None = None
    words: list[str] = field(default_factory=list)
    picture: bool = False
    #: Its end is deleted: the next paragraph continues it.
    runs_on: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    inner: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, without the blanks around them."""
        return "".join(self.words).strip(" \t\n\u3000")

    @property
    def dropped(self) -> bool:
        """Whether the row or the cell that it stands in is deleted."""
        return bool((self.row and self.row.dropped) or (self.cell and self.cell.dropped))


class Styles:
    """Reads ``word/styles.xml`` and answers for the styles that are built on others."""

    def __init__(self) -> None:
        self._id = ""
        self._found: dict[str, dict[str, str]] = {}
        #: The style of paragraphs that name none.
        self.default = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "style" and attributes.get("type", "paragraph") == "paragraph":
            self._id = attributes.get("styleId", "")
            self._found[self._id] = {}
            if attributes.get("default", "0") not in _OFF:
                self.default = self._id
        elif self._id and name in ("name", "basedOn", "outlineLvl", "numId", "ilvl"):
            self._found[self._id].setdefault(name, attributes.get("val", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style":
            self._id = ""

    def data(self, text: str) -> None:
        """No text stands in this part."""

    def names(self, style: str) -> Iterator[str]:
        """The names of a style and of those that it is built on, in small letters."""
        for said in self._chain(style):
            yield said.get("name", "").lower()

    def value(self, style: str, key: str) -> str | None:
        """What the style says of ``key``, or the nearest that it is built on."""
        return next((said[key] for said in self._chain(style) if key in said), None)

    def heading(self, style: str) -> int | None:
        """The level of headings in this style, from 0."""
        outline = whole(self.value(style, "outlineLvl") or "")
        if outline is not None:
            return outline if outline < _BODY_LEVEL else None
        found = (_HEADING_STYLE.match(name) for name in self.names(style))
        return next((int(match[1]) - 1 for match in found if match), None)

    def _chain(self, style: str) -> Iterator[dict[str, str]]:
        seen: set[str] = set()
        style = style or self.default
        while style in self._found and style not in seen:
            seen.add(style)
            yield self._found[style]
            style = self._found[style].get("basedOn", "")


class Story:
    """Reads a part that holds text; ``paragraphs`` afterwards holds its paragraphs in order.

    ``path`` names the file in errors.

    Notes are told by ``notes``: their paragraphs by the id of the note.
    """

    def __init__(self, path: str) -> None:
        self.paragraphs: list[Draft] = []
        self.notes: dict[str, list[Draft]] = {}
        self._file = path
        self._count = 0
        self._characters = 0
        self._path: list[str] = []
        self._unseen: int | None = None
        self._open: list[Draft] = []
        self._grids: list[Grid] = []
        #: Text boxes have tables of their own.
        self._outer: list[list[Grid]] = []
        self._hidden: list[bool] = []
        self._fields: list[Literal["code", "result"]] = []
        self._note: list[Draft] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._path.append(name)
        if self._unseen is not None:
            return
        if name in _CHANGES and self._path[-2:-1] in (["rPr"], ["trPr"]):
            self._changed_mark(name)
        elif name in _UNSEEN or name == f"{_MC}Fallback":
            self._unseen = len(self._path)
        elif name.endswith(_PICTURES):
            if self._open:
                self._open[-1].picture = True
        else:
            self._begin(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._unseen == len(self._path):
            self._unseen = None
        elif self._unseen is None:
            self._finish(name)
        self._path.pop()

    def data(self, text: str) -> None:
        """Text stands here."""
        if self._unseen is None and self._path and self._path[-1] in ("t", f"{_MATH}t"):
            self._say(text)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "p":
            self._paragraph()
        elif name == "r":
            self._hidden.append(False)
        elif name == "txbxContent":
            self._outer.append(self._grids)
            self._grids = []
        elif name in ("footnote", "endnote"):
            kind = attributes.get("type", "normal")
            drafts = self.notes.setdefault(attributes.get("id", ""), [])
            self._note = drafts if kind == "normal" else []
        elif name in ("tbl", "tr", "tc", "tblHeader", "gridSpan", "vMerge", "cellDel"):
            self._table(name, value)
        elif self._open:
            self._within(name, value, attributes)

    def _finish(self, name: str) -> None:
        if name == "p" and self._open:
            # The code of a field does not run over paragraphs; one that is never closed hides
            # no more than its own.
            self._fields = [state for state in self._fields if state == "result"]
            draft = self._open.pop()
            if self._open:
                draft.box = True
                self._open[-1].inner.append(draft)
            else:
                self._emit(draft)
        elif name == "r" and self._hidden:
            self._hidden.pop()
        elif name == "txbxContent" and self._outer:
            self._grids = self._outer.pop()
        elif name == "tbl" and self._grids:
            self._grids.pop()
        elif name in ("footnote", "endnote"):
            self._note = None

    def _paragraph(self) -> None:
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise InputError(self._file, _ENDLESS)
        draft = Draft()
        if self._grids and self._grids[-1].rows and self._grids[-1].rows[-1].cells:
            draft.grid = self._grids[-1]
            draft.row = draft.grid.rows[-1]
            draft.cell = draft.row.cells[-1]
        self._open.append(draft)

    def _emit(self, draft: Draft) -> None:
        into = self.paragraphs if self._note is None else self._note
        if into and into[-1].runs_on:
            into[-1].words += draft.words
            into[-1].runs_on = draft.runs_on
            into[-1].notes += draft.notes
            into[-1].picture |= draft.picture
        else:
            into.append(draft)
        inner, draft.inner = draft.inner, []
        for box in inner:
            self._emit(box)

    def _changed_mark(self, name: str) -> None:
        """The end of a paragraph, or a row, was put in or taken out."""
        if name in ("ins", "moveTo"):
            return
        if self._path[-2] == "trPr" and self._grids and self._grids[-1].rows:
            self._grids[-1].rows[-1].dropped = True
        elif self._path[-3:-1] == ["pPr", "rPr"] and self._open:
            self._open[-1].runs_on = True

    def _table(self, name: str, value: str) -> None:
        if name == "tbl":
            self._grids.append(Grid())
            return
        if not self._grids:
            return
        rows = self._grids[-1].rows
        if name == "tr":
            rows.append(Row())
        elif rows and name == "tblHeader":
            rows[-1].header = value not in _OFF
        elif rows and name == "tc":
            cells = rows[-1].cells
            cells.append(Cell(cells[-1].column + cells[-1].width if cells else 0))
        elif rows and rows[-1].cells:
            cell = rows[-1].cells[-1]
            if name == "gridSpan":
                cell.width = min(max(whole(value) or 1, 1), 100)
            elif name == "vMerge":
                cell.continues = value != "restart"
            else:
                cell.dropped = True

    def _within(self, name: str, value: str, attributes: dict[str, str]) -> None:
        draft = self._open[-1]
        if name == "pStyle":
            draft.style = value
        elif name == "outlineLvl":
            draft.outline = whole(value)
        elif name == "numId":
            draft.list_ = value
        elif name == "ilvl":
            draft.depth = whole(value)
        elif name == "vanish" and self._hidden and self._path[-3:-1] == ["r", "rPr"]:
            self._hidden[-1] = value not in _OFF
        elif name == "fldChar":
            self._field(attributes.get("fldCharType", ""))
        elif name in _FOOTNOTES:
            draft.notes.append((name, attributes.get("id", "")))
        elif self._path[-2:-1] == ["r"]:
            self._mark(name, attributes)

    def _mark(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("tab", "ptab"):
            self._say("\t")
        elif name == "noBreakHyphen":
            self._say("-")
        elif name == "cr" or (
            name == "br" and attributes.get("type", "textWrapping") == "textWrapping"
        ):
            self._say("\n")

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("code")
        elif self._fields and kind == "separate":
            self._fields[-1] = "result"
        elif self._fields and kind == "end":
            self._fields.pop()

    def _say(self, text: str) -> None:
        if self._open and "code" not in self._fields and True not in self._hidden[-1:]:
            self._characters += len(text)
            if self._characters > MOST_CHARACTERS:
                raise InputError(self._file, _ENDLESS)
            self._open[-1].words.append(text)
