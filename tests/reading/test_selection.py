"""What is taken below a folder: formats, globs, hidden and git-ignored paths."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.reading import Globs, Selection, expand

from ..articles import write


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = (
        "a.txt",
        "b.md",
        "c.png",
        "news/d.txt",
        "news/old/e.TXT",
        "out/f.txt",
        ".h/g.txt",
        "~$h.docx",
    )
    write(tmp_path, dict.fromkeys((*names, "~$h.docx"), "x"))
    return tmp_path


def found(path: str = ".", **selection: tuple[str, ...]) -> list[str]:
    return list(expand(path, Selection(**selection)))  # type: ignore[arg-type]


@pytest.mark.usefixtures("tree")
def test_the_article_formats_are_taken() -> None:
    assert found() == ["a.txt", "b.md", "news/d.txt", "news/old/e.TXT", "out/f.txt"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("include", "taken"),
    [
        (("*.png",), ["c.png"]),
        (("news/",), ["news/d.txt", "news/old/e.TXT"]),
        (("/*.txt",), ["a.txt"]),
        (("news/*.txt",), ["news/d.txt"]),
        (("news/", "!*.TXT"), ["news/d.txt"]),
        (("*.md", "out/"), ["b.md", "out/f.txt"]),
    ],
)
def test_include_says_what_is_taken_instead(include: tuple[str, ...], taken: list[str]) -> None:
    assert found(include=include) == taken


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("exclude", "taken"),
    [
        (("*.txt",), ["b.md", "news/old/e.TXT"]),
        (("news/", "out/"), ["a.txt", "b.md"]),
        (("old",), ["a.txt", "b.md", "news/d.txt", "out/f.txt"]),
        (("*.txt", "!a.txt"), ["a.txt", "b.md", "news/old/e.TXT"]),
        # As in git, what lies below a folder that is left out cannot be taken back.
        (("news/", "!news/d.txt"), ["a.txt", "b.md", "out/f.txt"]),
    ],
)
def test_exclude_says_what_is_left_out(exclude: tuple[str, ...], taken: list[str]) -> None:
    assert found(exclude=exclude) == taken


def test_globs_count_from_their_root_wherever_the_walk_begins(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = Selection(exclude=("/news/old/",), root=tree)
    monkeypatch.chdir(tree / "news")
    assert list(expand(".", selection)) == ["d.txt"]
    assert list(expand("..", selection))[-2:] == ["../news/d.txt", "../out/f.txt"]
    assert list(expand(str(tree / "news"), selection)) == [f"{tree}/news/d.txt"]


def test_what_is_named_outright_is_taken(tree: Path) -> None:
    write(tree, {".gitignore": "out/\na.txt\n"})
    assert found("a.txt", exclude=("*",)) == ["a.txt"]
    assert found("news", exclude=("news/",)) == ["news/d.txt", "news/old/e.TXT"]
    assert found("news", exclude=("news/", "old/")) == ["news/d.txt"]
    assert found("out") == ["out/f.txt"]
    assert found(".h") == [".h/g.txt"]
    assert found() == ["b.md", "news/d.txt", "news/old/e.TXT"]


def test_ignore_files_count_at_all_levels(tree: Path) -> None:
    write(tree, {".gitignore": "*.txt\n# note\n!\n", "news/.gitignore": "!d.txt\n"})
    assert found() == ["b.md", "news/d.txt", "news/old/e.TXT"]


def test_ignore_files_around_count_as_far_as_the_repository(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tree, {".gitignore": "old/\nnews/d.txt\n"})
    assert found("news") == ["news/d.txt", "news/old/e.TXT"]
    (tree / ".git").mkdir()
    with pytest.raises(InputError):
        found("news")
    (tree / "news" / ".git").touch()
    assert found("news") == ["news/d.txt", "news/old/e.TXT"]
    (tree / "news" / ".git").unlink()
    monkeypatch.chdir(tree / "news" / "old")
    assert found() == ["e.TXT"]


def test_a_link_to_a_folder_is_not_followed_to_a_file_it_is(tree: Path) -> None:
    (tree / "linked").symlink_to(tree / "news")
    (tree / "link.txt").symlink_to(tree / "a.txt")
    (tree / "broken.txt").symlink_to(tree / "nothing")
    # What cannot be read is told of, not passed over.
    files = ["a.txt", "b.md", "broken.txt", "link.txt"]
    assert found() == [*files, "news/d.txt", "news/old/e.TXT", "out/f.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_told_after_the_rest(tree: Path) -> None:
    (tree / "news" / "old").chmod(0)
    walk = expand(".")
    assert [next(walk) for _ in range(4)] == ["a.txt", "b.md", "news/d.txt", "out/f.txt"]
    with pytest.raises(InputError) as caught:
        next(walk)
    assert caught.value.path == "news/old"


@pytest.mark.usefixtures("tree")
def test_what_was_looked_for_is_told() -> None:
    with pytest.raises(InputError, match=r"\*\.rst \*\.org"):
        found(include=("*.rst", "*.org"))


def test_a_path_outside_the_root_matches_as_a_whole(tree: Path) -> None:
    outside = Globs(("old/",), tree / "out")
    assert outside.match("news/old/e.TXT")
    assert not Globs(("/news/",), tree / "out").match("news/d.txt")


_NAMES = st.sampled_from(["a.txt", "b.txt", "keep.txt", "x", "y"])
_PATTERNS = st.sampled_from(
    ["*.txt", "!a.txt", "x/", "/x/", "y", "!y", "x/*", "**/b.txt", "!/keep.txt", "x/**/b.txt"]
)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git to compare with")
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    files=st.sets(st.lists(_NAMES, min_size=1, max_size=3).map("/".join), min_size=1, max_size=8),
    ignored=st.dictionaries(
        st.sampled_from(["", "x/", "x/y/"]), st.lists(_PATTERNS, max_size=4), max_size=3
    ),
)
@example(files={"a.txt/x/a.txt"}, ignored={"": ["x/", "!a.txt"]})
def test_what_git_ignores_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, files: set[str], ignored: dict[str, list[str]]
) -> None:
    top = tmp_path_factory.mktemp("tree")
    for name in files:
        path = top / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    for folder, patterns in ignored.items():
        if (top / folder).is_dir():
            (top / folder / ".gitignore").write_text("\n".join(patterns), encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(top)], check=True)
    listed = subprocess.run(
        ["git", "-C", str(top), "ls-files", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert Selection().files(str(top))[0] == sorted(n for n in listed if n.endswith(".txt"))
