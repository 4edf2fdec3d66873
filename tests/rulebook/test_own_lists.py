"""The user's own word lists: what they may hold, and how they come on top."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleError, UsageError
from factcheck.reading import normalise
from factcheck.rulebook import lexicons
from factcheck.rulebook.columns import COLUMNS
from factcheck.rulebook.lexicons import Row, key_of, merged
from factcheck.rulebook.own_lists import read_lists


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.tsv").write_text(text, encoding="utf-8")


def test_the_programs_own_lists_are_what_is_asked_of_others(tmp_path: Path) -> None:
    assert set(COLUMNS) == set(lexicons.names())
    shipped = {name: lexicons.shipped(name) for name in lexicons.names()}
    for name, rows in shipped.items():
        write(tmp_path, name, "".join("\t".join(row) + "\n" for row in rows))
    assert read_lists(tmp_path, normalise) == shipped


def test_words_are_folded_as_texts_are(tmp_path: Path) -> None:
    (tmp_path / "aliases.tsv").write_bytes(
        "\ufeff# 說明\r\n\r\n實際使用外資　\t实际利用外资（ＦＤＩ）\r\n".encode()
    )
    assert read_lists(tmp_path, normalise) == {"aliases": (("实际使用外资", "实际利用外资(FDI)"),)}


def test_rows_are_filled_and_other_files_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "places", "云泽\n")
    (tmp_path / "README.md").write_text("甲\t乙\t丙")
    (tmp_path / ".aliases.tsv").write_text("甲\t乙\t丙")
    assert read_lists(tmp_path, normalise) == {"places": (("云泽", ""),)}


@pytest.mark.parametrize(
    ("name", "row", "told"),
    [
        ("aliases", "甲\t乙\t丙", "3 columns, not 2"),
        ("aliases", "甲 乙", "column 1, '甲 乙', must be a word without blanks"),
        ("aliases", "\t乙", "column 1, '', must be a word without blanks"),
        ("aliases", "甲\t乙\n甲\t丙", "甲 stands on line 3 already"),
        ("aliases", "项目\t专案", "项目 is read as 专案, which is read as itself again"),
        ("aliases", "企业\t大企业", "企业 is read as 大企业, which is read as itself again"),
        ("cues", "甲\tlistin", "a known class, did you mean listing?"),
        ("verbs", "甲\tflws", r'one of "", stock, flow'),
        ("verbs", "甲\tflow\tkep", 'one of "", keep, drop'),
        ("units", "箱\t箱\tcount", "column 4, '', must be a positive number or a/b"),
        ("units", "箱\t箱\tcount\t1/0\tany", "column 4, '1/0', must be"),
        ("units", "箱\t箱\tcount\t1\tmost", "one of any, count, many, digits"),
        ("units", "箱\t箱\tcount\t1\tany\t[子", "column 6"),
        ("places", "甲(乙", "a word of characters, letters, digits"),
        ("events", "云泽会\t2027-02-30", "a date such as 2025-12-31"),
        ("nonfigures", "云泽\tname", "with a numeral in it"),
        ("currencies", "泽币\t泽", "column 2, '泽', is no unit; units.tsv lists them"),
        ("wordfigures", "一打\t12\t13\t12\t[]\t个", "13 is above 12"),
        ("wordfigures", "一打\t12\t12\t12\t[]\t泽", "column 6, '泽', is no unit"),
        ("hedges", "近乎\tbefore\t1.1\t0.9\t[]", "1.1 is above 0.9"),
        ("hedges", "近乎\tbefore\t0.9\t1\t]]", "two of"),
        ("eras", "云泽\t1900\t1800\tsolar", "1900 is above 1800"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, name: str, row: str, told: str
) -> None:
    write(tmp_path, name, f"# 说明\n\n{row}\n")
    line = 3 + row.count("\n")
    place = re.escape(str(tmp_path / f"{name}.tsv"))
    with pytest.raises(RuleError, match=rf"^lexicon {place}:{line}: .*{re.escape(told)}") as caught:
        read_lists(tmp_path, normalise)
    assert caught.value.message.zh.startswith(f"词表 {tmp_path / name}.tsv:{line}：")


def test_a_unit_of_ones_own_may_be_led_to(tmp_path: Path) -> None:
    write(tmp_path, "units", "泽币\t泽币\tmoney:YZE\t1\tany\n")
    write(tmp_path, "currencies", "泽\t泽币\n")
    assert set(read_lists(tmp_path, normalise)) == {"currencies", "units"}


def test_an_alias_may_lead_to_another_one(tmp_path: Path) -> None:
    write(tmp_path, "aliases", "工程专案\t专案\n")  # and 专案 is read as 项目
    assert read_lists(tmp_path, normalise)


@pytest.mark.parametrize(
    ("name", "told"), [("alias", "did you mean aliases.tsv?"), ("qqqqqq", "only acronyms.tsv, ")]
)
def test_an_unknown_list_is_told(tmp_path: Path, name: str, told: str) -> None:
    write(tmp_path, name, "甲\t乙\n")
    with pytest.raises(RuleError, match=re.escape(told)):
        read_lists(tmp_path, normalise)


def test_a_folder_without_lists_and_a_list_that_is_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no \.tsv files"):
        read_lists(tmp_path, normalise)
    (tmp_path / "units.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(RuleError, match=r"units\.tsv:1: cannot be read \(UTF-8\)"):
        read_lists(tmp_path, normalise)


_LISTS = st.sampled_from(["aliases", "cues", "modality"])
_ROWS = st.lists(st.tuples(*[st.sampled_from("甲乙丙丁")] * 3), max_size=6)


def _once(name: str, rows: list[Row]) -> tuple[Row, ...]:
    return tuple({key_of(name, row): row for row in rows}.values())


@given(_LISTS, _ROWS, _ROWS)
def test_own_rows_replace_those_of_their_key_and_follow_the_rest(
    name: str, shipped: list[Row], own: list[Row]
) -> None:
    theirs, mine = _once(name, shipped), _once(name, own)
    both = merged(name, theirs, mine)
    keys = [key_of(name, row) for row in both]
    assert len(set(keys)) == len(keys)
    assert set(mine) <= set(both)
    assert keys[: len(theirs)] == [key_of(name, row) for row in theirs]
    own_keys = {key_of(name, row) for row in mine}
    assert [r for r in both if key_of(name, r) not in own_keys] == [
        r for r in theirs if key_of(name, r) not in own_keys
    ]
    assert merged(name, both, mine) == both


def test_lists_are_chosen_once_a_process() -> None:
    assert lexicons.rows("units")
    lexicons.use(lexicons.in_use())
    with pytest.raises(UsageError, match="once a process"):
        lexicons.use({"aliases": (("甲", "乙"),)})
    assert lexicons.in_use() == {}
