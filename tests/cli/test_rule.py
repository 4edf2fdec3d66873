import pytest

from factcheck.rulebook import load_rules

from .conftest import Command


def test_every_rule_is_listed(command: Command) -> None:
    outcome = command("rule", env={"COLUMNS": "200"})
    assert outcome.code == 0
    rows = [line.split() for line in outcome.out.splitlines()]
    assert [(row[0], row[2]) for row in rows] == [(rule.id, rule.name) for rule in load_rules()]


@pytest.mark.parametrize("by", ["id", "name"])
def test_one_rule_is_explained(command: Command, by: str) -> None:
    rule = load_rules()[0]
    outcome = command("rule", getattr(rule, by), "--lang", "en")
    assert outcome.code == 0
    assert outcome.out.startswith(f"{rule.id} {rule.name} {rule.severity.label}\n")
    assert rule.title.en in outcome.out
    assert rule.examples[0].title in outcome.out


def test_an_unknown_rule_suggests_the_right_one(command: Command) -> None:
    rule = load_rules()[0]
    outcome = command("rule", rule.name[:-1] + "x", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"did you mean {rule.name}?\n")
    assert outcome.err.count("\n") == 1
