from dataclasses import replace

from junitparser import Error, Failure, Skipped

from factcheck.model import Language, Severity
from factcheck.reporting.junit import render

from .gated import PROBLEM, gated, hostile_report
from .readers import read_junit
from .samples import document, report, sample


def test_a_failure_for_each_error_and_warning() -> None:
    read = read_junit(render(sample(), Language.ZH))
    assert (read.tests, read.failures, read.errors, read.skipped) == (2, 2, 0, 0)
    (suite,) = read
    assert suite.name == "drafts/云港.txt"
    case = next(iter(suite))
    assert case.name == "云港高新区的高新技术企业：一处为38家，另一处为35家"
    assert case.classname == "FC101 value-conflict"
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("error", case.name)
    assert failure.text.splitlines()[1].startswith("35家 · published/2025.txt:3:19 · ")
    assert failure.text.splitlines()[-1] == "待办：请核实"


def test_a_document_without_findings_passes() -> None:
    clean = replace(sample(), findings=())
    read = read_junit(render(clean, Language.EN))
    assert (read.tests, read.failures) == (2, 0)
    assert [(suite.name, [case.name for case in suite]) for suite in read] == [
        ("drafts/云港.txt", ["no findings"]),
        ("published/2025.txt", ["no findings"]),
    ]
    assert all(case.is_passed for suite in read for case in suite)


def test_the_other_side_of_a_failure_has_not_passed() -> None:
    names = [suite.name for suite in read_junit(render(sample(), Language.ZH))]
    assert names == ["drafts/云港.txt"]


def test_information_does_not_fail() -> None:
    first = sample().findings[0]
    shown = replace(sample(), findings=(replace(first, severity=Severity.INFO),))
    text = render(shown, Language.ZH)
    read = read_junit(text)
    assert (read.tests, read.failures) == (2, 0)
    assert "<system-out>云港高新区的高新技术企业：" in text


def test_what_is_known_or_suppressed_is_skipped_with_its_reason() -> None:
    read = read_junit(render(gated(), Language.ZH))
    assert (read.tests, read.failures, read.errors, read.skipped) == (6, 2, 1, 3)
    skipped = [
        result.message
        for suite in read
        for case in suite
        for result in case.result
        if isinstance(result, Skipped)
    ]
    assert skipped == ["已忽略：口径已核实", "已忽略：两稿年份不同", "基线中已有"]


def test_cases_of_a_suite_have_names_of_their_own() -> None:
    for suite in read_junit(render(gated(), Language.ZH)):
        names = [case.name for case in suite]
        assert len(set(names)) == len(names)


def test_a_file_that_was_not_read_is_an_error() -> None:
    shown = report(documents=(), problems=(PROBLEM, replace(PROBLEM, path="")))
    bad, nowhere = read_junit(render(shown, Language.EN))
    (case,) = bad
    (error,) = case.result
    assert isinstance(error, Error)
    assert (bad.name, error.message) == ("drafts/坏.txt", "no text file")
    assert nowhere.name == "factcheck"


def test_notices_are_told() -> None:
    assert "drafts/云港.txt:3: 这条忽略没有用到" in render(gated(), Language.ZH)


def test_what_xml_cannot_hold_is_written_out() -> None:
    text = render(hostile_report("\x00\x0b\ufffe\uffff\ud800]]>"), Language.ZH)
    (failure,) = next(
        case.result for suite in read_junit(text) for case in suite if case.is_failure
    )
    assert failure.message == "\\x00 \\ufffe\\uffff\\ud800]]>"


def test_counts_add_up() -> None:
    read = read_junit(render(gated(), Language.ZH))
    cases = [case for suite in read for case in suite]
    assert read.tests == sum(suite.tests for suite in read) == len(cases)
    assert read.failures == sum(suite.failures for suite in read)
    assert read.failures == sum(case.is_failure for case in cases)
    assert read.skipped == sum(case.is_skipped for case in cases)
    assert read.errors == sum(case.is_error for case in cases)


def test_a_document_in_which_nothing_was_understood_has_not_passed() -> None:
    shown = report(documents=(document("a.txt", "x"),))
    (suite,) = read_junit(render(shown, Language.EN))
    (case,) = suite
    assert [result.message for result in case.result] == [
        "no figure was understood, so nothing has been checked"
    ]
