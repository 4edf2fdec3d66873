"""One module a kind of check, with one function ``check(corpus, rule) -> Iterator[Finding]``.

A rule page names its module (``check = "value_conflict"``); adding one touches no registry. A check
that takes parameters says which numbers it wants in ``PARAMETERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from types import ModuleType
from typing import cast

from factcheck.checks.clash import FIELDS
from factcheck.model import Corpus, Finding
from factcheck.rulebook import Rule
from factcheck.typed_toml import suggestion

Check = Callable[[Corpus, Rule], Iterator[Finding]]


def check_of(rule: Rule) -> Check:
    """The function that a rule's page names.

    Raises ``RuleError`` where there is none, and for a page that fills in what no finding has or
    whose parameters are not those of the check.
    """
    module = _modules().get(rule.check)
    if module is None:
        more = suggestion(rule.check, _modules())
        raise rule.fault(
            "check",
            f"没有 {rule.check} 这种检查{more.zh}",
            f"there is no check {rule.check}{more.en}",
        )
    _verify_texts(rule)
    _verify_parameters(rule, getattr(module, "PARAMETERS", ()))
    return cast(Check, module.check)


@cache
def _modules() -> dict[str, ModuleType]:
    """The modules that hold a check, by name."""
    modules = {one.name: import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)}
    return {name: module for name, module in modules.items() if hasattr(module, "check")}


def _verify_texts(rule: Rule) -> None:
    for key, message in (("message", rule.message), ("action", rule.action)):
        for _, name, form, conversion in Formatter().parse(message.zh + message.en):
            if name is not None and (name not in FIELDS or form or conversion):
                more = suggestion(name, FIELDS)
                raise rule.fault(
                    key,
                    f"{key} 中的 {{{name}}} 无从填写{more.zh}",
                    f"{key}: there is nothing to fill in for {{{name}}}{more.en}",
                )


def _verify_parameters(rule: Rule, wanted: tuple[str, ...]) -> None:
    for name, value in rule.parameters.items():
        if name not in wanted:
            more = suggestion(name, wanted)
            raise rule.fault(
                "parameters",
                f"{rule.check} 没有参数 {name}{more.zh}",
                f"{rule.check} has no parameter {name}{more.en}",
            )
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise rule.fault("parameters", f"{name} 应为数", f"{name} must be a number")
    for name in wanted:
        if name not in rule.parameters:
            raise rule.fault("parameters", f"缺少参数 {name}", f"the parameter {name} is missing")
