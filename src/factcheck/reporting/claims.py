"""What was read out of documents: as JSON lines for programs, as tables for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.model import Claim, Document, Language, Message, Reading, SetAside
from factcheck.reporting.json_report import claim_dict, dumps, set_aside_dict
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import inline
from factcheck.reporting.words import REASON, SEPARATOR, about

_SET_ASIDE = Message(zh="未作陈述：{0}", en="set aside: {0}")
_EMPTY = Message(zh="没有数字", en="no figures")


def json_lines(readings: Iterable[tuple[Document, Reading]]) -> Iterator[str]:
    """One figure a line, in order of position: claims, and figures that were set aside."""
    for document, reading in readings:
        sources = Sources([document])
        for figure in _in_order(reading):
            yield dumps(_as_dict(figure, sources), indent=None)


def tables(
    readings: Iterable[tuple[Document, Reading]], language: Language
) -> Iterator[RenderableType]:
    """One table for each document: where, which figure, and what it is about."""
    for document, reading in readings:
        sources = Sources([document], language)
        heading = Text(inline(document.path), "bold cyan")
        if document.title:
            heading.append(f"  {inline(document.title)}", "bold")
        if document.date:
            heading.append(f"  {document.date}", "dim")
        figures = _in_order(reading)
        if not figures:
            yield Group(heading, Text(f"  {_EMPTY[language]}", "dim"), Text())
            continue
        table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
        table.add_column(justify="right", style="cyan", no_wrap=True)
        table.add_column(overflow="fold", style="bold", max_width=24)
        table.add_column(overflow="fold", ratio=1)
        for figure in figures:
            table.add_row(
                inline(sources.place(figure.span).removeprefix(document.path).lstrip(" :")),
                Text(inline(document.quote(figure.span))),
                _what(figure, language),
            )
        yield Group(heading, table, Text())


def _what(figure: Claim | SetAside, language: Language) -> Text:
    if isinstance(figure, Claim):
        return Text(inline(SEPARATOR.join(about(figure, language))))
    told = REASON.get(figure.reason)
    reason = told[language] if told is not None else figure.reason
    return Text(inline(_SET_ASIDE[language].format(reason)), "dim")


def _in_order(reading: Reading) -> list[Claim | SetAside]:
    figures: list[Claim | SetAside] = [*reading.claims, *reading.set_aside]
    return sorted(figures, key=lambda figure: figure.span)


def _as_dict(figure: Claim | SetAside, sources: Sources) -> dict[str, Any]:
    if isinstance(figure, Claim):
        return claim_dict(figure, sources)
    return set_aside_dict(figure, sources)
