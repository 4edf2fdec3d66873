"""One module a kind of check, with one function ``check(corpus, rule) -> Iterator[Outcome]``: the
findings, and the relations that hold.

A rule page names its module (``check = "value_conflict"``); adding one touches no registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from factcheck.errors import RuleError
from factcheck.model import Corpus, Finding, Held, Message
from factcheck.rulebook import Rule

Check = Callable[[Corpus, Rule], Iterator[Finding | Held]]


def check_of(rule: Rule) -> Check:
    """The function that a rule's page names. Raises ``RuleError`` where there is none."""
    name = f"{__name__}.{rule.check}"
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise RuleError(
            Message(
                zh=f'规则 {rule.id} 的 check = "{rule.check}" 没有对应的检查',
                en=f'rule {rule.id}: check = "{rule.check}" names no check',
            )
        ) from error
    return cast(Check, module.check)
