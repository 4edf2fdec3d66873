"""The order in which the lines of a page are read."""

from __future__ import annotations

from itertools import count
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from factcheck.reading import columns
from factcheck.reading.columns import Glyph, Line

SIZE = 10.0
PITCH = 15.0
WIDTH = 200.0

#: Lines of each column, the space between columns in sizes of the type.
PAGES = st.tuples(
    st.lists(st.integers(1, 12), min_size=1, max_size=5), st.floats(1, 5), st.floats(0, PITCH)
)


def line(number: int, x: float, y: float, size: float = SIZE, width: float = WIDTH) -> Line:
    return Line(f"line {number}", x, x + width, y, size)


def page(lengths: list[int], gutter: float, offset: float, top: float = 700) -> list[Line]:
    """Columns side by side, each a little lower than the one before."""
    numbers = count()
    return [
        line(next(numbers), column * (WIDTH + gutter * SIZE), top - column * offset - row * PITCH)
        for column, length in enumerate(lengths)
        for row in range(length)
    ]


def texts(lines: list[Line]) -> list[str]:
    return [one.text for one in lines]


@given(PAGES, st.randoms(use_true_random=False))
def test_columns_are_read_one_after_the_other_however_they_are_drawn(
    setting: tuple[list[int], float, float], chance: Random
) -> None:
    lines = page(*setting)
    drawn = list(lines)
    chance.shuffle(drawn)
    assert texts(columns.ordered(drawn)) == texts(lines)


@given(PAGES, st.randoms(use_true_random=False))
def test_what_stands_over_and_under_all_columns_is_read_first_and_last(
    setting: tuple[list[int], float, float], chance: Random
) -> None:
    lengths, gutter, offset = setting
    whole = len(lengths) * (WIDTH + gutter * SIZE)
    head = Line("head", 0, whole, 760, 30)
    foot = Line("foot", 0, whole, 200, SIZE)
    lines = [head, *page(lengths, gutter, offset), foot]
    drawn = list(lines)
    chance.shuffle(drawn)
    assert texts(columns.ordered(drawn)) == texts(lines)


@given(PAGES, st.randoms(use_true_random=False))
def test_no_line_is_lost_or_read_twice(
    setting: tuple[list[int], float, float], chance: Random
) -> None:
    lines = [
        Line(one.text, chance.uniform(0, 500), chance.uniform(500, 900), chance.uniform(0, 800), 10)
        for one in page(*setting)
    ]
    assert sorted(texts(columns.ordered(lines))) == sorted(texts(lines))


def glyphs(text: str, x: float, y: float, size: float = SIZE) -> list[Glyph]:
    return [
        Glyph(sign, x + at * size, x + (at + 1) * size, y, size) for at, sign in enumerate(text)
    ]


def set_texts(*runs: list[Glyph]) -> list[str]:
    return texts(columns.set_lines([glyph for run in runs for glyph in run]))


def test_characters_on_one_level_are_a_line() -> None:
    assert set_texts(glyphs("青禾高新区", 0, 100)) == ["青禾高新区"]


def test_a_line_that_is_drawn_in_pieces_is_whole() -> None:
    assert set_texts(glyphs("52", 30, 100), glyphs("拥有", 10, 100)) == ["拥有52"]
    assert set_texts(glyphs("拥有", 10, 99), glyphs("52", 30, 100)) == ["拥有52"]


def test_a_line_that_is_printed_twice_to_look_bold_is_read_once() -> None:
    assert set_texts(glyphs("青禾", 0, 100), glyphs("青禾", 0.3, 100)) == ["青禾"]


def test_columns_on_one_level_are_two_lines() -> None:
    assert set_texts(glyphs("左栏", 0, 100) + glyphs("右栏", 30, 100)) == ["左栏", "右栏"]


def test_large_type_beside_a_column_is_another_line() -> None:
    assert set_texts(glyphs("大", 0, 100, 30) + glyphs("小", 30, 100)) == ["大小"]
    assert set_texts(glyphs("大", 0, 100, 30) + glyphs("小", 40, 100)) == ["大", "小"]


def body(*rows: tuple[str, float, float]) -> list[str]:
    """The paragraphs of lines of one column: text, indent, width."""
    lines = [
        Line(text, indent, indent + width, 700 - row * PITCH, SIZE, 0, WIDTH)
        for row, (text, indent, width) in enumerate(rows)
    ]
    return ["".join(line.text for line in one.lines) for one in columns.paragraphs(lines)]


def test_an_indent_opens_a_paragraph() -> None:
    assert body(("甲", 20, 180), ("乙", 0, 200), ("丙", 20, 180)) == ["甲乙", "丙"]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert body(("甲", 0, 200), ("乙。", 0, 100), ("丙", 0, 200)) == ["甲乙。", "丙"]


def test_a_line_may_end_early_for_a_word_that_does_not_break() -> None:
    assert body(("甲,", 0, 140), ("2-chlorophenyl酸", 0, 200)) == ["甲,2-chlorophenyl酸"]


def test_a_sentence_that_has_not_ended_goes_on() -> None:
    assert body(("甲", 0, 165), ("乙。", 0, 200)) == ["甲乙。"]
    assert body(("甲。", 0, 165), ("乙。", 0, 200)) == ["甲。", "乙。"]
