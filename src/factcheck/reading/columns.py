"""From the characters on a printed page to its paragraphs, in the order of reading.

Recursive cuts along white space (Nagy and Seth, 1984) find the columns: a region is cut down its
gutters where it has any, else across its width. Bands that share a gutter stay one region, or
the paragraphs of neighbouring columns would interleave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from factcheck.patterns import compiled

#: In sizes of the type. Between the letters of one line, and between its pieces:
_LETTERS = 0.6
#: white space down a region that parts columns,
_GUTTER = 0.6
#: across it; lines of one paragraph stand closer,
_BAND = 0.3
#: how far two pieces of a line may stand from one level,
_LEVEL = 0.3
#: an indent;
_INDENT = 0.8
#: how much more than usual the lines of two paragraphs may be apart.
_APART = 0.45
#: How much of a column may be left free by a line that runs on.
_LITTLE = 0.25
#: How far below the one before a character of a column may stand.
_DOWN = 1.6
#: What is not broken at the end of a line, and what ends a sentence.
_WORD = compiled(r"[!-~]+")
FINAL = "。！？!?…；;：:”’」』）)"
#: Type whose sizes differ by more is another type.
_OTHER = 1.12
#: On one level stand no more pieces than these.
_BACK = 30
#: Regions within regions; no page is set in more.
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and the box that it takes up: ``y`` is its base line, upwards."""

    text: str
    x: float
    right: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, upwards from the lower left corner of the page."""

    x: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, ``left`` and ``end`` being the edges of the column.

    ``page`` and ``number`` count from 1, the lines in the order of reading.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    left: float = 0
    end: float = 0
    page: int = 0
    number: int = 0

    @property
    def top(self) -> float:
        """The height of its letters."""
        return self.y + self.size

    def like(self, other: Line) -> bool:
        """Whether both are set in type of one size."""
        return max(self.size, other.size) <= min(self.size, other.size) * _OTHER

    @property
    def indented(self) -> bool:
        """Whether the line begins right of the edge of its column."""
        return self.x - self.left > _INDENT * self.size


@dataclass(slots=True)
class Printed:
    """A paragraph of a page, or the part of one that stands in one column.

    ``blank`` is the space before it, in lines of its type. ``continues`` where it may be the rest
    of the paragraph before, from another column.
    """

    lines: list[Line] = field(default_factory=list)
    blank: float = 0
    continues: bool = False


def set_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that the characters of a page stand in, from the top."""
    return _merged(_runs(glyphs))


def vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters stand below the one before: type that is set in columns."""
    below = sum(
        abs(before.x - glyph.x) < _LEVEL * glyph.size
        and 0 < before.y - glyph.y < _DOWN * glyph.size
        for before, glyph in pairwise(glyphs)
    )
    return below * 2 > len(glyphs)


def ordered(region: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order of reading, each with the edges of its column."""
    return list(_ordered(region, _edges(region), 0)) if region else []


def paragraphs(lines: Sequence[Line]) -> Iterator[Printed]:
    """The paragraphs that lines make up, in the same order."""
    pitch = _pitch(lines)
    current = Printed()
    for above, line in zip((None, *lines), lines, strict=False):
        if above is None:
            current = Printed([line])
            continue
        new_column = line.y > above.y or _column(line) != _column(above)
        gap = 0.0 if new_column else (above.y - line.y) / line.size - pitch
        if line.like(above) and not new_column and gap <= _APART and goes_on(above, line):
            current.lines.append(line)
            continue
        yield current
        continues = new_column and line.like(above) and goes_on(above, line)
        current = Printed([line], max(gap, 0) / max(pitch, 1), continues)
    if current.lines:
        yield current


def _column(line: Line) -> tuple[int, float, float]:
    return line.page, line.left, line.end


def goes_on(above: Line, line: Line) -> bool:
    """Whether a line is of the paragraph of the line above.

    It is where its first word had no room there, or little and the sentence had not ended.
    """
    if line.indented:
        return False
    room = above.end - above.right
    words = _WORD.match(line.text.strip())
    first = line.size * (words.end() / 2 if words else 1)
    open_ = above.text.rstrip()[-1:] not in FINAL
    return room < first + line.size or (open_ and room < (above.end - above.left) * _LITTLE)


def _pitch(lines: Sequence[Line]) -> float:
    """How far the lines of a paragraph are apart, in sizes of their type."""
    steps = [
        (above.y - line.y) / line.size
        for above, line in pairwise(lines)
        if line.like(above) and line.left == above.left
    ]
    close = [step for step in steps if 0.9 < step < 3]
    return median(close) if close else 1.5


def _runs(glyphs: Iterable[Glyph]) -> list[Line]:
    """Characters that follow each other on one level, as the page draws them."""
    found: list[Line] = []
    words: list[Glyph] = []
    for glyph in glyphs:
        if words and not _follows(words[-1], glyph):
            found.append(_line(words))
            words = []
        words.append(glyph)
    if words:
        found.append(_line(words))
    return [line for line in found if line.text.strip()]


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    return (
        abs(before.y - glyph.y) < _LEVEL * size
        and min(before.size, glyph.size) * _OTHER >= size
        and -0.5 * size < glyph.x - before.right < _LETTERS * size
    )


