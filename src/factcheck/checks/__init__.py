"""One module a kind of check, with one function ``check(corpus, rule) -> Iterator[Outcome]``: the
findings, and the relations that hold. Its ``SCOPE`` tells what it has to see together.

A rule page names its module (``check = "value_conflict"``); adding one touches no registry. A check
that takes parameters says in ``PARAMETERS`` which, and of what type; one whose pages may fill in
more than ``findings.FIELDS`` names those words in its own ``FIELDS``. One that asks more of its
pages has a function ``verify(rule)``, which raises ``RuleError``; it runs before anything is read.

Other packages add checks of the same shape: an entry point of the group ``factcheck.checks`` names
the module, under the name by which pages call it. The program's own names come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from types import ModuleType
from typing import cast

from factcheck.checks.findings import FIELDS
from factcheck.checks.scope import Scope
from factcheck.errors import RuleError
from factcheck.model import Corpus, Finding, Held
from factcheck.rulebook import Rule
from factcheck.typed_toml import suggestion

#: The entry points by which other packages offer checks.
GROUP = "factcheck.checks"

Check = Callable[[Corpus, Rule], Iterator[Finding | Held]]


def check_of(rule: Rule) -> Check:
    """The function that a rule's page names.

    Raises ``RuleError`` where there is none, and for a page that fills in what no finding has or
    whose parameters are not those of the check.
    """
    own = rule.check in _names()
    module = import_module(f"{__name__}.{rule.check}") if own else _installed(rule)
    if not callable(getattr(module, "check", None)):
        raise _unknown(rule)
    _verify_texts(rule, (*FIELDS, *getattr(module, "FIELDS", ())))
    _verify_parameters(rule, getattr(module, "PARAMETERS", {}))
    if verify := getattr(module, "verify", None):
        verify(rule)
    return cast(Check, module.check)


def scope_of(rule: Rule) -> Scope:
    """What the check of a rule has to see together; a check of another package may not say."""
    module = import_module(f"{__name__}.{rule.check}") if rule.check in _names() else None
    return getattr(module or _installed(rule), "SCOPE", Scope.WHOLE)


@cache
def _names() -> frozenset[str]:
    """The modules here; those without a ``check`` are shared by checks."""
    return frozenset(one.name for one in iter_modules(__path__))


def _installed(rule: Rule) -> ModuleType:
    """The module that another package offers under the name."""
    # Imported here because few have checks of their own, and start-up counts.
    from importlib.metadata import entry_points

    offered = {one.value: one for one in entry_points(group=GROUP, name=rule.check)}
    if not offered:
        raise _unknown(rule, entry_points(group=GROUP).names)
    if len(offered) > 1:
        both = ", ".join(sorted(offered))
        zh, en = (
            f"有几个包提供 {rule.check}：{both}",
            f"several packages offer {rule.check}: {both}",
        )
        raise rule.fault("check", zh, en)
    ((value, entry),) = offered.items()
    try:
        return cast(ModuleType, entry.load())
    except Exception as error:  # whatever the import of somebody else's module raises
        told = f"{value}: {type(error).__name__}: {error}"
        zh, en = f"{rule.check} 无法载入（{told}）", f"{rule.check} cannot be loaded ({told})"
        raise rule.fault("check", zh, en) from error


def _unknown(rule: Rule, installed: Iterable[str] = ()) -> RuleError:
    own = (name for name in _names() if hasattr(import_module(f"{__name__}.{name}"), "check"))
    more = suggestion(rule.check, sorted((*own, *installed)))
    return rule.fault(
        "check",
        f"没有 {rule.check} 这种检查{more.zh}",
        f"there is no check {rule.check}{more.en}",
    )


def _verify_texts(rule: Rule, fields: Sequence[str]) -> None:
    for key, message in (("message", rule.message), ("action", rule.action)):
        for _, name, form, conversion in Formatter().parse(message.zh + message.en):
            if name is not None and (name not in fields or form or conversion):
                more = suggestion(name, fields)
                raise rule.fault(
                    key,
                    f"{key} 中的 {{{name}}} 无从填写{more.zh}",
                    f"{key}: there is nothing to fill in for {{{name}}}{more.en}",
                )


def _verify_parameters(rule: Rule, wanted: Mapping[str, type]) -> None:
    for name, value in rule.parameters.items():
        if name not in wanted:
            more = suggestion(name, wanted)
            raise rule.fault(
                "parameters",
                f"{rule.check} 没有参数 {name}{more.zh}",
                f"{rule.check} has no parameter {name}{more.en}",
            )
        if wanted[name] is float and (
            isinstance(value, bool) or not isinstance(value, int | float)
        ):
            raise rule.fault("parameters", f"{name} 应为数", f"{name} must be a number")
        if wanted[name] is list and not isinstance(value, list):
            raise rule.fault("parameters", f"{name} 应为列表", f"{name} must be a list")
        if wanted[name] is str and not isinstance(value, str):
            raise rule.fault("parameters", f"{name} 应为文字", f"{name} must be a text")
    for name in wanted:
        if name not in rule.parameters:
            raise rule.fault("parameters", f"缺少参数 {name}", f"the parameter {name} is missing")
