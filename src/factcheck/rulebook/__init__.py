"""What the program knows as data: rule pages and word lists."""

from factcheck.rulebook.pages import (
    Example,
    Rule,
    find_rule,
    load_rules,
    read_page,
    read_rules,
    rules_folder,
    select_rules,
)

__all__ = [
    "Example",
    "Rule",
    "find_rule",
    "load_rules",
    "read_page",
    "read_rules",
    "rules_folder",
    "select_rules",
]
