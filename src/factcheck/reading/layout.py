"""What the lines of a text are to each other: title, headings, captions, broken sentences.

Printed pages are cut by photos, pull quotes and columns, and a text taken from them holds a
paragraph's first half, three captions, and the second half. The captions are set apart, and the
halves are rejoined as one view.
"""

from __future__ import annotations

from collections import Counter

from factcheck.model import Block, BlockKind, Span, View
from factcheck.reading.comments import Ranges, outside
from factcheck.reading.lines import NUMBERED, SHORT, Line

#: So many blank lines more than usual are the place of a photo.
_PHOTO_GAP = 2
#: A caption is one sentence; the longest seen in print stay below this.
_CAPTION_LENGTH = 75
#: A pull quote repeats a sentence of the body up to this share of its characters.
_REPEATS = 80
#: Words that open a paragraph are told by the paragraphs that they open.
_OPENING = 4


def blocks(path: str, lines: list[Line], cuts: Ranges = ()) -> tuple[Block, ...]:
    """The blocks of a text in order of their first line, broken paragraphs rejoined.

    What a comment takes of a line is cut out, as a photo within a paragraph is.
    """
    kinds = _kinds(lines)
    joined = _joins(lines, kinds)
    found: list[Block] = []
    continued = {after for chain in joined.values() for after in chain}
    for index, line in enumerate(lines):
        if index in continued:
            continue
        parts = [line, *(lines[after] for after in joined.get(index, ()))]
        kept = (piece for part in parts for piece in outside(part.start, part.end, cuts))
        view = View(tuple(Span(path, start, end) for start, end in kept))
        found.append(Block(kinds[index], view, line.level))
    return tuple(found)


def _kinds(lines: list[Line]) -> list[BlockKind]:
    kinds = [line.kind for line in lines]
    gaps = sorted(line.gap for line in lines[1:])
    usual = gaps[len(gaps) // 4] if gaps else 0  # photos may outnumber paragraphs in a short text
    marked_title = next((i for i, line in enumerate(lines) if line.level == 1), None)
    marks_headings = sum(line.level > 0 for line in lines) > 1
    body = [line.text for line in lines if len(line.text) > _CAPTION_LENGTH]
    ended = False
    for index, line in enumerate(lines):
        if line.kind is BlockKind.TITLE:
            ended = False  # the next article of a page
        ended = ended or (line.kind is BlockKind.SOURCE and index > len(lines) // 2)
        if kinds[index] is not BlockKind.PARAGRAPH or line.item:
            continue
        in_slot = index > 0 and line.gap >= usual + _PHOTO_GAP
        aside = in_slot or (marked_title is not None and index < marked_title) or ended
        if aside and _one_sentence(line):
            kinds[index] = BlockKind.PULL_QUOTE if _repeats(line, body) else BlockKind.CAPTION
        elif not line.finished and line.short and not marks_headings:
            kinds[index] = BlockKind.HEADING
    _mark_title(lines, kinds, marked_title)
    _mark_lead_quotes(lines, kinds, body)
    return kinds


def _one_sentence(line: Line) -> bool:
    return len(line.text) <= _CAPTION_LENGTH and "。" not in line.text[:-1]


def _repeats(line: Line, body: list[str]) -> bool:
    from rapidfuzz import fuzz

    return any(
        len(text) > len(line.text) and fuzz.partial_ratio(line.text, text, score_cutoff=_REPEATS)
        for text in body
    )


def _mark_title(lines: list[Line], kinds: list[BlockKind], marked: int | None) -> None:
    """The title is the first marked heading, else the headings that stand before all else."""
    if marked is not None:
        kinds[marked] = BlockKind.TITLE
        return
    for index, kind in enumerate(kinds):
        if kind is not BlockKind.HEADING:
            # A one-line title may end in a full stop or a question mark in bulletins.
            if index == 0 and kind is BlockKind.PARAGRAPH and _titles(lines):
                kinds[0] = BlockKind.TITLE
            return
        if index and (lines[index].level != lines[0].level or NUMBERED.match(lines[index].text)):
            return
        kinds[index] = BlockKind.TITLE


def _titles(lines: list[Line]) -> bool:
    return (
        len(lines) > 1 and len(lines[0].text) <= SHORT and len(lines[1].text) > len(lines[0].text)
    )


def _mark_lead_quotes(lines: list[Line], kinds: list[BlockKind], body: list[str]) -> None:
    """A single sentence before the first paragraph that the body repeats is a pull quote."""
    for index, line in enumerate(lines):
        if kinds[index] is not BlockKind.PARAGRAPH:
            continue
        if _one_sentence(line) and _repeats(line, body):
            kinds[index] = BlockKind.PULL_QUOTE
            continue
        return


def _joins(lines: list[Line], kinds: list[BlockKind]) -> dict[int, list[int]]:
    """For each broken paragraph the lines that continue it, keyed by its first line."""
    openings = Counter(
        line.text[:_OPENING]
        for line, kind in zip(lines, kinds, strict=True)
        if kind is BlockKind.PARAGRAPH
    )
    first_of: dict[int, int] = {}
    joined: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if kinds[index] is not BlockKind.PARAGRAPH or line.finished or line.item:
            continue
        after = _continuation(lines, kinds, index)
        # A sentence may also have lost its end; what opens other paragraphs opens this one too.
        if after is None or openings[lines[after].text[:_OPENING]] > 1:
            continue
        first = first_of.get(index, index)
        first_of[after] = first
        joined.setdefault(first, []).append(after)
    return joined


def _continuation(lines: list[Line], kinds: list[BlockKind], index: int) -> int | None:
    for after in range(index + 1, len(lines)):
        kind = kinds[after]
        if kind in (BlockKind.CAPTION, BlockKind.PULL_QUOTE):
            continue
        if kind is BlockKind.PARAGRAPH and not lines[after].item and lines[after].level == 0:
            return after
        return None
    return None
