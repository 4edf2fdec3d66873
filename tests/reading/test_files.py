"""Which files a path names, and what is said of those that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.reading import expand, parse, read

from ..articles import write

TEXT = "青禾高新区\n\n2024年,青禾高新区拥有高新技术企业52家,产业规模持续扩大。\n"


def test_a_folder_is_read_in_a_fixed_order(tmp_path: Path) -> None:
    names = ("b.txt", "a.md", "sub/c.TXT", "sub/deeper/d.txt")
    write(tmp_path, dict.fromkeys(names, TEXT))
    write(tmp_path, {".hidden.txt": TEXT, ".git/e.txt": TEXT, "picture.png": "x", "notes": "x"})
    (tmp_path / "folder.txt").mkdir()
    found = list(expand(str(tmp_path)))
    assert found == [f"{tmp_path.as_posix()}/{name}" for name in ("a.md", *names[:1], *names[2:])]


def test_paths_are_the_argument_joined_with_what_is_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"news/a.txt": TEXT, "b.txt": TEXT})
    monkeypatch.chdir(tmp_path)
    assert list(expand("news")) == ["news/a.txt"]
    assert list(expand("news/")) == ["news/a.txt"]
    assert list(expand("b.txt")) == ["b.txt"]
    assert list(expand(".")) == ["b.txt", "news/a.txt"]


def test_a_named_file_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {".draft": TEXT})
    assert list(expand(str(path))) == [str(path)]
    assert read(str(path)).text == TEXT


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, {".hidden/a.txt": TEXT})
    with pytest.raises(InputError) as caught:
        list(expand(str(tmp_path)))
    assert caught.value.path == str(tmp_path)


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(expand(str(tmp_path / "nothing.txt")))
    assert caught.value.path.endswith("nothing.txt")


def test_an_empty_path_is_not_the_current_folder() -> None:
    with pytest.raises(InputError) as caught:
        list(expand(""))
    assert caught.value.message.en == "an empty path"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(str(tmp_path / "gone.txt"))
    assert caught.value.message.zh
    assert caught.value.message.en


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"a.txt": TEXT})
    path.chmod(0)
    with pytest.raises(InputError):
        read(str(path))


@pytest.mark.parametrize("data", [b"", b"\n \r\n", "\ufeff\u3000\n".encode()])
def test_a_file_without_text_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        parse("one.txt", data)


def test_text_and_offsets_are_those_of_the_file() -> None:
    document = parse("one.txt", b"\xef\xbb\xbf" + "云泽市\r\n\r\n全市常住人口210.4万人。".encode())
    assert document.text == "云泽市\r\n\r\n全市常住人口210.4万人。"
    assert len(document.normal) == len(document.text)
    assert document.position(document.text.index("全市")) == (3, 1)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-05-06_青禾.txt", "2024-05-06"),
        ("qinghe_20241231.txt", "2024-12-31"),
        ("folder-2020-01-01/青禾.txt", None),
        ("20241399.txt", None),
        ("120241231.txt", None),
    ],
)
def test_the_name_of_a_file_may_hold_its_date(name: str, day: str | None) -> None:
    found = parse(name, TEXT.encode()).date
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(
    "line",
    [
        "来源:云泽日报 2025年3月14日",
        "发布时间:2025-03-14",
        "时间：2025/3/14 09:30",
        "（2025年3月14日）",
        "云泽日报2025年3月14日讯：",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_around_the_article_dates_it(line: str, first: bool) -> None:
    body = "2023年以来,青禾高新区坚持创新驱动,产业规模持续扩大,企业活力不断增强。"
    order = [line, body] if first else [body, line]
    document = parse("20200101.txt", "\n\n".join(["青禾高新区观察", *order]).encode())
    assert str(document.date) == "2025-03-14"


def test_an_impossible_day_dates_nothing() -> None:
    assert parse("one.txt", f"青禾\n\n发布时间:2025-02-30\n\n{TEXT}".encode()).date is None
