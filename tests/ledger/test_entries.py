"""Ledger files taken apart: every text with its place, every fault with its line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.ledger.entries import Entry, drafts_of

FACT = {
    "subject": "云泽市",
    "indicator": "地区生产总值",
    "value": "2156.3亿元",
    "period": "2024年",
    "source": "统计公报，2025年",
}


def toml(cells: Mapping[str, str], kind: str = "fact") -> str:
    return f"[[{kind}]]\n" + "".join(f'{key} = "{text}"\n' for key, text in cells.items())


def csv(*rows: Mapping[str, str]) -> str:
    lines = [",".join(rows[0]), *(",".join(f'"{row[key]}"' for key in rows[0]) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def entries(path: str, text: str) -> list[Entry]:
    return [draft.finished() for draft in drafts_of(path, text)]


def faults(path: str, text: str) -> list[str]:
    """What is said of a file, in English."""
    errors: list[InputError] = []
    try:
        for draft in drafts_of(path, text):
            try:
                draft.finished()
            except InputError as error:
                errors.append(error)
    except InputError as error:
        errors.append(error)
    assert {error.path for error in errors} <= {path}
    assert all(error.message.zh != error.message.en for error in errors)
    return [error.message.en for error in errors]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("facts.toml", f"# 台账\n\n{toml(FACT)}\n\n# 完\n", 6),
        ("facts.toml", "[[ fact ]] # 一\n'value' = '2156.3亿元'\t# 二\n" + toml(FACT)[9:], 2),
        ("facts.csv", f"\n{csv(FACT)}", 3),
        ("FACTS.CSV", ",".join(FACT) + '\n云泽市,地区生产总值, 2156.3亿元 ,2024年,"统""计"\n', 2),
    ],
)
def test_a_text_stands_where_its_cell_says(path: str, text: str, line: int, end: str) -> None:
    if text.count("value") > 1:
        text = text.replace('value = "2156.3亿元"\n', "")
    text = text.replace("\n", end)
    (entry,) = entries(path, text)
    value = entry.cells["value"]
    assert (value.text, text[value.span.start : value.span.end]) == ("2156.3亿元", "2156.3亿元")
    assert text[: value.span.start].count("\n") + 1 == entry.lines["value"] == line
    assert all(entry.span.contains(cell.span) for cell in entry.cells.values())
    whole = text[entry.span.start : entry.span.end]
    assert whole == whole.strip()


def test_quotes_in_a_csv_cell_are_doubled() -> None:
    (entry,) = entries("a.csv", 'post,holder,source\n云泽市市长,李海明,"《""公报""》"\n')
    assert entry.cells["source"].text == '《"公报"》'


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters='"\\', exclude_categories=("Cc", "Zl", "Zp")),
    min_size=1,
).filter(str.strip)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FACT, _TEXTS)), min_size=1, max_size=4))
def test_any_texts_are_found_in_their_places(rows: list[dict[str, str]]) -> None:
    for path, text in (("a.toml", "\n".join(map(toml, rows))), ("a.csv", csv(*rows))):
        found = entries(path, text)
        assert [{key: cell.text for key, cell in entry.cells.items()} for entry in found] == [
            {key: value.strip() for key, value in row.items()} for row in rows
        ]
        for entry in found:
            for cell in entry.cells.values():
                assert text[cell.span.start : cell.span.end] == cell.text


def without(key: str) -> dict[str, str]:
    return {name: text for name, text in FACT.items() if name != key}


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("a.toml", toml(without("subject")), "line 1: subject is missing"),
        ("a.toml", toml(FACT | {"source": " "}), "line 6: source is missing"),
        ("a.toml", toml(FACT | {"unit": "x"}), "line 7: unknown key unit, only subject, "),
        ("a.toml", toml(FACT | {"valeu": "x"}), "line 7: unknown key valeu, did you mean value?"),
        ("a.toml", toml(FACT, "facts"), "line 1: there is no [[facts]], did you mean fact?"),
        ("a.toml", toml(FACT, "post"), "line 2: unknown key subject, only post, holder, source"),
        ("a.toml", toml(FACT).replace('"2156.3亿元"', "2156.3"), "line 4: value must be a text on"),
        (
            "a.toml",
            toml(FACT).replace("2156.3亿", r"2156\u002e3亿"),
            "line 4: value must be a text",
        ),
        ("a.toml", toml(FACT).replace('"2024年"', '"""2024年"""'), "line 5: period must be a text"),
        (
            "a.toml",
            toml(FACT).replace('"2024年"', '"""\n2024年"""'),
            "line 5: an entry is a [[fact]",
        ),
        ("a.toml", toml(FACT).replace('"2024年"', "2024年"), "line 5: bad TOML: "),
        ("a.toml", toml(FACT) + 'value = "1家"\n', "line 7: bad TOML: "),
        ("a.toml", "fact = [{ subject = 'x' }]\n", "line 1: an entry is a [[fact]] or a [[post]]"),
        ("a.toml", "\n[fact]\nsubject = 'x'\n", "line 2: an entry is a [[fact]] or a [[post]]"),
        ("a.toml", "title = 'x'\n", "line 1: belongs below a [[fact]] or a [[post]]"),
        ("a.toml", "# nothing\n", "this ledger has no [[fact]], no [[post]] and no rows"),
        ("a.csv", csv(without("source")), "line 1: header: source is missing"),
        ("a.csv", csv(FACT | {"holder": "x"}), "line 1: header: unknown column subject, only post"),
        ("a.csv", "post,post,holder,source\n", "line 1: header: post is there twice"),
        ("a.csv", "post,holder,source\n\nx,y\n", "line 3: 2 cells where the header has 3"),
        ("a.csv", "post,holder,source\nx,,z\n", "line 2: holder is missing"),
        ("a.csv", 'post,holder,source\nx,"y,z\n', "line 2: quotes must be closed on the line"),
        ("a.csv", 'post,holder,source\nx,y"y,z\n', "line 2: quotes must be closed on the line"),
        ("a.csv", "post,holder,source\n", "this ledger has no [[fact]], no [[post]] and no rows"),
        ("a.xlsx", "x", "a ledger of facts is a .toml or .csv file"),
    ],
)
def test_a_fault_is_told_with_its_line(path: str, text: str, told: str) -> None:
    (said,) = faults(path, text)
    assert said.startswith(told)


def test_a_faulty_entry_hides_no_other() -> None:
    text = toml(without("value")) + toml(FACT) + toml(FACT, "fcat")
    first, second, third = drafts_of("a.toml", text)
    assert second.finished().cells["value"].text == "2156.3亿元"
    assert len(faults("a.toml", text)) == 2
    assert (first.line, third.line) == (1, 12)
