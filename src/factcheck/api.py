"""The Python interface: what ``import factcheck`` offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from factcheck import extraction, model, pipeline, reading
from factcheck.config import Options
from factcheck.extraction import dates, figures
from factcheck.model import Claim, Document, Language, Period, Quantity
from factcheck.reporting.json_report import to_dict

Source = str | Path | Document


class Report(model.Report):
    """The outcome of a check; ``findings`` are worst first."""

    def to_dict(self, language: Language = Language.ZH) -> dict[str, Any]:
        """The report as JSON holds it, messages in ``language``."""
        return to_dict(self, language)


def quantities(text: str) -> list[Quantity]:
    """The figures of a text, each with its span, interval, unit and dimension."""
    normal = reading.normalise(text)
    taken = dates.calendar_spans(dates.find_periods(normal))
    return list(figures.scan(normal, text=text, taken=taken).quantities)


def periods(text: str, reference: date | None = None) -> list[Period]:
    """The dates and periods of a text; relative ones are counted from ``reference``, and without it
    left unresolved.
    """
    return dates.find_periods(reading.normalise(text), text=text, reference=reference)


def read(path: str | Path) -> Document:
    """The document in a file. Raises ``factcheck.errors.InputError``."""
    return reading.read(Path(path).as_posix())


def claims(document: Document) -> list[Claim]:
    """The claims of a document, in order of position."""
    return list(extraction.read_claims(document).claims)


def check(sources: Source | Iterable[Source], config: Options | None = None) -> Report:
    """Checks files, folders and documents against each other.

    What cannot be read stands in ``Report.problems``, as on the command line. Raises
    ``factcheck.errors.UsageError`` for an unknown rule.
    """
    given = [sources] if isinstance(sources, str | Path | Document) else list(sources)
    paths = [Path(source).as_posix() for source in given if not isinstance(source, Document)]
    documents = [source for source in given if isinstance(source, Document)]
    found = pipeline.run(paths, config or Options(), documents=documents)
    return Report(**{field.name: getattr(found, field.name) for field in fields(found)})
