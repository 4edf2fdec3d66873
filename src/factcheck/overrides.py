"""Severities that the user sets: for a rule, and for a rule in the documents of some paths.

Each document has a severity of its own for each rule: that of the page, or what the configuration
sets for the rule, or what the last matching ``per-path`` entry sets. A finding counts as the
strictest of its documents asks, and is left out only where all of them switch its rule off: an
article is held against the archive though the archive is not held against itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.config import Options
from factcheck.model import Finding, Severity, file_of
from factcheck.rulebook import Rule, find_rule, select_rules


class Overrides:
    """What the options set for the rules. Raises ``UsageError`` for an unknown one."""

    def __init__(self, rules: Sequence[Rule], options: Options) -> None:
        def by_id(given: Iterable[tuple[str, Severity | None]]) -> dict[str, Severity | None]:
            return {find_rule(rules, key).id: severity for key, severity in given}

        self._selected = select_rules(rules, options.select, options.ignore)
        self._general: dict[str, Severity | None] = {rule.id: rule.severity for rule in rules}
        self._general |= by_id(options.severity.items())
        # Loaded where it is needed: listing the rules reads no articles.
        if options.per_path:
            from factcheck.reading import Globs
        self._local = [
            (Globs(one.paths, options.root), by_id(one.severity.items()))
            for one in options.per_path
        ]
        self._matching: dict[str, list[dict[str, Severity | None]]] = {}

    def in_force(self) -> tuple[Rule, ...]:
        """The rules that are selected and that some document asks for, each with the strictest
        severity asked.
        """
        strictest = ((rule, self._strictest(rule)) for rule in self._selected)
        return tuple(replace(rule, severity=asked) for rule, asked in strictest if asked)

    def apply(self, finding: Finding, rule: Rule) -> Finding | None:
        """The finding of a graded rule as its documents ask for it, ``None`` where none does."""
        paths = {claim.span.document for claim in finding.claims}
        asked = [level for path in paths if (level := self._level(rule.id, path))]
        if not asked:
            return None
        # A finding below its rule's severity is information by its verdict, and stays that.
        own = finding.severity >= rule.severity
        severity = max(asked) if own else min(finding.severity, max(asked))
        return replace(finding, severity=severity)

    def _strictest(self, rule: Rule) -> Severity | None:
        levels = (self._general[rule.id], *(local.get(rule.id) for _, local in self._local))
        return max((level for level in levels if level), default=None)

    def _level(self, rule: str, path: str) -> Severity | None:
        if path not in self._matching:
            self._matching[path] = [own for globs, own in self._local if globs.match(file_of(path))]
        level = self._general[rule]
        for own in self._matching[path]:
            level = own.get(rule, level)
        return level
