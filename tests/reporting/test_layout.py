import pytest
from rich.cells import cell_len

from factcheck.reporting.layout import excerpt, head, tail, wrap, wrap_parts

LONG = "云港高新区拥有高新技术企业"


@pytest.mark.parametrize(
    ("before", "figure", "after", "width", "expected"),
    [
        ("企业", "38家", "。", 40, "企业[38家]。"),
        (LONG, "38家", "、科技型中小企业41家。", 24, "…高新技术企业[38家]、科…"),
        ("", "38家", LONG, 12, "[38家]云港高…"),
        (LONG, "38家", "", 12, "…术企业[38家]"),
        ("企业有\n", "38家", "\r\n。", 40, "企业有 [38家] 。"),
        ("同比增长124.34%，出口", "8%", "", 16, "…124.34%，出口[8%]"),
        ("同比增长124.34%，出口", "8%", "", 15, "…出口[8%]"),
        ("出口", "8%", "，同比增长124.34%，其后", 16, "出口[8%]，同比增…"),
        (LONG, "1234567890", LONG, 6, "[12345…]"),
    ],
)
def test_surroundings_fit_into_the_line(
    before: str, figure: str, after: str, width: int, expected: str
) -> None:
    fitted = excerpt(before, figure, after, width)
    assert f"{fitted.before}[{fitted.figure}]{fitted.after}" == expected
    assert cell_len(fitted.before + fitted.figure + fitted.after) <= width


@pytest.mark.parametrize(
    ("text", "width", "start", "end"),
    [
        ("云港高新区", 10, "云港高新区", "云港高新区"),
        ("云港高新区", 9, "云港高新…", "…港高新区"),
        ("增长124.34%", 9, "增长…", "…124.34%"),
        ("增长124.34%", 7, "增长…", "…"),
        ("云港", 0, "", ""),
    ],
)
def test_a_number_is_kept_whole_or_left_out(text: str, width: int, start: str, end: str) -> None:
    assert (head(text, width), tail(text, width)) == (start, end)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("云港高新区", 10, ["云港高新区"]),
        ("云港高新区", 8, ["云港高新", "区"]),
        ("云港高新，区", 8, ["云港高", "新，区"]),
        ("云港高（新区）", 8, ["云港高", "（新区）"]),
        ("共17.82亿元", 6, ["共", "17.82", "亿元"]),
        ("two words", 6, ["two", "words"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("（（（（（", 4, ["（（", "（（", "（"]),
        ("一\n二", 10, ["一 二"]),
    ],
)
def test_lines_break_where_chinese_may(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_nothing_is_lost_by_wrapping() -> None:
    text = "“十四五”期间（2021—2025年），GDP年均增长6.5%；其中[工业]、“三产”…占比超50%。" * 3
    for width in range(4, 60):
        lines = wrap(text, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(cell_len(line) <= width for line in lines)


def test_parts_stay_together_where_they_can() -> None:
    assert wrap_parts(["云港", "", "企业", "2025年"], " · ", 12) == ["云港 · 企业", "2025年"]
    assert wrap_parts(["云港高新区", "企业"], " · ", 8) == ["云港高新", "区", "企业"]
    assert wrap_parts([], " · ", 8) == []
