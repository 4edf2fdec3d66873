"""Word files (``.docx``): the paragraphs as Word numbers and styles them, notes at the end."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document, Message, Place
from factcheck.reading.numbering import Numbering, NumberingPart, whole
from factcheck.reading.package import Package
from factcheck.reading.paragraphs import PHOTO, Paragraph, Piece, Writer
from factcheck.reading.tables import CELL_LENGTH, Table
from factcheck.reading.tables import Cell as Range
from factcheck.reading.wordml import Draft, Grid, Row, Story, Styles

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_MACROS = "vbaProject.bin"
_NO_LIST = ("0", None)
#: Written in one go: the last change may then stand for the day of writing.
_ONE_GO = timedelta(days=31)
#: The library that most scripts write Word files with brings the dates of its own template.
_TEMPLATE = "python-docx"

_NO_TEXT = Message(zh="Word 文件里没有文字", en="the Word file holds no text")
_MACRO = Message(
    zh="含宏的 Word 文件，不予读取；请另存为不含宏的 .docx",
    en="a Word file with macros is not read; save it as .docx without them",
)


def read(path: str, data: bytes) -> Document:
    """The document in the bytes of a Word file. Raises ``InputError``."""
    package = Package(path, data)
    if path.lower().endswith(".docm") or package.holds(_MACROS):
        raise InputError(path, _MACRO)
    main = _main_part(package)
    folder = posixpath.dirname(main)
    styles, numbering, story = Styles(), NumberingPart(), Story(path)
    notes = {"footnoteReference": Story(path), "endnoteReference": Story(path)}
    package.parse(main, story)
    for name, part in (
        ("styles", styles),
        ("numbering", numbering),
        ("footnotes", notes["footnoteReference"]),
        ("endnotes", notes["endnoteReference"]),
    ):
        if f"{folder}/{name}.xml" in package:
            package.parse(f"{folder}/{name}.xml", part)
    drafts = [draft for draft in story.paragraphs if not draft.dropped]
    written = _Written(path, styles, numbering.numbering)
    written.add(drafts)
    for draft in drafts:
        for kind, one in draft.notes:
            written.add(notes[kind].notes.pop(one, []), written.under.get(id(draft), ""))
    if not written.any:
        raise InputError(path, _NO_TEXT)
    return written.writer.document(tables=written.tables(), otherwise=_saved(package))


def _main_part(package: Package) -> str:
    """The name of the part that holds the text; nearly always the same."""
    if _MAIN in package or "_rels/.rels" not in package:
        return _MAIN
    relations = _Relations()
    package.parse("_rels/.rels", relations)
    return relations.main


class _Relations:
    """Reads which part is the document."""

    main = _MAIN

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        kind, target = attributes.get("Type", ""), attributes.get("Target", "")
        inside = attributes.get("TargetMode", "Internal") == "Internal"
        if name == _RELATIONS and inside and kind.endswith("/officeDocument"):
            self.main = target.lstrip("/")

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """No text stands in this part."""


class _Properties:
    """Reads when and by whom the file was written."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self._name = name.rpartition("}")[2]

    def end(self, _name: str) -> None:
        """An element ends."""
        self._name = ""

    def data(self, text: str) -> None:
        """Text stands here."""
        if self._name:
            self.said[self._name] = self.said.get(self._name, "") + text


def _saved(package: Package) -> date | None:
    """The day of the last change, where that is likely to be the day of writing.

    A file that was begun long before is a copy of another, one that was begun and finished at the
    same moment is made by a converter: both say nothing of their text.
    """
    if "docProps/core.xml" not in package:
        return None
    properties = _Properties()
    package.parse("docProps/core.xml", properties)
    said = properties.said
    try:
        begun, changed = (date.fromisoformat(said[key][:10]) for key in ("created", "modified"))
    except (KeyError, ValueError):
        return None
    converted = said["created"] == said["modified"] or said.get("creator") == _TEMPLATE
    if converted or not timedelta() <= changed - begun <= _ONE_GO:
        return None
    return changed


@dataclass(frozen=True, slots=True)
class _Look:
    """What the styles say of a paragraph."""

    kind: BlockKind | None = None
    level: int = 0
    contents: bool = False


def _of_figures(drafts: Sequence[Draft]) -> Iterator[int]:
    """The tables with short cells, by identity: others hold a page together."""
    words: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for draft in drafts:
        if draft.grid is not None and draft.cell is not None:
            words[id(draft.grid)][id(draft.cell)] += len(draft.text)
    grids = {id(draft.grid): draft.grid for draft in drafts if draft.grid is not None}
    for key, cells in words.items():
        rows = grids[key].rows
        if max(cells.values()) <= CELL_LENGTH and len(rows) > 1 < max(len(r.cells) for r in rows):
            yield key


