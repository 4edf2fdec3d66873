"""The articles on the rule pages: each rule fires where its page says so, and nowhere else."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.config import Options
from factcheck.model import Severity
from factcheck.reading import parse
from factcheck.rulebook import Example, Rule, load_rules

RULES = load_rules()
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{'fires' if example.fires else 'silent'}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_page_tells_what_its_rule_does(rule: Rule, example: Example) -> None:
    documents = [parse(name, text.encode()) for name, text in example.documents]
    report = factcheck.check(documents, Options(select=(rule.id,)))
    found = [
        tuple(claim.text for claim in finding.claims)
        for finding in report.findings
        if finding.severity > Severity.INFO
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, example.expected)), example.title


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_articles_on_both_sides(rule: Rule) -> None:
    assert any(example.fires for example in rule.examples)
    assert any(not example.fires for example in rule.examples)
