"""The rules for readers: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from factcheck.model import Language, Message
from factcheck.reporting.markdown import rejoined
from factcheck.reporting.terminal import SEVERITY_STYLE
from factcheck.reporting.visible import visible
from factcheck.reporting.words import SEVERITY
from factcheck.rulebook import Rule

_OFF = Message(zh="不用", en="off")


def listing(rules: Iterable[Rule], in_force: Iterable[Rule], language: Language) -> RenderableType:
    """A line for each rule: id, severity, name and title.

    The severity is that of the rule ``in_force``; one that is not among them is off.
    """
    levels = {rule.id: rule.severity for rule in in_force}
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for no_wrap in (True, True, True, False):
        table.add_column(no_wrap=no_wrap)
    for rule in rules:
        level = levels.get(rule.id)
        table.add_row(
            Text(rule.id, "bold"),
            Text(SEVERITY[level][language], SEVERITY_STYLE[level])
            if level
            else Text(_OFF[language], "dim"),
            Text(rule.name),
            Text(visible(rule.title[language])),
        )
    return table


def page(rule: Rule, language: Language) -> Iterator[RenderableType]:
    """The page of a rule."""
    yield Text.assemble(
        (rule.id, "bold"),
        f" {rule.name} ",
        (SEVERITY[rule.severity][language], SEVERITY_STYLE[rule.severity]),
    )
    yield Text(visible(rule.title[language]), "bold")
    yield Text()
    # The page's own heading says what stands above it here.
    body = rule.body.removeprefix(f"# {rule.id} {rule.name}\n").lstrip("\n")
    yield _Body("\n".join(visible(line) for line in body.split("\n")))


class _Body:
    """Markdown, drawn where there are colours, else as it is written."""

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if console.color_system:
            yield Markdown(rejoined(self._markdown))
        else:
            yield Text(self._markdown)
