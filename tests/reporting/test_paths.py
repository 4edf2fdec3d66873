from urllib.parse import unquote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfc3986_validator import validate_rfc3986

from factcheck.reporting.paths import is_relative, project_path, uri


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./drafts/a.txt", "drafts/a.txt"),
        ("drafts//x/../a.txt", "drafts/a.txt"),
        ("../a.txt", "../a.txt"),
        ("/srv/a.txt", "/srv/a.txt"),
        ("", "."),
        ("\udcff.txt", "\\udcff.txt"),
    ],
)
def test_a_path_is_as_the_repository_knows_it(path: str, expected: str) -> None:
    assert project_path(path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./稿/a b.txt", "%E7%A8%BF/a%20b.txt"),
        ("c:d.txt", "c%3Ad.txt"),  # no scheme
        ("100%?#.txt", "100%25%3F%23.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        ("\udcff\udc80.txt", "%FF%80.txt"),  # a file name that is no UTF-8 keeps its bytes
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_uri_is_percent_encoded(path: str, expected: str) -> None:
    assert uri(path) == expected


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_uri_is_one_and_leads_back(path: str) -> None:
    written = uri(path)
    assert validate_rfc3986(written, rule="URI_reference")
    assert unquote(written.removeprefix("file://")) == project_path(path)
    assert written.startswith("file:///") is not is_relative(path)


@given(st.binary(min_size=1).filter(lambda raw: b"/" not in raw and raw not in (b".", b"..")))
def test_any_bytes_of_a_file_name_are_kept(raw: bytes) -> None:
    assert unquote_to_bytes(uri(raw.decode("utf-8", "surrogateescape"))) == raw


@given(st.text(st.characters(codec=None)))
def test_half_a_surrogate_pair_is_no_crash(path: str) -> None:
    assert validate_rfc3986(uri(path), rule="URI_reference")
    project_path(path).encode("utf-8")
