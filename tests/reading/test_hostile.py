"""Files that would hurt: each ends in one clear line, and the others are checked."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.config import Options
from factcheck.errors import InputError
from factcheck.extraction import read_claims
from factcheck.model import Document
from factcheck.pipeline import run
from factcheck.reading import articles, files, load, read_all
from factcheck.reading.formats import COLLECTIONS, READERS

from ..articles import write

GOOD = "截至2024年底，青禾高新区拥有高新技术企业52家。"
ENDINGS = sorted({*READERS, *COLLECTIONS})
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX files")


def told(folder: Path) -> dict[str, str]:
    """What is said of each file of a folder that holds a good one too."""
    (folder / "good.txt").write_text(GOOD, "utf-8")
    report = run([str(folder)], Options())
    assert "good.txt" in {Path(one.path).name for one in report.documents}
    for problem in report.problems:
        assert problem.message.zh
        assert "\n" not in problem.message.zh + problem.message.en
    return {Path(problem.path).name: problem.message.en for problem in report.problems}


@POSIX
def test_a_sparse_file_of_two_gigabytes(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(2 * 1024**3)
    began = time.perf_counter()
    assert "larger than 64 MiB" in told(tmp_path)["big.txt"]
    assert time.perf_counter() - began < 30


def test_too_many_bytes_are_refused_from_a_pipe_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (found,) = read_all("<stdin>", b"x" * 11)
    assert isinstance(found, InputError)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_a_text_too_long_for_an_article(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "LONGEST", 20)
    body = f'{{"text": "{GOOD}"}}' if name == "a.jsonl" else f"<p>{GOOD}</p>"
    (found,) = read_all(name, body.encode())
    assert isinstance(found, InputError)
    assert found.message is articles.TOO_LONG


@POSIX
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in told(tmp_path)["pipe.txt"]


@POSIX
def test_links_in_a_circle_and_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "gone.txt").symlink_to("nothing")
    (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
    found = told(tmp_path)
    assert "in a circle" in found["a.txt"]
    assert "in a circle" in found["b.txt"]
    assert "gone" in found["gone.txt"]
    named = run([str(tmp_path / "a.txt"), str(tmp_path / "good.txt")], Options())
    assert [Path(one.path).name for one in named.problems] == ["a.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_nobody_may_read(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"a.txt": GOOD})
    path.chmod(0)
    assert "permission denied" in told(tmp_path)["a.txt"]


def test_no_permission_is_told_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError) as caught:
        load(str(tmp_path / "a.txt"))
    assert "权限" in caught.value.message.zh
    assert "permission" in caught.value.message.en


@pytest.mark.parametrize("what", ["grows", "is written anew"])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    (path,) = write(tmp_path, {"a.txt": GOOD})
    fstat = os.fstat

    def changing(handle: int) -> os.stat_result:
        """Looks at the file, then somebody writes into it."""
        found = fstat(handle)
        if what == "grows":
            path.write_text(GOOD + GOOD, "utf-8")
        else:
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))
        return found

    monkeypatch.setattr(os, "fstat", changing)
    with pytest.raises(InputError, match="changed"):
        load(str(path))


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gone"):
        load(str(tmp_path / "gone.txt"))


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5000])
def test_a_path_that_no_file_can_have(path: str) -> None:
    assert len(run([path], Options()).problems) == 1


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", f"青禾\0{GOOD}".encode(), "binary"),
        ("a.txt", b"PK\x03\x04" + bytes(range(256)), "binary"),
        ("a.txt", "截至目前企业52家".encode("gb18030") + b"\xff", "byte 16 is not valid gb18030"),
        ("a.txt", GOOD.encode() + b"\xff", f"byte {len(GOOD.encode())} is not UTF-8"),
        ("a.html", b"<div>" * 100_000 + GOOD.encode(), "nested more than 2000"),
        ("a.html", b"<!--" + GOOD.encode(), "no text"),
        ("a.json", b'[{"content": "a"}, {"cont', "bad JSON: line 1"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.jsonl", b"", "no article"),
        ("a.md", b"---\na: [x\n---\n", "bad YAML"),
        ("a.md", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, data: bytes, message: str) -> None:
    found = [one for one in read_all(name, data) if isinstance(one, InputError)]
    assert message in found[0].message.en
    assert found[0].message.zh


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<" * 200_000),
        ("a.html", "<a " * 100_000),
        ("a.html", "</" * 200_000),
        ("a.html", "<!--" * 100_000),
        ("a.html", "<a b='" * 100_000 + '<a b="' * 100_000),
        ("a.html", "&" * 200_000),
        ("a.html", "<script>" * 50_000),
        ("a.html", "<table>" + "<tr><td colspan=999 rowspan=999>1" * 300),
        ("a.html", '<!DOCTYPE x [<!ENTITY a "99"><!ENTITY b "&a;&a;">]>' + "<p>&b;" * 9_000),
        ("a.md", "[" * 5_000),
        ("a.md", "**a*" * 5_000),
        ("a.md", ">" * 5_000),
        ("a.md", "`" * 20_001 + "a`" * 5_000),
    ],
)
def test_time_grows_with_the_text_alone(name: str, data: str) -> None:
    began = time.perf_counter()
    for found in read_all(name, (data + GOOD).encode()):
        assert isinstance(found, Document | InputError)
    assert time.perf_counter() - began < 30


def test_no_entity_of_the_page_s_own_is_known() -> None:
    page = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>青禾&a;高新区</p>'
    (found,) = read_all("a.html", page.encode())
    assert isinstance(found, Document)
    assert "&a;高新区" in found.text


#: Pieces that mean something to a reader, in any order.
_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "<th colspan=2>",
            "<!--",
            "-->",
        ),
        *("<article>", "<div class=nav>", "</div>", "<title>", "<h1>", "<pre>", "&nbsp;", "&#0;"),
        *("<script>", "<img>", "<br>", "<a href='", "'>", "&", "<", ">", '"'),
        *(
            "# ",
            "> ",
            "- ",
            "| ",
            "|--|",
            "**",
            "*",
            "`",
            "```",
            "[",
            "](x)",
            "![",
            "\\",
            "---",
            "+++",
        ),
        *("\n", "\r\n", "\r", "\n\n", "  ", "\t", "\0", "\ufeff", "\x1b", "\u202e", "\ud800"),
        *("{", "}", '{"content": "', '"}', "[", "]", ",", ":", "null", "1e999", "title: x"),
        *(
            "截至2024年底，",
            "青禾高新区",
            "企业52家",
            "产值（亿元）",
            "17.82",
            "（%）",
            "。",
            "一、",
        ),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map(lambda pieces: "".join(pieces))
_BYTES = st.one_of(
    st.binary(max_size=200),
    _TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(_TEXTS, st.sampled_from(["gb18030", "big5", "utf-16", "utf-16-le"])).map(
        lambda both: both[0].encode(both[1], "ignore")
    ),
)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=150)
@given(data=_BYTES)
@example(data=b"| a |\n|--|\n| `|` |")
def test_any_bytes_are_a_document_or_an_error(ending: str, data: bytes) -> None:
    for found in read_all(f"a{ending}", data):
        if isinstance(found, InputError):
            assert found.message.zh
            assert found.message.en
            continue
        assert len(found.normal) == len(found.text)
        for block in found.blocks:
            assert block.view.read(found.text)
            for piece in block.view.pieces:
                assert 0 <= piece.start < piece.end <= len(found.text)
        for claim in read_claims(found).claims:
            assert found.quote(claim.span) == claim.quantity.text
            if found.source is not None:
                assert found.source.place(claim.span).line
