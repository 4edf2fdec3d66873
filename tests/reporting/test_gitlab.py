from dataclasses import replace

from factcheck.model import Language
from factcheck.reporting.gitlab import render

from .gated import NOTICE, PROBLEM, gated
from .readers import read_gitlab
from .samples import sample


def test_a_finding_is_one_issue_that_names_all_sides() -> None:
    stock, shares, info = read_gitlab(render(sample(), Language.ZH))
    assert stock == {
        "description": "云港高新区的高新技术企业：一处为38家，另一处为35家 · "
        "38家 drafts/云港.txt:3:99 · 35家 published/2025.txt:3:19 · 待办：请核实",
        "check_name": "FC101 value-conflict",
        "fingerprint": "c0ffee",
        "severity": "major",
        "location": {"path": "drafts/云港.txt", "lines": {"begin": 3}},
    }
    assert [shares["severity"], info["severity"]] == ["minor", "info"]


def test_only_what_is_open_is_listed() -> None:
    names = [issue["check_name"] for issue in read_gitlab(render(gated(), Language.ZH))]
    assert names == [
        "unchecked-file",
        "FC101 value-conflict",
        "FC103 base-containment",
        "FC101 value-conflict",
        "notice",
    ]


def test_fingerprints_do_not_depend_on_order_lines_or_language() -> None:
    shown = gated()
    turned = replace(
        shown,
        findings=shown.findings[::-1],
        notices=(replace(NOTICE, line=9),),
    )
    texts = (render(shown, Language.ZH), render(turned, Language.EN))
    prints = [{issue["fingerprint"] for issue in read_gitlab(text)} for text in texts]
    assert prints[0] == prints[1]


def test_the_same_words_in_two_places_are_two_issues() -> None:
    first = sample().findings[0]
    shown = replace(
        sample(), findings=(first, first), problems=(PROBLEM,), notices=(NOTICE, NOTICE)
    )
    issues = read_gitlab(render(shown, Language.ZH))
    assert [issue["fingerprint"] for issue in issues][1:3] == ["c0ffee", "c0ffee-2"]


def test_a_clean_run_is_an_empty_list() -> None:
    assert render(replace(sample(), findings=()), Language.ZH) == "[]\n"