class _Written:
    """Writes the drafts as paragraphs, counted, under their headings."""

    def __init__(self, path: str, styles: Styles, numbering: Numbering) -> None:
        self.writer = Writer(path)
        self.any = False
        self._path = path
        self._styles = styles
        self._numbering = numbering
        self._count = 0
        self._headings: list[tuple[int, str]] = []
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._grids: dict[int, Grid] = {}
        self._of_figures: set[int] = set()
        self._row_before: Row | None = None
        #: The heading of each draft.
        self.under: dict[int, str] = {}

    def add(self, drafts: Sequence[Draft], under: str | None = None) -> None:
        """Writes these paragraphs after those before, ``under`` a heading that is told."""
        self._of_figures.update(_of_figures(drafts))
        looks = [self._look(draft) for draft in drafts]
        blank = 0
        for draft, look in zip(drafts, looks, strict=True):
            if look.contents:
                continue
            label = self._label(draft)
            text = label + draft.text
            blank += PHOTO if draft.picture or (draft.box and text) else 0
            if text == label:
                blank += draft.cell is None and not draft.picture
                continue
            self._write(draft, look, text, blank, under)
            blank = 0

    def tables(self) -> list[Table]:
        """The tables of figures; those that others are set in only hold a page together."""
        found = sorted(
            map(self._table, self._grids.values()), key=lambda one: (one.start, -one.end)
        )
        return [
            one
            for one, after in zip(found, (*found[1:], None), strict=False)
            if after is None or after.start >= one.end
        ]

    def _table(self, grid: Grid) -> Table:
        rows = [row for row in grid.rows if not row.dropped]
        cells = [list(self._row(row)) for row in rows]
        for above, here, row in zip(cells, cells[1:], rows[1:], strict=False):
            for cell in row.cells:
                if cell.continues:
                    columns = slice(cell.column, cell.column + cell.width)
                    here[columns] = above[columns]
        heads = 0
        while heads < len(rows) and rows[heads].header:
            heads += 1
        ranges = [one for row in cells for one in row if one[0] < one[1]]
        return Table(
            min(start for start, _ in ranges),
            max(end for _, end in ranges),
            tuple(map(tuple, cells)),
            heads or min(len(rows) - 1, 1),
        )

    def _row(self, row: Row) -> Iterator[Range]:
        for cell in row.cells:
            if not cell.dropped:
                spans = self._spans.get(id(cell), [(0, 0)])
                yield from [(spans[0][0], spans[-1][1])] * cell.width

    def _write(self, draft: Draft, look: _Look, text: str, blank: int, under: str | None) -> None:
        self._count += 1
        kind, level = look.kind, look.level
        if kind is BlockKind.HEADING and "。" in text:
            kind, level = BlockKind.PARAGRAPH, 0  # an outline over whole sentences
        level += level > 0  # below the title, which is none of Word's headings
        if kind is BlockKind.HEADING:
            self._headings = [one for one in self._headings if one[0] < level]
            self._headings.append((level, text))
        heading = self._headings[-1][1] if self._headings else ""
        heading = self.under.setdefault(id(draft), heading) if under is None else under
        beside = False
        if draft.grid is not None and id(draft.grid) in self._of_figures:
            self._grids.setdefault(id(draft.grid), draft.grid)
            beside = self._row_before is draft.row and id(draft.cell) not in self._spans
        self._row_before = draft.row
        place = Place(paragraph=self._count, heading=heading)
        paragraph = Paragraph((Piece(text, place),), kind, level, blank, beside)
        at = self.writer.add(paragraph)
        self.any = True
        if draft.cell is not None:
            self._spans.setdefault(id(draft.cell), []).append(at)

    def _look(self, draft: Draft) -> _Look:
        names = list(self._styles.names(draft.style))
        if any(name.startswith("toc ") for name in names):
            return _Look(contents=True)
        if "title" in names:
            return _Look(BlockKind.TITLE)
        if "caption" in names or "题注" in names:
            return _Look(BlockKind.CAPTION)
        level = self._styles.heading(draft.style) if draft.outline is None else draft.outline
        if level is None or level > 8:
            return _Look()
        return _Look(BlockKind.HEADING, level + 1)

    def _label(self, draft: Draft) -> str:
        if not draft.text:
            return ""
        list_, depth = draft.list_, draft.depth
        if list_ is None:
            list_ = self._styles.value(draft.style, "numId")
        if depth is None:
            depth = whole(self._styles.value(draft.style, "ilvl") or "") or 0
        return "" if list_ in _NO_LIST else self._numbering.label(list_, depth)
