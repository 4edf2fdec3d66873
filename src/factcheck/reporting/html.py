"""The report as one HTML file for editors: it needs no network and runs no script but its own.

The policy in its head allows the one style sheet and the one script that it holds, by their hashes,
and nothing else. Every text goes through ``visible.inline`` and then through autoescaping.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model import Language, Report
from factcheck.reporting.page import Desk, verdict
from factcheck.reporting.visible import inline
from factcheck.rulebook import Rule

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_CACHED = 10_000
_LANG = {Language.ZH: "zh-Hans", Language.EN: "en"}


def render(report: Report, language: Language, rules: Sequence[Rule]) -> str:
    """The whole page; the same report gives the same text. ``rules`` are explained on it."""
    from markupsafe import Markup

    desk = Desk(report, language, rules)
    entries = desk.entries()
    explained = desk.rules()
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment(language)
        .get_template("report.html")
        .render(
            lang=_LANG[language],
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            version=version("factcheck-zh"),
            report=report,
            language=language,
            verdict=verdict(report, language),
            entries=entries,
            filters=desk.filters(entries),
            pages=desk.pages(),
            verified=desk.verified(),
            rules=explained,
            explained={rule.id for rule in explained},
            number_of={entry.number: entry for entry in entries},
        )
    )


def _environment(language: Language) -> Environment:
    """Jinja2 with the house's escaping; ``say`` picks the text of the report's language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup, escape

    # A report says the same words again and again.
    safe = lru_cache(maxsize=_CACHED)(lambda text: escape(inline(text)))

    def shown(value: object) -> object:
        """What an expression prints: markup as it is, any other text made visible and escaped."""
        return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["say"] = lambda zh, en: zh if language is Language.ZH else en
    return environment


def _policy(style: str, script: str) -> str:
    """The content security policy: this style sheet, this script, the empty icon, no more."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