def _line(words: Sequence[Glyph]) -> Line:
    text = "".join(glyph.text for glyph in words)
    shown = [glyph for glyph in words if not glyph.text.isspace()] or words
    return Line(text, shown[0].x, shown[-1].right, shown[0].y, median(g.size for g in shown))


def _merged(runs: list[Line]) -> list[Line]:
    """The pieces of one line put together, which the page draws apart."""
    found: list[Line] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x)):
        for index in range(len(found) - 1, max(len(found) - _BACK, -1), -1):
            before = found[index]
            size = min(before.size, run.size)
            if abs(before.y - run.y) >= _LEVEL * size:
                continue
            if before.text == run.text and abs(before.x - run.x) < _LEVEL * size:
                break  # printed twice, to look bold
            left, right = sorted((before, run), key=lambda one: one.x)
            gap = right.x - left.right
            if -0.5 * size < gap < _GUTTER * size:
                text = left.text + (" " if gap > _LEVEL * size else "") + right.text
                longer = before if len(before.text) >= len(run.text) else run
                found[index] = Line(text, left.x, right.right, longer.y, longer.size)
                break
        else:
            found.append(run)
    return found


def _edges(region: Sequence[Line]) -> tuple[float, float]:
    """Where the lines begin and end, those in the type that most are set in."""
    size = usual_size(region)
    usual = [line for line in region if abs(line.size - size) < size * (_OTHER - 1)] or region
    return min(line.x for line in usual), max(line.right for line in usual)


def _ordered(region: Sequence[Line], edges: tuple[float, float], depth: int) -> Iterator[Line]:
    """The lines of a region in the order of reading; ``edges`` are those of its column."""
    columns = _columns(region)
    if len(columns) > 1 and depth < _DEEPEST:
        for column in columns:
            yield from _ordered(column, _edges(column), depth + 1)
        return
    bands = _bands(region) if depth < _DEEPEST else [region]
    if len(bands) > 1:
        for band in bands:
            yield from _ordered(band, edges, depth + 1)
        return
    for line in sorted(region, key=lambda line: (-line.y, line.x)):
        yield replace(line, left=edges[0], end=edges[1])


def _columns(region: Sequence[Line]) -> list[list[Line]]:
    """The region cut at white space that runs down all of it."""
    found: list[list[Line]] = []
    right = 0.0
    for line in sorted(region, key=lambda line: line.x):
        if not found or line.x - right > _GUTTER * line.size:
            found.append([line])
            right = line.right
        else:
            found[-1].append(line)
            right = max(right, line.right)
    return found


def _bands(region: Sequence[Line]) -> list[list[Line]]:
    """The region cut at white space that runs across all of it, least often as can be."""
    found: list[list[Line]] = []
    bottom = 0.0
    for line in sorted(region, key=lambda line: -line.top):
        if not found or bottom - line.top > _BAND * line.size:
            found.append([line])
            bottom = line.y
        else:
            found[-1].append(line)
            bottom = min(bottom, line.y)
    # From both ends: a column may begin or end where its neighbour holds a picture.
    joined = _joined(map(_Band.of, found), _Band.above)
    joined = _joined(reversed(joined), _Band.below)
    return [band.lines for band in reversed(joined)]


@dataclass(slots=True)
class _Band:
    """Lines side by side or one above the other, and the columns that they leave."""

    lines: list[Line]
    columns: list[tuple[float, float]]
    size: float

    @classmethod
    def of(cls, lines: list[Line]) -> _Band:
        size = min(line.size for line in lines)
        return cls(lines, _spans([(line.x, line.right) for line in lines], size), size)

    def above(self, band: _Band) -> _Band | None:
        """This band and the one below as one, where a gutter runs down both."""
        size = min(self.size, band.size)
        columns = _spans([*self.columns, *band.columns], size)
        return _Band(self.lines + band.lines, columns, size) if len(columns) > 1 else None

    def below(self, band: _Band) -> _Band | None:
        """The same with the one above."""
        return band.above(self)


def _joined(bands: Iterable[_Band], join: Callable[[_Band, _Band], _Band | None]) -> list[_Band]:
    found: list[_Band] = []
    for band in bands:
        both = join(found[-1], band) if found else None
        if both is None:
            found.append(band)
        else:
            found[-1] = both
    return found


def _spans(ranges: list[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    """The ranges, those together that no gutter parts."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(ranges):
        if found and left - found[-1][1] <= _GUTTER * size:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def usual_size(every: Iterable[Line]) -> float:
    """The size in which most of the text is set."""
    ordered = sorted(every, key=lambda line: line.size)
    weights = {
        size: sum(len(line.text) for line in same) for size, same in groupby(ordered, key=_rounded)
    }
    return max(weights, key=lambda size: (weights[size], size))


def _rounded(line: Line) -> float:
    return round(line.size, 1)
