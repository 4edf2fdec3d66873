"""``factcheck rule``: lists the rules, or explains one."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.cli.options import ConfigFile, Lang, NoColor, language_of, settings_of

HELP = """列出规则，或说明一条规则 · List the rules, or explain one.

\b
factcheck rule
factcheck rule value-conflict
"""


def rule(
    key: Annotated[
        str | None,
        typer.Argument(metavar="[ID|NAME]", show_default=False, help="FC101, value-conflict"),
    ] = None,
    lang: Lang = None,
    no_color: NoColor = False,
    config: ConfigFile = None,
) -> None:
    """Loads the rule pages and prints."""
    with output.user_errors(language_of(lang)):
        settings = settings_of(config, lang=lang)
    language = language_of(settings.lang)
    with output.user_errors(language):
        from factcheck.overrides import Overrides
        from factcheck.reporting import rules as pages
        from factcheck.rulebook import find_rule, load_rules

        rules = load_rules(settings.rules)
        in_force = Overrides(rules, settings.options()).in_force()
        if key is None:
            output.draw([pages.listing(rules, in_force, language)], no_color=no_color)
        else:
            found = find_rule(rules, key)
            asked = next((rule for rule in in_force if rule.id == found.id), found)
            output.draw(pages.page(asked, language), no_color=no_color)
