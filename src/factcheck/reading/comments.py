"""The program's own comments in a text, which are no text: ``<!-- factcheck: ... -->``.

What they say is for the gate. Here they only vanish: blanks in the normalised text, one for one,
and no part of any block, so that a text reads the same with and without them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from factcheck.patterns import compiled

#: Half-open ranges of code points, in order.
Ranges = Sequence[tuple[int, int]]

#: On one line; one that is never closed swallows nothing.
OWN = compiled(r"<!-- *factcheck *:((?:(?!-->)[^\r\n])*)(-->)?")
_LINE_END = compiled(r"\r\n|\r|\n")


def find(normal: str) -> Ranges:
    """Where the comments stand in a normalised text."""
    return [match.span() for match in OWN.finditer(normal) if match[2]]


def unclosed(normal: str) -> list[int]:
    """Where comments begin that do not end on their line."""
    return [match.start() for match in OWN.finditer(normal) if not match[2]]


def mask(normal: str, comments: Ranges) -> str:
    """The text with blanks for its comments.

    A line that holds nothing else goes with its line end: blank lines tell where a photo stood.
    """
    parts: list[str] = []
    done = 0
    for run in _runs(normal, comments):
        gaps = [_gap_before(normal, run[0][0])]
        gaps += [(left[1], right[0]) for left, right in pairwise(run)]
        gaps.append(_gap_after(normal, run[-1][1]))
        kept = max(gaps, key=lambda gap: len(_LINE_END.findall(normal, *gap)))
        start, end = gaps[0][0], gaps[-1][1]
        parts += normal[done:start], " " * (kept[0] - start)
        parts += normal[kept[0] : kept[1]], " " * (end - kept[1])
        done = end
    return "".join((*parts, normal[done:]))


def cuts(normal: str, comments: Ranges) -> Ranges:
    """What a line loses with its comments: the blanks before one go with it."""
    found: list[tuple[int, int]] = []
    for start, end in comments:
        least = found[-1][1] if found else 0  # where the one before it ends
        while start > least and normal[start - 1] == " ":
            start -= 1
        found.append((start, end))
    return found


def outside(start: int, end: int, cuts: Ranges) -> Ranges:
    """What of a line at ``[start, end)`` is not cut out."""
    kept: list[tuple[int, int]] = []
    first = bisect_left(cuts, (start, start))
    for cut_start, cut_end in cuts[first : bisect_left(cuts, (end, end))]:
        kept.append((start, cut_start))
        start = cut_end
    return [(start, end) for start, end in (*kept, (start, end)) if start < end]


def _runs(normal: str, comments: Ranges) -> list[list[tuple[int, int]]]:
    """The comments, those together that only white space parts."""
    runs: list[list[tuple[int, int]]] = []
    for comment in comments:
        if runs and not normal[runs[-1][-1][1] : comment[0]].strip():
            runs[-1].append(comment)
        else:
            runs.append([comment])
    return runs


def _gap_before(normal: str, at: int) -> tuple[int, int]:
    start = at
    while start and normal[start - 1].isspace():
        start -= 1
    return start, at


def _gap_after(normal: str, at: int) -> tuple[int, int]:
    end = at
    while end < len(normal) and normal[end].isspace():
        end += 1
    return at, end
