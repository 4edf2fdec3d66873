"""Severities that the user sets, for a rule and for a rule in some paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.config import Options, PerPath
from factcheck.errors import UsageError
from factcheck.model import Document, Finding, Severity, Verdict

from .articles import article

ONE = "青禾高新区观察\n\n2024年,青禾高新区拥有高新技术企业52家。\n"
TWO = "青禾高新区综述\n\n2024年,青禾高新区高新技术企业达46家。\n"
#: The same figure once more, of a year that holds the other: information by its verdict.
PART = "青禾高新区快讯\n\n2024年上半年,青禾高新区实现工业产值40亿元。\n"
WHOLE = "青禾高新区年报\n\n2024年,青禾高新区实现工业产值90亿元。\n"
OFF, INFO, WARNING, ERROR = None, Severity.INFO, Severity.WARNING, Severity.ERROR


def documents(*names: str) -> list[Document]:
    return [article(text, name) for text, name in zip((ONE, TWO), names, strict=True)]


def found(options: Options, *names: str) -> list[Finding]:
    return list(factcheck.check(documents(*(names or ("a.txt", "b.txt"))), options).findings)


def local(*entries: tuple[str, Severity | None], **options: object) -> Options:
    per_path = tuple(PerPath((glob,), {"FC101": level}) for glob, level in entries)
    return Options(per_path=per_path, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["FC101", "value-conflict"])
@pytest.mark.parametrize("level", [INFO, WARNING, ERROR])
def test_a_rule_has_the_severity_that_is_set(key: str, level: Severity) -> None:
    assert [one.severity for one in found(Options(severity={key: level}))] == [level]


def test_a_rule_that_is_off_is_not_applied() -> None:
    assert found(Options()) != []
    assert found(Options(severity={"FC101": OFF})) == []


def test_an_unknown_rule_is_a_wrong_call() -> None:
    for options in (
        Options(severity={"FC999": OFF}),
        Options(per_path=(PerPath(("a",), {"x": OFF}),)),
    ):
        with pytest.raises(UsageError):
            found(options)


def test_no_rule_left_is_told() -> None:
    with pytest.raises(UsageError, match="no rule is left"):
        found(Options(select=("FC101",), severity={"FC101": OFF}))


@pytest.mark.parametrize(
    ("entries", "severity"),
    [
        # The strictest of the documents decides.
        ([("archive/", OFF)], ERROR),
        ([("archive/", OFF), ("drafts/", INFO)], INFO),
        ([("archive/", WARNING), ("drafts/", INFO)], WARNING),
        ([("*.txt", OFF)], None),
        ([("archive/", OFF), ("drafts/", OFF)], None),
        # Of several entries for one document the last.
        ([("*.txt", OFF), ("drafts/", WARNING)], WARNING),
        ([("drafts/", WARNING), ("*.txt", OFF)], None),
        ([("elsewhere/", OFF)], ERROR),
    ],
)
def test_a_finding_counts_as_its_strictest_document_asks(
    entries: list[tuple[str, Severity | None]], severity: Severity | None
) -> None:
    names = ("drafts/a.txt", "archive/b.txt")
    expected = [] if severity is None else [severity]
    assert [one.severity for one in found(local(*entries), *names)] == expected


def test_a_rule_that_is_off_may_be_on_somewhere() -> None:
    options = local(("drafts/", WARNING), severity={"FC101": OFF})
    assert [one.severity for one in found(options, "drafts/a.txt", "b.txt")] == [WARNING]
    assert found(options, "a.txt", "b.txt") == []


def test_globs_count_from_the_root(tmp_path: Path) -> None:
    inside = local(("/archive/", OFF), root=tmp_path)
    names = (f"{tmp_path}/archive/a.txt", f"{tmp_path}/archive/b.txt")
    assert found(inside, *names) == []
    assert found(inside, "archive/a.txt", "archive/b.txt") != []


def test_information_by_its_verdict_stays_information() -> None:
    articles = [article(PART, "a.txt"), article(WHOLE, "b.txt")]

    def told(options: Options) -> list[tuple[Verdict, Severity]]:
        return [(one.verdict, one.severity) for one in factcheck.check(articles, options).findings]

    period = Verdict.DIFFERS_IN_PERIOD
    assert told(Options()) == [(period, INFO)]
    assert told(Options(severity={"FC101": WARNING})) == [(period, INFO)]
    assert told(local(("*", WARNING))) == [(period, INFO)]
    assert told(local(("*", OFF))) == []


_LEVELS = st.sampled_from([OFF, INFO, WARNING, ERROR])
_GLOBS = st.sampled_from(["x/", "y/", "*.txt", "x/a.txt", "!x/"])


@given(_LEVELS, st.lists(st.tuples(_GLOBS, _LEVELS), max_size=4))
def test_the_last_word_on_a_document_counts(
    general: Severity | None, entries: list[tuple[str, Severity | None]]
) -> None:
    matching = {
        "x/a.txt": ("x/", "*.txt", "x/a.txt"),
        "y/b.txt": ("y/", "*.txt"),
    }

    def asked(name: str) -> Severity | None:
        said = [level for glob, level in entries if glob in matching[name]]
        return said[-1] if said else general

    levels = [level for level in map(asked, matching) if level]
    options = local(*entries, severity={"FC101": general})
    assert [one.severity for one in found(options, *matching)] == ([max(levels)] if levels else [])
